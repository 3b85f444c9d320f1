//! Two versions side by side, in story order, with every gap in its place.

use super::Page;
use super::grid::{Cell, Column, RULED, lay};
use super::palette::{PLAIN, QUIET, hue};
use super::rich::Rich;
use super::story::{Step, kinds, omission, steps};
use super::words;
use crate::report::view::{importance_dots, numbers, severity_dots};
use crate::report::{Sentences, Severity};

/// Pages narrower than this name the kinds of differences without their dots.
const ROOM_FOR_DOTS: usize = 96;

/// Columns for `attribution`, and for it with dots.
const TAGS: (usize, usize) = (12, 15);

/// Steps that are only counted, one behind the other.
#[derive(Default)]
struct Quiet {
    alike: [Vec<usize>; 2],
    alone: [Vec<usize>; 2],
}

impl Quiet {
    fn is_empty(&self) -> bool {
        self.alike.iter().chain(&self.alone).all(Vec::is_empty)
    }

    fn cell(&mut self, side: usize) -> Cell {
        let (mut alike, mut alone) = (std::mem::take(&mut self.alike[side]), std::mem::take(&mut self.alone[side]));
        let mut parts = Vec::new();
        for (list, what) in [(&mut alike, "told alike"), (&mut alone, "only here")] {
            list.sort_unstable();
            list.dedup();
            if !list.is_empty() {
                parts.push(format!("{} {what}", numbers(list)));
            }
        }
        if parts.is_empty() { Vec::new() } else { vec![Rich::new(&format!("⋯ {}", parts.join("; ")), QUIET)] }
    }
}

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let mut lines = vec![page.title("THE STORY, SIDE BY SIDE")];
    if !page.two() {
        lines.extend(page.quiet("Only two versions fit side by side; see the facts, or compare two of them.", 2));
        return lines;
    }
    let steps = steps(page);
    if steps.is_empty() {
        return Vec::new();
    }
    let dots = page.view.width >= ROOM_FOR_DOTS;
    let tags = if dots { TAGS.1 } else { TAGS.0 };
    // Two rules, and a blank on each side of them.
    let text = (page.view.width - tags - 6) / 2;
    let most = page.report.documents.iter().map(|document| document.sentences.len()).max().unwrap_or(0);
    let digits = most.saturating_sub(1).to_string().len();

    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut quiet = Quiet::default();
    for step in steps {
        let row = match step {
            Step::Both(alignment) => {
                let (a, b) = (&alignment.a, &alignment.b);
                let here = |side: &Sentences, document, sentence: &usize| {
                    side.document == document && side.sentences.contains(sentence)
                };
                let kinds =
                    kinds(page, |document, sentence| here(a, document, &sentence) || here(b, document, &sentence));
                let details = page.selection.omissions.iter().filter(|omission| {
                    omission.level == crate::report::Level::Detail
                        && (here(a, omission.document, &omission.sentence)
                            || here(b, omission.document, &omission.sentence))
                });
                let mut cell: Cell = kinds.iter().map(|(kind, severity)| tag(kind, *severity, dots)).collect();
                let named = kinds.iter().any(|(kind, _)| *kind == "detail");
                if let Some(most) = details.map(|omission| omission.importance).reduce(f64::max).filter(|_| !named) {
                    cell.push(dotted("detail", PLAIN, importance_dots(most), dots));
                }
                if cell.is_empty() && !page.view.all {
                    quiet.alike[0].extend(&a.sentences);
                    quiet.alike[1].extend(&b.sentences);
                    continue;
                }
                vec![told(page, 0, &a.sentences, text, digits), told(page, 1, &b.sentences, text, digits), cell]
            }
            Step::One(document, sentence) => {
                let omission = omission(page, document, sentence);
                if omission.is_none() && !page.view.all {
                    quiet.alone[document.min(1)].push(sentence);
                    continue;
                }
                let told = told(page, document, &[sentence], text, digits);
                let gap = vec![blank(digits, Rich::new("– not told", QUIET))];
                let dots =
                    omission.map(|omission| Rich::plain(&format!("omission {}", importance_dots(omission.importance))));
                let tag = dots.into_iter().collect();
                if document == 0 { vec![told, gap, tag] } else { vec![gap, told, tag] }
            }
        };
        flush(&mut quiet, &mut rows);
        rows.push(row);
    }
    flush(&mut quiet, &mut rows);

    let header = vec![
        vec![blank(digits, page.name(0).cut(text - digits - 1))],
        vec![blank(digits, page.name(1).cut(text - digits - 1))],
        vec![Rich::new("differs in", QUIET)],
    ];
    let columns = [Column::new(text), Column::new(text).padded(1, 1), Column::new(tags).padded(1, 0)];
    lines.extend(lay(RULED, &columns, Some(header), rows, page.view.color));
    lines
}

fn flush(quiet: &mut Quiet, rows: &mut Vec<Vec<Cell>>) {
    if !quiet.is_empty() {
        rows.push(vec![quiet.cell(0), quiet.cell(1), Vec::new()]);
    }
}

fn tag(kind: &str, severity: Severity, dots: bool) -> Rich {
    let style = if severity == Severity::High { super::TITLE } else { PLAIN };
    dotted(kind, style, severity_dots(severity), dots)
}

fn dotted(name: &str, style: anstyle::Style, dots: &str, room: bool) -> Rich {
    let mut rich = Rich::new(name, style);
    if room {
        rich.push(" ", PLAIN);
        rich.push(dots, PLAIN);
    }
    rich
}

/// Sentences with their numbers before them.
fn told(page: &Page<'_>, document: usize, sentences: &[usize], width: usize, digits: usize) -> Cell {
    let mut lines = Vec::new();
    for &sentence in sentences {
        let Some(told) = page.sentence(document, sentence) else { continue };
        for (at, line) in words::sentence(page, document, told).wrap(width - digits - 1).into_iter().enumerate() {
            let mut lead = if at == 0 {
                let mut lead = Rich::spaces(digits.saturating_sub(sentence.to_string().len()));
                lead.push(&sentence.to_string(), hue(document));
                lead.append(&Rich::spaces(1));
                lead
            } else {
                Rich::spaces(digits + 1)
            };
            lead.append(&line);
            lines.push(lead);
        }
    }
    lines
}

fn blank(digits: usize, text: Rich) -> Rich {
    let mut line = Rich::spaces(digits + 1);
    line.append(&text);
    line
}
