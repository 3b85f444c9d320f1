//! Why a sentence would be missed, and why it is or may not be missing, in words that name what they mean.

use std::ops::Range;

use super::importance;
use crate::tokens::quantity::{Quantity, Unit};
use crate::tokens::{Story, TokenKind, TokenSentence};

/// Most names and most values that a reason names.
const NAMED: usize = 2;
/// Sentences at the start of a version that are its lead.
const LEAD: usize = 3;
/// Most words between a value and its noun that are quoted with the two.
const NOUN_REACH: usize = 2;

/// The reasons of one omission; `doubtful` are the versions among `missing_from` that perhaps tell it, with the sentence.
pub(super) fn reasons(
    story: &Story,
    document: usize,
    sentence: usize,
    missing_from: &[usize],
    doubtful: &[(usize, usize)],
) -> Vec<String> {
    let tokenized = &story.tokens[document][sentence];
    let mut reasons = Vec::new();
    if !doubtful.is_empty() {
        let outlet = |other: usize| &story.documents[other].version.outlet;
        let places: Vec<String> = doubtful.iter().map(|&(other, at)| format!("{}:{at}", outlet(other))).collect();
        reasons.push(format!("perhaps told in {}", listed(&places)));
    }
    if sentence < LEAD {
        reasons.push("stands in the first sentences".to_owned());
    }
    if importance::answers(story, document, sentence) {
        reasons.push("denies or admits something".to_owned());
    }
    let text = &story.documents[document].version.text;
    let names = names(story, text, tokenized, missing_from);
    if !names.is_empty() {
        reasons.push(format!("names {}", listed(&names)));
    }
    let mut values: Vec<String> =
        tokenized.quantities.iter().filter_map(|quantity| value(text, tokenized, quantity)).collect();
    values.dedup();
    values.truncate(NAMED);
    if !values.is_empty() {
        reasons.push(format!("gives {}", listed(&values)));
    }
    match tokenized.quotes.len() {
        0 => {}
        1 => reasons.push("quotes someone".to_owned()),
        more => reasons.push(format!("{more} quotations")),
    }
    reasons
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// The names of a sentence, those that the versions that lack it do not have at all first.
fn names(story: &Story, text: &str, sentence: &TokenSentence, missing_from: &[usize]) -> Vec<String> {
    let mut names: Vec<(bool, String)> = Vec::new();
    // A month has a capital too, and is no name.
    let dated = |name: &Range<usize>| {
        sentence.dates.iter().any(|date| date.tokens.start < name.end && name.start < date.tokens.end)
    };
    // The capital of a first word that the story has nowhere else proves nothing.
    let guessed = |name: &Range<usize>| {
        let opens = sentence.tokens[..name.start].iter().all(|token| token.kind == TokenKind::Punctuation);
        let term = story.vocabulary.word(sentence.tokens[name.start].word).term;
        let told: usize = story.holders.iter().map(|holders| holders.of_term(term).len()).sum();
        opens && name.len() == 1 && told == 1
    };
    let named = sentence.names.iter().filter(|name| !dated(name) && !guessed(name));
    for tokens in named.map(|name| &sentence.tokens[name.clone()]) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let name = crate::span::Span::new(first.span.start, last.span.end).of(text);
        let known = tokens.iter().all(|token| {
            let term = story.vocabulary.word(token.word).term;
            missing_from.iter().any(|other| !story.holders[*other].of_term(term).is_empty())
        });
        if names.iter().all(|(_, held)| held != name) {
            names.push((known, name.to_owned()));
        }
    }
    names.sort_by_key(|(known, _)| *known);
    names.into_iter().take(NAMED).map(|(_, name)| name).collect()
}

/// A value with its noun, as the text has it; a bare number word ("one") tells nothing.
fn value(text: &str, sentence: &TokenSentence, quantity: &Quantity) -> Option<String> {
    let tokens = sentence.tokens.get(quantity.tokens.clone())?;
    let digits = tokens.iter().any(|token| token.kind == TokenKind::Number);
    if !digits && quantity.unit == Unit::Count {
        return None;
    }
    let noun = quantity.counted.filter(|noun| (quantity.tokens.end..=quantity.tokens.end + NOUN_REACH).contains(noun));
    let last = noun.and_then(|noun| sentence.tokens.get(noun)).or_else(|| tokens.last())?;
    Some(crate::span::Span::new(tokens.first()?.span.start, last.span.end).of(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn of(sentence: &str, other: &str) -> Vec<String> {
        let filler = ["It rained.", "It snowed.", "It blew."];
        let versions = [[&filler[..], &[sentence]].concat(), [&filler[..], &[other]].concat()];
        let story = tokenize(vec![
            Document::from_sentences("Wire", &versions[0]),
            Document::from_sentences("Post", &versions[1]),
        ]);
        reasons(&story, 0, 3, &[1], &[])
    }

    #[test]
    fn what_is_named_is_named() {
        assert_eq!(
            of("The pier cost $5 million, and Ana Ruiz counted 40 cracks.", "Nothing is known."),
            ["names Ana Ruiz", "gives $5 million and 40 cracks"]
        );
    }

    #[test]
    fn names_that_the_other_version_lacks_come_first() {
        let found = of("In Orla the mayor met Ana Ruiz and Jon Holt.", "The mayor was in Orla.");
        assert_eq!(found, ["names Ana Ruiz and Jon Holt"]);
    }

    #[test]
    fn a_month_is_no_name() {
        let found = of("The firm, Halmar Boats, left the pier in January.", "Nothing is known.");
        assert_eq!(found, ["names Halmar Boats"]);
    }

    #[test]
    fn a_capital_that_only_opens_the_sentence_is_no_name() {
        let found = of("Brandishing a rusty anchor, the mayor of Orla spoke.", "Nothing is known.");
        assert_eq!(found, ["names Orla"]);
    }

    #[test]
    fn a_denial_is_a_reason() {
        let found = of("The firm denied that it had known of the leak.", "Nothing is known.");
        assert_eq!(found, ["denies or admits something"]);
    }
}
