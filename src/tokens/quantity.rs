//! Quantities of a sentence: values in digits and words, with unit, bounds and what they count.
//!
//! Years, clock times, days of the month, ordinals, decades and numbers that are part of a name
//! (`Route 66`) are no quantities. Number words and bounds are data (`lexicons/<language>/numbers.toml`); digits are
//! read in every language.

use std::ops::Range;

use super::normalize::split_letters;
use super::{TokenKind, TokenSentence, Vocabulary, Word};
use crate::language::{self, Language, Numbers, Phrase, has, value};

pub use crate::language::Bound;

/// What a value is a value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things that are counted, or a measure whose unit is the counted word (`40 miles`).
    Count,
    /// Money, by its currency word or sign.
    Money(&'static str),
    /// Per cent.
    Percent,
    /// Percentage points, which say by how much a percentage changes.
    Points,
    /// Years of age.
    Age,
    /// A vote or a score, `52-31`: the two values are its two sides.
    Tally,
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens, with bound, sign and unit words but without the counted noun.
    pub tokens: Range<usize>,
    /// Least value.
    pub low: f64,
    /// Greatest value; the same as `low` unless the text gives a range.
    pub high: f64,
    /// How exactly it is given.
    pub bound: Bound,
    /// What it is a value of.
    pub unit: Unit,
    /// The token of the noun that is counted.
    pub counted: Option<usize>,
}

/// Most words between a value and the noun that is written out with it.
const NOUN_REACH: usize = 2;

impl Quantity {
    /// The tokens of the value, with its noun where that is near: of `two federal law enforcement officials` only `two`.
    #[must_use]
    pub fn with_noun(&self) -> Range<usize> {
        let near = self.counted.filter(|noun| (self.tokens.end..=self.tokens.end + NOUN_REACH).contains(noun));
        self.tokens.start..near.map_or(self.tokens.end, |noun| noun + 1)
    }

    /// The values that the expression leaves open, from least to greatest.
    #[must_use]
    pub fn reach(&self) -> (f64, f64) {
        match self.bound {
            Bound::Exact => (self.low, self.high),
            Bound::About => {
                let reach = |value: f64| (value * ROUGHLY).min(last_place(value) * PLACES_OFF);
                (self.low - reach(self.low), self.high + reach(self.high))
            }
            Bound::AtLeast => (self.low, f64::INFINITY),
            Bound::AtMost => (0.0, self.high),
        }
    }

    /// Whether this is the other value cut to its own digits: 268,000 of 268,319, 12 of 12.3; small counts are never rounded.
    #[must_use]
    pub fn is_rounding_of(&self, finer: &Self) -> bool {
        let (round, exact) = (self.low, finer.low);
        if round <= 0.0 || self.unit != finer.unit || self.low != self.high || finer.low != finer.high {
            return false;
        }
        let place = last_place(round);
        let cut = (exact / place).round() * place;
        let coarser = !is_multiple(exact, place);
        let may_be_cut = exact.fract() != 0.0 || exact >= LEAST_ROUNDED;
        coarser && may_be_cut && (cut - round).abs() < place / 2.0 && (exact - round).abs() <= round * MOST_ROUNDED_OFF
    }

    /// Whether both expressions can be true of one thing.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        if self.unit == Unit::Tally {
            return self.low == other.low && self.high == other.high;
        }
        let ((low, high), (from, to)) = (self.reach(), other.reach());
        low <= to && from <= high
    }
}

/// How far `about 100` reaches, as a share of the value.
const ROUGHLY: f64 = 0.15;
/// And as a share of the place of its last digit: `about 1,400` is not `some 1,200`.
const PLACES_OFF: f64 = 0.75;
/// Digits further behind than this share of the value are not looked at.
const FINEST_DIGIT: f64 = 1e-6;
/// Smaller counts are given exactly.
const LEAST_ROUNDED: f64 = 100.0;
/// A value is not rounded off by a larger share.
const MOST_ROUNDED_OFF: f64 = 0.05;

/// The place of the last digit that is not 0: 100 for 1,400.
fn last_place(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let mut place = 10.0_f64.powi(value.log10().floor() as i32);
    while place > value * FINEST_DIGIT && !is_multiple(value, place) {
        place /= 10.0;
    }
    place
}

/// Whether a value is a whole number of `place`s.
fn is_multiple(value: f64, place: f64) -> bool {
    let parts = value / place;
    (parts - parts.round()).abs() < 1e-6
}

/// Digits of a year, which are not grouped.
const YEAR_DIGITS: usize = 4;
/// Words between a value and the noun that it counts.
const COUNTED_REACH: usize = 4;

/// The quantities of a sentence in reading order; `openers` are those of its language.
pub(super) fn quantities(
    sentence: &TokenSentence,
    vocabulary: &Vocabulary,
    language: &str,
    openers: &[bool],
) -> Vec<Quantity> {
    let language = language::of(language);
    let reader = Reader { sentence, vocabulary, language, words: &language.numbers };
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        if !openers[sentence.tokens[at].word.0 as usize] {
            at += 1;
            continue;
        }
        match reader.quantity(at) {
            Some(quantity) => {
                at = quantity.tokens.end.max(at + 1);
                found.push(quantity);
            }
            None => at = reader.value(at).map_or(at + 1, |(_, end, _)| end.max(at + 1)),
        }
    }
    found
}

/// For each word of the story, by id, whether a quantity may start with it in a language: looked up once a word, not once
/// a token.
pub(super) fn openers(vocabulary: &Vocabulary, language: &str) -> Vec<bool> {
    let numbers = &language::of(language).numbers;
    let in_itself = |word: &Word| {
        let norm = &*word.norm;
        word.kind == TokenKind::Number
            || (!numbers.inside.is_empty() && norm.contains(numbers.inside))
            || norm.parse::<f64>().is_ok()
    };
    let mut openers: Vec<bool> = vocabulary.words().map(in_itself).collect();
    let tables = [numbers.vague, numbers.multipliers, numbers.small];
    let in_tables = tables.into_iter().flatten().map(|(word, _)| *word);
    let in_parts = numbers.parts.iter().filter_map(|(phrase, _)| phrase.first().copied());
    vocabulary.mark(["half", "a", "one"].into_iter().chain(in_tables).chain(in_parts), |word| openers[word] = true);
    openers
}

struct Reader<'a> {
    sentence: &'a TokenSentence,
    vocabulary: &'a Vocabulary,
    language: &'static Language,
    words: &'static Numbers,
}

impl Reader<'_> {
    fn norm(&self, at: usize) -> &str {
        self.sentence.tokens.get(at).map_or("", |token| self.vocabulary.norm(token.word))
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |place| self.norm(place))
    }

    fn is_figure(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn function(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| self.vocabulary.word(token.word).function)
    }

    /// Whether `phrase` starts at `at`.
    fn starts(&self, at: usize, phrase: Phrase) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.norm(at + offset) == *word)
    }

    /// Whether `phrase` ends before `at`.
    fn ends_before(&self, at: usize, phrase: Phrase) -> bool {
        at.checked_sub(phrase.len()).is_some_and(|start| self.starts(start, phrase))
    }

    /// Whether `at` lies behind a word that turns what follows into the counted thing: two `of` the men.
    fn is_of(&self, at: usize) -> bool {
        has(self.words.of, self.norm(at))
    }

    /// `half a million`: the value that starts at `at` and its end.
    fn part(&self, at: usize) -> Option<(f64, usize)> {
        self.words.parts.iter().filter(|(phrase, _)| self.starts(at, phrase)).find_map(|(phrase, part)| {
            let end = at + phrase.len();
            // `half a percentage point`
            if self.points(end).is_some() {
                return Some((*part, end));
            }
            let multiplier = value(self.words.multipliers, self.norm(end))?;
            Some((part * multiplier, end + 1))
        })
    }

    /// How many percentage points the words at `at` are, and their end.
    fn points(&self, at: usize) -> Option<(f64, usize)> {
        let (phrase, points) = self.words.points.iter().find(|(phrase, _)| self.starts(at, phrase))?;
        Some((*points, at + phrase.len()))
    }

    /// The end of a word for per cent that starts at `at`.
    fn percent(&self, at: usize) -> Option<usize> {
        self.words.percent.iter().find(|percent| self.starts(at, percent)).map(|percent| at + percent.len())
    }

    /// `and a half`, where it starts at `at` and not what it is the half of.
    fn and_part(&self, at: usize) -> Option<(f64, usize)> {
        let (phrase, part) = self.words.and_parts.iter().find(|(phrase, _)| self.starts(at, phrase))?;
        let end = at + phrase.len();
        let of_some = self.is_of(end) && has(self.words.of_determiners, self.norm(end + 1));
        (!of_some).then_some((*part, end))
    }

    /// The value that starts at `at`: `(value, end, vague)`.
    fn value(&self, at: usize) -> Option<(f64, usize, bool)> {
        if let Some((value, end)) = self.part(at) {
            return Some((value, end, false));
        }
        if let Some(least) = value(self.words.vague, self.norm(at)) {
            // `hundreds of thousands`
            if self.is_of(at + 1)
                && let Some(more) = value(self.words.vague, self.norm(at + 2))
            {
                return Some((least / 2.0 * more, at + 3, true));
            }
            return Some((least, at + 1, true));
        }
        let (mut total, mut current, mut end) = (0.0, None::<f64>, at);
        let mut next = at;
        // The multiplier that ends the number so far.
        let mut multiplied = 1.0;
        let digits = self.is_figure(at);
        loop {
            let norm = self.norm(next);
            if next == at && digits {
                current = Some(self.figures(norm)?);
            } else if let Some(multiplier) = value(self.words.multipliers, norm) {
                if next == at && !has(self.words.articles, self.before(at, 1)) && !has(self.words.bare, norm) {
                    return None;
                }
                let value = current.filter(|value| *value > 0.0).unwrap_or(1.0) * multiplier;
                multiplied = multiplier;
                if multiplier >= 1000.0 {
                    total += value;
                    current = Some(0.0);
                } else {
                    current = Some(value);
                }
                // `3,5 Mio. Kronen`
                if self.norm(next + 1) == "."
                    && self.sentence.is_glued(next + 1)
                    && next + 2 < self.sentence.tokens.len()
                {
                    next += 1;
                }
            } else if let Some(value) = self.small(norm) {
                if digits {
                    break;
                }
                match current {
                    Some(4.0) if self.words.vigesimal && value == 20.0 => current = Some(80.0),
                    Some(tens) if !self.adds(tens, value) => break,
                    tens => current = Some(tens.unwrap_or(0.0) + value),
                }
                multiplied = 1.0;
            } else if next > at
                && let Some((part, behind)) = self.and_part(next)
            {
                current = current.map(|current| current + part * multiplied);
                (next, end) = (behind, behind);
                continue;
            } else {
                let joins = norm == "-"
                    && next > at
                    && (self.small(self.norm(next + 1)).is_some()
                        || value(self.words.multipliers, self.norm(next + 1)).is_some());
                let and = !self.words.join.is_empty()
                    && norm == self.words.join
                    && next > at
                    && !digits
                    && current.is_some_and(|c| c >= f64::from(self.words.join_from))
                    && self.small(self.norm(next + 1)).is_some();
                if joins || and {
                    next += 1;
                    continue;
                }
                break;
            }
            next += 1;
            end = next;
        }
        current.map(|current| (total + current, end, false))
    }

    /// Whether `value` can be the rest of a number that starts with `before`: two hundred + five, twenty + five.
    fn adds(&self, before: f64, value: f64) -> bool {
        let twenties = self.words.vigesimal && matches!(before % 100.0, 60.0 | 80.0) && value < 20.0;
        before % 100.0 == 0.0 || (before % 10.0 == 0.0 && value < 10.0) || twenties
    }

    /// The value of one number word, also of `fünfundzwanzig`.
    fn small(&self, norm: &str) -> Option<f64> {
        let inside = self.words.inside;
        value(self.words.small, norm).or_else(|| {
            let (units, tens) = norm.split_once(inside).filter(|_| !inside.is_empty())?;
            let units = if units == "ein" { 1.0 } else { value(self.words.small, units)? };
            value(self.words.small, tens).filter(|tens| *tens >= 20.0 && units < 10.0).map(|tens| tens + units)
        })
    }

    /// The value of figures as they are folded: a full stop before the decimals and no other mark.
    fn figures(&self, norm: &str) -> Option<f64> {
        let (bare, letters) = split_letters(norm);
        let factor = match letters {
            "" => 1.0,
            suffix => value(self.words.suffixes, suffix)?,
        };
        let plain = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        plain.then(|| bare.trim_end_matches('.').parse::<f64>().ok()).flatten().map(|value| value * factor)
    }

    fn currency(&self, norm: &str) -> Option<&'static str> {
        value(self.words.currencies, norm)
    }

    /// The number at `at`, a word or figures.
    fn number(&self, at: usize) -> Option<f64> {
        self.small(self.norm(at)).or_else(|| self.norm(at).parse().ok())
    }

    /// `a quarter of`, `two thirds`, `one in eleven`: a share in words, as per cents.
    fn share(&self, at: usize) -> Option<Quantity> {
        let whole_of = |at: usize| matches!(self.norm(at), "of" | "the" | "its" | "their" | "his" | "her");
        let (parts, mut end) = match (self.norm(at), self.norm(at + 1)) {
            ("half", _) if whole_of(at + 1) && self.before(at, 1) != "the" => (50.0, at + 1),
            // Not `a third-party vehicle`.
            ("a" | "one", part)
                if fraction(part).is_some()
                    && !(self.norm(at + 2) == "-" && self.sentence.is_glued(at + 2))
                    && (self.ends(at + 2) || whole_of(at + 2)) =>
            {
                (100.0 / fraction(part)?, at + 2)
            }
            (_, "in") if self.norm(at) == "one" && self.number(at + 2).is_some() => {
                (100.0 / self.number(at + 2)?, at + 3)
            }
            // `three in four patients`, `19 in 20 adults`, `nine out of ten`
            (_, "in") if self.is_share(at, at + 2) => (100.0 * self.number(at)? / self.number(at + 2)?, at + 3),
            (_, "out") if self.is_of(at + 2) && self.is_share(at, at + 3) => {
                (100.0 * self.number(at)? / self.number(at + 3)?, at + 4)
            }
            (_, noun) if self.norm(at) == "one" && !noun.is_empty() && self.norm(at + 2) == "in" => {
                (100.0 / self.number(at + 3).filter(|number| *number > 2.0)?, at + 4)
            }
            (_, "-") if self.sentence.is_glued(at + 1) => {
                (100.0 * self.number(at)? / fraction(self.norm(at + 2))?, at + 3)
            }
            (_, part) => (100.0 * self.number(at).filter(|number| *number > 1.0)? / fraction(part)?, at + 2),
        };
        if parts >= 100.0 {
            return None;
        }
        end = end.min(self.sentence.tokens.len());
        let (bound, start) = self.bound(at, Bound::About);
        let bound = if bound == Bound::Exact { Bound::About } else { bound };
        Some(Quantity { tokens: start..end, low: parts, high: parts, bound, unit: Unit::Percent, counted: None })
    }

    /// Whether the number at `at` is a part of the round whole at `whole`: three in `four`, 19 in `20`; not of a stretch of time.
    fn is_share(&self, at: usize, whole: usize) -> bool {
        const WHOLES: [f64; 10] = [3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0, 100.0, 1_000.0, 10_000.0];
        let time = value(self.words.measures, self.norm(whole + 1)).is_some();
        self.number(at).zip(self.number(whole)).is_some_and(|(part, all)| part < all && WHOLES.contains(&all)) && !time
    }

    fn quantity(&self, at: usize) -> Option<Quantity> {
        // Shares in words are read in English only.
        if self.language.code == language::DEFAULT
            && self.part(at).is_none()
            && let Some(share) = self.share(at)
        {
            return Some(share);
        }
        let (low, mut end, vague) = self.value(at)?;
        let exact = |tokens, high, unit| Quantity { tokens, low, high, bound: Bound::Exact, unit, counted: None };
        let is_digits = self.is_figure(at);
        let mut high = low;
        let mut unit = Unit::Count;
        let mut start = at;
        if let Some(currency) = self.currency(self.before(at, 1)).filter(|_| !self.is_word(at - 1)) {
            unit = Unit::Money(currency);
            start -= 1;
        }
        // `2% to 3%`
        let first_end = self.percent(end).filter(|after| self.is_range(at, *after)).unwrap_or(end);
        let joiner = self.norm(first_end);
        let between = self.opens_range(start) && self.words.between.iter().any(|words| words.get(1) == Some(&joiner));
        if joiner == "-" || has(self.words.ranges, joiner) || between {
            let mut second = first_end + 1;
            if self.currency(self.norm(second)).is_some() {
                second += 1;
            }
            if let Some((value, stop, false)) = self.value(second) {
                // `52-48`, `52 to 48`, but not `from 52 to 48`
                let tally = value < low && is_digits && unit == Unit::Count && self.is_figure(second);
                // `555-0148` is a number to call.
                if tally && self.is_padded(second) {
                    return None;
                }
                if tally && (joiner == "-" || !has(self.words.change, self.before(at, 1))) {
                    return Some(exact(start..stop, value, Unit::Tally));
                }
                let ends_alike = first_end == end || self.percent(stop).is_some();
                if value > low && !(1900.0..2100.0).contains(&low) && ends_alike {
                    (high, end) = (value, stop);
                    start -= usize::from(between);
                }
            }
        }
        if self.norm(end) == "-"
            && let Some(age) = self.words.ages.iter().find(|age| self.starts(end + 1, age))
        {
            return Some(exact(start..end + 1 + age.len(), high, Unit::Age));
        }
        if unit == Unit::Count && has(self.words.aged, self.before(at, 1)) {
            return Some(exact(at - 1..end, high, Unit::Age));
        }
        if unit == Unit::Count && is_digits && end == at + 1 && self.is_bare_age(at, end, low) {
            return Some(exact(at..end, high, Unit::Age));
        }
        if unit == Unit::Count && is_digits && self.is_no_count(at, end, low) {
            return None;
        }
        if unit == Unit::Count
            && !is_digits
            && low == 1.0
            && (self.function(end) || self.function_before(at) || self.ends(end))
        {
            return None;
        }
        let points = self.points(end);
        if let Some((_, behind)) = points {
            (unit, end) = (Unit::Points, behind);
        } else if let Some(behind) = self.percent(end) {
            (unit, end) = (Unit::Percent, behind);
        } else {
            // `5 millions d'euros`
            let word = end + usize::from(self.is_of(end));
            if let Some(currency) = self.currency(self.norm(word)) {
                (unit, end) = (Unit::Money(currency), word + 1);
            }
        }
        let (bound, bound_start) = self.bound(start, if vague { Bound::AtLeast } else { Bound::Exact });
        let behind = self.words.behind.iter().find(|(phrase, _)| self.starts(end, phrase));
        let (bound, end) = behind.map_or((bound, end), |(phrase, bound)| (*bound, end + phrase.len()));
        let scale = points.map_or(1.0, |(points, _)| points);
        let (low, high) = (low * scale, high * scale);
        let counted = if unit == Unit::Count { self.counted(end) } else { None };
        // A bare `five` without anything to count is a pronoun or part of an idiom.
        (unit != Unit::Count || counted.is_some() || is_digits).then_some(Quantity {
            tokens: bound_start..end,
            low,
            high,
            bound,
            unit,
            counted,
        })
    }

    /// Whether the first of two per cents that ends at `after` opens a range: `2% to 3%`, but not `from 2% to 3%`.
    fn is_range(&self, at: usize, after: usize) -> bool {
        has(self.words.ranges, self.norm(after)) && !has(self.words.change, self.before(at, 1)) || self.opens_range(at)
    }

    /// Whether `between` stands before a value.
    fn opens_range(&self, start: usize) -> bool {
        self.words.between.iter().any(|words| words.first() == Some(&self.before(start, 1)))
    }

    fn function_before(&self, at: usize) -> bool {
        has(self.words.never_one_after, self.before(at, 1))
    }

    fn ends(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// Years, clock times, days of a month, and numbers that are names.
    fn is_no_count(&self, at: usize, end: usize, number: f64) -> bool {
        let plain = end == at + 1 && number.fract() == 0.0;
        let noun_follows = self.counted(end).is_some();
        // `2,000 jobs`, `more than 2000 jobs`
        let ungrouped = self.sentence.tokens[at].span.len() == YEAR_DIGITS;
        let counts = || noun_follows && self.bound(at, Bound::Exact).0 != Bound::Exact;
        let year = plain && (1800.0..2100.0).contains(&number) && ungrouped && !counts();
        let clock = has(self.words.clock, self.norm(end))
            || (self.norm(end) == ":" && self.sentence.is_glued(end) && self.sentence.is_glued(end + 1))
            || (self.before(at, 1) == ":" && self.sentence.is_glued(at));
        let month = |word: &str| value(self.language.dates.months, word).is_some();
        let behind = end + usize::from(self.norm(end) == "." || has(self.language.dates.month_joins, self.norm(end)));
        // `Sept. 12`
        let dot = self.before(at, 1) == "." && self.sentence.is_glued(at - 1);
        let month_day = month(self.before(at, 1 + usize::from(dot))) || month(self.norm(behind));
        let said_year = has(self.language.dates.year_nouns, self.norm(end));
        let slashed = (self.norm(end) == "/" && self.sentence.is_glued(end))
            || (self.before(at, 1) == "/" && self.sentence.is_glued(at));
        let named = at > 0
            && self.sentence.tokens[at - 1].capital
            && self.sentence.names.iter().any(|name| name.end == at)
            && !noun_follows;
        let numbered = self.words.numbered.iter().any(|phrase| self.ends_before(at, phrase));
        // `im 2. Wahlgang`
        let ordinal = self.language.ordinal_stop
            && self.norm(end) == "."
            && self.sentence.is_glued(end)
            && end + 1 < self.sentence.tokens.len();
        let called = self.is_padded(at);
        called || year || said_year || clock || month_day || slashed || named || numbered || ordinal
    }

    /// Whether a figure starts with a 0 that says nothing.
    fn is_padded(&self, at: usize) -> bool {
        let norm = self.norm(at);
        norm.len() > 1 && norm.starts_with('0') && !norm.contains('.')
    }

    /// `Lena Osk, 34, left`: a figure of two digits between commas behind a word.
    fn is_bare_age(&self, at: usize, end: usize, number: f64) -> bool {
        let word = at.checked_sub(2).is_some_and(|before| self.is_word(before) && !self.is_figure(before));
        let closed = matches!(self.norm(end), "," | "." | ")" | ";" | "") || self.ends(end);
        self.before(at, 1) == "," && word && closed && number.fract() == 0.0 && (10.0..110.0).contains(&number)
    }

    fn bound(&self, start: usize, given: Bound) -> (Bound, usize) {
        let bound_before = |at: usize| self.words.before.iter().find(|(phrase, _)| self.ends_before(at, phrase));
        let article = start - usize::from(has(self.words.articles, self.before(start, 1)));
        // `more than a thousand`, but not `over a $212 billion plan`
        let before = bound_before(start).map(|bound| (bound, start));
        let before = before.or_else(|| Some((bound_before(article).filter(|_| self.is_word(start))?, article)));
        before.map_or((given, article), |((phrase, bound), at)| (*bound, at - phrase.len()))
    }

    /// The noun counted by a value that ends before `from`: the last plural of the words that follow.
    fn counted(&self, from: usize) -> Option<usize> {
        let mut at = from;
        if self.norm(at) == "-" && self.sentence.is_glued(at) {
            at += 1;
        }
        if self.is_of(at) {
            at += 1 + usize::from(has(self.words.of_determiners, self.norm(at + 1)));
            // `nine of his 41 matches`
            at += usize::from(self.number(at).is_some());
        }
        let words: Vec<usize> = (at..self.sentence.tokens.len())
            .take_while(|place| {
                let token = &self.sentence.tokens[*place];
                (token.kind == TokenKind::Word && !self.function(*place))
                    || (self.norm(*place) == "-" && self.sentence.is_glued(*place))
            })
            .take(COUNTED_REACH + 1)
            .filter(|place| self.norm(*place) != "-")
            .collect();
        words.iter().find(|place| self.is_plural(self.norm(**place))).or(words.first()).copied()
    }

    fn is_plural(&self, norm: &str) -> bool {
        has(self.words.plurals, norm) || self.words.ends_like_plural(norm)
    }

    fn is_word(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }
}

/// The number of parts that a part is one of.
fn fraction(norm: &str) -> Option<f64> {
    const PARTS: &[&str] = &["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let singular = norm.strip_suffix('s').unwrap_or(norm);
    let at = PARTS.iter().position(|part| *part == singular)?;
    Some(at as f64 + 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    type Found = (f64, f64, Bound, Unit, String);

    fn found(text: &str) -> Vec<Found> {
        found_in("en", text)
    }

    fn found_in(language: &str, text: &str) -> Vec<Found> {
        let mut document = Document::from_sentences("a", &[text]);
        document.language = language.into();
        let story = tokenize(vec![document]);
        let sentence = &story.tokens[0][0];
        let quantities = sentence.quantities.iter().cloned();
        quantities
            .map(|q| {
                let noun = q.counted.map_or("", |at| story.vocabulary.norm(sentence.tokens[at].word)).to_owned();
                (q.low, q.high, q.bound, q.unit, noun)
            })
            .collect()
    }

    #[test]
    fn number_words_are_read_in_the_language_of_their_version() {
        let english = Document::from_sentences("a", &["Three cooks left the port of Varn."]);
        let mut german = Document::from_sentences("b", &["Zwölf Köche verließen den Hafen von Varn."]);
        german.language = "de".into();
        let story = tokenize(vec![english.clone(), english, german]);
        assert_eq!(story.tokens[2][0].quantities.iter().map(|q| q.low).collect::<Vec<_>>(), [12.0]);
    }

    #[test]
    fn a_third_party_is_no_share() {
        assert!(found("An error in a third-party lorry caused it.").is_empty());
        assert_eq!(found("A third, the oldest, sank.").len(), 1);
    }

    #[test]
    fn bounds_before_an_article_and_values_before_their_noun() {
        assert_eq!(found("More than a thousand dockers left.")[0].2, Bound::AtLeast);
        assert_eq!(found("The vote was 52 to 48.")[0].3, Unit::Tally);
        assert!(found("Turnout fell from 52 to 48 percent.").iter().all(|found| found.3 != Unit::Tally));
        for text in ["A docker aged 16 left.", "A docker, 16, left.", "Police kill docker, 16"] {
            assert_eq!(found(text), [(16.0, 16.0, Bound::Exact, Unit::Age, String::new())], "{text}");
        }
    }

    #[test]
    fn parts_of_a_multiplier() {
        let money = |value: f64| (value, value, Bound::Exact, Unit::Money("dollar"), String::new());
        let count = |value: f64, noun: &str| (value, value, Bound::Exact, Unit::Count, noun.to_owned());
        assert_eq!(
            found("It cost half a million dollars, then a half-million dollars, then 1.5 million dollars."),
            [money(500_000.0), money(500_000.0), money(1_500_000.0)]
        );
        assert_eq!(
            found("Half a dozen dockers waited two and a half hours for a quarter of a million crowns."),
            [count(6.0, "dockers"), count(2.5, "hours"), count(250_000.0, "crowns")]
        );
        assert_eq!(
            found("One and a half million dockers lost a million and a half dollars."),
            [count(1_500_000.0, "dockers"), money(1_500_000.0)]
        );
        assert_eq!(found("A quarter of the dockers left.")[0].3, Unit::Percent);
        assert_eq!(found("Two dockers and a half of the guards left.")[0], count(2.0, "dockers"));
        for (language, text, value) in [
            ("de", "Die Stadt zahlt eine halbe Million Euro.", 500_000.0),
            ("fr", "La ville paie deux millions et demi d'euros.", 2_500_000.0),
            ("es", "La ciudad paga medio millón de euros.", 500_000.0),
            ("ru", "Город платит два с половиной миллиона евро.", 2_500_000.0),
        ] {
            let values: Vec<f64> = found_in(language, text).iter().map(|found| found.0).collect();
            assert_eq!(values, [value], "{text}");
        }
    }

    #[test]
    fn words_and_digits() {
        assert_eq!(
            found("At least twenty-five dockers and 1,300 guards met for two hundred and four days."),
            [
                (25.0, 25.0, Bound::AtLeast, Unit::Count, "dockers".into()),
                (1300.0, 1300.0, Bound::Exact, Unit::Count, "guards".into()),
                (204.0, 204.0, Bound::Exact, Unit::Count, "days".into()),
            ]
        );
    }

    #[test]
    fn money_percent_ranges_and_tallies() {
        assert_eq!(
            found("Almost a third of the dockers and two-thirds of the guards left; one docker in eleven stayed."),
            [
                (100.0 / 3.0, 100.0 / 3.0, Bound::About, Unit::Percent, String::new()),
                (200.0 / 3.0, 200.0 / 3.0, Bound::About, Unit::Percent, String::new()),
                (100.0 / 11.0, 100.0 / 11.0, Bound::About, Unit::Percent, String::new()),
            ]
        );
        assert_eq!(
            found("The $2.5 billion levy, up 10 to 12 percent, passed 52-31."),
            [
                (2.5e9, 2.5e9, Bound::Exact, Unit::Money("dollar"), String::new()),
                (10.0, 12.0, Bound::Exact, Unit::Percent, String::new()),
                (52.0, 31.0, Bound::Exact, Unit::Tally, String::new()),
            ]
        );
    }

    #[test]
    fn ranges_shares_and_points() {
        let value = |text: &str| {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            (found[0].0, found[0].1, found[0].3)
        };
        assert_eq!(value("It will grow by 2% to 3% this year."), (2.0, 3.0, Unit::Percent));
        assert_eq!(value("Between 50 and 75 boats sank."), (50.0, 75.0, Unit::Count));
        assert_eq!(value("Three in four dockers left."), (75.0, 75.0, Unit::Percent));
        assert_eq!(value("Nine out of ten dockers left."), (90.0, 90.0, Unit::Percent));
        assert_eq!(value("It rose by 25 basis points."), (0.25, 0.25, Unit::Points));
        assert_eq!(value("It rose by a quarter of a percentage point."), (0.25, 0.25, Unit::Points));
    }

    #[test]
    fn days_behind_short_months_and_telephone_numbers_are_no_values() {
        for text in ["It began on Sept. 12.", "It sank on Nov. 3 near Orla.", "Call 555-0148 at any time."] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_value_cut_to_its_own_digits_is_a_rounding() {
        let rounds = |round: &str, exact: &str| {
            let one = |text: &str| {
                let story = tokenize(vec![Document::from_sentences("a", &[&format!("It cost {text}.")])]);
                story.tokens[0][0].quantities[0].clone()
            };
            one(round).is_rounding_of(&one(exact))
        };
        assert!(rounds("$268,000", "$268,319") && rounds("$1.2 billion", "$1.24 billion") && rounds("12%", "12.3%"));
        assert!(!rounds("$1.3 billion", "$1.24 billion") && !rounds("40 boats", "41 boats"));
        assert!(!rounds("$100", "$140"), "too far off");
    }

    #[test]
    fn years_times_days_and_names_are_no_counts() {
        assert!(found("On May 3, 2011, at 9:30 Flight 604 left for the 10th time since the 1990s.").is_empty());
    }

    #[test]
    fn a_grouped_or_bounded_figure_is_no_year() {
        let count = |bound: Bound| (2000.0, 2000.0, bound, Unit::Count, "dockers".to_owned());
        assert_eq!(found("The port had 2,000 dockers."), [count(Bound::Exact)]);
        assert_eq!(found("More than 2,000 dockers left."), [count(Bound::AtLeast)]);
        assert_eq!(found("More than 2000 dockers left."), [count(Bound::AtLeast)]);
        assert!(found("The dockers left in 2000. In about 2000, they came back.").is_empty());
    }

    #[test]
    fn compatible_values() {
        let pair = |a: &str, b: &str| {
            let story = tokenize(vec![Document::from_sentences("a", &[a]), Document::from_sentences("b", &[b])]);
            let one = |d: usize| story.tokens[d][0].quantities[0].clone();
            one(0).agrees_with(&one(1))
        };
        assert!(pair("Dozens of dockers left.", "Forty dockers left."));
        assert!(pair("About 100 dockers left.", "96 dockers left."));
        assert!(!pair("At least 60 dockers left.", "Forty dockers left."));
    }

    fn counted(value: f64, bound: Bound, noun: &str) -> Found {
        (value, value, bound, Unit::Count, noun.into())
    }

    #[test]
    fn german() {
        assert_eq!(
            found_in("de", "Mehr als fünfundzwanzig Fischer und 1.200 Gäste zahlten rund 3,5 Mio. Euro, 12,5 Prozent."),
            [
                counted(25.0, Bound::AtLeast, "fischer"),
                counted(1200.0, Bound::Exact, "gäste"),
                (3.5e6, 3.5e6, Bound::About, Unit::Money("euro"), String::new()),
                (12.5, 12.5, Bound::Exact, Unit::Percent, String::new()),
            ]
        );
        assert!(found_in("de", "Am 3. Mai 2011 um 9 Uhr begann der 2. Wahlgang in Saal Nr. 5.").is_empty());
    }

    #[test]
    fn french() {
        assert_eq!(
            found_in(
                "fr",
                "Plus de 1 200 pêcheurs, quatre-vingt-douze invités et près de 3,5 millions d'euros, soit 12 %."
            ),
            [
                counted(1200.0, Bound::AtLeast, "pêcheurs"),
                counted(92.0, Bound::Exact, "invités"),
                (3.5e6, 3.5e6, Bound::About, Unit::Money("euro"), String::new()),
                (12.0, 12.0, Bound::Exact, Unit::Percent, String::new()),
            ]
        );
        assert_eq!(found_in("fr", "Une centaine de dockers sont partis."), [counted(100.0, Bound::Exact, "dockers")]);
    }

    #[test]
    fn spanish() {
        assert_eq!(
            found_in(
                "es",
                "Más de treinta y cinco pescadores y 1.200 vecinos pagaron 3,5 millones de euros, el 12 por ciento."
            ),
            [
                counted(35.0, Bound::AtLeast, "pescadores"),
                counted(1200.0, Bound::Exact, "vecinos"),
                (3.5e6, 3.5e6, Bound::Exact, Unit::Money("euro"), String::new()),
                (12.0, 12.0, Bound::Exact, Unit::Percent, String::new()),
            ]
        );
    }

    #[test]
    fn russian() {
        assert_eq!(
            found_in(
                "ru",
                "Не менее двадцати пяти рыбаков и 1 200 гостей заплатили около 3,5 млн рублей, 12 процентов."
            ),
            [
                counted(25.0, Bound::AtLeast, "рыбаков"),
                counted(1200.0, Bound::Exact, "гостей"),
                (3.5e6, 3.5e6, Bound::About, Unit::Money("rouble"), String::new()),
                (12.0, 12.0, Bound::Exact, Unit::Percent, String::new()),
            ]
        );
        assert!(found_in("ru", "3 мая 2011 года в 9 часов прибыл рейс № 604.").is_empty());
    }
}
