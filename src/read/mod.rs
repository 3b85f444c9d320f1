//! Stage 1, **read**: from what the user names to [`Version`]s.
//!
//! Only this stage opens files, reads standard input or fetches pages: `bytes` unpacks, `archive` takes pages out of web archives, `encoding` decodes, `formats` takes the text
//! out of what it comes in. A plain text is taken as it is, line ends included, because every span of the report points
//! into it; the one thing dropped is a byte order mark, which is no text. Of a page, a JSON record or Markdown the
//! version's text is what was taken out of it, and spans point into that.

mod archive;
mod bytes;
mod encoding;
pub mod fetch;
mod folder;
pub mod formats;
mod input;
mod label;
mod nearest;
mod record;
mod settings_file;
mod stories;

use std::io::Read;

use crate::error::{Error, Result};
use formats::Sample;
use label::Named;

pub use input::{Input, Source};
pub use nearest::nearest_file;
pub use record::Mark;
pub use settings_file::{settings_from, settings_in};
pub use stories::{StoryFolder, stories};

/// One outlet's text of the story, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who published it: the label that the user gave, else what the input says, else one made from the file name.
    pub outlet: String,
    /// Where it came from: a path, an address, or `-`.
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
    /// The text without the marked pieces.
    #[must_use]
    pub fn article(&self) -> String {
        let mut article = String::new();
        let mut at = 0;
        for mark in &self.marks {
            article.push_str(&self.text[at..mark.span.start]);
            at = mark.span.end;
        }
        article.push_str(&self.text[at..]);
        article
    }

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
/// Each argument is `PATH`, `URL`, `-`, or one of them behind `NAME=` (see [`Input::parse`]); a folder, and a file with
/// several records, are several versions. No two versions bear the same label.
///
/// # Errors
/// [`Error::OneInput`] when that is fewer than two versions, and whatever [`read_each`] fails with.
pub fn read_versions(arguments: &[String], stdin: impl Read, web: &fetch::Options) -> Result<Vec<Version>> {
    let versions = read_each(arguments, stdin, web)?;
    if versions.len() < 2 { Err(Error::OneInput) } else { Ok(versions) }
}

/// Reads any number of versions, for the commands that look at one text alone.
///
/// # Errors
/// When `-` is given twice, when an input is missing, a folder without texts, unreadable, empty, not text, or
/// malformed, or when a page cannot be fetched.
pub fn read_each(arguments: &[String], mut stdin: impl Read, web: &fetch::Options) -> Result<Vec<Version>> {
    let inputs: Vec<Input> = arguments.iter().map(|argument| Input::parse(argument)).collect();
    if inputs.iter().filter(|input| input.source == Source::Stdin).count() > 1 {
        return Err(Error::StdinTwice);
    }
    let inputs = with_folders_opened(inputs)?;
    let mut pages = pages(&inputs, web)?;
    let mut names = Vec::new();
    let mut versions = Vec::new();
    for input in inputs {
        let source = input.source.to_string();
        let found = match &input.source {
            Source::Stdin => versions_in(&bytes::of_stdin(&mut stdin, web.max_bytes)?, "", &source, web)?,
            Source::Path(path) => {
                versions_in(&bytes::of_file(path, web.max_bytes)?, &folder::extension(path), &source, web)?
            }
            Source::Url(_) => of_page(&pages.next().unwrap_or(Err(Error::Empty(source)))?)?,
        };
        names.extend(found.iter().map(|version| named(&input, version)));
        versions.extend(found);
    }
    name(&mut versions, &names);
    Ok(versions)
}

/// Fetches pages to keep them, each with what is read from it.
///
/// # Errors
/// When an argument is no address, or the environment cannot be used; each page has errors of its own.
pub fn read_pages(arguments: &[String], web: &fetch::Options) -> Result<Vec<Result<(fetch::Page, Version)>>> {
    let inputs: Vec<Input> = arguments.iter().map(|argument| Input::parse(argument)).collect();
    if let Some(other) = inputs.iter().find(|input| !matches!(input.source, Source::Url(_))) {
        return Err(Error::Usage(format!(
            "{}: is not a web address; give one like https://outlet.example/story",
            other.source
        )));
    }
    let read = |(page, input): (Result<fetch::Page>, &Input)| {
        let page = page?;
        let mut versions = of_page(&page)?;
        versions.truncate(1);
        let names: Vec<Named> = versions.iter().map(|version| named(input, version)).collect();
        name(&mut versions, &names);
        let version = versions.pop().ok_or_else(|| Error::Empty(page.url.clone()))?;
        Ok((page, version))
    };
    Ok(pages(&inputs, web)?.zip(&inputs).map(read).collect())
}

fn of_page(page: &fetch::Page) -> Result<Vec<Version>> {
    let versions = versions_of(&page.bytes, page.charset.as_deref(), "", &page.url)?;
    versions.iter().try_for_each(|version| fetch::enough(&version.text, &page.url))?;
    Ok(versions)
}

/// The pages among the inputs, in their order.
fn pages(inputs: &[Input], web: &fetch::Options) -> Result<impl Iterator<Item = Result<fetch::Page>> + use<>> {
    let urls: Vec<&str> = inputs
        .iter()
        .filter_map(|input| match &input.source {
            Source::Url(url) => Some(url.as_str()),
            _ => None,
        })
        .collect();
    // The environment is looked at only where there is something to fetch.
    let pages = if urls.is_empty() { Vec::new() } else { fetch::Fetcher::from_env(*web)?.fetch_all(&urls) };
    Ok(pages.into_iter())
}

fn named(input: &Input, version: &Version) -> Named {
    Named {
        given: input.outlet.clone(),
        stated: Some(version.outlet.clone()).filter(|outlet| !outlet.is_empty()),
        source: input.source.clone(),
    }
}

fn name(versions: &mut [Version], names: &[Named]) {
    for (version, outlet) in versions.iter_mut().zip(label::distinct(names)) {
        version.outlet = outlet;
    }
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

/// The versions in a file or in standard input: of an archive, those of each of its pages.
fn versions_in(bytes: &[u8], extension: &str, source: &str, web: &fetch::Options) -> Result<Vec<Version>> {
    if !archive::is_archive(bytes) {
        return versions_of(bytes, None, extension, source);
    }
    let mut versions = Vec::new();
    for page in archive::pages(bytes, source, web.max_bytes)? {
        match of_archived(&page) {
            // Crawlers keep empty answers too.
            Err(Error::Empty(_)) => {}
            found => versions.extend(found?),
        }
    }
    if versions.is_empty() { Err(Error::Empty(source.into())) } else { Ok(versions) }
}

fn of_archived(page: &fetch::Page) -> Result<Vec<Version>> {
    let mut versions = versions_of(&page.bytes, page.charset.as_deref(), "", &page.url)?;
    for version in versions.iter_mut().filter(|version| version.outlet.is_empty()) {
        version.outlet = label::host(&page.url).unwrap_or_default();
    }
    Ok(versions)
}

/// The versions that one text or page holds; `outlet` is what the input itself says, and empty where it says nothing.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_order_are_kept() {
        let versions = read_each(&["Wire=-".into()], &b"Dockers walk out.\n"[..], &fetch::Options::default()).unwrap();
        assert_eq!((versions[0].outlet.as_str(), versions[0].source.as_str()), ("Wire", "-"));
    }

    #[test]
    fn the_user_names_the_outlet_before_the_input_does() {
        let json = br#"[{"text":"It left.","publisher":"Eye"},{"text":"It came.","publisher":"Eye"}]"#;
        let outlets = |argument: &str| -> Vec<String> {
            read_each(&[argument.to_owned()], &json[..], &fetch::Options::default())
                .unwrap()
                .into_iter()
                .map(|version| version.outlet)
                .collect()
        };
        assert_eq!(outlets("-"), ["Eye", "Eye 2"]);
        assert_eq!(outlets("Wire=-"), ["Wire", "Wire 2"]);
    }
}
