//! Overlap by every scheme of [`weighing`](crate::similarity::weighing).

use super::told::{Told, for_shared, ratio};
use crate::similarity::profile::{Profile, shared};
use crate::similarity::weighing::{SCHEMES, SOFT, Weights};

/// Names of the features, in order: four of each scheme, two of each soft scheme, two of names.
pub(super) const NAMES: [&str; SCHEMES.len() * 4 + SOFT.len() * 2 + 2] = [
    "count_shared",
    "count_jaccard",
    "count_cover_least",
    "count_cover_most",
    "story_shared",
    "story_jaccard",
    "story_cover_least",
    "story_cover_most",
    "story_squared_shared",
    "story_squared_jaccard",
    "story_squared_cover_least",
    "story_squared_cover_most",
    "language_shared",
    "language_jaccard",
    "language_cover_least",
    "language_cover_most",
    "squared_shared",
    "squared_jaccard",
    "squared_cover_least",
    "squared_cover_most",
    "name_shared",
    "name_jaccard",
    "name_cover_least",
    "name_cover_most",
    "word_shared",
    "word_jaccard",
    "word_cover_least",
    "word_cover_most",
    "story_related",
    "story_soft_jaccard",
    "squared_related",
    "squared_soft_jaccard",
    "word_related",
    "word_soft_jaccard",
    "names_missing_least",
    "names_missing_most",
];

/// Measures two sentences.
pub(super) fn measure(a: &Profile, b: &Profile, told: &Told) -> [f32; NAMES.len()] {
    let mut overlap = Weights::default();
    for_shared(&a.terms, &b.terms, |i, j| {
        for (scheme, sum) in overlap.iter_mut().enumerate() {
            *sum += (a.weighed[i][scheme] + b.weighed[j][scheme]) / 2.0;
        }
    });
    let mut features = [0.0; NAMES.len()];
    let mut at = 0;
    let mut push = |value: f32| {
        features[at] = value;
        at += 1;
    };
    for (scheme, &both) in overlap.iter().enumerate() {
        let (of_a, of_b) = (a.totals[scheme], b.totals[scheme]);
        push((1.0 + both).ln());
        push(ratio(both, of_a + of_b - both));
        push(ratio(both, of_a).min(ratio(both, of_b)));
        push(ratio(both, of_a).max(ratio(both, of_b)));
    }
    for scheme in SOFT {
        let related = (related(a, &told.of_a, scheme) + related(b, &told.of_b, scheme)) / 2.0;
        let both = overlap[scheme] + related;
        push((1.0 + related).ln());
        push(ratio(both, a.totals[scheme] + b.totals[scheme] - both));
    }
    let names = shared(&a.names, &b.names);
    let (of_a, of_b) = ((a.names.len() - names) as f32, (b.names.len() - names) as f32);
    push(of_a.min(of_b));
    push(of_a.max(of_b));
    features
}

/// Weight of the words that the other sentence tells by related ones only.
fn related(profile: &Profile, told: &[f32], scheme: usize) -> f32 {
    let by_others = profile.weighed.iter().zip(told).filter(|(_, strength)| **strength < 1.0);
    by_others.map(|(weights, strength)| weights[scheme] * strength).sum()
}
