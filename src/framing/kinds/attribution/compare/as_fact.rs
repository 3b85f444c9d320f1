//! What one side attributes or gives as somebody's belief, and the other states as fact.

use std::ops::Range;

use super::super::detect::{self, Found, Shape, attributions};
use super::super::lists;
use super::{LEAST_WORDS_STATED, SHARE_SURELY_STATED, content_words, share, with_source};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, Severity};
use crate::language::has;

/// Share of the content words of an attribution that the other side must state for it to state the content as fact.
pub(super) const LEAST_SHARE_STATED: f64 = 0.5;

/// What is attributed or believed here and stated there without any source.
pub(super) fn stated_as_fact(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let own = attributions(&side.own);
    let known = |found: &Found<'_>| earlier.iter().any(|finding| finding.marks(side.own.span_of(found.cue.clone())));
    let reports = |found: &&Found<'_>| {
        let claims = matches!(found.family, "neutral" | "doubting" | "according" | "arguing" | "factive" | "revealing");
        (claims && found.shape != Shape::Noun) || has(lists(&side.own).believing, found.lemma)
    };
    let told = own.iter().filter(reports).filter(|found| !detect::is_negated(&side.own, found) && !known(found));
    told.filter_map(|found| bare(side, found)).collect()
}

/// The finding that the other side states the content of an attribution as fact.
fn bare(side: &Side<'_>, found: &Found<'_>) -> Option<Finding> {
    let believed = has(lists(&side.own).believing, found.lemma);
    let (source, content) = (found.source.clone()?, found.content.clone()?);
    if !detect::has_verb(&side.own, &content) || is_named_there(side, &source) || is_to_come(side, &content) {
        return None;
    }
    // Whoever believes or fears it answers for it too, and so does `the claim that` or `was told that`; but an order that is told on
    // both sides answers for nothing.
    let attributed = attributions(&side.other);
    let inside = |theirs: &Found<'_>| {
        let told_here = content.clone().any(|at| side.matched[at].is_some_and(|to| theirs.cue.contains(&to)));
        told_here && detect::orders(&side.other, theirs)
    };
    let sourced = |at: usize| {
        side.other.tokens()[at].quoted
            || attributed
                .iter()
                .filter(|theirs| theirs.source.is_some() || matches!(theirs.shape, Shape::Noun | Shape::Passive))
                .filter(|theirs| !inside(theirs))
                .any(|theirs| theirs.covers(at))
    };
    let words: Vec<usize> = content_words(&side.own, &content).collect();
    let stated = words.iter().filter(|&&at| side.matched[at].is_some_and(|other| !sourced(other))).count();
    let share = share(stated, words.len());
    let enough = stated >= LEAST_WORDS_STATED || stated == words.len();
    // `reportedly`, `appears to`: it names nobody, but does not state it either.
    let left_open =
        side.other_cues.iter().any(|cue| cue.kind == "hedging" && matches!(cue.family, "evidential" | "appearance"));
    if left_open || !enough || stated < 2 || share < LEAST_SHARE_STATED {
        return None;
    }
    let severity = match share {
        ..SHARE_SURELY_STATED => Severity::Low,
        _ if believed => Severity::Medium,
        _ => Severity::High,
    };
    let told = if believed { "tells what somebody takes to be so" } else { "names a source" };
    Some(side.finding(
        Some(side.own.span_of(with_source(found))),
        None,
        Remark {
            kind: "attribution",
            severity,
            confidence: share,
            own_cue: Some(found.family),
            other_cue: None,
            note: side.note(told, "states it as fact"),
        },
    ))
}

/// Whether the other side has all that tells something of the source, so that it names it too: `a poll by Almis put the party at 31
/// percent` against `according to an Almis poll`.
fn is_named_there(side: &Side<'_>, source: &Range<usize>) -> bool {
    let mut words = content_words(&side.own, source).peekable();
    words.peek().is_some() && words.all(|at| side.matched[at].is_some() || side.other.has(side.own.word(at).term))
}

/// Whether the content is something to come that the other side tells as done: `said he would appeal`, `has appealed`.
fn is_to_come(side: &Side<'_>, content: &Range<usize>) -> bool {
    let future = |cue: &&Cue| cue.kind == "negation" && cue.family == "future";
    let span = side.own.span_of(content.clone());
    side.own_cues.iter().filter(future).any(|cue| cue.span.overlaps(span))
        && !side.other_cues.iter().any(|cue| future(&cue))
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn a_belief_that_is_stated_as_fact_is_told() {
        let (believed, bare) = ("Investigators believe the guard acted alone.", "The guard acted alone.");
        assert_eq!(notes(believed, bare), ["A tells what somebody takes to be so; B states it as fact."]);
    }

    #[test]
    fn no_source_is_missed_where_none_is_needed() {
        let as_fact = |a: &str, b: &str| notes(a, b).iter().any(|note| note.contains("as fact"));
        for (a, b) in [
            ("Divers found three sailors in the hull.", "Three sailors were found in the hull."),
            ("The line reported a profit of 2 million crowns.", "The line made a profit of 2 million crowns."),
            ("The film appears to show the guard on the pier.", "The film shows the guard on the pier."),
            (
                "A poll by Almis put the union on 31 percent.",
                "The union was on 31 percent, according to an Almis poll.",
            ),
            ("The clerk said he would appeal the verdict.", "The clerk has appealed the verdict."),
            (
                "Jurors were told that the clerk planned it for weeks.",
                "Prosecutors said that the clerk planned it for weeks.",
            ),
        ] {
            assert!(!as_fact(a, b), "{a} | {b}: {:?}", notes(a, b));
        }
    }

    #[test]
    fn what_is_reported_without_a_source_is_not_stated_as_fact() {
        let notes = notes("Officials confirmed that two dockers had died.", "Two dockers reportedly died.");
        assert!(notes.iter().all(|note| !note.contains("as fact")), "{notes:?}");
    }

    #[test]
    fn what_somebody_believes_is_not_stated_as_fact() {
        let notes = notes("Some experts believe the crane can fall.", "The crane can fall, experts say.");
        assert!(notes.iter().all(|note| !note.contains("as fact")), "{notes:?}");
    }

    #[test]
    fn what_a_court_hears_is_attributed() {
        let (heard, bare) =
            ("The court heard that the clerk had burned the books in May.", "The clerk had burned the books in May.");
        assert_eq!(notes(heard, bare), ["A names a source; B states it as fact."]);
    }
}
