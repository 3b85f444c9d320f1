//! Measures the stages against gold files: what `storydiff eval` prints.

pub mod alignment;
pub mod attribution;
pub mod errors;
pub mod framing;
pub mod gold;
pub mod loaded;
pub mod omissions;
pub mod pairs;
pub mod speakers;
pub mod table;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::{Alignment, Pair};
use crate::analysis::{Analysis, analyse, complete};
use crate::omissions::Level;
use crate::report::view::Selection;
use crate::report::{self, View};
use crate::segment::Document;
use crate::settings::Settings;
use crate::similarity::{self, encoder};
use alignment::Counts;
use framing::{FramingCounts, WeightCounts};
use gold::GoldStory;
use omissions::OmissionCounts;
use speakers::SpeakerCounts;

/// The share of `whole` that `part` is, 0–1; `of_nothing` where the whole is nothing.
fn share(part: usize, whole: usize, of_nothing: f64) -> f64 {
    if whole == 0 { of_nothing } else { part as f64 / whole as f64 }
}

/// What was measured on one story or on all of them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// Story id, or `total`.
    pub id: String,
    /// Exact sentence pairs.
    pub alignment: Counts,
    /// Pairs, neighbours of gold pairs counted as right.
    pub alignment_lax: Counts,
    /// Framing differences by kind.
    pub framing: BTreeMap<String, FramingCounts>,
    /// Framing differences by the weight that people gave them (1 slight to 3 grave), where they did.
    pub weights: BTreeMap<u8, WeightCounts>,
    /// Omissions.
    pub omissions: OmissionCounts,
    /// Who speaks, in stories whose sources people named.
    pub speakers: SpeakerCounts,
}

impl Figures {
    /// Framing counts over all kinds.
    #[must_use]
    pub fn framing_total(&self) -> FramingCounts {
        self.framing.values().fold(FramingCounts::default(), |mut total, counts| {
            total.add(*counts);
            total
        })
    }

    fn add(&mut self, other: &Self) {
        self.alignment.add(other.alignment);
        self.alignment_lax.add(other.alignment_lax);
        self.omissions.add(&other.omissions);
        self.speakers.add(other.speakers);
        for (kind, counts) in &other.framing {
            self.framing.entry(kind.clone()).or_default().add(*counts);
        }
        for (weight, counts) in &other.weights {
            self.weights.entry(*weight).or_default().add(*counts);
        }
    }
}

/// Which alignment the later stages are measured on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// The one that the align stage finds: end to end.
    #[default]
    Nothing,
    /// The gold one: framing and omissions apart from the errors of the align stage.
    Alignment,
}

/// Analyses a gold story; its sentences are given, so neither cleaning nor splitting is in play.
#[must_use]
pub fn analyse_gold(gold: &GoldStory, settings: &Settings, given: Given) -> Analysis {
    let documents: Vec<Document> =
        gold.docs.iter().map(|document| Document::from_sentences(&document.name, &document.sentences)).collect();
    match given {
        Given::Nothing => analyse(documents, settings),
        Given::Alignment => {
            let story = encoder::story(documents, settings.model.as_ref());
            let similarity = similarity::similarity(&story);
            complete(story, similarity, gold_alignments(gold), settings)
        }
    }
}

/// The gold pairs as alignments.
#[must_use]
pub fn gold_alignments(gold: &GoldStory) -> Vec<Alignment> {
    let mut by_documents: BTreeMap<(usize, usize), Vec<Pair>> = BTreeMap::new();
    for ((a, i), (b, j)) in alignment::ordered(&gold.gold) {
        by_documents.entry((a, b)).or_default().push(Pair { a: i, b: j, score: 1.0, confidence: 1.0, copy: false });
    }
    by_documents.into_iter().flat_map(|((a, b), pairs)| crate::align::group(a, b, &pairs)).collect()
}

/// Measures one story.
#[must_use]
pub fn measure(gold: &GoldStory, analysis: &Analysis) -> Figures {
    let report = report::build(analysis.clone(), &Settings::default());
    let shown = Selection::new(&report, &View::default()).omissions;
    let sentences = shown.iter().filter(|omission| omission.level == Level::Sentence);
    let shown = sentences
        .flat_map(|omission| omission.missing_from.iter().map(|outlet| (omission.document, omission.sentence, *outlet)))
        .collect();
    Figures {
        id: gold.id.clone(),
        alignment: alignment::strict(gold, &analysis.alignments),
        alignment_lax: alignment::lax(gold, &analysis.alignments),
        framing: framing::framing(gold, &analysis.story, &analysis.differences),
        weights: framing::by_weight(gold, &analysis.story, &analysis.alignments, &analysis.differences),
        omissions: omissions::omissions(gold, &analysis.omissions, &shown),
        speakers: speakers::speakers(gold, analysis),
    }
}

/// The sums over several stories.
#[must_use]
pub fn total(stories: &[Figures]) -> Figures {
    let mut total = Figures { id: "total".into(), ..Figures::default() };
    for story in stories {
        total.add(story);
    }
    total
}
