//! Which articles are worth a closer look: an inverted index from rare words to articles.

use rayon::prelude::*;

use super::{Vector, cosine};

/// A word that more articles have than this proposes nothing: it names no event. It also bounds the work for an article,
/// so that the whole grows with the number of articles.
const COMMONEST_PROPOSER: usize = 200;
/// Most partners that one article keeps among those before it.
const PARTNERS: usize = 24;
/// Least cosine of two articles that are looked at.
const LEAST_COSINE: f32 = 0.05;

/// Two articles of the stream, the later first, and their cosine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub later: usize,
    pub earlier: usize,
    pub cosine: f32,
}

/// The pairs that may tell of the same event, the most alike first.
pub(super) fn pairs(vectors: &[Vector], may_join: impl Fn(usize, usize) -> bool + Sync) -> Vec<Pair> {
    let terms = vectors.iter().flatten().map(|(term, _)| *term as usize + 1).max().unwrap_or(0);
    let mut holders: Vec<Vec<(u32, f32)>> = vec![Vec::new(); terms];
    for (article, vector) in vectors.iter().enumerate() {
        for (term, weight) in vector {
            holders[*term as usize].push((article as u32, *weight));
        }
    }
    let scratch = || (vec![0.0_f32; vectors.len()], Vec::<u32>::new());
    let mut pairs: Vec<Pair> = vectors
        .par_iter()
        .enumerate()
        .map_init(scratch, |(gathered, touched), (article, vector)| {
            for (term, weight) in vector {
                let list = &holders[*term as usize];
                if list.len() > COMMONEST_PROPOSER {
                    continue;
                }
                for (other, theirs) in list.iter().take_while(|(other, _)| (*other as usize) < article) {
                    let sum = &mut gathered[*other as usize];
                    if *sum == 0.0 {
                        touched.push(*other);
                    }
                    *sum += weight * theirs;
                }
            }
            touched.sort_unstable_by(|x, y| gathered[*y as usize].total_cmp(&gathered[*x as usize]).then(x.cmp(y)));
            let found: Vec<Pair> = touched
                .iter()
                .map(|other| *other as usize)
                .filter(|other| may_join(article, *other))
                .take(PARTNERS)
                .map(|earlier| Pair { later: article, earlier, cosine: cosine(vector, &vectors[earlier]) })
                .filter(|pair| pair.cosine >= LEAST_COSINE)
                .collect();
            touched.drain(..).for_each(|other| gathered[other as usize] = 0.0);
            found
        })
        .flatten_iter()
        .collect();
    pairs.sort_unstable_by(|x, y| y.cosine.total_cmp(&x.cosine).then((x.later, x.earlier).cmp(&(y.later, y.earlier))));
    pairs
}
