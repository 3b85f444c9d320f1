//! Whom a sentence opens with: it is about him, and a pronoun behind it stands for him.

use super::lists;
use super::mention::{is_of_noun, phrase, pronoun, somebody};
use super::who::Who;
use crate::framing::SentenceView;
use crate::framing::phrases::{self, Class};
use crate::language::has;
use crate::span::Span;

/// Whom the sentence opens with, before token `until`.
pub(super) fn opening(view: &SentenceView<'_>, until: usize) -> Option<(Who, Span)> {
    let classes = phrases::classes(view);
    let start = first_told(view, &classes, until)?;
    let own = phrase(&classes, start, until);
    // `Mara Quist rents a berth`: behind a name stands what somebody does, whether the verb is known or not.
    let name = own.clone().find(|&at| classes[at] == Class::Name);
    let of_name = |at: usize| matches!(classes[at], Class::Name | Class::Joiner | Class::Title);
    let behind = name.and_then(|name| (name..own.end).find(|&at| !of_name(at)));
    let own = own.start..behind.unwrap_or(own.end);
    if own.is_empty() { None } else { somebody(view, &classes, own, until) }
}

/// The pronoun that a sentence opens with.
pub(super) fn opening_pronoun(view: &SentenceView<'_>) -> Option<&'static str> {
    let classes = phrases::classes(view);
    first_told(view, &classes, classes.len()).and_then(|first| pronoun(view, first))
}

/// Whose something is that a sentence opens with: `Osk's answer was short`.
pub(super) fn opening_owner(view: &SentenceView<'_>) -> Option<(Who, Span)> {
    let classes = phrases::classes(view);
    let start = first_told(view, &classes, classes.len())?;
    let owns = (start..classes.len()).find(|&at| !matches!(classes[at], Class::Name | Class::Title | Class::Joiner))?;
    let owner = classes[owns] == Class::Possessive && owns > start;
    somebody(view, &classes, start..owns, owns).filter(|_| owner)
}

/// Behind the day or the stretch of time that begins at `at`.
fn timed(view: &SentenceView<'_>, at: usize) -> Option<usize> {
    let dates = view.tokenized.dates.iter().map(|date| date.tokens.clone());
    let times = view.tokenized.quantities.iter().map(|quantity| quantity.with_noun());
    dates.chain(times).find(|time| time.start <= at && at < time.end).map(|time| time.end)
}

/// Where a sentence begins to tell, behind what leads in: `But`, `On Friday,`, `While …,`.
fn first_told(view: &SentenceView<'_>, classes: &[Class], until: usize) -> Option<usize> {
    let leads = |class: Class| matches!(class, Class::Mark | Class::Adverb | Class::Coordinator);
    let told = |from: usize| (from..until).find(|&at| !view.tokens()[at].quoted && !leads(classes[at]));
    let first = told(0)?;
    let comma = || (first..until).find(|&at| view.norm(at) == ",");
    match classes[first] {
        // `For 12 years Lena Osk kept …`
        Class::Preposition => match timed(view, first + 1) {
            Some(behind) => told(behind),
            None => told(comma()?),
        },
        Class::Subordinator => told(comma().unwrap_or(first + 1)),
        // `That day, Lena Osk …`
        _ => match comma().filter(|&comma| comma > first && has(lists(view).nobody, view.norm(comma - 1))) {
            Some(comma) if (first..comma).all(|at| is_of_noun(classes[at]) || classes[at] == Class::That) => {
                told(comma)
            }
            _ => Some(first),
        },
    }
}
