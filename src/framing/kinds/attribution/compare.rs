//! What differs between the attributions of two aligned sentences.

use std::ops::Range;

use super::detect::{self, Found, Shape, attributions};
use super::source;
use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, PairView, SentenceView, Severity, Voice, lexicon, note};
use crate::span::Span;
use crate::tokens::TokenKind;

pub(super) const MUST_FIRE: &[Example] = &[
    Example {
        a: "The harbour master said the crane was unsafe.",
        b: "The harbour master claimed the crane was unsafe.",
        words_a: "said",
        words_b: "claimed",
    },
    Example {
        a: "The ministry admitted that the dam had leaked for weeks.",
        b: "The dam had leaked for weeks, the ministry said.",
        words_a: "admitted",
        words_b: "said",
    },
    Example {
        a: "Harbour master Anna Osk said the crane was unsafe.",
        b: "An official said the crane was unsafe.",
        words_a: "Anna Osk",
        words_b: "official",
    },
    Example {
        a: "The crane had not been checked since May, the union said.",
        b: "The crane had not been checked since May.",
        words_a: "the union said",
        words_b: "",
    },
];
pub(super) const MUST_NOT_FIRE: &[(&str, &str)] = &[
    ("The harbour master said the crane was unsafe.", "The harbour master told reporters the crane was unsafe."),
    ("She said the crane was unsafe.", "“The crane is unsafe,” said Anna Osk."),
    ("“The crane failed,” Osk said.", "“The crane failed,” Mr. Osk said."),
    ("The mayor opened the bridge on Monday.", "The bridge was opened by the mayor on Monday."),
    ("Prices in the port rose 3%, said the harbour office.", "The harbour office said prices in the port rose 3%."),
    ("The crane was safe, said engineers.", "Engineers said the crane was safe."),
    ("The court ruled that the levy was void.", "The court found that the levy was void."),
    ("The owner denied that he had sold the mill.", "The owner said he had not sold the mill."),
    ("The bill would add 5,000 guards at the port.", "Under the bill, there would be 5,000 more guards at the port."),
    ("The union has called a strike for Monday.", "The union will strike on Monday."),
    ("Osk was best known as a keeper of the light.", "Osk was known as a keeper of the light."),
];

/// Families that report speech, so that their verbs can be set against each other.
const SPEECH: &[&str] = &[
    "neutral",
    "doubting",
    "factive",
    "revealing",
    "conceding",
    "denying",
    "refusing",
    "promising",
    "urging",
    "arguing",
    "confronting",
    "warning",
    "according",
];
/// So many content words must be attributed on both sides before the two reporting verbs are set against each other.
const LEAST_SHARED_FOR_A_VERB: usize = 2;
/// The family of the verbs that deny.
const DENYING: &str = "denying";
/// Families whose verbs say something of the truth of the content.
const TRUTH: &[&str] = &["doubting", "conceding", "revealing", DENYING];
/// The same for verbs that tell an act (urged, argued) and not the truth of the content.
const LEAST_SHARED_FOR_OTHER_VERBS: usize = 4;
/// And so many before the two sources are.
const LEAST_SHARED_FOR_A_SOURCE: usize = 2;
/// With fewer the two may well tell of different statements.
const LEAST_SHARED_FOR_A_TELLING_SOURCE: usize = 3;
/// Longer stretches before a verb are seldom a source and nothing else.
const LONGEST_SOURCE: usize = 9;
/// Share of the content words of an attribution that the other side must state for it to state the content as fact.
const LEAST_SHARE_STATED: f64 = 0.5;
/// From this share on it is shown by default: below, people who read both sentences seldom named it.
const SHARE_SURELY_STATED: f64 = 0.7;
/// And so many of them at least.
const LEAST_WORDS_STATED: usize = 3;

/// Share of the shorter content from which on two different sources say the same.
const LEAST_SHARE_STRANGERS_SAY: f64 = 0.5;

pub(super) fn compare(pair: &PairView<'_>) -> Vec<Finding> {
    let [first, second] = pair.sides();
    let mine = spoken(&first.own);
    let theirs = spoken(&first.other);
    let couples = couple(&first, &mine, &theirs);
    let mut findings = Vec::new();
    for &(i, j, shared) in &couples {
        let [here, there] = [rejection(&first, &mine[i], &theirs[j]), rejection(&second, &theirs[j], &mine[i])];
        if here.is_some() || there.is_some() {
            findings.extend(here.or(there));
            continue;
        }
        let silent = [detect::is_negated(&first.own, &mine[i]), detect::is_negated(&first.other, &theirs[j])];
        match silent {
            [false, false] => findings.extend(verbs(&first, &mine[i], &theirs[j], shared)),
            [true, true] => {}
            [mine_unsaid, _] => findings.extend(unsaid(&first, &mine[i], &theirs[j], mine_unsaid)),
        }
        findings.extend(sources(&first, &mine[i], &theirs[j], shared));
    }
    for &(i, j, _) in &couples {
        findings.extend(addressee(&first, &mine[i], &theirs[j]).or_else(|| addressee(&second, &theirs[j], &mine[i])));
    }
    findings.extend(told_apart(&first, &mine, &theirs, &findings));
    findings.extend(told_apart(&second, &theirs, &mine, &findings));
    findings.extend([&first, &second].into_iter().filter_map(adopted));
    let as_fact: Vec<Finding> =
        [&first, &second].into_iter().flat_map(|side| stated_as_fact(side, &findings)).collect();
    findings.extend(as_fact);
    findings.extend(mine.iter().filter_map(|found| left_undenied(pair, &first, found)));
    findings.extend(theirs.iter().filter_map(|found| left_undenied(pair, &second, found)));
    let mut loose = unanswered(&first, &mine, &theirs, &findings);
    loose.extend(unanswered(&second, &theirs, &mine, &findings));
    findings.extend(loose);
    findings
}

/// Verbs by which something is said or kept back.
const SAYING: &[&str] = &["say", "confirm", "deny", "claim", "admit", "acknowledge", "announce", "disclose", "reveal"];
/// Words of a sentence in which something is kept back.
const WITHHELD: &[&str] = &["no", "not", "neither", "nor", "without", "declined", "refused", "reached"];

/// `would not say whether` against `said`, `did not deny` against `denied`: what was not said on one side was said on the other.
fn unsaid(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, mine_unsaid: bool) -> Option<Finding> {
    let (unsaid, said) = if mine_unsaid { (mine, theirs) } else { (theirs, mine) };
    let (silent, speaking) = if mine_unsaid { (&side.own, &side.other) } else { (&side.other, &side.own) };
    let only = |view: &SentenceView<'_>| spoken(view).len() == 1;
    let of_one_verb = unsaid.lemma == said.lemma;
    // `gave no number`, `without saying`: the other side says too that it was not said.
    let withheld = (0..speaking.tokens().len()).any(|at| WITHHELD.contains(&speaking.norm(at)));
    if !(SAYING.contains(&unsaid.lemma) || of_one_verb)
        || !only(silent)
        || !only(speaking)
        || withheld
        || strangers(side, mine, theirs)
        || !one_content(side, mine, theirs)
    {
        return None;
    }
    let words = |found: &Found<'_>| {
        let start = found.source.as_ref().map_or(found.cue.start, |source| source.end.min(found.cue.start));
        start..found.cue.end
    };
    let tells = |view: &SentenceView<'_>, found: &Found<'_>, unsaid: bool| {
        if unsaid {
            format!("tells what was not said ({})", note::words(view.text_of(words(found))))
        } else {
            does(view, found)
        }
    };
    let note = side.note(&tells(&side.own, mine, mine_unsaid), &tells(&side.other, theirs, !mine_unsaid));
    Some(side.finding(
        Some(side.own.span_of(words(mine))),
        Some(side.other.span_of(words(theirs))),
        Remark {
            kind: "attribution",
            severity: Severity::High,
            confidence: 0.8,
            own_cue: Some(mine.family.to_owned()),
            other_cue: Some(theirs.family.to_owned()),
            note,
        },
    ))
}

/// `falsely claimed` against `claimed`: the outlet itself says that it is not so.
fn rejection(side: &Side<'_>, mine: &Found, theirs: &Found) -> Option<Finding> {
    let own = detect::rejected(&side.own, mine)?;
    if detect::rejects(&side.other) || side.also_other.iter().any(detect::rejects) {
        return None;
    }
    let words = note::words(side.own.text_of(own.clone()));
    let note = side.note(&format!("says that it is false or unproven ({words})"), "does not");
    Some(side.finding(
        Some(side.own.span_of(own.start.min(mine.cue.start)..own.end.max(mine.cue.end))),
        Some(side.other.span_of(theirs.cue.clone())),
        Remark {
            kind: "attribution",
            severity: Severity::High,
            confidence: 0.9,
            own_cue: Some(detect::REJECTING.to_owned()),
            other_cue: Some(theirs.family.to_owned()),
            note,
        },
    ))
}

/// Verbs by which somebody calls something what it is in his eyes.
const NAMING: &[&str] = &[
    "brand",
    "call",
    "characterise",
    "characterize",
    "consider",
    "deem",
    "denounce",
    "depict",
    "describe",
    "designate",
    "dub",
    "label",
    "portray",
    "regard",
];

/// `the terrorist group` against `the group, which the government calls a terrorist organization`: a judging word that the
/// other side gives as somebody else's is taken over as the outlet's own.
fn adopted(side: &Side<'_>) -> Option<Finding> {
    let holds = |found: &Found<'_>, at: usize| found.covers(at) && found.source.is_some() && found.shape != Shape::Noun;
    let (mine, theirs) = (attributions(&side.own), attributions(&side.other));
    let own_voice = |hit: &&lexicon::Match<'_>| {
        let mut tokens = hit.tokens.clone();
        let outlets = Voice::at(&side.own, hit.tokens.start) == Voice::Outlet;
        outlets && !hit.is_verb_as_noun(&side.own) && tokens.all(|at| mine.iter().all(|found| !holds(found, at)))
    };
    lexicon::find("loaded", &side.own).iter().filter(own_voice).find_map(|hit| {
        let at = hit.tokens.clone().find(|at| side.own.is_content(*at))?;
        let to = side.matched[at].filter(|to| !side.other.tokens()[*to].quoted)?;
        let theirs = theirs.iter().find(|found| NAMING.contains(&found.lemma) && holds(found, to))?;
        let source = theirs.source.clone().filter(|source| !source::is_pronoun(&side.other, source))?;
        let word = note::words(side.own.text_of(hit.tokens.clone()));
        let of = note::words(side.other.text_of(source));
        let note = side.note(&format!("says {word} in its own voice"), &format!("gives it as the word of {of}"));
        Some(side.finding(
            Some(side.own.span_of(hit.tokens.clone())),
            Some(side.other.span_of(theirs.cue.clone())),
            Remark {
                kind: "attribution",
                severity: Severity::Medium,
                confidence: 0.7,
                own_cue: Some("own_voice".to_owned()),
                other_cue: Some(theirs.family.to_owned()),
                note,
            },
        ))
    })
}

/// A denial of what the other side tells too stands in its sentence, or in one of so many behind it.
const DENIAL_REACH: usize = 2;

/// What is denied, by any name.
const CHARGES: &[&str] = &[
    "charge",
    "charges",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "claim",
    "claims",
    "wrongdoing",
    "it",
    "them",
    "this",
];

/// `…, which the mayor denies`: the other side tells the charge, and leaves out that it is denied.
fn left_undenied(pair: &PairView<'_>, side: &Side<'_>, found: &Found) -> Option<Finding> {
    let own = &side.own;
    // `, which he denies`, `who denies the charges,`
    let objects = [found.cue.end, found.cue.end + 1, found.cue.end + 2];
    let border =
        objects.into_iter().find(|&at| own.tokens().get(at).is_none_or(|next| next.kind == TokenKind::Punctuation));
    let charges = |at: usize| CHARGES.contains(&own.norm(at - 1));
    let closes = border.is_some_and(|at| at == found.cue.end || charges(at));
    if found.family != DENYING || found.source.is_none() || !closes {
        return None;
    }
    let source = found.source.as_ref().map_or(0, |source| source.start);
    let denial = source.min(found.cue.start)..border.unwrap_or(found.cue.end);
    let charge: Vec<usize> = content_words(own, &(0..own.tokens().len())).filter(|at| !denial.contains(at)).collect();
    let told = charge.iter().filter(|at| side.matched[**at].is_some()).count();
    if told < LEAST_WORDS_STATED || share(told, charge.len()) < LEAST_SHARE_STATED {
        return None;
    }
    let sentences = pair.story.documents[side.other.document_index].sentences.len();
    let behind = side.other.index..sentences.min(side.other.index + 1 + DENIAL_REACH);
    let denies = |view: &SentenceView<'_>| {
        let hits = lexicon::find("attribution", view);
        hits.iter().any(|hit| matches!(hit.family.id, DENYING | "refusing"))
    };
    let beside = || behind.clone().map(|index| SentenceView::new(pair.story, side.other.document_index, index));
    if side.also_other.iter().any(denies) || beside().any(|view| denies(&view)) {
        return None;
    }
    Some(side.finding(
        Some(own.span_of(with_source(found))),
        None,
        Remark {
            kind: "attribution",
            severity: Severity::Medium,
            confidence: share(told, charge.len()),
            own_cue: Some(DENYING.to_owned()),
            other_cue: None,
            note: side.note("tells that it is denied", "leaves the denial out"),
        },
    ))
}

/// `told the Varn Post` against `said`: to whom it was said.
fn addressee(side: &Side<'_>, mine: &Found, theirs: &Found) -> Option<Finding> {
    let listener = mine.cue.end;
    let named = side.own.tokenized.names.iter().find(|name| name.start <= listener && listener < name.end)?;
    let told_there = side.other.tokens().iter().any(|token| token.word == side.own.tokens()[listener].word);
    if mine.lemma != "tell" || theirs.lemma == "tell" || told_there {
        return None;
    }
    Some(side.finding(
        Some(side.own.span_of(mine.cue.start..named.end)),
        Some(side.other.span_of(theirs.cue.clone())),
        Remark {
            kind: "attribution",
            severity: Severity::Low,
            confidence: 0.5,
            own_cue: Some("addressed".to_owned()),
            other_cue: Some(theirs.family.to_owned()),
            note: side.note("names who was told", "does not"),
        },
    ))
}

/// An attribution for which the other side has none, or one of another force: shown with `--all`, since the two sentences
/// share too little of what is attributed.
fn unanswered(side: &Side<'_>, mine: &[Found], theirs: &[Found], earlier: &[Finding]) -> Vec<Finding> {
    let answers = |other: &Found<'_>| other.source.is_some() && other.shape != Shape::Noun;
    let known = |found: &Found| earlier.iter().any(|finding| finding.marks(side.own.span_of(found.cue.clone())));
    let unsourced_there = theirs.is_empty()
        && !attributions(&side.other).iter().any(answers)
        && !side.other.tokens().iter().any(|token| token.quoted);
    let told = |found: &Found| {
        let content = found.content.clone()?;
        content_words(&side.own, &content).find_map(|at| side.matched[at])
    };
    mine.iter()
        .filter(|found| !known(found))
        .filter_map(|found| {
            let telling = weight(found.family) > 0 && theirs.iter().all(|other| other.family != found.family);
            if theirs.iter().any(|other| says_the_opposite_denied(side, found, other)) {
                return None;
            }
            let note = match (unsourced_there && found.source.is_some(), telling && !theirs.is_empty()) {
                (true, _) if told(found).is_some() => side.note("names a source", "does not"),
                _ if mine.len() > theirs.len() && is_further_source(side, found) => {
                    side.note("names a further source", "does not")
                }
                (_, true) => side.note(&does(&side.own, found), "has no such reporting expression"),
                _ => return None,
            };
            let answer = theirs.iter().find(|other| !strangers(side, found, other));
            let other = answer.map(|other| side.other.span_of(other.cue.clone()));
            Some(side.finding(
                Some(side.own.span_of(with_source(found))),
                other,
                Remark {
                    kind: "attribution",
                    severity: Severity::Low,
                    confidence: 0.4,
                    own_cue: Some(found.family.to_owned()),
                    other_cue: answer.map(|other| other.family.to_owned()),
                    note,
                },
            ))
        })
        .collect()
}

/// Whether the other side tells what is attributed, and has not a word of its source: `he lied, he said, prosecutors said`.
fn is_further_source(side: &Side<'_>, found: &Found<'_>) -> bool {
    let (Some(source), Some(content)) = (&found.source, &found.content) else { return false };
    let told = |range: &Range<usize>| -> Vec<bool> {
        content_words(&side.own, range).map(|at| side.matched[at].is_some()).collect()
    };
    let (source, content) = (told(source), told(content));
    let told = content.iter().filter(|told| **told).count();
    let surely = told >= LEAST_WORDS_STATED && share(told, content.len()) >= SHARE_SURELY_STATED;
    !source.is_empty() && !source.contains(&true) && surely
}

/// The reporting expression with its source, where that is short.
fn with_source(found: &Found) -> Range<usize> {
    let whole = match &found.source {
        Some(source) if source.end <= found.cue.start => source.start..found.cue.end,
        Some(source) if source.start >= found.cue.end => found.cue.start..source.end,
        _ => found.cue.clone(),
    };
    if whole.len() > LONGEST_SOURCE { found.cue.clone() } else { whole }
}

/// Attributions of speech in the outlet's own voice.
fn spoken<'a>(view: &SentenceView<'a>) -> Vec<Found<'a>> {
    attributions(view)
        .iter()
        .filter(|found| SPEECH.contains(&found.family) && found.shape != Shape::Noun)
        .cloned()
        .collect()
}

/// Attributions of the two sides that attribute the same: those that share most content words, the only ones, each once.
fn couple(side: &Side<'_>, mine: &[Found<'_>], theirs: &[Found<'_>]) -> Vec<(usize, usize, usize)> {
    let mut scored: Vec<(usize, usize, usize)> = Vec::new();
    for (i, a) in mine.iter().enumerate() {
        for (j, b) in theirs.iter().enumerate() {
            let shared = shared_words(side, a, b);
            let only = mine.len() == 1 && theirs.len() == 1;
            let strangers = strangers(side, a, b);
            // `she welcomed the board's statement disputing it` tells by her what `the board disputed it` tells by the board.
            if strangers && has_verb_elsewhere(side, a, b) {
                continue;
            }
            let least = if strangers { LEAST_SHARED_FOR_A_SOURCE } else { usize::from(!only) };
            if shared >= least {
                scored.push((shared, i, j));
            }
        }
    }
    // Of two expressions with the same words behind them, the later one stands beside them: `who declared the gift, said he …`.
    let wide = |found: &Found<'_>| found.content.as_ref().map_or(0, Range::len);
    scored.sort_by_key(|&(shared, i, j)| {
        let width = wide(&mine[i]) + wide(&theirs[j]);
        (std::cmp::Reverse(shared), width, i.abs_diff(j), i + j, side.by_words(i, j))
    });
    let mut couples: Vec<(usize, usize, usize)> = Vec::new();
    for (shared, i, j) in scored {
        if couples.iter().all(|&(x, y, _)| x != i && y != j) {
            couples.push((i, j, shared));
        }
    }
    couples.sort_unstable();
    couples
}

/// Whether one side has the other one's verb too, in another place than its own: a third attribution is the counterpart.
fn has_verb_elsewhere(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let there = side.matched[mine.cue.start];
    let here = side.matched.iter().position(|to| *to == Some(theirs.cue.start));
    there.is_some_and(|at| !theirs.cue.contains(&at)) || here.is_some_and(|at| !mine.cue.contains(&at))
}

/// Whether the two sources are certainly not one: both are given, neither by a pronoun, and they share no word.
fn strangers(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let (Some(own), Some(other)) = (&mine.source, &theirs.source) else { return false };
    !source::is_pronoun(&side.own, own) && !source::is_pronoun(&side.other, other) && !shares(side, own, other)
}

/// Whether the two say the same, by the words of the shorter content.
fn one_content(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let words = |view: &SentenceView<'_>, found: &Found<'_>| {
        found.content.as_ref().map_or(0, |content| content_words(view, content).count())
    };
    let shorter = words(&side.own, mine).min(words(&side.other, theirs));
    share(shared_words(side, mine, theirs), shorter) >= LEAST_SHARE_STRANGERS_SAY
}

/// A part of the words of a sentence, of which there are few.
#[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether two sources have a content word in common.
fn shares(side: &Side<'_>, own: &Range<usize>, other: &Range<usize>) -> bool {
    let term = |view: &SentenceView<'_>, at: usize| view.word(at).term;
    content_words(&side.own, own)
        .any(|at| content_words(&side.other, other).any(|to| term(&side.other, to) == term(&side.own, at)))
}

fn shared_words(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> usize {
    let (Some(mine), Some(theirs)) = (&mine.content, &theirs.content) else { return 0 };
    content_words(&side.own, mine).filter(|&at| side.matched[at].is_some_and(|other| theirs.contains(&other))).count()
}

fn content_words<'a>(view: &SentenceView<'a>, range: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let view = *view;
    range.clone().filter(move |&at| {
        let token = &view.tokens()[at];
        token.kind != TokenKind::Punctuation && !view.vocabulary.word(token.word).function
    })
}

/// What a family does with the content, so that families that do the same are no difference.
fn weight(family: &str) -> u8 {
    match family {
        "neutral" | "according" => 0,
        "doubting" => 1,
        "factive" | "revealing" => 2,
        "conceding" => 3,
        "denying" | "refusing" => 4,
        "promising" => 5,
        "urging" => 6,
        "arguing" => 7,
        "confronting" => 8,
        _ => 9,
    }
}

fn verbs(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, shared: usize) -> Option<Finding> {
    if weight(mine.family) == weight(theirs.family)
        || (strangers(side, mine, theirs) && !one_content(side, mine, theirs))
    {
        return None;
    }
    // With a verb of doubt it says a little more: `insisted that it did not leak`.
    let denied = says_the_opposite_denied(side, mine, theirs) || denies_elsewhere(side, mine, theirs);
    if denied && (weight(mine.family) == 0 || weight(theirs.family) == 0) {
        return None;
    }
    let own = side.own.span_of(mine.cue.clone());
    let other = side.other.span_of(theirs.cue.clone());
    let truth = TRUTH.contains(&mine.family) || TRUTH.contains(&theirs.family);
    let least = if truth { LEAST_SHARED_FOR_A_VERB } else { LEAST_SHARED_FOR_OTHER_VERBS };
    // `boasted` against `said`: what it says of the speaker, and not of the truth, is for the loaded words to tell.
    let loaded = |cues: &[Cue], span: Span| cues.iter().any(|cue| cue.kind == "loaded" && cue.span.overlaps(span));
    let coloured = !truth && (loaded(side.own_cues, own) || loaded(side.other_cues, other));
    let severity = match (TRUTH.contains(&mine.family), TRUTH.contains(&theirs.family)) {
        _ if denied || coloured || acts(mine) || acts(theirs) => Severity::Low,
        _ if shared < least && !(truth && one_content(side, mine, theirs)) => Severity::Low,
        (true, true) => Severity::High,
        _ => Severity::Medium,
    };
    let note = side.note(&does(&side.own, mine), &does(&side.other, theirs));
    Some(side.finding(
        Some(own),
        Some(other),
        Remark {
            kind: "attribution",
            severity,
            confidence: 0.7,
            own_cue: Some(mine.family.to_owned()),
            other_cue: Some(theirs.family.to_owned()),
            note,
        },
    ))
}

/// `denied it, saying …`, `said …, rejecting suggestions of it`: the other side has its denial in another verb.
fn denies_elsewhere(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let denial = |view: &SentenceView<'_>, beside: &Found<'_>| {
        attributions(view).iter().any(|found| found.cue != beside.cue && matches!(found.family, DENYING | "refusing"))
    };
    match (mine.family == DENYING, theirs.family == DENYING) {
        (true, false) => denial(&side.other, theirs),
        (false, true) => denial(&side.own, mine),
        _ => false,
    }
}

/// Words that say of something that it is not so.
const UNTRUE: &[&str] = &["wrong", "false", "untrue", "incorrect", "inaccurate", "baseless", "unfounded"];

/// `denied that it leaked` says no more than `said that it did not leak`, `disputes the figure` than `says the figure is wrong`.
fn says_the_opposite_denied(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>) -> bool {
    let negated = |view: &SentenceView<'_>, cues: &[Cue], found: &Found<'_>| {
        let Some(content) = found.content.clone() else { return false };
        let span = view.span_of(content.clone());
        let not = |cue: &Cue| cue.kind == "negation" && matches!(cue.family, "not" | "no") && span.overlaps(cue.span);
        cues.iter().any(not) || content.into_iter().any(|at| UNTRUE.contains(&view.norm(at)))
    };
    let says = |found: &Found<'_>| weight(found.family) <= 1;
    match (mine.family == DENYING, theirs.family == DENYING) {
        (true, false) => says(theirs) && negated(&side.other, side.other_cues, theirs),
        (false, true) => says(mine) && negated(&side.own, side.own_cues, mine),
        _ => false,
    }
}

/// A verb of doubt or concession on one side where the other side has neutral ones only, or only the quotation itself.
fn told_apart(side: &Side<'_>, mine: &[Found<'_>], theirs: &[Found<'_>], earlier: &[Finding]) -> Option<Finding> {
    let telling = |found: &&Found<'_>| matches!(found.family, "doubting" | "conceding");
    let found = mine.iter().find(telling)?;
    let own = side.own.span_of(found.cue.clone());
    let known = earlier.iter().any(|finding| finding.marks(own));
    let quoted = side.other.tokens().iter().any(|token| token.quoted);
    let neutral =
        theirs.iter().find(|other| matches!(other.family, "neutral" | "according") && !strangers(side, found, other));
    let plain = theirs.iter().all(|found| weight(found.family) == 0);
    if known || !plain || (neutral.is_none() && !quoted) {
        return None;
    }
    let theirs = neutral.map_or_else(|| "has the quotation alone".to_owned(), |found| does(&side.other, found));
    let note = side.note(&does(&side.own, found), &theirs);
    Some(side.finding(
        Some(own),
        neutral.map(|found| side.other.span_of(found.cue.clone())),
        Remark {
            kind: "attribution",
            severity: if neutral.is_some() { Severity::Medium } else { Severity::Low },
            confidence: 0.5,
            own_cue: Some(found.family.to_owned()),
            other_cue: neutral.map(|found| found.family.to_owned()),
            note,
        },
    ))
}

/// `declined to say`, `urged`, `vowed`, `blamed`, `noted`: tells an act of the source, which two outlets may well tell of different moments.
fn acts(found: &Found<'_>) -> bool {
    matches!(found.lemma, "disagree" | "threaten" | "offer")
        || matches!(found.family, "refusing" | "urging" | "promising" | "confronting" | "factive")
}

/// What a reporting expression does, in a note.
fn does(view: &SentenceView<'_>, found: &Found<'_>) -> String {
    let stand = match found.family {
        "neutral" => "takes no stand",
        "according" => "names the source without a verb",
        "doubting" => "leaves the truth open",
        "factive" => "takes it to be true",
        "revealing" => "tells it as brought to light",
        "conceding" => "tells it as conceded",
        "denying" => "tells it as denied",
        "refusing" => "tells it as refused",
        "promising" => "tells it as a promise",
        "urging" => "tells it as a demand on others",
        "arguing" => "tells it as an opinion argued for",
        "confronting" => "tells it as an attack",
        _ => "tells it as a warning or forecast",
    };
    format!("{stand} ({})", note::words(view.text_of(found.cue.clone())))
}

fn sources(side: &Side<'_>, mine: &Found<'_>, theirs: &Found<'_>, shared: usize) -> Option<Finding> {
    let (own, other) = (mine.source.clone()?, theirs.source.clone()?);
    if source::is_pronoun(&side.own, &own) || source::is_pronoun(&side.other, &other) {
        return None;
    }
    // `who was booed by locals` gives nobody's word.
    let attacks = |found: &Found<'_>| found.family == "confronting";
    if attacks(mine) != attacks(theirs) {
        return None;
    }
    let tells = |view: &SentenceView<'_>, source: &Range<usize>| content_words(view, source).next().is_some();
    if !tells(&side.own, &own) || !tells(&side.other, &other) {
        return None;
    }
    let (named, also_named) = (source::names_somebody(&side.own, &own), source::names_somebody(&side.other, &other));
    let open = source::is_indefinite(&side.own, &own) || source::is_indefinite(&side.other, &other);
    let unlike = named != also_named || !shares(side, &own, &other);
    if !unlike || own.len().max(other.len()) > LONGEST_SOURCE {
        return None;
    }
    let gives = |view: &SentenceView<'_>, source: &Range<usize>, named: bool| {
        let words = note::words(view.text_of(source.clone()));
        if named { format!("names {words} as the source") } else { format!("gives {words} as the source") }
    };
    let note = side.note(&gives(&side.own, &own, named), &gives(&side.other, &other, also_named));
    let telling = named != also_named && open && shared >= LEAST_SHARED_FOR_A_TELLING_SOURCE;
    Some(side.finding(
        Some(side.own.span_of(own)),
        Some(side.other.span_of(other)),
        Remark {
            kind: "attribution",
            severity: if telling { Severity::Medium } else { Severity::Low },
            confidence: if shared >= LEAST_SHARED_FOR_A_SOURCE { 0.6 } else { 0.4 },
            own_cue: Some(if named { "named" } else { "unnamed" }.to_owned()),
            other_cue: Some(if also_named { "named" } else { "unnamed" }.to_owned()),
            note,
        },
    ))
}

/// Verbs that tell what somebody takes to be so.
const BELIEVING: &[&str] = &["believe", "think", "suspect", "assume", "presume"];

/// What is attributed or believed here and stated there without any source.
fn stated_as_fact(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let own = attributions(&side.own);
    let known = |found: &Found<'_>| earlier.iter().any(|finding| finding.marks(side.own.span_of(found.cue.clone())));
    let reports = |found: &&Found<'_>| {
        let claims = matches!(found.family, "neutral" | "doubting" | "according" | "arguing" | "factive" | "revealing");
        (claims && found.shape != Shape::Noun) || BELIEVING.contains(&found.lemma)
    };
    let told = own.iter().filter(reports).filter(|found| !detect::is_negated(&side.own, found) && !known(found));
    told.filter_map(|found| bare(side, found)).collect()
}

/// The finding that the other side states the content of an attribution as fact.
fn bare(side: &Side<'_>, found: &Found<'_>) -> Option<Finding> {
    let believed = BELIEVING.contains(&found.lemma);
    let (source, content) = (found.source.clone()?, found.content.clone()?);
    if !detect::has_verb(&side.own, &content) || is_named_there(side, &source) || is_to_come(side, &content) {
        return None;
    }
    // Whoever believes or fears it answers for it too, and so does `the claim that` or `was told that`; but an order that is told on
    // both sides answers for nothing.
    let attributed = attributions(&side.other);
    let inside = |theirs: &Found<'_>| {
        let told_here = content.clone().any(|at| side.matched[at].is_some_and(|to| theirs.cue.contains(&to)));
        told_here && detect::orders(&side.other, theirs)
    };
    let sourced = |at: usize| {
        side.other.tokens()[at].quoted
            || attributed
                .iter()
                .filter(|theirs| theirs.source.is_some() || matches!(theirs.shape, Shape::Noun | Shape::Passive))
                .filter(|theirs| !inside(theirs))
                .any(|theirs| theirs.covers(at))
    };
    let words: Vec<usize> = content_words(&side.own, &content).collect();
    let stated = words.iter().filter(|&&at| side.matched[at].is_some_and(|other| !sourced(other))).count();
    let share = share(stated, words.len());
    let enough = stated >= LEAST_WORDS_STATED || stated == words.len();
    // `reportedly`, `appears to`: it names nobody, but does not state it either.
    let left_open =
        side.other_cues.iter().any(|cue| cue.kind == "hedging" && matches!(cue.family, "evidential" | "appearance"));
    if left_open || !enough || stated < 2 || share < LEAST_SHARE_STATED {
        return None;
    }
    let severity = match share {
        ..SHARE_SURELY_STATED => Severity::Low,
        _ if believed => Severity::Medium,
        _ => Severity::High,
    };
    let told = if believed { "tells what somebody takes to be so" } else { "names a source" };
    Some(side.finding(
        Some(side.own.span_of(with_source(found))),
        None,
        Remark {
            kind: "attribution",
            severity,
            confidence: share,
            own_cue: Some(found.family.to_owned()),
            other_cue: None,
            note: side.note(told, "states it as fact"),
        },
    ))
}

/// Whether the other side has all that tells something of the source, so that it names it too: `a poll by Almis put the party at 31
/// percent` against `according to an Almis poll`.
fn is_named_there(side: &Side<'_>, source: &Range<usize>) -> bool {
    let mut words = content_words(&side.own, source).peekable();
    words.peek().is_some() && words.all(|at| side.matched[at].is_some() || side.other.has(side.own.word(at).term))
}

/// Whether the content is something to come that the other side tells as done: `said he would appeal`, `has appealed`.
fn is_to_come(side: &Side<'_>, content: &Range<usize>) -> bool {
    let future = |cue: &&Cue| cue.kind == "negation" && cue.family == "future";
    let span = side.own.span_of(content.clone());
    side.own_cues.iter().filter(future).any(|cue| cue.span.overlaps(span))
        && !side.other_cues.iter().any(|cue| future(&cue))
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::found;

    #[test]
    fn a_judging_word_that_is_taken_over_is_told() {
        let notes = notes(
            "The terrorist group denied involvement in the raid.",
            "The group, which the government calls a terrorist organization, denied involvement in the raid.",
        );
        let said = "A says “terrorist” in its own voice; B gives it as the word of “the government”.";
        assert!(notes.contains(&said.to_owned()), "{notes:?}");
    }

    #[test]
    fn what_was_not_said_on_one_side_is_told() {
        let notes = notes(
            "Osk would not say whether the pier would be closed for the winter.",
            "Osk said the pier would be closed for the winter.",
        );
        assert_eq!(notes, ["A tells what was not said (“would not say”); B takes no stand (“said”)."]);
    }

    #[test]
    fn what_was_said_on_neither_side_is_no_difference() {
        for (a, b) in [
            ("The firm declined to comment on the leak.", "The firm did not comment on the leak."),
            ("The gang has not claimed the raid on the port.", "The gang is yet to claim the raid on the port."),
        ] {
            assert!(notes(a, b).iter().all(|note| !note.contains("not said")), "{:?}", notes(a, b));
        }
    }

    #[test]
    fn what_a_court_hears_is_attributed() {
        let (heard, bare) =
            ("The court heard that the clerk had burned the books in May.", "The clerk had burned the books in May.");
        assert_eq!(notes(heard, bare), ["A names a source; B states it as fact."]);
    }

    #[test]
    fn a_belief_that_is_stated_as_fact_is_told() {
        let (believed, bare) = ("Investigators believe the guard acted alone.", "The guard acted alone.");
        assert_eq!(notes(believed, bare), ["A tells what somebody takes to be so; B states it as fact."]);
    }

    #[test]
    fn no_source_is_missed_where_none_is_needed() {
        let as_fact = |a: &str, b: &str| notes(a, b).iter().any(|note| note.contains("as fact"));
        for (a, b) in [
            ("Divers found three sailors in the hull.", "Three sailors were found in the hull."),
            ("The line reported a profit of 2 million crowns.", "The line made a profit of 2 million crowns."),
            ("The film appears to show the guard on the pier.", "The film shows the guard on the pier."),
            (
                "A poll by Almis put the union on 31 percent.",
                "The union was on 31 percent, according to an Almis poll.",
            ),
            ("The clerk said he would appeal the verdict.", "The clerk has appealed the verdict."),
            (
                "Jurors were told that the clerk planned it for weeks.",
                "Prosecutors said that the clerk planned it for weeks.",
            ),
        ] {
            assert!(!as_fact(a, b), "{a} | {b}: {:?}", notes(a, b));
        }
    }

    #[test]
    fn a_denial_that_is_left_out_is_told() {
        let (denied, bare) = (
            "The clerk said the mayor had taken the money in May, which he denies.",
            "The clerk said the mayor had taken the money in May.",
        );
        assert!(notes(denied, bare).contains(&"A tells that it is denied; B leaves the denial out.".to_owned()));
    }

    #[test]
    fn that_the_outlet_calls_it_false_is_told() {
        let said = "The mayor said again that the bridge was safe.";
        let falsely = notes("The mayor again falsely claimed that the bridge was safe.", said);
        assert_eq!(falsely, ["A says that it is false or unproven (“falsely”); B does not."]);
        let unproven = notes(said, "The mayor claimed again, without evidence, that the bridge was safe.");
        assert_eq!(unproven, ["A does not; B says that it is false or unproven (“without evidence”)."]);
    }

    #[test]
    fn what_somebody_calls_wrong_is_not_called_so_by_the_outlet() {
        let said = "The lawyer said the clerk had been convicted.";
        for wrongly in [
            "The lawyer said the clerk had been wrongly convicted.",
            "The lawyer said the clerk was convicted without evidence.",
        ] {
            let notes = notes(wrongly, said);
            assert!(notes.iter().all(|note| !note.contains("unproven")), "{notes:?}");
        }
    }

    #[test]
    fn what_is_reported_without_a_source_is_not_stated_as_fact() {
        let notes = notes("Officials confirmed that two dockers had died.", "Two dockers reportedly died.");
        assert!(notes.iter().all(|note| !note.contains("as fact")), "{notes:?}");
    }

    #[test]
    fn what_somebody_believes_is_not_stated_as_fact() {
        let notes = notes("Some experts believe the crane can fall.", "The crane can fall, experts say.");
        assert!(notes.iter().all(|note| !note.contains("as fact")), "{notes:?}");
    }

    /// Notes of the differences in attribution.
    fn notes(a: &str, b: &str) -> Vec<String> {
        found("attribution", a, b).into_iter().map(|finding| finding.note).collect()
    }

    #[test]
    fn one_of_two_sources_that_is_dropped_is_named() {
        let (both, one) = (
            "The clerk said he shredded the harbour accounts because he was told to, prosecutors said.",
            "The clerk said he shredded the harbour accounts because he was told to.",
        );
        assert_eq!(notes(both, one), ["A names a further source; B does not."]);
        assert_eq!(notes(one, both), ["A does not; B names a further source."]);
    }

    #[test]
    fn what_two_speakers_say_of_different_things_is_not_set_against_each_other() {
        let force = |note: &String| note.contains("(“said”); B");
        let apart = notes(
            "Mayor Osk said she was grateful after the auditors questioned parts of the report on the harbour.",
            "The auditors disputed a newspaper's account of missing money in a report on the harbour.",
        );
        assert!(!apart.iter().any(force), "{apart:?}");
        let inside = notes(
            "Mayor Lena Osk said she welcomes the harbour board's statement disputing parts of the Post report on the old crane.",
            "The harbour board disputed the Post report on the old crane.",
        );
        assert!(!inside.iter().any(|note| force(note) || note.contains("as the source")), "{inside:?}");
        let one = notes(
            "Mayor Osk said the harbour accounts were in order.",
            "The mayor insisted that the harbour accounts were in order.",
        );
        assert!(one.iter().any(force), "{one:?}");
    }
}
