//! Stage 5, **similarity**: how alike two sentences of different versions are.

mod around;
mod candidates;
pub mod changes;
pub mod context;
pub mod encoder;
pub mod explain;
pub mod features;
mod listed;
pub mod meaning;
pub mod model;
mod ordered;
mod persons;
mod profile;
mod rarity;
mod relations;

pub use profile::Profile;
pub use rarity::Rarity;
pub use relations::Relations;

use candidates::Index;
use features::Layout;
use listed::Listed;
use meaning::Meaning;

use crate::parallel;
use crate::tokens::Story;

/// Confidence from which a pair is aligned, as fitted.
#[must_use]
pub fn decision_confidence() -> f64 {
    // Fitted in single precision, of which the report should not show the noise.
    (f64::from(model::model().decision) * 1e4).round() / 1e4
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
    /// What they are scored by. They take ten times the room of the candidates, so that [`similarity`] gives none back.
    pub features: Features,
}

/// The features of the candidates of two versions, in their order.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Of the two sentences alone.
    pub own: Vec<features::Own>,
    /// Of the pair among its rivals, neighbours and the other versions, by round; empty until [`context::measure`] is called.
    pub context: [Vec<context::Context>; 2],
}

/// A pair of sentences that share something.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Sentence of the first version.
    pub a: usize,
    /// Sentence of the second version.
    pub b: usize,
    /// Weighted overlap (Jaccard) of their words, 0–1.
    pub overlap: f32,
    /// How alike the two sentences are in themselves, 0–1.
    pub score: f64,
    /// Calibrated probability that they tell the same fact, 0–1.
    pub confidence: f64,
}

/// Proposes candidate pairs for all versions and scores them.
#[must_use]
pub fn similarity(story: &Story) -> Similarity {
    let mut between = propose(story);
    score(&mut between, story);
    between.iter_mut().for_each(|between| between.features = Features::default());
    Similarity { between }
}

/// The same with all features, for whoever asks what decided.
#[must_use]
pub fn measured(story: &Story) -> Similarity {
    let mut between = propose(story);
    let given = score(&mut between, story);
    let lengths = lengths(story);
    given.iter().enumerate().for_each(|(round, given)| context::measure(&mut between, round, &lengths, given));
    Similarity { between }
}

/// Sentences of each version.
fn lengths(story: &Story) -> Vec<usize> {
    story.tokens.iter().map(Vec::len).collect()
}

/// Scores all candidates, and returns the logits that each round started from.
fn score(all: &mut [Between], story: &Story) -> [Vec<Vec<f32>>; 2] {
    let model = model::of(story);
    let lengths = lengths(story);
    let article = |between: &Between| model::article_share(lengths[between.a], lengths[between.b]);
    let alone = parallel::map(all.len(), |at| {
        let own = &all[at].features.own;
        parallel::map(own.len(), |k| round(model.own.logit(&own[k], article(&all[at]))))
    });
    // The context of a pair is read once and not kept: there are hundreds of thousands of them in a long story.
    let first = context::each(all, &lengths, &alone, |_, of, k, context| {
        round(model.rounds[0].logit(&model::first_round(&of.features.own[k], context), article(of)))
    });
    let second = context::each(all, &lengths, &first, |at, of, k, context| {
        round(model.rounds[1].logit(&model::second_round(&of.features.own[k], context, alone[at][k]), article(of)))
    });
    for (at, between) in all.iter_mut().enumerate() {
        // Among many versions the others say more than the two sentences do.
        let lone = lengths[between.a] == 1 && lengths[between.b] == 1 && !context::has_supporters(&lengths);
        for (k, candidate) in between.candidates.iter_mut().enumerate() {
            let (slope, intercept) = model.calibration;
            let logit = (first[at][k] + second[at][k]) / 2.0;
            candidate.score = f64::from(round(model::probability(alone[at][k])));
            candidate.confidence = f64::from(round(model::probability(slope * logit + intercept)));
            if lone {
                let logit = model.lone.logit(&model::lone(&between.features.own[k]));
                candidate.score = f64::from(round(model::probability(logit)));
                candidate.confidence = candidate.score;
            }
        }
    }
    [alone, first]
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
    let listed = Listed::of_words(&story.vocabulary);
    let mut profiles: Vec<Vec<Profile>> = parallel::map(story.tokens.len(), |document| {
        let sentences = &story.tokens[document];
        let mut profiles: Vec<Profile> =
            sentences.iter().map(|sentence| Profile::of(sentence, story, &rarity, &listed)).collect();
        for (sentence, profile) in profiles.iter_mut().enumerate() {
            profile.meaning = Meaning::of(story, document, sentence);
        }
        profile::set_places(&mut profiles, &rarity);
        profile::set_windows(&mut profiles);
        profiles
    });
    meaning::set_mean(&mut profiles);
    let terms = story.vocabulary.terms();
    let phrases = profile::number_phrases(&mut profiles);
    let indexes: Vec<Index<'_>> = profiles.iter().map(|profiles| Index::of(profiles, terms)).collect();
    let versions = profiles.len();
    let couples: Vec<(usize, usize)> = (0..versions).flat_map(|a| (a + 1..versions).map(move |b| (a, b))).collect();
    parallel::map(couples.len(), |couple| {
        let (a, b) = couples[couple];
        let pairs = candidates::propose(&indexes[a], &indexes[b]);
        let layout = || Layout::new(terms, phrases);
        let own = parallel::map_with(pairs.len(), layout, |layout, at| {
            let (i, j) = pairs[at];
            layout.lay(&profiles[a][i], &relations);
            features::own(layout, &profiles[a][i], &profiles[b][j], &rarity, &relations)
        });
        let candidate = |((a, b), own): ((usize, usize), &features::Own)| Candidate {
            a,
            b,
            overlap: own[features::JACCARD],
            score: 0.0,
            confidence: 0.0,
        };
        let candidates = pairs.into_iter().zip(&own).map(candidate).collect();
        Between { a, b, candidates, features: Features { own, ..Features::default() } }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    #[test]
    fn among_many_versions_two_lone_sentences_are_not_judged_alone() {
        let told =
            ["A ferry sank off Orla.", "The Halmar went down near Orla.", "Ferry sinks: two dead.", "Two drowned."];
        let of = |versions: &[&str]| {
            let documents = versions.iter().map(|version| Document::from_sentences("a", &[version])).collect();
            similarity(&tokenize(documents)).between.remove(0).candidates.remove(0)
        };
        let (few, many) = (of(&told), of(&[&told[..], &["The ferry Halmar sank off Orla on Monday."]].concat()));
        assert_eq!(few.confidence, few.score);
        assert_ne!(many.confidence, many.score);
    }
}
