//! Differences that are planted into copies of the samples are found, and nothing is found where none was planted.
//!
//! `cargo run --release -p xtask -- mutate samples` prints the figures, `--list` with what was missed.

mod measure;
mod plant;

use std::fs;

use storydiff::compare::document;
use storydiff::segment::Document;
use storydiff::{Settings, Version};

/// Least share of the planted differences of each kind that is found.
const LEAST_RECALL: f64 = 0.95;
/// Copies made of one version for one kind: enough to notice, few enough to wait for.
const COPIES: usize = 3;
/// Most findings of severity high between two unrelated versions, on average.
const MOST_HIGH_OF_UNRELATED: f64 = 0.2;
/// Pairs of unrelated versions.
const UNRELATED: usize = 200;

/// The English samples.
fn stories() -> Vec<Vec<Document>> {
    let folders = fs::read_dir("samples").expect("the samples are there").map(|entry| entry.expect("readable").path());
    let mut folders: Vec<_> = folders.filter(|path| path.join("meridian-wire.txt").is_file()).collect();
    folders.sort();
    let story = |folder: &std::path::PathBuf| {
        ["civic-standard", "meridian-wire", "the-lantern"]
            .map(|outlet| {
                let text = fs::read_to_string(folder.join(outlet).with_extension("txt")).expect("a sample is readable");
                document(Version::new(outlet, text), &Settings::default())
            })
            .to_vec()
    };
    folders.iter().map(story).collect()
}

#[test]
fn planted_differences_are_found_and_nothing_else() {
    for figures in measure::figures(&stories().concat(), &Settings::default(), COPIES) {
        assert!(figures.planted > 0, "{}: no sentence offers itself", figures.name);
        assert!(figures.recall() >= LEAST_RECALL, "{}: {:#?}", figures.name, figures.remarks);
        assert_eq!(figures.stray, 0, "{}: {:#?}", figures.name, figures.remarks);
    }
}

#[test]
fn another_house_style_is_no_difference() {
    for document in stories().concat() {
        let findings = measure::findings_of_variant(&document, &Settings::default());
        assert!(findings.is_empty(), "{}: {findings:#?}", document.version.outlet);
    }
}

#[test]
fn unrelated_versions_have_hardly_a_finding_of_severity_high() {
    let (pairs, high) = measure::high_findings_of_unrelated(&stories(), &Settings::default(), UNRELATED);
    assert!(high < MOST_HIGH_OF_UNRELATED, "{high} in each of {pairs} pairs");
}
