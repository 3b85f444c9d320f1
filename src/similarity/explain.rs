//! What decided about one pair.

use std::borrow::Cow;

use serde::Serialize;

use super::changes::{Change, changes};
use super::model::{self, BySize, Model, article_share, first_names, second_names};
use super::{Between, Features, Rarity, Relations, Similarity};
use crate::tokens::{Story, TokenKind};

/// A sentence of the story: document and sentence number.
pub type At = (usize, usize);

/// Why two sentences were aligned, or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// `(document, sentence)` of the version with the smaller number.
    pub a: (usize, usize),
    /// `(document, sentence)` of the other version.
    pub b: (usize, usize),
    /// How alike the two are in themselves, 0–1; `None` when they share too little to be a candidate.
    pub score: Option<f64>,
    /// Probability that they tell the same fact, 0–1.
    pub confidence: Option<f64>,
    /// Confidence from which a pair is aligned.
    pub decision: f64,
    /// Log-odds that the pair lacks (or has to spare, when negative) to be aligned.
    pub lacking: Option<f64>,
    /// Words that both have, with the weight (0–1) that their rarity gives them, the weightiest first.
    pub shared: Vec<(String, f32)>,
    /// Different words that may stand for each other: of `a`, of `b`, strength 0–1.
    pub related: Vec<(String, String, f32)>,
    /// Each feature: name, value, and how far it moves the log-odds away from the average candidate of the two versions.
    pub features: Vec<(String, f32, f32)>,
    /// The best other partner of the first sentence in the second version: sentence, confidence.
    pub rival_of_a: Option<(usize, f64)>,
    /// The best other partner of the second sentence in the first version.
    pub rival_of_b: Option<(usize, f64)>,
    /// Single words that would turn the decision; `None` where the story is too long to try.
    pub changes: Option<Vec<Change>>,
}

/// Explains sentence `a` of one version against sentence `b` of another; the order of the two does not matter. The candidates
/// need their features, see [`measured`](super::measured).
#[must_use]
pub fn explain(
    story: &Story,
    similarity: &Similarity,
    a: (usize, usize),
    b: (usize, usize),
    decision: f64,
) -> Explanation {
    let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    let none = Between::default();
    let between = similarity.between.iter().find(|between| (between.a, between.b) == (a.0, b.0)).unwrap_or(&none);
    let candidates = &between.candidates;
    let place = candidates.iter().position(|c| (c.a, c.b) == (a.1, b.1));
    let candidate = place.map(|at| &candidates[at]);
    let best_other = |others: &mut dyn Iterator<Item = (usize, f64)>| others.max_by(|x, y| x.1.total_cmp(&y.1));
    let (shared, related) = words(story, a, b);
    Explanation {
        a,
        b,
        score: candidate.map(|c| c.score),
        confidence: candidate.map(|c| c.confidence),
        decision,
        lacking: candidate.map(|c| log_odds(decision) - log_odds(c.confidence)),
        shared,
        related,
        features: place.map_or_else(Vec::new, |at| {
            let article = article_share(story.tokens[a.0].len(), story.tokens[b.0].len());
            contributions(model::of(story), at, &between.features, article)
        }),
        rival_of_a: best_other(
            &mut candidates.iter().filter(|c| c.a == a.1 && c.b != b.1).map(|c| (c.b, c.confidence)),
        ),
        rival_of_b: best_other(
            &mut candidates.iter().filter(|c| c.b == b.1 && c.a != a.1).map(|c| (c.a, c.confidence)),
        ),
        changes: changes(story, similarity, a, b, decision),
    }
}

/// The pairs whose confidence is nearest to the decision, the most doubtful first.
#[must_use]
pub fn most_doubtful(similarity: &Similarity, decision: f64, number: usize) -> Vec<(At, At)> {
    let mut pairs: Vec<(f64, At, At)> = similarity
        .between
        .iter()
        .flat_map(|between| {
            between
                .candidates
                .iter()
                .map(|c| ((log_odds(c.confidence) - log_odds(decision)).abs(), (between.a, c.a), (between.b, c.b)))
        })
        .collect();
    pairs.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    pairs.into_iter().take(number).map(|(_, a, b)| (a, b)).collect()
}

/// Probabilities nearer to 0 or 1 than this count as this.
const SUREST: f64 = 1e-6;

fn log_odds(probability: f64) -> f64 {
    model::log_odds(probability, SUREST)
}

/// Both rounds have the same say, so each feature moves the log-odds by the mean of what it does in either.
fn contributions(model: &Model, candidate: usize, all: &Features, article: f32) -> Vec<(String, f32, f32)> {
    let [first, second] = &model.rounds;
    let mut moves =
        round_moves(first, article, &first_names(), candidate, all.own.len(), |at| all.first_round(at).to_vec());
    for (name, value, by) in
        round_moves(second, article, &second_names(), candidate, all.own.len(), |at| all.second_round(at).to_vec())
    {
        match moves.iter_mut().find(|(known, ..)| *known == name) {
            Some(known) => known.2 += by,
            None => moves.push((name, value, by)),
        }
    }
    moves.iter_mut().for_each(|(.., by)| *by /= 2.0);
    moves.sort_by(|x, y| y.2.abs().total_cmp(&x.2.abs()).then(x.0.cmp(&y.0)));
    moves
}

/// Name, value and how far it moves the log-odds of one round away from the average candidate, of every feature.
fn round_moves(
    model: &BySize,
    article: f32,
    names: &[&str],
    candidate: usize,
    all: usize,
    values: impl Fn(usize) -> Vec<f32>,
) -> Vec<(String, f32, f32)> {
    let mut mean = vec![0.0_f32; names.len()];
    for other in 0..all {
        for (total, value) in mean.iter_mut().zip(values(other)) {
            *total += value / all as f32;
        }
    }
    let weight = |k: usize| {
        let of = |weights: &[(Cow<'static, str>, f32)]| weights.get(k).map_or(0.0, |(_, weight)| *weight);
        of(&model.brief.weights) * (1.0 - article) + of(&model.article.weights) * article
    };
    let values = values(candidate).into_iter().enumerate();
    values.map(|(k, value)| (names[k].to_owned(), value, weight(k) * (value - mean[k]))).collect()
}

type Shared = Vec<(String, f32)>;
type Related = Vec<(String, String, f32)>;

fn words(story: &Story, a: (usize, usize), b: (usize, usize)) -> (Shared, Related) {
    let (rarity, relations) = (Rarity::of(story), Relations::of(story));
    let content = |at: (usize, usize)| {
        let tokens = &story.tokens[at.0][at.1].tokens;
        tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Punctuation)
            .map(|token| story.vocabulary.word(token.word))
    };
    let (mut shared, mut related) = (Shared::new(), Related::new());
    for one in content(a) {
        let told = content(b).any(|other| other.term == one.term);
        if told && !shared.iter().any(|(word, _)| **word == *one.norm) {
            shared.push((one.norm.to_string(), rarity.weight(one.term)));
        } else if !told && !one.function {
            let nearest = content(b)
                .filter_map(|other| {
                    let found = relations.related(one.term).iter().find(|(term, _)| *term == other.term);
                    found.map(|(_, strength)| (other.norm.to_string(), *strength))
                })
                .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
            if let Some((other, strength)) = nearest {
                related.push((one.norm.to_string(), other, strength));
            }
        }
    }
    shared.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    related.sort_by(|x, y| y.2.total_cmp(&x.2).then((&x.0, &x.1).cmp(&(&y.0, &y.1))));
    (shared, related)
}
