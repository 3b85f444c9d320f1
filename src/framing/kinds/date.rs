//! Another or a more precise day for the same event.
//!
//! Only the days that no aligned sentence of the other side names are compared, and only where each side has one
//! left: a sentence with three days in it tells three events.

use crate::framing::cue::{Cue, Voice};
use crate::framing::side::Side;
use crate::framing::{Example, Finding, FramingKind, PairView, Place, SentenceView, Severity};
use crate::tokens::date::{self, DateMention, When};

/// Tokens around a date within which a matched content word ties the two dates to one event.
const REACH: usize = 3;

/// The kind.
#[derive(Debug)]
pub struct Date;

impl FramingKind for Date {
    fn id(&self) -> &'static str {
        "date"
    }

    fn about(&self) -> &'static str {
        "Another, or a more precise, day or time for the same event."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        date::dates(sentence.tokenized, sentence.vocabulary, sentence.language())
            .into_iter()
            .map(|mention| Cue {
                kind: "date",
                family: family(mention.when),
                span: sentence.span_of(mention.tokens.clone()),
                voice: if sentence.tokens()[mention.tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
                strength: 0,
                attribution: None,
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let [first, second] = pair.sides();
        let (left, right) = (untold(&first), untold(&second));
        let narrow = |mentions: &[DateMention]| -> Vec<DateMention> {
            mentions.iter().filter(|mention| mention.when.precision() > 0).cloned().collect()
        };
        let (days_a, days_b) = (narrow(&left), narrow(&right));
        let days = match (days_a.as_slice(), days_b.as_slice()) {
            ([mine], [theirs]) => Some((mine, theirs)),
            // Months and years stand for many events of a text: only one in the very place of the other is another one.
            _ => left.iter().find_map(|mine| {
                let here = |theirs: &&DateMention| pair.in_one_place(&mine.tokens, &theirs.tokens);
                right.iter().find(here).map(|theirs| (mine, theirs))
            }),
        };
        let Some((mine, theirs)) = days else { return Vec::new() };
        let agree = mine.when.agrees_with(theirs.when);
        if agree && mine.when.precision() == theirs.when.precision() {
            return Vec::new();
        }
        let tied = tied(pair, mine, theirs);
        let severity = match (agree, tied) {
            (false, true) => Severity::High,
            (false, false) => Severity::Low,
            (true, _) => Severity::Low,
        };
        vec![Finding {
            kind: "date",
            severity,
            confidence: pair.confidence * if tied { 0.9 } else { 0.6 },
            a: place(&pair.a, mine),
            b: place(&pair.b, theirs),
            cue_a: Some(family(mine.when).into()),
            cue_b: Some(family(theirs.when).into()),
            note: if agree { "a more precise time on one side" } else { "different days" }.into(),
        }]
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The council voted on Tuesday to close the port.",
                b: "The council voted on Wednesday to close the port.",
                words_a: "Tuesday",
                words_b: "Wednesday",
            },
            Example {
                a: "The ferry sank on Sunday.",
                b: "The ferry sank over the weekend.",
                words_a: "Sunday",
                words_b: "weekend",
            },
            Example {
                a: "She was dismissed from the mill in February 2023.",
                b: "She was dismissed from the mill in May 2023.",
                words_a: "February",
                words_b: "May",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The ferry sank on Sunday.", "On Sunday the ferry sank."),
            ("The ferry sank on Sunday.", "The ferry sank off Varn."),
        ]
    }
}

/// Days of this side that the other side does not name: each day there answers one here.
fn untold(side: &Side<'_>) -> Vec<DateMention> {
    let mentions = |view: &SentenceView<'_>| date::dates(view.tokenized, view.vocabulary, view.language());
    let mut there = mentions(&side.other);
    let beside: Vec<When> = side.also_other.iter().flat_map(mentions).map(|mention| mention.when).collect();
    let mut own = mentions(&side.own);
    let meets = |mine: &DateMention, theirs: &DateMention| {
        mine.tokens.clone().any(|at| side.matched[at].is_some_and(|to| theirs.tokens.contains(&to)))
    };
    for same_word in [true, false] {
        own.retain(|mine| {
            let answer =
                there.iter().position(|theirs| theirs.when == mine.when && (!same_word || meets(mine, theirs)));
            answer.map(|at| there.remove(at)).is_none()
        });
    }
    own.retain(|mine| !beside.contains(&mine.when));
    own
}

/// Whether a content word beside one date matches one beside the other.
fn tied(pair: &PairView<'_>, mine: &DateMention, theirs: &DateMention) -> bool {
    let near = theirs.tokens.start.saturating_sub(REACH)..theirs.tokens.end + REACH;
    let around = mine.tokens.start.saturating_sub(REACH)..(mine.tokens.end + REACH).min(pair.match_a.len());
    around.clone().any(|at| {
        !pair.a.vocabulary.word(pair.a.tokens()[at].word).function
            && !mine.tokens.contains(&at)
            && pair.match_a[at].is_some_and(|to| near.contains(&to))
    })
}

fn place(view: &SentenceView<'_>, mention: &DateMention) -> Option<Place> {
    Some(Place { document: view.document_index, sentence: view.index, span: view.span_of(mention.tokens.clone()) })
}

fn family(when: When) -> &'static str {
    match when {
        When::Weekday(_) => "weekday",
        When::Weekend | When::ThisWeek | When::LastWeek => "week",
        When::Relative(_) => "relative_day",
        When::Day(..) => "day_of_month",
        When::Year(_) => "year",
    }
}
