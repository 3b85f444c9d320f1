//! The reports of all samples and their scores against what people read, as somebody accepted them.
//!
//! `BLESS=1 cargo test --test samples` accepts those of today; read the change before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use storydiff::eval::gold;
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
        storydiff::read::read_versions(&paths, std::io::empty(), &Default::default()).expect("samples are readable");
    compare(&versions, &Settings::default())
}

/// Reports and scores are as in `report.golden` beside the texts.
#[test]
fn reports_and_scores_are_as_accepted() {
    let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("storydiff"));
    command.args(["check", "samples", "--no-config"]);
    if std::env::var_os("BLESS").is_some() {
        command.arg("--bless");
    }
    let output = command.output().expect("the program starts");
    let (page, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "BLESS=1 accepts, once you have read it:\n{page}{errors}");
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
