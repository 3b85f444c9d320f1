//! Details: clauses of an aligned sentence that another version lacks.
//!
//! The framing stage has already found them pair by pair; here the same clause is joined over all versions that lack
//! it. Only details worth a look are taken, and those of a sure pair that name somebody or give a value that the other version
//! does not have anywhere: the rest would bury the facts. A detail matters less than a whole sentence of the same standing.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::importance::{self, Features};
use super::{Level, Omission, reasons};
use crate::align::{Alignment, Pair};
use crate::framing::{Difference, Place, Read, Severity};
use crate::tokens::TokenKind;

/// Share of its sentence's importance that a detail keeps.
const SHARE_OF_SENTENCE: f64 = 0.6;
/// The same of one that gives no value: where it was and whose office it is are seldom missed.
const SHARE_WITHOUT_VALUE: f64 = 0.4;
/// A detail has no fewer words.
const FEWEST_WORDS: usize = 2;

/// Confidence from which the rest of the sentence is surely told.
const SURE_PAIR: f64 = 0.7;

/// Whether a detail stands in a sentence of the text that goes on without it: what opens a sentence is mostly its main clause, and
/// what a headline adds the text says again.
fn is_put_in(read: Read<'_>, place: Place) -> bool {
    let view = read.sentence(place.document(), place.sentence());
    let opens = !(0..view.tokens_in(place.span()).start).any(|at| view.is_content(at));
    let words = view.tokens_in(place.span()).filter(|at| view.tokens()[*at].kind != TokenKind::Punctuation).count();
    !view.sentence.headline && !opens && words >= FEWEST_WORDS
}

/// A sentence of the story: document and sentence number.
type At = (usize, usize);

/// Joins the details found in pairs, by place; `sentences` are the omissions of whole sentences.
#[must_use]
pub fn details(
    read: Read<'_>,
    alignments: &[Alignment],
    differences: &[Difference],
    measured: &[Vec<Features>],
    sentences: &[Omission],
) -> Vec<Omission> {
    let story = read.story;
    // Of a sentence that is missing as a whole no part is missing besides.
    let whole: BTreeSet<(At, usize)> = sentences
        .iter()
        .flat_map(|omission| omission.missing_from.iter().map(|other| ((omission.document, omission.sentence), *other)))
        .collect();
    let mut pairs: BTreeMap<(At, At), Pair> = BTreeMap::new();
    for alignment in alignments {
        for pair in &alignment.pairs {
            pairs.insert(((alignment.a, pair.a), (alignment.b, pair.b)), *pair);
        }
    }
    let pair = |x: At, y: At| pairs.get(&if x < y { (x, y) } else { (y, x) }).copied();
    let news = |place: Place, other: At| -> Vec<String> {
        let view = read.sentence(place.document(), place.sentence());
        reasons::news(story, &view, view.tokens_in(place.span()), &[other.0]).collect()
    };
    let two_values = |difference: &&Difference| {
        let finding = &difference.finding;
        finding.kind == "number" && finding.cue_a.is_some() && finding.cue_b.is_some()
    };
    // By either sentence: to look through all of them for every detail took half of a run at 20,000 sentences.
    let mut numbers: FxHashMap<At, Vec<&Difference>> = FxHashMap::default();
    for number in differences.iter().filter(two_values) {
        numbers.entry(number.a()).or_default().push(number);
        numbers.entry(number.b()).or_default().push(number);
    }
    let mut lacking: BTreeMap<Place, Vec<At>> = BTreeMap::new();
    for difference in differences.iter().filter(|difference| difference.finding.kind == "detail") {
        let (place, other) = match (difference.finding.a, difference.finding.b) {
            (Some(place), None) => (place, difference.b()),
            (None, Some(place)) => (place, difference.a()),
            _ => continue,
        };
        let at = (place.document(), place.sentence());
        if whole.contains(&(at, other.0)) {
            continue;
        }
        let told = pair(at, other).is_some_and(|pair| pair.confidence >= SURE_PAIR) && is_put_in(read, place);
        // `£77 million` here and `£120 million` there is no omission.
        let marks = |number: &Difference| {
            let places = [number.finding.a, number.finding.b].into_iter().flatten();
            places.into_iter().any(|own| own.document() == at.0 && own.span().overlaps(place.span()))
        };
        let answered = || numbers.get(&other).into_iter().flatten().any(|number| marks(number));
        if difference.finding.severity < Severity::Medium && (!told || answered() || news(place, other).is_empty()) {
            continue;
        }
        lacking.entry(place).or_default().push(other);
    }
    let others = story.documents.len().saturating_sub(1).max(1) as f64;
    lacking
        .into_iter()
        .map(|(place, mut partners)| {
            let (document, sentence) = (place.document(), place.sentence());
            partners.sort_unstable();
            partners.dedup_by_key(|(other, _)| *other);
            let told = 1.0 - partners.len() as f64 / others;
            let mut reasons = news(place, partners[0]);
            let gives = reasons.iter().any(|reason| reason.starts_with("gives"));
            let share = if gives { SHARE_OF_SENTENCE } else { SHARE_WITHOUT_VALUE };
            reasons.push("the rest of the sentence is told there".to_owned());
            Omission {
                level: Level::Detail,
                document,
                sentence,
                span: place.span(),
                missing_from: partners.iter().map(|(other, _)| *other).collect(),
                importance: (importance::importance(measured[document][sentence], told) * share * 1e4).round() / 1e4,
                told: vec![0.0; partners.len()],
                reasons,
                nearest: partners
                    .iter()
                    .map(|&(other, at)| {
                        (other, at, pair((document, sentence), (other, at)).map_or(0.0, |pair| pair.score))
                    })
                    .collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare;
    use crate::omissions::Level;
    use crate::{Settings, Version};

    /// The details that one text leaves out of the other, with their reasons.
    fn details(a: &str, b: &str) -> Vec<(String, Vec<String>)> {
        let versions = [Version::new("Wire", a), Version::new("Post", b)];
        let report = compare(&versions, &Settings::default());
        let details = report.omissions.into_iter().filter(|omission| omission.level == Level::Detail);
        details.map(|detail| (detail.text, detail.reasons)).collect()
    }

    #[test]
    fn a_clause_with_a_value_of_its_own_is_left_out() {
        let short = "The union said that 82 percent of those who voted backed the deal with the harbour.\n\nIt rained.";
        let long = "The union claimed that 82 percent of those who voted backed the deal with the harbour, although fewer \
                    than 400 members took part in the ballot.\n\nIt rained.";
        let found = details(short, long);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.contains("400 members"), "{found:?}");
        assert_eq!(found[0].1, ["gives fewer than 400 members", "the rest of the sentence is told there"]);
    }

    #[test]
    fn another_value_of_the_same_is_no_detail() {
        let (one, other) = (
            "Four men left the pier at noon.\n\nThe council spent 40 million crowns on the pier in May.",
            "Four men left the pier at noon.\n\nThe council spent 60 million crowns on the pier in May.",
        );
        assert!(details(one, other).is_empty(), "{:?}", details(one, other));
    }
}
