//! The reports of all samples, as readable goldens, and their scores against what people read, as floors.
//!
//! `BLESS=1 cargo test --test samples` writes goldens and floors anew; read the change before you commit it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use storydiff::eval::{self, Given, gold};
use storydiff::report::{View, table};
use storydiff::{Report, Settings, Version, compare};

/// The outlets of the English stories, in the order of their gold.
const OUTLETS: [&str; 3] = ["meridian-wire", "the-lantern", "civic-standard"];

/// The outlets of a story in the order of its gold, which is that of the file names in the other languages.
fn outlets(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a sample is readable")
        .map(|entry| entry.expect("a sample is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| name(&path.with_extension("")))
        .collect();
    names.sort();
    if names.iter().all(|name| OUTLETS.contains(&name.as_str())) { OUTLETS.map(str::to_owned).to_vec() } else { names }
}

fn stories() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir("samples")
        .expect("samples/ is part of the repository")
        .map(|entry| entry.expect("samples/ is readable").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(folders.len() >= 6, "samples/ holds at least six stories");
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().expect("a story has a name").to_string_lossy().into_owned()
}

fn report(folder: &Path, outlets: &[String]) -> Report {
    let paths: Vec<String> =
        outlets.iter().map(|outlet| folder.join(outlet).with_extension("txt").display().to_string()).collect();
    let versions: Vec<Version> =
        storydiff::read::read_versions(&paths, std::io::empty()).expect("samples are readable");
    compare(&versions, &Settings::default())
}

fn assert_golden(path: &Path, found: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, found).expect("tests/goldens is writable");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let differs = expected.lines().zip(found.lines()).position(|(x, y)| x != y);
    assert!(
        expected == found,
        "{} differs from line {}; BLESS=1 accepts it",
        path.display(),
        differs.map_or_else(|| expected.lines().count().min(found.lines().count()) + 1, |line| line + 1)
    );
}

#[test]
fn reports_are_as_committed() {
    let view = View { width: 100, ..View::default() };
    for folder in stories() {
        let page = |outlets: &[String]| table::render(&report(&folder, outlets), &view);
        let outlets = outlets(&folder);
        let pages = match outlets.as_slice() {
            [one, _, other] => vec![page(&outlets[..2]), page(&[one.clone(), other.clone()]), page(&outlets)],
            all => vec![page(all)],
        };
        let path = Path::new("tests/goldens").join(name(&folder)).with_extension("txt");
        assert_golden(&path, &pages.join(&format!("\n{}\n\n", "=".repeat(100))));
    }
}

/// How far a score may lie under its committed value before the test fails.
const SLACK: f64 = 0.001;

#[test]
fn scores_do_not_fall() {
    let mut scores: BTreeMap<String, BTreeMap<&str, f64>> = BTreeMap::new();
    for folder in stories() {
        let text = fs::read_to_string(folder.join("gold.jsonl")).expect("every sample has gold");
        for story in gold::parse("gold.jsonl", &text).expect("the gold of a sample parses") {
            let figures = eval::measure(&story, &eval::analyse_gold(&story, &Settings::default(), Given::Nothing));
            let framing = figures.framing_total();
            let round = |value: f64| (value * 1000.0).round() / 1000.0;
            scores.insert(
                story.id.clone(),
                BTreeMap::from([
                    ("alignment_f1", round(figures.alignment.f1())),
                    ("framing_recall", round(framing.recall())),
                    ("framing_precision", round(framing.precision())),
                    ("omissions_recall_3", round(figures.omissions.recall_3())),
                    ("omissions_precision", round(figures.omissions.precision())),
                ]),
            );
        }
    }
    let path = Path::new("tests/goldens/floors.json");
    if std::env::var_os("BLESS").is_some() {
        let text = serde_json::to_string_pretty(&scores).expect("numbers serialise") + "\n";
        fs::write(path, text).expect("tests/goldens is writable");
    }
    let text = fs::read_to_string(path).expect("the floors are committed");
    let floors: BTreeMap<String, BTreeMap<String, f64>> = serde_json::from_str(&text).expect("the floors parse");
    for (story, floors) in floors {
        for (measure, floor) in floors {
            let score = scores.get(&story).and_then(|scores| scores.get(measure.as_str())).copied().unwrap_or(0.0);
            assert!(score >= floor - SLACK, "{story}: {measure} fell from {floor} to {score}");
        }
    }
}

/// The gold of a sample is about the text beside it: cleaning and splitting give the sentences that people read.
#[test]
fn cleaning_and_splitting_give_the_sentences_of_the_gold() {
    for folder in stories() {
        let text = fs::read_to_string(folder.join("gold.jsonl")).expect("every sample has gold");
        let story = gold::parse("gold.jsonl", &text).expect("the gold of a sample parses").remove(0);
        let report = report(&folder, &outlets(&folder));
        for (document, given) in report.documents.iter().zip(&story.docs) {
            let wanted: Vec<&str> = given
                .sentences
                .iter()
                .enumerate()
                .filter(|(at, _)| !story.noise.contains(&(document.index, *at)))
                .map(|(_, sentence)| sentence.trim())
                .collect();
            let found: Vec<&str> = document.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
            assert_eq!(found, wanted, "{}: {}", name(&folder), document.outlet);
        }
    }
}
