//! Days and times that a sentence names.

use std::ops::Range;

use super::{TokenKind, TokenSentence, Vocabulary};

/// A point or stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A day of the week, Monday 0.
    Weekday(u8),
    /// The weekend.
    Weekend,
    /// `this week`, `earlier this week`.
    ThisWeek,
    /// `last week`.
    LastWeek,
    /// A day by its distance from publication: yesterday −1, today 0, tomorrow 1.
    Relative(i8),
    /// A day of a month (month 1–12); day 0 where the text gives the month only.
    Day(u8, u8),
    /// A year.
    Year(u16),
    /// A stretch of so many days, weeks, … before or after publication: `last month`, `eight years ago`.
    Stretch(Length, i16),
    /// A time of day in minutes from midnight.
    Clock(u16),
    /// A part of the day: `before dawn`, `overnight`.
    PartOfDay,
}

/// The unit of a [`When::Stretch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// Hours or minutes.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// A quarter of the year.
    Seasons,
    /// Years.
    Years,
}

/// A date in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens, with the preposition or `last` before it.
    pub tokens: Range<usize>,
    /// What it names.
    pub when: When,
}

impl When {
    /// Whether the two can name one day.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Weekday(x), Self::Weekday(y)) => x == y,
            (Self::Weekday(day), Self::Weekend) | (Self::Weekend, Self::Weekday(day)) => day >= 5,
            (Self::Relative(x), Self::Relative(y)) => x == y,
            (Self::Day(m, d), Self::Day(n, e)) => m == n && (d == e || d == 0 || e == 0),
            (Self::Year(x), Self::Year(y)) => x == y,
            (Self::Clock(x), Self::Clock(y)) => x == y,
            (Self::Stretch(unit, x), Self::Stretch(other, y)) => unit != other || x == y,
            _ => true,
        }
    }

    /// Whether it names a time of day and no day.
    #[must_use]
    pub fn is_time_of_day(self) -> bool {
        matches!(self, Self::Clock(_) | Self::PartOfDay)
    }

    /// How narrow it is: 2 a day, 1 several days, 0 a month or a year.
    #[must_use]
    pub fn precision(self) -> u8 {
        match self {
            Self::Weekday(_) | Self::Relative(_) | Self::Clock(_) => 2,
            Self::Day(_, day) => {
                if day > 0 {
                    2
                } else {
                    0
                }
            }
            Self::Weekend | Self::ThisWeek | Self::LastWeek | Self::Stretch(..) | Self::PartOfDay => 1,
            Self::Year(_) => 0,
        }
    }
}

/// Whether `norm` is the name or the short form of a month.
#[must_use]
pub fn is_month(norm: &str) -> bool {
    month(norm).is_some()
}

fn month(norm: &str) -> Option<u8> {
    const MONTHS: &[(&str, u8)] = &[
        ("january", 1),
        ("jan", 1),
        ("february", 2),
        ("feb", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("aug", 8),
        ("september", 9),
        ("sept", 9),
        ("october", 10),
        ("oct", 10),
        ("november", 11),
        ("nov", 11),
        ("december", 12),
        ("dec", 12),
    ];
    MONTHS.iter().find(|(name, _)| *name == norm).map(|(_, number)| *number)
}

fn is_year(norm: &str) -> bool {
    norm.len() == 4 && norm.parse::<u16>().is_ok_and(|year| (1800..2100).contains(&year))
}

fn weekday(norm: &str) -> Option<u8> {
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().position(|day| *day == norm).and_then(|at| u8::try_from(at).ok())
}

/// The dates of a sentence in reading order.
#[must_use]
pub fn dates(sentence: &TokenSentence, vocabulary: &Vocabulary) -> Vec<DateMention> {
    let norm = |at: usize| sentence.tokens.get(at).map_or("", |token| vocabulary.norm(token.word));
    let before = |at: usize| at.checked_sub(1).map_or("", norm);
    let mut found = Vec::new();
    for at in 0..sentence.tokens.len() {
        let token = &sentence.tokens[at];
        let word = norm(at);
        let mut range = at..at + 1;
        let when = if let Some((when, tokens)) = clock(&norm, at).or_else(|| stretch(&norm, at)) {
            range = tokens;
            when
        } else if let Some(day) = weekday(word) {
            When::Weekday(day)
        } else if word == "weekend" {
            When::Weekend
        } else if word == "week" && matches!(before(at), "this" | "last") {
            range.start -= 1;
            if before(at) == "this" { When::ThisWeek } else { When::LastWeek }
        } else if let Some(distance) = match word {
            "yesterday" => Some(-1),
            "today" | "tonight" => Some(0),
            "tomorrow" => Some(1),
            _ => None,
        } {
            // `Today` inside speech is the speaker's day and often no day at all.
            if token.quoted {
                continue;
            }
            When::Relative(distance)
        } else if let Some(month) = month(word).filter(|_| token.capital) {
            let day = |place: usize| -> Option<u8> {
                let digits = norm(place).trim_end_matches(char::is_alphabetic);
                (norm(place).len() <= 4).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
            };
            let stop = usize::from(norm(at + 1) == ".");
            if let Some(number) = day(at + 1 + stop) {
                range.end = at + 2 + stop;
                When::Day(month, number)
            } else if let Some(number) = at.checked_sub(1).and_then(day) {
                range.start -= 1;
                When::Day(month, number)
            } else if matches!(word, "may" | "march") && !is_year(norm(at + 1)) {
                continue;
            } else {
                When::Day(month, 0)
            }
        } else if token.kind == TokenKind::Number && word.len() == 4 && !matches!(before(at), "$" | "£" | "€") {
            let follows_noun = sentence.tokens.get(at + 1).is_some_and(|next| {
                next.kind == TokenKind::Word && !vocabulary.word(next.word).function && !next.capital
            });
            match word.parse::<u16>() {
                Ok(year) if (1800..2100).contains(&year) && (!follows_noun || before(at) == "the") => When::Year(year),
                _ => continue,
            }
        } else {
            continue;
        };
        while range.start > 0
            && matches!(
                norm(range.start - 1),
                "on" | "over" | "the" | "last" | "late" | "early" | "earlier" | "in" | "this"
            )
        {
            range.start -= 1;
        }
        found.push(DateMention { tokens: range, when });
    }
    found
}

/// `2:40 a.m.`, `4 pm`, `noon`, `before dawn`: the time and the tokens that give it, where it starts at `at`.
fn clock<'a>(norm: &impl Fn(usize) -> &'a str, at: usize) -> Option<(When, Range<usize>)> {
    match norm(at) {
        "noon" | "midday" => return Some((When::Clock(12 * 60), at..at + 1)),
        "midnight" => return Some((When::Clock(0), at..at + 1)),
        "dawn" | "dusk" | "nightfall" | "overnight" | "daybreak" => return Some((When::PartOfDay, at..at + 1)),
        "small" | "early" if norm(at + 1) == "hours" => return Some((When::PartOfDay, at..at + 2)),
        _ => {}
    }
    let hour: u16 = norm(at).parse().ok().filter(|hour| *hour < 24 && norm(at).len() <= 2)?;
    let colon = matches!(norm(at + 1), ":" | ".") && norm(at + 2).len() == 2;
    let minutes: Option<u16> = norm(at + 2).parse().ok().filter(|minutes| colon && *minutes < 60);
    let end = if minutes.is_some() { at + 3 } else { at + 1 };
    let (half, stop) = match (norm(end), norm(end + 1), norm(end + 2)) {
        ("am" | "a.m", ..) => (Some(0), end + 1),
        ("pm" | "p.m", ..) => (Some(12), end + 1),
        ("a", ".", "m") => (Some(0), end + 3),
        ("p", ".", "m") => (Some(12), end + 3),
        ("o'clock", ..) => (None, end + 1),
        _ if minutes.is_some() && norm(at + 1) == ":" => (None, end),
        _ => return None,
    };
    let hour = half.map_or(hour, |half| hour % 12 + half);
    Some((When::Clock(hour * 60 + minutes.unwrap_or(0)), at..stop))
}

/// `last month`, `next week`, `six years ago`, `a fortnight earlier`.
fn stretch<'a>(norm: &impl Fn(usize) -> &'a str, at: usize) -> Option<(When, Range<usize>)> {
    let unit = |word: &str| {
        Some(match word.strip_suffix('s').unwrap_or(word) {
            "minute" | "hour" => Length::Hours,
            "day" => Length::Days,
            "week" | "fortnight" => Length::Weeks,
            "month" => Length::Months,
            "spring" | "summer" | "autumn" | "fall" | "winter" => Length::Seasons,
            "year" => Length::Years,
            _ => return None,
        })
    };
    let way = match norm(at) {
        "last" | "previous" => Some(-1),
        "next" | "coming" => Some(1),
        "this" if norm(at + 1) != "week" => Some(0),
        _ => None,
    };
    if let Some(way) = way {
        // `Last week` has its own value, since days of the week can lie in it.
        let unit = unit(norm(at + 1)).filter(|unit| *unit != Length::Weeks || way > 0)?;
        return Some((When::Stretch(unit, way), at..at + 2));
    }
    let digits = |word: &str| word.parse::<i16>().ok().or_else(|| super::vocabulary::number_word(word)?.parse().ok());
    let count =
        if matches!(norm(at), "a" | "an" | "one") { 1 } else { digits(norm(at)).filter(|count| *count < 1000)? };
    let unit = unit(norm(at + 1))?;
    match norm(at + 2) {
        "ago" | "earlier" | "before" => Some((When::Stretch(unit, -count), at..at + 3)),
        "later" | "from" if norm(at + 2) == "later" || norm(at + 3) == "now" => {
            Some((When::Stretch(unit, count), at..at + 3))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn found(text: &str) -> Vec<When> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        dates(&story.tokens[0][0], &story.vocabulary).into_iter().map(|date| date.when).collect()
    }

    #[test]
    fn days_weeks_and_years() {
        assert_eq!(
            found("On Monday, after talks last week and on May 3, 2011, they may march over the weekend."),
            [When::Weekday(0), When::LastWeek, When::Day(5, 3), When::Year(2011), When::Weekend]
        );
    }

    #[test]
    fn stretches_and_times_of_day() {
        assert_eq!(
            found("At 2:40 a.m. on Sunday, two years ago, and again last month the mill burned; at 4 pm it was out."),
            [
                When::Clock(160),
                When::Weekday(6),
                When::Stretch(Length::Years, -2),
                When::Stretch(Length::Months, -1),
                When::Clock(960),
            ]
        );
    }

    #[test]
    fn a_sunday_lies_in_the_weekend() {
        assert!(When::Weekday(6).agrees_with(When::Weekend));
        assert!(!When::Weekday(1).agrees_with(When::Weekend));
    }
}
