//! The report as JSON, and its schema.

mod layout;

use serde::Serialize;

use super::Report;
use super::view::{self, View};
use layout::Layout;

/// The report as indented JSON.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    to_string(view::sections(report, view).as_ref())
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> String {
    to_string(&schemars::schema_for!(Report))
}

/// Any value as indented JSON with a line end, safe on a terminal: controls that JSON allows raw (C1, DEL, marks of
/// direction) are written as escapes, which readers of JSON turn back.
#[must_use]
pub fn to_string(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Layout::default()));
    safe(written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default())
}

/// The same on one line.
#[must_use]
pub fn to_line(value: &impl Serialize) -> String {
    safe(serde_json::to_string(value).unwrap_or_default())
}

fn safe(mut json: String) -> String {
    let (mut escaped, mut from) = (String::new(), 0);
    while let Some((at, c)) = next_unsafe(&json, from) {
        escaped.push_str(&json[from..at]);
        escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        from = at + c.len_utf8();
    }
    if from > 0 {
        escaped.push_str(&json[from..]);
        json = escaped;
    }
    json.push('\n');
    json
}

/// No byte below starts an unsafe character, and nearly all bytes are below.
const FIRST_UNSAFE: u8 = 0x7f;
/// Bytes that an unsafe character starts with.
const FIRST_BYTES: [u8; 4] = [FIRST_UNSAFE, 0xc2, 0xd8, 0xe2];

/// The first unsafe character from a place on, and where it stands.
fn next_unsafe(json: &str, mut from: usize) -> Option<(usize, char)> {
    let bytes = json.as_bytes();
    while let Some(step) = first_high(&bytes[from..]) {
        from += step;
        let letter = FIRST_BYTES.contains(&bytes[from]).then(|| json[from..].chars().next()).flatten();
        if let Some(c) = letter.filter(|c| is_unsafe(*c)) {
            return Some((from, c));
        }
        from += 1;
    }
    None
}

/// Bytes that are looked at as one.
const STRIDE: usize = 64;

/// Place of the first byte that is not below [`FIRST_UNSAFE`].
fn first_high(bytes: &[u8]) -> Option<usize> {
    let is_high = |byte: &u8| *byte >= FIRST_UNSAFE;
    // No byte of UTF-8 is 0xff, so one more sets the highest bit of those that are looked for, and of no other.
    let holds = |stride: &[u8]| stride.iter().fold(0, |bits, byte| bits | byte.wrapping_add(1)) >= 0x80;
    let skipped = bytes.chunks(STRIDE).take_while(|stride| !holds(stride)).count() * STRIDE;
    bytes.get(skipped..)?.iter().position(is_high).map(|step| skipped + step)
}

/// Whether a terminal may take the character for a command, or shows the text around it in another order.
const fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unsafe_character_starts_with_a_byte_that_is_looked_for() {
        let mut bytes = [0; 4];
        let unsafe_ones = ('\0'..='\u{ffff}').filter(|c| is_unsafe(*c));
        assert!(unsafe_ones.into_iter().all(|c| FIRST_BYTES.contains(&c.encode_utf8(&mut bytes).as_bytes()[0])));
    }

    #[test]
    fn controls_are_escaped_and_come_back() {
        let text = "a\u{9b}31m\u{202e}b\u{1b}";
        let json = to_string(&text);
        assert_eq!(json, "\"a\\u009b31m\\u202eb\\u001b\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }

    #[test]
    fn the_schema_names_every_top_level_field() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap_or_default();
        for field in ["schema_version", "documents", "alignments", "facts", "framing", "omissions", "summary"] {
            assert!(schema["properties"][field].is_object(), "{field}");
        }
    }
}
