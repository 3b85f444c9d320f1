//! From pairs to alignments: what was split or merged on the other side stands together.
//!
//! An alignment says that all its sentences of one side tell what all of the other side tell. Pairs that hang
//! together without being complete (a ~ x, a ~ y, b ~ y) are therefore cut into stars around the sentence with the
//! most partners, so that no pair is claimed that was not found.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::{Alignment, Pair};

/// Groups the pairs of two versions; every pair ends up in exactly one alignment.
#[must_use]
pub fn group(a: usize, b: usize, pairs: &[Pair]) -> Vec<Alignment> {
    let mut alignments = Vec::new();
    for component in components(pairs) {
        let (left, right) = sides(&component);
        if left.len() * right.len() == component.len() {
            alignments.push(alignment(a, b, component));
        } else {
            alignments.extend(stars(component).into_iter().map(|star| alignment(a, b, star)));
        }
    }
    alignments.sort_by(|x, y| (&x.a_sentences, &x.b_sentences).cmp(&(&y.a_sentences, &y.b_sentences)));
    alignments
}

fn sides(pairs: &[Pair]) -> (Vec<usize>, Vec<usize>) {
    let distinct = |mut numbers: Vec<usize>| {
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    (distinct(pairs.iter().map(|pair| pair.a).collect()), distinct(pairs.iter().map(|pair| pair.b).collect()))
}

fn alignment(a: usize, b: usize, mut pairs: Vec<Pair>) -> Alignment {
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    let (a_sentences, b_sentences) = sides(&pairs);
    Alignment { a, a_sentences, b, b_sentences, pairs }
}

/// Pairs that hang together, by a walk from each pair to those that share a sentence with it.
fn components(pairs: &[Pair]) -> Vec<Vec<Pair>> {
    let (mut of_a, mut of_b) = touching(pairs);
    let mut seen = vec![false; pairs.len()];
    let mut components = Vec::new();
    for seed in (0..pairs.len()).rev() {
        if std::mem::replace(&mut seen[seed], true) {
            continue;
        }
        let mut component = vec![seed];
        let mut at = 0;
        while at < component.len() {
            let Pair { a, b, .. } = pairs[component[at]];
            // Each list is walked once: whoever shares the sentence is seen afterwards.
            let mut touching: Vec<usize> = [of_a.remove(&a), of_b.remove(&b)]
                .into_iter()
                .flatten()
                .flatten()
                .filter(|pair| !seen[*pair])
                .collect();
            touching.sort_unstable();
            touching.dedup();
            touching.iter().for_each(|pair| seen[*pair] = true);
            component.append(&mut touching);
            at += 1;
        }
        components.push(component.into_iter().map(|at| pairs[at]).collect());
    }
    components
}

/// For each sentence of one side the pairs that it is in.
type Touching = FxHashMap<usize, Vec<usize>>;

/// The pairs of each sentence, of the first version and of the second.
fn touching(pairs: &[Pair]) -> (Touching, Touching) {
    let (mut of_a, mut of_b): (Touching, Touching) = Default::default();
    for (at, pair) in pairs.iter().enumerate() {
        of_a.entry(pair.a).or_default().push(at);
        of_b.entry(pair.b).or_default().push(at);
    }
    (of_a, of_b)
}

/// Cuts pairs into stars: the sentence with the most partners takes all its pairs, then the next of what is left.
///
/// Where two have as many, the surer pairs decide, then the first pair. Weights only fall while stars are taken, so that a
/// weight that is out of date is put back with its present value when its turn comes.
fn stars(pairs: Vec<Pair>) -> Vec<Vec<Pair>> {
    let (of_a, of_b) = touching(&pairs);
    let around = |centre: &Centre| if centre.0 { &of_a[&centre.1] } else { &of_b[&centre.1] };
    let mut left = vec![true; pairs.len()];
    let weigh = |centre: &Centre, left: &[bool]| -> Option<(Weight, Centre)> {
        let mut star = around(centre).iter().copied().filter(|at| left[*at]).peekable();
        let first = *star.peek()?;
        let (count, total) = star.fold((0, 0.0), |(count, total), at| (count + 1, total + pairs[at].confidence));
        Some(((count, (total * 1e6) as i64, Reverse(first)), *centre))
    };
    let centres = of_a.keys().map(|a| (true, *a)).chain(of_b.keys().map(|b| (false, *b)));
    let mut heap: BinaryHeap<(Weight, Centre)> = centres.filter_map(|centre| weigh(&centre, &left)).collect();
    let mut stars = Vec::new();
    while let Some((weight, centre)) = heap.pop() {
        match weigh(&centre, &left) {
            Some((now, _)) if now == weight => {
                let star: Vec<usize> = around(&centre).iter().copied().filter(|at| left[*at]).collect();
                star.iter().for_each(|at| left[*at] = false);
                stars.push(star.into_iter().map(|at| pairs[at]).collect());
            }
            Some(present) => heap.push(present),
            None => {}
        }
    }
    stars
}

/// How strong a star is: its pairs, their confidence in millionths, and its first pair.
type Weight = (usize, i64, Reverse<usize>);
/// The sentence in the middle of a star: whether it is of the first version, and its number.
type Centre = (bool, usize);

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(pairs: &[(usize, usize)]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let pairs: Vec<Pair> =
            pairs.iter().map(|&(a, b)| Pair { a, b, score: 1.0, confidence: 0.9, copy: false }).collect();
        group(0, 1, &pairs).into_iter().map(|x| (x.a_sentences, x.b_sentences)).collect()
    }

    #[test]
    fn a_split_sentence_is_one_alignment() {
        assert_eq!(grouped(&[(0, 3), (0, 4), (2, 7)]), [(vec![0], vec![3, 4]), (vec![2], vec![7])]);
    }

    #[test]
    fn long_chains_are_cut_in_time() {
        // A chain of 40,000 pairs: each sentence of one side touches two of the other.
        let chain: Vec<(usize, usize)> = (0..20_000).flat_map(|at| [(at, at), (at, at + 1)]).collect();
        let cut = grouped(&chain);
        assert_eq!(cut.iter().map(|(a, b)| a.len() * b.len()).sum::<usize>(), chain.len());
    }

    #[test]
    fn no_pair_is_claimed_that_was_not_found() {
        assert_eq!(grouped(&[(0, 0), (0, 1), (0, 2), (1, 2)]), [(vec![0], vec![0, 1, 2]), (vec![1], vec![2])]);
    }
}
