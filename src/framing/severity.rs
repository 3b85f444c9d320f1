//! How much a finding matters: would people who read both sentences name it?
//!
//! Each kind says how telling it holds a finding (its **claim**: low, medium, high). A logistic regression over that
//! claim, the kind, the length of the words and what the sentences share was fitted on differences that people named
//! (`cargo run -p xtask -- fit-severity`); its weights are `data/model/severity.json`.

use std::sync::LazyLock;

use super::kinds::detail::common_ground;
use super::{Finding, KINDS, PairView, SentenceView, Severity};
use crate::similarity::model::{Logistic, probability};

static EMBEDDED: &str = include_str!("../../data/model/severity.json");

/// Weights in the order of [`feature_names`]; 0 for a kind that is newer than the fit.
static MODEL: LazyLock<Logistic> = LazyLock::new(|| {
    let fitted: Logistic = serde_json::from_str(EMBEDDED).unwrap_or_default();
    let weight =
        |name: &String| fitted.weights.iter().find(|(known, _)| known == name).map_or(0.0, |(_, weight)| *weight);
    Logistic {
        bias: fitted.bias,
        weights: feature_names().into_iter().map(|name| (name.clone(), weight(&name))).collect(),
    }
});

/// From this probability on a finding is worth a look: the share of the findings above it that people named is 0.72 on
/// stories that the model has not seen, of those above 0.5 it is 0.68.
const WORTH_A_LOOK: f32 = 0.6;
/// A finding that its kind holds for grave, or one in a headline or lead, from this probability on changes what a reader
/// takes away.
const GRAVE: f32 = 0.7;
/// Sentences that make the lead.
const LEAD: usize = 2;

/// What is measured of findings beside their kind.
const COMMON: [&str; 7] = ["common_ground", "length", "both_sides", "headline", "lead", "quoted", "shorter_sentence"];
/// What is measured for each kind: whether it is of the kind, and whether the kind claims medium or high.
const PER_KIND: usize = 3;

/// Names of the features, in order.
#[must_use]
pub fn feature_names() -> Vec<String> {
    let kinds = KINDS.iter().flat_map(|kind| ["", ".medium", ".high"].map(|claim| format!("{}{claim}", kind.id())));
    kinds.chain(COMMON.map(str::to_owned)).collect()
}

/// What is measured of a finding, in the order of [`feature_names`].
#[must_use]
pub fn features(pair: &PairView<'_>, finding: &Finding) -> Vec<f32> {
    let mut values = vec![0.0; KINDS.len() * PER_KIND];
    if let Some(kind) = KINDS.iter().position(|kind| kind.id() == finding.kind) {
        values[kind * PER_KIND] = 1.0;
        values[kind * PER_KIND + 1] = f32::from(u8::from(finding.severity >= Severity::Medium));
        values[kind * PER_KIND + 2] = f32::from(u8::from(finding.severity == Severity::High));
    }
    let places = [(finding.a, &pair.a), (finding.b, &pair.b)];
    let longest = places.iter().filter_map(|(place, _)| Some((*place)?.span.len())).max().unwrap_or(0);
    let quoted = places
        .iter()
        .any(|(place, view)| place.is_some_and(|place| view.tokens_in(place.span).any(|at| view.tokens()[at].quoted)));
    let shorter = pair.a.tokens().len().min(pair.b.tokens().len());
    let is = |holds: bool| f32::from(u8::from(holds));
    values.extend([
        common_ground(pair),
        (longest as f32).max(1.0).ln(),
        is(finding.a.is_some() && finding.b.is_some()),
        is(pair.a.sentence.headline || pair.b.sentence.headline),
        is(opens(&pair.a) || opens(&pair.b)),
        is(quoted),
        (shorter as f32).max(1.0).ln(),
    ]);
    values
}

/// Whether the sentence is a headline or stands in the lead.
fn opens(view: &SentenceView<'_>) -> bool {
    view.sentence.headline || view.index < LEAD
}

/// Whether the fit has seen enough findings of the kind with such a claim; its word stands otherwise.
fn judged(features: &[f32]) -> bool {
    let claims = features.iter().zip(&MODEL.weights).take(KINDS.len() * PER_KIND);
    claims.enumerate().any(|(at, (value, (_, weight)))| at % PER_KIND > 0 && *value > 0.0 && *weight != 0.0)
}

/// Probability that people name the finding, and how much it matters.
#[must_use]
pub fn rate(pair: &PairView<'_>, finding: &Finding, features: &[f32]) -> (f32, Severity) {
    let named = probability(MODEL.logit(features.iter().copied()));
    if finding.severity > Severity::Low && !judged(features) {
        return (named, finding.severity);
    }
    let grave = finding.severity == Severity::High || (opens(&pair.a) && opens(&pair.b));
    let severity = if named < WORTH_A_LOOK {
        Severity::Low
    } else if grave && named >= GRAVE {
        Severity::High
    } else {
        Severity::Medium
    };
    (named, severity)
}
