//! **hedging**: how certain a statement is made to sound.
//!
//! A hedge or booster is worth a look when the other side tells what it stands with (a content word near it matches) and
//! has no expression of the same direction: two hedges of different families make the same reservation. A hedge
//! that both sides have makes its own reservation and no other.

use std::ops::Range;

use crate::framing::counterpart;
use crate::framing::kinds::attribution::attributions;
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, Voice, lexicon, note};
use crate::language::{self, HedgingLists, has};
use crate::tokens::TokenKind;

/// The kind.
pub struct HedgingKind;

/// How many words behind a hedge (or before it) may be the ones that it weakens.
const REACH: usize = 6;

impl FramingKind for HedgingKind {
    fn id(&self) -> &'static str {
        "hedging"
    }

    fn about(&self) -> &'static str {
        "Words that make a statement less or more certain: reportedly, alleged, may, appears to; certainly, flatly."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::cues("hedging", sentence)
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        pair.sides().iter().flat_map(|side| one_sided(side)).collect()
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The envoy reportedly left the capital on Monday.",
                b: "The envoy left the capital on Monday.",
                words_a: "reportedly",
                words_b: "",
            },
            Example {
                a: "The firm denied the charges.",
                b: "The firm emphatically denied the charges.",
                words_a: "",
                words_b: "emphatically",
            },
            Example {
                a: "The drug causes fits in children.",
                b: "The drug may cause fits in children.",
                words_a: "causes",
                words_b: "may",
            },
            Example {
                a: "The panel asked whether the envoy should have disclosed the flights.",
                b: "The envoy failed to disclose the flights.",
                words_a: "whether",
                words_b: "",
            },
            Example {
                a: "The envoy was reportedly told that the pier might close.",
                b: "The envoy was told that the pier might close.",
                words_a: "reportedly",
                words_b: "",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The envoy reportedly left the capital.", "The envoy has allegedly left the capital."),
            ("The envoy left the capital on Monday.", "On Monday the envoy left the capital."),
            ("The envoy may leave.", "The envoy might leave."),
            ("The drug may cause fits.", "The drug can perhaps cause fits."),
            ("The panel asked whether the crane was safe.", "The panel wanted to know if the crane was safe."),
            ("Traffic grew in May.", "In the year to May traffic grew."),
            ("The envoy appeared in court on Monday.", "The envoy came to the court on Monday."),
        ]
    }
}

fn one_sided(side: &Side<'_>) -> Vec<Finding> {
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "hedging")
        .filter(|cue| !answered(side, cue) && !says_it_too(side, cue))
        .filter_map(|cue| finding(side, cue))
        .collect()
}

fn is_booster(family: &str) -> bool {
    family == "booster"
}

/// Whether the other version has the very words: `reported` is no `reportedly`.
fn says_it_too(side: &Side<'_>, cue: &Cue) -> bool {
    let own = side.own.tokens_in(cue.span).map(|at| &side.own.tokens()[at]);
    own.filter(|token| !side.own.vocabulary.word(token.word).function).any(|token| {
        let others = std::iter::once(&side.other).chain(side.also_other).flat_map(|view| view.tokens());
        others.into_iter().any(|other| other.word == token.word)
    })
}

/// Whether the other side, or a sentence beside it, has an expression of the same direction.
fn answered(side: &Side<'_>, cue: &Cue) -> bool {
    let same = |family: &str| is_booster(family) == is_booster(cue.family);
    let free = |theirs: &&Cue| !side.is_taken(theirs, cue);
    let doubted = cue.family == "evidential"
        && side
            .other_cues
            .iter()
            .filter(free)
            .any(|theirs| theirs.kind == "attribution" && theirs.family == "doubting");
    doubted
        || side.other_cues.iter().filter(free).any(|theirs| theirs.kind == "hedging" && same(theirs.family))
        || side.also_other.iter().any(|view| lexicon::find("hedging", view).iter().any(|hit| same(hit.family().id)))
}

/// Whether the other side alone gives what stands at `at` as somebody's word.
fn is_attributed(side: &Side<'_>, at: usize) -> bool {
    let holds =
        |view: &SentenceView<'_>| attributions(view).iter().any(|found| found.source.is_some() && found.covers(at));
    holds(&side.other) && attributions(&side.own).iter().all(|found| found.source.is_none())
}

/// Family of what says that something may be so.
const MODAL: &str = "modal";

/// Whether the other side tells the very verb that is possible here as so: `may cause` against `causes`. What is to come,
/// planned, asked or attributed there is no plain statement.
fn is_plain_there(side: &Side<'_>, tokens: &Range<usize>) -> bool {
    let Some(to) = counterpart::said_of(side, tokens).map(|said| said.start) else { return false };
    let classes = phrases::classes(&side.other);
    let names_a_thing = to > 0
        && (matches!(classes[to - 1], Class::Determiner | Class::Possessive | Class::Preposition)
            || side.other.norm(to - 1) == "to");
    let own = side.match_of(to);
    let verb = classes[to] == Class::Verb || own.is_some_and(|at| is_inflected(side, at, to));
    let marked = side.other_cues.iter().any(|cue| cue.kind == "negation" && side.other.tokens_in(cue.span).end <= to);
    let asked = (0..to).any(|at| has(lists(&side.other).not_plain, side.other.norm(at)));
    verb && !names_a_thing && !marked && !asked && !own.is_some_and(|at| is_attributed(side, at))
}

/// `cause`, `causes`: the same verb, with an ending on the other side.
fn is_inflected(side: &Side<'_>, at: usize, to: usize) -> bool {
    side.own.norm(at) != side.other.norm(to) && side.other.norm(to).starts_with(side.own.norm(at))
}

/// Family of what leaves open whether something is so.
const QUESTION: &str = "question";
/// Content words of a question that the other side tells too, so that it is the answer.
const LEAST_TOLD: usize = 2;

/// Whether a sentence leaves anything open as a question.
fn asks(view: &SentenceView<'_>) -> bool {
    let not_plain = lists(view).not_plain;
    (0..view.tokens().len()).any(|at| view.norm(at) == "?" || has(not_plain, view.norm(at)))
}

/// Whether the other side tells what is asked here, so that it is settled there: `whether he should have disclosed the flights` against
/// `failed to disclose the flights`.
fn is_told_there(side: &Side<'_>, tokens: &Range<usize>) -> bool {
    let scope = tokens.end..side.own.tokens().len().min(tokens.end + 2 * REACH);
    scope.filter(|&at| side.own.is_content(at) && side.matched[at].is_some()).count() >= LEAST_TOLD
}

fn finding(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let is_verb = |own: &Cue| own.kind == "attribution" && own.span == cue.span;
    if side.own_cues.iter().any(is_verb) || (cue.family == QUESTION && asks(&side.other)) {
        return None;
    }
    let content = |at: &usize| {
        let token = &side.own.tokens()[*at];
        token.kind != TokenKind::Punctuation && token.span.len() > 1 && !side.own.vocabulary.word(token.word).function
    };
    let last = side.own.tokens().len();
    let near = (tokens.end..last.min(tokens.end + REACH)).chain(tokens.start.saturating_sub(2)..tokens.start);
    let anchor = near.filter(content).find_map(|at| side.matched[at]);
    let bare = counterpart::said_of(side, &tokens).map(|tokens| side.other.span_of(tokens));
    let severity = match (cue.family, cue.voice) {
        _ if anchor.is_none() => Severity::Low,
        // `According to the indictment, he stole it` leaves it as open as `he allegedly stole it`.
        ("evidential", _) if anchor.is_some_and(|at| is_attributed(side, at)) => Severity::Low,
        (_, Voice::Quoted) | ("approximator", _) => Severity::Low,
        _ if !side.is_nearest(&tokens) => Severity::Low,
        ("booster", _) if cue.strength < 2 => Severity::Low,
        (QUESTION, _) if is_told_there(side, &tokens) => Severity::Medium,
        (MODAL, _) if is_plain_there(side, &tokens) => Severity::Medium,
        // What the other side does not tell at all, it does not tell with more certainty.
        ("evidential" | "appearance" | "opinion", _) if bare.is_none() => Severity::Low,
        ("evidential" | "appearance" | "booster" | "opinion", _) => Severity::Medium,
        _ => Severity::Low,
    };
    let effect = if is_booster(cue.family) { "stronger" } else { "less certain" };
    let words = note::words(cue.span.of(&side.own.document.version.text));
    let note = match cue.family {
        QUESTION => side.note("leaves open whether it is so", "does not"),
        _ => side.note(&format!("says {words}, which makes it {effect}"), "has no such word"),
    };
    Some(side.finding(
        Some(cue.span),
        bare,
        Remark { kind: "hedging", severity, confidence: 0.6, own_cue: Some(cue.family), other_cue: None, note },
    ))
}

/// By which words a plain statement is told from a question in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static HedgingLists {
    &language::of(view.language()).lists.hedging
}
