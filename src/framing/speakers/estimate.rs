//! Who tells something with no verb of saying: `doctors put the dead at nine`, `a crowd that police put at 600`, `observers counted 40`,
//! `the records show`.

use std::ops::Range;

use super::{lists, mention, names_document};
use crate::framing::SentenceView;
use crate::framing::phrases::{self, Class};
use crate::language::has;

/// Between the verb and its number stand no more words.
const REACH: usize = 9;

/// The subjects of the verbs of a sentence that give a number, and the documents that show something.
pub(super) fn sources(view: &SentenceView<'_>) -> Vec<Range<usize>> {
    let classes = phrases::classes(view);
    let list = lists(view);
    let number = |at: usize| {
        classes.get(at) == Some(&Class::Number) || view.tokens().get(at).is_some_and(|_| view.word(at).number)
    };
    // `at about 600`
    let gives = |at: usize| (at..at + 3).any(number);
    // Most sentences give no number.
    let may_give = (0..classes.len()).any(number);
    let may_be = |at: &usize| !view.tokens()[*at].quoted && view.is_content(*at);
    let verbs = (1..classes.len()).filter(|at| may_give && may_be(at) && !view.tokens()[*at].capital).filter(|&at| {
        let end = (at + 1..classes.len().min(at + REACH)).find(|&end| matches!(view.norm(end), "," | ";" | ":" | "."));
        let behind = at + 1..end.unwrap_or(classes.len().min(at + REACH));
        let puts = || behind.clone().any(|place| has(list.rated_at, view.norm(place)) && gives(place + 1));
        (has(list.rates, view.norm(at)) && puts()) || (has(list.counts, view.norm(at)) && gives(at + 1))
    });
    let shown = (1..classes.len()).filter(|at| may_be(at) && has(list.shows, view.norm(*at)));
    let by_document = shown.filter_map(|at| subject(&classes, at));
    verbs
        .filter_map(|at| subject(&classes, at))
        .chain(by_document.filter(|source| names_document(view, source)))
        .collect()
}

/// The noun phrase before the verb at `at`.
fn subject(classes: &[Class], at: usize) -> Option<Range<usize>> {
    let end = (0..at).rev().find(|&before| !matches!(classes[before], Class::Adverb | Class::Auxiliary))? + 1;
    let start = mention::start_of_noun(classes, end);
    (start < end && mention::tells(classes[end - 1])).then_some(start..end)
}
