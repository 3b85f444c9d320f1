//! What the user is told when an input cannot be read: each message names the input and says what to do.

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use storydiff::read::fetch::Options;
use storydiff::read::{read_each, read_versions};

/// A scratch folder that is removed when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("storydiff-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        Self(folder)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("the temporary folder is writable");
        path.display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn message(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    read_versions(&arguments, io::empty(), &Options::default()).expect_err("an error").to_string()
}

#[test]
fn a_missing_file_is_named() {
    assert!(message(&["nowhere.txt", "-"]).starts_with("nowhere.txt: no such file"));
}

#[test]
fn a_folder_is_no_text() {
    let scratch = Scratch::new("folder");
    let path = scratch.0.display().to_string();
    assert_eq!(message(&[&path, "-"]), format!("{path}: is a folder; give the text files of one story"));
}

#[test]
fn an_empty_file_is_refused() {
    let scratch = Scratch::new("empty");
    let blank = scratch.file("blank.txt", b"\xef\xbb\xbf \r\n\t\n");
    assert!(message(&[&blank, "-"]).starts_with(&format!("{blank}: holds no text")));
}

#[test]
fn empty_standard_input_is_refused() {
    let scratch = Scratch::new("stdin");
    let text = scratch.file("eye.txt", b"Dockers walk out.\n");
    assert!(message(&[&text, "Wire=-"]).starts_with("-: holds no text"));
}

#[test]
fn a_binary_file_is_refused() {
    let scratch = Scratch::new("binary");
    let picture = scratch.file("photo.txt", b"\x89PNG\r\n\0\0");
    assert!(message(&[&picture, "-"]).starts_with(&format!("{picture}: is not a text file")));
}

#[test]
fn another_encoding_is_refused_with_the_place() {
    let scratch = Scratch::new("latin");
    let latin = scratch.file("latin.txt", b"A caf\xe9 burnt down.\n");
    assert_eq!(
        message(&[&latin, "-"]),
        format!("{latin}: is not valid UTF-8 (first bad byte at offset 5); save it as UTF-8")
    );
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
    let scratch = Scratch::new("equals");
    let path = scratch.file("day=one.txt", b"Dockers walk out.\n");
    let versions =
        read_each(&[path.clone(), format!("Eye={path}")], io::empty(), &Options::default()).expect("both are there");
    assert_eq!(versions[0].outlet, "Day=one");
    assert_eq!(versions[1].outlet, "Eye");
    assert_eq!(versions[0].source, path);
}
