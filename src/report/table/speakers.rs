//! Whom each version lets speak, and whom only it does.

use super::Page;
use super::palette::{PLAIN, QUIET, TITLE};
use super::rich::Rich;
use crate::report::view::{Section, speakers};

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let documents = &page.report.documents;
    if documents.iter().all(|document| document.speakers.is_empty()) {
        let quiet = || page.quiet("No version gives a source.", 2);
        return if page.view.names(Section::Speakers) { quiet() } else { Vec::new() };
    }
    let mut title = Rich::new("WHO SPEAKS", TITLE);
    title.push(" and in how many sentences", QUIET);
    let mut lines: Vec<String> = title.wrap(page.view.width).iter().map(|line| line.paint(page.view.color)).collect();
    for document in documents {
        let mut list = Rich::default();
        for (at, (sort, names)) in speakers(document, page.view).iter().enumerate() {
            list.push(if at == 0 { "" } else { "; " }, QUIET);
            list.push(sort, QUIET);
            list.push(names, PLAIN);
        }
        if document.speakers.is_empty() {
            list.push("nobody", QUIET);
        }
        lines.extend(page.of_version(document.index, &list));
    }
    lines
}
