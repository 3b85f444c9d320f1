//! What speaks for and against a pair outside its two sentences: its rivals, its neighbours, the other versions.
//!
//! A word overlap that would be convincing alone is weak when three other sentences overlap as much, and a
//! weak one convinces when nothing else comes near, when the sentences around it are aligned with each other, or
//! when a third version links the two. All of it is read off the scores of the first model.

use rustc_hash::FxHashMap;

use super::Between;
use super::around::Around;
use super::model::{article_share, probability};
use crate::parallel;

/// Names of the context features, in order.
pub const CONTEXT: [&str; 30] = [
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
    "meaning_in_story_standing",
];

/// Place in [`CONTEXT`] of the logit that the context was measured with.
pub const PREVIOUS_LOGIT: usize = 0;

/// Features that are the same for all pairs of two versions. Whole articles are few, and a free weight on what tells one
/// story from another only learns those stories by heart.
pub const OF_THE_VERSIONS: [&str; 5] =
    ["best_of_versions", "alike_of_versions", "mean_of_versions", "has_supporters", "size"];

/// Places in [`OWN`](super::features::OWN) of the features whose standing among all candidates of the two versions counts: a
/// story in which every sentence shares five names with every other has high values throughout.
const STANDING: [usize; 7] = [0, 3, 4, 5, 15, 20, 38];

/// Fewest other versions whose links count as support. A single third version adds more of its own mistakes than
/// evidence in whole articles.
const FEWEST_SUPPORTERS: usize = 3;

/// Whether a story has enough versions for others to support a pair of two.
pub(super) fn has_supporters(lengths: &[usize]) -> bool {
    lengths.len() > FEWEST_SUPPORTERS + 1
}

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
    let contexts = each(all, lengths, logits, |_, _, _, context| *context);
    for (between, contexts) in all.iter_mut().zip(contexts) {
        between.features.context[round] = contexts;
    }
}

/// What `made` of the context of every candidate of `all`, in its shape; `made` is told where in `all` its two versions stand,
/// and the candidate's number in them.
pub(super) fn each<T: Send>(
    all: &[Between],
    lengths: &[usize],
    logits: &[Vec<f32>],
    made: impl Fn(usize, &Between, usize, &Context) -> T + Sync + Send,
) -> Vec<Vec<T>> {
    let probabilities: Vec<Vec<f32>> = logits.iter().map(|z| z.iter().map(|z| probability(*z)).collect()).collect();
    let support = Support::of(all, lengths, &probabilities);
    parallel::map(all.len(), |at| {
        let between = &all[at];
        let (p, z) = (&probabilities[at], &logits[at]);
        let brief = 1.0 - article_share(lengths[between.a], lengths[between.b]);
        let of_a = standings(between.candidates.iter().map(|c| c.a), lengths[between.a], p, z);
        let of_b = standings(between.candidates.iter().map(|c| c.b), lengths[between.b], p, z);
        let mut around = Around::new(between, (lengths[between.a], lengths[between.b]), p);
        let (na, nb) = (lengths[between.a] as f32, lengths[between.b] as f32);
        let own = &between.features.own;
        let of_own = STANDING.map(|feature| OfAll::of(own.iter().map(|own| own[feature])));
        let of_logits = OfAll::of(z.iter().copied());
        let best = p.iter().copied().fold(0.0, f32::max);
        let alike = sum(p.iter().copied());
        let mut context = |k: usize| {
            let (i, j) = (between.candidates[k].a, between.candidates[k].b);
            let (along, beside) = around.of(i, j);
            let (place_a, place_b) = (i as f32 / (na - 1.0).max(1.0), j as f32 / (nb - 1.0).max(1.0));
            let (s, t) = (of_a[k], of_b[k]);
            let third = support.of_pair((between.a, i), (between.b, j), brief);
            let standing = |at: usize| of_own[at].standing(own[k][STANDING[at]]);
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
                brief * f32::from(u8::from(has_supporters(lengths))),
                (place_a - place_b).abs(),
                f32::from(u8::from(i == 0 && j == 0)),
                (i as f32 / na).min(j as f32 / nb),
                (na * nb).ln(),
                f32::from(u8::from(s.rank == 1.0 && t.rank == 1.0)),
                s.margin + t.margin,
                of_logits.standing(z[k]),
                standing(0),
                standing(1),
                standing(2),
                standing(3),
                standing(4),
                standing(5),
                standing(6),
            ]
        };
        (0..p.len()).map(|k| made(at, between, k, &context(k))).collect()
    })
}

/// What a feature is among all candidates of two versions.
struct OfAll {
    mean: f32,
    deviation: f32,
}

impl OfAll {
    fn of(values: impl Iterator<Item = f32> + Clone) -> Self {
        let n = (values.clone().count() as f32).max(1.0);
        let mean = sum(values.clone()) / n;
        let deviation = (sum(values.map(|value| (value - mean).powi(2))) / n).sqrt();
        Self { mean, deviation }
    }

    /// How far a value stands out, in deviations.
    fn standing(&self, value: f32) -> f32 {
        (value - self.mean) / (self.deviation + 0.01)
    }
}

/// A sum that does not depend on the order of its parts in any bit that is kept.
fn sum(values: impl Iterator<Item = f32>) -> f32 {
    values.map(f64::from).sum::<f64>() as f32
}

/// A number in whose order the floats stand.
const fn ascending(value: f32) -> u32 {
    let bits = value.to_bits();
    if value.is_sign_negative() { !bits } else { bits | (1 << 31) }
}

/// `keys` are sentences of a version of `sentences` sentences, `p` and `z` what was given to the candidate of each.
fn standings(keys: impl Iterator<Item = usize> + Clone, sentences: usize, p: &[f32], z: &[f32]) -> Vec<Standing> {
    let mut ends = vec![0; sentences + 1];
    for key in keys.clone() {
        ends[key + 1] += 1;
    }
    for key in 0..sentences {
        ends[key + 1] += ends[key];
    }
    let starts = ends.clone();
    let mut sorted = vec![0_u64; z.len()];
    for (k, key) in keys.enumerate() {
        sorted[ends[key]] = (u64::from(!ascending(z[k])) << 32) | k as u64;
        ends[key] += 1;
    }
    let number = |entry: &u64| *entry as u32 as usize;
    let mut standings = vec![Standing::default(); p.len()];
    for (start, end) in starts.iter().zip(&ends).filter(|(start, end)| start < end) {
        let group = &mut sorted[*start..*end];
        group.sort_unstable();
        let total = sum(group.iter().map(|entry| p[number(entry)]));
        let first = z[number(&group[0])];
        let second = group.get(1).map_or(-NO_RIVAL, |entry| z[number(entry)]);
        let mut rank = 1;
        for at in 0..group.len() {
            // Equals share a rank, so that the order of the inputs cannot matter.
            let k = number(&group[at]);
            let z_of = |at: usize| z[number(&group[at])];
            rank = if at > 0 && z_of(at - 1) > z[k] { at + 1 } else { rank };
            let z = z[k];
            let margin = if rank == 1 { first - second } else { z - first };
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
    of: FxHashMap<At, Links>,
    versions: usize,
}

/// The links of one sentence.
#[derive(Default)]
struct Links {
    /// By the sentence that they lead to.
    to: Vec<(At, f32)>,
    /// By version, what they come to.
    by_version: Vec<f64>,
    all: f64,
}

impl Links {
    /// What the links to all versions but one come to.
    fn outside(&self, version: usize) -> f32 {
        (self.all - self.by_version.get(version).copied().unwrap_or_default()) as f32
    }
}

/// A link weaker than this carries no support.
const WEAKEST_LINK: f32 = 0.02;

impl Support {
    fn of(all: &[Between], lengths: &[usize], probabilities: &[Vec<f32>]) -> Self {
        let mut of: FxHashMap<At, Links> = FxHashMap::default();
        let versions = all.iter().map(|between| between.b + 1).max().unwrap_or(2);
        let is_brief = |between: &Between| article_share(lengths[between.a], lengths[between.b]) < 1.0;
        let counted = versions >= FEWEST_SUPPORTERS + 2 && all.iter().any(is_brief);
        for (between, p) in all.iter().zip(probabilities).filter(|_| counted) {
            for (c, &p) in between.candidates.iter().zip(p).filter(|(_, p)| **p >= WEAKEST_LINK) {
                of.entry((between.a, c.a)).or_default().to.push(((between.b, c.b), p));
                of.entry((between.b, c.b)).or_default().to.push(((between.a, c.a), p));
            }
        }
        for links in of.values_mut() {
            links.to.sort_unstable_by_key(|(at, _)| *at);
            links.by_version = vec![0.0; versions];
            for ((version, _), p) in &links.to {
                links.by_version[*version] += f64::from(*p);
                links.all += f64::from(*p);
            }
        }
        Self { of, versions }
    }

    /// What the versions other than those of `x` and `y` say of the two, as far as the two are brief (0–1).
    fn of_pair(&self, x: At, y: At, brief: f32) -> Third {
        let others = self.versions - 2;
        if others < FEWEST_SUPPORTERS || brief <= 0.0 {
            return Third { relative: 0.5, ..Third::default() };
        }
        let none = Links::default();
        let (of_x, of_y) = (self.of.get(&x).unwrap_or(&none), self.of.get(&y).unwrap_or(&none));
        // The best link by way of each other version, and all of them.
        let (mut best, mut linked) = (0.0_f32, 0.0_f64);
        let mut of_version = (usize::MAX, 0.0_f32);
        let mut rest = of_y.to.as_slice();
        for (at, one) in &of_x.to {
            rest = &rest[rest.iter().take_while(|(other, _)| other < at).count()..];
            let Some((_, other)) = rest.first().filter(|(other, _)| other == at) else { continue };
            let link = one * other;
            if of_version.0 != at.0 {
                linked += f64::from(of_version.1);
                of_version = (at.0, 0.0);
            }
            of_version.1 = of_version.1.max(link);
            best = best.max(link);
        }
        let linked = (linked + f64::from(of_version.1)) as f32;
        Third {
            best,
            mean: linked / others as f32,
            relative: (linked + 0.1) / (of_x.outside(y.0).min(of_y.outside(x.0)) + 0.2),
        }
        .scaled(brief)
    }
}
