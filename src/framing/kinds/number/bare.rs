//! Numbers that count nothing by themselves, one in the very place of the other: `nine were missing`, `at 3:17 a.m.`, `came third`,
//! `tripled`.

use super::tell_the_same;
use crate::framing::{Finding, PairView, SentenceView, Severity, lexicon};
use crate::tokens::TokenKind;

/// What a word tells by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// `nine`.
    Figure,
    /// `third`.
    Rank,
    /// `tripled`.
    Multiple,
}

impl Sort {
    fn of_family(id: &str) -> Option<Self> {
        match id {
            "rank" => Some(Self::Rank),
            "multiple" => Some(Self::Multiple),
            _ => None,
        }
    }

    const fn cue(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Rank => "rank",
            Self::Multiple => "multiple",
        }
    }

    const fn note(self) -> &'static str {
        match self {
            Self::Figure => "different figures in the same place",
            Self::Rank => "different ranks in the same place",
            Self::Multiple => "different multiples in the same place",
        }
    }
}

pub(super) fn in_one_place(pair: &PairView<'_>) -> Vec<Finding> {
    let theirs = bare(&pair.b, pair.match_b);
    bare(&pair.a, pair.match_a)
        .into_iter()
        .filter_map(|(at, sort)| {
            let in_place = |to: usize| pair.in_one_place(&(at..at + 1), &(to..to + 1));
            let (to, _) = theirs.iter().copied().find(|(to, of)| *of == sort && in_place(*to))?;
            // `the first in a decade`, `the second in its history`
            if sort == Sort::Rank && !tell_the_same(pair, &(at..at + 1), &(to..to + 1)) {
                return None;
            }
            Some(Finding {
                kind: "number",
                severity: Severity::Medium,
                confidence: pair.confidence * 0.8,
                a: pair.a.place(at..at + 1),
                b: pair.b.place(to..to + 1),
                cue_a: Some(sort.cue()),
                cue_b: Some(sort.cue()),
                note: sort.note().into(),
            })
        })
        .collect()
}

/// The words of a sentence that tell a number, stand in no date or amount, and have no counterpart on the other side.
fn bare(view: &SentenceView<'_>, matched: &[Option<usize>]) -> Vec<(usize, Sort)> {
    let known = view.tokenized.measured();
    let hits = lexicon::find("number", view);
    let listed = |at: usize| {
        let of_word = hits.iter().find(|hit| hit.tokens == (at..at + 1));
        of_word.and_then(|hit| Sort::of_family(hit.family().id))
    };
    (0..view.tokens().len())
        .filter(|at| matched[*at].is_none() && !known[*at])
        .filter_map(|at| {
            let figure = match view.tokens()[at].kind {
                TokenKind::Number => true,
                TokenKind::Word => view.word(at).number,
                TokenKind::Punctuation => false,
            };
            Some((at, if figure { Sort::Figure } else { listed(at)? }))
        })
        .collect()
}
