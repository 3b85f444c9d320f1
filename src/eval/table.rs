//! The figures as a table to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Figures;
use super::attribution::AttributionFigures;
use super::framing::WeightCounts;
use super::loaded::LoadedFigures;
use super::pairs::PairFigures;
use super::speakers::SpeakerCounts;

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
        out.push_str(
            "\nframing                    recall  found   gold   precision  right  shown   page precision  on page\n",
        );
        let rows = total.framing.iter().map(|(kind, counts)| (kind.as_str(), *counts)).chain([("all kinds", all)]);
        for (kind, counts) in rows {
            let _ = writeln!(
                out,
                "  {kind:<24} {:>6.3}  {:>5}  {:>5}      {:>6.3}  {:>5}  {:>5}           {:>6.3}    {:>5}",
                counts.recall(),
                counts.found,
                counts.gold,
                counts.precision(),
                counts.right,
                counts.shown,
                counts.page_precision(),
                counts.page
            );
        }
    }
    if !total.weights.is_empty() {
        out.push_str("\nframing, as people weigh it     gold  aligned  found  shown\n");
        for (weight, counts) in total.weights.iter().rev() {
            let name = ["slight", "worth a look", "grave"][usize::from(*weight).clamp(1, 3) - 1];
            let WeightCounts { gold, aligned, found, shown } = counts;
            let _ = writeln!(out, "  {name:<24}     {gold:>5}    {aligned:>5}  {found:>5}  {shown:>5}");
        }
    }
    let omissions = &total.omissions;
    if omissions.gold_2 > 0 {
        let _ = writeln!(
            out,
            "\nomissions (a sentence and an outlet)\n  recall at importance 3     {:>6.3}  ({} of {})\n  recall at importance ≥ 2   {:>6.3}  ({} of {})\n  precision                  {:>6.3}  ({} of {})\n  precision, default view    {:>6.3}  ({} of {})\n  rank correlation           {:>6.3}",
            omissions.recall_3(),
            omissions.found_3,
            omissions.gold_3,
            omissions.recall_2(),
            omissions.found_2,
            omissions.gold_2,
            omissions.precision(),
            omissions.right,
            omissions.reported,
            omissions.page_precision(),
            omissions.shown_right,
            omissions.shown,
            omissions.rank_correlation()
        );
    }
    out + &speakers(&total.speakers)
}

fn speakers(counts: &SpeakerCounts) -> String {
    if counts.gold + counts.listed == 0 {
        return String::new();
    }
    format!(
        "\nwho speaks (sources of each version)\n  precision                  {:>6.3}  ({} of {})\n  recall                     {:>6.3}  ({} of {})\n  sentences F1               {:>6.3}  ({} of {} listed, {} in all)\n  only here, precision       {:>6.3}  ({} of {})\n  only here, recall          {:>6.3}  ({} of {})\n",
        counts.precision(),
        counts.right,
        counts.listed,
        counts.recall(),
        counts.right,
        counts.gold,
        counts.sentences_f1(),
        counts.right_sentences,
        counts.listed_sentences,
        counts.gold_sentences,
        counts.only_precision(),
        counts.right_only,
        counts.listed_only,
        counts.only_recall(),
        counts.right_only,
        counts.gold_only
    )
}

/// The figures for programs: shares beside the counts that they are made of.
#[must_use]
pub fn json(stories: &[Figures], total: &Figures) -> String {
    let one = |figures: &Figures| {
        let all = figures.framing_total();
        serde_json::json!({
            "id": figures.id,
            "alignment": {
                "f1": figures.alignment.f1(),
                "precision": figures.alignment.precision(),
                "recall": figures.alignment.recall(),
                "lax_f1": figures.alignment_lax.f1(),
                "counts": figures.alignment,
            },
            "framing": {
                "recall": all.recall(),
                "precision": all.precision(),
                "page_precision": all.page_precision(),
                "counts": all,
                "kinds": figures.framing,
                "weights": figures.weights,
            },
            "omissions": {
                "recall_3": figures.omissions.recall_3(),
                "recall_2": figures.omissions.recall_2(),
                "precision": figures.omissions.precision(),
                "page_precision": figures.omissions.page_precision(),
                "rank_correlation": figures.omissions.rank_correlation(),
                "counts": figures.omissions,
            },
            "speakers": {
                "precision": figures.speakers.precision(),
                "recall": figures.speakers.recall(),
                "sentences_f1": figures.speakers.sentences_f1(),
                "only_precision": figures.speakers.only_precision(),
                "only_recall": figures.speakers.only_recall(),
                "counts": figures.speakers,
            },
        })
    };
    let mean = stories.iter().map(|figures| figures.alignment.f1()).sum::<f64>() / stories.len().max(1) as f64;
    let figures = serde_json::json!({
        "stories": stories.iter().map(one).collect::<Vec<_>>(),
        "total": one(total),
        "mean_alignment_f1": mean,
    });
    format!("{figures:#}\n")
}

/// Attribution figures to read.
#[must_use]
pub fn attribution(figures: &AttributionFigures) -> String {
    format!(
        "attribution (overlapping cue spans)\n  cue F1                     {:>6.3}\n  cue precision              {:>6.3}\n  cue recall                 {:>6.3}\n  source right among hits    {:>6.3}\n",
        figures.f1(),
        figures.precision(),
        figures.recall(),
        figures.source_accuracy()
    )
}

/// Attribution figures for programs.
#[must_use]
pub fn attribution_json(figures: &AttributionFigures) -> String {
    let figures = serde_json::json!({
        "cue_f1": figures.f1(),
        "cue_precision": figures.precision(),
        "cue_recall": figures.recall(),
        "source_accuracy": figures.source_accuracy(),
        "counts": figures,
    });
    format!("{figures:#}\n")
}

/// Figures of loaded words to read.
#[must_use]
pub fn loaded(figures: &LoadedFigures) -> String {
    format!(
        "loaded words (sentences called biased)\n  macro F1                   {:>6.3}\n  precision                  {:>6.3}\n  recall                     {:>6.3}\n",
        figures.macro_f1(),
        figures.precision(),
        figures.recall()
    )
}

/// The figures of lone pairs for programs, by set.
#[must_use]
pub fn pairs_json(figures: &BTreeMap<String, PairFigures>) -> String {
    format!("{:#}\n", serde_json::json!(figures))
}

/// Figures of loaded words for programs.
#[must_use]
pub fn loaded_json(figures: &LoadedFigures) -> String {
    let figures = serde_json::json!({
        "macro_f1": figures.macro_f1(),
        "precision": figures.precision(),
        "recall": figures.recall(),
        "counts": figures,
    });
    format!("{figures:#}\n")
}
