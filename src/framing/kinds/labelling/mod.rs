//! Another name or label for the same person, group, place, event or thing.
//!
//! Two noun phrases are of the same thing when they share a name (`harbour boss Lena Osk`, `former dock worker
//! Lena Osk`), when their heads are labels of one family (`bill`, `resolution`), when they share their head and
//! differ in what they say of it; of any others, and of those that differ slightly, a small model says how likely it is (`one_thing`).
//! The alignment decides: words that match elsewhere are no label.

mod compare;
mod label;
pub mod one_thing;
mod same_head;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::framing::cue::{Cue, Voice};
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::language::{self, LabellingLists};
use compare::{Claim, Said, both, compare_labels, met_around, slot};
use label::labels;
pub(in crate::framing) use label::{Label, labels_in};
use one_thing::Liked;

/// Findings of one pair that are worth a look.
const MOST_PER_PAIR: usize = 2;
/// Two phrases that are less likely to name one thing are not set against each other, unless more than a slight difference is claimed. On
/// real articles that the model has not seen this keeps 104 of 106 that do among 428 judged ones, and drops 120 of the rest; by place
/// alone, four of five labels were of two things. At 0.15 it is 98 and 186, and one in a hundred of all the differences that people named
/// is no longer found.
const LEAST_LIKELY: f64 = 0.1;

/// The kind.
#[derive(Debug)]
pub struct Labelling;

/// Two phrases that may name one thing, with what is measured of them.
#[derive(Clone, Debug)]
pub struct Likened {
    /// The tokens of the phrase in the first sentence.
    pub a: Range<usize>,
    /// The same in the second one.
    pub b: Range<usize>,
    /// In the order of [`one_thing::FEATURES`].
    pub features: one_thing::Features,
}

/// All phrases of two sentences that may name one thing, before any is chosen.
#[must_use]
pub fn likened(pair: &PairView<'_>) -> Vec<Likened> {
    let (left, right) = (labels(&pair.a), labels(&pair.b));
    let of = |candidate: Candidate| {
        let (a, b) = (left[candidate.i].phrase.tokens.clone(), right[candidate.j].phrase.tokens.clone());
        Likened { a, b, features: candidate.features }
    };
    candidates(pair, &left, &right).into_iter().map(of).collect()
}

/// A label of each sentence that may be of one thing.
struct Candidate {
    i: usize,
    j: usize,
    claim: Claim,
    said: Said,
    features: one_thing::Features,
}

fn candidates(pair: &PairView<'_>, left: &[Label], right: &[Label]) -> Vec<Candidate> {
    // Many phrases are set against no other.
    let mut liked_b: Vec<Option<Liked<'_>>> = right.iter().map(|_| None).collect();
    let mut candidates = Vec::new();
    for (i, mine) in left.iter().enumerate() {
        let met = met_around(pair, &mine.phrase);
        let mut liked_a = None;
        for (j, theirs) in right.iter().enumerate() {
            let near = slot(pair, &met, &theirs.phrase);
            if let Some((claim, said)) = compare_labels(pair, mine, theirs, near) {
                // Both are a speaker's words: the quotation is altered, and that finding is the one to show.
                let claim = if mine.quoted && theirs.quoted { Claim::Slight } else { claim };
                let liked_a = liked_a.get_or_insert_with(|| Liked::of(&pair.a, mine));
                let liked_b = liked_b[j].get_or_insert_with(|| Liked::of(&pair.b, theirs));
                let features = one_thing::features(pair, liked_a, liked_b, near);
                candidates.push(Candidate { i, j, claim, said, features });
            }
        }
    }
    candidates
}

impl FramingKind for Labelling {
    fn id(&self) -> &'static str {
        "labelling"
    }

    fn about(&self) -> &'static str {
        "Another name or label for the same person, group, place, event or thing."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::find("labelling", sentence)
            .iter()
            .map(|hit| Cue {
                kind: "labelling",
                family: hit.family().id,
                span: sentence.span_of(hit.tokens.clone()),
                voice: if sentence.tokens()[hit.tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
                strength: hit.entry.strength,
                attribution: None,
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let (left, right) = (labels(&pair.a), labels(&pair.b));
        let (left, right) = (&*left, &*right);
        let mut candidates: Vec<(f64, Candidate)> = candidates(pair, left, right)
            .into_iter()
            .map(|candidate| (one_thing::likely(&candidate.features), candidate))
            .filter(|(likely, candidate)| *likely >= LEAST_LIKELY || candidate.claim > Claim::Slight)
            .collect();
        candidates.sort_by(|(x, one), (y, other)| {
            let place = |of: &Candidate| (of.i + of.j, pair.by_words(of.i, of.j));
            other.claim.cmp(&one.claim).then(y.total_cmp(x)).then_with(|| place(one).cmp(&place(other)))
        });
        let (mut taken_a, mut taken_b) = (FxHashSet::default(), FxHashSet::default());
        let mut findings = Vec::new();
        for (likely, Candidate { i, j, claim, said, .. }) in candidates {
            if taken_a.contains(&i) || taken_b.contains(&j) {
                continue;
            }
            taken_a.insert(i);
            taken_b.insert(j);
            let medium = claim > Claim::Slight && findings.len() < MOST_PER_PAIR;
            findings.push(Finding {
                kind: "labelling",
                severity: if medium { Severity::Medium } else { Severity::Low },
                confidence: pair.confidence * likely,
                a: pair.a.place(left[i].phrase.tokens.clone()),
                b: pair.b.place(right[j].phrase.tokens.clone()),
                cue_a: left[i].family,
                cue_b: right[j].family,
                note: match said {
                    Said::Both => both(pair, &left[i], &right[j]),
                    Said::Adds(note) => note,
                }
                .into(),
            });
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "Climate activists blocked the runway in Varn.",
                b: "The fanatics blocked the runway in Varn.",
                words_a: "Climate activists",
                words_b: "The fanatics",
            },
            Example {
                a: "Harbour boss Lena Osk left the talks.",
                b: "Former smuggler Lena Osk left the talks.",
                words_a: "Harbour boss Lena Osk",
                words_b: "Former smuggler Lena Osk",
            },
            Example {
                a: "VARN — An armed group demanded money for a nurse.",
                b: "Terrorists holding a nurse want a fortune.",
                words_a: "An armed group",
                words_b: "Terrorists",
            },
            Example {
                a: "Eight people were killed in the camp, medics said.",
                b: "Eight militants were killed in the camp, the army said.",
                words_a: "Eight people",
                words_b: "Eight militants",
            },
            Example {
                a: "A man left the bridge at dawn.",
                b: "A terrorist left the bridge at dawn.",
                words_a: "A man",
                words_b: "A terrorist",
            },
            Example {
                a: "The rebels took the bridge at dawn.",
                b: "The terrorists took the bridge at dawn.",
                words_a: "rebels",
                words_b: "terrorists",
            },
            Example {
                a: "A teacher left the bridge at dawn.",
                b: "A Muslim teacher left the bridge at dawn.",
                words_a: "A teacher",
                words_b: "A Muslim teacher",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Lena Osk left the talks.", "Mrs. Osk left the talks."),
            ("The rebels took the bridge.", "The bridge was taken by the rebels."),
            ("The mayor's spokesman said the pier was safe.", "The mayor's office said the pier was safe."),
        ]
    }
}

/// By which words descriptions are told apart in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static LabellingLists {
    &language::of(view.language()).lists.labelling
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::compared;
    use crate::framing::{Finding, Severity};

    /// The labelling findings between the first sentences of two texts.
    fn found(a: &[&str], b: &[&str]) -> Vec<Finding> {
        compared(a, b).1.into_iter().filter(|finding| finding.kind == "labelling").collect()
    }

    #[test]
    fn a_description_on_one_side_is_named() {
        let (plain, described) = ("Lena Osk left the talks.", "Former smuggler Lena Osk left the talks.");
        let notes: Vec<String> = found(&[plain], &[described]).into_iter().map(|found| found.note.into()).collect();
        assert_eq!(notes, ["B adds “Former smuggler”."]);
        let elsewhere = found(&[plain, "The former smuggler Lena Osk is 40."], &[described]);
        assert_eq!(&*elsewhere[0].note, "B adds “Former smuggler”, which the other version says elsewhere.");
    }

    #[test]
    fn a_deadline_is_no_name_of_a_person_who_stands_in_its_place() {
        let notes = |a: &str, b: &str| -> Vec<String> {
            found(&[a], &[b]).into_iter().map(|found| found.note.into()).collect()
        };
        let one_deed = notes(
            "The board announced the dismissal of the harbour master on Monday.",
            "The board announced the departure of the harbour master on Monday.",
        );
        assert_eq!(one_deed, ["A says “the dismissal”; B says “the departure”."]);
        let two_things = notes(
            "The board met the harbour master on Monday before a deadline.",
            "On Monday a painter of ships met the board and the harbour master.",
        );
        assert!(two_things.is_empty(), "{two_things:?}");
    }

    #[test]
    fn the_likelier_of_two_phrases_is_set_against_a_label() {
        let found = found(
            &["Police found the weapon in a drawer of the office on Monday."],
            &["In a drawer of the office police found the gun and the letter on Monday."],
        );
        let notes: Vec<&str> = found.iter().map(|found| &*found.note).collect();
        assert_eq!(notes, ["A says “the weapon”; B says “the gun”."]);
    }

    #[test]
    fn a_value_of_a_measure_is_no_label() {
        let found =
            found(&["The ferry sank 55 km off Varn on Monday."], &["The ferry sank 30 miles off Varn on Monday."]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn plain_synonyms_are_no_label_worth_a_look() {
        for (a, b) in [
            ("Osk voted against the measure on Monday.", "Osk voted against the bill on Monday."),
            ("Forty members of the governing party left the hall.", "Forty members of the ruling party left the hall."),
            ("The alleged gunman left the hall on Monday.", "The suspected gunman left the hall on Monday."),
        ] {
            let found = found(&[a], &[b]);
            assert!(found.iter().all(|found| found.severity == Severity::Low), "{found:?}");
        }
    }

    #[test]
    fn a_judging_word_that_one_side_adds_is_worth_a_look() {
        let found = found(&["A boat with migrants sank off Varn."], &["A boat with illegal migrants sank off Varn."]);
        assert!(
            found.iter().any(|found| &*found.note == "B adds “illegal”." && found.severity > Severity::Low),
            "{found:?}"
        );
    }

    #[test]
    fn an_office_that_one_side_adds_is_slight() {
        let plain = "The court heard from Lena Osk about the ledgers.";
        let worth_a_look =
            |described: &str| found(&[plain], &[described]).iter().any(|found| found.severity > Severity::Low);
        assert!(!worth_a_look("The court heard from prosecutor Lena Osk about the ledgers."));
        assert!(!worth_a_look("The court heard from White House spokeswoman Lena Osk about the ledgers."));
        assert!(worth_a_look("The court heard from former smuggler Lena Osk about the ledgers."));
        assert!(worth_a_look("The court heard from multimillionaire developer Lena Osk about the ledgers."));
    }

    #[test]
    fn faith_origin_and_past_of_a_person_are_worth_a_look_and_those_of_an_office_are_not() {
        let worth_a_look = |a: &str, b: &str| found(&[a], &[b]).iter().any(|found| found.severity > Severity::Low);
        let plain = "Police arrested a man on Friday over the theft of two buses.";
        let described = "Police arrested a Syrian man on Friday over the theft of two buses.";
        assert!(worth_a_look(plain, described));
        assert!(worth_a_look("A man left the hall at noon.", "An Algerian left the hall at noon."));
        assert!(worth_a_look("A vicar left the hall at noon.", "A paedophile vicar left the hall at noon."));
        assert!(!worth_a_look("Officials left the hall at noon.", "Chinese officials left the hall at noon."));
        assert!(!worth_a_look("Smoke left the hall at noon.", "Black smoke left the hall at noon."));
    }

    #[test]
    fn an_acronym_is_no_label() {
        let (full, short) = ("They left it to the World Harbour Organization.", "They left it to the WHO.");
        assert!(found(&[full], &[short]).is_empty(), "{:?}", found(&[full], &[short]));
    }

    #[test]
    fn whole_compounds_and_nothing_but_what_is_added_are_named() {
        let notes = |a: &str, b: &str| -> Vec<String> {
            found(&[a], &[b]).into_iter().map(|found| found.note.into()).collect()
        };
        assert_eq!(
            notes("Prime Minister Karl Voss won.", "Right-wing Prime Minister Karl Voss won."),
            ["B adds “Right-wing”."]
        );
        assert_eq!(
            notes("The mayor slammed the decision.", "The mayor slammed the far-right decision."),
            ["B adds “far-right”."]
        );
    }

    #[test]
    fn whose_it_is_is_no_label() {
        let found = found(&["The council mocked the Varn motto."], &["The council mocked the national motto."]);
        assert!(found.iter().all(|found| found.severity == Severity::Low), "{found:?}");
    }
}
