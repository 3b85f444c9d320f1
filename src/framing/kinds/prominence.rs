//! A fact at the top of one version and far down in the other, or in places far apart.
//!
//! Only a fact's first mention counts: when an earlier sentence of the lower version already tells most of
//! the words that matter, the fact stands higher up than this pair says.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::framing::cue::Cue;
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity};
use crate::tokens::TermId;

/// Sentences that make the top of a version.
const TOP: usize = 4;
/// Sentences that share less may tell two facts, and each its own place.
const SAME_FACT: f32 = 0.5;
/// Share of a version above which a sentence stands in its lower part.
const LOWER_PART: f64 = 0.5;
/// Places further apart, as shares of the two versions, give a fact another weight wherever they lie.
const FAR_APART: f64 = 0.25;
/// Share of a version from which on a sentence stands near its end.
const NEAR_END: f64 = 0.8;
/// Versions with fewer sentences have no bottom.
const SHORTEST_VERSION: usize = 8;
/// Share of the pair's common content words in an earlier sentence that makes it an earlier mention.
const EARLIER_MENTION: f32 = 0.75;
/// A word in more than this share of a version's sentences is the story's subject and tells no fact.
const STORY_WIDE: f32 = 0.2;

/// The kind.
#[derive(Debug)]
pub struct Prominence;

impl FramingKind for Prominence {
    fn id(&self) -> &'static str {
        "prominence"
    }

    fn about(&self) -> &'static str {
        "A fact in the headline or lead of one version that stands far down in the other."
    }

    fn cues(&self, _sentence: &SentenceView<'_>) -> Vec<Cue> {
        Vec::new()
    }

    fn compares_copies(&self) -> bool {
        true
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let (top_a, top_b) = (is_top(&pair.a), is_top(&pair.b));
        let (lower, beside) =
            if depth(&pair.a) > depth(&pair.b) { (&pair.a, pair.also_a) } else { (&pair.b, pair.also_b) };
        let from_top = top_a != top_b && is_low(lower);
        let apart = (depth(&pair.a) - depth(&pair.b)).abs() >= FAR_APART
            && length(&pair.a).min(length(&pair.b)) >= SHORTEST_VERSION;
        if !(from_top || apart) || beside.iter().any(|view| view.index < lower.index) {
            return Vec::new();
        }
        let in_headline = pair.a.sentence.headline || pair.b.sentence.headline;
        // Of what stands at the top of one version and far down in the other, people named a headline only.
        let telling = in_headline && from_top && pair.common_ground >= SAME_FACT && !told_earlier(pair, lower);
        let whole = |view: &SentenceView<'_>| Some(view.place_at(view.sentence.span));
        vec![Finding {
            kind: "prominence",
            severity: if telling { Severity::Medium } else { Severity::Low },
            confidence: pair.confidence * 0.8,
            a: whole(&pair.a),
            b: whole(&pair.b),
            cue_a: None,
            cue_b: None,
            note: format!("{} against {}", words(&pair.a), words(&pair.b)).into(),
        }]
    }

    fn must_fire(&self) -> &'static [Example] {
        &[]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[("The ferry sank off Varn.", "Off Varn the ferry sank.")]
    }
}

/// Share of the version that stands before the sentence, 0–1.
fn depth(view: &SentenceView<'_>) -> f64 {
    if view.sentence.headline { 0.0 } else { view.index as f64 / length(view).max(1) as f64 }
}

fn length(view: &SentenceView<'_>) -> usize {
    view.document.sentences.len()
}

fn is_top(view: &SentenceView<'_>) -> bool {
    view.sentence.headline || view.index < TOP.min(length(view) / 3)
}

fn is_low(view: &SentenceView<'_>) -> bool {
    length(view) >= SHORTEST_VERSION && depth(view) >= LOWER_PART
}

/// Whether an earlier sentence of the lower version shares most of what the pair shares.
fn told_earlier(pair: &PairView<'_>, lower: &SentenceView<'_>) -> bool {
    let content = |at: usize| -> Option<TermId> {
        let word = pair.a.word(at);
        (!word.function && pair.match_a[at].is_some()).then_some(word.term)
    };
    let shared: FxHashSet<TermId> = (0..pair.a.tokens().len()).filter_map(content).collect();
    let sentences = &pair.story.tokens[lower.document_index];
    let holders = &pair.story.holders[lower.document_index];
    let in_sentences = |term: TermId| holders.of_term(term).len() as f32;
    let most = (STORY_WIDE * sentences.len() as f32).max(2.0);
    let shared: FxHashSet<TermId> = shared.into_iter().filter(|term| in_sentences(*term) <= most).collect();
    if shared.is_empty() {
        return false;
    }
    let mut told: FxHashMap<u32, f32> = FxHashMap::default();
    for term in &shared {
        let earlier = holders.of_term(*term).iter().take_while(|sentence| (**sentence as usize) < lower.index);
        earlier.for_each(|sentence| *told.entry(*sentence).or_default() += 1.0);
    }
    told.values().any(|told| *told >= EARLIER_MENTION * shared.len() as f32)
}

fn words(view: &SentenceView<'_>) -> String {
    let place = if view.sentence.headline {
        "the headline"
    } else if is_top(view) {
        "the top"
    } else if depth(view) >= NEAR_END {
        "the end"
    } else if depth(view) >= LOWER_PART {
        "the lower half"
    } else {
        "the upper half"
    };
    format!("{place} (sentence {} of {})", view.index + 1, length(view))
}
