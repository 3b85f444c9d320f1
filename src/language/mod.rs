//! What is known of a language at large: how rare each word is, which words are function words, which
//! words may stand for each other. Tables are laid out at build time and read in place, so that they
//! cost nothing at start.

mod background;

pub use background::Background;

include!(concat!(env!("OUT_DIR"), "/function_words.rs"));

/// The background tables of `language` (ISO 639-1), where there are any.
#[must_use]
pub fn background(language: &str) -> Option<&'static Background> {
    if language == "en" { background::english() } else { None }
}

/// Whether `norm` (folded) is a function word of `language`.
#[must_use]
pub fn is_function_word(language: &str, norm: &str) -> bool {
    FUNCTION_WORDS
        .iter()
        .find(|(code, _)| *code == language)
        .is_some_and(|(_, words)| words.binary_search(&norm).is_ok())
}

/// English words that may stand for `norm` (derivations, synonyms, near words), with strength 0–1.
pub fn neighbours(_norm: &str) -> impl Iterator<Item = (&'static str, f32)> {
    std::iter::empty()
}
