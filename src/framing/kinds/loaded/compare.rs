//! What differs between the loaded words of two aligned sentences.

use std::ops::Range;

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
/// Strength from which a word against a plain one changes what a reader takes away.
const STRONG: u8 = 3;

pub(super) fn compare(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let mut findings = Vec::new();
    let mut answered: Vec<Span> = Vec::new();
    for cue in telling(&first) {
        let other = counterpart(&first, cue);
        if let Counterpart::Loaded(theirs) = other {
            answered.push(theirs.span);
        }
        findings.extend(finding(&first, cue, &other));
    }
    for cue in telling(&second).filter(|cue| !answered.contains(&cue.span)) {
        let other = counterpart(&second, cue);
        if matches!(other, Counterpart::Loaded(theirs) if telling(&first).any(|mine| mine.span == theirs.span)) {
            continue;
        }
        findings.extend(finding(&second, cue, &other));
    }
    findings
}

/// Loaded words that the outlet chose and the other side does not use.
fn telling<'a>(side: &Side<'a>) -> impl Iterator<Item = &'a Cue> + use<'a> {
    let side = *side;
    side.outlet_cues("loaded").filter(move |cue| !side.other_says_it_too(cue.span))
}

/// What stands on the other side in the place of a loaded word.
enum Counterpart<'a> {
    Loaded(&'a Cue),
    Plain(Range<usize>),
    Nothing,
}

fn counterpart<'a>(side: &Side<'a>, cue: &Cue) -> Counterpart<'a> {
    let tokens = side.own.tokens_in(cue.span);
    let verb = side.own_cues.iter().any(|own| own.kind == "attribution" && own.span.overlaps(cue.span));
    let slot = side.slot(&tokens);
    let inside = |span: Span, slot: &Range<usize>| side.other.span_of(slot.clone()).overlaps(span);
    if let Some(slot) = &slot
        && let Some(theirs) = side
            .other_cues
            .iter()
            .find(|theirs| theirs.kind == "loaded" && theirs.voice == Voice::Outlet && inside(theirs.span, slot))
    {
        return Counterpart::Loaded(theirs);
    }
    if verb && let Some(theirs) = only_reporting_verb(side) {
        return match side.other_cues.iter().find(|c| c.kind == "loaded" && c.span.overlaps(theirs)) {
            Some(loaded) if loaded.voice == Voice::Outlet => Counterpart::Loaded(loaded),
            _ => Counterpart::Plain(side.other.tokens_in(theirs)),
        };
    }
    slot.map_or(Counterpart::Nothing, Counterpart::Plain)
}

/// The reporting expression of the other side, when it has one only.
fn only_reporting_verb(side: &Side<'_>) -> Option<Span> {
    let mut cues = side.other_cues.iter().filter(|cue| cue.kind == "attribution" && cue.voice == Voice::Outlet);
    let only = cues.next()?;
    cues.next().is_none().then_some(only.span)
}

fn finding(side: &Side<'_>, cue: &Cue, other: &Counterpart<'_>) -> Option<Finding> {
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
            let severity = if cue.strength < LEAST_STRENGTH_ALONE { Severity::Low } else { Severity::Medium };
            let note = format!("“{own_words}” is a loaded expression; the other side has nothing in its place.");
            (None, None, severity, note)
        }
    };
    Some(side.finding(
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
    ))
}

/// Share of the expressions of a strength that stand in sentences which experts called biased (0.57, 0.71, 0.86).
fn confidence(strength: u8) -> f64 {
    match strength {
        0 | 1 => 0.57,
        2 => 0.71,
        _ => 0.86,
    }
}
