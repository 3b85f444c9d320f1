//! Labels for outlets that the user did not name.

use std::path::Path;

use super::Source;

/// The label of standard input.
const STDIN: &str = "Standard input";

/// What may name a version.
pub(super) struct Named {
    /// What the user called it.
    pub given: Option<String>,
    /// What the input itself calls its outlet.
    pub stated: Option<String>,
    /// Where it was read.
    pub source: Source,
}

/// One label for each version, no two alike.
///
/// A label that the user gave is kept, then one that the input states. Files of the same name are told apart by their folder (`eye/story.txt` and
/// `wire/story.txt`: "Eye Story", "Wire Story"), and what is still alike gets a number.
pub(super) fn distinct(inputs: &[Named]) -> Vec<String> {
    let plain: Vec<String> = inputs.iter().map(|input| named(input, false)).collect();
    let alike = |label: &String| plain.iter().filter(|other| *other == label).count() > 1;
    let mut labels: Vec<String> = Vec::with_capacity(inputs.len());
    for (input, label) in inputs.iter().zip(&plain) {
        let label = if alike(label) { named(input, true) } else { label.clone() };
        let numbered = (2..).map(|number| format!("{label} {number}"));
        let free = std::iter::once(label.clone()).chain(numbered).find(|label| !labels.contains(label));
        labels.push(free.unwrap_or(label));
    }
    labels
}

fn named(input: &Named, with_folder: bool) -> String {
    match (input.given.as_ref().or(input.stated.as_ref()), &input.source) {
        (Some(name), _) => name.clone(),
        (None, Source::Stdin) => STDIN.into(),
        (None, Source::Path(path)) => from_path(path, with_folder),
        (None, Source::Url(url)) => from_url(url),
    }
}

fn from_path(path: &Path, with_folder: bool) -> String {
    let path =
        if path.extension().is_some_and(|extension| extension == "gz") { &path.with_extension("") } else { path };
    let stem = path.file_stem().map(|stem| words(&stem.to_string_lossy())).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).map(|name| words(&name.to_string_lossy()));
    match folder {
        Some(folder) if with_folder && !folder.is_empty() => format!("{folder} {stem}"),
        _ if stem.is_empty() => path.display().to_string(),
        _ => stem,
    }
}

/// The host, as readers know it: `https://www.eye.example/story` → `eye.example`.
fn from_url(url: &str) -> String {
    host(url).unwrap_or_else(|| url.to_owned())
}

/// The host of an address without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// `the-northern-eye` → `The Northern Eye`; capitals that are there stay (`BBC_news` → `BBC News`).
fn words(name: &str) -> String {
    name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).map(capitalized).collect::<Vec<_>>().join(" ")
}

fn capitalized(word: &str) -> String {
    let spoken = |c: char| "aeiou".contains(c.to_ascii_lowercase()) || !c.is_ascii_alphabetic();
    // "bbc", "cnn", "nyt" cannot be spoken as words, so they are initials; "sky" can.
    if word.len() > 1 && !word.chars().any(spoken) && !word.ends_with('y') {
        return word.to_uppercase();
    }
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Input;

    fn labels(arguments: &[&str]) -> Vec<String> {
        let named = |argument: &&str| {
            let Input { outlet, source } = Input::parse(argument);
            Named { given: outlet, stated: None, source }
        };
        distinct(&arguments.iter().map(named).collect::<Vec<_>>())
    }

    #[test]
    fn a_file_name_reads_as_a_name() {
        assert_eq!(
            labels(&["x/the-northern-eye.txt", "cnn.txt", "Harbour_Wire", "sky.txt", "-"]),
            ["The Northern Eye", "CNN", "Harbour Wire", "Sky", "Standard input"]
        );
    }

    #[test]
    fn a_page_is_called_after_its_host() {
        assert_eq!(
            labels(&["https://www.eye.example/a?b=c", "http://wire.example:8080/", "https://wire.example/b"]),
            ["eye.example", "wire.example", "wire.example 2"]
        );
    }

    #[test]
    fn the_folder_tells_files_of_one_name_apart() {
        assert_eq!(labels(&["eye/story.txt", "wire/story.txt"]), ["Eye Story", "Wire Story"]);
    }

    #[test]
    fn a_number_tells_apart_what_is_still_alike() {
        assert_eq!(labels(&["story.txt", "story.txt"]), ["Story", "Story 2"]);
        assert_eq!(labels(&["Eye=a.txt", "Eye=b.txt", "eye.txt"]), ["Eye", "Eye 2", "Eye 3"]);
    }
}
