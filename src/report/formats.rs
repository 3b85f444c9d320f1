//! The one list of output formats; the command line, its help and the tests walk it.

use super::model::Report;
use super::view::View;
use super::{csv, json, markdown, pairs, table};

/// A way to write a report.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// One sentence for users.
    pub about: &'static str,
    /// Writes the report.
    pub render: fn(&Report, &View) -> String,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format { id: "table", about: "a page for the terminal", render: table::render },
    Format { id: "json", about: "everything that was found, as in `storydiff schema`", render: json::render },
    Format { id: "markdown", about: "a short note", render: markdown::render },
    Format { id: "csv", about: "one line a difference or omission", render: csv::render },
    Format { id: "pairs", about: "aligned sentences, tab-separated", render: pairs::render },
];

/// The format with this id.
#[must_use]
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
