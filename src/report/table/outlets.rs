//! The first lines: what was compared, how much of the story each version tells, and what to beware of.

use super::Page;
use super::grid::{Cell, Column, OPEN, lay};
use super::palette::{PLAIN, QUIET, TITLE, strong};
use super::rich::Rich;
use crate::report::Severity;
use crate::report::view::{count, facts, letter, shown_of};

/// Names longer than this many columns are cut.
const LONGEST_NAME: usize = 40;

/// Blanks between columns.
const GAP: usize = 2;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let color = page.view.color;
    let mut lines: Vec<String> = headline(page).wrap(page.view.width).iter().map(|line| line.paint(color)).collect();
    lines.extend(versions(page));
    for warning in &page.report.warnings {
        let mark = warning.document.map_or_else(|| "!".into(), |document| format!("! {}", letter(document)));
        let text = Rich::plain(&warning.message).wrap(page.view.width.saturating_sub(8));
        for (at, line) in text.iter().enumerate() {
            lines.push(
                format!("  {:<5} {}", if at == 0 { mark.as_str() } else { "" }, line.paint(color)).trim_end().into(),
            );
        }
    }
    lines
}

fn headline(page: &Page<'_>) -> Rich {
    let report = page.report;
    // The numbers below the lists are the same.
    let selection = &page.selection;
    let high = selection.framing.iter().filter(|shown| shown.finding.severity == Severity::High).count();
    let mut differences = shown_of(selection.framing.len(), selection.all_framing(), "framing difference");
    if high > 0 {
        differences.push_str(&format!(" ({high} high)"));
    }
    let slight = selection.slight + selection.likeliest.len();
    if slight > 0 {
        differences.push_str(&format!(", {slight} slight"));
    }
    let parts = [
        count(report.documents.len(), "version"),
        facts(report),
        differences,
        shown_of(selection.omissions.len(), selection.all_omissions(), "omission"),
    ];
    let mut rich = Rich::new(&parts[0], TITLE);
    for part in &parts[1..] {
        rich.push(" · ", QUIET);
        rich.push(part, PLAIN);
    }
    rich
}

fn versions(page: &Page<'_>) -> Vec<String> {
    let facts = page.report.summary.facts;
    let rows: Vec<Vec<Rich>> = page
        .report
        .documents
        .iter()
        .map(|document| {
            let told = (document.coverage * facts as f64).round() as usize;
            let noise = document.noise.len();
            let noise = if noise == 0 { String::new() } else { format!("{} of noise", count(noise, "piece")) };
            vec![
                Rich::new(&letter(document.index), strong(document.index)),
                Rich::plain(&document.outlet).cut(LONGEST_NAME),
                Rich::plain(&count(document.words, "word")),
                Rich::plain(&count(document.sentences.len(), "sentence")),
                Rich::plain(&format!("tells {told} of {}", count(facts, "fact"))),
                Rich::new(&noise, QUIET),
                Rich::new(document.published.as_deref().unwrap_or_default(), QUIET),
            ]
        })
        .collect();
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let wide: Vec<usize> = (0..7).map(widest).collect();
    // The first columns say most; the others are there where the page has room for them.
    let mut room = page.view.width.saturating_sub(1 + wide[0]);
    let mut shown = vec![0];
    for (column, &width) in wide.iter().enumerate().skip(1).filter(|(_, width)| **width > 0) {
        if room < width + GAP && column > 1 {
            break;
        }
        room = room.saturating_sub(width + GAP);
        shown.push(column);
    }
    let columns: Vec<Column> = shown
        .iter()
        .map(|&at| {
            let column = Column::new(wide[at].min(page.view.width - 8)).padded(GAP as u16, 0);
            if at == 2 || at == 3 { column.right() } else { column }
        })
        .collect();
    let cells = rows.into_iter().map(|row| -> Vec<Cell> {
        row.into_iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, cell)| vec![cell]).collect()
    });
    lay(OPEN, &columns, None, cells.collect(), page.view.color)
}
