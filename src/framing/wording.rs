//! The loaded words of a whole version that the others do not use: how it sounds, whatever its sentences stand beside.
//!
//! A finding needs two sentences that tell the same. Two newsrooms that write one event from other sources share few of them, and
//! then a version full of `mob` and `siege` shows hardly a finding: on fourteen stories that were written so for a trial, the default
//! view showed 8 of the 72 differences that their writers called grave. What one version alone says is seen without any pair.

use super::kinds::attribution::attributions;
use super::phrases::{self, Class};
use super::{Cue, KINDS, Read, SentenceView, Voice};
use crate::settings::Settings;
use crate::tokens::{TermId, TokenKind};

/// For each version its loaded words in the outlet's own voice, in reading order, without those that every other version uses too.
#[must_use]
pub fn wording(read: Read<'_>, settings: &Settings) -> Vec<Vec<(usize, Cue)>> {
    let story = read.story;
    let loaded = KINDS.iter().find(|kind| kind.id() == "loaded" && !settings.off.contains(kind.id()));
    let of_version = |document: usize| {
        let sentences = 0..story.documents[document].sentences.len();
        let cues = sentences.flat_map(|index| {
            let sentence = read.sentence(document, index);
            let cues = loaded.map_or_else(Vec::new, |kind| kind.cues(&sentence));
            if cues.is_empty() {
                return Vec::new();
            }
            let (said, classes) = (attributions(&sentence), phrases::classes(&sentence));
            // `it was a siege, the ministry said`, `she said they felt sold out`: not the outlet's word. What a further clause adds is its own.
            let reported = |cue: &Cue| {
                let at = sentence.tokens_in(cue.span).start;
                let one_clause = |from: usize| {
                    (from..at)
                        .all(|between| !matches!(classes[between], Class::Mark | Class::Subordinator | Class::Relative))
                };
                said.iter().any(|found| {
                    let speaks = found.source.is_some() && found.covers(at) && !found.cue.contains(&at);
                    speaks && (at < found.cue.start || one_clause(found.cue.end))
                })
            };
            // `a lame-duck president`
            let part = |cue: &Cue| sentence.is_in_a_compound(&sentence.tokens_in(cue.span));
            cues.into_iter()
                .filter(|cue| {
                    cue.voice == Voice::Outlet && !part(cue) && !reported(cue) && !is_used_by_all(&sentence, cue, read)
                })
                .map(|cue| (index, cue))
                .collect::<Vec<_>>()
        });
        cues.collect()
    };
    (0..story.documents.len()).map(of_version).collect()
}

/// Whether every other version has the words of a cue.
fn is_used_by_all(sentence: &SentenceView<'_>, cue: &Cue, read: Read<'_>) -> bool {
    let story = read.story;
    let words = sentence.tokens_in(cue.span).filter(|&at| sentence.tokens()[at].kind != TokenKind::Punctuation);
    let terms: Vec<TermId> = words.map(|at| sentence.word(at).term).collect();
    let uses = |other: usize| terms.iter().all(|term| !story.holders[other].of_term(*term).is_empty());
    let mut others = (0..story.documents.len()).filter(|other| *other != sentence.document_index).peekable();
    others.peek().is_some() && others.all(uses)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn words(texts: &[&[&str]], settings: &Settings) -> Vec<Vec<String>> {
        let story = tokenize(texts.iter().map(|text| Document::from_sentences("a", text)).collect());
        let found = wording(Read::plain(&story), settings);
        let word = |document: usize, cue: &Cue| cue.span.of(&story.documents[document].version.text).to_owned();
        found
            .iter()
            .enumerate()
            .map(|(document, cues)| cues.iter().map(|(_, cue)| word(document, cue)).collect())
            .collect()
    }

    const PLAIN: &[&str] = &["Protesters blocked the bridge.", "The mayor called them “thugs”."];
    const LOADED: &[&str] =
        &["Nothing moved in Varn at noon.", "Hooligans laid siege to the bridge, and the mob jeered."];

    #[test]
    fn what_one_version_alone_calls_by_loaded_words_is_listed_without_any_pair() {
        let [plain, loaded]: [Vec<String>; 2] = words(&[PLAIN, LOADED], &Settings::default()).try_into().unwrap();
        assert!(plain.is_empty(), "the mayor's word is not the outlet's: {plain:?}");
        assert!(loaded.contains(&"Hooligans".to_owned()) && loaded.contains(&"jeered".to_owned()), "{loaded:?}");
    }

    #[test]
    fn what_somebody_is_told_to_have_said_is_not_the_outlets_word() {
        let reported =
            &["It was a siege by thugs, the mayor said.", "She said they were hooligans, as the mob jeered."];
        let [found, _]: [Vec<String>; 2] = words(&[reported, PLAIN], &Settings::default()).try_into().unwrap();
        assert_eq!(found, ["the mob", "jeered"]);
    }

    #[test]
    fn what_every_version_says_is_not_listed() {
        let all = words(&[LOADED, LOADED], &Settings::default());
        assert!(all.iter().all(Vec::is_empty), "{all:?}");
        let of_three = words(&[LOADED, LOADED, PLAIN], &Settings::default());
        assert!(of_three[0].contains(&"jeered".to_owned()), "{of_three:?}");
    }

    #[test]
    fn a_kind_that_is_off_lists_nothing() {
        let settings = Settings { off: ["loaded".to_owned()].into(), ..Settings::default() };
        assert!(words(&[PLAIN, LOADED], &settings).iter().all(Vec::is_empty));
    }
}
