//! How a sentence is built, found once for all that is looked for in it.

use super::clauses::{self, Clause};
use super::phrases::{self, Class, Phrase};
use super::{Read, SentenceView};

/// How every sentence of a story is built, as `[document][sentence]`.
#[must_use]
pub fn syntax(read: Read<'_>) -> Vec<Vec<Syntax>> {
    read.story.each(|document, index| Syntax::of(&read.sentence(document, index)))
}

/// The classes of the words of one sentence and what they make.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// The class of every token.
    pub classes: Vec<Class>,
    /// The noun phrases, in reading order.
    pub phrases: Vec<Phrase>,
    /// The units that clauses and their like make, in reading order.
    pub clauses: Vec<Clause>,
}

impl Syntax {
    /// Finds it.
    #[must_use]
    pub fn of(view: &SentenceView<'_>) -> Self {
        let classes = phrases::classes(view).into_owned();
        let mut phrases = phrases::phrases_in(view, &classes);
        let mut clauses = clauses::clauses_in(view, &classes);
        phrases.shrink_to_fit();
        clauses.shrink_to_fit();
        Self { classes, phrases, clauses }
    }
}
