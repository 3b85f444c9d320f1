//! Two versions of a story: a sound report, the same again, mirrored when they are swapped.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use storydiff::{Settings, Version, compare};

fuzz_target!(|texts: (&str, &str)| {
    let settings = Settings::default();
    let versions = [Version::new("Wire", texts.0), Version::new("Post", texts.1)];
    let report = compare(&versions, &settings);
    sound::check(&report, &versions);
    assert_eq!(report, compare(&versions, &settings), "the same again");
    let [a, b] = versions;
    let back = compare(&[b, a], &settings);
    assert_eq!(report.framing.len(), back.framing.len(), "mirrored findings");
    assert_eq!(report.omissions.len(), back.omissions.len(), "mirrored omissions");
    assert_eq!(report.alignments.len(), back.alignments.len(), "mirrored alignments");
});
