//! Hostile texts end in a report that can be trusted or in one line that says what to do.
//!
//! `cargo run --release -p xtask -- hostile` runs them at full size and prints time and memory.

mod inputs;

use std::path::Path;

use assert_cmd::Command;
use inputs::{ALL, Outcome};
use serde_json::Value;

/// Size of the texts here; the limits are set as much lower.
const SIZE: usize = 200_000;
/// Bytes of a version that are compared here.
const MAX_TEXT: &str = "100000";
/// Sentences of a version that are compared here.
const MAX_SENTENCES: &str = "100";

fn storydiff(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("storydiff"));
    command.current_dir(folder).env_remove("CLICOLOR_FORCE");
    command
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let text = "Ferry late\n\nThe ferry sank off Varn on Monday because of ice, the owner said.\n";
    std::fs::write(folder.path().join("a.txt"), text).expect("a file can be written");
    folder
}

#[test]
fn hostile_texts_end_in_a_report_or_one_line() {
    for hostile in ALL {
        let folder = folder();
        std::fs::write(folder.path().join("b.txt"), (hostile.make)(SIZE)).expect("a file can be written");
        let limits = ["--max-text", MAX_TEXT, "--max-sentences", MAX_SENTENCES];
        let json = storydiff(folder.path()).args(["a.txt", "b.txt", "--format", "json"]).args(limits).output();
        let json = json.expect("the program starts");
        let stderr = String::from_utf8(json.stderr).expect("errors are UTF-8");
        let name = hostile.name;
        let refused = || {
            assert_eq!(json.status.code(), Some(2), "{name}: {stderr}");
            assert_eq!(stderr.lines().count(), 1, "{name}: {stderr}");
            assert!(stderr.starts_with("storydiff: b.txt:"), "{name}: {stderr}");
        };
        let report = || -> Value {
            assert_eq!(json.status.code(), Some(0), "{name}: {stderr}");
            serde_json::from_slice(&json.stdout).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        match hostile.outcome {
            Outcome::Report => drop(report()),
            Outcome::Limited(code) => {
                let report = report();
                let codes: Vec<_> = report["warnings"].as_array().into_iter().flatten().map(|w| &w["code"]).collect();
                assert!(codes.contains(&&Value::from(code)), "{name}: {codes:?}");
            }
            Outcome::Refused(words) => {
                refused();
                assert!(stderr.contains(words), "{name}: {stderr}");
            }
            Outcome::Either if json.status.code() == Some(2) => refused(),
            Outcome::Either => drop(report()),
        }
        if json.status.code() == Some(0) {
            for format in ["table", "markdown", "csv"] {
                let mut command = storydiff(folder.path());
                command.args(["a.txt", "b.txt", "--all", "--format", format]).args(limits);
                shows_no_control(name, &command.output().expect("the program starts").stdout);
            }
        }
    }
}

/// A page for a terminal or an editor holds no escape sequence and no override of direction.
fn shows_no_control(name: &str, page: &[u8]) {
    let page = std::str::from_utf8(page).unwrap_or_else(|error| panic!("{name}: {error}"));
    let hostile = |c: char| c.is_control() && !matches!(c, '\n' | '\r') || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!page.contains(hostile), "{name}: {:?}", page.chars().find(|c| hostile(*c)));
}

#[cfg(unix)]
#[test]
fn files_of_any_name_are_read_and_named_in_one_line() {
    let folder = folder();
    for name in ["two words.txt", "two\nlines.txt", "-dash.txt", "=1+1.txt", "\u{1b}[2J.txt", "<b>.txt"] {
        std::fs::copy(folder.path().join("a.txt"), folder.path().join(name)).expect("a file can be copied");
        for format in ["table", "markdown", "csv", "html", "json"] {
            let path = format!("./{name}");
            let output = storydiff(folder.path()).args(["a.txt", &path, "--format", format]).output().expect("starts");
            assert_eq!(output.status.code(), Some(0), "{name:?}");
            let page = String::from_utf8(output.stdout).expect("pages are UTF-8");
            assert!(!page.contains('\u{1b}'), "{name:?} in {format}");
            if format == "html" {
                assert!(!page.contains("<b>.txt") && !page.contains("B>"), "{name:?}");
            }
        }
    }
    let missing = storydiff(folder.path()).args(["a.txt", "no\n\u{1b}[2Jfile"]).output().expect("starts");
    let stderr = String::from_utf8(missing.stderr).expect("errors are UTF-8");
    assert_eq!((missing.status.code(), stderr.lines().count()), (Some(2), 1), "{stderr:?}");
    assert!(!stderr.contains('\u{1b}'), "{stderr:?}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_refused_in_one_line() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::copy(folder.path().join("a.txt"), folder.path().join(name)).expect("a file can be copied");
    let output = storydiff(folder.path()).arg("a.txt").arg(name).output().expect("starts");
    let stderr = String::from_utf8(output.stderr).expect("errors are UTF-8");
    assert_eq!((output.status.code(), stderr.lines().count()), (Some(2), 1), "{stderr:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_line_and_exit_code_2() {
    let folder = folder();
    let output = storydiff(folder.path()).args(["a.txt", "a.txt", "-o", "/dev/full"]).output().expect("starts");
    let stderr = String::from_utf8(output.stderr).expect("errors are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.ends_with("storydiff: /dev/full: cannot be written: No space left on device\n"), "{stderr}");
}

/// Killed at any moment, the program leaves the old answer or the new one, never half of one.
#[cfg(unix)]
#[test]
fn a_killed_run_leaves_a_whole_file() {
    let folder = folder();
    let text = "The ferry sank off Varn on Monday. Nobody was hurt, the owner said. ".repeat(400);
    std::fs::write(folder.path().join("b.txt"), text).expect("a file can be written");
    let report = folder.path().join("report.json");
    for milliseconds in (0..200).step_by(10) {
        std::fs::write(&report, "{}").expect("a file can be written");
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("storydiff"))
            .current_dir(folder.path())
            .args(["a.txt", "b.txt", "--format", "json", "-o", "report.json"])
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let _ = child.kill();
        let _ = child.wait();
        let left = std::fs::read(&report).expect("the file is there");
        assert!(serde_json::from_slice::<Value>(&left).is_ok(), "half a report after {milliseconds} ms");
    }
}
