//! Two versions side by side, in story order, with every gap in its place.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::grid::{Cell, Column, RULED, lay};
use super::palette::{PLAIN, QUIET, hue};
use super::rich::Rich;
use super::words;
use crate::report::story::{Step, Tag, Told, steps, tags, told};
use crate::report::view::{count, letter, may_be_told, numbers};

/// Pages narrower than this name the kinds of differences without their dots.
const ROOM_FOR_DOTS: usize = 96;

/// Columns for `attribution`, and for it with dots.
const TAGS: (usize, usize) = (12, 15);

/// What stands before sentences that are only counted.
const LEAD: &str = "⋯ ";

/// What stands in the place of what the other version tells.
const NOT_TOLD: &str = "– not told";

/// What is only counted, one behind the other.
#[derive(Default)]
struct Quiet {
    /// Aligned sentences of both sides.
    pairs: BTreeMap<(Kind, [Vec<usize>; 2]), usize>,
    /// Sentences that stand in no alignment, and nothing on the other side comes near.
    alone: [BTreeSet<usize>; 2],
    /// Sentences that stand in no alignment, and the other side may tell them.
    unclear: [BTreeSet<usize>; 2],
}

/// What is said of aligned sentences that are only counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Alike,
    Also,
    Perhaps,
}

impl Quiet {
    fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.alone.iter().chain(&self.unclear).all(BTreeSet::is_empty)
    }

    fn add(&mut self, told: Told, sides: [&[usize]; 2]) {
        let (kind, slight) = match told {
            Told::Alike => (Kind::Alike, 0),
            Told::Also(slight) => (Kind::Also, slight),
            Told::Perhaps(slight) => (Kind::Perhaps, slight),
        };
        self.pairs.insert((kind, sides.map(<[usize]>::to_vec)), slight);
    }

    /// Which goes with which, in the first column, and what only one of them tells, each in its own.
    fn cells(&self, width: usize) -> [Cell; 2] {
        let mut cells: [Cell; 2] = Default::default();
        for kind in [Kind::Alike, Kind::Also, Kind::Perhaps] {
            let pairs: Vec<(String, usize)> = self
                .pairs
                .iter()
                .filter(|((of, _), _)| *of == kind)
                .map(|((_, sides), slight)| (sides.each_ref().map(|side| numbers(side)).join(" = "), *slight))
                .collect();
            if !pairs.is_empty() {
                cells[0].extend(hung(&said(kind, &pairs), width));
            }
        }
        let alone =
            self.alone.iter().enumerate().map(|(side, alone)| (side, alone, format!("only in {}", letter(side))));
        let unclear = self.unclear.iter().enumerate();
        let unclear = unclear.map(|(side, unclear)| (side, unclear, format!("perhaps in {} too", letter(1 - side))));
        for (side, sentences, what) in alone.chain(unclear).filter(|(_, sentences, _)| !sentences.is_empty()) {
            let sentences: Vec<usize> = sentences.iter().copied().collect();
            cells[side].extend(hung(&format!("{what}: {}", numbers(&sentences)), width));
        }
        cells
    }
}

/// `told alike: 8 = 5 · 10 = 3`; a number in brackets counts what differs a little.
fn said(kind: Kind, pairs: &[(String, usize)]) -> String {
    let slight: usize = pairs.iter().map(|(_, slight)| slight).sum();
    let what = match kind {
        Kind::Alike => "told alike",
        Kind::Also => "also told",
        Kind::Perhaps => "perhaps told in both",
    };
    let small = if slight > 0 { format!("; {} in all", count(slight, "small difference")) } else { String::new() };
    let (pairs, small) = match pairs {
        [(pair, slight)] if *slight > 0 => (pair.clone(), format!(" ({})", count(*slight, "small difference"))),
        _ => (pairs.iter().map(|(pair, _)| pair.as_str()).collect::<Vec<_>>().join(" · "), small),
    };
    format!("{what}: {pairs}{small}")
}

/// Quiet lines behind a mark.
fn hung(text: &str, width: usize) -> Cell {
    let lines = Rich::new(text, QUIET).wrap(width.saturating_sub(LEAD.width())).into_iter().enumerate();
    lines
        .map(|(at, line)| {
            let mut whole = if at == 0 { Rich::new(LEAD, QUIET) } else { Rich::spaces(LEAD.width()) };
            whole.append(&line);
            whole
        })
        .collect()
}

/// Omissions of one version, one behind the other: their openings, since the list has them in full.
#[derive(Default)]
struct Gaps {
    teller: usize,
    openings: Cell,
    tags: Cell,
}

/// What is shown of a step: its tags, or nothing where it is only counted.
fn tag_cell(page: &Page<'_>, step: &Step<'_>, dots: bool) -> Option<Cell> {
    let tags = tags(&page.selection, step);
    let cell: Cell = tags.iter().map(|tag| painted(tag, dots || tag.name == "omission")).collect();
    (page.view.all || !cell.is_empty() || are_openings(page, step)).then_some(cell)
}

/// Whether both sides of a step open their version: the headline or the first sentence. What the story is about stands in full,
/// though nothing in it differs by more than a little.
fn are_openings(page: &Page<'_>, step: &Step<'_>) -> bool {
    let opens = |document: usize, sentence: usize| sentence <= page.report.headlines_of(document);
    sides(step).into_iter().enumerate().all(|(side, own)| own.iter().any(|sentence| opens(side, *sentence)))
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
    // The list below has the omissions in full, unless it is not asked for or everything is.
    let folds_omissions = page.view.only.is_empty() && !page.view.all;
    let mut told_above: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut rows = Rows { width: text, digits, rows: Vec::new(), quiet: Quiet::default(), gaps: Gaps::default() };
    for (step, tags) in steps {
        match (&step, tags) {
            (Step::Both(alignment), None) => {
                rows.close_gaps();
                rows.quiet.add(told(page.report, page.view, alignment), sides(&step));
            }
            (Step::One(document, sentence), None) => {
                rows.close_gaps();
                if accounted.insert((*document, *sentence)) {
                    let quiet = &mut rows.quiet;
                    let unclear = may_be_told(page.report, *document, *sentence);
                    let of = if unclear { &mut quiet.unclear } else { &mut quiet.alone };
                    of[*document].insert(*sentence);
                }
            }
            (Step::One(document, sentence), Some(tags)) if folds_omissions => {
                rows.gap(page, *document, *sentence, tags);
            }
            (_, Some(tags)) => {
                rows.close();
                let mut row: Vec<Cell> = Vec::new();
                for (side, sentences) in sides(&step).into_iter().enumerate() {
                    row.push(match sentences {
                        [] => vec![blank(digits, Rich::new(NOT_TOLD, QUIET))],
                        _ => cell(page, side, sentences, (text, digits), &mut told_above),
                    });
                }
                row.push(tags);
                rows.rows.push(row);
            }
        }
    }
    rows.close();

    let header = vec![
        vec![blank(digits, page.name(0).cut(text - digits - 1))],
        vec![blank(digits, page.name(1).cut(text - digits - 1))],
        vec![Rich::new("differs in", QUIET)],
    ];
    let columns = [Column::new(text), Column::new(text).padded(1, 1), Column::new(tag_width).padded(1, 0)];
    lines.extend(lay(RULED, &columns, Some(header), rows.rows, page.view.color));
    lines
}

/// The rows of the table, and what is still gathered for the next one.
struct Rows {
    width: usize,
    digits: usize,
    rows: Vec<Vec<Cell>>,
    quiet: Quiet,
    gaps: Gaps,
}

impl Rows {
    fn close(&mut self) {
        self.close_quiet();
        self.close_gaps();
    }

    fn close_quiet(&mut self) {
        if !self.quiet.is_empty() {
            let [a, b] = std::mem::take(&mut self.quiet).cells(self.width);
            self.rows.push(vec![a, b, Vec::new()]);
        }
    }

    fn close_gaps(&mut self) {
        let Gaps { teller, openings, tags } = std::mem::take(&mut self.gaps);
        if openings.is_empty() {
            return;
        }
        let untold = vec![blank(self.digits, Rich::new(NOT_TOLD, QUIET))];
        let [a, b] = if teller == 0 { [openings, untold] } else { [untold, openings] };
        self.rows.push(vec![a, b, tags]);
    }

    fn gap(&mut self, page: &Page<'_>, document: usize, sentence: usize, tags: Cell) {
        self.close_quiet();
        if self.gaps.teller != document {
            self.close_gaps();
        }
        self.gaps.teller = document;
        let Some(found) = page.sentence(document, sentence) else { return };
        let mut line = numbered(document, sentence, self.digits);
        line.append(&Rich::plain(&found.text).cut(self.width - self.digits - 1));
        self.gaps.openings.push(line);
        self.gaps.tags.extend(tags);
    }
}

/// The number of a sentence, right-aligned, and a blank.
fn numbered(document: usize, sentence: usize, digits: usize) -> Rich {
    let number = sentence.to_string();
    let mut lead = Rich::spaces(digits.saturating_sub(number.len()));
    lead.push(&number, hue(document));
    lead.append(&Rich::spaces(1));
    lead
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
            let mut lead = if at == 0 { numbered(document, sentence, digits) } else { Rich::spaces(digits + 1) };
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
