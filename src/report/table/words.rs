//! A version's own words, with those marked that a shown difference points at.

use std::ops::Range;

use anstyle::Style;

use super::Page;
use super::palette::{PLAIN, hue, strong};
use super::rich::Rich;
use crate::report::{DiffOp, Level, SentenceReport, Words};

/// A mark over more than this share of a sentence says no more than the sentence itself.
const WHOLE_SENTENCE: f64 = 0.8;

/// Share of words in common from which the words that differ are coloured: below it the sentence was written anew,
/// and colour on every second word would hide what matters.
const NEAR_VERBATIM: f64 = 0.5;

/// Byte ranges with what is done to them.
struct Marked {
    range: Range<usize>,
    brackets: bool,
    style: Style,
}

/// A whole sentence with its marks.
pub(super) fn sentence(page: &Page<'_>, document: usize, sentence: &SentenceReport) -> Rich {
    let whole = sentence.start..sentence.end;
    let marks = marks(page, document, sentence);
    let mut spans: Vec<Marked> =
        marks.iter().map(|range| Marked { range: range.clone(), brackets: true, style: strong(document) }).collect();
    if page.view.color {
        let free = |range: &Range<usize>| marks.iter().all(|mark| mark.end <= range.start || range.end <= mark.start);
        let changed = changed(page, document, sentence).into_iter().filter(free);
        spans.extend(changed.map(|range| Marked { range, brackets: false, style: hue(document) }));
        spans.sort_by_key(|span| span.range.start);
    }
    paint(page, sentence, whole, &spans)
}

/// The words of a finding with as much of their sentence as fits into `budget` columns.
pub(super) fn in_context(page: &Page<'_>, words: &Words, budget: usize) -> Rich {
    let Some(sentence) = page.sentence(words.document, words.sentence) else {
        return Rich::plain(&words.text).cut(budget);
    };
    let range = words.start.max(sentence.start)..words.end.min(sentence.end);
    if range.start >= range.end || covers(&range, sentence) {
        return Rich::plain(&words.text).cut(budget);
    }
    let text = sentence.text.as_str();
    let inside = range.start - sentence.start..range.end - sentence.start;
    let mark = Marked { range, brackets: true, style: strong(words.document) };
    // Room for two ellipses and two brackets.
    let shown = widen(text, &inside, budget.saturating_sub(4));
    let window = sentence.start + shown.start..sentence.start + shown.end;
    let mut rich = Rich::default();
    if shown.start > 0 {
        rich.push("…", PLAIN);
    }
    rich.append(&paint(page, sentence, window, &[mark]));
    if shown.end < text.trim_end().len() {
        rich.push("…", PLAIN);
    }
    rich
}

/// Adds whole words on both sides in turn while they fit.
fn widen(text: &str, words: &Range<usize>, columns: usize) -> Range<usize> {
    let (Some(_), Some(_)) = (text.get(..words.start), text.get(words.end..)) else { return 0..text.len() };
    let mut shown = words.clone();
    let fits = |range: Range<usize>| Rich::plain(&text[range]).width() <= columns;
    // Words that are glued to the marked ones ("anti-", a quotation mark) come along in any case.
    shown.start =
        text[..shown.start].rfind(char::is_whitespace).map_or(0, |at| at + 1).max(floor(text, shown.start, 12));
    shown.end += text[shown.end..].find(char::is_whitespace).unwrap_or(text.len() - shown.end).min(2);
    while !text.is_char_boundary(shown.end) {
        shown.end += 1;
    }
    loop {
        let before = text[..shown.start].trim_end();
        let left = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let after = text[shown.end..].trim_start();
        let skipped = text.len() - after.len();
        let right = skipped + after.find(char::is_whitespace).unwrap_or(after.len());
        let mut grown = false;
        if left < shown.start && text.is_char_boundary(left) && fits(left..shown.end) {
            shown.start = left;
            grown = true;
        }
        if right > shown.end && fits(shown.start..right) {
            shown.end = right;
            grown = true;
        }
        if !grown {
            return shown;
        }
    }
}

fn floor(text: &str, at: usize, back: usize) -> usize {
    let mut at = at.saturating_sub(back);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn paint(page: &Page<'_>, sentence: &SentenceReport, window: Range<usize>, spans: &[Marked]) -> Rich {
    let mut rich = Rich::default();
    let slice = |range: Range<usize>| {
        let end = range.end.saturating_sub(sentence.start);
        sentence.text.get(range.start.saturating_sub(sentence.start)..end).unwrap_or("")
    };
    let mut at = window.start;
    for span in spans {
        let range = span.range.start.max(at)..span.range.end.min(window.end);
        if range.start >= range.end {
            continue;
        }
        rich.push(slice(at..range.start), PLAIN);
        let brackets = span.brackets && !page.view.color;
        rich.push(if brackets { "[" } else { "" }, PLAIN);
        rich.push(slice(range.clone()), span.style);
        rich.push(if brackets { "]" } else { "" }, PLAIN);
        at = range.end;
    }
    rich.push(slice(at..window.end), PLAIN);
    rich
}

fn covers(range: &Range<usize>, sentence: &SentenceReport) -> bool {
    range.len() as f64 >= WHOLE_SENTENCE * (sentence.end - sentence.start) as f64
}

/// Where shown differences point in the sentence: sorted, joined where only blanks lie between.
fn marks(page: &Page<'_>, document: usize, sentence: &SentenceReport) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = page
        .selection
        .findings()
        .flat_map(|finding| [&finding.a, &finding.b])
        .flatten()
        .filter(|words| words.document == document && words.sentence == sentence.index)
        .map(|words| words.start..words.end)
        .chain(details(page, document, sentence.index))
        .map(|range| range.start.max(sentence.start)..range.end.min(sentence.end))
        .filter(|range| range.start < range.end && !covers(range, sentence))
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Clauses of the sentence that another version leaves out.
fn details(page: &Page<'_>, document: usize, sentence: usize) -> impl Iterator<Item = Range<usize>> {
    let omissions = page.selection.omissions.iter().filter(move |omission| {
        omission.level == Level::Detail && omission.document == document && omission.sentence == sentence
    });
    omissions.map(|omission| omission.start..omission.end)
}

/// Runs of the word diff in the sentence, where the two texts are close to word for word.
fn changed(page: &Page<'_>, document: usize, sentence: &SentenceReport) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for alignment in &page.report.alignments {
        let side = if alignment.a.document == document { &alignment.a } else { &alignment.b };
        if side.document != document || !side.sentences.contains(&sentence.index) || page.report.documents.len() > 2 {
            continue;
        }
        let first = alignment.a.document == document;
        let runs = || alignment.diff.iter().map(|run| (run.op, if first { run.a } else { run.b }));
        let length = |op: Option<DiffOp>| -> usize {
            runs().filter(|(o, _)| op.is_none_or(|op| op == *o)).map(|(_, [start, end])| end - start).sum()
        };
        if (length(Some(DiffOp::Equal)) as f64) < NEAR_VERBATIM * length(None) as f64 {
            continue;
        }
        ranges.extend(
            runs()
                .filter(|(op, _)| *op != DiffOp::Equal)
                .map(|(_, [start, end])| start.max(sentence.start)..end.min(sentence.end))
                .filter(|range| range.start < range.end),
        );
    }
    ranges
}
