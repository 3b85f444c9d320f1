//! Alignment against gold: precision, recall and F1 over sentence pairs, strict and lax.

use std::collections::BTreeSet;

use serde::Serialize;

use super::gold::{At, GoldStory};
use super::share;
use crate::align::Alignment;

/// A pair of sentences of two documents, the smaller document first.
pub type SentencePair = (At, At);

/// Counts of one story or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pairs that both have.
    pub hits: usize,
    /// Pairs found that gold does not have.
    pub false_pairs: usize,
    /// Gold pairs that were not found.
    pub missed: usize,
}

impl Counts {
    /// Share of the found pairs that are right; 1 when nothing was found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_pairs, 1.0)
    }

    /// Share of the gold pairs that were found; 1 when there are none.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed, 1.0)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.false_pairs + self.missed, 1.0)
    }

    /// Adds the counts of another story.
    pub fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.false_pairs += other.false_pairs;
        self.missed += other.missed;
    }
}

/// The pairs of a set of alignments; an m:n alignment counts as all its pairs.
#[must_use]
pub fn pairs_of(alignments: &[Alignment]) -> BTreeSet<SentencePair> {
    alignments
        .iter()
        .flat_map(|alignment| {
            alignment
                .a_sentences
                .iter()
                .flat_map(move |&i| alignment.b_sentences.iter().map(move |&j| ((alignment.a, i), (alignment.b, j))))
        })
        .collect()
}

/// Gold pairs with the smaller document first.
#[must_use]
pub fn ordered(pairs: &[SentencePair]) -> BTreeSet<SentencePair> {
    pairs.iter().map(|&(a, b)| if a <= b { (a, b) } else { (b, a) }).collect()
}

/// Strict counts: exactly the gold pairs; pairs in `ignore` count neither way.
#[must_use]
pub fn strict(story: &GoldStory, alignments: &[Alignment]) -> Counts {
    let (gold, ignore, found) = (ordered(&story.gold), ordered(&story.ignore), pairs_of(alignments));
    Counts {
        hits: found.intersection(&gold).count(),
        false_pairs: found.iter().filter(|pair| !gold.contains(pair) && !ignore.contains(pair)).count(),
        missed: gold.difference(&found).count(),
    }
}

/// Lax counts: a found pair is right when gold aligns either of its sentences with that version in a
/// neighbouring sentence too, as vecalign's lax score does for overlapping alignments.
#[must_use]
pub fn lax(story: &GoldStory, alignments: &[Alignment]) -> Counts {
    let (gold, ignore, found) = (ordered(&story.gold), ordered(&story.ignore), pairs_of(alignments));
    let touches = |pair: &SentencePair, set: &BTreeSet<SentencePair>| {
        set.contains(pair)
            || set.iter().any(|other| {
                other.0.0 == pair.0.0
                    && other.1.0 == pair.1.0
                    && ((other.0.1 == pair.0.1 && other.1.1.abs_diff(pair.1.1) <= 1)
                        || (other.1.1 == pair.1.1 && other.0.1.abs_diff(pair.0.1) <= 1))
            })
    };
    Counts {
        hits: gold.iter().filter(|pair| touches(pair, &found)).count(),
        false_pairs: found.iter().filter(|pair| !ignore.contains(pair) && !touches(pair, &gold)).count(),
        missed: gold.iter().filter(|pair| !touches(pair, &found)).count(),
    }
}
