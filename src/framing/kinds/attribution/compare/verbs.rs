//! Two reporting verbs of different force for the same content.

use super::super::detect::Found;
use super::couples::{one_content, strangers};
use super::denial::{DENYING, denies_elsewhere, says_the_opposite_denied};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, SentenceView, Severity, note};
use crate::span::Span;

/// Families whose verbs say something of the truth of the content.
const TRUTH: &[&str] = &["doubting", "conceding", "revealing", DENYING];
/// So many content words must be attributed on both sides before the two reporting verbs are set against each other.
const LEAST_SHARED_FOR_A_VERB: usize = 2;
/// The same for verbs that tell an act (urged, argued) and not the truth of the content.
const LEAST_SHARED_FOR_OTHER_VERBS: usize = 4;

/// Two verbs of unlike force, `said` against `admitted`.
pub(super) fn differ(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, shared: usize) -> Option<Finding> {
    if weight(mine.family) == weight(theirs.family)
        || (strangers(side, mine, theirs) && !one_content(side, mine, theirs))
    {
        return None;
    }
    // With a verb of doubt it says a little more: `insisted that it did not leak`.
    let denied = says_the_opposite_denied(side, mine, theirs) || denies_elsewhere(side, mine, theirs);
    if denied && (weight(mine.family) == 0 || weight(theirs.family) == 0) {
        return None;
    }
    let own = side.own.span_of(mine.cue.clone());
    let other = side.other.span_of(theirs.cue.clone());
    let truth = TRUTH.contains(&mine.family) || TRUTH.contains(&theirs.family);
    let least = if truth { LEAST_SHARED_FOR_A_VERB } else { LEAST_SHARED_FOR_OTHER_VERBS };
    // `boasted` against `said`: what it says of the speaker, and not of the truth, is for the loaded words to tell.
    let loaded = |cues: &[Cue], span: Span| cues.iter().any(|cue| cue.kind == "loaded" && cue.span.overlaps(span));
    let coloured = !truth && (loaded(side.own_cues, own) || loaded(side.other_cues, other));
    let severity = match (TRUTH.contains(&mine.family), TRUTH.contains(&theirs.family)) {
        _ if denied || coloured || acts(mine) || acts(theirs) => Severity::Low,
        _ if shared < least && !(truth && one_content(side, mine, theirs)) => Severity::Low,
        (true, true) => Severity::High,
        _ => Severity::Medium,
    };
    let note = side.note(&does(&side.own, mine), &does(&side.other, theirs));
    Some(side.finding(
        Some(own),
        Some(other),
        Remark {
            kind: "attribution",
            severity,
            confidence: 0.7,
            own_cue: Some(mine.family),
            other_cue: Some(theirs.family),
            note,
        },
    ))
}

/// A verb of doubt or concession on one side where the other side has neutral ones only, or only the quotation itself.
pub(super) fn told_apart(
    side: &Side<'_>,
    mine: &[Found<'_>],
    theirs: &[Found<'_>],
    earlier: &[Finding],
) -> Option<Finding> {
    let telling = |found: &&Found<'_>| matches!(found.family, "doubting" | "conceding");
    let found = mine.iter().find(telling)?;
    let own = side.own.span_of(found.cue.clone());
    let known = earlier.iter().any(|finding| finding.marks(own));
    let quoted = side.other.tokens().iter().any(|token| token.quoted);
    let neutral =
        theirs.iter().find(|other| matches!(other.family, "neutral" | "according") && !strangers(side, found, other));
    let plain = theirs.iter().all(|found| weight(found.family) == 0);
    if known || !plain || (neutral.is_none() && !quoted) {
        return None;
    }
    let theirs = neutral.map_or_else(|| "has the quotation alone".to_owned(), |found| does(&side.other, found));
    let note = side.note(&does(&side.own, found), &theirs);
    Some(side.finding(
        Some(own),
        neutral.map(|found| side.other.span_of(found.cue.clone())),
        Remark {
            kind: "attribution",
            severity: if neutral.is_some() { Severity::Medium } else { Severity::Low },
            confidence: 0.5,
            own_cue: Some(found.family),
            other_cue: neutral.map(|found| found.family),
            note,
        },
    ))
}

/// What a family does with the content, so that families that do the same are no difference.
pub(super) fn weight(family: &str) -> u8 {
    match family {
        "neutral" | "according" => 0,
        "doubting" => 1,
        "factive" | "revealing" => 2,
        "conceding" => 3,
        "denying" | "refusing" => 4,
        "promising" => 5,
        "urging" => 6,
        "arguing" => 7,
        "confronting" => 8,
        _ => 9,
    }
}

/// `declined to say`, `urged`, `vowed`, `blamed`, `noted`: tells an act of the source, which two outlets may well tell of different moments.
fn acts(found: &Found<'_>) -> bool {
    matches!(found.lemma, "disagree" | "threaten" | "offer")
        || matches!(found.family, "refusing" | "urging" | "promising" | "confronting" | "factive")
}

/// What a reporting expression does, in a note.
pub(super) fn does(view: &SentenceView<'_>, found: &Found<'_>) -> String {
    let stand = match found.family {
        "neutral" => "takes no stand",
        "according" => "names the source without a verb",
        "doubting" => "leaves the truth open",
        "factive" => "takes it to be true",
        "revealing" => "tells it as brought to light",
        "conceding" => "tells it as conceded",
        "denying" => "tells it as denied",
        "refusing" => "tells it as refused",
        "promising" => "tells it as a promise",
        "urging" => "tells it as a demand on others",
        "arguing" => "tells it as an opinion argued for",
        "confronting" => "tells it as an attack",
        _ => "tells it as a warning or forecast",
    };
    format!("{stand} ({})", note::words(view.text_of(found.cue.clone())))
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn what_two_speakers_say_of_different_things_is_not_set_against_each_other() {
        let force = |note: &String| note.contains("(“said”); B");
        let apart = notes(
            "Mayor Osk said she was grateful after the auditors questioned parts of the report on the harbour.",
            "The auditors disputed a newspaper's account of missing money in a report on the harbour.",
        );
        assert!(!apart.iter().any(force), "{apart:?}");
        let inside = notes(
            "Mayor Lena Osk said she welcomes the harbour board's statement disputing parts of the Post report on the old crane.",
            "The harbour board disputed the Post report on the old crane.",
        );
        assert!(!inside.iter().any(|note| force(note) || note.contains("as the source")), "{inside:?}");
        let one = notes(
            "Mayor Osk said the harbour accounts were in order.",
            "The mayor insisted that the harbour accounts were in order.",
        );
        assert!(one.iter().any(force), "{one:?}");
    }
}
