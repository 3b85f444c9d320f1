//! Who speaks and who is meant, how long the two are, where they stand, and what their surroundings tell.

use super::layout::Shared;
use super::ratio;
use crate::similarity::profile::Profile;

/// Names of the features, in order.
pub(super) const NAMES: [&str; 14] = [
    "meant_jaccard",
    "meant_shared",
    "meant_apart",
    "third_persons_least",
    "third_persons_most",
    "one_speaks",
    "both_speak",
    "one_quotes",
    "both_quote",
    "words_least",
    "words_most",
    "leads",
    "told_around_least",
    "told_around_most",
];

/// Measures two sentences.
pub(super) fn measure(a: &Profile, b: &Profile, shared: &Shared) -> [f32; NAMES.len()] {
    let both = shared.meant_weight;
    let apart = !a.meant.is_empty() && !b.meant.is_empty() && !shared.meant;
    let flag = |yes: bool| f32::from(u8::from(yes));
    let (speaks_a, speaks_b) = (a.first_persons > 0, b.first_persons > 0);
    let (around_a, around_b) = (ratio(shared.around_laid, a.weight), ratio(shared.around_other, b.weight));
    [
        ratio(both, a.meant_weight + b.meant_weight - both),
        (1.0 + both).ln(),
        flag(apart),
        a.third_persons.min(b.third_persons) as f32,
        a.third_persons.max(b.third_persons) as f32,
        flag(speaks_a != speaks_b),
        flag(speaks_a && speaks_b),
        flag(a.has_quote != b.has_quote),
        flag(a.has_quote && b.has_quote),
        a.log_words.min(b.log_words),
        a.log_words.max(b.log_words),
        flag(a.first) + flag(b.first),
        around_a.min(around_b),
        around_a.max(around_b),
    ]
}
