//! Changes to quotations.

use std::ops::Range;

use storydiff::segment::Document;

use super::Edit;
use super::words::{in_quotes, places, words};

/// Shortest word that is set in scare quotes: long ones are content words.
const LONG_WORD: usize = 6;
/// Fewest words of a quotation that is changed.
const FEWEST_WORDS: usize = 6;
/// Verbs of speech: near them quotation marks are a source's words.
const SPEECH: &[&str] =
    &["said", "says", "told", "called", "described", "according", "added", "wrote", "asked", "warned"];

/// A long lower-case word behind `the` or `a` in quotation marks.
pub fn scare(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    if SPEECH.iter().any(|verb| !places(text, verb).is_empty()) || text.contains(['"', '“', '‘']) {
        return None;
    }
    let all = words(text);
    let range = all.windows(2).map(|pair| (&pair[0], &pair[1])).find_map(|(before, word)| {
        let fits = matches!(&text[before.clone()], "the" | "a" | "its" | "their" | "his" | "her")
            && word.len() >= LONG_WORD
            && text[word.clone()].chars().all(char::is_lowercase)
            && text[word.end..].starts_with([' ', '.', ','])
            && word.start == before.end + 1;
        fits.then(|| word.clone())
    })?;
    let with = format!("“{}”", &text[range.clone()]);
    Some(vec![Edit { range, with }])
}

/// The first quotation of a sentence, without its marks.
fn quotation(text: &str) -> Option<Range<usize>> {
    let (open, mark) = text.char_indices().find(|(_, c)| matches!(c, '“' | '"'))?;
    let start = open + mark.len_utf8();
    let close = if mark == '“' { '”' } else { '"' };
    let end = start + text[start..].find(close)?;
    Some(start..end)
}

/// One long word in the middle of a quotation is another one.
pub fn altered(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let quotation = quotation(text)?;
    let inside: Vec<Range<usize>> =
        words(text).into_iter().filter(|word| quotation.start <= word.start && word.end <= quotation.end).collect();
    if inside.len() < FEWEST_WORDS {
        return None;
    }
    let range = inside[1..inside.len() - 1]
        .iter()
        .find(|word| word.len() >= LONG_WORD && text[(*word).clone()].chars().all(char::is_lowercase))?
        .clone();
    let with = if index.is_multiple_of(2) { "enormous" } else { "ordinary" };
    Some(vec![Edit { range, with: with.into() }])
}

/// The second half of a quotation goes.
pub fn cut(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let quotation = quotation(text)?;
    let inside: Vec<Range<usize>> =
        words(text).into_iter().filter(|word| quotation.start <= word.start && word.end <= quotation.end).collect();
    if inside.len() < 2 * FEWEST_WORDS {
        return None;
    }
    let start = inside[inside.len() / 2].end;
    let end = inside[inside.len() - 1].end;
    (in_quotes(text, start) && end > start).then(|| vec![Edit { range: start..end, with: String::new() }])
}
