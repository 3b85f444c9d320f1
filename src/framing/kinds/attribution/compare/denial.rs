//! Denials: one that the other side leaves out, and one that it has in other words.

use super::super::detect::{Found, attributions};
use super::super::lists;
use super::as_fact::LEAST_SHARE_STATED;
use super::verbs::weight;
use super::{LEAST_WORDS_STATED, content_words, share, with_source};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, PairView, SentenceView, Severity, lexicon};
use crate::language::has;
use crate::tokens::TokenKind;

/// The family of the verbs that deny.
pub(super) const DENYING: &str = "denying";
/// A denial of what the other side tells too stands in its sentence, or in one of so many behind it.
const DENIAL_REACH: usize = 2;

/// `…, which the mayor denies`: the other side tells the charge, and leaves out that it is denied.
pub(super) fn left_undenied(pair: &PairView<'_>, side: &Side<'_>, found: &Found) -> Option<Finding> {
    let own = &side.own;
    // `, which he denies`, `who denies the charges,`
    let objects = [found.cue.end, found.cue.end + 1, found.cue.end + 2];
    let border =
        objects.into_iter().find(|&at| own.tokens().get(at).is_none_or(|next| next.kind == TokenKind::Punctuation));
    let charges = |at: usize| has(lists(own).charges, own.norm(at - 1));
    let closes = border.is_some_and(|at| at == found.cue.end || charges(at));
    if found.family != DENYING || found.source.is_none() || !closes {
        return None;
    }
    let source = found.source.as_ref().map_or(0, |source| source.start);
    let denial = source.min(found.cue.start)..border.unwrap_or(found.cue.end);
    let charge: Vec<usize> = content_words(own, &(0..own.tokens().len())).filter(|at| !denial.contains(at)).collect();
    let told = charge.iter().filter(|at| side.matched[**at].is_some()).count();
    if told < LEAST_WORDS_STATED || share(told, charge.len()) < LEAST_SHARE_STATED {
        return None;
    }
    let sentences = pair.story.documents[side.other.document_index].sentences.len();
    let behind = side.other.index..sentences.min(side.other.index + 1 + DENIAL_REACH);
    let denies = |view: &SentenceView<'_>| {
        let hits = lexicon::find("attribution", view);
        hits.iter().any(|hit| matches!(hit.family().id, DENYING | "refusing"))
    };
    let beside = || behind.clone().map(|index| SentenceView::new(pair.story, side.other.document_index, index));
    if side.also_other.iter().any(denies) || beside().any(|view| denies(&view)) {
        return None;
    }
    Some(side.finding(
        Some(own.span_of(with_source(found))),
        None,
        Remark {
            kind: "attribution",
            severity: Severity::Medium,
            confidence: share(told, charge.len()),
            own_cue: Some(DENYING),
            other_cue: None,
            note: side.note("tells that it is denied", "leaves the denial out"),
        },
    ))
}

/// `denied it, saying …`, `said …, rejecting suggestions of it`: the other side has its denial in another verb.
pub(super) fn denies_elsewhere(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let denial = |view: &SentenceView<'_>, beside: &Found<'_>| {
        attributions(view).iter().any(|found| found.cue != beside.cue && matches!(found.family, DENYING | "refusing"))
    };
    match (mine.family == DENYING, theirs.family == DENYING) {
        (true, false) => denial(&side.other, theirs),
        (false, true) => denial(&side.own, mine),
        _ => false,
    }
}

/// `denied that it leaked` says no more than `said that it did not leak`, `disputes the figure` than `says the figure is wrong`.
pub(super) fn says_the_opposite_denied(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let negated = |view: &SentenceView<'_>, cues: &[Cue], found: &Found<'_>| {
        let Some(content) = found.content.clone() else { return false };
        let span = view.span_of(content.clone());
        let not = |cue: &Cue| cue.kind == "negation" && matches!(cue.family, "not" | "no") && span.overlaps(cue.span);
        cues.iter().any(not) || content.into_iter().any(|at| has(lists(view).untrue, view.norm(at)))
    };
    let says = |found: &Found<'_>| weight(found.family) <= 1;
    match (mine.family == DENYING, theirs.family == DENYING) {
        (true, false) => says(theirs) && negated(&side.other, side.other_cues, theirs),
        (false, true) => says(mine) && negated(&side.own, side.own_cues, mine),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn a_denial_that_is_left_out_is_told() {
        let (denied, bare) = (
            "The clerk said the mayor had taken the money in May, which he denies.",
            "The clerk said the mayor had taken the money in May.",
        );
        assert!(notes(denied, bare).contains(&"A tells that it is denied; B leaves the denial out.".to_owned()));
    }
}
