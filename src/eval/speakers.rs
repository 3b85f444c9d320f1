//! Who speaks, against gold.
//!
//! The rule: a listed source is right when it stands for a gold source of the same version, which it does when they share a sentence and
//! the words of one are all among the other's, or both have one head (`Mayor Lena Osk`, `Osk`). Each stands for one other at most.

use std::cmp::Reverse;
use std::fmt::Write as _;

use serde::Serialize;

use super::gold::{GoldSpeaker, GoldStory};
use super::share;
use crate::analysis::Analysis;

/// Counts of one story or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SpeakerCounts {
    /// Sources that people named.
    pub gold: usize,
    /// Sources listed.
    pub listed: usize,
    /// Those that people named too.
    pub right: usize,
    /// Pairs of a source and a sentence in which it speaks, as people named them.
    pub gold_sentences: usize,
    /// Such pairs as listed.
    pub listed_sentences: usize,
    /// Those that both have.
    pub right_sentences: usize,
    /// Sources whom people found in one version only.
    pub gold_only: usize,
    /// Sources listed for one version only.
    pub listed_only: usize,
    /// Those whom people found there only too.
    pub right_only: usize,
}

impl SpeakerCounts {
    /// Share of the listed sources that are right, 0–1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.listed, 1.0)
    }

    /// Share of the sources that people named that are listed, 0–1.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.gold, 1.0)
    }

    /// F1 of the pairs of a source and a sentence, 0–1.
    #[must_use]
    pub fn sentences_f1(&self) -> f64 {
        share(2 * self.right_sentences, self.listed_sentences + self.gold_sentences, 1.0)
    }

    /// Share of the sources listed for one version only that are, 0–1.
    #[must_use]
    pub fn only_precision(&self) -> f64 {
        share(self.right_only, self.listed_only, 1.0)
    }

    /// Share of the sources of one version only that are listed so, 0–1.
    #[must_use]
    pub fn only_recall(&self) -> f64 {
        share(self.right_only, self.gold_only, 1.0)
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.listed += other.listed;
        self.right += other.right;
        self.gold_sentences += other.gold_sentences;
        self.listed_sentences += other.listed_sentences;
        self.right_sentences += other.right_sentences;
        self.gold_only += other.gold_only;
        self.listed_only += other.listed_only;
        self.right_only += other.right_only;
    }
}

/// A source as listed, as people named it, or as both.
#[derive(Clone, Debug)]
struct Compared<'a> {
    /// Document.
    document: usize,
    /// What it is called in the list.
    words: &'a str,
    /// The sentences in which it speaks, as listed.
    sentences: &'a [usize],
    /// Whether the list has it in another version too.
    elsewhere: bool,
    /// As people named it.
    gold: Option<&'a GoldSpeaker>,
}

/// The listed sources of a story, each with the gold one that it stands for, and the gold sources that none stands for.
fn compared<'a>(gold: &'a GoldStory, analysis: &'a Analysis) -> (Vec<Compared<'a>>, Vec<&'a GoldSpeaker>) {
    let wanted = gold.speakers.as_deref().unwrap_or_default();
    let texts = analysis.story.documents.iter().map(|document| &document.version.text);
    let listed = analysis.speakers.iter().zip(texts).enumerate().flat_map(|(document, (speakers, text))| {
        speakers.iter().map(move |one| Compared {
            document,
            words: one.span.of(text),
            sentences: &one.sentences,
            elsewhere: one.elsewhere,
            gold: None,
        })
    });
    let mut listed: Vec<Compared<'_>> = listed.collect();
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for (at, one) in listed.iter().enumerate() {
        for (number, speaker) in wanted.iter().enumerate().filter(|(_, speaker)| speaker.doc == one.document) {
            let shared = one.sentences.iter().filter(|sentence| speaker.sentences.contains(sentence)).count();
            let named = || speaker.names().any(|name| is_one_name(one.words, name));
            alike.extend((shared > 0 && named()).then_some((shared, at, number)));
        }
    }
    // Who shares most sentences first.
    alike.sort_by_key(|&(shared, at, number)| (Reverse(shared), at, number));
    let mut missed: Vec<Option<&GoldSpeaker>> = wanted.iter().map(Some).collect();
    for (_, at, number) in alike {
        if listed[at].gold.is_none() {
            listed[at].gold = missed[number].take();
        }
    }
    (listed, missed.into_iter().flatten().collect())
}

/// Counts of one story; none where nobody named its sources.
#[must_use]
pub fn speakers(gold: &GoldStory, analysis: &Analysis) -> SpeakerCounts {
    let Some(wanted) = &gold.speakers else { return SpeakerCounts::default() };
    let (listed, _) = compared(gold, analysis);
    let mut counts = SpeakerCounts {
        gold: wanted.len(),
        listed: listed.len(),
        gold_sentences: wanted.iter().map(|speaker| speaker.sentences.len()).sum(),
        listed_sentences: listed.iter().map(|one| one.sentences.len()).sum(),
        gold_only: wanted.iter().filter(|speaker| !speaker.elsewhere).count(),
        listed_only: listed.iter().filter(|one| !one.elsewhere).count(),
        ..SpeakerCounts::default()
    };
    for (one, speaker) in listed.iter().filter_map(|one| Some((one, one.gold?))) {
        counts.right += 1;
        counts.right_sentences += one.sentences.iter().filter(|sentence| speaker.sentences.contains(sentence)).count();
        counts.right_only += usize::from(!one.elsewhere && !speaker.elsewhere);
    }
    counts
}

/// Lists the errors of one story as a text to read: sources missed, false ones, wrong sentences and a wrong "only here".
#[must_use]
pub fn list(gold: &GoldStory, analysis: &Analysis) -> String {
    let mut out = String::new();
    if gold.speakers.is_none() {
        return out;
    }
    let only = |elsewhere: bool| if elsewhere { "" } else { ", only here" };
    let mut line = |error: &str, document: usize, sentences: &[usize], told: String| {
        let _ = writeln!(out, "{} speakers {error}  {document}:{sentences:?} {told}", gold.id);
        if let ("missed" | "false", Some(&first)) = (error, sentences.first()) {
            let _ = writeln!(out, "    {}", gold.docs[document].sentences[first]);
        }
    };
    let (listed, missed) = compared(gold, analysis);
    for speaker in missed {
        line("missed", speaker.doc, &speaker.sentences, format!("{}{}", speaker.name, only(speaker.elsewhere)));
    }
    for one in listed {
        let told = format!("{}{}", one.words, only(one.elsewhere));
        match one.gold {
            None => line("false", one.document, one.sentences, told),
            Some(gold) => {
                if gold.sentences != one.sentences {
                    line("sentences", one.document, one.sentences, format!("{told}, and not {:?}", gold.sentences));
                }
                if gold.elsewhere != one.elsewhere {
                    line("only here", one.document, one.sentences, format!("{told} by the list"));
                }
            }
        }
    }
    out
}

/// Words behind which stands what somebody belongs to, and no head.
const BEHIND_THE_HEAD: &[&str] = &["at", "by", "close", "for", "from", "in", "of", "on", "that", "to", "who", "with"];
/// Words that say nothing of who it is.
const EMPTY: &[&str] = &["a", "an", "and", "his", "her", "its", "s", "the", "their"];

/// Whether two names are of one source: the words of one among the other's, or one head.
fn is_one_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let all = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        all.map(str::to_lowercase).filter(|word| !EMPTY.contains(&word.as_str())).collect()
    };
    let (a, b) = (words(a), words(b));
    let head = |words: &[String]| {
        let own = words.iter().take_while(|word| !BEHIND_THE_HEAD.contains(&word.as_str()));
        own.last().cloned()
    };
    let within = |part: &[String], all: &[String]| !part.is_empty() && part.iter().all(|word| all.contains(word));
    within(&a, &b) || within(&b, &a) || head(&a).is_some_and(|own| head(&b) == Some(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Given, analyse_gold, errors, gold};
    use crate::settings::Settings;

    const STORY: &str = r#"{"id":"pier","docs":[
        {"name":"a","sentences":["The pier is safe, Mayor Lena Osk said on Monday.","“It has stood for sixty winters,” Osk told the council.","Two divers said it was rotten.","The crane will be sold."]},
        {"name":"b","sentences":["Osk said the pier was safe.","The dockers were not asked."]}],
        "gold":[],
        "speakers":[
        {"doc":0,"name":"Lena Osk","also":["the mayor"],"sentences":[0,1,3],"quoted":[1],"elsewhere":true},
        {"doc":0,"name":"the crane's owners","also":[],"sentences":[3],"quoted":[],"elsewhere":false},
        {"doc":1,"name":"Osk","also":[],"sentences":[0],"quoted":[],"elsewhere":true}]}"#;

    #[test]
    fn a_source_is_right_where_name_and_sentence_are() {
        let gold = gold::parse("pier", &STORY.replace('\n', "")).expect("a gold story").remove(0);
        let analysis = analyse_gold(&gold, &Settings::default(), Given::Nothing);
        let counts = speakers(&gold, &analysis);
        assert_eq!((counts.gold, counts.listed, counts.right), (3, 3, 2));
        assert_eq!((counts.gold_sentences, counts.listed_sentences, counts.right_sentences), (5, 4, 3));
        assert_eq!((counts.gold_only, counts.listed_only, counts.right_only), (1, 1, 0));
        let listing = errors::list(&gold, &analysis);
        assert!(listing.contains("pier speakers missed  0:[3] the crane's owners, only here\n"), "{listing}");
        assert!(listing.contains("pier speakers false  0:[2] Two divers, only here\n"), "{listing}");
        assert!(listing.contains("pier speakers sentences  0:[0, 1] Mayor Lena Osk, and not [0, 1, 3]\n"), "{listing}");
    }

    #[test]
    fn names_are_one_by_their_words_or_their_head() {
        for (a, b) in
            [("Osk", "Mayor Lena Osk"), ("Sources close", "sources close to the line"), ("an aide", "aide to Osk")]
        {
            assert!(is_one_name(a, b) && is_one_name(b, a), "{a}, {b}");
        }
        assert!(is_one_name("port spokesman", "a spokesman for the line") && !is_one_name("Mara Quist", "Lena Osk"));
        assert!(!is_one_name("the", "the mayor"));
    }

    #[test]
    fn a_story_whose_sources_nobody_named_counts_nothing() {
        let text = r#"{"id":"pier","docs":[{"name":"a","sentences":["Osk said the pier was safe."]}],"gold":[]}"#;
        let gold = gold::parse("pier", text).expect("a gold story").remove(0);
        let analysis = analyse_gold(&gold, &Settings::default(), Given::Nothing);
        assert_eq!(speakers(&gold, &analysis), SpeakerCounts::default());
        assert!(!errors::list(&gold, &analysis).contains("speakers"));
    }

    #[test]
    fn a_sentence_that_is_not_there_is_named_with_its_line() {
        let wrong = |speaker: &str| {
            let text = format!(
                r#"{{"id":"pier","docs":[{{"name":"a","sentences":["One."]}}],"gold":[],"speakers":[{speaker}]}}"#
            );
            gold::parse("pier.jsonl", &format!("\n{text}")).expect_err("a wrong place").to_string()
        };
        let sentence = wrong(r#"{"doc":0,"name":"Osk","sentences":[1],"elsewhere":false}"#);
        assert!(sentence.starts_with("pier.jsonl:2:") && sentence.contains("(0, 1)"), "{sentence}");
        let document = wrong(r#"{"doc":1,"name":"Osk","sentences":[],"elsewhere":false}"#);
        assert!(document.contains("no document 1"), "{document}");
        let quoted = wrong(r#"{"doc":0,"name":"Osk","sentences":[0],"quoted":[2],"elsewhere":false}"#);
        assert!(quoted.contains("(0, 2)"), "{quoted}");
    }
}
