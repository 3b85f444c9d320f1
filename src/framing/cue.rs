//! A framing signal inside one sentence.

use super::SentenceView;
use super::lexicon::{self, PartOfSpeech};
use crate::span::Span;

/// A quotation of at most so many tokens with no reporting verb in reach is a scare quote.
const LONGEST_SCARE_QUOTE: usize = 4;

/// Whose words the cue stands in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The outlet's own.
    Outlet,
    /// Inside an attributed quotation.
    Quoted,
}

impl Voice {
    /// The voice in which token `at` of a sentence stands.
    ///
    /// A short fragment in quotation marks is the outlet's own (a scare quote) when no reporting verb
    /// stands outside the marks in the same sentence.
    #[must_use]
    pub fn at(view: &SentenceView<'_>, at: usize) -> Self {
        let Some(quote) = view.tokenized.quotes.iter().find(|quote| quote.tokens.contains(&at)) else {
            return Self::Outlet;
        };
        let fragment = quote.opens && quote.closes && quote.tokens.len() <= LONGEST_SCARE_QUOTE;
        if fragment && !is_attributed(view) { Self::Outlet } else { Self::Quoted }
    }
}

fn is_attributed(view: &SentenceView<'_>) -> bool {
    lexicon::find("attribution", view).iter().any(|hit| {
        matches!(hit.entry.part, PartOfSpeech::Verb | PartOfSpeech::Phrase) && !view.tokens()[hit.tokens.start].quoted
    })
}

/// A framing signal inside one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Id of the kind that found it.
    pub kind: &'static str,
    /// Family of the lexicon or of the rule.
    pub family: &'static str,
    /// Its words.
    pub span: Span,
    /// Whose voice.
    pub voice: Voice,
    /// 0 says nothing of strength, 1 mild … 3 strong.
    pub strength: u8,
    /// Who says what, for `attribution` cues.
    pub attribution: Option<Box<Attribution>>,
}

/// Who says what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Words that name the source; empty where there is none ("is said to").
    pub source: Vec<Span>,
    /// The reporting expression.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// Whether the source is named.
    pub named: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// Voice of the word `word` in a sentence.
    fn voice(text: &str, word: &str) -> Voice {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let view = SentenceView::new(&story, 0, 0);
        let at = (0..view.tokens().len()).find(|&at| view.norm(at) == word).unwrap();
        Voice::at(&view, at)
    }

    #[test]
    fn scare_quotes_are_the_outlets_and_quotations_the_speakers() {
        assert_eq!(voice("Police “crush” the dockers' rally.", "crush"), Voice::Outlet);
        assert_eq!(voice("The union said police would “crush” the rally.", "crush"), Voice::Quoted);
        assert_eq!(voice("“They came to crush the rally of the dockers.”", "crush"), Voice::Quoted);
        assert_eq!(voice("The union said police would “crush” the rally.", "rally"), Voice::Outlet);
    }
}
