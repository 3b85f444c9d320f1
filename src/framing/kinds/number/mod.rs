//! The same thing counted or measured with another value.
//!
//! Values that stand on both sides are taken out first, whatever they count. What is left is compared where it counts
//! the same noun, is a rounding of the other, or stands among the same words: a wrong conflict is worse than a missed
//! one. Times, lengths, areas and weights are compared in one unit.

mod bare;
mod of_what;
mod part;
mod stance;

use std::ops::Range;

use of_what::OfWhat;

use crate::framing::cue::{Cue, Voice};
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Example, Finding, FramingKind, PairView, Place, SentenceView, Severity, lexicon};
use crate::language::{self, NumberLists};
use crate::tokens::quantity::{Bound, Quantity, Unit};
pub(in crate::framing) use stance::STANCES;

/// Values further apart than this factor are of different things unless they count the same noun or share their company.
const SAME_THING: f64 = 2.0;
/// Values of one noun no further apart are of one thing whatever stands around them.
const NEAR: f64 = 4.0;
/// Values further apart than this are never of one thing without a noun that both count.
const MOST_APART: f64 = 20.0;
/// A value and its rounding are no further apart.
const ROUNDED: f64 = 1.15;
/// The measure of stretches of time.
const TIME: &str = "time";
/// A value told in another unit is no further off by rounding.
const CONVERTED: f64 = 1.05;
/// Shares that are apart by no more than this share of them are one, in words or in figures.
const EVEN: f64 = 0.012;
/// So many times too much is a slip of a multiplier: 2.5 million for 2.5 billion.
const SLIPS: [f64; 2] = [1e3, 1e6];
/// Small values are near one another by chance.
const LEAST_TELLING: f64 = 10.0;
/// Words on either side of a value that are its company.
const COMPANY: usize = 4;
/// Words around a value of one side only, of which the other side must tell one.
const ONE_SIDED_REACH: usize = 3;

/// The kind.
#[derive(Debug)]
pub struct Number;

impl FramingKind for Number {
    fn id(&self) -> &'static str {
        "number"
    }

    fn works_without_words(&self) -> bool {
        true
    }

    fn about(&self) -> &'static str {
        "The same quantity with another value, rounded, bounded, or given on one side only."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        let quantities = sentence.tokenized.quantities.iter();
        quantities
            .map(|quantity| Cue {
                kind: "number",
                family: family(quantity),
                span: sentence.span_of(quantity.tokens.clone()),
                voice: if sentence.tokens()[quantity.tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
                strength: 0,
                attribution: None,
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let told = |also: &[SentenceView<'_>], is_it: &dyn Fn(&Quantity) -> bool| {
            also.iter().any(|view| view.tokenized.quantities.iter().any(is_it))
        };
        let mut left = pair.a.tokenized.quantities.clone();
        let mut right = pair.b.tokenized.quantities.clone();
        left.retain(|mine| !told(pair.also_b, &|theirs| same(mine, theirs)));
        right.retain(|theirs| !told(pair.also_a, &|mine| same(mine, theirs)));
        take_out_the_same(pair, &mut left, &mut right);
        let (mut free_a, mut free_b) = (vec![true; left.len()], vec![true; right.len()]);
        let mut findings = bare::in_one_place(pair);
        findings.extend(by_or_to(pair));
        findings.extend(part::parts(pair));
        findings.extend(stance::stances(pair));
        for couple in couples(pair, &left, &right) {
            if free_a[couple.a] && free_b[couple.b] {
                (free_a[couple.a], free_b[couple.b]) = (false, false);
                findings.extend(finding(pair, &left[couple.a], &right[couple.b], &couple));
            }
        }
        let alone = |all: Vec<Quantity>, free: &[bool]| -> Vec<Quantity> {
            all.into_iter().zip(free).filter(|(_, free)| **free).map(|(quantity, _)| quantity).collect()
        };
        let [first, second] = pair.sides();
        findings.extend(alone(left, &free_a).iter().filter_map(|quantity| one_sided(&first, quantity)));
        findings.extend(alone(right, &free_b).iter().filter_map(|quantity| one_sided(&second, quantity)));
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
            Example {
                a: "A crash on the pier killed 12 people.",
                b: "A crash on the pier left 14 dead.",
                words_a: "12 people",
                words_b: "14 dead",
            },
            Example {
                a: "The berth costs $2,000 a month.",
                b: "The berth costs $2,000 a year.",
                words_a: "$2,000",
                words_b: "$2,000",
            },
            Example {
                a: "The port will spend 2.5 billion crowns on the wall.",
                b: "The port will spend 2.5 million crowns on the wall.",
                words_a: "2.5 billion",
                words_b: "2.5 million",
            },
            Example {
                a: "The dockers waited for 40 minutes at the gate.",
                b: "The dockers waited for a time at the gate.",
                words_a: "40 minutes",
                words_b: "for a time",
            },
            Example {
                a: "Prices at the harbour rose by 24.6 percent.",
                b: "Prices at the harbour rose by almost a quarter.",
                words_a: "24.6 percent",
                words_b: "almost a quarter",
            },
            Example {
                a: "Valves failed in 40 percent of the tests.",
                b: "Valves held in 60 percent of the tests.",
                words_a: "40 percent",
                words_b: "60 percent",
            },
            Example {
                a: "The clerk got six years in prison.",
                b: "The clerk got just six years in prison.",
                words_a: "six years",
                words_b: "just six years",
            },
            Example {
                a: "Few dockers support the levy.",
                b: "Most dockers support the levy.",
                words_a: "Few dockers",
                words_b: "Most dockers",
            },
            Example {
                a: "The serum is safe for most children.",
                b: "The serum is safe for children.",
                words_a: "most children",
                words_b: "children",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Police arrested 40 dockers.", "Forty dockers were arrested by police."),
            ("The levy of 1,000 crowns passed in 2011.", "In 2011 the levy of 1000 crowns passed."),
            ("The talks lasted two weeks.", "The talks lasted 14 days."),
            ("The fire burned 12 hectares of forest.", "The fire burned 30 acres of forest."),
            ("The pier is 1.25 miles long.", "The pier is two kilometres long."),
            ("The rate rose by 25 basis points.", "The rate rose by a quarter of a percentage point."),
            ("The inspection began on Sept. 12.", "The inspection began on September 12."),
            ("Several dockers left the pier.", "Some dockers left the pier."),
            ("The vast majority of dockers left.", "Osk said that vast majority of dockers left."),
            ("A few minutes later the pier burned.", "Minutes later the pier burned."),
            ("Just six dockers left the pier.", "Only six dockers left the pier."),
            ("Some 200 dockers left the pier.", "About 200 dockers left the pier."),
        ]
    }
}

fn same(mine: &Quantity, theirs: &Quantity) -> bool {
    mine.unit == theirs.unit && mine.low == theirs.low && mine.high == theirs.high && mine.bound == theirs.bound
}

/// Whether a sentence gives the value a single time.
fn is_once(all: &[Quantity], value: &Quantity) -> bool {
    all.iter().filter(|other| same(other, value)).count() == 1
}

/// Values that both sides give, whatever they count, are no difference; `$2,000 a month` and `$2,000 a year` are two values.
fn take_out_the_same(pair: &PairView<'_>, left: &mut Vec<Quantity>, right: &mut Vec<Quantity>) {
    let alike = |mine: &Quantity, theirs: &Quantity| {
        same(mine, theirs) && !OfWhat::new(&pair.a, mine).is_at_another_rate(&OfWhat::new(&pair.b, theirs))
    };
    left.retain(|mine| match right.iter().position(|theirs| alike(mine, theirs)) {
        Some(found) => {
            right.remove(found);
            false
        }
        None => true,
    });
}

/// Whether the two sentences have all their words but those of two values in common.
fn tell_the_same(pair: &PairView<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
    let rest = |view: &SentenceView<'_>, matched: &[Option<usize>], value: &Range<usize>| {
        (0..matched.len()).filter(|at| view.is_content(*at)).all(|at| value.contains(&at) || matched[at].is_some())
    };
    // `58 percent for the bridge`, `42 percent against it`
    let says = |view: &SentenceView<'_>, word: &str| (0..view.tokens().len()).any(|at| view.norm(at) == word);
    let mut turns = lists(&pair.a).turns.iter().chain(lists(&pair.b).turns.iter());
    rest(&pair.a, pair.match_a, mine)
        && rest(&pair.b, pair.match_b, theirs)
        && turns.all(|turn| says(&pair.a, turn) == says(&pair.b, turn))
}

/// One value told as a change on one side and as a level on the other: `fell by 300 crowns`, `fell to 300 crowns`.
fn by_or_to(pair: &PairView<'_>) -> Vec<Finding> {
    let (mine, theirs) = (&pair.a.tokenized.quantities, &pair.b.tokenized.quantities);
    let turned = |here: &Quantity| {
        theirs
            .iter()
            .find(|there| same(here, there) && OfWhat::new(&pair.a, here).is_by_for_to(&OfWhat::new(&pair.b, there)))
    };
    mine.iter()
        .filter_map(|here| Some((here, turned(here)?)))
        .filter(|(here, there)| {
            is_once(mine, here) && is_once(theirs, there) && tell_the_same(pair, &here.with_noun(), &there.with_noun())
        })
        .map(|(here, there)| Finding {
            kind: "number",
            severity: Severity::High,
            confidence: pair.confidence * 0.8,
            a: place(&pair.a, here),
            b: place(&pair.b, there),
            cue_a: Some(family(here)),
            cue_b: Some(family(there)),
            note: "a change on one side, a level on the other".into(),
        })
        .collect()
}

/// Two values, one of each side, that may be of one thing.
struct Couple {
    a: usize,
    b: usize,
    /// Both count the same noun.
    same_noun: bool,
    /// Words around the one that match words around the other.
    company: usize,
    /// How many times the larger value is the smaller one, in one measure.
    ratio: f64,
    /// Each is the only value of its unit on its side.
    only: bool,
    /// The nearest words before and behind the one match those of the other.
    in_one_place: bool,
    /// The measure of either; see [`measure`].
    measures: [Option<Measure>; 2],
    /// Both are the same value, and not a small one.
    one_value: bool,
    /// Both are sums of one currency.
    money: bool,
    /// Both are for the same stretch or thing: `a month`, `a dose`, or none is given.
    one_rate: bool,
}

/// A measure with how many of its base unit one is.
type Measure = (&'static str, f64);

impl Couple {
    fn new(pair: &PairView<'_>, left: &[Quantity], right: &[Quantity], a: usize, b: usize) -> Option<Self> {
        let (mine, theirs) = (&left[a], &right[b]);
        if mine.unit != theirs.unit {
            return None;
        }
        let (here, there) = (OfWhat::new(&pair.a, mine), OfWhat::new(&pair.b, theirs));
        // `100 crowns a month`, `1,200 crowns a year`
        let of_two_stretches = here.is_at_another_rate(&there) && mine.low != theirs.low;
        if here.is_other_than(&there) || of_two_stretches {
            return None;
        }
        let measures = [measure(&pair.a, mine), measure(&pair.b, theirs)];
        let [of_a, of_b] = measures.map(|measure| measure.map(|(name, _)| name));
        let both_count = mine.counted.is_some() && theirs.counted.is_some();
        if of_a != of_b && (both_count || measures.iter().any(|measure| is_time(*measure))) {
            return None;
        }
        let terms = (counted_term(&pair.a, mine), counted_term(&pair.b, theirs));
        let one_toll = here.is_one_toll_with(&there);
        let same_noun = mine.unit == Unit::Count && (one_toll || matches!(terms, (Some(x), Some(y)) if x == y));
        let (low, high) = (mine.low * factor(measures[0]), theirs.low * factor(measures[1]));
        let only = |all: &[Quantity]| all.iter().filter(|quantity| quantity.unit == mine.unit).count() == 1;
        Some(Self {
            a,
            b,
            same_noun,
            company: company(pair, mine, theirs).max(usize::from(one_toll)),
            ratio: low.max(high) / low.min(high).max(f64::MIN_POSITIVE),
            only: only(left) && only(right),
            in_one_place: pair.in_one_place(&mine.tokens, &theirs.tokens),
            measures,
            one_value: mine.low >= LEAST_TELLING && (mine.low, mine.high) == (theirs.low, theirs.high),
            money: matches!(mine.unit, Unit::Money(_)),
            one_rate: here.rate == there.rate,
        })
    }

    /// Whether the two can be values of one thing.
    fn comparable(&self, mine: &Quantity, theirs: &Quantity) -> bool {
        let telling = mine.low >= LEAST_TELLING && theirs.low >= LEAST_TELLING;
        match mine.unit {
            Unit::Tally => true,
            Unit::Age => self.only,
            Unit::Count | Unit::Money(_) | Unit::Percent | Unit::Points => {
                self.same_noun && (self.ratio <= MOST_APART || self.company > 0)
                    || self.in_one_place
                    || (self.ratio <= SAME_THING && (self.only || self.company > 0))
                    || (self.ratio <= ROUNDED && telling)
                    || (self.ratio <= MOST_APART && self.company > 0)
                    || (self.is_slip() && self.company > 0)
            }
        }
    }

    /// Whether one value is the other with another multiplier.
    fn is_slip(&self) -> bool {
        (self.money || self.same_noun) && SLIPS.iter().any(|slip| (self.ratio / slip - 1.0).abs() < 1e-6)
    }

    /// A value that both give, with another bound, before all others: `at least 22 people drowned`, `some 22 migrants`.
    fn rank(&self) -> (bool, bool, bool, bool, usize, bool) {
        (self.one_value, self.in_one_place, self.same_noun, self.ratio <= ROUNDED, self.company, self.only)
    }
}

/// The couples that can be values of one thing, the surest first.
fn couples(pair: &PairView<'_>, left: &[Quantity], right: &[Quantity]) -> Vec<Couple> {
    let mut couples: Vec<Couple> = (0..left.len())
        .flat_map(|a| (0..right.len()).map(move |b| (a, b)))
        .filter_map(|(a, b)| Couple::new(pair, left, right, a, b))
        .filter(|couple| couple.comparable(&left[couple.a], &right[couple.b]))
        .collect();
    couples.sort_by(|x, y| {
        let near =
            |couple: &Couple| (couple.a.abs_diff(couple.b), couple.a + couple.b, pair.by_words(couple.a, couple.b));
        y.rank().cmp(&x.rank()).then(x.ratio.total_cmp(&y.ratio)).then(near(x).cmp(&near(y)))
    });
    couples
}

/// Content words near one value that match words near the other, or say of it in other words that it goes up or down.
fn company(pair: &PairView<'_>, mine: &Quantity, theirs: &Quantity) -> usize {
    let around = |tokens: &Range<usize>, len: usize| {
        (tokens.start.saturating_sub(COMPANY)..tokens.start).chain(tokens.end..(tokens.end + COMPANY).min(len))
    };
    let matching = around(&mine.tokens, pair.match_a.len())
        .filter(|at| Some(*at) != mine.counted && !pair.a.word(*at).function)
        .filter_map(|at| pair.match_a[at])
        .filter(|to| Some(*to) != theirs.counted)
        .filter(|to| around(&theirs.tokens, pair.match_b.len()).any(|near| near == *to))
        .count();
    // `rose 4 percent`, `soared 14 percent`
    let ways = |view: &SentenceView<'_>, tokens: &Range<usize>, matched: &[Option<usize>]| -> Vec<&'static str> {
        let own = ways_of_amounts(view).filter(|hit| matched[hit.tokens.start].is_none());
        let near = own.filter(|hit| around(tokens, matched.len()).any(|at| hit.tokens.contains(&at)));
        near.map(|hit| hit.family().id).collect()
    };
    let here = ways(&pair.a, &mine.tokens, pair.match_a);
    let one_way = !here.is_empty() && ways(&pair.b, &theirs.tokens, pair.match_b).iter().any(|way| here.contains(way));
    matching + usize::from(one_way)
}

/// Words that say of an amount which way it goes.
fn ways_of_amounts<'a>(view: &SentenceView<'a>) -> impl Iterator<Item = lexicon::Match<'a>> + use<'a> {
    let hits = lexicon::find("opposite", view).into_owned();
    hits.into_iter().filter(|hit| hit.family().id.starts_with("amount_"))
}

/// The measure of what a quantity counts and how many of its base unit are in the counted one, so that two weeks compare with
/// ten days and miles with kilometres.
fn measure(view: &SentenceView<'_>, quantity: &Quantity) -> Option<Measure> {
    let numbers = &language::of(view.language()).numbers;
    let noun = quantity.counted?;
    let (measure, factor) = language::value(numbers.measures, view.norm(noun))?;
    let before = noun.checked_sub(1).map_or("", |before| view.norm(before));
    match measure {
        "length" if language::has(numbers.square, before) => Some(("area", factor * factor)),
        "length" if language::has(numbers.other_units, before) => None,
        _ => Some((measure, factor)),
    }
}

fn is_time(measure: Option<Measure>) -> bool {
    measure.is_some_and(|(name, _)| name == TIME)
}

/// What a value is multiplied by to be in the base unit of its measure.
fn factor(measure: Option<Measure>) -> f64 {
    measure.map_or(1.0, |(_, factor)| factor)
}

fn counted_term(view: &SentenceView<'_>, quantity: &Quantity) -> Option<crate::tokens::TermId> {
    quantity.counted.map(|at| view.word(at).term)
}

/// Two bounds on one side are two counts from this ratio on: who writes "more than 1,500" does not mean 4,000, though that is
/// more.
const COUNTS_APART: f64 = 2.0;

/// So many times the least that an open plural stands for is more than it is said of.
const DWARFED: f64 = 10.0;

/// Whether a value is an open plural (`hundreds`), which bounds next to nothing.
fn is_open(view: &SentenceView<'_>, quantity: &Quantity) -> bool {
    let vague = language::of(view.language()).numbers.vague;
    quantity.tokens.clone().any(|at| language::value(vague, view.norm(at)).is_some())
}

fn finding(pair: &PairView<'_>, mine: &Quantity, theirs: &Quantity, couple: &Couple) -> Option<Finding> {
    let units = couple.measures;
    let scaled = |quantity: &Quantity, factor: f64| Quantity {
        low: quantity.low * factor,
        high: quantity.high * factor,
        ..quantity.clone()
    };
    let (here, there) = (scaled(mine, factor(units[0])), scaled(theirs, factor(units[1])));
    // `one in eight`, `12.5 percent`
    let even = |x: f64, y: f64| (x - y).abs() <= EVEN * x.abs();
    let loosely = |quantity: &Quantity| matches!(quantity.bound, Bound::Exact | Bound::About);
    if couple.one_rate
        && loosely(&here)
        && loosely(&there)
        && mine.unit == Unit::Percent
        && even(here.low, there.low)
        && even(here.high, there.high)
    {
        return None;
    }
    let exact = couple.one_rate && here.bound == there.bound && here.low == there.low && here.high == there.high;
    // `50 hours` and `two days` say it differently, miles and kilometres do not.
    let converted =
        units.iter().all(|unit| unit.is_some() && !is_time(*unit)) && units[0] != units[1] && couple.ratio <= CONVERTED;
    if exact || converted {
        return None;
    }
    let counts_apart = here.bound == there.bound
        && here.bound != Bound::Exact
        && couple.ratio >= COUNTS_APART
        && !is_open(&pair.a, mine)
        && !is_open(&pair.b, theirs);
    // `wrong in 40 percent`, `right in 60 percent`; `more than nine in ten met the limit`, `9% exceeded it`; but not `four in ten`
    // and `six in ten` of the same. The half that is named is what a reader keeps (Levin and Gaeth 1988).
    let loose = mine.bound != Bound::Exact || theirs.bound != Bound::Exact;
    let most_short = if loose { 3.0 } else { 1.0 };
    let turned = mine.unit == Unit::Percent
        && (mine.low + theirs.low - 100.0).abs() < most_short
        && !tell_the_same(pair, &mine.with_noun(), &theirs.with_noun());
    let added = of_what::is_difference(&pair.a, mine) != of_what::is_difference(&pair.b, theirs);
    let near_measures = couple.ratio <= ROUNDED && units[0].is_some();
    let rounded = here.is_rounding_of(&there) || there.is_rounding_of(&here);
    // `more than 150`, `fewer than 150`
    let opposite = match (here.bound, there.bound) {
        (Bound::AtLeast, Bound::AtMost) => here.low >= there.high,
        (Bound::AtMost, Bound::AtLeast) => there.low >= here.high,
        _ => false,
    };
    let agree = near_measures || rounded || (here.agrees_with(&there) && !opposite && !counts_apart && couple.one_rate);
    // `at least 58`, `at least 70`: both can be true, and one outlet knows of more.
    let open = is_open(&pair.a, mine) || is_open(&pair.b, theirs);
    // `hundreds`, `around 3,000`: true of both, but nobody who heard of thousands writes so.
    let dwarfed = (is_open(&pair.a, mine) && there.low >= DWARFED * here.low)
        || (is_open(&pair.b, theirs) && here.low >= DWARFED * there.low);
    let bounds =
        agree && !rounded && !open && here.bound == there.bound && matches!(here.bound, Bound::AtLeast | Bound::AtMost);
    // Sums and shares name no counted thing: only values near one another are likely one quantity.
    // A noun may be a measure only (`118 million crowns`): far apart, the two are of one thing in the same company.
    let near = couple.company > 0 || couple.ratio <= NEAR;
    let one_thing = (couple.same_noun && near)
        || couple.in_one_place
        || (mine.unit != Unit::Count && couple.ratio <= SAME_THING)
        || (couple.money && couple.only && couple.company > 0 && couple.ratio <= NEAR)
        || couple.is_slip();
    // Two shares are often those of two answers: what stands around them says of what they are.
    let placed = match mine.unit {
        Unit::Percent | Unit::Points => {
            let of_answers =
                [(&pair.a, mine), (&pair.b, theirs)].iter().any(|(view, share)| view.norm(share.tokens.end) == "of");
            couple.in_one_place || couple.company > 1 || (couple.only && couple.company > 0 && !of_answers)
        }
        Unit::Count => couple.in_one_place || couple.company > 0,
        _ => true,
    };
    let (severity, note) = match (agree, one_thing, couple.company) {
        _ if turned => (Severity::Medium, "the same share, told from its other side"),
        (false, ..) if adds_up(&pair.a, mine, &pair.b, theirs) || adds_up(&pair.b, theirs, &pair.a, mine) => {
            (Severity::Low, "parts on one side, what they come to on the other")
        }
        (false, true, _) if added => {
            (Severity::Medium, "what comes on top on one side, how many there are on the other")
        }
        (false, true, _) if placed && opposite => (Severity::High, "opposite bounds of the same quantity"),
        (false, true, _) if placed && couple.money && of_two_deeds(pair, mine, theirs) => {
            (Severity::Low, "different values in the same place")
        }
        (false, true, _) if placed => (Severity::High, "different values of the same quantity"),
        (false, true, _) => (Severity::Medium, "different values for the same noun"),
        // 100 protesters is not 13 officers: another noun is mostly another quantity.
        (false, false, 2..) => (Severity::Medium, "different values in the same place"),
        (false, false, _) => (Severity::Low, "different values in the same place"),
        (true, true, _) if dwarfed => (Severity::Medium, "an open number on one side, ten times as many on the other"),
        (true, true, _) if bounds && placed => (Severity::Medium, "other bounds of the same quantity"),
        (true, ..) if bounds => (Severity::Low, "other bounds of the same quantity"),
        (true, ..) => (Severity::Low, "the same quantity, exact against rounded or bounded"),
    };
    Some(Finding {
        kind: "number",
        severity,
        confidence: pair.confidence * if one_thing { 0.9 } else { 0.6 },
        a: place(&pair.a, mine),
        b: place(&pair.b, theirs),
        cue_a: Some(family(mine)),
        cue_b: Some(family(theirs)),
        note: note.into(),
    })
}

/// Words behind a count in which `or` joins what it counts.
const OR_REACH: usize = 6;

/// Whether a count and another one of its sentence come to a count of either: `118 flights were cancelled and 42 diverted`, `more than
/// 150 flights were cancelled or diverted`.
fn adds_up(view: &SentenceView<'_>, part: &Quantity, other: &SentenceView<'_>, whole: &Quantity) -> bool {
    let of_either = (whole.tokens.end..whole.tokens.end + OR_REACH).any(|at| other.norm(at) == "or");
    let beside =
        view.tokenized.quantities.iter().filter(|beside| beside.tokens != part.tokens && beside.unit == part.unit);
    let mut sums =
        beside.map(|beside| Quantity { low: part.low + beside.low, high: part.high + beside.high, ..part.clone() });
    of_either && part.unit == Unit::Count && sums.any(|sum| sum.agrees_with(whole) && sum.low <= whole.low * ROUNDED)
}

/// Words before a sum among which the verb stands that says what is done with it.
const DEED_REACH: usize = 3;

/// Whether two sums in unlike places are of two deeds: `paid £77 million in dividends`, `invested £120 million`.
fn of_two_deeds(pair: &PairView<'_>, mine: &Quantity, theirs: &Quantity) -> bool {
    let verb = |view: &SentenceView<'_>, sum: &Quantity| {
        let classes = phrases::classes(view);
        let reach = sum.tokens.start.saturating_sub(DEED_REACH)..sum.tokens.start;
        reach.rev().find(|at| classes[*at] == Class::Verb)
    };
    let verbs = (verb(&pair.a, mine), verb(&pair.b, theirs));
    let (Some(here), Some(there)) = verbs else { return false };
    // `rose`, `soared`: both say which way it went.
    let way = |view: &SentenceView<'_>, verb: usize| ways_of_amounts(view).any(|hit| hit.tokens.contains(&verb));
    pair.match_a[here] != Some(there)
        && !pair.in_one_place(&mine.tokens, &theirs.tokens)
        && !(way(&pair.a, here) || way(&pair.b, there))
}

/// A value on one side of something that both tell: the other side leaves it open (`several`, `for a time`) or out.
fn one_sided(side: &Side<'_>, quantity: &Quantity) -> Option<Finding> {
    if quantity.low <= 1.0 && quantity.unit == Unit::Count {
        return None;
    }
    let noun = quantity.counted.and_then(|at| side.matched[at]);
    // `crowns` of another sum is not what this one leaves out.
    let counted = |at: usize| {
        let mut figures = side.other.tokenized.quantities.iter();
        figures.any(|figure| figure.counted == Some(at) || figure.tokens.contains(&at))
    };
    let noun = noun.filter(|at| !side.other.word(*at).function && !counted(*at));
    // `a 17-year-old`, `52-31`: `some of them` leaves neither open, and no sum of money.
    let may_be_open =
        !matches!(quantity.unit, Unit::Age | Unit::Tally) && (quantity.unit == Unit::Count || noun.is_some());
    let open = may_be_open.then(|| open_number(side, is_time(measure(&side.own, quantity)), noun)).flatten();
    let told = side.is_told_of(&quantity.tokens, ONE_SIDED_REACH);
    let counterpart = match (&open, noun) {
        (Some(open), _) => Some(side.other.span_of(open.clone())),
        (None, Some(at)) => Some(side.other.tokens()[at].span),
        (None, None) if told => None,
        (None, None) => return None,
    };
    let note =
        if open.is_some() { "a figure on one side, an open number on the other" } else { "a number on one side only" };
    Some(side.finding(
        place(&side.own, quantity).map(Place::span),
        counterpart,
        Remark {
            kind: "number",
            severity: Severity::Low,
            confidence: 0.6,
            own_cue: Some(family(quantity)),
            other_cue: open.is_some().then_some("open"),
            note: note.into(),
        },
    ))
}

/// `several`, `a number of`, `for a time` in the other sentence: before the same noun, or the only one there.
fn open_number(side: &Side<'_>, time: bool, noun: Option<usize>) -> Option<Range<usize>> {
    let wanted = if time { "open_time" } else { "open" };
    let mut hits: Vec<Range<usize>> = lexicon::find("number", &side.other)
        .iter()
        .filter(|hit| hit.family().id == wanted)
        .map(|hit| hit.tokens.clone())
        // `some sixty soldiers`, `a 41-year-old woman`: the word belongs to a figure.
        .filter(|hit| {
            let figures = &side.other.tokenized.quantities;
            figures.iter().all(|figure| figure.tokens.start != hit.end && !figure.tokens.contains(&hit.start))
        })
        .collect();
    match noun {
        Some(noun) => hits.into_iter().rev().find(|hit| hit.end <= noun && noun - hit.end < COMPANY),
        None if hits.len() == 1 => hits.pop(),
        None => None,
    }
}

fn place(view: &SentenceView<'_>, quantity: &Quantity) -> Option<Place> {
    view.place(quantity.with_noun())
}

fn family(quantity: &Quantity) -> &'static str {
    match (quantity.unit, quantity.bound) {
        (Unit::Money(_), _) => "money",
        (Unit::Percent | Unit::Points, _) => "percent",
        (Unit::Age, _) => "age",
        (Unit::Tally, _) => "tally",
        (Unit::Count, Bound::Exact) => "count",
        (Unit::Count, _) => "bounded_count",
    }
}

/// By which words it is told in the language of a sentence what a value is a value of.
fn lists(view: &SentenceView<'_>) -> &'static NumberLists {
    &language::of(view.language()).lists.number
}

#[cfg(test)]
mod tests {
    use crate::framing::Severity;
    use crate::framing::testing::found;

    #[test]
    fn an_age_is_not_left_open_by_some() {
        let (aged, some) = (
            "The ward treated nine dockers and a 17-year-old.",
            "The ward treated nine dockers, some of them drivers.",
        );
        let numbers = found("number", aged, some);
        assert!(numbers.iter().all(|finding| finding.cue_b != Some("open")), "{numbers:?}");
        let votes = found("number", "The council voted 52-31 on the levy.", "Some of the council voted on the levy.");
        assert!(votes.iter().all(|finding| finding.cue_b != Some("open")), "{votes:?}");
    }

    #[test]
    fn the_currency_of_another_sum_is_not_marked_and_no_sum_is_left_open_by_some() {
        let (cost, gap) = (
            "The crane will cost 2.8 million dollars, said the mayor of Varn.",
            "Some in Varn fear that the mayor cannot close a gap of 118 million dollars.",
        );
        for (a, b) in [(cost, gap), (gap, cost)] {
            let numbers = found("number", a, b);
            assert!(numbers.iter().all(|finding| finding.a.is_none() || finding.b.is_none()), "{numbers:?}");
        }
    }

    #[test]
    fn feet_and_metres_are_compared() {
        let fell = |far: &str| format!("The docker fell {far} from the crane in Varn.");
        let notes = |a: &str, b: &str| found("number", &fell(a), &fell(b)).len();
        assert_eq!((notes("200ft", "200 feet"), notes("200ft", "61 metres")), (0, 0));
        assert_eq!(notes("200ft", "150 metres"), 1);
    }

    #[test]
    fn two_sums_far_apart_are_no_conflict() {
        let numbers = found(
            "number",
            "The damage in the port will cost an estimated 2.8 million crowns, the mayor said.",
            "The council wants to close a deficit of 118 million crowns, said the mayor.",
        );
        assert!(numbers.iter().all(|finding| finding.severity == Severity::Low), "{numbers:?}");
    }

    #[test]
    fn a_rounding_is_no_conflict_and_another_bound_is_named() {
        let note = |a: &str, b: &str| found("number", a, b)[0].note.clone();
        assert!(note("The house cost $268,319.", "The house cost $268,000.").starts_with("the same quantity"));
        let bounds = note("At least 58 people died in the flood.", "At least 70 people died in the flood.");
        assert!(bounds.starts_with("other bounds"), "{bounds}");
    }

    #[test]
    fn a_change_is_not_set_against_a_level_nor_the_dead_against_the_hurt() {
        for (a, b) in [
            ("The train did 160 kph on the line.", "The train was 60 kph over the limit on the line."),
            ("Sixty-four dockers were wounded in the blast.", "At least 27 dockers died in the blast."),
            ("It reached 104 degrees Fahrenheit in the port.", "It reached 40 degrees Celsius in the port."),
        ] {
            let numbers = found("number", a, b);
            assert!(numbers.iter().all(|finding| finding.severity < Severity::High), "{numbers:?}");
        }
    }

    #[test]
    fn a_value_that_both_give_is_not_set_against_another_one() {
        let numbers = found(
            "number",
            "At least 22 people drowned when a boat carrying about 60 migrants sank, the guard said.",
            "Some 22 illegal migrants lost their lives when a crowded boat sank.",
        );
        assert!(numbers.iter().all(|finding| finding.severity == Severity::Low), "{numbers:?}");
    }

    #[test]
    fn two_least_counts_far_apart_are_two_counts() {
        let note = |a: &str, b: &str| found("number", a, b)[0].note.clone();
        let marched = |count: &str| format!("{count} people marched to the harbour on Sunday.");
        let apart = note(&marched("More than 1,500"), &marched("At least 4,000"));
        assert!(apart.starts_with("different values"), "{apart}");
        let dwarfed = note(&marched("Hundreds of"), &marched("Around 3,000"));
        assert!(dwarfed.starts_with("an open number on one side, ten times"), "{dwarfed}");
        let open = note(&marched("Hundreds of"), &marched("More than 900"));
        assert!(open.starts_with("the same quantity"), "{open}");
    }

    #[test]
    fn shares_that_add_up_to_a_hundred_contradict_only_where_the_deed_is_the_same() {
        let severity = |a: &str, b: &str| found("number", a, b).first().map(|finding| finding.severity);
        let support = severity("Four in ten dockers support the levy.", "Six in ten dockers support the levy.");
        assert_eq!(support, Some(Severity::High));
        let opposed = severity("Four in ten dockers support the levy.", "Six in ten dockers oppose the levy.");
        assert_eq!(opposed, Some(Severity::Medium));
        let met = severity("More than nine in ten wells met the limit.", "Of the wells 9% exceeded the limit.");
        assert!(met < Some(Severity::High), "{met:?}");
    }

    #[test]
    fn what_comes_on_top_does_not_contradict_how_many_there_are() {
        let numbers = found(
            "number",
            "Among 1,000 people in the valley the study found ten additional cases.",
            "Among 1,000 people in the valley the study found 31 cases.",
        );
        assert_eq!(numbers.iter().map(|finding| finding.severity).max(), Some(Severity::Medium), "{numbers:?}");
        assert!(numbers[0].note.contains("on top"), "{numbers:?}");
    }

    #[test]
    fn two_counts_that_come_to_a_count_of_either_are_no_conflict() {
        let note = |b: &str| {
            let a = "On Friday 118 ferries were cancelled and 42 diverted in the harbour.";
            found("number", a, b).into_iter().map(|finding| finding.note).collect::<Vec<_>>().join(" ")
        };
        let either = note("On Friday more than 150 ferries were cancelled or diverted in the harbour.");
        assert!(either.contains("parts on one side"), "{either}");
        let conflict = note("On Friday more than 150 ferries were cancelled in the harbour.");
        assert!(conflict.contains("different values"), "{conflict}");
    }

    #[test]
    fn ranks_and_multiples_in_one_place_are_set_against_each_other() {
        let note = |a: &str, b: &str| found("number", a, b)[0].note.clone();
        let ranks = note("Varn is the second-largest port in the land.", "Varn is the fifth-largest port in the land.");
        assert_eq!(&*ranks, "different ranks in the same place");
        let multiples = note("Fares in the harbour doubled.", "Fares in the harbour tripled.");
        assert_eq!(&*multiples, "different multiples in the same place");
    }

    #[test]
    fn what_each_gets_is_no_part_of_a_conflict_with_what_all_get() {
        for (a, b) in [
            ("Each of the three piers gets 2 million crowns.", "The three piers get 6 million crowns in all."),
            ("The dockers got 20 crowns each from the fund.", "The dockers got 200 crowns from the fund."),
        ] {
            let numbers = found("number", a, b);
            assert!(numbers.iter().all(|finding| finding.severity == Severity::Low), "{numbers:?}");
        }
    }

    #[test]
    fn a_fall_by_an_amount_is_no_fall_to_it() {
        let numbers = found("number", "Rents will fall by 300 crowns.", "Rents will fall to 300 crowns.");
        assert_eq!(&*numbers[0].note, "a change on one side, a level on the other");
    }
}
