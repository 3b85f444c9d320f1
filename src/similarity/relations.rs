//! Which different words of a story may stand for each other.
//!
//! Names that are spelt in two ways (Sergei/Sergey, Kiev/Kyiv) are found with Jaro–Winkler similarity among the
//! capitalised words of the story that share their first letter; derivations, synonyms and near words come
//! from the language's tables. Relations are found once a story, from the words that it has, so that the
//! cost grows with the vocabulary and not with the number of sentence pairs.

use rustc_hash::FxHashMap;

use crate::language;
use crate::tokens::{Story, TermId, TokenKind, WordId};

/// Least Jaro–Winkler similarity at which two names may be the same: Sergei/Sergey 0.93, Kiev/Kyiv 0.78
/// (taken by the consonant rule), Iran/Iraq 0.88 stays apart.
const SAME_NAME: f64 = 0.91;
/// Shortest name that is compared by similarity; shorter ones differ by too little.
const SHORTEST_FUZZY_NAME: usize = 5;
/// Strength (0–1) of two spellings of one name.
const SPELLING_STRENGTH: f32 = 0.9;
/// At most this many names a first letter are compared with one another.
const LARGEST_BUCKET: usize = 400;

/// For each term the different terms that may stand for it, with strength 0–1.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    by_term: Vec<Vec<(TermId, f32)>>,
}

impl Relations {
    /// Finds the relations between the words of a story.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let mut relations = Self { by_term: vec![Vec::new(); story.vocabulary.terms()] };
        relations.add_spellings(story);
        relations.add_neighbours(story);
        for list in &mut relations.by_term {
            list.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
            list.dedup_by_key(|(term, _)| *term);
        }
        relations
    }

    /// The different terms that may stand for `term`.
    #[must_use]
    pub fn related(&self, term: TermId) -> &[(TermId, f32)] {
        self.by_term.get(term.0 as usize).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, one: TermId, other: TermId, strength: f32) {
        if one != other {
            self.by_term[one.0 as usize].push((other, strength));
            self.by_term[other.0 as usize].push((one, strength));
        }
    }

    fn add_spellings(&mut self, story: &Story) {
        let mut names: Vec<WordId> = story
            .tokens
            .iter()
            .flatten()
            .flat_map(|sentence| sentence.names.iter().cloned().flatten().map(|at| sentence.tokens[at]))
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.word)
            .collect();
        names.sort_unstable();
        names.dedup();
        let mut buckets: FxHashMap<char, Vec<WordId>> = FxHashMap::default();
        for word in names {
            if let Some(first) = story.vocabulary.norm(word).chars().next() {
                buckets.entry(first).or_default().push(word);
            }
        }
        let mut found = Vec::new();
        for bucket in buckets.values() {
            let bucket = &bucket[..bucket.len().min(LARGEST_BUCKET)];
            for (at, &one) in bucket.iter().enumerate() {
                for &other in &bucket[at + 1..] {
                    if same_name(story.vocabulary.norm(one), story.vocabulary.norm(other)) {
                        found.push((story.vocabulary.word(one).term, story.vocabulary.word(other).term));
                    }
                }
            }
        }
        for (one, other) in found {
            self.add(one, other, SPELLING_STRENGTH);
        }
    }

    fn add_neighbours(&mut self, story: &Story) {
        let mut found = Vec::new();
        for at in 0..story.vocabulary.len() {
            let word = story.vocabulary.word(WordId(at as u32));
            if word.kind != TokenKind::Word || word.function {
                continue;
            }
            for (other, strength) in language::neighbours(&word.norm) {
                if let Some(id) = story.vocabulary.find(other) {
                    let other = story.vocabulary.word(id);
                    if other.term != word.term && !other.function {
                        found.push((word.term, other.term, strength));
                    }
                }
            }
        }
        for (one, other, strength) in found {
            self.add(one, other, strength);
        }
    }
}

/// Whether two folded names are likely two spellings of one.
fn same_name(one: &str, other: &str) -> bool {
    let shortest = one.chars().count().min(other.chars().count());
    if shortest >= SHORTEST_FUZZY_NAME && strsim::jaro_winkler(one, other) >= SAME_NAME {
        return true;
    }
    shortest >= 4 && one.len().abs_diff(other.len()) <= 2 && consonants(one) == consonants(other)
}

/// Transliterations keep the consonants: Kiev/Kyiv, Mohamed/Muhammad.
fn consonants(name: &str) -> String {
    let mut kept: Vec<char> = name.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '\'')).collect();
    kept.dedup();
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn spellings_of_one_name() {
        for (one, other) in [("sergei", "sergey"), ("kiev", "kyiv"), ("mohamed", "muhammad"), ("halloran", "halloren")]
        {
            assert!(same_name(one, other), "{one} {other}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (one, other) in [("iran", "iraq"), ("austria", "australia"), ("merrick", "morrow"), ("tom", "tim")] {
            assert!(!same_name(one, other), "{one} {other}");
        }
    }
}
