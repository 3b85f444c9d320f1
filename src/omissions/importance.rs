//! How much a reader would miss a sentence.
//!
//! A logistic regression over what can be seen of a sentence, fitted on the importance (1–3) that people gave
//! to omitted sentences (`cargo run -p xtask -- fit-importance`); its weights are `data/model/importance.json`.

use std::borrow::Cow;

use crate::framing::{Read, SentenceView, lexicon};
use crate::similarity::Similarity;
use crate::similarity::model::{Logistic, probability};
use crate::tokens::{Story, TermId, Token, TokenKind, TokenSentence};

/// Names of the features, in order.
///
/// Tried and of no use on stories held out: an opening pronoun or conjunction, a colon at the end, an inner sentence of a
/// longer quotation, words of results (votes, deaths) or of the past, and what the outlet says of its own reliability.
pub const FEATURES: [&str; 13] = [
    "early",
    "opens",
    "name_share",
    "results",
    "speech",
    "central",
    "told_elsewhere",
    "length",
    "short",
    "negated",
    "asks",
    "answers",
    "subject",
];

/// Place of `told_elsewhere` among them.
const TOLD_ELSEWHERE: usize = 6;

/// What is measured of a sentence.
pub type Features = [f32; FEATURES.len()];

static MODEL: Logistic = include!(concat!(env!("OUT_DIR"), "/importance_model.rs"));

/// Importance of a sentence of which that share (0–1) of the other versions tell, 0–1.
#[must_use]
pub fn importance(features: Features, told_elsewhere: f64) -> f64 {
    f64::from((probability(MODEL.logit(&told_by(features, told_elsewhere))) * 1e4).round() / 1e4)
}

/// The features of a sentence of which that share (0–1) of the other versions tell.
#[must_use]
pub fn told_by(mut features: Features, told_elsewhere: f64) -> Features {
    features[TOLD_ELSEWHERE] = told_elsewhere as f32;
    features
}

/// Measures every sentence, as `[document][sentence]`; what other versions tell of it comes later ([`told_by`]).
#[must_use]
pub fn measured(read: Read<'_>, similarity: &Similarity) -> Vec<Vec<Features>> {
    let central = centrality(read.story, similarity);
    let of = |document, sentence| features(&read.sentence(document, sentence), read.story, central[document][sentence]);
    read.story.each(of)
}

/// Centrality of every sentence: how much of it the rest of the story takes up, 0–1, as
/// `[document][sentence]`; the mean over the other versions of its best score there.
fn centrality(story: &Story, similarity: &Similarity) -> Vec<Vec<f64>> {
    let mut best: Vec<Vec<f64>> = story.tokens.iter().map(|sentences| vec![0.0; sentences.len()]).collect();
    let others = story.documents.len().saturating_sub(1).max(1) as f64;
    for between in &similarity.between {
        let mut of_a = vec![0.0_f64; story.tokens[between.a].len()];
        let mut of_b = vec![0.0_f64; story.tokens[between.b].len()];
        for c in &between.candidates {
            of_a[c.a] = of_a[c.a].max(c.score);
            of_b[c.b] = of_b[c.b].max(c.score);
        }
        for (document, scores) in [(between.a, of_a), (between.b, of_b)] {
            for (total, score) in best[document].iter_mut().zip(scores) {
                *total += score / others;
            }
        }
    }
    best
}

fn features(view: &SentenceView<'_>, story: &Story, central: f64) -> Features {
    let (document, sentence, tokenized) = (view.document_index, view.index, view.tokenized);
    let total = story.tokens[document].len().max(1) as f32;
    let words = tokenized.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count() as f32;
    let quoted = tokenized.tokens.iter().filter(|token| token.quoted).count() as f32;
    let named = tokenized.names.iter().flat_map(|name| &tokenized.tokens[name.clone()]);
    let numbers = tokenized.tokens.iter().filter(|token| token.kind == TokenKind::Number);
    let results = numbers.filter(|token| !is_year(story.vocabulary.norm(token.word))).count() as f32;
    let last = tokenized.tokens.iter().rev().map(|token| story.vocabulary.norm(token.word));
    let asks = last.take(LAST_MARKS).any(|mark| mark == "?");
    [
        1.0 - sentence as f32 / total,
        flag(sentence == 0),
        distinct_terms(story, named).len() as f32 / words.max(1.0),
        (1.0 + results).ln(),
        if words > 0.0 { (quoted / words).min(1.0) } else { 0.0 },
        central as f32,
        0.0,
        (1.0 + words).ln(),
        flag(words < 9.0),
        flag(has(view, "negation", &["not", "no"])),
        flag(asks),
        flag(answers(view)),
        subject(story, document, tokenized),
    ]
}

/// A question mark stands among the last so many marks, behind it at most those that close a quotation.
const LAST_MARKS: usize = 3;

/// Whether somebody denies or admits something in it.
fn answers(view: &SentenceView<'_>) -> bool {
    has(view, "attribution", &["denying", "refusing", "conceding"]) || has(view, "negation", &["denial"])
}

fn has(view: &SentenceView<'_>, kind: &str, families: &[&str]) -> bool {
    lexicon::find(kind, view).iter().any(|hit| families.contains(&hit.family().id))
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// `1994`: a year says when, and is no result.
fn is_year(norm: &str) -> bool {
    norm.len() == 4 && norm.parse().is_ok_and(|year: u32| (1500..2100).contains(&year))
}

/// The distinct content terms among `tokens`, sorted.
fn distinct_terms<'a>(story: &Story, tokens: impl Iterator<Item = &'a Token>) -> Vec<TermId> {
    let words =
        tokens.filter(|token| token.kind != TokenKind::Punctuation).map(|token| story.vocabulary.word(token.word));
    let mut terms: Vec<TermId> = words.filter(|word| !word.function).map(|word| word.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// How much of what the version speaks of throughout stands in the sentence: the mean share of its sentences that hold a
/// content word of this one.
fn subject(story: &Story, document: usize, sentence: &TokenSentence) -> f32 {
    let terms = distinct_terms(story, sentence.tokens.iter());
    let held: usize = terms.iter().map(|term| story.holders[document].of_term(*term).len()).sum();
    held as f32 / (terms.len() * story.tokens[document].len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn measured(sentences: &[&str], sentence: usize) -> Vec<(&'static str, f32)> {
        let story = tokenize(vec![Document::from_sentences("a", sentences)]);
        FEATURES.into_iter().zip(features(&SentenceView::new(&story, 0, sentence), &story, 0.0)).collect()
    }

    #[test]
    fn the_embedded_model_fits_the_code() {
        assert_eq!(MODEL.weights.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), FEATURES);
        assert_eq!(FEATURES[TOLD_ELSEWHERE], "told_elsewhere");
    }

    #[test]
    fn a_year_is_no_result() {
        let results = |text| measured(&[text], 0)[3].1;
        assert_eq!(results("The pier was built in 1931."), 0.0);
        assert!(results("The council voted 7 to 2.") > 1.0);
    }

    #[test]
    fn questions_denials_and_negations_are_seen() {
        let of = |text, feature: &str| measured(&[text], 0).into_iter().find(|(name, _)| *name == feature).map(|f| f.1);
        assert_eq!(of("\"Who paid for it?\" she said.", "asks"), Some(0.0));
        assert_eq!(of("\"Who paid for it?\"", "asks"), Some(1.0));
        assert_eq!(of("The firm denied it.", "answers"), Some(1.0));
        assert_eq!(of("Nobody was there, and the door was not locked.", "negated"), Some(1.0));
    }
}
