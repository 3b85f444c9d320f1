//! The loaded words of each version that the others do not use: its tone, before any sentence is set beside another.

use super::Page;
use super::palette::{PLAIN, QUIET};
use super::rich::Rich;
use crate::report::view::{Section, loaded_words};

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let documents = &page.report.documents;
    if documents.iter().all(|document| document.loaded_words.is_empty()) {
        let quiet = || page.quiet("No version has loaded words of its own.", 2);
        return if page.view.names(Section::Words) { quiet() } else { Vec::new() };
    }
    let others = if page.two() { "the other" } else { "all others" };
    page.of_each("LOADED WORDS", &format!(" in the outlet's own voice, and not in {others}"), |document| {
        let (words, rest) = loaded_words(document, page.view);
        let mut list = Rich::new(&words.join(", "), PLAIN);
        list.push(if words.is_empty() { "none" } else { &rest }, QUIET);
        list
    })
}
