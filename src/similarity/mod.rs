//! Stage 5, **similarity**: how alike two sentences of different versions are.

mod candidates;
pub mod context;
pub mod explain;
pub mod features;
pub mod model;
mod profile;
mod rarity;
mod relations;

pub use profile::Profile;
pub use rarity::Rarity;
pub use relations::Relations;

use candidates::Index;

use crate::tokens::Story;

/// Confidence from which a pair is aligned, as fitted.
#[must_use]
pub fn decision_confidence() -> f64 {
    f64::from(model::model().decision)
}

/// Candidate pairs of a story with their features and scores.
#[derive(Clone, Debug, Default)]
pub struct Similarity {
    /// The candidates of every two versions `a < b`, by `a` then `b`.
    pub between: Vec<Between>,
}

/// The candidate pairs of two versions.
#[derive(Clone, Debug, Default)]
pub struct Between {
    /// Document number of the first version.
    pub a: usize,
    /// Document number of the second version; larger than `a`.
    pub b: usize,
    /// Candidates, by sentence of `a` then of `b`.
    pub candidates: Vec<Candidate>,
}

/// A pair of sentences that share something.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Sentence of the first version.
    pub a: usize,
    /// Sentence of the second version.
    pub b: usize,
    /// Features of the two sentences alone.
    pub own: features::Own,
    /// Features of the pair among its rivals, neighbours and the other versions.
    pub context: context::Context,
    /// How alike the two sentences are in themselves, 0–1.
    pub score: f64,
    /// Calibrated probability that they tell the same fact, 0–1.
    pub confidence: f64,
}

/// Proposes candidate pairs for all versions and scores them.
#[must_use]
pub fn similarity(story: &Story) -> Similarity {
    similarity_with(story, model::model())
}

/// The same with a model of one's own (for fitting).
#[must_use]
pub fn similarity_with(story: &Story, model: &model::Model) -> Similarity {
    let mut between = propose(story);
    let lengths: Vec<usize> = story.tokens.iter().map(Vec::len).collect();
    let article = |between: &Between| model::article_share(lengths[between.a], lengths[between.b]);
    let logits: Vec<Vec<f32>> = between
        .iter()
        .map(|between| {
            let article = article(between);
            between.candidates.iter().map(|c| round(model.own.logit(c.own, article))).collect()
        })
        .collect();
    let probabilities: Vec<Vec<f32>> =
        logits.iter().map(|logits| logits.iter().map(|logit| model::probability(*logit)).collect()).collect();
    context::measure(&mut between, &lengths, &probabilities, &logits);
    for (between, own) in between.iter_mut().zip(probabilities) {
        let article = article(between);
        for (candidate, own) in between.candidates.iter_mut().zip(own) {
            let logit = model.context.logit(candidate.own.into_iter().chain(candidate.context), article);
            let (slope, intercept) = model.calibration;
            candidate.score = f64::from(round(own));
            candidate.confidence = f64::from(round(model::probability(slope * logit + intercept)));
        }
    }
    Similarity { between }
}

/// Sums of weights depend in their last bits on the order of the words; rounding keeps a mirrored input mirrored.
fn round(value: f32) -> f32 {
    (value * 1e4).round() / 1e4
}

/// The candidate pairs of every two versions with the features of the two sentences alone; not scored yet.
#[must_use]
pub fn propose(story: &Story) -> Vec<Between> {
    let rarity = Rarity::of(story);
    let relations = Relations::of(story);
    let profiles: Vec<Vec<Profile>> = story
        .tokens
        .iter()
        .map(|sentences| {
            let mut profiles: Vec<Profile> =
                sentences.iter().map(|sentence| Profile::of(sentence, story, &rarity)).collect();
            profile::set_windows(&mut profiles);
            profiles
        })
        .collect();
    let indexes: Vec<Index<'_>> =
        profiles.iter().map(|profiles| Index::of(profiles, story.vocabulary.terms())).collect();
    let mut between = Vec::new();
    for a in 0..profiles.len() {
        for b in a + 1..profiles.len() {
            let pairs = candidates::propose(&indexes[a], &indexes[b]);
            let candidates = pairs
                .into_iter()
                .map(|(i, j)| Candidate {
                    a: i,
                    b: j,
                    own: features::own(&profiles[a][i], &profiles[b][j], &rarity, &relations),
                    context: context::Context::default(),
                    score: 0.0,
                    confidence: 0.0,
                })
                .collect();
            between.push(Between { a, b, candidates });
        }
    }
    between
}
