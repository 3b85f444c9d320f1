//! Writes what was measured of each kind of framing difference into its page.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use storydiff::Settings;
use storydiff::eval::framing::FramingCounts;
use storydiff::eval::{Figures, Given, analyse_gold, gold, measure, total};
use storydiff::framing::KINDS;

const HEADING: &str = "## Measured\n";

#[derive(clap::Args)]
pub struct Arguments {
    /// What to measure on: a name for readers, and a gold file or a folder of stories that have gold
    #[arg(value_name = "NAME=PATH", required = true)]
    sets: Vec<String>,
    /// Where the pages are
    #[arg(long, default_value = "docs/kinds")]
    pages: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut sets: Vec<(String, Figures)> = Vec::new();
    for set in &arguments.sets {
        let (name, path) = set.split_once('=').ok_or_else(|| format!("{set}: give NAME=PATH"))?;
        sets.push((name.to_owned(), figures(Path::new(path))?));
    }
    for kind in KINDS {
        let path = arguments.pages.join(kind.id()).with_extension("md");
        let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let start = page.find(HEADING).ok_or_else(|| format!("{}: no heading \"Measured\"", path.display()))?;
        let counts: Vec<(&str, FramingCounts)> = sets
            .iter()
            .map(|(name, all)| (name.as_str(), all.framing.get(kind.id()).copied().unwrap_or_default()))
            .collect();
        let text = format!("{}{}", &page[..start], section(&counts));
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn figures(path: &Path) -> Result<Figures, Box<dyn Error>> {
    let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
    if path.is_dir() {
        for story in storydiff::read::stories(path)? {
            let gold = story.gold()?;
            texts.extend(gold.map(|text| (story.gold_path(), text)));
        }
    } else {
        texts
            .insert(path.to_owned(), fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let mut figures = Vec::new();
    for (path, text) in texts {
        for story in gold::parse(&path.display().to_string(), &text)? {
            figures.push(measure(&story, &analyse_gold(&story, &Settings::default(), Given::Nothing)));
        }
    }
    Ok(total(&figures))
}

fn section(sets: &[(&str, FramingCounts)]) -> String {
    let mut out = format!(
        "{HEADING}\nFrom the texts to the finding, against what people named. Recall: the share of the named differences that are found, at any\n\
         severity; precision: the share of findings of severity medium and high, on sentences that people aligned, which they named too.\n\n\
         | stories | recall | of named | precision | of shown |\n|---|---|---|---|---|\n"
    );
    for (name, counts) in sets {
        let share = |value: f64, of: usize| if of == 0 { "–".to_owned() } else { format!("{value:.2}") };
        out += &format!(
            "| {name} | {} | {} | {} | {} |\n",
            share(counts.recall(), counts.gold),
            counts.gold,
            share(counts.precision(), counts.shown),
            counts.shown
        );
    }
    out
}
