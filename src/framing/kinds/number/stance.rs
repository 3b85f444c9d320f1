//! Whether a number is told as little or as much: just six years here, six years there.
//!
//! The value is the same, and the word before it says what to think of it (Levin and Gaeth 1988 on the frame of an attribute).

use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, PairView, SentenceView, Severity, lexicon, note};
use crate::tokens::quantity::Quantity;

use super::{counted_term, family, is_once, same};

/// Families of words before a number that judge it.
pub(in crate::framing) const STANCES: [&str; 2] = ["belittling", "magnifying"];

/// Values that both give and that one of them judges, or both in another way.
pub(super) fn stances(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let mut findings = judged(&first, false);
    // What both judge stands once.
    findings.extend(judged(&second, true));
    findings
}

fn judged(side: &Side<'_>, alone: bool) -> Vec<Finding> {
    let (mine, theirs) = (&side.own.tokenized.quantities, &side.other.tokenized.quantities);
    // `just two hours`, `two minutes`
    let counts_the_same =
        |value: &Quantity, there: &Quantity| counted_term(&side.own, value) == counted_term(&side.other, there);
    mine.iter()
        .filter_map(|value| {
            let there = theirs.iter().find(|there| same(value, there) && counts_the_same(value, there))?;
            let (own, other) = (stance(&side.own, value)?, stance(&side.other, there));
            let told_once = is_once(mine, value) && is_once(theirs, there);
            let differ = other.as_ref().is_none_or(|other| !alone && other.family().id != own.family().id);
            (told_once && differ).then(|| finding(side, value, there, &own, other.as_ref()))
        })
        .collect()
}

/// The word right before a value that judges it.
fn stance<'a>(view: &SentenceView<'a>, value: &Quantity) -> Option<lexicon::Match<'a>> {
    let hits = lexicon::find("number", view);
    let before = |hit: &&lexicon::Match<'_>| STANCES.contains(&hit.family().id) && hit.tokens.end == value.tokens.start;
    hits.iter().find(before).cloned()
}

fn finding(
    side: &Side<'_>,
    value: &Quantity,
    there: &Quantity,
    own: &lexicon::Match<'_>,
    other: Option<&lexicon::Match<'_>>,
) -> Finding {
    let says = |view: &SentenceView<'_>, hit: &lexicon::Match<'_>| {
        let effect = if hit.family().id == "belittling" { "makes it little" } else { "makes it much" };
        format!("says {}, which {effect}", note::words(view.text_of(hit.tokens.clone())))
    };
    let theirs = other.map_or_else(|| "gives the number alone".to_owned(), |hit| says(&side.other, hit));
    // `only two of the lifeboats were launched`, `two of the lifeboats could not be lowered`
    let of_one_thing = side.is_of_one_thing(&value.with_noun(), &there.with_noun());
    let words = own.tokens.start..value.with_noun().end;
    let there_from = other.map_or(there.tokens.start, |hit| hit.tokens.start);
    let remark = Remark {
        kind: "number",
        severity: match (of_one_thing, other) {
            (false, _) => Severity::Low,
            (true, None) => Severity::Medium,
            (true, Some(_)) => Severity::High,
        },
        confidence: 0.8,
        own_cue: Some(own.family().id),
        other_cue: Some(other.map_or_else(|| family(there), |hit| hit.family().id)),
        note: side.note(&says(&side.own, own), &theirs),
    };
    let there = side.other.span_of(there_from..there.with_noun().end);
    side.finding(Some(side.own.span_of(words)), Some(there), remark)
}
