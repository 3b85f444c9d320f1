//! How alike two sentences are in what they are about.

use crate::similarity::meaning::Likeness;
use crate::similarity::profile::Profile;

/// Names of the features, in order.
pub(super) const NAMES: [&str; 2] = ["meaning", "meaning_in_story"];

/// What stands in for the cosine of the vectors, by that of the shared words (what it is without any, and what it grows by), as
/// fitted on the candidates of articles; what is left without the story's mean is as large as the latter.
const STAND_IN: (f32, f32) = (0.3, 0.7);

/// Measures two sentences. Where no word has a vector, as in languages without a table, the cosine of the shared words stands
/// in: nothing at all would speak against every pair.
pub(super) fn measure(a: &Profile, b: &Profile, shared_cosine: f32) -> [f32; NAMES.len()] {
    let stand_in = Likeness { whole: STAND_IN.0 + STAND_IN.1 * shared_cosine, in_story: shared_cosine };
    let likeness = a.meaning.likeness(&b.meaning).unwrap_or(stand_in);
    [likeness.whole, likeness.in_story]
}
