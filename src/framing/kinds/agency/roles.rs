//! The same deeds with the roles exchanged: who sues is sued, what rose fell.

use super::verbs;
use crate::framing::passives::passives;
use crate::framing::phrases::{self, Class};
use crate::framing::{Finding, PairView, SentenceView, Severity};
use crate::tokens::TermId;

/// The family of verbs that say the same of either side.
const MUTUAL: &str = "mutual";

/// A verb with the nouns of who does it and, where it has one, of whom it is done to; all are tokens.
struct Deed {
    verb: usize,
    actor: usize,
    target: Option<usize>,
}

impl Deed {
    /// The tokens from the first of the three to the last.
    fn place(&self) -> std::ops::Range<usize> {
        let target = self.target.unwrap_or(self.verb);
        self.actor.min(target).min(self.verb)..self.actor.max(target).max(self.verb) + 1
    }
}

/// `the bank sued the city` against `the city sued the bank`, and `exports rose and imports fell` against the other way round.
pub(super) fn exchanged(pair: &PairView<'_>) -> Option<Finding> {
    let (mine, theirs) = (deeds(&pair.a), deeds(&pair.b));
    let of_a = |at: usize| pair.a.word(at).term;
    let of_b = |at: usize| pair.b.word(at).term;
    let done = |deed: &Deed| Some((of_a(deed.verb), of_a(deed.actor), of_a(deed.target?)));
    let done_there = |deed: &Deed| Some((of_b(deed.verb), of_b(deed.actor), of_b(deed.target?)));
    for here in &mine {
        let Some((verb, actor, target)) = done(here) else { continue };
        let turned = Some((verb, target, actor));
        let Some(there) = theirs.iter().find(|there| done_there(there) == turned) else { continue };
        let told_so_too = theirs.iter().any(|there| done_there(there) == done(here));
        let told_so_here = mine.iter().any(|deed| done(deed) == turned);
        let mutual = || verbs(&pair.a).any(|hit| hit.family().id == MUTUAL && hit.tokens.contains(&here.verb));
        if actor != target && !told_so_too && !told_so_here && !mutual() {
            return Some(finding(pair, here, there, "The same verb with actor and acted-upon exchanged."));
        }
    }
    crossed(pair, &mine, &theirs)
}

/// Two things of which one side says the one verb of the first and the other verb of the second, and the other side the other way
/// round.
fn crossed(pair: &PairView<'_>, mine: &[Deed], theirs: &[Deed]) -> Option<Finding> {
    let simple = |view: &SentenceView<'_>, deeds: &[Deed]| -> Vec<(TermId, TermId)> {
        deeds.iter().map(|deed| (view.word(deed.actor).term, view.word(deed.verb).term)).collect()
    };
    let (here, there) = (simple(&pair.a, mine), simple(&pair.b, theirs));
    for (at, (first, verb)) in here.iter().enumerate() {
        for (second, other_verb) in &here[at + 1..] {
            let swapped = [(*first, *other_verb), (*second, *verb)];
            // Of two things that each rose and fell, which rise is which is not known.
            let once = |all: &[(TermId, TermId)], thing: &TermId| all.iter().filter(|(of, _)| of == thing).count() == 1;
            let single = [first, second].iter().all(|thing| once(&here, thing) && once(&there, thing));
            let at_all = first != second && verb != other_verb && single;
            if at_all && swapped.iter().all(|said| there.contains(said) && !here.contains(said)) {
                let to = there.iter().position(|said| *said == swapped[0])?;
                return Some(finding(pair, &mine[at], &theirs[to], "What is said of the two is exchanged."));
            }
        }
    }
    None
}

fn finding(pair: &PairView<'_>, here: &Deed, there: &Deed, note: &str) -> Finding {
    Finding {
        kind: "agency",
        severity: Severity::High,
        confidence: pair.confidence * 0.7,
        a: pair.a.place(here.place()),
        b: pair.b.place(there.place()),
        cue_a: Some("exchanged"),
        cue_b: Some("exchanged"),
        note: note.into(),
    }
}

/// Who does what to whom, as far as subjects and objects stand beside their verbs.
fn deeds(view: &SentenceView<'_>) -> Vec<Deed> {
    let (classes, phrases, passives) = (phrases::classes(view), phrases::phrases(view), passives(view));
    let opens_at = |at: usize| phrases.iter().find(|phrase| phrase.tokens.start == at).map(|phrase| phrase.head);
    (0..classes.len())
        .filter(|at| classes[*at] == Class::Verb)
        .filter_map(|verb| {
            if let Some(passive) = passives.iter().find(|passive| passive.participle == verb) {
                let target = phrases::subject(view, passive.tokens.start)?.head;
                return Some(Deed { verb, actor: opens_at(passive.actor? + 1)?, target: Some(target) });
            }
            let actor = phrases::subject(view, verb)?.head;
            Some(Deed { verb, actor, target: opens_at(verb + 1) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::framing::testing::found;

    #[test]
    fn what_two_do_to_each_other_and_what_each_of_two_did_in_turn_is_not_exchanged() {
        for (a, b) in [
            ("Osk will debate Brandt in Varn.", "Brandt will debate Osk in Varn."),
            ("The bank sued the city on Monday.", "The city was sued by the bank on Monday."),
            ("The union accused the firm, and the firm accused the union.", "The firm accused the union."),
            (
                "Exports rose in May but fell in June; imports fell in May but rose in June.",
                "In May exports rose and imports fell; in June imports rose and exports fell.",
            ),
        ] {
            let findings = found("agency", a, b);
            assert!(findings.iter().all(|finding| finding.cue_a != Some("exchanged")), "{findings:?}");
        }
    }
}
