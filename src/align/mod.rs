//! Stage 6, **align**: which sentences of two versions tell the same.
//!
//! Alignment is free of order and any sentence may stay alone. The similarity stage has already compared each
//! pair with its rivals, so a fitted confidence decides; a rival that is far weaker than the sentence's best
//! partner falls, so that one sentence is not pulled into many weak pairs. Copies of one agency text are aligned exactly.

mod group;

pub use group::group;

pub mod diff;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::similarity::{Between, Candidate, Similarity};

/// Sentences of version `a` that tell what sentences of version `b` tell (1:1, 1:n or m:n).
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Document number of the first side; smaller than `b`.
    pub a: usize,
    /// Sentence numbers in `a`, sorted, at least one.
    pub a_sentences: Vec<usize>,
    /// Document number of the second side.
    pub b: usize,
    /// Sentence numbers in `b`, sorted, at least one.
    pub b_sentences: Vec<usize>,
    /// Every pair of the two sides, by `a` then `b`.
    pub pairs: Vec<Pair>,
}

/// Two sentences of different versions that tell the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Sentence in the first version.
    pub a: usize,
    /// Sentence in the second version.
    pub b: usize,
    /// How alike they are, 0–1.
    pub score: f64,
    /// Calibrated probability that they tell the same fact, 0–1.
    pub confidence: f64,
    /// Whether the two sentences are copies of one text.
    pub copy: bool,
}

/// A pair whose confidence is under this share of the best that either of its sentences has falls.
const LEAST_SHARE_OF_BEST: f64 = 0.3;
/// The same for pairs that are compared though they are not aligned. At 0.3 the framing stage finds 0.49 of the differences that
/// people named in real articles, at 0.2 0.53, at 0.1 0.58, but there only one in forty of the findings that are added is one.
const LEAST_SHARE_IF_DOUBTFUL: f64 = 0.2;
/// From so many versions on, a doubtful pair is held against the best partner that its sentences have in any version: each is
/// compared often enough, and the weakest comparisons were half of a report on twenty outlets. In stories of three versions the
/// framing stage would find 0.515 in place of 0.53.
const MANY_VERSIONS: usize = 5;

/// Decides which candidate pairs stand, by `(a, b, first sentence)`.
#[must_use]
pub fn align(similarity: &Similarity, min_confidence: f64) -> Vec<Alignment> {
    similarity
        .between
        .iter()
        .flat_map(|between| {
            let best = Best::of(std::slice::from_ref(between));
            group(between.a, between.b, &decide(between, min_confidence, LEAST_SHARE_OF_BEST, &best))
        })
        .collect()
}

/// From this weighted overlap (Jaccard) of their words on, two sentences are copies of one text.
const COPY: f32 = 0.9;
/// Confidence of a copy.
const COPY_CONFIDENCE: f64 = 0.99;

/// Whether two sentences are copies of one text. A pair that is sure to tell the same need not be: one may tell more.
#[must_use]
pub fn is_copy(candidate: &Candidate) -> bool {
    candidate.overlap >= COPY
}

/// Copies are aligned one to one, the nearest in place first, and with nothing else: a sentence that was cut from a copy would
/// otherwise be taken for told by the sentence most like it.
fn copies(between: &Between) -> Vec<Pair> {
    let mut found: Vec<&Candidate> = between.candidates.iter().filter(|c| is_copy(c)).collect();
    found.sort_by(|x, y| {
        let apart = |c: &Candidate| (c.a.abs_diff(c.b), c.a + c.b);
        y.overlap.total_cmp(&x.overlap).then(apart(x).cmp(&apart(y)))
    });
    let mut copies: Vec<Pair> = Vec::new();
    let mut taken: (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for c in found {
        if !taken.0.contains(&c.a) && !taken.1.contains(&c.b) {
            taken.0.insert(c.a);
            taken.1.insert(c.b);
            let confidence = c.confidence.max(COPY_CONFIDENCE);
            let score = c.score.max(f64::from(c.overlap));
            copies.push(Pair { a: c.a, b: c.b, score, confidence, copy: true });
        }
    }
    copies
}

/// Pairs that may tell the same and were not aligned: the framing stage compares them too, for a reader who wants to see
/// everything.
#[must_use]
pub fn doubtful(similarity: &Similarity, alignments: &[Alignment], compared_from: f64) -> Vec<Alignment> {
    let aligned: BTreeSet<[(usize, usize); 2]> = alignments
        .iter()
        .flat_map(|alignment| alignment.pairs.iter().map(|pair| [(alignment.a, pair.a), (alignment.b, pair.b)]))
        .collect();
    let versions = similarity.between.iter().map(|between| between.b + 1).max().unwrap_or(0);
    let in_story = (versions >= MANY_VERSIONS).then(|| Best::of(&similarity.between));
    let left = |between: &Between| -> Vec<Pair> {
        let doubted = |best: &Best| decide(between, compared_from, LEAST_SHARE_IF_DOUBTFUL, best);
        let mut pairs = match &in_story {
            Some(best) => doubted(best),
            None => doubted(&Best::of(std::slice::from_ref(between))),
        };
        pairs.retain(|pair| !aligned.contains(&[(between.a, pair.a), (between.b, pair.b)]));
        pairs
    };
    similarity.between.iter().flat_map(|between| group(between.a, between.b, &left(between))).collect()
}

/// The confidence of the best pair that each sentence is in: `[document][sentence]`, as far as there are pairs.
struct Best(Vec<Vec<f64>>);

impl Best {
    fn of(between: &[Between]) -> Self {
        let versions = between.iter().map(|between| between.b + 1).max().unwrap_or_default();
        let mut best: Vec<Vec<f64>> = vec![Vec::new(); versions];
        let mut hold = |document: usize, sentence: usize, confidence: f64| {
            let of_document = &mut best[document];
            if of_document.len() <= sentence {
                of_document.resize(sentence + 1, 0.0);
            }
            of_document[sentence] = of_document[sentence].max(confidence);
        };
        for between in between {
            for c in &between.candidates {
                hold(between.a, c.a, c.confidence);
                hold(between.b, c.b, c.confidence);
            }
        }
        Self(best)
    }

    /// Of the two sentences of a candidate.
    fn of_either(&self, between: &Between, c: &Candidate) -> f64 {
        self.0[between.a][c.a].max(self.0[between.b][c.b])
    }
}

/// The pairs of two versions that stand: of at least this confidence, and of at least this share of the best.
fn decide(between: &Between, min_confidence: f64, least_share: f64, best: &Best) -> Vec<Pair> {
    let mut pairs = copies(between);
    let copied: (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().map(|pair| (pair.a, pair.b)).unzip();
    let mut rewritten: Vec<Pair> = between
        .candidates
        .iter()
        .filter(|c| !copied.0.contains(&c.a) && !copied.1.contains(&c.b))
        .filter(|c| c.confidence >= min_confidence.max(least_share * best.of_either(between, c)))
        .map(|c| Pair { a: c.a, b: c.b, score: c.score, confidence: c.confidence, copy: false })
        .collect();
    keep_surest(&mut rewritten);
    pairs.extend(rewritten);
    pairs
}

/// A sentence has no more partners than this in another version: the most that people found, in brief texts; in articles it was
/// four. Without a bound a long text that repeats itself is paired with itself many times over; at four the F1 on ECB+ fell
/// from 0.723 to 0.716.
const MOST_PARTNERS: usize = 7;

/// Drops what is not among the surest pairs of both its sentences; ties stay together, so that swapped versions keep the same.
fn keep_surest(pairs: &mut Vec<Pair>) {
    let least = |side: fn(&Pair) -> usize| -> FxHashMap<usize, f64> {
        let mut held: FxHashMap<usize, Vec<f64>> = FxHashMap::default();
        pairs.iter().for_each(|pair| held.entry(side(pair)).or_default().push(pair.confidence));
        let least = |mut confidences: Vec<f64>| {
            confidences.sort_by(|x, y| y.total_cmp(x));
            confidences[confidences.len().min(MOST_PARTNERS) - 1]
        };
        held.into_iter().map(|(sentence, confidences)| (sentence, least(confidences))).collect()
    };
    let (least_a, least_b) = (least(|pair| pair.a), least(|pair| pair.b));
    pairs.retain(|pair| pair.confidence >= least_a[&pair.a] && pair.confidence >= least_b[&pair.b]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(a: usize, b: usize, confidence: f64) -> Candidate {
        Candidate { a, b, overlap: 0.0, score: confidence, confidence }
    }

    #[test]
    fn a_sentence_keeps_its_surest_partners_only() {
        let pair = |a, b, confidence| Pair { a, b, score: 0.5, confidence, copy: false };
        let mut pairs: Vec<Pair> = (0..MOST_PARTNERS + 2).map(|b| pair(0, b, 0.4 + 0.05 * b as f64)).collect();
        pairs.push(pair(1, 0, 0.35));
        keep_surest(&mut pairs);
        let kept: Vec<(usize, usize)> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        let surest = (2..MOST_PARTNERS + 2).map(|b| (0, b)).chain([(1, 0)]);
        assert_eq!(kept, surest.collect::<Vec<_>>());
    }

    #[test]
    fn a_pair_is_aligned_or_doubtful_or_neither() {
        let candidates = vec![candidate(0, 0, 0.9), candidate(0, 1, 0.15), candidate(1, 1, 0.2), candidate(2, 2, 0.01)];
        let similarity = Similarity { between: vec![Between { a: 0, b: 1, candidates, ..Between::default() }] };
        let pairs = |alignments: &[Alignment]| -> Vec<(usize, usize)> {
            alignments.iter().flat_map(|alignment| &alignment.pairs).map(|pair| (pair.a, pair.b)).collect()
        };
        let aligned = align(&similarity, 0.3);
        assert_eq!(pairs(&aligned), [(0, 0)]);
        // The first sentence has a surer partner.
        assert_eq!(pairs(&doubtful(&similarity, &aligned, 0.08)), [(1, 1)]);
    }

    #[test]
    fn among_many_versions_a_sentence_that_is_surely_told_elsewhere_is_in_no_doubtful_pair() {
        let between = |a, b, confidence| {
            let candidates = vec![candidate(0, 0, confidence)];
            Between { a, b, candidates, ..Between::default() }
        };
        let doubtful_of = |last| {
            let similarity = Similarity { between: vec![between(0, 1, 0.9), between(0, last, 0.1)] };
            let aligned = align(&similarity, 0.3);
            doubtful(&similarity, &aligned, 0.05).len()
        };
        assert_eq!(doubtful_of(MANY_VERSIONS - 2), 1);
        assert_eq!(doubtful_of(MANY_VERSIONS - 1), 0);
    }
}
