//! The letters by which reports call the versions of a story.

use std::borrow::Cow;

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The letter of a version: `A`, `B`, … `Z`, `AA`, …
#[must_use]
pub fn letter(document: usize) -> Cow<'static, str> {
    let last = document % ALPHABET.len();
    let last = &ALPHABET[last..=last];
    match (document / ALPHABET.len()).checked_sub(1) {
        None => Cow::Borrowed(last),
        Some(before) => letter(before) + last,
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!([0, 25, 26, 27, 702].map(letter), ["A", "Z", "AA", "AB", "AAA"]);
    }
}
