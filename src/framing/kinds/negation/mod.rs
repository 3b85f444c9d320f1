//! **negation**: the same thing told as so or as not so, as done or as still to come.
//!
//! Only verbs that match on both sides are looked at ([`polarity`], [`moods`]), or two words that exclude each other
//! ([`opposites`]): a `not` somewhere in one sentence says nothing about the other. A denial of a denial (`did not deny`)
//! cancels out.

mod moods;
mod opposites;
mod polarity;

use crate::framing::phrases::{self, Class};
use crate::framing::side::Side;
use crate::framing::{Cue, Example, Finding, FramingKind, PairView, SentenceView, lexicon};
use crate::language::{self, NegationLists, has};
use crate::span::Span;
use crate::tokens::TokenKind;

/// The kind.
pub struct NegationKind;

/// A negation reaches over so many words to the verb that it turns round.
const REACH: usize = 3;
/// So many content words must match before two verbs are taken to tell the same.
const LEAST_MATCHED: usize = 3;
/// And so many where they are half of the shorter sentence.
const LEAST_MATCHED_OF_FEW: usize = 2;

impl FramingKind for NegationKind {
    fn id(&self) -> &'static str {
        "negation"
    }

    fn about(&self) -> &'static str {
        "The same thing told as so or as not so, as done or as still to come."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        let mut cues = lexicon::cues("negation", sentence);
        // `no more than 5 percent` says how many.
        let counts = |cue: &Cue| {
            let at = sentence.tokens_in(cue.span).start;
            sentence.tokenized.quantities.iter().any(|amount| amount.tokens.contains(&at))
        };
        cues.retain(|cue| !counts(cue));
        cues
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        // Of both words, since the same stem may be a small word on one side only.
        let content = |(at, to): &(usize, usize)| pair.a.is_content(*at) && pair.b.is_content(*to);
        let matches = pair.match_a.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?)));
        let matched = matches.filter(content).count();
        let words = |view: &SentenceView<'_>| (0..view.tokens().len()).filter(|at| view.is_content(*at)).count();
        let shorter = words(&pair.a).min(words(&pair.b));
        let related = matched >= LEAST_MATCHED || (matched >= LEAST_MATCHED_OF_FEW && matched * 2 >= shorter);
        let [first, second] = pair.sides();
        let mut findings: Vec<Finding> = [first, second].iter().flat_map(|side| one_sided(side, related)).collect();
        findings.extend(opposites::opposites(&first));
        findings.extend(opposites::with_and_without(&first));
        if related {
            findings.extend(moods::modalities(&first, &findings));
            let loose: Vec<Finding> =
                [first, second].iter().flat_map(|side| moods::loose_ends(side, &findings)).collect();
            findings.extend(loose);
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "The harbour board agreed to meet the dockers.",
                b: "The harbour board refused to meet the dockers.",
                words_a: "meet",
                words_b: "refused to meet",
            },
            Example {
                a: "The court rejected the appeal against the levy.",
                b: "The court allowed the appeal against the levy.",
                words_a: "rejected",
                words_b: "allowed",
            },
            Example {
                a: "The council unanimously adopted the levy.",
                b: "The council narrowly adopted the levy.",
                words_a: "unanimously",
                words_b: "narrowly",
            },
            Example {
                a: "The mayor ended the night curfew on Monday.",
                b: "The mayor suspended the night curfew on Monday.",
                words_a: "ended",
                words_b: "suspended",
            },
            Example {
                a: "The clerk was suspended without pay.",
                b: "The clerk was suspended with full pay.",
                words_a: "without pay",
                words_b: "with full pay",
            },
            Example {
                a: "Inspectors found serious faults in the crane.",
                b: "Inspectors found no faults in the crane.",
                words_a: "faults",
                words_b: "no faults",
            },
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
            Example {
                a: "The jury convicted the clerk of theft on Monday.",
                b: "The jury acquitted the clerk of theft on Monday.",
                words_a: "convicted",
                words_b: "acquitted",
            },
            Example {
                a: "Traffic in the port rose 5 percent in May.",
                b: "Traffic in the port fell 5 percent in May.",
                words_a: "rose",
                words_b: "fell",
            },
            Example {
                a: "The guard was armed when the dockers came.",
                b: "The guard was unarmed when the dockers came.",
                words_a: "armed",
                words_b: "unarmed",
            },
            Example {
                a: "The owner apologised for the spill in the harbour.",
                b: "The owner refused to apologise for the spill in the harbour.",
                words_a: "apologised",
                words_b: "refused to apologise",
            },
            Example {
                a: "None of the nine guards was hurt.",
                b: "Two of the nine guards were hurt.",
                words_a: "None",
                words_b: "hurt",
            },
            Example { a: "It was bad luck.", b: "It was not bad luck.", words_a: "bad", words_b: "not bad" },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("The council approved the levy.", "The council backed the levy."),
            ("The council did not approve the new bridge.", "The new bridge was not approved by the council."),
            ("The council approved the new bridge.", "The council approved the bridge, not the tunnel."),
            ("The council never approved the new bridge.", "The council did not approve the new bridge."),
            ("The council rejected the plan for the square.", "The council did not approve the plan for the square."),
            ("The owner denied that he had sold the mill.", "The owner said he had not sold the mill."),
            (
                "The jury convicted the clerk of theft but acquitted him of fraud.",
                "The jury acquitted the clerk of fraud and convicted him of theft.",
            ),
            ("The city admitted no fault in the settlement.", "The city did not admit fault in the settlement."),
            ("She had not heard an alarm in the cabins.", "She had heard no alarm in the cabins."),
            ("The mayor came without his wife.", "The mayor came with his wife's brother."),
            ("The council will review the bridge plan in May.", "The council would review the bridge plan in May."),
            (
                "“I will sell the pier by June,” Osk told the board.",
                "“I'll sell the pier by June,” Osk told the board.",
            ),
            (
                "Osk hired a firm to look into the leak.",
                "Osk hired a firm but did not believe the leak worth a hearing.",
            ),
            ("Investigators want the harbour files by June.", "The panel would investigate the harbour files by June."),
            (
                "The feud over the pier sale began earlier this week.",
                "The pier sale is a feud started by people who want to stop the mayor.",
            ),
        ]
    }
}

/// `related`: whether enough words match for a negated verb here and the same verb there to tell one thing.
fn one_sided(side: &Side<'_>, related: bool) -> Vec<Finding> {
    side.own_cues
        .iter()
        .filter(|cue| cue.kind == "negation")
        .filter_map(|cue| {
            let by_verb = related.then(|| polarity::polarity(side, cue).or_else(|| moods::done(side, cue))).flatten();
            by_verb.or_else(|| polarity::put_in(side, cue))
        })
        .collect()
}

/// Words in which the verb stands of which `none of …` is the subject.
const LONGEST_WHOLE: usize = 10;

/// The nearest content word behind the negation, with nothing but small words and adverbs between; a name is not negated
/// (`Why can't Osk wait?`).
fn target(view: &SentenceView<'_>, span: Span) -> Option<usize> {
    let cue = view.tokens_in(span);
    // `none of the 12 sailors was hurt`
    if matches!(view.norm(cue.start), "none" | "neither") {
        let classes = phrases::classes(view);
        let end = view.tokens().len().min(cue.end + LONGEST_WHOLE);
        let verb = (cue.end..end).find(|at| classes[*at] == Class::Auxiliary)?;
        return (verb + 1..end).find(|at| view.is_content(*at));
    }
    let from = cue.end;
    (from..view.tokens().len().min(from + REACH))
        .take_while(|&at| {
            view.tokens()[at].kind == TokenKind::Word
                && (view.is_content(at) || has(lists(view).carry_on, view.norm(at)))
        })
        .find(|&at| view.is_content(at) && !view.norm(at).ends_with("ly"))
        .filter(|at| !view.tokenized.names.iter().any(|name| name.contains(at)))
}

pub(in crate::framing) fn negates(family: &str) -> bool {
    matches!(family, "not" | "no")
}

/// By which words it is told in the language of a sentence what a negation is said of.
fn lists(view: &SentenceView<'_>) -> &'static NegationLists {
    &language::of(view.language()).lists.negation
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
