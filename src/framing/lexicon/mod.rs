//! Cue words as data: `lexicons/<language>/<kind>.toml`, one file a kind, one line a word.
//!
//! The build script checks the files, adds the inflected forms and lays everything out sorted, so that
//! nothing is parsed at start and a look-up is a binary search.

pub mod inflect;
mod slots;
mod table;
mod user;

pub use inflect::PartOfSpeech;
pub use table::{Entry, Family, entries, families};
pub use user::UserLexicon;

use std::borrow::Cow;
use std::ops::Range;

use super::phrases::{self, Class};
use super::{Cue, KINDS, SentenceView, Voice, registry};
use crate::language;
use crate::tokens::{Story, TokenKind};
use table::{File, Form};
use user::Change;

pub(super) use user::NONE;

/// Stands in a form between a verb and its separated part: `teilte … mit`.
const GAP: char = '…';
/// A separated part stands no further away, in tokens.
const LONGEST_GAP: usize = 16;
/// The object of an English verb stands before its particle where it has no more words: `brushed the deadline aside`.
const LONGEST_OBJECT: usize = 4;
/// What such an object begins with.
const OPENS_OBJECT: &[&str] = &[
    "a", "all", "an", "any", "each", "her", "him", "his", "it", "its", "me", "my", "our", "that", "the", "their",
    "them", "these", "this", "those", "us", "your",
];

/// End of `form` where its words stand at `at`, the first of which does. A form with a gap ends before the gap, since what
/// stands in it is no part of the expression.
fn end_at(form: &Form, view: &SentenceView<'_>, at: usize) -> Option<usize> {
    let mut rest = &form.words()[view.norm(at).len()..];
    let mut end = at + 1;
    while !rest.is_empty() {
        rest = rest.strip_prefix(' ')?;
        if let Some(behind) = rest.strip_prefix(GAP) {
            let part = behind.trim_start();
            let closes = match view.language() {
                language::DEFAULT => closes_object(part, view, end),
                _ => closes_behind(part, view, end),
            };
            return closes.then_some(end);
        }
        rest = rest.strip_prefix(view.norm(end))?;
        end += 1;
    }
    Some(end)
}

/// Whether `particle` stands behind an object that begins at `start`.
fn closes_object(particle: &str, view: &SentenceView<'_>, start: usize) -> bool {
    let mut object = (start..view.tokens().len().min(start + LONGEST_OBJECT + 1))
        .take_while(|&place| view.tokens()[place].kind != TokenKind::Punctuation);
    OPENS_OBJECT.contains(&view.norm(start)) && object.any(|place| view.norm(place) == particle)
}

/// Whether `part`, the separated part of a verb, stands in the clause from `start` on.
fn closes_behind(part: &str, view: &SentenceView<'_>, start: usize) -> bool {
    let words = || part.split(' ');
    let stands = |place: usize| words().enumerate().all(|(offset, word)| view.norm(place + offset) == word);
    // A separated part ends its clause, where the same word as a preposition does not.
    let ends_clause = |place: usize| {
        view.tokens().get(place + words().count()).is_none_or(|next| next.kind == TokenKind::Punctuation)
    };
    (start..view.tokens().len().min(start + LONGEST_GAP))
        .take_while(|&place| !matches!(view.norm(place), ";" | ":"))
        .any(|place| stands(place) && ends_clause(place))
}

/// Whether there are cue words of `kind` in `language`.
#[must_use]
pub fn speaks(kind: &str, language: &str) -> bool {
    !table::file_of(kind, language).is_empty()
}

/// Whether there are cue words in `language` at all.
#[must_use]
pub fn has_language(language: &str) -> bool {
    !table::files_in(language).is_empty()
}

/// The kinds that live on cue words and have none in `language`, in the order of the registry.
#[must_use]
pub fn missing_kinds(language: &str) -> Vec<&'static str> {
    KINDS.iter().map(|kind| kind.id()).filter(|kind| needs_words(kind) && !speaks(kind, language)).collect()
}

/// Whether `kind` lives on cue words: English has some, and it finds nothing without them.
#[must_use]
pub fn needs_words(kind: &str) -> bool {
    speaks(kind, language::DEFAULT) && registry::kind(kind).is_some_and(|kind| !kind.works_without_words())
}

/// A cue word found in a sentence.
#[derive(Clone, Debug)]
pub struct Match<'a> {
    /// What was found.
    pub entry: Entry<'a>,
    /// Where, as a range of the sentence's tokens.
    pub tokens: Range<usize>,
}

impl Match<'_> {
    /// The family of what was found.
    #[must_use]
    pub fn family(&self) -> &'static Family {
        self.entry.family()
    }

    /// Whether an entry that is a verb stands where a noun does: `the blast`, `74 million pounds`. So does its plain form, or the one
    /// with an s, right behind an article (`the cash in the safe`) or a preposition, or in an amount, and its plain form in a noun phrase
    /// that a determiner, a number or a preposition opens.
    #[must_use]
    pub fn is_verb_as_noun(&self, view: &SentenceView<'_>) -> bool {
        let at = self.tokens.start;
        let verb = self.entry.lemma.split(' ').next().unwrap_or_default();
        let plain = view.norm(at) == verb || view.norm(at).ends_with('s');
        let in_amount = || view.tokenized.quantities.iter().any(|amount| amount.tokens.contains(&at));
        // `jailed over spoil slide`, `a row over rent hikes`
        let behind_preposition = || view.norm(at - 1) != "to" && phrases::classes(view)[at - 1] == Class::Preposition;
        // `gale-force gusts`, `out of sodden rock`, but not `the critics slam the plan`; of the form with an s one cannot tell
        // (`the company pleads poverty`).
        let in_noun_phrase = || {
            let classes = phrases::classes(view);
            let opens = |start: usize| {
                matches!(classes[start], Class::Determiner | Class::Number)
                    || (start > 0 && view.norm(start - 1) != "to" && classes[start - 1] == Class::Preposition)
            };
            let has_object = matches!(
                classes.get(at + 1),
                Some(Class::Determiner | Class::Name | Class::Title | Class::Pronoun | Class::Number)
            );
            let has_subject = language::of(view.language()).numbers.ends_like_plural(view.norm(at - 1));
            view.norm(at) == verb
                && classes[at] == Class::Noun
                && !has_object
                && !has_subject
                && phrases::phrases(view)
                    .iter()
                    .any(|phrase| phrase.tokens.start < at && phrase.tokens.contains(&at) && opens(phrase.tokens.start))
        };
        let noun = || {
            is_article(view, at - 1)
                || (self.tokens.len() == 1 && (in_amount() || behind_preposition() || in_noun_phrase()))
        };
        self.entry.part == PartOfSpeech::Verb && plain && at > 0 && noun()
    }
}

/// The cue words of all kinds in one sentence. Kinds ask for them again for every pair that a sentence is in, so they are
/// looked for once. Those of a kind stand in a row: a list for each kind took three times the room.
#[derive(Clone, Debug, Default)]
pub struct Hits<'a> {
    all: Box<[Match<'a>]>,
    files: &'static [File],
    /// Of each kind that has some the number of its file, and where in the row its hits end.
    ends: Box<[(u16, u32)]>,
}

impl<'a> Hits<'a> {
    /// Looks for the words of all kinds; `opened` are the forms that each word of the story opens, by its id.
    fn of(view: &SentenceView<'a>, opened: &[&'static [Form]]) -> Self {
        let files = table::files_in(view.language());
        let found = walk(view, files, |at| opened[view.tokens()[at].word.0 as usize]);
        let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
        let mut ends = Vec::with_capacity(found.iter().filter(|hits| !hits.is_empty()).count());
        for (file, hits) in found.into_iter().enumerate().filter(|(_, hits)| !hits.is_empty()) {
            all.extend(hits);
            ends.push((file as u16, all.len() as u32));
        }
        Self { all: all.into(), files, ends: ends.into() }
    }
}

/// The cue words of every sentence, as `[document][sentence]`.
#[must_use]
pub fn hits<'a>(story: &'a Story, user: &'a UserLexicon) -> Vec<Vec<Hits<'a>>> {
    let opened: Vec<&[Form]> = story.vocabulary.words().map(|word| table::forms_from(&word.norm)).collect();
    story.each(|document, index| Hits::of(&SentenceView::new(story, document, index).with_lexicon(user), &opened))
}

/// Every entry of `kind` that stands in the sentence, in reading order, the longest where several
/// start at one place; matches of one kind do not overlap.
#[must_use]
pub fn find<'a>(kind: &str, view: &SentenceView<'a>) -> Cow<'a, [Match<'a>]> {
    let Some(Hits { all, files, ends }) = view.hits else {
        let found = walk(view, table::file_of(kind, view.language()), |at| table::forms_from(view.norm(at)));
        return found.into_iter().flatten().collect();
    };
    let mut start = 0;
    for (file, end) in ends {
        if files[usize::from(*file)].kind == kind {
            return Cow::Borrowed(&all[start..*end as usize]);
        }
        start = *end as usize;
    }
    Cow::Borrowed(&[])
}

/// The entries of some files of one language that stand in the sentence, by file; `opens` gives the forms that the word at a place
/// opens.
fn walk<'a>(
    view: &SentenceView<'a>,
    files: &'static [File],
    opens: impl Fn(usize) -> &'static [Form],
) -> Vec<Vec<Match<'a>>> {
    let mut found: Vec<Vec<Match<'a>>> = vec![Vec::new(); files.len()];
    let Some(first) = files.first() else { return found };
    // Behind the last match of each file.
    let mut next = vec![0; files.len()];
    for (at, token) in view.tokens().iter().enumerate() {
        let opened = match token.kind {
            TokenKind::Punctuation => &[],
            TokenKind::Word | TokenKind::Number => opens(at),
        };
        let user = view.lexicon.forms_at(view, at);
        let skipped = opened.iter().take_while(|form| form.entry < first.entries.start).count();
        let mut forms = &opened[skipped..];
        if forms.is_empty() && user.is_empty() {
            continue;
        }
        // The forms of a word are by the number of their entry, so by file. What users write may be of any.
        let mut number = 0;
        loop {
            if user.is_empty() {
                let Some(form) = forms.first() else { break };
                number += files[number..].iter().take_while(|file| file.entries.end <= form.entry).count();
            }
            let Some(file) = files.get(number) else { break };
            let (next, found) = (&mut next[number], &mut found[number]);
            number += 1;
            let here = forms.iter().take_while(|form| form.entry < file.entries.end).count();
            let (of_file, rest) = forms.split_at(here);
            forms = rest;
            if at < *next || (of_file.is_empty() && user.is_empty()) {
                continue;
            }
            let own = longest_at(file.kind, of_file, view, at);
            match view.lexicon.longest_of(user, file.kind, view, at) {
                // What users write goes before what the program brings, unless that is longer.
                Some(user) if own.as_ref().is_none_or(|own| own.tokens.len() <= user.tokens.len()) => {
                    *next = user.tokens.end;
                    found.extend(user.hit());
                }
                _ => {
                    *next = own.as_ref().map_or(*next, |own| own.tokens.end);
                    found.extend(own);
                }
            }
        }
    }
    found
}

/// Every entry of `kind` in a sentence as a cue of that kind, but for verbs that stand as nouns (`the suspect`).
#[must_use]
pub fn cues(kind: &'static str, sentence: &SentenceView<'_>) -> Vec<Cue> {
    find(kind, sentence)
        .iter()
        .filter(|hit| !hit.is_verb_as_noun(sentence))
        .map(|hit| Cue {
            kind,
            family: hit.family().id,
            span: sentence.span_of(hit.tokens.clone()),
            voice: Voice::at(sentence, hit.tokens.start),
            strength: hit.entry.strength,
            attribution: None,
        })
        .collect()
}

fn longest_at<'a>(kind: &str, forms: &[Form], view: &SentenceView<'a>, at: usize) -> Option<Match<'a>> {
    let holds = |list: &str, word: &str| !word.is_empty() && list.split(' ').any(|listed| listed == word);
    let mut best: Option<Match<'a>> = None;
    let mut longest = 0;
    // A small word opens a hundred phrases, of which most part from the text with the first letter of their second word.
    let second = view.norm(at).len() + 1;
    let next = view.norm(at + 1).as_bytes().first();
    let may_stand = |form: &&Form| match form.byte(second) {
        Some(letter) => next == Some(&letter) || !letter.is_ascii(),
        None => true,
    };
    for form in forms.iter().filter(may_stand) {
        let Some(end) = end_at(form, view, at) else { continue };
        let length = form.words().split(' ').count();
        let mut entry = table::entry(form.entry);
        let (not_after, not_before) = table::barring(form.entry);
        let barred = at.checked_sub(1).is_some_and(|before| holds(not_after, view.norm(before)))
            || holds(not_before, view.norm(end))
            || (end == at + 1 && is_month(view, at));
        // `sagte … zu` says more than `sagte`, though both end at one place.
        if !barred && length > longest {
            match view.lexicon.change(kind, entry.lemma) {
                Some(Change::Except) => continue,
                Some(Change::Strength(strength)) => entry.strength = strength,
                None => {}
            }
            longest = length;
            best = Some(Match { entry, tokens: at..end });
        }
    }
    best
}

/// Whether a word is written as the name of a month: `in the year to May`, `HOLM, May 3`.
fn is_month(view: &SentenceView<'_>, at: usize) -> bool {
    let token = &view.tokens()[at];
    let shown = at > 0 && token.capital && !view.sentence.headline;
    let dated = || view.tokens().get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    (shown || (token.capital && dated())) && {
        let months = language::of(view.language()).dates.months;
        language::value(months, view.norm(at)).is_some()
    }
}

/// Whether a word opens a noun phrase and nothing else.
pub fn is_article(view: &SentenceView<'_>, at: usize) -> bool {
    let forms = table::forms_from(view.norm(at)).iter();
    forms.filter(|form| form.words() == view.norm(at)).any(|form| {
        let family = table::entry(form.entry).family();
        family.id == "article" && family.kind == "phrase" && family.language == view.language()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn families_in(kind: &str, language: &str, text: &str) -> Vec<&'static str> {
        let document = Document { language: language.to_owned(), ..Document::from_sentences("a", &[text]) };
        let story = tokenize(vec![document]);
        find(kind, &SentenceView::new(&story, 0, 0)).iter().map(|hit| hit.family().id).collect()
    }

    #[test]
    fn families_fire_where_they_must_and_only_there() {
        for family in families() {
            assert!(!family.fires.is_empty() && !family.silent.is_empty(), "{} {}", family.kind, family.id);
            for text in family.fires {
                let found = families_in(family.kind, family.language, text);
                assert!(found.contains(&family.id), "{} {}: {text}: {found:?}", family.kind, family.id);
            }
            for text in family.silent {
                let found = families_in(family.kind, family.language, text);
                assert!(!found.contains(&family.id), "{} {}: {text}: {found:?}", family.kind, family.id);
            }
        }
    }

    #[test]
    fn an_english_verb_may_stand_around_its_object() {
        let judged = |text: &str| !families_in("loaded", "en", text).is_empty();
        assert!(judged("Police gunned down a docker.") && judged("Police gunned a docker down in the square."));
        assert!(!judged("Police gunned the engine of a van that went down the hill."));
    }

    #[test]
    fn a_word_behind_an_article_or_a_preposition_or_in_an_amount_is_no_verb() {
        let as_noun = |text: &str| {
            let story = tokenize(vec![Document::from_sentences("a", &[text])]);
            let view = SentenceView::new(&story, 0, 0);
            find("loaded", &view).iter().any(|hit| hit.is_verb_as_noun(&view))
        };
        assert!(!as_noun("The union blasts the plan.") && !as_noun("The union blasted the plan."));
        for text in [
            "It was too late to blast the plan.",
            "The critics blast the plan.",
            "Some lawmakers in Varn blast the plan.",
            "The owners blast tenants.",
        ] {
            assert!(!as_noun(text), "{text}");
        }
        for text in [
            "The blast was heard in Orsa.",
            "The blasts were heard in Orsa.",
            "It cost 74 million pounds.",
            "A clerk was jailed over blast damage.",
            "The fire brigade counted 40 tonnes of sodden blast debris.",
        ] {
            assert!(as_noun(text), "{text}");
        }
    }

    #[test]
    fn figures_are_compared_in_every_language() {
        let missing = missing_kinds("fr");
        assert!(
            missing.contains(&"agency") && !missing.contains(&"number") && !missing.contains(&"wire"),
            "{missing:?}"
        );
    }

    #[test]
    fn a_separated_part_decides_what_a_verb_says() {
        let found = |text: &str| families_in("attribution", "de", text);
        assert_eq!(found("Die Hafenmeisterin sagte am Montag Hilfe zu."), ["promising"]);
        assert_eq!(found("Die Hafenmeisterin sagte am Montag, sie gehe zu Fuß."), ["neutral"]);
    }

    #[test]
    fn every_language_has_the_kinds_that_need_most_words() {
        for language in ["de", "en", "es", "fr", "ru"] {
            for kind in ["attribution", "causation", "hedging", "loaded", "negation"] {
                assert!(
                    families().iter().any(|family| family.language == language && family.kind == kind),
                    "{language} {kind}"
                );
            }
        }
    }

    #[test]
    fn entries_are_sorted_and_stand_once() {
        let mut seen = BTreeSet::new();
        for entry in entries() {
            let family = &families()[entry.family as usize];
            assert!(seen.insert((family.language, family.kind, entry.lemma)), "{} twice: {}", family.kind, entry.lemma);
            assert!(entry.strength <= 3, "{}: strength {}", entry.lemma, entry.strength);
        }
        for (entry, next) in entries().zip(entries().skip(1)).filter(|(entry, next)| entry.family == next.family) {
            assert!(entry.lemma < next.lemma, "{} stands before {}", entry.lemma, next.lemma);
        }
    }

    #[test]
    fn every_family_is_documented_and_named_once() {
        let names: BTreeSet<_> = families().iter().map(|f| (f.language, f.kind, f.id)).collect();
        assert_eq!(names.len(), families().len());
        assert!(families().iter().all(|family| family.about.len() > 10));
    }
}
