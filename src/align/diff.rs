//! Word by word: which words of two aligned sentences match, and what stands between them.
//!
//! Two views of one pair. [`word_diff`] is ordered, a longest common subsequence of stems, and then smoothed: a
//! lone function word or mark that matches between two changed runs is no island of sameness, it joins
//! them (otherwise every second word lights up). [`matches`] is free of order: news is rewritten, so that
//! "police fired tear gas" and "tear gas was fired by police" share all their words.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::tokens::{TermId, Token, TokenKind, TokenSentence, Vocabulary};

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The same on both sides.
    Equal,
    /// Only on the first side.
    Delete,
    /// Only on the second side.
    Insert,
    /// Something else stands in the same place.
    Replace,
}

/// A run of tokens on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happened.
    pub op: Op,
    /// Tokens of the first sentence; empty for `Insert`.
    pub a: Range<usize>,
    /// Tokens of the second sentence; empty for `Delete`.
    pub b: Range<usize>,
}

fn terms(sentence: &TokenSentence, vocabulary: &Vocabulary) -> Vec<TermId> {
    sentence.tokens.iter().map(|token| vocabulary.word(token.word).term).collect()
}

/// Products of two lengths up to which every pair of equal words may be looked at.
const LONGEST_EXACT: usize = 1 << 20;

/// A shortest diff; `swap` compares the second text with the first and turns the answer round.
///
/// Two tellings of a fact share few words, and then the algorithm of Hunt and Szymanski (1977), which goes from one pair of equal
/// words to the next, takes less than half the steps of Myers'. In very long sentences of few words those pairs are too many, and it
/// is Myers' that is used.
///
/// Where several shortest diffs exist, either takes one by which text comes first. A caller that swaps by what
/// the texts say, not by their order, gets the same diff for swapped texts, mirrored.
#[must_use]
pub fn shortest<T: Eq + Hash + Ord>(a: &[T], b: &[T], swap: bool) -> Vec<DiffOp> {
    let algorithm = if a.len().saturating_mul(b.len()) <= LONGEST_EXACT { Algorithm::Hunt } else { Algorithm::Myers };
    if !swap {
        return capture_diff_slices(algorithm, a, b);
    }
    let turned = |op| match op {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: new_index, new_index: old_index, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Insert { old_index: new_index, new_index: old_index, new_len: old_len }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Delete { old_index: new_index, old_len: new_len, new_index: old_index }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: new_index, old_len: new_len, new_index: old_index, new_len: old_len }
        }
    };
    capture_diff_slices(algorithm, b, a).into_iter().map(turned).collect()
}

/// The word diff of two sentences, in order, covering every token once.
#[must_use]
pub fn word_diff(a: &TokenSentence, b: &TokenSentence, vocabulary: &Vocabulary) -> Vec<Run> {
    let norm = |token: &Token| vocabulary.norm(token.word);
    let swap = a.tokens.iter().map(norm).gt(b.tokens.iter().map(norm));
    let ops = shortest(&terms(a, vocabulary), &terms(b, vocabulary), swap);
    let runs = ops.iter().map(|op| match *op {
        DiffOp::Equal { old_index, new_index, len } => {
            Run { op: Op::Equal, a: old_index..old_index + len, b: new_index..new_index + len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            Run { op: Op::Delete, a: old_index..old_index + old_len, b: new_index..new_index }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            Run { op: Op::Insert, a: old_index..old_index, b: new_index..new_index + new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            Run { op: Op::Replace, a: old_index..old_index + old_len, b: new_index..new_index + new_len }
        }
    });
    let runs: Vec<Run> = runs.collect();
    let mut smooth: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let island = run.op == Op::Equal
            && at > 0
            && at + 1 < runs.len()
            && a.tokens[run.a.clone()].iter().all(|token| carries_nothing(token, vocabulary));
        let changed = island || run.op != Op::Equal;
        match smooth.last_mut() {
            Some(last) if changed && last.op != Op::Equal => {
                last.a.end = run.a.end;
                last.b.end = run.b.end;
                last.op = match (last.a.is_empty(), last.b.is_empty()) {
                    (true, _) => Op::Insert,
                    (_, true) => Op::Delete,
                    _ => Op::Replace,
                };
            }
            _ => smooth.push(run.clone()),
        }
    }
    smooth
}

fn carries_nothing(token: &Token, vocabulary: &Vocabulary) -> bool {
    token.kind == TokenKind::Punctuation || vocabulary.word(token.word).function
}

/// How many matching neighbours it is worth that two words of one stem have the same form: `funded` is not matched with the
/// `Fund` of a name because a bracket follows both.
const SAME_FORM: u64 = 2;
/// Neighbours on either side that may match.
const REACH: isize = 4;
/// The most that can speak for two words.
const MOST_CONTEXT: u64 = 2 * REACH as u64 + SAME_FORM;
/// Bits that hold two places of a sentence added up.
const PLACE_BITS: u32 = 30;

/// For each token of `a` the token of `b` that matches it, free of order and one to one; marks match nothing.
///
/// Where a word stands more than once, the occurrence whose neighbours match too is taken.
#[must_use]
pub fn matches(a: &TokenSentence, b: &TokenSentence, vocabulary: &Vocabulary) -> Vec<Option<usize>> {
    let (left, right) = (terms(a, vocabulary), terms(b, vocabulary));
    // What speaks for two words as one number, and their places. Places are added up before they are compared one by one, so that
    // swapped sentences give the same matches.
    let mut candidates: Vec<(u64, u32, u32)> = Vec::new();
    for (i, x) in left.iter().enumerate() {
        if a.tokens[i].kind == TokenKind::Punctuation {
            continue;
        }
        for (j, y) in right.iter().enumerate() {
            if x != y {
                continue;
            }
            let reach = |step: isize| -> u64 {
                (1..=REACH)
                    .take_while(|k| {
                        let (p, q) = (i.checked_add_signed(step * k), j.checked_add_signed(step * k));
                        matches!((p.and_then(|p| left.get(p)), q.and_then(|q| right.get(q))), (Some(p), Some(q)) if p == q)
                    })
                    .count() as u64
            };
            let same_form = a.tokens[i].word == b.tokens[j].word;
            let context = reach(-1) + reach(1) + if same_form { SAME_FORM } else { 0 };
            let places = ((i.abs_diff(j) as u64) << PLACE_BITS) | (i + j) as u64;
            candidates.push((((MOST_CONTEXT - context) << (2 * PLACE_BITS)) | places, i as u32, j as u32));
        }
    }
    candidates.sort_unstable();
    let mut matched = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for (_, i, j) in candidates {
        let (i, j) = (i as usize, j as usize);
        if matched[i].is_none() && !taken[j] {
            matched[i] = Some(j);
            taken[j] = true;
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn pair(a: &str, b: &str) -> (Vec<Run>, Vec<Option<usize>>) {
        let story = tokenize(vec![Document::from_sentences("a", &[a]), Document::from_sentences("b", &[b])]);
        let (a, b) = (&story.tokens[0][0], &story.tokens[1][0]);
        (word_diff(a, b, &story.vocabulary), matches(a, b, &story.vocabulary))
    }

    #[test]
    fn confetti_is_merged() {
        let (runs, _) = pair("He said the plan was a fine one.", "Critics called the scheme an utter folly.");
        assert_eq!(runs.iter().filter(|run| run.op == Op::Equal).count(), 1, "{runs:?}");
    }

    #[test]
    fn a_verb_is_not_matched_with_a_noun_of_its_stem() {
        let (_, matched) = pair(
            "It was funded by the Harbour Fund (two thirds) and others.",
            "It was funded (two thirds) and others.",
        );
        assert_eq!(matched[2], Some(2));
    }

    #[test]
    fn swapped_sentences_have_the_same_diff_mirrored() {
        let (one, other) = ("We had to go, we had to.", "To go we have, had to go and had we.");
        let mirrored: Vec<Run> = pair(other, one)
            .0
            .into_iter()
            .map(|Run { op, a, b }| {
                let op = match op {
                    Op::Delete => Op::Insert,
                    Op::Insert => Op::Delete,
                    other => other,
                };
                Run { op, a: b, b: a }
            })
            .collect();
        assert_eq!(pair(one, other).0, mirrored);
        let matched = |a, b| -> Vec<(usize, usize)> {
            pair(a, b).1.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))).collect()
        };
        let mut turned: Vec<_> = matched(other, one).into_iter().map(|(i, j)| (j, i)).collect();
        turned.sort_unstable();
        assert_eq!(matched(one, other), turned);
    }

    #[test]
    fn matches_are_free_of_order() {
        let (_, matched) = pair("Police fired gas", "Gas was fired by police");
        assert_eq!(matched, [Some(4), Some(2), Some(0)]);
    }
}
