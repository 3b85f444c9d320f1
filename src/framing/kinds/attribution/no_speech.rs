//! Where a verb of the lexicon reports nothing: `found three survivors`, `added 5,000 seats`, `called a strike`.
//!
//! A lexicon of reporting verbs cannot tell these from `found that …` and `called it a farce`; what stands behind the verb can. The
//! cases were found by reading pages of court, disaster and business news, where a quarter of the attributions shown came of them.

use super::detect::{Form, opens_clause};
use super::{lists, source};
use crate::framing::SentenceView;
use crate::framing::lexicon::Match;
use crate::framing::phrases::{self, Class};
use crate::language::has;

/// Verbs that report an act, or something to come, where they stand like this.
pub(super) fn tells_no_speech(view: &SentenceView<'_>, hit: &Match, form: Form) -> bool {
    let (at, behind) = (hit.tokens.start, hit.tokens.end);
    let before = at.checked_sub(1).map_or("", |at| view.norm(at));
    let infinitive = form == Form::Base && before == "to";
    let to_come = infinitive || has(lists(view).modals, before);
    let led_in = form == Form::Gerund && has(lists(view).noun_prepositions, before);
    let thing = has(lists(view).determiners, view.norm(behind));
    let amount = || view.tokenized.quantities.iter().any(|amount| amount.tokens.contains(&behind));
    match (hit.family().id, hit.entry.lemma) {
        // `delegates to back him`, `jeered for supporting him`: who is on a side has not said so.
        ("praising", _) => infinitive || led_in,
        // `added 5,000 seats`, `adds a floor`
        (_, "add") => thing || amount(),
        // `the court heard that …` reports, `neighbours heard shots` does not.
        (_, "hear") => !has(lists(view).audiences, before) || !opens_clause(view, behind),
        (_, "rule") => view.norm(behind) != "that",
        // `found three survivors`
        (_, "find" | "discover") => {
            let asked = (at.saturating_sub(LONGEST_SUBJECT)..at).any(|at| has(lists(view).asked, view.norm(at)));
            to_come || !(asked || has_clause(view, behind))
        }
        // `the judge dismissed the lawsuit`, `the club dismissed its coach`
        (_, "dismiss") => {
            let end = view.tokens().len().min(behind + CALLED_REACH);
            !(behind..end).any(|at| has(lists(view).dismissed, view.norm(at)))
        }
        // `the flood claimed 12 lives`
        (_, "claim") => (behind..view.tokens().len().min(behind + CALLED_REACH)).any(|at| view.norm(at) == "lives"),
        // `was charged with murder`
        (_, "charge") => view.norm(behind) == "with" || source::be_before(view, at),
        (_, "know") => view.norm(at) == "known",
        (_, "justify") => source::be_before(view, at),
        // `called a strike`
        (_, "call") => {
            (behind..view.tokens().len().min(behind + CALLED_REACH)).any(|at| has(lists(view).called, view.norm(at)))
        }
        // `hammering on the doors`, `would slam the door on them`
        (_, "hammer" | "slam" | "blast") => {
            has(lists(view).struck, view.norm(behind))
                || (behind..view.tokens().len().min(behind + CALLED_REACH))
                    .any(|at| has(lists(view).struck_things, view.norm(at)))
        }
        (_, "testify" | "speak" | "talk") => to_come && !opens_clause(view, behind),
        // `could find a way`: what may be done to a thing is not said.
        ("factive", _) => to_come && thing,
        _ => false,
    }
}

/// Words behind `call`, `dismiss`, `claim` or `slam` among which stands what they are said of.
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
