//! Who reports which fact, for any number of versions: a gap is a fact that a version does not tell.

use std::collections::BTreeMap;

use super::Page;
use super::grid::{Cell, Column, DENSE, lay};
use super::palette::{PLAIN, QUIET, hue, strong};
use super::rich::Rich;
use crate::report::FactReport;
use crate::report::story::{kinds, omission};
use crate::report::view::{count, importance_dots, letter, numbers, perhaps};

/// Columns for the kinds of differences.
const TAGS: usize = 12;

/// Blanks before a second line.
const INDENT: usize = 2;

const TITLE: &str = "WHO TELLS WHAT (sentence numbers";
const HEADER: &str = "fact, in the words of one version";

/// Fewer columns than this for the words of a fact are too few to read them.
const LEAST_TEXT: usize = 24;

/// Lines that a fact's words may take.
const LINES: usize = 2;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let documents = page.report.documents.len();
    let shown: Vec<&FactReport> = page.report.facts.iter().filter(|fact| is_shown(page, fact)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let places = |fact: &FactReport, document: usize| -> Option<String> {
        fact.members.iter().find(|member| member.document == document).map(|member| numbers(&member.sentences))
    };
    let cell = |fact: &FactReport, document: usize| match (places(fact, document), perhaps(fact, document)) {
        (Some(places), _) => Rich::new(&places, hue(document)),
        (None, Some(perhaps)) => Rich::new(&perhaps, QUIET),
        (None, None) => Rich::new("–", QUIET),
    };
    let wide: Vec<usize> = (0..documents)
        .map(|document| shown.iter().map(|fact| cell(fact, document).width()).max())
        .map(|widest| widest.unwrap_or(1).clamp(2, 8))
        .collect();
    // A rule and two blanks for each column behind the first.
    let rest: usize = wide.iter().map(|width| width + 3).sum::<usize>() + TAGS + 3;
    let text = page.view.width.saturating_sub(rest);

    if text < LEAST_TEXT {
        return [vec![page.title(&format!("{TITLE})"))], list(page, &shown), rest_of_facts(page)].concat();
    }
    let mut header = vec![vec![Rich::new(HEADER, QUIET)]];
    header.extend((0..documents).map(|document| vec![Rich::new(&letter(document), strong(document))]));
    header.push(vec![Rich::new("differs in", QUIET)]);
    let rows = shown
        .iter()
        .map(|fact| {
            let mut row: Vec<Cell> = vec![summary(fact, text)];
            row.extend((0..documents).map(|document| vec![cell(fact, document)]));
            row.push(tags(page, fact));
            row
        })
        .collect();
    let note = if shown.iter().any(|fact| !fact.perhaps.is_empty()) { "; ? may be told" } else { "" };
    let mut columns = vec![Column::new(text)];
    columns.extend(wide.iter().map(|&width| Column::new(width).padded(1, 1)));
    columns.push(Column::new(TAGS).padded(1, 0));
    let title = page.title(&format!("{TITLE}{note})"));
    [vec![title], lay(DENSE, &columns, Some(header), rows, page.view.color), rest_of_facts(page)].concat()
}

/// For many versions or a narrow page: one column for all places.
fn list(page: &Page<'_>, shown: &[&FactReport]) -> Vec<String> {
    let told = (page.view.width / 3).max(12);
    let text = page.view.width - told - 3;
    let rows = shown
        .iter()
        .map(|fact| {
            let mut places = Rich::default();
            for (at, member) in fact.members.iter().enumerate() {
                places.push(if at == 0 { "" } else { " · " }, QUIET);
                places.push(&letter(member.document), strong(member.document));
                places.push(&format!(":{}", numbers(&member.sentences)), PLAIN);
            }
            vec![summary(fact, text), vec![places]]
        })
        .collect();
    let header = vec![vec![Rich::new(HEADER, QUIET)], vec![Rich::new("told by", QUIET)]];
    let columns = [Column::new(text), Column::new(told).padded(1, 0)];
    lay(DENSE, &columns, Some(header), rows, page.view.color)
}
/// The fact's words; lines behind the first stand in, because the rows are close.
fn summary(fact: &FactReport, width: usize) -> Cell {
    let words = Rich::plain(&fact.summary).cut_lines(width.saturating_sub(INDENT), LINES);
    let lines = words.wrap(width.saturating_sub(INDENT)).into_iter().enumerate();
    lines
        .map(|(at, line)| {
            let mut whole = Rich::spaces(if at == 0 { 0 } else { INDENT });
            whole.append(&line);
            whole
        })
        .collect()
}

/// The headlines have a section of their own.
fn is_headline(page: &Page<'_>, fact: &FactReport) -> bool {
    let sentences = fact.members.iter().flat_map(|m| m.sentences.iter().map(|sentence| (m.document, *sentence)));
    let mut sentences = sentences.filter_map(|(document, sentence)| page.sentence(document, sentence));
    sentences.all(|sentence| sentence.headline)
}

fn is_shown(page: &Page<'_>, fact: &FactReport) -> bool {
    !is_headline(page, fact) && told_here(page, fact)
}

fn told_here(page: &Page<'_>, fact: &FactReport) -> bool {
    page.view.all || fact.members.len() > 1 || importance(page, fact).is_some()
}

/// The highest importance of the shown omissions of this fact.
fn importance(page: &Page<'_>, fact: &FactReport) -> Option<f64> {
    let sentences = fact.members.iter().flat_map(|m| m.sentences.iter().map(|sentence| (m.document, *sentence)));
    let importance = sentences.filter_map(|(document, sentence)| omission(&page.selection, document, sentence));
    importance.map(|omission| omission.importance).reduce(f64::max)
}

fn tags(page: &Page<'_>, fact: &FactReport) -> Cell {
    let inside = |document: usize, sentence: usize| {
        fact.members.iter().any(|member| member.document == document && member.sentences.contains(&sentence))
    };
    let mut cell: Cell = kinds(&page.selection, inside).into_iter().map(|(kind, _)| Rich::new(kind, PLAIN)).collect();
    cell.extend(importance(page, fact).map(|value| Rich::plain(&format!("omission {}", importance_dots(value)))));
    cell
}

fn rest_of_facts(page: &Page<'_>) -> Vec<String> {
    let hidden: Vec<&FactReport> = page.report.facts.iter().filter(|fact| !told_here(page, fact)).collect();
    if hidden.is_empty() {
        return Vec::new();
    }
    let mut by_document: BTreeMap<usize, usize> = BTreeMap::new();
    for member in hidden.iter().filter_map(|fact| fact.members.first()) {
        *by_document.entry(member.document).or_insert(0) += 1;
    }
    let each: Vec<String> = by_document.iter().map(|(document, n)| format!("{} {n}", letter(*document))).collect();
    let text = format!(
        "⋯ {} of less weight, told by one version only ({}); --all shows them",
        count(hidden.len(), "fact"),
        each.join(", ")
    );
    page.quiet(&text, 0)
}
