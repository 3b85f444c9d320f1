//! Where sentences end by Unicode's annex 29.

use unicode_segmentation::UnicodeSegmentation;

/// The places at which a sentence of `text` follows another.
///
/// No sentence ends but at a mark or a line end, and of what stands before one the rules of the annex ask for one character:
/// whether it is a letter. So the text in between is passed over, and the tables are asked only around marks.
pub(super) fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let mark = first_mark(rest)?;
        let before = rest[..mark].chars().next_back().map_or(mark, |before| mark - before.len_utf8());
        start += before + rest[before..].split_sentence_bounds().next()?.len();
        (start < text.len()).then_some(start)
    })
}

/// The first character that may end a sentence or change what its neighbour is: all that is neither plain nor a letter of
/// Western Europe, a curly quote or a dash.
fn first_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += match bytes.get(at..)? {
            [] | [b'.' | b'!' | b'?' | b'\n' | b'\r', ..] => break,
            [0xc3, _, ..] => 2,
            [0xe2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d, ..] => 3,
            [byte, ..] if byte.is_ascii() => 1,
            _ => break,
        }
    }
    (at < bytes.len()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: [char; 12] = ['a', 'B', '7', ' ', '.', '!', ')', ',', '\n', 'é', '\u{301}', '”'];

    /// All texts of so many of the letters.
    fn texts(length: u32) -> impl Iterator<Item = String> {
        let count = LETTERS.len();
        (0..count.pow(length))
            .map(move |text| (0..length).map(|place| LETTERS[text / count.pow(place) % count]).collect())
    }

    #[test]
    fn sentences_end_where_the_tables_end_them() {
        for text in (0..=5).flat_map(texts) {
            let bounds: Vec<_> = text.split_sentence_bound_indices().skip(1).map(|(at, _)| at).collect();
            assert_eq!(ends(&text).collect::<Vec<_>>(), bounds, "{text:?}");
        }
    }
}
