//! Whether the words that a finding marks are said of one thing: do the words around them agree, and does the other version
//! have the marked words in another sentence?
//!
//! A pair of sentences may share one clause and differ in the next: `said` of one speaker is then set against `warned` of
//! another. Three measures of that go into the fit of [`severity`](super::severity). Held out, from the same probability
//! on, people named 39 of 61 findings of the real stories in place of 38 of 65, 110 of 177 in place of 112 of 185 of the
//! written ones, and 47 of 81 in place of 46 of 81 of the samples. Tried and left out because they added nothing to these:
//! the words within six words on either side, the word behind, the verb of the clause, the next sentences alone, whether the doers of
//! the two words differ, the strength of the marked word.

use std::ops::Range;

use super::clauses::{self, Opening};
use super::kinds::attribution::attributions;
use super::side::Side;
use super::{Finding, PairView, Place, SentenceView};

/// Names of what [`features`] measures, in order.
pub const NAMES: [&str; 3] = ["clause_shared", "word_before_shared", "told_elsewhere"];

/// Words that a finding marks on one side, and the clause around them.
struct Marked {
    mark: Range<usize>,
    clause: Range<usize>,
}

/// What is measured of a finding, each 0–1: the share of the marked clauses that the other one tells, whether the words before
/// the marks match each other, and whether another sentence of the other version has all that is marked on a side. The first two
/// are means over the sides that have a mark.
#[must_use]
pub fn features(pair: &PairView<'_>, finding: &Finding) -> [f32; NAMES.len()] {
    let [first, second] = pair.sides();
    let marked = |place: Option<Place>, view: &SentenceView<'_>| {
        let mark = place.map(|place| view.tokens_in(place.span())).filter(|tokens| !tokens.is_empty())?;
        let clause = clause_of(view, &mark);
        Some(Marked { mark, clause })
    };
    let (a, b) = (marked(finding.a, &pair.a), marked(finding.b, &pair.b));
    let (mut sides, mut clause, mut before, mut elsewhere) = (0.0_f32, 0.0, 0.0, 0.0);
    for (side, own, other) in [(&first, &a, &b), (&second, &b, &a)] {
        let Some(own) = own else { continue };
        let there = other.as_ref().map_or(0..side.other.tokens().len(), |other| other.clause.clone());
        sides += 1.0;
        clause += share_told(side, own, &there);
        before += f32::from(u8::from(word_before(&side.own, &own.mark).is_some_and(|at| meets(side, at, &there))));
        if stands_elsewhere(pair, side, &own.mark) {
            elsewhere = 1.0;
        }
    }
    let sides = sides.max(1.0);
    [clause / sides, before / sides, elsewhere]
}

/// Whether one version quotes, and the other one neither quotes there nor reports what anybody says whom the first one names.
#[must_use]
pub fn speech_unreported(pair: &PairView<'_>, finding: &Finding) -> bool {
    let quoted = |place: Option<Place>, view: &SentenceView<'_>| {
        place.is_some_and(|place| view.tokens_in(place.span()).any(|at| view.tokens()[at].quoted))
    };
    let reports = |view: &SentenceView<'_>, teller: &SentenceView<'_>| {
        attributions(view)
            .iter()
            .filter_map(|found| found.source.clone())
            .any(|source| source.clone().any(|at| view.is_telling(at) && teller.has(view.word(at).term)))
    };
    match (quoted(finding.a, &pair.a), quoted(finding.b, &pair.b)) {
        (true, false) => !reports(&pair.b, &pair.a),
        (false, true) => !reports(&pair.a, &pair.b),
        _ => false,
    }
}

fn meets(side: &Side<'_>, at: usize, there: &Range<usize>) -> bool {
    side.matched[at].is_some_and(|to| there.contains(&to))
}

fn word_before(view: &SentenceView<'_>, mark: &Range<usize>) -> Option<usize> {
    (0..mark.start).rev().find(|at| view.is_telling(*at))
}

/// Share of the telling words of the clause, but for those of the mark, that match one of `there`; a half where nothing else is
/// told in the clause.
fn share_told(side: &Side<'_>, own: &Marked, there: &Range<usize>) -> f32 {
    let around = own.clause.clone().filter(|at| !own.mark.contains(at) && side.own.is_telling(*at));
    let (mut all, mut told) = (0_u16, 0_u16);
    for at in around {
        all += 1;
        told += u16::from(meets(side, at, there));
    }
    if all == 0 { 0.5 } else { f32::from(told) / f32::from(all) }
}

/// Whether another sentence of the other version has every telling word of `mark`.
fn stands_elsewhere(pair: &PairView<'_>, side: &Side<'_>, mark: &Range<usize>) -> bool {
    let holders = &pair.story.holders[side.other.document_index];
    let held = |at: usize| holders.of_term(side.own.word(at).term);
    let mut telling = mark.clone().filter(|at| side.own.is_telling(*at));
    let Some(first) = telling.next() else { return false };
    let mut others = held(first).iter().filter(|sentence| **sentence as usize != side.other.index);
    let rest: Vec<usize> = telling.collect();
    others.any(|sentence| rest.iter().all(|at| held(*at).contains(sentence)))
}

/// The clause around a mark, with the prepositional phrases and participles that hang on it.
fn clause_of(view: &SentenceView<'_>, mark: &Range<usize>) -> Range<usize> {
    let borders = clauses::clauses(view);
    let borders = || {
        let hangs = |opening| matches!(opening, Opening::Preposition | Opening::Participle);
        borders.iter().filter(move |clause| !hangs(clause.opening)).map(|clause| clause.tokens.start)
    };
    let start = borders().filter(|start| *start <= mark.start).max().unwrap_or(0);
    let end = borders().filter(|start| *start >= mark.end).min().unwrap_or(view.tokens().len());
    start..end
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::compared;

    /// The confidence of the finding of a kind between the first sentences of two texts.
    fn confidence(kind: &str, a: &[&str], b: &[&str]) -> f64 {
        let found = compared(a, b).1;
        found.iter().filter(|finding| finding.kind == kind).map(|finding| finding.confidence).fold(0.0, f64::max)
    }

    const A: &str = "The old bridge was closed on Monday after the council slammed the builder.";

    #[test]
    fn a_mark_in_a_clause_that_both_tell_counts_for_more() {
        let same = "The old bridge was closed on Monday after the council criticised the builder.";
        let another = "The old bridge was closed on Monday after a diver criticised rusty bolts.";
        let (same, another) = (confidence("loaded", &[A], &[same]), confidence("loaded", &[A], &[another]));
        assert!(same > another && another > 0.0, "{same} {another}");
    }

    #[test]
    fn what_the_other_version_says_in_another_sentence_counts_for_less() {
        let plain = "The old bridge was closed on Monday after the council criticised the builder.";
        let alone = confidence("loaded", &[A], &[plain, "Ferries will run until spring."]);
        let beside = confidence("loaded", &[A], &[plain, "Ferries will run until spring, the builder was slammed."]);
        assert!(alone > beside && beside > 0.0, "{alone} {beside}");
    }
}
