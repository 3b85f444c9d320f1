//! **attribution**: who says it, and with what word.
//!
//! The reporting expression is found first ([`detect`]), with the rules of a sentence's shape (before or behind the
//! content, passive, noun, `according to`, headline colon) deciding whether a lexicon word is one at all; the
//! source is then looked for from there ([`source`]). A plain list of reporting verbs reaches a cue F1 of 0.62 on
//! PolNeAR, because half of its attributions are opinions, wishes and attacks, and because list words are nouns as
//! often as verbs.

mod compare;
mod detect;
mod general;
mod no_speech;
mod source;

pub use detect::{Found, Shape, attributions};
pub(in crate::framing) use detect::{attributions_in, is_negated};
pub(in crate::framing) use source::is_pronoun;

use super::super::{Attribution, Cue, Example, Finding, FramingKind, PairView, SentenceView, Voice};
use crate::language::{self, AttributionLists};
use crate::span::Span;

/// The kind.
pub struct AttributionKind;

impl FramingKind for AttributionKind {
    fn id(&self) -> &'static str {
        "attribution"
    }

    fn about(&self) -> &'static str {
        "Who is given as the source, with which reporting verb, and whether a thing is attributed or stated as fact."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        attributions(sentence).iter().map(|found| as_cue(sentence, found)).collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        compare::compare(pair)
    }

    fn must_fire(&self) -> &'static [Example] {
        compare::MUST_FIRE
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        compare::MUST_NOT_FIRE
    }
}

fn as_cue(view: &SentenceView<'_>, found: &Found<'_>) -> Cue {
    let spans = |range: &Option<std::ops::Range<usize>>| -> Vec<Span> {
        range.iter().filter(|range| !range.is_empty()).map(|range| view.span_of(range.clone())).collect()
    };
    let span = view.span_of(found.cue.clone());
    Cue {
        kind: "attribution",
        family: found.family,
        span,
        voice: Voice::at(view, found.cue.start),
        strength: found.strength,
        attribution: Some(Box::new(Attribution {
            source: spans(&found.source),
            cue: vec![span],
            content: spans(&found.content),
            named: found.source.as_ref().is_some_and(|range| source::is_named(view, range)),
        })),
    }
}

/// By which words sources and what they say are found in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static AttributionLists {
    &language::of(view.language()).lists.attribution
}
