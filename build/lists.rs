//! Turns the word lists of the kinds, and of who speaks (`lexicons/<language>/grammar/<kind>.toml`), into code.
//!
//! The files of English have all lists and make the types: one struct a file, one field a list, described by the comment above
//! the list. What another language leaves out is empty there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::grammar::sorted;
use super::parse;

/// The language whose files make the types.
const MODEL: &str = "en";

#[derive(Deserialize)]
#[serde(untagged)]
enum List {
    Words(Vec<String>),
    /// From word to word.
    Table(BTreeMap<String, String>),
}

impl List {
    fn typed(&self) -> &'static str {
        match self {
            Self::Words(_) => "Words",
            Self::Table(_) => "Table<&'static str>",
        }
    }

    fn empty(&self) -> &'static str {
        match self {
            Self::Words(_) => "Words::of(&[])",
            Self::Table(_) => "&[]",
        }
    }

    fn code(&self, place: &str) -> String {
        match self {
            Self::Words(words) => {
                let all: BTreeSet<&String> = words.iter().collect();
                assert!(all.len() == words.len(), "{place}: a word stands twice");
                sorted(words)
            }
            Self::Table(rows) => format!("&{:?}", rows.iter().collect::<Vec<_>>()),
        }
    }
}

/// The lists of a file by name.
type Lists = BTreeMap<String, List>;

/// The structs of the lists, and the lists of a language that has none.
pub fn types() -> String {
    let (mut code, mut kinds, mut none) = (String::new(), String::new(), String::new());
    for (kind, path) in files(&Path::new("lexicons").join(MODEL)) {
        let (lists, comments) = (parse::<Lists>(&path), comments(&path));
        let (mut fields, mut empty) = (String::new(), String::new());
        for (name, list) in &lists {
            let comment =
                comments.get(name).unwrap_or_else(|| panic!("{}: {name} has no comment above it", path.display()));
            writeln!(fields, "    /// {comment}\n    pub {name}: {},", list.typed()).expect("a string takes it");
            write!(empty, "{name}: {}, ", list.empty()).expect("a string takes it");
        }
        let name = struct_name(&kind);
        writeln!(
            code,
            "/// The word lists of `grammar/{kind}.toml` in one language.\n#[derive(Debug)]\npub(crate) struct {name} {{\n{fields}}}"
        )
        .expect("a string takes it");
        writeln!(kinds, "    /// `grammar/{kind}.toml`\n    pub {kind}: {name},").expect("a string takes it");
        write!(none, "{kind}: {name} {{ {empty}}}, ").expect("a string takes it");
    }
    format!(
        "{code}/// The word lists of one language.\n#[derive(Debug)]\npub(crate) struct WordLists {{\n{kinds}}}\n\
         static NO_LISTS: WordLists = WordLists {{ {none}}};\n"
    )
}

/// The lists of the language in `folder`, as Rust code.
pub fn of(folder: &Path) -> String {
    let own = files(folder);
    if own.is_empty() {
        return "&NO_LISTS".to_owned();
    }
    let model = files(&Path::new("lexicons").join(MODEL));
    for (kind, path) in &own {
        assert!(model.contains_key(kind), "{}: {MODEL} has no such file", path.display());
    }
    let mut code = String::from("&WordLists { ");
    for (kind, path) in model {
        let keys = parse::<Lists>(&path);
        let lists = own.get(&kind).map(|path| parse::<Lists>(path)).unwrap_or_default();
        for name in lists.keys() {
            assert!(keys.contains_key(name), "{}/grammar/{kind}.toml: {MODEL} has no list {name}", folder.display());
        }
        write!(code, "{kind}: {} {{ ", struct_name(&kind)).expect("a string takes it");
        for (name, model) in &keys {
            let place = format!("{}/grammar/{kind}.toml: {name}", folder.display());
            let list = lists.get(name).map_or_else(|| model.empty().to_owned(), |list| list.code(&place));
            write!(code, "{name}: {list}, ").expect("a string takes it");
        }
        code.push_str("}, ");
    }
    code + "}"
}

/// The files of a language folder by kind; it may have none.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let Ok(found) = fs::read_dir(folder.join("grammar")) else { return BTreeMap::new() };
    let paths = found.map(|entry| entry.expect("a lexicon folder is readable").path());
    paths.map(|path| (path.file_stem().expect("a file").to_string_lossy().into_owned(), path)).collect()
}

/// `AttributionLists`
fn struct_name(kind: &str) -> String {
    kind[..1].to_uppercase() + &kind[1..] + "Lists"
}

/// The comment right above each list of a file, by the name of the list.
fn comments(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut above: Vec<&str> = Vec::new();
    let mut all = BTreeMap::new();
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix("# ") {
            above.push(comment);
        } else {
            let name = line.trim_start_matches('[').split([' ', ']']).next().unwrap_or_default();
            if !above.is_empty() {
                all.insert(name.to_owned(), above.join(" "));
            }
            above.clear();
        }
    }
    all
}
