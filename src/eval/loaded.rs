//! Measures the lexicon of loaded words against sentences that experts called biased or not (BABE).
//!
//! The rule: a sentence is called loaded when it has a loaded cue, whoever speaks, because the experts judged sentences
//! without their article.

use serde::{Deserialize, Serialize};

use super::share;
use crate::error::{Error, Result};
use crate::framing::kinds::loaded::LoadedKind;
use crate::framing::{FramingKind, SentenceView};
use crate::segment::Document;
use crate::tokens::tokenize;

/// One sentence of the gold file.
#[derive(Debug, Deserialize)]
struct Judged {
    text: String,
    biased: bool,
}

/// How many sentences were judged which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LoadedFigures {
    /// Called loaded by both.
    pub both: usize,
    /// Called loaded by the lexicon only.
    pub lexicon_only: usize,
    /// Called biased by the experts only.
    pub experts_only: usize,
    /// Called so by neither.
    pub neither: usize,
}

impl LoadedFigures {
    /// Share of the sentences called loaded that the experts call biased, 0–1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.both, self.both + self.lexicon_only, 0.0)
    }

    /// Share of the biased sentences that are called loaded, 0–1.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.both, self.both + self.experts_only, 0.0)
    }

    /// Mean of the F1 of both classes, 0–1.
    #[must_use]
    pub fn macro_f1(&self) -> f64 {
        let f1 = |hit: usize| share(2 * hit, 2 * hit + self.lexicon_only + self.experts_only, 0.0);
        f64::midpoint(f1(self.both), f1(self.neither))
    }
}

/// Measures all sentences of a gold file, one JSON object a line.
///
/// # Errors
/// [`Error::Malformed`] for a line that is no judged sentence.
pub fn measure(name: &str, lines: &str) -> Result<LoadedFigures> {
    let mut figures = LoadedFigures::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let judged: Judged = serde_json::from_str(line).map_err(|error| Error::Malformed {
            source_name: name.to_owned(),
            line: number + 1,
            reason: error.to_string(),
        })?;
        let place = match (judged.biased, is_loaded(&judged.text)) {
            (true, true) => &mut figures.both,
            (false, true) => &mut figures.lexicon_only,
            (true, false) => &mut figures.experts_only,
            (false, false) => &mut figures.neither,
        };
        *place += 1;
    }
    Ok(figures)
}

fn is_loaded(text: &str) -> bool {
    let story = tokenize(vec![Document::from_sentences("gold", &[text])]);
    !LoadedKind.cues(&SentenceView::new(&story, 0, 0)).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_judgements_are_counted() {
        let lines = "{\"text\":\"The disgraceful plan failed.\",\"biased\":true}\n{\"text\":\"The plan failed.\",\"biased\":true}\n{\"text\":\"The plan stands.\",\"biased\":false}";
        let figures = measure("gold", lines).unwrap();
        assert_eq!(figures, LoadedFigures { both: 1, lexicon_only: 0, experts_only: 1, neither: 1 });
        assert!((figures.macro_f1() - 2.0 / 3.0).abs() < 1e-9);
    }
}
