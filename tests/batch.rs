//! `storydiff batch` as users meet it, and under faults: killed, cut off, out of disk.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

fn storydiff() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("storydiff"))
}

/// A story of two versions a line; now and then a line that is no story, or blank.
fn stories(number: usize) -> String {
    let mut text = String::new();
    for at in 0..number {
        text += &match at % 17 {
            5 => format!("no story {at}\n"),
            11 => "\n".to_owned(),
            _ => format!(
                "{{\"id\":\"s{at}\",\"versions\":[{{\"outlet\":\"Wire\",\"text\":\"Ferry {at} sinks off Orla\\n\\nA ferry with {at} \
                 people aboard sank off Orla on Monday, the coast guard said.\"}},{{\"outlet\":\"Post\",\"text\":\"Orla \
                 loses ferry\\n\\nThe boat, which carried {at} people, went down on Monday night.\"}}]}}\n"
            ),
        };
    }
    text
}

fn folder_with_stories(number: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("stories.jsonl");
    fs::write(&path, stories(number)).expect("a file can be written");
    (folder, path)
}

fn whole(input: &Path) -> Vec<u8> {
    let done = storydiff().arg("batch").arg(input).output().expect("it runs");
    assert!(done.status.success());
    done.stdout
}

#[test]
fn the_output_is_the_same_from_a_file_and_from_standard_input_with_any_number_of_threads() {
    let (folder, input) = folder_with_stories(60);
    let expected = whole(&input);
    assert_eq!(expected.iter().filter(|byte| **byte == b'\n').count(), 57);
    for threads in ["1", "3"] {
        let target = folder.path().join("out.jsonl");
        let status = storydiff()
            .args(["batch", "--threads", threads, "-o"])
            .arg(&target)
            .stdin(fs::File::open(&input).expect("it is there"))
            .stderr(Stdio::null())
            .status();
        assert!(status.expect("it runs").success());
        let same = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes).replace(&format!(",\"source\":{:?}", input.display().to_string()), "")
        };
        assert_eq!(same(&fs::read(&target).expect("it was written")), same(&expected));
    }
}

#[test]
fn bad_lines_are_told_and_are_no_failure() {
    let (_folder, input) = folder_with_stories(18);
    let done = storydiff().arg("batch").arg(&input).output().expect("it runs");
    let text = String::from_utf8(done.stdout).expect("it is text");
    let bad = text.lines().find(|line| line.contains("\"error\":")).expect("there is a record");
    assert!(bad.starts_with("{\"line\":6,\"source\":"), "{bad}");
    assert_eq!(
        String::from_utf8_lossy(&done.stderr),
        "storydiff: warning: 1 line of the input is no story; see the records with \"error\"\n"
    );
    assert_eq!(done.status.code(), Some(0));
}

/// Kills runs at points spread over their length until one gets through; the output must be as if none had been.
fn killed_and_resumed(times: usize, number: usize) {
    let (folder, input) = folder_with_stories(number);
    let expected = whole(&input);
    let target = folder.path().join("out.jsonl");
    let run = || {
        let mut command = storydiff();
        command.arg("batch").arg(&input).arg("--resume").arg(&target).stderr(Stdio::null());
        command
    };
    let mut wait = 7919_u64;
    for _ in 0..times {
        let mut child = run().spawn().expect("it runs");
        wait = wait.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros(2_000 + (wait >> 33) % 60_000));
        let _ = child.kill();
        let _ = child.wait();
    }
    // A kill between two writes of one window leaves half a line; so does this.
    let mut torn = fs::read(&target).unwrap_or_default();
    torn.extend_from_slice(b"{\"id\":\"s");
    fs::write(&target, torn).expect("it can be written");
    assert!(run().status().expect("it runs").success());
    assert_eq!(fs::read(&target).expect("it was written"), expected);
    assert!(run().status().expect("it runs").success());
    assert_eq!(fs::read(&target).expect("it was written"), expected, "a further run adds nothing");
}

#[test]
fn a_killed_run_goes_on_without_loss_or_repetition() {
    killed_and_resumed(4, 400);
}

#[test]
#[ignore = "takes a minute: cargo test --test batch -- --ignored"]
fn a_run_killed_a_hundred_times_goes_on_without_loss_or_repetition() {
    killed_and_resumed(100, 12_000);
}

#[test]
fn a_run_is_not_resumed_with_other_stories() {
    let (folder, input) = folder_with_stories(9);
    let target = folder.path().join("out.jsonl");
    fs::write(&target, "{\"id\":\"other\",\"schema_version\":1}\n").expect("it can be written");
    let done = storydiff().arg("batch").arg(&input).arg("--resume").arg(&target).output().expect("it runs");
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("out.jsonl: its 1 lines do not belong to this input"), "{said}");
    assert_eq!(fs::read_to_string(&target).expect("it is there"), "{\"id\":\"other\",\"schema_version\":1}\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_clear_line() {
    let (_folder, input) = folder_with_stories(9);
    for option in ["-o", "--resume"] {
        let done = storydiff().arg("batch").arg(&input).args([option, "/dev/full"]).output().expect("it runs");
        assert_eq!(done.status.code(), Some(2), "{option}");
        assert_eq!(
            String::from_utf8_lossy(&done.stderr),
            "storydiff: /dev/full: cannot be written: No space left on device\n",
            "{option}"
        );
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let (_folder, input) = folder_with_stories(600);
    let mut child =
        storydiff().arg("batch").arg(&input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut first = [0; 10];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("there is output");
    let done = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(0) && !said.contains("written"), "{said}");
}

#[test]
#[ignore = "writes 100 MB: cargo test --test batch -- --ignored"]
fn a_line_of_more_than_100_mb_is_a_record_and_the_next_story_is_compared() {
    let mut child = storydiff().arg("batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || {
        let block = vec![b'x'; 1 << 20];
        (0..101).for_each(|_| stdin.write_all(&block).expect("it is read"));
        stdin.write_all(format!("\n{}", stories(1)).as_bytes()).expect("it is read");
    });
    let done = child.wait_with_output().expect("it ends");
    writer.join().expect("it was written");
    let text = String::from_utf8(done.stdout).expect("it is text");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "{\"line\":1,\"error\":\"the line is longer than 100 MB\"}");
    assert!(lines[1].starts_with("{\"id\":\"s0\",\"schema_version\":1,"));
}
