//! What is compared of one sentence.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::listed::Listed;
use super::meaning::Meaning;
use super::rarity::Rarity;
use crate::tokens::{Sequence, Story, TermId, TokenKind, TokenSentence, Word};

/// What a term is in a sentence, as bits of [`Term::roles`].
pub mod role {
    /// No function word.
    pub const CONTENT: u8 = 1;
    /// Stands in a name.
    pub const NAME: u8 = 1 << 1;
    /// A number, in digits or in words.
    pub const NUMBER: u8 = 1 << 2;
    /// Content inside quotation marks.
    pub const QUOTED: u8 = 1 << 3;
}

/// A distinct term of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// Its number.
    pub id: TermId,
    /// How much evidence it is, by its rarity.
    pub weight: f32,
    /// What it is in the sentence, see [`role`].
    pub roles: u8,
}

/// A clause of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Clause {
    /// Its content words as places in the sentence's terms, by term and distinct.
    pub places: Vec<u32>,
    /// Sum of their weights.
    pub weight: f32,
}

/// Two words that follow one another in a sentence, numbered over the story by [`number_phrases`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// The two words.
    pub words: (TermId, TermId),
    /// Its number in the story.
    pub id: u32,
    /// Number of sentences of the version that hold it; at least 1.
    pub holders: u32,
}

impl Phrase {
    fn of(before: TermId, behind: TermId) -> Self {
        Self { words: (before, behind), id: 0, holders: 1 }
    }

    /// The two words as one number, in their order.
    fn key(&self) -> u64 {
        (u64::from(self.words.0.0) << 32) | u64::from(self.words.1.0)
    }
}

/// The comparable content of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Distinct terms, by number; marks are left out.
    pub terms: Vec<Term>,
    /// Sum of the weights.
    pub weight: f32,
    /// Root of the sum of the squared weights.
    pub norm: f32,
    /// Content words in reading order (function words and marks left out).
    pub sequence: Sequence,
    /// Neighbouring content words, by words and distinct.
    pub bigrams: Vec<Phrase>,
    /// Neighbouring words, by words and distinct; those of a name are left out.
    pub phrases: Vec<Phrase>,
    /// Number of the terms that stand in names.
    pub names: usize,
    /// Number of the terms that are numbers.
    pub numbers: usize,
    /// Number of the content terms that are quoted.
    pub quoted: usize,
    /// Sum of their weights.
    pub quoted_weight: f32,
    /// Words of the sentence.
    pub words: usize,
    /// Logarithm of one more than that.
    pub log_words: f32,
    /// Logarithm of one more than its content words, of which at least one is counted.
    pub log_length: f32,
    /// The clauses of at least [`FEWEST_CLAUSE_WORDS`] content words.
    pub clauses: Vec<Clause>,
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
    /// Sum of their weights.
    pub meant_weight: f32,
    /// Distinct terms of the sentence and of the ones before and behind it with their weights, by term.
    pub window: Vec<(TermId, f32)>,
    /// Sum of the weights of the window.
    pub window_weight: f32,
    /// What it is about.
    pub meaning: Meaning,
}

/// A clause of fewer content words identifies no fact.
const FEWEST_CLAUSE_WORDS: usize = 3;

impl Profile {
    pub(super) fn of(sentence: &TokenSentence, story: &Story, rarity: &Rarity, listed: &[Listed]) -> Self {
        let word = |at: usize| -> &Word { story.vocabulary.word(sentence.tokens[at].word) };
        let tokens = sentence.tokens.len();
        let mut profile =
            Self { terms: Vec::with_capacity(tokens), phrases: Vec::with_capacity(tokens), ..Self::default() };
        let mut sequence: Vec<TermId> = Vec::with_capacity(tokens);
        // Where in it the clauses end.
        let mut ends: Vec<usize> = Vec::new();
        let mut named = vec![false; tokens];
        let mut previous = None;
        for at in sentence.names.iter().cloned().flatten() {
            named[at] = true;
        }
        for (at, token) in sentence.tokens.iter().enumerate() {
            let known = word(at);
            let lists = listed[token.word.0 as usize];
            if lists.border {
                ends.push(sequence.len());
            }
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            profile.words += 1;
            profile.third_persons += usize::from(lists.third_person);
            profile.first_persons += usize::from(lists.first_person);
            profile.has_quote |= token.quoted;
            // A name with its title is no more than the name.
            if let Some((before, in_name)) = previous.replace((known.term, named[at]))
                && !(in_name && named[at])
            {
                profile.phrases.push(Phrase::of(before, known.term));
            }
            let mut roles = 0;
            if !known.function {
                sequence.push(known.term);
                let is_number = token.kind == TokenKind::Number || lists.number;
                roles = role::CONTENT;
                roles |= if named[at] { role::NAME } else { 0 };
                roles |= if is_number { role::NUMBER } else { 0 };
                roles |= if token.quoted { role::QUOTED } else { 0 };
            }
            profile.terms.push(Term { id: known.term, weight: rarity.weight(known.term), roles });
        }
        for at in 2..tokens {
            if let Some(id) = compound_number(sentence, story, at) {
                profile.terms.push(Term { id, weight: rarity.weight(id), roles: role::NUMBER });
            }
        }
        ends.push(sequence.len());
        profile.bigrams = sequence.windows(2).map(|two| Phrase::of(two[0], two[1])).collect();
        profile.log_words = (1.0 + profile.words as f32).ln();
        profile.log_length = (sequence.len().max(1) as f32 + 1.0).ln();
        profile.sequence = sequence.into();
        profile.terms.sort_unstable_by_key(|term| term.id);
        profile.terms.dedup_by(|again, term| {
            let same = again.id == term.id;
            term.roles |= if same { again.roles } else { 0 };
            same
        });
        profile.set_clauses(&ends);
        profile.weight = profile.terms.iter().map(|term| term.weight).sum();
        profile.norm = profile.terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
        let of_role = |role: u8| profile.terms.iter().filter(move |term| term.roles & role != 0);
        profile.names = of_role(role::NAME).count();
        profile.numbers = of_role(role::NUMBER).count();
        profile.quoted = of_role(role::QUOTED).count();
        profile.quoted_weight = of_role(role::QUOTED).map(|term| term.weight).sum();
        for phrases in [&mut profile.phrases, &mut profile.bigrams] {
            phrases.sort_unstable_by_key(Phrase::key);
            phrases.dedup_by_key(|phrase| phrase.key());
        }
        profile
    }

    /// Sets the clauses that end at such places of the sequence.
    fn set_clauses(&mut self, ends: &[usize]) {
        let mut start = 0;
        for &end in ends {
            let words = &self.sequence[std::mem::replace(&mut start, end)..end];
            if words.len() < FEWEST_CLAUSE_WORDS {
                continue;
            }
            let mut clause = words.to_vec();
            clause.sort_unstable();
            clause.dedup();
            if clause.len() >= FEWEST_CLAUSE_WORDS {
                let place = |term: &TermId| self.terms.binary_search_by_key(term, |known| known.id).ok();
                let places: Vec<u32> = clause.iter().filter_map(place).map(|at| at as u32).collect();
                let weight = places.iter().map(|&at| self.terms[at as usize].weight).sum();
                self.clauses.push(Clause { places, weight });
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
pub(super) fn set_places(profiles: &mut [Profile], rarity: &Rarity) {
    for at in 0..profiles.len() {
        let before = profiles[at.saturating_sub(FARTHEST_NAME)..at].iter().rev();
        let named = before.map(names).find(|names| !names.is_empty());
        let profile = &mut profiles[at];
        profile.first = at == 0;
        profile.meant = names(profile);
        if profile.third_persons + profile.first_persons > 0 {
            profile.meant.extend(named.unwrap_or_default());
            profile.meant.sort_unstable();
            profile.meant.dedup();
        }
        profile.meant_weight = profile.meant.iter().map(|term| rarity.weight(*term)).sum();
    }
}

fn names(profile: &Profile) -> Vec<TermId> {
    profile.terms.iter().filter(|term| term.roles & role::NAME != 0).map(|term| term.id).collect()
}

/// Numbers the phrases of all versions, counts for each how many sentences of its version hold it, and says how many
/// different ones there are.
pub(super) fn number_phrases(versions: &mut [Vec<Profile>]) -> usize {
    let phrases = versions.iter().flatten().map(|profile| profile.phrases.len()).sum();
    let mut ids: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(phrases, FxBuildHasher);
    for profile in versions.iter_mut().flatten() {
        for phrase in profile.phrases.iter_mut().chain(&mut profile.bigrams) {
            let next = ids.len() as u32;
            phrase.id = *ids.entry(phrase.key()).or_insert(next);
        }
    }
    let mut holders = vec![0_u32; ids.len()];
    for profiles in versions {
        for phrase in profiles.iter().flat_map(|profile| &profile.phrases) {
            holders[phrase.id as usize] += 1;
        }
        for phrase in profiles.iter_mut().flat_map(|profile| &mut profile.phrases) {
            phrase.holders = holders[phrase.id as usize];
        }
        for phrase in profiles.iter().flat_map(|profile| &profile.phrases) {
            holders[phrase.id as usize] = 0;
        }
    }
    ids.len()
}

/// Sets the window of every sentence of one version.
pub(super) fn set_windows(profiles: &mut [Profile]) {
    for at in 0..profiles.len() {
        let terms = |at: Option<usize>| at.and_then(|at| profiles.get(at)).map_or(&[][..], |profile| &*profile.terms);
        let window = union([terms(at.checked_sub(1)), terms(Some(at)), terms(Some(at + 1))]);
        profiles[at].window_weight = window.iter().map(|(_, weight)| weight).sum();
        profiles[at].window = window;
    }
}

/// The distinct terms of three sentences with their weights, by term.
fn union(mut rest: [&[Term]; 3]) -> Vec<(TermId, f32)> {
    let mut union = Vec::with_capacity(rest.iter().map(|terms| terms.len()).sum());
    while let Some(&Term { id, weight, .. }) = rest.iter().filter_map(|terms| terms.first()).min_by_key(|term| term.id)
    {
        union.push((id, weight));
        for terms in &mut rest {
            if let Some(behind) = terms.split_first().filter(|(first, _)| first.id == id).map(|(_, behind)| behind) {
                *terms = behind;
            }
        }
    }
    union
}
