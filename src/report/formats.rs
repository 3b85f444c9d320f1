//! The one list of output formats; the command line, its help and the tests walk it.

use std::io::{Result, Write};

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
    writer: Writer,
}

/// How a format comes about.
#[derive(Clone, Copy)]
enum Writer {
    /// As one text.
    Whole(Render),
    /// As one text, or piece by piece.
    Pieces(Render, fn(&Report, &View, &mut dyn Write) -> Result<()>),
}

type Render = fn(&Report, &View) -> String;

impl Format {
    /// Writes the report.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, report: &Report, view: &View, out: &mut dyn Write) -> Result<()> {
        match self.writer {
            Writer::Whole(render) => out.write_all(render(report, view).as_bytes()),
            Writer::Pieces(_, write) => write(report, view, out),
        }
    }

    /// The report as one text.
    #[must_use]
    pub fn render(&self, report: &Report, view: &View) -> String {
        let (Writer::Whole(render) | Writer::Pieces(render, _)) = self.writer;
        render(report, view)
    }
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format {
        id: "table",
        about: "a page for the terminal",
        warns: true,
        pages: true,
        writer: Writer::Whole(table::render),
    },
    Format {
        id: "json",
        about: "everything, as in `storydiff schema`",
        warns: true,
        pages: false,
        writer: Writer::Pieces(json::render, json::write),
    },
    Format { id: "markdown", about: "a short note", warns: true, pages: true, writer: Writer::Whole(markdown::render) },
    Format {
        id: "html",
        about: "one web page: whole texts side by side, filters, pictures",
        warns: true,
        pages: false,
        writer: Writer::Whole(html::render),
    },
    Format {
        id: "csv",
        about: "one line a difference or omission",
        warns: false,
        pages: false,
        writer: Writer::Whole(csv::render),
    },
    Format {
        id: "tsv",
        about: "the same, tab-separated",
        warns: false,
        pages: false,
        writer: Writer::Whole(tsv::render),
    },
    Format {
        id: "pairs",
        about: "aligned sentences, tab-separated",
        warns: false,
        pages: false,
        writer: Writer::Whole(pairs::render),
    },
    Format { id: "summary", about: "ten lines", warns: false, pages: false, writer: Writer::Whole(summary::render) },
    Format {
        id: "sarif",
        about: "SARIF 2.1.0, for code scanning and editors",
        warns: false,
        pages: false,
        writer: Writer::Whole(sarif::render),
    },
    Format {
        id: "github",
        about: "annotations in GitHub Actions",
        warns: false,
        pages: false,
        writer: Writer::Whole(github::render),
    },
];

/// The format with this id.
#[must_use]
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
