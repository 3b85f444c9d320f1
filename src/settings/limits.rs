//! How much of one version is compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Bytes of a version's text that are compared: a long novel, and a hundred times the longest report.
pub const MAX_TEXT: usize = 2_000_000;
/// Sentences of a version that are compared; two versions of so many take seconds.
pub const MAX_SENTENCES: usize = 10_000;

/// Places in a text are kept in 32 bits.
const FURTHEST: usize = u32::MAX as usize;

/// Limits of one version; a report says where one was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    /// Most bytes of its text.
    pub max_text: usize,
    /// Most sentences.
    pub max_sentences: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_text: MAX_TEXT, max_sentences: MAX_SENTENCES }
    }
}

impl Limits {
    /// The text up to the limit: whole lines where there are any, whole words where not.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        let most = self.max_text.min(FURTHEST);
        if text.len() <= most {
            return text;
        }
        let most = &text[..text.floor_char_boundary(most)];
        let end = most.rfind('\n').or_else(|| most.rfind(char::is_whitespace)).map_or(most.len(), |at| at + 1);
        &most[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_behind_a_line_a_word_or_a_character() {
        let cut = |text: &'static str, max_text| Limits { max_text, ..Limits::default() }.text(text);
        assert_eq!(cut("one\ntwo three", 11), "one\n");
        assert_eq!(cut("one two three", 11), "one two ");
        assert_eq!(cut("éé", 3), "é");
        assert_eq!(cut("one", 3), "one");
    }
}
