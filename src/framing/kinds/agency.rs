//! Who does it: active or passive, actor named or left out, roles exchanged.
//!
//! Voices are compared only on a verb that both sentences share, and verbs of happening with verbs of doing by their families.

use std::ops::Range;

use crate::framing::cue::{Cue, Voice};
use crate::framing::passives::{ACTOR_REACH, Passive, passives};
use crate::framing::phrases::{self, Class};
use crate::framing::side::{Remark, Side};
use crate::framing::{Example, Finding, FramingKind, PairView, Place, SentenceView, Severity, lexicon, note};
use crate::tokens::{TermId, TokenKind};

/// Words on either side of a verb in which its roles are looked for.
const ROLE_REACH: usize = 4;
/// Words between an active verb and the last noun of its object.
const OBJECT_REACH: usize = 6;
/// Words between a verb of ordering and the deed (`told the two young clerks to sign`).
const ORDER_REACH: usize = 7;
/// Past forms of verbs of ordering, which take `somebody to do it`.
const ORDERS: &[&str] = &[
    "advised",
    "asked",
    "commanded",
    "compelled",
    "directed",
    "encouraged",
    "forced",
    "instructed",
    "ordered",
    "persuaded",
    "pressed",
    "pressured",
    "told",
    "urged",
    "warned",
];

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
        cues.extend(verbs(sentence).map(|hit| cue(hit.family.id, hit.tokens)));
        cues
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let mut findings = voices(pair, false);
        findings.extend(voices(pair, true));
        findings.extend(done_or_happened(pair));
        findings.extend(exchanged(pair));
        findings.extend(pair.sides().iter().filter_map(ordered));
        let more: Vec<Finding> = pair.sides().iter().filter_map(|side| undergone(side, &findings)).collect();
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
                a: "Osk accused Brandt of lying.",
                b: "Brandt accused Osk of lying.",
                words_a: "Osk accused Brandt",
                words_b: "Brandt accused Osk",
            },
            Example {
                a: "Two dockers died in Varn.",
                b: "Guards killed two dockers in Varn.",
                words_a: "died",
                words_b: "killed",
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
            ("A storm destroyed the pier.", "The pier was destroyed by a storm."),
            ("Two dockers died in the fire.", "The fire killed two dockers."),
            ("The hearing was set for Monday in Varn.", "Lawyers spoke of a hearing set for Monday in Varn."),
        ]
    }
}

/// The family of deeds of which everybody knows who does them.
const BY_OFFICE: &str = "by_office";

/// A passive on one side (`second`: in b) whose verb stands in the active on the other.
fn voices(pair: &PairView<'_>, second: bool) -> Vec<Finding> {
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
            let bare = (matches!(before, "has" | "have" | "had" | "to") && !of_a_noun) || is_subject_before(other, to);
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
            let understood = verbs(other).any(|hit| hit.family.id == BY_OFFICE && hit.tokens.contains(&to));
            let here = if passive.actor.is_some() {
                "tells it in the passive with who did it"
            } else {
                "tells it in the passive without saying who did it"
            };
            let severity = if passive.actor.is_some() || understood { Severity::Low } else { Severity::Medium };
            let mine = place(view, passive.tokens.clone());
            let subject = phrases::subject(other, to).map_or(to.saturating_sub(2), |subject| subject.tokens.start);
            let active = place(other, subject..to + 1);
            let family = if passive.actor.is_some() { "passive" } else { "passive_without_actor" };
            Some(Finding {
                kind: "agency",
                severity,
                confidence: pair.confidence * 0.8,
                a: if second { active } else { mine },
                b: if second { mine } else { active },
                cue_a: Some(if second { "active" } else { family }.into()),
                cue_b: Some(if second { family } else { "active" }.into()),
                note: in_order(pair, second, here, "tells it in the active"),
            })
        })
        .collect()
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

/// Whether an accident stands right behind the verb: `were killed in a fire`.
fn comes_of_an_accident(view: &SentenceView<'_>, behind: usize) -> bool {
    let classes = phrases::classes(view);
    let phrases = phrases::phrases(view);
    let next = phrases.iter().find(|phrase| phrase.tokens.start == behind + 1);
    classes.get(behind) == Some(&Class::Preposition) && next.is_some_and(|next| phrases::is_nobody(view, next.head))
}

/// The note that says `own` of the side that was looked at (`second`: b) and `other` of the other one.
fn in_order(pair: &PairView<'_>, second: bool, own: &str, other: &str) -> String {
    let [of_a, of_b] = if second { [other, own] } else { [own, other] };
    note::both(&pair.a, of_a, &pair.b, of_b)
}

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
    let mine = place(view, own.participle..head + 1);
    let theirs = place(other, there.tokens.clone());
    let (family, without) = ("passive", "passive_without_actor");
    Some(Finding {
        kind: "agency",
        severity: Severity::Medium,
        confidence: pair.confidence * 0.8,
        a: if second { theirs } else { mine },
        b: if second { mine } else { theirs },
        cue_a: Some(if second { without } else { family }.into()),
        cue_b: Some(if second { family } else { without }.into()),
        note: in_order(pair, second, "says by whom", "does not"),
    })
}

/// The token of the other side with the same verb: matched by stem, or an irregular form of it.
fn same_verb(
    view: &SentenceView<'_>,
    other: &SentenceView<'_>,
    matched: &[Option<usize>],
    participle: usize,
) -> Option<usize> {
    let norm = view.norm(participle);
    matched[participle].or_else(|| {
        (0..other.tokens().len())
            .find(|at| IRREGULAR.iter().any(|(past, part)| *part == norm && *past == other.norm(*at) && past != part))
    })
}

/// Past forms of verbs whose participle looks different.
const IRREGULAR: &[(&str, &str)] = &[
    ("beat", "beaten"),
    ("broke", "broken"),
    ("chose", "chosen"),
    ("drew", "drawn"),
    ("drove", "driven"),
    ("gave", "given"),
    ("hid", "hidden"),
    ("overthrew", "overthrown"),
    ("saw", "seen"),
    ("stole", "stolen"),
    ("took", "taken"),
    ("threw", "thrown"),
    ("tore", "torn"),
    ("withdrew", "withdrawn"),
    ("wrote", "written"),
    ("shot", "shot"),
    ("forbade", "forbidden"),
];

/// Whether what stands right before a verb can be its subject.
fn is_subject_before(view: &SentenceView<'_>, at: usize) -> bool {
    let adverb =
        |at: &usize| matches!(view.norm(*at), "also" | "later" | "then" | "already") || view.norm(*at).ends_with("ly");
    let at = (0..at).rev().find(|before| !adverb(before)).map_or(0, |before| before + 1);
    at > 0 && {
        let before = &view.tokens()[at - 1];
        let word = view.vocabulary.word(before.word);
        before.kind == TokenKind::Word
            && (!word.function
                || matches!(&*word.norm, "he" | "she" | "they" | "it" | "we" | "i" | "who" | "that" | "which"))
    }
}

/// Whether what stands right behind a verb can be its object: `the date set for Monday` and `a man refused entry` tell of no
/// actor, and neither does a noun.
fn has_object(view: &SentenceView<'_>, at: usize) -> bool {
    let classes = phrases::classes(view);
    let adverb = |place: &usize| classes[*place] == Class::Adverb;
    let object = (at + 1..classes.len()).find(|place| !adverb(place)).map(|place| classes[place]);
    let object = object.is_some_and(|class| {
        matches!(
            class,
            Class::Determiner | Class::Noun | Class::Name | Class::Title | Class::Number | Class::Pronoun | Class::That
        )
    });
    object && (classes[at] == Class::Verb || IRREGULAR.iter().any(|(past, _)| *past == view.norm(at)))
}

/// `was told to sign` on this side, `ordered him to sign` on the other: who gave the order.
fn ordered(side: &Side<'_>) -> Option<Finding> {
    let (view, other) = (&side.own, &side.other);
    let theirs = passives(other);
    passives(view).iter().filter(|passive| passive.actor.is_none()).find_map(|passive| {
        let at = passive.participle;
        let order = ORDERS.contains(&view.norm(at)) && view.norm(at + 1) == "to";
        let deed = side.matched.get(at + 2).copied().flatten().filter(|deed| order && *deed > 1)?;
        let given = (deed.saturating_sub(ORDER_REACH)..deed - 1).rev().find(|to| ORDERS.contains(&other.norm(*to)))?;
        let active = other.norm(deed - 1) == "to"
            && has_object(other, given)
            && is_subject_before(other, given)
            && theirs.iter().all(|there| there.participle != given);
        active.then(|| {
            side.finding(
                Some(view.span_of(passive.tokens.clone())),
                Some(other.span_of(given - 1..given + 1)),
                Remark {
                    kind: "agency",
                    severity: Severity::Medium,
                    confidence: 0.8,
                    own_cue: Some("passive_without_actor".to_owned()),
                    other_cue: Some("active".to_owned()),
                    note: side.note("does not say who gave the order", "says who did"),
                },
            )
        })
    })
}

/// Past forms of what soldiers and the police do to many.
const ATTACKING: &[&str] = &["attacked", "bombed", "fired", "raided", "shelled", "shot", "stormed", "struck"];

/// Verbs of doing and happening.
fn verbs<'a>(view: &SentenceView<'a>) -> impl Iterator<Item = lexicon::Match<'a>> {
    let view = *view;
    lexicon::find("agency", &view).into_owned().into_iter().filter(move |hit| !hit.is_verb_as_noun(&view))
}

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
        hit.family.id.ends_with("caused")
            && (phrases::is_nobodys(view, verb)
                || comes_of_an_accident(view, hit.tokens.end)
                || (passive() && phrases::has_nobody(view)))
    };
    verbs(view).filter(|hit| matched[hit.tokens.start].is_none() && !nobodys(hit)).collect()
}

/// A verb of happening on one side, a verb of doing on the other, neither told by the other side.
fn done_or_happened(pair: &PairView<'_>) -> Vec<Finding> {
    let (left, right) = (unmatched(&pair.a, pair.match_a), unmatched(&pair.b, pair.match_b));
    let group = |hit: &lexicon::Match| hit.family.id.split_once('_').map_or(hit.family.id, |(group, _)| group);
    let mut findings = Vec::new();
    // `Two died when the army shelled the port` says who did it.
    let tells_who = |hit: &lexicon::Match<'_>, view: &SentenceView<'_>| {
        hit.family.id.ends_with("happened") && (0..view.tokens().len()).any(|at| ATTACKING.contains(&view.norm(at)))
    };
    for mine in &left {
        let opposed = |theirs: &&lexicon::Match<'_>| group(mine) == group(theirs) && mine.family.id != theirs.family.id;
        let partner = right.iter().find(opposed);
        let partner = partner.filter(|theirs| !tells_who(mine, &pair.a) && !tells_who(theirs, &pair.b));
        if let Some(theirs) = partner {
            let tells = |hit: &lexicon::Match<'_>| {
                if hit.family.id.ends_with("happened") {
                    "tells it as happening"
                } else {
                    "tells it as done by somebody"
                }
            };
            findings.push(Finding {
                kind: "agency",
                severity: Severity::Medium,
                confidence: pair.confidence * 0.7,
                a: place(&pair.a, mine.tokens.clone()),
                b: place(&pair.b, theirs.tokens.clone()),
                cue_a: Some(mine.family.id.into()),
                cue_b: Some(theirs.family.id.into()),
                note: note::both(&pair.a, tells(mine), &pair.b, tells(theirs)),
            });
            break;
        }
    }
    findings
}

/// The same verb between the same two names, the other way round.
fn exchanged(pair: &PairView<'_>) -> Option<Finding> {
    let named = |view: &SentenceView<'_>, at: usize| view.tokenized.names.iter().any(|name| name.contains(&at));
    for (at, to) in pair.match_a.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?))) {
        let verb = pair.a.norm(at).ends_with("ed") && pair.b.norm(to).ends_with("ed");
        let (Some(subject), Some(object)) = (
            (at.saturating_sub(1)..at).rev().find(|place| named(&pair.a, *place)),
            (at + 1..(at + ROLE_REACH).min(pair.a.tokens().len())).find(|place| named(&pair.a, *place)),
        ) else {
            continue;
        };
        let (Some(from), Some(into)) = (pair.match_a[subject], pair.match_a[object]) else { continue };
        if verb && into < to && to - into <= ROLE_REACH && from > to && from - to <= ROLE_REACH && into + 1 == to {
            return Some(Finding {
                kind: "agency",
                severity: Severity::High,
                confidence: pair.confidence * 0.7,
                a: place(&pair.a, subject..object + 1),
                b: place(&pair.b, into..from + 1),
                cue_a: Some("active".into()),
                cue_b: Some("active".into()),
                note: "The same verb with actor and acted-upon exchanged.".into(),
            });
        }
    }
    None
}

/// Something that undergoes it on this side (`stones were thrown`, `the talks collapsed`) and that somebody acts on, with
/// another verb, on the other side (`militants hurled stones`).
fn undergone(side: &Side<'_>, earlier: &[Finding]) -> Option<Finding> {
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
        happenings.iter().filter(|hit| hit.family.id.ends_with("happened")).map(|hit| (&hit.tokens, hit.family.id));
    let classes = phrases::classes(&side.other);
    bare.chain(happened).filter(|(tokens, _)| !told(tokens)).find_map(|(tokens, family)| {
        // The nearest noun before the verb is what undergoes it.
        let noun = (tokens.start.saturating_sub(ROLE_REACH)..tokens.start)
            .rev()
            .find(|&at| side.matched[at].is_some() && !view.word(at).function)?;
        let to = side.matched[noun]?;
        let verb = acting_verb(&side.other, &classes, to)?;
        let unmatched = pair_free(side, verb) && side.matched[tokens.end - 1].is_none();
        unmatched.then(|| {
            side.finding(
                Some(view.span_of(noun..tokens.end)),
                Some(side.other.span_of(verb.saturating_sub(1)..to + 1)),
                Remark {
                    kind: "agency",
                    severity: Severity::Low,
                    confidence: 0.5,
                    own_cue: Some(family.to_owned()),
                    other_cue: Some("active".to_owned()),
                    note: side.note("does not say who did it", "names somebody who acts"),
                },
            )
        })
    })
}

/// Whether no word of this side matches word `at` of the other.
fn pair_free(side: &Side<'_>, at: usize) -> bool {
    !side.matched.contains(&Some(at))
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
    (subject && !phrases::is_nobodys(view, verb)).then_some(verb)
}

fn place(view: &SentenceView<'_>, tokens: Range<usize>) -> Option<Place> {
    (!tokens.is_empty()).then(|| Place {
        document: view.document_index,
        sentence: view.index,
        span: view.span_of(tokens),
    })
}
