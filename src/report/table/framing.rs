//! The differences in framing: the exact words of both sides, and one note.

use super::Page;
use super::grid::{Column, OPEN, lay};
use super::palette::{PLAIN, QUIET, TITLE, strong};
use super::rich::Rich;
use super::words;
use crate::report::view::{Section, Shown, place, severity_dots};
use crate::report::{FramingReport, Severity};

/// Columns before the words: dots, kind, and their blanks.
const LEAD: usize = 19;

/// Pages narrower than this have the two sides one under the other.
const SIDE_BY_SIDE: usize = 96;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let selection = &page.selection;
    let mut lines = vec![page.title("FRAMING DIFFERENCES")];
    // Those of the headlines stand below the headlines, where these are shown.
    let elsewhere =
        |shown: &&Shown<'_>| page.view.wants(Section::Headlines) && page.report.is_of_headlines(shown.finding);
    let shown: Vec<&Shown<'_>> = selection.listed().filter(|shown| !elsewhere(shown)).collect();
    for (at, one) in shown.iter().enumerate() {
        if at > 0 && shown[at - 1].finding.severity != one.finding.severity {
            lines.push(String::new());
        }
        lines.extend(finding(page, one));
    }
    let more = selection.more_framing + selection.slight;
    let none = selection.listed().next().is_none();
    if none {
        let text = match more {
            0 => "None found.".into(),
            _ => format!("None of this weight; {more} of less with --all."),
        };
        lines.extend(page.quiet(&text, 2));
    } else if shown.is_empty() {
        lines.extend(page.quiet("Between the headlines only; see there.", 2));
    } else if let Some(text) = selection.framing_rest("--all") {
        lines.extend(page.quiet(&format!("⋯ {text}"), 2));
    }
    let asked = page.view.names(Section::Framing) || !page.view.kinds.is_empty();
    if none && more == 0 && page.report.alignments.is_empty() && !asked {
        return Vec::new();
    }
    lines
}

/// How the headlines differ.
pub(super) fn of_headlines(page: &Page<'_>) -> Vec<String> {
    let shown = page.selection.listed().filter(|shown| page.report.is_of_headlines(shown.finding));
    shown.flat_map(|shown| finding(page, shown)).collect()
}

fn finding(page: &Page<'_>, shown: &Shown<'_>) -> Vec<String> {
    let finding = shown.finding;
    let color = page.view.color;
    let kind = Rich::new(&finding.kind, if finding.severity == Severity::High { TITLE } else { PLAIN });
    let mut lead = Rich::spaces(2);
    lead.append(&Rich::new(severity_dots(finding.severity), PLAIN));
    lead.append(&Rich::spaces(1));
    lead.append(&kind);
    let room = page.view.width - LEAD;
    let mut lines = if page.view.width >= SIDE_BY_SIDE {
        let half = (room - 2) / 2;
        let columns = [Column::new(LEAD - 1), Column::new(half).padded(0, 2), Column::new(half).padded(0, 0)];
        let row = vec![vec![lead], side(page, finding, true, half), side(page, finding, false, half)];
        lay(OPEN, &columns, None, vec![row], color)
    } else {
        let columns = [Column::new(LEAD - 1), Column::new(room).padded(0, 0)];
        let mut words = side(page, finding, true, room);
        words.extend(side(page, finding, false, room));
        lay(OPEN, &columns, None, vec![vec![vec![lead], words]], color)
    };
    let mut note = Rich::new(&finding.note, QUIET);
    if !shown.again.is_empty() {
        note.push(&format!(" Also {}.", again(shown)), QUIET);
    }
    if !note.is_empty() {
        lines.extend(note.wrap(room).iter().map(|line| format!("{:LEAD$}{}", "", line.paint(color))));
    }
    lines
}

/// Where a finding stands again: against which other sentences, or in which couples of two.
fn again(shown: &Shown<'_>) -> String {
    let (mut against, mut couples) = (Vec::new(), Vec::new());
    for again in &shown.again {
        let [a, b] = again.sentences().map(|[document, sentence]| place(document, sentence));
        match again.sentences().map(|at| shown.finding.sentences().contains(&at)) {
            [true, false] => against.push(b),
            [false, true] => against.push(a),
            _ => couples.push(format!("at {a} and {b}")),
        }
    }
    let against = (!against.is_empty()).then(|| format!("against {}", against.join(", ")));
    against.into_iter().chain(couples).collect::<Vec<_>>().join(", ")
}

fn side(page: &Page<'_>, finding: &FramingReport, first: bool, width: usize) -> Vec<Rich> {
    let words = if first { &finding.a } else { &finding.b };
    let Some(words) = words else { return without(page, finding, first, width) };
    let [document, sentence] = words.place();
    let lead = place(document, sentence);
    let quoted = words::in_context(page, words, width.saturating_sub(lead.len() + 2));
    hang(&lead, document, &quoted, width)
}

/// What the other version says in the same place, where it has no such words.
fn without(page: &Page<'_>, finding: &FramingReport, first: bool, width: usize) -> Vec<Rich> {
    let [document, sentence] = finding.sentences()[usize::from(!first)];
    let lead = place(document, sentence);
    let room = width.saturating_sub(lead.len() + 2);
    let text = match if first { &finding.b } else { &finding.a } {
        Some(there) => words::across(page, there, finding.sentences()[usize::from(!first)], room),
        None => page.sentence(document, sentence).map_or_else(Rich::default, |at| Rich::new(&at.text, QUIET).cut(room)),
    };
    hang(&lead, document, &text, width)
}

/// A place, and text that hangs behind it.
pub(super) fn hang(lead: &str, document: usize, text: &Rich, width: usize) -> Vec<Rich> {
    let indent = lead.len() + 2;
    let lines = text.wrap(width.saturating_sub(indent));
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let mut whole = if at == 0 { Rich::new(lead, strong(document)) } else { Rich::spaces(lead.len()) };
            whole.append(&Rich::spaces(2));
            whole.append(&line);
            whole
        })
        .collect()
}
