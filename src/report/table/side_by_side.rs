//! Two versions side by side, in story order, with every gap in its place.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::grid::{Cell, Column, RULED, lay};
use super::palette::{PLAIN, QUIET, hue};
use super::rich::Rich;
use super::words;
use crate::report::story::{Step, Tag, steps, tags};
use crate::report::view::numbers;

/// Pages narrower than this name the kinds of differences without their dots.
const ROOM_FOR_DOTS: usize = 96;

/// Columns for `attribution`, and for it with dots.
const TAGS: (usize, usize) = (12, 15);

/// What stands before sentences that are only counted.
const LEAD: &str = "⋯ ";

/// Sentences that are only counted, one behind the other.
#[derive(Default)]
struct Quiet {
    alike: [BTreeSet<usize>; 2],
    alone: [BTreeSet<usize>; 2],
}

impl Quiet {
    fn is_empty(&self) -> bool {
        self.alike.iter().chain(&self.alone).all(BTreeSet::is_empty)
    }

    fn cell(&self, side: usize, width: usize) -> Cell {
        let lists = [(&self.alike[side], "told alike"), (&self.alone[side], "only here")];
        let parts: Vec<String> = lists
            .iter()
            .filter(|(list, _)| !list.is_empty())
            .map(|(list, what)| format!("{} {what}", numbers(&list.iter().copied().collect::<Vec<_>>())))
            .collect();
        if parts.is_empty() {
            return Vec::new();
        }
        let lines =
            Rich::new(&parts.join("; "), QUIET).wrap(width.saturating_sub(LEAD.width())).into_iter().enumerate();
        lines
            .map(|(at, line)| {
                let mut whole = if at == 0 { Rich::new(LEAD, QUIET) } else { Rich::spaces(LEAD.width()) };
                whole.append(&line);
                whole
            })
            .collect()
    }
}

/// What is shown of a step: its tags, or nothing where it is only counted.
fn tag_cell(page: &Page<'_>, step: &Step<'_>, dots: bool) -> Option<Cell> {
    let tags = tags(&page.selection, step);
    let cell: Cell = tags.iter().map(|tag| painted(tag, dots || tag.name == "omission")).collect();
    (page.view.all || !cell.is_empty()).then_some(cell)
}

fn painted(tag: &Tag<'_>, dots: bool) -> Rich {
    let mut rich = Rich::new(tag.name, if tag.high { super::TITLE } else { PLAIN });
    if dots {
        rich.push(" ", PLAIN);
        rich.push(tag.dots, PLAIN);
    }
    rich
}

/// The sentences of a step on each side.
fn sides<'a>(step: &'a Step<'_>) -> [&'a [usize]; 2] {
    match step {
        Step::Both(alignment) => [&alignment.a.sentences, &alignment.b.sentences],
        Step::One(0, sentence) => [std::slice::from_ref(sentence), &[]],
        Step::One(_, sentence) => [&[], std::slice::from_ref(sentence)],
    }
}

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let mut lines = vec![page.title("THE STORY, SIDE BY SIDE")];
    if !page.two() {
        lines.extend(page.quiet("Only two versions fit side by side; see the facts, or compare two of them.", 2));
        return lines;
    }
    let steps = steps(page.report);
    if steps.is_empty() {
        return Vec::new();
    }
    let dots = page.view.width >= ROOM_FOR_DOTS;
    let tag_width = if dots { TAGS.1 } else { TAGS.0 };
    // Two rules, and a blank on each side of them.
    let text = (page.view.width - tag_width - 6) / 2;
    let most = page.report.documents.iter().map(|document| document.sentences.len()).max().unwrap_or(0);
    let digits = most.saturating_sub(1).to_string().len();

    let steps: Vec<(Step<'_>, Option<Cell>)> = steps
        .into_iter()
        .map(|step| {
            let tags = tag_cell(page, &step, dots);
            (step, tags)
        })
        .collect();
    // A sentence may be part of several alignments; it is counted only where it stands nowhere in full.
    let mut accounted: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (step, _) in steps.iter().filter(|(_, tags)| tags.is_some()) {
        for (side, sentences) in sides(step).into_iter().enumerate() {
            accounted.extend(sentences.iter().map(|&sentence| (side, sentence)));
        }
    }
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut quiet = Quiet::default();
    for (step, tags) in steps {
        let both = matches!(step, Step::Both(_));
        let sides = sides(&step);
        let Some(tags) = tags else {
            for (side, sentences) in sides.into_iter().enumerate() {
                let list = if both { &mut quiet.alike[side] } else { &mut quiet.alone[side] };
                list.extend(sentences.iter().filter(|&&sentence| accounted.insert((side, sentence))));
            }
            continue;
        };
        flush(&mut quiet, text, &mut rows);
        let mut row: Vec<Cell> = Vec::new();
        for (side, sentences) in sides.into_iter().enumerate() {
            row.push(match sentences {
                [] => vec![blank(digits, Rich::new("– not told", QUIET))],
                _ => cell(page, side, sentences, (text, digits), &mut told),
            });
        }
        row.push(tags);
        rows.push(row);
    }
    flush(&mut quiet, text, &mut rows);

    let header = vec![
        vec![blank(digits, page.name(0).cut(text - digits - 1))],
        vec![blank(digits, page.name(1).cut(text - digits - 1))],
        vec![Rich::new("differs in", QUIET)],
    ];
    let columns = [Column::new(text), Column::new(text).padded(1, 1), Column::new(tag_width).padded(1, 0)];
    lines.extend(lay(RULED, &columns, Some(header), rows, page.view.color));
    lines
}

fn flush(quiet: &mut Quiet, width: usize, rows: &mut Vec<Vec<Cell>>) {
    if !quiet.is_empty() {
        rows.push(vec![quiet.cell(0, width), quiet.cell(1, width), Vec::new()]);
        *quiet = Quiet::default();
    }
}

/// Sentences with their numbers before them; one that stands further up is only named again.
fn cell(
    page: &Page<'_>,
    document: usize,
    sentences: &[usize],
    (width, digits): (usize, usize),
    told: &mut BTreeSet<(usize, usize)>,
) -> Cell {
    let mut lines = Vec::new();
    for &sentence in sentences {
        let Some(found) = page.sentence(document, sentence) else { continue };
        let words = if told.insert((document, sentence)) {
            words::sentence(page, document, found)
        } else {
            Rich::new(&format!("↑ {}", found.text), QUIET).cut(width - digits - 1)
        };
        for (at, line) in words.wrap(width - digits - 1).into_iter().enumerate() {
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
