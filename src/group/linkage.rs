//! Joins pairs of articles into groups whose articles are alike on average.

use rustc_hash::FxHashMap;

use super::index::Pair;
use super::{Group, Vector};

/// Least mean cosine between the articles of two groups that are joined. On the development topics 0.06, 0.07, 0.08, 0.10
/// give an F1 of 0.920, 0.918, 0.907, 0.882; two articles are alike by chance more often the longer the stream.
const LEAST_MEAN: f32 = 0.07;

/// A group while it grows: the sum of its vectors gives the mean cosine to any other group without a look at its pairs.
struct Growing {
    articles: Group,
    sum: FxHashMap<u32, f32>,
}

/// Goes through the pairs from the most alike down and joins their groups; every article ends up in one group.
pub(super) fn join(vectors: &[Vector], pairs: Vec<Pair>) -> Vec<Group> {
    let mut group_of: Vec<usize> = (0..vectors.len()).collect();
    // Most articles stand alone and need no table.
    let mut groups: Vec<Option<Growing>> = (0..vectors.len()).map(|_| None).collect();
    let start = |at: usize| Growing { articles: vec![at], sum: vectors[at].iter().copied().collect() };
    for pair in pairs {
        let (mut one, mut other) = (group_of[pair.later], group_of[pair.earlier]);
        if one == other {
            continue;
        }
        let (mut large, mut small) =
            (groups[one].take().unwrap_or_else(|| start(one)), groups[other].take().unwrap_or_else(|| start(other)));
        if large.articles.len() < small.articles.len() {
            std::mem::swap(&mut large, &mut small);
            std::mem::swap(&mut one, &mut other);
        }
        let shared: f32 = small.sum.iter().filter_map(|(term, weight)| Some(weight * large.sum.get(term)?)).sum();
        if shared / (large.articles.len() * small.articles.len()) as f32 >= LEAST_MEAN {
            small.articles.iter().for_each(|article| group_of[*article] = one);
            large.articles.append(&mut small.articles);
            small.sum.into_iter().for_each(|(term, weight)| *large.sum.entry(term).or_default() += weight);
        } else {
            groups[other] = Some(small);
        }
        groups[one] = Some(large);
    }
    let mut articles: Vec<Group> = vec![Vec::new(); vectors.len()];
    for (article, group) in group_of.into_iter().enumerate() {
        articles[group].push(article);
    }
    articles.retain(|group| !group.is_empty());
    articles
}
