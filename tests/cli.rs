//! The command line as users meet it: every case of `tests/cli` is run as its own process.

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// More files in the working directory.
    #[serde(default)]
    files: BTreeMap<String, String>,
    status: i32,
    stdout: Option<String>,
    stderr: Option<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
}

const A: &str = "Ferry stuck for six hours off Orla\n\nA ferry with 90 people aboard ran onto a sandbank off Orla on \
                 Monday.\n\nNobody was hurt, the coast guard said.\n";

const B: &str = "Passengers freed after night on stranded ferry\n\nNinety passengers endured a night of fear on a \
                 stranded ferry off Orla.\n\nThe owner refused to answer questions.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let files: [(&str, &[u8]); 5] = [
        ("a.txt", A.as_bytes()),
        ("b.txt", B.as_bytes()),
        ("empty.txt", b" \n"),
        ("latin.txt", b"The caf\xe9 closed.\n"),
        ("escapes.txt", "\u{1b}[2JFerry\u{7} of \u{202e}Orla\n\nIt sank.\n".as_bytes()),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file can be written");
    }
    folder
}

fn storydiff(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("storydiff"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

#[test]
fn a_long_story_has_the_same_report_whatever_the_number_of_cores() {
    let text = |outlet: &str| -> String {
        let mut folders: Vec<_> = std::fs::read_dir("samples").expect("the samples are there").flatten().collect();
        folders.sort_by_key(std::fs::DirEntry::path);
        let texts = folders.iter().filter_map(|folder| std::fs::read_to_string(folder.path().join(outlet)).ok());
        texts.collect::<Vec<_>>().join("\n\n")
    };
    let folder = folder();
    let outlets = ["civic-standard.txt", "meridian-wire.txt", "the-lantern.txt"];
    let mut bytes = 0;
    for outlet in outlets {
        bytes += text(outlet).len();
        std::fs::write(folder.path().join(outlet), text(outlet)).expect("a file can be written");
    }
    assert!(bytes > 60_000, "{bytes} bytes are too few to be compared on several cores");
    let report = |cores: &str| {
        let mut command = storydiff(folder.path());
        let command = command.env("RAYON_NUM_THREADS", cores).args(outlets).args(["--no-config", "--format", "json"]);
        command.output().expect("it runs").stdout
    };
    let one = report("1");
    assert!(!one.is_empty());
    assert!(["2", "5"].into_iter().all(|cores| report(cores) == one));
}

#[test]
fn every_case_answers_as_written() {
    let mut wrong = Vec::new();
    let mut ran = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")).expect("cases are there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let case: Case = toml::from_str(&std::fs::read_to_string(&path).expect("a case can be read"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let folder = folder();
        for (name, text) in &case.files {
            std::fs::write(folder.path().join(name), text).expect("a file can be written");
        }
        let output = storydiff(folder.path())
            .args(&case.args)
            .envs(&case.env)
            .write_stdin(case.stdin.as_str())
            .output()
            .expect("the program starts");
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let mut check = |right: bool, what: String| {
            if !right {
                wrong.push(format!("{name}: {what}\n--- stdout\n{stdout}--- stderr\n{stderr}"));
            }
        };
        check(output.status.code() == Some(case.status), format!("status {:?}", output.status.code()));
        check(case.stdout.as_ref().is_none_or(|text| *text == stdout), "stdout differs".into());
        check(case.stderr.as_ref().is_none_or(|text| *text == stderr), "stderr differs".into());
        for phrase in &case.stdout_has {
            check(stdout.contains(phrase.as_str()), format!("stdout lacks {phrase:?}"));
        }
        for phrase in &case.stdout_lacks {
            check(!stdout.contains(phrase.as_str()), format!("stdout has {phrase:?}"));
        }
        for phrase in &case.stderr_has {
            check(stderr.contains(phrase.as_str()), format!("stderr lacks {phrase:?}"));
        }
        check(case.status != 2 || stderr.lines().count() == 1, "a failure is one line".into());
        ran += 1;
    }
    assert!(ran > 20, "only {ran} cases found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_report_file_is_whole_and_replaces_the_old_one() {
    let folder = folder();
    let file = folder.path().join("report.json");
    std::fs::write(&file, "old").expect("a file can be written");
    let before = std::fs::read_dir(folder.path()).expect("a folder").count();
    storydiff(folder.path())
        .args(["a.txt", "b.txt", "--format", "json", "-o", "report.json"])
        .assert()
        .success()
        .stdout("");
    let text = std::fs::read_to_string(&file).expect("the report is there");
    assert!(serde_json::from_str::<storydiff::Report>(&text).is_ok());
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), before, "nothing is left beside it");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder();
    for format in storydiff::report::FORMATS {
        let run =
            || storydiff(folder.path()).args(["a.txt", "b.txt", "--format", format.id]).output().expect("it runs");
        assert_eq!(run().stdout, run().stdout, "{}", format.id);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = folder();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("storydiff"))
        .args(["schema"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

/// Shells that can read a script without running it, and how they are told to.
#[cfg(unix)]
const SHELLS: [(&str, &[&str]); 4] =
    [("bash", &["-n"]), ("zsh", &["-n"]), ("fish", &["--no-execute"]), ("powershell", &[])];

#[cfg(unix)]
#[test]
fn completions_name_every_command_and_are_sound_scripts() {
    let folder = folder();
    for (shell, only_read) in SHELLS {
        let script = storydiff(folder.path()).args(["completions", shell]).output().expect("the program starts").stdout;
        let text = String::from_utf8_lossy(&script);
        for command in ["compare", "explain", "check", "batch", "schema", "--min-severity"] {
            assert!(text.contains(command.trim_start_matches('-')), "{shell}: {command}");
        }
        if only_read.is_empty() {
            continue;
        }
        let file = folder.path().join(shell);
        std::fs::write(&file, &script).expect("a file can be written");
        // Not every machine has every shell.
        let Ok(output) = std::process::Command::new(shell).args(only_read).arg(&file).output() else { continue };
        assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_manual_has_a_section_for_each_command() {
    let folder = folder();
    let page = storydiff(folder.path()).arg("man").output().expect("the program starts").stdout;
    let page = String::from_utf8_lossy(&page);
    let help = storydiff(folder.path()).arg("--help").output().expect("the program starts").stdout;
    let help = String::from_utf8_lossy(&help);
    let commands = help.split_once("Commands:\n").expect("commands are listed").1;
    let commands: Vec<&str> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        assert!(page.contains(&format!(".SH \"STORYDIFF {}\"", command.to_uppercase())), "{command}");
    }
    assert_eq!((page.matches(".TH ").count(), page.matches(".ie ").count()), (1, 1));
}
