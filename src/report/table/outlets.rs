//! The first lines: what was compared, how much of the story each version tells, and what to beware of.

use super::Page;
use super::grid::{Cell, Column, OPEN, lay};
use super::palette::{PLAIN, QUIET, TITLE, strong};
use super::rich::Rich;
use crate::report::Level;
use crate::report::view::{count, letter};

/// Names longer than this many columns are cut.
const LONGEST_NAME: usize = 40;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let color = page.view.color;
    let mut lines: Vec<String> =
        headline(page).wrap(page.view.width).iter().map(|line| line.paint(color)).collect();
    lines.extend(versions(page));
    for warning in &page.report.warnings {
        let mark = warning.document.map_or_else(|| "!".into(), |document| format!("! {}", letter(document)));
        let text = Rich::plain(&warning.message).wrap(page.view.width.saturating_sub(8));
        for (at, line) in text.iter().enumerate() {
            lines.push(format!("  {:<5} {}", if at == 0 { mark.as_str() } else { "" }, line.paint(color)).trim_end().into());
        }
    }
    lines
}

fn headline(page: &Page<'_>) -> Rich {
    let report = page.report;
    let summary = &report.summary;
    let differences: usize = summary.framing_by_kind.values().sum();
    let high = summary.framing_by_severity.get("high").copied().unwrap_or(0);
    let told = report.omissions.iter().filter(|omission| omission.level == Level::Sentence).count();
    let all = if page.two() { "both" } else { "all" };
    let parts = [
        count(report.documents.len(), "version"),
        format!("{}, {} in {all}", count(summary.facts, "fact"), summary.facts_in_all),
        format!("{}, {high} of them high", count(differences, "framing difference")),
        count(told, "omission"),
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
    let rows: Vec<Vec<Cell>> = page
        .report
        .documents
        .iter()
        .map(|document| {
            let told = (document.coverage * facts as f64).round() as usize;
            let noise = document.noise.len();
            let mut share = Rich::plain(&format!("tells {told} of {}", count(facts, "fact")));
            if let Some(published) = &document.published {
                share.push(" · ", QUIET);
                share.push(published, QUIET);
            }
            vec![
                vec![Rich::new(&letter(document.index), strong(document.index))],
                vec![Rich::plain(&document.outlet).cut(LONGEST_NAME)],
                vec![Rich::plain(&count(document.words, "word"))],
                vec![Rich::plain(&count(document.sentences.len(), "sentence"))],
                vec![if noise == 0 {
                    Rich::default()
                } else {
                    Rich::new(&format!("{} of noise", count(noise, "piece")), QUIET)
                }],
                vec![share],
            ]
        })
        .collect();
    let wide: Vec<usize> = (0..6)
        .map(|column| rows.iter().flat_map(|row| &row[column]).map(Rich::width).max().unwrap_or(0))
        .collect();
    let fixed: usize = wide.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, width)| width + 2).sum();
    let name = wide[1].min(page.view.width.saturating_sub(fixed + 4)).max(8);
    let columns: Vec<Column> = wide
        .iter()
        .enumerate()
        .map(|(at, &width)| {
            let width = if at == 1 { name } else { width };
            let column = Column::new(width).padded(if at == 0 { 2 } else { 0 }, if width == 0 { 0 } else { 2 });
            if at == 2 || at == 3 { column.right() } else { column }
        })
        .collect();
    lay(OPEN, &columns, None, rows, page.view.color)
}
