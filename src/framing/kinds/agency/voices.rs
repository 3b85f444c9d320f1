//! A verb in the passive on one side and in the active, or with its actor, on the other.

use super::super::attribution::attributions;
use super::{OBJECT_REACH, in_order, lists, verbs};
use crate::framing::passives::{ACTOR_REACH, Passive, passives};
use crate::framing::phrases::{self, Class};
use crate::framing::{Cue, Finding, PairView, SentenceView, Severity};
use crate::language::{has, value};
use crate::tokens::{TermId, TokenKind};

/// The family of deeds of which everybody knows who does them.
const BY_OFFICE: &str = "by_office";

/// `what` stands no further before a passive that tells of a thing.
const THING_REACH: usize = 3;

/// A passive on one side (`second`: in b) whose verb stands in the active on the other.
pub(super) fn voices(pair: &PairView<'_>, second: bool) -> Vec<Finding> {
    let (view, other, matched) =
        if second { (&pair.b, &pair.a, pair.match_b) } else { (&pair.a, &pair.b, pair.match_a) };
    let theirs = passives(other);
    passives(view)
        .iter()
        .filter_map(|passive| {
            let to = same_verb(view, other, matched, passive.participle)?;
            let passive_there = theirs.iter().find(|there| there.participle == to);
            if let Some(there) = passive_there {
                return actor_left_out(pair, second, passive, there);
            }
            let before = to.checked_sub(1).map_or("", |before| other.norm(before));
            // `a motion to move the trial`
            let of_a_noun = before == "to" && to >= 2 && phrases::classes(other)[to - 2] == Class::Noun;
            // `bait was used to poison the dog` says as little who did it.
            let of_a_passive = before == "to" && to >= 2 && other.norm(to - 2) == "used";
            let bare = (matches!(before, "has" | "have" | "had" | "to") && !of_a_noun && !of_a_passive)
                || is_subject_before(other, to);
            if !bare || !has_object(other, to) || other.tokens()[to].quoted != view.tokens()[passive.participle].quoted
            {
                return None;
            }
            if phrases::is_nobodys(other, to) {
                return None;
            }
            // `guards had been shot at` and `guards shot two men` are two events, and so are two acts of speech.
            let undergoes = head_before(view, passive.tokens.start);
            let cues = if second { pair.cues_a } else { pair.cues_b };
            let speaks = |cue: &Cue| {
                let says = matches!(cue.family, "neutral" | "doubting" | "factive" | "revealing" | "thinking");
                cue.kind == "attribution" && says && cue.span.overlaps(other.tokens()[to].span)
            };
            if (undergoes.is_some() && undergoes == head_before(other, to)) || cues.iter().any(speaks) {
                return None;
            }
            // `tents were sent` and `sent soldiers`, where the tents are told of elsewhere: two deeds.
            let undergone = phrases::subject(view, passive.tokens.start).and_then(|subject| matched[subject.head]);
            if undergone.is_some_and(|there| !(to..to + 2 * OBJECT_REACH).contains(&there)) {
                return None;
            }
            let understood = verbs(other).any(|hit| hit.family().id == BY_OFFICE && hit.tokens.contains(&to));
            let elsewhere = passive.actor.is_none() && names_actor(view, passive, other, to);
            let here = match passive.actor {
                Some(_) => "tells it in the passive with who did it",
                None if elsewhere => "tells it in the passive and who did it in another place",
                None => "tells it in the passive without saying who did it",
            };
            // `more than what it has been offered`: what is told of is the thing.
            let of_a_thing = (passive.tokens.start.saturating_sub(THING_REACH)..passive.tokens.start)
                .any(|at| matches!(view.norm(at), "what" | "whatever"));
            let hidden = passive.actor.is_none() && !elsewhere && !understood && !of_a_thing;
            let severity = if hidden { Severity::Medium } else { Severity::Low };
            let mine = view.place(passive.tokens.clone());
            let subject = phrases::subject(other, to).map_or(to.saturating_sub(2), |subject| subject.tokens.start);
            let active = other.place(subject..to + 1);
            let family = if passive.actor.is_some() { "passive" } else { "passive_without_actor" };
            Some(Finding {
                kind: "agency",
                severity,
                confidence: pair.confidence * 0.8,
                a: if second { active } else { mine },
                b: if second { mine } else { active },
                cue_a: Some(if second { "active" } else { family }),
                cue_b: Some(if second { family } else { "active" }),
                note: in_order(pair, second, here, "tells it in the active").into(),
            })
        })
        .collect()
}

/// Whether the sentence of a passive has the word for whoever does it by the active verb at `to` on the other side, in whatever
/// place: `nine planes were grounded, the airline said`, `was suspended while the Vatican looks into it`.
fn names_actor(view: &SentenceView<'_>, passive: &Passive, other: &SentenceView<'_>, to: usize) -> bool {
    let Some(actor) = actor_of(other, to) else { return false };
    let undergoes = phrases::subject(view, passive.tokens.start).map_or(0..0, |subject| subject.tokens);
    let names = |at: &usize| view.is_content(*at) && view.word(*at).term == other.word(actor).term;
    (0..view.tokens().len()).filter(|at| !undergoes.contains(at)).any(|at| names(&at))
}

/// The noun for the subject of an active verb: its head, what `who` belongs to, or, for a pronoun in what somebody says, the speaker.
fn actor_of(view: &SentenceView<'_>, verb: usize) -> Option<usize> {
    if let Some(subject) = phrases::subject(view, verb) {
        return Some(subject.head);
    }
    let classes = phrases::classes(view);
    let aside = |class: &Class| matches!(class, Class::Adverb | Class::Auxiliary | Class::Preposition);
    let pronoun = (0..verb).rev().find(|at| !aside(&classes[*at]))?;
    match classes[pronoun] {
        Class::Relative | Class::That => {
            let phrases = phrases::phrases(view);
            let before = phrases.iter().rev().find(|phrase| phrase.tokens.end <= pronoun)?;
            (before.tokens.end + 1 >= pronoun).then_some(before.head)
        }
        Class::Pronoun => {
            let said = attributions(view);
            let source = said.iter().filter(|found| found.covers(verb)).find_map(|found| found.source.clone())?;
            source.rev().find(|at| view.is_content(*at))
        }
        _ => None,
    }
}

/// The term of the nearest content word before `at` in its clause: the subject of a verb there.
fn head_before(view: &SentenceView<'_>, at: usize) -> Option<TermId> {
    (at.saturating_sub(SUBJECT_REACH)..at)
        .rev()
        .take_while(|&place| view.tokens()[place].kind != TokenKind::Punctuation)
        .find(|&place| view.is_content(place))
        .map(|place| view.word(place).term)
}

/// A subject stands no further before its verb, in tokens.
const SUBJECT_REACH: usize = 4;

/// The same passive on both sides, with `by` and an actor on this side (`second`: in b) whom the other one does not name.
fn actor_left_out(pair: &PairView<'_>, second: bool, own: &Passive, there: &Passive) -> Option<Finding> {
    let (view, other, matched, also) = if second {
        (&pair.b, &pair.a, pair.match_b, pair.also_a)
    } else {
        (&pair.a, &pair.b, pair.match_a, pair.also_b)
    };
    let by = own.actor.filter(|_| there.actor.is_none())?;
    let head = (by + 1..view.tokens().len().min(by + 1 + ACTOR_REACH))
        .take_while(|at| view.tokens()[*at].kind == TokenKind::Word)
        .find(|at| view.is_content(*at))?;
    let is_time = view.tokenized.dates.iter().any(|mention| mention.tokens.contains(&head));
    let term = |view: &SentenceView<'_>, at: usize| view.word(at).term;
    // A fund is not named by another sentence that says "national" of something else.
    let actor = view.tokenized.names.iter().find(|name| name.contains(&head)).cloned().unwrap_or(head..head + 1);
    let told = actor.clone().all(|at| matched[at].is_some())
        || also.iter().any(|beside| {
            let tells = |word: usize| (0..beside.tokens().len()).any(|at| term(beside, at) == term(view, word));
            actor.clone().all(tells)
        });
    if is_time || told || phrases::is_nobody(view, head) {
        return None;
    }
    let mine = view.place(own.participle..head + 1);
    let theirs = other.place(there.tokens.clone());
    let (family, without) = ("passive", "passive_without_actor");
    Some(Finding {
        kind: "agency",
        severity: Severity::Medium,
        confidence: pair.confidence * 0.8,
        a: if second { theirs } else { mine },
        b: if second { mine } else { theirs },
        cue_a: Some(if second { without } else { family }),
        cue_b: Some(if second { family } else { without }),
        note: in_order(pair, second, "says by whom", "does not say by whom").into(),
    })
}

/// The token of the other side with the same verb: matched by stem, or an irregular form of it.
fn same_verb(
    view: &SentenceView<'_>,
    other: &SentenceView<'_>,
    matched: &[Option<usize>],
    participle: usize,
) -> Option<usize> {
    matched[participle].or_else(|| {
        let norm = view.norm(participle);
        let past = value(lists(view).past_forms, norm).filter(|past| *past != norm)?;
        (0..other.tokens().len()).find(|&at| other.norm(at) == past)
    })
}

/// Whether the past form of an irregular verb stands at `at`.
fn is_irregular_past(view: &SentenceView<'_>, at: usize) -> bool {
    lists(view).past_forms.iter().any(|(_, past)| *past == view.norm(at))
}

/// Whether what stands right before a verb can be its subject.
pub(super) fn is_subject_before(view: &SentenceView<'_>, at: usize) -> bool {
    let adverb =
        |at: &usize| matches!(view.norm(*at), "also" | "later" | "then" | "already") || view.norm(*at).ends_with("ly");
    let at = (0..at).rev().find(|before| !adverb(before)).map_or(0, |before| before + 1);
    at > 0 && {
        let before = &view.tokens()[at - 1];
        let word = view.vocabulary.word(before.word);
        before.kind == TokenKind::Word && (!word.function || has(lists(view).subjects, &word.norm))
    }
}

/// Whether what stands right behind a verb can be its object: `the date set for Monday` and `a man refused entry` tell of no
/// actor, and neither does a noun.
pub(super) fn has_object(view: &SentenceView<'_>, at: usize) -> bool {
    let classes = phrases::classes(view);
    let adverb = |place: &usize| classes[*place] == Class::Adverb;
    let object = (at + 1..classes.len()).find(|place| !adverb(place)).map(|place| classes[place]);
    let object = object.is_some_and(|class| {
        matches!(
            class,
            Class::Determiner | Class::Noun | Class::Name | Class::Title | Class::Number | Class::Pronoun | Class::That
        )
    });
    // `fired at the crowd`
    let aimed =
        matches!(view.norm(at), "fired" | "shot" | "aimed") && matches!(view.norm(at + 1), "at" | "on" | "into");
    (object || aimed) && (classes[at] == Class::Verb || is_irregular_past(view, at))
}

#[cfg(test)]
mod tests {
    use crate::framing::Severity;
    use crate::framing::testing::found;

    #[test]
    fn who_did_it_is_not_hidden_where_the_sentence_has_the_word_for_it() {
        for (active, passive) in [
            ("The harbour line said it had moored nine boats.", "Nine boats were moored, the harbour line said."),
            ("Dockers heckled the bishop when he met them.", "The bishop was heckled when he met the dockers."),
            (
                "The board, which had shut the pier, met on Monday.",
                "The pier had been shut when the board met on Monday.",
            ),
            (
                "The harbour line has offered the dockers a raise of 5 percent.",
                "The dockers want more than twice what they have been offered.",
            ),
        ] {
            let findings = found("agency", active, passive);
            assert!(findings.iter().all(|finding| finding.severity == Severity::Low), "{findings:?}");
        }
        let hidden = found("agency", "Dockers heckled the bishop in Varn.", "The bishop was heckled in Varn.");
        assert_eq!(hidden[0].severity, Severity::Medium);
    }
}
