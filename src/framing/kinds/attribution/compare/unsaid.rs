//! What was said on one side and, by the other, was not said.

use super::super::detect::Found;
use super::super::lists;
use super::couples::{one_content, spoken, strangers};
use super::verbs::does;
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, SentenceView, Severity, note};
use crate::language::has;

/// `would not say whether` against `said`, `did not deny` against `denied`: what was not said on one side was said on the other.
pub(super) fn find(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, mine_unsaid: bool) -> Option<Finding> {
    let (unsaid, said) = if mine_unsaid { (mine, theirs) } else { (theirs, mine) };
    let (silent, speaking) = if mine_unsaid { (&side.own, &side.other) } else { (&side.other, &side.own) };
    let only = |view: &SentenceView<'_>| spoken(view).len() == 1;
    let of_one_verb = unsaid.lemma == said.lemma;
    // `gave no number`, `without saying`: the other side says too that it was not said.
    let withholding = lists(speaking).withheld;
    let withheld = (0..speaking.tokens().len()).any(|at| has(withholding, speaking.norm(at)));
    if !(has(lists(silent).said_or_kept, unsaid.lemma) || of_one_verb)
        || !only(silent)
        || !only(speaking)
        || withheld
        || strangers(side, mine, theirs)
        || !one_content(side, mine, theirs)
    {
        return None;
    }
    let words = |found: &Found<'_>| {
        let start = found.source.as_ref().map_or(found.cue.start, |source| source.end.min(found.cue.start));
        start..found.cue.end
    };
    let tells = |view: &SentenceView<'_>, found: &Found<'_>, unsaid: bool| {
        if unsaid {
            format!("tells what was not said ({})", note::words(view.text_of(words(found))))
        } else {
            does(view, found)
        }
    };
    let note = side.note(&tells(&side.own, mine, mine_unsaid), &tells(&side.other, theirs, !mine_unsaid));
    Some(side.finding(
        Some(side.own.span_of(words(mine))),
        Some(side.other.span_of(words(theirs))),
        Remark {
            kind: "attribution",
            severity: Severity::High,
            confidence: 0.8,
            own_cue: Some(mine.family),
            other_cue: Some(theirs.family),
            note,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn what_was_not_said_on_one_side_is_told() {
        let notes = notes(
            "Osk would not say whether the pier would be closed for the winter.",
            "Osk said the pier would be closed for the winter.",
        );
        assert_eq!(notes, ["A tells what was not said (“would not say”); B takes no stand (“said”)."]);
    }

    #[test]
    fn what_was_said_on_neither_side_is_no_difference() {
        for (a, b) in [
            ("The firm declined to comment on the leak.", "The firm did not comment on the leak."),
            ("The gang has not claimed the raid on the port.", "The gang is yet to claim the raid on the port."),
        ] {
            assert!(notes(a, b).iter().all(|note| !note.contains("not said")), "{:?}", notes(a, b));
        }
    }
}
