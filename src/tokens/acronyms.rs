//! Acronyms that the story spells out: `WHO` where some version has `World Health Organization`.
//!
//! Which of the two stands in a sentence is the house's choice, so that an acronym counts as the last word of its name: it
//! matches `the organization` too, as readers take it. A name that is spelled out nowhere stays what it is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Token, TokenKind, TokenSentence, Vocabulary, WordId};
use crate::segment::Document;

/// Letters of an acronym. Two are mostly somebody's initials or a place (`LA`, `NY`), but for a few.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=6;
const OF_TWO_LETTERS: &[&str] = &["eu", "un"];
/// Small words inside a name, whose letters are left out.
const SMALL: &[&str] = &["of", "and", "for", "the", "on", "in", "to"];
/// A name has no more tokens.
const LONGEST_NAME: usize = 9;

/// Gives each acronym of the story that one name stands for the term of that name's last word.
pub(super) fn resolve(documents: &[Document], tokens: &[Vec<TokenSentence>], vocabulary: &mut Vocabulary) {
    let mut acronyms: BTreeMap<String, BTreeSet<WordId>> = BTreeMap::new();
    for (document, token) in all(documents, tokens).filter(|(_, token)| token.capital) {
        if let Some(letters) = letters(token.span.of(&document.version.text)) {
            acronyms.entry(letters).or_default().insert(token.word);
        }
    }
    if acronyms.is_empty() {
        return;
    }
    let mut names: BTreeMap<&str, BTreeSet<WordId>> = BTreeMap::new();
    for sentence in tokens.iter().flatten() {
        for start in 0..sentence.tokens.len() {
            spelled_out(sentence, start, vocabulary, |initials, last| {
                if let Some((acronym, _)) = acronyms.get_key_value(initials) {
                    names.entry(acronym).or_default().insert(last);
                }
            });
        }
    }
    for (acronym, last) in names {
        let terms: BTreeSet<_> = last.iter().map(|word| vocabulary.word(*word).term).collect();
        // Two names with the same letters: which one is meant is not known.
        if let [term] = terms.into_iter().collect::<Vec<_>>()[..] {
            acronyms[acronym].iter().for_each(|word| vocabulary.stands_for(*word, term));
        }
    }
}

fn all<'a>(
    documents: &'a [Document],
    tokens: &'a [Vec<TokenSentence>],
) -> impl Iterator<Item = (&'a Document, &'a Token)> {
    let sentences = documents.iter().zip(tokens).flat_map(|(document, list)| list.iter().map(move |s| (document, s)));
    sentences.flat_map(|(document, sentence)| sentence.tokens.iter().map(move |token| (document, token)))
}

/// The letters of a token that is written as an acronym, in small letters: `W.H.O.`, `WHO`.
fn letters(token: &str) -> Option<String> {
    if !token.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.') {
        return None;
    }
    let letters: String = token.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase()).collect();
    (LETTERS.contains(&letters.len()) || OF_TWO_LETTERS.contains(&&*letters)).then_some(letters)
}

/// Calls `found` with the initials and the last word of every name that starts at `start`.
fn spelled_out(sentence: &TokenSentence, start: usize, vocabulary: &Vocabulary, mut found: impl FnMut(&str, WordId)) {
    let mut initials = String::new();
    for token in sentence.tokens[start..].iter().take(LONGEST_NAME) {
        let norm = vocabulary.norm(token.word);
        match token.kind {
            TokenKind::Word if token.capital => initials.extend(norm.chars().next()),
            TokenKind::Word if !initials.is_empty() && SMALL.contains(&norm) => continue,
            _ => return,
        }
        found(&initials, token.word);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use crate::segment::Document;

    /// Whether the last words of the first sentences of two versions count as one.
    fn is_one(a: &[&str], b: &[&str]) -> bool {
        let story = tokenize(vec![Document::from_sentences("a", a), Document::from_sentences("b", b)]);
        let last = |document: usize| {
            let tokens = &story.tokens[document][0].tokens;
            story.vocabulary.word(tokens[tokens.len() - 1].word).term
        };
        last(0) == last(1)
    }

    #[test]
    fn an_acronym_is_the_name_that_some_version_spells_out() {
        assert!(is_one(&["They asked the World Harbour Organization"], &["They asked the WHO"]));
        assert!(is_one(&["It is up to the Fish and Dock Authority"], &["It is up to the F.D.A."]));
        assert!(!is_one(&["They asked the harbour organization"], &["They asked the WHO"]));
    }

    #[test]
    fn an_acronym_of_two_names_is_neither() {
        let two = ["They asked the World Harbour Organization", "The Wide Ham Office and Open Sea left."];
        assert!(!is_one(&two, &["They asked the WHO"]));
    }
}
