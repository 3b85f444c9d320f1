//! `cargo run --release -p xtask -- fit GOLD.jsonl[:WEIGHT] …`: fits the alignment model.
//!
//! The figures printed are those of stories that no step of the model has seen. Each step is fitted on what the one
//! before says of the same stories. Feeding a step with what folds of the one before say of stories held out from them
//! was tried and leaks: such a fold errs against the labels that it was not shown, the next step learns to trust the
//! opposite, and the figures (0.766 on ECB+) are not those of the finished model (0.700).

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use storydiff::align;
use storydiff::eval::alignment::{Counts, SentencePair, ordered, strict};
use storydiff::eval::gold::{self, GoldStory};
use storydiff::segment::Document;
use storydiff::similarity::context::{self, OF_THE_VERSIONS};
use storydiff::similarity::encoder::{self, SentenceModel};
use storydiff::similarity::features::OWN;
use storydiff::similarity::model::{self, BySize, Model, article_share, first_names, probability, second_names};
use storydiff::similarity::{Between, Features, Similarity, propose};

use crate::logistic::{Row, fit};
use crate::lone;

#[derive(Args)]
pub struct Arguments {
    /// Gold files, each with the weight of its pairs (1 unless given).
    #[arg(required = true, value_name = "GOLD.jsonl[:WEIGHT]")]
    gold: Vec<String>,
    /// Leaves out the features whose names contain this, to see what they are worth.
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    without: Vec<String>,
    /// Single pairs that people judged, for versions of one sentence: set, judgement, sentence, sentence; without them that
    /// part of the model stays.
    #[arg(long, value_name = "PAIRS.tsv")]
    pairs: Option<PathBuf>,
    /// Where the model goes; without it only the figures are printed.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Strength of the penalty on large weights of the two sentences alone.
    #[arg(long, default_value_t = 100.0)]
    penalty_alone: f64,
    /// Strength of the penalty on large weights in the two rounds.
    #[arg(long, default_value_t = 100.0)]
    penalty: f64,
    /// Strength of the penalty on weights of what is the same for all pairs of two versions.
    #[arg(long, default_value_t = 100.0)]
    penalty_versions: f64,
    /// Number of folds.
    #[arg(long, default_value_t = 10)]
    folds: usize,
    /// Folder of a sentence-embedding model whose vectors are used, to fit the model for stories with an encoder.
    #[cfg(feature = "semantic")]
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// Also writes every candidate with its features as a table.
    #[arg(long)]
    dump: Option<PathBuf>,
}

struct Story {
    /// The gold file; none for two versions of different stories.
    file: Option<usize>,
    weight: f64,
    gold: GoldStory,
    lengths: Vec<usize>,
    between: Vec<Between>,
}

struct Labels {
    yes: BTreeSet<SentencePair>,
    maybe: BTreeSet<SentencePair>,
}

impl Story {
    fn new(gold: GoldStory, file: Option<usize>, weight: f64, model: Option<&SentenceModel>) -> Self {
        let documents = gold.docs.iter().map(|d| Document::from_sentences(&d.name, &d.sentences)).collect();
        let tokenized = encoder::story(documents, model);
        let lengths = tokenized.tokens.iter().map(Vec::len).collect();
        Self { file, weight, lengths, between: propose(&tokenized), gold }
    }

    fn labels(&self) -> Labels {
        Labels { yes: ordered(&self.gold.gold), maybe: ordered(&self.gold.ignore) }
    }

    /// Candidates with their features, those in `ignore` left out.
    fn rows(&self, features: impl Fn(usize, usize) -> Vec<f64>) -> Vec<Row> {
        let labels = self.labels();
        let mut rows = Vec::new();
        for (at, between) in self.between.iter().enumerate() {
            for (k, c) in between.candidates.iter().enumerate() {
                let pair = ((between.a, c.a), (between.b, c.b));
                if !labels.maybe.contains(&pair) {
                    let target = f64::from(u8::from(labels.yes.contains(&pair)));
                    let article = f64::from(self.article(between));
                    rows.push(Row { features: features(at, k), target, weight: self.weight, article });
                }
            }
        }
        rows
    }

    fn article(&self, between: &Between) -> f32 {
        article_share(self.lengths[between.a], self.lengths[between.b])
    }

    fn rows_of(&self, values: fn(&Features, usize) -> Vec<f32>) -> Vec<Row> {
        self.rows(|at, k| values(&self.between[at].features, k).into_iter().map(f64::from).collect())
    }

    /// What `model` gives each candidate.
    fn logits(&self, model: &BySize, values: fn(&Features, usize) -> Vec<f32>) -> Vec<Vec<f32>> {
        let logit = |b: &Between, k| model.logit(&values(&b.features, k), self.article(b));
        let of = |b: &Between| (0..b.candidates.len()).map(|k| logit(b, k)).collect();
        self.between.iter().map(of).collect()
    }

    /// Sets the confidence of each candidate from what both rounds gave it.
    fn set_confidence(&mut self, first: &[Vec<f32>], second: &[Vec<f32>]) {
        for (at, between) in self.between.iter_mut().enumerate() {
            for (k, c) in between.candidates.iter_mut().enumerate() {
                c.confidence = f64::from(probability((first[at][k] + second[at][k]) / 2.0));
            }
        }
    }
}

/// A penalty that keeps a weight at 0.
const LEFT_OUT: f64 = 1e12;

/// A step of the model: the names of its features and their values.
struct Step {
    names: Vec<&'static str>,
    values: fn(&Features, usize) -> Vec<f32>,
}

/// The two sentences alone, then the two rounds.
fn steps() -> [Step; 3] {
    [
        Step { names: OWN.to_vec(), values: |of, k| of.own[k].to_vec() },
        Step { names: first_names(), values: |of, k| of.first_round(k).to_vec() },
        Step { names: second_names(), values: |of, k| of.second_round(k).to_vec() },
    ]
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    #[cfg(feature = "semantic")]
    let model = arguments.model.as_deref().map(SentenceModel::load).transpose()?;
    #[cfg(not(feature = "semantic"))]
    let model: Option<SentenceModel> = None;
    let mut stories = Vec::new();
    let mut names = Vec::new();
    for (file, given) in arguments.gold.iter().enumerate() {
        let (path, weight) = match given.rsplit_once(':') {
            Some((path, weight)) if weight.parse::<f64>().is_ok() => (path, weight.parse()?),
            _ => (given.as_str(), 1.0),
        };
        names.push(path.to_owned());
        for gold in gold::parse(path, &fs::read_to_string(path)?)? {
            stories.push(Story::new(gold, Some(file), weight, model.as_ref()));
        }
    }
    let unrelated = unrelated(&stories, model.as_ref());
    let related = stories.len();
    stories.extend(unrelated);
    let fold_of = |at: usize| if at < related { at % arguments.folds } else { (at - related) % arguments.folds };
    let steps = steps();
    let penalty = |step: usize, name: &str| match step {
        _ if arguments.without.iter().any(|part| name.contains(part.as_str())) => LEFT_OUT,
        0 => arguments.penalty_alone,
        _ if OF_THE_VERSIONS.contains(&name) => arguments.penalty_versions,
        _ => arguments.penalty,
    };
    // Fits all steps without one fold, and gives every story the confidence that they give it.
    let fit_steps = |stories: &mut [Story], held_out: Option<usize>| -> [BySize; 3] {
        let mut given: Vec<Vec<Vec<Vec<f32>>>> = vec![Vec::new(); stories.len()];
        [0, 1, 2].map(|step| {
            let Step { names, values } = &steps[step];
            let kept = stories.iter().enumerate().filter(|(at, _)| held_out.is_none_or(|fold| fold_of(*at) != fold));
            let rows: Vec<Row> = kept.flat_map(|(_, story)| story.rows_of(*values)).collect();
            let penalties: Vec<f64> = names.iter().map(|name| penalty(step, name)).collect();
            let model = BySize {
                brief: fit(names, &rows, |row| row.weight * (1.0 - row.article), &penalties),
                article: fit(names, &rows, |row| row.weight * row.article, &penalties),
            };
            for (story, given) in stories.iter_mut().zip(&mut given) {
                given.push(story.logits(&model, *values));
                match step {
                    0 | 1 => context::measure(&mut story.between, step, &story.lengths, &given[step]),
                    _ => story.set_confidence(&given[1], &given[2]),
                }
            }
            model
        })
    };
    let mut unseen: Vec<Vec<Between>> = vec![Vec::new(); stories.len()];
    for fold in 0..arguments.folds {
        fit_steps(&mut stories, Some(fold));
        for (at, story) in stories.iter().enumerate().filter(|(at, _)| fold_of(*at) == fold) {
            unseen[at].clone_from(&story.between);
        }
    }
    let [own, first, second] = fit_steps(&mut stories, None);
    for (story, between) in stories.iter_mut().zip(unseen) {
        story.between = between;
    }
    if let Some(path) = &arguments.dump {
        fs::write(path, dump(&stories))?;
    }
    let calibration = calibrate(&stories);
    for c in stories.iter_mut().flat_map(|s| &mut s.between).flat_map(|b| &mut b.candidates) {
        c.confidence = f64::from(probability(calibration.0 * log_odds(c.confidence) + calibration.1));
    }
    let decision = report(&stories, &names);
    let fitted = Model {
        lone: arguments
            .pairs
            .as_deref()
            .map_or_else(|| Ok(model::model().lone.clone()), |file| lone::fit(file, arguments.folds, model.as_ref()))?,
        own,
        rounds: [first, second],
        calibration,
        decision,
    };
    if let Some(path) = &arguments.output {
        fs::write(path, serde_json::to_string_pretty(&fitted)? + "\n")?;
    }
    Ok(())
}

/// Versions of different stories side by side: whatever aligns there is wrong. Each story lends its first version to
/// the next story of its file, whose last version stands beside it.
fn unrelated(stories: &[Story], model: Option<&SentenceModel>) -> Vec<Story> {
    let mut unrelated = Vec::new();
    for two in stories.windows(2).filter(|two| two[0].file == two[1].file) {
        for (one, other) in
            [(two[0].gold.docs.first(), two[1].gold.docs.last()), (two[0].gold.docs.last(), two[1].gold.docs.first())]
        {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let gold = GoldStory {
                id: format!("{} | {}", two[0].gold.id, two[1].gold.id),
                docs: vec![one.clone(), other.clone()],
                gold: Vec::new(),
                ignore: Vec::new(),
                framing: Vec::new(),
                omitted: Vec::new(),
                noise: Vec::new(),
                speakers: None,
            };
            unrelated.push(Story::new(gold, None, two[0].weight, model));
        }
    }
    unrelated
}

fn log_odds(p: f64) -> f32 {
    let p = p.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln() as f32
}

/// Platt scaling on the held-out log-odds; each file counts by the weight of its pairs.
fn calibrate(stories: &[Story]) -> (f32, f32) {
    let rows: Vec<Row> = stories
        .iter()
        .flat_map(|s| s.rows(|at, k| vec![f64::from(log_odds(s.between[at].candidates[k].confidence))]))
        .collect();
    let scaled = fit(&["log_odds"], &rows, |row| row.weight, &[0.0]);
    (scaled.weights[0].1, scaled.bias)
}

/// Mean F1 that is given up for a higher threshold: a wrong pair makes a false difference, a missed one only a gap.
const GIVEN_FOR_PRECISION: f64 = 0.002;

/// Prints F1 by file over thresholds and the reliability of the confidence; gives the highest threshold near the best mean.
fn report(stories: &[Story], names: &[String]) -> f32 {
    let counts = |file: usize, threshold: f64| -> Counts {
        let mut total = Counts::default();
        for story in stories.iter().filter(|story| story.file == Some(file)) {
            let similarity = Similarity { between: story.between.clone() };
            total.add(strict(&story.gold, &align::align(&similarity, threshold)));
        }
        total
    };
    let mut means: Vec<(f64, f64)> = Vec::new();
    println!("threshold  F1 of {}", names.join(", "));
    for step in 3..=14 {
        let threshold = f64::from(step) * 0.05;
        let scores: Vec<Counts> = (0..names.len()).map(|file| counts(file, threshold)).collect();
        let mean = scores.iter().map(Counts::f1).sum::<f64>() / scores.len() as f64;
        let cells: Vec<String> =
            scores.iter().map(|c| format!("{:.3} (P {:.2} R {:.2})", c.f1(), c.precision(), c.recall())).collect();
        let (mut aligned, mut sentences) = (0, 0);
        for story in stories.iter().filter(|story| story.file.is_none()) {
            let found = align::align(&Similarity { between: story.between.clone() }, threshold);
            aligned += found.iter().map(|x| x.a_sentences.len() + x.b_sentences.len()).sum::<usize>();
            sentences += story.lengths.iter().sum::<usize>();
        }
        let unrelated = 100.0 * aligned as f64 / sentences.max(1) as f64;
        println!("{threshold:.2}       {}   mean {mean:.3}   unrelated {unrelated:.1} %", cells.join("   "));
        means.push((mean, threshold));
    }
    println!("confidence   said   right   pairs");
    for bin in 0..10 {
        let (low, high) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
        let (mut said, mut right, mut all) = (0.0, 0.0, 0.0);
        for story in stories {
            let labels = story.labels();
            for between in &story.between {
                for c in between.candidates.iter().filter(|c| c.confidence >= low && c.confidence < high) {
                    let pair = ((between.a, c.a), (between.b, c.b));
                    if !labels.maybe.contains(&pair) {
                        said += c.confidence;
                        right += f64::from(u8::from(labels.yes.contains(&pair)));
                        all += 1.0;
                    }
                }
            }
        }
        if all > 0.0 {
            println!("{low:.1}–{high:.1}     {:.2}   {:.2}   {all}", said / all, right / all);
        }
    }
    let best = means.iter().map(|(mean, _)| *mean).fold(0.0, f64::max);
    let decision = means.iter().rev().find(|(mean, _)| *mean >= best - GIVEN_FOR_PRECISION);
    decision.map_or(0.5, |(_, threshold)| *threshold as f32)
}

fn dump(stories: &[Story]) -> String {
    let mut table = format!("file\tstory\tda\ti\tdb\tj\tna\tnb\tlabel\tp\t{}\n", second_names().join("\t"));
    for story in stories {
        let labels = story.labels();
        for between in &story.between {
            for (k, c) in between.candidates.iter().enumerate() {
                let pair = ((between.a, c.a), (between.b, c.b));
                let label = if labels.yes.contains(&pair) { 1 } else { -i32::from(labels.maybe.contains(&pair)) };
                let values: Vec<String> = between.features.second_round(k).iter().map(|v| format!("{v:.4}")).collect();
                table += &format!(
                    "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{label}\t{:.4}\t{}\n",
                    story.file.unwrap_or(99),
                    story.gold.id,
                    between.a,
                    c.a,
                    between.b,
                    c.b,
                    story.lengths[between.a],
                    story.lengths[between.b],
                    c.confidence,
                    values.join("\t")
                );
            }
        }
    }
    table
}
