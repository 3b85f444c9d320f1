//! Shared words, names, numbers and phrases, weighed by the product of both rarities.

use super::layout::Shared;
use super::ratio;
use crate::similarity::profile::Profile;

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
    let run = if bigrams == 0 { content.min(1) } else { a.sequence.longest_run(&b.sequence) };
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
        a.log_length.min(b.log_length),
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
