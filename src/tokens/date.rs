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
            _ => true,
        }
    }

    /// How narrow it is: 2 a day, 1 several days, 0 a month or a year.
    #[must_use]
    pub fn precision(self) -> u8 {
        match self {
            Self::Weekday(_) | Self::Relative(_) => 2,
            Self::Day(_, day) => {
                if day > 0 {
                    2
                } else {
                    0
                }
            }
            Self::Weekend | Self::ThisWeek | Self::LastWeek => 1,
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
        let when = if let Some(day) = weekday(word) {
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
    fn a_sunday_lies_in_the_weekend() {
        assert!(When::Weekday(6).agrees_with(When::Weekend));
        assert!(!When::Weekday(1).agrees_with(When::Weekend));
    }
}
