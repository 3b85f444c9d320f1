//! What somebody did on one side and what happened, or was undergone, on the other.

use std::ops::Range;

use super::{OBJECT_REACH, lists, verbs};
use crate::framing::passives::{Passive, passives};
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Finding, PairView, SentenceView, Severity, lexicon, note};
use crate::language::has;

/// Words on either side of a verb in which its roles are looked for.
const ROLE_REACH: usize = 4;

/// Those that the other side does not have and that somebody does, or nobody: `a blast killed two` tells of no deed, and neither
/// does `two were killed when a bus hit a truck`.
fn unmatched<'a>(view: &SentenceView<'a>, matched: &[Option<usize>]) -> Vec<lexicon::Match<'a>> {
    let nobodys = |hit: &lexicon::Match<'_>| {
        let verb = hit.tokens.start;
        // `the jet crashed, killing 47`
        let passive = || {
            let bare = |passive: &Passive| passive.participle == verb && passive.actor.is_none();
            passives(view).iter().any(bare) || view.norm(verb).ends_with("ing")
        };
        hit.family().id.ends_with("caused")
            && (phrases::is_nobodys(view, verb)
                || comes_of_an_accident(view, hit.tokens.end)
                || (passive() && phrases::has_nobody(view)))
    };
    verbs(view).filter(|hit| matched[hit.tokens.start].is_none() && !nobodys(hit)).collect()
}

/// A verb of happening on one side, a verb of doing on the other, neither told by the other side.
pub(super) fn done_or_happened(pair: &PairView<'_>) -> Vec<Finding> {
    let (left, right) = (unmatched(&pair.a, pair.match_a), unmatched(&pair.b, pair.match_b));
    let group = |hit: &lexicon::Match| hit.family().id.split_once('_').map_or(hit.family().id, |(group, _)| group);
    let mut findings = Vec::new();
    // `Two died when the army shelled the port` says who did it, `two died when shots were fired` does not.
    let tells_who = |hit: &lexicon::Match<'_>, view: &SentenceView<'_>| {
        let nobodys =
            |at: usize| passives(view).iter().any(|passive| passive.participle == at && passive.actor.is_none());
        let lists = lists(view);
        let attacks = |at: usize| has(lists.attacking, view.norm(at)) && !nobodys(at);
        let opens_fire = |at: usize| view.norm(at) == "fire" && at > 0 && has(lists.opening, view.norm(at - 1));
        hit.family().id.ends_with("happened") && (0..view.tokens().len()).any(|at| attacks(at) || opens_fire(at))
    };
    // `died in the shooting` says as much as `was shot dead`.
    let says_as_much = |mine: &lexicon::Match<'_>, theirs: &lexicon::Match<'_>| {
        let mine_happened = mine.family().id.ends_with("happened");
        let (happened, done, hit) = if mine_happened { (&pair.a, &pair.b, theirs) } else { (&pair.b, &pair.a, mine) };
        let nameless = |passive: &Passive| passive.actor.is_none() && hit.tokens.contains(&passive.participle);
        let deeds = lists(happened).deeds;
        let told = (0..happened.tokens().len()).any(|at| has(deeds, happened.norm(at)));
        told && passives(done).iter().any(nameless)
    };
    for mine in &left {
        let opposed =
            |theirs: &&lexicon::Match<'_>| group(mine) == group(theirs) && mine.family().id != theirs.family().id;
        let partner = right.iter().find(opposed);
        let partner = partner
            .filter(|theirs| !tells_who(mine, &pair.a) && !tells_who(theirs, &pair.b) && !says_as_much(mine, theirs));
        if let Some(theirs) = partner {
            let tells = |hit: &lexicon::Match<'_>| {
                if hit.family().id.ends_with("happened") {
                    "tells it as happening"
                } else {
                    "tells it as done by somebody"
                }
            };
            findings.push(Finding {
                kind: "agency",
                severity: Severity::Medium,
                confidence: pair.confidence * 0.7,
                a: pair.a.place(mine.tokens.clone()),
                b: pair.b.place(theirs.tokens.clone()),
                cue_a: Some(mine.family().id),
                cue_b: Some(theirs.family().id),
                note: note::both(&pair.a, tells(mine), &pair.b, tells(theirs)).into(),
            });
            break;
        }
    }
    findings
}

/// One verb, by which somebody does it to a thing on this side and the thing does it by itself on the other: `settlers burned
/// down the houses`, `the houses burned down`.
pub(super) fn by_itself(side: &Side<'_>) -> Option<Finding> {
    let (own, other) = (phrases::classes(&side.own), phrases::classes(&side.other));
    let undergoing = |view: &SentenceView<'_>, verb: usize| passives(view).iter().any(|p| p.tokens.contains(&verb));
    (0..own.len()).filter(|at| own[*at] == Class::Verb && !undergoing(&side.own, *at)).find_map(|verb| {
        let to = side.matched[verb].filter(|to| other[*to] == Class::Verb && !undergoing(&side.other, *to))?;
        let behind = |view: &SentenceView<'_>, verb: usize| {
            (verb + 1..=verb + 2).find(|at| !has(lists(view).particles, view.norm(*at))).unwrap_or(verb + 1)
        };
        let opens = |view: &SentenceView<'_>, at: usize| {
            phrases::phrases(view).iter().find(|phrase| phrase.tokens.start == at).cloned()
        };
        let object = opens(&side.own, behind(&side.own, verb))?;
        let (actor, thing) = (phrases::subject(&side.own, verb)?, phrases::subject(&side.other, to)?);
        let plain = opens(&side.other, behind(&side.other, to)).is_none();
        let one = side.matched[object.head] == Some(thing.head);
        let no_actor = side.matched[actor.head].is_none() && !phrases::is_nobodys(&side.own, verb);
        (one && plain && no_actor).then(|| {
            let remark = Remark {
                kind: "agency",
                severity: Severity::Medium,
                confidence: 0.7,
                own_cue: Some("active"),
                other_cue: Some("by_itself"),
                note: side.note("tells it as done by somebody", "tells it as happening"),
            };
            let words = side.own.span_of(actor.tokens.start..verb + 1);
            side.finding(Some(words), Some(side.other.span_of(thing.tokens.start..to + 1)), remark)
        })
    })
}

/// Whether an accident stands right behind the verb: `were killed in a fire`.
fn comes_of_an_accident(view: &SentenceView<'_>, behind: usize) -> bool {
    let classes = phrases::classes(view);
    let phrases = phrases::phrases(view);
    let next = phrases.iter().find(|phrase| phrase.tokens.start == behind + 1);
    classes.get(behind) == Some(&Class::Preposition) && next.is_some_and(|next| phrases::is_nobody(view, next.head))
}

/// Something that undergoes it on this side (`stones were thrown`, `the talks collapsed`) and that somebody acts on, with
/// another verb, on the other side (`militants hurled stones`).
pub(super) fn undergone(side: &Side<'_>, earlier: &[Finding]) -> Option<Finding> {
    let view = &side.own;
    let happenings: Vec<_> = verbs(view).collect();
    let passives = passives(view);
    let told = |tokens: &Range<usize>| {
        let span = view.span_of(tokens.clone());
        earlier.iter().any(|finding| finding.marks(span))
    };
    let bare = passives
        .iter()
        .filter(|passive| passive.actor.is_none())
        .map(|passive| (&passive.tokens, "passive_without_actor"));
    let happened =
        happenings.iter().filter(|hit| hit.family().id.ends_with("happened")).map(|hit| (&hit.tokens, hit.family().id));
    let classes = phrases::classes(&side.other);
    bare.chain(happened).filter(|(tokens, _)| !told(tokens)).find_map(|(tokens, family)| {
        // The nearest noun before the verb is what undergoes it.
        let noun = (tokens.start.saturating_sub(ROLE_REACH)..tokens.start)
            .rev()
            .find(|&at| side.matched[at].is_some() && !view.word(at).function)?;
        let to = side.matched[noun]?;
        let verb = acting_verb(&side.other, &classes, to)?;
        let unmatched = !side.has_match_of(verb) && side.matched[tokens.end - 1].is_none();
        unmatched.then(|| {
            side.finding(
                Some(view.span_of(noun..tokens.end)),
                Some(side.other.span_of(verb.saturating_sub(1)..to + 1)),
                Remark {
                    kind: "agency",
                    severity: Severity::Low,
                    confidence: 0.5,
                    own_cue: Some(family),
                    other_cue: Some("active"),
                    note: side.note("does not say who did it", "names somebody who acts"),
                },
            )
        })
    })
}

/// The active verb whose object word `at` is: a verb before its noun phrase, with a subject before that.
fn acting_verb(view: &SentenceView<'_>, classes: &[Class], at: usize) -> Option<usize> {
    let verb = (at.saturating_sub(OBJECT_REACH)..at).rev().find(|&place| {
        !matches!(
            classes[place],
            Class::Determiner | Class::Noun | Class::Name | Class::Number | Class::Joiner | Class::Possessive
        )
    })?;
    let active = classes[verb] == Class::Verb && verb > 0 && !view.norm(verb).ends_with("ing");
    let subject = active
        && matches!(classes[verb - 1], Class::Noun | Class::Name | Class::Pronoun | Class::Adverb | Class::Relative);
    // `the maker says heart patients …`: who says it does nothing to them.
    let speaks = || lexicon::find("attribution", view).iter().any(|hit| hit.tokens.contains(&verb));
    (subject && !phrases::is_nobodys(view, verb) && !speaks()).then_some(verb)
}
