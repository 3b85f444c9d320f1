//! The versions that a command names.

use storydiff::{Error, Result, Settings, Split, Version};

use super::args::{SplitArg, SplitArgs};
use super::web::WebArgs;

/// Reads the versions of one story: two at least.
pub fn story(inputs: &[String], web: &WebArgs) -> Result<Vec<Version>> {
    if inputs.is_empty() {
        return Err(Error::Usage(
            "give two or more texts of one story, as in: storydiff a.txt b.txt (see --help)".into(),
        ));
    }
    storydiff::read::read_versions(inputs, std::io::stdin(), &web.options())
}

/// Reads any number of versions.
pub fn each(inputs: &[String], web: &WebArgs) -> Result<Vec<Version>> {
    storydiff::read::read_each(inputs, std::io::stdin(), &web.options())
}

/// The library's settings for what the user typed.
pub fn settings(args: &SplitArgs) -> Settings {
    let split = match args.split {
        SplitArg::Text => Split::Text,
        SplitArg::Lines => Split::Lines,
    };
    Settings { split, clean: !args.no_clean && split == Split::Text, ..Settings::default() }
}
