//! The one list of output formats; the command line, its help and the tests walk it.

use super::model::Report;
use super::view::View;
use super::{csv, github, html, json, markdown, pairs, sarif, summary, table, tsv};

/// A way to write a report.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// One sentence for users.
    pub about: &'static str,
    /// Whether it has a place for the report's warnings.
    pub warns: bool,
    /// Whether it is a page for people, which a pager may show.
    pub pages: bool,
    /// Writes the report.
    pub render: fn(&Report, &View) -> String,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format { id: "table", about: "a page for the terminal", warns: true, pages: true, render: table::render },
    Format {
        id: "json",
        about: "everything, as in `storydiff schema`",
        warns: true,
        pages: false,
        render: json::render,
    },
    Format { id: "markdown", about: "a short note", warns: true, pages: true, render: markdown::render },
    Format {
        id: "html",
        about: "one web page: whole texts side by side, filters, pictures",
        warns: true,
        pages: false,
        render: html::render,
    },
    Format { id: "csv", about: "one line a difference or omission", warns: false, pages: false, render: csv::render },
    Format { id: "tsv", about: "the same, tab-separated", warns: false, pages: false, render: tsv::render },
    Format {
        id: "pairs",
        about: "aligned sentences, tab-separated",
        warns: false,
        pages: false,
        render: pairs::render,
    },
    Format { id: "summary", about: "ten lines", warns: false, pages: false, render: summary::render },
    Format {
        id: "sarif",
        about: "SARIF 2.1.0, for code scanning and editors",
        warns: false,
        pages: false,
        render: sarif::render,
    },
    Format { id: "github", about: "annotations in GitHub Actions", warns: false, pages: false, render: github::render },
];

/// The format with this id.
#[must_use]
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
