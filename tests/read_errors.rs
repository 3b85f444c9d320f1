//! What the user is told when an input cannot be read: each message names the input and says what to do.

use std::fs;
use std::io::{self, Read};

use storydiff::read::fetch::Options;
use storydiff::read::{read_each, read_versions};
use tempfile::TempDir;

/// Name of a file, what it holds, and what is said about it; `{}` stands for its path.
const BROKEN: &[(&str, &[u8], &str)] = &[
    ("empty.txt", b"", "{}: holds no text; a version needs at least one sentence"),
    ("blank.txt", b"\xef\xbb\xbf \r\n\t\n", "{}: holds no text; a version needs at least one sentence"),
    ("photo.txt", b"\x89PNG\r\n\0\0", "{}: is not a text file; give plain text, a web page, Markdown or JSON"),
    ("report.pdf", b"%PDF-1.7\n", "{}: is not a text file; give plain text, a web page, Markdown or JSON"),
    ("report.docx", b"PK\x03\x04rest", "{}: is not a text file; give plain text, a web page, Markdown or JSON"),
    ("program", b"\x7fELF\0\0\x01\0", "{}: is not a text file; give plain text, a web page, Markdown or JSON"),
    ("controls.txt", b"\x01\x02\x03\x04ab", "{}: is not a text file; give plain text, a web page, Markdown or JSON"),
    ("cut.txt.gz", b"\x1f\x8b\x08\0", "{}: cannot be read: damaged gzip data (unexpected end of file)"),
    (
        "page.html",
        b"<!DOCTYPE html><html><body><script>x()</script></body></html>",
        "{}: holds no text; a version needs at least one sentence",
    ),
    ("cut.json", b"{\"text\":\"They left", "{}:1: is not valid JSON: EOF while parsing a string at line 1 column 18"),
    (
        "other.jsonl",
        b"{\"text\":\"They left.\"}\n{\"size\":4}\n",
        "{}:2: no text; one of these keys is looked for: maintext, text, body, content, articleBody, article_body, plaintext, plain_text, raw_text, html",
    ),
];

fn message(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    read_versions(&arguments, &b"Dockers walk out.\n"[..], &Options::default()).expect_err("an error").to_string()
}

#[test]
fn every_broken_input_is_named_with_what_is_wrong() {
    let folder = TempDir::new().expect("the temporary folder is writable");
    for (name, bytes, expected) in BROKEN {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("the temporary folder is writable");
        let path = path.display().to_string();
        assert_eq!(message(&[&path, "-"]), expected.replace("{}", &path));
    }
}

#[test]
fn a_missing_file_is_named() {
    assert_eq!(message(&["nowhere.txt", "-"]), "nowhere.txt: no such file; check the path");
}

#[test]
fn a_folder_without_texts_is_no_story() {
    let folder = TempDir::new().expect("the temporary folder is writable");
    fs::write(folder.path().join("photo.png"), b"\x89PNG").expect("the temporary folder is writable");
    let path = folder.path().display().to_string();
    assert_eq!(
        message(&[&path, "-"]),
        format!("{path}: is a folder without texts; give one that holds the versions of one story")
    );
}

#[test]
fn empty_standard_input_is_refused() {
    let error = read_each(&["Wire=-".to_owned()], io::empty(), &Options::default()).expect_err("an error");
    assert!(error.to_string().starts_with("-: holds no text"));
}

#[test]
fn one_version_cannot_be_compared() {
    assert!(message(&["-"]).starts_with("one version alone"));
    assert!(message(&[]).starts_with("one version alone"));
}

#[test]
fn standard_input_is_read_once() {
    assert!(message(&["-", "Wire=-"]).starts_with("standard input (-) can be read once only"));
}

#[test]
fn a_failing_standard_input_is_reported() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the line is cut"))
        }
    }
    let error = read_each(&["-".to_owned()], Broken, &Options::default()).expect_err("an error");
    assert_eq!(error.to_string(), "-: cannot be read: the line is cut");
}

#[test]
fn a_path_that_holds_an_equals_sign_is_a_path() {
    let folder = TempDir::new().expect("the temporary folder is writable");
    let path = folder.path().join("day=one.txt");
    fs::write(&path, b"Dockers walk out.\n").expect("the temporary folder is writable");
    let path = path.display().to_string();
    let versions =
        read_each(&[path.clone(), format!("Eye={path}")], io::empty(), &Options::default()).expect("both are there");
    assert_eq!(versions[0].outlet, "Day=one");
    assert_eq!(versions[1].outlet, "Eye");
    assert_eq!(versions[0].source, path);
}
