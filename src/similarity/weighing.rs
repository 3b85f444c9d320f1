//! Ways to weigh a shared word.
//!
//! No single weight is right: a rare name that every sentence of the story has, a common verb that only two
//! sentences have, and three plain words together are evidence of different kinds. Overlap is therefore counted by
//! several schemes, and the fitted model mixes them. With the product of both rarities alone, F1 in cross-validation
//! was 0.731 on ECB+, 0.603 on articles, 0.729 on the samples; with all schemes 0.745, 0.641, 0.733.

use super::rarity::Rarity;
use crate::tokens::{TermId, TokenKind};

/// Names of the schemes, in order.
pub const SCHEMES: [&str; 7] = ["count", "story", "story_squared", "language", "squared", "name", "word"];

/// Weight of one term by every scheme.
pub type Weights = [f32; SCHEMES.len()];

/// Schemes by which related words are counted too: places in [`SCHEMES`].
pub const SOFT: [usize; 3] = [1, 4, 6];

/// How a term stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An article, pronoun, preposition, auxiliary or conjunction.
    Function,
    /// Part of a name.
    Name,
    /// A figure.
    Number,
    /// Any other word.
    Word,
}

impl Standing {
    /// The standing of a token.
    #[must_use]
    pub const fn of(kind: TokenKind, function: bool, named: bool) -> Self {
        match (function, named, kind) {
            (true, ..) => Self::Function,
            (_, true, _) => Self::Name,
            (_, _, TokenKind::Number) => Self::Number,
            _ => Self::Word,
        }
    }
}

/// Weighs `term` by every scheme.
#[must_use]
pub fn weigh(term: TermId, standing: Standing, rarity: &Rarity) -> Weights {
    let weight = rarity.weight(term);
    let story = rarity.in_story(term);
    let only = |wanted: Standing| if standing == wanted { weight } else { 0.0 };
    if standing == Standing::Function {
        return [0.0, 0.0, 0.0, 0.0, weight * weight, 0.0, 0.0];
    }
    [1.0, story, story * story, rarity.in_language(term), weight * weight, only(Standing::Name), only(Standing::Word)]
}
