//! Words in reading order, of which two sentences may share a run.

use std::ops::Deref;

use super::TermId;

/// The terms of some words in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    words: Vec<TermId>,
    /// Each with its place, by term.
    places: Vec<(TermId, u32)>,
}

impl From<Vec<TermId>> for Sequence {
    fn from(words: Vec<TermId>) -> Self {
        let mut places: Vec<(TermId, u32)> = words.iter().copied().zip(0..).collect();
        places.sort_unstable_by_key(|&(word, place)| (u64::from(word.0) << 32) | u64::from(place));
        Self { words, places }
    }
}

impl Deref for Sequence {
    type Target = [TermId];

    fn deref(&self) -> &[TermId] {
        &self.words
    }
}

impl Sequence {
    /// Length of the longest run of words that both have, in words. Only places with equal words are looked at: a table of all
    /// places took ten times as long.
    #[must_use]
    pub fn longest_run(&self, other: &Self) -> usize {
        let (mut best, mut from) = (0, 0);
        for &(word, mine) in &self.places {
            from += other.places[from..].iter().take_while(|(known, _)| *known < word).count();
            for &(_, theirs) in other.places[from..].iter().take_while(|(known, _)| *known == word) {
                let (mine, theirs) = (mine as usize, theirs as usize);
                let goes_on = mine > 0 && theirs > 0 && self.words[mine - 1] == other.words[theirs - 1];
                if !goes_on {
                    let run = self.words[mine..].iter().zip(&other.words[theirs..]);
                    best = best.max(run.take_while(|(x, y)| x == y).count());
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(words: &[u32]) -> Sequence {
        words.iter().map(|word| TermId(*word)).collect::<Vec<_>>().into()
    }

    #[test]
    fn a_run_of_words_is_counted_in_order() {
        assert_eq!(sequence(&[1, 2, 3, 4]).longest_run(&sequence(&[9, 2, 3, 4, 1])), 3);
        assert_eq!(sequence(&[1, 2]).longest_run(&sequence(&[2, 1])), 1);
        assert_eq!(sequence(&[1, 2]).longest_run(&sequence(&[])), 0);
    }

    #[test]
    fn words_that_stand_more_than_once_are_compared_at_every_place() {
        assert_eq!(sequence(&[5, 1, 5, 2, 5]).longest_run(&sequence(&[5, 2, 5, 1])), 3);
        assert_eq!(sequence(&[7, 7, 7]).longest_run(&sequence(&[7, 7])), 2);
    }
}
