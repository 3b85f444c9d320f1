//! What the commands share that fit a model from gold files: the stories, and where the model goes.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use storydiff::eval::gold::{self, GoldStory};

#[derive(Args)]
pub struct GoldFiles {
    /// Gold files: one story a line, as JSON.
    #[arg(required = true, value_name = "GOLD.jsonl")]
    gold: Vec<PathBuf>,
    /// Where the model goes; without it only the figures are printed.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

impl GoldFiles {
    /// The stories of all files, each with the number of its file.
    pub fn stories(&self) -> Result<Vec<(usize, GoldStory)>, Box<dyn Error>> {
        let mut stories = Vec::new();
        for (file, path) in self.gold.iter().enumerate() {
            let of_file = gold::parse(&path.display().to_string(), &fs::read_to_string(path)?)?;
            stories.extend(of_file.into_iter().map(|story| (file, story)));
        }
        Ok(stories)
    }

    /// The files by number, as they were named.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.gold.iter().map(|path| path.display().to_string())
    }

    /// Writes what `model` makes, if it is wanted.
    pub fn write<T: Serialize>(&self, model: impl FnOnce() -> T) -> Result<(), Box<dyn Error>> {
        if let Some(path) = &self.output {
            fs::write(path, serde_json::to_string_pretty(&model())? + "\n")?;
        }
        Ok(())
    }
}
