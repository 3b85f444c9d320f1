//! How much of the article, and of nothing else, is read out of web pages: `cargo run --release -p xtask -- extract DIR`.
//!
//! The folder holds pages (`NAME.html.gz` or `NAME.html`) and the article that a person marked in each (`NAME.txt`).
//! What is scored is what `storydiff text` prints: every run of four words of it (a shingle) is looked up among those
//! of the marked text, as often as it stands there. F1 is taken page by page and averaged. The marked texts lack the
//! headline, as does what `storydiff text` prints of a page; a second figure is for the text with it. Times are those of the
//! stages alone and of the whole program, which must have been built beside this one (`cargo build --release`); on a machine
//! that is not quiet, `--instructions` says more.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use storydiff::read::fetch::Options;
use storydiff::read::read_each;
use storydiff::segment::Document;
use storydiff::{Settings, compare};

#[derive(clap::Args)]
pub struct Arguments {
    /// Folder of pages and marked texts.
    folder: PathBuf,
    /// Lists what was read too much and what was missed.
    #[arg(long)]
    errors: bool,
    /// Counts the instructions of `storydiff text` on each page with callgrind.
    #[arg(long)]
    instructions: bool,
}

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Times that each page is read for the timing; the best counts.
const RUNS: usize = 10;

#[derive(Clone, Copy, Default)]
struct Score {
    precision: f64,
    recall: f64,
    f1: f64,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut scores: Vec<[Score; 2]> = Vec::new();
    let (mut milliseconds, mut program_milliseconds) = (Vec::new(), Vec::new());
    let mut instructions = Vec::new();
    for page in pages(&arguments.folder)? {
        let (name, gold) = page;
        let marked = fs::read_to_string(gold)?;
        let (document, time) = read(&name)?;
        let whole = text(&document, true);
        let score = [score(&marked, &text(&document, false)), score(&marked, &whole)];
        println!(
            "{:<24} P {:.3} R {:.3} F1 {:.3}   with the headline: P {:.3} F1 {:.3}   {time:5.1} ms",
            name.file_name().unwrap_or_default().to_string_lossy(),
            score[0].precision,
            score[0].recall,
            score[0].f1,
            score[1].precision,
            score[1].f1
        );
        if arguments.errors {
            list_errors(&marked, &document);
        }
        scores.push(score);
        milliseconds.push(time);
        program_milliseconds.push(program_time(&name)?);
        if arguments.instructions {
            instructions.push(program_instructions(&name)?);
        }
    }
    let count = scores.len().max(1) as f64;
    for (index, label) in ["storydiff text", "with the headline"].iter().enumerate() {
        let mean = |part: fn(&Score) -> f64| scores.iter().map(|score| part(&score[index])).sum::<f64>() / count;
        println!("{label:<24} P {:.4} R {:.4} F1 {:.4}", mean(|s| s.precision), mean(|s| s.recall), mean(|s| s.f1));
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    println!(
        "{:.1} ms a page (read, clean, segment), {:.1} ms by `storydiff text` with its start, best of {RUNS}, {} pages",
        mean(&milliseconds),
        mean(&program_milliseconds),
        scores.len()
    );
    if arguments.instructions {
        println!("{:.1} million instructions a page by `storydiff text`", mean(&instructions) / 1e6);
    }
    Ok(())
}

fn pages(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".html.gz").or_else(|| name.strip_suffix(".html")) {
            pages.push((path.clone(), folder.join(format!("{stem}.txt"))));
        }
    }
    pages.sort();
    Ok(pages)
}

fn read(page: &Path) -> Result<(Document, f64), Box<dyn Error>> {
    let argument = [page.display().to_string()];
    let mut best = f64::INFINITY;
    let mut read = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        let version = read_each(&argument, std::io::empty(), &Options::default())?.remove(0);
        read = Some(compare::document(version, &Settings::default()));
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok((read.ok_or("no run")?, best))
}

/// The program that was built beside this one.
fn program() -> Result<PathBuf, Box<dyn Error>> {
    let path = std::env::current_exe()?.with_file_name(format!("storydiff{}", std::env::consts::EXE_SUFFIX));
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{}: build it with cargo build --release", path.display()).into())
    }
}

/// Milliseconds that `storydiff text` takes on a page; the best of several runs.
fn program_time(page: &Path) -> Result<f64, Box<dyn Error>> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let mut command = Command::new(program()?);
        command.arg("text").arg(page).stdout(Stdio::null());
        let start = Instant::now();
        let status = command.status()?;
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        if !status.success() {
            return Err(format!("{}: storydiff text failed", page.display()).into());
        }
    }
    Ok(best)
}

/// Instructions that `storydiff text` executes on a page.
fn program_instructions(page: &Path) -> Result<f64, Box<dyn Error>> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program()?).arg("text").arg(page);
    let output = command.output().map_err(|error| format!("valgrind: {error}; install it to count instructions"))?;
    let log = String::from_utf8_lossy(&output.stderr);
    let counted = log.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    counted.ok_or_else(|| format!("{}: callgrind gave no count", page.display()).into())
}

fn text(document: &Document, headline: bool) -> String {
    let kept = (0..document.sentences.len()).filter(|&index| headline || !document.sentences[index].headline);
    kept.map(|index| document.sentence_text(index)).collect::<Vec<_>>().join("\n")
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words = words(text);
    let mut counts = HashMap::new();
    let size = SHINGLE.min(words.len()).max(1);
    words.windows(size).for_each(|window| *counts.entry(window.to_vec()).or_insert(0) += 1);
    counts
}

fn score(marked: &str, found: &str) -> Score {
    let (marked, found) = (shingles(marked), shingles(found));
    let shared: usize = found.iter().map(|(shingle, &count)| count.min(*marked.get(shingle).unwrap_or(&0))).sum();
    let share = |whole: &HashMap<Vec<&str>, usize>| shared as f64 / whole.values().sum::<usize>().max(1) as f64;
    let (precision, recall) = (share(&found), share(&marked));
    let f1 = if shared == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Score { precision, recall, f1 }
}

/// Sentences that were kept and are not marked, removed lines that are, and marked lines that are nowhere.
fn list_errors(marked: &str, document: &Document) {
    let plain = |text: &str| words(text).join(" ");
    let all_marked = plain(marked);
    let text = &document.version.text;
    for index in 0..document.sentences.len() {
        let sentence = document.sentence_text(index);
        if !document.sentences[index].headline && !all_marked.contains(&plain(sentence)) {
            println!("    kept: {sentence}");
        }
    }
    for noise in &document.noise {
        let line = noise.span.of(text);
        if words(line).len() > 2 && all_marked.contains(&plain(line)) {
            println!("    removed ({}): {line}", noise.reason);
        }
    }
    let all_read = plain(text);
    for line in marked.lines().filter(|line| !all_read.contains(&plain(line))) {
        println!("    not read: {line}");
    }
}
