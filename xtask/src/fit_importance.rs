//! `cargo run --release -p xtask -- fit-importance GOLD.jsonl …`: fits how important an omitted sentence is.
//!
//! People gave 1, 2 or 3. Each omitted sentence is two observations, "at least 2" and "3", so that the fitted
//! probability grows with both; the rank correlation printed is of stories that the model has not seen.

use std::error::Error;

use clap::Args;
use storydiff::eval::{Given, analyse_gold, omissions::OmissionCounts};
use storydiff::framing::Read;
use storydiff::omissions::importance::{FEATURES, measured, told_by};
use storydiff::similarity::model::Logistic;
use storydiff::similarity::similarity;

use crate::gold_files::GoldFiles;
use crate::logistic::{Row, fit, likely};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    files: GoldFiles,
    /// Strength of the penalty on large weights.
    #[arg(long, default_value_t = 40.0)]
    penalty: f64,
}

struct Omitted {
    story: usize,
    features: Vec<f64>,
    importance: u8,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let stories = arguments.files.stories()?;
    let mut omitted = Vec::new();
    for (at, (_, story)) in stories.iter().enumerate() {
        let analysis = analyse_gold(story, &storydiff::Settings::default(), Given::Alignment);
        let measured = measured(Read::plain(&analysis.story), &similarity(&analysis.story));
        let others = (story.docs.len() - 1) as f64;
        for omission in &story.omitted {
            let (document, sentence) = omission.sentence;
            let told = 1.0 - omission.missing_from.len() as f64 / others;
            let values = told_by(measured[document][sentence], told);
            omitted.push(Omitted {
                story: at,
                features: values.iter().map(|v| f64::from(*v)).collect(),
                importance: omission.importance,
            });
        }
    }
    let rows = |held_out: Option<usize>| -> Vec<Row> {
        omitted
            .iter()
            .filter(|o| Some(o.story) != held_out)
            .flat_map(|o| {
                [2, 3].map(|level| Row {
                    features: o.features.clone(),
                    target: f64::from(u8::from(o.importance >= level)),
                    weight: 1.0,
                    article: 1.0,
                })
            })
            .collect()
    };
    let penalties = [arguments.penalty; FEATURES.len()];
    let fitted = |held_out| -> Logistic { fit(&FEATURES, &rows(held_out), |row| row.weight, &penalties) };
    let mut counts = OmissionCounts::default();
    for story in 0..stories.len() {
        let model = fitted(Some(story));
        for o in omitted.iter().filter(|o| o.story == story) {
            counts.importance.push((f64::from(o.importance), f64::from(likely(&model, &o.features))));
        }
    }
    println!("rank correlation with people, story by story held out: {:.3}", counts.rank_correlation());
    arguments.files.write(|| fitted(None))
}
