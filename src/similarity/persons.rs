//! Words that stand for persons: a paraphrase turns "I did not" into "he said he did not".

/// Folded pronouns of the third person, sorted.
const THIRD: &[&str] = &["he", "her", "hers", "him", "his", "it", "its", "she", "their", "them", "they"];
/// Folded pronouns of the first person, sorted.
const FIRST: &[&str] = &["i", "i'm", "i've", "me", "my", "myself", "our", "us", "we", "we're"];

/// Whether a folded word is a pronoun of the third person.
pub(super) fn is_third(norm: &str) -> bool {
    THIRD.binary_search(&norm).is_ok()
}

/// Whether a folded word is a pronoun of the first person.
pub(super) fn is_first(norm: &str) -> bool {
    FIRST.binary_search(&norm).is_ok()
}
