//! Who does it: active or passive, actor named or left out, roles exchanged.
//!
//! Voices are compared only on a verb that both sentences share, and verbs of happening with verbs of doing by their families.

mod happening;
mod orders;
mod roles;
mod voices;

use std::ops::Range;

use crate::framing::cue::{Cue, Voice};
use crate::framing::passives::passives;
use crate::framing::phrases::{self, Class};
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView, lexicon, note};
use crate::language::{self, AgencyLists};

/// Words between an active verb and the last noun of its object.
const OBJECT_REACH: usize = 6;

/// The kind.
#[derive(Debug)]
pub struct Agency;

impl FramingKind for Agency {
    fn id(&self) -> &'static str {
        "agency"
    }

    fn about(&self) -> &'static str {
        "Active or passive, an actor named or left out, roles exchanged, something done or something that happened."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        let cue = |family, tokens: Range<usize>| Cue {
            kind: "agency",
            family,
            voice: if sentence.tokens()[tokens.start].quoted { Voice::Quoted } else { Voice::Outlet },
            span: sentence.span_of(tokens),
            strength: 0,
            attribution: None,
        };
        let mut cues: Vec<Cue> = passives(sentence)
            .iter()
            .map(|passive| {
                let family = if passive.actor.is_some() { "passive" } else { "passive_without_actor" };
                cue(family, passive.tokens.clone())
            })
            .collect();
        cues.extend(verbs(sentence).map(|hit| cue(hit.family().id, hit.tokens)));
        cues
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let mut findings = voices::voices(pair, false);
        findings.extend(voices::voices(pair, true));
        findings.extend(happening::done_or_happened(pair));
        findings.extend(pair.sides().iter().filter_map(happening::by_itself));
        findings.extend(roles::exchanged(pair));
        findings.extend(pair.sides().iter().filter_map(orders::ordered));
        let more: Vec<Finding> = pair.sides().iter().filter_map(|side| happening::undergone(side, &findings)).collect();
        findings.extend(more);
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "Guards beat two dockers in Varn.",
                b: "Two dockers were beaten in Varn.",
                words_a: "",
                words_b: "were beaten",
            },
            Example {
                a: "Guards arrested two dockers in Varn.",
                b: "Two dockers were arrested in Varn.",
                words_a: "arrested",
                words_b: "were arrested",
            },
            Example {
                a: "Two dockers were beaten by guards in Varn.",
                b: "Two dockers were beaten in Varn.",
                words_a: "by guards",
                words_b: "were beaten",
            },
            Example {
                a: "Guards opened fire on the quay, killing two dockers.",
                b: "Two dockers died on the quay when shots were fired.",
                words_a: "killing",
                words_b: "died",
            },
            Example {
                a: "Raiders burned down two houses in Varn.",
                b: "Two houses in Varn burned down.",
                words_a: "Raiders burned",
                words_b: "burned",
            },
            Example {
                a: "Osk accused Brandt of lying.",
                b: "Brandt accused Osk of lying.",
                words_a: "Osk accused Brandt",
                words_b: "Brandt accused Osk",
            },
            Example {
                a: "The bank sued the harbour.",
                b: "The harbour sued the bank.",
                words_a: "The bank sued the harbour",
                words_b: "The harbour sued the bank",
            },
            Example {
                a: "Exports rose and imports fell in May.",
                b: "Exports fell and imports rose in May.",
                words_a: "Exports rose",
                words_b: "Exports fell",
            },
            Example {
                a: "Two dockers died in Varn.",
                b: "Guards killed two dockers in Varn.",
                words_a: "died",
                words_b: "killed",
            },
            Example {
                a: "Fighting broke out on the quay in Varn.",
                b: "Guards opened fire on dockers on the quay in Varn.",
                words_a: "Fighting broke out",
                words_b: "opened fire",
            },
            Example {
                a: "Stones were thrown at guards in Varn.",
                b: "Masked dockers hurled stones at guards in Varn.",
                words_a: "Stones were thrown",
                words_b: "hurled stones",
            },
            Example {
                a: "The clerk was ordered to shred the files.",
                b: "The mayor pressed the clerk to shred the files.",
                words_a: "was ordered",
                words_b: "mayor pressed",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Two dockers were arrested in Varn.", "In Varn two dockers were arrested."),
            ("Guards arrested two dockers.", "Guards arrested two men."),
            ("The port said its guards had been shot at in Varn.", "In Varn its guards shot two dockers."),
            ("“I should be told the truth,” the clerk said.", "The clerk told reporters that she wanted the truth."),
            ("A blast at a bank killed two dockers.", "Two dockers were killed in a blast at a bank."),
            ("Nine dockers were killed when a bus hit a wall.", "Nine dockers died when a bus hit a wall."),
            ("Two heavily armed guards left the bank.", "Two guards who were heavily armed left the bank."),
            ("A shell killed two dockers.", "Two dockers died when the army shelled the port."),
            ("Guards opened fire, killing two dockers.", "Two dockers died when guards opened fire."),
            ("A storm burned down two houses.", "Two houses burned down."),
            ("A storm destroyed the pier.", "The pier was destroyed by a storm."),
            ("Two dockers died in the fire.", "The fire killed two dockers."),
            ("A crane blew up in Varn.", "A crane exploded in Varn."),
            ("Osk met Brandt in Varn.", "Brandt met Osk in Varn."),
            ("Guards led a retired docker out of the hall.", "A former docker was removed from the hall by guards."),
            ("Prices fell after the heart pill failed.", "The maker says heart patients need the pill."),
            ("The hearing was set for Monday in Varn.", "Lawyers spoke of a hearing set for Monday in Varn."),
        ]
    }
}

/// Verbs of doing and happening.
fn verbs<'a>(view: &SentenceView<'a>) -> impl Iterator<Item = lexicon::Match<'a>> {
    let view = *view;
    let classes = phrases::classes(&view).into_owned();
    // `a retired teacher`
    let attribute = move |at: usize| {
        let around = at.checked_sub(1).map(|before| (classes[before], classes.get(at + 1)));
        classes[at] == Class::Noun && matches!(around, Some((Class::Determiner, Some(Class::Noun))))
    };
    let hits = lexicon::find("agency", &view).into_owned().into_iter();
    hits.filter(move |hit| !hit.is_verb_as_noun(&view) && !attribute(hit.tokens.start))
}

/// The note that says `own` of the side that was looked at (`second`: b) and `other` of the other one.
fn in_order(pair: &PairView<'_>, second: bool, own: &str, other: &str) -> String {
    let [of_a, of_b] = if second { [other, own] } else { [own, other] };
    note::both(&pair.a, of_a, &pair.b, of_b)
}

/// By which words it is told in the language of a sentence who did something to whom.
fn lists(view: &SentenceView<'_>) -> &'static AgencyLists {
    &language::of(view.language()).lists.agency
}
