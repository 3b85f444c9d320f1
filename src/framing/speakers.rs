//! Whom each version lets speak: the sources of a whole version, in how many sentences each speaks, and whom no other version has.
//!
//! Who is heard is the oldest measure of how a newsroom tells a story (Herbert Gans, *Deciding What's News*, 1979), and it needs no pair of
//! sentences: two versions that share few of them still let other people speak. The mentions of a source are joined by the words
//! that they share (`Energy Minister Lena Osk`, `Osk`, `the minister`), and a pronoun stands for whoever spoke last.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::kinds::attribution::{self, Found, Shape};
use super::phrases::{self, Class};
use super::{Read, SentenceView};
use crate::settings::Settings;
use crate::span::Span;
use crate::tokens::quantity::Quantity;
use crate::tokens::{TermId, TokenKind};

/// A source of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Sentence with its fullest mention.
    pub sentence: usize,
    /// The words of that mention, without its article.
    pub span: Span,
    /// Whether it has a name.
    pub named: bool,
    /// The sentences that give what it says, in reading order.
    pub sentences: Vec<usize>,
    /// Those of them that quote it.
    pub quoted: Vec<usize>,
    /// Whether another version gives it as a source too.
    pub elsewhere: bool,
}

/// The sources of each version, those who speak most first.
#[must_use]
pub fn speakers(read: Read<'_>, settings: &Settings) -> Vec<Vec<Speaker>> {
    if settings.off.contains("attribution") {
        return vec![Vec::new(); read.story.documents.len()];
    }
    let heard: Vec<Heard> = (0..read.story.documents.len()).map(|document| Heard::of(read, document)).collect();
    let of = |(document, own): (usize, &Heard)| {
        let others = || heard.iter().enumerate().filter(|(other, _)| *other != document).map(|(_, other)| other);
        let with_others = own.who.iter().zip(&own.speakers).map(|(who, speaker)| Speaker {
            elsewhere: others().any(|other| other.find(who).is_some()),
            ..speaker.clone()
        });
        let mut speakers: Vec<Speaker> = with_others.collect();
        speakers.sort_by_key(|one| (Reverse(one.sentences.len()), one.sentences.first().copied()));
        speakers
    };
    heard.iter().enumerate().map(of).collect()
}

/// What a mention says of somebody.
#[derive(Clone, Debug, Default)]
struct Who {
    /// Its nouns and names, sorted.
    words: Vec<TermId>,
    /// The names among them, sorted.
    names: Vec<TermId>,
    /// The noun or name that it is about.
    head: Option<TermId>,
    /// The office before the name.
    office: Option<TermId>,
    named: bool,
}

impl Who {
    /// The words by one of which another mention of the same source is known.
    fn keys(&self) -> impl Iterator<Item = TermId> + use<> {
        self.head.into_iter().chain(self.office)
    }

    /// Whether two mentions are of one source: of two names one is the other with more of it (`Osk`, `Mayor Lena Osk`); what has no name is
    /// the other with fewer words, or the other's office.
    fn is(&self, other: &Self) -> bool {
        let all_in = |part: &[TermId], all: &[TermId]| part.iter().all(|word| all.binary_search(word).is_ok());
        let within = |part: &Self, all: &Self| match (part.named, all.named) {
            (true, true) => part.head == all.head && all_in(&part.names, &all.names),
            (true, false) => false,
            (false, named) => {
                all_in(&part.words, &all.words) && (part.head == all.head || (named && part.head == all.office))
            }
        };
        within(self, other) || within(other, self)
    }
}

/// The speakers of one version.
#[derive(Default)]
struct Heard {
    speakers: Vec<Speaker>,
    /// By which words each is known, in the same order.
    who: Vec<Who>,
    /// The numbers of those with such a head or office.
    by_word: FxHashMap<TermId, Vec<usize>>,
}

impl Heard {
    fn of(read: Read<'_>, document: usize) -> Self {
        let mut heard = Self::default();
        // Who spoke last, and where.
        let mut last: Option<(usize, usize)> = None;
        for index in 0..read.story.documents[document].sentences.len() {
            let view = read.sentence(document, index);
            let quotes = view.tokenized.quotes.iter().any(|quote| quote.tokens.len() >= SHORTEST_QUOTE);
            let mut spoken = Vec::new();
            for found in attribution::attributions(&view).iter().filter(|found| gives_a_word(found)) {
                spoken.extend(match mention(&view, found) {
                    Some(Mention::Pronoun) => last.filter(|(_, at)| index - at <= PRONOUN_REACH).map(|(who, _)| who),
                    Some(Mention::Somebody(who, span)) => Some(heard.place(who, index, span)),
                    None => None,
                });
            }
            // A quotation that goes on over a paragraph has no verb of its own.
            let goes_on = spoken.is_empty() && is_quotation(&view);
            spoken.extend(last.filter(|(_, at)| goes_on && index - at == 1).map(|(who, _)| who));
            for who in spoken {
                let speaker = &mut heard.speakers[who];
                if speaker.sentences.last() != Some(&index) {
                    speaker.sentences.push(index);
                    speaker.quoted.extend(quotes.then_some(index));
                }
                last = Some((who, index));
            }
        }
        heard
    }

    /// Who of the version is meant: of several, who spoke last.
    fn find(&self, who: &Who) -> Option<usize> {
        let alike = who.keys().filter_map(|word| self.by_word.get(&word)).flatten();
        let meant = alike.copied().filter(|&at| self.who[at].is(who));
        meant.max_by_key(|&at| (self.speakers[at].sentences.last().copied(), at))
    }

    /// The number of a speaker, who is new or was heard before.
    fn place(&mut self, who: Who, sentence: usize, span: Span) -> usize {
        let known = self.find(&who);
        let at = known.unwrap_or(self.who.len());
        if known.is_none() {
            let (named, sentences, quoted) = (who.named, Vec::new(), Vec::new());
            self.speakers.push(Speaker { sentence, span, named, sentences, quoted, elsewhere: false });
            self.who.push(who.clone());
        } else if (who.named, who.words.len()) > (self.who[at].named, self.who[at].words.len()) {
            let (speaker, before) = (&mut self.speakers[at], &self.who[at]);
            (speaker.sentence, speaker.span, speaker.named) = (sentence, span, who.named);
            let office = who.office.or(before.office).or(before.head.filter(|_| who.named && !before.named));
            self.who[at] = Who { office, ..who };
        }
        for word in self.who[at].keys() {
            let known = self.by_word.entry(word).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        at
    }
}

/// Fewer words in quotation marks are no quotation of what somebody said.
const SHORTEST_QUOTE: usize = 3;
/// A pronoun stands for somebody no further back.
const PRONOUN_REACH: usize = 2;
/// A sentence of which so much stands in quotation marks says nothing else.
const ALL_QUOTED: f64 = 0.8;

fn is_quotation(view: &SentenceView<'_>) -> bool {
    let tokens = view.tokens();
    let quoted = tokens.iter().filter(|token| token.quoted).count();
    !tokens.is_empty() && quoted as f64 >= ALL_QUOTED * tokens.len() as f64
}

/// Families of what is thought, wished or called by a noun: nobody speaks there.
const SILENT: &[&str] = &["thinking", "intending", "seeming", "noun"];

fn gives_a_word(found: &Found<'_>) -> bool {
    let spoken = !matches!(found.shape, Shape::Infinitive | Shape::Noun | Shape::Modifier | Shape::Passive);
    spoken && !SILENT.contains(&found.family)
}

enum Mention {
    Pronoun,
    Somebody(Who, Span),
}

/// Who is given as the source; nothing where that is nobody.
fn mention(view: &SentenceView<'_>, found: &Found<'_>) -> Option<Mention> {
    let source = found.source.clone()?;
    if attribution::is_pronoun(view, &source) {
        // `who said` follows its noun; `it` is a thing as often as somebody.
        return matches!(view.norm(source.start), "he" | "she" | "they").then_some(Mention::Pronoun);
    }
    let classes = phrases::classes(view);
    let start = source.clone().find(|&at| !matches!(classes[at], Class::Adverb | Class::Mark))?;
    let own = start..(start..source.end).find(|&at| ends(classes[at])).unwrap_or(source.end);
    // `the envoy, Ana Osk, said`: the name beside the office is the fuller mention.
    let beside = own.end + 1..(own.end + 1..classes.len()).find(|&at| ends(classes[at])).unwrap_or(classes.len());
    let named = |tokens: &Range<usize>| {
        tokens.clone().rev().find(|&at| tells(classes[at])).filter(|&at| classes[at] == Class::Name)
    };
    let joined =
        view.norm(own.end) == "," && named(&own).is_none() && beside.len() <= LONGEST_NAME && named(&beside).is_some();
    let head = own.clone().rev().find(|&at| tells(classes[at]))?;
    if is_nobody(view, head) || classes.get(head + 1) == Some(&Class::Possessive) {
        return None;
    }
    let of = |tokens: &Range<usize>| tokens.clone().filter(|&at| tells(classes[at]));
    let term = |at: usize| view.word(at).term;
    let mut words: Vec<TermId> = of(&own).map(term).collect();
    let (mut who, mut told) = (Who { head: Some(term(head)), ..Who::default() }, head);
    if joined && let Some(name) = named(&beside) {
        words.extend(of(&beside).map(term));
        who = Who { head: Some(term(name)), office: who.head, named: true, ..who };
        told = name;
    } else if classes[head] == Class::Name {
        who.office = of(&own).rfind(|&at| at < head && classes[at] != Class::Name).map(term);
        who.named = true;
    }
    // `a defiant Harbour Minister Lena Osk` is the minister.
    let title = of(&own).find(|&at| classes[at] == Class::Title).filter(|_| who.named);
    let title = title
        .map(|title| (own.start..title).rev().take_while(|&at| classes[at] == Class::Name).last().unwrap_or(title));
    let from = joined
        .then_some(beside.start)
        .or(title)
        .or_else(|| own.clone().find(|&at| !POINTING.contains(&view.norm(at))))?;
    // `a member of the mediation team` is more than a member, and there is more than one Ministry of something.
    let further = match classes.get(own.end) {
        Some(Class::Preposition) if !joined => own.end + 1..source.end.min(own.end + LONGEST_NAME),
        _ => 0..0,
    };
    let further = further.start..further.clone().find(|&at| ends(classes[at])).unwrap_or(further.end);
    let of_it = of(&further).next_back().filter(|_| !who.named || of(&further).any(|at| classes[at] == Class::Name));
    words.extend(of(&further).filter(|_| of_it.is_some()).map(term));
    let all = own.clone().chain(beside.filter(|_| joined)).chain(further.filter(|_| of_it.is_some()));
    let mut names: Vec<TermId> = all.filter(|&at| classes[at] == Class::Name).map(term).collect();
    for list in [&mut words, &mut names] {
        list.sort_unstable();
        list.dedup();
    }
    let span = view.span_of(from..of_it.unwrap_or(told).max(told) + 1);
    Some(Mention::Somebody(Who { words, names, ..who }, span))
}

/// A name with its titles, or what stands behind a preposition, seldom has more words.
const LONGEST_NAME: usize = 7;

/// Whether a noun phrase ends before a token of the class.
const fn ends(class: Class) -> bool {
    use Class::{Auxiliary, Coordinator, Mark, Preposition, Relative, Subordinator, That, Verb};
    matches!(class, Auxiliary | Coordinator | Mark | Preposition | Relative | Subordinator | That | Verb)
}

/// Whether a token of the class says who somebody is.
const fn tells(class: Class) -> bool {
    matches!(class, Class::Noun | Class::Name | Class::Title)
}

/// Words before a noun that only point at it.
const POINTING: &[&str] =
    &["a", "an", "the", "his", "her", "its", "their", "this", "that", "these", "those", "our", "my"];

/// What stands in the place of a source and is nobody: words that point at somebody, times, means and measures.
const NOBODY: &[&str] = &[
    "one",
    "another",
    "others",
    "some",
    "many",
    "both",
    "all",
    "nobody",
    "none",
    "everyone",
    "everybody",
    "anyone",
    "someone",
    "somebody",
    "here",
    "there",
    "it",
    "what",
    "telephone",
    "phone",
    "email",
    "e-mail",
    "letter",
    "mail",
    "thing",
    "things",
    "way",
    "fact",
    "time",
    "far",
    "day",
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
];

fn is_nobody(view: &SentenceView<'_>, head: usize) -> bool {
    let dated = view.tokenized.dates.iter().any(|date| date.tokens.contains(&head));
    let figure = |at: usize| view.tokens()[at].kind == TokenKind::Number;
    let counted = |quantity: &&Quantity| quantity.tokens.contains(&head) || quantity.with_noun().contains(&head);
    let measured = view.tokenized.quantities.iter().filter(counted).any(|quantity| quantity.tokens.clone().any(figure));
    dated || measured || NOBODY.contains(&view.norm(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// The speakers of each text as `words: sentences, quoted, elsewhere`.
    fn heard(texts: &[&[&str]], settings: &Settings) -> Vec<Vec<String>> {
        let story = tokenize(texts.iter().map(|text| Document::from_sentences("a", text)).collect());
        let told = |document: usize, one: &Speaker| {
            let words = one.span.of(&story.documents[document].version.text);
            let elsewhere = if one.elsewhere { ", elsewhere" } else { "" };
            format!("{words}: {:?} {:?}{elsewhere}", one.sentences, one.quoted)
        };
        let found = speakers(Read::plain(&story), settings);
        found
            .iter()
            .enumerate()
            .map(|(document, speakers)| speakers.iter().map(|one| told(document, one)).collect())
            .collect()
    }

    fn alone(text: &[&str]) -> Vec<String> {
        heard(&[text], &Settings::default()).remove(0)
    }

    #[test]
    fn the_mentions_of_one_source_are_joined() {
        let text = [
            "The pier is safe, a defiant Harbour Minister Lena Osk said on Monday.",
            "“It has stood for sixty winters,” Osk told reporters.",
            "She said it would stand for sixty more.",
            "Police said nobody was hurt.",
            "The minister added that the crane would be mended.",
        ];
        assert_eq!(alone(&text), ["Harbour Minister Lena Osk: [0, 1, 2, 4] [1]", "Police: [3] []"]);
    }

    #[test]
    fn two_offices_and_two_ministries_are_two_sources() {
        let text = [
            "The Ministry of Defence said the pier was shelled.",
            "The Ministry of Health said nobody was hurt.",
            "Harbour police said the pier was safe.",
            "Police Chief Ana Holm said she had seen no smoke.",
        ];
        let who = ["Ministry of Defence: [0] []", "Ministry of Health: [1] []", "Harbour police: [2] []"];
        assert_eq!(alone(&text), [&who[..], &["Police Chief Ana Holm: [3] []"]].concat());
    }

    #[test]
    fn a_name_behind_its_office_is_the_source() {
        let text = ["The harbour master, Dani Vell, said the crane was old.", "“We knew,” Vell said."];
        assert_eq!(alone(&text), ["Dani Vell: [0, 1] [1]"]);
    }

    #[test]
    fn a_quotation_goes_on_over_a_paragraph() {
        let text = [
            "“We were told nothing at all,” said Mara Quist, who rents a berth.",
            "“We saw it in the morning, and by then the pier was gone.”",
            "The crane will be sold.",
        ];
        assert_eq!(alone(&text), ["Mara Quist: [0, 1] [0, 1]"]);
    }

    #[test]
    fn means_times_and_measures_say_nothing() {
        let text = [
            "The master was informed by telephone.",
            "The gauge read 205 cubic metres, according to the log.",
            "Residents want to sell the pier.",
        ];
        assert_eq!(alone(&text), ["log: [1] []"]);
    }

    #[test]
    fn who_speaks_in_another_version_too_is_told_apart() {
        let texts: [&[&str]; 2] = [
            &["Mayor Lena Osk said the pier was safe.", "A fisherman said it was not."],
            &["The pier is rotten, said divers.", "Osk said it was safe."],
        ];
        let found = heard(&texts, &Settings::default());
        assert_eq!(found[0], ["Mayor Lena Osk: [0] [], elsewhere", "fisherman: [1] []"]);
        assert_eq!(found[1], ["divers: [0] []", "Osk: [1] [], elsewhere"]);
    }

    #[test]
    fn without_the_kind_nobody_is_listed() {
        let settings = Settings { off: ["attribution".to_owned()].into(), ..Settings::default() };
        assert_eq!(heard(&[&["Lena Osk said so."]], &settings), [Vec::<String>::new()]);
    }
}
