//! Findings that say the same again: a reader sees each difference once.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::model::{FramingReport, Words};

/// A framing difference, with the places where the same words differ again.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The first of them.
    pub finding: &'a FramingReport,
    /// The others of the same kind with the same words.
    pub again: Vec<&'a FramingReport>,
}

/// What two findings have in common when they say the same.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    /// The same words against the same words, between the same two versions.
    Words { kind: &'a str, documents: [usize; 2], words: [String; 2] },
    /// The same place of one version against the same words, or none, of any other version.
    Across { kind: &'a str, place: Place, words: String },
    /// The same place of one version against sentences of another that have no such words.
    Alone { kind: &'a str, documents: [usize; 2], place: Place },
}

/// Words of a version, or a sentence of it that lacks them.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Place {
    Words(usize, Range<usize>),
    Sentence(usize, usize),
}

/// Number of a finding that is shown, and what its other version has in a place that it shares.
type Against = (usize, Option<String>);

/// So many words within others are the same words.
const LEAST_SHARED: usize = 3;

/// Joins findings, in their order, that say the same. The same place against another sentence that has no such words either
/// is no news, so it is not kept.
#[must_use]
pub fn joined<'a>(findings: impl IntoIterator<Item = &'a FramingReport>) -> Vec<Shown<'a>> {
    let mut known: FxHashMap<Key<'a>, usize> = FxHashMap::default();
    let mut shared: FxHashMap<(&'a str, Place), Vec<Against>> = FxHashMap::default();
    let mut joined: Vec<Shown<'a>> = Vec::new();
    for finding in findings {
        let (alone, others, places) = (alone(finding), keys(finding), shared_places(finding));
        let heard = alone.as_ref().and_then(|key| known.get(key)).copied();
        let of_third = || {
            places.iter().find_map(|(place, words)| {
                let there = shared.get(&(&*finding.kind, place.clone()))?.iter();
                let new = there.filter(|(at, _)| documents(joined[*at].finding) != documents(finding));
                new.into_iter().find(|(_, held)| is_as_much(held.as_deref(), words.as_deref())).map(|(at, _)| *at)
            })
        };
        let again = others.iter().find_map(|key| known.get(key)).copied().or_else(of_third);
        let at = match (heard, again) {
            (Some(at), _) => at,
            (None, Some(at)) => {
                joined[at].again.push(finding);
                at
            }
            (None, None) => {
                joined.push(Shown { finding, again: Vec::new() });
                joined.len() - 1
            }
        };
        for key in others.into_iter().chain(alone) {
            known.entry(key).or_insert(at);
        }
        for (place, words) in places {
            shared.entry((&finding.kind, place)).or_default().push((at, words));
        }
    }
    joined
}

/// What a finding may have in common with one against a third version, each with what the other version has there: the sentence
/// that lacks words, the words of a quotation, the word that is loaded, which is so against any plain word.
fn shared_places(finding: &FramingReport) -> Vec<(Place, Option<String>)> {
    let sides = [&finding.a, &finding.b];
    match (sides, &finding.cue_a, &finding.cue_b) {
        ([None, Some(_)], ..) => vec![(place_of(finding, 0), Some(letters(&finding.b)))],
        ([Some(_), None], ..) => vec![(place_of(finding, 1), Some(letters(&finding.a)))],
        ([Some(_), Some(_)], ..) if finding.kind == "quotation" => {
            vec![(place_of(finding, 0), Some(letters(&finding.b))), (place_of(finding, 1), Some(letters(&finding.a)))]
        }
        ([Some(loaded), Some(_)], Some(_), None) | ([Some(_), Some(loaded)], None, Some(_))
            if finding.kind == "loaded" =>
        {
            vec![(Place::of(loaded), None)]
        }
        _ => Vec::new(),
    }
}

/// Whether two versions have the same in a place: the same words or a good part of them, or a plain word each.
fn is_as_much(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
            shorter.split_whitespace().count() >= LEAST_SHARED && longer.contains(shorter)
        }
        (None, None) => true,
        _ => false,
    }
}

fn alone(finding: &FramingReport) -> Option<Key<'_>> {
    let words = match (&finding.a, &finding.b) {
        (Some(words), None) | (None, Some(words)) => words,
        _ => return None,
    };
    Some(Key::Alone { kind: &finding.kind, documents: documents(finding), place: Place::of(words) })
}

fn keys(finding: &FramingReport) -> Vec<Key<'_>> {
    let kind = &*finding.kind;
    let words = [letters(&finding.a), letters(&finding.b)];
    let across =
        [0, 1].map(|side| Key::Across { kind, place: place_of(finding, side), words: words[1 - side].clone() });
    let mut keys = Vec::from(across);
    keys.push(Key::Words { kind, documents: documents(finding), words });
    keys
}

/// The words of one side, or its sentence where it has none.
fn place_of(finding: &FramingReport, side: usize) -> Place {
    let [document, sentence] = finding.sentences()[side];
    [&finding.a, &finding.b][side].as_ref().map_or(Place::Sentence(document, sentence), Place::of)
}

impl Place {
    fn of(words: &Words) -> Self {
        Self::Words(words.place()[0], words.range())
    }
}

fn documents(finding: &FramingReport) -> [usize; 2] {
    finding.sentences().map(|[document, _]| document)
}

fn letters(words: &Option<Words>) -> String {
    words.as_ref().map(|words| words.text.to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::framing::Severity;
    use crate::report::id::DifferenceId;

    /// A finding between two places, each `(document, start, words)`; every sentence has a hundred letters.
    pub fn finding(a: (usize, usize, &str), b: (usize, usize, &str)) -> FramingReport {
        let words = |(document, start, text): (usize, usize, &str)| {
            (!text.is_empty()).then(|| Words::new([document, start / 100], start..start + text.len(), text))
        };
        FramingReport {
            id: DifferenceId(1),
            kind: "loaded".into(),
            severity: Severity::High,
            confidence: 0.5,
            pair: [[a.0, a.1 / 100], [b.0, b.1 / 100]].map(|pair| pair.map(|number| number as u32)),
            a: words(a),
            b: words(b),
            cue_a: None,
            cue_b: None,
            note: Box::default(),
        }
    }

    /// How many differences two findings are, and how many are said to come again.
    fn counted(one: FramingReport, other: FramingReport) -> (usize, usize) {
        let both = [one, other];
        let joined = joined(&both);
        (joined.len(), joined.iter().map(|shown| shown.again.len()).sum())
    }

    #[test]
    fn the_same_words_again_are_one_difference() {
        let first = finding((0, 10, "said"), (1, 20, "claimed"));
        assert_eq!(counted(first.clone(), finding((0, 310, "Said"), (1, 420, "claimed"))), (1, 1));
        assert_eq!(counted(first, finding((0, 310, "said"), (1, 420, "admitted"))), (2, 0));
    }

    #[test]
    fn one_place_against_another_sentence_without_the_word_is_no_news() {
        let first = finding((0, 10, ""), (1, 20, "savaged"));
        assert_eq!(counted(first.clone(), finding((0, 310, ""), (1, 20, "savaged"))), (1, 0));
        assert_eq!(counted(first, finding((0, 310, ""), (1, 520, "savaged"))), (1, 1));
        let told = finding((0, 10, "told"), (1, 20, "savaged"));
        assert_eq!(counted(told, finding((0, 310, "criticised"), (1, 20, "savaged"))), (2, 0));
    }

    #[test]
    fn what_two_versions_have_and_a_third_lacks_is_one_difference() {
        let first = finding((0, 10, ""), (1, 20, "by Friday, I will sign the order"));
        let part = "I will sign the order";
        assert_eq!(counted(first.clone(), finding((0, 10, ""), (2, 420, part))), (1, 1));
        assert_eq!(counted(first.clone(), finding((0, 10, ""), (2, 420, "I will resign"))), (2, 0));
        assert_eq!(counted(first, finding((0, 110, ""), (2, 420, part))), (2, 0));
    }

    #[test]
    fn a_fragment_of_what_two_versions_quote_is_one_difference() {
        let quoted = |finding: FramingReport| FramingReport { kind: "quotation".into(), ..finding };
        let first = quoted(finding((0, 10, "in a queue"), (1, 20, "a favour, and we will not")));
        assert_eq!(counted(first.clone(), quoted(finding((0, 10, "in a queue"), (2, 420, "and we will not")))), (1, 1));
        assert_eq!(counted(first, quoted(finding((0, 10, "in a queue"), (2, 420, "never again")))), (2, 0));
    }

    #[test]
    fn a_loaded_word_against_the_plain_words_of_two_versions_is_one_difference() {
        let loaded = |a| FramingReport { cue_b: Some("attack".into()), ..finding(a, (2, 20, "savaged")) };
        assert_eq!(counted(loaded((0, 10, "told")), loaded((1, 310, "said"))), (1, 1));
        assert_eq!(counted(loaded((0, 10, "told")), loaded((0, 310, "said"))), (2, 0));
    }

    #[test]
    fn one_place_against_two_versions_with_the_same_words_is_one_difference() {
        let first = finding((0, 10, ""), (1, 20, "tomorrow morning"));
        assert_eq!(counted(first.clone(), finding((0, 10, ""), (2, 420, "tomorrow morning"))), (1, 1));
        assert_eq!(counted(first, finding((0, 110, ""), (2, 420, "tomorrow morning"))), (2, 0));
    }
}
