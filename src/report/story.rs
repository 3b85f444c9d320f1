//! The story of two versions in one order.
//!
//! The first version gives the order. A sentence that only the second tells stands behind what it stands behind
//! there, so that a reader sees where in the story the first one is silent.

use std::collections::BTreeMap;

use super::model::{AlignmentReport, FramingReport, Level, OmissionReport, Report, Severity};
use super::view::{Selection, View, importance_dots, severity_dots};

/// A pair of less confidence is not said to tell the same: of six real stories 27 of 53 such pairs are right (69 of the 87
/// others), of fifteen invented ones 88 of 196 (268 of 306).
pub(super) const SURELY_TOLD: f64 = 0.6;

/// One step of the story.
pub(super) enum Step<'a> {
    /// Both tell it.
    Both(&'a AlignmentReport),
    /// One tells it: document and sentence.
    One(usize, usize),
}

/// All steps of a story of two versions; headlines that nothing is aligned to have a section of their own.
pub(super) fn steps(report: &Report) -> Vec<Step<'_>> {
    let alignments = &report.alignments;
    let mut first_at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let (mut in_a, mut in_b) = (BTreeMap::new(), BTreeMap::new());
    for (number, alignment) in alignments.iter().enumerate() {
        first_at.entry(alignment.a.sentences.first().copied().unwrap_or(0)).or_default().push(number);
        in_a.extend(alignment.a.sentences.iter().map(|&sentence| (sentence, number)));
        in_b.extend(alignment.b.sentences.iter().map(|&sentence| (sentence, number)));
    }
    for numbers in first_at.values_mut() {
        // A sentence meets its surest partner first.
        numbers.sort_by(|&x, &y| alignments[y].confidence.total_cmp(&alignments[x].confidence).then(x.cmp(&y)));
    }
    let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for sentence in alone(report, 1, &in_b) {
        let before = in_b.range(..sentence).next_back().map(|(_, number)| *number);
        behind.entry(before).or_default().push(sentence);
    }
    let mut steps: Vec<Step<'_>> =
        behind.remove(&None).unwrap_or_default().into_iter().map(|s| Step::One(1, s)).collect();
    let single = alone(report, 0, &in_a);
    let count = report.documents.first().map_or(0, |document| document.sentences.len());
    for sentence in 0..count {
        for &number in first_at.get(&sentence).into_iter().flatten() {
            if !headlines_only(report, &alignments[number]) {
                steps.push(Step::Both(&alignments[number]));
            }
            steps.extend(behind.remove(&Some(number)).unwrap_or_default().into_iter().map(|s| Step::One(1, s)));
        }
        if single.contains(&sentence) {
            steps.push(Step::One(0, sentence));
        }
    }
    steps
}

fn alone(report: &Report, document: usize, aligned: &BTreeMap<usize, usize>) -> Vec<usize> {
    let sentences = report.documents.get(document).map_or(&[][..], |document| document.sentences.as_slice());
    let alone = sentences.iter().filter(|sentence| !sentence.headline && !aligned.contains_key(&sentence.index));
    alone.map(|sentence| sentence.index).collect()
}

fn headlines_only(report: &Report, alignment: &AlignmentReport) -> bool {
    [&alignment.a, &alignment.b]
        .into_iter()
        .all(|side| side.sentences.iter().all(|&sentence| report.is_headline(side.document, sentence)))
}

/// The omission of a whole sentence that is shown.
pub(super) fn omission<'s>(
    selection: &'s Selection<'_>,
    document: usize,
    sentence: usize,
) -> Option<&'s OmissionReport> {
    selection.omissions.iter().map(|omission| &**omission).find(|omission| {
        omission.level == Level::Sentence && omission.document == document && omission.sentence == sentence
    })
}

/// Kinds of the shown differences between sentences that `inside` accepts, the most severe first.
pub(super) fn kinds<'a>(selection: &Selection<'a>, inside: impl Fn(usize, usize) -> bool) -> Vec<(&'a str, Severity)> {
    let here = |finding: &&'a FramingReport| {
        finding.sentences().into_iter().all(|[document, sentence]| inside(document, sentence))
    };
    let mut kinds: Vec<(&str, Severity)> = Vec::new();
    for finding in selection.findings().filter(here) {
        if !kinds.iter().any(|(kind, _)| *kind == finding.kind) {
            kinds.push((&finding.kind, finding.severity));
        }
    }
    kinds.sort_by_key(|(_, severity)| std::cmp::Reverse(*severity));
    kinds
}

/// What can be said of sentences that are aligned and shown for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// Nothing differs.
    Alike,
    /// So many slight things differ, or nobody looked.
    Also(usize),
    /// They may tell two facts.
    Perhaps(usize),
}

/// Whether the sentences of an alignment tell the same, and how many differences no short view shows.
pub(super) fn told(report: &Report, view: &View, alignment: &AlignmentReport) -> Told {
    let inside = |document: usize, sentence: usize| is_inside(alignment, document, sentence);
    let differences =
        report.framing.iter().filter(|finding| finding.sentences().into_iter().all(|[d, s]| inside(d, s))).count();
    let details = report
        .omissions
        .iter()
        .filter(|omission| omission.level == Level::Detail && inside(omission.document, omission.sentence));
    let slight = differences + details.count();
    // A reader who asked for some kinds only is told nothing of the others.
    let looked = view.kinds.is_empty() && view.min_severity.is_none();
    match slight {
        _ if alignment.confidence < SURELY_TOLD => Told::Perhaps(slight),
        0 if looked => Told::Alike,
        _ => Told::Also(slight),
    }
}

fn is_inside(alignment: &AlignmentReport, document: usize, sentence: usize) -> bool {
    let sides = [&alignment.a, &alignment.b];
    sides.iter().any(|side| side.document == document && side.sentences.contains(&sentence))
}

/// What a step of the story is shown for.
pub(super) struct Tag<'a> {
    /// Kind of the difference, or `omission`.
    pub(super) name: &'a str,
    /// How much it matters, in dots.
    pub(super) dots: &'static str,
    /// Whether it is of high severity.
    pub(super) high: bool,
}

/// What a step is shown for, the most severe first; nothing where both tell it alike.
pub(super) fn tags<'a>(selection: &Selection<'a>, step: &Step<'_>) -> Vec<Tag<'a>> {
    let left_out = |name, importance| Tag { name, dots: importance_dots(importance), high: false };
    let alignment = match step {
        Step::Both(alignment) => alignment,
        Step::One(document, sentence) => {
            let omission = omission(selection, *document, *sentence);
            return omission.map(|omission| left_out("omission", omission.importance)).into_iter().collect();
        }
    };
    let inside = |document: usize, sentence: usize| is_inside(alignment, document, sentence);
    let differences = kinds(selection, inside).into_iter();
    let mut tags: Vec<Tag<'a>> = differences
        .map(|(name, severity)| Tag { name, dots: severity_dots(severity), high: severity == Severity::High })
        .collect();
    let details = selection
        .omissions
        .iter()
        .filter(|omission| omission.level == Level::Detail && inside(omission.document, omission.sentence));
    let most = details.map(|omission| omission.importance).reduce(f64::max);
    if let Some(most) = most.filter(|_| tags.iter().all(|tag| tag.name != "detail")) {
        tags.push(left_out("detail", most));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Settings, Split};
    use crate::{Version, compare};

    fn report(a: &str, b: &str) -> Report {
        let settings = Settings { split: Split::Lines, ..Settings::default() };
        let mut report = compare(&[Version::new("a", a), Version::new("b", b)], &settings);
        report.framing.clear();
        report.omissions.clear();
        report
    }

    #[test]
    fn only_sure_pairs_without_any_difference_are_told_alike() {
        let text = "The ferry Orla sank on Monday.\nDivers will look at the wreck.";
        let mut report = report(text, text);
        let all = View::default();
        assert_eq!(told(&report, &all, &report.alignments[0]), Told::Alike);
        let one_kind = View { kinds: ["loaded".to_owned()].into(), ..View::default() };
        assert_eq!(told(&report, &one_kind, &report.alignments[0]), Told::Also(0));
        report.alignments[0].confidence = 0.5;
        assert_eq!(told(&report, &all, &report.alignments[0]), Told::Perhaps(0));
    }

    #[test]
    fn a_slight_difference_is_no_clean_bill() {
        let settings = Settings { split: Split::Lines, ..Settings::default() };
        let versions = [
            Version::new("a", "The ferry Orla sank off Varn on Monday, the harbour office said."),
            Version::new("b", "The ferry Orla sank off Varn on Monday, the harbour office confirmed late at night."),
        ];
        let mut report = compare(&versions, &settings);
        report.framing.iter_mut().for_each(|finding| finding.severity = Severity::Low);
        assert!(!report.framing.is_empty());
        report.alignments[0].confidence = 0.9;
        assert!(matches!(told(&report, &View::default(), &report.alignments[0]), Told::Also(1..)));
    }

    #[test]
    fn a_sentence_meets_its_surest_partner_first() {
        let text = "The ferry Orla sank on Monday.\nDivers will look at the wreck.";
        let mut report = report(text, text);
        report.alignments[1].a.sentences = vec![0];
        report.alignments[0].confidence = 0.4;
        report.alignments[1].confidence = 0.8;
        let first = steps(&report).into_iter().find_map(|step| match step {
            Step::Both(alignment) => Some(alignment.b.sentences.clone()),
            Step::One(..) => None,
        });
        assert_eq!(first, Some(vec![1]));
    }
}
