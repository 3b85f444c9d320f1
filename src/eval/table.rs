//! The figures as a table to read.

use std::fmt::Write as _;

use super::Figures;

/// Lays out the figures of some stories, the total last.
#[must_use]
pub fn render(stories: &[Figures], total: &Figures) -> String {
    let mut out =
        String::from("alignment (sentence pairs)      F1  precision  recall   lax F1   hits  false  missed\n");
    for figures in stories.iter().chain([total]) {
        let (strict, lax) = (figures.alignment, figures.alignment_lax);
        let _ = writeln!(
            out,
            "  {:<26} {:>6.3}     {:>6.3}  {:>6.3}   {:>6.3}  {:>5}  {:>5}  {:>6}",
            figures.id,
            strict.f1(),
            strict.precision(),
            strict.recall(),
            lax.f1(),
            strict.hits,
            strict.false_pairs,
            strict.missed
        );
    }
    if !stories.is_empty() {
        let scores: Vec<f64> = stories.iter().map(|figures| figures.alignment.f1()).collect();
        let mean = scores.iter().sum::<f64>() / scores.len() as f64;
        let spread = (scores.iter().map(|f| (f - mean).powi(2)).sum::<f64>() / scores.len() as f64).sqrt();
        let _ = writeln!(out, "  mean over stories          {mean:>6.3}   (standard deviation {spread:.3})");
    }
    let all = total.framing_total();
    if all.gold > 0 {
        out.push_str("\nframing                    recall  found   gold   precision  right  shown\n");
        let rows = total.framing.iter().map(|(kind, counts)| (kind.as_str(), *counts)).chain([("all kinds", all)]);
        for (kind, counts) in rows {
            let _ = writeln!(
                out,
                "  {kind:<24} {:>6.3}  {:>5}  {:>5}      {:>6.3}  {:>5}  {:>5}",
                counts.recall(),
                counts.found,
                counts.gold,
                counts.precision(),
                counts.right,
                counts.shown
            );
        }
    }
    let omissions = &total.omissions;
    if omissions.gold_2 > 0 {
        let _ = writeln!(
            out,
            "\nomissions (a sentence and an outlet)\n  recall at importance 3     {:>6.3}  ({} of {})\n  recall at importance ≥ 2   {:>6.3}  ({} of {})\n  precision                  {:>6.3}  ({} of {})\n  rank correlation           {:>6.3}",
            omissions.recall_3(),
            omissions.found_3,
            omissions.gold_3,
            omissions.recall_2(),
            omissions.found_2,
            omissions.gold_2,
            omissions.precision(),
            omissions.right,
            omissions.reported,
            omissions.rank_correlation()
        );
    }
    out
}
