//! Cue words as data: `lexicons/<language>/<kind>.toml`, one file a kind, one line a word.
//!
//! The build script checks the files, adds the inflected forms and lays everything out sorted, so that
//! nothing is parsed at start and a look-up is a binary search.

pub mod inflect;
mod slots;
mod user;

pub use inflect::PartOfSpeech;
pub use user::UserLexicon;

use super::{Cue, KINDS, SentenceView, Voice, registry};
use crate::language;
use crate::tokens::TokenKind;
use user::Change;

pub(super) use user::NONE;

/// A family of cue words of one kind.
#[derive(Debug)]
pub struct Family {
    /// Language (ISO 639-1).
    pub language: &'static str,
    /// The kind whose file it stands in, as in the registry.
    pub kind: &'static str,
    /// Its name, unique in the file.
    pub id: &'static str,
    /// What the words of the family have in common.
    pub about: &'static str,
    /// Sentences in which it must be found.
    pub fires: &'static [&'static str],
    /// Sentences in which it must not be found.
    pub silent: &'static [&'static str],
}

/// One cue word or phrase.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its family, an index into [`families`].
    pub family: u16,
    /// The form that the lexicon lists.
    pub lemma: &'a str,
    /// What it is.
    pub part: PartOfSpeech,
    /// 1 mild … 3 strong; 0 where strength says nothing (neutral reporting verbs).
    pub strength: u8,
    /// The neutral counterpart, where there is one.
    pub neutral: Option<&'a str>,
    /// Folded words that may not stand right before it.
    pub not_after: &'a [&'a str],
    /// Folded words that may not stand right behind it.
    pub not_before: &'a [&'a str],
}

/// A surface form; sorted by `words`.
#[derive(Debug)]
pub struct Form {
    /// Folded words of the form; [`GAP`] among them stands for any words of the clause.
    pub words: &'static [&'static str],
    /// An index into [`entries`].
    pub entry: u16,
}

/// Stands in a form between a verb and its separated part: `teilte … mit`.
const GAP: &str = "…";
/// A separated part stands no further away, in tokens.
const LONGEST_GAP: usize = 16;

impl Form {
    /// End of the form where its words stand at `at`. A form with a gap ends before the gap, since what stands in it is
    /// no part of the expression.
    fn end_at(&self, view: &SentenceView<'_>, at: usize) -> Option<usize> {
        let stands =
            |words: &[&str], at: usize| words.iter().enumerate().all(|(offset, word)| view.norm(at + offset) == *word);
        let Some(gap) = self.words.iter().position(|word| *word == GAP) else {
            return stands(self.words, at).then(|| at + self.words.len());
        };
        let (before, behind) = (&self.words[..gap], &self.words[gap + 1..]);
        let end = at + gap;
        let closes = |place: usize| {
            // A separated part ends its clause, where the same word as a preposition does not.
            stands(behind, place)
                && view.tokens().get(place + behind.len()).is_none_or(|next| next.kind == TokenKind::Punctuation)
        };
        let found = stands(before, at)
            && (end..view.tokens().len().min(end + LONGEST_GAP))
                .take_while(|&place| !matches!(view.norm(place), ";" | ":"))
                .any(closes);
        found.then_some(end)
    }
}

include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// All families of all embedded lexicons.
#[must_use]
pub fn families() -> &'static [Family] {
    FAMILIES
}

/// All entries of all embedded lexicons.
#[must_use]
pub fn entries() -> &'static [Entry<'static>] {
    ENTRIES
}

/// Whether there are cue words of `kind` in `language`.
#[must_use]
pub fn speaks(kind: &str, language: &str) -> bool {
    FAMILIES.iter().any(|family| family.kind == kind && family.language == language)
}

/// Whether there are cue words in `language` at all.
#[must_use]
pub fn has_language(language: &str) -> bool {
    FAMILIES.iter().any(|family| family.language == language)
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
    /// Its family.
    pub family: &'static Family,
    /// Where, as a range of the sentence's tokens.
    pub tokens: std::ops::Range<usize>,
}

/// Every entry of `kind` that stands in the sentence, in reading order, the longest where several
/// start at one place; matches of one kind do not overlap.
#[must_use]
pub fn find<'a>(kind: &str, view: &SentenceView<'a>) -> Vec<Match<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.tokens().len() {
        let own = longest_at(kind, view, at);
        match view.lexicon.longest_at(kind, view, at) {
            // What users write goes before what the program brings, unless that is longer.
            Some(user) if own.as_ref().is_none_or(|own| own.tokens.len() <= user.tokens.len()) => {
                at = user.tokens.end;
                found.extend(user.hit());
            }
            _ => {
                at = own.as_ref().map_or(at + 1, |own| own.tokens.end);
                found.extend(own);
            }
        }
    }
    found
}

/// Every entry of `kind` in a sentence as a cue of that kind.
#[must_use]
pub fn cues(kind: &'static str, sentence: &SentenceView<'_>) -> Vec<Cue> {
    find(kind, sentence)
        .into_iter()
        .map(|hit| Cue {
            kind,
            family: hit.family.id,
            span: sentence.span_of(hit.tokens.clone()),
            voice: Voice::at(sentence, hit.tokens.start),
            strength: hit.entry.strength,
            attribution: None,
        })
        .collect()
}

/// The forms that start with `word`. A search by halves for every token and kind took a third of the instructions of a
/// whole run, and a map that is filled at start costs every run more, the more languages there are.
fn forms_from(word: &str) -> &'static [Form] {
    slots::probe(word, FIRST_WORDS.len())
        .map(|slot| FIRST_WORDS[slot])
        .take_while(|(start, end)| start < end)
        .map(|(start, end)| &FORMS[start as usize..end as usize])
        .find(|forms| forms[0].words[0] == word)
        .unwrap_or_default()
}

fn longest_at<'a>(kind: &str, view: &SentenceView<'a>, at: usize) -> Option<Match<'a>> {
    if view.tokens()[at].kind == TokenKind::Punctuation {
        return None;
    }
    let norm = |place: usize| view.tokens().get(place).map(|token| view.vocabulary.norm(token.word));
    let mut best: Option<Match<'a>> = None;
    let mut longest = 0;
    for form in forms_from(view.norm(at)) {
        let mut entry = ENTRIES[form.entry as usize];
        let family = &FAMILIES[entry.family as usize];
        if family.kind != kind || family.language != view.language() {
            continue;
        }
        let Some(end) = form.end_at(view, at) else { continue };
        let barred = at.checked_sub(1).and_then(norm).is_some_and(|before| entry.not_after.contains(&before))
            || norm(end).is_some_and(|behind| entry.not_before.contains(&behind));
        // `sagte … zu` says more than `sagte`, though both end at one place.
        if !barred && form.words.len() > longest {
            match view.lexicon.change(kind, entry.lemma) {
                Some(Change::Except) => continue,
                Some(Change::Strength(strength)) => entry.strength = strength,
                None => {}
            }
            longest = form.words.len();
            best = Some(Match { entry, family, tokens: at..end });
        }
    }
    best
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
        find(kind, &SentenceView::new(&story, 0, 0)).iter().map(|hit| hit.family.id).collect()
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
        for pair in entries().windows(2).filter(|pair| pair[0].family == pair[1].family) {
            assert!(pair[0].lemma < pair[1].lemma, "{} stands before {}", pair[0].lemma, pair[1].lemma);
        }
    }

    #[test]
    fn every_family_is_documented_and_named_once() {
        let names: BTreeSet<_> = families().iter().map(|f| (f.language, f.kind, f.id)).collect();
        assert_eq!(names.len(), families().len());
        assert!(families().iter().all(|family| family.about.len() > 10));
    }
}
