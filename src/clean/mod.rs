//! Stage 2, **clean**: tells the article from the page around it.
//!
//! Every byte of the version ends up in a [`Block`], in a [`Noise`] piece, or is white space.

use crate::read::Version;
use crate::span::Span;

/// A run of article text that belongs together: a paragraph, or the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space at the ends.
    pub span: Span,
    /// Whether it is the version's headline.
    pub headline: bool,
}

/// A piece of page chrome that was removed, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noise {
    /// Where it stands.
    pub span: Span,
    /// Why it is no part of the article.
    pub reason: &'static str,
}

/// What the clean stage makes of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Article text in reading order.
    pub blocks: Vec<Block>,
    /// Removed pieces in reading order.
    pub noise: Vec<Noise>,
}

/// Splits a version into article blocks and noise.
#[must_use]
pub fn clean(version: &Version) -> Cleaned {
    keep_all(version)
}

/// Every non-blank line is a block of its own paragraph; nothing is removed (`--no-clean`).
#[must_use]
pub fn keep_all(version: &Version) -> Cleaned {
    let text = &version.text;
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            let headline = blocks.is_empty() && crate::clean::reads_as_headline(span.of(text));
            blocks.push(Block { span, headline });
        }
    }
    Cleaned { blocks, noise: Vec::new() }
}

/// Whether a first line reads as a headline: short, and without a full stop at its end.
#[must_use]
pub fn reads_as_headline(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', '»', ' ']);
    !line.ends_with(['.', '…', ':', ';', ',']) && line.split_whitespace().count() <= 25
}
