//! The few styles of the table.
//!
//! Each outlet has a hue of its own, and no hue says good or bad: red and green are left out.

use anstyle::{AnsiColor, Effects, Style};

/// Section titles.
pub(super) const TITLE: Style = Style::new().effects(Effects::BOLD);

/// Notes, legends and what is only counted.
pub(super) const QUIET: Style = Style::new().effects(Effects::DIMMED);

/// Plain text.
pub(super) const PLAIN: Style = Style::new();

const HUES: [AnsiColor; 4] = [AnsiColor::Cyan, AnsiColor::Yellow, AnsiColor::Magenta, AnsiColor::Blue];

/// What differs in the words of a version.
pub(super) fn hue(document: usize) -> Style {
    HUES[document % HUES.len()].on_default()
}

/// The words of a version at which a finding points, and its name.
pub(super) fn strong(document: usize) -> Style {
    hue(document).effects(Effects::BOLD)
}
