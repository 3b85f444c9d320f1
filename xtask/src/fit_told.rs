//! `cargo run --release -p xtask -- fit-told GOLD.jsonl …`: fits which sentences another version tells.
//!
//! Every sentence is one observation for each other version: told where people paired it, not told where they listed it as
//! left out; what they left open is none. All figures, and the threshold with them, are of stories held out; each file has
//! the same say in where the threshold lies.

use std::collections::BTreeSet;
use std::error::Error;

use clap::Args;
use storydiff::Settings;
use storydiff::eval::{Given, analyse_gold, gold, gold::GoldStory};
use storydiff::facts::told::{FEATURES, Features, Model, is_missing};
use storydiff::omissions::left_out_below;
use storydiff::report::view::SHOWN_IMPORTANCE;
use storydiff::similarity::model::{Logistic, probability};

use crate::gold_files::GoldFiles;
use crate::logistic::{Row, fit};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    files: GoldFiles,
    /// Strength of the penalty on large weights.
    #[arg(long, default_value_t = 10.0)]
    penalty: f64,
}

/// What people say of a sentence and another version.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Told,
    /// Left out, with the importance (1–3).
    LeftOut(u8),
    Open,
}

struct Observed {
    file: usize,
    story: usize,
    features: Features,
    importance: f64,
    verdict: Verdict,
}

impl Observed {
    fn row(&self) -> Option<Row> {
        let target = match self.verdict {
            Verdict::Told => 1.0,
            Verdict::LeftOut(_) => 0.0,
            Verdict::Open => return None,
        };
        Some(Row { features: self.features.iter().map(|v| f64::from(*v)).collect(), target, weight: 1.0, article: 1.0 })
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let stories = arguments.files.stories()?;
    let mut observed = Vec::new();
    for (at, (file, story)) in stories.iter().enumerate() {
        observe(story, *file, at, &mut observed);
    }
    let fitted = |held_out: Option<usize>| -> Logistic {
        let kept = observed.iter().filter(|o| Some(o.story) != held_out);
        let rows: Vec<Row> = kept.filter_map(Observed::row).collect();
        fit(&FEATURES, &rows, |row| row.weight, &[arguments.penalty; FEATURES.len()])
    };
    let models: Vec<Logistic> = (0..stories.len()).map(|story| fitted(Some(story))).collect();
    let told: Vec<f64> = observed.iter().map(|o| f64::from(probability(models[o.story].logit(&o.features)))).collect();
    let files = arguments.files.names().count();
    let measured = |threshold: f64| -> Vec<Measured> {
        (0..files).map(|file| Measured::of(&observed, &told, file, threshold)).collect()
    };
    let balance = |threshold: f64| -> f64 { measured(threshold).iter().map(Measured::balance).sum() };
    let threshold = middle_of_the_best(balance);
    for at in [0.2, 0.35, 0.5, 0.65, 0.8, 0.9, threshold] {
        println!("missing up to {at:.2}");
        for (name, m) in arguments.files.names().zip(measured(at)) {
            println!(
                "  {name}: recall at importance 3 {:.3}, precision {:.3} of {}",
                m.recall, m.precision, m.reported
            );
        }
    }
    println!("what matters and is rather surely left out, as short views list it");
    for (file, name) in arguments.files.names().enumerate() {
        let (right, listed) = surely(&observed, &told, file);
        println!("  {name}: precision {:.3} of {listed}", right as f64 / listed.max(1) as f64);
    }
    arguments.files.write(|| Model { weights: fitted(None), missing_below: threshold })
}

/// Of the omissions of one file that short views list, without their bound on the number, how many people named, and how many
/// there are.
fn surely(observed: &[Observed], told: &[f64], file: usize) -> (usize, usize) {
    let of_file = observed.iter().zip(told).filter(|(o, _)| o.file == file);
    let listed: Vec<&Observed> = of_file
        .filter(|(o, told)| **told < left_out_below(o.importance) && o.importance >= SHOWN_IMPORTANCE)
        .map(|(o, _)| o)
        .collect();
    (listed.iter().filter(|o| matches!(o.verdict, Verdict::LeftOut(_))).count(), listed.len())
}

fn observe(gold: &GoldStory, file: usize, story: usize, observed: &mut Vec<Observed>) {
    let analysis = analyse_gold(gold, &Settings::default(), Given::Nothing);
    let both = |pairs: &[(gold::At, gold::At)]| -> BTreeSet<(gold::At, usize)> {
        pairs.iter().flat_map(|&(x, y)| [(x, y.0), (y, x.0)]).collect()
    };
    let paired = both(&gold.gold);
    for (document, sentences) in analysis.tellings.iter().enumerate() {
        for (sentence, tellings) in sentences.iter().enumerate() {
            let at = (document, sentence);
            // The program does not report headlines, and people marked noise to be out of play.
            if gold.noise.contains(&at) || analysis.story.documents[document].sentences[sentence].headline {
                continue;
            }
            let listed = gold.omitted.iter().find(|omission| omission.sentence == at);
            for (other, telling) in tellings.iter().enumerate().filter(|(other, _)| *other != document) {
                let left_out = listed.filter(|omission| omission.missing_from.contains(&other));
                let verdict = match left_out {
                    Some(omission) => Verdict::LeftOut(omission.importance),
                    None if paired.contains(&(at, other)) => Verdict::Told,
                    None => Verdict::Open,
                };
                observed.push(Observed {
                    file,
                    story,
                    features: telling.features,
                    importance: telling.importance,
                    verdict,
                });
            }
        }
    }
}

/// Thresholds whose balance comes so near to the best are as good: over a dozen of them the curve is flat, and its very top is
/// chance.
const AS_GOOD: f64 = 0.005;

/// The threshold in the middle of those with the best balance, in hundredths.
fn middle_of_the_best(balance: impl Fn(f64) -> f64) -> f64 {
    let balances: Vec<(u8, f64)> = (1..100).map(|n| (n, balance(f64::from(n) / 100.0))).collect();
    let best = balances.iter().map(|(_, balance)| *balance).fold(f64::MIN, f64::max);
    let good: Vec<u8> = balances.iter().filter(|(_, balance)| *balance >= best - AS_GOOD).map(|(n, _)| *n).collect();
    f64::from(good[good.len() / 2]) / 100.0
}

/// What a threshold does to the omissions of one file.
struct Measured {
    recall: f64,
    precision: f64,
    reported: usize,
}

impl Measured {
    fn of(observed: &[Observed], told: &[f64], file: usize, threshold: f64) -> Self {
        let of_file = || observed.iter().zip(told).filter(|(o, _)| o.file == file);
        let most = || of_file().filter(|(o, _)| o.verdict == Verdict::LeftOut(3));
        let missing = |o: &Observed, told: f64| is_missing(told, o.importance, 1.0, threshold);
        let reported = || of_file().filter(|(o, told)| missing(o, **told));
        let right = reported().filter(|(o, _)| matches!(o.verdict, Verdict::LeftOut(_))).count();
        let found = most().filter(|(o, told)| missing(o, **told)).count();
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        Self {
            recall: share(found, most().count()),
            precision: share(right, reported().count()),
            reported: reported().count(),
        }
    }
    /// Harmonic mean of recall at importance 3 and precision.
    fn balance(&self) -> f64 {
        2.0 * self.recall * self.precision / (self.recall + self.precision).max(f64::MIN_POSITIVE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_flat_top_is_taken_and_not_its_peak() {
        let flat = |threshold: f64| match threshold {
            t if t < 0.595 => t,
            t if (0.615..0.625).contains(&t) => 0.703,
            t if t < 0.805 => 0.7,
            _ => 0.1,
        };
        assert!((middle_of_the_best(flat) - 0.7).abs() < 1e-9);
    }
}
