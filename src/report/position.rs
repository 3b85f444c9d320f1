//! Places in a file as editors count them.

use super::model::SentenceReport;

/// A line and a character of it, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

impl Position {
    /// Where a file starts.
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The position behind a text that starts here.
    pub(super) fn behind(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            Some((before, last)) => {
                Self { line: self.line + before.matches('\n').count() + 1, column: last.chars().count() + 1 }
            }
            None => Self { column: self.column + text.chars().count(), ..self },
        }
    }

    /// Where words of a sentence start and end; `None` where the sentence has no place in a file.
    pub(super) fn of(sentence: &SentenceReport, start: usize, words: &str) -> Option<[Self; 2]> {
        let first = Self { line: sentence.line?, column: sentence.column? };
        let before = sentence.text.get(..start.saturating_sub(sentence.start))?;
        let start = first.behind(before);
        Some([start, start.behind(words)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_placed_by_line_and_character() {
        let sentence = SentenceReport {
            index: 0,
            text: "Zoë und\nJosé gingen.".into(),
            start: 100,
            end: 122,
            line: Some(3),
            column: Some(5),
            headline: false,
        };
        let place = |start, words| Position::of(&sentence, start, words).map(|p| p.map(|p| (p.line, p.column)));
        assert_eq!(place(105, "und\nJosé"), Some([(3, 9), (4, 5)]));
        assert_eq!(place(115, "gingen"), Some([(4, 6), (4, 12)]));
        assert_eq!(Position::of(&SentenceReport { line: None, ..sentence }, 105, "und"), None);
    }
}
