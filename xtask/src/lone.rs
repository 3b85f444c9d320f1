//! The part of the alignment model for versions of one sentence, fitted on single pairs that people judged.

use std::error::Error;
use std::fs;
use std::path::Path;

use storydiff::eval::pairs::{self, Judged, figures};
use storydiff::similarity::encoder::SentenceModel;
use storydiff::similarity::model::{Logistic, lone, lone_names};

use crate::logistic::{self, Row};

/// Strength of the penalty on large weights.
const PENALTY: f64 = 3.0;
/// Weight of a graded judgement, which says more than a yes or no and of which there are fewer.
const GRADED: f64 = 8.0;

/// Fits, and prints the figures of pairs that the fit had not seen.
pub fn fit(file: &Path, folds: usize, model: Option<&SentenceModel>) -> Result<Logistic, Box<dyn Error>> {
    let judged = pairs::parse(&file.display().to_string(), &fs::read_to_string(file)?)?;
    let features: Vec<Option<Vec<f64>>> = judged.iter().map(|pair| features(pair, model)).collect();
    let names = lone_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fitted = |held_out: Option<usize>| {
        let kept = judged.iter().zip(&features).enumerate().filter(|(at, _)| held_out != Some(at % folds));
        let rows: Vec<Row> = kept
            .filter_map(|(_, (pair, features))| {
                Some(Row { features: features.clone()?, target: pair.likeness, weight: weight(pair), article: 0.0 })
            })
            .collect();
        logistic::fit(&names, &rows, |row| row.weight, &vec![PENALTY; names.len()])
    };
    let mut scores = vec![0.0; judged.len()];
    for fold in 0..folds {
        let model = fitted(Some(fold));
        for (at, features) in features.iter().enumerate().filter(|(at, _)| at % folds == fold) {
            scores[at] = features.as_ref().map_or(0.0, |features| f64::from(logistic::likely(&model, features)));
        }
    }
    print!("{}", pairs::render(&figures(&judged, &scores)));
    Ok(fitted(None))
}

fn weight(pair: &Judged) -> f64 {
    if pair.set == pairs::PARAPHRASES { 1.0 } else { GRADED }
}

fn features(pair: &Judged, model: Option<&SentenceModel>) -> Option<Vec<f64>> {
    let own = pairs::between(pair, model).features.own.pop()?;
    Some(lone(&own).map(f64::from).to_vec())
}
