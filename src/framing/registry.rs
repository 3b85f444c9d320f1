//! The one list of framing kinds; tests, reports and documentation walk it.

use super::{FramingKind, kinds};

/// Every kind, in the order in which reports show them.
pub static KINDS: &[&dyn FramingKind] = &[
    &kinds::attribution::AttributionKind,
    &kinds::hedging::HedgingKind,
    &kinds::loaded::LoadedKind,
    &kinds::labelling::Labelling,
    &kinds::quotation::Quotation,
    &kinds::number::Number,
    &kinds::date::Date,
    &kinds::agency::Agency,
    &kinds::negation::NegationKind,
    &kinds::causation::CausationKind,
    &kinds::detail::Detail,
    &kinds::prominence::Prominence,
    &kinds::wire::Wire,
];

/// The kind with this id.
#[must_use]
pub fn kind(id: &str) -> Option<&'static dyn FramingKind> {
    KINDS.iter().find(|kind| kind.id() == id).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::framing::testing::{compared, words};

    /// Whether the finding's words overlap those of the example: equal, or one inside the other.
    fn overlap(found: &str, wanted: &str) -> bool {
        wanted.is_empty() || (!found.is_empty() && (found.contains(wanted) || wanted.contains(found)))
    }

    /// What a note says of each side, with the letters of the sides as `letters` changes them.
    fn said(note: &str, letters: fn(&str) -> &str) -> BTreeSet<String> {
        let clauses = note.trim_end_matches('.').split("; ");
        clauses.map(|clause| clause.split(' ').map(letters).collect::<Vec<_>>().join(" ")).collect()
    }

    fn exchanged(word: &str) -> &str {
        match word {
            "A" => "B",
            "B" => "A",
            other => other,
        }
    }

    #[test]
    fn notes_name_the_first_side_first() {
        for (a, b) in all_examples() {
            let (_, findings) = compared(&[a], &[b]);
            for note in findings.iter().map(|finding| &finding.note) {
                let place = |letter: &str| note.split(' ').position(|word| word == letter);
                assert!(place("A").is_none() || place("B").is_none() || place("A") < place("B"), "{note}");
            }
        }
    }

    fn all_examples() -> impl Iterator<Item = (&'static str, &'static str)> {
        KINDS.iter().flat_map(|kind| {
            let fire = kind.must_fire().iter().map(|example| (example.a, example.b));
            fire.chain(kind.must_not_fire().iter().copied()).collect::<Vec<_>>()
        })
    }

    #[test]
    fn ids_are_unique_and_every_kind_tells_what_it_shows() {
        let ids: BTreeSet<_> = KINDS.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), KINDS.len());
        for kind in KINDS {
            assert!(kind.about().ends_with('.'), "{}", kind.id());
            // Prominence is a matter of place in two whole texts; its own tests show it.
            let needs_texts = kind.id() == "prominence";
            assert!(needs_texts || !kind.must_fire().is_empty(), "{}", kind.id());
            assert!(!kind.must_not_fire().is_empty(), "{}", kind.id());
            assert_eq!(super::kind(kind.id()).map(|found| found.id()), Some(kind.id()));
        }
    }

    #[test]
    fn examples_fire() {
        for kind in KINDS {
            for example in kind.must_fire() {
                let (story, findings) = compared(&[example.a], &[example.b]);
                let mine: Vec<_> = findings.iter().filter(|finding| finding.kind == kind.id()).collect();
                let hit = mine.iter().any(|finding| {
                    overlap(words(&story, finding.a), example.words_a)
                        && overlap(words(&story, finding.b), example.words_b)
                });
                assert!(hit, "{}: {} | {}: {mine:?}", kind.id(), example.a, example.b);
            }
        }
    }

    #[test]
    fn counter_examples_stay_silent() {
        for kind in KINDS {
            for (a, b) in kind.must_not_fire() {
                let (_, findings) = compared(&[a], &[b]);
                let mine: Vec<_> = findings.iter().filter(|finding| finding.kind == kind.id()).collect();
                assert!(mine.is_empty(), "{}: {a} | {b}: {mine:?}", kind.id());
            }
        }
    }

    #[test]
    fn swapped_versions_give_the_mirrored_findings() {
        for (a, b) in all_examples() {
            let (story, findings) = compared(&[a], &[b]);
            let (swapped_story, swapped) = compared(&[b], &[a]);
            let mut straight: Vec<_> = findings
                .iter()
                .map(|f| {
                    let note = said(&f.note, |letter| letter);
                    (f.kind, f.severity, words(&story, f.a), words(&story, f.b), &f.cue_a, &f.cue_b, note)
                })
                .collect();
            let mut mirrored: Vec<_> = swapped
                .iter()
                .map(|f| {
                    let (x, y) = (words(&swapped_story, f.b), words(&swapped_story, f.a));
                    (f.kind, f.severity, x, y, &f.cue_b, &f.cue_a, said(&f.note, exchanged))
                })
                .collect();
            straight.sort_unstable();
            mirrored.sort_unstable();
            assert_eq!(straight, mirrored, "{a} | {b}");
        }
    }

    #[test]
    fn a_sentence_does_not_differ_from_itself_in_print() {
        for (a, _) in all_examples() {
            let printed = a.replace(" '", " ‘").replace('\'', "’").replace(" - ", " – ");
            let (_, findings) = compared(&[a], &[&printed]);
            assert!(findings.is_empty(), "{a}: {findings:?}");
        }
    }
}
