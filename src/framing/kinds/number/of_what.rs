//! What a value is a value of, as far as the words beside it say: the dead or the hurt, a change or a level, for how long.
//!
//! Two values of one unit are compared only where nothing here sets them apart: 12 dead and 30 hurt, `rose by 3%` and `rose to
//! 3%`, 104 degrees Fahrenheit and 40 degrees Celsius are no conflict.

use super::lists;
use crate::framing::{SentenceView, lexicon};
use crate::language::has;
use crate::tokens::quantity::Quantity;

/// Words on either side of a value, or of the noun that it counts, in which the deed stands.
const DEED_REACH: usize = 3;

/// Whether a value says how much something changed or how much it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// `by 3 percent`.
    By,
    /// `to 3 percent`.
    To,
    /// `from 3 percent`.
    From,
    /// `60 kph over the limit`.
    Over,
}

/// What the words beside a value say that it is a value of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OfWhat<'a> {
    /// Whether it counts the dead, the hurt or the missing.
    pub toll: Option<&'static str>,
    /// For what: `a month`.
    pub rate: Option<&'a str>,
    change: Option<Change>,
    scale: Option<&'a str>,
    /// Whether each of several has so much: `2 million for each of the three`.
    each: bool,
    /// Whether the noun that it counts leaves nobody out.
    of_all: bool,
    /// Whether it is a part of a value told in parts: `2 hours 11 minutes`.
    in_parts: bool,
}

impl<'a> OfWhat<'a> {
    pub fn new(view: &SentenceView<'a>, quantity: &Quantity) -> Self {
        let (start, end) = (quantity.tokens.start, quantity.tokens.end);
        let before = start.checked_sub(1).map_or("", |at| view.norm(at));
        let behind = quantity.counted.map_or(end, |noun| (noun + 1).max(end));
        let lists = lists(view);
        let change = match () {
            () if has(lists.comparing, view.norm(behind)) => Some(Change::Over),
            () if has(lists.by, before) => Some(Change::By),
            () if has(lists.to, before) => Some(Change::To),
            () if before == "from" => Some(Change::From),
            () => None,
        };
        let scale = [end, behind].map(|at| view.norm(at)).into_iter().find(|word| has(lists.scales, word));
        let each = (0..view.tokens().len()).any(|at| has(lists.each_of, view.norm(at)));
        let of_all = quantity.counted.is_none_or(|noun| has(lists.everybody, view.norm(noun)));
        let in_parts = view.tokenized.quantities.iter().any(|other| are_parts(quantity, other));
        Self { toll: toll(view, start, behind), rate: rate(view, behind), change, scale, each, of_all, in_parts }
    }

    /// Whether the two are values of two things, or of parts of one.
    pub fn is_other_than(&self, other: &Self) -> bool {
        let tolls = matches!((self.toll, other.toll), (Some(here), Some(there)) if here != there);
        let over = [self.change, other.change].contains(&Some(Change::Over));
        let both = self.change.is_some() && other.change.is_some();
        let changes = (over || both) && self.change != other.change;
        let rates = self.rate.is_some() != other.rate.is_some();
        tolls
            || changes
            || rates
            || self.scale != other.scale
            || self.each != other.each
            || self.in_parts
            || other.in_parts
    }

    /// Whether the two count the same toll: of people, or of those whom both name alike (12 people, 14 dead, but not 19 officers).
    pub fn is_one_toll_with(&self, other: &Self) -> bool {
        self.toll.is_some() && self.toll == other.toll && self.of_all && other.of_all
    }

    /// Whether the one is a change and the other a level.
    pub fn is_by_for_to(&self, other: &Self) -> bool {
        matches!(
            (self.change, other.change),
            (Some(Change::By), Some(Change::To)) | (Some(Change::To), Some(Change::By))
        )
    }

    /// Whether the two are for two stretches: `$2,000 a month`, `$2,000 a year`.
    pub fn is_at_another_rate(&self, other: &Self) -> bool {
        matches!((self.rate, other.rate), (Some(here), Some(there)) if here != there)
    }
}

/// Whether a value counts what comes on top of others or is missing from them: `ten additional cases`.
pub(super) fn is_difference(view: &SentenceView<'_>, quantity: &Quantity) -> bool {
    let noun = quantity.counted.unwrap_or(quantity.tokens.end);
    (quantity.tokens.end..noun).any(|at| has(lists(view).adding, view.norm(at)))
}

/// Whether one of two values stands right behind the other with its noun.
fn are_parts(one: &Quantity, other: &Quantity) -> bool {
    let (first, second) = if other.tokens.start < one.tokens.start { (other, one) } else { (one, other) };
    first.tokens != second.tokens && first.with_noun().end == second.tokens.start
}

fn rate<'a>(view: &SentenceView<'a>, behind: usize) -> Option<&'a str> {
    // `every single day`
    let of = behind + 1 + usize::from(view.norm(behind + 1) == "single");
    (has(lists(view).each, view.norm(behind)) && view.is_content(of)).then(|| view.norm(of))
}

/// The nearest deed beside a value and its noun.
fn toll(view: &SentenceView<'_>, start: usize, behind: usize) -> Option<&'static str> {
    let hits = lexicon::find("number", view);
    let tolls = hits.iter().filter(|hit| hit.family().id.starts_with("toll_"));
    let distance = |hit: &lexicon::Match<'_>| match hit.tokens.start {
        at if at < start => start - hit.tokens.end.min(start),
        at => at.saturating_sub(behind),
    };
    let near = tolls.filter(|hit| distance(hit) <= DEED_REACH);
    near.min_by_key(|hit| (distance(hit), hit.tokens.start)).map(|hit| hit.family().id)
}
