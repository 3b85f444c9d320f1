//! Bytes inside a web page.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use storydiff::read::fetch::Options;
use storydiff::{Settings, compare, read};

fuzz_target!(|data: &[u8]| {
    let page = [b"<!doctype html><html><head><title>Ferry late</title></head><body><article>", data].concat();
    if let Ok(versions) = read::read_each(&["Wire=-".to_owned()], &page[..], &Options::default()) {
        sound::check(&compare(&versions, &Settings::default()), &versions);
    }
});
