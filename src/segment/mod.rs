//! Stage 3, **segment**: from blocks to sentences.

mod abbreviations;
mod ends;
mod split;

use crate::clean::{Cleaned, Noise};
use crate::language;
use crate::read::Version;
use crate::span::Span;

/// The unit of alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the version's text, without white space at its ends.
    pub span: Span,
    /// Zero-based number of its paragraph.
    pub paragraph: usize,
    /// Whether it is the headline.
    pub headline: bool,
}

/// A limit that a version went over, with what it had in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Its text has so many bytes.
    Text {
        /// Bytes in all.
        of: usize,
    },
    /// So many sentences were found.
    Sentences {
        /// Sentences in all.
        of: usize,
    },
}

/// A version with its sentences and the noise that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The version as read.
    pub version: Version,
    /// ISO 639-1 code of its language: as the input states it, else as detected.
    pub language: String,
    /// Sentences in reading order.
    pub sentences: Vec<Sentence>,
    /// Noise in reading order.
    pub noise: Vec<Noise>,
    /// The limit beyond which nothing was taken, if one was reached.
    pub cut: Option<Cut>,
}

impl Document {
    /// The text of sentence `index`.
    ///
    /// # Panics
    /// When there is no such sentence.
    #[must_use]
    pub fn sentence_text(&self, index: usize) -> &str {
        self.sentences[index].span.of(&self.version.text)
    }

    /// A document whose sentences are given, so that neither cleaning nor splitting is in play (gold files).
    #[must_use]
    pub fn from_sentences<S: AsRef<str>>(outlet: &str, given: &[S]) -> Self {
        let mut text = String::new();
        let mut sentences = Vec::with_capacity(given.len());
        for (paragraph, sentence) in given.iter().enumerate() {
            let start = text.len();
            text.push_str(sentence.as_ref());
            let span = Span::new(start, text.len()).trimmed(&text);
            let headline = paragraph == 0 && crate::clean::reads_as_headline(span.of(&text));
            sentences.push(Sentence { span, paragraph, headline });
            text.push('\n');
        }
        let language = language::detect(&text).into();
        Self { version: Version::new(outlet, text), language, sentences, noise: Vec::new(), cut: None }
    }
}

/// Splits the article blocks of a version into sentences. A headline stays one sentence, whatever marks it holds.
#[must_use]
pub fn segment(version: Version, cleaned: Cleaned) -> Document {
    let language = language_of(&version, &cleaned);
    let sentences = cleaned
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(paragraph, block)| {
            let spans =
                if block.headline { vec![block.span] } else { sentences_of(&version.text, block.span, &language) };
            spans.into_iter().map(move |span| Sentence { span, paragraph, headline: block.headline })
        })
        .collect();
    Document { version, language, sentences, noise: cleaned.noise, cut: None }
}

/// Every block is one sentence: for texts that come split already (one sentence a line).
#[must_use]
pub fn lines(version: Version, cleaned: Cleaned) -> Document {
    let language = language_of(&version, &cleaned);
    let sentences = cleaned
        .blocks
        .iter()
        .enumerate()
        .map(|(paragraph, block)| Sentence { span: block.span, paragraph, headline: block.headline })
        .collect();
    Document { version, language, sentences, noise: cleaned.noise, cut: None }
}

/// The language that the input states, else that of the article; what was removed as noise may be in another one.
fn language_of(version: &Version, cleaned: &Cleaned) -> String {
    version.language.clone().unwrap_or_else(|| {
        let article: Vec<&str> = cleaned.blocks.iter().map(|block| block.span.of(&version.text)).collect();
        language::detect(&article.join("\n")).into()
    })
}

fn sentences_of(text: &str, block: Span, language: &str) -> Vec<Span> {
    split::sentences(block.of(text), language::of(language))
        .into_iter()
        .map(|span| Span::new(block.start + span.start, block.start + span.end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;

    #[test]
    fn the_language_that_the_input_states_wins() {
        let mut version = Version::new("Eye", "Ministra resigna.\n");
        version.language = Some("es".into());
        let cleaned = clean(&version);
        assert_eq!(segment(version.clone(), cleaned.clone()).language, "es");
        assert_eq!(lines(version, cleaned).language, "es");
    }

    #[test]
    fn a_text_that_states_no_language_is_looked_at() {
        let version =
            Version::new("Auge", "Der Hafen von Varn wurde am Montag geschlossen, weil die Arbeiter nicht kamen.\n");
        let cleaned = clean(&version);
        assert_eq!(segment(version, cleaned).language, "de");
    }
}
