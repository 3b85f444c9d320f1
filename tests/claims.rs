//! What the tool promises of every input, tried on the samples.

use std::collections::BTreeSet;
use std::fs;

use storydiff::report::{FramingReport, Words};
use storydiff::{Report, Settings, Version, compare};

const STORIES: [&str; 7] = [
    "ferry-fire",
    "mayoral-runoff",
    "pump-maker-recall",
    "quarry-trial",
    "river-treaty",
    "tram-fare-protest",
    "well-water-study",
];

fn version(story: &str, outlet: &str) -> Version {
    let text = fs::read_to_string(format!("samples/{story}/{outlet}.txt")).expect("a sample is readable");
    Version::new(outlet, text)
}

fn compared(versions: &[Version]) -> Report {
    compare(versions, &Settings::default())
}

fn mirrored(words: Option<&Words>) -> Option<(usize, usize, usize, usize)> {
    words.map(|words| (1 - words.document, words.sentence, words.start, words.end))
}

#[test]
fn swapping_the_inputs_mirrors_the_report() {
    for story in STORIES {
        let (a, b) = (version(story, "meridian-wire"), version(story, "civic-standard"));
        let (forth, back) = (compared(&[a.clone(), b.clone()]), compared(&[b, a]));
        let pairs = |report: &Report, swap: bool| -> BTreeSet<(Vec<usize>, Vec<usize>)> {
            let sides = report.alignments.iter().map(|x| (x.a.sentences.clone(), x.b.sentences.clone()));
            sides.map(|(x, y)| if swap { (y, x) } else { (x, y) }).collect()
        };
        assert_eq!(pairs(&forth, false), pairs(&back, true), "{story}: alignments");
        let places = |x: &FramingReport| {
            let place = |words: Option<&Words>| words.map(|w| (w.document, w.sentence, w.start, w.end));
            (x.kind.clone(), x.severity, place(x.a.as_ref()), place(x.b.as_ref()))
        };
        let swapped = |x: &FramingReport| (x.kind.clone(), x.severity, mirrored(x.b.as_ref()), mirrored(x.a.as_ref()));
        let one: BTreeSet<_> = forth.framing.iter().map(places).collect();
        let other: BTreeSet<_> = back.framing.iter().map(swapped).collect();
        assert_eq!(one, other, "{story}: framing");
        let omitted = |report: &Report, swap: bool| -> BTreeSet<(usize, usize, usize)> {
            let document = |d: usize| if swap { 1 - d } else { d };
            report.omissions.iter().map(|o| (document(o.document), o.start, o.end)).collect()
        };
        assert_eq!(omitted(&forth, false), omitted(&back, true), "{story}: omissions");
    }
}

#[test]
fn a_text_against_itself_has_no_finding() {
    for story in STORIES {
        for outlet in ["meridian-wire", "the-lantern", "civic-standard"] {
            let report = compared(&[version(story, outlet), version(story, outlet)]);
            let sentences = report.documents[0].sentences.len();
            let diagonal: BTreeSet<usize> = report
                .alignments
                .iter()
                .filter(|x| x.a.sentences == x.b.sentences)
                .flat_map(|x| x.a.sentences.iter().copied())
                .collect();
            let place = format!("{story} {outlet}");
            assert_eq!(diagonal.len(), sentences, "{place}: sentences aligned with themselves");
            assert_eq!(report.framing, [], "{place}");
            assert_eq!(report.omissions, [], "{place}");
        }
    }
}

#[test]
fn typographic_variants_are_no_difference() {
    for story in STORIES {
        let plain = version(story, "meridian-wire");
        let text = plain.text.replace('\'', "’").replace(" – ", " — ").replace("Mr. ", "Mr.\u{a0}");
        let report = compared(&[plain, Version::new("other", text)]);
        assert_eq!(report.framing, [], "{story}");
        assert_eq!(report.omissions, [], "{story}");
    }
}

#[test]
fn every_sentence_is_accounted_for_once() {
    for story in STORIES {
        let report = compared(&["meridian-wire", "the-lantern", "civic-standard"].map(|outlet| version(story, outlet)));
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (document, sentence) in report
            .facts
            .iter()
            .flat_map(|fact| &fact.members)
            .flat_map(|member| member.sentences.iter().map(|sentence| (member.document, *sentence)))
        {
            assert!(seen.insert((document, sentence)), "{story}: {document}:{sentence} is in two facts");
        }
        let all: usize = report.documents.iter().map(|document| document.sentences.len()).sum();
        assert_eq!(seen.len(), all, "{story}");
    }
}

#[test]
fn unrelated_stories_hardly_align() {
    let (mut aligned, mut sentences) = (0, 0);
    for (at, one) in STORIES.iter().enumerate() {
        for other in &STORIES[at + 1..] {
            let report = compared(&[version(one, "meridian-wire"), version(other, "the-lantern")]);
            aligned += report.alignments.iter().map(|x| x.a.sentences.len() + x.b.sentences.len()).sum::<usize>();
            sentences += report.documents.iter().map(|document| document.sentences.len()).sum::<usize>();
        }
    }
    assert!(aligned * 100 < sentences, "{aligned} of {sentences} sentences of unrelated stories were aligned");
}
