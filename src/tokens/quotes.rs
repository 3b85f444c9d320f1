//! Which tokens stand inside quotation marks.
//!
//! Double marks (straight, curly, angled, low) may run over several sentences; a quotation that is
//! opened again at the start of the next paragraph goes on. Whether an open quotation runs into the next
//! sentence is decided by what comes next: a closing mark before any opening one. A mark that is
//! opened and never closed ends with its own sentence, so that one lost mark cannot turn the rest of a text
//! into speech. Single marks count within one sentence only, because `’` is an apostrophe too.

use super::{TokenKind, TokenSentence};
use crate::span::Span;

/// How far an open quotation may run without a closing mark, in sentences.
const LONGEST_QUOTATION: usize = 12;

/// The part of a quotation that stands in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The quoted words, without the marks.
    pub span: Span,
    /// The quoted words as a range of the sentence's tokens.
    pub tokens: std::ops::Range<usize>,
    /// Whether the opening mark stands in this sentence.
    pub opens: bool,
    /// Whether the closing mark stands in this sentence.
    pub closes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
}

struct Placed {
    mark: Mark,
    sentence: usize,
    token: usize,
}

/// Sets [`Token::quoted`](super::Token::quoted) and [`TokenSentence::quotes`].
pub(super) fn mark(text: &str, sentences: &mut [TokenSentence]) {
    let marks = double_marks(text, sentences);
    let mut open: Option<(usize, usize)> = None;
    for (at, placed) in marks.iter().enumerate() {
        match (placed.mark, open) {
            (Mark::Open, None) => open = Some((placed.sentence, placed.token + 1)),
            (Mark::Open, Some((sentence, token))) => {
                let goes_on =
                    placed.token == 0 && placed.sentence > sentence && closes_soon(&marks[at + 1..], placed.sentence);
                let end = if goes_on { placed.sentence - 1 } else { sentence };
                let last = sentences[end].tokens.len();
                fill(text, sentences, (sentence, token), (end, last), false);
                open = Some((placed.sentence, placed.token + 1));
            }
            (Mark::Close, Some((sentence, token))) => {
                if placed.sentence - sentence <= LONGEST_QUOTATION {
                    fill(text, sentences, (sentence, token), (placed.sentence, placed.token), true);
                }
                open = None;
            }
            (Mark::Close, None) => {}
        }
    }
    if let Some((sentence, token)) = open {
        let last = sentences[sentence].tokens.len();
        fill(text, sentences, (sentence, token), (sentence, last), false);
    }
    for sentence in sentences {
        single_marks(text, sentence);
        sentence.quotes.sort_by_key(|quote| quote.span);
    }
}

fn closes_soon(following: &[Placed], from: usize) -> bool {
    following.first().is_some_and(|next| next.mark == Mark::Close && next.sentence - from <= LONGEST_QUOTATION)
}

fn fill(text: &str, sentences: &mut [TokenSentence], from: (usize, usize), to: (usize, usize), closed: bool) {
    for (at, sentence) in sentences.iter_mut().enumerate().take(to.0 + 1).skip(from.0) {
        let start = if at == from.0 { from.1 } else { 0 };
        let end = if at == to.0 { to.1 } else { sentence.tokens.len() };
        push(text, sentence, start..end, at == from.0, closed && at == to.0);
    }
}

fn push(text: &str, sentence: &mut TokenSentence, range: std::ops::Range<usize>, opens: bool, closes: bool) {
    if range.is_empty() {
        return;
    }
    let tokens = &mut sentence.tokens[range.clone()];
    let span = Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end).trimmed(text);
    for token in tokens {
        token.quoted = true;
    }
    sentence.quotes.push(Quote { span, tokens: range, opens, closes });
}

/// The marks in reading order. `“` closes behind `„` (German, Russian) and opens elsewhere; `»` opens what `«` closes where
/// it stands as an opening mark does.
fn double_marks(text: &str, sentences: &[TokenSentence]) -> Vec<Placed> {
    let mut marks = Vec::new();
    let mut opened_by = "";
    for (sentence, tokens) in sentences.iter().enumerate() {
        for (token, place) in tokens.tokens.iter().enumerate() {
            if place.kind != TokenKind::Punctuation {
                continue;
            }
            let before = text[..place.span.start].chars().next_back();
            let after = text[place.span.end..].chars().next();
            let glyph = place.span.of(text);
            let mark = match (glyph, opened_by) {
                ("“", "„") | ("«", "»") => Mark::Close,
                ("»", _) if opened_by != "«" && opens_by_its_neighbours(before, after) => Mark::Open,
                ("“" | "„" | "‟" | "«", _) => Mark::Open,
                ("”" | "»", _) => Mark::Close,
                ("\"" | "''" | "``" | "″", _) if opens_by_its_neighbours(before, after) => Mark::Open,
                ("\"" | "''" | "``" | "″", _) => Mark::Close,
                _ => continue,
            };
            opened_by = if mark == Mark::Open { glyph } else { "" };
            marks.push(Placed { mark, sentence, token });
        }
    }
    marks
}

fn opens_by_its_neighbours(before: Option<char>, after: Option<char>) -> bool {
    let free_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | '‘' | '\''));
    let free_after = after.is_none_or(char::is_whitespace);
    free_before && !free_after
}

fn single_marks(text: &str, sentence: &mut TokenSentence) {
    let mut open: Option<usize> = None;
    for at in 0..sentence.tokens.len() {
        let place = sentence.tokens[at];
        if place.quoted {
            open = None;
            continue;
        }
        if place.kind != TokenKind::Punctuation {
            continue;
        }
        let before = text[..place.span.start].chars().next_back();
        let after = text[place.span.end..].chars().next();
        match place.span.of(text) {
            "‘" | "'" | "‹" if opens_by_its_neighbours(before, after) => open = Some(at + 1),
            "’" | "'" | "›" if after.is_none_or(|c| !c.is_alphanumeric()) => {
                if let Some(start) = open.take() {
                    push(text, sentence, start..at, true, true);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn quoted(sentences: &[&str]) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", sentences)]);
        let text = &story.documents[0].version.text;
        story.tokens[0].iter().flat_map(|s| s.quotes.iter().map(|q| q.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_quotation_runs_over_sentences() {
        assert_eq!(quoted(&["\"We waited.", "Nobody came,\" she said."]), ["We waited.", "Nobody came,"]);
    }

    #[test]
    fn a_lost_closing_mark_ends_with_its_sentence() {
        assert_eq!(quoted(&["“We waited.", "The mayor left.", "He called it “a mess”."]), ["We waited.", "a mess"]);
    }

    #[test]
    fn marks_of_other_languages() {
        assert_eq!(quoted(&["„Wir warten“, sagte Ost, „und bleiben.“"]), ["Wir warten", "und bleiben."]);
        assert_eq!(quoted(&["»Wir warten«, sagte Ost."]), ["Wir warten"]);
        assert_eq!(quoted(&["« Nous partons », a dit Ost."]), ["Nous partons"]);
        assert_eq!(quoted(&["«Мы ждём», — сказал Ост."]), ["Мы ждём"]);
    }

    #[test]
    fn a_paragraph_that_opens_again_goes_on() {
        assert_eq!(quoted(&["“We waited.", "“Nobody came,” she said."]), ["We waited.", "Nobody came,"]);
    }

    #[test]
    fn single_marks_and_apostrophes() {
        assert_eq!(quoted(&["Police 'crush' the dockers' rally, don't they?"]), ["crush"]);
        assert_eq!(quoted(&["The ‘so-called’ plan isn’t the dockers’ plan."]), ["so-called"]);
    }
}
