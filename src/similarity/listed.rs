//! On which lists of words a word stands, looked up once a word of the story and not once a token.

use super::persons;
use crate::language;
use crate::tokens::Vocabulary;

/// The lists on which a folded word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// Whether it opens a clause.
    pub border: bool,
    /// Whether it is a number word.
    pub number: bool,
    /// Whether it is a pronoun of the third person.
    pub third_person: bool,
    /// Whether it is a pronoun of the first person.
    pub first_person: bool,
}

impl Listed {
    /// Of every word of the story, by id.
    pub fn of_words(vocabulary: &Vocabulary) -> Vec<Self> {
        vocabulary.words().map(|word| Self::of(&word.norm)).collect()
    }

    fn of(norm: &str) -> Self {
        Self {
            border: language::has(CLAUSE_BORDERS, norm),
            number: language::has(NUMBER_WORDS, norm),
            third_person: persons::is_third(norm),
            first_person: persons::is_first(norm),
        }
    }
}

/// Words and marks that open a clause, sorted.
const CLAUSE_BORDERS: &[&str] = &[
    "(", ")", ",", "-", ":", ";", "after", "although", "and", "as", "because", "before", "but", "if", "or", "since",
    "that", "though", "when", "where", "which", "while", "who",
];

/// Number words from two to a dozen and the large ones; "one" is a pronoun too often to count.
const NUMBER_WORDS: &[&str] = &[
    "billion",
    "dozen",
    "dozens",
    "eight",
    "eleven",
    "fifty",
    "five",
    "forty",
    "four",
    "half",
    "hundred",
    "hundreds",
    "million",
    "nine",
    "seven",
    "six",
    "sixty",
    "ten",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "trillion",
    "twelve",
    "twenty",
    "two",
];
