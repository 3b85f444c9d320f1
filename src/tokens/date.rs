//! Days and times that a sentence names.

use std::ops::Range;

use super::{TokenKind, TokenSentence, Vocabulary};
use crate::language::{self, Dates, has, value};

pub use crate::language::{Length, When};

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

/// Words that open a time of day or a stretch of time in English, beside figures and number words.
const TIME_OPENERS: &[&str] = &[
    "a",
    "an",
    "coming",
    "dawn",
    "daybreak",
    "dusk",
    "early",
    "last",
    "midday",
    "midnight",
    "next",
    "nightfall",
    "noon",
    "one",
    "overnight",
    "previous",
    "small",
    "this",
];

/// For each word of the story, by id, whether a date may start with it in a language: looked up once a word, not once a token.
pub(super) fn openers(vocabulary: &Vocabulary, language: &str) -> Vec<bool> {
    let (words, numbers) = (&language::of(language).dates, &language::of(language).numbers);
    let mut openers = vec![false; vocabulary.len()];
    let named = words.named.iter().filter_map(|(phrase, _)| phrase.first().copied());
    let days = words.weekdays.iter().chain(words.months).map(|(word, _)| *word);
    vocabulary.mark(named.chain(days), |word| openers[word] = true);
    if language == language::DEFAULT {
        let counted = numbers.small.iter().filter(|(_, value)| *value > 1.0).map(|(word, _)| *word);
        vocabulary.mark(TIME_OPENERS.iter().copied().chain(counted), |word| openers[word] = true);
    }
    for (word, opens) in vocabulary.words().zip(&mut openers) {
        *opens = match word.kind {
            TokenKind::Number => true,
            TokenKind::Punctuation => false,
            TokenKind::Word => *opens,
        };
    }
    openers
}

/// The dates of a sentence in reading order; `openers` are those of the story ([`openers`]).
pub(super) fn dates(
    sentence: &TokenSentence,
    vocabulary: &Vocabulary,
    language: &str,
    openers: &[bool],
) -> Vec<DateMention> {
    let reader = Reader { sentence, vocabulary, language, words: &language::of(language).dates };
    let mut found: Vec<DateMention> = Vec::new();
    for at in 0..sentence.tokens.len() {
        let opens = openers[sentence.tokens[at].word.0 as usize];
        if !opens || found.last().is_some_and(|last| last.tokens.end > at) {
            continue;
        }
        if let Some(mut mention) = reader.date(at) {
            while mention.tokens.start > 0 && has(reader.words.before, reader.norm(mention.tokens.start - 1)) {
                mention.tokens.start -= 1;
            }
            found.push(mention);
        }
    }
    found
}

struct Reader<'a> {
    sentence: &'a TokenSentence,
    vocabulary: &'a Vocabulary,
    language: &'a str,
    words: &'static Dates,
}

impl Reader<'_> {
    fn norm(&self, at: usize) -> &str {
        self.sentence.tokens.get(at).map_or("", |token| self.vocabulary.norm(token.word))
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |place| self.norm(place))
    }

    fn date(&self, at: usize) -> Option<DateMention> {
        let token = &self.sentence.tokens[at];
        let word = self.norm(at);
        // Stretches and times of day are read in English only.
        if self.language == language::DEFAULT
            && let Some((when, tokens)) = self.clock(at).or_else(|| self.stretch(at))
        {
            return Some(DateMention { tokens, when });
        }
        if let Some(day) = value(self.words.weekdays, word) {
            return Some(DateMention { tokens: at..at + 1, when: When::Weekday(day) });
        }
        let named = self
            .words
            .named
            .iter()
            .find(|(phrase, _)| phrase.iter().enumerate().all(|(offset, word)| self.norm(at + offset) == *word));
        if let Some((phrase, when)) = named {
            // `Today` inside speech is the speaker's day and often no day at all.
            let spoken = token.quoted && matches!(when, When::Relative(_));
            return (!spoken).then(|| DateMention { tokens: at..at + phrase.len(), when: *when });
        }
        if let Some(month) = value(self.words.months, word).filter(|_| token.capital || !self.words.capital_months) {
            return self.month(at, month);
        }
        (token.kind == TokenKind::Number && word.len() == 4).then(|| self.year(at)).flatten()
    }

    fn month(&self, at: usize, month: u8) -> Option<DateMention> {
        let stop = usize::from(self.norm(at + 1) == ".");
        if let Some(number) = self.day(at + 1 + stop) {
            return Some(DateMention { tokens: at..at + 2 + stop, when: When::Day(month, number) });
        }
        // `3 May`, `3. Mai`, `3 de mayo`.
        let joined = self.before(at) == "." || has(self.words.month_joins, self.before(at));
        if let Some(place) = at.checked_sub(1 + usize::from(joined))
            && let Some(number) = self.day(place)
        {
            return Some(DateMention { tokens: place..at + 1, when: When::Day(month, number) });
        }
        let sure = !has(self.words.months_that_need_a_day, self.norm(at))
            || year(self.norm(at + 1)).is_some()
            || has(self.words.before_months, self.before(at));
        sure.then(|| DateMention { tokens: at..at + 1, when: When::Day(month, 0) })
    }

    fn day(&self, at: usize) -> Option<u8> {
        let norm = self.norm(at);
        let digits = norm.trim_end_matches(char::is_alphabetic);
        (norm.len() <= 4).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
    }

    fn year(&self, at: usize) -> Option<DateMention> {
        let said = has(self.words.year_nouns, self.norm(at + 1));
        let money = matches!(self.before(at), "$" | "£" | "€");
        let follows_noun = self.sentence.tokens.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Word && !self.vocabulary.word(next.word).function && !next.capital
        });
        let year = year(self.norm(at))?;
        let is_year = !money && (said || !follows_noun || self.before(at) == "the");
        is_year.then(|| DateMention { tokens: at..at + 1 + usize::from(said), when: When::Year(year) })
    }

    /// `2:40 a.m.`, `4 pm`, `noon`, `before dawn`: the time and the tokens that give it, where it starts at `at`.
    fn clock(&self, at: usize) -> Option<(When, Range<usize>)> {
        match self.norm(at) {
            "noon" | "midday" => return Some((When::Clock(12 * 60), at..at + 1)),
            "midnight" => return Some((When::Clock(0), at..at + 1)),
            "dawn" | "dusk" | "nightfall" | "overnight" | "daybreak" => return Some((When::PartOfDay, at..at + 1)),
            "small" | "early" if self.norm(at + 1) == "hours" => return Some((When::PartOfDay, at..at + 2)),
            _ => {}
        }
        let hour: u16 = self.norm(at).parse().ok().filter(|hour| *hour < 24 && self.norm(at).len() <= 2)?;
        let colon = matches!(self.norm(at + 1), ":" | ".") && self.norm(at + 2).len() == 2;
        let minutes: Option<u16> = self.norm(at + 2).parse().ok().filter(|minutes| colon && *minutes < 60);
        let end = if minutes.is_some() { at + 3 } else { at + 1 };
        let (half, stop) = match (self.norm(end), self.norm(end + 1), self.norm(end + 2)) {
            ("am" | "a.m", ..) => (Some(0), end + 1),
            ("pm" | "p.m", ..) => (Some(12), end + 1),
            ("a", ".", "m") => (Some(0), end + 3),
            ("p", ".", "m") => (Some(12), end + 3),
            ("o'clock", ..) => (None, end + 1),
            _ if minutes.is_some() && self.norm(at + 1) == ":" => (None, end),
            _ => return None,
        };
        let hour = half.map_or(hour, |half| hour % 12 + half);
        Some((When::Clock(hour * 60 + minutes.unwrap_or(0)), at..stop))
    }

    /// `last month`, `next week`, `six years ago`, `a fortnight earlier`.
    fn stretch(&self, at: usize) -> Option<(When, Range<usize>)> {
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
        let way = match self.norm(at) {
            "last" | "previous" => Some(-1),
            "next" | "coming" => Some(1),
            "this" if self.norm(at + 1) != "week" => Some(0),
            _ => None,
        };
        if let Some(way) = way {
            // `Last week` has its own value, since days of the week can lie in it.
            let unit = unit(self.norm(at + 1)).filter(|unit| *unit != Length::Weeks || way > 0)?;
            return Some((When::Stretch(unit, way), at..at + 2));
        }
        let digits =
            |word: &str| word.parse::<i16>().ok().or_else(|| super::number_word(word, self.language)?.parse().ok());
        let count = if matches!(self.norm(at), "a" | "an" | "one") {
            1
        } else {
            digits(self.norm(at)).filter(|count| *count < 1000)?
        };
        let unit = unit(self.norm(at + 1))?;
        match self.norm(at + 2) {
            "ago" | "earlier" | "before" => Some((When::Stretch(unit, -count), at..at + 3)),
            "later" | "from" if self.norm(at + 2) == "later" || self.norm(at + 3) == "now" => {
                Some((When::Stretch(unit, count), at..at + 3))
            }
            _ => None,
        }
    }
}

fn year(norm: &str) -> Option<u16> {
    norm.parse().ok().filter(|year| norm.len() == 4 && (1800..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn found(text: &str) -> Vec<When> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let openers = openers(&story.vocabulary, "en");
        dates(&story.tokens[0][0], &story.vocabulary, "en", &openers).into_iter().map(|date| date.when).collect()
    }

    #[test]
    fn days_weeks_and_years() {
        assert_eq!(
            found("On Monday, after talks last week and on May 3, 2011, they may march over the weekend."),
            [When::Weekday(0), When::LastWeek, When::Day(5, 3), When::Year(2011), When::Weekend]
        );
    }

    #[test]
    fn months_that_are_other_words_too() {
        assert_eq!(found("The talks that failed in May go on until March."), [When::Day(5, 0), When::Day(3, 0)]);
        assert!(found("May they march with Theresa May for good.").is_empty());
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

    fn found_in(language: &str, text: &str) -> Vec<When> {
        let mut document = Document::from_sentences("a", &[text]);
        document.language = language.into();
        let story = tokenize(vec![document]);
        let openers = openers(&story.vocabulary, language);
        dates(&story.tokens[0][0], &story.vocabulary, language, &openers).into_iter().map(|date| date.when).collect()
    }

    #[test]
    fn other_languages_name_days_in_their_own_words() {
        assert_eq!(
            found_in("de", "Am Montag, dem 3. Mai 2011, wurde letzte Woche gestritten, am Wochenende nicht."),
            [When::Weekday(0), When::Day(5, 3), When::Year(2011), When::LastWeek, When::Weekend]
        );
        assert_eq!(
            found_in("fr", "Lundi 3 mai, en 2011 comme la semaine dernière, on vota ; hier, le 1er août, non."),
            [When::Weekday(0), When::Day(5, 3), When::Year(2011), When::LastWeek, When::Relative(-1), When::Day(8, 1)]
        );
        assert_eq!(
            found_in("es", "El lunes, 3 de mayo de 2011, se votó; ayer y el fin de semana, no."),
            [When::Weekday(0), When::Day(5, 3), When::Year(2011), When::Relative(-1), When::Weekend]
        );
        assert_eq!(
            found_in("ru", "В среду, 3 мая 2011 года, голосовали; на прошлой неделе и вчера — нет."),
            [When::Weekday(2), When::Day(5, 3), When::Year(2011), When::LastWeek, When::Relative(-1)]
        );
    }
}
