//! The letters by which reports call the versions of a story.

/// The letter of a version: `A`, `B`, … `Z`, `AA`, …
#[must_use]
pub fn letter(document: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = document + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!([0, 25, 26, 27, 702].map(letter), ["A", "Z", "AA", "AB", "AAA"]);
    }
}
