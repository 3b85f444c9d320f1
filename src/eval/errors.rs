//! What was missed and what was wrong, for error analysis.

use std::fmt::Write as _;

use serde::Serialize;

use super::alignment::{self, SentencePair};
use super::framing::meets;
use super::gold::GoldStory;
use crate::analysis::Analysis;
use crate::framing::{Place, Severity};

/// A gold pair that was missed, or a pair found that gold does not have, with what the model says of it.
#[derive(Clone, Debug, Serialize)]
pub struct AlignmentError {
    /// `missed` or `false`.
    pub error: &'static str,
    /// The pair.
    pub pair: SentencePair,
    /// Confidence of the pair; 0 when it was no candidate.
    pub confidence: f64,
}

/// The errors of the align stage on one story, worst first: sure ones that are false, hopeless ones that were missed.
#[must_use]
pub fn alignment_errors(gold: &GoldStory, analysis: &Analysis) -> Vec<AlignmentError> {
    let (wanted, ignore) = (alignment::ordered(&gold.gold), alignment::ordered(&gold.ignore));
    let found = alignment::pairs_of(&analysis.alignments);
    let confidence = |pair: &SentencePair| -> f64 {
        let between = analysis.similarity.between.iter().find(|b| (b.a, b.b) == (pair.0.0, pair.1.0));
        let candidate = between.and_then(|b| b.candidates.iter().find(|c| (c.a, c.b) == (pair.0.1, pair.1.1)));
        candidate.map_or(0.0, |c| c.confidence)
    };
    let missed = wanted.difference(&found).map(|pair| ("missed", *pair));
    let wrong =
        found.iter().filter(|pair| !wanted.contains(pair) && !ignore.contains(pair)).map(|pair| ("false", *pair));
    let mut errors: Vec<AlignmentError> = missed
        .chain(wrong)
        .map(|(error, pair)| AlignmentError { error, pair, confidence: confidence(&pair) })
        .collect();
    let badness = |e: &AlignmentError| if e.error == "missed" { 1.0 - e.confidence } else { e.confidence };
    errors.sort_by(|x, y| badness(y).total_cmp(&badness(x)).then(x.pair.cmp(&y.pair)));
    errors
}

/// Lists alignment and framing errors of one story as a text to read.
#[must_use]
pub fn list(gold: &GoldStory, analysis: &Analysis) -> String {
    let mut out = String::new();
    for error in alignment_errors(gold, analysis) {
        let ((a, i), (b, j)) = error.pair;
        let _ = writeln!(
            out,
            "{} alignment {} {:.2}  {a}:{i} ~ {b}:{j}\n    {}\n    {}",
            gold.id, error.error, error.confidence, gold.docs[a].sentences[i], gold.docs[b].sentences[j]
        );
    }
    for difference in &gold.framing {
        if !analysis.differences.iter().any(|found| meets(difference, found, &analysis.story)) {
            let ((a, i), (b, j)) = (difference.a, difference.b);
            let _ = writeln!(
                out,
                "{} {} missed  {a}:{i} {:?} | {b}:{j} {:?} | {}",
                gold.id, difference.kind, difference.a_text, difference.b_text, difference.note
            );
        }
    }
    let pairs = alignment::ordered(&gold.gold);
    let shown = analysis.differences.iter().filter(|found| found.finding.severity >= Severity::Medium);
    for found in shown.filter(|found| pairs.contains(&(found.a, found.b))) {
        if !gold.framing.iter().any(|difference| meets(difference, found, &analysis.story)) {
            let words = |place: Option<Place>| {
                place.map_or("", |place| place.span.of(&analysis.story.documents[place.document].version.text))
            };
            let ((a, i), (b, j)) = (found.a, found.b);
            let _ = writeln!(
                out,
                "{} {} false  {a}:{i} {:?} | {b}:{j} {:?} | {}",
                gold.id,
                found.finding.kind,
                words(found.finding.a),
                words(found.finding.b),
                found.finding.note
            );
        }
    }
    out
}
