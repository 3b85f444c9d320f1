//! Measures who-says-what against articles whose attributions were marked by hand (PolNeAR).
//!
//! The rule: a found reporting expression is right when its span overlaps a marked cue span; each marked cue is
//! counted once, and so is each found one. Among the hits, the source is right when it overlaps the marked source, or when
//! neither side has one.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::share;
use crate::clean::keep_all;
use crate::error::{Error, Result};
use crate::framing::SentenceView;
use crate::framing::kinds::attribution::attributions;
use crate::read::Version;
use crate::segment::segment;
use crate::span::Span;
use crate::tokens::tokenize;

/// One article of the gold file; offsets are characters of `text`.
#[derive(Debug, Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Marked>,
}

/// One attribution marked by hand.
#[derive(Debug, Deserialize)]
struct Marked {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
}

/// What was counted over all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AttributionFigures {
    /// Attributions marked by hand.
    pub gold: usize,
    /// Reporting expressions found.
    pub found: usize,
    /// Found ones that overlap a marked cue.
    pub found_right: usize,
    /// Marked ones that a found one overlaps.
    pub gold_hit: usize,
    /// Hits whose source is right too.
    pub source_right: usize,
}

impl AttributionFigures {
    /// Share of the found expressions that are marked, 0–1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.found_right, self.found, 0.0)
    }

    /// Share of the marked expressions that are found, 0–1.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.gold_hit, self.gold, 0.0)
    }

    /// Harmonic mean of the two, 0–1.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// Share of the hits with the right source, 0–1.
    #[must_use]
    pub fn source_accuracy(&self) -> f64 {
        share(self.source_right, self.gold_hit, 0.0)
    }
}

/// The figures of a gold file, and its errors as a text to read: one line each, the expression between brackets in its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// What was counted.
    pub figures: AttributionFigures,
    /// Missed and false expressions and wrong sources, in reading order.
    pub errors: String,
}

/// Measures all articles of a gold file, one JSON object a line.
///
/// # Errors
/// [`Error::Malformed`] for a line that is no article.
pub fn measure(name: &str, lines: &str) -> Result<Measured> {
    let mut measured = Measured::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let article: Article = serde_json::from_str(line).map_err(|error| Error::Malformed {
            source_name: name.to_owned(),
            line: number + 1,
            reason: error.to_string(),
        })?;
        add(&mut measured, number + 1, article);
    }
    Ok(measured)
}

fn add(measured: &mut Measured, line: usize, article: Article) {
    let Measured { figures, errors } = measured;
    let bytes = byte_offsets(&article.text);
    let spans = |marked: &[[usize; 2]]| -> Vec<Span> {
        let byte = |at: usize| bytes.get(at).or(bytes.last()).copied().unwrap_or_default();
        marked.iter().map(|[start, end]| Span::new(byte(*start), byte(*end))).collect()
    };
    let gold: Vec<(Vec<Span>, Vec<Span>)> =
        article.attributions.iter().map(|marked| (spans(&marked.cue), spans(&marked.source))).collect();
    let found = found_in(article.text.clone());
    let mut list = |error: &str, cue: Span| {
        let _ = writeln!(errors, "{line} {error:<6} {}", in_its_words(&article.text, cue));
    };
    let overlaps = |spans: &[Span], other: &[Span]| spans.iter().any(|a| other.iter().any(|b| a.overlaps(*b)));
    figures.gold += gold.len();
    figures.found += found.len();
    for (cue, _) in &found {
        if gold.iter().any(|(marked, _)| overlaps(marked, &[*cue])) {
            figures.found_right += 1;
        } else {
            list("false", *cue);
        }
    }
    for (cue, source) in &gold {
        let hits: Vec<_> = found.iter().filter(|(found, _)| overlaps(cue, &[*found])).collect();
        figures.gold_hit += usize::from(!hits.is_empty());
        let right = hits.iter().any(|(_, found)| overlaps(source, found) || (source.is_empty() && found.is_empty()));
        figures.source_right += usize::from(right);
        match cue.first() {
            Some(marked) if hits.is_empty() => list("missed", *marked),
            Some(marked) if !right => list("source", *marked),
            _ => {}
        }
    }
}

/// Characters on either side of an expression that are printed with it.
const AROUND: usize = 90;

fn in_its_words(text: &str, cue: Span) -> String {
    let before: String = text[..cue.start].chars().rev().take(AROUND).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = text[cue.end..].chars().take(AROUND).collect();
    format!("{before}[{}]{behind}", cue.of(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reporting expressions of a text with their sources.
fn found_in(text: String) -> Vec<(Span, Vec<Span>)> {
    let version = Version::new("gold", text);
    let cleaned = keep_all(&version);
    let story = tokenize(vec![segment(version, cleaned)]);
    (0..story.documents[0].sentences.len())
        .flat_map(|index| {
            let view = SentenceView::new(&story, 0, index);
            attributions(&view)
                .iter()
                .map(|found| {
                    let source = found.source.clone().filter(|s| !s.is_empty()).map(|s| view.span_of(s));
                    (view.span_of(found.cue.clone()), source.into_iter().collect())
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Byte offset of every character, and of the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_characters_and_hits_are_overlaps() {
        let line = r#"{"text":"“Wait”, the mayor said. Nobody moved.","attributions":[{"source":[[8,17]],"cue":[[18,22]],"content":[[0,6]]},{"source":[],"cue":[[24,30]],"content":[]}]}"#;
        let Measured { figures, errors } = measure("gold", line).unwrap();
        assert_eq!((figures.gold, figures.found, figures.gold_hit, figures.source_right), (2, 1, 1, 1));
        assert_eq!((figures.precision(), figures.recall()), (1.0, 0.5));
        assert_eq!(errors, "1 missed “Wait”, the mayor said. [Nobody] moved.\n");
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = measure("gold", "\n{}").unwrap_err().to_string();
        assert!(error.starts_with("gold:2:"), "{error}");
    }
}
