//! The report as JSON, and its schema.

use serde::Serialize;

use super::Report;
use super::view::{self, View};

/// The report as indented JSON.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    to_string(&view::sections(report, view))
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
    safe(&serde_json::to_string_pretty(value).unwrap_or_default())
}

/// The same on one line.
#[must_use]
pub fn to_line(value: &impl Serialize) -> String {
    safe(&serde_json::to_string(value).unwrap_or_default())
}

fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    let mut rest = json;
    // Letters of ASCII are nearly all there is, and none of them is unsafe.
    while let Some(at) = rest.bytes().position(|byte| byte >= FIRST_UNSAFE) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut letters = from.chars();
        match letters.next() {
            Some(c) if is_unsafe(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            Some(c) => out.push(c),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('\n');
    out
}

const FIRST_UNSAFE: u8 = 0x7f;

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
