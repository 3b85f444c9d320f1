//! Who tells which fact, and how much room each gives it.

use super::entry::Place;
use super::text::{Text, anchor};
use crate::report::model::{FactReport, Report};
use crate::report::view::{numbers, perhaps};

/// Words from which a cell is one shade darker: a clause, a sentence, two sentences of a news text.
const SHADES: [usize; 3] = [15, 30, 60];

/// One fact.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) summary: Text,
    pub(super) language: Text,
    pub(super) cells: Vec<Cell>,
}

/// One fact in one version.
pub(super) struct Cell {
    pub(super) document: usize,
    /// Its first sentence there; none when it is not told.
    pub(super) place: Option<Place>,
    /// What stands for a version without a place that may tell it all the same: `?`, with the sentence where one comes near.
    pub(super) unclear: Option<String>,
    pub(super) numbers: String,
    /// 1–4: how many words it is told in.
    pub(super) shade: usize,
    pub(super) words: usize,
}

/// The facts that several versions tell, and those that one tells.
pub(super) fn rows(report: &Report) -> (Vec<Row>, Vec<Row>) {
    let (shared, single): (Vec<&FactReport>, Vec<&FactReport>) =
        report.facts.iter().partition(|fact| fact.members.len() > 1);
    let rows = |facts: Vec<&FactReport>| facts.into_iter().map(|fact| row(report, fact)).collect();
    (rows(shared), rows(single))
}

fn row(report: &Report, fact: &FactReport) -> Row {
    let language = fact.members.first().and_then(|member| report.documents.get(member.document));
    Row {
        id: anchor(&fact.id),
        summary: Text::new(&fact.summary),
        language: Text::new(language.map_or("", |document| &document.language)),
        cells: (0..report.documents.len()).map(|document| cell(report, fact, document)).collect(),
    }
}

fn cell(report: &Report, fact: &FactReport, document: usize) -> Cell {
    let sentences: &[usize] =
        fact.members.iter().find(|member| member.document == document).map_or(&[], |member| &member.sentences);
    let told = sentences.iter().filter_map(|&sentence| report.sentence(document, sentence));
    let words: usize = told.map(|sentence| sentence.text.split_whitespace().count()).sum();
    Cell {
        document,
        place: sentences.first().map(|&sentence| Place::new(document, sentence)),
        unclear: perhaps(fact, document),
        numbers: numbers(sentences),
        shade: 1 + SHADES.iter().filter(|&&least| words >= least).count(),
        words,
    }
}
