//! Measures what is found of differences that were planted into copies of versions.

#[path = "../../tests/mutations/measure.rs"]
mod measure;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use storydiff::compare::document;
use storydiff::eval::gold;
use storydiff::segment::Document;
use storydiff::{Settings, Split, Version};

/// Arguments of `mutate`.
#[derive(Args)]
pub struct Arguments {
    /// Folders of versions (`.txt`, a folder is a story) and gold files (`.jsonl`).
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Most copies of one kind made of one version.
    #[arg(long, default_value_t = usize::MAX)]
    most: usize,
    /// Most pairs of unrelated versions.
    #[arg(long, default_value_t = 200)]
    unrelated: usize,
    /// Lists what was missed and what was found where nothing was planted.
    #[arg(long)]
    list: bool,
}

/// Prints recall per kind of planted difference.
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    let mut lines = Vec::new();
    for path in &arguments.paths {
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            lines.extend(gold_stories(path)?);
        } else {
            texts.extend(folder(path)?);
        }
    }
    let by_text = Settings::default();
    let by_line = Settings { split: Split::Lines, ..Settings::default() };
    for (stories, settings) in [(texts, by_text), (lines, by_line)] {
        if !stories.is_empty() {
            print(arguments, &stories, &settings);
        }
    }
    Ok(())
}

fn print(arguments: &Arguments, stories: &[Vec<Document>], settings: &Settings) {
    let documents = stories.concat();
    println!("{:<24}{:>9}{:>9}{:>9}{:>8}", "planted", "copies", "recall", "shown", "stray");
    for figures in measure::figures(&documents, settings, arguments.most) {
        let shown = measure::share(figures.shown, figures.planted);
        let (name, planted, recall, stray) = (figures.name, figures.planted, figures.recall(), figures.stray);
        println!("{name:<24}{planted:>9}{recall:>9.3}{shown:>9.3}{stray:>8}");
        if arguments.list {
            figures.remarks.iter().for_each(|remark| println!("    {remark}"));
        }
    }
    let variants: Vec<String> =
        documents.iter().flat_map(|document| measure::findings_of_variant(document, settings)).collect();
    println!("{} findings in {} copies in another house style", variants.len(), documents.len());
    if arguments.list {
        variants.iter().for_each(|variant| println!("    {variant}"));
    }
    let (pairs, high) = measure::high_findings_of_unrelated(stories, settings, arguments.unrelated);
    println!("{high:.3} findings of severity high in each of {pairs} pairs of unrelated versions");
}

/// The stories of a folder: each folder with `.txt` files in it.
fn folder(path: &Path) -> Result<Vec<Vec<Document>>, Box<dyn Error>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    let mut stories = Vec::new();
    let mut story = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            stories.extend(folder(&entry)?);
        } else if entry.extension().is_some_and(|extension| extension == "txt") {
            let version = Version::new(entry.to_string_lossy(), fs::read_to_string(&entry)?);
            story.push(document(version, &Settings::default()));
        }
    }
    if !story.is_empty() {
        stories.push(story);
    }
    Ok(stories)
}

fn gold_stories(path: &Path) -> Result<Vec<Vec<Document>>, Box<dyn Error>> {
    let stories = gold::parse(&path.to_string_lossy(), &fs::read_to_string(path)?)?;
    let settings = Settings { split: Split::Lines, ..Settings::default() };
    let read = |name: &str, sentences: &[String]| document(Version::new(name, sentences.join("\n")), &settings);
    Ok(stories
        .iter()
        .map(|story| story.docs.iter().map(|given| read(&given.name, &given.sentences)).collect())
        .collect())
}
