//! Omissions against gold.

use std::collections::BTreeSet;

use serde::Serialize;

use super::gold::GoldStory;
use super::share;
use crate::omissions::{Level, Omission};

/// Counts of one story or of all.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OmissionCounts {
    /// `(outlet, sentence)` omissions of importance 3 that people named.
    pub gold_3: usize,
    /// Those found.
    pub found_3: usize,
    /// Of importance 2 or 3.
    pub gold_2: usize,
    /// Those found.
    pub found_2: usize,
    /// Sentence omissions reported, one an outlet.
    pub reported: usize,
    /// Those that people named too.
    pub right: usize,
    /// Sentence omissions in the default view, one an outlet.
    pub shown: usize,
    /// Those that people named too.
    pub shown_right: usize,
    /// Importance as people gave it and as reported, of those that both have.
    #[serde(skip)]
    pub importance: Vec<(f64, f64)>,
}

impl OmissionCounts {
    /// Share of the omissions of importance 3 that were found.
    #[must_use]
    pub fn recall_3(&self) -> f64 {
        share(self.found_3, self.gold_3, 1.0)
    }

    /// Share of those of importance 2 or 3.
    #[must_use]
    pub fn recall_2(&self) -> f64 {
        share(self.found_2, self.gold_2, 1.0)
    }

    /// Share of the reported omissions that people named too.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.reported, 1.0)
    }

    /// The same of those in the default view.
    #[must_use]
    pub fn page_precision(&self) -> f64 {
        share(self.shown_right, self.shown, 1.0)
    }

    /// Spearman's rank correlation of the two importances; 0 when there is too little to correlate.
    #[must_use]
    pub fn rank_correlation(&self) -> f64 {
        let (x, y): (Vec<f64>, Vec<f64>) = self.importance.iter().copied().unzip();
        pearson(&ranks(&x), &ranks(&y))
    }

    /// Adds other counts.
    pub fn add(&mut self, other: &Self) {
        self.gold_3 += other.gold_3;
        self.found_3 += other.found_3;
        self.gold_2 += other.gold_2;
        self.found_2 += other.found_2;
        self.reported += other.reported;
        self.right += other.right;
        self.shown += other.shown;
        self.shown_right += other.shown_right;
        self.importance.extend_from_slice(&other.importance);
    }
}

/// Ranks from 1; equals share their mean rank.
fn ranks(values: &[f64]) -> Vec<f64> {
    values
        .iter()
        .map(|v| {
            let below = values.iter().filter(|w| *w < v).count() as f64;
            let equal = values.iter().filter(|w| *w == v).count() as f64;
            below + (equal + 1.0) / 2.0
        })
        .collect()
}

/// Pearson's correlation; 0 when one side does not vary.
#[must_use]
pub fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let mean = |v: &[f64]| v.iter().sum::<f64>() / n;
    let (mx, my) = (mean(x), mean(y));
    let covariance: f64 = x.iter().zip(y).map(|(a, b)| (a - mx) * (b - my)).sum();
    let spread = |v: &[f64], m: f64| v.iter().map(|a| (a - m).powi(2)).sum::<f64>();
    let whole = (spread(x, mx) * spread(y, my)).sqrt();
    if whole > 0.0 { covariance / whole } else { 0.0 }
}

/// Counts sentence omissions of a story; noise sentences count as reported wrongly. `shown` are the omissions in
/// the default view: document, sentence, outlet.
#[must_use]
pub fn omissions(gold: &GoldStory, reported: &[Omission], shown: &BTreeSet<(usize, usize, usize)>) -> OmissionCounts {
    let mut counts = OmissionCounts::default();
    let sentences = || reported.iter().filter(|omission| omission.level == Level::Sentence);
    for omission in &gold.omitted {
        let found = sentences().find(|o| (o.document, o.sentence) == omission.sentence);
        for outlet in &omission.missing_from {
            let hit = usize::from(found.is_some_and(|o| o.missing_from.contains(outlet)));
            if omission.importance >= 3 {
                counts.gold_3 += 1;
                counts.found_3 += hit;
            }
            if omission.importance >= 2 {
                counts.gold_2 += 1;
                counts.found_2 += hit;
            }
        }
        if let Some(found) = found {
            counts.importance.push((f64::from(omission.importance), found.importance));
        }
    }
    for omission in sentences() {
        let named = gold.omitted.iter().find(|o| o.sentence == (omission.document, omission.sentence));
        for outlet in &omission.missing_from {
            let right = usize::from(named.is_some_and(|o| o.missing_from.contains(outlet)));
            counts.reported += 1;
            counts.right += right;
            if shown.contains(&(omission.document, omission.sentence, *outlet)) {
                counts.shown += 1;
                counts.shown_right += right;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0]), [2.5, 1.0, 2.5]);
        assert!((pearson(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]) - 1.0).abs() < 1e-9);
    }
}
