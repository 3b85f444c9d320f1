//! Stage 4, **tokens**: words, numbers, names and quotations of every sentence.
//!
//! Words are interned once into the story's [`Vocabulary`], so that the later stages compare small
//! numbers and not strings. Typographic variants (curly quotes, dashes, ligatures, soft hyphens, no-break
//! spaces) fold to one form here and can never count as a change further on.

pub mod date;
mod holders;
mod names;
pub mod normalize;
pub mod quantity;
mod quotes;
pub mod spelling;
mod vocabulary;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::segment::Document;
use crate::span::Span;

pub use holders::Holders;
pub use quotes::Quote;
pub use vocabulary::{TermId, Vocabulary, Word, WordId, number_word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, in any script.
    Word,
    /// Starts with a digit: `13`, `1,000`, `2.5`, `90s`.
    Number,
    /// Anything else that is not white space.
    Punctuation,
}

/// The smallest unit that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the version's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its folded form in the story's vocabulary.
    pub word: WordId,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether it stands inside a quotation (the marks themselves do not).
    pub quoted: bool,
}

/// The tokens of one sentence and what was found among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TokenSentence {
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// Runs of capitalised words that name someone or something, as ranges of `tokens`.
    pub names: Vec<Range<usize>>,
    /// Parts of quotations that stand in this sentence.
    pub quotes: Vec<Quote>,
}

/// All versions of one story, tokenized over one vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The versions in the order given.
    pub documents: Vec<Document>,
    /// `tokens[d][s]`: sentence `s` of version `d`.
    pub tokens: Vec<Vec<TokenSentence>>,
    /// `holders[d]`: which sentences of version `d` hold each term.
    pub holders: Vec<Holders>,
    /// Every distinct word of the story.
    pub vocabulary: Vocabulary,
}

/// Tokenizes all versions of a story.
#[must_use]
pub fn tokenize(documents: Vec<Document>) -> Story {
    let mut vocabulary = Vocabulary::default();
    let mut tokens: Vec<Vec<TokenSentence>> = documents
        .iter()
        .map(|document| {
            let mut sentences: Vec<TokenSentence> = document
                .sentences
                .iter()
                .map(|sentence| TokenSentence {
                    tokens: split_words(&document.version.text, sentence.span, &document.language, &mut vocabulary),
                    ..TokenSentence::default()
                })
                .collect();
            quotes::mark(&document.version.text, &mut sentences);
            sentences
        })
        .collect();
    vocabulary.settle();
    names::mark(&mut tokens, &vocabulary);
    let holders = tokens.iter().map(|sentences| Holders::of(sentences, &vocabulary)).collect();
    Story { documents, tokens, holders, vocabulary }
}

/// The tokens of a piece of `text`, interned in `vocabulary`.
pub(crate) fn split_words(text: &str, sentence: Span, language: &str, vocabulary: &mut Vocabulary) -> Vec<Token> {
    let inner = sentence.of(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(inner.len() / 5 + 1);
    for (offset, piece) in inner.split_word_bound_indices() {
        let Some(first) = piece.chars().next() else { continue };
        if piece.chars().all(|c| c.is_whitespace() || normalize::is_invisible(c)) {
            continue;
        }
        let kind = if first.is_numeric() {
            TokenKind::Number
        } else if piece.chars().any(char::is_alphanumeric) {
            TokenKind::Word
        } else {
            TokenKind::Punctuation
        };
        let start = sentence.start + offset;
        let (piece, rest) = normalize::split_possessive(piece, kind);
        for (part, kind) in [(piece, kind), (rest, TokenKind::Punctuation)] {
            if part.is_empty() {
                continue;
            }
            let start = if kind == TokenKind::Punctuation && !rest.is_empty() { start + piece.len() } else { start };
            tokens.push(Token {
                span: Span::new(start, start + part.len()),
                kind,
                word: vocabulary.intern(part, kind, language),
                capital: first.is_uppercase() && kind == TokenKind::Word,
                quoted: false,
            });
        }
    }
    join_abbreviations(text, tokens, language, vocabulary)
}

/// Word borders cut `U.S.` into `U.S` and `.`; the full stop belongs to the abbreviation.
fn join_abbreviations(text: &str, tokens: Vec<Token>, language: &str, vocabulary: &mut Vocabulary) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Some(last) = joined.last_mut()
            && token.span.start == last.span.end
            && token.span.of(text) == "."
            && last.kind == TokenKind::Word
            && last.span.of(text).contains('.')
        {
            last.span.end = token.span.end;
            last.word = vocabulary.intern(last.span.of(text), TokenKind::Word, language);
        } else {
            joined.push(token);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norms(text: &str) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        story.tokens[0][0].tokens.iter().map(|t| story.vocabulary.word(t.word).norm.to_string()).collect()
    }

    #[test]
    fn typographic_variants_fold_to_one_form() {
        assert_eq!(norms("Ms Ruhl’s “of\u{fb01}ce” – co\u{ad}pies"), norms("ms ruhl's \"office\" - copies"));
    }

    #[test]
    fn abbreviations_and_possessives() {
        assert_eq!(norms("U.S. envoy's $2.5 bill"), ["usa", "envoy", "'s", "$", "2.5", "bill"]);
    }

    #[test]
    fn spans_give_the_text_back() {
        let text = "The minister's “plan”: 1,000 tonnes – now…";
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let mut at = 0;
        for token in &story.tokens[0][0].tokens {
            assert!(text[at..token.span.start].trim().is_empty());
            at = token.span.end;
        }
        assert_eq!(at, text.len());
    }
}
