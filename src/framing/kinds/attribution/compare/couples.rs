//! Which attributions of two sentences attribute the same.

use std::ops::Range;

use super::super::detect::{self, Found, Shape, attributions};
use super::super::source;
use super::{content_words, share};
use crate::framing::SentenceView;
use crate::framing::side::Side;

/// Families that report speech, so that their verbs can be set against each other.
const SPEECH: &[&str] = &[
    "neutral",
    "doubting",
    "factive",
    "revealing",
    "conceding",
    "denying",
    "refusing",
    "promising",
    "urging",
    "arguing",
    "confronting",
    "warning",
    "according",
];
/// And so many before the two sources are.
pub(super) const LEAST_SHARED_FOR_A_SOURCE: usize = 2;
/// Share of the shorter content from which on two different sources say the same.
const LEAST_SHARE_STRANGERS_SAY: f64 = 0.5;

/// Attributions of speech in the outlet's own voice, by verbs and their like.
pub(super) fn spoken<'a>(view: &SentenceView<'a>) -> Vec<Found<'a>> {
    speech(view).into_iter().filter(|found| found.shape != Shape::Noun).collect()
}

/// The same of both sides, with the nouns where one is said to be false: `the claim`, `the false claim`.
pub(super) fn spoken_by_both<'a>(side: &Side<'a>) -> [Vec<Found<'a>>; 2] {
    let views = [side.own, side.other];
    let false_noun = |view: &SentenceView<'_>| {
        let nouns = speech(view).into_iter().filter(|found| found.shape == Shape::Noun);
        nouns.into_iter().any(|found| detect::rejected(view, &found).is_some())
    };
    let of = if views.iter().any(false_noun) { speech } else { spoken };
    [of(&views[0]), of(&views[1])]
}

/// All attributions of speech in the outlet's own voice.
fn speech<'a>(view: &SentenceView<'a>) -> Vec<Found<'a>> {
    attributions(view).iter().filter(|found| SPEECH.contains(&found.family)).cloned().collect()
}

/// Attributions of the two sides that attribute the same: those that share most content words, the only ones, each once.
pub(super) fn couple(side: &Side<'_>, mine: &[Found<'_>], theirs: &[Found<'_>]) -> Vec<(usize, usize, usize)> {
    let mut scored: Vec<(usize, usize, usize)> = Vec::new();
    for (i, a) in mine.iter().enumerate() {
        for (j, b) in theirs.iter().enumerate() {
            let shared = shared_words(side, a, b);
            let only = mine.len() == 1 && theirs.len() == 1;
            let strangers = strangers(side, a, b);
            // `she welcomed the board's statement disputing it` tells by her what `the board disputed it` tells by the board.
            if strangers && has_verb_elsewhere(side, a, b) {
                continue;
            }
            let least = if strangers { LEAST_SHARED_FOR_A_SOURCE } else { usize::from(!only) };
            if shared >= least {
                scored.push((shared, i, j));
            }
        }
    }
    // Of two expressions with the same words behind them, the later one stands beside them: `who declared the gift, said he …`.
    let wide = |found: &Found<'_>| found.content.as_ref().map_or(0, Range::len);
    scored.sort_by_key(|&(shared, i, j)| {
        let width = wide(&mine[i]) + wide(&theirs[j]);
        (std::cmp::Reverse(shared), width, i.abs_diff(j), i + j, side.by_words(i, j))
    });
    let mut couples: Vec<(usize, usize, usize)> = Vec::new();
    for (shared, i, j) in scored {
        if couples.iter().all(|&(x, y, _)| x != i && y != j) {
            couples.push((i, j, shared));
        }
    }
    couples.sort_unstable();
    couples
}

/// Whether one side has the other one's verb too, in another place than its own: a third attribution is the counterpart.
fn has_verb_elsewhere(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let there = side.matched[mine.cue.start];
    let here = side.match_of(theirs.cue.start);
    there.is_some_and(|at| !theirs.cue.contains(&at)) || here.is_some_and(|at| !mine.cue.contains(&at))
}

/// Whether the two sources are certainly not one: both are given, neither by a pronoun, and they share no word.
pub(super) fn strangers(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let (Some(own), Some(other)) = (&mine.source, &theirs.source) else { return false };
    !source::is_pronoun(&side.own, own) && !source::is_pronoun(&side.other, other) && !shares(side, own, other)
}

/// Whether the two say the same, by the words of the shorter content.
pub(super) fn one_content(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let words = |view: &SentenceView<'_>, found: &Found<'_>| {
        found.content.as_ref().map_or(0, |content| content_words(view, content).count())
    };
    let shorter = words(&side.own, mine).min(words(&side.other, theirs));
    share(shared_words(side, mine, theirs), shorter) >= LEAST_SHARE_STRANGERS_SAY
}

/// Whether two sources have a content word in common.
pub(super) fn shares(side: &Side<'_>, own: &Range<usize>, other: &Range<usize>) -> bool {
    let term = |view: &SentenceView<'_>, at: usize| view.word(at).term;
    content_words(&side.own, own)
        .any(|at| content_words(&side.other, other).any(|to| term(&side.other, to) == term(&side.own, at)))
}

/// How many content words of what is attributed here are told in what is attributed there.
fn shared_words(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> usize {
    let (Some(mine), Some(theirs)) = (&mine.content, &theirs.content) else { return 0 };
    content_words(&side.own, mine).filter(|&at| side.matched[at].is_some_and(|other| theirs.contains(&other))).count()
}
