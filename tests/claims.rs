//! What the tool promises of every input, tried on the samples and on texts that chance wrote.

mod sound;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use storydiff::framing::Severity;
use storydiff::report::{FramingReport, Words};
use storydiff::settings::Split;
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

/// Every story with gold, as the sentences of its versions.
fn stories_with_gold() -> Vec<Vec<Version>> {
    let samples = STORIES.map(|story| format!("samples/{story}/gold.jsonl").into());
    let stories = fs::read_dir("data/stories").expect("the folder is there").map(|file| file.expect("readable").path());
    let files = samples.into_iter().chain(stories.filter(|path| path.extension().is_some_and(|end| end == "jsonl")));
    let lines = files.flat_map(|path: PathBuf| {
        let text = fs::read_to_string(path).expect("gold is readable");
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    lines
        .map(|line| {
            let story: serde_json::Value = serde_json::from_str(&line).expect("gold is JSON");
            let documents = story["docs"].as_array().expect("a story has versions").iter();
            let version = |document: &serde_json::Value| {
                let sentences = document["sentences"].as_array().expect("a version has sentences").iter();
                let text: Vec<&str> = sentences.filter_map(serde_json::Value::as_str).collect();
                Version::new(document["name"].as_str().unwrap_or_default(), text.join("\n"))
            };
            documents.map(version).collect()
        })
        .collect()
}

fn mirrored(words: Option<&Words>) -> Option<(u32, u32, u32, u32)> {
    words.map(|words| (1 - words.document, words.sentence, words.start, words.end))
}

#[test]
fn what_differs_in_pairs_that_are_not_aligned_is_low() {
    let mut doubtful = 0;
    for story in STORIES {
        let folder = fs::read_dir(format!("samples/{story}")).expect("a sample is a folder");
        let mut paths: Vec<PathBuf> = folder.map(|file| file.expect("readable").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        paths.sort();
        let outlets = paths.iter().filter_map(|path| path.file_stem()?.to_str());
        let report = compared(&outlets.map(|outlet| version(story, outlet)).collect::<Vec<_>>());
        let aligned = |[[a, at], [b, other]]: [[usize; 2]; 2]| {
            report.alignments.iter().any(|alignment| {
                (alignment.a.document, alignment.b.document) == (a, b)
                    && alignment.a.sentences.contains(&at)
                    && alignment.b.sentences.contains(&other)
            })
        };
        for finding in report.framing.iter().filter(|finding| !aligned(finding.sentences())) {
            assert_eq!(finding.severity, Severity::Low, "{story} {}: {}", finding.id, finding.note);
            doubtful += 1;
        }
    }
    assert!(doubtful > 0);
}

#[test]
fn swapping_the_inputs_mirrors_the_report() {
    for story in STORIES {
        assert_mirrored(&version(story, "meridian-wire"), &version(story, "civic-standard"), &Settings::default());
    }
    let lines = Settings { split: Split::Lines, ..Settings::default() };
    for versions in stories_with_gold() {
        for (at, a) in versions.iter().enumerate() {
            versions[at + 1..].iter().for_each(|b| assert_mirrored(a, b, &lines));
        }
    }
}

fn assert_mirrored(a: &Version, b: &Version, settings: &Settings) {
    let forth = compare(&[a.clone(), b.clone()], settings);
    let back = compare(&[b.clone(), a.clone()], settings);
    let story = format!("{} and {}", a.outlet, b.outlet);
    let pairs = |report: &Report, swap: bool| -> BTreeSet<(Vec<usize>, Vec<usize>)> {
        let sides = report.alignments.iter().map(|x| (x.a.sentences.clone(), x.b.sentences.clone()));
        sides.map(|(x, y)| if swap { (y, x) } else { (x, y) }).collect()
    };
    assert_eq!(pairs(&forth, false), pairs(&back, true), "{story}: alignments");
    let places = |x: &FramingReport| {
        let place = |words: Option<&Words>| words.map(|w| (w.document, w.sentence, w.start, w.end));
        (x.kind.clone(), x.severity, x.confidence.to_bits(), place(x.a.as_ref()), place(x.b.as_ref()))
    };
    let swapped = |x: &FramingReport| {
        let (a, b) = (mirrored(x.b.as_ref()), mirrored(x.a.as_ref()));
        (x.kind.clone(), x.severity, x.confidence.to_bits(), a, b)
    };
    let one: BTreeSet<_> = forth.framing.iter().map(places).collect();
    let other: BTreeSet<_> = back.framing.iter().map(swapped).collect();
    let apart: Vec<_> = one.symmetric_difference(&other).collect();
    assert!(apart.is_empty(), "{story}: framing {apart:?}");
    let omitted = |report: &Report, swap: bool| -> BTreeSet<(usize, usize, usize, u64)> {
        let document = |d: usize| if swap { 1 - d } else { d };
        report.omissions.iter().map(|o| (document(o.document), o.start, o.end, o.importance.to_bits())).collect()
    };
    assert_eq!(omitted(&forth, false), omitted(&back, true), "{story}: omissions");
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

#[test]
fn a_sentence_of_another_story_hardly_changes_what_was_aligned() {
    let (mut changed, mut pairs) = (0, 0);
    for story in STORIES {
        let (a, b) = (version(story, "meridian-wire"), version(story, "the-lantern"));
        let longer = Version::new("longer", format!("{}\n\n{UNRELATED}\n", b.text.trim_end()));
        let before = aligned(&compared(&[a.clone(), b]));
        let after = aligned(&compared(&[a, longer]));
        changed += before.symmetric_difference(&after).count();
        pairs += before.len();
    }
    assert!(changed * 20 <= pairs, "{changed} of {pairs} pairs changed");
}

/// Tells nothing that any sample tells.
const UNRELATED: &str =
    "Beekeepers in the hills counted fewer swarms in spring than in any year since the survey began.";

fn aligned(report: &Report) -> BTreeSet<(usize, usize)> {
    let pairs = |x: &storydiff::report::AlignmentReport| {
        let (a, b) = (x.a.sentences.clone(), x.b.sentences.clone());
        a.into_iter().flat_map(move |i| b.clone().into_iter().map(move |j| (i, j)))
    };
    report.alignments.iter().flat_map(pairs).collect()
}

/// Words, marks and characters that trouble texts.
fn piece() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "the",
        "ferry",
        "Ferry",
        "Osk",
        "Anna Osk",
        "said",
        "claimed",
        "that",
        "not",
        "because",
        "after",
        "on Monday",
        "40 dockers",
        "at least 12",
        "was",
        "closed",
        "by guards",
        "reportedly",
        "regime",
        "government",
        "union's",
        "“we will wait”",
        "'so-called'",
        "(see below)",
        "3.5 percent",
        "U.S.",
        "Mr.",
        "e.g.",
        "–",
        "—",
        "…",
        "\"",
        "“",
        "”",
        "'",
        ":",
        ";",
        ",",
        "Subscribe now",
        "Read more:",
        "© Wire",
        "Photo: Osk",
        "\u{301}",
        "\u{200d}",
        "\u{202e}",
        "\u{feff}",
        "\u{a0}",
        "日本語。",
        "שלום",
        "🚒",
        "ß",
        "İ",
        "\u{1b}[31m",
        "\0",
        "=cmd()",
        "|",
        "<b>",
        "**",
        "&amp;",
    ];
    const ENDS: &[&str] = &[" ", " ", " ", ". ", ".\n", "\n\n", "! ", "?\r\n", "\t", "\u{2028}", ""];
    (proptest::sample::select(WORDS), proptest::sample::select(ENDS)).prop_map(|(word, end)| format!("{word}{end}"))
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// Two texts of the same scraps of the samples, in any order, some of them in one text only: much in them is nearly the same.
fn torn_texts() -> impl Strategy<Value = (String, String)> {
    let words: Vec<Vec<String>> = STORIES
        .iter()
        .map(|story| version(story, "meridian-wire").text.split_whitespace().map(str::to_owned).collect())
        .collect();
    let mark = proptest::sample::select(vec![". ", "\n\n", " ", ", ", " and "]);
    let scrap = (0..words.len(), 0..400_usize, 3..60_usize, mark).prop_map(move |(story, from, length, mark)| {
        let words = &words[story];
        let from = from.min(words.len() - 1);
        words[from..(from + length).min(words.len())].join(" ") + mark
    });
    let order = || proptest::collection::vec(0..5_usize, 1..6);
    (proptest::collection::vec(scrap, 5), order(), order()).prop_map(|(scraps, a, b)| {
        let text = |order: Vec<usize>| order.into_iter().map(|at| scraps[at].as_str()).collect();
        (text(a), text(b))
    })
}

// PROPTEST_CASES=10000 tries more than the usual 256.
/// The same texts in each run, so that a change is what makes a test fail; the fuzz targets look for new ones, and so does
/// `PROPTEST_RNG_SEED=N`.
fn same_texts_each_run() -> ProptestConfig {
    let given = ProptestConfig::default();
    let rng_seed = match given.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed => fixed,
    };
    ProptestConfig { failure_persistence: None, rng_seed, ..given }
}

proptest! {
    #![proptest_config(same_texts_each_run())]

    #[test]
    fn reports_of_any_texts_are_sound(texts in proptest::collection::vec(text(), 1..4)) {
        let versions: Vec<Version> =
            texts.iter().enumerate().map(|(at, text)| Version::new(format!("o{at}"), text.as_str())).collect();
        sound::check(&compared(&versions), &versions);
    }

    #[test]
    fn any_two_texts_are_mirrored(a in text(), b in text()) {
        assert_mirrored(&Version::new("a", a), &Version::new("b", b), &Settings::default());
    }

    #[test]
    fn texts_torn_from_the_samples_are_mirrored((a, b) in torn_texts()) {
        assert_mirrored(&Version::new("a", a), &Version::new("b", b), &Settings::default());
    }

    #[test]
    fn any_text_against_itself_has_no_finding(text in text()) {
        let report = compared(&[Version::new("a", text.as_str()), Version::new("b", text)]);
        prop_assert_eq!(report.framing, []);
        prop_assert_eq!(report.omissions, []);
    }

    #[test]
    fn any_story_gives_the_same_bytes_again_and_in_another_thread(a in text(), b in text()) {
        let versions = [Version::new("a", a), Version::new("b", b)];
        let here = serde_json::to_string(&compared(&versions)).expect("JSON");
        let there = std::thread::spawn(move || serde_json::to_string(&compared(&versions)).expect("JSON"));
        prop_assert_eq!(here, there.join().expect("no panic"));
    }
}
