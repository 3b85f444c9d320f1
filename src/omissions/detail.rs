//! Details: clauses of an aligned sentence that another version lacks.
//!
//! The framing stage has already found them pair by pair; here the same clause is joined over all versions that lack
//! it. Only details worth a look are taken: the rest would bury the facts. A detail matters less than a whole sentence of the same standing.

use std::collections::{BTreeMap, BTreeSet};

use super::importance::{self, Features};
use super::{Level, Omission};
use crate::align::Alignment;
use crate::framing::{Difference, Severity};
use crate::span::Span;
use crate::tokens::Story;

/// Share of its sentence's importance that a detail keeps.
const SHARE_OF_SENTENCE: f64 = 0.6;

/// A sentence of the story: document and sentence number.
type At = (usize, usize);

/// Joins the details found in pairs, by place; `sentences` are the omissions of whole sentences.
#[must_use]
pub fn details(
    story: &Story,
    alignments: &[Alignment],
    differences: &[Difference],
    measured: &[Vec<Features>],
    sentences: &[Omission],
) -> Vec<Omission> {
    // Of a sentence that is missing as a whole no part is missing besides.
    let whole: BTreeSet<(At, usize)> = sentences
        .iter()
        .flat_map(|omission| omission.missing_from.iter().map(|other| ((omission.document, omission.sentence), *other)))
        .collect();
    let mut scores: BTreeMap<(At, At), f64> = BTreeMap::new();
    for alignment in alignments {
        for pair in &alignment.pairs {
            scores.insert(((alignment.a, pair.a), (alignment.b, pair.b)), pair.score);
        }
    }
    let mut lacking: BTreeMap<(usize, usize, Span), Vec<(usize, usize)>> = BTreeMap::new();
    let worth_a_look = |d: &&Difference| d.finding.kind == "detail" && d.finding.severity >= Severity::Medium;
    for difference in differences.iter().filter(worth_a_look) {
        let (place, other) = match (difference.finding.a, difference.finding.b) {
            (Some(place), None) => (place, difference.b),
            (None, Some(place)) => (place, difference.a),
            _ => continue,
        };
        if whole.contains(&((place.document, place.sentence), other.0)) {
            continue;
        }
        lacking.entry((place.document, place.sentence, place.span)).or_default().push(other);
    }
    let score = |x: At, y: At| scores.get(&if x < y { (x, y) } else { (y, x) }).copied().unwrap_or_default();
    let others = story.documents.len().saturating_sub(1).max(1) as f64;
    lacking
        .into_iter()
        .map(|((document, sentence, span), mut partners)| {
            partners.sort_unstable();
            partners.dedup_by_key(|(other, _)| *other);
            let told = 1.0 - partners.len() as f64 / others;
            Omission {
                level: Level::Detail,
                document,
                sentence,
                span,
                missing_from: partners.iter().map(|(other, _)| *other).collect(),
                importance: (importance::importance(measured[document][sentence], told) * SHARE_OF_SENTENCE * 1e4)
                    .round()
                    / 1e4,
                told: vec![0.0; partners.len()],
                reasons: vec!["the rest of the sentence is told there".to_owned()],
                nearest: partners
                    .iter()
                    .map(|&(other, at)| (other, at, score((document, sentence), (other, at))))
                    .collect(),
            }
        })
        .collect()
}
