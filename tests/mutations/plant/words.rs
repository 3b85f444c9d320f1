//! Words of a sentence as byte ranges, and whether they are a speaker's.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text.
pub fn words(text: &str) -> Vec<Range<usize>> {
    text.unicode_word_indices().map(|(at, word)| at..at + word.len()).collect()
}

/// Whether the byte at `at` stands inside double quotation marks.
pub fn in_quotes(text: &str, at: usize) -> bool {
    let (mut open, mut straight) = (0_i32, false);
    for mark in text[..at].chars() {
        match mark {
            '“' => open += 1,
            '”' => open -= 1,
            '"' => straight = !straight,
            _ => {}
        }
    }
    open != 0 || straight
}

/// Where `phrase` stands as whole words.
pub fn whole(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let starts_with_word = phrase.starts_with(char::is_alphanumeric);
    text.match_indices(phrase)
        .map(|(at, found)| at..at + found.len())
        .filter(|place| !starts_with_word || !text[..place.start].ends_with(joins))
        .filter(|place| !starts_with_word || !text[place.end..].starts_with(joins))
        .collect()
}

/// The same outside quotations.
pub fn places(text: &str, phrase: &str) -> Vec<Range<usize>> {
    whole(text, phrase).into_iter().filter(|place| !in_quotes(text, place.start)).collect()
}
