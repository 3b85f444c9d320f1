//! `--model`: an encoder from a folder. Built with the feature `semantic` only; what needs a model takes the folder that
//! `STORYDIFF_MODEL` names, which `.ci/encoder` sets up.
#![cfg(feature = "semantic")]

use std::env;
use std::path::PathBuf;

use assert_cmd::Command;

const STORY: &str = "samples/ferry-fire/";

fn storydiff(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::cargo_bin("storydiff").expect("is built").args(arguments).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The model's folder; says why a test is skipped where there is none.
fn model() -> Option<PathBuf> {
    let folder = env::var_os("STORYDIFF_MODEL").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: STORYDIFF_MODEL names no folder of a model; .ci/encoder sets one up");
    }
    folder
}

#[test]
fn a_folder_that_holds_no_model_is_named() {
    let (code, out, error) = storydiff(&["--model", "samples", STORY]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(error.starts_with("storydiff: samples/config.json: cannot be read: "), "{error}");
    assert!(
        error.contains("config.json, tokenizer.json and model.safetensors") && error.lines().count() == 1,
        "{error}"
    );
}

#[test]
fn more_of_what_people_paired_is_found() {
    let Some(model) = model() else { return };
    let f1 = |more: &[&str]| {
        let gold = "data/stories/hostage-video.jsonl";
        let (code, out, error) = storydiff(&[&["eval", "--format", "json", gold], more].concat());
        assert_eq!(code, Some(0), "{error}");
        let figures: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        figures["total"]["alignment"]["f1"].as_f64().expect("a figure")
    };
    let (plain, encoded) = (f1(&[]), f1(&["--model", &model.display().to_string()]));
    assert!(encoded > plain, "{encoded} {plain}");
}

#[test]
fn the_report_names_the_model_and_mirrors_when_the_texts_are_swapped() {
    let Some(model) = model() else { return };
    let model = model.display().to_string();
    let texts = ["samples/quarry-trial/", "samples/ferry-fire/"].map(|folder| {
        let mut texts: Vec<String> = std::fs::read_dir(folder)
            .expect("a sample")
            .map(|entry| entry.expect("a file").path().display().to_string())
            .filter(|path| path.ends_with(".txt"))
            .collect();
        texts.sort();
        texts
    });
    for texts in &texts {
        let pairs = |texts: [&str; 2]| -> Vec<[u64; 2]> {
            let (code, out, error) = storydiff(&["--model", &model, "--format", "json", texts[0], texts[1]]);
            assert_eq!(code, Some(0), "{error}");
            let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
            let name = report["settings"]["model"]["name"].as_str().expect("a name");
            assert!(model.trim_end_matches('/').ends_with(name), "{name}");
            let numbers = |list: &serde_json::Value| list[0].as_u64().unwrap_or_default();
            let alignments = report["alignments"].as_array().expect("alignments");
            alignments.iter().map(|a| [numbers(&a["a"]["sentences"]), numbers(&a["b"]["sentences"])]).collect()
        };
        let (mut one, mut other) = (pairs([&texts[0], &texts[1]]), pairs([&texts[1], &texts[0]]));
        other.iter_mut().for_each(|pair| pair.reverse());
        one.sort_unstable();
        other.sort_unstable();
        assert!(!one.is_empty());
        assert_eq!(one, other);
    }
}
