//! **causation**: one side links two events, the other tells both without a link or links them the other way, or calls
//! the one the cause of what it only goes with on the other side.
//!
//! A link counts in full where the other side tells both events without it. Where it leaves one of them out, or links the
//! event with another one, the finding is shown with `--all`.

mod association;

use std::ops::Range;

use crate::framing::lexicon::PartOfSpeech;
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon, note};
use crate::language::{self, CausationLists, has};
use crate::tokens::TokenKind;

/// The kind.
pub struct CausationKind;

/// So many words on either side of the link are looked at.
const REACH: usize = 8;
/// Words that may join the two events on the other side in the very place of the link (`and then`).
const LONGEST_PLAIN_LINK: usize = 2;
/// So many content words before and behind the link must stand on the other side too.
const LEAST_MATCHED: usize = 2;

impl FramingKind for CausationKind {
    fn id(&self) -> &'static str {
        "causation"
    }

    fn about(&self) -> &'static str {
        "Two events linked by because, after, amid or despite on one side and told without the link, or linked the other way round, on the other."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        let mut cues = lexicon::cues("causation", sentence);
        cues.retain(|cue| !opens_a_time(sentence, sentence.tokens_in(cue.span).end));
        cues
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let [first, second] = pair.sides();
        let mut findings: Vec<Finding> = exchanged(&first).or_else(|| another_cause(&first)).into_iter().collect();
        if findings.is_empty() {
            findings.extend([first, second].iter().filter_map(association::only));
        }
        if !findings.is_empty() {
            return findings;
        }
        findings.extend([first, second].iter().flat_map(one_sided));
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The port workers walked out because the owner cut their wages.",
                b: "The owner cut their wages and the port workers walked out.",
                words_a: "because",
                words_b: "",
            },
            Example {
                a: "After the vote the port workers walked out because the owner cut their wages.",
                b: "After the vote the port workers walked out and the owner cut their wages.",
                words_a: "because",
                words_b: "",
            },
            Example {
                a: "The council closed the pier despite the storm.",
                b: "The council closed the pier because of the storm.",
                words_a: "despite",
                words_b: "because of",
            },
            Example {
                a: "The fire was caused by a cigarette.",
                b: "The fire was caused by arsonists.",
                words_a: "caused by",
                words_b: "caused by",
            },
            Example {
                a: "The riot broke out after police fired gas at the port.",
                b: "Police fired gas at the port after the riot broke out.",
                words_a: "after",
                words_b: "after",
            },
            Example {
                a: "The port was shut owing to a storm.",
                b: "The port was shut because the owner ran out of money.",
                words_a: "owing to",
                words_b: "",
            },
            Example {
                a: "Air pollution is linked to 400 deaths a year in the port.",
                b: "Air pollution causes 400 deaths a year in the port.",
                words_a: "linked to",
                words_b: "causes",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            (
                "The port workers walked out because the owner cut their wages.",
                "The port workers walked out after the owner cut their wages.",
            ),
            (
                "The riot broke out after police fired gas at the port.",
                "After police fired gas at the port, the riot broke out.",
            ),
            ("Osk was linked to the smugglers by police.", "Osk was tied to the smugglers by police."),
            ("Osk, who has led the port since 2019, will leave.", "Osk, the head of the port, will leave."),
        ]
    }
}

/// `since 2008`, `after Monday`: the word tells when, and links no event with another.
fn opens_a_time(view: &SentenceView<'_>, behind: usize) -> bool {
    let date = view.tokenized.dates.iter().any(|date| date.tokens.start == behind);
    let figure = view.tokens().get(behind).is_some_and(|token| token.kind == TokenKind::Number);
    let counted = view.tokens().get(behind + 1).is_some_and(|next| next.kind != TokenKind::Punctuation);
    date || (figure && !counted)
}

fn one_sided(side: &Side<'_>) -> Vec<Finding> {
    side.outlet_cues("causation")
        .filter_map(|cue| unlinked(side, cue).or_else(|| turned(side, cue)).or_else(|| linked_otherwise(side, cue)))
        .collect()
}

/// The two events of a link: what stands outside its clause, and what stands in it.
fn events(view: &SentenceView<'_>, link: &Range<usize>) -> [Range<usize>; 2] {
    let end = view.tokens().len();
    let comma = (link.end..end).find(|&at| view.norm(at) == ",").unwrap_or(end);
    let opens = (0..link.start).all(|at| !view.is_content(at));
    [if opens { comma..end } else { 0..link.start }, link.end..comma]
}

/// The same link on both sides with its events exchanged: which of them came first, or made the other happen.
fn exchanged(side: &Side<'_>) -> Option<Finding> {
    side.outlet_cues("causation").find_map(|cue| {
        let link = side.own.tokens_in(cue.span);
        let theirs = links_in_its_voice(side, cue).find(|theirs| has_its_words(side, cue, theirs))?;
        let own = events(&side.own, &link);
        let other = events(&side.other, &side.other.tokens_in(theirs.span));
        let shared = |mine: usize, theirs: usize| {
            matched(side, own[mine].clone()).filter(|at| other[theirs].contains(at)).count()
        };
        let crossed = [shared(0, 1), shared(1, 0)];
        let straight = shared(0, 0) + shared(1, 1);
        let turned = crossed.iter().all(|count| *count > 0) && crossed.iter().sum::<usize>() > LEAST_MATCHED;
        let note = "both link the same two events, the other way round";
        (turned && straight == 0).then(|| contradiction(side, cue, theirs, 0.8, note))
    })
}

/// Content words of a cause that can be told from another one by its words.
const LONGEST_CAUSE: usize = 2;
/// Words before such a link that are its subject, and not who says so.
const LONGEST_SUBJECT: usize = 3;

/// What a link gives as the effect and what as the cause.
fn effect_and_cause(view: &SentenceView<'_>, cue: &Cue) -> Option<[Range<usize>; 2]> {
    let link = view.tokens_in(cue.span);
    if !names_a_cause(cue.family) {
        return None;
    }
    let hits = lexicon::find("causation", view);
    let verb = hits.iter().any(|hit| hit.tokens == link && hit.entry.part == PartOfSpeech::Verb);
    let [outside, inside] = events(view, &link);
    // `was caused by` is a phrase, `caused` a verb.
    let first = verb || has(lists(view).cause_first, view.norm(link.start)) && view.norm(link.end - 1) != "from";
    let cause = outside.start.max(outside.end.saturating_sub(LONGEST_SUBJECT))..outside.end;
    Some(if first { [inside, cause] } else { [outside, inside] })
}

/// One effect of which each side names another cause: `caused by pilot error`, `bad weather caused`. Other words may name the same
/// cause (`drought`, `a lack of rain`), so all else must be alike.
fn another_cause(side: &Side<'_>) -> Option<Finding> {
    let content = |view: &SentenceView<'_>, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|at| view.is_content(*at)).collect()
    };
    let short = |words: &[usize]| (1..=LONGEST_CAUSE).contains(&words.len());
    side.outlet_cues("causation").find_map(|cue| {
        let [effect, cause] = effect_and_cause(&side.own, cue)?;
        let (effect, cause) = (content(&side.own, &effect), content(&side.own, &cause));
        if !short(&cause) || cause.iter().any(|at| side.matched[*at].is_some()) {
            return None;
        }
        let whole = effect.iter().all(|at| side.matched[*at].is_some());
        links_in_its_voice(side, cue).filter(|theirs| has_its_words(side, cue, theirs)).find_map(|theirs| {
            let [their_effect, their_cause] = effect_and_cause(&side.other, theirs)?;
            let (their_effect, their_cause) = (content(&side.other, &their_effect), content(&side.other, &their_cause));
            // One may say more of the effect, whichever version comes first.
            let whole = whole || their_effect.iter().all(|to| side.has_match_of(*to));
            let one_effect =
                whole && effect.iter().filter_map(|at| side.matched[*at]).any(|to| their_effect.contains(&to));
            let apart = their_cause.iter().all(|to| !side.has_match_of(*to));
            let note = "each names another cause of the same event";
            (one_effect && apart && short(&their_cause)).then(|| contradiction(side, cue, theirs, 0.7, note))
        })
    })
}

/// Links of the other side in the voice of a link of this one.
fn links_in_its_voice<'a>(side: &Side<'a>, cue: &'a Cue) -> impl Iterator<Item = &'a Cue> + use<'a> {
    side.other_cues.iter().filter(|theirs| theirs.kind == "causation" && theirs.voice == cue.voice)
}

/// Whether a link of the other side has the words of one of this side.
fn has_its_words(side: &Side<'_>, cue: &Cue, theirs: &Cue) -> bool {
    let own = side.own.tokens_in(cue.span).map(|at| side.own.norm(at));
    side.other.tokens_in(theirs.span).map(|at| side.other.norm(at)).eq(own)
}

/// Two links that cannot both hold.
fn contradiction(side: &Side<'_>, cue: &Cue, theirs: &Cue, confidence: f64, note: &str) -> Finding {
    let remark = Remark {
        kind: "causation",
        severity: Severity::High,
        confidence,
        own_cue: Some(cue.family),
        other_cue: Some(theirs.family),
        note: note.to_owned(),
    };
    side.finding(Some(cue.span), Some(theirs.span), remark)
}

/// Links that give the one as the cause of the other.
fn names_a_cause(family: &str) -> bool {
    matches!(family, "cause" | "reason")
}

/// Links that say why, not only when.
fn says_why(family: &str) -> bool {
    names_a_cause(family) || matches!(family, "answer" | "association")
}

/// Links of the other side that are not the counterpart of another link of this side.
fn others<'a>(side: &Side<'a>, cue: &Cue) -> Vec<&'a Cue> {
    side.other_cues.iter().filter(|theirs| theirs.kind == "causation" && !side.is_taken(theirs, cue)).collect()
}

/// Whether the events are cause and effect, or the one in spite of the other.
fn holds_against(family: &str) -> Option<bool> {
    match family {
        "answer" => Some(false),
        "concession" => Some(true),
        cause if names_a_cause(cause) => Some(false),
        _ => None,
    }
}

/// Because of it here, in spite of it there.
fn turned(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let own = side.own.tokens_in(cue.span);
    let here = |theirs: &&Cue| side.in_one_place(&own, &side.other.tokens_in(theirs.span));
    let theirs = others(side, cue).into_iter().find(here)?;
    if holds_against(cue.family) != Some(false) || holds_against(theirs.family) != Some(true) {
        return None;
    }
    let note = side.note("tells the one as following from the other", "as in spite of the other");
    Some(contradiction(side, cue, theirs, 0.7, &note))
}

fn unlinked(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let links = |view: &SentenceView<'_>| !lexicon::find("causation", view).is_empty();
    if !others(side, cue).is_empty() || side.also_other.iter().any(links) {
        return None;
    }
    let tokens = side.own.tokens_in(cue.span);
    // `found a link`, `found no link`: the other side speaks of it too.
    if tokens.clone().any(|at| side.own.is_content(at) && side.matched[at].is_some()) {
        return None;
    }
    let (reach, least) =
        if side.is_put_in(&tokens, LONGEST_PLAIN_LINK) { (2 * REACH, 1) } else { (REACH, LEAST_MATCHED) };
    let before = matched(side, tokens.start.saturating_sub(reach)..tokens.start).count();
    let behind = matched(side, tokens.end..side.own.tokens().len().min(tokens.end + reach)).count();
    if before < least || behind < least {
        return None;
    }
    let severity =
        if names_a_cause(cue.family) || cue.family == "association" { Severity::Medium } else { Severity::Low };
    Some(undrawn(side, cue, severity, 0.6, "links two events with {}", "tells them without a link"))
}

/// A link that the other side does not draw; `{}` in what is said of this side stands for the link.
fn undrawn(side: &Side<'_>, cue: &Cue, severity: Severity, confidence: f64, own: &str, other: &str) -> Finding {
    let words = note::words(cue.span.of(&side.own.document.version.text));
    let remark = Remark {
        kind: "causation",
        severity,
        confidence,
        own_cue: Some(cue.family),
        other_cue: None,
        note: side.note(&own.replace("{}", &words), other),
    };
    side.finding(Some(cue.span), None, remark)
}

/// Tokens of the other side that match content words of `range`.
fn matched<'a>(side: &Side<'a>, range: Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let side = *side;
    range.filter_map(move |at| side.matched[at].filter(|_| side.own.is_telling(at)))
}

/// A link with something that the other side leaves out or does not link with it.
fn linked_otherwise(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let before: Vec<usize> = matched(side, tokens.start.saturating_sub(REACH)..tokens.start).collect();
    let behind: Vec<usize> = matched(side, tokens.end..side.own.tokens().len().min(tokens.end + REACH)).collect();
    let theirs = others(side, cue);
    let around = |other: &Cue| {
        let tokens = side.other.tokens_in(other.span);
        tokens.start.saturating_sub(REACH)..tokens.end + REACH
    };
    let whole: Vec<usize> = before.iter().chain(&behind).copied().collect();
    let answered = theirs.iter().any(|other| {
        let end = side.other.tokens_in(other.span).end;
        behind.iter().any(|at| around(other).contains(at)) || whole.iter().any(|at| (end..end + REACH).contains(at))
    });
    let beside =
        side.also_other.iter().any(|view| lexicon::find("causation", view).iter().any(|hit| says_why(hit.family().id)));
    let told = if says_why(cue.family) {
        !before.is_empty() || !behind.is_empty()
    } else {
        before.len() + behind.len() >= LEAST_MATCHED
    };
    let same_words = tokens.clone().any(|at| side.matched[at].is_some());
    if same_words || answered || beside || !told {
        return None;
    }
    Some(undrawn(side, cue, Severity::Low, 0.4, "links the event with another by {}", "draws no such link"))
}

/// By which words cause and effect are told apart in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static CausationLists {
    &language::of(view.language()).lists.causation
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::found;

    #[test]
    fn another_cause_is_seen_whichever_version_comes_first() {
        let told =
            |a: &str, b: &str| found("causation", a, b).iter().any(|finding| finding.note.contains("another cause"));
        let (one, other) = ("The fire was caused by a cigarette.", "The fire was caused by arsonists.");
        assert!(told(one, other) && told(other, one));
        let more = "The big fire was caused by arsonists.";
        assert_eq!(told(one, more), told(more, one));
    }
}
