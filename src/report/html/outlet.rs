//! The versions at the head of the page, and what was removed from them at its foot.

use super::bars::Bar;
use super::text::Text;
use crate::report::model::{DocumentReport, Report};
use crate::report::view::{Section, View, count, letter, loaded_words, speakers};

/// How the page names a version: its letter and its outlet.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) letter: String,
    pub(super) outlet: Text,
}

impl Name {
    pub(super) fn new(document: &DocumentReport) -> Self {
        Self { letter: letter(document.index).into_owned(), outlet: Text::new(&document.outlet) }
    }
}

/// One version in short.
pub(super) struct Outlet {
    pub(super) document: usize,
    pub(super) name: Name,
    pub(super) headline: Option<Text>,
    pub(super) language: Text,
    pub(super) source: Text,
    pub(super) published: Option<Text>,
    pub(super) size: String,
    /// Facts that it tells, of all facts.
    pub(super) coverage: Bar,
    pub(super) told: String,
    /// Where there are any and they are asked for.
    pub(super) loaded_words: Option<Text>,
    /// Whom it lets speak, by whether others do too; where that is asked for.
    pub(super) speakers: Vec<Speakers>,
    pub(super) left_out: String,
    pub(super) noise: Vec<Noise>,
}

/// Speakers of one sort.
pub(super) struct Speakers {
    pub(super) sort: &'static str,
    pub(super) names: Text,
}

/// One removed piece.
pub(super) struct Noise {
    pub(super) text: Text,
    pub(super) reason: Text,
}

/// All versions.
pub(super) fn outlets(report: &Report, view: &View) -> Vec<Outlet> {
    report.documents.iter().map(|document| outlet(report, document, view)).collect()
}

fn outlet(report: &Report, document: &DocumentReport, view: &View) -> Outlet {
    let facts = report.summary.facts;
    let told = (document.coverage * facts as f64).round() as usize;
    let headline = document.sentences.iter().find(|sentence| sentence.headline).map(|sentence| &sentence.text);
    let left_out = report.summary.omissions_by_document.get(document.index).copied().unwrap_or_default();
    Outlet {
        document: document.index,
        name: Name::new(document),
        headline: headline.or(document.title.as_ref()).map(|headline| Text::new(headline)),
        language: Text::new(&document.language),
        source: Text::new(&document.source),
        published: document.published.as_deref().map(Text::new),
        size: format!("{}, {}", count(document.words, "word"), count(document.sentences.len(), "sentence")),
        coverage: Bar::new(told, facts),
        told: format!("{told} of {}", count(facts, "fact")),
        loaded_words: listed(document, view),
        speakers: if view.wants(Section::Speakers) { heard(document, view) } else { Vec::new() },
        left_out: count(left_out, "sentence"),
        noise: document
            .noise
            .iter()
            .map(|noise| Noise { text: Text::new(&noise.text), reason: Text::new(&noise.reason) })
            .collect(),
    }
}

fn listed(document: &DocumentReport, view: &View) -> Option<Text> {
    let (words, rest) = loaded_words(document, view);
    let shown = view.wants(Section::Words) && !words.is_empty();
    shown.then(|| Text::new(&format!("{}{rest}", words.join(", "))))
}

fn heard(document: &DocumentReport, view: &View) -> Vec<Speakers> {
    let sorts = speakers(document, view).into_iter();
    sorts.map(|(sort, names)| Speakers { sort, names: Text::new(&names) }).collect()
}
