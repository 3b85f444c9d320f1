//! Why a sentence would be missed, and why it is or may not be missing, in words that name what they mean.

use std::ops::Range;

use crate::framing::kinds::attribution::{Shape, attributions};
use crate::framing::phrases::{Class, classes};
use crate::framing::{Read, SentenceView};
use crate::language::{self, Numbers, value as value_of};
use crate::letter::letter;
use crate::tokens::quantity::{Quantity, Unit};
use crate::tokens::{Story, Token, TokenKind, TokenSentence, number_word};

/// Most names and most values that a reason names.
const NAMED: usize = 2;
/// Tokens of a quotation that quotes somebody; a single word between marks does not.
const FEWEST_QUOTED: usize = 3;
/// Sentences at the start of a version that are its lead.
const LEAD: usize = 3;

/// Which of the versions that are said to leave something out may tell it after all.
#[derive(Clone, Copy)]
pub(super) struct Doubt<'a> {
    /// Those that perhaps tell it, with the sentence.
    pub told_in: &'a [(usize, usize)],
    /// Those that may tell it in no sentence that one could point to.
    pub open: &'a [usize],
}

/// The reasons of one omission.
pub(super) fn reasons(
    read: Read<'_>,
    (document, sentence): (usize, usize),
    missing_from: &[usize],
    doubt: Doubt<'_>,
) -> Vec<String> {
    let story = read.story;
    let tokenized = &story.tokens[document][sentence];
    let mut reasons = Vec::new();
    if !doubt.told_in.is_empty() {
        let places: Vec<String> = doubt.told_in.iter().map(|&(other, at)| format!("{}:{at}", letter(other))).collect();
        reasons.push(format!("perhaps told in {}", listed(&places)));
    }
    if !doubt.open.is_empty() {
        let versions: Vec<String> = doubt.open.iter().map(|&other| letter(other).into_owned()).collect();
        reasons.push(format!("may be told in {}, in no one sentence", listed(&versions)));
    }
    if sentence < LEAD {
        reasons.push("stands in the first sentences".to_owned());
    }
    let view = read.sentence(document, sentence);
    if denies_or_admits(&view) {
        reasons.push("denies or admits something".to_owned());
    }
    reasons.extend(news(story, &view, 0..tokenized.tokens.len(), missing_from));
    match tokenized.quotes.iter().filter(|quote| quote.tokens.len() >= FEWEST_QUOTED).count() {
        0 => {}
        1 => reasons.push("quotes someone".to_owned()),
        more => reasons.push(format!("{more} quotations")),
    }
    reasons
}

/// The names and values among some tokens of a sentence that a version that lacks them does not have anywhere.
pub(super) fn news(
    story: &Story,
    view: &SentenceView<'_>,
    within: Range<usize>,
    missing_from: &[usize],
) -> impl Iterator<Item = String> + use<> {
    let inside = |tokens: &Range<usize>| within.start <= tokens.start && tokens.end <= within.end;
    let names = names(story, view, &inside, missing_from);
    let new = |quantity: &&Quantity| {
        inside(&quantity.tokens) && missing_from.iter().any(|other| !gives(story, *other, quantity))
    };
    let numbers = &language::of(view.language()).numbers;
    let text = &view.document.version.text;
    let values = view.tokenized.quantities.iter().filter(new);
    let mut values: Vec<String> =
        values.filter_map(|quantity| value(text, view.tokenized, quantity, numbers)).collect();
    values.dedup();
    values.truncate(NAMED);
    let said = [("names", names), ("gives", values)].into_iter().filter(|(_, parts)| !parts.is_empty());
    said.map(|(verb, parts)| format!("{verb} {}", listed(&parts)))
}

/// Whether somebody who is named in it denies or admits something; a denial without a source may be one of service, and who
/// is held for refusing to go denies nothing.
fn denies_or_admits(view: &SentenceView<'_>) -> bool {
    attributions(view).iter().any(|found| {
        let says = matches!(found.shape, Shape::Active | Shape::Inverted | Shape::Passive);
        matches!(found.family, "denying" | "conceding") && says && found.source.is_some() && found.content.is_some()
    })
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// The names of a sentence that a version that lacks it does not have at all: that everybody names the mayor is no reason.
fn names(
    story: &Story,
    view: &SentenceView<'_>,
    inside: &impl Fn(&Range<usize>) -> bool,
    missing_from: &[usize],
) -> Vec<String> {
    let sentence = view.tokenized;
    let classes = classes(view);
    let mut names: Vec<String> = Vec::new();
    // A month has a capital too, and is no name.
    for name in sentence.names.iter().filter(|name| inside(name) && !is_dated(sentence, name)) {
        // `Ana Ruiz left`: a word before another part of the name is one too, but for `Courting Ruiz`.
        let participle = ["ing", "ed"].iter().any(|end| view.norm(name.start).ends_with(end));
        let alone = name.len() == 1 || participle;
        let chance = alone && opens_by_chance(story, sentence, name.start);
        let whole = name.start + usize::from(chance)..name.end;
        let is_new = |at: usize| {
            let term = view.word(at).term;
            !matches!(classes[at], Class::Title | Class::Mark)
                && missing_from.iter().any(|other| story.holders[*other].of_term(term).is_empty())
        };
        let no_name =
            whole.len() == 1 && (is_month_or_number(view, whole.start) || is_numbered_or_colour(view, whole.start));
        if no_name || is_a_piece(view, name) || !whole.clone().any(is_new) {
            continue;
        }
        let end = possessor_end(view, whole.end);
        let name = view.text_of(whole.start..end);
        let is_outlet = story.documents.iter().any(|document| document.version.outlet.contains(name));
        if !is_outlet && !names.iter().any(|held| held.ends_with(name)) {
            names.push(name.to_owned());
        }
    }
    names.truncate(NAMED);
    names
}

/// `March`, `Six in ten`: a word with a capital that names nobody.
fn is_month_or_number(view: &SentenceView<'_>, at: usize) -> bool {
    let (norm, language) = (view.norm(at), view.language());
    value_of(language::of(language).dates.months, norm).is_some() || number_word(norm, language).is_some()
}

/// `Platform 2`, `Black residents`: a word with a capital that names nobody by itself.
fn is_numbered_or_colour(view: &SentenceView<'_>, at: usize) -> bool {
    let numbered = view.tokens().get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    numbered || matches!(view.norm(at), "black" | "white" | "brown")
}

/// `Riflemen's League`: a name that possesses another one is the start of a longer name.
fn possessor_end(view: &SentenceView<'_>, end: usize) -> usize {
    let owned = view.tokenized.names.iter().find(|name| name.start == end + 1);
    owned.filter(|_| matches!(view.norm(end), "'s" | "'")).map_or(end, |owned| possessor_end(view, owned.end))
}

/// Whether a version gives this value anywhere.
fn gives(story: &Story, version: usize, value: &Quantity) -> bool {
    let given = story.tokens[version].iter().flat_map(|sentence| &sentence.quantities);
    given.into_iter().any(|other| (other.unit, other.low, other.high) == (value.unit, value.low, value.high))
}

/// `R-Texas`, `Mar-a-Lago`: whether a name is a piece of a word with hyphens, or starts with the one letter of a party. A
/// piece is no name, and the whole is not read as one.
fn is_a_piece(view: &SentenceView<'_>, name: &Range<usize>) -> bool {
    let letter = view.tokens()[name.start].span.len() == 1;
    let hyphen = view.tokens().get(name.start + 1).is_some_and(|next| next.span.of(&view.document.version.text) == "-");
    view.is_in_a_compound(name) || (letter && hyphen)
}

/// Whether a day or a time stands in some tokens.
fn is_dated(sentence: &TokenSentence, tokens: &Range<usize>) -> bool {
    sentence.dates.iter().any(|date| date.tokens.start < tokens.end && tokens.start < date.tokens.end)
}

/// Whether a word may have its capital only because it opens the sentence: it has none within another one.
fn opens_by_chance(story: &Story, sentence: &TokenSentence, at: usize) -> bool {
    let first_word = |tokens: &[Token]| tokens.iter().position(|token| token.kind != TokenKind::Punctuation);
    let word = sentence.tokens[at].word;
    first_word(&sentence.tokens) == Some(at)
        && !story.tokens.iter().zip(&story.documents).any(|(sentences, document)| {
            // A headline may have capitals throughout.
            let bodies = sentences.iter().zip(&document.sentences).filter(|(_, place)| !place.headline);
            bodies.into_iter().any(|(other, _)| {
                let behind = first_word(&other.tokens).map_or(0, |first| first + 1);
                other.tokens[behind..].iter().any(|token| token.word == word && token.capital)
            })
        })
}

/// A value with its noun and, of `35 of the 37 articles`, with the part that it is the whole of.
fn with_part(text: &str, sentence: &TokenSentence, quantity: &Quantity, numbers: &Numbers) -> Range<usize> {
    let whole = quantity.with_noun();
    let leads = |part: &&Quantity| {
        let between = sentence.tokens.get(part.tokens.end..whole.start).unwrap_or_default();
        let mut words = between.iter().map(|token| token.span.of(text));
        let of = words.next().is_some_and(|word| language::has(numbers.of, word));
        of && words.next().is_none_or(|word| language::has(numbers.of_determiners, word)) && words.next().is_none()
    };
    let part = sentence.quantities.iter().find(leads);
    part.map_or(whole.start, |part| part.tokens.start)..whole.end
}

/// A value with its noun, as the text has it; a bare number or a day of the month tells nothing.
fn value(text: &str, sentence: &TokenSentence, quantity: &Quantity, numbers: &Numbers) -> Option<String> {
    let tokens = sentence.tokens.get(quantity.tokens.clone())?;
    let digits = tokens.iter().any(|token| token.kind == TokenKind::Number);
    // Of `some 16 House-passed measures` the measures stand too far behind to be named with their number.
    let nameless = quantity.counted.is_none_or(|noun| !quantity.with_noun().contains(&noun));
    let bare = quantity.unit == Unit::Count && (!digits || nameless);
    // `20 minutes to 11` is a time, `600,000 dues` of `dues-paying members` no value.
    let behind = sentence.tokens.get(quantity.with_noun().end..).unwrap_or_default();
    let to = behind.first().is_some_and(|next| matches!(next.span.of(text), "to" | "past"));
    let clock = to && behind.get(1).is_some_and(|next| next.kind == TokenKind::Number);
    let cut =
        behind.first().is_some_and(|next| next.span.of(text) == "-") && sentence.is_glued(quantity.with_noun().end);
    if clock || cut {
        return None;
    }
    if bare || quantity.unit == Unit::Age || is_dated(sentence, &quantity.tokens) {
        return None;
    }
    let whole = sentence.tokens.get(with_part(text, sentence, quantity, numbers))?;
    let words = whole.first()?.span.join(whole.last()?.span).of(text);
    let without_article =
        words.strip_prefix("a ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric()));
    let words = without_article.unwrap_or(words);
    // `More than six million citizens voted`: the capital is the sentence's.
    let opens = sentence.names.iter().all(|name| name.start != quantity.tokens.start) && whole[0].capital;
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    Some(if opens { first.to_lowercase() + rest } else { words.to_owned() })
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
        reasons(Read::plain(&story), (0, 3), &[1], Doubt { told_in: &[], open: &[] })
    }

    #[test]
    fn versions_that_may_tell_it_are_named_with_the_sentence_where_there_is_one() {
        let story = tokenize(vec![
            Document::from_sentences("Wire", &["It rained.", "It snowed.", "It blew.", "The pier leaked."]),
            Document::from_sentences("Post", &["Nothing is known."]),
        ]);
        let of = |told_in, open| reasons(Read::plain(&story), (0, 3), &[1], Doubt { told_in, open });
        assert_eq!(of(&[(1, 4)], &[2]), ["perhaps told in B:4", "may be told in C, in no one sentence"]);
    }

    #[test]
    fn what_is_named_is_named() {
        assert_eq!(
            of("The pier cost $5 million, and Ana Ruiz counted 40 cracks.", "Nothing is known."),
            ["names Ana Ruiz", "gives $5 million and 40 cracks"]
        );
    }

    #[test]
    fn names_and_values_that_the_other_version_has_too_are_no_reason() {
        let found = of("In Orla the mayor met Ana Ruiz, who saw 40 cracks.", "The mayor was in Orla.");
        assert_eq!(found, ["names Ana Ruiz", "gives 40 cracks"]);
        assert!(of("In Orla Mr. Ruiz saw 40 cracks.", "At Orla Ruiz saw 40 cracks.").is_empty());
    }

    #[test]
    fn months_numbers_and_the_outlets_themselves_are_no_names() {
        assert!(of("In a poll of March people were asked.", "Nothing is known.").is_empty());
        let found = of("They told the Wire that Six in ten agreed.", "Nothing is known.");
        assert!(found.iter().all(|reason| !reason.starts_with("names")), "{found:?}");
    }

    #[test]
    fn what_is_numbered_or_a_colour_is_no_name() {
        for text in ["It left from Platform 2 at noon.", "Most Black residents left in the night."] {
            let found = of(text, "Nothing is known.");
            assert!(found.iter().all(|reason| !reason.starts_with("names")), "{found:?}");
        }
    }

    #[test]
    fn a_clock_time_and_a_telephone_number_are_no_values() {
        for text in ["At 20 minutes to 11 the pier burned.", "Witnesses can call 555-0148 at any time."] {
            let found = of(text, "Nothing is known.");
            assert!(found.iter().all(|reason| !reason.starts_with("gives")), "{found:?}");
        }
    }

    #[test]
    fn the_part_of_a_whole_stands_with_it() {
        let found = of("They read 15 of the 40,000 letters.", "Nothing is known.");
        assert_eq!(found, ["gives 15 of the 40,000 letters"]);
        assert_eq!(of("They read 35 of its 37 pages.", "Nothing is known."), ["gives 35 of its 37 pages"]);
    }

    #[test]
    fn the_capital_of_the_sentence_is_not_the_values() {
        assert_eq!(of("More than 200 people were saved.", "Nothing is known."), ["gives more than 200 people"]);
    }

    #[test]
    fn a_number_without_its_noun_is_no_value() {
        let found = of("The firm took up some 16 harbour-board approved old plans.", "Nothing is known.");
        assert!(found.iter().all(|reason| !reason.ends_with("16")), "{found:?}");
    }

    #[test]
    fn a_single_word_between_marks_quotes_nobody() {
        assert!(of("Analysts rated the firm “sell” in the spring.", "Nothing is known.").is_empty());
    }

    #[test]
    fn a_title_is_no_name() {
        assert!(of("The Secretary met the President.", "Nothing is known.").is_empty());
    }

    #[test]
    fn a_month_is_no_name() {
        let found = of("The firm, Halmar Boats, left the pier in January.", "Nothing is known.");
        assert_eq!(found, ["names Halmar Boats"]);
    }

    #[test]
    fn days_ages_and_bare_numbers_are_no_reason() {
        let found = of("On Sept. 30 the clerk, 54, counted 26 of 40 and left.", "Nothing is known.");
        assert!(!found.iter().any(|reason| reason.contains("30") || reason.contains("54")), "{found:?}");
    }

    #[test]
    fn a_capital_that_only_opens_the_sentence_is_no_name() {
        let found = of("Brandishing a rusty anchor, the mayor of Orla spoke.", "Nothing is known.");
        assert_eq!(found, ["names Orla"]);
        let found = of("Courting Orla, the mayor spoke.", "Nothing is known.");
        assert_eq!(found, ["names Orla"]);
    }

    #[test]
    fn pieces_of_a_compound_are_no_names() {
        let found = of("From Osk-a-Varn, Ada Holm (R-Orla) called Jon Ruiz.", "Nothing is known.");
        assert_eq!(found, ["names Ada Holm and Jon Ruiz"]);
    }

    #[test]
    fn a_name_goes_on_behind_its_possessive() {
        let found = of("Ana Ruiz left the Orla Riflemen's League on Friday.", "Nothing is known.");
        assert_eq!(found, ["names Ana Ruiz and Orla Riflemen's League"]);
    }

    #[test]
    fn a_denial_is_a_reason() {
        let found = of("The firm denied that it had known of the leak.", "Nothing is known.");
        assert_eq!(found, ["denies or admits something"]);
        assert!(of("Users were denied entry for a week.", "Nothing is known.").is_empty());
        assert!(of("The guard was charged with refusing to unload a cart.", "Nothing is known.").is_empty());
    }
}
