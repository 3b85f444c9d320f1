//! The fitted model: a logistic regression over the two sentences alone, and two rounds over what it says of the pair's
//! surroundings.
//!
//! The first round compares a pair with its rivals and neighbours by the scores of the sentences alone, the second by
//! those of the first round, which know more. Both rounds have the same say.
//! Its weights are data (`data/model/alignment.json`), fitted from gold files by `cargo run -p xtask -- fit`. Tried on
//! the same features and folds: boosted trees gave the same F1 on ECB+ and on the samples and less on whole
//! articles, and boosted on top of both rounds, with three times as many articles to fit on, they moved no set by more than
//! 0.01, so the weights that a person can read were kept.

use std::borrow::Cow;

use serde::Serialize;

use super::Features;
use super::context::{CONTEXT, Context, PREVIOUS_LOGIT};
use super::features::{OWN, Own};
use super::ordered;
use crate::tokens::Story;

/// A logistic regression over named features.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Logistic {
    /// Log-odds where every feature is 0.
    pub bias: f32,
    /// Name and weight of each feature, in the order of the code.
    pub weights: Cow<'static, [(Cow<'static, str>, f32)]>,
}

impl Logistic {
    /// Log-odds of a pair.
    #[must_use]
    pub fn logit(&self, features: &[f32]) -> f32 {
        self.bias + ordered::product(&self.weights, features, |(_, weight), value| weight * value)
    }
}

/// One regression for versions of a few sentences and one for whole articles.
///
/// In a text of two or three sentences every sentence is about the event, and little shared wording proves much; in
/// an article most sentences share the story's words and do not tell the same. One regression for both was worse on
/// either (ECB+ 0.700 against 0.706, articles 0.53 against 0.55, samples 0.65 against 0.70).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BySize {
    /// For versions of a few sentences.
    pub brief: Logistic,
    /// For whole articles.
    pub article: Logistic,
}

impl BySize {
    /// Log-odds of a pair of versions with this share (0–1) of [`article_share`].
    #[must_use]
    pub fn logit(&self, features: &[f32], article: f32) -> f32 {
        let brief = if article < 1.0 { self.brief.logit(features) } else { 0.0 };
        let long = if article > 0.0 { self.article.logit(features) } else { 0.0 };
        brief * (1.0 - article) + long * article
    }
}

/// Mean length in sentences up to which versions are brief.
const LONGEST_BRIEF: f32 = 5.0;
/// Mean length in sentences from which versions are articles.
const SHORTEST_ARTICLE: f32 = 10.0;

/// How far two versions of `a` and `b` sentences are whole articles: 0 brief texts, 1 articles, by their geometric mean.
#[must_use]
pub fn article_share(a: usize, b: usize) -> f32 {
    let mean = ((a * b) as f32).sqrt();
    ((mean - LONGEST_BRIEF) / (SHORTEST_ARTICLE - LONGEST_BRIEF)).clamp(0.0, 1.0)
}

/// Everything that the similarity stage learnt from gold files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Model {
    /// Over the features of two sentences alone and their squares (see [`lone_names`]), where either version is that one
    /// sentence: there are no rivals, and how much the two say in common decides.
    pub lone: Logistic,
    /// Over the features of two sentences alone.
    pub own: BySize,
    /// Over those and the context features, in two rounds; see [`first_names`] and [`second_names`].
    pub rounds: [BySize; 2],
    /// Slope and intercept that turn the rounds' log-odds into calibrated ones (Platt scaling).
    pub calibration: (f32, f32),
    /// Confidence from which a pair is aligned: the highest near the best F1 in cross-validation.
    pub decision: f32,
}

static MODEL: Model = include!(concat!(env!("OUT_DIR"), "/alignment_model.rs"));

static MODEL_WITH_ENCODER: Model = include!(concat!(env!("OUT_DIR"), "/alignment_with_encoder_model.rs"));

/// The embedded model.
#[must_use]
pub const fn model() -> &'static Model {
    &MODEL
}

/// The embedded model for a story: an encoder's vectors weigh more than sums of word vectors.
#[must_use]
pub fn of(story: &Story) -> &'static Model {
    if story.vectors.is_empty() { &MODEL } else { &MODEL_WITH_ENCODER }
}

/// The probability that belongs to log-odds.
#[must_use]
pub fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// The log-odds that belong to a probability, which is held `least` away from 0 and 1.
#[must_use]
pub fn log_odds(probability: f64, least: f64) -> f64 {
    let p = probability.clamp(least, 1.0 - least);
    (p / (1.0 - p)).ln()
}

/// Names of the features of two lone sentences, in order. People's grades do not grow evenly with what is shared; the squares
/// raised the correlation with them from 0.786 to 0.80 on pairs held out.
#[must_use]
pub fn lone_names() -> Vec<String> {
    OWN.iter().map(|name| (*name).to_owned()).chain(OWN.iter().map(|name| format!("{name}^2"))).collect()
}

/// The features of two lone sentences.
#[must_use]
pub fn lone(own: &Own) -> [f32; 2 * OWN.len()] {
    let mut values = [0.0; 2 * OWN.len()];
    let (plain, squares) = values.split_at_mut(OWN.len());
    plain.copy_from_slice(own);
    squares.copy_from_slice(&own.map(|value| value * value));
    values
}

/// Names of the features of the first round, in order.
#[must_use]
pub fn first_names() -> Vec<&'static str> {
    OWN.iter().chain(&CONTEXT).copied().collect()
}

/// Names of the features of the second round: those of the first, whose scores come from the first round now, and what
/// the two sentences alone gave.
#[must_use]
pub fn second_names() -> Vec<&'static str> {
    OWN.iter().chain(&CONTEXT).copied().chain(["alone_logit"]).collect()
}

/// Values of the features of the first round.
#[must_use]
pub fn first_round(own: &Own, context: &Context) -> [f32; OWN.len() + CONTEXT.len()] {
    let mut values = [0.0; OWN.len() + CONTEXT.len()];
    values[..OWN.len()].copy_from_slice(own);
    values[OWN.len()..].copy_from_slice(context);
    values
}

/// Values of the features of the second round; `alone` is the logit of the two sentences alone.
#[must_use]
pub fn second_round(own: &Own, context: &Context, alone: f32) -> [f32; OWN.len() + CONTEXT.len() + 1] {
    let mut values = [alone; OWN.len() + CONTEXT.len() + 1];
    values[..OWN.len()].copy_from_slice(own);
    values[OWN.len()..OWN.len() + CONTEXT.len()].copy_from_slice(context);
    values
}

impl Features {
    /// Values of the features of the first round of a candidate.
    #[must_use]
    pub fn first_round(&self, candidate: usize) -> [f32; OWN.len() + CONTEXT.len()] {
        first_round(&self.own[candidate], &self.context[0][candidate])
    }

    /// Values of the features of the second round of a candidate.
    #[must_use]
    pub fn second_round(&self, candidate: usize) -> [f32; OWN.len() + CONTEXT.len() + 1] {
        let [first, second] = &self.context;
        second_round(&self.own[candidate], &second[candidate], first[candidate][PREVIOUS_LOGIT])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_models_fit_the_code() {
        let names = |logistic: &Logistic| logistic.weights.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        for model in [&MODEL, &MODEL_WITH_ENCODER] {
            assert_eq!(names(&model.lone), lone_names());
            for logistic in [&model.own.brief, &model.own.article] {
                assert_eq!(names(logistic), OWN);
            }
            for (round, features) in model.rounds.iter().zip([first_names(), second_names()]) {
                for logistic in [&round.brief, &round.article] {
                    assert_eq!(names(logistic), features);
                }
            }
        }
    }
}
