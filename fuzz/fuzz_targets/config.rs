//! Settings files: an error names its line, and never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use storydiff::{Error, settings};

fuzz_target!(|text: &str| {
    match settings::parse("storydiff.toml", text) {
        Ok(_) => {}
        Err(Error::Malformed { line, .. }) => assert!(line <= text.lines().count() + 1, "line {line}"),
        Err(other) => panic!("{other}"),
    }
});
