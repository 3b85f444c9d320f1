//! Where the sentences of one block begin and end.
//!
//! Boundary F1 inside the paragraphs of UD GUM news, interviews and biographies (767 bounds; `cargo run -p xtask --
//! segment FILE --srx RULES`), with the time to the first sentence in the dev profile:
//!
//! | splitter | F1 | start |
//! |---|---|---|
//! | these rules | 0.970 | 0.03 ms |
//! | sentencex | 0.948 | 1–10 ms |
//! | srx with the rules that come with it | 0.882 | 1200 ms |
//! | unicode-segmentation, icu_segmenter | 0.879 | 0.01 ms |
//!
//! The bounds of Unicode's annex 29 cost nothing at start, which rules out whoever compiles hundreds of regular
//! expressions; what they lack for news is said here as rules that move, join or add a bound, each on words next to
//! the bound alone. Half of the bounds still missed lie at semicolons, which GUM counts as ends and newsrooms do not,
//! and between a title and a date that no mark parts.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviations::{Follow, follow};
use crate::language::is_function_word;
use crate::span::Span;

const OPENERS: &[char] = &['"', '\'', '“', '‘', '„', '‚', '«', '(', '['];
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', ')', ']'];
const DOUBLE_CLOSERS: &[char] = &['"', '”', '»', '’', '\''];
const DASHES: &[char] = &['-', '–', '—'];

/// Spans of the sentences of `block`, relative to it, in order, without white space at their ends.
///
/// Every byte of `block` that is no white space lies in exactly one of them.
pub(super) fn sentences(block: &str) -> Vec<Span> {
    // A line end inside a block is a hard wrap, not the end of a sentence. Same length, so spans hold.
    let flat = block.replace(['\n', '\r'], " ");
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    for bound in bounds(&flat) {
        let left = flat[start..bound].trim();
        if joins(left, flat[bound..].trim_start()) {
            continue;
        }
        spans.push(Span::new(start, bound).trimmed(&flat));
        start = bound;
    }
    let rest = Span::new(start, flat.len()).trimmed(&flat);
    match spans.last_mut() {
        Some(last) if !has_word(rest.of(&flat)) => last.end = rest.end.max(last.end),
        _ if !rest.is_empty() => spans.push(rest),
        _ => {}
    }
    spans
}

/// Candidates, sorted: each is the first byte of what may be the next sentence.
fn bounds(flat: &str) -> Vec<usize> {
    let mut bounds: Vec<usize> = flat
        .split_sentence_bound_indices()
        .skip(1)
        .map(|(at, _)| past_references(flat, before_opener(flat, at)))
        .collect();
    bounds.extend(after_ellipses(flat));
    bounds.extend(glued(flat));
    bounds.sort_unstable();
    bounds.dedup();
    bounds.retain(|&at| at > 0 && at < flat.len());
    bounds
}

/// Unicode counts a curly opening quote as a closer: `said.“We` would leave it with the sentence before.
fn before_opener(flat: &str, at: usize) -> usize {
    let kept = flat[..at].trim_end_matches(['“', '‘', '«', '„', '(', '[']);
    if kept.ends_with(['.', '?', '!', '”', '"']) { kept.len() } else { at }
}

/// Reference marks (`end. [3] [4] Next`) belong to the sentence that they follow.
fn past_references(flat: &str, at: usize) -> usize {
    let mut at = at;
    while let Some(inner) = flat[at..].trim_start().strip_prefix('[') {
        let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        match digits.strip_prefix(']') {
            Some(rest) if digits.len() < inner.len() => at = flat.len() - rest.trim_start().len(),
            _ => break,
        }
    }
    at
}

/// Unicode does not know the character `…` as an end.
fn after_ellipses(flat: &str) -> impl Iterator<Item = usize> + '_ {
    flat.match_indices('…').filter_map(|(at, mark)| {
        let rest = flat[at + mark.len()..].trim_start_matches(CLOSERS);
        let next = rest.trim_start();
        (next.len() < rest.len() && starts_upper(next)).then(|| flat.len() - next.len())
    })
}

/// A space lost between sentences in a copied page: `was over.The crowd`.
fn glued(flat: &str) -> impl Iterator<Item = usize> + '_ {
    flat.match_indices('.').filter_map(|(at, _)| {
        let word = flat[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let mut next = flat[at + 1..].chars();
        let opens = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
        let in_address = flat[..at].ends_with(word) && flat[..at - word.len()].ends_with(['.', '/', '@', ':']);
        let ends = word.chars().count() > 1 && word.chars().all(char::is_lowercase) && follow(word).is_none();
        (opens && ends && !in_address).then_some(at + 1)
    })
}

/// Whether what Unicode takes for two sentences is one.
fn joins(left: &str, right: &str) -> bool {
    if !has_word(left) || !has_word(right) || goes_on(right) || is_list_number(left) || is_slashed_dateline(left, right)
    {
        return true;
    }
    let bare = left.trim_end_matches(CLOSERS);
    if bare.ends_with(['?', '!', '…']) || bare.ends_with("...") {
        let quoted = left[bare.len()..].contains(DOUBLE_CLOSERS);
        return (quoted && is_attribution(right)) || is_cut(left, bare);
    }
    // An inserted name ends inside its bracket: `[George W.] Hale`.
    left.trim_end_matches(']').strip_suffix('.').is_some_and(|left| is_abbreviated(left, right))
}

/// A small letter continues a sentence, whatever stands before it: `"Why?" she asked`.
fn goes_on(right: &str) -> bool {
    right.trim_start_matches(OPENERS).starts_with(char::is_lowercase)
        || right.starts_with([',', ';', ':'])
        || right.strip_prefix(DASHES).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
}

/// `1.` at the start of a block numbers it.
fn is_list_number(left: &str) -> bool {
    left.strip_suffix('.').is_some_and(|number| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// `VARN, May 5. /EYE/. Dockers walked out`: where and by whom, before the sentence.
fn is_slashed_dateline(left: &str, right: &str) -> bool {
    const DATELINE_BYTES: usize = 60;
    let source = right.strip_prefix('/').and_then(|rest| rest.split_once('/'));
    left.len() <= DATELINE_BYTES && (left.ends_with("/.") || source.is_some_and(|(name, _)| !name.contains(' ')))
}

/// `[…]` inside a quotation marks a cut: only a full stop before it ends the sentence.
fn is_cut(left: &str, bare: &str) -> bool {
    let before = bare.trim_end_matches(['.', '…']);
    before.ends_with(['[', '(']) && left.len() > bare.len() && {
        let before = before.trim_end_matches(['[', '(', ' ']).trim_end_matches(CLOSERS);
        !before.ends_with(['.', '?', '!', '…'])
    }
}

/// Words after a speaker's name that show that it is the speaker: `"Never!" Ms. Quist said`.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "wrote",
    "writes",
    "tweeted",
    "posted",
    "added",
    "adds",
    "replied",
    "cried",
    "shouted",
    "yelled",
    "exclaimed",
    "chanted",
    "declared",
    "continued",
    "quipped",
    "joked",
];
/// How many words a speaker's name and title may have before the verb.
const SPEAKER_WORDS: usize = 4;

fn is_attribution(right: &str) -> bool {
    right
        .split_whitespace()
        .take(SPEAKER_WORDS + 1)
        .take_while(|word| !word.ends_with([',', ';']))
        .map(|word| word.trim_end_matches(['.', '?', '!', ':']))
        .any(|word| REPORTING.contains(&word))
}

fn is_abbreviated(left: &str, right: &str) -> bool {
    let word = left.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(OPENERS);
    let word = word.rsplit(['/', '-', '—', '–']).next().unwrap_or_default();
    let mut letters = word.chars();
    let follow = match (letters.next(), letters.next()) {
        (Some(initial), None) if initial.is_uppercase() => Some(Follow::End),
        // "(b. 1959", "(d. March 1960", "c. 1818".
        (Some(letter), None) if letter.is_lowercase() => Some(Follow::Number),
        _ => follow(word),
    };
    match follow {
        Some(Follow::Name) => true,
        Some(Follow::Number) => right.starts_with(|c: char| c.is_ascii_digit()) || is_time_word(first_word(right)),
        Some(Follow::End) => !opens_sentence(right),
        Some(Follow::Clock) => !starts_upper(right) || is_time_word(first_word(right)),
        None => false,
    }
}

fn opens_sentence(right: &str) -> bool {
    let word = first_word(right);
    let capital_only = word.chars().skip(1).all(|c| !c.is_uppercase());
    let quoted = right.starts_with(['"', '“', '‘', '«']);
    starts_upper(right)
        && (quoted || capital_only && is_function_word("en", &word.to_lowercase().replace('’', "'")))
        // "A." and "I." are initials here.
        && !right.trim_start_matches(OPENERS)[word.len()..].starts_with('.')
}

fn is_time_word(word: &str) -> bool {
    const TIME_WORDS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Mon",
        "Tue",
        "Tues",
        "Wed",
        "Thu",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
        "Greenwich",
        "GMT",
        "UTC",
        "CET",
        "BST",
        "ET",
        "EST",
        "EDT",
        "CT",
        "CST",
        "CDT",
        "MT",
        "MST",
        "MDT",
        "PT",
        "PST",
        "PDT",
    ];
    TIME_WORDS.contains(&word)
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(OPENERS);
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').unwrap_or(text.len());
    &text[..end]
}

fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(OPENERS).starts_with(char::is_uppercase)
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits the text without its bars, and shows the sentences with bars between them.
    #[track_caller]
    fn check(barred: &str) {
        let text = barred.replace('|', "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = barred.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_and_initials_go_on() {
        check("Sen. Ola J. Berg met Dr. M.K. Ost and George W. Hale. | Mrs. Ost left.");
        check("The note said [Ola W.] Berg had paid. | He denied it.");
    }

    #[test]
    fn abbreviations_end_a_sentence_before_a_word_that_opens_one() {
        check("He left the U.S. in May. | The U.S. Senate met in the U.S. | The vote failed.");
        check("It was sold to Nordlys Inc. | He paid Nordlys Inc. Skerry dues.");
        check("They brought tents, bread, etc. | Police watched.");
    }

    #[test]
    fn figures_and_times_go_on() {
        check("On Jan. 6 some 2.5 million saw No. 10 at 6 p.m. Monday. | It was 7 a.m. | Guards slept.");
        check("He was born in the valley (b. 1951) and stayed.");
    }

    #[test]
    fn quotations_end_where_the_sentence_ends() {
        check("“We won.” | She wept.");
        check("\"We won,\" she said. | \"At last.\"");
        check("“Why now?” she asked. | Nobody knew.");
        check("“Never!” Ms. Ost said. | “Never!” | The crowd left.");
        check("“It was over…” | He paused.");
    }

    #[test]
    fn a_cut_in_a_quotation_is_no_end() {
        check("\"They showed patience […] They waited,\" she said.");
        check("\"They waited. | […] They warned us.\"");
    }

    #[test]
    fn what_was_glued_together_comes_apart() {
        check("The strike was over. | The crowd left.");
        let text = "The strike was over.The crowd left for eye.example and the docks.";
        assert_eq!(sentences(text).len(), 2);
        let text = "The strike was over, he said.“We won.";
        assert_eq!(sentences(text)[1].of(text), "“We won.");
    }

    #[test]
    fn datelines_lists_and_references_stay_with_their_sentence() {
        check("SKERRY, May 2 (Eye) — Dockers walked out. | Talks go on.");
        check("SKERRY, May 2. /EYE/. Dockers walked out. | Talks go on.");
        check("1. The port is shut. | The pass is open.");
        check("It opened in 1951. [1] [12] | It closed in 2001.");
    }

    #[test]
    fn a_hard_line_break_is_a_space() {
        check("Dockers walked\r\nout on Monday. | Talks\nfailed.");
    }

    #[test]
    fn marks_alone_are_no_sentence() {
        check("He left. …");
        check("— ? !");
        assert!(sentences(" \n").is_empty());
    }
}
