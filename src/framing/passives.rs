//! Verbs in the passive: a form of `be` or `get` and a participle, with its actor behind `by`.

use std::borrow::Cow;
use std::ops::Range;

use super::SentenceView;

/// Words between the auxiliary and its participle (`was later brutally beaten`).
const PARTICIPLE_REACH: usize = 3;
/// Words between a participle and the `by` of its actor.
pub const ACTOR_REACH: usize = 8;
/// Participles without `-ed` that news uses in the passive.
const PARTICIPLES: &[&str] = &[
    "beaten",
    "bitten",
    "broken",
    "brought",
    "built",
    "burnt",
    "caught",
    "chosen",
    "cut",
    "done",
    "drawn",
    "driven",
    "forbidden",
    "forced",
    "fought",
    "found",
    "given",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "known",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "overthrown",
    "paid",
    "put",
    "seen",
    "sent",
    "set",
    "shot",
    "shown",
    "slain",
    "sold",
    "spent",
    "stolen",
    "struck",
    "sunk",
    "taken",
    "taught",
    "thrown",
    "told",
    "torn",
    "undone",
    "won",
    "withdrawn",
    "written",
];

/// A verb in the passive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passive {
    /// From the auxiliary to the participle.
    pub tokens: Range<usize>,
    /// The participle.
    pub participle: usize,
    /// The `by` of its actor, where one is named.
    pub actor: Option<usize>,
}

/// The passives of a sentence in reading order.
#[must_use]
pub fn passives<'a>(view: &SentenceView<'a>) -> Cow<'a, [Passive]> {
    match view.parts {
        Some(known) => Cow::Borrowed(&known.passives),
        None => passives_in(view).into(),
    }
}

pub(super) fn passives_in(view: &SentenceView<'_>) -> Vec<Passive> {
    let mut found: Vec<Passive> = Vec::new();
    for at in 0..view.tokens().len() {
        if !matches!(view.norm(at), "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got" | "gets") {
            continue;
        }
        let participle = (at + 1..=at + PARTICIPLE_REACH)
            .take_while(|place| {
                let norm = view.norm(*place);
                !norm.is_empty()
                    && (*place == at + 1
                        || view.norm(*place - 1).ends_with("ly")
                        || matches!(view.norm(*place - 1), "not" | "also" | "never" | "later" | "being" | "been"))
            })
            .find(|place| is_participle(view, *place));
        let Some(participle) = participle else { continue };
        if found.last().is_some_and(|last| last.participle == participle) {
            continue;
        }
        let actor = (participle + 1..participle + 1 + ACTOR_REACH)
            // `were given food and blankets by volunteers`
            .take_while(|place| {
                let joins = view.norm(*place) == "and" && view.norm(*place + 2) != "by";
                !joins && !matches!(view.norm(*place), "" | "," | ";" | "." | "but" | "who" | "which")
            })
            .find(|place| view.norm(*place) == "by");
        found.push(Passive { tokens: at..participle + 1, participle, actor });
    }
    found
}

/// Adjectives that look like participles: nobody armed the man who was armed.
const ADJECTIVES: &[&str] = &[
    "armed",
    "concerned",
    "determined",
    "interested",
    "located",
    "married",
    "pleased",
    "retired",
    "scared",
    "tired",
    "worried",
];

fn is_participle(view: &SentenceView<'_>, at: usize) -> bool {
    let norm = view.norm(at);
    // `was unarmed`, `was unjustified`
    let state = norm.starts_with("un") || ADJECTIVES.contains(&norm);
    (norm.len() > 4 && norm.ends_with("ed") && !state) || PARTICIPLES.contains(&norm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// Participles and whether their actor is named.
    fn found(text: &str) -> Vec<(String, bool)> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let view = SentenceView::new(&story, 0, 0);
        passives(&view).iter().map(|found| (view.norm(found.participle).to_owned(), found.actor.is_some())).collect()
    }

    #[test]
    fn an_actor_may_stand_behind_two_objects() {
        assert_eq!(found("The dockers were given food and coats by guards."), [("given".to_owned(), true)]);
        assert_eq!(found("The dockers were held and the pier was shut by guards."), [("held".to_owned(), false)]);
    }

    #[test]
    fn what_somebody_is_is_no_passive() {
        assert!(found("The men were heavily armed, and the search was unjustified.").is_empty());
    }
}
