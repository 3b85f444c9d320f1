//! A version's own words, with those marked that a shown difference points at.

use std::ops::Range;

use anstyle::Style;

use super::Page;
use super::palette::{PLAIN, QUIET, hue, strong};
use super::rich::Rich;
use crate::report::view::covers;
use crate::report::{DiffOp, Report, SentenceReport, Sentences, Words};

/// Share of words in common from which the words that differ are coloured: below it the sentence was written anew,
/// and colour on every second word would hide what matters.
const NEAR_VERBATIM: f64 = 0.5;

/// Columns of context that a line should have beside the words.
const LEAST_CONTEXT: usize = 10;

/// Columns of two lines that breaking them between words may leave empty.
const LOST_BY_BREAKING: usize = 10;

/// Bytes of a word's part outside the marks that are shown with it; a language without blanks has longer ones.
const LONGEST_GLUED: usize = 12;

/// Byte ranges with what is done to them.
struct Marked {
    range: Range<usize>,
    brackets: bool,
    style: Style,
}

/// A whole sentence with its marks.
pub(super) fn sentence(page: &Page<'_>, document: usize, sentence: &SentenceReport) -> Rich {
    let whole = sentence.start..sentence.end;
    let marks = page.selection.marks(sentence, document);
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

/// The words of a finding with their clause, in at most two lines of `line` columns, and with more of their sentence where
/// that leaves the first line open.
pub(super) fn in_context(page: &Page<'_>, words: &Words, line: usize) -> Rich {
    let budget = (2 * line).saturating_sub(LOST_BY_BREAKING).max(line);
    let [document, sentence] = words.place();
    let Some(sentence) = page.sentence(document, sentence) else {
        return Rich::plain(&words.text).cut(budget);
    };
    let range = words.range().start.max(sentence.start)..words.range().end.min(sentence.end);
    if range.start >= range.end || covers(&range, sentence) {
        return Rich::plain(&words.text).cut(budget);
    }
    let text = sentence.text.as_str();
    let inside = range.start - sentence.start..range.end - sentence.start;
    let mark = Marked { range, brackets: true, style: strong(document) };
    // Words that fill a line may have another one; room for two ellipses and two brackets.
    let long = Rich::plain(&words.text).width() + LEAST_CONTEXT > line;
    let least = if long { budget } else { line };
    let shown = widen(text, &inside, least.saturating_sub(4), budget.saturating_sub(4));
    let window = sentence.start + shown.start..sentence.start + shown.end;
    cut_out(text, &shown, &paint(page, sentence, window, &[mark]), PLAIN)
}

/// A piece of a text, with an ellipsis where it goes on.
fn cut_out(text: &str, shown: &Range<usize>, piece: &Rich, style: Style) -> Rich {
    let mut rich = Rich::new(if shown.start > 0 { "…" } else { "" }, style);
    rich.append(piece);
    rich.push(if shown.end < text.trim_end().len() { "…" } else { "" }, style);
    rich
}

/// What a sentence says where another one has the words of a finding that it lacks, in one line of `line` columns.
pub(super) fn across(page: &Page<'_>, words: &Words, [document, sentence]: [usize; 2], line: usize) -> Rich {
    let Some(sentence) = page.sentence(document, sentence) else { return Rich::default() };
    let place = opposite(page.report, words, [document, sentence.index]);
    let at = place.map_or(0, |at| at.clamp(sentence.start, sentence.end) - sentence.start);
    let text = sentence.text.as_str();
    let shown = widen(text, &(at..at), line.saturating_sub(2), line.saturating_sub(2));
    cut_out(text, &shown, &Rich::new(&text[shown.clone()], QUIET), QUIET)
}

/// Where in another sentence the words of a finding would stand, by the word diff of the two; none where they are not aligned.
fn opposite(report: &Report, words: &Words, there: [usize; 2]) -> Option<usize> {
    let (here, start) = (words.place(), words.range().start);
    let holds = |side: &Sentences, [document, sentence]: [usize; 2]| {
        side.document == document && side.sentences.contains(&sentence)
    };
    report.alignments.iter().find_map(|alignment| {
        let first = holds(&alignment.a, here) && holds(&alignment.b, there);
        let second = holds(&alignment.b, here) && holds(&alignment.a, there);
        let run = alignment.diff.iter().find(|run| {
            let [from, to] = if first { run.a } else { run.b };
            from <= start && start < to
        });
        run.filter(|_| first || second).map(|run| if first { run.b[0] } else { run.a[0] })
    })
}

/// Adds whole words on both sides in turn: those of the clause up to `most` columns, others up to `least`.
fn widen(text: &str, words: &Range<usize>, least: usize, most: usize) -> Range<usize> {
    if !text.is_char_boundary(words.start) || !text.is_char_boundary(words.end) {
        return 0..text.len();
    }
    let fits = |range: Range<usize>, columns: usize| Rich::plain(&text[range]).width() <= columns;
    let mut shown = words.clone();
    // What is glued to the marked words ("anti-", a comma) comes along where it is short.
    let (left, right) = (word_start(text, shown.start), word_end(text, shown.end));
    if shown.start - left <= LONGEST_GLUED {
        shown.start = left;
    }
    if right - shown.end <= LONGEST_GLUED {
        shown.end = right;
    }
    for (columns, whole_clause) in [(most, true), (least, false)] {
        loop {
            let before = text[..shown.start].trim_end();
            let left = word_start(text, before.len());
            let right = word_end(text, text.len() - text[shown.end..].trim_start().len());
            let mut grown = false;
            if left < shown.start && !(whole_clause && ends_clause(before)) && fits(left..shown.end, columns) {
                shown.start = left;
                grown = true;
            }
            let stop = whole_clause && ends_clause(&text[..shown.end]);
            if right > shown.end && !stop && fits(shown.start..right, columns) {
                shown.end = right;
                grown = true;
            }
            if !grown {
                break;
            }
        }
    }
    shown
}

/// Whether a clause may end here: at a comma, a colon, a semicolon, a dash.
fn ends_clause(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    text.ends_with([',', ';', ':', '–', '—']) || text.ends_with("--")
}

fn word_start(text: &str, at: usize) -> usize {
    let blank = text[..at].char_indices().rev().find(|(_, c)| c.is_whitespace());
    blank.map_or(0, |(blank, c)| blank + c.len_utf8())
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length)
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

#[cfg(test)]
mod tests {
    use super::widen;

    fn around(text: &str, words: &str, columns: usize) -> String {
        let start = text.find(words).unwrap_or_default();
        text[widen(text, &(start..start + words.len()), columns, columns)].to_string()
    }

    #[test]
    fn a_word_brings_its_clause() {
        let text = "Late on Monday, the dock workers of Varn marched to the old port, which was shut by the guards.";
        let start = text.find("marched").unwrap_or_default();
        let shown = |least, most| &text[widen(text, &(start..start + 7), least, most)];
        assert_eq!(shown(20, 60), "the dock workers of Varn marched to the old port,");
        assert_eq!(shown(68, 68), "on Monday, the dock workers of Varn marched to the old port, which");
    }

    #[test]
    fn context_grows_by_whole_words_on_both_sides() {
        assert_eq!(around("The dock workers marched to the port at noon.", "marched", 22), "workers marched to the");
        assert_eq!(around("An anti-strike law, he said.", "strike", 14), "An anti-strike");
    }

    #[test]
    fn wide_blanks_are_no_trouble() {
        assert_eq!(around("a\u{3000}ünï\u{a0}x\u{2003}words\u{a0}y", "words", 9), "x\u{2003}words\u{a0}y");
    }
}
