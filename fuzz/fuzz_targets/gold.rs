//! Gold files: what parses points at sentences that are there, and an error names its line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use storydiff::Error;
use storydiff::eval::gold;

fuzz_target!(|text: &str| {
    match gold::parse("gold.jsonl", text) {
        Ok(stories) => {
            for story in stories {
                for (document, sentence) in story.gold.iter().chain(&story.ignore).flat_map(|(a, b)| [*a, *b]) {
                    assert!(sentence < story.docs[document].sentences.len());
                }
            }
        }
        Err(Error::Malformed { line, .. }) => assert!(line <= text.lines().count() + 1, "line {line}"),
        Err(other) => panic!("{other}"),
    }
});
