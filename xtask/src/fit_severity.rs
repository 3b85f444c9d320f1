//! `cargo run --release -p xtask -- fit-severity GOLD.jsonl …`: fits which findings people name.
//!
//! Every finding from the texts on is one observation, but for those on debatable pairs; it is positive when it meets a
//! difference that people named, so that one on a wrong pair is negative. The files after the first weigh less: their
//! people named fewer differences. The figures are of stories that the model has not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use clap::Args;
use storydiff::Settings;
use storydiff::eval::gold::GoldStory;
use storydiff::eval::{Given, alignment::ordered, analyse_gold, framing::meets};
use storydiff::framing::severity::Families;
use storydiff::framing::{KINDS, Read, observe, severity};
use storydiff::similarity::model::Logistic;

use crate::gold_files::GoldFiles;
use crate::logistic::{Row, fit, likely};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    files: GoldFiles,
    /// Strength of the penalty on large weights.
    #[arg(long, default_value_t = 10.0)]
    penalty: f64,
    /// The same for those of cue families, many of which are seen a few times only.
    #[arg(long, default_value_t = 1.0)]
    family_penalty: f64,
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
    /// Whether people aligned its two sentences.
    aligned: bool,
    families: Vec<Families>,
    row: Row,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let stories = arguments.files.stories()?;
    let mut observed = Vec::new();
    for (at, (file, story)) in stories.iter().enumerate() {
        let settings = Settings::default();
        let analysis = analyse_gold(story, &settings, Given::Nothing);
        let (pairs, debatable) = (ordered(&story.gold), ordered(&story.ignore));
        observed.extend(observe(
            Read::plain(&analysis.story),
            &analysis.alignments,
            &[],
            &settings,
            |pair, difference| {
                let place = (difference.a(), difference.b());
                if debatable.contains(&place) && !pairs.contains(&place) {
                    return None;
                }
                let features = severity::features(pair, &difference.finding);
                // How many differences people named differs between files; the model must not learn that.
                let features = features.into_iter().map(f64::from).chain([(*file).min(1) as f64]).collect();
                let named = story.framing.iter().any(|named| meets(named, &difference, &analysis.story));
                let target = f64::from(u8::from(named));
                let weight = if *file == 0 { 1.0 } else { arguments.others };
                let row = Row { features, target, weight, article: 1.0 };
                let (kind, aligned) = (difference.finding.kind, pairs.contains(&place));
                let families = severity::families(&difference.finding).collect();
                Some(Observed { story: at, file: *file, kind, aligned, families, row })
            },
        ));
    }
    // What people never name is no matter of framing (a wire copy is one): the kind's word stands.
    let named: BTreeSet<&str> = observed.iter().filter(|o| o.row.target > 0.5).map(|o| o.kind).collect();
    observed.retain(|o| named.contains(o.kind));
    // Of a claim that was seen a few times only, nothing is learnt.
    for feature in 0..severity::feature_names().len() {
        let seen = observed.iter().filter(|o| o.row.features[feature] != 0.0).count();
        if seen < LEAST_SEEN {
            observed.iter_mut().for_each(|o| o.row.features[feature] = 0.0);
        }
    }
    let mut names = severity::feature_names();
    names.push("file".to_owned());
    let mut penalties = vec![arguments.penalty; names.len()];
    let total: f64 = observed.iter().map(|o| o.row.weight).sum();
    for families in often(&observed) {
        names.push(severity::name_of(families));
        let mut share = 0.0;
        for o in &mut observed {
            let is = f64::from(u8::from(o.families.contains(&families)));
            o.row.features.push(is);
            share += is * o.row.weight / total;
        }
        // A family is there or not: in units of its spread, a rare one would hardly be held back.
        penalties.push(arguments.family_penalty / (share * (1.0 - share)));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fitted = |held_out: &dyn Fn(usize) -> bool| -> Logistic {
        let kept = observed.iter().filter(|o| !held_out(o.story));
        let rows: Vec<Row> = kept.map(|o| o.row.clone()).collect();
        fit(&names, &rows, |row| row.weight, &penalties)
    };
    let mut scored: Vec<(f32, &Observed)> = Vec::new();
    for fold in folds(&stories) {
        let held_out = |story: usize| fold.contains(&story);
        let model = fitted(&held_out);
        let of_fold = observed.iter().filter(|o| held_out(o.story));
        scored.extend(of_fold.map(|o| (likely(&model, &o.row.features), o)));
    }
    for (file, name) in arguments.files.names().enumerate() {
        println!("{name}");
        let scored: Vec<_> = scored.iter().filter(|(_, o)| o.file == file).collect();
        let loss = scored.iter().map(|(confidence, o)| {
            let likely = if o.row.target > 0.5 { *confidence } else { 1.0 - *confidence };
            -f64::from(likely.max(f32::EPSILON)).ln()
        });
        println!("  mean log loss {:.4}", loss.sum::<f64>() / scored.len().max(1) as f64);
        for least in [0.3, 0.35, 0.4, 0.42, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75] {
            let shown = || scored.iter().filter(|(confidence, _)| *confidence >= least);
            let right = shown().filter(|(_, o)| o.row.target > 0.5).count();
            let (page, aligned) = (shown().count(), shown().filter(|(_, o)| o.aligned).count());
            println!(
                "  from {least:.2}: {page} shown, {right} named by people: {:.3}; of the {aligned} on gold pairs {:.3}",
                right as f64 / page.max(1) as f64,
                right as f64 / aligned.max(1) as f64
            );
        }
    }
    arguments.files.write(|| {
        let mut model = fitted(&|_| false);
        model.weights.to_mut().retain(|(name, _)| {
            let kind = name.split(['.', ':']).next().unwrap_or(name);
            name != "file" && (named.contains(kind) || KINDS.iter().all(|other| other.id() != kind))
        });
        model
    })
}

/// The cue families that were seen often enough to learn from, in the order of their names.
fn often(observed: &[Observed]) -> Vec<Families> {
    let mut seen: BTreeMap<Families, usize> = BTreeMap::new();
    for families in observed.iter().flat_map(|o| &o.families) {
        *seen.entry(*families).or_default() += 1;
    }
    seen.into_iter().filter(|(_, seen)| *seen >= LEAST_SEEN).map(|(families, _)| families).collect()
}

/// Parts into which the stories of the files after the first are cut.
const PARTS: usize = 8;

/// What is held out at a time: each story of the first file, and a part of the others, which are many.
fn folds(stories: &[(usize, GoldStory)]) -> Vec<BTreeSet<usize>> {
    let (first, others): (Vec<usize>, Vec<usize>) = (0..stories.len()).partition(|&story| stories[story].0 == 0);
    let mut folds: Vec<BTreeSet<usize>> = first.into_iter().map(|story| BTreeSet::from([story])).collect();
    folds.resize_with(folds.len() + PARTS.min(others.len()), BTreeSet::new);
    let parts = folds.len() - PARTS.min(others.len());
    for (at, story) in others.into_iter().enumerate() {
        folds[parts + at % PARTS].insert(story);
    }
    folds
}
