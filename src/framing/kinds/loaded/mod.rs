//! **loaded**: emotive or judging words where a plainer word would tell the same.
//!
//! A lexicon alone decides what is loaded; what it is set against comes from the pair: the words that stand in the
//! same slot on the other side, or nothing. Words inside an attributed quotation are the speaker's and are never
//! reported as the outlet's choice.

mod compare;

use super::super::lexicon;
use super::super::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Voice};

/// The kind.
pub struct LoadedKind;

impl FramingKind for LoadedKind {
    fn id(&self) -> &'static str {
        "loaded"
    }

    fn about(&self) -> &'static str {
        "Emotive or judging words against plainer ones for the same thing."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        words(sentence, LEAST_STRENGTH_OF_A_CUE)
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

/// A milder word says something only when a plainer one stands on the other side: of the sentences with nothing else, experts
/// called half biased (precision of the lexicon on BABE 0.62 with the mild words, 0.77 without).
const LEAST_STRENGTH_OF_A_CUE: u8 = 2;

/// Loaded words of at least this strength in a sentence, as cues.
fn words(view: &SentenceView<'_>, least: u8) -> Vec<Cue> {
    lexicon::find("loaded", view)
        .iter()
        .filter(|hit| {
            hit.entry.strength >= least && !is_part_of_a_name(view, &hit.tokens) && !hit.is_verb_as_noun(view)
        })
        .map(|hit| Cue {
            kind: "loaded",
            family: hit.family().id,
            span: view.span_of(hit.tokens.clone()),
            voice: Voice::at(view, hit.tokens.start),
            strength: hit.entry.strength,
            attribution: None,
        })
        .collect()
}

/// `Senator Champion`, `the Daily Storm`: a word of a longer name in mid-sentence tells nothing.
fn is_part_of_a_name(view: &SentenceView<'_>, tokens: &std::ops::Range<usize>) -> bool {
    view.tokens()[tokens.start].capital
        && !view.sentence.headline
        && view
            .tokenized
            .names
            .iter()
            .any(|name| name.len() > tokens.len() && name.start <= tokens.start && tokens.end <= name.end)
}
