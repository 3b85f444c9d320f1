//! How much evidence a shared word is: its rarity within this story times its rarity in the language.
//!
//! In-story rarity alone lets "said" count where few sentences have it; language rarity alone lets the
//! story's own subject count in every pair. Their product was the best single measure on ECB+
//! (weighted Jaccard F1 0.623 against 0.578 for TF-IDF).

use crate::tokens::{Story, TermId, TokenKind};

/// Weight (0–1) of every term of a story, indexed by [`TermId`].
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    weights: Vec<f32>,
}

impl Rarity {
    /// Counts the terms of a story.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let terms = story.vocabulary.terms();
        let mut holders = vec![0_u32; terms];
        let mut last_seen = vec![u32::MAX; terms];
        let mut language = vec![1.0_f32; terms];
        let mut sentences = 0_u32;
        for sentence in story.tokens.iter().flatten() {
            for token in sentence.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
                let word = story.vocabulary.word(token.word);
                let at = word.term.0 as usize;
                if last_seen[at] != sentences {
                    last_seen[at] = sentences;
                    holders[at] += 1;
                }
                let rarity = if word.function { word.rarity * FUNCTION_WORD_SHARE } else { word.rarity };
                // A stem is as common as its commonest form.
                language[at] = language[at].min(rarity);
            }
            sentences += 1;
        }
        let most = (f64::from(sentences) + 1.0).ln() as f32;
        let in_story = holders.iter().map(|&held| {
            let rarity = ((sentences as f32 + 1.0) / (held as f32 + 0.5)).ln().max(0.05) / most.max(0.7);
            match held {
                0 => 0.0,
                _ if sentences < FEWEST_SENTENCES => 1.0,
                _ => rarity.min(1.0),
            }
        });
        let floored = |rarity: f32| LANGUAGE_FLOOR + (1.0 - LANGUAGE_FLOOR) * rarity;
        let weights = in_story.zip(&language).map(|(story, language)| story * floored(*language)).collect();
        Self { weights }
    }

    /// Weight of `term`, 0–1.
    #[must_use]
    pub fn weight(&self, term: TermId) -> f32 {
        self.weights.get(term.0 as usize).copied().unwrap_or(0.0)
    }
}

/// In a story of fewer sentences it says nothing that most of them have a word.
const FEWEST_SENTENCES: u32 = 4;
/// Share of the language rarity that a function word keeps.
const FUNCTION_WORD_SHARE: f32 = 0.3;
/// Weight that the commonest word keeps of its in-story rarity.
const LANGUAGE_FLOOR: f32 = 0.05;
