//! Shared words, names, numbers and phrases, weighed by the product of both rarities.

use super::layout::Shared;
use super::ratio;
use crate::similarity::profile::Profile;
use crate::tokens::TermId;

/// Names of the features, in order.
pub(super) const NAMES: [&str; 22] = [
    "jaccard",
    "cover_least",
    "cover_most",
    "soft_cover_least",
    "soft_cover_most",
    "cosine",
    "names_shared",
    "names_apart",
    "numbers_shared",
    "numbers_apart",
    "bigrams_shared",
    "longest_run",
    "quotation_shared",
    "length_ratio",
    "shorter_length",
    "shared_weight",
    "rarest_shared",
    "content_shared",
    "name_weight_shared",
    "clause_covered",
    "clause_weight_covered",
    "window_jaccard",
];

/// Measures two sentences, each with how surely the other tells its terms.
pub(super) fn measure(
    (a, told_of_a): (&Profile, &[f32]),
    (b, told_of_b): (&Profile, &[f32]),
    shared: &Shared,
) -> [f32; NAMES.len()] {
    let overlap = shared.weight;
    let union = (a.weight + b.weight - overlap).max(f32::MIN_POSITIVE);
    let (cover_a, cover_b) = (ratio(overlap, a.weight), ratio(overlap, b.weight));
    let (soft_a, soft_b) = (ratio(told_weight(a, told_of_a), a.weight), ratio(told_weight(b, told_of_b), b.weight));
    let (clause_a, clause_b) = (best_clause(a, told_of_a), best_clause(b, told_of_b));
    let &Shared { names, numbers, content, bigrams, .. } = shared;
    // Most pairs share no two neighbouring words, and then there is no longer run to look for.
    let run = if bigrams == 0 { content.min(1) } else { longest_run(&a.sequence, &b.sequence) };
    let least = |x: usize, y: usize| x.min(y).max(1) as f32;
    let quoted = |one: &Profile, told: f32| -> f32 {
        if one.quoted < FEWEST_QUOTED_WORDS { 0.0 } else { ratio(told, one.quoted_weight) }
    };
    [
        overlap / union,
        cover_a.min(cover_b),
        cover_a.max(cover_b),
        soft_a.min(soft_b),
        soft_a.max(soft_b),
        ratio(shared.squares, a.norm * b.norm),
        names as f32 / least(a.names, b.names),
        f32::from(u8::from(names == 0 && a.names > 0 && b.names > 0)),
        numbers as f32 / least(a.numbers, b.numbers),
        f32::from(u8::from(numbers == 0 && a.numbers > 0 && b.numbers > 0)),
        bigrams as f32 / least(a.bigrams.len(), b.bigrams.len()),
        run as f32 / least(a.sequence.len(), b.sequence.len()),
        quoted(a, shared.quoted_of_laid).max(quoted(b, shared.quoted_of_other)),
        least(a.words, b.words) / a.words.max(b.words).max(1) as f32,
        (least(a.sequence.len(), b.sequence.len()) + 1.0).ln(),
        (1.0 + overlap).ln(),
        shared.rarest,
        (1.0 + content as f32).ln(),
        (1.0 + shared.name_weight).ln(),
        clause_a.0.max(clause_b.0),
        (1.0 + clause_a.1.max(clause_b.1)).ln(),
        ratio(shared.window, a.window_weight + b.window_weight - shared.window),
    ]
}

/// A quotation of fewer content words is too short to identify a fact.
const FEWEST_QUOTED_WORDS: usize = 2;

/// Weight of the words of a sentence that the other tells, with the strength at which it tells each.
fn told_weight(profile: &Profile, told: &[f32]) -> f32 {
    profile.terms.iter().zip(told).map(|(term, strength)| term.weight * strength).sum()
}

/// The clause of a sentence that the other tells best: share of its weight, and weight, that are told.
fn best_clause(profile: &Profile, told: &[f32]) -> (f32, f32) {
    let mut best = (0.0_f32, 0.0_f32);
    for clause in &profile.clauses {
        let places = clause.places.iter().map(|&at| at as usize);
        let of_clause: f32 = places.map(|at| profile.terms[at].weight * told[at]).sum();
        best = (best.0.max(ratio(of_clause, clause.weight)), best.1.max(of_clause));
    }
    best
}

/// Length of the longest run of words that both have, in words.
#[must_use]
pub fn longest_run(a: &[TermId], b: &[TermId]) -> usize {
    // A bit for each word of `b`, so that most words that it has not are known without a search.
    let bit = |word: TermId| 1_u64 << (word.0 % u64::BITS);
    let bits = b.iter().fold(0, |bits, word| bits | bit(*word));
    let mut best = 0;
    for (i, &x) in a.iter().enumerate().filter(|(_, x)| bits & bit(**x) != 0) {
        for (j, _) in b.iter().enumerate().filter(|(_, y)| **y == x) {
            let goes_on = i > 0 && j > 0 && a[i - 1] == b[j - 1];
            if !goes_on {
                best = best.max(a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count());
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_words_is_counted_in_order() {
        let terms = |words: &[u32]| words.iter().map(|word| TermId(*word)).collect::<Vec<_>>();
        assert_eq!(longest_run(&terms(&[1, 2, 3, 4]), &terms(&[9, 2, 3, 4, 1])), 3);
        assert_eq!(longest_run(&terms(&[1, 2]), &terms(&[2, 1])), 1);
        assert_eq!(longest_run(&terms(&[1, 2]), &[]), 0);
    }
}
