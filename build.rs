//! Lays the data files out as tables that the library reads in place: nothing is parsed at start.

#[path = "src/framing/lexicon/inflect.rs"]
#[allow(dead_code)]
mod inflect;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use inflect::PartOfSpeech;
use serde::Deserialize;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/framing/lexicon/inflect.rs");
    function_words(&out);
    lexicons(&out);
    frequency(&out);
}

fn languages() -> Vec<(String, PathBuf)> {
    let mut found: Vec<_> = fs::read_dir("lexicons")
        .expect("lexicons/ is part of the repository")
        .map(|entry| entry.expect("lexicons/ is readable").path())
        .filter(|path| path.is_dir())
        .map(|path| (path.file_name().expect("a folder").to_string_lossy().into_owned(), path))
        .collect();
    found.sort();
    found
}

fn parse<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionWords {
    words: Vec<String>,
}

fn function_words(out: &Path) {
    let mut code = String::from("static FUNCTION_WORDS: &[(&str, &[&str])] = &[\n");
    for (language, folder) in languages() {
        let mut list: FunctionWords = parse(&folder.join("function_words.toml"));
        list.words.sort();
        writeln!(code, "    ({language:?}, &{:?}),", list.words).expect("a string takes it");
    }
    code.push_str("];\n");
    fs::write(out.join("function_words.rs"), code).expect("OUT_DIR is writable");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LexiconFile {
    kind: String,
    family: Vec<FamilyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyRow {
    id: String,
    about: String,
    #[serde(default)]
    strength: u8,
    fires: Vec<String>,
    silent: Vec<String>,
    entries: Vec<EntryRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryRow {
    verb: Option<String>,
    noun: Option<String>,
    adjective: Option<String>,
    adverb: Option<String>,
    phrase: Option<String>,
    strength: Option<u8>,
    neutral: Option<String>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_before: Vec<String>,
}

impl EntryRow {
    fn lemma(&self, place: &str) -> (String, PartOfSpeech) {
        let given = [
            (&self.verb, PartOfSpeech::Verb),
            (&self.noun, PartOfSpeech::Noun),
            (&self.adjective, PartOfSpeech::Adjective),
            (&self.adverb, PartOfSpeech::Adverb),
            (&self.phrase, PartOfSpeech::Phrase),
        ];
        let mut lemmas = given.into_iter().filter_map(|(lemma, part)| lemma.clone().map(|lemma| (lemma, part)));
        match (lemmas.next(), lemmas.next()) {
            (Some(one), None) => one,
            _ => panic!("{place}: an entry needs exactly one of verb, noun, adjective, adverb, phrase"),
        }
    }
}

fn lexicons(out: &Path) {
    let (mut families, mut entries) = (String::new(), String::new());
    let (mut family_count, mut entry_count) = (0_u16, 0_u16);
    let mut forms: BTreeMap<(Vec<String>, u16), ()> = BTreeMap::new();
    for (language, folder) in languages() {
        let mut files: Vec<_> = fs::read_dir(&folder)
            .expect("a lexicon folder is readable")
            .map(|entry| entry.expect("a lexicon folder is readable").path())
            .filter(|path| {
                path.extension().is_some_and(|e| e == "toml") && path.file_stem().is_some_and(|s| s != "function_words")
            })
            .collect();
        files.sort();
        for path in files {
            let file: LexiconFile = parse(&path);
            for family in file.family {
                let place = format!("{}: family {}", path.display(), family.id);
                writeln!(
                    families,
                    "    Family {{ language: {language:?}, kind: {:?}, id: {:?}, about: {:?}, fires: &{:?}, silent: &{:?} }},",
                    file.kind, family.id, family.about, family.fires, family.silent
                )
                .expect("a string takes it");
                for row in family.entries {
                    let (lemma, part) = row.lemma(&place);
                    writeln!(
                        entries,
                        "    Entry {{ family: {family_count}, lemma: {lemma:?}, part: PartOfSpeech::{part:?}, strength: {}, neutral: {:?}, not_after: &{:?}, not_before: &{:?} }},",
                        row.strength.unwrap_or(family.strength), row.neutral, row.not_after, row.not_before
                    )
                    .expect("a string takes it");
                    for form in inflect::forms(&lemma, part, &language) {
                        forms.insert((words_of(&form), entry_count), ());
                    }
                    entry_count += 1;
                }
                family_count += 1;
            }
        }
    }
    let mut code = format!(
        "static FAMILIES: &[Family] = &[\n{families}];\nstatic ENTRIES: &[Entry] = &[\n{entries}];\nstatic FORMS: &[Form] = &[\n"
    );
    for (words, entry) in forms.keys() {
        writeln!(code, "    Form {{ words: &{words:?}, entry: {entry} }},").expect("a string takes it");
    }
    code.push_str("];\n");
    fs::write(out.join("lexicons.rs"), code).expect("OUT_DIR is writable");
}

/// Cuts a form where the tokenizer cuts it: at spaces and around hyphens.
fn words_of(form: &str) -> Vec<String> {
    form.to_lowercase().replace('-', " - ").split_whitespace().map(str::to_owned).collect()
}

fn frequency(out: &Path) {
    let path = Path::new("data/en/frequency.tsv");
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows: BTreeMap<&str, u64> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, class)| Some((word, class.trim().parse().ok()?)))
        .collect();
    let map = fst::Map::from_iter(rows).expect("a sorted map has sorted keys");
    fs::write(out.join("en.frequency.fst"), map.as_fst().as_bytes()).expect("OUT_DIR is writable");
}
