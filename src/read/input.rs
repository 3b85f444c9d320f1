//! What the user names on the command line.

use std::fmt;
use std::path::PathBuf;

/// Where a version is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    Path(PathBuf),
    /// Standard input, written `-`.
    Stdin,
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(formatter),
            Self::Stdin => formatter.write_str("-"),
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
    /// Takes `NAME=PATH`, `PATH`, `NAME=-` or `-` apart.
    ///
    /// An argument that is itself the path of an existing file is a path, whatever `=` it holds; so is one that
    /// starts with `=`.
    #[must_use]
    pub fn parse(argument: &str) -> Self {
        let named = argument.split_once('=').filter(|(name, _)| !name.trim().is_empty());
        match named {
            Some((name, source)) if !PathBuf::from(argument).exists() => {
                Self { outlet: Some(name.trim().to_owned()), source: source_of(source) }
            }
            _ => Self { outlet: None, source: source_of(argument) },
        }
    }
}

fn source_of(argument: &str) -> Source {
    if argument == "-" { Source::Stdin } else { Source::Path(argument.into()) }
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
    fn a_plain_argument_has_no_name() {
        assert_eq!(Input::parse("-"), Input { outlet: None, source: Source::Stdin });
        assert_eq!(Input::parse("=x.txt"), Input { outlet: None, source: Source::Path("=x.txt".into()) });
    }
}
