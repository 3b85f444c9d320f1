//! What the words of a sentence do, found once for all pairs that the sentence is in.

use super::SentenceView;
use super::clauses::{self, Clause};
use super::kinds::attribution::{self, Found};
use super::passives::{self, Passive};
use super::phrases::{self, Class, Phrase};
use crate::tokens::TermId;

/// The parts of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    /// The class of every token.
    pub classes: Vec<Class>,
    /// The noun phrases, in reading order.
    pub phrases: Vec<Phrase>,
    /// The terms of its tokens, sorted and distinct.
    pub terms: Vec<TermId>,
    /// The units that clauses and their like make, in reading order.
    pub clauses: Vec<Clause>,
    /// Its verbs in the passive, in reading order.
    pub passives: Vec<Passive>,
    /// Who is said in it to say what, in reading order.
    pub attributions: Vec<Found<'a>>,
}

impl<'a> Parts<'a> {
    /// Finds them.
    #[must_use]
    pub fn of(view: &SentenceView<'a>) -> Self {
        let classes = phrases::classes(view).into_owned();
        let phrases = phrases::phrases_in(view, &classes);
        let clauses = clauses::clauses_in(view, &classes);
        let mut terms: Vec<TermId> = (0..classes.len()).map(|at| view.word(at).term).collect();
        terms.sort_unstable();
        terms.dedup();
        let passives = passives::passives_in(view);
        let attributions = attribution::attributions_in(view);
        Self { classes, phrases, terms, clauses, passives, attributions }
    }
}
