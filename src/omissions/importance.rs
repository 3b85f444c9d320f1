//! How much a reader would miss a sentence.
//!
//! A logistic regression over what can be seen of a sentence, fitted on the importance (1–3) that people gave
//! to omitted sentences (`cargo run -p xtask -- fit-importance`); its weights are `data/model/importance.json`.

use std::sync::LazyLock;

use crate::similarity::Similarity;
use crate::similarity::model::{Logistic, probability};
use crate::tokens::{Story, TokenKind};

/// Names of the features, in order.
pub const FEATURES: [&str; 10] = [
    "early",
    "lead",
    "names",
    "numbers",
    "speech",
    "central",
    "told_elsewhere",
    "length",
    "short",
    "unquoted_rare_words",
];

/// What is measured of a sentence.
pub type Features = [f32; FEATURES.len()];

static EMBEDDED: &str = include_str!("../../data/model/importance.json");

static MODEL: LazyLock<Logistic> = LazyLock::new(|| serde_json::from_str(EMBEDDED).unwrap_or_default());

/// Importance of a sentence, 0–1.
#[must_use]
pub fn importance(features: Features) -> f64 {
    f64::from((probability(MODEL.logit(features)) * 1e4).round() / 1e4)
}

/// Centrality of every sentence: how much of it the rest of the story takes up, 0–1, as
/// `[document][sentence]`; the mean over the other versions of its best score there.
#[must_use]
pub fn centrality(story: &Story, similarity: &Similarity) -> Vec<Vec<f64>> {
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

/// Measures sentence `sentence` of `document`; `told_elsewhere` is the share (0–1) of the other versions that tell it.
#[must_use]
pub fn features(story: &Story, document: usize, sentence: usize, central: f64, told_elsewhere: f64) -> Features {
    let tokenized = &story.tokens[document][sentence];
    let total = story.tokens[document].len().max(1) as f32;
    let words = tokenized.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count() as f32;
    let quoted = tokenized.tokens.iter().filter(|token| token.quoted).count() as f32;
    let numbers = tokenized.tokens.iter().filter(|token| token.kind == TokenKind::Number).count() as f32;
    let rare = tokenized
        .tokens
        .iter()
        .filter(|token| !token.quoted && token.kind == TokenKind::Word)
        .filter(|token| story.vocabulary.word(token.word).rarity > 0.5)
        .count() as f32;
    [
        1.0 - sentence as f32 / total,
        f32::from(u8::from(sentence < 3)),
        (1.0 + tokenized.names.len() as f32).ln(),
        (1.0 + numbers).ln(),
        if words > 0.0 { (quoted / words).min(1.0) } else { 0.0 },
        central as f32,
        told_elsewhere as f32,
        (1.0 + words).ln(),
        f32::from(u8::from(words < 9.0)),
        (1.0 + rare).ln(),
    ]
}
