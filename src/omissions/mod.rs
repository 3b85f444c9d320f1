//! Stage 9, **omissions**: facts and details that a version does not report.
//!
//! A sentence counts as missing from a version when nothing there is aligned with it and nothing
//! there comes near: between [`NEAREST_TO_CALL_MISSING`] and the alignment threshold lies a strip of doubt in which
//! the tool says neither.

pub mod detail;
pub mod importance;

use std::collections::BTreeSet;

use crate::align::Alignment;
use crate::framing::Difference;
use crate::settings::Settings;
use crate::similarity::Similarity;
use crate::span::Span;
use crate::tokens::{Story, TokenKind};

/// A sentence, or a clause of one, that at least one other version does not report.
#[derive(Clone, Debug, PartialEq)]
pub struct Omission {
    /// Whole sentence or detail.
    pub level: Level,
    /// Document that reports it.
    pub document: usize,
    /// Sentence in that document.
    pub sentence: usize,
    /// The words.
    pub span: Span,
    /// Documents that do not report it, sorted.
    pub missing_from: Vec<usize>,
    /// 0–1.
    pub importance: f64,
    /// Why it is that important and why it counts as missing.
    pub reasons: Vec<String>,
    /// The most alike sentence of each document in `missing_from`: `(document, sentence, score)`.
    pub nearest: Vec<(usize, usize, f64)>,
}

/// What is left out.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A whole sentence.
    Sentence,
    /// A clause of an aligned sentence.
    Detail,
}

/// Highest confidence of any pair with a version at which a sentence is still called missing from it.
pub const NEAREST_TO_CALL_MISSING: f64 = 0.25;
/// A sentence of fewer words tells too little to be missed ("Nobody came.").
const FEWEST_WORDS: usize = 4;

/// What one version has that comes nearest to a sentence.
#[derive(Clone, Copy, Default)]
struct Near {
    sentence: usize,
    score: f64,
    confidence: f64,
    any: bool,
}

/// Lists what each version leaves out, the most important first.
#[must_use]
pub fn omissions(
    story: &Story,
    similarity: &Similarity,
    alignments: &[Alignment],
    differences: &[Difference],
    settings: &Settings,
) -> Vec<Omission> {
    let versions = story.documents.len();
    let mut told: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for alignment in alignments {
        for pair in &alignment.pairs {
            told.insert((alignment.a, pair.a, alignment.b));
            told.insert((alignment.b, pair.b, alignment.a));
        }
    }
    let nearest = nearest(story, similarity, alignments);
    let central = importance::centrality(story, similarity);
    let mut omissions = Vec::new();
    for document in 0..versions {
        for (sentence, place) in story.documents[document].sentences.iter().enumerate() {
            let tokens = &story.tokens[document][sentence].tokens;
            let others = (0..versions).filter(|other| *other != document);
            let missing_from: Vec<usize> = others
                .filter(|other| !told.contains(&(document, sentence, *other)))
                .filter(|other| nearest[document][sentence][*other].confidence <= settings.missing_below)
                .collect();
            let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
            if missing_from.is_empty() || words < FEWEST_WORDS || place.headline {
                continue;
            }
            let told_by = (0..versions).filter(|other| told.contains(&(document, sentence, *other))).count();
            let share = told_by as f64 / versions.saturating_sub(1).max(1) as f64;
            let features = importance::features(story, document, sentence, central[document][sentence], share);
            let near: Vec<(usize, usize, f64)> = missing_from
                .iter()
                .filter_map(|&other| {
                    let near = nearest[document][sentence][other];
                    near.any.then_some((other, near.sentence, near.score))
                })
                .collect();
            omissions.push(Omission {
                level: Level::Sentence,
                document,
                sentence,
                span: place.span,
                importance: importance::importance(features),
                reasons: reasons(story, document, sentence, &near),
                missing_from,
                nearest: near,
            });
        }
    }
    omissions.extend(detail::details(story, alignments, differences, &central));
    omissions.sort_by(|x, y| {
        y.importance
            .total_cmp(&x.importance)
            .then((x.document, x.sentence, x.span).cmp(&(y.document, y.sentence, y.span)))
    });
    omissions
}

/// `[document][sentence][other document]`.
fn nearest(story: &Story, similarity: &Similarity, alignments: &[Alignment]) -> Vec<Vec<Vec<Near>>> {
    // What stands word for word for one sentence does not half tell another one.
    let copied: BTreeSet<(usize, usize, usize)> = alignments
        .iter()
        .flat_map(|alignment| {
            let copies = alignment.pairs.iter().filter(|pair| pair.is_copy());
            copies.flat_map(|pair| [(alignment.a, pair.a, alignment.b), (alignment.b, pair.b, alignment.a)])
        })
        .collect();
    let versions = story.documents.len();
    let mut nearest: Vec<Vec<Vec<Near>>> =
        story.tokens.iter().map(|sentences| vec![vec![Near::default(); versions]; sentences.len()]).collect();
    for between in &similarity.between {
        for c in &between.candidates {
            for (from, at, to, sentence) in [(between.a, c.a, between.b, c.b), (between.b, c.b, between.a, c.a)] {
                let held = &mut nearest[from][at][to];
                if !copied.contains(&(to, sentence, from)) {
                    held.confidence = held.confidence.max(c.confidence);
                }
                if !held.any || c.score > held.score {
                    (held.sentence, held.score, held.any) = (sentence, c.score, true);
                }
            }
        }
    }
    nearest
}

fn reasons(story: &Story, document: usize, sentence: usize, near: &[(usize, usize, f64)]) -> Vec<String> {
    let tokenized = &story.tokens[document][sentence];
    let mut reasons = Vec::new();
    if sentence < 3 {
        reasons.push("stands in the first sentences".to_owned());
    }
    let counts = [
        (tokenized.names.len(), "names someone or something", "names"),
        (tokenized.tokens.iter().filter(|t| t.kind == TokenKind::Number).count(), "gives a number", "numbers"),
        (tokenized.quotes.len(), "quotes someone", "quotations"),
    ];
    for (count, one, many) in counts {
        match count {
            0 => {}
            1 => reasons.push(one.to_owned()),
            more => reasons.push(format!("{more} {many}")),
        }
    }
    if near.is_empty() {
        reasons.push("no sentence there shares a telling word with it".to_owned());
    }
    reasons
}
