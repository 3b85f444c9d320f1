//! Background tables of one language, read in place from bytes that are part of the binary.

use std::sync::LazyLock;

use fst::Map;

/// What is known of the words of one language.
#[derive(Debug)]
pub struct Background {
    words: Map<&'static [u8]>,
    /// For each row the bytes of the word that its stem begins with, and the line of `stem_ends` that comes behind.
    stems: &'static [u8],
    stem_ends: Vec<&'static str>,
    /// Offsets, then entries; see `language_tables` in the build script.
    neighbours: &'static [u8],
    /// For each row the number of its vector and one more, 0 where it has none, in two bytes; then the vectors.
    meanings: &'static [u8],
}

/// Numbers in the vector of a word.
pub const MEANING_WIDTH: usize = 64;

static ENGLISH_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.words.fst"));
static ENGLISH_STEMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.stems.bin"));
static ENGLISH_STEM_ENDS: &str = include_str!(concat!(env!("OUT_DIR"), "/en.stem_ends.txt"));
static ENGLISH_NEIGHBOURS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.neighbours.bin"));
static ENGLISH_MEANINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.meanings.bin"));

static ENGLISH: LazyLock<Option<Background>> = LazyLock::new(|| {
    let words = Map::new(ENGLISH_WORDS).ok()?;
    Some(Background {
        words,
        stems: ENGLISH_STEMS,
        stem_ends: ENGLISH_STEM_ENDS.split('\n').collect(),
        neighbours: ENGLISH_NEIGHBOURS,
        meanings: ENGLISH_MEANINGS,
    })
});

pub(super) fn english() -> Option<&'static Background> {
    ENGLISH.as_ref()
}

/// Frequency class (ten times the decimal logarithm of the count per billion words) of the commonest words.
const COMMONEST: f32 = 70.0;
/// Frequency class of the rarest words that the table holds.
const RAREST: f32 = 22.0;

/// A word that the tables hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// Its row in the tables.
    pub row: u32,
    /// How rare it is: 0 for the commonest words, 1 for the rarest.
    pub rarity: f32,
}

impl Background {
    /// Looks `norm` (folded) up.
    #[must_use]
    pub fn word(&self, norm: &str) -> Option<Known> {
        let value = self.words.get(norm)?;
        let class = (value & 0xff) as f32;
        let rarity = if class == 0.0 { 1.0 } else { ((COMMONEST - class) / (COMMONEST - RAREST)).clamp(0.0, 1.0) };
        Some(Known { row: (value >> 8) as u32, rarity })
    }

    /// The stem of the folded word of `row`, in the spelling in which it is compared.
    #[must_use]
    pub fn stem(&self, row: u32, norm: &str) -> Option<String> {
        let &[shared, end] = self.stems.get(row as usize * 2..row as usize * 2 + 2)? else { return None };
        Some([norm.get(..usize::from(shared))?, self.stem_ends.get(usize::from(end))?].concat())
    }

    /// Words that may stand for the word of `row` (derivations, synonyms, near words), as rows with strength 0–1.
    pub fn neighbours(&self, row: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let rows = self.words.len();
        let (start, end) = (self.number(row as usize), self.number(row as usize + 1));
        (start..end).map(move |at| {
            let entry = self.number(rows + 1 + at as usize);
            (entry >> 8, (entry & 0xff) as f32 / 255.0)
        })
    }

    /// The vector of the word of `row`: [`MEANING_WIDTH`] signed bytes.
    #[must_use]
    pub fn meaning(&self, row: u32) -> Option<&'static [u8]> {
        let number = self.meanings.get(row as usize * 2..row as usize * 2 + 2)?.try_into().ok()?;
        let before = usize::from(u16::from_le_bytes(number)).checked_sub(1)?;
        let start = self.words.len() * 2 + before * MEANING_WIDTH;
        self.meanings.get(start..start + MEANING_WIDTH)
    }

    fn number(&self, at: usize) -> u32 {
        let bytes = self.neighbours.get(at * 4..at * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use fst::Streamer;
    use rust_stemmers::{Algorithm, Stemmer};

    use super::english;
    use crate::tokens::spelling;

    #[test]
    fn stems_are_those_of_the_stemmer() {
        let english = english().expect("the tables are part of the binary");
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words = english.words.stream();
        while let Some((word, _)) = words.next() {
            let word = std::str::from_utf8(word).expect("words are text");
            let row = english.word(word).expect("the word is in the table").row;
            assert_eq!(english.stem(row, word).as_deref(), Some(&*stemmer.stem(&spelling::compared(word, "en"))));
        }
    }

    #[test]
    fn rare_words_are_rarer_than_common_ones() {
        let english = english().expect("the tables are part of the binary");
        let rarity = |word: &str| english.word(word).map_or(1.0, |known| known.rarity);
        assert!(rarity("the") < rarity("police") && rarity("police") < rarity("ultimatum"));
    }

    #[test]
    fn neighbours_are_mutual() {
        let english = english().expect("the tables are part of the binary");
        let row = |word: &str| english.word(word).expect(word).row;
        let has = |one: &str, other: &str| english.neighbours(row(one)).any(|(found, _)| found == row(other));
        for (one, other) in [("decide", "decision"), ("kill", "killing"), ("slay", "kill")] {
            assert!(has(one, other) && has(other, one), "{one} {other}");
        }
        assert!(!has("the", "police"));
    }
}
