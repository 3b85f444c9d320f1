//! Lines of `batch`: each that is not blank gives one line, a report or a record of what is wrong with it.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use storydiff::Settings;
use storydiff::batch::{Failed, Lines, Source, Told, run};

fuzz_target!(|data: &[u8]| {
    let lines = Lines::new(vec![Source { name: None, reader: data }]);
    let mut output = Vec::new();
    let progress = run(lines, &Settings::default(), 1, |bytes, _| {
        output.extend_from_slice(bytes);
        Ok(ControlFlow::Continue(()))
    })
    .expect("a line that is no story is no error");
    let output = String::from_utf8(output).expect("the output is UTF-8");
    let blank = |line: &&[u8]| line.iter().all(u8::is_ascii_whitespace);
    let unmarked = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    let expected = unmarked.split(|&byte| byte == b'\n').filter(|line| !blank(line)).count();
    assert_eq!(output.lines().count(), expected, "one line for each");
    assert_eq!(progress.stories + progress.failed, expected as u64, "each is counted");
    for line in output.lines() {
        let known = serde_json::from_str::<Told>(line).is_ok() || serde_json::from_str::<Failed>(line).is_ok();
        assert!(known, "{line}");
    }
});
