//! **causation**: one side links two events, the other tells both without a link.
//!
//! Where the other side leaves out one of the events, that is a missing detail and none of this kind's business.

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
        &[Example {
            a: "The port workers walked out because the owner cut their wages.",
            b: "The owner cut their wages and the port workers walked out.",
            words_a: "because",
            words_b: "",
        }]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            (
                "The port workers walked out because the owner cut their wages.",
                "The port workers walked out after the owner cut their wages.",
            ),
            (
                "The port workers walked out because the owner cut their wages.",
                "The port workers walked out on Monday.",
            ),
        ]
    }
}

fn one_sided(side: &Side<'_>) -> Vec<Finding> {
    let other_links = |view: &SentenceView<'_>| !lexicon::find("causation", view).is_empty();
    if other_links(&side.other) || side.also_other.iter().any(other_links) {
        return Vec::new();
    }
    side.outlet_cues("causation").filter_map(|cue| finding(side, cue)).collect()
}

fn finding(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let matched = |range: std::ops::Range<usize>| {
        range
            .filter(|&at| {
                let token = &side.own.tokens()[at];
                token.kind != TokenKind::Punctuation
                    && !side.own.vocabulary.word(token.word).function
                    && side.matched[at].is_some()
            })
            .count()
    };
    let before = matched(tokens.start.saturating_sub(REACH)..tokens.start);
    let behind = matched(tokens.end..side.own.tokens().len().min(tokens.end + REACH));
    if before < LEAST_MATCHED || behind < LEAST_MATCHED {
        return None;
    }
    let severity = if cue.family == "cause" { Severity::Medium } else { Severity::Low };
    let words = cue.span.of(&side.own.document.version.text);
    Some(side.finding(
        Some(cue.span),
        None,
        Remark {
            kind: "causation",
            severity,
            confidence: 0.6,
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note: format!("“{words}” links two events that the other side tells without a link."),
        },
    ))
}
