//! `cargo run --release -p xtask -- fit-labels GOLD.jsonl … --judged JUDGED.tsv …`: fits whether two labels name one thing.
//!
//! People judged phrases of two sentences: 2 one thing, 1 debatable, 0 two things or no phrases. The debatable ones are left out. Printed is
//! what stories say that the model has not seen.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use storydiff::Settings;
use storydiff::eval::{Given, analyse_gold};
use storydiff::framing::kinds::labelling::{Likened, likened, one_thing::FEATURES};
use storydiff::framing::{Read, SentenceView, on_pairs};
use storydiff::similarity::model::Logistic;

use crate::gold_files::GoldFiles;
use crate::logistic::{Row, fit, likely};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    files: GoldFiles,
    /// Judgements: story, sentence, words, sentence, words, and 0, 1 or 2, set apart by tabs.
    #[arg(long, required = true, value_name = "JUDGED.tsv")]
    judged: Vec<PathBuf>,
    /// Judgements that the model is measured on and not fitted on.
    #[arg(long, value_name = "JUDGED.tsv")]
    held_out: Vec<PathBuf>,
    /// Strength of the penalty on large weights.
    #[arg(long, default_value_t = 10.0)]
    penalty: f64,
}

/// A sentence as `document:sentence`, and words of it.
type Words = (String, String);
/// By story and words of both sentences.
type Judgements = BTreeMap<(String, Words, Words), u8>;

struct Judged {
    story: usize,
    fitted: bool,
    row: Row,
}

/// From these probabilities on the figures are printed.
const BOUNDS: [f32; 6] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5];

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (fitted, held_out) = (judgements(&arguments.judged)?, judgements(&arguments.held_out)?);
    let mut judged = Vec::new();
    for (at, (_, story)) in arguments.files.stories()?.iter().enumerate() {
        let analysis = analyse_gold(story, &Settings::default(), Given::Nothing);
        judged.extend(on_pairs(Read::plain(&analysis.story), &analysis.alignments, &[], |pair| {
            let words = |view: &SentenceView<'_>, tokens| {
                (format!("{}:{}", view.document_index, view.index), view.text_of(tokens).to_owned())
            };
            let of = |like: Likened| {
                let key = (story.id.clone(), words(&pair.a, like.a), words(&pair.b, like.b));
                let (judgement, fitted) =
                    fitted.get(&key).map(|given| (*given, true)).or(held_out.get(&key).map(|given| (*given, false)))?;
                let features = like.features.into_iter().map(f64::from).collect();
                let row = Row { features, target: f64::from(u8::from(judgement == 2)), weight: 1.0, article: 1.0 };
                (judgement != 1).then_some(Judged { story: at, fitted, row })
            };
            likened(pair).into_iter().filter_map(of).collect()
        }));
    }
    let penalties = [arguments.penalty; FEATURES.len()];
    let model = |without: Option<usize>| -> Logistic {
        let rows = judged.iter().filter(|one| one.fitted && Some(one.story) != without);
        let rows: Vec<Row> = rows.map(|one| one.row.clone()).collect();
        fit(&FEATURES, &rows, |row| row.weight, &penalties)
    };
    let mut models: BTreeMap<usize, Logistic> = BTreeMap::new();
    let mut scored: Vec<(f32, &Judged)> = Vec::new();
    for one in &judged {
        let model = models.entry(one.story).or_insert_with(|| model(Some(one.story)));
        scored.push((likely(model, &one.row.features), one));
    }
    let debatable = |judgements: &Judgements| judgements.values().filter(|judgement| **judgement == 1).count();
    let wanted = fitted.len() + held_out.len() - debatable(&fitted) - debatable(&held_out);
    println!("{} of {wanted} judgements are of phrases that the program forms", judged.len());
    for (fitted, name) in [(true, "fitted on, each story held out"), (false, "not fitted on")] {
        let scored: Vec<_> = scored.iter().filter(|(_, one)| one.fitted == fitted).collect();
        let same = scored.iter().filter(|(_, one)| one.row.target > 0.5).count();
        println!("{name}: {} judged, {same} of one thing", scored.len());
        for least in BOUNDS.into_iter().filter(|_| !scored.is_empty()) {
            let kept = || scored.iter().filter(|(likely, _)| *likely >= least);
            let right = kept().filter(|(_, one)| one.row.target > 0.5).count();
            let kept = kept().count();
            println!(
                "  from {least:.2}: {kept} kept, {right} of one thing: precision {:.3}, recall {:.3}",
                right as f64 / kept.max(1) as f64,
                right as f64 / same.max(1) as f64
            );
        }
    }
    arguments.files.write(|| model(None))
}

fn judgements(files: &[PathBuf]) -> Result<Judgements, Box<dyn Error>> {
    let mut judgements = Judgements::new();
    for path in files {
        for (number, line) in fs::read_to_string(path)?.lines().enumerate() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [story, a, words_a, b, words_b, judgement] = fields[..] else {
                return Err(format!("{}:{}: six fields are wanted", path.display(), number + 1).into());
            };
            let of = |at: &str, words: &str| (at.to_owned(), words.to_owned());
            let judged = ["0", "1", "2"].iter().position(|known| *known == judgement);
            let judged =
                judged.ok_or_else(|| format!("{}:{}: a judgement is 0, 1 or 2", path.display(), number + 1))?;
            judgements.insert((story.to_owned(), of(a, words_a), of(b, words_b)), judged as u8);
        }
    }
    Ok(judgements)
}
