//! What each version leaves out, who tells it, and why it counts as left out.

use std::collections::BTreeMap;

use super::Page;
use super::framing::hang;
use super::palette::PLAIN;
use super::rich::Rich;
use super::words;
use crate::report::view::{self, Section, importance_dots, place};
use crate::report::{Level, OmissionReport, Words};

/// Columns before the words: dots and their blanks.
const LEAD: usize = 8;

/// A sentence that is less alike is as good as any: naming it as the nearest would send the reader there for nothing. With
/// `--all` every one that was measured is named.
const NEAR: f64 = 0.25;

/// Columns for a place; texts of a hundred sentences still line up.
const PLACE: usize = 4;

pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let selection = &page.selection;
    let mut lines = vec![page.title("WHAT EACH LEAVES OUT")];
    let mut groups: BTreeMap<(&[usize], usize), Vec<&OmissionReport>> = BTreeMap::new();
    for omission in &selection.omissions {
        let teller = if page.two() { omission.document } else { 0 };
        groups.entry((omission.missing_from.as_slice(), teller)).or_default().push(omission);
    }
    for ((missing, _), group) in groups {
        lines.extend(
            heading(page, missing)
                .wrap(page.view.width - 2)
                .iter()
                .map(|line| format!("  {}", line.paint(page.view.color))),
        );
        for omission in group {
            lines.extend(entry(page, omission));
        }
    }
    let more = selection.more_omissions;
    if selection.omissions.is_empty() {
        if more == 0 && !page.view.names(Section::Omissions) {
            return Vec::new();
        }
        let text =
            if more == 0 { "Nothing found.".into() } else { format!("Nothing of weight; {more} of less with --all.") };
        lines.extend(page.quiet(&text, 2));
    } else if let Some(text) = selection.omissions_rest("--all") {
        lines.extend(page.quiet(&format!("⋯ {text}"), 2));
    }
    lines
}

fn heading(page: &Page<'_>, missing: &[usize]) -> Rich {
    let mut rich = Rich::default();
    for (at, &document) in missing.iter().enumerate() {
        let joint = if at == 0 {
            ""
        } else if at + 1 == missing.len() {
            " and "
        } else {
            ", "
        };
        rich.push(joint, PLAIN);
        rich.append(&page.name(document));
    }
    rich.push(if missing.len() == 1 { " does not tell" } else { " do not tell" }, PLAIN);
    rich
}

fn entry(page: &Page<'_>, omission: &OmissionReport) -> Vec<String> {
    let color = page.view.color;
    let room = page.view.width - LEAD;
    let lead = format!("{:<PLACE$}", place(omission.document, omission.sentence));
    let text_room = room.saturating_sub(lead.len() + 2);
    // With --all the table above has every sentence; without, it has their openings only.
    let whole_text_stands_above = page.view.all && page.view.only.is_empty() && page.two();
    let text = match omission.level {
        Level::Detail => words::in_context(page, &words_of(omission), text_room),
        Level::Sentence if whole_text_stands_above => Rich::plain(&omission.text).cut(text_room),
        Level::Sentence => Rich::plain(&omission.text),
    };
    let mut lines = Vec::new();
    for (at, line) in hang(&lead, omission.document, &text, room).iter().enumerate() {
        let dots = if at == 0 { importance_dots(omission.importance) } else { "   " };
        lines.push(format!("   {dots}  {}", line.paint(color)));
    }
    let indent = LEAD + lead.len() + 2;
    let reason = reason(page, omission);
    if !reason.is_empty() {
        lines.extend(page.quiet(&reason, indent));
    }
    lines
}

fn words_of(omission: &OmissionReport) -> Words {
    Words::new([omission.document, omission.sentence], omission.start..omission.end, &omission.text)
}

fn reason(page: &Page<'_>, omission: &OmissionReport) -> String {
    let mut parts: Vec<String> = Vec::new();
    if omission.level == Level::Detail {
        parts.push("a detail".into());
    }
    parts.extend(omission.reasons.iter().cloned());
    let also: Vec<String> = view::told_elsewhere(page.report, omission)
        .filter(|(document, _)| *document != omission.document)
        .map(|(document, sentence)| place(document, sentence))
        .collect();
    if omission.level == Level::Sentence && !also.is_empty() {
        parts.push(format!("told too at {}", also.join(", ")));
    }
    let near: Vec<String> = omission
        .nearest
        .iter()
        .filter(|nearest| page.view.all || nearest.score >= NEAR)
        .map(|nearest| format!("{} ({:.2})", place(nearest.document, nearest.sentence), nearest.score))
        .collect();
    if omission.level == Level::Sentence && !near.is_empty() {
        parts.push(format!("nearest {}", near.join(", ")));
    }
    view::sentence_case(&parts.join("; "))
}
