//! Who gave an order: `was told to sign` against `the mayor told the clerk to sign`.

use super::lists;
use super::voices::{has_object, is_subject_before};
use crate::framing::passives::passives;
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, Severity};
use crate::language::has;

/// Words between a verb of ordering and the deed (`told the two young clerks to sign`).
const ORDER_REACH: usize = 7;

/// `was told to sign` on this side, `ordered him to sign` on the other: who gave the order.
pub(super) fn ordered(side: &Side<'_>) -> Option<Finding> {
    let (view, other) = (&side.own, &side.other);
    let theirs = passives(other);
    passives(view).iter().filter(|passive| passive.actor.is_none()).find_map(|passive| {
        let at = passive.participle;
        let order = has(lists(view).orders, view.norm(at)) && view.norm(at + 1) == "to";
        let deed = side.matched.get(at + 2).copied().flatten().filter(|deed| order && *deed > 1)?;
        let given =
            (deed.saturating_sub(ORDER_REACH)..deed - 1).rev().find(|to| has(lists(other).orders, other.norm(*to)))?;
        let active = other.norm(deed - 1) == "to"
            && has_object(other, given)
            && is_subject_before(other, given)
            && theirs.iter().all(|there| there.participle != given);
        active.then(|| {
            side.finding(
                Some(view.span_of(passive.tokens.clone())),
                Some(other.span_of(given - 1..given + 1)),
                Remark {
                    kind: "agency",
                    severity: Severity::Medium,
                    confidence: 0.8,
                    own_cue: Some("passive_without_actor"),
                    other_cue: Some("active"),
                    note: side.note("does not say who gave the order", "says who did"),
                },
            )
        })
    })
}
