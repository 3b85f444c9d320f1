//! The one list of output formats; the command line, its help and the tests walk it.

use super::model::Report;
use super::view::View;
use super::{csv, html, json, markdown, pairs, table};

/// A way to write a report.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// One sentence for users.
    pub about: &'static str,
    /// Whether it has a place for the report's warnings.
    pub warns: bool,
    /// Writes the report.
    pub render: fn(&Report, &View) -> String,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format { id: "table", about: "a page for the terminal", warns: true, render: table::render },
    Format { id: "json", about: "everything, as in `storydiff schema`", warns: true, render: json::render },
    Format { id: "markdown", about: "a short note", warns: true, render: markdown::render },
    Format {
        id: "html",
        about: "one web page: whole texts side by side, filters, pictures",
        warns: true,
        render: html::render,
    },
    Format { id: "csv", about: "one line a difference or omission", warns: false, render: csv::render },
    Format { id: "pairs", about: "aligned sentences, tab-separated", warns: false, render: pairs::render },
];

/// The format with this id.
#[must_use]
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
