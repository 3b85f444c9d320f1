//! Where a verb of the lexicon reports nothing: `found three survivors`, `added 5,000 seats`, `called a strike`.
//!
//! A lexicon of reporting verbs cannot tell these from `found that …` and `called it a farce`; what stands behind the verb can. The
//! cases were found by reading pages of court, disaster and business news, where a quarter of the attributions shown came of them.

use super::detect::{DETERMINERS, Form, NOUN_PREPOSITIONS, opens_clause};
use super::source;
use crate::framing::SentenceView;
use crate::framing::lexicon::Match;
use crate::framing::phrases::{self, Class};

/// Verbs that report an act, or something to come, where they stand like this.
pub(super) fn tells_no_speech(view: &SentenceView<'_>, hit: &Match, form: Form) -> bool {
    let (at, behind) = (hit.tokens.start, hit.tokens.end);
    let before = at.checked_sub(1).map_or("", |at| view.norm(at));
    let infinitive = form == Form::Base && before == "to";
    let to_come = infinitive || MODALS.contains(&before);
    let led_in = form == Form::Gerund && NOUN_PREPOSITIONS.contains(&before);
    let thing = DETERMINERS.contains(&view.norm(behind));
    let amount = || view.tokenized.quantities.iter().any(|amount| amount.tokens.contains(&behind));
    match (hit.family().id, hit.entry.lemma) {
        // `delegates to back him`, `jeered for supporting him`: who is on a side has not said so.
        ("praising", _) => infinitive || led_in,
        // `added 5,000 seats`, `adds a floor`
        (_, "add") => thing || amount(),
        // `the court heard that …` reports, `neighbours heard shots` does not.
        (_, "hear") => !AUDIENCES.contains(&before) || !opens_clause(view, behind),
        (_, "rule") => view.norm(behind) != "that",
        // `found three survivors`
        (_, "find" | "discover") => {
            let asked = (at.saturating_sub(LONGEST_SUBJECT)..at).any(|at| ASKED.contains(&view.norm(at)));
            to_come || !(asked || has_clause(view, behind))
        }
        // `the judge dismissed the lawsuit`, `the club dismissed its coach`
        (_, "dismiss") => {
            let end = view.tokens().len().min(behind + CALLED_REACH);
            !(behind..end).any(|at| DISMISSED.contains(&view.norm(at)))
        }
        // `the flood claimed 12 lives`
        (_, "claim") => (behind..view.tokens().len().min(behind + CALLED_REACH)).any(|at| view.norm(at) == "lives"),
        // `was charged with murder`
        (_, "charge") => view.norm(behind) == "with" || source::auxiliary_before(view, at, source::BE),
        (_, "know") => view.norm(at) == "known",
        (_, "justify") => source::auxiliary_before(view, at, source::BE),
        // `called a strike`
        (_, "call") => {
            (behind..view.tokens().len().min(behind + CALLED_REACH)).any(|at| CALLED.contains(&view.norm(at)))
        }
        // `hammering on the doors`, `would slam the door on them`
        (_, "hammer" | "slam" | "blast") => {
            STRUCK.contains(&view.norm(behind))
                || (behind..view.tokens().len().min(behind + CALLED_REACH))
                    .any(|at| STRUCK_THINGS.contains(&view.norm(at)))
        }
        (_, "testify" | "speak" | "talk") => to_come && !opens_clause(view, behind),
        // `could find a way`: what may be done to a thing is not said.
        ("factive", _) => to_come && thing,
        _ => false,
    }
}

/// Who hears evidence.
const AUDIENCES: &[&str] = &["court", "jury", "jurors", "inquest", "inquiry", "hearing", "tribunal", "panel"];
/// What finds by asking, so that whatever it finds is said: `the poll found broad support`.
const ASKED: &[&str] =
    &["poll", "survey", "study", "report", "court", "jury", "judge", "inquiry", "review", "audit", "investigation"];
/// What is called without calling it anything.
const CALLED: &[&str] = &[
    "strike",
    "strikes",
    "election",
    "elections",
    "referendum",
    "meeting",
    "vote",
    "session",
    "congress",
    "conference",
    "summit",
    "police",
    "halt",
    "truce",
    "ambulance",
    "911",
];
/// What is dismissed in words.
const DISMISSED: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "as",
    "call",
    "calls",
    "claim",
    "claims",
    "concern",
    "concerns",
    "criticism",
    "critics",
    "fears",
    "idea",
    "it",
    "notion",
    "question",
    "questions",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "suggestion",
    "suggestions",
    "talk",
    "that",
    "them",
    "this",
    "worries",
];
/// Words right behind a verb of striking that strikes no person, and things that are struck.
const STRUCK: &[&str] = &["at", "away", "home", "into", "on", "out", "shut", "through"];
const STRUCK_THINGS: &[&str] = &["brakes", "door", "doors", "gate", "gates", "phone"];
/// Words behind `call`, `dismiss`, `claim` or `slam` among which that stands.
const CALLED_REACH: usize = 4;

/// Whether a clause stands behind: `that …`, or a noun phrase with a finite verb.
fn has_clause(view: &SentenceView<'_>, from: usize) -> bool {
    let classes = phrases::classes(view);
    let finite = |at: usize| match classes[at] {
        Class::Auxiliary => true,
        // `backed the bill`, but not `trapped in the hull`
        Class::Verb => {
            let object = matches!(
                classes.get(at + 1),
                Some(Class::Determiner | Class::Number | Class::Name | Class::Noun | Class::Pronoun)
            );
            object && !view.norm(at).ends_with("ing")
        }
        _ => false,
    };
    let opens = matches!(view.norm(from), "that" | "whether" | "how" | "why" | "what" | "\"" | "'" | ":")
        || view.tokens().get(from).is_some_and(|token| token.quoted);
    let end = view.tokens().len().min(from + LONGEST_SUBJECT);
    let inside = |at: &usize| {
        !matches!(classes[*at], Class::Mark | Class::Relative | Class::That | Class::Subordinator | Class::Coordinator)
    };
    opens || (from + 1..end).take_while(inside).any(finite)
}

/// Words in which the verb of a clause stands.
const LONGEST_SUBJECT: usize = 12;
/// What is not said to have been done.
const MODALS: &[&str] = &["can", "could", "may", "might", "must", "should", "will", "would"];
