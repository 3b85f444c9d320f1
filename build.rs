//! Lays the data files out as tables that the library reads in place: nothing is parsed at start.

#[path = "src/framing/lexicon/inflect.rs"]
#[allow(dead_code)]
mod inflect;
#[path = "src/framing/lexicon/slots.rs"]
#[allow(dead_code)]
mod slots;
#[path = "src/tokens/spelling.rs"]
#[allow(dead_code)]
mod spelling;

#[path = "build/grammar.rs"]
mod grammar;
#[path = "build/lists.rs"]
mod lists;
#[path = "build/models.rs"]
mod models;
#[path = "build/stems.rs"]
mod stems;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use inflect::PartOfSpeech;
use serde::Deserialize;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=docs/kinds");
    println!("cargo::rerun-if-changed=src/framing/lexicon/inflect.rs");
    println!("cargo::rerun-if-changed=src/framing/lexicon/slots.rs");
    println!("cargo::rerun-if-changed=src/tokens/spelling.rs");
    languages_table(&out);
    lexicons(&out);
    language_tables(&out);
    kind_pages(&out);
    look_alikes(&out);
    models::write(&out);
}

/// For each Greek and Cyrillic letter the Latin one that looks alike, by Unicode's table of confusables, or 0. The table as a
/// whole holds seven thousand pointers, which were set anew at every start.
fn look_alikes(out: &Path) {
    let alike = |c: char| -> u8 {
        let text = c.to_string();
        let mut prototype = unicode_security::confusable_detection::skeleton(&text);
        match (prototype.next(), prototype.next()) {
            // The table has one letter for `l` and `I`.
            (Some('l'), None) if c.is_uppercase() => b'I',
            (Some(latin), None) if latin.is_ascii_alphabetic() => latin as u8,
            _ => 0,
        }
    };
    let letters: Vec<u8> = ('\u{370}'..='\u{52f}').map(alike).collect();
    fs::write(out.join("look_alikes.bin"), letters).expect("OUT_DIR is writable");
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

/// What is known of the grammar of every language, as one table; the files are read by `build/grammar.rs`.
fn languages_table(out: &Path) {
    let mut code = lists::types();
    code.push_str("static LANGUAGES: &[Language] = &[\n");
    for (language, folder) in languages() {
        code.push_str(&grammar::row(&language, &folder));
    }
    code.push_str("];\n");
    fs::write(out.join("languages.rs"), code).expect("OUT_DIR is writable");
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
    /// All forms, where the language's rules do not give them; the word itself is then only a name.
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_before: Vec<String>,
}

impl EntryRow {
    fn lemma(&self, place: &str) -> (String, PartOfSpeech) {
        let given = inflect::one_lemma([&self.verb, &self.noun, &self.adjective, &self.adverb, &self.phrase]);
        let (lemma, part) = given
            .unwrap_or_else(|| panic!("{place}: an entry needs exactly one of verb, noun, adjective, adverb, phrase"));
        (lemma.to_owned(), part)
    }
}

fn lexicons(out: &Path) {
    let (mut families, mut rows, mut listed) = (String::new(), String::new(), String::new());
    let (mut family_count, mut entry_count) = (0_u16, 0_u16);
    let mut text = Text::default();
    // By first word and entry, so that the forms of one kind that start with a word stand together.
    let mut forms: BTreeSet<(String, u16, Vec<String>)> = BTreeSet::new();
    for (language, folder) in languages() {
        let mut files: Vec<_> = fs::read_dir(&folder)
            .expect("a lexicon folder is readable")
            .map(|entry| entry.expect("a lexicon folder is readable").path())
            .filter(|path| {
                path.extension().is_some_and(|e| e == "toml")
                    && path.file_stem().is_some_and(|stem| !grammar::FILES.iter().any(|name| stem == *name))
            })
            .collect();
        files.sort();
        for path in files {
            let file: LexiconFile = parse(&path);
            let first = entry_count;
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
                        rows,
                        "    Row {{ family: {family_count}, lemma: {}, part: PartOfSpeech::{part:?}, strength: {}, neutral: {}, not_after: {}, not_before: {} }},",
                        text.place(&lemma),
                        row.strength.unwrap_or(family.strength),
                        text.place(row.neutral.as_deref().unwrap_or_default()),
                        text.place(&row.not_after.join(" ")),
                        text.place(&row.not_before.join(" ")),
                    )
                    .expect("a string takes it");
                    let all = if row.forms.is_empty() { inflect::forms(&lemma, part, &language) } else { row.forms };
                    let split = if part == PartOfSpeech::Verb { around_an_object(&all) } else { Vec::new() };
                    for form in all.into_iter().chain(split) {
                        let words = words_of(&form, &language);
                        forms.insert((words[0].clone(), entry_count, words));
                    }
                    entry_count += 1;
                }
                family_count += 1;
            }
            writeln!(
                listed,
                "    File {{ language: {language:?}, kind: {:?}, entries: {first}..{entry_count} }},",
                file.kind
            )
            .expect("a string takes it");
        }
    }
    let firsts = first_words(forms.iter().map(|(first, ..)| &**first));
    let forms: String = forms
        .iter()
        .map(|(_, entry, words)| format!("    Form {{ words: {}, entry: {entry} }},\n", text.place(&words.join(" "))))
        .collect();
    // By language and kind the numbers of the entries; folders and files come in their order, so it is sorted.
    let code = format!(
        "static FAMILIES: &[Family] = &[\n{families}];\n\
         static FILES: &[File] = &[\n{listed}];\n\
         static ROWS: &[Row] = &[\n{rows}];\n\
         static FORMS: &[Form] = &[\n{forms}];\n\
         static FIRST_WORDS: &[(u16, u16)] = &{firsts:?};\n\
         static TEXT: &str = {:?};\n",
        text.all
    );
    fs::write(out.join("lexicons.rs"), code).expect("OUT_DIR is writable");
}

/// Particles that may stand behind the object of their verb.
const PARTICLES: [&str; 7] = ["apart", "aside", "away", "down", "off", "out", "up"];

/// `brushed … aside` beside `brushed aside`.
fn around_an_object(forms: &[String]) -> Vec<String> {
    let split = forms.iter().filter_map(|form| form.split_once(' '));
    split
        .filter(|(_, particle)| PARTICLES.contains(particle))
        .map(|(verb, particle)| format!("{verb} … {particle}"))
        .collect()
}

/// All words of the lexicons in one text, each once.
#[derive(Default)]
struct Text {
    all: String,
    places: BTreeMap<String, usize>,
}

impl Text {
    /// Where `words` stand, as Rust code.
    fn place(&mut self, words: &str) -> String {
        let start = *self.places.entry(words.to_owned()).or_insert_with(|| {
            self.all.push_str(words);
            self.all.len() - words.len()
        });
        format!("Text({start}, {})", words.len())
    }
}

/// The forms that start with a word, as a range of the sorted list, in the slot that the word has; half of the slots
/// stay empty.
fn first_words<'a>(sorted: impl Iterator<Item = &'a str>) -> Vec<(u16, u16)> {
    let firsts: Vec<&str> = sorted.collect();
    let groups: Vec<&[&str]> = firsts.chunk_by(|one, next| one == next).collect();
    let mut table = vec![(0, 0); (groups.len() * 2).next_power_of_two()];
    let mut at = 0;
    for group in groups {
        let end = at + u16::try_from(group.len()).expect("forms fit");
        let slot = slots::probe(group[0], table.len()).find(|slot| table[*slot] == (0, 0)).expect("half is empty");
        table[slot] = (at, end);
        at = end;
    }
    table
}

/// Cuts a form where the tokenizer cuts it: at spaces, around hyphens, and behind the elided words of French.
fn words_of(form: &str, language: &str) -> Vec<String> {
    let form = form.to_lowercase().replace('-', " - ");
    let form = if language == "fr" { form.replace('\'', "' ") } else { form };
    form.split_whitespace().map(str::to_owned).collect()
}

/// Rows are the words of all tables in byte order. `en.words.fst` maps a word to `row << 8 | frequency class` (class 0:
/// not in the frequency table); `en.neighbours.bin` holds `rows + 1` offsets (u32) and then, for each row, its
/// neighbours as `row << 8 | strength` (u32), all little endian.
fn language_tables(out: &Path) {
    let read = |name: &str| {
        fs::read_to_string(Path::new("data/en").join(name)).unwrap_or_else(|error| panic!("data/en/{name}: {error}"))
    };
    let (frequency, related, near) = (read("frequency.tsv"), read("related.tsv"), read("near.tsv"));
    fn rows(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
    }
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for line in rows(&frequency) {
        let (word, class) = line.split_once('\t').expect("frequency.tsv: word, class");
        words.insert(word, class.trim().parse().expect("frequency.tsv: a class is a number"));
    }
    let mut pairs: Vec<(&str, &str, u32)> = Vec::new();
    for line in rows(&related) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [one, other, grade, strength] = fields[..] else { panic!("related.tsv: word, word, grade, strength") };
        let strength: u32 = strength.trim().parse().expect("related.tsv: a strength is a number");
        let strength = strength_of(grade, strength);
        words.entry(one).or_default();
        words.entry(other).or_default();
        pairs.push((one, other, strength));
    }
    for line in rows(&near) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [one, other, strength] = fields[..] else { panic!("near.tsv: word, word, strength") };
        let percent: u32 = strength.trim().parse().expect("near.tsv: a strength is a number");
        words.entry(one).or_default();
        words.entry(other).or_default();
        pairs.push((one, other, percent * 255 / 100));
    }
    let news = news_pairs(&read("news.tsv"));
    for (one, other) in &news {
        words.entry(one).or_default();
        words.entry(other).or_default();
        pairs.push((one, other, NEWS_STRENGTH));
    }
    let row_of: BTreeMap<&str, u32> = words.keys().enumerate().map(|(row, word)| (*word, row as u32)).collect();
    let map = fst::Map::from_iter(words.iter().map(|(word, class)| (word, u64::from(row_of[word]) << 8 | class)))
        .expect("a sorted map has sorted keys");
    fs::write(out.join("en.words.fst"), map.as_fst().as_bytes()).expect("OUT_DIR is writable");
    stems::write(out, words.keys().copied());
    let mut neighbours: Vec<Vec<u32>> = vec![Vec::new(); words.len()];
    for (one, other, strength) in pairs {
        neighbours[row_of[one] as usize].push(row_of[other] << 8 | strength);
        neighbours[row_of[other] as usize].push(row_of[one] << 8 | strength);
    }
    let mut offsets: Vec<u8> = Vec::new();
    let mut entries: Vec<u8> = Vec::new();
    for list in &mut neighbours {
        list.sort_unstable_by_key(|entry| (entry >> 8, std::cmp::Reverse(entry & 0xff)));
        list.dedup_by_key(|entry| *entry >> 8);
        offsets.extend(((entries.len() / 4) as u32).to_le_bytes());
        entries.extend(list.iter().flat_map(|entry| entry.to_le_bytes()));
    }
    offsets.extend(((entries.len() / 4) as u32).to_le_bytes());
    offsets.extend(entries);
    fs::write(out.join("en.neighbours.bin"), offsets).expect("OUT_DIR is writable");
    let vectors = fs::read("data/en/meaning.bin").expect("data/en/meaning.bin is part of the repository");
    let mut numbers = vec![0_u16; words.len()];
    // The vectors are those of the commonest words, in the order of their table.
    let with_vector = rows(&frequency).filter_map(|line| Some(line.split_once('\t')?.0));
    for (before, word) in with_vector.take(vectors.len() / MEANING_WIDTH).enumerate() {
        numbers[row_of[word] as usize] = u16::try_from(before + 1).expect("fewer vectors than two bytes count");
    }
    let mut table: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    table.extend(vectors);
    fs::write(out.join("en.meanings.bin"), table).expect("OUT_DIR is writable");
}

/// Numbers in the vector of a word; see `src/language/background.rs`.
const MEANING_WIDTH: usize = 64;

/// Strength (0–255) of two words that newsrooms take for one another.
const NEWS_STRENGTH: u32 = 200;

/// Every form of one word of a set with every form of another.
fn news_pairs(news: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for line in news.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (part, set) = line.split_once('\t').expect("news.tsv: part of speech, words");
        let part = match part {
            "verb" => PartOfSpeech::Verb,
            "noun" => PartOfSpeech::Noun,
            "adjective" => PartOfSpeech::Adjective,
            other => panic!("news.tsv: unknown part of speech {other}"),
        };
        let forms: Vec<Vec<String>> = set.split(' ').map(|word| inflect::forms(word, part, "en")).collect();
        for (at, one) in forms.iter().enumerate() {
            for other in &forms[at + 1..] {
                pairs.extend(one.iter().flat_map(|one| other.iter().map(move |other| (one.clone(), other.clone()))));
            }
        }
    }
    pairs.retain(|(one, other)| one != other);
    pairs
}

/// Strength (0–255) of a relation by its grade (irregular inflection, derivation, synonym, near) and how usual its
/// senses are (1–9).
fn strength_of(grade: &str, usual: u32) -> u32 {
    let (least, most) = match grade {
        "i" => (240, 250),
        "d" => (190, 235),
        "s" => (90, 220),
        "h" => (30, 130),
        other => panic!("related.tsv: unknown grade {other}"),
    };
    least + (most - least) * usual.min(9) / 9
}

/// The pages of `docs/kinds`, by kind.
fn kind_pages(out: &Path) {
    let mut pages: Vec<PathBuf> = fs::read_dir("docs/kinds")
        .expect("docs/kinds is part of the repository")
        .map(|entry| entry.expect("docs/kinds is readable").path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    pages.sort();
    let mut code = String::from("static PAGES: &[(&str, &str)] = &[\n");
    for page in pages {
        let kind = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).expect("a page is readable");
        writeln!(code, "    ({kind:?}, {text:?}),").expect("a string takes it");
    }
    code.push_str("];\n");
    fs::write(out.join("pages.rs"), code).expect("OUT_DIR is writable");
}
