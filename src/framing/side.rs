//! A pair seen from one of its sides, so that a kind says once what it looks for and finds it mirrored.

use std::ops::Range;

use super::{Cue, Finding, PairView, SentenceView, Severity, Voice, note};
use crate::span::Span;
use crate::tokens::TokenKind;

/// So many more words than the cue has may stand in its slot on the other side.
const LONGER_SLOT: usize = 2;
/// Most unmatched words between a cue and the nearest matched word on either side of it.
const LONGEST_GAP: usize = 2;

/// So many words on either side of a cue are what it is said of.
const NEIGHBOURHOOD: usize = 8;
/// The content words right before and behind an expression stand no further off.
const NEIGHBOUR_REACH: usize = 6;

/// One side of a pair.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The sentence on this side.
    pub own: SentenceView<'a>,
    /// The sentence on the other side.
    pub other: SentenceView<'a>,
    /// Cues of this side.
    pub own_cues: &'a [Cue],
    /// Cues of the other side.
    pub other_cues: &'a [Cue],
    /// For each token of this side the one that matches it on the other.
    pub matched: &'a [Option<usize>],
    /// Further sentences of the other version that are aligned to this side.
    pub also_other: &'a [SentenceView<'a>],
    /// Whether this side is the first of the pair.
    pub first: bool,
}

/// What is said of a finding besides its words.
#[derive(Debug)]
pub struct Remark {
    /// Id of the kind.
    pub kind: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// 0–1.
    pub confidence: f64,
    /// Family of the cue on this side.
    pub own_cue: Option<&'static str>,
    /// Family of the cue on the other side.
    pub other_cue: Option<&'static str>,
    /// The note, which names the first side first.
    pub note: String,
}

impl<'a> PairView<'a> {
    /// Whether the nearest words before `mine` and `theirs` match each other, and those behind: the two stand in one place.
    #[must_use]
    pub fn in_one_place(&self, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
        in_one_place((&self.a, mine), (&self.b, theirs), self.match_a)
    }

    /// Something of `a` and of `b` in the alphabetical order of the two sentences: ties that it breaks are broken alike when the
    /// versions are swapped.
    #[must_use]
    pub fn by_words<T>(&self, a: T, b: T) -> (T, T) {
        if self.b.text() < self.a.text() { (b, a) } else { (a, b) }
    }

    /// Both sides, the first one first.
    #[must_use]
    pub fn sides(&self) -> [Side<'a>; 2] {
        [
            Side {
                own: self.a,
                other: self.b,
                own_cues: self.cues_a,
                other_cues: self.cues_b,
                matched: self.match_a,
                also_other: self.also_b,
                first: true,
            },
            Side {
                own: self.b,
                other: self.a,
                own_cues: self.cues_b,
                other_cues: self.cues_a,
                matched: self.match_b,
                also_other: self.also_a,
                first: false,
            },
        ]
    }
}

impl<'a> Side<'a> {
    /// Cues of one kind on this side in the outlet's own voice.
    pub fn outlet_cues(&self, kind: &'static str) -> impl Iterator<Item = &'a Cue> + use<'a> {
        self.own_cues.iter().filter(move |cue| cue.kind == kind && cue.voice == Voice::Outlet)
    }

    /// Whether the other version uses the content words under `span` too, in the pair or beside it: `builder` is no `cowboy builder`.
    #[must_use]
    pub fn other_says_it_too(&self, span: Span) -> bool {
        let own = self.own.tokens_in(span);
        if own.clone().all(|at| is_mark(&self.own, at) || self.is_function(at)) {
            // `once again`: small words tell nothing by themselves, only all of them together.
            return own.into_iter().all(|at| is_mark(&self.own, at) || self.matched[at].is_some());
        }
        own.filter(|&at| self.own.is_telling(at)).all(|at| {
            let term = self.own.word(at).term;
            let told = || std::iter::once(&self.other).chain(self.also_other).any(|view| view.has(term));
            self.matched.get(at).is_some_and(Option::is_some) || told()
        })
    }

    /// The word of this side that matches word `to` of the other.
    #[must_use]
    pub fn match_of(&self, to: usize) -> Option<usize> {
        self.matched.iter().position(|matched| *matched == Some(to))
    }

    /// Whether a word of this side matches word `to` of the other.
    #[must_use]
    pub fn has_match_of(&self, to: usize) -> bool {
        self.matched.contains(&Some(to))
    }

    /// The same as [`PairView::in_one_place`], with words of this side first.
    #[must_use]
    pub fn in_one_place(&self, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
        in_one_place((&self.own, mine), (&self.other, theirs), self.matched)
    }

    /// The same as [`PairView::by_words`], of this side and of the other.
    #[must_use]
    pub fn by_words<T>(&self, own: T, other: T) -> (T, T) {
        if self.other.text() < self.own.text() { (other, own) } else { (own, other) }
    }

    /// Whether one of the words of `own` is matched by a word of `theirs`.
    #[must_use]
    pub fn meets(&self, own: &Cue, theirs: &Cue) -> bool {
        let there = self.other.tokens_in(theirs.span);
        self.own.tokens_in(own.span).any(|at| self.matched[at].is_some_and(|to| there.contains(&to)))
    }

    /// Whether a content word near a cue of this side matches one near a cue of the other side.
    #[must_use]
    pub fn is_said_of_one(&self, own: &Cue, theirs: &Cue) -> bool {
        let near = |view: &SentenceView<'_>, span: Span| {
            let tokens = view.tokens_in(span);
            tokens.start.saturating_sub(NEIGHBOURHOOD)..view.tokens().len().min(tokens.end + NEIGHBOURHOOD)
        };
        let there = near(&self.other, theirs.span);
        near(&self.own, own.span)
            .any(|at| self.own.is_telling(at) && self.matched[at].is_some_and(|to| there.contains(&to)))
    }

    /// Whether a cue of the other side is the counterpart of a cue of its kind on this side that is not `own`: both sides
    /// have that one, so it does not answer `own`.
    #[must_use]
    pub fn is_taken(&self, theirs: &Cue, own: &Cue) -> bool {
        self.own_cues
            .iter()
            .any(|mine| mine.kind == theirs.kind && !mine.span.overlaps(own.span) && self.meets(mine, theirs))
    }

    /// Whether the outlet itself says both words, one of each side, or somebody who is quoted says both.
    #[must_use]
    pub fn in_one_voice(&self, own: usize, other: usize) -> bool {
        self.own.tokens()[own].quoted == self.other.tokens()[other].quoted
    }

    /// Whether the nearest content words before the two match each other, or the nearest ones behind.
    #[must_use]
    pub fn is_of_one_thing(&self, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
        self.neighbours(mine, theirs).contains(&Some(true))
    }

    /// Whether the nearest content words before the two match each other, and the nearest ones behind; `None` where a sentence
    /// has none there.
    #[must_use]
    pub fn neighbours(&self, mine: &Range<usize>, theirs: &Range<usize>) -> [Option<bool>; 2] {
        let before = |view: &SentenceView<'_>, at: usize| {
            (at.saturating_sub(NEIGHBOUR_REACH)..at).rev().find(|place| view.is_telling(*place))
        };
        let behind = |view: &SentenceView<'_>, at: usize| {
            (at..view.tokens().len().min(at + NEIGHBOUR_REACH)).find(|place| view.is_telling(*place))
        };
        let meet = |own: Option<usize>, other: Option<usize>| Some(self.matched[own?] == Some(other?));
        [
            meet(before(&self.own, mine.start), before(&self.other, theirs.start)),
            meet(behind(&self.own, mine.end), behind(&self.other, theirs.end)),
        ]
    }

    /// Whether a content word within `reach` words of `tokens` stands on the other side too, so that both tell of it.
    #[must_use]
    pub fn is_told_of(&self, tokens: &Range<usize>, reach: usize) -> bool {
        let around = tokens.start.saturating_sub(reach)..self.own.tokens().len().min(tokens.end + reach);
        around.into_iter().any(|at| self.matched[at].is_some() && self.own.is_telling(at))
    }

    /// Whether no further sentence of the other version that is aligned to this side tells more of what stands around
    /// `tokens` than the one of this pair: what is missing there is reported once and not for each of them.
    #[must_use]
    pub fn is_nearest(&self, tokens: &Range<usize>) -> bool {
        let around =
            tokens.start.saturating_sub(NEIGHBOURHOOD)..self.own.tokens().len().min(tokens.end + NEIGHBOURHOOD);
        let shared = |view: &SentenceView<'_>| {
            around.clone().filter(|&at| self.own.is_telling(at) && view.has(self.own.word(at).term)).count()
        };
        let here = shared(&self.other);
        self.also_other.iter().all(|view| {
            let there = shared(view);
            there < here || (there == here && self.other.index < view.index)
        })
    }

    /// The words that stand on the other side in the place of `tokens`: between the matches of the nearest matched words
    /// before and behind, when those follow each other closely and a word that tells something stands there; figures take the place of no word.
    #[must_use]
    pub fn slot(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let own_last = self.matched.len();
        let before =
            match (tokens.start.saturating_sub(LONGEST_GAP + 1)..tokens.start).rev().find_map(|at| self.matched[at]) {
                Some(at) => at + 1,
                None if tokens.start <= LONGEST_GAP => 0,
                None => return None,
            };
        let behind = match (tokens.end..own_last.min(tokens.end + LONGEST_GAP + 1)).find_map(|at| self.matched[at]) {
            Some(at) => at,
            None if own_last - tokens.end <= LONGEST_GAP => self.other.tokens().len(),
            None => return None,
        };
        let mut slot = before..behind;
        while slot.start < slot.end && self.is_mark(slot.start) {
            slot.start += 1;
        }
        while slot.start < slot.end && self.is_mark(slot.end - 1) {
            slot.end -= 1;
        }
        let tells = slot.clone().any(|at| !self.is_mark(at) && !self.other.word(at).function);
        let figures = slot.clone().any(|at| self.other.tokens()[at].kind == TokenKind::Number);
        (tells && !figures && slot.len() <= tokens.len() + LONGER_SLOT).then_some(slot)
    }

    fn is_function(&self, at: usize) -> bool {
        self.own.word(at).function
    }

    fn is_mark(&self, at: usize) -> bool {
        is_mark(&self.other, at)
    }

    /// Whether the words on either side of `tokens` follow each other on the other side too, but for at most `most`
    /// words between them: `tokens` were put in there, or took the place of those.
    #[must_use]
    pub fn is_put_in(&self, tokens: &Range<usize>, most: usize) -> bool {
        let before = (0..tokens.start).rev().find(|at| !is_mark(&self.own, *at));
        let behind = (tokens.end..self.own.tokens().len()).find(|at| !is_mark(&self.own, *at));
        let to = |at: Option<usize>| at.and_then(|at| self.matched[at]);
        matches!((to(before), to(behind)), (Some(x), Some(y)) if x < y && (x + 1..y).filter(|at| !self.is_mark(*at)).count() <= most)
    }

    /// The note that says `own` of this side and `other` of the other one.
    #[must_use]
    pub fn note(&self, own: &str, other: &str) -> String {
        if self.first {
            note::both(&self.own, own, &self.other, other)
        } else {
            note::both(&self.other, other, &self.own, own)
        }
    }

    /// Builds a finding with this side's words and those of the other.
    #[must_use]
    pub fn finding(&self, own: Option<Span>, other: Option<Span>, remark: Remark) -> Finding {
        let mine = own.map(|span| self.own.place_at(span));
        let theirs = other.map(|span| self.other.place_at(span));
        let ((a, b), (cue_a, cue_b)) = if self.first {
            ((mine, theirs), (remark.own_cue, remark.other_cue))
        } else {
            ((theirs, mine), (remark.other_cue, remark.own_cue))
        };
        Finding {
            kind: remark.kind,
            severity: remark.severity,
            confidence: remark.confidence,
            a,
            b,
            cue_a,
            cue_b,
            note: remark.note.into(),
        }
    }
}

/// Whether the nearest words before some tokens of either sentence match each other, and those behind; `matched` is from the first
/// sentence to the second.
fn in_one_place(
    (own, mine): (&SentenceView<'_>, &Range<usize>),
    (other, theirs): (&SentenceView<'_>, &Range<usize>),
    matched: &[Option<usize>],
) -> bool {
    let before = |view: &SentenceView<'_>, start: usize| (0..start).rev().find(|at| !is_mark(view, *at));
    let behind = |view: &SentenceView<'_>, end: usize| (end..view.tokens().len()).find(|at| !is_mark(view, *at));
    let meet = |own: Option<usize>, other: Option<usize>| match (own, other) {
        (Some(at), Some(to)) => matched[at] == Some(to),
        (None, None) => true,
        _ => false,
    };
    meet(before(own, mine.start), before(other, theirs.start)) && meet(behind(own, mine.end), behind(other, theirs.end))
}

fn is_mark(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokens()[at].kind == TokenKind::Punctuation
}
