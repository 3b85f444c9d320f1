//! What a format finds in an input: a text, and what is known about it.

use crate::span::Span;

/// A piece of text that the markup itself says is no part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the version's text.
    pub span: Span,
    /// What the markup says it is, in the words of the clean stage's reasons.
    pub reason: &'static str,
}

/// One article as a format reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// The headline, where there is one, and the paragraphs, a line each.
    pub text: String,
    /// Pieces of `text` that are no article, in their order.
    pub marks: Vec<Mark>,
    /// What the headline says.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// ISO 639-1 code that the input states.
    pub language: Option<String>,
}

impl Record {
    /// A text about which nothing else is known.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Puts the title before the text, unless the text begins with it.
    pub fn with_headline(mut self) -> Self {
        let Some(title) = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) else { return self };
        if alike(self.text.trim_start().lines().next().unwrap_or_default(), title) {
            return self;
        }
        let headline = format!("{title}\n\n");
        for mark in &mut self.marks {
            mark.span = Span::new(mark.span.start + headline.len(), mark.span.end + headline.len());
        }
        self.text.insert_str(0, &headline);
        self
    }
}

/// The letters and digits of a text in lower case: what is left of it in any typography.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two lines hold the same letters and digits.
pub(super) fn alike(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// The day in a date as machines write it (`2024-05-03T14:05:00Z`, `2024-05-03 14:05`, `20240503…`).
pub(super) fn day(date: &str) -> Option<String> {
    let date = date.trim();
    let digits =
        |range: std::ops::Range<usize>| date.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let dashed = || {
        Some((
            digits(0..4)?,
            date.get(4..5).filter(|dash| *dash == "-")?,
            digits(5..7)?,
            date.get(7..8).filter(|dash| *dash == "-")?,
            digits(8..10)?,
        ))
    };
    let (year, month, day) = match dashed() {
        Some((year, _, month, _, day)) => (year, month, day),
        None => (digits(0..4)?, digits(4..6)?, digits(6..8)?),
    };
    let within = |part: &str, most: u32| part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number));
    (within(month, 12) && within(day, 31)).then(|| format!("{year}-{month}-{day}"))
}

/// The two letters of a language tag (`en-GB`, `pt_BR`).
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_dates_give_a_day() {
        for date in ["2024-05-03T14:05:00+02:00", "2024-05-03 14:05", "20240503T140500", " 2024-05-03"] {
            assert_eq!(day(date).as_deref(), Some("2024-05-03"), "{date}");
        }
        for date in ["3 May 2024", "2024", "2024-13-40", "", "2024-5-3é"] {
            assert_eq!(day(date), None, "{date}");
        }
    }

    #[test]
    fn the_headline_is_put_first_once() {
        let record =
            |text: &str| Record { title: Some("Ferry late".into()), ..Record::plain(text) }.with_headline().text;
        assert_eq!(record("It left at noon."), "Ferry late\n\nIt left at noon.");
        assert_eq!(record("FERRY LATE!\nIt left at noon."), "FERRY LATE!\nIt left at noon.");
    }

    #[test]
    fn language_tags_give_a_code() {
        assert_eq!(language("pt_BR").as_deref(), Some("pt"));
        assert_eq!(language("English"), None);
    }
}
