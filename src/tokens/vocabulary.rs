//! Every distinct word of a story, looked up once.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::{TokenKind, normalize, spelling};
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
    pub norm: Box<str>,
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
    by_norm: FxHashMap<Box<str>, WordId>,
    terms: FxHashMap<Box<str>, TermId>,
}

impl Vocabulary {
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
        let norm: Box<str> = norm.into();
        let number = (kind == TokenKind::Word).then(|| number_word(&norm, language)).flatten();
        let is_number = number.is_some();
        let background = (kind == TokenKind::Word).then(|| language::background(language)).flatten();
        let known = background.and_then(|background| background.word(&norm));
        let known_stem = || background?.stem(known?.row, &norm);
        let stem: Box<str> = match (number, kind) {
            (Some(figures), _) => figures.into(),
            (None, TokenKind::Word) => known_stem().unwrap_or_else(|| stem(&norm, language)).into(),
            (None, TokenKind::Number) => normalize::bare_figures(&norm, &language::of(language).numbers).into(),
            _ => norm.clone(),
        };
        let next = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        let term = *self.terms.entry(stem).or_insert(next);
        self.words.push(Word {
            kind,
            term,
            rarity: match (kind, background) {
                _ if is_letter(&norm) => LETTER_RARITY,
                (TokenKind::Word, Some(_)) => known.map_or(1.0, |known| known.rarity),
                (TokenKind::Word, None) => UNKNOWN_LANGUAGE_RARITY,
                (TokenKind::Number, _) => NUMBER_RARITY,
                (TokenKind::Punctuation, _) => 0.0,
            },
            function: kind == TokenKind::Word && language::is_function_word(language, &norm),
            number: is_number,
            row: known.map(|known| known.row),
            acronym: false,
            norm: norm.clone(),
        });
        self.by_norm.insert(norm, id);
        id
    }

    /// Numbers the terms by their spelling, so that sums over terms come out the same to the last bit whatever the
    /// order of the versions.
    pub(super) fn settle(&mut self) {
        let mut order: Vec<(&str, TermId)> = self.terms.iter().map(|(stem, term)| (&**stem, *term)).collect();
        order.sort_unstable();
        let mut settled = vec![TermId(0); order.len()];
        for (place, (_, term)) in order.iter().enumerate() {
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

/// The stem of a folded word, in the spelling in which it is compared; the word itself where its language has no stemmer.
fn stem(norm: &str, language: &str) -> String {
    match stemmer(language) {
        Some(stemmer) => stemmer.stem(&spelling::compared(norm, language)).into_owned(),
        None => norm.to_owned(),
    }
}

fn stemmer(language: &str) -> Option<Stemmer> {
    let algorithm = match language {
        "en" => Algorithm::English,
        "de" => Algorithm::German,
        "fr" => Algorithm::French,
        "es" => Algorithm::Spanish,
        "ru" => Algorithm::Russian,
        "it" => Algorithm::Italian,
        "pt" => Algorithm::Portuguese,
        "nl" => Algorithm::Dutch,
        "sv" => Algorithm::Swedish,
        "no" => Algorithm::Norwegian,
        "da" => Algorithm::Danish,
        "fi" => Algorithm::Finnish,
        "ro" => Algorithm::Romanian,
        "hu" => Algorithm::Hungarian,
        "tr" => Algorithm::Turkish,
        "el" => Algorithm::Greek,
        "ar" => Algorithm::Arabic,
        "ta" => Algorithm::Tamil,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}
