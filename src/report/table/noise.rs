//! What was removed from each page, and why.

use super::Page;
use super::palette::QUIET;
use super::rich::Rich;

/// Blanks before a removed piece.
const INDENT: usize = 5;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let mut lines = vec![page.title("REMOVED AS PAGE NOISE")];
    for document in page.report.documents.iter().filter(|document| !document.noise.is_empty()) {
        lines.push(format!("  {}", page.name(document.index).paint(page.view.color)));
        for noise in &document.noise {
            let reason = Rich::new(&format!(" ({})", noise.reason), QUIET);
            let room = page.view.width.saturating_sub(INDENT + reason.width());
            let mut line = Rich::plain(&noise.text).cut(room.max(12));
            line.append(&reason);
            let wrapped = line.wrap(page.view.width - INDENT);
            lines.extend(wrapped.iter().map(|line| format!("{:INDENT$}{}", "", line.paint(page.view.color))));
        }
    }
    if lines.len() == 1 { Vec::new() } else { lines }
}
