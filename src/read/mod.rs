//! Stage 1, **read**: from what the user names to a [`Version`].
//!
//! Only this stage opens files, reads standard input or fetches pages. A text is taken as it is, line ends included, because every
//! span of the report points into it; the one thing dropped is a byte order mark, which is no text. Encodings other
//! than UTF-8 are refused and not guessed: a wrong guess turns quotation marks into letters, and quotations are what
//! the later stages live on.

pub mod fetch;
mod input;
mod label;
mod nearest;
mod settings_file;
mod stories;

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::error::{Error, Result};

pub use input::{Input, Source};
pub use nearest::nearest_file;
pub use settings_file::{settings_from, settings_in};
pub use stories::{StoryFolder, stories};

/// One outlet's text of the story, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who published it: the label that the user gave, else one made from the file name.
    pub outlet: String,
    /// Where it came from: a path, an address, or `-`.
    pub source: String,
    /// The whole text. All spans of the report point into it.
    pub text: String,
    /// Title from metadata, where the input has any.
    pub title: Option<String>,
    /// Date of publication (`YYYY-MM-DD`), where the input has one.
    pub published: Option<String>,
}

impl Version {
    /// A version from text in memory.
    #[must_use]
    pub fn new(outlet: impl Into<String>, text: impl Into<String>) -> Self {
        let outlet = outlet.into();
        Self { source: outlet.clone(), outlet, text: text.into(), title: None, published: None }
    }
}

/// Reads the two or more versions of one story, in the order given.
///
/// Each argument is `PATH`, `URL`, `-`, or one of them behind `NAME=` (see [`Input::parse`]). No two versions bear the
/// same label.
///
/// # Errors
/// [`Error::OneInput`] when there are fewer than two arguments, and whatever [`read_each`] fails with.
pub fn read_versions(arguments: &[String], stdin: impl Read, web: &fetch::Options) -> Result<Vec<Version>> {
    if arguments.len() < 2 {
        return Err(Error::OneInput);
    }
    read_each(arguments, stdin, web)
}

/// Reads any number of versions, for the commands that look at one text alone.
///
/// # Errors
/// When `-` is given twice, when an input is missing, a folder, unreadable, empty, not text, or not UTF-8, or when a
/// page cannot be fetched.
pub fn read_each(arguments: &[String], mut stdin: impl Read, web: &fetch::Options) -> Result<Vec<Version>> {
    let inputs: Vec<Input> = arguments.iter().map(|argument| Input::parse(argument)).collect();
    if inputs.iter().filter(|input| input.source == Source::Stdin).count() > 1 {
        return Err(Error::StdinTwice);
    }
    let outlets = label::distinct(&inputs);
    let mut pages = pages(&inputs, web)?;
    inputs
        .iter()
        .zip(outlets)
        .map(|(input, outlet)| {
            let source = input.source.to_string();
            let bytes = match &input.source {
                Source::Stdin => bytes_of_stdin(&mut stdin)?,
                Source::Path(path) => bytes_of_file(path)?,
                Source::Url(_) => {
                    return of_page(&pages.next().unwrap_or(Err(Error::Empty(source)))?, outlet);
                }
            };
            version(bytes, outlet, source)
        })
        .collect()
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
    let read = |(page, outlet): (Result<fetch::Page>, String)| {
        let page = page?;
        let version = of_page(&page, outlet)?;
        Ok((page, version))
    };
    Ok(pages(&inputs, web)?.zip(label::distinct(&inputs)).map(read).collect())
}

fn version(bytes: Vec<u8>, outlet: String, source: String) -> Result<Version> {
    let text = text_of(bytes, &source)?;
    Ok(Version { outlet, source, text, title: None, published: None })
}

fn of_page(page: &fetch::Page, outlet: String) -> Result<Version> {
    let version = version(page.bytes.clone(), outlet, page.url.clone())?;
    fetch::enough(&version.text, &page.url)?;
    Ok(version)
}

/// The pages among the inputs, in their order.
fn pages(inputs: &[Input], web: &fetch::Options) -> Result<impl Iterator<Item = Result<fetch::Page>>> {
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

fn bytes_of_stdin(stdin: &mut impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(|error| Error::Unreadable { path: "-".into(), reason: error.to_string() })?;
    Ok(bytes)
}

fn bytes_of_file(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        return Err(Error::IsDirectory(path.to_owned()));
    }
    fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotFound(path.to_owned()),
        _ => Error::Unreadable { path: path.to_owned(), reason: error.to_string() },
    })
}

/// First bytes of the files that people most often give in place of a text: PDF, and ZIP (DOCX, ODT, EPUB).
const BINARY_SIGNATURES: [&[u8]; 2] = [b"%PDF-", b"PK\x03\x04"];

fn text_of(mut bytes: Vec<u8>, source: &str) -> Result<String> {
    // UTF-16 is full of NUL bytes, yet it is text: say what to do about it.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Error::Encoding { source_name: source.into(), offset: 0 });
    }
    if bytes.contains(&0) || BINARY_SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return Err(Error::Binary(source.into()));
    }
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    bytes.drain(..mark);
    let text = String::from_utf8(bytes).map_err(|error| Error::Encoding {
        source_name: source.into(),
        offset: mark + error.utf8_error().valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(Error::Empty(source.into()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_stays_as_it_was_but_for_the_byte_order_mark() {
        let text = text_of(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n".to_vec(), "a.txt").unwrap();
        assert_eq!(text, "One.\r\n\r\nTwo.\r\n");
    }

    #[test]
    fn the_offset_of_a_bad_byte_is_that_in_the_file() {
        for (bytes, expected) in [(&b"caf\xe9"[..], 3), (&b"\xef\xbb\xbfcaf\xe9"[..], 6), (&b"\xff\xfeo\0"[..], 0)] {
            match text_of(bytes.to_vec(), "a.txt") {
                Err(Error::Encoding { offset, .. }) => assert_eq!(offset, expected),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn other_file_types_are_no_text() {
        for bytes in [&b"%PDF-1.7\n"[..], b"PK\x03\x04rest", b"ELF\0"] {
            assert!(matches!(text_of(bytes.to_vec(), "a.txt"), Err(Error::Binary(_))));
        }
    }

    #[test]
    fn labels_and_order_are_kept() {
        let versions = read_each(&["Wire=-".into()], &b"Dockers walk out.\n"[..], &fetch::Options::default()).unwrap();
        assert_eq!((versions[0].outlet.as_str(), versions[0].source.as_str()), ("Wire", "-"));
    }
}
