//! A mere association against a cause: what `is linked to` heart attacks in one version `causes` them in the other. Adams and
//! others (2017) order such expressions of news on studies by strength.

use std::ops::Range;

use super::{REACH, matched, names_a_cause};
use crate::framing::kinds::negation::negates;
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Finding, SentenceView, Severity, counterpart, note};

/// A negation or a hedge so many words before a link is about the link.
const BEFORE: usize = 3;

/// An association of this side where the other has a cause (`causes`, `led to`) or another deed (`cuts`) between the same two
/// things.
pub(super) fn only(side: &Side<'_>) -> Option<Finding> {
    if side.other_cues.iter().any(is_association) {
        return None;
    }
    side.own_cues.iter().filter(|cue| is_association(cue)).find_map(|cue| {
        let own = side.own.tokens_in(cue.span);
        let (theirs, family) = cause(side, &own).or_else(|| Some((deed(side, &own)?, None)))?;
        let negation = |cue: &Cue| cue.kind == "negation" && negates(cue.family);
        if stands_before(&side.own, side.own_cues, negation, &own)
            || stands_before(&side.other, side.other_cues, negation, &theirs)
        {
            return None;
        }
        let weakened = stands_before(&side.other, side.other_cues, |cue| cue.kind == "hedging", &theirs);
        let does = if family.is_some() { "calls it the cause" } else { "tells the one as acting on the other" };
        let words = |view: &SentenceView<'_>, tokens: &Range<usize>| note::words(view.text_of(tokens.clone()));
        let remark = Remark {
            kind: "causation",
            severity: if weakened { Severity::Medium } else { Severity::High },
            confidence: 0.7,
            own_cue: Some(cue.family),
            other_cue: family,
            note: side.note(
                &format!("says only that the two go together ({})", words(&side.own, &own)),
                &format!("{does} ({})", words(&side.other, &theirs)),
            ),
        };
        Some(side.finding(Some(cue.span), Some(side.other.span_of(theirs)), remark))
    })
}

fn is_association(cue: &Cue) -> bool {
    cue.kind == "causation" && cue.family == "association"
}

/// The cause that the other side has between the two things of an association.
fn cause(side: &Side<'_>, own: &Range<usize>) -> Option<(Range<usize>, Option<&'static str>)> {
    let causes = side.other_cues.iter().filter(|cue| cue.kind == "causation" && names_a_cause(cue.family));
    causes
        .map(|cue| (side.other.tokens_in(cue.span), Some(cue.family)))
        .find(|(theirs, _)| joins_the_same(side, own, theirs))
}

/// The verb that the other side has in the place of an association.
fn deed(side: &Side<'_>, own: &Range<usize>) -> Option<Range<usize>> {
    let deed = counterpart::of(side, "causation", own)?;
    let verb = phrases::classes(&side.other)[deed.start] == Class::Verb;
    // Other words for a link name it with `to`, `with` or `between`: `connected to`, `went along with`.
    let loose = |at: usize| matches!(side.other.norm(at), "to" | "with" | "between");
    (verb && !deed.clone().any(loose) && !loose(deed.end) && joins_the_same(side, own, &deed)).then_some(deed)
}

/// Whether what stands before and behind one link stands around the other too, in either order.
fn joins_the_same(side: &Side<'_>, own: &Range<usize>, theirs: &Range<usize>) -> bool {
    let (mine, there) = (around(&side.own, own), around(&side.other, theirs));
    let shared = |from: usize, to: usize| matched(side, mine[from].clone()).any(|at| there[to].contains(&at));
    (shared(0, 0) && shared(1, 1)) || (shared(0, 1) && shared(1, 0))
}

fn around(view: &SentenceView<'_>, link: &Range<usize>) -> [Range<usize>; 2] {
    [link.start.saturating_sub(REACH)..link.start, link.end..view.tokens().len().min(link.end + REACH)]
}

/// Whether a cue that `is` of some sort stands close before some words.
fn stands_before(view: &SentenceView<'_>, cues: &[Cue], is: impl Fn(&Cue) -> bool, tokens: &Range<usize>) -> bool {
    let before = tokens.start.saturating_sub(BEFORE)..tokens.start;
    cues.iter().filter(|cue| is(cue)).any(|cue| view.tokens_in(cue.span).any(|at| before.contains(&at)))
}

#[cfg(test)]
mod tests {
    use crate::framing::Severity;
    use crate::framing::testing::found;

    fn severity(a: &str, b: &str) -> Option<Severity> {
        let mut found = found("causation", a, b).into_iter();
        found.find(|finding| finding.note.contains("go together")).map(|finding| finding.severity)
    }

    const LINKED: &str = "The drug was linked to heart attacks in older patients.";

    #[test]
    fn a_cause_or_a_deed_says_more_than_a_link() {
        assert_eq!(severity(LINKED, "The drug causes heart attacks in older patients."), Some(Severity::High));
        assert_eq!(severity(LINKED, "The drug raises heart attacks in older patients."), Some(Severity::High));
        let hedged = severity(LINKED, "The drug may cause heart attacks in older patients.");
        assert!(hedged.is_some() && hedged < Some(Severity::High), "{hedged:?}");
    }

    #[test]
    fn another_word_for_a_link_says_no_more() {
        assert_eq!(severity(LINKED, "The drug was connected to heart attacks in older patients."), None);
        assert_eq!(severity(LINKED, "The drug does not cause heart attacks in older patients."), None);
    }
}
