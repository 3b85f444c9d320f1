//! Text with styles, measured and wrapped before it is painted.
//!
//! Lines are broken where Unicode allows it (after blanks, between ideographs), measured in terminal columns, and
//! painted last, so that no style runs over into the next column and no escape sequence is ever measured. A line
//! with letters that are read from right to left is wrapped into an isolate: terminals that reorder would
//! otherwise pull the neighbouring column into it.

use std::fmt::Write;
use std::ops::Range;

use anstyle::Style;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::report::safe;

/// Starts a run whose direction is that of its first letter.
const ISOLATE: char = '\u{2068}';

/// Ends it.
const END_OF_ISOLATE: char = '\u{2069}';

/// One paragraph of styled text that is safe to show.
#[derive(Clone, Debug, Default)]
pub(super) struct Rich {
    text: String,
    /// Where each style starts; it reaches to the next one.
    styles: Vec<(usize, Style)>,
}

impl Rich {
    /// Text of strangers or our own in one style.
    pub(super) fn new(text: &str, style: Style) -> Self {
        let mut rich = Self::default();
        rich.push(text, style);
        rich
    }

    /// This many blanks.
    pub(super) fn spaces(number: usize) -> Self {
        Self { text: " ".repeat(number), styles: Vec::new() }
    }

    /// Text without a style.
    pub(super) fn plain(text: &str) -> Self {
        Self::new(text, Style::new())
    }

    /// Adds text; it is made safe here and nowhere else.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        let start = self.text.len();
        safe::push_line(&mut self.text, text);
        if self.text.len() > start {
            self.styles.push((start, style));
        }
    }

    /// Adds another text.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.styles.extend(other.styles.iter().map(|(at, style)| (start + at, *style)));
    }

    /// Columns that it takes on one line.
    pub(super) fn width(&self) -> usize {
        self.text.width()
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn slice(&self, range: Range<usize>) -> Self {
        let mut part = Self { text: self.text[range.clone()].into(), styles: Vec::new() };
        for (at, (start, style)) in self.styles.iter().enumerate() {
            let end = self.styles.get(at + 1).map_or(self.text.len(), |next| next.0);
            if *start < range.end && end > range.start {
                part.styles.push((start.saturating_sub(range.start), *style));
            }
        }
        part
    }

    /// The text in lines of at most `width` columns; a word that is longer is broken between graphemes.
    pub(super) fn wrap(&self, width: usize) -> Vec<Self> {
        let width = width.max(2);
        let mut lines = Vec::new();
        let (mut start, mut end) = (0, 0);
        for (next, _) in linebreaks(&self.text) {
            if end > start && is_wider(self.text[start..next].trim_end(), width) {
                lines.push(start..end);
                start = end;
            }
            while is_wider(self.text[start..next].trim_end(), width) {
                let cut = start + grapheme_cut(&self.text[start..next], width);
                lines.push(start..cut);
                start = cut;
            }
            end = next;
        }
        if start < self.text.len() || lines.is_empty() {
            lines.push(start..self.text.len());
        }
        lines
            .into_iter()
            .map(|line| self.slice(line.start..line.start + self.text[line].trim_end().len()).isolated())
            .collect()
    }

    /// The text on one line of at most `width` columns, cut at a word with an ellipsis.
    pub(super) fn cut(&self, width: usize) -> Self {
        if self.width() <= width {
            return self.clone();
        }
        let mut first = self.wrap(width.saturating_sub(1)).into_iter().next().unwrap_or_default();
        let style = first.styles.last().map_or(Style::new(), |(_, style)| *style);
        first.push("…", style);
        first
    }

    /// A line that has letters from right to left, closed off from what will stand beside it.
    fn isolated(self) -> Self {
        if self.text.contains(ISOLATE) || !safe::has_right_to_left(&self.text) {
            return self;
        }
        let mut closed = Self { text: ISOLATE.into(), styles: Vec::new() };
        closed.append(&self);
        closed.styles.push((closed.text.len(), Style::new()));
        closed.text.push(END_OF_ISOLATE);
        closed
    }

    /// The text cut so that it takes at most `lines` lines of `width` columns.
    pub(super) fn cut_lines(&self, width: usize, lines: usize) -> Self {
        let wrapped = self.wrap(width);
        if wrapped.len() <= lines {
            return self.clone();
        }
        let mut kept = Self::default();
        for (at, line) in wrapped[..lines].iter().enumerate() {
            let last = at + 1 == lines;
            let line = if last {
                line.wrap(width.saturating_sub(1)).into_iter().next().unwrap_or_default()
            } else {
                line.clone()
            };
            if at > 0 {
                kept.append(&Self::spaces(1));
            }
            kept.append(&line);
        }
        kept.push("…", Style::new());
        kept
    }

    /// The text with escape sequences where `color` is set.
    pub(super) fn paint(&self, color: bool) -> String {
        let mut out = String::with_capacity(self.text.len() + 16);
        if color {
            let first = self.styles.first().map_or(self.text.len(), |style| style.0);
            out.push_str(&self.text[..first]);
            for (at, (start, style)) in self.styles.iter().enumerate() {
                let end = self.styles.get(at + 1).map_or(self.text.len(), |next| next.0);
                let _ = write!(out, "{style}{}{style:#}", &self.text[*start..end]);
            }
        } else {
            out.push_str(&self.text);
        }
        out
    }
}

/// Whether a text takes more than `width` columns; looks no further than it must, for a line may be a megabyte long.
fn is_wider(text: &str, width: usize) -> bool {
    let mut room = width;
    for (at, grapheme) in text.grapheme_indices(true) {
        let next = grapheme.width();
        if next > room {
            // Graphemes that join, as lam and alef do, take less than each alone.
            let exact = text[..at + grapheme.len()].width();
            if exact > width {
                return true;
            }
            room = width - exact;
        } else {
            room -= next;
        }
    }
    false
}

fn grapheme_cut(text: &str, width: usize) -> usize {
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let next = at + grapheme.len();
        if text[..next].width() > width && end > 0 {
            break;
        }
        end = next;
        if text[..next].width() > width {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::AnsiColor;

    fn lines(text: &str, width: usize) -> Vec<String> {
        Rich::plain(text).wrap(width).iter().map(|line| line.paint(false)).collect()
    }

    #[test]
    fn words_stay_whole_and_long_ones_are_broken() {
        assert_eq!(lines("the harbour closed", 11), ["the harbour", "closed"]);
        assert_eq!(lines("a incomprehensible b", 6), ["a", "incomp", "rehens", "ible b"]);
    }

    #[test]
    fn wide_letters_take_two_columns_and_marks_none() {
        assert_eq!(lines("港口关闭了", 4), ["港口", "关闭", "了"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}e\u{301}", 3), ["e\u{301}e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn letters_that_join_take_the_place_of_one() {
        let joined = "\u{644}\u{627}";
        assert!(!is_wider(&joined.repeat(4), joined.repeat(4).width()));
        assert!(is_wider(&joined.repeat(4), joined.repeat(3).width()));
    }

    #[test]
    fn right_to_left_lines_are_isolated() {
        assert_eq!(lines("שלום", 10), ["\u{2068}שלום\u{2069}"]);
    }

    #[test]
    fn styles_end_with_the_line() {
        let rich = Rich::new("red red", AnsiColor::Red.on_default());
        let painted: Vec<String> = rich.wrap(3).iter().map(|line| line.paint(true)).collect();
        assert_eq!(painted, ["\u{1b}[31mred\u{1b}[0m"; 2]);
    }

    #[test]
    fn cutting_leaves_whole_words() {
        assert_eq!(Rich::plain("the harbour closed").cut(13).paint(false), "the harbour…");
    }
}
