//! Measures the score of two lone sentences against what people said of them: paraphrase or not (MRPC), and how alike in
//! meaning (the news sets of STS).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::omissions::pearson;
use super::share;
use crate::error::{Error, Result};
use crate::segment::Document;
use crate::similarity::encoder::{self, SentenceModel};
use crate::similarity::{self, Between};

/// Two sentences that people judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Which set they are from.
    pub set: String,
    /// How alike they are, 0–1; in a set of paraphrases 0 or 1.
    pub likeness: f64,
    /// The two sentences.
    pub sentences: [String; 2],
}

/// A set whose judgements are yes or no.
pub const PARAPHRASES: &str = "mrpc";
/// The highest judgement of the other sets.
const MOST_ALIKE: f64 = 5.0;

/// Reads lines of set, judgement and two sentences, set apart by tabs. A pair without a judgement is left out.
///
/// # Errors
/// [`Error::Malformed`] for a line of another form.
pub fn parse(name: &str, lines: &str) -> Result<Vec<Judged>> {
    let mut judged = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, judgement, one, other] = cells[..] else { return Err(malformed(name, at)) };
        if judgement.is_empty() {
            continue;
        }
        let judgement: f64 = judgement.parse().map_err(|_| malformed(name, at))?;
        let likeness = if set == PARAPHRASES { judgement } else { judgement / MOST_ALIKE };
        judged.push(Judged { set: set.into(), likeness, sentences: [one.into(), other.into()] });
    }
    Ok(judged)
}

fn malformed(name: &str, at: usize) -> Error {
    let reason = "expected a set, a judgement and two sentences, set apart by tabs".into();
    Error::Malformed { source_name: name.into(), line: at + 1, reason }
}

/// The pair as the similarity stage sees it, with an encoder if one is given; no candidate where the two share no telling word.
#[must_use]
pub fn between(pair: &Judged, model: Option<&SentenceModel>) -> Between {
    let [one, other] = &pair.sentences;
    let documents = vec![Document::from_sentences("a", &[one]), Document::from_sentences("b", &[other])];
    similarity::measured(&encoder::story(documents, model)).between.remove(0)
}

/// The figures of one set.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PairFigures {
    /// Pairs.
    pub pairs: usize,
    /// Pearson's correlation of score and judgement, −1 to 1.
    pub pearson: f64,
    /// Of yes-or-no judgements: F1 where a pair counts as alike from the decision confidence on, 0–1.
    pub f1: Option<f64>,
    /// Of yes-or-no judgements: F1 at the best threshold, 0–1.
    pub best_f1: Option<f64>,
}

/// Scores all pairs and measures them.
#[must_use]
pub fn measure(judged: &[Judged], model: Option<&SentenceModel>) -> BTreeMap<String, PairFigures> {
    let confidence = |pair| between(pair, model).candidates.last().map_or(0.0, |c| c.confidence);
    let scores: Vec<f64> = judged.iter().map(confidence).collect();
    figures(judged, &scores)
}

/// The figures of scores (0–1) by set, and of all graded sets together.
#[must_use]
pub fn figures(judged: &[Judged], scores: &[f64]) -> BTreeMap<String, PairFigures> {
    let mut sets: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for (pair, &score) in judged.iter().zip(scores) {
        sets.entry(pair.set.clone()).or_default().push((pair.likeness, score));
        if pair.set != PARAPHRASES {
            sets.entry("all graded".into()).or_default().push((pair.likeness, score));
        }
    }
    sets.into_iter()
        .map(|(set, pairs)| {
            let yes_or_no = set == PARAPHRASES;
            let thresholds = (1..100).map(|percent| f64::from(percent) / 100.0);
            let best = thresholds.map(|threshold| f1(&pairs, threshold)).fold(0.0, f64::max);
            let figures = PairFigures {
                pairs: pairs.len(),
                pearson: {
                    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
                    pearson(&x, &y)
                },
                f1: yes_or_no.then(|| f1(&pairs, similarity::decision_confidence())),
                best_f1: yes_or_no.then_some(best),
            };
            (set, figures)
        })
        .collect()
}

fn f1(pairs: &[(f64, f64)], threshold: f64) -> f64 {
    let count = |yes: bool, alike: bool| {
        pairs.iter().filter(|(gold, score)| (*gold >= 0.5) == yes && (*score >= threshold) == alike).count()
    };
    let (hits, wrong, missed) = (count(true, true), count(false, true), count(true, false));
    share(2 * hits, 2 * hits + wrong + missed, 0.0)
}

/// Lays the figures out.
#[must_use]
pub fn render(figures: &BTreeMap<String, PairFigures>) -> String {
    let mut out = String::from("set            pairs  Pearson     F1  best F1\n");
    for (set, of) in figures {
        let f1 = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
        let _ = writeln!(out, "{set:<12} {:>7}   {:>6.3} {:>6} {:>8}", of.pairs, of.pearson, f1(of.f1), f1(of.best_f1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_that_follow_the_judgements_correlate_fully() {
        let lines = "sts\t0\ta\tb\nsts\t5\tc\td\nmrpc\t1\te\tf\nmrpc\t0\tg\th\n";
        let judged = parse("pairs.tsv", lines).expect("well formed");
        let figures = figures(&judged, &[0.1, 0.9, 0.8, 0.7]);
        assert!((figures["sts"].pearson - 1.0).abs() < 1e-9);
        assert_eq!(figures["mrpc"].best_f1, Some(1.0));
    }

    #[test]
    fn a_line_of_another_form_is_named() {
        let error = parse("pairs.tsv", "sts\t4\tonly one\n").expect_err("a cell is missing");
        assert!(error.to_string().starts_with("pairs.tsv:1: expected"), "{error}");
    }
}
