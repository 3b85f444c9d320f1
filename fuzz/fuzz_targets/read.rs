//! Bytes as they come from a file or the network, in any format and encoding that is read.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use storydiff::read::fetch::Options;
use storydiff::{Settings, compare, read};

fuzz_target!(|data: &[u8]| {
    if let Ok(versions) = read::read_each(&["Wire=-".to_owned()], data, &Options::default()) {
        sound::check(&compare(&versions, &Settings::default()), &versions);
    }
});
