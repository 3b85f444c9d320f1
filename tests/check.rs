//! `storydiff check`: what a team sees when the report of a story changes.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const WIRE: &str = "Ferry stuck for six hours off Orla\n\nA ferry with 90 people aboard ran onto a sandbank off Orla on \
                    Monday.\n\nNobody was hurt, the coast guard said.\n\nDivers will look at the hull on Friday.\n";

const POST: &str = "Ferry stranded off Orla\n\nA ferry with 90 people aboard reportedly ran onto a sandbank off Orla on \
                    Monday.\n\nNobody was hurt, the coast guard claimed.\n";

fn stories() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let story = folder.path().join("ferry");
    fs::create_dir(&story).expect("a folder can be made");
    fs::write(story.join("wire.txt"), WIRE).expect("a file can be written");
    fs::write(story.join("post.txt"), POST).expect("a file can be written");
    folder
}

fn check(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("storydiff"))
        .args(["check", ".", "--no-config"])
        .args(more)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_report_is_accepted_once_and_then_watched() {
    let folder = stories();
    let (status, page, _) = check(folder.path(), &[]);
    assert_eq!(
        (status, page.as_str()),
        (Some(1), "ferry\n  has no report.golden yet\n1 of 1 changed; --bless accepts\n")
    );
    assert!(!folder.path().join("ferry/report.golden").exists(), "nothing is accepted unasked");
    assert_eq!(check(folder.path(), &["--bless"]).0, Some(0));
    assert_eq!(check(folder.path(), &[]), (Some(0), "0 of 1 changed\n".into(), String::new()));
}

#[test]
fn a_word_that_changes_is_a_finding_gained_or_lost() {
    let folder = stories();
    check(folder.path(), &["--bless"]);
    fs::write(folder.path().join("ferry/post.txt"), POST.replace("claimed", "said")).expect("a file can be written");
    let (status, page, _) = check(folder.path(), &[]);
    assert_eq!(status, Some(1));
    assert!(page.contains("  lost framing · ") && page.contains(" · attribution · "), "{page}");
    let (status, page, _) = check(folder.path(), &["--bless"]);
    assert_eq!(status, Some(0));
    assert!(page.contains("  lost framing · ") && page.ends_with("1 of 1 changed and accepted\n"), "{page}");
    assert_eq!(check(folder.path(), &[]).0, Some(0));
}

#[test]
fn a_score_that_falls_fails_and_one_that_rises_does_not() {
    let folder = stories();
    let sentences = |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let gold = serde_json::json!({
        "id": "ferry",
        "docs": [{"name": "Post", "sentences": sentences(POST)}, {"name": "Wire", "sentences": sentences(WIRE)}],
        "gold": [[[0, 1], [1, 1]], [[0, 2], [1, 2]], [[0, 2], [1, 3]]],
    });
    fs::write(folder.path().join("ferry/gold.jsonl"), format!("{gold}\n")).expect("a file can be written");
    check(folder.path(), &["--bless"]);
    let path = folder.path().join("ferry/report.golden");
    let golden = fs::read_to_string(&path).expect("it was accepted");
    let line = golden.lines().find(|line| line.starts_with("score\talignment_f1")).expect("it holds the score");
    let with = |score: &str| golden.replace(line, &format!("score\talignment_f1\t{score}"));
    fs::write(&path, with("0.999")).expect("a file can be written");
    let (status, page, _) = check(folder.path(), &[]);
    assert_eq!(status, Some(1));
    assert!(page.contains("moved score · alignment_f1: value 0.999 → "), "{page}");
    fs::write(&path, with("0.100")).expect("a file can be written");
    let (status, page, _) = check(folder.path(), &[]);
    assert_eq!(status, Some(0));
    assert!(page.contains("risen score · alignment_f1: value 0.100 → "), "{page}");
}

#[test]
fn a_folder_without_stories_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (status, _, errors) = check(folder.path(), &[]);
    assert_eq!(status, Some(2));
    assert_eq!(errors, "storydiff: .: holds no story; a story is a folder with two texts or more\n");
}
