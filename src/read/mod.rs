//! Stage 1, **read**: from what the user names to [`Version`]s.
//!
//! Only this stage opens files or reads standard input: `bytes` unpacks, `encoding` decodes, `formats` takes the text
//! out of what it comes in. A plain text is taken as it is, line ends included, because every span of the report points
//! into it; the one thing dropped is a byte order mark, which is no text. Of a page, a JSON record or Markdown the
//! version's text is what was taken out of it, and spans point into that.

mod bytes;
mod encoding;
mod folder;
pub mod formats;
mod input;
mod label;
mod record;
mod settings_file;

use std::io::Read;

use crate::error::{Error, Result};
use formats::Sample;
use label::Named;

pub use input::{Input, Source};
pub use record::Mark;
pub use settings_file::{settings_from, settings_in};

/// One outlet's text of the story, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who published it: the label that the user gave, else what the input says, else one made from the file name.
    pub outlet: String,
    /// Where it came from: a path, or `-`.
    pub source: String,
    /// The whole text. All spans of the report point into it.
    ///
    /// Of plain text this is the input, decoded, without its byte order mark; of other formats it is the headline and
    /// the paragraphs that were taken out of it.
    pub text: String,
    /// Pieces of `text` of which the input's markup says that they are no part of the article, in their order.
    pub marks: Vec<Mark>,
    /// Title from metadata, where the input has any.
    pub title: Option<String>,
    /// Date of publication (`YYYY-MM-DD`), where the input has one.
    pub published: Option<String>,
    /// Who wrote it, where the input says so.
    pub author: Option<String>,
    /// ISO 639-1 code of the language that the input states.
    pub language: Option<String>,
    /// What it was read from: the `id` of one of the [`formats`].
    pub format: &'static str,
    /// The encoding that it was in, by its name on the web (`UTF-8`, `windows-1251`).
    pub encoding: &'static str,
}

impl Version {
    /// A version from text in memory.
    #[must_use]
    pub fn new(outlet: impl Into<String>, text: impl Into<String>) -> Self {
        let outlet = outlet.into();
        Self {
            source: outlet.clone(),
            outlet,
            text: text.into(),
            marks: Vec::new(),
            title: None,
            published: None,
            author: None,
            language: None,
            format: "text",
            encoding: "UTF-8",
        }
    }
}

/// Reads the two or more versions of one story, in the order given.
///
/// Each argument is `PATH`, `NAME=PATH` or `-` (see [`Input::parse`]); a folder, and a file with several records, are
/// several versions. No two versions bear the same label.
///
/// # Errors
/// [`Error::OneInput`] when that is fewer than two versions, and whatever [`read_each`] fails with.
pub fn read_versions(arguments: &[String], stdin: impl Read) -> Result<Vec<Version>> {
    let versions = read_each(arguments, stdin)?;
    if versions.len() < 2 { Err(Error::OneInput) } else { Ok(versions) }
}

/// Reads any number of versions, for the commands that look at one text alone.
///
/// # Errors
/// When `-` is given twice, or when an input is missing, a folder without texts, unreadable, empty, not text, or
/// malformed.
pub fn read_each(arguments: &[String], mut stdin: impl Read) -> Result<Vec<Version>> {
    let inputs: Vec<Input> = arguments.iter().map(|argument| Input::parse(argument)).collect();
    if inputs.iter().filter(|input| input.source == Source::Stdin).count() > 1 {
        return Err(Error::StdinTwice);
    }
    let mut names = Vec::new();
    let mut versions = Vec::new();
    for input in with_folders_opened(inputs)? {
        let (bytes, extension) = match &input.source {
            Source::Stdin => (bytes::of_stdin(&mut stdin)?, String::new()),
            Source::Path(path) => (bytes::of_file(path)?, folder::extension(path)),
        };
        let found = versions_of(&bytes, None, &extension, &input.source.to_string())?;
        names.extend(found.iter().map(|version| Named {
            given: input.outlet.clone(),
            stated: Some(version.outlet.clone()).filter(|outlet| !outlet.is_empty()),
            source: input.source.clone(),
        }));
        versions.extend(found);
    }
    for (version, outlet) in versions.iter_mut().zip(label::distinct(&names)) {
        version.outlet = outlet;
    }
    Ok(versions)
}

/// A folder becomes its texts.
fn with_folders_opened(inputs: Vec<Input>) -> Result<Vec<Input>> {
    let mut opened = Vec::with_capacity(inputs.len());
    for input in inputs {
        match &input.source {
            Source::Path(path) if path.is_dir() => {
                let texts = folder::texts(path)?.into_iter();
                opened.extend(texts.map(|path| Input { outlet: input.outlet.clone(), source: Source::Path(path) }));
            }
            _ => opened.push(input),
        }
    }
    Ok(opened)
}

/// The versions that one input holds; `outlet` is what the input itself says, and empty where it says nothing.
///
/// `charset` is what a server called the encoding, `extension` that of the file name.
fn versions_of(bytes: &[u8], charset: Option<&str>, extension: &str, source: &str) -> Result<Vec<Version>> {
    let decoded = encoding::decode(bytes, charset, source)?;
    let (format, records) = formats::read(&Sample { extension, text: &decoded.text }).map_err(|malformed| {
        Error::Malformed { source_name: source.into(), line: malformed.line, reason: malformed.reason }
    })?;
    let versions: Vec<Version> = records
        .into_iter()
        .filter(|record| !record.text.trim().is_empty())
        .map(|record| Version {
            outlet: record.outlet.unwrap_or_default(),
            source: source.into(),
            text: record.text,
            marks: record.marks,
            title: record.title,
            published: record.published,
            author: record.author,
            language: record.language,
            format: format.id,
            encoding: decoded.encoding,
        })
        .collect();
    if versions.is_empty() { Err(Error::Empty(source.into())) } else { Ok(versions) }
}

/// The version that a text in memory holds, whatever format it is in; `outlet` names it.
///
/// # Errors
/// As [`read_each`].
pub fn read_bytes(outlet: &str, bytes: &[u8]) -> Result<Vec<Version>> {
    let mut versions = versions_of(bytes, None, "", outlet)?;
    versions.iter_mut().for_each(|version| version.outlet = outlet.into());
    Ok(versions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_order_are_kept() {
        let versions = read_each(&["Wire=-".into()], &b"Dockers walk out.\n"[..]).unwrap();
        assert_eq!((versions[0].outlet.as_str(), versions[0].source.as_str()), ("Wire", "-"));
    }

    #[test]
    fn the_user_names_the_outlet_before_the_input_does() {
        let json = br#"[{"text":"It left.","publisher":"Eye"},{"text":"It came.","publisher":"Eye"}]"#;
        let outlets = |argument: &str| -> Vec<String> {
            read_each(&[argument.to_owned()], &json[..]).unwrap().into_iter().map(|version| version.outlet).collect()
        };
        assert_eq!(outlets("-"), ["Eye", "Eye 2"]);
        assert_eq!(outlets("Wire=-"), ["Wire", "Wire 2"]);
    }
}
