//! One spelling for words that two houses spell differently (`harbour`, `harbor`), so that neither counts as a change.

use std::borrow::Cow;
use std::sync::LazyLock;

/// The beginning of a word, how it is compared, and whether the beginning must be the word.
type Variant = (&'static str, &'static str, bool);

static ENGLISH: LazyLock<Vec<Variant>> = LazyLock::new(|| {
    let lines = include_str!("../../data/en/spelling.tsv").lines().filter(|line| !line.starts_with('#'));
    let variants = lines.filter_map(|line| line.split_once('\t'));
    variants
        .map(|(beginning, other)| match other.split_once('\t') {
            Some((other, _)) => (beginning, other, true),
            None => (beginning, other, false),
        })
        .collect()
});

/// The folded word in the spelling in which it is compared.
#[must_use]
pub fn compared<'a>(norm: &'a str, language: &str) -> Cow<'a, str> {
    if language != "en" {
        return Cow::Borrowed(norm);
    }
    // A beginning of the word sorts at or before it, and shorter beginnings before longer ones.
    let end = ENGLISH.partition_point(|(beginning, ..)| *beginning <= norm);
    let found = ENGLISH[..end]
        .iter()
        .rev()
        .take_while(|(beginning, ..)| beginning.as_bytes().first() == norm.as_bytes().first());
    let fits =
        |(beginning, _, whole): &&Variant| norm.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || !whole);
    match found.into_iter().find(fits) {
        Some((beginning, other, _)) => Cow::Owned(format!("{other}{}", &norm[beginning.len()..])),
        None => Cow::Borrowed(norm),
    }
}

/// Ends of contractions, and the word that each is short for; `'s` and `'d` are short for several.
const SHORT: &[(&str, &str)] = &[("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am")];
/// Contractions that are more than a word and an end.
const IRREGULAR: &[(&str, &str, &str)] =
    &[("can't", "can", "not"), ("won't", "will", "not"), ("shan't", "shall", "not")];

/// The words of a contraction (`I'll`: `I`, `will`) in the spelling in which they are compared: whether speech is written short
/// or in full is the house's choice.
#[must_use]
pub fn in_full<'a>(norm: &'a str, language: &str) -> (Cow<'a, str>, Option<Cow<'a, str>>) {
    if language == "en" && norm.contains('\'') {
        if let Some((_, word, rest)) = IRREGULAR.iter().find(|(short, ..)| *short == norm) {
            return (Cow::Borrowed(*word), Some(Cow::Borrowed(*rest)));
        }
        for (end, rest) in SHORT {
            if let Some(word) = norm.strip_suffix(end).filter(|word| !word.is_empty()) {
                return (Cow::Borrowed(word), Some(Cow::Borrowed(*rest)));
            }
        }
    }
    (compared(norm, language), None)
}

/// Words that some houses write as two.
const IN_TWO: &[(&str, &str, &str)] = &[
    ("air", "strike", "airstrike"),
    ("air", "strikes", "airstrikes"),
    ("child", "care", "childcare"),
    ("coast", "guard", "coastguard"),
    ("coast", "guards", "coastguards"),
    ("day", "care", "daycare"),
    ("health", "care", "healthcare"),
    ("per", "cent", "percent"),
    ("policy", "makers", "policymakers"),
    ("task", "force", "taskforce"),
    ("task", "forces", "taskforces"),
    ("web", "site", "website"),
    ("web", "sites", "websites"),
];

/// The one word that two make.
#[must_use]
pub fn in_one_word(first: &str, second: &str, language: &str) -> Option<&'static str> {
    let found =
        IN_TWO.iter().find(|(one, other, _)| first.eq_ignore_ascii_case(one) && second.eq_ignore_ascii_case(other));
    found.filter(|_| language == "en").map(|(_, _, whole)| *whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_are_compared_as_one() {
        for (one, other) in [
            ("harbours", "harbors"),
            ("criticised", "criticized"),
            ("centred", "centered"),
            ("kilometres", "kilometers"),
            ("programmes", "programs"),
            ("organisation", "organization"),
            ("ex", "former"),
        ] {
            assert_eq!(compared(one, "en"), compared(other, "en"));
        }
    }

    #[test]
    fn contractions_are_written_in_full() {
        for (short, full) in [("i'll", "i will"), ("won't", "will not"), ("isn't", "is not"), ("they've", "they have")]
        {
            let (word, rest) = in_full(short, "en");
            assert_eq!(format!("{word} {}", rest.unwrap_or_default()), full);
        }
        assert_eq!(in_full("mayor's", "en"), ("mayor's".into(), None));
    }

    #[test]
    fn other_words_stay_as_they_are() {
        for word in ["hour", "four", "example", "wise", "rise", "promise", "contour", "", "hé"] {
            assert_eq!(compared(word, "en"), word);
        }
        assert_eq!(compared("colour", "fr"), "colour");
    }

    #[test]
    fn the_list_is_sorted_and_ends_in_the_spelling_that_is_compared() {
        assert!(ENGLISH.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (one, other, _) in ENGLISH.iter() {
            assert_eq!(compared(other, "en"), *other, "{one}");
        }
    }
}
