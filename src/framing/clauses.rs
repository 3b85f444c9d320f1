//! Cuts a sentence into the units in which news adds or drops details.
//!
//! A unit begins where a writer could have begun or stopped: at a comma, dash or bracket, at a
//! conjunction, at a relative pronoun, at a participle that hangs on a noun, and at a preposition other than `of` and `to`.
//! Units are small on purpose; whoever looks for a detail joins neighbours (see the `detail` kind).

use std::borrow::Cow;
use std::ops::Range;

use super::SentenceView;
use super::phrases::{self, Class};

/// What opens a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The start of the sentence.
    Start,
    /// A comma, dash, bracket, colon or semicolon and nothing more telling.
    Mark,
    /// `because`, `after`, `as`, `despite` …
    Subordinator,
    /// `who`, `which`, `that`.
    Relative,
    /// `that` behind a verb: what is said, thought or shown.
    Content,
    /// `citing`, `suggesting`.
    Participle,
    /// `and`, `but`, `or`.
    Coordinator,
    /// `during`, `with`, `over` …
    Preposition,
}

/// A unit of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens, without marks at its ends.
    pub tokens: Range<usize>,
    /// What opens it.
    pub opening: Opening,
}

/// The units of a sentence in reading order; together they hold every token but the marks between them.
#[must_use]
pub fn clauses<'a>(view: &SentenceView<'a>) -> Cow<'a, [Clause]> {
    match view.syntax {
        Some(known) => Cow::Borrowed(&known.clauses),
        None => clauses_in(view, &phrases::classes(view)).into(),
    }
}

pub(super) fn clauses_in(view: &SentenceView<'_>, classes: &[Class]) -> Vec<Clause> {
    let mut cuts: Vec<(usize, Opening)> = vec![(0, Opening::Start)];
    for at in 1..classes.len() {
        if let Some(opening) = opens(view, classes, at) {
            cuts.push((at, opening));
        }
    }
    let mut found = Vec::with_capacity(cuts.len());
    for (number, &(start, opening)) in cuts.iter().enumerate() {
        let end = cuts.get(number + 1).map_or(classes.len(), |next| next.0);
        let tokens = without_marks(classes, start..end);
        if !tokens.is_empty() {
            found.push(Clause { tokens, opening });
        }
    }
    found
}

/// The range without marks at its ends.
fn without_marks(classes: &[Class], mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && matches!(classes[range.start], Class::Mark) {
        range.start += 1;
    }
    while range.end > range.start && matches!(classes[range.end - 1], Class::Mark) {
        range.end -= 1;
    }
    range
}

fn opens(view: &SentenceView<'_>, classes: &[Class], at: usize) -> Option<Opening> {
    let before = classes[at - 1];
    let opening = match classes[at] {
        Class::Subordinator if !glued_comparison(view, at) => Opening::Subordinator,
        Class::Preposition if matches!(view.norm(at), "despite" | "amid" | "following") => Opening::Subordinator,
        Class::Relative => Opening::Relative,
        Class::That if before == Class::Verb => Opening::Content,
        Class::That if before != Class::Preposition => Opening::Relative,
        Class::Verb if hangs_on_a_noun(view, classes, at) => Opening::Participle,
        Class::Coordinator if joins_more_than_words(classes, at) => Opening::Coordinator,
        Class::Preposition if opens_a_unit(view, classes, at) => Opening::Preposition,
        Class::Determiner if ends_a_date(view, classes, at) => Opening::Mark,
        _ if before == Class::Mark && (is_break(view, at - 1) || quote_border(view, at)) => Opening::Mark,
        _ => return None,
    };
    // `in which`, `and when`, `, despite`: the first word of the two opens the unit.
    let already = matches!(before, Class::Preposition | Class::Coordinator | Class::Subordinator)
        && at >= 2
        && !matches!(opening, Opening::Mark)
        && (classes[at - 2] == Class::Mark || opens_here(view, classes, at - 1));
    (!already).then_some(opening)
}

/// `disputed on Friday a report`: what follows the day is no part of it.
fn ends_a_date(view: &SentenceView<'_>, classes: &[Class], at: usize) -> bool {
    let before = |start: usize| start.checked_sub(1).map(|before| classes[before]);
    view.tokenized.dates.iter().any(|date| {
        date.tokens.end == at
            && [before(date.tokens.start), Some(classes[date.tokens.start])].contains(&Some(Class::Preposition))
    })
}

fn opens_here(view: &SentenceView<'_>, classes: &[Class], at: usize) -> bool {
    match classes[at] {
        Class::Preposition => opens_a_unit(view, classes, at),
        Class::Coordinator => joins_more_than_words(classes, at),
        Class::Subordinator => true,
        _ => false,
    }
}

/// `more than 40`, `as many as`, `as well`: no clause begins there.
fn glued_comparison(view: &SentenceView<'_>, at: usize) -> bool {
    match view.norm(at) {
        "than" | "what" | "how" | "why" => true,
        "as" => {
            matches!(view.norm(at + 1), "many" | "much" | "few" | "little" | "well" | "of")
                || at >= 2 && view.norm(at.wrapping_sub(2)) == "as"
        }
        "before" | "after" => {
            matches!(view.norm(at.wrapping_sub(1)), "day" | "week" | "month" | "year" | "hours" | "days" | "minutes")
        }
        _ => false,
    }
}

fn is_break(view: &SentenceView<'_>, at: usize) -> bool {
    matches!(view.norm(at), "," | ";" | ":" | "-" | "--" | "(" | ")" | "[" | "]" | "...")
        && !between_digits(view, at)
        && !in_a_list_of_adjectives(view, at)
}

/// Speech of several words and the words around it are never one unit; a scare quote stays in its own.
fn quote_border(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokenized
        .quotes
        .iter()
        .any(|quote| quote.tokens.len() >= LONG_QUOTE && (quote.tokens.start == at || quote.tokens.end + 1 == at))
}

/// Tokens from which on a quotation is speech.
const LONG_QUOTE: usize = 5;

fn between_digits(view: &SentenceView<'_>, at: usize) -> bool {
    let digit = |place: usize| view.norm(place).starts_with(|c: char| c.is_ascii_digit());
    at > 0 && digit(at - 1) && digit(at + 1)
}

/// `Osk, 45, said` and `Varn, R-East, said`: a single short token between commas hangs on what stands before.
fn in_a_list_of_adjectives(view: &SentenceView<'_>, at: usize) -> bool {
    view.norm(at) == "," && view.norm(at + 2) == ","
}

/// `a law banning cars`, `, citing police`: a participle behind a noun or a comma, without an auxiliary.
fn hangs_on_a_noun(view: &SentenceView<'_>, classes: &[Class], at: usize) -> bool {
    let norm = view.norm(at);
    let participle = norm.ends_with("ing");
    let behind_comma = classes[at - 1] == Class::Mark && is_break(view, at - 1);
    let behind_noun = matches!(classes[at - 1], Class::Noun | Class::Name);
    participle && (behind_comma || behind_noun)
}

/// `and` that joins clauses or verbs, not two nouns.
fn joins_more_than_words(classes: &[Class], at: usize) -> bool {
    let next = classes.get(at + 1).copied();
    if classes[at - 1] == Class::Mark {
        return true;
    }
    match next {
        Some(Class::Verb | Class::Auxiliary | Class::Pronoun | Class::Subordinator | Class::Relative | Class::That) => {
            true
        }
        Some(Class::Adverb) => matches!(classes.get(at + 2), Some(Class::Verb | Class::Auxiliary)),
        Some(_) if !verb_since_border(classes, at) => false,
        Some(_) => classes[at + 1..]
            .iter()
            .take(6)
            .take_while(|class| {
                !matches!(class, Class::Mark | Class::Preposition | Class::Subordinator | Class::Relative)
            })
            .any(|class| matches!(class, Class::Verb | Class::Auxiliary)),
        None => false,
    }
}

/// Whether a verb stands between the last mark and `at`: without one, `and` joins two subjects.
fn verb_since_border(classes: &[Class], at: usize) -> bool {
    classes[..at]
        .iter()
        .rev()
        .take_while(|class| **class != Class::Mark)
        .any(|class| matches!(class, Class::Verb | Class::Auxiliary))
}

/// Prepositions that bind a noun to its own modifier (`of`) or an infinitive (`to`) open nothing.
fn opens_a_unit(view: &SentenceView<'_>, classes: &[Class], at: usize) -> bool {
    !matches!(view.norm(at), "of" | "to" | "up" | "out" | "off" | "down" | "per" | "than" | "like")
        && !matches!(classes.get(at + 1), Some(Class::Mark) | None)
        && classes[at - 1] != Class::Preposition
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn units(text: &str) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let view = SentenceView::new(&story, 0, 0);
        clauses(&view).iter().map(|clause| view.text_of(clause.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn clauses_and_participles() {
        assert_eq!(
            units("Lena Osk left the port, citing a lack of funds, after dockers refused her offer."),
            ["Lena Osk left the port", "citing a lack of funds", "after dockers refused her offer"]
        );
    }

    #[test]
    fn relative_and_prepositional_units() {
        assert_eq!(
            units("The mayor, who was ill, spoke during a visit to the harbour and promised new ships."),
            ["The mayor", "who was ill", "spoke", "during a visit to the harbour", "and promised new ships"]
        );
    }

    #[test]
    fn what_follows_a_day_is_no_part_of_it() {
        let units = units("The board disputed on Friday a report that the crane was rotten.");
        assert_eq!(units, ["The board disputed", "on Friday", "a report", "that the crane was rotten"]);
    }

    #[test]
    fn two_nouns_are_one_unit() {
        assert_eq!(units("Dockers and drivers marched."), ["Dockers and drivers marched"]);
    }
}
