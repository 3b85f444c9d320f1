//! What a sentence is about, as a vector: evidence that two sentences tell the same in other words.
//!
//! Word overlap, synonyms and near words see a sentence word by word. What they miss most on real articles shares meaning
//! only, and there an encoder for sentences helps (see the figures in `tools/data/README.md`). Running one costs a
//! hundred times what all else costs, so its judgement is distilled into one vector a word (`data/en/meaning.bin`): their
//! sum is the vector of a sentence, and that comes within half of what the encoder itself gains.
//!
//! All sentences of a story are about its subject. So a second measure takes the mean over the story's sentences
//! away first; what is left is in what a sentence differs from the rest.

use super::ordered;
use super::profile::Profile;
use crate::language::{self, MEANING_WIDTH};
use crate::tokens::{Story, TokenSentence};

/// The vector of one sentence, or of some words, and how it lies to the mean of the story's sentences.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// Of length 1; empty where no word of the sentence has a vector.
    vector: Vec<f32>,
    /// Its inner product with the mean that is taken away.
    along_mean: f32,
    /// Square of the length of that mean.
    mean_square: f32,
}

/// How alike two sentences are in what they are about, as cosines (−1 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Of the two vectors.
    pub whole: f32,
    /// Of the two without what the story's sentences have in common.
    pub in_story: f32,
}

/// A story of so many sentences has half of its mean taken away: of two sentences the mean is half of either.
const HALF_COMMON: f64 = 10.0;
/// Least square of what is left of a vector to have a direction.
const LEAST_LEFT: f32 = 1e-6;

impl Meaning {
    /// What the encoder gave the sentence, if there is one, else the sum over its words.
    pub(super) fn of(story: &Story, document: usize, sentence: usize) -> Self {
        let given = story.vectors.get(document).and_then(|vectors| vectors.get(sentence));
        given.map_or_else(|| Self::of_words(&story.tokens[document][sentence], story), |given| Self::along(given))
    }

    fn of_words(sentence: &TokenSentence, story: &Story) -> Self {
        Self::of_rows(sentence.tokens.iter().filter_map(|token| story.vocabulary.word(token.word).row))
    }

    /// What some words of the language's table say together; nothing where none of them has a vector.
    #[must_use]
    pub fn of_rows(rows: impl Iterator<Item = u32>) -> Self {
        let Some(english) = language::background("en") else { return Self::default() };
        let mut sum = [0.0_f32; MEANING_WIDTH];
        for vector in rows.filter_map(|row| english.meaning(row)) {
            for (sum, &value) in sum.iter_mut().zip(vector) {
                *sum += f32::from(value.cast_signed());
            }
        }
        Self::along(&sum)
    }

    /// The direction of a vector.
    fn along(vector: &[f32]) -> Self {
        let length = vector.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        if !length.is_normal() {
            return Self::default();
        }
        let vector = vector.iter().map(|value| (f64::from(*value) / length) as f32).collect();
        Self { vector, ..Self::default() }
    }

    /// How alike the two are; nothing where one of them has no vector.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.vector.is_empty() || self.vector.len() != other.vector.len() {
            return None;
        }
        let whole = product(&self.vector, &other.vector);
        // (x − m)·(y − m) from the products, so that one vector a sentence is kept.
        let left = |one: &Self| (1.0 - 2.0 * one.along_mean + one.mean_square).max(LEAST_LEFT);
        let both = whole - (self.along_mean + other.along_mean) + self.mean_square;
        let in_story = (both / (left(self) * left(other)).sqrt()).clamp(-1.0, 1.0);
        Some(Likeness { whole, in_story })
    }
}

/// The inner product of two vectors of one length.
fn product(x: &[f32], y: &[f32]) -> f32 {
    ordered::product(x, y, |x, y| x * y)
}

/// Sets how every sentence of the story lies to their mean.
pub(super) fn set_mean(versions: &mut [Vec<Profile>]) {
    let mut mean: Vec<f64> = Vec::new();
    let mut sentences = 0.0;
    for meaning in versions.iter().flatten().map(|profile| &profile.meaning).filter(|m| !m.vector.is_empty()) {
        sentences += 1.0;
        mean.resize(meaning.vector.len(), 0.0);
        for (mean, value) in mean.iter_mut().zip(&meaning.vector) {
            *mean += f64::from(*value);
        }
    }
    // Sums in double precision, kept in single: the order of the versions shows in no bit.
    let mean: Vec<f32> = mean.iter().map(|sum| (sum / (sentences + HALF_COMMON)) as f32).collect();
    let mean_square = product(&mean, &mean);
    for meaning in versions.iter_mut().flatten().map(|profile| &mut profile.meaning).filter(|m| !m.vector.is_empty()) {
        meaning.along_mean = product(&meaning.vector, &mean);
        meaning.mean_square = mean_square;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::similarity::Rarity;
    use crate::similarity::listed::Listed;
    use crate::tokens::tokenize;

    /// The likeness of the first sentences of the first two versions.
    fn likeness(versions: &[&[&str]]) -> Option<Likeness> {
        let documents = versions.iter().map(|sentences| Document::from_sentences("a", sentences)).collect();
        let story = tokenize(documents);
        let rarity = Rarity::of(&story);
        let listed = Listed::of_words(&story.vocabulary);
        let mut profiles: Vec<Vec<Profile>> = story.each(|document, sentence| Profile {
            meaning: Meaning::of(&story, document, sentence),
            ..Profile::of(&story.tokens[document][sentence], &story, &rarity, &listed)
        });
        set_mean(&mut profiles);
        profiles[0][0].meaning.likeness(&profiles[1][0].meaning)
    }

    #[test]
    fn other_words_for_the_same_are_nearer_than_another_matter() {
        let of =
            |other: &str| likeness(&[&["The blaze claimed two lives."], &[other]]).map_or(0.0, |found| found.whole);
        let (same, another) = (of("Two people died in a fire."), of("Fares on the line will rise in spring."));
        assert!(same > another + 0.2, "{same} {another}");
    }

    #[test]
    fn what_the_whole_story_is_about_joins_no_two_of_its_sentences() {
        let (one, other) = ("The ferry had passed an inspection in May.", "The ferry will be raised by a crane.");
        let of_ferries: &[&str] = &["The ferry sank.", "The ferry carried cars.", "The ferry was built in Brenn."];
        let alone = likeness(&[&[one], &[other]]).map_or(0.0, |found| found.in_story);
        let among = likeness(&[&[one], &[other], of_ferries, of_ferries, of_ferries]);
        let among = among.map_or(1.0, |found| found.in_story);
        assert!(among < alone - 0.1, "{among} {alone}");
    }

    #[test]
    fn without_vectors_there_is_no_likeness() {
        assert_eq!(likeness(&[&["Zzyx qwrt."], &["The ferry sank."]]), None);
        assert_eq!(likeness(&[&["Le traversier a coulé."], &["Le traversier a coulé."]]), None);
    }

    #[test]
    fn the_order_of_the_two_does_not_matter() {
        let (one, other): (&[&str], &[&str]) = (&["The ferry sank.", "Two died."], &["A boat went down."]);
        assert_eq!(likeness(&[one, other]), likeness(&[other, one]));
    }
}
