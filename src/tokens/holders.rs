//! Which sentences of a version hold a term.

use super::{TermId, TokenSentence, Vocabulary};

/// For each term of the story the sentences of one version that hold it.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    /// Where the sentences of each term start in `sentences`; one more than there are terms.
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

impl Holders {
    pub(super) fn of(sentences: &[TokenSentence], vocabulary: &Vocabulary) -> Self {
        let mut held: Vec<(TermId, u32)> = Vec::new();
        for (at, sentence) in sentences.iter().enumerate() {
            held.extend(sentence.tokens.iter().map(|token| (vocabulary.word(token.word).term, at as u32)));
        }
        held.sort_unstable();
        held.dedup();
        let mut starts = vec![0_u32; vocabulary.terms() + 1];
        held.iter().for_each(|(TermId(term), _)| starts[*term as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut sentences: Vec<u32> = held.into_iter().map(|(_, sentence)| sentence).collect();
        sentences.shrink_to_fit();
        Self { starts, sentences }
    }

    /// The sentences that hold `term`, sorted.
    #[must_use]
    pub fn of_term(&self, term: TermId) -> &[u32] {
        let at = term.0 as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.sentences[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::segment::Document;
    use crate::tokens::tokenize;

    #[test]
    fn a_sentence_is_listed_once_for_each_of_its_terms() {
        let story = tokenize(vec![
            Document::from_sentences("a", &["The ferry sank, the ferry!", "It rained.", "Ferries are old."]),
            Document::from_sentences("b", &["Nothing sank."]),
        ]);
        let held = |document: usize, word: &str| -> Vec<u32> {
            let term = story.vocabulary.find(word).map(|word| story.vocabulary.word(word).term);
            term.map_or_else(Vec::new, |term| story.holders[document].of_term(term).to_vec())
        };
        assert_eq!((held(0, "ferry"), held(0, "rained"), held(1, "ferry")), (vec![0, 2], vec![1], vec![]));
    }
}
