//! The unit of cleaning: one line of the page, or one paragraph of a text with hard line breaks.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::span::Span;

/// What separates the items of a menu or of a bar of links.
const SEPARATORS: &[char] = &['|', '·', '•', '›', '>', '»', '/', '∙', '●', '■'];
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', ')', ']', ' '];

/// A word in lower case.
pub(super) type Word<'a> = Cow<'a, str>;

/// A line with what the rules look at.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub span: Span,
    pub text: &'a str,
    /// Lower-case words without the marks around them; most stand in the text as they are.
    pub words: Vec<Word<'a>>,
    /// A bit for the first byte of each word, so that most words that it has not are known without a search.
    initials: u32,
    /// Number of its run of lines without a blank line between them.
    pub group: usize,
    /// Whether it ends as a sentence does.
    pub terminal: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str, span: Span, group: usize) -> Self {
        let text = span.of(text);
        let words = words(text);
        let initials = words.iter().fold(0, |initials, word| initials | initial(word));
        Self { span, text, words, initials, group, terminal: is_terminal(text) }
    }

    /// The same rules apply to one item of a bar of links as to a line.
    pub fn item(text: &'a str) -> Self {
        Self::new(text, Span::new(0, text.len()), 0)
    }

    pub fn has(&self, word: &str) -> bool {
        self.initials & initial(word) != 0 && self.words.iter().any(|own| own == word)
    }

    pub fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// Whether the words of `phrase` stand in the line one after the other.
    pub fn says(&self, phrase: &str) -> bool {
        let stands = |at: usize| {
            let mut own = self.words[at..].iter();
            phrase.split(' ').all(|word| own.next().is_some_and(|own| own == word))
        };
        self.initials & initial(phrase) != 0 && (0..self.words.len()).any(stands)
    }

    pub fn says_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.says(phrase))
    }

    /// Whether the line begins with the words of `phrase`.
    pub fn opens_with(&self, phrase: &str) -> bool {
        let mut own = self.words.iter();
        let opens = self.words.first().is_some_and(|own| own.as_bytes().first() == phrase.as_bytes().first());
        opens && phrase.split(' ').all(|word| own.next().is_some_and(|own| own == word))
    }

    /// Whether the line is one of the phrases.
    pub fn is_any(&self, phrases: &[&str]) -> bool {
        let is = |phrase: &&str| self.opens_with(phrase) && phrase.split(' ').count() == self.words.len();
        phrases.iter().any(is)
    }

    pub fn opens_with_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.opens_with(phrase))
    }

    /// Whether a separator or a wide gap may stand in the line, by its bytes: in most paragraphs none does.
    pub fn may_have_items(&self) -> bool {
        let bytes = self.text.as_bytes();
        let separates = |byte: &u8| matches!(byte, b'|' | b'>' | b'/' | b'\t') || !byte.is_ascii();
        bytes.iter().any(separates) || bytes.windows(2).any(|two| two == b"  ")
    }

    /// The parts between separators or wide gaps; one part when there are none.
    pub fn items(&self) -> Vec<&'a str> {
        self.text
            .split("  ")
            .flat_map(|part| part.split('\t'))
            .flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric() && SEPARATORS.contains(&c)))
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .collect()
    }

    /// Whether every word with letters starts with a capital, but for "and", "of" and the like.
    pub fn is_capitalized(&self) -> bool {
        const SMALL: &[&str] = &["and", "of", "the", "in", "for", "de", "van", "von", "at", "by"];
        let mut words = self.text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).peekable();
        words.peek().is_some()
            && words.all(|word| {
                SMALL.contains(&word) || word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
            })
    }
}

/// The bit of the first byte of a word.
fn initial(word: &str) -> u32 {
    word.as_bytes().first().map_or(0, |byte| 1 << (byte % 32))
}

fn words(text: &str) -> Vec<Word<'_>> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && (c.is_whitespace() || SEPARATORS.contains(&c) && c != '/'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '°'))
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect()
}

fn folded(word: &str) -> Word<'_> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    }
}

fn is_terminal(text: &str) -> bool {
    text.trim_end_matches(CLOSERS).ends_with(['.', '?', '!', '…', ':'])
}

/// Cuts a version into lines, or into paragraphs where it has hard line breaks; only a plain text can have those.
pub(super) fn lines(text: &str, plain: bool) -> Vec<Line<'_>> {
    let mut spans: Vec<(Span, usize)> = Vec::new();
    let (mut at, mut group) = (0, 0);
    for piece in text.split_inclusive('\n') {
        let span = Span::new(at, at + piece.len()).trimmed(text);
        at += piece.len();
        if span.is_empty() {
            group += 1;
        } else {
            spans.push((span, group));
        }
    }
    if plain && is_wrapped(text, &spans) {
        let mut paragraphs: BTreeMap<usize, Span> = BTreeMap::new();
        for (span, group) in spans {
            paragraphs.entry(group).and_modify(|whole| *whole = whole.join(span)).or_insert(span);
        }
        return paragraphs.into_iter().map(|(group, span)| Line::new(text, span, group)).collect();
    }
    spans.into_iter().map(|(span, group)| Line::new(text, span, group)).collect()
}

/// Widest line, in characters, of a text that was broken by hand or by a mail program.
const WRAP_WIDTH: usize = 100;
/// Share of the lines inside paragraphs that break off in mid-sentence at about the same width in such a text.
/// Menus break off too, but at any width.
const WRAP_SHARE: f64 = 0.7;

fn is_wrapped(text: &str, spans: &[(Span, usize)]) -> bool {
    let width = |span: &Span| span.of(text).chars().count();
    let widest = spans.iter().map(|(span, _)| width(span)).max().unwrap_or(0);
    let inner: Vec<&Span> = spans.windows(2).filter(|pair| pair[0].1 == pair[1].1).map(|pair| &pair[0].0).collect();
    let full = inner.iter().filter(|span| !is_terminal(span.of(text)) && width(span) * 3 > widest * 2).count();
    widest <= WRAP_WIDTH && inner.len() > 3 && full as f64 >= WRAP_SHARE * inner.len() as f64
}
