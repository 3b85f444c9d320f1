//! Done, to come, planned, possible, obliged: the mood in which one verb is told.

use super::{negates, target};
use crate::framing::passives::passives;
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, SentenceView, Severity};
use crate::span::Span;

/// Done or under way here, still to come there.
pub(super) fn done(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if cue.family != "done" || side.other_cues.iter().any(|theirs| theirs.kind == "negation" && theirs.family == "done")
    {
        return None;
    }
    let from = side.own.tokens_in(cue.span).end;
    let at = if side.own.is_content(from) { from } else { target(&side.own, cue.span)? };
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
            own_cue: Some(cue.family),
            other_cue: Some(future.family),
            note: "Told as done or under way on one side, as still to come on the other.".to_owned(),
        },
    ))
}

/// What a mark of time or mood makes of its verb.
fn mood(family: &str) -> Option<&'static str> {
    Some(match family {
        "future" => "as something to come",
        "plan" => "as a plan or a hope",
        "possible" => "as possible or allowed",
        "obliged" => "as an obligation",
        "done" => "as under way or done",
        _ => return None,
    })
}

/// The marks of time and mood; what is negated is a refusal or a failure (`would not say`, `could not say`).
fn moods<'c>(view: &SentenceView<'_>, cues: &'c [Cue]) -> Vec<(&'c Cue, &'static str)> {
    let negated = |cue: &Cue| view.norm(view.tokens_in(cue.span).end) == "not";
    let marks = cues.iter().filter(|cue| cue.kind == "negation" && !negated(cue));
    marks.filter_map(|cue| Some((cue, mood(cue.family)?))).collect()
}

/// Words behind a mark of time or mood that it is said of.
const SCOPE: usize = 6;

/// Content words that one mark is said of and that match words the other mark is said of.
fn shared_scope(side: &Side<'_>, mine: &Cue, theirs: &Cue) -> usize {
    let scope = |view: &SentenceView<'_>, cue: &Cue| {
        let from = view.tokens_in(cue.span).end;
        from..view.tokens().len().min(from + SCOPE)
    };
    let there = scope(&side.other, theirs);
    scope(&side.own, mine)
        .filter(|&at| side.own.is_content(at))
        .filter_map(|at| side.matched[at])
        .filter(|to| there.contains(to))
        .count()
}

/// `will review` against `may look at`: two moods of one act.
pub(super) fn modalities(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let known = |span: Span| earlier.iter().any(|finding| finding.marks(span));
    let (mine, theirs) = (moods(&side.own, side.own_cues), moods(&side.other, side.other_cues));
    let mut couples: Vec<(usize, usize, usize)> = Vec::new();
    let (mut answered_own, mut answered_other) = (vec![false; mine.len()], vec![false; theirs.len()]);
    for (i, (cue, mood)) in mine.iter().enumerate() {
        for (j, (other, its)) in theirs.iter().enumerate() {
            let shared = shared_scope(side, cue, other);
            if shared == 0 {
                continue;
            }
            if mood == its {
                (answered_own[i], answered_other[j]) = (true, true);
            } else if !known(cue.span) && !known(other.span) {
                couples.push((shared, i, j));
            }
        }
    }
    couples.sort_by_key(|&(shared, i, j)| (std::cmp::Reverse(shared), i + j, i.abs_diff(j), side.by_words(i, j)));
    couples
        .into_iter()
        .filter_map(|(_, i, j)| {
            if answered_own[i] || answered_other[j] {
                return None;
            }
            (answered_own[i], answered_other[j]) = (true, true);
            let ((cue, mood), (other, its)) = (mine[i], theirs[j]);
            let (low, high) = if mood < its { (mood, its) } else { (its, mood) };
            Some(side.finding(
                Some(with_verb(&side.own, cue)),
                Some(with_verb(&side.other, other)),
                Remark {
                    kind: "negation",
                    severity: Severity::Medium,
                    confidence: 0.5,
                    own_cue: Some(cue.family),
                    other_cue: Some(other.family),
                    note: format!("Told {low} on one side, {high} on the other."),
                },
            ))
        })
        .collect()
}

/// A mark with the verb that it is said of.
fn with_verb(view: &SentenceView<'_>, cue: &Cue) -> Span {
    let tokens = view.tokens_in(cue.span);
    match target(view, cue.span) {
        Some(at) => view.span_of(tokens.start..at + 1),
        None => cue.span,
    }
}

/// Whether the verb that a mark of something to come or planned is said of stands in a past form on the other side.
fn is_done_there(side: &Side<'_>, cue: &Cue) -> bool {
    let verb = target(&side.own, cue.span).filter(|_| matches!(cue.family, "future" | "plan"));
    verb.and_then(|at| Some((at, side.matched[at]?))).is_some_and(|(at, to)| {
        let past = |view: &SentenceView<'_>, at: usize| {
            view.norm(at).ends_with("ed") || passives(view).iter().any(|verb| verb.participle == at)
        };
        let passive_here = passives(&side.own).iter().any(|verb| verb.participle == at);
        past(&side.other, to) && (side.own.norm(at) != side.other.norm(to) || passive_here)
    })
}

/// A mark of mood, or a negation, of a verb that the other side tells with none of its kind. Words near the verb that both sides
/// have are not enough: of 31 such findings in real articles one met a difference that people named, and by accident.
pub(super) fn loose_ends(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let known = |span: Span| earlier.iter().any(|finding| finding.marks(span));
    let negative = |cue: &Cue| negates(cue.family) || cue.family == "denial";
    let plain = !side.other_cues.iter().any(|cue| cue.kind == "negation" && negative(cue));
    let bare = moods(&side.other, side.other_cues).is_empty();
    let marks: Vec<Span> = moods(&side.own, side.own_cues).into_iter().map(|(cue, _)| cue.span).collect();
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "negation" && !known(cue.span))
        .filter(|cue| if negative(cue) { plain } else { bare && marks.contains(&cue.span) && cue.family != "done" })
        .filter_map(|cue| {
            let verb = target(&side.own, cue.span)?;
            let told = side.matched[verb]?;
            // `investigators` for `would investigate`
            let is_verb = phrases::classes(&side.other)[told] == Class::Verb
                || (cue.family != "denial" && side.own.norm(verb) == side.other.norm(told));
            if cue.family != "no" && !is_verb {
                return None;
            }
            let done = !negative(cue) && is_done_there(side, cue);
            let note = if negative(cue) {
                "Negated on one side only.".to_owned()
            } else if done {
                format!("Told {} on one side, as done on the other.", mood(cue.family)?)
            } else {
                format!("Told {} on one side only.", mood(cue.family)?)
            };
            Some(side.finding(
                Some(with_verb(&side.own, cue)),
                Some(side.other.span_of(told..told + 1)),
                Remark {
                    kind: "negation",
                    severity: if done { Severity::Medium } else { Severity::Low },
                    confidence: 0.4,
                    own_cue: Some(cue.family),
                    other_cue: None,
                    note,
                },
            ))
        })
        .collect()
}
