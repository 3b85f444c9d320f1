//! What differs between the loaded words of two aligned sentences.

use std::ops::Range;

use super::words;
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, PairView, Severity, Voice};
use crate::span::Span;

pub(super) const MUST_FIRE: &[Example] = &[
    Example {
        a: "The union slammed the closure of the mill.",
        b: "The union criticised the closure of the mill.",
        words_a: "slammed",
        words_b: "criticised",
    },
    Example {
        a: "A chorus of farmers called for a ban on nets.",
        b: "Several farmers called for a ban on nets.",
        words_a: "chorus",
        words_b: "",
    },
    Example {
        a: "The council approved the plan for the square.",
        b: "The council approved the disgraceful plan for the square.",
        words_a: "",
        words_b: "disgraceful",
    },
];
pub(super) const MUST_NOT_FIRE: &[(&str, &str)] = &[
    ("The union slammed the closure of the mill.", "The closure of the mill was slammed by the union."),
    ("The mayor opened the bridge on Monday.", "The bridge was opened by the mayor on Monday."),
    (
        "The mayor called the plan for the square “a disgraceful idea”.",
        "The mayor spoke about the plan for the square.",
    ),
];

/// Below this strength a loaded word without a counterpart is shown with `--all` only: mild words are right about half
/// of the time on sentences judged by experts, stronger ones at least two times in three.
const LEAST_STRENGTH_ALONE: u8 = 2;
/// A loaded word with no shared word so near belongs to a detail that the other side does not tell at all.
const REACH: usize = 3;
/// Strength from which a word against a plain one changes what a reader takes away.
const STRONG: u8 = 3;

pub(super) fn compare(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let (mine, theirs) = (telling(&first), telling(&second));
    // Two words answer each other where either is found in the other's place: the order of the texts decides nothing.
    let answers = |side: &Side<'_>, own: &Cue, others: &[Cue], other: &Cue| matches!(counterpart(side, own, others), Counterpart::Loaded(found) if found.span == other.span);
    let mut findings = Vec::new();
    let mut answered: [Vec<Span>; 2] = Default::default();
    for cue in &mine {
        for other in &theirs {
            if answers(&first, cue, &theirs, other) || answers(&second, other, &mine, cue) {
                findings.push(finding(&first, cue, &Counterpart::Loaded(other)));
                answered[0].push(cue.span);
                answered[1].push(other.span);
            }
        }
    }
    for (side, own, others, answered) in
        [(&first, &mine, &theirs, &answered[0]), (&second, &theirs, &mine, &answered[1])]
    {
        let alone = own.iter().filter(|cue| !answered.contains(&cue.span));
        findings.extend(alone.map(|cue| finding(side, cue, &counterpart(side, cue, others))));
    }
    findings
}

/// Loaded words that the outlet chose and the other side does not use.
fn telling(side: &Side<'_>) -> Vec<Cue> {
    words(&side.own, 1)
        .into_iter()
        .filter(|cue| cue.voice == Voice::Outlet && !side.other_says_it_too(cue.span))
        .collect()
}

/// What stands on the other side in the place of a loaded word.
enum Counterpart<'a> {
    Loaded(&'a Cue),
    Plain(Range<usize>),
    Nothing,
}

fn counterpart<'a>(side: &Side<'_>, cue: &Cue, theirs: &'a [Cue]) -> Counterpart<'a> {
    let slot = side.slot(&side.own.tokens_in(cue.span)).or_else(|| reporting_verb(side, cue));
    let Some(slot) = slot else { return Counterpart::Nothing };
    let span = side.other.span_of(slot.clone());
    theirs.iter().find(|other| other.span.overlaps(span)).map_or(Counterpart::Plain(slot), Counterpart::Loaded)
}

/// The reporting expression of the other side, when the loaded word is one too and the other side has one only.
fn reporting_verb(side: &Side<'_>, cue: &Cue) -> Option<Range<usize>> {
    let reports = |cues: &[Cue], span: Option<Span>| -> Vec<Span> {
        cues.iter()
            .filter(|cue| cue.kind == "attribution" && cue.voice == Voice::Outlet)
            .map(|cue| cue.span)
            .filter(|own| span.is_none_or(|span| own.overlaps(span)))
            .collect()
    };
    if reports(side.own_cues, Some(cue.span)).is_empty() {
        return None;
    }
    match reports(side.other_cues, None).as_slice() {
        [only] => Some(side.other.tokens_in(*only)),
        _ => None,
    }
}

fn finding(side: &Side<'_>, cue: &Cue, other: &Counterpart<'_>) -> Finding {
    let own_words = cue.span.of(&side.own.document.version.text);
    let (span, family, severity, note) = match other {
        Counterpart::Loaded(theirs) => {
            let apart = cue.strength.abs_diff(theirs.strength);
            let severity = if apart >= 1 { Severity::Medium } else { Severity::Low };
            (
                Some(theirs.span),
                Some(theirs.family.to_owned()),
                severity,
                "Two loaded expressions of different colour.".to_owned(),
            )
        }
        Counterpart::Plain(slot) => {
            let severity = match cue.strength {
                0 | 1 => Severity::Low,
                STRONG.. => Severity::High,
                _ => Severity::Medium,
            };
            let note = format!("“{own_words}” is a loaded expression; the other side has plainer words in its place.");
            (Some(side.other.span_of(slot.clone())), None, severity, note)
        }
        Counterpart::Nothing => {
            let tokens = side.own.tokens_in(cue.span);
            let told = side.is_told_of(&tokens, REACH) && side.is_nearest(&tokens);
            let telling = told && cue.strength >= LEAST_STRENGTH_ALONE;
            let severity = if telling { Severity::Medium } else { Severity::Low };
            let note = format!("“{own_words}” is a loaded expression; the other side has nothing in its place.");
            (None, None, severity, note)
        }
    };
    side.finding(
        Some(cue.span),
        span,
        Remark {
            kind: "loaded",
            severity,
            confidence: confidence(cue.strength),
            own_cue: Some(cue.family.to_owned()),
            other_cue: family,
            note,
        },
    )
}

/// Share of the expressions of a strength that stand in sentences which experts called biased (0.57, 0.71, 0.86).
fn confidence(strength: u8) -> f64 {
    match strength {
        0 | 1 => 0.57,
        2 => 0.71,
        _ => 0.86,
    }
}
