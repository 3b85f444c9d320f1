//! On which lists of words a word stands, looked up once a word of the story and not once a token.

use super::persons;
use crate::tokens::Vocabulary;

/// The lists on which a folded word stands.
#[derive(Clone, Copy, Debug, Default)]
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
        let mut listed = vec![Self::default(); vocabulary.len()];
        vocabulary.mark(CLAUSE_BORDERS.iter().copied(), |word| listed[word].border = true);
        vocabulary.mark(NUMBER_WORDS.iter().copied(), |word| listed[word].number = true);
        vocabulary.mark(persons::THIRD.iter().copied(), |word| listed[word].third_person = true);
        vocabulary.mark(persons::FIRST.iter().copied(), |word| listed[word].first_person = true);
        listed
    }
}

/// Words and marks that open a clause.
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
