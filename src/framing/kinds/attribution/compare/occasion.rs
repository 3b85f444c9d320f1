//! On what occasion, or by what means, something was said: in a statement, to reporters, in a book.
//!
//! Outlets show how near they were (`told this newspaper`, `said in a statement`), and a reader weighs words by it.

use super::Found;
use crate::framing::lexicon::{self, Match};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, SentenceView, Severity, note};

const OCCASION: &str = "occasion";
/// Tokens between a reporting expression and the occasion that belongs to it.
const REACH: usize = 8;

/// Another occasion on each side, or one that only this side gives.
pub(super) fn differ(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> Option<Finding> {
    let own = of(&side.own, mine)?;
    let there = of(&side.other, theirs);
    let gives = |view: &SentenceView<'_>, one: &Match<'_>| {
        lexicon::find(OCCASION, view).iter().any(|hit| hit.family().id == one.family().id)
    };
    let given_there = std::iter::once(&side.other).chain(side.also_other).any(|view| gives(view, &own));
    let given_here = there.as_ref().is_some_and(|there| gives(&side.own, there));
    if given_there || given_here {
        return None;
    }
    let span = side.own.span_of(own.tokens.clone());
    let words = note::words(side.own.text_of(own.tokens.clone()));
    let (other, says) = match &there {
        Some(hit) => (hit.tokens.clone(), format!("says {}", note::words(side.other.text_of(hit.tokens.clone())))),
        None => (theirs.cue.clone(), "does not say where or how it was said".to_owned()),
    };
    Some(side.finding(
        Some(span),
        Some(side.other.span_of(other)),
        Remark {
            kind: "attribution",
            severity: Severity::Low,
            confidence: 0.5,
            own_cue: Some(own.family().id),
            other_cue: there.as_ref().map_or(Some(theirs.family), |hit| Some(hit.family().id)),
            note: side.note(&format!("says {words}"), &says),
        },
    ))
}

/// The occasion nearest to a reporting expression; what is told within the words of the speaker is another one.
fn of<'a>(view: &SentenceView<'a>, found: &Found<'_>) -> Option<Match<'a>> {
    let distance = |hit: &Match<'_>| hit.tokens.start.abs_diff(found.cue.start);
    let within = |hit: &Match<'_>| found.covers(hit.tokens.start) && hit.tokens.start != found.cue.end;
    let free = |hit: &Match<'_>| !view.tokens()[hit.tokens.start].quoted && !within(hit) && distance(hit) <= REACH;
    let hits = lexicon::find(OCCASION, view);
    hits.iter().filter(|hit| free(hit)).min_by_key(|hit| distance(hit)).cloned()
}
