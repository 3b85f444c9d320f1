//! The headlines, one under the other, and how they differ.

use super::rich::Rich;
use super::words;
use super::{Page, framing};
use crate::report::view::Section;

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
        lines.extend(page.of_version(document.index, &headline));
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
