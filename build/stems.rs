//! The stem of every word of the English tables, so that a common word need not be stemmed at run time.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use rust_stemmers::{Algorithm, Stemmer};

use crate::spelling;

/// `en.stems.bin` holds for each row how many bytes of the word its stem begins with and the number of what comes behind
/// these; `en.stem_ends.txt` holds what comes behind, a line each, the commonest first.
pub fn write<'a>(out: &Path, words: impl Iterator<Item = &'a str>) {
    let stemmer = Stemmer::create(Algorithm::English);
    let cut = |word: &str| -> (u8, String) {
        let stem = stemmer.stem(&spelling::compared(word, "en")).into_owned();
        let shared = word.chars().zip(stem.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
        (u8::try_from(shared).expect("words are short"), stem[shared..].to_owned())
    };
    let stems: Vec<(u8, String)> = words.map(cut).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, end) in &stems {
        *counts.entry(end).or_default() += 1;
    }
    let mut ends: Vec<&str> = counts.keys().copied().collect();
    ends.sort_unstable_by_key(|end| (std::cmp::Reverse(counts[end]), *end));
    let numbers: HashMap<&str, u8> =
        ends.iter().enumerate().map(|(at, end)| (*end, u8::try_from(at).expect("stems have few ends"))).collect();
    let table: Vec<u8> = stems.iter().flat_map(|(shared, end)| [*shared, numbers[&**end]]).collect();
    fs::write(out.join("en.stems.bin"), table).expect("OUT_DIR is writable");
    fs::write(out.join("en.stem_ends.txt"), ends.join("\n")).expect("OUT_DIR is writable");
}
