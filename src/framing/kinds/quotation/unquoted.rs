//! A quotation without a partner among the other side's quotations: are its words told without marks?

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::speech::{LONGEST_FRAGMENT, Speech, is_function, is_mark, is_scare_quote};
use crate::framing::clauses;
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, Place, SentenceView, Severity, note};
use crate::tokens::TermId;

/// Share of a quotation's content words that stand unquoted on the other side: a paraphrase.
const PARAPHRASED: f32 = 0.34;
/// With a smaller share the two sentences may report different speech.
const LEAST_PARAPHRASED: f32 = 0.2;
/// Share from which on a fragment stands whole on the other side.
const WHOLE: f32 = 0.99;
/// Share of a paraphrase that makes it worth a look.
const CLEARLY_PARAPHRASED: f32 = 0.5;
/// Share from which on part of a fragment stands on the other side.
const PARTLY_TOLD: f32 = CLEARLY_PARAPHRASED - 0.1;
/// What a quoted fragment is said of stands so near.
const SAID_REACH: usize = 4;
/// Words of a longer quotation that a paraphrase has at least: a single one is the story's subject as a rule.
const FEWEST_TOLD: usize = 2;

/// The quotations beside one that the other side does not quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Company {
    /// It is the only one of the two sentences.
    pub alone: bool,
    /// Another one of its sentence is quoted on the other side too.
    pub of_one_speech: bool,
}

/// What becomes of a quotation on the other side, which does not quote it.
pub(super) fn unquoted(side: &Side<'_>, speech: &Speech, Company { alone, of_one_speech }: Company) -> Option<Finding> {
    let (view, other) = (&side.own, &side.other);
    let content = content_terms(view, speech);
    if content.is_empty() {
        return None;
    }
    let all: f32 = content.iter().map(|(_, _, weight)| weight).sum();
    let mut hits: Vec<(usize, f32)> = content
        .iter()
        .filter_map(|(at, _, weight)| Some((side.matched.get(*at).copied().flatten()?, *weight)))
        .filter(|(at, _)| !other.tokens()[*at].quoted)
        .collect();
    let length: usize = speech.parts.iter().map(Range::len).sum();
    let fragment = length <= LONGEST_FRAGMENT;
    // Who is spoken to or of is not yet what is said.
    if !fragment && hits.iter().all(|(at, _)| is_name(other, *at)) {
        hits.clear();
    }
    let share = hits.iter().map(|(_, weight)| weight).sum::<f32>() / all;
    if side.also_other.iter().any(|sentence| quotes_it(sentence, &content, all)) {
        return None;
    }
    let main = speech.main();
    let scare = is_scare_quote(view, &main);
    let other_quotes = !other.tokenized.quotes.is_empty();
    let quoted_share = length as f32 / view.tokens().len().max(1) as f32;
    let words = note::words(view.text_of(main.clone()));
    let in_marks = if scare { "sets {} in quotation marks" } else { "quotes {}" }.replace("{}", &words);
    let quotes_too = format!("quotes {words} too");
    // `called the migrants “animals”`, `disparaged the migrants`
    let said_of_one = side.is_told_of(&main, SAID_REACH) && side.is_nearest(&main);
    let quotes = "quotes a statement";
    let (severity, own, theirs) = if fragment && share >= WHOLE {
        (Severity::Medium, in_marks.as_str(), "has it in plain words")
    } else if !fragment && share >= CLEARLY_PARAPHRASED && hits.len() >= FEWEST_TOLD {
        (Severity::Medium, quotes, "tells the same without quotation marks")
    } else if !fragment && (share >= PARAPHRASED || (alone && quoted_share >= 0.5 && !other_quotes)) {
        let told = share >= LEAST_PARAPHRASED && hits.len() >= FEWEST_TOLD;
        let severity = if told && alone && !other_quotes { Severity::Medium } else { Severity::Low };
        (severity, quotes, "tells the same in words of its own")
    } else if fragment && share >= PARTLY_TOLD {
        (Severity::Low, in_marks.as_str(), "has part of it in plain words")
    } else if fragment && hits.is_empty() && of_one_speech && !scare {
        (Severity::Medium, quotes_too.as_str(), "leaves it out")
    } else if fragment && hits.is_empty() && !other_quotes {
        (if said_of_one && !scare { Severity::Medium } else { Severity::Low }, in_marks.as_str(), "has no such words")
    } else if !fragment && (side.also_other.is_empty() || !other_quotes) {
        (Severity::Low, quotes, "has no such quotation")
    } else {
        return None;
    };
    let counterpart = counterpart(other, &hits, length)
        .filter(|range| fragment || share >= CLEARLY_PARAPHRASED || has_a_verb(other, range))
        .and_then(|range| other.place(range));
    Some(side.finding(
        view.place(main).map(Place::span),
        counterpart.map(Place::span),
        Remark {
            kind: "quotation",
            severity,
            confidence: 0.8,
            own_cue: Some(if scare { "scare" } else { "speech" }),
            other_cue: None,
            note: side.note(own, theirs),
        },
    ))
}

fn content_terms(view: &SentenceView<'_>, speech: &Speech) -> Vec<(usize, TermId, f32)> {
    let content = speech.places(view).into_iter().filter(|at| !is_function(view, *at));
    content
        .map(|at| {
            let word = view.word(at);
            (at, word.term, word.rarity.max(0.2))
        })
        .collect()
}

/// Whether another aligned sentence quotes most of these words.
fn quotes_it(sentence: &SentenceView<'_>, content: &[(usize, TermId, f32)], all: f32) -> bool {
    let quoted: FxHashSet<TermId> = sentence
        .tokens()
        .iter()
        .filter(|token| token.quoted)
        .map(|token| sentence.vocabulary.word(token.word).term)
        .collect();
    let share: f32 = content.iter().filter(|(_, term, _)| quoted.contains(term)).map(|(_, _, weight)| weight).sum();
    share >= CLEARLY_PARAPHRASED * all
}

fn is_name(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokenized.names.iter().any(|name| name.contains(&at))
}

/// A paraphrase says something of something: the name of the man who was spoken to is none.
fn has_a_verb(view: &SentenceView<'_>, range: &Range<usize>) -> bool {
    let classes = phrases::classes(view);
    classes[range.clone()].iter().any(|class| matches!(class, Class::Verb | Class::Auxiliary))
}

/// The unit of the other side that holds the most of the quotation's words.
fn counterpart(other: &SentenceView<'_>, hits: &[(usize, f32)], longest: usize) -> Option<Range<usize>> {
    let first = hits.iter().map(|(at, _)| *at).min()?;
    let last = hits.iter().map(|(at, _)| *at).max()?;
    let units = clauses::clauses(other);
    if last + 1 - first <= longest * 2 + 4 {
        // Widened to the borders of the units that hold the ends, as far as they are near.
        let start = units.iter().rev().find(|unit| unit.tokens.start <= first).map_or(first, |unit| unit.tokens.start);
        let end = units.iter().find(|unit| unit.tokens.end > last).map_or(last + 1, |unit| unit.tokens.end);
        let near = longest > LONGEST_FRAGMENT && end - start <= longest * 2 + 4;
        return Some(without_marks(other, if near { start..end } else { first..last + 1 }));
    }
    let weighed = units.iter().map(|unit| {
        let weight: f32 = hits.iter().filter(|(at, _)| unit.tokens.contains(at)).map(|(_, weight)| weight).sum();
        (unit.tokens.clone(), weight)
    });
    weighed.max_by(|x, y| x.1.total_cmp(&y.1)).map(|(tokens, _)| without_marks(other, tokens))
}

/// The range without marks at its ends.
fn without_marks(view: &SentenceView<'_>, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && is_mark(view, range.start) {
        range.start += 1;
    }
    while range.end > range.start && is_mark(view, range.end - 1) {
        range.end -= 1;
    }
    range
}
