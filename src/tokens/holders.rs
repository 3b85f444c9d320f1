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
        let mut starts = vec![0_u32; vocabulary.terms() + 1];
        each(sentences, vocabulary, |term, _| starts[term + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut held = vec![0_u32; starts.last().copied().unwrap_or_default() as usize];
        let mut next = starts.clone();
        each(sentences, vocabulary, |term, sentence| {
            held[next[term] as usize] = sentence;
            next[term] += 1;
        });
        Self { starts, sentences: held }
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

/// Calls `of` once for each term of each sentence, with the number of the sentence.
fn each(sentences: &[TokenSentence], vocabulary: &Vocabulary, mut of: impl FnMut(usize, u32)) {
    let mut last = vec![u32::MAX; vocabulary.terms()];
    for (sentence, at) in sentences.iter().zip(0..) {
        for token in &sentence.tokens {
            let term = vocabulary.word(token.word).term.0 as usize;
            if last[term] != at {
                last[term] = at;
                of(term, at);
            }
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
