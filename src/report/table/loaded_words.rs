//! The loaded words of each version that the others do not use: its tone, before any sentence is set beside another.

use super::Page;
use super::palette::{PLAIN, QUIET, TITLE, strong};
use super::rich::Rich;
use crate::report::view::{Section, letter, loaded_words};

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let documents = &page.report.documents;
    if documents.iter().all(|document| document.loaded_words.is_empty()) {
        let quiet = || page.quiet("No version has loaded words of its own.", 2);
        return if page.view.names(Section::Words) { quiet() } else { Vec::new() };
    }
    let others = if page.two() { "that the other does not use" } else { "that not all others use" };
    let mut title = Rich::new("LOADED WORDS", TITLE);
    title.push(&format!("  in its own voice, {others}"), QUIET);
    let mut lines = vec![title.paint(page.view.color)];
    for document in documents {
        let (words, rest) = loaded_words(document, page.view);
        let mut list = Rich::new(&words.join(", "), PLAIN);
        match (words.is_empty(), rest) {
            (true, _) => list.push("none", QUIET),
            (false, 0) => {}
            (false, rest) => list.push(&format!(" and {rest} more"), QUIET),
        }
        let mark = Rich::new(&letter(document.index), strong(document.index)).paint(page.view.color);
        for (at, line) in list.wrap(page.view.width.saturating_sub(5)).iter().enumerate() {
            let lead = if at == 0 { mark.as_str() } else { " " };
            lines.push(format!("  {lead}  {}", line.paint(page.view.color)));
        }
    }
    lines
}
