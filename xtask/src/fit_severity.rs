//! `cargo run --release -p xtask -- fit-severity GOLD.jsonl …`: fits which findings people name.
//!
//! Every finding on a gold alignment is one observation; it is positive when it meets a difference that people named. The
//! figures are of stories that the model has not seen.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use storydiff::Settings;
use storydiff::eval::{Given, analyse_gold, framing::meets, gold, gold_alignments};
use storydiff::framing::{observe, severity};
use storydiff::similarity::model::{Logistic, probability};

use crate::logistic::{Row, fit};

#[derive(Args)]
pub struct Arguments {
    /// Gold files with framing differences. Those after the first weigh less: their people named fewer differences.
    #[arg(required = true, value_name = "GOLD.jsonl")]
    gold: Vec<PathBuf>,
    /// Where the model goes; without it only the figures are printed.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Strength of the penalty on large weights.
    #[arg(long, default_value_t = 10.0)]
    penalty: f64,
    /// Weight of the observations of the files after the first.
    #[arg(long, default_value_t = 0.25)]
    others: f64,
}

/// Findings from which on a claim of a kind is judged by what people named.
const LEAST_SEEN: usize = 12;

struct Observed {
    story: usize,
    file: usize,
    kind: &'static str,
    row: Row,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut observed = Vec::new();
    let mut stories = 0;
    for (file, path) in arguments.gold.iter().enumerate() {
        for story in gold::parse(&path.display().to_string(), &fs::read_to_string(path)?)? {
            let settings = Settings::default();
            let analysis = analyse_gold(&story, &settings, Given::Alignment);
            observe(&analysis.story, &gold_alignments(&story), &settings, |pair, difference| {
                let features = severity::features(pair, &difference.finding);
                // How many differences people named differs between files; the model must not learn that.
                let features = features.into_iter().map(f64::from).chain([file.min(1) as f64]).collect();
                let named = story.framing.iter().any(|named| meets(named, &difference, &analysis.story));
                let target = f64::from(u8::from(named));
                let weight = if file == 0 { 1.0 } else { arguments.others };
                let row = Row { features, target, weight, article: 1.0 };
                observed.push(Observed { story: stories, file, kind: difference.finding.kind, row });
            });
            stories += 1;
        }
    }
    // Of a claim that was seen a few times only, nothing is learnt: the kind's word stands.
    for feature in 0..severity::feature_names().len() {
        let seen = observed.iter().filter(|o| o.row.features[feature] != 0.0).count();
        if seen < LEAST_SEEN {
            observed.iter_mut().for_each(|o| o.row.features[feature] = 0.0);
        }
    }
    let mut names = severity::feature_names();
    names.push("file".to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fitted = |held_out: Option<usize>| -> Logistic {
        let kept = observed.iter().filter(|o| Some(o.story) != held_out);
        let rows: Vec<Row> = kept.map(|o| o.row.clone()).collect();
        fit(&names, &rows, |row| row.weight, &vec![arguments.penalty; names.len()])
    };
    let mut scored: Vec<(f32, bool, &str)> = Vec::new();
    for story in 0..stories {
        let model = fitted(Some(story));
        let of_story = observed.iter().filter(|o| o.story == story && o.file == 0);
        scored.extend(of_story.map(|o| {
            let logit = model.logit(o.row.features.iter().map(|value| *value as f32));
            (probability(logit), o.row.target > 0.5, o.kind)
        }));
    }
    for least in [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8] {
        let shown = scored.iter().filter(|(named, ..)| *named >= least);
        let (count, right) = shown.fold((0, 0), |(n, right), (_, positive, _)| (n + 1, right + usize::from(*positive)));
        println!(
            "from {least:.2}: {count} shown, {right} named by people, {:.3}",
            right as f64 / f64::from(count.max(1))
        );
    }
    if let Some(path) = &arguments.output {
        let mut model = fitted(None);
        model.weights.pop();
        fs::write(path, serde_json::to_string_pretty(&model)? + "\n")?;
    }
    Ok(())
}
