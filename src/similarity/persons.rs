//! Words that stand for persons: a paraphrase turns "I did not" into "he said he did not".

/// Folded pronouns of the third person.
pub(super) const THIRD: &[&str] = &["he", "her", "hers", "him", "his", "it", "its", "she", "their", "them", "they"];
/// Folded pronouns of the first person.
pub(super) const FIRST: &[&str] = &["i", "i'm", "i've", "me", "my", "myself", "our", "us", "we", "we're"];
