//! Who does it: the actor left out, a passive for an active.

use std::ops::Range;

use storydiff::segment::Document;

use super::Edit;
use super::words::{in_quotes, places, words};

/// Past tenses that are participles too and take an object.
const VERBS: &[&str] = &[
    "arrested",
    "approved",
    "rejected",
    "detained",
    "closed",
    "fined",
    "ordered",
    "attacked",
    "injured",
    "questioned",
    "killed",
    "cleared",
    "recorded",
    "inspected",
    "dismissed",
    "found",
    "condemned",
    "praised",
    "backed",
    "opened",
    "suspended",
    "charged",
    "removed",
    "signed",
    "published",
    "examined",
    "released",
    "launched",
    "accused",
    "drafted",
    "cancelled",
    "recalled",
    "withdrew",
    "postponed",
    "criticised",
    "criticized",
    "warned",
    "convicted",
    "sentenced",
    "elected",
    "defeated",
    "passed",
    "blocked",
    "delayed",
    "identified",
    "rescued",
    "destroyed",
    "damaged",
    "declared",
];
/// Most words of a subject or object that are moved about.
const LONGEST_PHRASE: usize = 6;

/// ` by` and the words behind it up to the end of the phrase go.
pub fn left_out(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    places(text, "by").into_iter().find_map(|place| {
        let before = words(&text[..place.start]);
        let [.., auxiliary, participle] = before.as_slice() else { return None };
        let passive =
            matches!(&text[auxiliary.clone()], "was" | "were" | "been") && text[participle.clone()].ends_with("ed");
        let end = phrase_end(text, place.end)?;
        let behind: Vec<&str> = words(&text[place.end..end])
            .into_iter()
            .map(|word| &text[place.end + word.start..place.end + word.end])
            .collect();
        let actor = behind.first().is_some_and(|word| {
            matches!(*word, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "police" | "officers")
        }) && behind.len() <= LONGEST_PHRASE;
        let adjacent = text[participle.end..].starts_with(" by");
        (passive && actor && adjacent).then(|| vec![Edit { range: participle.end..end, with: String::new() }])
    })
}

/// Marks that end a phrase; the comma of a figure does not.
const MARKS: &[&str] = &[", ", ". ", "; ", ": ", " (", " –", " —", "“", "\""];

/// Up to the next mark or small word.
fn phrase_end(text: &str, from: usize) -> Option<usize> {
    const BORDERS: &[&str] = &[
        "and", "or", "but", "in", "on", "at", "to", "for", "from", "with", "after", "before", "as", "by", "over",
        "when", "while", "who", "which", "that", "because", "during", "since", "until", "under", "last", "early",
        "against", "if", "into", "about",
    ];
    let mark = MARKS.iter().filter_map(|mark| text[from..].find(mark)).min();
    let mark = mark.map_or(text.trim_end_matches('.').len().max(from), |at| from + at);
    let word =
        words(&text[from..mark]).into_iter().find(|word| BORDERS.contains(&&text[from + word.start..from + word.end]));
    let end = word.map_or(mark, |word| from + word.start);
    Some(from + text[from..end].trim_end().len()).filter(|end| *end > from)
}

/// `Police arrested 40 dockers in Varn.` becomes `40 dockers were arrested in Varn.`
pub fn passive(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let (verb, place) = VERBS.iter().find_map(|verb| {
        let place = places(text, verb).into_iter().next()?;
        Some((*verb, place))
    })?;
    // The clause opens the sentence, or follows `said`, `that` or a comma with `and`.
    let opens = ["said ", "that ", ", and ", ", but ", "; "]
        .iter()
        .filter_map(|opener| text[..place.start].rfind(opener).map(|at| at + opener.len()))
        .max()
        .unwrap_or(0);
    let subject: Range<usize> = opens..text[..place.start].trim_end().len().max(opens);
    let head = &text[subject.clone()];
    let subject_words = words(head);
    const NOT_IN_A_SUBJECT: &[&str] = &[
        "was", "were", "is", "are", "been", "be", "has", "have", "had", "and", "that", "which", "who", "said", "will",
        "would", "could", "to", "when", "after", "as", "while", "but", "if", "he", "she", "they", "it", "we", "i",
        "by", "for", "with", "at", "in", "on", "from", "not", "a", "whom", "those", "get", "got",
    ];
    let plain = !subject_words.is_empty()
        && subject_words.len() <= LONGEST_PHRASE
        && !head.contains([',', ';', ':', '“', '"', '–', '—', '(', '‘'])
        && !subject_words.iter().any(|word| NOT_IN_A_SUBJECT.contains(&head[word.clone()].to_lowercase().as_str()));
    let end = phrase_end(text, place.end)?;
    let object = text[place.end..end].trim();
    let object_words = words(object);
    let first = object_words.first().map(|word| object[word.clone()].to_lowercase())?;
    let starts_a_phrase = matches!(
        first.as_str(),
        "the"
            | "a"
            | "an"
            | "its"
            | "his"
            | "her"
            | "their"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "all"
            | "more"
    ) || first.starts_with(|c: char| c.is_ascii_digit())
        || object.starts_with(char::is_uppercase);
    let after = &text[end..];
    let complete = !after.trim_start().starts_with("and ") && !after.trim_start().starts_with("that ");
    if !plain || !starts_a_phrase || !complete || object_words.len() > LONGEST_PHRASE || in_quotes(text, place.start) {
        return None;
    }
    let many = object.ends_with('s') || first.parse::<u32>().is_ok_and(|count| count > 1);
    let mut capital = object.chars();
    let object = match opens {
        0 => capital.next()?.to_uppercase().chain(capital).collect(),
        _ => object.to_owned(),
    };
    let with = format!("{object} {} {}", if many { "were" } else { "was" }, participle(verb));
    Some(vec![Edit { range: opens..end, with }])
}

fn participle(verb: &str) -> &str {
    match verb {
        "withdrew" => "withdrawn",
        _ => verb,
    }
}
