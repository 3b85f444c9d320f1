//! Whom two attributions of the same give as the source, to whom it was said, and sources that only one side names.

use std::ops::Range;

use super::super::detect::{Found, Shape, attributions};
use super::super::source;
use super::couples::{LEAST_SHARED_FOR_A_SOURCE, shares, strangers};
use super::denial::says_the_opposite_denied;
use super::verbs::{does, weight};
use super::{LEAST_WORDS_STATED, LONGEST_SOURCE, SHARE_SURELY_STATED, content_words, share, with_source};
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, SentenceView, Severity, note};
use crate::tokens::TermId;

/// With fewer the two may well tell of different statements.
const LEAST_SHARED_FOR_A_TELLING_SOURCE: usize = 3;

/// `Anna Osk said` against `an official said`: two sources of the same.
pub(super) fn differ(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, shared: usize) -> Option<Finding> {
    let (own, other) = (mine.source.clone()?, theirs.source.clone()?);
    if source::is_pronoun(&side.own, &own) || source::is_pronoun(&side.other, &other) {
        return None;
    }
    // `who was booed by locals` gives nobody's word.
    let attacks = |found: &Found<'_>| found.family == "confronting";
    if attacks(mine) != attacks(theirs) {
        return None;
    }
    let tells = |view: &SentenceView<'_>, source: &Range<usize>| content_words(view, source).next().is_some();
    if !tells(&side.own, &own) || !tells(&side.other, &other) {
        return None;
    }
    let (named, also_named) = (source::names_somebody(&side.own, &own), source::names_somebody(&side.other, &other));
    let open = source::is_indefinite(&side.own, &own) || source::is_indefinite(&side.other, &other);
    let unlike = named != also_named || !shares(side, &own, &other);
    if !unlike || own.len().max(other.len()) > LONGEST_SOURCE || are_one(side, &own, &other) {
        return None;
    }
    let gives = |view: &SentenceView<'_>, source: &Range<usize>, named: bool| {
        let words = note::words(view.text_of(source.clone()));
        if named { format!("names {words} as the source") } else { format!("gives {words} as the source") }
    };
    let note = side.note(&gives(&side.own, &own, named), &gives(&side.other, &other, also_named));
    let telling = named != also_named && open && shared >= LEAST_SHARED_FOR_A_TELLING_SOURCE;
    Some(side.finding(
        Some(side.own.span_of(own)),
        Some(side.other.span_of(other)),
        Remark {
            kind: "attribution",
            severity: if telling { Severity::Medium } else { Severity::Low },
            confidence: if shared >= LEAST_SHARED_FOR_A_SOURCE { 0.6 } else { 0.4 },
            own_cue: Some(if named { "named" } else { "unnamed" }),
            other_cue: Some(if also_named { "named" } else { "unnamed" }),
            note,
        },
    ))
}

/// `said Anna Osk, the harbour master`, `said the harbour master, Anna Osk`: each sentence has the source of the other one beside its
/// own, or one source says less of whom the other gives in full.
fn are_one(side: &Side<'_>, own: &Range<usize>, other: &Range<usize>) -> bool {
    let beside = |at: usize, source: &Range<usize>| {
        (source.start.saturating_sub(LONGEST_SOURCE)..source.end + LONGEST_SOURCE).contains(&at)
    };
    let own_told =
        |within: &dyn Fn(usize) -> bool| content_words(&side.own, own).all(|at| side.matched[at].is_some_and(within));
    let other_told = |within: &dyn Fn(usize) -> bool| {
        content_words(&side.other, other).all(|to| side.match_of(to).is_some_and(within))
    };
    let both = own_told(&|to| beside(to, other)) && other_told(&|at| beside(at, own));
    // `Dani Vell, a spokesman for the board`, `the spokesman`
    let known = |view: &SentenceView<'_>, source: &Range<usize>| {
        view.norm(source.start) == "the" || source::names_somebody(view, source)
    };
    let (whole, other_whole) = (with_apposition(&side.own, own), with_apposition(&side.other, other));
    let own_is_less = known(&side.own, own) && own_told(&|to| is_called(&side.other, other, &other_whole, to));
    let other_is_less = known(&side.other, other) && other_told(&|at| is_called(&side.own, own, &whole, at));
    let named = surname(&side.own, &whole);
    both || own_is_less || other_is_less || (named.is_some() && named == surname(&side.other, &other_whole))
}

/// A source with what stands between commas behind it: `Dani Vell, a spokesman for the board,`.
fn with_apposition(view: &SentenceView<'_>, source: &Range<usize>) -> Range<usize> {
    let classes = phrases::classes(view);
    let opens =
        matches!(classes.get(source.end + 1), Some(Class::Determiner | Class::Name | Class::Title | Class::Noun));
    if view.norm(source.end) != "," || !opens {
        return source.clone();
    }
    let reach = classes.len().min(source.end + 1 + LONGEST_SOURCE);
    let end = (source.end + 1..reach).find(|&at| matches!(classes[at], Class::Mark | Class::Verb | Class::Auxiliary));
    source.start..end.unwrap_or(reach)
}

/// Whether a word of a source with its apposition is what somebody is called there, and not whom he speaks for or of: no possessive
/// follows, and no preposition stands before it in its own part.
fn is_called(view: &SentenceView<'_>, source: &Range<usize>, whole: &Range<usize>, at: usize) -> bool {
    let classes = phrases::classes(view);
    let part = if at < source.end { source.start } else { source.end };
    whole.contains(&at)
        && classes.get(at + 1) != Some(&Class::Possessive)
        && !classes[part..at].contains(&Class::Preposition)
}

/// The last word of the name in a source, before what it belongs to: with `Lena Osk of Varn` that of Lena Osk.
fn surname(view: &SentenceView<'_>, whole: &Range<usize>) -> Option<TermId> {
    let classes = phrases::classes(view);
    let own = whole.clone().take_while(|&at| classes[at] != Class::Preposition);
    let names = own.filter(|&at| classes[at] == Class::Name && classes.get(at + 1) != Some(&Class::Possessive));
    names.last().map(|at| view.word(at).term)
}

/// Words behind a reporting verb among which stands to whom something was said.
const LISTENER_REACH: usize = 5;

/// `told the Varn Post` against `said`: to whom it was said.
pub(super) fn addressee(side: &Side<'_>, mine: &Found, theirs: &Found) -> Option<Finding> {
    let listener = mine.cue.end;
    let named = side.own.tokenized.names.iter().find(|name| name.start <= listener && listener < name.end)?;
    let behind = theirs.cue.end..side.other.tokens().len().min(theirs.cue.end + LISTENER_REACH);
    let told_there = behind.into_iter().any(|at| side.other.word(at).term == side.own.word(listener).term);
    if mine.lemma != "tell" || theirs.lemma == "tell" || told_there {
        return None;
    }
    Some(side.finding(
        Some(side.own.span_of(mine.cue.start..named.end)),
        Some(side.other.span_of(theirs.cue.clone())),
        Remark {
            kind: "attribution",
            severity: Severity::Low,
            confidence: 0.5,
            own_cue: Some("addressed"),
            other_cue: Some(theirs.family),
            note: side.note("names who was told", "does not say to whom"),
        },
    ))
}

/// An attribution for which the other side has none, or one of another force: shown with `--all`, since the two sentences
/// share too little of what is attributed.
pub(super) fn unanswered(side: &Side<'_>, mine: &[Found], theirs: &[Found], earlier: &[Finding]) -> Vec<Finding> {
    let answers = |other: &Found<'_>| other.source.is_some() && other.shape != Shape::Noun;
    let known = |found: &Found| earlier.iter().any(|finding| finding.marks(side.own.span_of(found.cue.clone())));
    let unsourced_there = theirs.is_empty()
        && !attributions(&side.other).iter().any(answers)
        && !side.other.tokens().iter().any(|token| token.quoted);
    let told = |found: &Found| {
        let content = found.content.clone()?;
        content_words(&side.own, &content).find_map(|at| side.matched[at])
    };
    mine.iter()
        .filter(|found| !known(found))
        .filter_map(|found| {
            let telling = weight(found.family) > 0 && theirs.iter().all(|other| other.family != found.family);
            if theirs.iter().any(|other| says_the_opposite_denied(side, found, other)) {
                return None;
            }
            let answer = theirs.iter().find(|other| !strangers(side, found, other));
            let there =
                answer.map_or_else(|| "has no such reporting expression".to_owned(), |other| does(&side.other, other));
            let note = match (unsourced_there && found.source.is_some(), telling && !theirs.is_empty()) {
                (true, _) if told(found).is_some() => side.note("names a source", "gives none"),
                _ if mine.len() > theirs.len() && !theirs.is_empty() && is_further_source(side, found) => {
                    side.note("names a further source", "gives none")
                }
                (_, true) => side.note(&does(&side.own, found), &there),
                _ => return None,
            };
            let other = answer.map(|other| side.other.span_of(other.cue.clone()));
            Some(side.finding(
                Some(side.own.span_of(with_source(found))),
                other,
                Remark {
                    kind: "attribution",
                    severity: Severity::Low,
                    confidence: 0.4,
                    own_cue: Some(found.family),
                    other_cue: answer.map(|other| other.family),
                    note,
                },
            ))
        })
        .collect()
}

/// Whether the other side tells what is attributed, and has not a word of its source: `he lied, he said, prosecutors said`.
fn is_further_source(side: &Side<'_>, found: &Found<'_>) -> bool {
    let (Some(source), Some(content)) = (&found.source, &found.content) else { return false };
    let told = |range: &Range<usize>| -> Vec<bool> {
        content_words(&side.own, range).map(|at| side.matched[at].is_some()).collect()
    };
    let (source, content) = (told(source), told(content));
    let told = content.iter().filter(|told| **told).count();
    let surely = told >= LEAST_WORDS_STATED && share(told, content.len()) >= SHARE_SURELY_STATED;
    !source.is_empty() && !source.contains(&true) && surely
}

#[cfg(test)]
mod tests {
    use super::super::testing::notes;

    #[test]
    fn a_name_and_what_its_bearer_is_are_one_source_in_either_order() {
        let (name_first, office_first) = (
            "“The crane is safe,” said Dani Osk, its science director.",
            "“The crane is safe,” said its science director, Dani Osk.",
        );
        assert!(notes(name_first, office_first).is_empty(), "{:?}", notes(name_first, office_first));
    }

    #[test]
    fn a_source_by_less_of_its_name_is_the_same() {
        for (full, short) in [
            ("the harbour board's head, Dani Osk", "Mr. Osk"),
            ("Dani Osk, a spokesman for the board", "the spokesman"),
            ("Board Chief Dani Osk", "its chief, Dani Osk"),
        ] {
            let of = |source: &str| format!("“The crane is safe and was mended in May,” said {source}.");
            assert!(notes(&of(full), &of(short)).is_empty(), "{:?}", notes(&of(full), &of(short)));
        }
    }

    #[test]
    fn whoever_speaks_of_somebody_or_for_him_is_another_source() {
        for (source, other) in [
            ("Dani Osk", "an aide to Dani Osk"),
            ("Dani Osk", "Dani Osk's lawyer"),
            ("the mayor", "Lena Vell, the mayor's spokesman"),
        ] {
            let of = |source: &str| format!("“The crane is safe and was mended in May,” said {source}.");
            assert!(!notes(&of(source), &of(other)).is_empty(), "{source}, {other}");
        }
    }

    #[test]
    fn who_was_told_is_named_though_it_is_spoken_of_on_the_other_side() {
        let (told, said) = (
            "Dani Osk told Varn Radio that its story of the rotten crane was wrong.",
            "“Varn Radio's story of the rotten crane is wrong,” said Dani Osk.",
        );
        let told_whom = |note: &String| note == "A names who was told; B does not say to whom.";
        assert!(notes(told, said).iter().any(told_whom), "{:?}", notes(told, said));
        let to_whom = "“Varn Radio's story of the rotten crane is wrong,” Dani Osk said to Varn Radio.";
        assert!(!notes(told, to_whom).iter().any(told_whom), "{:?}", notes(told, to_whom));
    }

    #[test]
    fn one_of_two_sources_that_is_dropped_is_named() {
        let (both, one) = (
            "The clerk said he shredded the harbour accounts because he was told to, prosecutors said.",
            "The clerk said he shredded the harbour accounts because he was told to.",
        );
        assert_eq!(notes(both, one), ["A names a further source; B gives none."]);
        // Who says it stands before or behind a quotation that goes on.
        let (said, goes_on) = (
            "“He shredded the harbour accounts in May,” the clerk said.",
            "“He shredded the harbour accounts in May.”",
        );
        assert!(notes(said, goes_on).is_empty(), "{:?}", notes(said, goes_on));
        assert_eq!(notes(one, both), ["A gives none; B names a further source."]);
    }
}
