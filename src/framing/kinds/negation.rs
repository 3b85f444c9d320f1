//! **negation**: the same verb told as so or as not so, as done or as still to come.
//!
//! Only verbs that match on both sides are looked at: a `not` somewhere in one sentence says nothing about
//! the other. A denial of a denial (`did not deny`) cancels out.

use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::span::Span;
use crate::tokens::TokenKind;

/// The kind.
pub struct NegationKind;

/// A negation reaches over so many words to the verb that it turns round.
const REACH: usize = 3;
/// Words so near belong to the same clause more often than not.
const COMPANY: usize = 4;
/// So many content words must match before two verbs are taken to tell the same.
const LEAST_MATCHED: usize = 3;

impl FramingKind for NegationKind {
    fn id(&self) -> &'static str {
        "negation"
    }

    fn about(&self) -> &'static str {
        "The same thing told as so or as not so, as done or as still to come."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::cues("negation", sentence)
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let matched =
            pair.match_a.iter().enumerate().filter(|(at, other)| other.is_some() && is_content(&pair.a, *at)).count();
        pair.sides().iter().flat_map(|side| one_sided(side, matched >= LEAST_MATCHED)).collect()
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The council did not approve the new bridge.",
                b: "The council approved the new bridge.",
                words_a: "not approve",
                words_b: "approved",
            },
            Example {
                a: "The firm will close the old mill by the river.",
                b: "The firm has already closed the old mill by the river.",
                words_a: "",
                words_b: "already",
            },
            Example { a: "It was bad luck.", b: "It was not bad luck.", words_a: "was", words_b: "not" },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The council did not approve the new bridge.", "The new bridge was not approved by the council."),
            ("The council approved the new bridge.", "The council approved the bridge, not the tunnel."),
            ("The council never approved the new bridge.", "The council did not approve the new bridge."),
        ]
    }
}

fn is_content(view: &SentenceView<'_>, at: usize) -> bool {
    let token = &view.tokens()[at];
    token.kind == TokenKind::Word && !view.vocabulary.word(token.word).function
}

/// `related`: whether enough words match for a negated verb here and the same verb there to tell one thing.
fn one_sided(side: &Side<'_>, related: bool) -> Vec<Finding> {
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "negation")
        .filter_map(|cue| {
            let by_verb = related.then(|| polarity(side, cue).or_else(|| done(side, cue))).flatten();
            by_verb.or_else(|| put_in(side, cue))
        })
        .collect()
}

/// The same words in the same order, with `not` between them here and without it there.
fn put_in(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let inner = tokens.clone().find(|&at| side.matched[at].is_none())?;
    let told_apart = tokens.clone().rev().find(|&at| side.matched[at].is_none())?;
    let (before, behind) = (inner.checked_sub(1)?, told_apart + 1);
    let to = side.matched[before]?;
    let plain = !side.other_cues.iter().any(|theirs| {
        theirs.kind == "negation" && negates(theirs.family) && side.other.tokens_in(theirs.span).contains(&(to + 1))
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
            severity: Severity::High,
            confidence: 0.8,
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note: "The same words with a negation on one side and without it on the other.".to_owned(),
        },
    ))
}

/// The nearest content word behind the negation, with nothing but small words and adverbs between.
fn target(view: &SentenceView<'_>, span: Span) -> Option<usize> {
    let from = view.tokens_in(span).end;
    (from..view.tokens().len().min(from + REACH))
        .take_while(|&at| {
            view.tokens()[at].kind == TokenKind::Word && (is_content(view, at) || carries_on(view.norm(at)))
        })
        .find(|&at| is_content(view, at) && !view.norm(at).ends_with("ly"))
}

/// Small words that may stand between a negation or a mark of time and its verb.
fn carries_on(norm: &str) -> bool {
    matches!(norm, "be" | "been" | "being" | "have" | "has" | "had" | "yet" | "ever" | "even" | "also" | "any" | "to")
}

fn negates(family: &str) -> bool {
    matches!(family, "not" | "no")
}

fn negations_before(view: &SentenceView<'_>, cues: &[Cue], at: usize) -> usize {
    let near = |cue: &&Cue| {
        let tokens = view.tokens_in(cue.span);
        tokens.end <= at && at - tokens.end <= REACH + 2
    };
    cues.iter()
        .filter(|cue| cue.kind == "negation" && (negates(cue.family) || cue.family == "denial"))
        .filter(near)
        .count()
}

/// Negated here, not negated there.
fn polarity(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if !negates(cue.family) {
        return None;
    }
    let at = target(&side.own, cue.span)?;
    let other = side.matched[at]?;
    let reports = |cues: &[Cue], span: Span| {
        cues.iter().any(|cue| cue.kind == "attribution" && cue.family == "neutral" && cue.span.overlaps(span))
    };
    if reports(side.own_cues, side.own.span_of(at..at + 1)) || !shares_company(side, at, other) {
        return None;
    }
    let turned = negations_before(&side.own, side.own_cues, at) % 2 == 1;
    let plain = negations_before(&side.other, side.other_cues, other) == 0;
    if !turned || !plain {
        return None;
    }
    let start = side.own.tokens_in(cue.span).start;
    Some(side.finding(
        Some(side.own.span_of(start..at + 1)),
        Some(side.other.span_of(other..other + 1)),
        Remark {
            kind: "negation",
            severity: Severity::High,
            confidence: 0.6,
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note: "The same word is negated on one side and not on the other.".to_owned(),
        },
    ))
}

/// Whether another content word near the one matches one near the other: a word alone may stand in two statements.
fn shares_company(side: &Side<'_>, at: usize, other: usize) -> bool {
    (at.saturating_sub(COMPANY)..side.own.tokens().len().min(at + COMPANY + 1))
        .filter(|&near| near != at && is_content(&side.own, near))
        .filter_map(|near| side.matched[near])
        .any(|match_of| match_of.abs_diff(other) <= COMPANY)
}

/// Done or under way here, still to come there.
fn done(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if cue.family != "done" || side.other_cues.iter().any(|theirs| theirs.kind == "negation" && theirs.family == "done")
    {
        return None;
    }
    let from = side.own.tokens_in(cue.span).end;
    let at = if is_content(&side.own, from) { from } else { target(&side.own, cue.span)? };
    let other = side.matched[at]?;
    let future = side.other_cues.iter().find(|theirs| {
        theirs.kind == "negation" && theirs.family == "future" && target(&side.other, theirs.span) == Some(other)
    })?;
    let own_future = side.own_cues.iter().any(|own| own.kind == "negation" && own.family == "future");
    if own_future {
        return None;
    }
    Some(side.finding(
        Some(cue.span),
        Some(future.span),
        Remark {
            kind: "negation",
            severity: Severity::Medium,
            confidence: 0.5,
            own_cue: Some(cue.family.to_owned()),
            other_cue: Some(future.family.to_owned()),
            note: "Told as done or under way on one side, as still to come on the other.".to_owned(),
        },
    ))
}
