//! Where words end: the bounds of Unicode's annex 29.
//!
//! Nearly every word of a text is a run of plain letters and digits between blanks and marks, and for these the rules of the
//! annex come to one: a mark parts two words unless letters or digits stand on both sides of it. Only what lies between two
//! blanks and is not so plain is cut by the tables for all scripts, which took three times as long for a whole text.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// The pieces of a text between its word bounds, each with its place; blanks may be left out.
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// A bound behind which nothing hangs on what stands before it.
    at: usize,
    /// What is being cut by the tables, and where it starts.
    stretch: Option<(usize, UWordBoundIndices<'t>)>,
}

impl<'t> Pieces<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0, stretch: None }
    }

    /// The piece at a bound, where plain bytes show where it ends.
    fn plain(&self) -> Option<&'t str> {
        let rest = &self.text.as_bytes()[self.at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let ends = match rest.get(letters..)? {
            [] | [b' ', ..] => letters > 0,
            // Before a letter it may join the word behind it to the one before it.
            [mark, next @ ..] if is_mark(*mark) => match next.first() {
                Some(next) => *next == b' ' || is_mark(*next) || (letters == 0 && next.is_ascii_alphanumeric()),
                None => true,
            },
            _ => false,
        };
        let length = letters.max(1);
        ends.then(|| &self.text[self.at..self.at + length])
    }

    /// The text up to the next blank to which no blank of another sort before it and no mark behind it can belong.
    fn stretch(&self) -> &'t str {
        let bytes = self.text.as_bytes();
        let from = bytes[self.at..].iter().position(|byte| *byte != b' ').unwrap_or_default() + self.at;
        let other_blank = |c: char| !c.is_ascii() && c.is_whitespace();
        let parts = |at: &usize| {
            bytes[*at] == b' ' && bytes.get(at + 1).is_none_or(u8::is_ascii) && !self.text[..*at].ends_with(other_blank)
        };
        &self.text[self.at..(from..bytes.len()).find(parts).unwrap_or(bytes.len())]
    }
}

/// Marks that part words unless letters or digits stand on both sides.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b';' | b':' | b'!' | b'?' | b'"' | b'(' | b')' | b'-')
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((start, bounds)) = &mut self.stretch {
                if let Some((offset, piece)) = bounds.next() {
                    return Some((*start + offset, piece));
                }
                self.stretch = None;
            }
            let rest = &self.text.as_bytes()[self.at..];
            let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
            match rest.get(blanks) {
                None => return None,
                Some(next) if next.is_ascii() => self.at += blanks,
                Some(_) => {}
            }
            if let Some(piece) = self.plain() {
                let at = self.at;
                self.at += piece.len();
                return Some((at, piece));
            }
            let stretch = self.stretch();
            self.stretch = Some((self.at, stretch.split_word_bound_indices()));
            self.at += stretch.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: [char; 15] =
        ['a', '7', ' ', '.', ',', '\'', '-', '"', '_', '\n', 'é', '\u{301}', '\u{200d}', '“', '\u{3000}'];

    /// All texts of so many of the letters.
    fn texts(length: u32) -> impl Iterator<Item = String> {
        let count = LETTERS.len();
        (0..count.pow(length))
            .map(move |text| (0..length).map(|place| LETTERS[text / count.pow(place) % count]).collect())
    }

    #[test]
    fn plain_words_are_cut_where_the_tables_cut_them() {
        let is_word = |(_, piece): &(usize, &str)| !piece.trim().is_empty();
        for text in (0..=4).flat_map(texts).chain(["a-b (c), d.e 7,7 \"f.\" g".to_owned()]) {
            let pieces: Vec<_> = Pieces::of(&text).filter(is_word).collect();
            let bounds: Vec<_> = text.split_word_bound_indices().filter(is_word).collect();
            assert_eq!(pieces, bounds, "{text:?}");
        }
    }
}
