//! What can go wrong, each with one line that names the file and says what to do.

use std::path::PathBuf;

/// The result of any fallible call of the library.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure that ends the run with exit code 2.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is not there.
    #[error("{path}: no such file; check the path", path = .0.display())]
    NotFound(PathBuf),
    /// The file is there and cannot be read.
    #[error("{path}: cannot be read: {reason}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// A folder that holds no text.
    #[error("{path}: is a folder without texts; give one that holds the versions of one story", path = .0.display())]
    NoTexts(PathBuf),
    /// Nothing but white space.
    #[error("{0}: holds no text; a version needs at least one sentence")]
    Empty(String),
    /// Not a text.
    #[error("{0}: is not a text file; give plain text, a web page, Markdown or JSON")]
    Binary(String),
    /// A page that cannot be fetched.
    #[error("{url}: {failure}")]
    Fetch {
        /// The address as given.
        url: String,
        /// What happened, and what to do.
        failure: Box<crate::read::fetch::Failure>,
    },
    /// Fewer than two versions.
    #[error("one version alone cannot be compared; give two or more texts of one story")]
    OneInput,
    /// `-` given more than once.
    #[error("standard input (-) can be read once only; give the other version as a file")]
    StdinTwice,
    /// A gold file, settings file or lexicon that does not parse.
    #[error("{source_name}:{line}: {reason}")]
    Malformed {
        /// The file.
        source_name: String,
        /// One-based line.
        line: usize,
        /// What is wrong and what is expected.
        reason: String,
    },
    /// A value on the command line or in a call that cannot be used.
    #[error("{0}")]
    Usage(String),
    /// Output that cannot be written.
    #[error("{path}: cannot be written: {reason}", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
}
