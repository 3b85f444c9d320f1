//! A unit of a sentence that the other version does not tell.
//!
//! Every unit of [`clauses`](crate::framing::clauses) is weighed by its content words: rare words and names weigh
//! more. A unit is untold when little of its weight is matched by the aligned sentence or by the other
//! sentences aligned with it. Neighbouring units that are untold are one detail, unless a conjunction, a
//! relative pronoun or a participle separates them, because then they are two.

use rustc_hash::FxHashMap;

use crate::framing::clauses::{self, Clause, Opening};
use crate::framing::cue::Cue;
use crate::framing::phrases::{self, Class};
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity, note};
use crate::language::{self, DetailLists, has};
use crate::span::Span;
use crate::tokens::{TermId, TokenKind};

/// A unit with a larger share of told weight is told in other words.
const MOST_TOLD: f32 = 0.34;
/// A unit whose untold words weigh less says too little to be a detail.
const LEAST_WEIGHT: f32 = 1.0;
/// A relative clause of which no word is told is one even when its words are common.
const LEAST_WEIGHT_OF_A_CLAUSE: f32 = 0.4;
/// From this untold weight on a detail is worth a look.
const MEDIUM_WEIGHT: f32 = 2.2;
/// Sentences that share less tell their fact in so different ways that an untold unit may be the same in
/// other words. On the development pairs 0.3, 0.4, 0.5 give a precision of 0.40, 0.52, 0.62 with 40, 21, 13 shown.
const COMMON_GROUND: f32 = 0.5;
/// A detail that stands in the main clause is mostly the same event in other words.
const MAIN_CLAUSE_WEIGHT: f32 = 6.0;
/// A detail of which one sentence elsewhere in the other version tells this share is only moved.
const MOVED_SHARE: f32 = 0.6;
/// Details of one side of a pair that are worth a look; the rest is shown with `--all`.
const MOST_PER_SIDE: usize = 1;
/// Weight of a name or a figure, which no synonym tells.
const NAME_WEIGHT: f32 = 1.0;
/// Above this rarity a content word weighs its rarity, below it the word is filler.
const LEAST_RARITY: f32 = 0.2;

/// A unit of a sentence that the aligned sentences do not tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its place.
    pub span: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Share of its weight that the other side tells, 0–1.
    pub share_told: f32,
    /// Weight of the words that the other side does not tell.
    pub weight: f32,
    /// What opens it.
    pub opening: Opening,
}

/// The units of `a` (`second` false) or of `b` (`second` true) that the other side does not tell.
#[must_use]
pub fn untold_units(pair: &PairView<'_>, second: bool) -> Vec<Unit> {
    let (view, other, matched, also) = if second {
        (&pair.b, &pair.a, pair.match_b, pair.also_a)
    } else {
        (&pair.a, &pair.b, pair.match_a, pair.also_b)
    };
    let mut named = vec![false; view.tokens().len()];
    for name in &view.tokenized.names {
        named[name.clone()].fill(true);
    }
    let told = |at: usize| {
        matched.get(at).copied().flatten().is_some()
            || also.iter().chain([other]).any(|there| there.has(view.word(at).term))
    };
    let weigh = |tokens: &std::ops::Range<usize>| -> (f32, f32, usize) {
        let (mut all, mut untold, mut words) = (0.0, 0.0, 0);
        for at in tokens.clone() {
            let weight = weight(view, at, named[at]);
            all += weight;
            if weight > 0.0 && !told(at) {
                untold += weight;
                words += 1;
            }
        }
        (all, untold, words)
    };
    let mut units: Vec<Unit> = Vec::new();
    let mut open = false;
    for Clause { tokens, opening } in clauses::clauses(view).iter().cloned() {
        let (all, untold, words) = weigh(&tokens);
        let share_told = if all > 0.0 { 1.0 - untold / all } else { 1.0 };
        let missing = share_told <= MOST_TOLD && words > 0;
        if missing
            && open
            && let Some(last) = units.last_mut()
            && goes_on(last.opening, opening)
        {
            let joined = last.tokens.start..tokens.end;
            let (all, untold, _) = weigh(&joined);
            *last = Unit {
                span: view.span_of(joined.clone()),
                tokens: joined,
                share_told: 1.0 - untold / all,
                weight: untold,
                opening: last.opening,
            };
        } else if missing {
            units.push(Unit { span: view.span_of(tokens.clone()), tokens, share_told, weight: untold, opening });
        }
        open = missing;
    }
    let reporting = reporting_words(view);
    let dateline = phrases::behind_dateline(view);
    units.retain(|unit| {
        if unit.tokens.end <= dateline || is_end_of_a_place(view, unit) {
            return false;
        }
        let least = if unit.opening == Opening::Relative { LEAST_WEIGHT_OF_A_CLAUSE } else { LEAST_WEIGHT };
        unit.weight >= least && !only_attributes(unit, &reporting)
    });
    units
}

/// Whether a unit that opens with `opening` belongs to the untold unit before it.
fn goes_on(before: Opening, opening: Opening) -> bool {
    match opening {
        Opening::Preposition => true,
        // `after Monday, the coldest day, …`: inside a subordinate unit a comma sets off a part of it.
        Opening::Mark => {
            matches!(before, Opening::Subordinator | Opening::Relative | Opening::Participle | Opening::Content)
        }
        _ => false,
    }
}

/// `Varn, Wash.`: the rest of the name of a place.
fn is_end_of_a_place(view: &SentenceView<'_>, unit: &Unit) -> bool {
    let named = |at: usize| view.tokenized.names.iter().any(|name| name.contains(&at));
    let at = unit.tokens.start;
    // Behind a preposition stands a place, in `sued Osk, Vell` nobody's.
    let placed = || {
        let first = (0..at - 1).rev().take_while(|&before| named(before)).last();
        let before = first.and_then(|first| first.checked_sub(1));
        before.is_some_and(|before| phrases::classes(view)[before] == Class::Preposition)
    };
    let ends = unit.tokens.len() == 1 && at >= 2 && view.norm(at - 1) == "," && view.norm(at + 1) == ".";
    ends && named(at) && placed()
}

/// Tokens of reporting verbs.
fn reporting_words(view: &SentenceView<'_>) -> Vec<usize> {
    let reporting = lists(view).reporting;
    (0..view.tokens().len()).filter(|at| has(reporting, view.norm(*at))).collect()
}

/// `Mr. Osk told reporters on Monday`: who said it to whom is the matter of the `attribution` kind.
fn only_attributes(unit: &Unit, reporting: &[usize]) -> bool {
    let longest = if unit.opening == Opening::Relative { LONGEST_RELATIVE } else { LONGEST_ATTRIBUTION };
    matches!(unit.opening, Opening::Start | Opening::Mark | Opening::Relative | Opening::Content)
        && reporting.iter().any(|at| unit.tokens.contains(at))
        && unit.tokens.len() <= longest
}

/// Tokens up to which a relative clause with a reporting verb does (`who told reporters so`).
const LONGEST_RELATIVE: usize = 4;
/// Tokens up to which a unit with a reporting verb holds nothing but the attribution.
const LONGEST_ATTRIBUTION: usize = 12;

fn weight(view: &SentenceView<'_>, at: usize, named: bool) -> f32 {
    let token = &view.tokens()[at];
    let word = view.vocabulary.word(token.word);
    match token.kind {
        TokenKind::Punctuation => 0.0,
        TokenKind::Number => NAME_WEIGHT,
        TokenKind::Word if word.function => 0.0,
        TokenKind::Word if named => NAME_WEIGHT,
        TokenKind::Word if word.rarity < LEAST_RARITY => 0.0,
        TokenKind::Word => word.rarity.max(0.3),
    }
}

/// The kind.
#[derive(Debug)]
pub struct Detail;

impl FramingKind for Detail {
    fn id(&self) -> &'static str {
        "detail"
    }

    fn about(&self) -> &'static str {
        "A clause, an apposition or a figure that one version adds to a fact both tell."
    }

    fn cues(&self, _sentence: &SentenceView<'_>) -> Vec<Cue> {
        Vec::new()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let mut findings = side(pair, false);
        findings.extend(side(pair, true));
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The ferry sank off Varn on Monday after its crew had ignored two storm warnings.",
                b: "The ferry sank off Varn on Monday.",
                words_a: "after its crew had ignored two storm warnings",
                words_b: "",
            },
            Example {
                a: "The minister resigned.",
                b: "The minister resigned, citing a bitter quarrel with the central bank.",
                words_a: "",
                words_b: "citing a bitter quarrel with the central bank",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The ferry sank off Varn on Monday.", "On Monday the ferry sank off Varn."),
            ("After the storm the ferry sank.", "The ferry sank after the storm."),
        ]
    }
}

fn side(pair: &PairView<'_>, second: bool) -> Vec<Finding> {
    let view = if second { &pair.b } else { &pair.a };
    let mut units = untold_units(pair, second);
    units.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.span.cmp(&y.span)));
    units
        .into_iter()
        .enumerate()
        .map(|(rank, unit)| {
            let main = matches!(unit.opening, Opening::Start | Opening::Mark | Opening::Content);
            let enough = if main { MAIN_CLAUSE_WEIGHT } else { MEDIUM_WEIGHT };
            let medium = rank < MOST_PER_SIDE
                && unit.weight >= enough
                && pair.common_ground >= COMMON_GROUND
                && !told_elsewhere(pair, second, &unit);
            let place = Some(view.place_at(unit.span));
            Finding {
                kind: "detail",
                severity: if medium { Severity::Medium } else { Severity::Low },
                confidence: pair.confidence * f64::from(1.0 - unit.share_told / 2.0),
                a: if second { None } else { place },
                b: if second { place } else { None },
                cue_a: None,
                cue_b: None,
                note: note::one(view, adds(view.norm(unit.tokens.start), unit.opening)).into(),
            }
        })
        .collect()
}

/// Share of the weight of a sentence that the other one of its pair tells, 0–1.
pub(in crate::framing) fn share_told(view: &SentenceView<'_>, matched: &[Option<usize>]) -> f32 {
    let (mut all, mut told) = (0.0, 0.0);
    for (at, to) in matched.iter().enumerate() {
        let weight = weight(view, at, false);
        all += weight;
        told += if to.is_some() { weight } else { 0.0 };
    }
    if all > 0.0 { told / all } else { 0.0 }
}

/// Whether one sentence elsewhere in the other version tells most of the unit.
fn told_elsewhere(pair: &PairView<'_>, second: bool, unit: &Unit) -> bool {
    let (view, other) = if second { (&pair.b, &pair.a) } else { (&pair.a, &pair.b) };
    let terms: Vec<(TermId, f32)> = unit
        .tokens
        .clone()
        .map(|at| (view.word(at).term, weight(view, at, false)))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let least = MOVED_SHARE * terms.iter().map(|(_, weight)| weight).sum::<f32>();
    let mut told: FxHashMap<u32, f32> = FxHashMap::default();
    for (term, weight) in terms {
        for sentence in pair.story.holders[other.document_index].of_term(term) {
            *told.entry(*sentence).or_default() += weight;
        }
    }
    // Words that weigh nothing are told anywhere.
    least == 0.0 || told.values().any(|told| *told >= least)
}

/// What a side does by telling more, by how that opens.
fn adds(first: &str, opening: Opening) -> &'static str {
    match opening {
        // `the claim that he fled`, `the claim that he made`: the word alone does not tell which.
        Opening::Relative if first == "that" => "adds a clause",
        Opening::Subordinator => "adds a circumstance, cause or condition",
        Opening::Relative => "adds a relative clause",
        Opening::Participle => "adds a participle clause",
        Opening::Preposition => "adds a prepositional detail",
        Opening::Coordinator => "adds a further statement",
        Opening::Content | Opening::Start | Opening::Mark => "adds a detail",
    }
}

/// By which words a detail is told from an attribution in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static DetailLists {
    &language::of(view.language()).lists.detail
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::found;

    #[test]
    fn the_place_of_a_report_and_the_rest_of_its_name_are_no_details() {
        let details = |a: &str, b: &str| found("detail", a, b);
        assert!(details("VARN — The ferry sank on Monday.", "The ferry sank on Monday.").is_empty());
        assert!(details("The ferry sank near Varn, Norl.", "The ferry sank near Varn.").is_empty());
        assert_eq!(details("The board sued Osk, Vell.", "The board sued Osk.").len(), 1);
    }
}
