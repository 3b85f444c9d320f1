//! What is compared of one sentence.

use rustc_hash::FxHashMap;

use super::persons;
use super::rarity::Rarity;
use crate::tokens::{Story, TermId, TokenKind, TokenSentence, Word};

/// Two words that follow one another in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// The two words.
    pub words: (TermId, TermId),
    /// Number of sentences of the version that hold it; at least 1.
    pub holders: u32,
}

/// The comparable content of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Distinct terms with their weight, by term; marks are left out.
    pub terms: Vec<(TermId, f32)>,
    /// A bit for each term, so that most terms that it has not are known without a search.
    pub mask: u64,
    /// Sum of the weights.
    pub weight: f32,
    /// Root of the sum of the squared weights.
    pub norm: f32,
    /// Content words in reading order (function words and marks left out).
    pub sequence: Vec<TermId>,
    /// The same, sorted and distinct.
    pub content: Vec<TermId>,
    /// Neighbouring content words, sorted and distinct.
    pub bigrams: Vec<(TermId, TermId)>,
    /// Neighbouring words, by words and distinct; those of a name are left out.
    pub phrases: Vec<Phrase>,
    /// Terms that stand in names, sorted and distinct.
    pub names: Vec<TermId>,
    /// Terms that are numbers, in digits or in words, sorted and distinct.
    pub numbers: Vec<TermId>,
    /// Content terms inside quotation marks, sorted and distinct.
    pub quoted: Vec<TermId>,
    /// Words of the sentence.
    pub words: usize,
    /// The clauses of at least [`FEWEST_CLAUSE_WORDS`] content words, each as places in `terms`, sorted and distinct.
    pub clauses: Vec<Vec<usize>>,
    /// `he`, `she`, `they` and their like.
    pub third_persons: usize,
    /// `I`, `we` and their like: a speaker's own words.
    pub first_persons: usize,
    /// Whether something in it is quoted.
    pub has_quote: bool,
    /// Whether it opens its version.
    pub first: bool,
    /// The names in it and, where it speaks of persons by pronoun, those of the sentence that named someone last.
    pub meant: Vec<TermId>,
    /// Distinct terms of the sentence and of the ones before and behind it, by term.
    pub window: Vec<(TermId, f32)>,
    /// Sum of the weights of the window.
    pub window_weight: f32,
}

/// A clause of fewer content words identifies no fact.
const FEWEST_CLAUSE_WORDS: usize = 3;

/// The bit of a term in a mask.
const fn bit(term: TermId) -> u64 {
    1 << (term.0 % u64::BITS)
}

impl Profile {
    /// Whether the sentence has the term.
    pub(super) fn has(&self, term: TermId) -> bool {
        self.mask & bit(term) != 0 && self.terms.binary_search_by_key(&term, |(known, _)| *known).is_ok()
    }

    pub(super) fn of(sentence: &TokenSentence, story: &Story, rarity: &Rarity) -> Self {
        let word = |at: usize| -> &Word { story.vocabulary.word(sentence.tokens[at].word) };
        let mut profile = Self::default();
        let mut clause: Vec<TermId> = Vec::new();
        let mut clauses: Vec<Vec<TermId>> = Vec::new();
        let mut named = vec![false; sentence.tokens.len()];
        let mut previous = None;
        for at in sentence.names.iter().cloned().flatten() {
            named[at] = true;
        }
        for (at, token) in sentence.tokens.iter().enumerate() {
            let known = word(at);
            if CLAUSE_BORDERS.binary_search(&&*known.norm).is_ok() {
                clauses.push(std::mem::take(&mut clause));
            }
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            profile.words += 1;
            profile.third_persons += usize::from(persons::is_third(&known.norm));
            profile.first_persons += usize::from(persons::is_first(&known.norm));
            profile.has_quote |= token.quoted;
            profile.terms.push((known.term, rarity.weight(known.term)));
            // A name with its title is no more than the name.
            if let Some((before, in_name)) = previous.replace((known.term, named[at]))
                && !(in_name && named[at])
            {
                profile.phrases.push(Phrase { words: (before, known.term), holders: 1 });
            }
            if known.function {
                continue;
            }
            profile.sequence.push(known.term);
            clause.push(known.term);
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
        for at in 2..sentence.tokens.len() {
            if let Some(term) = compound_number(sentence, story, at) {
                profile.terms.push((term, rarity.weight(term)));
                profile.numbers.push(term);
            }
        }
        clauses.push(clause);
        profile.bigrams = profile.sequence.windows(2).map(|two| (two[0], two[1])).collect();
        profile.terms.sort_unstable_by_key(|(term, _)| *term);
        profile.terms.dedup_by_key(|(term, _)| *term);
        profile.set_clauses(clauses);
        profile.mask = profile.terms.iter().map(|(term, _)| bit(*term)).fold(0, |mask, bit| mask | bit);
        profile.weight = profile.terms.iter().map(|(_, weight)| weight).sum();
        profile.norm = profile.terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        profile.phrases.sort_unstable();
        profile.phrases.dedup();
        profile.bigrams.sort_unstable();
        profile.bigrams.dedup();
        profile.content = profile.sequence.clone();
        for list in [&mut profile.content, &mut profile.names, &mut profile.numbers, &mut profile.quoted] {
            list.sort_unstable();
            list.dedup();
        }
        profile
    }

    fn set_clauses(&mut self, clauses: Vec<Vec<TermId>>) {
        for mut clause in clauses {
            clause.sort_unstable();
            clause.dedup();
            if clause.len() >= FEWEST_CLAUSE_WORDS {
                let place = |term: &TermId| self.terms.binary_search_by_key(term, |(known, _)| *known).ok();
                self.clauses.push(clause.iter().filter_map(place).collect());
            }
        }
    }
}

/// The term of "58" where tokens `at - 2 ..= at` are "fifty-eight" and the story has the digits too.
fn compound_number(sentence: &TokenSentence, story: &Story, at: usize) -> Option<TermId> {
    let norm = |at: usize| story.vocabulary.norm(sentence.tokens[at].word);
    if norm(at - 1) != "-" {
        return None;
    }
    let value = |at: usize| crate::tokens::number_word(norm(at), "en")?.parse::<u32>().ok();
    let (tens, units) = (value(at - 2)?, value(at)?);
    let whole = (tens >= 20 && units < 10).then(|| (tens + units).to_string())?;
    Some(story.vocabulary.word(story.vocabulary.find(&whole)?).term)
}

/// How many sentences back a pronoun looks for the name that it stands for.
const FARTHEST_NAME: usize = 3;

/// Sets what every sentence of one version owes to its place: whether it is the first, and whom its pronouns mean.
pub(super) fn set_places(profiles: &mut [Profile]) {
    for at in 0..profiles.len() {
        let before = profiles[at.saturating_sub(FARTHEST_NAME)..at].iter().rev();
        let named = before.map(|profile| &profile.names).find(|names| !names.is_empty()).cloned();
        let profile = &mut profiles[at];
        profile.first = at == 0;
        profile.meant = profile.names.clone();
        if profile.third_persons + profile.first_persons > 0 {
            profile.meant.extend(named.unwrap_or_default());
            profile.meant.sort_unstable();
            profile.meant.dedup();
        }
    }
}

/// Counts for every phrase of one version how many of its sentences hold it.
pub(super) fn set_holders(profiles: &mut [Profile]) {
    let mut holders: FxHashMap<(TermId, TermId), u32> = FxHashMap::default();
    for phrase in profiles.iter().flat_map(|profile| &profile.phrases) {
        *holders.entry(phrase.words).or_insert(0) += 1;
    }
    for phrase in profiles.iter_mut().flat_map(|profile| &mut profile.phrases) {
        phrase.holders = holders[&phrase.words];
    }
}

/// Sets the window of every sentence of one version.
pub(super) fn set_windows(profiles: &mut [Profile]) {
    for at in 0..profiles.len() {
        let around = &profiles[at.saturating_sub(1)..(at + 2).min(profiles.len())];
        let mut window: Vec<(TermId, f32)> = around.iter().flat_map(|profile| profile.terms.iter().copied()).collect();
        window.sort_unstable_by_key(|(term, _)| *term);
        window.dedup_by_key(|(term, _)| *term);
        profiles[at].window_weight = window.iter().map(|(_, weight)| weight).sum();
        profiles[at].window = window;
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

/// Number of elements that two sorted lists share.
pub fn shared<T: Ord + Copy>(a: &[T], b: &[T]) -> usize {
    let mut count = 0;
    for_shared(a, b, |element| *element, |_, _| count += 1);
    count
}

/// Calls `each` with the two elements of every key that both lists have; they are sorted by it and have it once.
pub fn for_shared<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K, mut each: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match key(&a[i]).cmp(&key(&b[j])) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                each(&a[i], &b[j]);
                i += 1;
                j += 1;
            }
        }
    }
}
