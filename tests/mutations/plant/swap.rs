//! One expression for another, from a list.

use std::ops::Range;

use storydiff::segment::Document;

use super::Edit;
use super::words::{places, words};

const SWAPS: &str = include_str!("swaps.tsv");
/// Numbers that are days, years or times follow or precede these.
const NOT_AMOUNTS: &[&str] = &[
    "jan",
    "feb",
    "march",
    "april",
    "may",
    "june",
    "july",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "august",
    "september",
    "october",
    "november",
    "december",
    "in",
    "since",
    "by",
    "until",
    "of",
    "a.m",
    "p.m",
];

/// Behind these a statement is hedged already, and `have been` is no statement.
const MODALS: &[&str] = &["may", "might", "could", "would", "should", "must"];

/// The change of `kind` that the list offers for a sentence; lines take turns from sentence to sentence.
pub fn edits(kind: &str, document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let offered: Vec<Edit> = SWAPS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (own, from, to) = (fields.next()?, fields.next()?, fields.next()?);
            (own == kind).then_some((from, to))
        })
        .filter_map(|(from, to)| {
            let range = places(text, from).into_iter().find(|place| fits(kind, text, place, from))?;
            Some(Edit { range, with: to.to_owned() })
        })
        .collect();
    let at = index % offered.len().max(1);
    offered.into_iter().nth(at).map(|edit| vec![edit])
}

/// Whether the words behind a place let the change make sense.
fn fits(kind: &str, text: &str, place: &Range<usize>, from: &str) -> bool {
    let before = text[..place.start].trim_end().rsplit(' ').next().unwrap_or_default();
    let next = text[place.end..].trim_start();
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match kind {
        // `was` and what is said, not `was, in his words,` or `was going`, and not negated already.
        "hedging" | "negation" if MODALS.contains(&before) => false,
        "hedging" | "negation" => !word.is_empty() && next.starts_with(word) && !from_is_negated(from, word),
        "causation" if from == "due to" => word != "be",
        "causation" if matches!(from, ", and" | "; ") => opens_a_clause(next, word),
        // A day of the month or a year makes a month a date.
        "date" if from.len() > 3 && !from.ends_with("day") && from != "last week" => {
            word.starts_with(|c: char| c.is_ascii_digit())
        }
        // `ten` of `ten-year-old` was ruled out; a number counts something.
        "number" => word.chars().all(|c| c.is_lowercase()) && !word.is_empty() && !matches!(word, "of" | "and" | "or"),
        _ => true,
    }
}

/// Whether a subject and what it does follow, as far as the first word and the next mark tell.
fn opens_a_clause(next: &str, word: &str) -> bool {
    const SUBJECTS: &[&str] = &["he", "she", "they", "it", "the", "its", "his", "her", "their", "nobody", "no", "some"];
    let clause = &next[..next.find([',', ';', '.']).unwrap_or(next.len())];
    SUBJECTS.contains(&word) && words(clause).len() > 4
}

fn from_is_negated(from: &str, next: &str) -> bool {
    !from.ends_with(" not") && matches!(next, "not" | "no" | "never" | "nothing")
}

/// Another value for the first amount in digits.
pub fn digits(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let all = words(text);
    let (_, range) = all.iter().enumerate().find(|(at, range)| {
        let word = &text[(*range).clone()];
        let lower = |at: Option<usize>| {
            at.and_then(|at| all.get(at)).map_or_else(String::new, |range| text[range.clone()].to_lowercase())
        };
        let (before, behind) = (lower(at.checked_sub(1)), lower(Some(*at + 1)));
        let followed = text[range.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        word.bytes().all(|byte| byte.is_ascii_digit())
            && word.len() < 5
            && !word.starts_with('0')
            && followed
            && !text[..range.start].ends_with(['-', '–', '.', ',', ':', '/', '\''])
            && !(at > &0 && text[all[at - 1].clone()].starts_with(char::is_uppercase))
            && !NOT_AMOUNTS.contains(&before.as_str())
            && !NOT_AMOUNTS.contains(&behind.as_str())
            && !super::words::in_quotes(text, range.start)
    })?;
    let value: u64 = text[range.clone()].parse().ok()?;
    Some(vec![Edit { range: range.clone(), with: (value + value / 3 + 2).to_string() }])
}
