//! Lines about the article: who made it, when, for whom, and whose pictures are in it.

use super::{PROMPT_WORDS, is_label};
use crate::clean::line::{Line, Word};

pub(super) fn is_copyright(line: &Line<'_>) -> bool {
    let marked = line.opens_with_any(&["©", "copyright", "c"])
        && (line.text.starts_with(['©', '(']) || line.opens_with("copyright"))
        || line.text.starts_with('©');
    let is_year = |word: &Word<'_>| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    // What the outlet sells of its text.
    let licence = is_label(line)
        && !line.terminal
        && line.opens_with_any(&["purchase", "buy", "get", "request", "order"])
        && line.words.len() > 1
        && (line.words[1].starts_with("licens") || line.words[1].starts_with("reprint"));
    line.words.len() <= PROMPT_WORDS && line.says("all rights reserved")
        || licence
        || line.words.len() <= 16 && marked && line.words.iter().any(is_year)
        || is_label(line) && line.opens_with("copyright") && !line.terminal
}

/// Most words of a caption; a paragraph with a stray mark in it is longer.
const CAPTION_WORDS: usize = 70;

pub(super) fn is_photo_credit(line: &Line<'_>) -> bool {
    const LABELS: &[&str] = &[
        "Photo:",
        "PHOTO:",
        "Photograph:",
        "Image:",
        "(Image:",
        "[Photo",
        "Picture:",
        "Photos:",
        "Photo by ",
        "Credit:",
        "Credit...",
        "Fotos:",
        "Foto:",
    ];
    const FRAMES: &[&str] = &[
        "photo 1 of",
        "image 1 of",
        "image source",
        "image caption",
        "media caption",
        "view image in",
        "enlarge this image",
        "open image",
        "toggle caption",
        "hide caption",
        "video caption",
        "photo gallery",
        "illustration by",
    ];
    const SOURCES: &[&str] = &[
        "Getty Images",
        "AP Photo",
        "via AP",
        "/AFP",
        "/File Photo",
        "File Photo",
        "/REUTERS",
        "/Reuters",
        "Shutterstock",
        "iStock",
        "Handout via",
    ];
    let credited = line.text.contains('©')
        || LABELS.iter().any(|label| line.text.contains(label))
        || line.opens_with_any(FRAMES) && (!line.terminal || line.words.len() <= 40)
        || !line.terminal && line.words.len() <= 40 && SOURCES.iter().any(|source| line.text.contains(source));
    credited && line.words.len() <= CAPTION_WORDS
}

pub(super) fn is_reading_time(line: &Line<'_>) -> bool {
    is_label(line)
        && !line.text.ends_with('.')
        && (line.opens_with_any(&[
            "reading time",
            "listen to this article",
            "listen to this story",
            "listen to the article",
        ]) || line.words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            && line.words.iter().any(|word| word.contains("min"))
            && line.words.last().is_some_and(|word| word == "read"))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
const STAMP_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "first",
    "last",
    "update",
    "on",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "cet",
    "cest",
    "bst",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "h",
    "uhr",
    "of",
    "date",
    "ago",
    "hours",
    "hour",
    "minutes",
    "mins",
    "days",
    "created",
];

/// Most words of a line that says when something was published.
const STAMP_LENGTH: usize = 18;

/// Whether the line names a month or a date in figures, and not the time of day alone.
pub(in crate::clean) fn names_date(line: &Line<'_>) -> bool {
    let in_figures = |word: &Word<'_>| word.chars().filter(|c| ['.', '/', '-'].contains(c)).count() == 2;
    line.has_any(MONTHS) || line.words.iter().any(in_figures)
}

pub(super) fn is_time_stamp(line: &Line<'_>) -> bool {
    if line.words.len() > STAMP_LENGTH {
        return false;
    }
    // As long as "2024-05-03T14:05:00+00:00".
    let figure = |word: &Word<'_>| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 25;
    let known = |word: &Word<'_>| [MONTHS, DAYS, STAMP_WORDS].iter().any(|list| list.contains(&&**word));
    let whole = line.words.iter().all(|word| figure(word) || known(word)) && line.words.iter().any(figure);
    let is_date = |word: &Word<'_>| {
        let marks = word.chars().filter(|c| ['.', '/', '-', ':', 'h'].contains(c)).count();
        let digits = word.chars().filter(char::is_ascii_digit).count();
        figure(word) && digits >= 3 && (marks >= 2 || word.contains(':') || word.contains('h') && marks == 1)
    };
    let is_year =
        |word: &Word<'_>| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && figure(word);
    let is_clock = |word: &Word<'_>| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            [hour, minute].iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    // In any language: a year and a time of day on a line without a full stop.
    let dated = !line.terminal && line.words.iter().any(is_year) && line.words.last().is_some_and(is_clock);
    let says_when = line.words.iter().any(is_date)
        || line.words.iter().any(is_year) && line.has_any(MONTHS)
        || line.words.iter().any(figure) && line.has_any(&["published", "updated", "posted", "ago"]);
    whole && says_when || line.words.len() <= 10 && dated
}

/// Headings of a box about who wrote the article.
const ABOUT: &[&str] = &["about the author", "about the authors", "about the writer", "about the reporter"];

pub(super) fn is_author_line(line: &Line<'_>) -> bool {
    let rest = ["By ", "by ", "BY ", "Text: ", "Words: ", "Author: ", "Reporting by "]
        .iter()
        .find_map(|label| line.text.strip_prefix(label));
    let Some(rest) = rest else { return line.words.len() == 3 && line.opens_with_any(ABOUT) };
    let rest = Line::item(rest);
    const DESK: &[&str] =
        &["staff", "reporter", "reporters", "correspondent", "desk", "agencies", "editor", "writer", "writers"];
    let names = rest.is_capitalized() && !rest.has_any(DAYS) && rest.words.len() >= 2;
    line.words.len() <= 14 && !line.terminal && (names || rest.has_any(DESK) && rest.words.len() <= 8)
        || line.words.len() <= 8 && names && rest.text.ends_with('.') && rest.words.len() <= 4
}

pub(super) fn is_agency_line(line: &Line<'_>) -> bool {
    const AGENCIES: &[&str] = &["ap", "afp", "reuters", "dpa", "agencies", "upi", "efe", "ansa"];
    let initials = |word: &str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    // "ab/cd" or "ED: AB / cd", and not the name of a band at the end of a headline.
    let sign = line.text.split_once('/').is_some_and(|(left, right)| {
        initials(left.rsplit(": ").next().unwrap_or_default().trim())
            && right.split_whitespace().next().is_some_and(initials)
            && (right.split_whitespace().count() == 1 || right.contains("agenc"))
            && line.text != "and/or"
    });
    let contributed = line.has("contributed") && line.says_any(&["to this report", "to this story", "to this article"]);
    let bracket = line.text.trim_end_matches('.').ends_with(')')
        && line.text.rsplit('(').next().is_some_and(|inner| Line::item(inner).has_any(AGENCIES));
    let agency = line.text.contains('/') && line.has_any(&["agency", "agencies"]);
    line.words.len() <= 5 && (sign || bracket || agency)
        || line.words.len() <= PROMPT_WORDS && contributed && !line.text.contains(['"', '“'])
        || line.words.len() <= PROMPT_WORDS
            && line.opens_with_any(&[
                "editing by",
                "additional reporting by",
                "reporting by",
                "compiled by",
                "with agencies",
            ])
}

pub(super) fn is_editors_note(line: &Line<'_>) -> bool {
    const ARTICLE: &[&str] =
        &["this article was", "this article has been", "this story was", "this story has been", "this piece was"];
    const CHANGED: &[&str] = &["amended", "corrected", "updated", "published", "translated", "edited"];
    let developing =
        line.words.len() <= 20 && line.opens_with_any(&["this is a developing story", "this is a breaking news story"]);
    line.words.len() <= 16 && line.opens_with_any(ARTICLE) && line.has_any(CHANGED) || developing
}
