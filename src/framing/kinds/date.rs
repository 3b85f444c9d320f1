//! Another or a more precise day for the same event.
//!
//! Only the days that no aligned sentence of the other side names are compared, and only where each side has one
//! left: a sentence with three days in it tells three events.

use crate::framing::cue::{Cue, Voice};
use crate::framing::side::Side;
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity};
use crate::tokens::date::{DateMention, When};

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
        let mentions = sentence.tokenized.dates.iter();
        mentions
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
        let precise = |mentions: &[DateMention]| mentions.iter().any(|mention| mention.when.precision() > 0);
        let in_place = left.iter().any(|x| right.iter().any(|y| pair.in_one_place(&x.tokens, &y.tokens)));
        if !precise(&left) && !precise(&right) && !in_place {
            return Vec::new();
        }
        [true, false].iter().filter_map(|of_day| compared(pair, &left, &right, *of_day)).collect()
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
                a: "Fire broke out on the ferry at 2:40 a.m. off Varn.",
                b: "Fire broke out on the ferry at 3 a.m. off Varn.",
                words_a: "2:40 a.m.",
                words_b: "3 a.m.",
            },
            Example {
                a: "The firm withdrew the drug in 2017.",
                b: "The firm withdrew the drug eight years ago.",
                words_a: "2017",
                words_b: "eight years ago",
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

/// The only day, or time of day, that one side has left against that of the other; those tied to one event where there are more.
fn compared(pair: &PairView<'_>, left: &[DateMention], right: &[DateMention], of_day: bool) -> Option<Finding> {
    let of = |all: &[DateMention]| -> Vec<DateMention> {
        all.iter().filter(|mention| mention.when.is_time_of_day() == of_day).cloned().collect()
    };
    let (left, right) = (of(left), of(right));
    let nearest = |fits: &dyn Fn(&DateMention, &DateMention) -> bool| {
        let couples = left.iter().flat_map(|mine| right.iter().map(move |theirs| (mine, theirs)));
        let apart = |x: &DateMention, y: &DateMention| {
            let (here, there) = (x.tokens.start, y.tokens.start);
            (here.abs_diff(there), here + there, pair.by_words(here, there))
        };
        couples.filter(|(mine, theirs)| fits(mine, theirs)).min_by_key(|(mine, theirs)| apart(mine, theirs))
    };
    let (mine, theirs) = match (left.as_slice(), right.as_slice()) {
        ([mine], [theirs]) if mine.when.precision().max(theirs.when.precision()) > 0 => (mine, theirs),
        // Months and years stand for many events of a text: only one in the very place of the other is another one.
        _ => nearest(&|mine, theirs| pair.in_one_place(&mine.tokens, &theirs.tokens)).or_else(|| {
            nearest(&|mine, theirs| mine.when.precision().min(theirs.when.precision()) > 0 && tied(pair, mine, theirs))
        })?,
    };
    let agree = mine.when.agrees_with(theirs.when);
    let alike = std::mem::discriminant(&mine.when) == std::mem::discriminant(&theirs.when);
    if agree && alike && mine.when.precision() == theirs.when.precision() {
        return None;
    }
    let tied = tied(pair, mine, theirs);
    let note = match (agree, mine.when.precision() == theirs.when.precision()) {
        (false, _) if of_day => "different times",
        (false, true) if matches!((mine.when, theirs.when), (When::Year(_), When::Year(_))) => "different years",
        (false, _) => "different days",
        (true, false) => "a more precise time on one side",
        (true, true) => "the time given in another way",
    };
    Some(Finding {
        kind: "date",
        severity: if !agree && tied { Severity::High } else { Severity::Low },
        confidence: pair.confidence * if tied { 0.9 } else { 0.6 },
        a: pair.a.place(mine.tokens.clone()),
        b: pair.b.place(theirs.tokens.clone()),
        cue_a: Some(family(mine.when)),
        cue_b: Some(family(theirs.when)),
        note: note.into(),
    })
}

/// Days of this side that the other side does not name: each day there answers one here.
fn untold(side: &Side<'_>) -> Vec<DateMention> {
    let mut there = side.other.tokenized.dates.clone();
    let beside: Vec<When> =
        side.also_other.iter().flat_map(|view| &view.tokenized.dates).map(|mention| mention.when).collect();
    let mut own = side.own.tokenized.dates.clone();
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

/// Whether a content word beside one date matches one beside the other; a name does many things on many days.
fn tied(pair: &PairView<'_>, mine: &DateMention, theirs: &DateMention) -> bool {
    let near = theirs.tokens.start.saturating_sub(REACH)..theirs.tokens.end + REACH;
    let around = mine.tokens.start.saturating_sub(REACH)..(mine.tokens.end + REACH).min(pair.match_a.len());
    let telling = |view: &SentenceView<'_>, mention: &DateMention, at: usize| {
        !view.word(at).function
            && !mention.tokens.contains(&at)
            && !view.tokenized.names.iter().any(|name| name.contains(&at))
    };
    around.clone().any(|at| {
        telling(&pair.a, mine, at)
            && pair.match_a[at].is_some_and(|to| near.contains(&to) && telling(&pair.b, theirs, to))
    })
}

fn family(when: When) -> &'static str {
    match when {
        When::Weekday(_) => "weekday",
        When::Weekend | When::ThisWeek | When::LastWeek => "week",
        When::Relative(_) => "relative_day",
        When::Day(..) => "day_of_month",
        When::Year(_) => "year",
        When::Stretch(..) => "stretch",
        When::Clock(_) | When::PartOfDay => "time_of_day",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::diff;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// Whether a day of the first sentence and one of the second are taken to be of one event.
    fn of_one_event(a: &str, b: &str) -> bool {
        let story = tokenize(vec![Document::from_sentences("a", &[a]), Document::from_sentences("b", &[b])]);
        let (a, b) = (SentenceView::new(&story, 0, 0), SentenceView::new(&story, 1, 0));
        let match_a = diff::matches(a.tokenized, b.tokenized, &story.vocabulary);
        let pair = PairView {
            a,
            b,
            cues_a: &[],
            cues_b: &[],
            match_a: &match_a,
            match_b: &[],
            common_ground: 0.0,
            confidence: 1.0,
            best: 1.0,
            doubtful: false,
            copied: false,
            also_a: &[],
            also_b: &[],
            story: &story,
        };
        tied(&pair, &a.tokenized.dates[0], &b.tokenized.dates[0])
    }

    #[test]
    fn a_name_beside_two_days_does_not_make_them_days_of_one_event() {
        assert!(of_one_event("Mayor Osk resigned on Tuesday.", "Mayor Osk resigned on Friday."));
        assert!(!of_one_event("On Tuesday Anna Osk spoke.", "They met on Friday with Anna Osk."));
    }
}
