//! What is known of a language at large: its function words, number words and names of days, where its sentences end,
//! how rare each word is, which words may stand for each other.
//!
//! Tables are laid out at build time (`lexicons/<language>/`, `data/<language>/`) and read in place, so that they cost
//! nothing at start. A language without a folder has digits and its stems, and nothing else.

mod background;
mod detect;
mod grammar;

pub use background::{Background, MEANING_WIDTH};
pub use detect::detect;
pub(crate) use grammar::{
    AgencyLists, AttributionLists, CausationLists, DetailLists, HedgingLists, LabellingLists, NegationLists,
    NumberLists, QuotationLists, SpeakersLists,
};
pub use grammar::{
    Bound, Dates, Follow, Language, Length, Numbers, Phrase, Speech, Table, When, Words, all, has, of, value,
};

/// The language that a text is taken to be in when nothing speaks for another one.
pub const DEFAULT: &str = "en";

/// The background tables of `language` (ISO 639-1), where there are any.
#[must_use]
pub fn background(language: &str) -> Option<&'static Background> {
    if language == "en" { background::english() } else { None }
}

/// Whether `norm` (folded) is a function word of `language`.
#[must_use]
pub fn is_function_word(language: &str, norm: &str) -> bool {
    has(of(language).function_words, norm)
}
