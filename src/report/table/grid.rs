//! Cells side by side: wrapped by [`Rich`], laid out by comfy-table.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use comfy_table::{ContentLineStyle, LineStyle};

use super::rich::Rich;

/// Columns without borders.
pub(super) const OPEN: TableStyle = TableStyle::new();

/// Thin rules between the columns and under the header, a free line between rows.
pub(super) const RULED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'))
    .row_separator(LineStyle::none().fill(' ').junction('│'));

/// The same without free lines.
pub(super) const DENSE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Columns of the screen for its text.
    pub(super) width: usize,
    /// Blanks before and behind.
    pub(super) padding: (u16, u16),
    /// Whether its text stands on the right.
    pub(super) right: bool,
}

impl Column {
    /// A column of this width with one blank behind it.
    pub(super) const fn new(width: usize) -> Self {
        Self { width, padding: (0, 1), right: false }
    }

    /// With these blanks around it.
    pub(super) const fn padded(self, before: u16, behind: u16) -> Self {
        Self { padding: (before, behind), ..self }
    }

    /// With its text on the right.
    pub(super) const fn right(self) -> Self {
        Self { right: true, ..self }
    }
}

/// A cell: paragraphs, one under the other.
pub(super) type Cell = Vec<Rich>;

/// Lays rows out in columns of fixed width; lines have no blanks at their end.
pub(super) fn lay(
    style: TableStyle,
    columns: &[Column],
    header: Option<Vec<Cell>>,
    rows: Vec<Vec<Cell>>,
    color: bool,
) -> Vec<String> {
    if rows.is_empty() && header.is_none() {
        return Vec::new();
    }
    let text = |cells: Vec<Cell>| -> Vec<String> {
        cells.into_iter().zip(columns).map(|(cell, column)| lines(&cell, column.width, color)).collect()
    };
    let mut table = Table::new();
    table.load_style(style).set_content_arrangement(ContentArrangement::Disabled);
    if let Some(header) = header {
        table.set_header(text(header));
    }
    for row in rows {
        table.add_row(text(row));
    }
    for (column, described) in table.column_iter_mut().zip(columns) {
        let width = described.width + usize::from(described.padding.0 + described.padding.1);
        column.set_padding(described.padding);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX))));
        column.set_cell_alignment(if described.right { CellAlignment::Right } else { CellAlignment::Left });
    }
    table.lines().map(|line| line.trim_end().to_string()).collect()
}

fn lines(cell: &Cell, width: usize, color: bool) -> String {
    let wrapped = cell.iter().flat_map(|paragraph| paragraph.wrap(width));
    wrapped.map(|line| line.paint(color)).collect::<Vec<_>>().join("\n")
}
