//! What is compared of one sentence.

use super::rarity::Rarity;
use crate::tokens::{Story, TermId, TokenKind, TokenSentence, Word};

/// The comparable content of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Distinct terms with their weight, by term; marks are left out.
    pub terms: Vec<(TermId, f32)>,
    /// Sum of the weights.
    pub weight: f32,
    /// Content words in reading order (function words and marks left out).
    pub sequence: Vec<TermId>,
    /// Neighbouring content words, sorted and distinct.
    pub bigrams: Vec<(TermId, TermId)>,
    /// Terms that stand in names, sorted and distinct.
    pub names: Vec<TermId>,
    /// Terms that are numbers, in digits or in words, sorted and distinct.
    pub numbers: Vec<TermId>,
    /// Content terms inside quotation marks, sorted and distinct.
    pub quoted: Vec<TermId>,
    /// Rarity-weighted mean of the word vectors, length 1; empty where no word has a vector.
    pub vector: Vec<f32>,
    /// Words of the sentence.
    pub words: usize,
}

impl Profile {
    pub(super) fn of(sentence: &TokenSentence, story: &Story, rarity: &Rarity) -> Self {
        let word = |at: usize| -> &Word { story.vocabulary.word(sentence.tokens[at].word) };
        let mut profile = Self::default();
        let mut named = vec![false; sentence.tokens.len()];
        for at in sentence.names.iter().cloned().flatten() {
            named[at] = true;
        }
        for (at, token) in sentence.tokens.iter().enumerate() {
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            profile.words += 1;
            let known = word(at);
            profile.terms.push((known.term, rarity.weight(known.term)));
            if known.function {
                continue;
            }
            profile.sequence.push(known.term);
            if named[at] {
                profile.names.push(known.term);
            }
            if token.kind == TokenKind::Number || NUMBER_WORDS.binary_search(&&*known.norm).is_ok() {
                profile.numbers.push(known.term);
            }
            if token.quoted {
                profile.quoted.push(known.term);
            }
        }
        profile.bigrams = profile.sequence.windows(2).map(|two| (two[0], two[1])).collect();
        profile.terms.sort_unstable_by_key(|(term, _)| *term);
        profile.terms.dedup_by_key(|(term, _)| *term);
        profile.weight = profile.terms.iter().map(|(_, weight)| weight).sum();
        profile.bigrams.sort_unstable();
        profile.bigrams.dedup();
        for list in [&mut profile.names, &mut profile.numbers, &mut profile.quoted] {
            list.sort_unstable();
            list.dedup();
        }
        profile
    }
}

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

/// Number of elements that two sorted lists share.
pub fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}
