//! What is kept of an article: its telling words, and the day on which it was published.

use super::{Vector, normalized};
use crate::span::Span;
use crate::tokens::{self, TermId, TokenKind, Vocabulary};

/// Content words of an article that are looked at. News tells its event first; more words add background that other
/// events share, and memory.
const LEAD_WORDS: usize = 150;
/// Heaviest terms of an article that count.
const HEAVIEST: usize = 48;
/// Weight that the commonest word of the language keeps of its rarity in the stream. On the development topics 0.05 was
/// better than 0.3 and 1 in the first look.
const LANGUAGE_FLOOR: f32 = 0.05;
/// The same in the second look, where the words are few.
const LANGUAGE_FLOOR_INSIDE: f32 = 0.3;

/// The articles of a stream.
#[derive(Debug, Default)]
pub struct Bags {
    vocabulary: Vocabulary,
    /// Language rarity of each term, that of its commonest form.
    rarity: Vec<f32>,
    /// Articles that hold each term.
    holders: Vec<u32>,
    /// Distinct terms of each article, sorted.
    terms: Vec<Box<[u32]>>,
    /// Day of publication, counted from 1970-01-01.
    days: Vec<Option<i64>>,
}

impl Bags {
    /// Adds an article; of `published` the date at its start counts.
    pub fn add(&mut self, text: &str, published: Option<&str>) {
        let mut terms: Vec<u32> = Vec::new();
        let mut words = 0;
        for line in text.lines() {
            let span = Span::new(0, line.len());
            for token in tokens::split_words(line, span, "en", &mut self.vocabulary) {
                let word = self.vocabulary.word(token.word);
                if token.kind == TokenKind::Punctuation || word.function {
                    continue;
                }
                let TermId(term) = word.term;
                let at = term as usize;
                if at >= self.rarity.len() {
                    self.rarity.resize(at + 1, 1.0);
                    self.holders.resize(at + 1, 0);
                }
                self.rarity[at] = self.rarity[at].min(word.rarity);
                terms.push(term);
                words += 1;
            }
            if words >= LEAD_WORDS {
                break;
            }
        }
        terms.truncate(LEAD_WORDS);
        terms.sort_unstable();
        terms.dedup();
        terms.iter().for_each(|term| self.holders[*term as usize] += 1);
        self.terms.push(terms.into());
        self.days.push(published.and_then(day));
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Days between the publication of two articles; 0 when it is not known of both.
    pub(super) fn apart(&self, x: usize, y: usize) -> u32 {
        match (self.days[x], self.days[y]) {
            (Some(x), Some(y)) => u32::try_from(x.abs_diff(y)).unwrap_or(u32::MAX),
            _ => 0,
        }
    }

    /// The articles as vectors: rarity in the stream times rarity in the language.
    pub(super) fn vectors(&self) -> Vec<Vector> {
        let articles = self.len();
        self.terms
            .iter()
            .map(|terms| {
                let weigh =
                    |term: &u32| (*term, self.weight(*term, self.holders[*term as usize], articles, LANGUAGE_FLOOR));
                let mut vector = normalized(terms.iter().map(weigh).collect());
                vector.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
                vector.truncate(HEAVIEST);
                vector.sort_unstable_by_key(|(term, _)| *term);
                vector
            })
            .collect()
    }

    /// The articles of a group as vectors in which the words that all of them share weigh nothing.
    pub(super) fn vectors_inside(&self, group: &[usize]) -> Vec<Vector> {
        let mut holders: rustc_hash::FxHashMap<u32, u32> = rustc_hash::FxHashMap::default();
        group.iter().flat_map(|article| &self.terms[*article]).for_each(|term| *holders.entry(*term).or_default() += 1);
        let vector = |article: &usize| -> Vector {
            let shared = self.terms[*article].iter().map(|term| (*term, holders[term])).filter(|(_, held)| *held > 1);
            shared.map(|(term, held)| (term, self.weight(term, held, group.len(), LANGUAGE_FLOOR_INSIDE))).collect()
        };
        group.iter().map(|article| normalized(vector(article))).collect()
    }

    fn weight(&self, term: u32, holders: u32, articles: usize, floor: f32) -> f32 {
        let all = articles as f32 + 1.0;
        let rarity = (all / (holders as f32 + 0.5)).ln().max(0.0) / all.ln().max(0.7);
        rarity * (floor + (1.0 - floor) * self.rarity[term as usize])
    }
}

/// Day number of `YYYY-MM-DD…`, counted from 1970-01-01.
fn day(published: &str) -> Option<i64> {
    let mut parts = published.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day at their end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2024-03-01T10:00:00Z"), day("2024-02-28").map(|day| day + 2));
        assert_eq!(day("2025-01-01"), day("2024-12-31").map(|day| day + 1));
        for wrong in ["2024-13-01", "May 3", "", "2024-05-0x", "２０２４-05-01"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
