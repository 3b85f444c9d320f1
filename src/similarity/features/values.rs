//! Values with their units: `70 percent` and `seven in ten`, `1.2 million crowns` and `more than a million crowns`.
//!
//! [`overlap`](super::overlap) sees the words of a number only. Here two values answer each other where they are of one unit
//! and, when things are counted, of one noun or a related one.

use crate::similarity::profile::Profile;
use crate::tokens::quantity::Unit;

/// Names of the features, in order.
pub(super) const NAMES: [&str; 4] = ["values_equal", "values_by_holders", "values_compatible", "values_apart"];

/// Measures two sentences.
pub(super) fn measure(a: &Profile, b: &Profile) -> [f32; NAMES.len()] {
    let (mut equal, mut by_holders, mut compatible, mut apart) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    for mine in &a.values {
        let comparable = || b.values.iter().filter(|theirs| mine.is_of_one_sort(theirs));
        if let Some(theirs) = b.values.iter().find(|theirs| mine.equals(theirs)) {
            let telling = mine.quantity.unit != Unit::Count || mine.counted == theirs.counted && mine.counted.is_some() || mine.quantity.low > 12.0;
            if telling { equal += 1.0 / ((mine.holders * theirs.holders).max(1) as f32).sqrt(); }
            by_holders += 1.0 / (mine.holders * theirs.holders).max(1) as f32;
        } else if comparable().any(|theirs| mine.quantity.agrees_with(&theirs.quantity) || mine.quantity.is_rounding_of(&theirs.quantity) || theirs.quantity.is_rounding_of(&mine.quantity)) {
            compatible += 1.0;
        } else if comparable().next().is_some() {
            apart += 1.0;
        }
    }
    [equal, by_holders, compatible, apart].map(f32::ln_1p)
}
