//! What speaks for and against a pair outside its two sentences: its rivals, its neighbours, the other versions.
//!
//! A word overlap that would be convincing alone is weak when three other sentences overlap as much, and a
//! weak one convinces when nothing else comes near, when the sentences around it are aligned with each other, or
//! when a third version links the two. All of it is read off the scores of the first model.

use rustc_hash::FxHashMap;

use super::Between;
use super::model::{article_share, probability};
use crate::parallel;

/// Names of the context features, in order.
pub const CONTEXT: [&str; 29] = [
    "previous_logit",
    "rank_in_a",
    "margin_in_a",
    "rivals_in_a",
    "rank_in_b",
    "margin_in_b",
    "rivals_in_b",
    "best_of_versions",
    "alike_of_versions",
    "mean_of_versions",
    "neighbours_along",
    "neighbours_beside",
    "support_best",
    "support_mean",
    "support_relative",
    "has_supporters",
    "place_apart",
    "both_first",
    "earlier_place",
    "size",
    "rank_least",
    "margin_sum",
    "previous_logit_standing",
    "jaccard_standing",
    "soft_cover_least_standing",
    "soft_cover_most_standing",
    "cosine_standing",
    "shared_weight_standing",
    "clause_weight_covered_standing",
];

/// Place in [`CONTEXT`] of the logit that the context was measured with.
pub const PREVIOUS_LOGIT: usize = 0;

/// Features that are the same for all pairs of two versions. Whole articles are few, and a free weight on what tells one
/// story from another only learns those stories by heart.
pub const OF_THE_VERSIONS: [&str; 5] =
    ["best_of_versions", "alike_of_versions", "mean_of_versions", "has_supporters", "size"];

/// Places in [`OWN`](super::features::OWN) of the features whose standing among all candidates of the two versions counts: a
/// story in which every sentence shares five names with every other has high values throughout.
const STANDING: [usize; 6] = [0, 3, 4, 5, 15, 20];

/// Fewest other versions whose links count as support. A single third version adds more of its own mistakes than
/// evidence in whole articles.
const FEWEST_SUPPORTERS: usize = 3;

/// The context features of one candidate.
pub type Context = [f32; CONTEXT.len()];

/// Margin (in logits) of a pair without any rival.
const NO_RIVAL: f32 = 6.0;

/// Ranks, margins and rivals of each candidate among those of one sentence.
#[derive(Clone, Copy, Default)]
struct Standing {
    rank: f32,
    margin: f32,
    rivals: f32,
}

/// Sets the context of every candidate of `all` for a round (0 or 1), given the lengths of the versions in sentences and
/// the logit that what came before gave each candidate, in the shape of `all`.
pub fn measure(all: &mut [Between], round: usize, lengths: &[usize], logits: &[Vec<f32>]) {
    let probabilities: Vec<Vec<f32>> = logits.iter().map(|z| z.iter().map(|z| probability(*z)).collect()).collect();
    let support = Support::of(all, &probabilities);
    let of = |at: usize| -> Vec<Context> {
        let between = &all[at];
        let (p, z) = (&probabilities[at], &logits[at]);
        let brief = 1.0 - article_share(lengths[between.a], lengths[between.b]);
        let of_a = standings(between.candidates.iter().map(|c| c.a), p, z);
        let of_b = standings(between.candidates.iter().map(|c| c.b), p, z);
        let lookup: FxHashMap<(usize, usize), f32> =
            between.candidates.iter().zip(p).map(|(c, p)| ((c.a, c.b), *p)).collect();
        let near = |i: usize, j: usize, x: isize, y: isize| -> f32 {
            match (i.checked_add_signed(x), j.checked_add_signed(y)) {
                (Some(i), Some(j)) => lookup.get(&(i, j)).copied().unwrap_or(0.0),
                _ => 0.0,
            }
        };
        let (na, nb) = (lengths[between.a] as f32, lengths[between.b] as f32);
        let standing = |value: &dyn Fn(usize) -> f32| -> Vec<f32> {
            let n = (p.len() as f32).max(1.0);
            let mean = sum((0..p.len()).map(value)) / n;
            let deviation = (sum((0..p.len()).map(|k| (value(k) - mean).powi(2))) / n).sqrt();
            (0..p.len()).map(|k| (value(k) - mean) / (deviation + 0.01)).collect()
        };
        let logit_standing = standing(&|k| z[k]);
        let standings_of = STANDING.map(|feature| standing(&|k| between.candidates[k].own[feature]));
        let best = p.iter().copied().fold(0.0, f32::max);
        let alike = sum(p.iter().copied());
        let context = |k: usize| {
            let (i, j) = (between.candidates[k].a, between.candidates[k].b);
            let along = near(i, j, 1, 1).max(near(i, j, -1, -1));
            let beside = near(i, j, 0, 1).max(near(i, j, 0, -1)).max(near(i, j, 1, 0)).max(near(i, j, -1, 0));
            let (place_a, place_b) = (i as f32 / (na - 1.0).max(1.0), j as f32 / (nb - 1.0).max(1.0));
            let (s, t) = (of_a[k], of_b[k]);
            let third = support.of_pair((between.a, i), (between.b, j)).scaled(brief);
            [
                z[k],
                s.rank.min(t.rank),
                s.margin.min(t.margin),
                s.rivals.max(t.rivals),
                s.rank.max(t.rank),
                s.margin.max(t.margin),
                s.rivals.min(t.rivals),
                best,
                (1.0 + alike).ln(),
                alike / na.min(nb).max(1.0),
                along,
                beside,
                third.best,
                third.mean,
                third.relative,
                brief * f32::from(u8::from(lengths.len() > FEWEST_SUPPORTERS + 1)),
                (place_a - place_b).abs(),
                f32::from(u8::from(i == 0 && j == 0)),
                (i as f32 / na).min(j as f32 / nb),
                (na * nb).ln(),
                f32::from(u8::from(s.rank == 1.0 && t.rank == 1.0)),
                s.margin + t.margin,
                logit_standing[k],
                standings_of[0][k],
                standings_of[1][k],
                standings_of[2][k],
                standings_of[3][k],
                standings_of[4][k],
                standings_of[5][k],
            ]
        };
        (0..p.len()).map(context).collect()
    };
    let contexts = parallel::map(all.len(), of);
    for (candidate, context) in
        all.iter_mut().flat_map(|between| &mut between.candidates).zip(contexts.into_iter().flatten())
    {
        candidate.context[round] = context;
    }
}

/// A sum that does not depend on the order of its parts in any bit that is kept.
fn sum(values: impl Iterator<Item = f32>) -> f32 {
    values.map(f64::from).sum::<f64>() as f32
}

fn standings(keys: impl Iterator<Item = usize>, p: &[f32], z: &[f32]) -> Vec<Standing> {
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (k, key) in keys.enumerate() {
        groups.entry(key).or_default().push(k);
    }
    let mut standings = vec![Standing::default(); p.len()];
    for group in groups.values_mut() {
        group.sort_by(|&x, &y| z[y].total_cmp(&z[x]));
        let total = sum(group.iter().map(|&k| p[k]));
        let first = z[group[0]];
        let second = group.get(1).map_or(-NO_RIVAL, |&k| z[k]);
        for &k in group.iter() {
            // Equals share a rank, so that the order of the inputs cannot matter.
            let rank = 1 + group.partition_point(|&other| z[other] > z[k]);
            let margin = if rank == 1 { first - second } else { z[k] - first };
            standings[k] = Standing {
                rank: (rank as f32).min(8.0),
                margin: margin.clamp(-NO_RIVAL, NO_RIVAL),
                rivals: total - p[k],
            };
        }
    }
    standings
}

/// A sentence of the story: document and sentence number.
type At = (usize, usize);

#[derive(Clone, Copy, Default)]
struct Third {
    best: f32,
    mean: f32,
    relative: f32,
}

impl Third {
    /// Support as far as the versions are brief (0–1). What it is worth in whole articles is not known: the stories that
    /// people read have three versions each, and a weight learnt on brief texts joined nearly everything in six articles.
    fn scaled(self, brief: f32) -> Self {
        Self { best: brief * self.best, mean: brief * self.mean, relative: 0.5 + brief * (self.relative - 0.5) }
    }
}

/// How strongly each sentence is linked to the sentences of all other versions.
struct Support {
    links: FxHashMap<At, Vec<(At, f32)>>,
    versions: usize,
}

/// A link weaker than this carries no support.
const WEAKEST_LINK: f32 = 0.02;

impl Support {
    fn of(all: &[Between], probabilities: &[Vec<f32>]) -> Self {
        let mut links: FxHashMap<At, Vec<(At, f32)>> = FxHashMap::default();
        let versions = all.iter().map(|between| between.b + 1).max().unwrap_or(2);
        let counted = versions >= FEWEST_SUPPORTERS + 2;
        for (between, p) in all.iter().zip(probabilities).filter(|_| counted) {
            for (c, &p) in between.candidates.iter().zip(p).filter(|(_, p)| **p >= WEAKEST_LINK) {
                links.entry((between.a, c.a)).or_default().push(((between.b, c.b), p));
                links.entry((between.b, c.b)).or_default().push(((between.a, c.a), p));
            }
        }
        for list in links.values_mut() {
            list.sort_by_key(|(at, _)| *at);
        }
        Self { links, versions }
    }

    /// What the versions other than those of `x` and `y` say of the two.
    fn of_pair(&self, x: At, y: At) -> Third {
        let others = self.versions - 2;
        if others < FEWEST_SUPPORTERS {
            return Third { relative: 0.5, ..Third::default() };
        }
        let list = |at: At| self.links.get(&at).map_or(&[][..], Vec::as_slice);
        let (from_x, from_y) = (list(x), list(y));
        let mut by_version: Vec<(usize, f32)> = Vec::new();
        let (mut i, mut j) = (0, 0);
        while i < from_x.len() && j < from_y.len() {
            match from_x[i].0.cmp(&from_y[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let (version, link) = (from_x[i].0.0, from_x[i].1 * from_y[j].1);
                    match by_version.last_mut() {
                        Some((last, best)) if *last == version => *best = best.max(link),
                        _ => by_version.push((version, link)),
                    }
                    i += 1;
                    j += 1;
                }
            }
        }
        let outside = |links: &[(At, f32)], except: usize| -> f32 {
            sum(links.iter().filter(|(at, _)| at.0 != except).map(|(_, p)| *p))
        };
        let linked = sum(by_version.iter().map(|(_, link)| *link));
        Third {
            best: by_version.iter().map(|(_, link)| *link).fold(0.0, f32::max),
            mean: linked / others as f32,
            relative: (linked + 0.1) / (outside(from_x, y.0).min(outside(from_y, x.0)) + 0.2),
        }
    }
}
