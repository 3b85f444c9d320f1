//! The same thing counted or measured with another value.
//!
//! Values that stand on both sides are taken out first, whatever they count. What is left is compared only
//! where it counts the same noun, or is the only value of its unit on each side in a pair of sentences: a wrong
//! conflict is worse than a missed one.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::framing::cue::{Cue, Voice};
use crate::framing::{Example, Finding, FramingKind, PairView, Place, SentenceView, Severity};
use crate::tokens::quantity::{self, Bound, Quantity, Unit};
use crate::tokens::{TokenKind, date, number_word};

/// Values further apart than this factor are of different things unless they count the same noun.
const SAME_THING: f64 = 2.0;
/// Two sums or shares that differ by a larger factor are not called values of one quantity.
const SAME_SUM: f64 = 2.0;

/// The kind.
#[derive(Debug)]
pub struct Number;

impl FramingKind for Number {
    fn id(&self) -> &'static str {
        "number"
    }

    fn about(&self) -> &'static str {
        "The same quantity with another value, rounded, bounded, or given on one side only."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        quantity::quantities(sentence.tokenized, sentence.vocabulary, sentence.language())
            .into_iter()
            .map(|quantity| Cue {
                kind: "number",
                family: family(&quantity),
                span: sentence.span_of(quantity.tokens.clone()),
                voice: if sentence.tokens()[quantity.tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
                strength: 0,
                attribution: None,
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let mut left = quantity::quantities(pair.a.tokenized, pair.a.vocabulary, pair.a.language());
        let mut right = quantity::quantities(pair.b.tokenized, pair.b.vocabulary, pair.b.language());
        let beside = |also: &[SentenceView<'_>]| -> Vec<Quantity> {
            also.iter()
                .flat_map(|view| quantity::quantities(view.tokenized, view.vocabulary, view.language()))
                .collect()
        };
        let (also_a, also_b) = (beside(pair.also_a), beside(pair.also_b));
        left.retain(|mine| !also_b.iter().any(|theirs| same(mine, theirs)));
        right.retain(|theirs| !also_a.iter().any(|mine| same(mine, theirs)));
        let mut at = 0;
        while at < left.len() {
            if let Some(found) = right.iter().position(|theirs| same(&left[at], theirs)) {
                left.remove(at);
                right.remove(found);
            } else {
                at += 1;
            }
        }
        let mut findings = figures(pair);
        let mut taken = vec![false; right.len()];
        let mut alone = Vec::new();
        for mine in &left {
            let partner = right.iter().enumerate().position(|(j, theirs)| {
                !taken[j] && mine.unit == theirs.unit && comparable(pair, mine, theirs, &left, &right)
            });
            match partner {
                Some(j) => {
                    taken[j] = true;
                    findings.push(finding(pair, mine, &right[j]));
                }
                None => alone.push(mine),
            }
        }
        findings.extend(alone.into_iter().filter_map(|quantity| one_sided(pair, false, quantity)));
        let rest = right.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(quantity, _)| quantity);
        findings.extend(rest.filter_map(|quantity| one_sided(pair, true, quantity)));
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "Police arrested 40 dockers.",
                b: "Police arrested at least sixty dockers.",
                words_a: "40",
                words_b: "at least sixty",
            },
            Example {
                a: "Police said that 40 people died and nine were missing.",
                b: "Police said that 40 people died and twelve were missing.",
                words_a: "nine",
                words_b: "twelve",
            },
            Example {
                a: "The levy costs $3 million a year.",
                b: "The levy costs $5 million a year.",
                words_a: "$3 million",
                words_b: "$5 million",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Police arrested 40 dockers.", "Forty dockers were arrested by police."),
            ("The levy of 1,000 crowns passed in 2011.", "In 2011 the levy of 1000 crowns passed."),
        ]
    }
}

/// Figures that count nothing by themselves (`nine were missing`, `at 3:17 a.m.`), one in the very place of the other.
fn figures(pair: &PairView<'_>) -> Vec<Finding> {
    let bare = |view: &SentenceView<'_>, matched: &[Option<usize>]| -> Vec<usize> {
        let counted = quantity::quantities(view.tokenized, view.vocabulary, view.language())
            .into_iter()
            .map(|amount| amount.tokens);
        let days =
            date::dates(view.tokenized, view.vocabulary, view.language()).into_iter().map(|mention| mention.tokens);
        let known: FxHashSet<usize> = counted.chain(days).flatten().collect();
        (0..view.tokens().len())
            .filter(|at| {
                view.tokens()[*at].kind == TokenKind::Number || number_word(view.norm(*at), view.language()).is_some()
            })
            .filter(|at| matched[*at].is_none() && !known.contains(at))
            .collect()
    };
    let theirs = bare(&pair.b, pair.match_b);
    bare(&pair.a, pair.match_a)
        .into_iter()
        .filter_map(|at| {
            let to = theirs.iter().copied().find(|to| pair.in_one_place(&(at..at + 1), &(*to..to + 1)))?;
            let place = |view: &SentenceView<'_>, at: usize| {
                Some(Place { document: view.document_index, sentence: view.index, span: view.tokens()[at].span })
            };
            Some(Finding {
                kind: "number",
                severity: Severity::Medium,
                confidence: pair.confidence * 0.8,
                a: place(&pair.a, at),
                b: place(&pair.b, to),
                cue_a: Some("figure".into()),
                cue_b: Some("figure".into()),
                note: "different figures in the same place".into(),
            })
        })
        .collect()
}

fn same(mine: &Quantity, theirs: &Quantity) -> bool {
    mine.unit == theirs.unit && mine.low == theirs.low && mine.high == theirs.high && mine.bound == theirs.bound
}

/// How many times the larger value is the smaller one.
fn ratio(mine: &Quantity, theirs: &Quantity) -> f64 {
    mine.low.max(theirs.low) / mine.low.min(theirs.low).max(f64::MIN_POSITIVE)
}

fn counted_term(view: &SentenceView<'_>, quantity: &Quantity) -> Option<crate::tokens::TermId> {
    quantity.counted.map(|at| view.vocabulary.word(view.tokens()[at].word).term)
}

/// Whether the two can be values of one thing.
fn comparable(pair: &PairView<'_>, mine: &Quantity, theirs: &Quantity, left: &[Quantity], right: &[Quantity]) -> bool {
    if pair.in_one_place(&mine.tokens, &theirs.tokens) {
        return true;
    }
    if mine.unit == Unit::Count
        && let (Some(x), Some(y)) = (counted_term(&pair.a, mine), counted_term(&pair.b, theirs))
        && x == y
    {
        return true;
    }
    let only = |all: &[Quantity]| all.iter().filter(|quantity| quantity.unit == mine.unit).count() == 1;
    match mine.unit {
        Unit::Tally => true,
        Unit::Age => only(left) && only(right),
        Unit::Count | Unit::Money(_) | Unit::Percent => {
            only(left)
                && only(right)
                && ratio(mine, theirs) <= SAME_THING
                && mine.counted.is_some() == theirs.counted.is_some()
        }
    }
}

fn finding(pair: &PairView<'_>, mine: &Quantity, theirs: &Quantity) -> Finding {
    let same_noun = match (counted_term(&pair.a, mine), counted_term(&pair.b, theirs)) {
        _ if pair.in_one_place(&mine.tokens, &theirs.tokens) => true,
        (Some(x), Some(y)) => x == y,
        // Sums and shares name no counted thing: only values near one another are likely one quantity.
        (None, None) => ratio(mine, theirs) <= SAME_SUM,
        _ => false,
    };
    let (severity, note) = match (mine.agrees_with(theirs), same_noun) {
        (false, true) => (Severity::High, "different values of the same quantity"),
        // 100 protesters is not 13 officers: another noun is mostly another quantity.
        (false, false) => (Severity::Low, "different values in the same place"),
        (true, _) => (Severity::Low, "the same quantity, exact against rounded or bounded"),
    };
    Finding {
        kind: "number",
        severity,
        confidence: pair.confidence * if same_noun { 0.9 } else { 0.6 },
        a: place(&pair.a, mine),
        b: place(&pair.b, theirs),
        cue_a: Some(family(mine).into()),
        cue_b: Some(family(theirs).into()),
        note: note.into(),
    }
}

/// A value whose counted noun the other side names without one.
fn one_sided(pair: &PairView<'_>, second: bool, quantity: &Quantity) -> Option<Finding> {
    let (view, other, matched) =
        if second { (&pair.b, &pair.a, pair.match_b) } else { (&pair.a, &pair.b, pair.match_a) };
    let counterpart = quantity.counted.and_then(|at| matched.get(at).copied().flatten())?;
    if other.vocabulary.word(other.tokens()[counterpart].word).function || quantity.low <= 1.0 {
        return None;
    }
    let mine = place(view, quantity);
    let theirs =
        Some(Place { document: other.document_index, sentence: other.index, span: other.tokens()[counterpart].span });
    let family = Some(family(quantity).to_owned());
    Some(Finding {
        kind: "number",
        severity: Severity::Low,
        confidence: pair.confidence * 0.6,
        a: if second { theirs } else { mine },
        b: if second { mine } else { theirs },
        cue_a: if second { None } else { family.clone() },
        cue_b: if second { family } else { None },
        note: "a number on one side only".into(),
    })
}

fn place(view: &SentenceView<'_>, quantity: &Quantity) -> Option<Place> {
    let end = quantity.counted.map_or(quantity.tokens.end, |at| at + 1).max(quantity.tokens.end);
    let tokens: Range<usize> = quantity.tokens.start..end.min(view.tokens().len());
    (!tokens.is_empty()).then(|| Place {
        document: view.document_index,
        sentence: view.index,
        span: view.span_of(tokens),
    })
}

fn family(quantity: &Quantity) -> &'static str {
    match (quantity.unit, quantity.bound) {
        (Unit::Money(_), _) => "money",
        (Unit::Percent, _) => "percent",
        (Unit::Age, _) => "age",
        (Unit::Tally, _) => "tally",
        (Unit::Count, Bound::Exact) => "count",
        (Unit::Count, _) => "bounded_count",
    }
}
