//! **negation**: the same verb told as so or as not so, as done or as still to come.
//!
//! Only verbs that match on both sides are looked at: a `not` somewhere in one sentence says nothing about
//! the other. A denial of a denial (`did not deny`) cancels out.

use crate::framing::side::{Remark, Side};
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, Severity, lexicon};
use crate::span::Span;
use crate::tokens::TokenKind;

/// The kind.
pub struct NegationKind;

/// A negation reaches over so many words to the verb that it turns round.
const REACH: usize = 3;
/// Words so near belong to the same clause more often than not.
const COMPANY: usize = 4;
/// So many content words must match before two verbs are taken to tell the same.
const LEAST_MATCHED: usize = 3;

impl FramingKind for NegationKind {
    fn id(&self) -> &'static str {
        "negation"
    }

    fn about(&self) -> &'static str {
        "The same thing told as so or as not so, as done or as still to come."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        lexicon::cues("negation", sentence)
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        // Of both words, since the same stem may be a small word on one side only.
        let content = |(at, to): &(usize, usize)| pair.a.is_content(*at) && pair.b.is_content(*to);
        let matches = pair.match_a.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?)));
        let matched = matches.filter(content).count();
        let related = matched >= LEAST_MATCHED;
        let [first, second] = pair.sides();
        let mut findings: Vec<Finding> = [first, second].iter().flat_map(|side| one_sided(side, related)).collect();
        if related {
            findings.extend(modalities(&first, &findings));
            let loose: Vec<Finding> = [first, second].iter().flat_map(|side| loose_ends(side, &findings)).collect();
            findings.extend(loose);
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The council did not approve the new bridge.",
                b: "The council approved the new bridge.",
                words_a: "not approve",
                words_b: "approved",
            },
            Example {
                a: "The firm will close the old mill by the river.",
                b: "The firm has already closed the old mill by the river.",
                words_a: "",
                words_b: "already",
            },
            Example {
                a: "The council will review the bridge plan in May.",
                b: "The council may look at the bridge plan in May.",
                words_a: "will",
                words_b: "may",
            },
            Example {
                a: "Dockers must leave the old mill by noon.",
                b: "Dockers leave the old mill by noon.",
                words_a: "must leave",
                words_b: "leave",
            },
            Example { a: "It was bad luck.", b: "It was not bad luck.", words_a: "was", words_b: "not" },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The council did not approve the new bridge.", "The new bridge was not approved by the council."),
            ("The council approved the new bridge.", "The council approved the bridge, not the tunnel."),
            ("The council never approved the new bridge.", "The council did not approve the new bridge."),
            ("She had not heard an alarm in the cabins.", "She had heard no alarm in the cabins."),
            ("The council will review the bridge plan in May.", "The council would review the bridge plan in May."),
        ]
    }
}

/// `related`: whether enough words match for a negated verb here and the same verb there to tell one thing.
fn one_sided(side: &Side<'_>, related: bool) -> Vec<Finding> {
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "negation")
        .filter_map(|cue| {
            let by_verb = related.then(|| polarity(side, cue).or_else(|| done(side, cue))).flatten();
            by_verb.or_else(|| put_in(side, cue))
        })
        .collect()
}

/// The same words in the same order, with `not` between them here and without it there.
fn put_in(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    let tokens = side.own.tokens_in(cue.span);
    let inner = tokens.clone().find(|&at| side.matched[at].is_none())?;
    let told_apart = tokens.clone().rev().find(|&at| side.matched[at].is_none())?;
    let (before, behind) = (inner.checked_sub(1)?, told_apart + 1);
    let to = side.matched[before]?;
    // `had heard no alarm` says `had not heard an alarm`, and so does `denied that he had heard an alarm`.
    let plain = !side.other_cues.iter().any(|theirs| {
        let at = side.other.tokens_in(theirs.span).start;
        let near = (to.saturating_sub(REACH)..=to + REACH + 1).contains(&at);
        let turns = (negates(theirs.family) && near) || (theirs.family == "denial" && at < to);
        theirs.kind == "negation" && turns && !side.is_taken(theirs, cue)
    });
    let next = side.matched.get(behind).copied().flatten()?;
    if !negates(cue.family) || next != to + 1 || !plain || !side.is_told_of(&(before..behind + 1), REACH) {
        return None;
    }
    Some(side.finding(
        Some(side.own.span_of(before..behind)),
        Some(side.other.span_of(to..to + 1)),
        Remark {
            kind: "negation",
            severity: Severity::High,
            confidence: 0.8,
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note: "The same words with a negation on one side and without it on the other.".to_owned(),
        },
    ))
}

/// The nearest content word behind the negation, with nothing but small words and adverbs between; a name is not negated
/// (`Why can't Osk wait?`).
fn target(view: &SentenceView<'_>, span: Span) -> Option<usize> {
    let from = view.tokens_in(span).end;
    (from..view.tokens().len().min(from + REACH))
        .take_while(|&at| {
            view.tokens()[at].kind == TokenKind::Word && (view.is_content(at) || carries_on(view.norm(at)))
        })
        .find(|&at| view.is_content(at) && !view.norm(at).ends_with("ly"))
        .filter(|at| !view.tokenized.names.iter().any(|name| name.contains(at)))
}

/// Small words that may stand between a negation or a mark of time and its verb.
fn carries_on(norm: &str) -> bool {
    matches!(norm, "be" | "been" | "being" | "have" | "has" | "had" | "yet" | "ever" | "even" | "also" | "any" | "to")
}

fn negates(family: &str) -> bool {
    matches!(family, "not" | "no")
}

fn negations_before(view: &SentenceView<'_>, cues: &[Cue], at: usize) -> usize {
    let near = |cue: &&Cue| {
        let tokens = view.tokens_in(cue.span);
        tokens.end <= at && at - tokens.end <= REACH + 2
    };
    cues.iter()
        .filter(|cue| cue.kind == "negation" && (negates(cue.family) || cue.family == "denial"))
        .filter(near)
        .count()
}

/// Negated here, not negated there.
fn polarity(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if !negates(cue.family) {
        return None;
    }
    let at = target(&side.own, cue.span)?;
    let other = side.matched[at]?;
    let reports = |cues: &[Cue], span: Span| {
        cues.iter().any(|cue| cue.kind == "attribution" && cue.family == "neutral" && cue.span.overlaps(span))
    };
    if reports(side.own_cues, side.own.span_of(at..at + 1)) || !shares_company(side, at, other) {
        return None;
    }
    let turned = negations_before(&side.own, side.own_cues, at) % 2 == 1;
    let behind = side.other_cues.iter().any(|theirs| {
        let at = side.other.tokens_in(theirs.span).start;
        let near = (other + 1..=other + 2).contains(&at);
        theirs.kind == "negation" && theirs.family == "no" && near && !side.is_taken(theirs, cue)
    });
    let plain = !behind && negations_before(&side.other, side.other_cues, other) == 0;
    if !turned || !plain {
        return None;
    }
    let start = side.own.tokens_in(cue.span).start;
    Some(side.finding(
        Some(side.own.span_of(start..at + 1)),
        Some(side.other.span_of(other..other + 1)),
        Remark {
            kind: "negation",
            severity: Severity::High,
            confidence: 0.6,
            own_cue: Some(cue.family.to_owned()),
            other_cue: None,
            note: "The same word is negated on one side and not on the other.".to_owned(),
        },
    ))
}

/// Whether another content word near the one matches one near the other: a word alone may stand in two statements.
fn shares_company(side: &Side<'_>, at: usize, other: usize) -> bool {
    (at.saturating_sub(COMPANY)..side.own.tokens().len().min(at + COMPANY + 1))
        .filter(|&near| near != at && side.own.is_content(near))
        .filter_map(|near| side.matched[near])
        .any(|match_of| match_of.abs_diff(other) <= COMPANY)
}

/// Done or under way here, still to come there.
fn done(side: &Side<'_>, cue: &Cue) -> Option<Finding> {
    if cue.family != "done" || side.other_cues.iter().any(|theirs| theirs.kind == "negation" && theirs.family == "done")
    {
        return None;
    }
    let from = side.own.tokens_in(cue.span).end;
    let at = if side.own.is_content(from) { from } else { target(&side.own, cue.span)? };
    let other = side.matched[at]?;
    let future = side.other_cues.iter().find(|theirs| {
        theirs.kind == "negation" && theirs.family == "future" && target(&side.other, theirs.span) == Some(other)
    })?;
    let own_future = side.own_cues.iter().any(|own| own.kind == "negation" && own.family == "future");
    if own_future {
        return None;
    }
    Some(side.finding(
        Some(cue.span),
        Some(future.span),
        Remark {
            kind: "negation",
            severity: Severity::Medium,
            confidence: 0.5,
            own_cue: Some(cue.family.to_owned()),
            other_cue: Some(future.family.to_owned()),
            note: "Told as done or under way on one side, as still to come on the other.".to_owned(),
        },
    ))
}

/// What a mark of time or mood makes of its verb.
fn mood(family: &str) -> Option<&'static str> {
    Some(match family {
        "future" => "as something to come",
        "plan" => "as a plan or a hope",
        "possible" => "as possible or allowed",
        "obliged" => "as an obligation",
        "done" => "as under way or done",
        _ => return None,
    })
}

fn moods(cues: &[Cue]) -> impl Iterator<Item = (&Cue, &'static str)> {
    cues.iter().filter(|cue| cue.kind == "negation").filter_map(|cue| Some((cue, mood(cue.family)?)))
}

/// Words behind a mark of time or mood that it is said of.
const SCOPE: usize = 6;

/// Content words that one mark is said of and that match words the other mark is said of.
fn shared_scope(side: &Side<'_>, mine: &Cue, theirs: &Cue) -> usize {
    let from = side.other.tokens_in(theirs.span).end;
    scope(&side.own, mine).filter_map(|at| side.matched[at]).filter(|to| (from..from + SCOPE).contains(to)).count()
}

fn scope<'a>(view: &SentenceView<'a>, cue: &Cue) -> impl Iterator<Item = usize> + use<'a> {
    let view = *view;
    let from = view.tokens_in(cue.span).end;
    (from..view.tokens().len().min(from + SCOPE)).filter(move |&at| view.is_content(at))
}

/// `will review` against `may look at`: two moods of one act.
fn modalities(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let known = |span: Span| earlier.iter().any(|f| [f.a, f.b].into_iter().flatten().any(|p| p.span.overlaps(span)));
    let (mine, theirs): (Vec<_>, Vec<_>) = (moods(side.own_cues).collect(), moods(side.other_cues).collect());
    let alone = mine.len() == 1 && theirs.len() == 1;
    let mut couples: Vec<(usize, usize, usize)> = Vec::new();
    let (mut answered_own, mut answered_other) = (vec![false; mine.len()], vec![false; theirs.len()]);
    for (i, (cue, mood)) in mine.iter().enumerate() {
        for (j, (other, its)) in theirs.iter().enumerate() {
            let shared = shared_scope(side, cue, other);
            if shared == 0 && !alone {
                continue;
            }
            if mood == its {
                (answered_own[i], answered_other[j]) = (true, true);
            } else if !known(cue.span) && !known(other.span) {
                couples.push((shared, i, j));
            }
        }
    }
    couples.sort_by_key(|&(shared, i, j)| (std::cmp::Reverse(shared), i + j, i.abs_diff(j), side.by_words(i, j)));
    couples
        .into_iter()
        .filter_map(|(shared, i, j)| {
            if answered_own[i] || answered_other[j] {
                return None;
            }
            (answered_own[i], answered_other[j]) = (true, true);
            let ((cue, mood), (other, its)) = (mine[i], theirs[j]);
            let (low, high) = if mood < its { (mood, its) } else { (its, mood) };
            Some(side.finding(
                Some(with_verb(&side.own, cue)),
                Some(with_verb(&side.other, other)),
                Remark {
                    kind: "negation",
                    severity: if shared > 0 { Severity::Medium } else { Severity::Low },
                    confidence: 0.5,
                    own_cue: Some(cue.family.to_owned()),
                    other_cue: Some(other.family.to_owned()),
                    note: format!("Told {low} on one side, {high} on the other."),
                },
            ))
        })
        .collect()
}

/// A mark with the verb that it is said of.
fn with_verb(view: &SentenceView<'_>, cue: &Cue) -> Span {
    let tokens = view.tokens_in(cue.span);
    match target(view, cue.span) {
        Some(at) => view.span_of(tokens.start..at + 1),
        None => cue.span,
    }
}

/// A mark of mood, or a negation, where the other side has none of its kind: shown with `--all`, since another verb may
/// say the same.
fn loose_ends(side: &Side<'_>, earlier: &[Finding]) -> Vec<Finding> {
    let known = |span: Span| earlier.iter().any(|f| [f.a, f.b].into_iter().flatten().any(|p| p.span.overlaps(span)));
    let negative = |cue: &Cue| negates(cue.family) || cue.family == "denial";
    let plain = !side.other_cues.iter().any(|cue| cue.kind == "negation" && negative(cue));
    let bare = moods(side.other_cues).next().is_none();
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "negation" && !known(cue.span))
        .filter(|cue| if negative(cue) { plain } else { bare && mood(cue.family).is_some() && cue.family != "done" })
        .filter_map(|cue| {
            let told = scope(&side.own, cue).find_map(|at| side.matched[at])?;
            let note = if negative(cue) {
                "Negated on one side only.".to_owned()
            } else {
                format!("Told {} on one side only.", mood(cue.family)?)
            };
            Some(side.finding(
                Some(with_verb(&side.own, cue)),
                Some(side.other.span_of(told..told + 1)),
                Remark {
                    kind: "negation",
                    severity: Severity::Low,
                    confidence: 0.4,
                    own_cue: Some(cue.family.to_owned()),
                    other_cue: None,
                    note,
                },
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    #[test]
    fn a_name_behind_a_negation_is_not_negated() {
        let negated = |text: &str| -> Option<String> {
            let story = tokenize(vec![Document::from_sentences("a", &[text])]);
            let view = SentenceView::new(&story, 0, 0);
            let cue = lexicon::cues("negation", &view).into_iter().find(|cue| negates(cue.family))?;
            target(&view, cue.span).map(|at| view.norm(at).to_owned())
        };
        assert_eq!(negated("Why can't Anna Osk wait for the bridge?"), None);
        assert_eq!(negated("The council did not approve the bridge."), Some("approve".to_owned()));
    }
}
