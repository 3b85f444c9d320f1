//! Whether a comparison of a version with its changed copy finds the change, and nothing else.

use std::ops::Range;

use storydiff::report::{FramingReport, Level, Severity, Words};
use storydiff::segment::Document;
use storydiff::{Report, Settings, Version, compare};

use crate::plant::{Expected, PLANTERS, Plant, Planter, plant};

/// A finding may be at most this many times as long as the changed words and [`LONGER_BY`] bytes longer.
const TIMES_AS_LONG: usize = 3;
/// See [`TIMES_AS_LONG`].
const LONGER_BY: usize = 20;

/// Figures of one way of planting a difference.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Name of the planter.
    pub name: &'static str,
    /// Copies that were compared.
    pub planted: usize,
    /// Those in which the difference was found.
    pub found: usize,
    /// Those in which the default view shows it.
    pub shown: usize,
    /// Findings on sentences that were not touched.
    pub stray: usize,
    /// What was missed or stray, one line each.
    pub remarks: Vec<String>,
}

impl Figures {
    /// Share of the planted differences that were found; 1 when none was planted.
    pub fn recall(&self) -> f64 {
        share(self.found, self.planted)
    }
}

/// Plants all differences that the versions offer, at most `most` of one way in one version, and counts what is found.
pub fn figures(documents: &[Document], settings: &Settings, most: usize) -> Vec<Figures> {
    PLANTERS
        .iter()
        .map(|planter| {
            let mut figures = Figures { name: planter.name, ..Figures::default() };
            for document in documents {
                let plants = (0..document.sentences.len()).filter_map(|index| plant(planter, document, index));
                for plant in plants.take(most) {
                    count(&mut figures, planter, document, &plant, settings);
                }
            }
            figures
        })
        .collect()
}

fn count(figures: &mut Figures, planter: &Planter, document: &Document, plant: &Plant, settings: &Settings) {
    let report = compare(&[document.version.clone(), Version::new("copy", plant.copy.clone())], settings);
    let expected = document.sentences.len() - usize::from(plant.sentence_in_copy.is_none());
    if report.documents[1].sentences.len() != expected {
        // The change made another split of it (an abbreviation lost its full stop): not what was to be planted.
        return;
    }
    let severity = found(&report, plant);
    figures.planted += 1;
    figures.found += usize::from(severity.is_some());
    figures.shown += usize::from(severity.is_some_and(|severity| severity >= Severity::Medium));
    if severity.is_none() {
        let words = &plant.copy[plant.words_in_copy.clone()];
        let sentence = document.sentence_text(plant.sentence);
        figures.remarks.push(format!("missed {}: {sentence} [{words}]", planter.name));
    }
    for finding in report.framing.iter().filter(|finding| is_stray(finding, plant)) {
        figures.stray += 1;
        let text = |words: Option<&Words>| words.map_or_else(String::new, |words| words.text.to_string());
        let (a, b) = (text(finding.a.as_ref()), text(finding.b.as_ref()));
        figures.remarks.push(format!("stray {} after {}: {a} | {b}", finding.kind, planter.name));
    }
    for omission in report.omissions.iter().filter(|omission| !is_of(omission.document, omission.sentence, plant)) {
        figures.stray += 1;
        figures.remarks.push(format!("stray omission after {}: {}", planter.name, omission.text));
    }
}

/// How severe the planted difference was found to be, if at all.
fn found(report: &Report, plant: &Plant) -> Option<Severity> {
    let of_kind = |kind: &str| report.framing.iter().filter(|finding| finding.kind == kind).collect::<Vec<_>>();
    match plant.expected {
        Expected::Framing(kind) => of_kind(kind)
            .into_iter()
            .filter(|finding| !is_stray(finding, plant) && meets(finding, plant))
            .map(|finding| finding.severity)
            .max(),
        Expected::Moved => of_kind("prominence")
            .into_iter()
            .filter(|finding| !is_stray(finding, plant))
            .map(|finding| finding.severity)
            .max(),
        Expected::Omission => omitted(report, plant, Level::Sentence),
        Expected::Detail => {
            let detail =
                of_kind("detail").into_iter().filter(|finding| !is_stray(finding, plant) && meets(finding, plant));
            detail.map(|finding| finding.severity).max().or_else(|| omitted(report, plant, Level::Detail))
        }
    }
}

fn omitted(report: &Report, plant: &Plant, level: Level) -> Option<Severity> {
    let is_it = |document: usize, missing: &[usize], sentence: usize, place: Range<usize>| {
        document == 0 && missing == [1] && sentence == plant.sentence && overlap(&place, &plant.words)
    };
    report
        .omissions
        .iter()
        .find(|x| x.level == level && is_it(x.document, &x.missing_from, x.sentence, x.start..x.end))
        .map(|_| Severity::Medium)
}

fn meets(finding: &FramingReport, plant: &Plant) -> bool {
    let changed = |document: usize| if document == 0 { &plant.words } else { &plant.words_in_copy };
    [&finding.a, &finding.b].into_iter().flatten().any(|words| {
        let (changed, range) = (changed(words.place()[0]), words.range());
        let longest = TIMES_AS_LONG * plant.words.len().max(plant.words_in_copy.len()) + LONGER_BY;
        overlap(&range, changed) && range.len() <= longest
    })
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn is_stray(finding: &FramingReport, plant: &Plant) -> bool {
    let words = [&finding.a, &finding.b].into_iter().flatten();
    words.map(Words::place).any(|[document, sentence]| !is_of(document, sentence, plant))
}

/// Whether a sentence is the one that was changed.
fn is_of(document: usize, sentence: usize, plant: &Plant) -> bool {
    if document == 0 { sentence == plant.sentence } else { Some(sentence) == plant.sentence_in_copy }
}

/// A part of a whole; 1 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { number(part) / number(whole) }
}

/// Findings between unrelated versions: the mean number of those of severity high over at most `most` pairs.
pub fn high_findings_of_unrelated(stories: &[Vec<Document>], settings: &Settings, most: usize) -> (usize, f64) {
    let mut pairs: Vec<(&Document, &Document)> = Vec::new();
    for (at, one) in stories.iter().enumerate() {
        for other in &stories[at + 1..] {
            pairs.extend(one.iter().flat_map(|a| other.iter().map(move |b| (a, b))));
        }
    }
    let step = pairs.len().div_ceil(most.max(1)).max(1);
    let chosen: Vec<_> = pairs.into_iter().step_by(step).collect();
    let high: usize = chosen
        .iter()
        .map(|(a, b)| {
            let report = compare(&[a.version.clone(), b.version.clone()], settings);
            report.framing.iter().filter(|finding| finding.severity == Severity::High).count()
        })
        .sum();
    (chosen.len(), share(high, chosen.len()))
}

/// Findings between a version and the same text in another house style.
pub fn findings_of_variant(document: &Document, settings: &Settings) -> Vec<String> {
    let copy = crate::plant::typographic_variant(&document.version.text);
    let report = compare(&[document.version.clone(), Version::new("copy", copy)], settings);
    let framing = report.framing.iter().map(|finding| {
        let text = |words: &Option<Words>| words.as_ref().map_or_else(String::new, |words| words.text.to_string());
        format!("{}: {} | {}", finding.kind, text(&finding.a), text(&finding.b))
    });
    framing.chain(report.omissions.iter().map(|omission| format!("omission: {}", omission.text))).collect()
}
