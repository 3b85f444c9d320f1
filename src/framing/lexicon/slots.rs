//! A table from words to numbers that is laid out at build time: a hash that is the same on every machine, and the
//! place that a word has by it. The build script writes the table, the library reads it in place.

/// FNV-1a, for words of a few letters as quick as any.
#[must_use]
pub fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The slots in which a word may stand in a table of `slots` (a power of two), in the order to look.
pub fn probe(word: &str, slots: usize) -> impl Iterator<Item = usize> + use<> {
    let hash = hash(word);
    // The upper half is mixed in, because the lower bits alone spread short words badly.
    let first = (hash ^ (hash >> 32)) as usize;
    (0..slots).map(move |step| first.wrapping_add(step) & (slots - 1))
}
