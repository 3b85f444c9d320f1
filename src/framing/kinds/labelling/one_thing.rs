//! How likely two noun phrases name one thing.
//!
//! That two phrases stand among the same words says little: of two sentences that tell the same in another order, each phrase may stand in
//! the place of any, and most of what was listed so was `Fox News` beside `a Democrat`. What they say decides: words that are about the
//! same, a label of one family, one number, one place. A logistic regression over that was fitted on phrases of the invented stories that
//! people judged (`data/labels`, `cargo run -p xtask -- fit-labels`); its weights are `data/model/labels.json`.

use std::borrow::Cow;

use super::label::Label;
use super::lists;
use crate::framing::phrases::{self, Class};
use crate::framing::{PairView, SentenceView};
use crate::language::{self, has};
use crate::similarity::meaning::Meaning;
use crate::similarity::model::{Logistic, log_odds, probability};

/// Names of the features, in order.
pub const FEATURES: [&str; 11] = [
    "slot",
    "one_place",
    "both_first",
    "one_family",
    "person_and_not",
    "likeness",
    "new_and_known",
    "number_differs",
    "both_act",
    "one_head",
    "pair",
];

/// What is measured of two phrases.
pub type Features = [f32; FEATURES.len()];

static MODEL: Logistic = include!(concat!(env!("OUT_DIR"), "/labels_model.rs"));

/// More matches around two phrases say nothing.
const MOST_AROUND: usize = 3;
/// A pair is taken to be this far from certain, either way.
const DOUBT: f64 = 0.05;

/// A label with what it is likened by.
pub(super) struct Liked<'a> {
    label: &'a Label,
    /// What its words are about.
    meaning: Meaning,
    /// With `the`, or a name, or somebody's.
    known: bool,
    plural: bool,
    /// Whether a verb follows.
    acts: bool,
}

impl<'a> Liked<'a> {
    pub(super) fn of(view: &SentenceView<'_>, label: &'a Label) -> Self {
        let classes = phrases::classes(view);
        let tokens = label.phrase.tokens.clone();
        let row = |at: usize| view.word(at).row.filter(|_| !view.word(at).function);
        let acts = (tokens.end..classes.len())
            .find(|&at| !matches!(classes[at], Class::Adverb | Class::Auxiliary))
            .is_some_and(|at| classes[at] == Class::Verb);
        Self {
            label,
            meaning: Meaning::of_rows(tokens.clone().filter_map(row)),
            known: !label.names.is_empty()
                || tokens.clone().any(|at| classes[at] == Class::Possessive)
                || (classes[tokens.start] == Class::Determiner && !has(lists(view).new, view.norm(tokens.start))),
            plural: language::of(view.language()).numbers.ends_like_plural(view.norm(label.phrase.head)),
            acts,
        }
    }

    /// Whether it says of nobody or nothing in particular what it is: no name, no person, no label.
    fn is_plain(&self) -> bool {
        !self.label.person && self.label.names.is_empty() && self.label.family.is_none()
    }
}

/// What is measured of two phrases with so many matched words around both, the same whichever is first.
pub(super) fn features(pair: &PairView<'_>, mine: &Liked<'_>, theirs: &Liked<'_>, near: usize) -> Features {
    let is = |holds: bool| f32::from(u8::from(holds));
    let (x, y) = (mine.label, theirs.label);
    [
        near.min(MOST_AROUND) as f32,
        is(pair.in_one_place(&x.phrase.tokens, &y.phrase.tokens)),
        is(x.first && y.first),
        is(x.family.is_some() && x.family == y.family),
        is((x.person && theirs.is_plain()) || (mine.is_plain() && y.person)),
        mine.meaning.likeness(&theirs.meaning).map_or(0.0, |alike| alike.whole),
        is(mine.known != theirs.known),
        is(mine.plural != theirs.plural),
        is(mine.acts && theirs.acts),
        is(x.head == y.head),
        log_odds(pair.confidence, DOUBT) as f32,
    ]
}

/// The probability that two phrases of which this was measured name one thing.
pub(super) fn likely(features: &Features) -> f64 {
    f64::from(probability(MODEL.logit(features)))
}
