//! How many of several, told without a number: few residents here, many residents there; most children here, children there.
//!
//! Words of amount are ordered on one scale (Horn 1972): who says `some` gives to understand that it is not all, and a plain
//! plural (`residents oppose the dam`) is read as all or most of them. What is counted must be the same noun on both sides.

use std::ops::Range;

use super::{TIME, lists};
use crate::framing::phrases;
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, PairView, SentenceView, Severity, lexicon, note};
use crate::language::{self, has};

/// Words between a word of amount and the noun that it counts.
const NOUN_REACH: usize = 5;

/// A step of the scale, from few to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Amount {
    Few,
    Some,
    Many,
    Most,
    All,
}

impl Amount {
    fn of_family(id: &str) -> Option<Self> {
        Some(match id {
            "few" => Self::Few,
            "some" => Self::Some,
            "many" => Self::Many,
            "most" => Self::Most,
            "all" => Self::All,
            _ => return None,
        })
    }

    /// How much it matters that one version says this and the other one that. `Some` and `many` can both be true, and often are of
    /// one crowd.
    fn against(self, other: Self) -> Severity {
        match (self.min(other), self.max(other)) {
            (Self::Few, Self::Many | Self::Most | Self::All) => Severity::High,
            (_, Self::All) | (Self::Some, Self::Most) => Severity::Medium,
            _ => Severity::Low,
        }
    }

    /// How much it matters that the other version says no amount: a plain plural leaves nobody out.
    const fn alone(self) -> Severity {
        match self {
            Self::Few | Self::Some | Self::Most => Severity::Medium,
            Self::Many | Self::All => Severity::Low,
        }
    }
}

/// A word of amount with the noun that it counts.
struct Part {
    amount: Amount,
    cue: &'static str,
    tokens: Range<usize>,
    noun: usize,
}

impl Part {
    fn with_noun(&self) -> Range<usize> {
        self.tokens.start..self.noun + 1
    }
}

/// What the other version says of the same group.
struct Other {
    cue: Option<&'static str>,
    tokens: Range<usize>,
}

/// What both versions say of one group in words of amount.
pub(super) fn parts(pair: &PairView<'_>) -> Vec<Finding> {
    let (mine, theirs) = (parts_in(&pair.a), parts_in(&pair.b));
    let [first, second] = pair.sides();
    let mut findings: Vec<Finding> = mine.iter().filter_map(|part| compared(&first, part, &theirs)).collect();
    findings.extend(mine.iter().filter_map(|part| alone(&first, part)));
    findings.extend(theirs.iter().filter_map(|part| alone(&second, part)));
    findings
}

fn parts_in(view: &SentenceView<'_>) -> Vec<Part> {
    let phrases = phrases::phrases(view);
    let measured = view.tokenized.measured();
    let numbers = &language::of(view.language()).numbers;
    let noun = |tokens: &Range<usize>| {
        let phrase = phrases.iter().find(|phrase| phrase.head >= tokens.end)?;
        let near = phrase.head - tokens.end < NOUN_REACH && phrase.tokens.start <= tokens.end + 1;
        // `Few dockers support it`: what is listed nowhere is a noun too.
        let several = (tokens.end..phrase.head).find(|at| numbers.ends_like_plural(view.norm(*at)));
        let noun = several.unwrap_or(phrase.head);
        // `a few minutes later`, `all summer long`
        let measure = language::value(numbers.measures, view.norm(noun));
        (near && measure.is_none_or(|(measure, _)| measure != TIME)).then_some(noun)
    };
    lexicon::find("part", view)
        .iter()
        // `some 200 dockers`, but `all 12 dockers`
        .filter(|hit| hit.family().id == "all" || !measured.get(hit.tokens.end).is_some_and(|measured| *measured))
        .filter(|hit| hit.tokens.clone().all(|at| !measured[at]))
        .filter_map(|hit| {
            let amount = Amount::of_family(hit.family().id)?;
            Some(Part { amount, cue: hit.family().id, tokens: hit.tokens.clone(), noun: noun(&hit.tokens)? })
        })
        .collect()
}

/// Two amounts of one group.
fn compared(side: &Side<'_>, part: &Part, others: &[Part]) -> Option<Finding> {
    let other = others.iter().find(|other| side.matched[part.noun] == Some(other.noun))?;
    let differ = part.amount != other.amount
        && side.is_of_one_thing(&part.with_noun(), &other.with_noun())
        && side.in_one_voice(part.noun, other.noun);
    let says = |view: &SentenceView<'_>, part: &Part| note::with_words("says ", view.text_of(part.with_noun()));
    let note = || side.note(&says(&side.own, part), &says(&side.other, other));
    let there = Other { cue: Some(other.cue), tokens: other.with_noun() };
    differ.then(|| finding(side, part, &there, part.amount.against(other.amount), note()))
}

/// An amount here of what the other version tells in the plain plural.
fn alone(side: &Side<'_>, part: &Part) -> Option<Finding> {
    let to = side.matched[part.noun]?;
    let phrases = phrases::phrases(&side.other);
    let phrase = phrases.iter().find(|phrase| phrase.tokens.contains(&to))?;
    let plain = side.own.norm(part.noun) == side.other.norm(to)
        && !is_counted(&side.other, &phrase.tokens)
        && !phrase.tokens.clone().any(|at| has(lists(&side.other).single, side.other.norm(at)))
        && side.in_one_voice(part.noun, to);
    if !plain || !side.is_of_one_thing(&part.with_noun(), &phrase.tokens) || is_counted_beside(side, part) {
        return None;
    }
    let words = note::with_words("says ", side.own.text_of(part.with_noun()));
    let note = side.note(&words, "does not say how many");
    let there = Other { cue: None, tokens: phrase.tokens.start..to + 1 };
    Some(finding(side, part, &there, part.amount.alone(), note))
}

/// Whether a number or a word of amount says how many a noun phrase names: `54 percent of voters`.
fn is_counted(view: &SentenceView<'_>, phrase: &Range<usize>) -> bool {
    let near = phrase.start.saturating_sub(NOUN_REACH)..phrase.end;
    let measured = view.tokenized.measured();
    let worded = |kind: &str| lexicon::find(kind, view).iter().any(|hit| near.contains(&hit.tokens.start));
    near.clone().any(|at| measured[at]) || worded("part") || worded("number")
}

/// Whether a further sentence of the other version that tells the same says how many.
fn is_counted_beside(side: &Side<'_>, part: &Part) -> bool {
    let noun = side.own.word(part.noun).term;
    let counts = |view: &SentenceView<'_>| parts_in(view).iter().any(|there| view.word(there.noun).term == noun);
    side.also_other.iter().any(counts)
}

fn finding(side: &Side<'_>, part: &Part, other: &Other, severity: Severity, note: String) -> Finding {
    let remark =
        Remark { kind: "number", severity, confidence: 0.7, own_cue: Some(part.cue), other_cue: other.cue, note };
    side.finding(Some(side.own.span_of(part.with_noun())), Some(side.other.span_of(other.tokens.clone())), remark)
}
