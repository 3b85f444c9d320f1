//! A noun phrase with what it is compared by.

use std::borrow::Cow;

use crate::framing::phrases::{self, Class, Phrase};
use crate::framing::{SentenceView, lexicon};
use crate::language;
use crate::span::Span;
use crate::tokens::{TermId, TokenKind};

/// Above this rarity a describing word says something.
const TELLING: f32 = 0.25;

/// Family of the words for what somebody works as or is to the event.
const OCCUPATION: &str = "occupation";
/// The same with the offices that somebody holds or leads.
const AT_WORK: &[&str] = &[OCCUPATION, "office", "title"];
/// Family of the words for people that say nothing but their age and sex.
pub(super) const PERSONS: &str = "persons";
/// Families whose words name people.
const PEOPLE: &[&str] = &[
    "fighters",
    "migrants",
    "marchers",
    "suspects",
    "wealthy",
    "supporters",
    "harmed",
    "informers",
    "abortion_doctors",
    "trans_people",
];

/// Whether the words of a family name people beyond their age and sex.
pub(super) fn is_of_people(family: &str) -> bool {
    PEOPLE.contains(&family)
}

/// A noun phrase with what it is compared by.
#[derive(Clone, Debug)]
pub struct Label {
    pub(super) phrase: Phrase,
    /// Content terms that are neither names nor titles: what the phrase says of its thing.
    pub(super) describing: Box<[(usize, TermId)]>,
    /// Terms of the name in it.
    pub(super) names: Box<[TermId]>,
    pub(super) head: TermId,
    pub(super) family: Option<&'static str>,
    /// Whether a label in it judges.
    pub(super) judging: bool,
    /// Whether its head is a person: by age and sex, by work, or by another label for people.
    pub(super) person: bool,
    /// Its tokens that say what somebody works as or what office he holds.
    pub(super) at_work: Box<[usize]>,
    pub(super) quoted: bool,
    /// Whether it opens the sentence, as its subject mostly.
    pub(super) first: bool,
}

impl Label {
    pub(super) fn span(&self, view: &SentenceView<'_>) -> Span {
        view.span_of(self.phrase.tokens.clone())
    }
}

pub(super) fn labels<'a>(view: &SentenceView<'a>) -> Cow<'a, [Label]> {
    match view.parts {
        Some(known) => Cow::Borrowed(&known.labels),
        None => labels_in(view).into(),
    }
}

/// The noun phrases of a sentence that may be compared, in reading order.
pub(in crate::framing) fn labels_in(view: &SentenceView<'_>) -> Vec<Label> {
    let classes = phrases::classes(view);
    let mut families = vec![None; view.tokens().len()];
    let mut judging = vec![false; view.tokens().len()];
    for hit in lexicon::find("labelling", view).iter() {
        if hit.entry.strength > 0 {
            judging[hit.tokens.clone()].fill(true);
        }
        families[hit.tokens.clone()].fill(Some(hit.family().id));
    }
    let mut work: Vec<Option<&str>> = vec![None; view.tokens().len()];
    for hit in lexicon::find("phrase", view).iter().filter(|hit| AT_WORK.contains(&hit.family().id)) {
        work[hit.tokens.clone()].fill(Some(hit.family().id));
    }
    let term = |at: usize| view.word(at).term;
    let opening = phrases::behind_dateline(view);
    let measured = view.tokenized.measured();
    phrases::phrases(view)
        .iter()
        .filter(|phrase| view.tokens()[phrase.head].kind == TokenKind::Word && !measured[phrase.head])
        .filter(|phrase| !counts_a_measure(view, phrase))
        .map(|phrase| {
            let describing = phrase
                .tokens
                .clone()
                .filter(|at| classes[*at] == Class::Noun || (classes[*at] == Class::Name && phrase.head != *at))
                .filter(|at| !measured[*at])
                .filter(|at| {
                    let word = view.word(*at);
                    !word.function && (word.rarity > TELLING || families[*at].is_some())
                })
                .map(|at| (at, term(at)))
                .collect();
            let names = phrase.tokens.clone().filter(|at| classes[*at] == Class::Name).map(term).collect();
            Label {
                describing,
                names,
                head: term(phrase.head),
                family: families[phrase.head],
                judging: phrase.tokens.clone().any(|at| judging[at]),
                person: work[phrase.head] == Some(OCCUPATION)
                    || families[phrase.head].is_some_and(|family| family == PERSONS || is_of_people(family)),
                at_work: phrase.tokens.clone().filter(|at| work[*at].is_some()).collect(),
                quoted: view.tokens()[phrase.head].quoted,
                first: phrase.tokens.start == opening,
                phrase: phrase.clone(),
            }
        })
        .collect()
}

/// `55 kilometres`, `48 minutes`: a value, and no label.
fn counts_a_measure(view: &SentenceView<'_>, phrase: &Phrase) -> bool {
    let measures = language::of(view.language()).numbers.measures;
    view.tokenized.quantities.iter().any(|quantity| quantity.counted == Some(phrase.head))
        && language::value(measures, view.norm(phrase.head)).is_some()
}
