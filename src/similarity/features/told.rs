//! Which words of one sentence the other tells, and how surely.

use crate::similarity::profile::Profile;
use crate::similarity::relations::Relations;

/// For every term of two sentences how surely the other tells it: 1 the term itself, less a related one, 0 none.
pub(super) struct Told {
    /// In the order of the first sentence's terms.
    pub of_a: Vec<f32>,
    /// In the order of the second's.
    pub of_b: Vec<f32>,
}

impl Told {
    pub fn of(a: &Profile, b: &Profile, relations: &Relations) -> Self {
        Self { of_a: strengths(a, b, relations), of_b: strengths(b, a, relations) }
    }
}

fn strengths(one: &Profile, other: &Profile, relations: &Relations) -> Vec<f32> {
    one.terms
        .iter()
        .map(|&(term, _)| {
            if other.has(term) {
                return 1.0;
            }
            let related = relations.related(term).iter().filter(|(related, _)| other.has(*related));
            related.map(|(_, strength)| *strength).fold(0.0, f32::max)
        })
        .collect()
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
