//! The report as JSON, and its schema.

mod layout;
mod safe;

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::view::{self, View};
use layout::Layout;
use safe::{Escaping, safe};

/// Writes the report as indented JSON, piece by piece: a long one is larger than all that it was made of.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(report: &Report, view: &View, out: &mut dyn Write) -> io::Result<()> {
    write_value(view::sections(report, view).as_ref(), out)
}

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
    let written = write_value(value, &mut bytes);
    written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn write_value(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut escaping = Escaping::new(out);
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut escaping, Layout::default()))?;
    escaping.write_all(b"\n")?;
    escaping.flush()
}

/// The same on one line.
#[must_use]
pub fn to_line(value: &impl Serialize) -> String {
    let mut line = safe(serde_json::to_string(value).unwrap_or_default());
    line.push('\n');
    line
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
