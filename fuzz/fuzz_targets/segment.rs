//! Sentences stand in order and hold every word of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use storydiff::{Settings, Split, Version, compare::document};

fuzz_target!(|text: &str| {
    for split in [Split::Text, Split::Lines] {
        let settings = Settings { split, clean: false, ..Settings::default() };
        let document = document(Version::new("Wire", text), &settings);
        let mut at = 0;
        for (index, sentence) in document.sentences.iter().enumerate() {
            assert!(at <= sentence.span.start && !sentence.span.is_empty(), "{at} {sentence:?}");
            assert_eq!(document.sentence_text(index), document.sentence_text(index).trim());
            at = sentence.span.end;
        }
    }
});
