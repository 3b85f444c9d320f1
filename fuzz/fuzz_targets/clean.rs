//! Noise and article blocks hold every line of the text once.

#![no_main]

use libfuzzer_sys::fuzz_target;
use storydiff::{Version, clean};

fuzz_target!(|text: &str| {
    let version = Version::new("Wire", text);
    for cleaned in [clean::clean(&version), clean::keep_all(&version)] {
        let blocks = cleaned.blocks.iter().map(|block| block.span);
        let mut spans: Vec<_> = blocks.chain(cleaned.noise.iter().map(|noise| noise.span)).collect();
        spans.sort_unstable();
        let mut at = 0;
        for span in spans {
            assert!(at <= span.start && span.start < span.end, "{at} {span:?}");
            assert!(!text[at..span.start].contains(char::is_alphanumeric), "{:?} is lost", &text[at..span.start]);
            at = span.end;
        }
        assert!(!text[at..].contains(char::is_alphanumeric), "{:?} is lost", &text[at..]);
    }
});
