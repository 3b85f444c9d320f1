//! From pairs to alignments: what was split or merged on the other side stands together.
//!
//! An alignment says that all its sentences of one side tell what all of the other side tell. Pairs that hang
//! together without being complete (a ~ x, a ~ y, b ~ y) are therefore cut into stars around the sentence with the
//! most partners, so that no pair is claimed that was not found.

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
    let (mut of_a, mut of_b): (Touching, Touching) = Default::default();
    for (at, pair) in pairs.iter().enumerate() {
        of_a.entry(pair.a).or_default().push(at);
        of_b.entry(pair.b).or_default().push(at);
    }
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

fn stars(mut pairs: Vec<Pair>) -> Vec<Vec<Pair>> {
    let mut stars = Vec::new();
    while !pairs.is_empty() {
        let weigh = |in_star: &dyn Fn(&Pair) -> bool| -> (usize, i64) {
            let star = pairs.iter().filter(|pair| in_star(pair));
            let (count, total) = star.fold((0, 0.0), |(count, total), pair| (count + 1, total + pair.confidence));
            (count, (total * 1e6) as i64)
        };
        let mut best = ((0, 0), true, 0);
        for pair in &pairs {
            let of_a = weigh(&|other| other.a == pair.a);
            let of_b = weigh(&|other| other.b == pair.b);
            for (weight, on_a, centre) in [(of_a, true, pair.a), (of_b, false, pair.b)] {
                if weight > best.0 {
                    best = (weight, on_a, centre);
                }
            }
        }
        let (_, on_a, centre) = best;
        let (star, rest) = pairs.into_iter().partition(|pair| if on_a { pair.a == centre } else { pair.b == centre });
        stars.push(star);
        pairs = rest;
    }
    stars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(pairs: &[(usize, usize)]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let pairs: Vec<Pair> = pairs.iter().map(|&(a, b)| Pair { a, b, score: 1.0, confidence: 0.9 }).collect();
        group(0, 1, &pairs).into_iter().map(|x| (x.a_sentences, x.b_sentences)).collect()
    }

    #[test]
    fn a_split_sentence_is_one_alignment() {
        assert_eq!(grouped(&[(0, 3), (0, 4), (2, 7)]), [(vec![0], vec![3, 4]), (vec![2], vec![7])]);
    }

    #[test]
    fn no_pair_is_claimed_that_was_not_found() {
        assert_eq!(grouped(&[(0, 0), (0, 1), (0, 2), (1, 2)]), [(vec![0], vec![0, 1, 2]), (vec![1], vec![2])]);
    }
}
