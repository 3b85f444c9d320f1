//! Which single word would change the decision about a pair, found by trying: the story is scored again without a word
//! that both sentences have, or with one more word in the sentence that lacks it.
//!
//! The weights alone do not answer that: a word counts in many features at once, and it moves the pair's rivals too.

use serde::Serialize;

use super::explain::At;
use super::{Rarity, Similarity, similarity};
use crate::segment::Document;
use crate::tokens::{Story, TermId, Token, TokenKind, tokenize};

/// A change of one word that turns the decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The word as it is written.
    pub word: String,
    /// The sentence `(document, sentence)` that would have to have it too; `None` where both would have to lack it.
    pub added_to: Option<At>,
    /// The confidence of the pair then, 0–1.
    pub confidence: f64,
}

/// Most words that are tried on each side, the weightiest first.
const TRIED: usize = 6;
/// A word of less weight (0–1) decides nothing.
const LEAST_WEIGHT: f32 = 0.05;
/// In stories of more sentences nothing is tried: every try scores the whole story.
const MOST_SENTENCES: usize = 600;

/// The single words that would turn the decision about `a` and `b`, those that turn it furthest first; `None` where the
/// story is too long to try.
#[must_use]
pub fn changes(story: &Story, found: &Similarity, a: At, b: At, decision: f64) -> Option<Vec<Change>> {
    if story.tokens.iter().map(Vec::len).sum::<usize>() > MOST_SENTENCES {
        return None;
    }
    let aligned = confidence(found, a, b) >= decision;
    let rarity = Rarity::of(story);
    let mut changes: Vec<Change> = Vec::new();
    if aligned {
        for (term, word) in words(story, &rarity, a, b, true) {
            let texts = [a, b].map(|at| (at, without(story, at, term)));
            changes.push(Change { word, added_to: None, confidence: rescored(story, &texts, a, b) });
        }
    } else {
        for (from, to) in [(a, b), (b, a)] {
            for (_, word) in words(story, &rarity, from, to, false) {
                let text = format!("{} {word}", story.documents[to.0].sentence_text(to.1));
                let confidence = rescored(story, &[(to, text)], a, b);
                changes.push(Change { word, added_to: Some(to), confidence });
            }
        }
    }
    changes.retain(|change| (change.confidence >= decision) != aligned);
    changes.sort_by(|x, y| {
        let further = x.confidence.total_cmp(&y.confidence);
        if aligned { further } else { further.reverse() }.then_with(|| x.word.cmp(&y.word))
    });
    Some(changes)
}

/// The weightiest terms of a sentence that `among` has too (`shared`) or lacks, each as it is first written.
fn words(story: &Story, rarity: &Rarity, at: At, among: At, shared: bool) -> Vec<(TermId, String)> {
    let term = |token: &Token| story.vocabulary.word(token.word).term;
    let held: Vec<TermId> = story.tokens[among.0][among.1].tokens.iter().map(term).collect();
    let mut words: Vec<(TermId, String)> = Vec::new();
    for token in story.tokens[at.0][at.1].tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
        let own = term(token);
        let telling = rarity.weight(own) >= LEAST_WEIGHT && held.contains(&own) == shared;
        if telling && words.iter().all(|(known, _)| *known != own) {
            words.push((own, token.span.of(&story.documents[at.0].version.text).to_owned()));
        }
    }
    words.sort_by(|x, y| rarity.weight(y.0).total_cmp(&rarity.weight(x.0)).then(x.1.cmp(&y.1)));
    words.truncate(TRIED);
    words
}

/// The text of a sentence without the words of a term.
fn without(story: &Story, at: At, term: TermId) -> String {
    let text = &story.documents[at.0].version.text;
    let span = story.documents[at.0].sentences[at.1].span;
    let mut left = String::new();
    let mut from = span.start;
    for token in story.tokens[at.0][at.1].tokens.iter().filter(|token| story.vocabulary.word(token.word).term == term) {
        left.push_str(&text[from..token.span.start]);
        from = token.span.end;
    }
    left.push_str(&text[from..span.end]);
    left
}

/// The confidence of a pair where some sentences have other texts.
fn rescored(story: &Story, texts: &[(At, String)], a: At, b: At) -> f64 {
    let documents = story.documents.iter().enumerate().map(|(number, document)| {
        let sentences = (0..document.sentences.len()).map(|index| {
            let other = texts.iter().find(|(at, _)| *at == (number, index));
            other.map_or_else(|| document.sentence_text(index), |(_, text)| text)
        });
        let mut changed = Document::from_sentences(&document.version.outlet, &sentences.collect::<Vec<_>>());
        changed.language.clone_from(&document.language);
        for (sentence, before) in changed.sentences.iter_mut().zip(&document.sentences) {
            (sentence.paragraph, sentence.headline) = (before.paragraph, before.headline);
        }
        changed
    });
    // A word more or less hardly moves what an encoder says.
    let changed = Story { vectors: story.vectors.clone(), ..tokenize(documents.collect()) };
    confidence(&similarity(&changed), a, b)
}

/// The confidence of a pair; 0 where it is no candidate.
fn confidence(similarity: &Similarity, a: At, b: At) -> f64 {
    let between = similarity.between.iter().filter(|between| (between.a, between.b) == (a.0, b.0));
    let pair = between.flat_map(|between| &between.candidates).find(|c| (c.a, c.b) == (a.1, b.1));
    pair.map_or(0.0, |c| c.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::decision_confidence;

    const WIRE: &[&str] = &[
        "The council of Orla voted on Monday to close the old harbour.",
        "Mayor Ida Brekke said it would save 4 million crowns.",
        "Two fishermen chained themselves to the crane in protest.",
        "The harbour was built in 1911.",
        "A market will stand there from May.",
    ];
    const POST: &[&str] = &[
        "Orla is to lose its harbour, the council decided on Monday.",
        "The decision saves 4 million crowns, according to Ida Brekke.",
        "A hotel chain has wanted the land since spring.",
        "Ferries will land at the new pier.",
        "Nobody asked the fishermen, their union said.",
    ];

    fn changed(a: usize, b: usize) -> Vec<Change> {
        let documents = vec![Document::from_sentences("Wire", WIRE), Document::from_sentences("Post", POST)];
        let story = tokenize(documents);
        let found = similarity(&story);
        changes(&story, &found, (0, a), (1, b), decision_confidence()).expect("the story is short")
    }

    #[test]
    fn what_holds_by_one_word_falls_without_it() {
        let changes = changed(2, 2);
        assert_eq!(
            changes.first().map(|change| (&*change.word, change.added_to)),
            Some(("chained", None)),
            "{changes:?}"
        );
    }

    #[test]
    fn what_holds_by_many_words_stands_without_any_one() {
        assert_eq!(changed(1, 1), []);
    }

    #[test]
    fn what_one_more_word_would_align_says_so() {
        let changes = changed(3, 2);
        let first = changes.first().expect("they share nothing");
        assert!(first.added_to.is_some() && first.confidence >= decision_confidence(), "{changes:?}");
    }
}
