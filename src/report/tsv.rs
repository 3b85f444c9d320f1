//! The lines of [`csv`](super::csv) with tabs between the cells.

use super::csv;
use super::model::Report;
use super::view::View;

/// All findings of the report, then all omissions; no cell holds a tab or a line end.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    csv::lines(report, view, b'\t')
}
