//! Two words that exclude each other: convicted here, acquitted there; rose here, fell there.
//!
//! A closed list of axes (`lexicons/en/opposite.toml`) and the prefixes that turn an adjective round. Of two events that
//! merely differ (`sales rose`, `profit fell`) nothing is said: what the two words are said of must match.

use std::ops::Range;

use super::lists;
use super::polarity::{claim, is_plain, negations_before};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, SentenceView, Severity, lexicon, note};

/// A word that is left when its prefix is cut off has more letters.
const SHORTEST_STEM: usize = 3;

/// What one version says and the other version says the opposite of.
pub(super) fn opposites(side: &Side<'_>) -> Vec<Finding> {
    // A word that both have is no pole: `rejected` and `allowed the appeal against the ban`.
    let (mut mine, mut theirs) = (poles(&side.own), poles(&side.other));
    mine.retain(|pole| side.matched[pole.tokens.start].is_none());
    theirs.retain(|pole| !side.has_match_of(pole.tokens.start));
    let holds = |poles: &[Pole], pole: &Pole| poles.iter().any(|other| other.family == pole.family);
    let mut pairs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for pole in mine.iter().filter(|pole| !holds(&theirs, pole)) {
        let opposed = theirs.iter().filter(|other| other.axis == pole.axis && !holds(&mine, other));
        pairs.extend(opposed.map(|other| (pole.tokens.clone(), other.tokens.clone())));
    }
    pairs.extend(turned(side));
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (mine, theirs) in pairs {
        let taken = found.iter().any(|(own, other)| own.start == mine.start || other.start == theirs.start);
        if !taken && side.is_of_one_thing(&mine, &theirs) && !is_turned_twice(side, &mine, &theirs) {
            found.push((mine, theirs));
        }
    }
    // `a majority oppose it`, `a minority support it`: two of them cancel each other out.
    let single = found.len() == 1;
    found
        .into_iter()
        .map(|(mine, theirs)| {
            let plain = single && is_plain(side, &mine, &theirs, 0) && !scopes_differ(side, &mine, &theirs);
            finding(side, mine, theirs, claim(plain))
        })
        .collect()
}

/// Words between `with` or `without` and its noun.
const DESCRIBING: usize = 2;

/// `without pay` here, `with full pay` there: the two words with the noun that both say.
pub(super) fn with_and_without(side: &Side<'_>) -> Vec<Finding> {
    let said = |view: &SentenceView<'_>, word: &str, noun: usize| {
        // `with no deal` says `without a deal`.
        let before = (noun.saturating_sub(DESCRIBING + 1)..noun).rev().take_while(|&at| view.norm(at) != "no");
        before.into_iter().find(|&at| view.norm(at) == word).map(|at| at..noun + 1)
    };
    (0..side.matched.len())
        .filter(|at| side.own.is_content(*at))
        .filter_map(|at| Some((at, side.matched[at]?)))
        // `with his wife's brother`
        .filter(|(at, to)| side.own.norm(at + 1) != "'s" && side.other.norm(to + 1) != "'s")
        .filter_map(|(at, to)| {
            let without_here = said(&side.own, "without", at).zip(said(&side.other, "with", to));
            without_here.or_else(|| said(&side.own, "with", at).zip(said(&side.other, "without", to)))
        })
        .filter(|(mine, theirs)| side.is_of_one_thing(mine, theirs))
        .map(|(mine, theirs)| {
            let apart = side.neighbours(&mine, &theirs).contains(&Some(false));
            finding(side, mine, theirs, claim(!apart))
        })
        .collect()
}

/// Whether each side goes on to tell what the other does not: `bans dogs in summer`, `allows dogs in winter`.
fn scopes_differ(side: &Side<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
    let own = (mine.end..side.own.tokens().len()).any(|at| side.own.is_content(at) && side.matched[at].is_none());
    own && (theirs.end..side.other.tokens().len()).any(|to| side.other.is_content(to) && !side.has_match_of(to))
}

/// A word at one end of an axis.
struct Pole {
    axis: &'static str,
    family: &'static str,
    tokens: Range<usize>,
}

fn poles(view: &SentenceView<'_>) -> Vec<Pole> {
    lexicon::find("opposite", view)
        .iter()
        .filter(|hit| !hit.is_verb_as_noun(view) && !view.tokens()[hit.tokens.start].quoted)
        .filter_map(|hit| {
            let (axis, _) = hit.family().id.split_once('_')?;
            Some(Pole { axis, family: hit.family().id, tokens: hit.tokens.clone() })
        })
        .collect()
}

/// `armed` here, `unarmed` there.
fn turned(side: &Side<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let (mine, theirs) = (prefixed(&side.own), prefixed(&side.other));
    free(&side.own)
        .filter_map(|at| {
            let word = side.own.norm(at);
            let longer = theirs.iter().find(|(_, rest)| *rest == word).map(|(to, _)| *to);
            let rest = mine.iter().find(|(place, _)| *place == at).map(|(_, rest)| *rest);
            let shorter = rest.and_then(|rest| free(&side.other).find(|to| side.other.norm(*to) == rest));
            let to = longer.into_iter().chain(shorter).min()?;
            let elsewhere = side.other.has(side.own.word(at).term) || side.own.has(side.other.word(to).term);
            (!elsewhere).then_some((at..at + 1, to..to + 1))
        })
        .collect()
}

/// The words that may be turned round: those that tell something and are no speaker's.
fn free<'a>(view: &SentenceView<'a>) -> impl Iterator<Item = usize> + use<'a> {
    let view = *view;
    (0..view.tokens().len()).filter(move |at| view.is_content(*at) && !view.tokens()[*at].quoted)
}

/// Of these the ones with a prefix that may turn them round, and what is left without it.
fn prefixed<'a>(view: &SentenceView<'a>) -> Vec<(usize, &'a str)> {
    let prefixes = lists(view).prefixes;
    let rest = |at: usize| prefixes.iter().find_map(|prefix| view.norm(at).strip_prefix(prefix));
    free(view).filter_map(|at| Some((at, rest(at).filter(|rest| rest.len() > SHORTEST_STEM)?))).collect()
}

/// `was not armed` says what `was unarmed` says.
fn is_turned_twice(side: &Side<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
    let turned = |view: &SentenceView<'_>, cues, at: usize| {
        // `voted against rejecting it`
        let against = usize::from(at > 0 && view.norm(at - 1) == "against");
        (negations_before(view, cues, at) + against) % 2 == 1
    };
    turned(&side.own, side.own_cues, mine.start) != turned(&side.other, side.other_cues, theirs.start)
}

fn finding(side: &Side<'_>, mine: Range<usize>, theirs: Range<usize>, severity: Severity) -> Finding {
    let words = |view: &SentenceView<'_>, tokens: &Range<usize>| note::words(view.text_of(tokens.clone()));
    let note =
        side.note(&format!("says {}", words(&side.own, &mine)), &format!("says {}", words(&side.other, &theirs)));
    side.finding(
        Some(side.own.span_of(mine)),
        Some(side.other.span_of(theirs)),
        Remark {
            kind: "negation",
            severity,
            confidence: 0.8,
            own_cue: Some(OPPOSITE),
            other_cue: Some(OPPOSITE),
            note,
        },
    )
}

/// The cue of a word that excludes one of the other version.
pub(in crate::framing) const OPPOSITE: &str = "opposite";
