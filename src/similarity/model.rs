//! The fitted model: two logistic regressions, the second over the first.
//!
//! Its weights are data (`data/model/alignment.json`), fitted from gold files by `cargo run -p xtask -- fit`. Tried on
//! the same features and folds: boosted trees gave the same F1 on ECB+ and on the samples and less on whole
//! articles, so the weights that a person can read were kept.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::context::CONTEXT;
use super::features::OWN;

/// A logistic regression over named features.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    /// Log-odds where every feature is 0.
    pub bias: f32,
    /// Name and weight of each feature, in the order of the code.
    pub weights: Vec<(String, f32)>,
}

impl Logistic {
    /// Log-odds of a pair.
    #[must_use]
    pub fn logit(&self, features: impl IntoIterator<Item = f32>) -> f32 {
        self.bias + self.weights.iter().zip(features).map(|((_, weight), value)| weight * value).sum::<f32>()
    }
}

/// Everything that the similarity stage learnt from gold files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Over the features of two sentences alone.
    pub own: Logistic,
    /// Over those and the context features.
    pub context: Logistic,
    /// Slope and intercept that turn the second model's log-odds into calibrated ones (Platt scaling).
    pub calibration: (f32, f32),
    /// Confidence from which a pair is aligned: the best F1 in cross-validation.
    pub decision: f32,
}

static EMBEDDED: &str = include_str!("../../data/model/alignment.json");

static MODEL: LazyLock<Model> = LazyLock::new(|| serde_json::from_str(EMBEDDED).unwrap_or_default());

/// The embedded model.
#[must_use]
pub fn model() -> &'static Model {
    &MODEL
}

/// The probability that belongs to log-odds.
#[must_use]
pub fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// Names of the features of the second model, in order.
#[must_use]
pub fn context_model_features() -> Vec<&'static str> {
    OWN.iter().chain(&CONTEXT).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_fits_the_code() {
        let parsed: Model = serde_json::from_str(EMBEDDED).expect("data/model/alignment.json parses");
        let names = |logistic: &Logistic| logistic.weights.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&parsed.own), OWN);
        assert_eq!(names(&parsed.context), context_model_features());
    }
}
