//! What speaks for and against a pair in its two sentences alone, as numbers.
//!
//! [`layout`] finds what the two share; [`overlap`] weighs shared words, names, numbers and phrases; [`only`] counts phrases
//! that nothing else in the two versions has; [`manner`] looks at who speaks, at lengths and places; [`meaning`] at what the sentences are about. What lies outside the two
//! sentences is [`context`](super::context). Counting overlap by seven more weights (bare counts, either rarity alone, names and
//! other words apart) was tried and gained nothing on stories that the fit had not seen. Values with their units (`seven in ten` and
//! `70 percent`: equal, compatible or apart) gained 0.008 on the written stories and 0.011 on the samples, and cost 0.004 on ECB+ and 0.002
//! to 0.018 on the real triples.

mod layout;
mod manner;
mod meaning;
mod only;
mod overlap;

use super::profile::Profile;
use super::rarity::Rarity;
use super::relations::Relations;

pub use layout::Layout;

/// Number of features of two sentences alone.
const WIDTH: usize = overlap::NAMES.len() + only::NAMES.len() + manner::NAMES.len() + meaning::NAMES.len();

/// Names of the features of two sentences alone, in order.
pub const OWN: [&str; WIDTH] = joined(&[&overlap::NAMES, &only::NAMES, &manner::NAMES, &meaning::NAMES]);

/// Place in [`OWN`] of the weighted Jaccard overlap.
pub const JACCARD: usize = 0;

/// Place in [`OWN`] of the cosine of the shared words.
const COSINE: usize = 5;

/// The features of two sentences alone.
pub type Own = [f32; WIDTH];

const fn joined(parts: &[&[&'static str]]) -> [&'static str; WIDTH] {
    let mut all = [""; WIDTH];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let mut k = 0;
        while k < parts[part].len() {
            all[at] = parts[part][k];
            (k, at) = (k + 1, at + 1);
        }
        part += 1;
    }
    all
}

/// Measures two sentences, of which `a` is laid out.
#[must_use]
pub fn own(layout: &mut Layout<'_>, a: &Profile, b: &Profile, rarity: &Rarity, relations: &Relations) -> Own {
    let shared = layout.look_up(b, rarity, relations);
    let mut own = [0.0; WIDTH];
    let (overlap, rest) = own.split_at_mut(overlap::NAMES.len());
    let (only, rest) = rest.split_at_mut(only::NAMES.len());
    let (manner, meaning) = rest.split_at_mut(manner::NAMES.len());
    overlap.copy_from_slice(&overlap::measure((a, layout.told_of_laid()), (b, layout.told_of_other()), &shared));
    only.copy_from_slice(&only::measure(&shared));
    manner.copy_from_slice(&manner::measure(a, b, &shared));
    meaning.copy_from_slice(&meaning::measure(a, b, overlap[COSINE]));
    own
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
