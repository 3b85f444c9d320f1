//! Whom each version lets speak, and whom only it does.

use super::Page;
use super::palette::{PLAIN, QUIET};
use super::rich::Rich;
use crate::report::view::{Section, speakers};

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let documents = &page.report.documents;
    if documents.iter().all(|document| document.speakers.is_empty()) {
        let quiet = || page.quiet("No version gives a source.", 2);
        return if page.view.names(Section::Speakers) { quiet() } else { Vec::new() };
    }
    page.of_each("WHO SPEAKS", " and in how many sentences", |document| {
        let mut list = Rich::default();
        for (at, (sort, names)) in speakers(document, page.view).iter().enumerate() {
            list.push(if at == 0 { "" } else { "; " }, QUIET);
            list.push(sort, QUIET);
            list.push(names, PLAIN);
        }
        if document.speakers.is_empty() {
            list.push("nobody", QUIET);
        }
        list
    })
}
