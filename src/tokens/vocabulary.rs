//! Every distinct word of a story, looked up once.

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::lexeme::Lexeme;
use super::{TokenKind, normalize};
use crate::language;

/// A distinct folded word of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A distinct stem of the story; what overlap is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// What is known of a distinct word.
#[derive(Clone, Debug)]
pub struct Word {
    /// The folded form.
    pub norm: Arc<str>,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// Its stem.
    pub term: TermId,
    /// How rare it is in the language at large: 0 the commonest word, 1 not in the table at all.
    pub rarity: f32,
    /// Whether it is a function word (article, pronoun, preposition, auxiliary, conjunction).
    pub function: bool,
    /// Whether it is a number word; see [`number_word`].
    pub number: bool,
    /// Row of the language's tables, where they hold the word.
    pub row: Option<u32>,
    /// Whether it is an acronym that counts as the last word of the name it stands for.
    pub acronym: bool,
}

/// The interned words of a story.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    by_norm: FxHashMap<Arc<str>, WordId>,
    terms: FxHashMap<Arc<str>, TermId>,
}

/// Bytes of a story for each different word, and most words that room is made for before they are met.
const BYTES_A_WORD: usize = 16;
const MOST_ROOM: usize = 4096;

impl Vocabulary {
    /// With room for the words of a story of so many bytes.
    pub(super) fn of_bytes(bytes: usize) -> Self {
        let words = (bytes / BYTES_A_WORD).min(MOST_ROOM);
        Self {
            words: Vec::with_capacity(words),
            by_norm: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
            terms: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
        }
    }

    pub(super) fn intern(&mut self, piece: &str, kind: TokenKind, language: &str) -> WordId {
        let norm = normalize::fold(piece, kind);
        let norm = match kind {
            TokenKind::Number => normalize::figures(norm, &language::of(language).numbers),
            _ => norm,
        };
        if let Some(&known) = self.by_norm.get(&*norm) {
            return known;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        let lexeme = match kind {
            TokenKind::Word => Lexeme::of(&norm, language),
            TokenKind::Number => {
                let stem = normalize::bare_figures(&norm, &language::of(language).numbers).into();
                Lexeme::told(norm.into(), stem, Some(NUMBER_RARITY))
            }
            TokenKind::Punctuation => {
                let norm: Arc<str> = norm.into();
                Lexeme::told(norm.clone(), norm, Some(0.0))
            }
        };
        let Lexeme { norm, stem, rarity, row, function, number } = lexeme;
        let next = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        let term = *self.terms.entry(stem).or_insert(next);
        let rarity = if is_letter(&norm) { LETTER_RARITY } else { rarity.unwrap_or(UNKNOWN_LANGUAGE_RARITY) };
        self.words.push(Word { norm: norm.clone(), kind, term, rarity, function, number, row, acronym: false });
        self.by_norm.insert(norm, id);
        id
    }

    /// Numbers the terms by their spelling, so that sums over terms come out the same to the last bit whatever the
    /// order of the versions.
    pub(super) fn settle(&mut self) {
        let mut order: Vec<(u64, &str, TermId)> =
            self.terms.iter().map(|(stem, term)| (head(stem), &**stem, *term)).collect();
        order.sort_unstable();
        let mut settled = vec![TermId(0); order.len()];
        for (place, (_, _, term)) in order.iter().enumerate() {
            settled[term.0 as usize] = TermId(u32::try_from(place).unwrap_or(u32::MAX));
        }
        for word in &mut self.words {
            word.term = settled[word.term.0 as usize];
        }
        for term in self.terms.values_mut() {
            *term = settled[term.0 as usize];
        }
    }

    /// Counts an acronym as the term of the name that it stands for.
    pub(super) fn stands_for(&mut self, acronym: WordId, term: TermId) {
        let word = &mut self.words[acronym.0 as usize];
        (word.term, word.acronym) = (term, true);
    }

    /// What is known of `word`.
    #[must_use]
    pub fn word(&self, word: WordId) -> &Word {
        &self.words[word.0 as usize]
    }

    /// Every distinct word, by id.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.words.iter()
    }

    /// The folded form of `word`.
    #[must_use]
    pub fn norm(&self, word: WordId) -> &str {
        &self.word(word).norm
    }

    /// The id of a folded form, when the story has it.
    #[must_use]
    pub fn find(&self, norm: &str) -> Option<WordId> {
        self.by_norm.get(norm).copied()
    }

    /// Marks, by id, those of some folded words that the story has: a list is shorter than a story's vocabulary, and to find its
    /// words there is one step each.
    pub(crate) fn mark<'w>(&self, words: impl IntoIterator<Item = &'w str>, mut mark: impl FnMut(usize)) {
        words.into_iter().filter_map(|word| self.find(word)).for_each(|word| mark(word.0 as usize));
    }

    /// Number of distinct words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the story has no word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Number of distinct stems.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.terms.len()
    }
}

/// Bytes of a stem that decide nearly every comparison, and that are compared as one number.
const HEAD: usize = 8;

/// The first bytes of a stem as a number in the order of their spelling, with zeros behind a shorter one.
fn head(stem: &str) -> u64 {
    let mut head = [0; HEAD];
    let length = stem.len().min(HEAD);
    head[..length].copy_from_slice(&stem.as_bytes()[..length]);
    u64::from_be_bytes(head)
}

/// Rarity of every word in a language without a background table: in-story rarity decides alone.
const UNKNOWN_LANGUAGE_RARITY: f32 = 0.6;
/// Numbers are rare in themselves: two sentences seldom share one by chance.
const NUMBER_RARITY: f32 = 0.7;

/// A single letter is an initial or a party's mark; two sentences that share it have nothing in common by that.
const LETTER_RARITY: f32 = 0.0;

/// Whether `norm` is one letter of a script that knows capitals; in others one letter may be a word.
fn is_letter(norm: &str) -> bool {
    let mut letters = norm.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// The digits of a number word, so that "nineteen" and "19" are one term. "One" is left out: it is a pronoun more often
/// than a number.
#[must_use]
pub fn number_word(norm: &str, language: &str) -> Option<String> {
    let value = language::value(language::of(language).numbers.small, norm)?;
    (value > 1.0).then(|| value.to_string())
}
