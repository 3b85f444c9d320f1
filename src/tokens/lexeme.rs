//! What the tables of a language say of a word.
//!
//! A word is looked for in five of them and, where none has it, cut by a stemmer. The stories of a batch are made of the same
//! words for the most part, so a thread that has read one story remembers those of the next ones. Who compares a single story
//! has nothing of that, and does not pay for it.

use std::cell::RefCell;
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::{number_word, spelling};
use crate::language;

/// What is known of a folded word in a language, whatever story it stands in.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    /// The word.
    pub norm: Arc<str>,
    /// Its stem, or its figures where it is a number word.
    pub stem: Arc<str>,
    /// How rare it is; `None` where the language has no table of that.
    pub rarity: Option<f32>,
    /// Row of the language's tables, where they hold the word.
    pub row: Option<u32>,
    /// Whether it is a function word.
    pub function: bool,
    /// Whether it is a number word.
    pub number: bool,
}

/// Words that a thread remembers; with their stems they take three megabytes.
const MOST_REMEMBERED: usize = 20_000;

#[derive(Default)]
struct Memory {
    /// Whether the thread has read a story before this one.
    is_used: bool,
    language: String,
    lexemes: FxHashMap<Arc<str>, Lexeme>,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

impl Lexeme {
    /// Looks a folded word up.
    pub fn of(norm: &str, language: &str) -> Self {
        let remembered =
            MEMORY.with_borrow(|memory| memory.lexemes.get(norm).filter(|_| memory.language == language).cloned());
        remembered.unwrap_or_else(|| {
            let lexeme = Self::look_up(norm, language);
            MEMORY.with_borrow_mut(|memory| memory.add(&lexeme, language));
            lexeme
        })
    }

    /// What stands in no table.
    pub fn told(norm: Arc<str>, stem: Arc<str>, rarity: Option<f32>) -> Self {
        Self { norm, stem, rarity, row: None, function: false, number: false }
    }

    fn look_up(norm: &str, language: &str) -> Self {
        let background = language::background(language);
        let known = background.and_then(|background| background.word(norm));
        let figures = number_word(norm, language);
        let number = figures.is_some();
        let known_stem = || background?.stem(known?.row, norm);
        Self {
            norm: norm.into(),
            stem: figures.or_else(known_stem).unwrap_or_else(|| stem(norm, language)).into(),
            rarity: background.map(|_| known.map_or(1.0, |known| known.rarity)),
            row: known.map(|known| known.row),
            function: language::is_function_word(language, norm),
            number,
        }
    }
}

impl Memory {
    fn add(&mut self, lexeme: &Lexeme, language: &str) {
        if self.is_used && self.language == language && self.lexemes.len() < MOST_REMEMBERED {
            self.lexemes.insert(lexeme.norm.clone(), lexeme.clone());
        }
    }
}

/// Says that the thread begins to read a story in a language.
pub(super) fn begin_story(language: &str) {
    MEMORY.with_borrow_mut(|memory| {
        memory.is_used |= !memory.language.is_empty();
        if memory.language != language || memory.lexemes.len() >= MOST_REMEMBERED {
            memory.lexemes.clear();
            language.clone_into(&mut memory.language);
        }
    });
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
