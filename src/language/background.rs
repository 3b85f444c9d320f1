//! Background tables of one language, read in place from bytes that are part of the binary.

use std::sync::LazyLock;

use fst::Map;

/// Frequency table of one language.
#[derive(Debug)]
pub struct Background {
    frequency: Map<&'static [u8]>,
}

static ENGLISH_FREQUENCY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.frequency.fst"));

static ENGLISH: LazyLock<Option<Background>> =
    LazyLock::new(|| Some(Background { frequency: Map::new(ENGLISH_FREQUENCY).ok()? }));

pub(super) fn english() -> Option<&'static Background> {
    ENGLISH.as_ref()
}

/// Frequency class (ten times the decimal logarithm of the count per billion words) of the commonest words.
const COMMONEST: f32 = 70.0;
/// Frequency class of the rarest words that the table holds.
const RAREST: f32 = 22.0;

impl Background {
    /// How rare `norm` is: 0 for the commonest words, 1 for one that the table does not hold.
    #[must_use]
    pub fn rarity(&self, norm: &str) -> f32 {
        self.frequency
            .get(norm)
            .map_or(1.0, |class| ((COMMONEST - class as f32) / (COMMONEST - RAREST)).clamp(0.0, 1.0))
    }

    /// Row of the word-vector table.
    #[must_use]
    pub fn vector_row(&self, _norm: &str) -> Option<u32> {
        None
    }
}
