//! Three versions of a story, and every way to print what was found.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use storydiff::report::{FORMATS, View};
use storydiff::{Settings, Version, compare};

fuzz_target!(|texts: (&str, &str, &str)| {
    let versions = [("Wire", texts.0), ("Post", texts.1), ("Eye", texts.2)].map(|(outlet, text)| Version::new(outlet, text));
    let report = compare(&versions, &Settings::default());
    sound::check(&report, &versions);
    for format in FORMATS {
        let page = format.render(&report, &View { all: true, ..View::default() });
        let tabular = format.id == "tsv";
        let hostile = |c: char| match c {
            '\n' | '\r' => false,
            '\t' => !tabular,
            _ => c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}'),
        };
        assert!(format.id == "json" || format.id == "pairs" || !page.contains(hostile), "{}", format.id);
    }
});
