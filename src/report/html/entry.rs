//! What the two lists of the page hold: framing differences and omissions.

use std::collections::BTreeMap;

use super::mark::{Piece, plain, pointed};
use super::text::Text;
use crate::report::build::severity_id;
use crate::report::model::{FramingReport, Level, OmissionReport, Report, Severity, Words};
use crate::report::view::{
    Selection, Shown, View, importance_level, letter, place, sentence_case, severity_dots, told_elsewhere,
};

/// The kind under which omissions are filtered and counted.
pub(super) const OMISSION: &str = "omission";

/// How much something matters, in the three ways the page says it.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    /// `high`, `medium` or `low`.
    pub(super) id: &'static str,
    /// The same in dots.
    pub(super) dots: &'static str,
    /// Whether it is folded away until the reader asks for slight ones.
    pub(super) off: bool,
}

impl Weight {
    pub(super) fn new(severity: Severity, view: &View) -> Self {
        Self { id: severity_id(severity), dots: severity_dots(severity), off: severity < view.least_severity() }
    }
}

/// A place of the story that the page can lead to.
pub(super) struct Place {
    /// The element's id.
    pub(super) id: String,
    /// As all views write it.
    pub(super) label: String,
}

impl Place {
    pub(super) fn new(document: usize, sentence: usize) -> Self {
        Self { id: sentence_id(document, sentence), label: place(document, sentence) }
    }
}

/// The id of a sentence's element.
pub(super) fn sentence_id(document: usize, sentence: usize) -> String {
    format!("s-{document}-{sentence}")
}

/// One side of a difference.
pub(super) struct Side {
    pub(super) place: Place,
    pub(super) language: Text,
    /// The sentence, the words that differ marked in it.
    pub(super) pieces: Vec<Piece>,
    /// Whether this side has no such words, or tells it only as nearly as any.
    pub(super) without: bool,
}

/// One entry of either list.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) kind: Text,
    pub(super) weight: Weight,
    /// Where it stands in reading order: document, sentence, byte.
    pub(super) at: [usize; 3],
    /// Numbers of the versions that it is about, told apart by blanks.
    pub(super) documents: String,
    /// Ids of its sentences, told apart by blanks.
    pub(super) sentences: String,
    pub(super) sides: Vec<Side>,
    /// Letters of the versions that leave it out, and their numbers told apart by blanks.
    pub(super) missing: Option<(String, String)>,
    pub(super) note: Text,
    /// Where the same words differ again.
    pub(super) again: Vec<Place>,
    /// Why a reader may doubt it: confidence in hundredths.
    pub(super) confidence: Option<u32>,
}

/// A share in hundredths.
pub(super) fn hundredths(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// A probability in hundredths; nothing that is estimated is certain.
pub(super) fn percent(confidence: f64) -> u32 {
    hundredths(confidence).clamp(1, 99)
}

/// The framing differences.
pub(super) fn differences(report: &Report, selection: &Selection<'_>, view: &View) -> Vec<Entry> {
    selection.framing.iter().map(|shown| difference(report, shown, view)).collect()
}

fn difference(report: &Report, shown: &Shown<'_>, view: &View) -> Entry {
    let finding = shown.finding;
    let [first, second] = finding.sentences();
    Entry {
        id: finding.id.to_string(),
        kind: Text::new(&finding.kind),
        weight: Weight::new(finding.severity, view),
        at: [first[0], first[1], start(finding)],
        documents: format!("{} {}", first[0], second[0]),
        sentences: format!("{} {}", sentence_id(first[0], first[1]), sentence_id(second[0], second[1])),
        sides: vec![side(report, first, finding.a.as_ref()), side(report, second, finding.b.as_ref())],
        missing: None,
        note: Text::new(&finding.note),
        again: shown.again.iter().flat_map(|again| again.sentences()).map(|[d, s]| Place::new(d, s)).collect(),
        confidence: Some(percent(finding.confidence)),
    }
}

fn start(finding: &FramingReport) -> usize {
    finding.a.as_ref().map_or(0, |words| words.range().start)
}

fn side(report: &Report, [document, sentence]: [usize; 2], words: Option<&Words>) -> Side {
    let range = words.map(Words::range);
    let pieces = report.sentence(document, sentence).map(|found| match &range {
        Some(range) => pointed(found, range.clone()),
        None => plain(found),
    });
    Side {
        place: Place::new(document, sentence),
        language: language(report, document),
        pieces: pieces.unwrap_or_default(),
        without: words.is_none(),
    }
}

fn language(report: &Report, document: usize) -> Text {
    Text::new(report.documents.get(document).map_or("", |document| &document.language))
}

/// The omissions.
pub(super) fn omissions(report: &Report, selection: &Selection<'_>, view: &View) -> Vec<Entry> {
    selection.omissions.iter().enumerate().map(|(number, omission)| left_out(report, number, omission, view)).collect()
}

/// The id of an omission's element.
pub(super) fn omission_id(number: usize) -> String {
    format!("o{}", number + 1)
}

fn left_out(report: &Report, number: usize, omission: &OmissionReport, view: &View) -> Entry {
    let letters: Vec<_> = omission.missing_from.iter().map(|&document| letter(document)).collect();
    let numbers: Vec<String> = omission.missing_from.iter().map(ToString::to_string).collect();
    let mut reasons = omission.reasons.clone();
    if omission.level == Level::Sentence {
        let elsewhere = told_elsewhere(report, omission).filter(|(document, _)| *document != omission.document);
        let first: BTreeMap<usize, usize> = elsewhere.collect::<Vec<_>>().into_iter().rev().collect();
        reasons
            .extend(first.into_iter().map(|(document, sentence)| format!("told too at {}", place(document, sentence))));
    }
    let words = Words::new([omission.document, omission.sentence], omission.start..omission.end, &omission.text);
    let pointed = (omission.level == Level::Detail).then_some(&words);
    let mut told = side(report, [omission.document, omission.sentence], pointed);
    told.without = false;
    let mut sides = vec![told];
    sides.extend(omission.nearest.iter().map(|near| side(report, [near.document, near.sentence], None)));
    Entry {
        id: omission_id(number),
        kind: Text::new(if omission.level == Level::Detail { "detail left out" } else { "left out" }),
        weight: Weight::new(importance_level(omission.importance), view),
        at: [omission.document, omission.sentence, omission.start],
        documents: omission.document.to_string(),
        sentences: sentence_id(omission.document, omission.sentence),
        sides,
        missing: Some((letters.join(", "), numbers.join(" "))),
        note: Text::new(&sentence_case(&reasons.join("; "))),
        again: Vec::new(),
        confidence: None,
    }
}
