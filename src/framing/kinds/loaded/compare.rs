//! What differs between the loaded words of two aligned sentences.

use std::ops::Range;

use super::words;
use crate::framing::counterpart;
use crate::framing::lexicon::PartOfSpeech;
use crate::framing::phrases;
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, PairView, SentenceView, Severity, Voice, lexicon, note};
use crate::span::Span;

pub(super) const MUST_FIRE: &[Example] = &[
    Example {
        a: "The union slammed the closure of the mill.",
        b: "The union criticised the closure of the mill.",
        words_a: "slammed",
        words_b: "criticised",
    },
    Example {
        a: "The firm's shares plunged 12 percent on Monday.",
        b: "Shares in the firm fell 12 percent on Monday.",
        words_a: "plunged",
        words_b: "fell",
    },
    Example {
        a: "Thugs hurled bricks at the guards outside the hotel.",
        b: "Demonstrators threw bricks at the guards outside the hotel.",
        words_a: "hurled",
        words_b: "threw",
    },
    Example {
        a: "A chorus of farmers called for a ban on nets.",
        b: "Several farmers called for a ban on nets.",
        words_a: "chorus",
        words_b: "",
    },
    Example {
        a: "The cowboy builder was fined in Varn on Monday.",
        b: "The builder was fined in Varn on Monday.",
        words_a: "cowboy builder",
        words_b: "builder",
    },
    Example {
        a: "The council approved the plan for the square.",
        b: "The council approved the disgraceful plan for the square.",
        words_a: "",
        words_b: "disgraceful",
    },
];
pub(super) const MUST_NOT_FIRE: &[(&str, &str)] = &[
    ("The union slammed the closure of the mill.", "The closure of the mill was slammed by the union."),
    ("The mayor opened the bridge on Monday.", "The bridge was opened by the mayor on Monday."),
    ("The gang hid the money in a shed in Varn.", "The gang hid the cash in a shed in Varn."),
    ("Gusts tore roofs from the sheds.", "Gusts ripped roofs from the sheds."),
    ("The levy remains in place.", "The levy remains in force."),
    ("A bomb exploded at a bank in Varn.", "There was an explosion at a bank in Varn."),
    (
        "The mayor called the plan for the square “a disgraceful idea”.",
        "The mayor spoke about the plan for the square.",
    ),
];

/// Below this strength a loaded word without a counterpart is shown with `--all` only: mild words are right about half
/// of the time on sentences judged by experts, stronger ones at least two times in three.
const LEAST_STRENGTH_ALONE: u8 = 2;
/// A loaded word with no shared word so near belongs to a detail that the other side does not tell at all.
const REACH: usize = 3;
/// Strength from which a word against a plain one changes what a reader takes away.
const STRONG: u8 = 3;

pub(super) fn compare(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let (mine, theirs) = (telling(&first), telling(&second));
    let of_mine: Vec<Counterpart<'_>> = mine.iter().map(|cue| counterpart(&first, cue, &theirs)).collect();
    let of_theirs: Vec<Counterpart<'_>> = theirs.iter().map(|cue| counterpart(&second, cue, &mine)).collect();
    // Two loaded words are a couple when either is the other's counterpart, whichever version comes first.
    let is =
        |other: &Counterpart<'_>, cue: &Cue| matches!(other, Counterpart::Loaded(loaded) if loaded.span == cue.span);
    let mut findings = Vec::new();
    let (mut met_a, mut met_b) = (vec![false; mine.len()], vec![false; theirs.len()]);
    for (i, cue) in mine.iter().enumerate() {
        for (j, other) in theirs.iter().enumerate() {
            if is(&of_mine[i], other) || is(&of_theirs[j], cue) {
                (met_a[i], met_b[j]) = (true, true);
                findings.push(finding(&first, cue, &Counterpart::Loaded(other)));
            }
        }
    }
    let alone = |met: Vec<bool>| move |at: &usize| !met[*at];
    findings.extend((0..mine.len()).filter(alone(met_a)).map(|at| finding(&first, &mine[at], &of_mine[at])));
    findings.extend((0..theirs.len()).filter(alone(met_b)).map(|at| finding(&second, &theirs[at], &of_theirs[at])));
    findings
}

/// Loaded words that the outlet chose and the other side does not use.
fn telling(side: &Side<'_>) -> Vec<Cue> {
    words(&side.own, 1)
        .into_iter()
        .filter(|cue| cue.voice == Voice::Outlet && !side.other_says_it_too(cue.span) && !derived_there(side, cue))
        .filter(|cue| !is_of_nature(&side.own, cue))
        .collect()
}

/// `Gusts ripped roofs off homes`: what storms and fires do is told as it was.
fn is_of_nature(view: &SentenceView<'_>, cue: &Cue) -> bool {
    let at = view.tokens_in(cue.span).start;
    phrases::classes(view)[at] == phrases::Class::Verb && phrases::is_nobodys(view, at)
}

/// Letters that two words of one root begin with at least (`explosion`, `exploded`), and that each has behind them at most.
const ROOT: (usize, usize) = (5, 4);

/// Whether the other sentence has a word of the same root.
fn derived_there(side: &Side<'_>, cue: &Cue) -> bool {
    let one_root = |word: &str, other: &str| {
        let common: usize =
            word.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
        common >= ROOT.0 && word.len().max(other.len()) - common <= ROOT.1
    };
    let own = side.own.tokens_in(cue.span);
    own.len() == 1 && (0..side.other.tokens().len()).any(|at| one_root(side.own.norm(own.start), side.other.norm(at)))
}

/// What the other side has for a loaded word.
enum Counterpart<'a> {
    Loaded(&'a Cue),
    /// Plainer words in its place, or what it is said of without it.
    Plain(Range<usize>),
    Nothing,
}

fn counterpart<'a>(side: &Side<'_>, cue: &Cue, theirs: &'a [Cue]) -> Counterpart<'a> {
    let own = side.own.tokens_in(cue.span);
    let loaded = |tokens: &Range<usize>| {
        let span = side.other.span_of(tokens.clone());
        theirs.iter().find(|other| other.span.overlaps(span))
    };
    let fits = |other: &&'a Cue| is_of_one_sort(side, &own, &side.other.tokens_in(other.span));
    let in_slot = side.slot(&own).and_then(|slot| loaded(&slot)).filter(fits);
    // Before it is said to stand on one side only: another loaded word of the family, of the same thing.
    let family =
        || theirs.iter().filter(fits).find(|other| other.family == cue.family && side.is_said_of_one(cue, other));
    if let Some(other) = in_slot {
        return Counterpart::Loaded(other);
    }
    if let Some(verb) = reporting_verb(side, cue)
        && !are_of_two(side, own.start, verb.start)
    {
        return loaded(&verb).map_or(Counterpart::Plain(verb), Counterpart::Loaded);
    }
    if let Some(plain) = neutral_word(side, cue) {
        return Counterpart::Plain(plain);
    }
    let found = counterpart::of(side, "loaded", &own);
    if let Some(other) = found.as_ref().and_then(loaded).filter(fits).or_else(family) {
        return Counterpart::Loaded(other);
    }
    found.map_or(Counterpart::Nothing, Counterpart::Plain)
}

/// Whether two loaded expressions can answer each other: two verbs, two nouns, or two descriptions of one thing.
/// `the far-right party` and `a crushing defeat` judge two things.
fn is_of_one_sort(side: &Side<'_>, mine: &Range<usize>, theirs: &Range<usize>) -> bool {
    use PartOfSpeech::{Adjective, Verb};
    let sorts = (counterpart::sort(&side.own, "loaded", mine), counterpart::sort(&side.other, "loaded", theirs));
    match sorts {
        (Adjective, Adjective) => {
            let heads = (counterpart::noun_of(&side.own, mine), counterpart::noun_of(&side.other, theirs));
            match heads {
                (Some(head), Some(there)) => {
                    let free = side.matched[head].is_none() && !side.has_match_of(there);
                    side.matched[head] == Some(there) || (free && side.in_one_place(mine, theirs))
                }
                _ => true,
            }
        }
        (Verb, Verb) => !are_of_two(side, mine.start, theirs.start),
        (Verb, _) | (_, Verb) => side.in_one_place(mine, theirs),
        _ => true,
    }
}

/// Whether two verbs tell what two people do: the subject of one does something else in the other sentence.
fn are_of_two(side: &Side<'_>, mine: usize, theirs: usize) -> bool {
    let subjects = (phrases::subject(&side.own, mine), phrases::subject(&side.other, theirs));
    let (Some(here), Some(there)) = subjects else { return false };
    let meet = here.tokens.clone().any(|at| side.matched[at].is_some_and(|to| there.tokens.contains(&to)));
    let acts = |view: &SentenceView<'_>, at: usize, verb: usize| {
        let phrases = phrases::phrases(view);
        let phrase = phrases.iter().find(|phrase| phrase.tokens.contains(&at));
        phrase.is_some_and(|phrase| phrase.tokens.end != verb && does_something(view, phrase.tokens.end))
    };
    !meet
        && (here.tokens.clone().filter_map(|at| side.matched[at]).any(|to| acts(&side.other, to, theirs))
            || there.tokens.clone().filter_map(|to| side.match_of(to)).any(|at| acts(&side.own, at, mine)))
}

/// Whether a verb stands at `at`.
fn does_something(view: &SentenceView<'_>, at: usize) -> bool {
    matches!(phrases::classes(view).get(at), Some(phrases::Class::Verb | phrases::Class::Auxiliary))
}

/// The plainer word that the lexicon names for a loaded one (`fell` for `plunged`), where the other side has it alone.
fn neutral_word(side: &Side<'_>, cue: &Cue) -> Option<Range<usize>> {
    let own = side.own.tokens_in(cue.span);
    let hits = lexicon::find("loaded", &side.own);
    let entry = hits.iter().find(|hit| hit.tokens == own)?.entry;
    let forms = lexicon::inflect::forms(entry.neutral()?, entry.part, side.other.language());
    let is_plain = |at: &usize| !side.has_match_of(*at) && forms.iter().any(|form| form == side.other.norm(*at));
    (0..side.other.tokens().len()).find(is_plain).map(|at| at..at + 1)
}

/// The reporting expression of the other side, when the loaded word is one too and the other side has one only.
fn reporting_verb(side: &Side<'_>, cue: &Cue) -> Option<Range<usize>> {
    let reports = |cues: &[Cue], span: Option<Span>| -> Vec<Span> {
        cues.iter()
            .filter(|cue| cue.kind == "attribution" && cue.voice == Voice::Outlet)
            .map(|cue| cue.span)
            .filter(|own| span.is_none_or(|span| own.overlaps(span)))
            .collect()
    };
    if reports(side.own_cues, Some(cue.span)).is_empty() {
        return None;
    }
    match reports(side.other_cues, None).as_slice() {
        [only] => Some(side.other.tokens_in(*only)),
        _ => None,
    }
}

fn finding(side: &Side<'_>, cue: &Cue, other: &Counterpart<'_>) -> Finding {
    let says =
        |view: &SentenceView<'_>, span: Span| format!("says {}", note::words(span.of(&view.document.version.text)));
    let loaded = |says: &str| format!("{says}, a loaded expression");
    let own = says(&side.own, cue.span);
    let mut strength = cue.strength;
    let (span, family, severity, note) = match other {
        Counterpart::Loaded(theirs) => {
            strength = strength.max(theirs.strength);
            let apart = cue.strength.abs_diff(theirs.strength);
            let severity = if apart >= 1 { Severity::Medium } else { Severity::Low };
            let note = side.note(&loaded(&own), &loaded(&says(&side.other, theirs.span)));
            (Some(theirs.span), Some(theirs.family), severity, note)
        }
        Counterpart::Plain(slot) => {
            let severity = match cue.strength {
                0 | 1 => Severity::Low,
                STRONG.. => Severity::High,
                _ => Severity::Medium,
            };
            let span = side.other.span_of(slot.clone());
            // `a draconian bill` against `a bill`
            let adjective =
                counterpart::sort(&side.own, "loaded", &side.own.tokens_in(cue.span)) == PartOfSpeech::Adjective;
            let theirs = if adjective { "has no such word".to_owned() } else { says(&side.other, span) };
            let note = side.note(&loaded(&own), &theirs);
            (Some(span), None, severity, note)
        }
        Counterpart::Nothing => {
            let tokens = side.own.tokens_in(cue.span);
            let told = side.is_told_of(&tokens, REACH) && side.is_nearest(&tokens);
            let telling = told && cue.strength >= LEAST_STRENGTH_ALONE;
            let severity = if telling { Severity::Medium } else { Severity::Low };
            (None, None, severity, side.note(&loaded(&own), "has no such word"))
        }
    };
    side.finding(
        Some(cue.span),
        span,
        Remark {
            kind: "loaded",
            severity,
            confidence: confidence(strength),
            own_cue: Some(cue.family),
            other_cue: family,
            note,
        },
    )
}

/// Share of the expressions of a strength that stand in sentences which experts called biased (0.57, 0.71, 0.86).
fn confidence(strength: u8) -> f64 {
    match strength {
        0 | 1 => 0.57,
        2 => 0.71,
        _ => 0.86,
    }
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::{compared, words};

    /// The words of both sides of the loaded findings.
    fn marks(a: &str, b: &str) -> Vec<(String, String)> {
        let (story, found) = compared(&[a], &[b]);
        let mine = found.into_iter().filter(|finding| finding.kind == "loaded");
        mine.map(|finding| (words(&story, finding.a).to_owned(), words(&story, finding.b).to_owned())).collect()
    }

    #[test]
    fn what_two_people_do_is_not_set_against_each_other() {
        let savaged = "The judge savaged the manager for leaving a warning in a drawer.";
        let alleged = "The prosecution alleged that tipping went on, and the judge spoke of a warning in a drawer.";
        let met = |marks: &[(String, String)]| marks.iter().any(|(a, b)| !a.is_empty() && b == "alleged");
        assert!(!met(&marks(savaged, alleged)), "{:?}", marks(savaged, alleged));
        let one = "The judge alleged that tipping went on after the warning in a drawer.";
        assert!(met(&marks(savaged, one)), "{:?}", marks(savaged, one));
    }
}
