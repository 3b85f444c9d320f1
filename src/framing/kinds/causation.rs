//! **causation**: one side links two events, the other tells both without a link or links them the other way.
//!
//! Where the other side leaves out one of the events, that is a missing detail and none of this kind's business.

use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::tokens::TokenKind;

/// The kind.
pub struct CausationKind;

/// So many words on either side of the link are looked at.
const REACH: usize = 8;
/// Words that may join the two events on the other side in the very place of the link (`and then`).
const LONGEST_PLAIN_LINK: usize = 2;
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
                a: "After the vote the port workers walked out because the owner cut their wages.",
                b: "After the vote the port workers walked out and the owner cut their wages.",
                words_a: "because",
                words_b: "",
            },
            Example {
                a: "The council closed the pier despite the storm.",
                b: "The council closed the pier because of the storm.",
                words_a: "despite",
                words_b: "because of",
            },
        ]
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
    side.outlet_cues("causation").filter_map(|cue| unlinked(side, cue).or_else(|| turned(side, cue))).collect()
}

/// Links of the other side that are not the counterpart of another link of this side.
fn others<'a>(side: &Side<'a>, cue: &Cue) -> Vec<&'a Cue> {
    side.other_cues.iter().filter(|theirs| theirs.kind == "causation" && !side.is_taken(theirs, cue)).collect()
}

/// Whether the events are cause and effect, or the one in spite of the other.
fn holds_against(family: &str) -> Option<bool> {
    match family {
        "cause" | "answer" => Some(false),
        "concession" => Some(true),
        _ => None,
    }
}

/// Because of it here, in spite of it there.
fn turned(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let at = side.own.tokens_in(cue.span).start;
    let before = at.checked_sub(1).and_then(|at| side.matched[at])?;
    let theirs = others(side, cue).into_iter().find(|theirs| side.other.tokens_in(theirs.span).start == before + 1)?;
    if holds_against(cue.family) != Some(false) || holds_against(theirs.family) != Some(true) {
        return None;
    }
    Some(side.finding(
        Some(cue.span),
        Some(theirs.span),
        Remark {
            kind: "causation",
            severity: Severity::High,
            confidence: 0.7,
            own_cue: Some(cue.family.to_owned()),
            other_cue: Some(theirs.family.to_owned()),
            note: "One side tells the one as following from the other, one as in spite of it.".to_owned(),
        },
    ))
}

fn unlinked(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let links = |view: &SentenceView<'_>| !lexicon::find("causation", view).is_empty();
    if !others(side, cue).is_empty() || side.also_other.iter().any(links) {
        return None;
    }
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
    let (reach, least) =
        if side.is_put_in(&tokens, LONGEST_PLAIN_LINK) { (2 * REACH, 1) } else { (REACH, LEAST_MATCHED) };
    let before = matched(tokens.start.saturating_sub(reach)..tokens.start);
    let behind = matched(tokens.end..side.own.tokens().len().min(tokens.end + reach));
    if before < least || behind < least {
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
