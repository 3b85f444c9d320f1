//! Which pairs are worth a closer look: an inverted index from words to sentences.
//!
//! Comparing all pairs of two long versions is out of reach, and most pairs share nothing but function words.

use rustc_hash::FxHashMap;

use super::profile::Profile;
use crate::tokens::TermId;

/// Most candidates that one sentence keeps in one other version, by shared weight.
const PER_SENTENCE: usize = 24;
/// A word that more sentences of the other version have than this proposes no candidates: it is the
/// story's subject, and every true pair shares something else besides.
const COMMONEST_PROPOSER: usize = 200;
/// Least shared weight (sum over shared words) of a candidate.
const LEAST_SHARED_WEIGHT: f32 = 0.04;

/// Pairs `(sentence of a, sentence of b)`, sorted; the same pairs whichever side comes first.
#[must_use]
pub fn propose(a: &[Profile], b: &[Profile], terms: usize) -> Vec<(usize, usize)> {
    let mut pairs = best_partners(a, b, terms);
    pairs.extend(best_partners(b, a, terms).into_iter().map(|(of_b, of_a)| (of_a, of_b)));
    pairs.extend(same_words(a, b));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Sentences with the very same words, which may share too little weight to be found otherwise ("They are not.").
fn same_words(a: &[Profile], b: &[Profile]) -> Vec<(usize, usize)> {
    let key = |profile: &Profile| -> Vec<TermId> { profile.terms.iter().map(|(term, _)| *term).collect() };
    let mut holders: FxHashMap<Vec<TermId>, Vec<usize>> = FxHashMap::default();
    for (at, profile) in b.iter().enumerate() {
        holders.entry(key(profile)).or_default().push(at);
    }
    let partners = a.iter().enumerate().map(|(at, profile)| (at, holders.get(&key(profile))));
    partners
        .flat_map(|(at, found)| found.into_iter().flatten().take(PER_SENTENCE).map(move |&other| (at, other)))
        .collect()
}

fn best_partners(of: &[Profile], among: &[Profile], terms: usize) -> Vec<(usize, usize)> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); terms];
    for (at, profile) in among.iter().enumerate() {
        for (TermId(term), _) in &profile.terms {
            holders[*term as usize].push(at as u32);
        }
    }
    let mut pairs = Vec::new();
    let mut gathered = vec![0.0_f32; among.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (at, profile) in of.iter().enumerate() {
        for (TermId(term), weight) in &profile.terms {
            let list = &holders[*term as usize];
            if list.len() > COMMONEST_PROPOSER {
                continue;
            }
            for &other in list {
                if gathered[other as usize] == 0.0 {
                    touched.push(other);
                }
                gathered[other as usize] += weight;
            }
        }
        touched.sort_unstable_by(|&x, &y| gathered[y as usize].total_cmp(&gathered[x as usize]).then(x.cmp(&y)));
        let strong =
            touched.iter().take(PER_SENTENCE).filter(|&&other| gathered[other as usize] >= LEAST_SHARED_WEIGHT);
        pairs.extend(strong.map(|&other| (at, other as usize)));
        for other in touched.drain(..) {
            gathered[other as usize] = 0.0;
        }
    }
    pairs
}
