//! Quantities of a sentence: values in digits and words, with unit, bounds and what they count.
//!
//! Years, clock times, days of the month, ordinals, decades and numbers that are part of a name
//! (`Route 66`) are no quantities. Number words are those of English; digits are read in every language.

use std::ops::Range;

use super::{TokenKind, TokenSentence, Vocabulary};

/// What a value is a value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things that are counted, or a measure whose unit is the counted word (`40 miles`).
    Count,
    /// Money, by its currency word or sign.
    Money(&'static str),
    /// Per cent or percentage points.
    Percent,
    /// Years of age.
    Age,
    /// A vote or a score, `52-31`: the two values are its two sides.
    Tally,
}

/// How exactly the text gives the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// `about`, `some`, `nearly`.
    About,
    /// `more than`, `at least`; `dozens`.
    AtLeast,
    /// `fewer than`, `up to`.
    AtMost,
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

impl Quantity {
    /// The values that the expression leaves open, from least to greatest.
    #[must_use]
    pub fn reach(&self) -> (f64, f64) {
        match self.bound {
            Bound::Exact => (self.low, self.high),
            Bound::About => (self.low * (1.0 - ROUGHLY), self.high * (1.0 + ROUGHLY)),
            Bound::AtLeast => (self.low, f64::INFINITY),
            Bound::AtMost => (0.0, self.high),
        }
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
/// Words between a value and the noun that it counts.
const COUNTED_REACH: usize = 4;

/// The quantities of a sentence in reading order.
#[must_use]
pub fn quantities(sentence: &TokenSentence, vocabulary: &Vocabulary) -> Vec<Quantity> {
    let reader = Reader { sentence, vocabulary };
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
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

struct Reader<'a> {
    sentence: &'a TokenSentence,
    vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    fn norm(&self, at: usize) -> &str {
        self.sentence.tokens.get(at).map_or("", |token| self.vocabulary.norm(token.word))
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |place| self.norm(place))
    }

    fn function(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| self.vocabulary.word(token.word).function)
    }

    fn glued(&self, at: usize) -> bool {
        at > 0
            && matches!((self.sentence.tokens.get(at - 1), self.sentence.tokens.get(at)), (Some(x), Some(y)) if x.span.end == y.span.start)
    }

    /// The value that starts at `at`: `(value, end, vague)`.
    fn value(&self, at: usize) -> Option<(f64, usize, bool)> {
        if let Some(value) = vague(self.norm(at)) {
            // `hundreds of thousands`
            if self.norm(at + 1) == "of"
                && let Some(more) = vague(self.norm(at + 2))
            {
                return Some((value / 2.0 * more, at + 3, true));
            }
            return Some((value, at + 1, true));
        }
        let (mut total, mut current, mut end) = (0.0, None::<f64>, at);
        let mut next = at;
        let digits = self.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        loop {
            let norm = self.norm(next);
            if next == at && digits {
                current = Some(digits_value(norm)?);
            } else if let Some(multiplier) = multiplier(norm) {
                if next == at && self.before(at, 1) != "a" {
                    return None;
                }
                let value = current.unwrap_or(1.0) * multiplier;
                if multiplier >= 1000.0 {
                    total += value;
                    current = Some(0.0);
                } else {
                    current = Some(value);
                }
            } else if let Some(value) = small(norm) {
                if digits || current.is_some_and(|c| c % 100.0 != 0.0 && !(c % 10.0 == 0.0 && value < 10.0)) {
                    break;
                }
                current = Some(current.unwrap_or(0.0) + value);
            } else {
                let joins = norm == "-"
                    && next > at
                    && (small(self.norm(next + 1)).is_some() || multiplier(self.norm(next + 1)).is_some());
                let and = norm == "and"
                    && next > at
                    && !digits
                    && current.is_some_and(|c| c >= 100.0)
                    && small(self.norm(next + 1)).is_some();
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

    /// `a quarter of`, `two thirds`, `one in eleven`: a share in words, as per cents.
    fn share(&self, at: usize) -> Option<Quantity> {
        let number = |at: usize| small(self.norm(at)).or_else(|| self.norm(at).parse().ok());
        let whole_of = |at: usize| matches!(self.norm(at), "of" | "the" | "its" | "their" | "his" | "her");
        let (parts, mut end) = match (self.norm(at), self.norm(at + 1)) {
            ("half", _) if whole_of(at + 1) && self.before(at, 1) != "the" => (50.0, at + 1),
            ("a" | "one", part) if fraction(part).is_some() && (self.ends(at + 2) || whole_of(at + 2)) => {
                (100.0 / fraction(part)?, at + 2)
            }
            (_, "in") if self.norm(at) == "one" && number(at + 2).is_some() => (100.0 / number(at + 2)?, at + 3),
            (_, noun) if self.norm(at) == "one" && !noun.is_empty() && self.norm(at + 2) == "in" => {
                (100.0 / number(at + 3).filter(|number| *number > 2.0)?, at + 4)
            }
            (_, "-") if self.glued(at + 1) => (100.0 * number(at)? / fraction(self.norm(at + 2))?, at + 3),
            (_, part) => (100.0 * number(at).filter(|number| *number > 1.0)? / fraction(part)?, at + 2),
        };
        if parts >= 100.0 {
            return None;
        }
        end = end.min(self.sentence.tokens.len());
        let (bound, start) = self.bound(at, Bound::About);
        let bound = if bound == Bound::Exact { Bound::About } else { bound };
        Some(Quantity { tokens: start..end, low: parts, high: parts, bound, unit: Unit::Percent, counted: None })
    }

    fn quantity(&self, at: usize) -> Option<Quantity> {
        if let Some(share) = self.share(at) {
            return Some(share);
        }
        let (low, mut end, vague) = self.value(at)?;
        let is_digits = self.sentence.tokens[at].kind == TokenKind::Number;
        let mut high = low;
        let mut unit = Unit::Count;
        let mut start = at;
        if let Some(currency) = currency(self.before(at, 1)) {
            unit = Unit::Money(currency);
            start -= 1;
        }
        let joiner = self.norm(end);
        if matches!(joiner, "-" | "to") {
            let mut second = end + 1;
            if currency(self.norm(second)).is_some() {
                second += 1;
            }
            if let Some((value, stop, false)) = self.value(second) {
                if joiner == "-" && value < low && is_digits && unit == Unit::Count {
                    return Some(Quantity {
                        tokens: start..stop,
                        low,
                        high: value,
                        bound: Bound::Exact,
                        unit: Unit::Tally,
                        counted: None,
                    });
                }
                if value > low && !(1900.0..2100.0).contains(&low) {
                    (high, end) = (value, stop);
                }
            }
        }
        if self.norm(end) == "-" && matches!(self.norm(end + 1), "year") && matches!(self.norm(end + 3), "old" | "olds")
        {
            return Some(Quantity {
                tokens: start..end + 4,
                low,
                high,
                bound: Bound::Exact,
                unit: Unit::Age,
                counted: None,
            });
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
        match self.norm(end) {
            "%" | "percent" | "pc" => (unit, end) = (Unit::Percent, end + 1),
            "per" if self.norm(end + 1) == "cent" => (unit, end) = (Unit::Percent, end + 2),
            "percentage" => (unit, end) = (Unit::Percent, end + 1),
            word => {
                if let Some(currency) = currency_word(word) {
                    (unit, end) = (Unit::Money(currency), end + 1);
                }
            }
        }
        let (bound, bound_start) = self.bound(start, if vague { Bound::AtLeast } else { Bound::Exact });
        let (bound, end) = match (self.norm(end), self.norm(end + 1)) {
            ("or", "so") => (Bound::About, end + 2),
            ("or", "more") => (Bound::AtLeast, end + 2),
            ("or", "less" | "fewer") => (Bound::AtMost, end + 2),
            _ => (bound, end),
        };
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

    fn function_before(&self, at: usize) -> bool {
        matches!(self.before(at, 1), "no" | "the" | "this" | "that" | "another" | "each" | "every" | "only" | "any")
    }

    fn ends(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// Years, clock times, days of a month, and numbers that are names.
    fn is_no_count(&self, at: usize, end: usize, value: f64) -> bool {
        let plain = end == at + 1 && value.fract() == 0.0;
        let noun_follows = self.counted(end).is_some();
        let year = plain && (1800.0..2100.0).contains(&value) && !self.norm(at).contains(['.', ',']);
        let clock = matches!(self.norm(end), "am" | "pm" | "a.m" | "p.m" | "o'clock")
            || (self.norm(end) == ":" && self.glued(end) && self.glued(end + 1))
            || (self.before(at, 1) == ":" && self.glued(at));
        let month_day = super::date::is_month(self.before(at, 1)) || super::date::is_month(self.norm(end));
        let slashed = (self.norm(end) == "/" && self.glued(end)) || (self.before(at, 1) == "/" && self.glued(at));
        let named = at > 0
            && self.sentence.tokens[at - 1].capital
            && self.sentence.names.iter().any(|name| name.end == at)
            && !noun_follows;
        let numbered = matches!(
            self.before(at, 1),
            "no" | "number" | "#" | "article" | "section" | "chapter" | "page" | "route" | "flight"
        ) || (self.before(at, 1) == "." && self.before(at, 2) == "no");
        year || clock || month_day || slashed || named || numbered
    }

    fn bound(&self, start: usize, given: Bound) -> (Bound, usize) {
        let (one, two, three) = (self.before(start, 1), self.before(start, 2), self.before(start, 3));
        match (three, two, one) {
            ("no", "fewer" | "less", "than") => (Bound::AtLeast, start - 3),
            ("no", "more", "than") => (Bound::AtMost, start - 3),
            (_, "more" | "greater", "than") => (Bound::AtLeast, start - 2),
            (_, "fewer" | "less", "than") => (Bound::AtMost, start - 2),
            (_, "at", "least") => (Bound::AtLeast, start - 2),
            (_, "at", "most") => (Bound::AtMost, start - 2),
            (_, "up", "to") => (Bound::AtMost, start - 2),
            ("as", "many" | "much", "as") => (Bound::AtMost, start - 3),
            (_, "close", "to") => (Bound::About, start - 2),
            (_, "an", "estimated") => (Bound::About, start - 2),
            (_, _, "over" | "exceeding") => (Bound::AtLeast, start - 1),
            (_, _, "under") => (Bound::AtMost, start - 1),
            (_, _, "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately" | "estimated") => {
                (Bound::About, start - 1)
            }
            (_, _, "a") => (given, start - 1),
            _ => (given, start),
        }
    }

    /// The noun counted by a value that ends before `from`: the last plural of the words that follow.
    fn counted(&self, from: usize) -> Option<usize> {
        let mut at = from;
        if self.norm(at) == "-" && self.glued(at) {
            at += 1;
        }
        if self.norm(at) == "of" {
            at += 1;
            if matches!(self.norm(at), "the" | "his" | "her" | "its" | "their" | "these" | "those") {
                at += 1;
            }
        }
        let words: Vec<usize> = (at..self.sentence.tokens.len())
            .take_while(|place| {
                let token = &self.sentence.tokens[*place];
                (token.kind == TokenKind::Word && !self.function(*place))
                    || (self.norm(*place) == "-" && self.glued(*place))
            })
            .take(COUNTED_REACH + 1)
            .filter(|place| self.norm(*place) != "-")
            .collect();
        words.iter().find(|place| is_plural(self.norm(**place))).or(words.first()).copied()
    }
}

fn is_plural(norm: &str) -> bool {
    matches!(norm, "people" | "men" | "women" | "children" | "police" | "troops")
        || (norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") && !norm.ends_with("us"))
}

fn digits_value(norm: &str) -> Option<f64> {
    let (number, factor) = match norm.strip_suffix("bn") {
        Some(rest) => (rest, 1e9),
        None => match norm.strip_suffix(['k', 'm']) {
            Some(rest) => (rest, if norm.ends_with('k') { 1e3 } else { 1e6 }),
            None => (norm, 1.0),
        },
    };
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| number.trim_end_matches('.').parse::<f64>().ok()).flatten().map(|value| value * factor)
}

fn small(norm: &str) -> Option<f64> {
    const UNITS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|word| *word == norm).map(|at| at as f64);
    unit.or_else(|| TENS.iter().position(|word| *word == norm).map(|at| (at as f64 + 2.0) * 10.0))
}

fn multiplier(norm: &str) -> Option<f64> {
    Some(match norm {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The number of parts that a part is one of.
fn fraction(norm: &str) -> Option<f64> {
    const PARTS: &[&str] = &["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let singular = norm.strip_suffix('s').unwrap_or(norm);
    let at = PARTS.iter().position(|part| *part == singular)?;
    Some(at as f64 + 3.0)
}

/// Least value of a vague plural: `dozens` are at least two dozen.
fn vague(norm: &str) -> Option<f64> {
    Some(match norm {
        "dozens" => 24.0,
        "scores" => 40.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "millions" => 2e6,
        "billions" => 2e9,
        "tens" => 20.0,
        _ => return None,
    })
}

fn currency(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "$" => "dollar",
        "£" => "pound",
        "€" => "euro",
        "¥" => "yen",
        "₹" => "rupee",
        _ => return None,
    })
}

fn currency_word(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "dollar" | "dollars" => "dollar",
        "pounds" => "pound",
        "euro" | "euros" => "euro",
        "yen" => "yen",
        "rupees" => "rupee",
        "rubles" | "roubles" => "rouble",
        "yuan" => "yuan",
        "francs" => "franc",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn found(text: &str) -> Vec<(f64, f64, Bound, Unit, String)> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let sentence = &story.tokens[0][0];
        quantities(sentence, &story.vocabulary)
            .into_iter()
            .map(|q| {
                let noun = q.counted.map_or("", |at| story.vocabulary.norm(sentence.tokens[at].word)).to_owned();
                (q.low, q.high, q.bound, q.unit, noun)
            })
            .collect()
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
    fn years_times_days_and_names_are_no_counts() {
        assert!(found("On May 3, 2011, at 9:30 Flight 604 left for the 10th time since the 1990s.").is_empty());
    }

    #[test]
    fn compatible_values() {
        let pair = |a: &str, b: &str| {
            let story = tokenize(vec![Document::from_sentences("a", &[a]), Document::from_sentences("b", &[b])]);
            let one = |d: usize| quantities(&story.tokens[d][0], &story.vocabulary).remove(0);
            one(0).agrees_with(&one(1))
        };
        assert!(pair("Dozens of dockers left.", "Forty dockers left."));
        assert!(pair("About 100 dockers left.", "96 dockers left."));
        assert!(!pair("At least 60 dockers left.", "Forty dockers left."));
    }
}
