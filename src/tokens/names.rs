//! Capitalised runs that name a person, a place, a body or a thing.
//!
//! A capital in mid-sentence is evidence; at the start of a sentence it is none, so a first word counts
//! only when the story has it capitalised in mid-sentence too, or when the language at large hardly has
//! it in lower case and it is no plural (`Witnesses said`). Where every noun has a capital (German), two of them side by side
//! are evidence (`Anna Ost`), and the last word of such a run wherever it stands alone.

use rustc_hash::FxHashSet;

use super::{Token, TokenKind, TokenSentence, Vocabulary, WordId};
use crate::language;

/// Above this rarity (0–1) a capitalised first word is taken for a name without further evidence.
const RARE_ENOUGH_TO_BE_A_NAME: f32 = 0.62;
/// A sentence with this share of capitalised words is a headline in title case: capitals say nothing there.
const TITLE_CASE_SHARE: f32 = 0.9;

/// Marks the names of a story; `languages[d]` is the language of version `d`.
pub(super) fn mark(story: &mut [Vec<TokenSentence>], vocabulary: &Vocabulary, languages: &[&str]) {
    let noun_capitals: Vec<bool> = languages.iter().map(|language| language::of(language).noun_capitals).collect();
    // For each word how often it stands in mid-sentence with a capital, and how often without.
    let mut mid_sentence = vec![(0_u32, 0_u32); vocabulary.len()];
    for sentence in story.iter().flatten().filter(|s| !is_title_case(s, vocabulary)) {
        let first = first_word(&sentence.tokens);
        for (at, token) in sentence.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && !starts_a_clause(&sentence.tokens, at, first) {
                let seen = &mut mid_sentence[token.word.0 as usize];
                if token.capital { seen.0 += 1 } else { seen.1 += 1 }
            }
        }
    }
    let versions = story.iter_mut().zip(languages).zip(&noun_capitals);
    for (sentence, language, nouns) in
        versions.flat_map(|((version, language), nouns)| version.iter_mut().map(move |s| (s, *language, *nouns)))
    {
        let title_case = is_title_case(sentence, vocabulary);
        let first = first_word(&sentence.tokens);
        let named = |at: usize| -> bool {
            let token = &sentence.tokens[at];
            if !token.capital || vocabulary.word(token.word).function {
                return false;
            }
            if !title_case && !starts_a_clause(&sentence.tokens, at, first) {
                return true;
            }
            match mid_sentence[token.word.0 as usize] {
                (0, 0) => {
                    let word = vocabulary.word(token.word);
                    word.rarity >= RARE_ENOUGH_TO_BE_A_NAME && !is_plural(&word.norm, language)
                }
                (upper, lower) => upper > lower,
            }
        };
        let mut names = Vec::new();
        let mut at = 0;
        while at < sentence.tokens.len() {
            if !named(at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < sentence.tokens.len() && (named(at) || joins_names(sentence, at, vocabulary, nouns, &named)) {
                at += 1;
            }
            names.push(start..at);
        }
        sentence.names = names;
    }
    if noun_capitals.contains(&true) {
        drop_nouns(story, &noun_capitals);
    }
}

/// Whether the language at large has the word without its s.
fn is_plural(norm: &str, language: &str) -> bool {
    let Some(background) = language::background(language) else { return false };
    let singular = norm.strip_suffix('s');
    [singular, singular.and_then(|word| word.strip_suffix('e'))]
        .into_iter()
        .flatten()
        .any(|word| background.word(word).is_some())
}

/// Keeps, of the capitalised words of versions whose nouns have capitals, those that are names.
fn drop_nouns(story: &mut [Vec<TokenSentence>], noun_capitals: &[bool]) {
    let is_run = |sentence: &TokenSentence, name: &std::ops::Range<usize>| {
        sentence.tokens[name.clone()].iter().filter(|token| token.capital).count() > 1
    };
    let versions = || story.iter().zip(noun_capitals).filter(|(_, nouns)| **nouns).flat_map(|(version, _)| version);
    let last_words: FxHashSet<WordId> = versions()
        .flat_map(|sentence| {
            sentence.names.iter().filter(|name| is_run(sentence, name)).map(|name| sentence.tokens[name.end - 1].word)
        })
        .collect();
    for sentence in story.iter_mut().zip(noun_capitals).filter(|(_, nouns)| **nouns).flat_map(|(version, _)| version) {
        let mut names = std::mem::take(&mut sentence.names);
        names.retain(|name| is_run(sentence, name) || last_words.contains(&sentence.tokens[name.end - 1].word));
        sentence.names = names;
    }
}

/// `Bank of Varn`, `Anna-Lena`, `St. Orrin`, `Jean d'Arc`: a small word or mark between two names.
///
/// Where nouns have capitals, small words stand between nouns: `Sprecher der Polizei`.
fn joins_names(
    sentence: &TokenSentence,
    at: usize,
    vocabulary: &Vocabulary,
    nouns: bool,
    named: &dyn Fn(usize) -> bool,
) -> bool {
    let next_named = at + 1 < sentence.tokens.len() && named(at + 1);
    let glued = sentence.is_glued(at) && sentence.is_glued(at + 1);
    next_named
        && match &*vocabulary.word(sentence.tokens[at].word).norm {
            "of" | "de" | "la" | "al" | "bin" | "van" | "von" | "der" | "du" | "del" | "&" => !nouns,
            "-" => glued,
            "." => at > 0 && sentence.tokens[at - 1].span.len() <= 3,
            _ => false,
        }
}

fn starts_a_clause(tokens: &[Token], at: usize, first: usize) -> bool {
    at <= first || (tokens[at].quoted && !tokens[at - 1].quoted)
}

/// Where the first token stands that is no mark; marks in front of it are passed over once, not for every token.
fn first_word(tokens: &[Token]) -> usize {
    tokens.iter().position(|token| token.kind != TokenKind::Punctuation).unwrap_or(tokens.len())
}

fn is_title_case(sentence: &TokenSentence, vocabulary: &Vocabulary) -> bool {
    let content = sentence.tokens.iter().filter(|t| t.kind == TokenKind::Word && !vocabulary.word(t.word).function);
    let (mut all, mut upper) = (0.0_f32, 0.0_f32);
    for token in content {
        all += 1.0;
        upper += f32::from(u8::from(token.capital));
    }
    all >= 4.0 && upper / all >= TITLE_CASE_SHARE
}

#[cfg(test)]
mod tests {
    use crate::segment::Document;
    use crate::span::Span;
    use crate::tokens::tokenize;

    fn names(sentences: &[&str]) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", sentences)]);
        let text = &story.documents[0].version.text;
        story.tokens[0]
            .iter()
            .flat_map(|s| {
                s.names
                    .iter()
                    .map(|n| Span::new(s.tokens[n.start].span.start, s.tokens[n.end - 1].span.end).of(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn runs_and_small_words() {
        assert_eq!(
            names(&["On Monday the Bank of Varn sued Anna-Lena Osk."]),
            ["Monday", "Bank of Varn", "Anna-Lena Osk"]
        );
    }

    #[test]
    fn the_first_word_needs_evidence() {
        assert_eq!(names(&["Talks ended.", "The Talks went on."]), ["Talks", "Talks"]);
        assert!(names(&["Police came."]).is_empty());
        assert!(names(&["Firefighters came."]).is_empty());
        assert_eq!(names(&["Orlov came."]), ["Orlov"]);
    }

    #[test]
    fn german_nouns_are_no_names() {
        assert_eq!(
            names(&[
                "Die Sprecherin der Polizei und der Bürgermeister Karl Ost standen am Montag vor dem Rathaus im Regen.",
                "Der Streik sei am Ende, sagte Ost nach dem Gespräch mit den Arbeitern der Werft.",
            ]),
            ["Bürgermeister Karl Ost", "Ost"]
        );
    }
}
