//! What the outlet says as its own word: that a claim is false or unproven, or a judging word that it takes over.

use super::super::detect::{self, Found, Shape, attributions};
use super::super::{lists, source};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, Severity, Voice, lexicon, note};
use crate::language::has;

/// `falsely claimed` against `claimed`: the outlet itself says that it is not so.
pub(super) fn rejection(side: &Side<'_>, mine: &Found, theirs: &Found) -> Option<Finding> {
    let own = detect::rejected(&side.own, mine)?;
    if detect::rejects(&side.other) || side.also_other.iter().any(detect::rejects) {
        return None;
    }
    let words = note::words(side.own.text_of(own.clone()));
    let note = side.note(&format!("says that it is false or unproven ({words})"), "does not say so");
    Some(side.finding(
        Some(side.own.span_of(own.start.min(mine.cue.start)..own.end.max(mine.cue.end))),
        Some(side.other.span_of(theirs.cue.clone())),
        Remark {
            kind: "attribution",
            severity: Severity::High,
            confidence: 0.9,
            own_cue: Some(detect::REJECTING),
            other_cue: Some(theirs.family),
            note,
        },
    ))
}

/// `the terrorist group` against `the group, which the government calls a terrorist organization`: a judging word that the
/// other side gives as somebody else's is taken over as the outlet's own.
pub(super) fn adopted(side: &Side<'_>) -> Option<Finding> {
    let holds = |found: &Found<'_>, at: usize| found.covers(at) && found.source.is_some() && found.shape != Shape::Noun;
    let (mine, theirs) = (attributions(&side.own), attributions(&side.other));
    let own_voice = |hit: &&lexicon::Match<'_>| {
        let mut tokens = hit.tokens.clone();
        let outlets = Voice::at(&side.own, hit.tokens.start) == Voice::Outlet;
        outlets && !hit.is_verb_as_noun(&side.own) && tokens.all(|at| mine.iter().all(|found| !holds(found, at)))
    };
    lexicon::find("loaded", &side.own).iter().filter(own_voice).find_map(|hit| {
        let at = hit.tokens.clone().find(|at| side.own.is_content(*at))?;
        let to = side.matched[at].filter(|to| !side.other.tokens()[*to].quoted)?;
        let theirs = theirs.iter().find(|found| has(lists(&side.other).naming, found.lemma) && holds(found, to))?;
        let source = theirs.source.clone().filter(|source| !source::is_pronoun(&side.other, source))?;
        let word = note::words(side.own.text_of(hit.tokens.clone()));
        let of = note::words(side.other.text_of(source));
        let note = side.note(&format!("says {word} in its own voice"), &format!("gives it as the word of {of}"));
        Some(side.finding(
            Some(side.own.span_of(hit.tokens.clone())),
            Some(side.other.span_of(theirs.cue.clone())),
            Remark {
                kind: "attribution",
                severity: Severity::Medium,
                confidence: 0.7,
                own_cue: Some("own_voice"),
                other_cue: Some(theirs.family),
                note,
            },
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn a_judging_word_that_is_taken_over_is_told() {
        let notes = notes(
            "The terrorist group denied involvement in the raid.",
            "The group, which the government calls a terrorist organization, denied involvement in the raid.",
        );
        let said = "A says “terrorist” in its own voice; B gives it as the word of “the government”.";
        assert!(notes.contains(&said.to_owned()), "{notes:?}");
    }

    #[test]
    fn that_the_outlet_calls_it_false_is_told() {
        let said = "The mayor said again that the bridge was safe.";
        let falsely = notes("The mayor again falsely claimed that the bridge was safe.", said);
        assert_eq!(falsely, ["A says that it is false or unproven (“falsely”); B does not say so."]);
        let unproven = notes(said, "The mayor claimed again, without evidence, that the bridge was safe.");
        assert_eq!(unproven, ["A does not say so; B says that it is false or unproven (“without evidence”)."]);
    }

    #[test]
    fn what_somebody_calls_wrong_is_not_called_so_by_the_outlet() {
        let said = "The lawyer said the clerk had been convicted.";
        for wrongly in [
            "The lawyer said the clerk had been wrongly convicted.",
            "The lawyer said the clerk was convicted without evidence.",
        ] {
            let notes = notes(wrongly, said);
            assert!(notes.iter().all(|note| !note.contains("unproven")), "{notes:?}");
        }
    }
}
