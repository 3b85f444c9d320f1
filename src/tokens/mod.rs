//! Stage 4, **tokens**: words, quantities, dates, names and quotations of every sentence.
//!
//! Words are interned once into the story's [`Vocabulary`], so that the later stages compare small
//! numbers and not strings. Typographic variants (curly quotes, dashes, ligatures, soft hyphens, no-break
//! spaces) fold to one form here and can never count as a change further on.

mod acronyms;
pub mod date;
mod holders;
mod lexeme;
mod lookalikes;
mod names;
pub mod normalize;
mod pieces;
pub mod quantity;
mod quotes;
mod sequence;
pub mod spelling;
mod vocabulary;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language;
use crate::parallel;
use crate::segment::Document;
use crate::span::Span;

pub use holders::Holders;
use pieces::Pieces;
pub use quotes::Quote;
pub use sequence::Sequence;
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
    /// Quantities in reading order.
    pub quantities: Vec<quantity::Quantity>,
    /// Days and times in reading order.
    pub dates: Vec<date::DateMention>,
}

impl TokenSentence {
    /// The terms of its words in reading order, without marks: two spellings of a word are one.
    #[must_use]
    pub fn terms(&self, vocabulary: &Vocabulary) -> Vec<TermId> {
        let words = self.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
        let mut terms = Vec::with_capacity(self.tokens.len());
        terms.extend(words.map(|token| vocabulary.word(token.word).term));
        terms
    }

    /// Whether token `at` follows the one before it without a blank.
    #[must_use]
    pub fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end == token.span.start)
    }

    /// Whether token `at` stands in a date.
    #[must_use]
    pub fn is_dated(&self, at: usize) -> bool {
        self.dates.iter().any(|date| date.tokens.contains(&at))
    }

    /// For each token whether it stands in a date or an amount.
    #[must_use]
    pub fn measured(&self) -> Vec<bool> {
        let mut measured = vec![false; self.tokens.len()];
        let dates = self.dates.iter().map(|date| &date.tokens);
        for tokens in dates.chain(self.quantities.iter().map(|quantity| &quantity.tokens)) {
            measured[tokens.clone()].fill(true);
        }
        measured
    }

    /// `41,000 last week`: a word of a date is not what a value counts.
    fn uncount_dates(&mut self) {
        for quantity in &mut self.quantities {
            let own = quantity.tokens.start;
            let is_dated =
                |noun: &usize| self.dates.iter().any(|date| date.tokens.contains(noun) && !date.tokens.contains(&own));
            quantity.counted = quantity.counted.filter(|noun| !is_dated(noun));
        }
    }
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
    /// `vectors[d][s]`: what an encoder gave sentence `s` of version `d`; empty where none is used.
    pub vectors: Vec<Vec<Vec<f32>>>,
}

impl Story {
    /// What `of` gives for each sentence of each version: `[document][sentence]`.
    pub fn each<T: Send>(&self, of: impl Fn(usize, usize) -> T + Sync + Send) -> Vec<Vec<T>> {
        let places: Vec<(usize, usize)> = self
            .tokens
            .iter()
            .enumerate()
            .flat_map(|(at, list)| (0..list.len()).map(move |sentence| (at, sentence)))
            .collect();
        let mut all = parallel::map(places.len(), |at| of(places[at].0, places[at].1)).into_iter();
        self.tokens.iter().map(|list| all.by_ref().take(list.len()).collect()).collect()
    }
}

/// Tokenizes all versions of a story.
#[must_use]
pub fn tokenize(documents: Vec<Document>) -> Story {
    let mut vocabulary = Vocabulary::of_bytes(documents.iter().map(|document| document.version.text.len()).sum());
    let language = shared_language(&documents);
    lexeme::begin_story(&language);
    let mut tokens: Vec<Vec<TokenSentence>> = documents
        .iter()
        .map(|document| {
            let mut sentences: Vec<TokenSentence> = document
                .sentences
                .iter()
                .map(|sentence| TokenSentence {
                    tokens: split_words(&document.version.text, sentence.span, &language, &mut vocabulary),
                    ..TokenSentence::default()
                })
                .collect();
            quotes::mark(&document.version.text, &mut sentences);
            sentences
        })
        .collect();
    vocabulary.settle();
    let languages: Vec<&str> = documents.iter().map(|document| document.language.as_str()).collect();
    names::mark(&mut tokens, &vocabulary, &languages);
    acronyms::resolve(&documents, &tokens, &mut vocabulary);
    let mut openers: BTreeMap<&str, [Vec<bool>; 2]> = BTreeMap::new();
    for (document, sentences) in documents.iter().zip(&mut tokens) {
        let language = document.language.as_str();
        let [of_quantities, of_dates] = openers
            .entry(language)
            .or_insert_with(|| [quantity::openers(&vocabulary, language), date::openers(&vocabulary, language)]);
        for sentence in sentences {
            sentence.quantities = quantity::quantities(sentence, &vocabulary, language, of_quantities);
            // Most have one, in room for four.
            sentence.quantities.shrink_to_fit();
            sentence.dates = date::dates(sentence, &vocabulary, language, of_dates);
            sentence.uncount_dates();
        }
    }
    let holders = tokens.iter().map(|sentences| Holders::of(sentences, &vocabulary)).collect();
    Story { documents, tokens, holders, vocabulary, vectors: Vec::new() }
}

/// The language of most versions; of as many, the one whose code comes first. A word of the vocabulary has one stem and one
/// rarity whatever version it stands in, and which these are must not hang on the order of the versions. Aligning across
/// languages is not claimed.
fn shared_language(documents: &[Document]) -> String {
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *versions.entry(&document.language).or_default() += 1;
    }
    let most = versions.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(language::DEFAULT, |(code, _)| code).to_owned()
}

/// The tokens of a piece of `text`, interned in `vocabulary`.
pub(crate) fn split_words(text: &str, sentence: Span, language: &str, vocabulary: &mut Vocabulary) -> Vec<Token> {
    let inner = sentence.of(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(inner.len() / 5 + 1);
    for (offset, piece) in Pieces::of(inner) {
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
        let mut start = sentence.start + offset;
        let (elided, piece) = normalize::split_elision(piece, language);
        if !elided.is_empty() {
            tokens.push(Token {
                span: Span::new(start, start + elided.len()),
                kind,
                word: vocabulary.intern(elided, kind, language),
                capital: first.is_uppercase(),
                quoted: false,
            });
            start += elided.len();
        }
        let first = piece.chars().next().unwrap_or(first);
        let (figures, unit) = match kind {
            TokenKind::Number => normalize::split_unit(piece, &language::of(language).numbers),
            _ => (piece, ""),
        };
        let (piece, rest, kind_of_rest) = if unit.is_empty() {
            let (word, possessive) = normalize::split_possessive(piece, kind);
            (word, possessive, TokenKind::Punctuation)
        } else {
            (figures, unit, TokenKind::Word)
        };
        for (start, part, kind) in [(start, piece, kind), (start + piece.len(), rest, kind_of_rest)] {
            if part.is_empty() {
                continue;
            }
            tokens.push(Token {
                span: Span::new(start, start + part.len()),
                kind,
                word: vocabulary.intern(part, kind, language),
                capital: first.is_uppercase() && kind == TokenKind::Word,
                quoted: false,
            });
        }
    }
    joined(text, tokens, language, vocabulary)
}

/// Tokens that word borders cut in two and that are one: each joins the one before it where the two make a word.
fn joined(text: &str, tokens: Vec<Token>, language: &str, vocabulary: &mut Vocabulary) -> Vec<Token> {
    let groups_by_blanks = language::of(language).numbers.grouping.contains(&' ');
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Some(last) = joined.last_mut() else {
            joined.push(token);
            continue;
        };
        let whole = Span::new(last.span.start, token.span.end).of(text);
        let one = match last.kind {
            // `1 200` in the languages that group digits by spaces.
            TokenKind::Number if groups_by_blanks && is_group_behind(text, last.span, token.span) => Some(whole),
            TokenKind::Word if is_full_stop_behind(text, last.span, token.span) => Some(whole),
            TokenKind::Word => spelling::in_one_word(last.span.of(text), token.span.of(text), language),
            _ => None,
        };
        if let Some(one) = one {
            last.span.end = token.span.end;
            last.word = vocabulary.intern(one, last.kind, language);
        } else {
            joined.push(token);
        }
    }
    joined
}

/// A figure in groups has no more bytes; a list of figures may.
const LONGEST_GROUPED: usize = 24;

/// Whether `next` is a group of digits one blank behind the figure at `last`.
fn is_group_behind(text: &str, last: Span, next: Span) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let head = last.of(text).split(char::is_whitespace).next().unwrap_or_default();
    let group = next.of(text).split(',').next().unwrap_or_default();
    let mut between = text[last.end..next.start].chars();
    let one_blank = between.next().is_some_and(|c| c != '\n' && c.is_whitespace()) && between.next().is_none();
    let grouped = last.of(text).split(char::is_whitespace).skip(1).all(|group| group.len() == normalize::GROUP_DIGITS);
    one_blank
        && last.len() <= LONGEST_GROUPED
        && grouped
        && head.len() <= normalize::GROUP_DIGITS
        && digits(head)
        && group.len() == normalize::GROUP_DIGITS
        && digits(group)
}

/// Word borders cut `U.S.` into `U.S` and `.`; the full stop belongs to the abbreviation.
fn is_full_stop_behind(text: &str, last: Span, next: Span) -> bool {
    next.start == last.end && next.of(text) == "." && last.of(text).contains('.')
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
    fn what_a_value_counts_is_no_date() {
        let story = tokenize(vec![Document::from_sentences("a", &["The pier drew 41,000 last week and 40 boats."])]);
        let counted: Vec<bool> = story.tokens[0][0].quantities.iter().map(|amount| amount.counted.is_some()).collect();
        assert_eq!(counted, [false, true]);
    }

    #[test]
    fn a_word_that_some_houses_write_as_two_is_one() {
        assert_eq!(norms("Forty per cent, Per\u{a0}Cent"), norms("Forty percent, percent"));
        assert_eq!(norms("a cent per tonne"), ["a", "cent", "per", "tonne"]);
    }

    fn norms_in(language: &str, text: &str) -> Vec<String> {
        let mut document = Document::from_sentences("a", &[text]);
        document.language = language.into();
        let story = tokenize(vec![document]);
        story.tokens[0][0].tokens.iter().map(|t| story.vocabulary.word(t.word).norm.to_string()).collect()
    }

    #[test]
    fn figures_are_read_as_the_language_writes_them() {
        assert_eq!(norms_in("de", "1.200,5 um 9.30 am 12.05.2024"), ["1200.5", "um", "9.30", "am", "12.05.2024"]);
        assert_eq!(norms_in("fr", "1\u{202f}200 000 sur 12,5"), ["1200000", "sur", "12.5"]);
        assert_eq!(norms_in("ru", "5 200 и 2011 200"), ["5200", "и", "2011", "200"]);
        assert_eq!(norms_in("en", "1,200.5 5 200"), ["1200.5", "5", "200"]);
    }

    #[test]
    fn a_unit_is_cut_off_its_figures_and_a_multiplier_is_no_other_number() {
        assert_eq!(norms("310mm, 2016's and 8m"), norms("310 mm, 2016's and 8m"));
        let story = tokenize(vec![Document::from_sentences("a", &["£8m £8 million"])]);
        let term = |at: usize| story.vocabulary.word(story.tokens[0][0].tokens[at].word).term;
        assert_eq!(term(1), term(3));
    }

    #[test]
    fn elided_words_stand_alone() {
        assert_eq!(norms_in("fr", "L’État qu'aujourd'hui"), ["l'", "état", "qu'", "aujourd'hui"]);
        assert_eq!(norms_in("en", "l'état"), ["l'état"]);
    }

    #[test]
    fn two_languages_are_counted_by_one_whatever_their_order() {
        let document = |language: &str, text: &str| {
            let mut document = Document::from_sentences("a", &[text]);
            document.language = language.into();
            document
        };
        let terms = |documents: Vec<Document>| tokenize(documents).vocabulary.terms();
        let (one, other) = (document("de", "Wir warten noch."), document("en", "Waiting and waited."));
        assert_eq!(terms(vec![one.clone(), other.clone()]), terms(vec![other, one]));
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
