//! The versions that a command names.

use storydiff::{Error, Result, Settings, Split, Version};

use super::args::{SplitArg, SplitArgs};

/// Reads the versions of one story: two at least.
pub fn story(inputs: &[String]) -> Result<Vec<Version>> {
    if inputs.is_empty() {
        return Err(Error::Usage(
            "give two or more texts of one story, as in: storydiff a.txt b.txt (see --help)".into(),
        ));
    }
    if inputs.len() == 1 {
        return Err(Error::OneInput);
    }
    each(inputs)
}

/// Reads any number of versions.
pub fn each(inputs: &[String]) -> Result<Vec<Version>> {
    if inputs.iter().filter(|input| input.rsplit('=').next() == Some("-")).count() > 1 {
        return Err(Error::StdinTwice);
    }
    inputs.iter().map(|input| one(input)).collect()
}

fn one(input: &str) -> Result<Version> {
    let (name, path) = match input.split_once('=') {
        Some((name, path)) if !name.is_empty() => (Some(name), path),
        _ => (None, input),
    };
    let path_buf = std::path::PathBuf::from(path);
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
            .map_err(|error| Error::Unreadable { path: path_buf.clone(), reason: error.to_string() })?;
        bytes
    } else if path_buf.is_dir() {
        return Err(Error::IsDirectory(path_buf));
    } else {
        std::fs::read(&path_buf).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound(path_buf.clone()),
            _ => Error::Unreadable { path: path_buf.clone(), reason: error.to_string() },
        })?
    };
    let text = String::from_utf8(bytes)
        .map_err(|error| Error::Encoding { source_name: path.into(), offset: error.utf8_error().valid_up_to() })?;
    if text.trim().is_empty() {
        return Err(Error::Empty(path.into()));
    }
    let stem = path_buf.file_stem().map_or_else(|| path.into(), |stem| stem.to_string_lossy().into_owned());
    let mut version = Version::new(name.map_or(stem, Into::into), text);
    version.source = path.into();
    Ok(version)
}

/// The library's settings for what the user typed.
pub fn settings(args: &SplitArgs) -> Settings {
    let split = match args.split {
        SplitArg::Text => Split::Text,
        SplitArg::Lines => Split::Lines,
    };
    Settings { split, clean: !args.no_clean && split == Split::Text, ..Settings::default() }
}
