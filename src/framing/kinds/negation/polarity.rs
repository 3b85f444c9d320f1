//! The same words with a negation on one side and without it on the other.

use std::ops::Range;

use super::{REACH, lists, negates, target};
use crate::framing::phrases::{self, Phrase};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, SentenceView, Severity, lexicon};
use crate::language::has;
use crate::span::Span;
use crate::tokens::date::DateMention;

/// What a word is said of stands so near, in tokens.
const NEIGHBOUR_REACH: usize = 6;

/// The same words in the same order, with `not` between them here and without it there.
pub(super) fn put_in(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let inner = tokens.clone().find(|&at| side.matched[at].is_none())?;
    let told_apart = tokens.clone().rev().find(|&at| side.matched[at].is_none())?;
    let (before, behind) = (inner.checked_sub(1)?, told_apart + 1);
    let to = side.matched[before]?;
    // `had heard no alarm` says `had not heard an alarm`, and so does `denied that he had heard an alarm`.
    let plain = !side.other_cues.iter().any(|theirs| {
        let at = side.other.tokens_in(theirs.span).start;
        let near = (to.saturating_sub(REACH)..=to + REACH + 1).contains(&at);
        let turns = (negates(theirs.family) && near) || (theirs.family == "denial" && at < to);
        theirs.kind == "negation" && turns && !side.is_taken(theirs, cue)
    });
    let next = side.matched.get(behind).copied().flatten()?;
    if !negates(cue.family) || next != to + 1 || !plain || !side.is_told_of(&(before..behind + 1), REACH) {
        return None;
    }
    Some(side.finding(
        Some(side.own.span_of(before..behind)),
        Some(side.other.span_of(to..to + 1)),
        Remark {
            kind: "negation",
            severity: claim(is_plain(side, &(before + 1..behind), &(to + 1..to + 1), 1)),
            confidence: 0.8,
            own_cue: Some(cue.family),
            other_cue: None,
            note: "The same words with a negation on one side and without it on the other.".to_owned(),
        },
    ))
}

/// How much a contradiction matters: what may be told in another way on the other side is slight.
pub(super) fn claim(plain: bool) -> Severity {
    if plain { Severity::High } else { Severity::Low }
}

pub(super) fn negations_before(view: &SentenceView<'_>, cues: &[Cue], at: usize) -> usize {
    let near = |cue: &&Cue| {
        let tokens = view.tokens_in(cue.span);
        tokens.end <= at && at - tokens.end <= REACH + 2
    };
    cues.iter()
        .filter(|cue| cue.kind == "negation" && (negates(cue.family) || cue.family == "denial"))
        .filter(near)
        .count()
}

/// Whether a cue of the kind turns the verb behind it round: `not`, `no`, and denials of a deed (`refused to`, `failed to`).
fn turns_its_verb(view: &SentenceView<'_>, cue: &Cue) -> bool {
    negates(cue.family) || (cue.family == "denial" && view.norm(view.tokens_in(cue.span).end) == "to")
}

/// Whether a verb is told as not done or not to be done by the word that it hangs on: `barred him from running`, `forbade him to
/// preach`.
fn is_barred(view: &SentenceView<'_>, at: usize) -> bool {
    match at.checked_sub(1).map_or("", |before| view.norm(before)) {
        "from" => view.norm(at).ends_with("ing"),
        "to" => (at.saturating_sub(NEIGHBOUR_REACH)..at).any(|before| has(lists(view).forbidding, view.norm(before))),
        _ => false,
    }
}

/// The head of the noun phrase that a word stands in.
fn head_of(view: &SentenceView<'_>, at: usize) -> Option<usize> {
    phrases::phrases(view).iter().find(|phrase| phrase.tokens.contains(&at)).map(|phrase| phrase.head)
}

/// What stands in a sentence where the other one has its negated word: the noun with what describes it (`serious defects` for `no
/// defects`), the verb with its assent (`agreed to meet` for `refused to meet`).
fn place_of(view: &SentenceView<'_>, at: usize) -> Range<usize> {
    let phrases = phrases::phrases(view);
    if let Some(phrase) = phrases.iter().find(|phrase| phrase.head == at) {
        return phrase.tokens.start..at + 1;
    }
    let hits = lexicon::find("opposite", view);
    let assent = hits.iter().find(|hit| hit.family().id == "assent_for" && hit.tokens.end == at);
    assent.filter(|_| view.norm(at.saturating_sub(1)) == "to").map_or(at, |hit| hit.tokens.start)..at + 1
}

/// Negated here, not negated there.
pub(super) fn polarity(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if !turns_its_verb(&side.own, cue) {
        return None;
    }
    let at = target(&side.own, cue.span)?;
    // `no conclusive evidence`
    let at = if side.matched[at].is_none() && cue.family == "no" { head_of(&side.own, at)? } else { at };
    let other = side.matched[at]?;
    let reports = |cues: &[Cue], span: Span| {
        cues.iter().any(|cue| cue.kind == "attribution" && cue.family == "neutral" && cue.span.overlaps(span))
    };
    let start = side.own.tokens_in(cue.span).start;
    // Of `none of the guards was hurt` the guards stand before the verb.
    let whole = matches!(side.own.norm(start), "none" | "neither");
    let said = if whole { at..at + 1 } else { start..at + 1 };
    let there = place_of(&side.other, other);
    let until_now = (at..side.own.tokens().len().min(at + NEIGHBOUR_REACH))
        .any(|at| has(lists(&side.own).until, side.own.norm(at)));
    if reports(side.own_cues, side.own.span_of(at..at + 1))
        || until_now
        || !side.in_one_voice(at, other)
        || is_barred(&side.other, other)
        || !side.is_of_one_thing(&said, &there)
    {
        return None;
    }
    // `minor faults`, `no serious faults`
    let described_alike =
        cue.family != "no" || (start + 1..at).all(|at| !side.own.is_content(at) || side.matched[at].is_some());
    let turned = negations_before(&side.own, side.own_cues, at) % 2 == 1;
    let behind = side.other_cues.iter().any(|theirs| {
        let at = side.other.tokens_in(theirs.span).start;
        let near = (other + 1..=other + 2).contains(&at);
        theirs.kind == "negation" && theirs.family == "no" && near && !side.is_taken(theirs, cue)
    });
    // `no deal`, `without a deal`
    let lacks = (other.saturating_sub(2)..other).any(|to| side.other.norm(to) == "without");
    let plain = !behind && !lacks && negations_before(&side.other, side.other_cues, other) == 0;
    if !turned || !plain {
        return None;
    }
    Some(side.finding(
        Some(side.own.span_of(start..at + 1)),
        Some(side.other.span_of(other..other + 1)),
        Remark {
            kind: "negation",
            severity: claim(described_alike && is_plain(side, &said, &there, 1)),
            confidence: 0.6,
            own_cue: Some(cue.family),
            other_cue: None,
            note: "The same word is negated on one side and not on the other.".to_owned(),
        },
    ))
}

/// Whether the two may be said of two parts of one group: `some residents support it`, `many residents oppose it`, `older members
/// backed it`, `younger members opposed it`.
fn are_parts(
    side: &Side<'_>,
    mine: &Range<usize>,
    theirs: &Range<usize>,
    subjects: &(Option<Phrase>, Option<Phrase>),
) -> bool {
    let counted = |view: &SentenceView<'_>, at: usize| {
        has(lists(view).parts, view.norm(at))
            || view.tokenized.quantities.iter().any(|amount| amount.tokens.contains(&at))
    };
    // Some do and some do not; but of three in four dockers that both tell of, not.
    let open = |view: &SentenceView<'_>, at: usize| matches!(view.norm(at), "some" | "half" | "other" | "others");
    let part = (0..mine.start).any(|at| (counted(&side.own, at) && side.matched[at].is_none()) || open(&side.own, at))
        || (0..theirs.start).any(|to| (counted(&side.other, to) && !side.has_match_of(to)) || open(&side.other, to));
    let (Some(own), Some(other)) = subjects else { return part };
    let described = own.tokens.clone().any(|at| side.own.is_content(at) && side.matched[at].is_none());
    let described_there = other.tokens.clone().any(|to| side.other.is_content(to) && !side.has_match_of(to));
    part || (described && described_there)
}

/// Whether two expressions that exclude each other must be a contradiction: the same is said of the same on both sides, and
/// nothing else in either sentence turns it round. `negations`: how many stand in the two sentences when they do.
pub(super) fn is_plain(side: &Side<'_>, mine: &Range<usize>, theirs: &Range<usize>, negations: usize) -> bool {
    let turned = |view: &SentenceView<'_>| {
        let turning = lists(view).turning;
        (0..view.tokens().len()).any(|at| has(turning, view.norm(at)))
    };
    let negating = |view: &SentenceView<'_>, cues: &[Cue]| {
        cues.iter().filter(|cue| cue.kind == "negation" && turns_its_verb(view, cue)).count()
    };
    let all = negating(&side.own, side.own_cues) + negating(&side.other, side.other_cues);
    let near = side.neighbours(mine, theirs);
    let of_one = near.contains(&Some(true)) && !near.contains(&Some(false));
    let subjects = (phrases::subject(&side.own, mine.start), phrases::subject(&side.other, theirs.start));
    let apart = matches!(&subjects, (Some(own), Some(other)) if side.matched[own.head] != Some(other.head));
    // `last year`, `this year`
    let (days, days_there) = (&side.own.tokenized.dates, &side.other.tokenized.dates);
    let agree = |day: &DateMention| days_there.iter().any(|there| day.when.agrees_with(there.when));
    let other_days = !days.is_empty() && !days_there.is_empty() && !days.iter().any(agree);
    of_one
        && !apart
        && !other_days
        && !are_parts(side, mine, theirs, &subjects)
        && all == negations
        && !turned(&side.own)
        && !turned(&side.other)
}

#[cfg(test)]
mod tests {
    use crate::framing::Severity;
    use crate::framing::testing::found;

    #[test]
    fn parts_of_a_group_other_days_and_another_adjective_contradict_nothing() {
        for (a, b) in [
            ("Some dockers support the levy.", "Many dockers oppose the levy."),
            ("Older dockers backed the levy.", "Younger dockers opposed the levy."),
            ("Inspectors found minor faults in the crane.", "Inspectors found no serious faults in the crane."),
            ("The harbour bans dogs in summer.", "The harbour allows dogs in winter."),
            ("The dockers left without a deal.", "The dockers left, with no deal."),
            ("Last year the council rejected the levy.", "This year the council approved the levy."),
            ("The council voted against rejecting the levy.", "The council voted to adopt the levy."),
        ] {
            let findings = found("negation", a, b);
            assert!(findings.iter().all(|finding| finding.severity == Severity::Low), "{findings:?}");
        }
    }

    #[test]
    fn what_is_barred_on_one_side_is_no_contradiction_of_what_may_not_be_done() {
        for (barred, may_not) in [
            ("The court stopped the board from selling the pier.", "The board may not sell the pier, the court ruled."),
            (
                "The bishop forbade the priest to preach in Varn.",
                "The priest must not preach in Varn, the bishop said.",
            ),
        ] {
            let findings = found("negation", barred, may_not);
            assert!(findings.iter().all(|finding| finding.severity == Severity::Low), "{findings:?}");
        }
    }
}
