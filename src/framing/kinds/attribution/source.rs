//! Finds who says it, from the reporting expression outwards.

use std::ops::Range;

use super::detect::{Found, Shape};
use super::{detect, general, lists};
use crate::framing::SentenceView;
use crate::framing::phrases::{self, Class};
use crate::language::{self, has};
use crate::tokens::TokenKind;

/// A noun phrase with its titles and attributes seldom has more words.
const LONGEST_SOURCE: usize = 14;
/// Words that may follow the source of an inverted clause (`said the mayor on Monday`).
const LONGEST_INVERTED_TAIL: usize = 12;

/// Whether the auxiliary of a passive stands before `at` with nothing but adverbs between.
pub(super) fn be_before(view: &SentenceView<'_>, at: usize) -> bool {
    for place in (at.saturating_sub(3)..at).rev() {
        let norm = view.norm(place);
        if has(lists(view).be, norm) {
            return true;
        }
        if !is_adverb(view, norm) {
            return false;
        }
    }
    false
}

pub(super) fn is_adverb(view: &SentenceView<'_>, norm: &str) -> bool {
    (norm.len() > 4 && norm.ends_with("ly")) || has(lists(view).adverbs, norm)
}

/// Words that a finite verb follows: pronouns, relatives and auxiliaries.
pub(super) fn is_subject_word(view: &SentenceView<'_>, norm: &str) -> bool {
    has(lists(view).pronouns, norm) || has(lists(view).relatives, norm) || has(lists(view).auxiliaries, norm)
}

/// `…,” said the mayor`: the expression stands right behind the content and a subject right behind it.
pub(super) fn is_inverted(view: &SentenceView<'_>, cue: &Range<usize>) -> bool {
    let Some(before) = cue.start.checked_sub(1) else { return false };
    // `…,” said` and `…”, said`
    let quoted_before = (before.saturating_sub(2)..cue.start).any(|at| view.tokens()[at].quoted);
    let mark = matches!(view.norm(before), "," | "\"" | "'" | "?" | "!" | "-");
    mark && inverted_subject(view, cue.end).is_some_and(|source| {
        let comma_before = view.norm(before) == ",";
        let tail = view.tokens().len() - source.end;
        let opened = comma_before && (0..before).any(|at| view.norm(at) == ",");
        // `Prices rose 3%, said the statistics office.`
        let closes = comma_before && (tail <= 1 || !detect::has_verb(view, &(source.end..view.tokens().len())));
        quoted_before || (!opened && (view.norm(cue.end) != "the" || closes) && tail <= LONGEST_INVERTED_TAIL)
    })
}

/// Who says it behind an inverted verb.
fn inverted_subject(view: &SentenceView<'_>, at: usize) -> Option<Range<usize>> {
    subject_behind(view, at).or_else(|| bare_subject_behind(view, at))
}

/// `…, said engineers.`: a noun that closes the sentence.
fn bare_subject_behind(view: &SentenceView<'_>, at: usize) -> Option<Range<usize>> {
    let end = view.tokens().len();
    let last = if end > 0 && view.norm(end - 1) == "." { end - 1 } else { end };
    let classes = phrases::classes(view);
    let noun = at < last
        && (at..last).all(|at| matches!(classes[at], Class::Noun | Class::Name | Class::Title | Class::Joiner));
    noun.then_some(at..last)
}

fn subject_behind(view: &SentenceView<'_>, at: usize) -> Option<Range<usize>> {
    let token = view.tokens().get(at)?;
    let norm = view.norm(at);
    let starts = token.kind == TokenKind::Word
        && !token.quoted
        && (token.capital
            || has(lists(view).determiners, norm)
            || matches!(norm, "he" | "she" | "they" | "one" | "her"));
    starts.then(|| at..phrase_end(view, at))
}

/// End of a noun phrase that starts at `at`.
fn phrase_end(view: &SentenceView<'_>, at: usize) -> usize {
    let mut end = at;
    while end < view.tokens().len() && end - at < LONGEST_SOURCE {
        let token = &view.tokens()[end];
        let norm = view.norm(end);
        let inner_mark = matches!(norm, "'s" | "&")
            || view.is_hyphen(end)
            || (norm == "." && end + 1 < view.tokens().len() && end > at && view.tokens()[end - 1].span.len() <= 3);
        let stops = (token.kind == TokenKind::Punctuation && !inner_mark)
            || token.quoted
            || has(lists(view).clause_borders, norm)
            || (end > at && has(lists(view).source_ends, norm))
            || (end > at && has(lists(view).auxiliaries, norm));
        if stops {
            break;
        }
        end += 1;
        if has(lists(view).pronouns, norm) {
            break;
        }
    }
    end.max(at + 1).min(view.tokens().len())
}

/// The source of a reporting expression; `earlier` are the attributions before it in the sentence.
pub(super) fn find(
    view: &SentenceView<'_>,
    cue: &Range<usize>,
    shape: Shape,
    earlier: &[Found<'_>],
) -> Option<Range<usize>> {
    match shape {
        Shape::Colon | Shape::Modifier => None,
        Shape::Inverted => inverted_subject(view, cue.end),
        Shape::Preposition => (cue.end < view.tokens().len()).then(|| cue.end..object_end(view, cue.end)),
        Shape::Passive => by_agent(view, cue.end),
        Shape::Noun => owner(view, cue).or_else(|| by_agent(view, cue.end)),
        Shape::Gerund | Shape::Infinitive => inherited(earlier).or_else(|| subject_before(view, cue.start, earlier)),
        Shape::Active => subject_before(view, cue.start, earlier),
    }
}

fn object_end(view: &SentenceView<'_>, at: usize) -> usize {
    (at..view.tokens().len())
        .find(|&place| {
            view.tokens()[place].kind == TokenKind::Punctuation
                && matches!(view.norm(place), "," | "." | ";" | ":" | "\"" | ")")
                && !(view.norm(place) == "." && place + 1 < view.tokens().len())
        })
        .unwrap_or(view.tokens().len())
        .min(at + LONGEST_SOURCE)
        .max(at + 1)
}

fn by_agent(view: &SentenceView<'_>, at: usize) -> Option<Range<usize>> {
    let by = (at..view.tokens().len().min(at + 4)).find(|&place| matches!(view.norm(place), "by" | "from"))?;
    (by + 1 < view.tokens().len()).then(|| by + 1..phrase_end(view, by + 1))
}

fn owner(view: &SentenceView<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let place = (cue.start.saturating_sub(3)..cue.start)
        .rev()
        .find(|&at| view.norm(at) == "'s" || has(lists(view).possessives, view.norm(at)))?;
    if view.norm(place) != "'s" {
        return Some(place..place + 1);
    }
    Some(phrase_start(view, place, 0)..place)
}

fn inherited(earlier: &[Found<'_>]) -> Option<Range<usize>> {
    earlier.last().and_then(|found| found.source.clone())
}

fn subject_before(view: &SentenceView<'_>, at: usize, earlier: &[Found<'_>]) -> Option<Range<usize>> {
    if let Some(source) = before_aside(view, at) {
        return Some(source);
    }
    let border = earlier.last().map_or(0, |found| found.cue.end);
    let mut end = at;
    while end > border {
        let norm = view.norm(end - 1);
        if has(lists(view).auxiliaries, norm) || is_adverb(view, norm) {
            end -= 1;
        } else {
            break;
        }
    }
    if end <= border {
        return inherited(earlier).or_else(|| first_phrase(view, at));
    }
    let norm = view.norm(end - 1);
    if has(lists(view).relatives, norm) {
        return Some(end - 1..end);
    }
    if matches!(norm, "and" | "but" | "or") {
        return inherited(earlier).or_else(|| first_phrase(view, at));
    }
    if norm == ")" {
        let open = (border..end - 1).rev().find(|&place| view.norm(place) == "(")?;
        let start = phrase_start(view, open, border);
        return (start < end).then_some(start..end);
    }
    if matches!(norm, "," | "-") {
        let opens = |at: usize| view.norm(at) == "," || (view.norm(at) == "-" && !view.is_hyphen(at));
        let mut open = (border..end - 1).rev().find(|&place| opens(place));
        // `Jon Hale, the head of the line, the largest on the coast, said`: who opens the sentence.
        let first = view.tokenized.names.first().filter(|name| border == 0 && name.start <= 1 && name.end > 1);
        if let Some(name) = first.filter(|name| view.norm(name.end) == "," && open.is_some_and(|open| open > name.end))
        {
            return Some(0..name.end);
        }
        // `Mara Quist, D-Varn, one of the nine, said`: the party stands behind the name.
        let party =
            |at: usize| view.norm(at).chars().count() == 1 && view.norm(at + 1) == "-" && view.is_hyphen(at + 1);
        while let Some(at) = open {
            let before = (border..at).rev().find(|&place| view.norm(place) == ",").filter(|before| party(before + 1));
            let Some(before) = before else { break };
            open = Some(before);
        }
        let start = open.map_or(border, |open| phrase_start(view, open, border));
        let start = if start == open.unwrap_or(usize::MAX) { open.map_or(start, |open| open + 1) } else { start };
        return (start < end - 1).then_some(start..end - 1);
    }
    if view.tokens()[end - 1].kind == TokenKind::Punctuation && norm != "'s" {
        return inherited(earlier).or_else(|| first_phrase(view, at));
    }
    let start = phrase_start(view, end, border);
    (start < end).then_some(start..end)
}

/// `a diplomat, who asked not to be named, said`, `Osk, a docker who backed the levy, said`: the noun before what is told of it aside.
fn before_aside(view: &SentenceView<'_>, at: usize) -> Option<Range<usize>> {
    let close = at.checked_sub(1).filter(|&close| view.norm(close) == ",")?;
    let open = (0..close).rev().find(|&place| view.norm(place) == ",")?;
    let aside = open + 1..close;
    let relative = |place: usize| has(lists(view).relatives, view.norm(place)) || view.norm(place) == "whose";
    let plain = aside.clone().all(|place| !view.tokens()[place].quoted);
    let told = aside.clone().find(|&place| relative(place))?;
    let is_aside = told == aside.start || has(lists(view).determiners, view.norm(aside.start));
    let start = phrase_start(view, open, 0);
    let named =
        start.checked_sub(1).filter(|&comma| view.norm(comma) == "," && has(lists(view).determiners, view.norm(start)));
    // `Osk, the envoy, who asked for time, said`
    let name = named.map(|comma| phrase_start(view, comma, 0)..comma).filter(|name| is_named(view, name));
    let noun_before = name.unwrap_or(start..open);
    (plain && is_aside && !noun_before.is_empty()).then_some(noun_before)
}

/// Start of the noun phrase that ends at `end`, no further back than `border`.
fn phrase_start(view: &SentenceView<'_>, end: usize, border: usize) -> usize {
    let mut start = end;
    let quoted = end > 0 && view.tokens()[end - 1].quoted;
    while start > border && end - start < LONGEST_SOURCE {
        let at = start - 1;
        let norm = view.norm(at);
        let token = &view.tokens()[at];
        let inner_mark = matches!(norm, "'s" | "&" | "'" | "/")
            || view.is_hyphen(at)
            || (norm == "." && at > 0 && view.tokens()[at - 1].span.len() <= 4 && view.tokens()[at - 1].capital);
        let joins =
            norm == "and" && at > 0 && start < end && view.tokens()[start].capital && view.tokens()[at - 1].capital;
        let stops = (token.kind == TokenKind::Punctuation && !inner_mark)
            || token.quoted != quoted
            || has(lists(view).clause_borders, norm)
            || (norm == "and" && !joins)
            || (start < end && has(lists(view).auxiliaries, norm) && !matches!(norm, "all" | "both" | "first" | "on"));
        if stops {
            break;
        }
        start = at;
        if has(lists(view).pronouns, norm) {
            break;
        }
    }
    start
}

/// The first noun phrase of the sentence, where nothing nearer is to be had.
fn first_phrase(view: &SentenceView<'_>, before: usize) -> Option<Range<usize>> {
    let start = (0..before).find(|&at| view.tokens()[at].kind == TokenKind::Word && !view.tokens()[at].quoted)?;
    let end = phrase_end(view, start).min(before);
    (start < end).then_some(start..end)
}

/// Whether the source is somebody by name: a name among its words that is not only the outlet's word for a day or a title.
pub(super) fn is_named(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    view.tokenized.names.iter().any(|name| name.start < source.end && source.start < name.end)
}

/// Whether the source is a person by name and not only by what he does (`Post spokesman Lena Osk`, not `a Post spokesman`):
/// the noun before the first mark or preposition is a name.
pub(super) fn names_somebody(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    let classes = phrases::classes(view);
    let head = source
        .clone()
        .take_while(|&at| !matches!(classes[at], Class::Mark | Class::Preposition | Class::Relative))
        .filter(|&at| matches!(classes[at], Class::Name | Class::Noun))
        .last();
    head.is_some_and(|at| classes[at] == Class::Name)
}

/// Whether the source is a pronoun or a relative, which says nothing without its antecedent.
pub(in crate::framing) fn is_pronoun(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    if view.language() != language::DEFAULT {
        return general::is_pronoun(view, source);
    }
    source.len() == 1
        && (has(lists(view).pronouns, view.norm(source.start))
            || has(lists(view).relatives, view.norm(source.start))
            || has(lists(view).possessives, view.norm(source.start)))
}

/// Whether the source is left open (`a spokesman`, `officials`), where `the minister` points back to somebody known.
pub(super) fn is_indefinite(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    if view.language() != language::DEFAULT {
        return !is_named(view, source) && general::is_indefinite(view, source);
    }
    let first = view.norm(source.start);
    let last = view.norm(source.end - 1);
    !is_named(view, source)
        && (has(lists(view).indefinite, first)
            || (source.len() <= 3
                && last.ends_with('s')
                && !last.ends_with("ss")
                && !has(lists(view).determiners, first)))
}
