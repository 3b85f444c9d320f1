//! What becomes of a speaker's words: quoted whole, cut, altered, paraphrased, or set in scare quotes.
//!
//! Quotations of the two sentences are compared word by word; the words that the other side lacks are marked, and nothing
//! else. A quotation that goes on in the next sentence is not cut: the words of the sentences beside it count as present.

mod compared;
mod speech;
mod unquoted;

use std::cmp::Ordering;

use crate::framing::cue::{Cue, Voice};
use crate::framing::{Example, Finding, FramingKind, PairView, SentenceView};
use crate::language::{self, QuotationLists};

use compared::Compared;
use speech::{Speech, is_scare_quote, joined, quotes, speeches};
use unquoted::{Company, unquoted};

/// The kind.
#[derive(Debug)]
pub struct Quotation;

impl FramingKind for Quotation {
    fn id(&self) -> &'static str {
        "quotation"
    }

    fn about(&self) -> &'static str {
        "A quotation that is cut, altered, paraphrased, or set in scare quotes on one side."
    }

    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue> {
        quotes(sentence)
            .into_iter()
            .map(|quote| {
                let scare = is_scare_quote(sentence, &quote);
                Cue {
                    kind: "quotation",
                    family: if scare { "scare" } else { "speech" },
                    span: sentence.span_of(quote),
                    voice: if scare { Voice::Outlet } else { Voice::Quoted },
                    strength: u8::from(scare),
                    attribution: None,
                }
            })
            .collect()
    }

    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding> {
        let (left, right) = (speeches(&pair.a), speeches(&pair.b));
        let is_of_one = |a: &Speech, b: &Speech, order: Ordering| {
            a.len(&pair.a).cmp(&b.len(&pair.b)) == order && Compared::new(pair, a, b).is_some()
        };
        let (left, right) = (
            joined(&left, &right, |whole, part| is_of_one(part, whole, Ordering::Less)),
            joined(&right, &left, |whole, part| is_of_one(whole, part, Ordering::Greater)),
        );
        let mut findings = Vec::new();
        let mut paired_a = vec![false; left.len()];
        let mut paired_b = vec![false; right.len()];
        for (i, mine) in left.iter().enumerate() {
            for (j, theirs) in right.iter().enumerate() {
                if let Some(compared) = Compared::new(pair, mine, theirs) {
                    paired_a[i] = true;
                    paired_b[j] = true;
                    findings.extend(compared.findings());
                }
            }
        }
        let alone = left.len() + right.len() == 1;
        let [first, second] = pair.sides();
        let [beside_a, beside_b] = [&paired_a, &paired_b].map(|paired| paired.contains(&true));
        for (speech, _) in left.iter().zip(paired_a).filter(|(_, paired)| !paired) {
            findings.extend(unquoted(&first, speech, Company { alone, of_one_speech: beside_a }));
        }
        for (speech, _) in right.iter().zip(paired_b).filter(|(_, paired)| !paired) {
            findings.extend(unquoted(&second, speech, Company { alone, of_one_speech: beside_b }));
        }
        findings
    }

    fn must_fire(&self) -> &'static [Example] {
        &[
            Example {
                a: "\"We will never sign this rotten deal,\" Osk said.",
                b: "\"We will never sign this deal,\" Osk said.",
                words_a: "rotten",
                words_b: "",
            },
            Example {
                a: "\"We will never sign this rotten deal,\" Osk said.",
                b: "Osk said the dockers would not sign the deal.",
                words_a: "We will never sign this rotten deal",
                words_b: "would not sign the deal",
            },
            Example {
                a: "Dockers ended their 'peaceful' march in Varn.",
                b: "Dockers ended their peaceful march in Varn.",
                words_a: "peaceful",
                words_b: "peaceful",
            },
        ]
    }

    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("“We will never sign,” Osk said.", "\"We will never sign\", said Osk."),
            ("Dockers read \"The Sea and Us\" aloud.", "Dockers read The Sea and Us aloud."),
        ]
    }
}

/// By which words quotations are tied to speakers in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static QuotationLists {
    &language::of(view.language()).lists.quotation
}

#[cfg(test)]
mod tests {
    use crate::framing::Severity;
    use crate::framing::testing::{compared, words};

    /// The quotation findings between two sentences: the words of both sides, the severity and the note.
    fn found(a: &str, b: &str) -> Vec<(String, String, Severity, String)> {
        let (story, found) = compared(&[a], &[b]);
        let mine = found.into_iter().filter(|finding| finding.kind == "quotation");
        let words = |place| words(&story, place).to_owned();
        mine.map(|found| (words(found.a), words(found.b), found.severity, found.note.into())).collect()
    }

    fn marks(a: &str, b: &str) -> Vec<(String, String)> {
        found(a, b).into_iter().map(|(a, b, ..)| (a, b)).collect()
    }

    #[test]
    fn the_storys_subject_alone_is_no_paraphrase() {
        let a = "Talks on sharing the water of the Zhelva River ended without agreement early on Thursday.";
        let b = "“We will not queue for our own river”, Kemeria says as Zhelva talks end.";
        assert!(found(a, b).iter().all(|(words_a, _, severity, _)| words_a.is_empty() && *severity < Severity::High));
    }

    #[test]
    fn only_what_the_other_side_lacks_is_marked() {
        let a = "\"As far as I can tell, the old pier is rotten to the core,\" Osk said.";
        let b = "\"The old pier is rotten to the core,\" Osk said.";
        assert_eq!(marks(a, b), [("As far as I can tell".to_owned(), String::new())]);
        assert_eq!(found(a, b)[0].3, "B leaves out: “As far as I can tell”.");
        assert_eq!(found(b, a)[0].3, "A leaves out: “As far as I can tell”.");
    }

    #[test]
    fn what_the_sentence_beside_has_is_not_left_out() {
        let a = [
            "“And we will mend the pier before winter comes,” Osk said.",
            "“I belong to the old harbour crowd,” she added.",
        ];
        let b = "“I belong to the old harbour crowd that says, dredge, and we will mend the pier before winter comes,” Osk said.";
        let (story, found) = compared(&a, &[b]);
        let marked: Vec<&str> =
            found.iter().filter(|found| found.kind == "quotation").map(|found| words(&story, found.b)).collect();
        assert_eq!(marked, ["that says, dredge"]);
    }

    #[test]
    fn a_word_that_is_moved_is_not_left_out() {
        let a = "“Nobody would haggle harder, either with our partners or with the owners, than we would,” Osk said.";
        let b = "“Nobody would haggle harder with either our partners or with the owners than we would,” Osk said.";
        let notes: Vec<String> = found(a, b).into_iter().map(|(.., note)| note).collect();
        assert_eq!(notes, ["Both quote the same words, in another order."]);
    }

    #[test]
    fn each_place_of_a_quotation_is_a_finding_of_its_own() {
        let a = "“It is a ruined harbour, and Brandt and I will fight the closure to the end,” Osk said.";
        let b = "“Brandt, Lena Moll and I will fight the closure to the end,” Osk said.";
        let found = marks(a, b);
        assert!(found.iter().any(|(a, _)| a.starts_with("It is a ruined harbour")), "{found:?}");
        assert!(found.iter().any(|(_, b)| b.starts_with("Lena Moll")), "{found:?}");
    }

    #[test]
    fn an_interrupted_quotation_is_one() {
        let a = "“We like the new pier,” Osk said, “but it must be cheaper.”";
        let b = "“We like the new pier, but it must be cheaper.”";
        assert_eq!(marks(a, b), []);
    }

    #[test]
    fn a_fragment_names_what_it_leaves_out() {
        let a = "“A hopeless venture sinks every town that pays for it,” Osk said.";
        let b = "Osk spoke of “a hopeless venture”.";
        let found = found(a, b);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "sinks every town that pays for it");
        assert!(found[0].3.starts_with("B quotes only “a hopeless venture” and leaves out: "), "{found:?}");
    }

    #[test]
    fn another_mark_at_the_end_marks_the_marks() {
        let a = "“Bring the ferry home tonight!” Osk said.";
        let b = "“Bring the ferry home tonight.” Osk said.";
        assert_eq!(marks(a, b), [("!".to_owned(), ".".to_owned())]);
    }

    #[test]
    fn fragments_of_one_speech_are_one_cut() {
        let a = "“You had a clear and written warning of what was coming and put it in a drawer,” Judge Osk told the owner.";
        let b = "Judge Osk savaged the owner for shutting a “clear and written warning” away “in a drawer”.";
        let notes: Vec<String> = found(a, b).into_iter().map(|(.., note)| note).collect();
        assert_eq!(
            notes,
            [
                "B quotes only “clear and written warning … in a drawer” and leaves out: “of what was coming and put it”."
            ]
        );
    }

    #[test]
    fn one_of_two_quoted_words_that_is_left_out_is_named() {
        let both = "The mayor called the plan “an invasion” and a “publicity stunt”.";
        let one = "The mayor called the plan a “publicity stunt”.";
        assert_eq!(found(both, one)[0].3, "A quotes “an invasion” too; B leaves it out.");
    }

    #[test]
    fn two_cuts_of_one_speech_are_compared() {
        let (a, b) = (
            "“I have decided to step aside for the good of my family,” Osk said.",
            "Osk said that she was going “for the good of my family and the people of this town.”",
        );
        assert!(found(a, b).iter().any(|(.., note)| note == "A leaves out: “and the people of this town”."));
    }

    #[test]
    fn small_talk_is_no_cut_that_matters() {
        let (a, b) = (
            "“I've got more questions than I had on Wednesday,” Osk said.",
            "Osk said she had “more questions than I had on Wednesday.”",
        );
        assert!(found(a, b).iter().all(|(.., severity, _)| *severity == Severity::Low), "{:?}", found(a, b));
    }

    #[test]
    fn a_word_in_the_place_of_another_is_named_though_the_sentence_beside_has_it() {
        let a = "“What have you all been mending, Anton? You've been mending a rotten old pier?” Osk said.";
        let b = [
            "“In the harbour office, what have you all been doing, Anton?” Osk said.",
            "“You've been mending a rotten old pier.”",
        ];
        let (story, found) = compared(&[a], &b);
        let marked = |place| words(&story, place).to_owned();
        let mut marks = found.into_iter().filter(|finding| finding.kind == "quotation");
        assert!(marks.any(|finding| (marked(finding.a), marked(finding.b)) == ("mending".into(), "doing".into())));
    }

    #[test]
    fn a_name_is_no_paraphrase_of_a_question() {
        let a = "“In Varn, how did you spend the whole winter, Anton?” Osk asked.";
        let b = "Osk spoke to Councillor Anton Brandt of Varn.";
        assert!(found(a, b).iter().all(|(_, b, ..)| b.is_empty()), "{:?}", found(a, b));
    }
}
