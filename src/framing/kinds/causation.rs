//! **causation**: one side links two events, the other tells both without a link.
//!
//! A link counts in full where the other side tells both events without it. Where it leaves one of them out, or links the
//! event with another one, the finding is shown with `--all`.

use std::ops::Range;

use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::tokens::TokenKind;

/// The kind.
pub struct CausationKind;

/// So many words on either side of the link are looked at.
const REACH: usize = 8;
/// So many content words before and behind the link must stand on the other side too.
const LEAST_MATCHED: usize = 2;

impl FramingKind for CausationKind {
    fn id(&self) -> &'static str {
        "causation"
    }

    fn about(&self) -> &'static str {
        "Two events linked by because, after, amid or despite on one side and told without the link on the other."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::cues("causation", sentence)
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        pair.sides().iter().flat_map(|side| one_sided(side)).collect()
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The port workers walked out because the owner cut their wages.",
                b: "The owner cut their wages and the port workers walked out.",
                words_a: "because",
                words_b: "",
            },
            Example {
                a: "The port was shut owing to a storm.",
                b: "The port was shut because the owner ran out of money.",
                words_a: "owing to",
                words_b: "because",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            (
                "The port workers walked out because the owner cut their wages.",
                "The port workers walked out in protest at the wages the owner cut.",
            ),
            (
                "The port workers walked out because the owner cut their wages.",
                "The port workers walked out due to wages the owner cut.",
            ),
        ]
    }
}

/// Links that say why, not only when.
fn says_why(family: &str) -> bool {
    matches!(family, "cause" | "answer" | "reason")
}

fn one_sided(side: &Side<'_>) -> Vec<Finding> {
    let theirs = lexicon::find("causation", &side.other);
    let beside =
        side.also_other.iter().any(|view| lexicon::find("causation", view).iter().any(|hit| says_why(hit.family.id)));
    let linked = !theirs.is_empty() || side.also_other.iter().any(|view| !lexicon::find("causation", view).is_empty());
    side.outlet_cues("causation")
        .filter_map(|cue| {
            let why = says_why(cue.family);
            if why
                && !beside
                && let Some(other) = theirs.iter().find(|hit| says_why(hit.family.id))
            {
                return if side.first { two_causes(side, cue, other) } else { None };
            }
            if linked && !(why && !beside && theirs.iter().all(|hit| !says_why(hit.family.id))) {
                return None;
            }
            alone(side, cue, linked)
        })
        .collect()
}

/// Content words of `range` that the other side tells too.
fn matched<'a>(side: &Side<'a>, range: Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let side = *side;
    range.filter_map(move |at| {
        let token = &side.own.tokens()[at];
        let content = token.kind != TokenKind::Punctuation && !side.own.vocabulary.word(token.word).function;
        side.matched[at].filter(|_| content)
    })
}

/// Both give a cause, and nothing beside the one link stands beside the other.
fn two_causes(side: &Side<'_>, cue: &Cue, other: &lexicon::Match<'_>) -> Option<Finding> {
    let last = side.own.tokens().len();
    let tokens = side.own.tokens_in(cue.span);
    let behind = matched(side, tokens.end..last.min(tokens.end + REACH));
    let there = other.tokens.start.saturating_sub(REACH)..other.tokens.end + REACH;
    let shared = matched(side, 0..last).count();
    if behind.into_iter().any(|at| there.contains(&at)) || shared < LEAST_MATCHED {
        return None;
    }
    Some(side.finding(
        Some(cue.span),
        Some(side.other.span_of(other.tokens.clone())),
        Remark {
            kind: "causation",
            severity: Severity::Low,
            confidence: 0.5,
            own_cue: Some(cue.family.to_owned()),
            other_cue: Some(other.family.id.to_owned()),
            note: "Each side links it with something else.".to_owned(),
        },
    ))
}

/// A link on this side only.
fn alone(side: &Side<'_>, cue: &Cue, linked: bool) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let before = matched(side, tokens.start.saturating_sub(REACH)..tokens.start).count();
    let behind = matched(side, tokens.end..side.own.tokens().len().min(tokens.end + REACH)).count();
    let both_told = before >= LEAST_MATCHED && behind >= LEAST_MATCHED;
    if !both_told && before + behind == 0 || !both_told && !says_why(cue.family) && before + behind < LEAST_MATCHED {
        return None;
    }
    let severity =
        if both_told && !linked && matches!(cue.family, "cause" | "reason") { Severity::Medium } else { Severity::Low };
    let words = cue.span.of(&side.own.document.version.text);
    let note = if both_told {
        format!("“{words}” links two events that the other side tells without a link.")
    } else {
        format!("“{words}” links the event with another that the other side does not link it with.")
    };
    Some(side.finding(
        Some(cue.span),
        None,
        Remark {
            kind: "causation",
            severity,
            confidence: if both_told { 0.6 } else { 0.4 },
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note,
        },
    ))
}
