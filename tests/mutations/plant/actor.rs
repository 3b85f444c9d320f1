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
    VERBS.iter().find_map(|verb| {
        let place = places(text, &format!("{verb} by")).into_iter().next()?;
        let before = &text[..place.start];
        let auxiliary = ["was ", "were ", "been "].iter().any(|word| before.ends_with(word));
        let end = phrase_end(text, place.end)?;
        let words = words(&text[place.end..end]).len();
        (auxiliary && words > 0 && words <= LONGEST_PHRASE)
            .then(|| vec![Edit { range: place.start + verb.len()..end, with: String::new() }])
    })
}

/// Up to the next mark or small word.
fn phrase_end(text: &str, from: usize) -> Option<usize> {
    const BORDERS: &[&str] = &[
        "and", "or", "but", "in", "on", "at", "to", "for", "from", "with", "after", "before", "as", "by", "over",
        "when", "while", "who", "which", "that", "because", "during", "since", "until", "under", "last", "early",
        "against", "if", "into", "about",
    ];
    let mark = text[from..].find([',', '.', ';', ':', '(', '–', '—', '“', '"']).map_or(text.len(), |at| from + at);
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
    let subject: Range<usize> = 0..text[..place.start].trim_end().len();
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
    let object: String = capital.next()?.to_uppercase().chain(capital).collect();
    let with = format!("{object} {} {}", if many { "were" } else { "was" }, participle(verb));
    Some(vec![Edit { range: 0..end, with }])
}

fn participle(verb: &str) -> &str {
    match verb {
        "withdrew" => "withdrawn",
        _ => verb,
    }
}
