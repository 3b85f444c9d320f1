//! Precision and recall of removed page noise: `cargo run -p xtask -- noise samples tests/fixtures/marked`.
//!
//! A folder holds `gold.jsonl` (one story, `noise` lists sentences by document and number) and one text an outlet, or
//! other such folders and marked pages. A file `NAME.marked` is a page whose lines a person marked: `H` headline, `A` article, `N` noise
//! (`tests/fixtures/marked`). Any other path that is a file is a plain article text: what is removed from it is listed.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use storydiff::Version;
use storydiff::clean::{Cleaned, clean};

#[derive(clap::Args)]
pub struct Arguments {
    /// Story folders or article texts.
    paths: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Gold {
    docs: Vec<Doc>,
    #[serde(default)]
    noise: BTreeSet<(usize, usize)>,
}

#[derive(Deserialize)]
struct Doc {
    name: String,
    sentences: Vec<String>,
}

#[derive(Default)]
struct Score {
    noise: usize,
    found: usize,
    lost: usize,
    headlines: usize,
    versions: usize,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut score = Score::default();
    let mut paths = Vec::new();
    for path in &arguments.paths {
        collect(path, &mut paths)?;
    }
    for path in &paths {
        if path.is_dir() {
            story(path, &mut score)?;
        } else if path.extension().is_some_and(|extension| extension == "marked") {
            marked(path, &mut score)?;
        } else {
            let version = Version::new("", fs::read_to_string(path)?);
            for noise in clean(&version).noise {
                println!("{}: removed ({}) {}", path.display(), noise.reason, noise.span.of(&version.text));
            }
        }
    }
    let Score { noise, found, lost, headlines, versions } = score;
    if versions > 0 {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "noise: recall {found}/{noise} = {:.3}, article sentences lost {lost}, precision {:.3}, headlines {headlines}/{versions}",
            share(found, noise),
            share(found, found + lost)
        );
    }
    Ok(())
}

/// A folder without a gold file holds stories or marked pages.
fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if !path.is_dir() || path.join("gold.jsonl").exists() {
        paths.push(path.to_owned());
        return Ok(());
    }
    let mut inner: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    inner.sort();
    for path in inner.iter().filter(|path| path.is_dir() || path.extension().is_some_and(|end| end == "marked")) {
        collect(path, paths)?;
    }
    Ok(())
}

/// The text in `folder` that holds `sentence`; names of files are of no help where an outlet's name is not in English.
fn text_with(folder: &Path, sentence: &str) -> Result<PathBuf, Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "txt") && fs::read_to_string(&path)?.contains(sentence) {
            return Ok(path);
        }
    }
    Err(format!("{}: no text with the sentence \"{sentence}\"", folder.display()).into())
}

fn story(folder: &Path, score: &mut Score) -> Result<(), Box<dyn Error>> {
    let gold: Gold = serde_json::from_str(fs::read_to_string(folder.join("gold.jsonl"))?.trim())?;
    for (index, doc) in gold.docs.iter().enumerate() {
        // The longest sentence of a version is in no other.
        let longest =
            doc.sentences.iter().max_by_key(|sentence| sentence.len()).ok_or("a version without sentences")?;
        let file = text_with(folder, longest)?;
        let version = Version::new(doc.name.clone(), fs::read_to_string(&file)?);
        let cleaned = clean(&version);
        let place = file.display().to_string();
        let mut at = 0;
        let mut first = true;
        for (number, sentence) in doc.sentences.iter().enumerate() {
            let Some(offset) = version.text[at..].find(sentence.as_str()) else { continue };
            let start = at + offset;
            at = start + sentence.len();
            let removed = cleaned.noise.iter().find(|noise| noise.span.start <= start && start < noise.span.end);
            let is_noise = gold.noise.contains(&(index, number));
            match (is_noise, removed) {
                (true, Some(_)) => score.found += 1,
                (true, None) => println!("{place}: kept {sentence}"),
                (false, Some(noise)) => {
                    score.lost += 1;
                    println!("{place}: LOST ({}) {sentence}", noise.reason);
                }
                (false, None) => {}
            }
            score.noise += usize::from(is_noise);
            if !is_noise && first {
                first = false;
                check_headline(&cleaned, start, &version, &place, score);
            }
        }
    }
    Ok(())
}

fn marked(path: &Path, score: &mut Score) -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(path)?;
    let lines: Vec<&str> = page.lines().map(|line| line.get(2..).unwrap_or_default()).collect();
    let version = Version::new("", lines.join("\n"));
    let cleaned = clean(&version);
    let place = path.display().to_string();
    let mut at = 0;
    for (line, mark) in lines.iter().zip(page.lines().map(|line| line.chars().next())) {
        let removed = cleaned.noise.iter().find(|noise| noise.span.start <= at && at < noise.span.end);
        match (mark, removed) {
            (Some('N'), Some(_)) => score.found += 1,
            (Some('N'), None) => println!("{place}: kept {line}"),
            (Some(_), Some(noise)) => {
                score.lost += 1;
                println!("{place}: LOST ({}) {line}", noise.reason);
            }
            _ => {}
        }
        score.noise += usize::from(mark == Some('N'));
        if mark == Some('H') {
            check_headline(&cleaned, at, &version, &place, score);
        }
        at += line.len() + 1;
    }
    Ok(())
}

/// The first sentence of the gold that is no noise is the headline.
fn check_headline(cleaned: &Cleaned, start: usize, version: &Version, place: &str, score: &mut Score) {
    score.versions += 1;
    let headline = cleaned.blocks.iter().find(|block| block.headline);
    if headline.is_some_and(|block| block.span.start == start) {
        score.headlines += 1;
    } else {
        println!("{place}: headline {:?}", headline.map(|block| block.span.of(&version.text)));
    }
}
