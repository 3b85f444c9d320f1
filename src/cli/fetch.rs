//! `storydiff fetch URL… -o DIR`: keeps pages, so that a comparison can be repeated when they have changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::{Args, ColorChoice};
use storydiff::read::fetch::Saved;
use storydiff::read::read_pages;
use storydiff::{Error, Result};

use super::exit::{self, Exit};
use super::output::Output;
use super::web::WebArgs;

/// Keeping pages.
#[derive(Clone, Debug, Args)]
pub struct FetchArgs {
    /// Web addresses, each with an outlet's NAME= before it if wanted
    #[arg(value_name = "[NAME=]URL", required = true)]
    pub urls: Vec<String>,
    /// Folder for the files, made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub output: PathBuf,
    /// How web pages are fetched.
    #[command(flatten)]
    pub web: WebArgs,
}

/// Fetches, writes a file a page, and prints the files' names. A page that fails does not keep the others from being
/// written.
pub fn run(args: &FetchArgs) -> Result<Exit> {
    let pages = read_pages(&args.urls, &args.web.options())?;
    let folder = &args.output;
    fs::create_dir_all(folder)
        .map_err(|error| Error::Unwritable { path: folder.clone(), reason: error.to_string() })?;
    let mut names = String::new();
    let mut outcome = Exit::Ran;
    for page in pages {
        match page {
            Ok((page, version)) => {
                let saved = Saved::new(&page, version, SystemTime::now())?;
                let path = free(folder, &saved.name());
                Output::file(&path).write(&saved.json())?;
                names.push_str(&format!("{}\n", path.display()));
            }
            Err(error) => outcome = exit::failed(&error.to_string()),
        }
    }
    Output::stdout(ColorChoice::Never).write(&names)?;
    Ok(outcome)
}

/// A path that is not taken: what was kept before stays.
fn free(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("{name}-{number}.json")));
    let first = folder.join(format!("{name}.json"));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}
