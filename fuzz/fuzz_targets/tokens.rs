//! Tokens stand in order inside their sentence and hold every letter of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use storydiff::{Settings, Version, compare::document, tokens};

fuzz_target!(|text: &str| {
    let settings = Settings { clean: false, ..Settings::default() };
    let story = tokens::tokenize(vec![document(Version::new("Wire", text), &settings)]);
    let text = &story.documents[0].version.text;
    for (sentence, tokenized) in story.documents[0].sentences.iter().zip(&story.tokens[0]) {
        let mut at = sentence.span.start;
        for token in &tokenized.tokens {
            assert!(at <= token.span.start && !token.span.is_empty() && token.span.end <= sentence.span.end);
            assert!(!text[at..token.span.start].contains(char::is_alphanumeric));
            at = token.span.end;
        }
        for range in &tokenized.names {
            assert!(!range.is_empty() && range.end <= tokenized.tokens.len());
        }
    }
});
