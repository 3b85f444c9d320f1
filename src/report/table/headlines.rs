//! The headlines, one under the other, and how they differ.

use super::palette::strong;
use super::rich::Rich;
use super::words;
use super::{Page, framing};
use crate::report::view::{Section, letter};

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let mut lines = vec![page.title("HEADLINES")];
    for document in &page.report.documents {
        let headline = match document.sentences.iter().find(|sentence| sentence.headline) {
            Some(sentence) => words::sentence(page, document.index, sentence),
            None => match &document.title {
                Some(title) => Rich::plain(title),
                None => continue,
            },
        };
        let mark = Rich::new(&letter(document.index), strong(document.index)).paint(page.view.color);
        for (at, line) in headline.wrap(page.view.width.saturating_sub(5)).iter().enumerate() {
            let lead = if at == 0 { mark.as_str() } else { " " };
            lines.push(format!("  {lead}  {}", line.paint(page.view.color)));
        }
    }
    if lines.len() == 1 {
        if !page.view.names(Section::Headlines) {
            return Vec::new();
        }
        lines.extend(page.quiet("No version opens with a headline.", 2));
        return lines;
    }
    lines.extend(framing::of_headlines(page));
    lines
}
