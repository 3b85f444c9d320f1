//! What the words of a sentence do, found once for all pairs that the sentence is in.

use super::kinds::attribution::{self, Found};
use super::kinds::labelling::{self, Label};
use super::kinds::wire;
use super::passives::{self, Passive};
use super::{Read, SentenceView};
use crate::tokens::TermId;

/// What the words of every sentence of a story do, as `[document][sentence]`.
#[must_use]
pub fn parts(read: Read<'_>) -> Vec<Vec<Parts<'_>>> {
    read.story.each(|document, index| Parts::of(&read.sentence(document, index)))
}

/// The parts of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    /// The terms of its tokens, sorted and distinct.
    pub terms: Vec<TermId>,
    /// How many different pairs of neighbouring words it has, marks left out.
    pub word_pairs: usize,
    /// Its verbs in the passive, in reading order.
    pub passives: Vec<Passive>,
    /// Who is said in it to say what, in reading order.
    pub attributions: Vec<Found<'a>>,
    /// What it calls persons and things, in reading order.
    pub labels: Vec<Label>,
}

impl<'a> Parts<'a> {
    /// Finds them.
    #[must_use]
    pub fn of(view: &SentenceView<'a>) -> Self {
        let mut terms: Vec<TermId> = (0..view.tokens().len()).map(|at| view.word(at).term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.shrink_to_fit();
        let word_pairs = wire::word_pairs(&view.tokenized.terms(view.vocabulary)).len();
        let passives = passives::passives_in(view);
        let mut attributions = attribution::attributions_in(view);
        attributions.shrink_to_fit();
        let mut labels = labelling::labels_in(view);
        labels.shrink_to_fit();
        Self { terms, word_pairs, passives, attributions, labels }
    }
}
