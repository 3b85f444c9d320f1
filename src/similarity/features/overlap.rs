//! Shared words, names, numbers and phrases, weighed by the product of both rarities.

use super::told::{Told, ratio};
use crate::similarity::profile::{Profile, for_shared, shared};
use crate::similarity::rarity::Rarity;
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

/// Measures two sentences.
pub(super) fn measure(a: &Profile, b: &Profile, told: &Told, rarity: &Rarity) -> [f32; NAMES.len()] {
    let mut overlap = 0.0_f32;
    let mut squares = 0.0_f32;
    let mut rarest = 0.0_f32;
    for_shared(&a.terms, &b.terms, term_of, |&(_, weight), _| {
        overlap += weight;
        squares += weight * weight;
        rarest = rarest.max(weight);
    });
    let union = (a.weight + b.weight - overlap).max(f32::MIN_POSITIVE);
    let (cover_a, cover_b) = (ratio(overlap, a.weight), ratio(overlap, b.weight));
    let (soft_a, soft_b) = (ratio(told_weight(a, &told.of_a), a.weight), ratio(told_weight(b, &told.of_b), b.weight));
    let (clause_a, clause_b) = (best_clause(a, &told.of_a), best_clause(b, &told.of_b));
    let names = shared(&a.names, &b.names);
    let numbers = shared(&a.numbers, &b.numbers);
    let (content, bigrams) = (shared(&a.content, &b.content), shared(&a.bigrams, &b.bigrams));
    // Most pairs share no two neighbouring words, and then there is no longer run to look for.
    let run = if bigrams == 0 { content.min(1) } else { longest_run(&a.sequence, &b.sequence) };
    let name_weight: f32 = intersection(&a.names, &b.names).map(|term| rarity.weight(term)).sum();
    let least = |x: usize, y: usize| x.min(y).max(1) as f32;
    let quoted = |one: &Profile, other: &Profile| -> f32 {
        let all: f32 = one.quoted.iter().map(|term| rarity.weight(*term)).sum();
        let told: f32 = one.quoted.iter().filter(|term| other.has(**term)).map(|term| rarity.weight(*term)).sum();
        if one.quoted.len() < FEWEST_QUOTED_WORDS { 0.0 } else { ratio(told, all) }
    };
    [
        overlap / union,
        cover_a.min(cover_b),
        cover_a.max(cover_b),
        soft_a.min(soft_b),
        soft_a.max(soft_b),
        ratio(squares, a.norm * b.norm),
        names as f32 / least(a.names.len(), b.names.len()),
        f32::from(u8::from(names == 0 && !a.names.is_empty() && !b.names.is_empty())),
        numbers as f32 / least(a.numbers.len(), b.numbers.len()),
        f32::from(u8::from(numbers == 0 && !a.numbers.is_empty() && !b.numbers.is_empty())),
        bigrams as f32 / least(a.bigrams.len(), b.bigrams.len()),
        run as f32 / least(a.sequence.len(), b.sequence.len()),
        quoted(a, b).max(quoted(b, a)),
        least(a.words, b.words) / a.words.max(b.words).max(1) as f32,
        (least(a.sequence.len(), b.sequence.len()) + 1.0).ln(),
        (1.0 + overlap).ln(),
        rarest,
        (1.0 + content as f32).ln(),
        (1.0 + name_weight).ln(),
        clause_a.0.max(clause_b.0),
        (1.0 + clause_a.1.max(clause_b.1)).ln(),
        window_jaccard(a, b),
    ]
}

/// A quotation of fewer content words is too short to identify a fact.
const FEWEST_QUOTED_WORDS: usize = 2;

fn intersection<'a>(a: &'a [TermId], b: &'a [TermId]) -> impl Iterator<Item = TermId> + 'a {
    a.iter().copied().filter(|term| b.binary_search(term).is_ok())
}

/// Weight of the words of a sentence that the other tells, with the strength at which it tells each.
fn told_weight(profile: &Profile, told: &[f32]) -> f32 {
    profile.terms.iter().zip(told).map(|((_, weight), strength)| weight * strength).sum()
}

/// The clause of a sentence that the other tells best: share of its weight, and weight, that are told.
fn best_clause(profile: &Profile, told: &[f32]) -> (f32, f32) {
    let mut best = (0.0_f32, 0.0_f32);
    for clause in &profile.clauses {
        let weight: f32 = clause.iter().map(|&at| profile.terms[at].1).sum();
        let of_clause: f32 = clause.iter().map(|&at| profile.terms[at].1 * told[at]).sum();
        best = (best.0.max(ratio(of_clause, weight)), best.1.max(of_clause));
    }
    best
}

/// What weighted terms are sorted by.
fn term_of(weighted: &(TermId, f32)) -> TermId {
    weighted.0
}

fn window_jaccard(a: &Profile, b: &Profile) -> f32 {
    let mut overlap = 0.0;
    for_shared(&a.window, &b.window, term_of, |(_, weight), _| overlap += weight);
    ratio(overlap, a.window_weight + b.window_weight - overlap)
}

/// Length of the longest run of words that both have, in words.
#[must_use]
pub fn longest_run(a: &[TermId], b: &[TermId]) -> usize {
    let mut best = 0;
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { 0 };
            best = best.max(row[j + 1]);
            diagonal = above;
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
