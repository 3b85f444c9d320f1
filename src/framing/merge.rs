//! One difference is one finding in the default view.
//!
//! Several kinds may look at the same words, and a sentence that is aligned with two others is compared twice. Of findings
//! on the same words of one side the surest stays as it is; the others are shown with `--all`.

use rustc_hash::FxHashMap;

use super::{Difference, Finding, Place, Severity};
use crate::span::Span;

/// Two findings whose words share this much of the longer one are about the same words.
const SAME_WORDS: f64 = 0.5;

/// Lowers all but the surest of the findings that are about the same words of the same two versions.
pub fn merge(differences: &mut [Difference]) {
    let mut order: Vec<usize> = (0..differences.len()).filter(|&at| shown(&differences[at])).collect();
    order.sort_by(|&x, &y| {
        let (x, y) = (&differences[x].finding, &differences[y].finding);
        y.confidence.total_cmp(&x.confidence).then_with(|| unordered(x).cmp(&unordered(y)))
    });
    // By either sentence: what is about the same words stands in one sentence at least, and to look through all that are kept
    // took a twentieth of a run at 20,000 sentences.
    let mut kept: FxHashMap<(usize, usize), Vec<usize>> = FxHashMap::default();
    for at in order {
        let sentences = [differences[at].a(), differences[at].b()];
        let mut earlier = sentences.iter().filter_map(|sentence| kept.get(sentence)).flatten();
        if earlier.any(|&earlier| same(&differences[earlier], &differences[at])) {
            differences[at].finding.severity = Severity::Low;
        } else {
            sentences.into_iter().for_each(|sentence| kept.entry(sentence).or_default().push(at));
        }
    }
}

/// Kind and places of a finding without the order of its versions: of two findings that are equally sure, the same one stays
/// when the versions are swapped.
fn unordered(finding: &Finding) -> (&'static str, [Option<(usize, Span)>; 2]) {
    let mut places = [finding.a, finding.b].map(|place| place.map(|place| (place.sentence(), place.span())));
    places.sort_unstable();
    (finding.kind, places)
}

fn shown(difference: &Difference) -> bool {
    difference.finding.severity >= Severity::Medium && difference.finding.kind != "prominence"
}

/// Whether two findings between the same versions are about the same words, on one side at least. In one and the same pair
/// of sentences any kind counts; in two pairs only the same kind does.
fn same(one: &Difference, other: &Difference) -> bool {
    let versions = |of: &Difference| (of.a().0, of.b().0);
    if versions(one) != versions(other) {
        return false;
    }
    let (x, y) = (&one.finding, &other.finding);
    if (one.a(), one.b()) != (other.a(), other.b()) {
        let repeated = |mine: Option<Place>, theirs: Option<Place>| {
            mine.zip(theirs).is_some_and(|(mine, theirs)| {
                let (one, other) = (mine.span(), theirs.span());
                mine.sentence() == theirs.sentence() && (one.contains(other) || other.contains(one))
            })
        };
        return x.kind == y.kind && (repeated(x.a, y.a) || repeated(x.b, y.b));
    }
    overlap(x.a, y.a) || overlap(x.b, y.b)
}

/// Whether both are about the same words on one side.
fn overlap(one: Option<Place>, other: Option<Place>) -> bool {
    let (Some(one), Some(other)) = (one.map(Place::span), other.map(Place::span)) else { return false };
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    shared as f64 >= SAME_WORDS * one.len().max(other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(kind: &'static str, confidence: f64, a: (usize, usize), b: (usize, usize)) -> Difference {
        let place = |document, (start, end)| Some(Place::new(document, 0, Span::new(start, end)));
        let (a, b) = (place(0, a), place(1, b));
        let finding = Finding {
            kind,
            severity: Severity::Medium,
            confidence,
            a,
            b,
            cue_a: None,
            cue_b: None,
            note: Box::default(),
        };
        Difference::new((0, 0), (1, 0), finding)
    }

    #[test]
    fn words_within_those_of_another_pair_are_one_difference() {
        let mut differences =
            vec![difference("quotation", 0.7, (0, 40), (0, 20)), difference("quotation", 0.6, (10, 20), (50, 60))];
        let mut finding = differences[1].finding.clone();
        finding.b = finding.b.map(|place| Place::new(1, 1, place.span()));
        differences[1] = Difference::new((0, 0), (1, 1), finding);
        merge(&mut differences);
        let severities: Vec<Severity> = differences.iter().map(|d| d.finding.severity).collect();
        assert_eq!(severities, [Severity::Medium, Severity::Low]);
    }

    #[test]
    fn of_findings_on_the_same_words_of_one_side_the_surest_stays() {
        let mut differences = vec![
            difference("quotation", 0.6, (0, 20), (0, 20)),
            difference("loaded", 0.7, (2, 20), (40, 60)),
            difference("number", 0.5, (70, 80), (70, 80)),
        ];
        merge(&mut differences);
        let severities: Vec<Severity> = differences.iter().map(|d| d.finding.severity).collect();
        assert_eq!(severities, [Severity::Low, Severity::Medium, Severity::Medium]);
    }
}
