//! What the user names on the command line.

use std::fmt;
use std::path::{Path, PathBuf};

use super::fetch;

/// Where a version is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    Path(PathBuf),
    /// Standard input, written `-`.
    Stdin,
    /// A web page.
    Url(String),
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(formatter),
            Self::Stdin => formatter.write_str("-"),
            Self::Url(url) => formatter.write_str(url),
        }
    }
}

/// One argument of the command line: a source, and the outlet's label where the user gave one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The label before `=`.
    pub outlet: Option<String>,
    /// Where to read.
    pub source: Source,
}

impl Input {
    /// Takes `NAME=PATH`, `PATH`, `NAME=URL`, `URL`, `NAME=-` or `-` apart.
    ///
    /// An argument that is itself the path of an existing file is a path, whatever `=` it holds; so is one that
    /// starts with `=`. What starts like an address (`https://…`) is one, whatever `=` it holds.
    #[must_use]
    pub fn parse(argument: &str) -> Self {
        let named = argument.split_once('=').filter(|(name, _)| !name.trim().is_empty());
        match named {
            Some((name, source)) if !fetch::is_url(argument) && !Path::new(argument).exists() => {
                Self { outlet: Some(name.trim().to_owned()), source: source_of(source) }
            }
            _ => Self { outlet: None, source: source_of(argument) },
        }
    }
}

fn source_of(argument: &str) -> Source {
    match argument {
        "-" => Source::Stdin,
        url if fetch::is_url(url) => Source::Url(url.into()),
        path => Source::Path(path.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_at_the_first_equals_sign() {
        let input = Input::parse("The Eye=day=1.txt");
        assert_eq!(input.outlet.as_deref(), Some("The Eye"));
        assert_eq!(input.source, Source::Path("day=1.txt".into()));
        assert_eq!(Input::parse("Wire=-").source, Source::Stdin);
    }

    #[test]
    fn an_address_keeps_its_equals_signs() {
        let url = "https://eye.example/story?id=7";
        assert_eq!(Input::parse(url), Input { outlet: None, source: Source::Url(url.into()) });
        let named = Input::parse("The Eye=https://eye.example/story?id=7");
        assert_eq!(named, Input { outlet: Some("The Eye".into()), source: Source::Url(url.into()) });
    }

    #[test]
    fn a_plain_argument_has_no_name() {
        assert_eq!(Input::parse("-"), Input { outlet: None, source: Source::Stdin });
        assert_eq!(Input::parse("=x.txt"), Input { outlet: None, source: Source::Path("=x.txt".into()) });
    }
}
