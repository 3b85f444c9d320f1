//! Reads a version for who speaks in it, sentence by sentence.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::mention::{self, Mention, mention};
use super::people::{People, Surnames};
use super::speaks::speaks;
use super::who::Who;
use super::{Speaker, estimate, lists, opening, tag};
use crate::framing::SentenceView;
use crate::framing::kinds::attribution;
use crate::language::{self, has};
use crate::span::Span;
use crate::tokens::{TermId, TokenKind};

/// The speakers of one version.
pub(super) struct Heard<'a> {
    pub speakers: Vec<Speaker>,
    /// By which words each is known, in the same order.
    pub who: Vec<Who>,
    /// The numbers of those with such a head, office or first name.
    by_word: FxHashMap<TermId, Vec<usize>>,
    people: &'a People,
    surnames: &'a Surnames,
    /// Who spoke last, and where.
    last: Option<(usize, usize)>,
    /// Sentences of a quotation that has not closed yet and whose speaker may follow.
    open: Vec<usize>,
    about: Option<About>,
}

/// Whom a sentence was last about.
#[derive(Clone)]
struct About {
    who: Who,
    /// Where he is named.
    place: (usize, Span),
    /// The last sentence about him.
    last: usize,
}

/// Fewer words in quotation marks are no quotation of what somebody said.
const SHORTEST_QUOTE: usize = 3;
/// A sentence of which so much stands in quotation marks says nothing else.
const ALL_QUOTED: f64 = 0.8;
/// Shorter names stand in too many others.
const SHORTEST_OUTLET: usize = 5;
/// A pronoun stands for somebody no further back.
const PRONOUN_REACH: usize = 2;

impl<'a> Heard<'a> {
    /// Reads the sentences of a version that names such people.
    pub fn of<'v>(views: impl Iterator<Item = SentenceView<'v>>, people: &'a People, surnames: &'a Surnames) -> Self {
        let (speakers, who, by_word, open) = (Vec::new(), Vec::new(), FxHashMap::default(), Vec::new());
        let mut heard = Self { speakers, who, by_word, people, surnames, last: None, open, about: None };
        for view in views {
            heard.hear(&view);
        }
        heard.close(None);
        heard
    }

    fn hear(&mut self, view: &SentenceView<'_>) {
        let index = view.index;
        let quotes = view.tokenized.quotes.iter().any(|quote| quote.tokens.len() >= SHORTEST_QUOTE);
        let mut spoken = Vec::new();
        let all = attribution::attributions(view);
        let mut reports = false;
        for found in all.iter().filter(|found| speaks(view, found, &all, quotes)) {
            reports = true;
            let mentioned = mention(view, found);
            spoken.extend(mentioned.and_then(|mentioned| self.meant_by(mentioned, view, found.cue.start)));
        }
        let told = |source: &Range<usize>| all.iter().any(|found| tag::is_told(found, source));
        let others = tag::behind_quotation(view).into_iter().chain(estimate::sources(view));
        for source in others.filter(|source| !told(source)) {
            let mentioned = mention::of_tokens(view, source.clone());
            spoken.extend(mentioned.and_then(|mentioned| self.meant_by(mentioned, view, source.start)));
        }
        let quotation = is_quotation(view);
        let goes_on = !reports && spoken.is_empty() && quotation;
        let behind = spoken.first().copied().filter(|_| starts_quoted(view));
        if goes_on {
            self.open.push(index);
        }
        if !goes_on || closes(view) {
            self.close(behind);
        }
        for who in spoken {
            self.speak(who, index, quotes);
        }
        self.look(view, quotation);
    }

    /// The number of the speaker whom a mention before a verb at `cue` is of.
    fn meant_by(&mut self, mentioned: Mention, view: &SentenceView<'_>, cue: usize) -> Option<usize> {
        match mentioned {
            Mention::Pronoun(word) => self.meant(word, view, cue),
            Mention::Aged => self.about_whom(view, |who| who.person),
            Mention::Somebody(who, span) => (!is_outlet(view, span)).then(|| self.place(who, view, span)),
        }
    }

    /// A quotation that goes on over a paragraph has no verb of its own: whoever spoke before it says it, or who is named where it ends
    /// (`“It is old. We knew,” he said.`).
    fn close(&mut self, behind: Option<usize>) {
        let open = std::mem::take(&mut self.open);
        let before = self.last.filter(|(_, at)| open.first().is_some_and(|first| *first == at + 1)).map(|(who, _)| who);
        if let Some(who) = behind.or(before) {
            open.into_iter().for_each(|sentence| self.speak(who, sentence, true));
        }
    }

    fn speak(&mut self, who: usize, sentence: usize, quotes: bool) {
        let speaker = &mut self.speakers[who];
        if speaker.sentences.last().is_none_or(|last| *last < sentence) {
            speaker.sentences.push(sentence);
            speaker.quoted.extend(quotes.then_some(sentence));
        }
        self.last = Some((who, sentence));
    }

    /// Notes whom a sentence is about.
    fn look(&mut self, view: &SentenceView<'_>, quotation: bool) {
        if quotation {
            // What is quoted is about others, and whoever was told of before it is told of behind it.
            if let Some(about) = &mut self.about {
                about.last += usize::from(about.last + 1 == view.index);
            }
            return;
        }
        let known = |mentioned: Option<(Who, Span)>| {
            let told = mentioned.map(|(who, span)| self.known(who, view, span));
            told.filter(|(who, _)| who.person && who.named)
        };
        let opened = known(self.people.opened(view.index).cloned());
        if let Some((who, place)) = opened.or_else(|| known(opening::opening_owner(view))) {
            self.about = Some(About { who, place, last: view.index });
        } else if let (Some(pronoun), Some(about)) = (opening::opening_pronoun(view), &mut self.about)
            && view.index - about.last <= PRONOUN_REACH
            && fits(&about.who, pronoun)
        {
            about.last = view.index;
        }
    }

    /// Whom a pronoun stands for: he or she for the person whom its sentence or one before is about, or who spoke last; they for
    /// others who spoke just before. Nobody where none of these fits.
    fn meant(&mut self, pronoun: &str, view: &SentenceView<'_>, cue: usize) -> Option<usize> {
        let last = self.last.filter(|(_, spoke)| view.index - spoke <= PRONOUN_REACH);
        if pronoun == "they" {
            // `His advisers, they said later, were wrong`
            let plural = |norm: &str| language::of(view.language()).numbers.ends_like_plural(norm);
            let several =
                |who: &Who| who.group || who.called.is_some_and(|called| plural(view.vocabulary.norm(called)));
            let own = opening::opening(view, cue).filter(|(who, _)| several(who) && !who.person && !who.named);
            if let Some((who, span)) = own {
                return Some(self.place(who, view, span));
            }
            return last.map(|(who, _)| who).filter(|&who| !self.who[who].person);
        }
        if let Some((who, span)) = opening::opening(view, cue) {
            let (who, place) = self.known(who, view, span);
            if who.named && fits(&who, pronoun) {
                return Some(self.put(who, place));
            }
        }
        self.about_whom(view, |who| fits(who, pronoun)).or_else(|| {
            let near = view.index.saturating_sub(PRONOUN_REACH)..view.index;
            let (who, place) = self.people.only_one(near, pronoun == "she")?;
            Some(self.put(who.clone(), place))
        })
    }

    /// Whom the text was about just before, or who spoke there.
    fn about_whom(&mut self, view: &SentenceView<'_>, fits: impl Fn(&Who) -> bool) -> Option<usize> {
        let near = |at: usize| view.index - at <= PRONOUN_REACH;
        let last = self.last.filter(|&(who, spoke)| near(spoke) && fits(&self.who[who]));
        let about = self.about.clone().filter(|about| near(about.last) && fits(&about.who));
        match about.filter(|about| last.is_none_or(|(_, spoke)| spoke <= about.last)) {
            Some(about) => Some(self.put(about.who, about.place)),
            None => last.map(|(who, _)| who),
        }
    }

    /// What the version knows of a mention, with where it is named most fully.
    fn known(&self, who: Who, view: &SentenceView<'_>, span: Span) -> (Who, (usize, Span)) {
        if let Some((known, place)) = self.people.meant(view, &who) {
            return (known.clone(), place);
        }
        let mut who = who;
        if let Some(woman) = who.head.filter(|_| who.named && !who.group).and_then(|head| self.surnames.get(&head)) {
            who.person = true;
            who.woman = who.woman.or(*woman);
        }
        (who, (view.index, span))
    }

    /// Who of the version is meant: of several, who spoke last.
    pub fn find(&self, who: &Who) -> Option<usize> {
        let alike = who.keys().filter_map(|word| self.by_word.get(&word)).flatten();
        let meant = alike.copied().filter(|&at| self.who[at].is(who));
        meant.max_by_key(|&at| (self.speakers[at].sentences.last().copied(), at))
    }

    /// Whether the version gives somebody of another one as a source too, or may.
    pub fn has(&self, who: &Who) -> bool {
        let mut alike = who.keys().filter_map(|word| self.by_word.get(&word)).flatten();
        self.find(who).is_some() || alike.any(|&at| self.who[at].may_be_source(who))
    }

    /// The number of a speaker as a sentence mentions him.
    fn place(&mut self, who: Who, view: &SentenceView<'_>, span: Span) -> usize {
        let (who, place) = self.known(who, view, span);
        if let Some(body) = self.body(&who, view) {
            return body;
        }
        self.put(who, place)
    }

    /// Which body `the company` is: whichever was let speak last by its name, where none is called so.
    fn body(&self, who: &Who, view: &SentenceView<'_>) -> Option<usize> {
        let called = view.vocabulary.norm(who.called?);
        let bare = who.definite && !who.named && who.words.len() == 1;
        let open = bare && has(lists(view).bodies, called) && self.find(who).is_none();
        let named = (0..self.who.len()).filter(|&at| open && self.who[at].named && !self.who[at].person);
        named.max_by_key(|&at| self.speakers[at].sentences.last().copied())
    }

    /// The number of a speaker, who is new or was heard before.
    fn put(&mut self, who: Who, (sentence, span): (usize, Span)) -> usize {
        let known = self.find(&who);
        let at = known.unwrap_or(self.who.len());
        if known.is_none() {
            let (named, sentences, quoted) = (who.named, Vec::new(), Vec::new());
            self.speakers.push(Speaker { sentence, span, named, sentences, quoted, elsewhere: false });
            self.who.push(who);
        } else if who.fullness() > self.who[at].fullness() {
            let speaker = &mut self.speakers[at];
            (speaker.sentence, speaker.span, speaker.named) = (sentence, span, who.named);
            self.who[at] = who.with(&self.who[at]);
        } else {
            self.who[at] = self.who[at].clone().with(&who);
        }
        for word in self.who[at].keys().collect::<Vec<_>>() {
            let known = self.by_word.entry(word).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        at
    }
}

/// Whether he or she can stand for somebody.
fn fits(who: &Who, pronoun: &str) -> bool {
    who.person && who.woman.is_none_or(|woman| woman == (pronoun == "she"))
}

fn is_quotation(view: &SentenceView<'_>) -> bool {
    let words = || view.tokens().iter().filter(|token| token.kind != TokenKind::Punctuation);
    let (quoted, all) = (words().filter(|token| token.quoted).count(), words().count());
    all > 0 && quoted as f64 >= ALL_QUOTED * all as f64
}

/// Whether the quotation in which a sentence ends ends with it.
fn closes(view: &SentenceView<'_>) -> bool {
    !view.text().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?'))
}

fn starts_quoted(view: &SentenceView<'_>) -> bool {
    view.tokens().iter().take(2).any(|token| token.quoted)
}

/// Whether a mention is of the outlet itself: `the Beacon can reveal`.
fn is_outlet(view: &SentenceView<'_>, span: Span) -> bool {
    let (outlet, named) = (&view.document.version.outlet, span.of(&view.document.version.text));
    named.len() >= SHORTEST_OUTLET && outlet.to_lowercase().contains(&named.to_lowercase())
}
