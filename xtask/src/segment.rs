//! Boundary F1 of sentence splitters on gold paragraphs: `cargo run -p xtask -- segment FILE`.
//!
//! FILE is JSONL, a line a text: `{"id", "paragraphs": [[sentence, …], …]}`. A paragraph's sentences are joined by one
//! space and split again; a boundary is the number of characters before it that are no white space, and the ends of
//! paragraphs do not count.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use icu_segmenter::SentenceSegmenter;
use serde::Deserialize;
use srx::SRX;
use storydiff::Version;
use storydiff::clean::{Block, Cleaned};
use storydiff::segment::segment;
use storydiff::span::Span;
use unicode_segmentation::UnicodeSegmentation;

#[derive(clap::Args)]
pub struct Arguments {
    /// Gold paragraphs, as JSONL.
    file: PathBuf,
    /// Rules for the `srx` crate (the crate's own `data/segment.srx`); without them it is left out.
    #[arg(long)]
    srx: Option<PathBuf>,
    /// Print the boundaries that storydiff misses and those that it adds.
    #[arg(long)]
    errors: bool,
}

#[derive(Deserialize)]
struct Text {
    paragraphs: Vec<Vec<String>>,
}

/// Gives the byte offsets at which sentences end.
type Splitter = Box<dyn Fn(&str) -> Vec<usize>>;

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let texts = fs::read_to_string(&arguments.file)?
        .lines()
        .map(serde_json::from_str::<Text>)
        .collect::<Result<Vec<_>, _>>()?;
    let paragraphs: Vec<Vec<String>> = texts.into_iter().flat_map(|text| text.paragraphs).collect();
    println!("{:<22} {:>6} {:>6} {:>6} {:>9} {:>9}", "splitter", "P", "R", "F1", "start µs", "split µs");
    for (name, make) in splitters(arguments)? {
        let begin = Instant::now();
        let splitter = make();
        splitter("One. Two.");
        let start = begin.elapsed();
        report(name, &splitter, &paragraphs, start);
    }
    if arguments.errors {
        print_errors(&paragraphs);
    }
    Ok(())
}

type Named = (&'static str, Box<dyn FnOnce() -> Splitter>);

fn splitters(arguments: &Arguments) -> Result<Vec<Named>, Box<dyn Error>> {
    let mut all: Vec<Named> = vec![
        ("storydiff", Box::new(|| Box::new(storydiff_ends))),
        (
            "unicode-segmentation",
            Box::new(|| {
                Box::new(|text| text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect())
            }),
        ),
        (
            "icu_segmenter",
            Box::new(|| {
                let segmenter = SentenceSegmenter::new(Default::default());
                Box::new(move |text| segmenter.segment_str(text).collect())
            }),
        ),
        (
            "sentencex",
            Box::new(|| {
                Box::new(|text| {
                    sentencex::get_sentence_boundaries("en", text).iter().map(|found| found.end_byte).collect()
                })
            }),
        ),
    ];
    if let Some(path) = &arguments.srx {
        let rules = fs::read_to_string(path)?;
        all.push((
            "srx",
            Box::new(move || {
                let rules = rules.parse::<SRX>().expect("rules that parse").language_rules("en");
                Box::new(move |text| rules.split_ranges(text).into_iter().map(|range| range.end).collect())
            }),
        ));
    }
    Ok(all)
}

fn storydiff_ends(text: &str) -> Vec<usize> {
    let block = Block { span: Span::new(0, text.len()), headline: false };
    let cleaned = Cleaned { blocks: vec![block], noise: Vec::new() };
    segment(Version::new("", text), cleaned).sentences.into_iter().map(|sentence| sentence.span.end).collect()
}

/// Boundaries as counts of non-space characters; the end of the paragraph is none.
fn boundaries(text: &str, ends: &[usize]) -> BTreeSet<usize> {
    let count = |end: usize| text[..end].chars().filter(|c| !c.is_whitespace()).count();
    let whole = count(text.len());
    ends.iter().map(|&end| count(end)).filter(|&at| at > 0 && at < whole).collect()
}

fn gold_ends(sentences: &[String]) -> Vec<usize> {
    sentences
        .iter()
        .scan(0, |at, sentence| {
            *at += sentence.len() + 1;
            Some(*at - 1)
        })
        .collect()
}

fn report(name: &str, splitter: &Splitter, paragraphs: &[Vec<String>], start: Duration) {
    let (mut found, mut gold, mut both) = (0, 0, 0);
    let mut spent = Duration::ZERO;
    for sentences in paragraphs {
        let text = sentences.join(" ");
        let begin = Instant::now();
        let ends = splitter(&text);
        spent += begin.elapsed();
        let (ours, theirs) = (boundaries(&text, &ends), boundaries(&text, &gold_ends(sentences)));
        found += ours.len();
        gold += theirs.len();
        both += ours.intersection(&theirs).count();
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let (precision, recall, f1) = (share(both, found), share(both, gold), share(2 * both, found + gold));
    println!("{name:<22} {precision:>6.3} {recall:>6.3} {f1:>6.3} {:>9} {:>9}", start.as_micros(), spent.as_micros());
}

fn print_errors(paragraphs: &[Vec<String>]) {
    for sentences in paragraphs {
        let text = sentences.join(" ");
        let (ours, theirs) = (boundaries(&text, &storydiff_ends(&text)), boundaries(&text, &gold_ends(sentences)));
        for at in ours.symmetric_difference(&theirs) {
            let kind = if theirs.contains(at) { "missed" } else { "added" };
            let letters =
                text.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(*at).map_or(text.len(), |(i, _)| i);
            let left: String = text[..letters].chars().rev().take(50).collect::<Vec<_>>().into_iter().rev().collect();
            let right: String = text[letters..].chars().take(50).collect();
            println!("{kind:<6} {left} ‖ {right}");
        }
    }
}
