//! Two noun phrases with one head: what each says of it.

use std::ops::Range;

use super::compare::{Claim, SAME_SLOT, Said, belongs, judges, stirs};
use super::label::Label;
use super::lists;
use crate::framing::{Cue, PairView, SentenceView, note};
use crate::language::has;
use crate::tokens::{Story, TermId};

/// Two phrases with one head and so many matched words around both: what each says of it.
pub(super) fn same_head(pair: &PairView<'_>, mine: &Label, theirs: &Label, near: usize) -> Option<(Claim, Said)> {
    // `the World Health Organization`, `the WHO`
    if pair.a.word(mine.phrase.head).acronym || pair.b.word(theirs.phrase.head).acronym {
        return None;
    }
    let own = |view: &SentenceView<'_>, label: &Label, matched: &[Option<usize>]| -> Vec<(usize, TermId)> {
        // `union-led`, `union-run`: two ends of one word.
        let variant = |at: usize| at >= 2 && view.norm(at - 1) == "-" && matched[at - 2].is_some();
        let own = |(at, _): &(usize, TermId)| matched[*at].is_none() && !variant(*at);
        label.describing.iter().copied().filter(own).collect()
    };
    let (only_a, only_b) = (own(&pair.a, mine, pair.match_a), own(&pair.b, theirs, pair.match_b));
    let name = mine.names.last() == Some(&mine.head) && theirs.names.last() == Some(&theirs.head);
    let given = |label: &Label| label.names.len();
    // A given name or an initial more is no other label.
    let (own_a, own_b) = if name {
        (descriptors(mine, theirs, only_a.len()), descriptors(theirs, mine, only_b.len()))
    } else {
        (only_a.len(), only_b.len())
    };
    match (own_a > 0, own_b > 0) {
        (true, true) if name => Some((Claim::Sure, Said::Both)),
        (true, false) | (false, true) if name && given(mine).abs_diff(given(theirs)) != own_a + own_b => {
            let (view, label, other, there, own) = if own_a > 0 {
                (&pair.a, mine, theirs, pair.b.document_index, only_a)
            } else {
                (&pair.b, theirs, mine, pair.a.document_index, only_b)
            };
            let introduced = full_name(pair, mine, theirs);
            let elsewhere = described_elsewhere(pair.story, there, label, &own);
            let described = if own_a > 0 { is_described(&pair.b, theirs) } else { is_described(&pair.a, mine) };
            let cues = if own_a > 0 { pair.cues_a } else { pair.cues_b };
            let plain = is_plain_office(view, cues, label, &own);
            let telling = introduced && !elsewhere && !described && !plain;
            let but = if elsewhere { ", which the other version says elsewhere" } else { "" };
            let adds = format!("adds {}{but}", note::words(added(view, label, other, &own)));
            Some((claim(telling), Said::Adds(note::one(view, &adds))))
        }
        (true, true) if !name => {
            let tells = says_something(pair, &only_a, &only_b);
            Some((claim(near >= SAME_SLOT && tells), Said::Both))
        }
        (true, false) | (false, true) if !name && pair.match_a[mine.phrase.head] == Some(theirs.phrase.head) => {
            let (view, label, own, cues, there) = if own_a > 0 {
                (&pair.a, mine, &only_a, pair.cues_a, pair.b.document_index)
            } else {
                (&pair.b, theirs, &only_b, pair.cues_b, pair.a.document_index)
            };
            let words = whole(view, own[0].0..own[own.len() - 1].0 + 1);
            let span = view.span_of(words.clone());
            let within = || cues.iter().filter(|cue| cue.span.overlaps(span));
            let said = |(_, term): &(usize, TermId)| !pair.story.holders[there].of_term(*term).is_empty();
            // `migrants`, `illegal migrants`; `a teacher`, `a Muslim teacher`
            let of_a_person = || label.person && within().any(|cue| belongs(view, cue));
            let telling = (within().any(judges) || of_a_person()) && !own.iter().all(said);
            let adds = format!("adds {}", note::words(view.text_of(words)));
            Some((claim(telling), Said::Adds(note::one(view, &adds))))
        }
        _ => None,
    }
}

const fn claim(telling: bool) -> Claim {
    if telling { Claim::Telling } else { Claim::Slight }
}

/// Whether a description says no more than an office or work: `prosecutor`, `the presidential candidate`.
fn is_plain_office(view: &SentenceView<'_>, cues: &[Cue], label: &Label, own: &[(usize, TermId)]) -> bool {
    let telling = |at: usize| {
        let span = view.span_of(at..at + 1);
        stirs(cues, span) || cues.iter().any(|cue| cue.span.overlaps(span) && belongs(view, cue))
    };
    !label.at_work.is_empty() && !own.iter().any(|(at, _)| telling(*at))
}

/// `Dani Osk, the town's keeper`: what somebody is stands behind the name.
fn is_described(view: &SentenceView<'_>, label: &Label) -> bool {
    let behind = label.phrase.tokens.end;
    view.norm(behind) == "," && has(lists(view).describing, view.norm(behind + 1))
}

/// The tokens with the rest of a compound that they are a part of: `far` of `far-right`.
fn whole(view: &SentenceView<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let joins = |at: usize| view.is_hyphen(at);
    while tokens.end + 1 < view.tokens().len() && joins(tokens.end) {
        tokens.end += 2;
    }
    while tokens.start >= 2 && joins(tokens.start - 1) {
        tokens.start -= 2;
    }
    tokens
}

/// Whether a sentence of the other version says of the same name what `label` adds.
fn described_elsewhere(story: &Story, other: usize, label: &Label, own: &[(usize, TermId)]) -> bool {
    let holders = |term: TermId| story.holders[other].of_term(term);
    let beyond: Vec<TermId> = own.iter().map(|(_, term)| *term).filter(|term| !label.names.contains(term)).collect();
    !beyond.is_empty()
        && beyond.iter().all(|term| holders(*term).iter().any(|sentence| holders(label.head).contains(sentence)))
}

/// Whether both descriptions of one thing say more than whose it is and where (`the Varn motto`, `the national motto`), and one
/// of them judges: two plain ones are mostly synonyms (`the governing party`, `the ruling party`).
fn says_something(pair: &PairView<'_>, only_a: &[(usize, TermId)], only_b: &[(usize, TermId)]) -> bool {
    let tells =
        |view: &SentenceView<'_>, own: &[(usize, TermId)]| own.iter().any(|(at, _)| !view.tokens()[*at].capital);
    let colours = |view: &SentenceView<'_>, cues: &[Cue], own: &[(usize, TermId)]| {
        own.iter().any(|(at, _)| stirs(cues, view.span_of(*at..at + 1)))
    };
    tells(&pair.a, only_a)
        && tells(&pair.b, only_b)
        && (colours(&pair.a, pair.cues_a, only_a) || colours(&pair.b, pair.cues_b, only_b))
        && !reserve_alike(pair, only_a, only_b)
}

/// `the alleged gunman`, `the suspected gunman`: both make the same reservation.
fn reserve_alike(pair: &PairView<'_>, only_a: &[(usize, TermId)], only_b: &[(usize, TermId)]) -> bool {
    let hedged = |view: &SentenceView<'_>, cues: &[Cue], own: &[(usize, TermId)]| {
        own.iter().all(|(at, _)| {
            let span = view.span_of(*at..at + 1);
            cues.iter().any(|cue| cue.kind == "hedging" && cue.span.overlaps(span))
        })
    };
    hedged(&pair.a, pair.cues_a, only_a) && hedged(&pair.b, pair.cues_b, only_b)
}

/// What a label says in front of the name that the other one has too.
fn added<'a>(view: &SentenceView<'a>, label: &Label, other: &Label, own: &[(usize, TermId)]) -> &'a str {
    let term = |at: usize| view.word(at).term;
    let tokens = label.phrase.tokens.clone();
    let function = |at: &usize| view.word(*at).function;
    let start = tokens.clone().find(|at| !function(at)).unwrap_or(tokens.start);
    let mut end = tokens.clone().find(|at| other.names.contains(&term(*at))).unwrap_or(label.phrase.head);
    // The given name belongs to the name.
    if other.names.len() == 1 && end > start + 1 && label.names.contains(&term(end - 1)) {
        end -= 1;
    }
    // `Right-wing Prime Minister`: the other one is Prime Minister too.
    let before_the_name = own.iter().map(|(at, _)| *at).filter(|at| *at < end);
    let last = before_the_name.max().map_or(end, |last| whole(view, last..last + 1).end.min(end));
    if start < last { view.text_of(start..last) } else { view.text_of(tokens) }
}

/// Whether both give the name in full, so that both introduce its bearer, and one calls him something.
fn full_name(pair: &PairView<'_>, mine: &Label, theirs: &Label) -> bool {
    let calls = |view: &SentenceView<'_>, label: &Label, other: &Label| {
        label.describing.len() >= other.describing.len()
            && label.describing.iter().any(|(at, _)| !view.tokens()[*at].capital)
    };
    let called = calls(&pair.a, mine, theirs) || calls(&pair.b, theirs, mine);
    mine.names.len() >= 2 && theirs.names.len() >= 2 && called
}

/// Describing words beyond the parts of the name itself.
fn descriptors(label: &Label, other: &Label, own: usize) -> usize {
    let lower = label.describing.iter().filter(|(_, term)| !label.names.contains(term)).count();
    let capital = own.saturating_sub(lower);
    // `Lena Osk` against `Osk`: one capitalised word in front of the surname is a given name.
    if capital <= 1 && label.names.len() <= 2 && other.names.len() <= 2 {
        lower.min(own)
    } else {
        own.saturating_sub(1)
    }
}
