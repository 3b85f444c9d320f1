//! Turns the grammar files of a language folder into one row of the table in `src/language`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{lists, parse};

/// Files of a language folder that hold grammar and no cues. All but the function words may be missing.
pub const FILES: &[&str] = &["function_words", "numbers", "dates", "sentences", "speech"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionWords {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    decimal: char,
    grouping: Vec<char>,
    articles: Vec<String>,
    bare: Vec<String>,
    #[serde(default)]
    join: String,
    join_from: u32,
    #[serde(default)]
    inside: String,
    #[serde(default)]
    vigesimal: bool,
    ranges: Vec<String>,
    of: Vec<String>,
    of_determiners: Vec<String>,
    never_one_after: Vec<String>,
    plurals: Vec<String>,
    plural_endings: Vec<String>,
    no_plural_endings: Vec<String>,
    percent: Vec<String>,
    ages: Vec<String>,
    clock: Vec<String>,
    numbered: Vec<String>,
    small: BTreeMap<String, u64>,
    multipliers: BTreeMap<String, u64>,
    vague: BTreeMap<String, u64>,
    suffixes: BTreeMap<String, u64>,
    currencies: BTreeMap<String, String>,
    before: Bounds,
    behind: Bounds,
    #[serde(default)]
    square: Vec<String>,
    #[serde(default)]
    other_units: Vec<String>,
    #[serde(default)]
    measures: BTreeMap<String, BTreeMap<String, f64>>,
    #[serde(default)]
    aged: Vec<String>,
    #[serde(default)]
    change: Vec<String>,
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    points: BTreeMap<String, f64>,
    #[serde(default)]
    parts: BTreeMap<String, f64>,
    #[serde(default)]
    and_parts: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    about: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    capital_months: bool,
    months_that_need_a_day: Vec<String>,
    #[serde(default)]
    before_months: Vec<String>,
    month_joins: Vec<String>,
    weekend: Vec<String>,
    this_week: Vec<String>,
    last_week: Vec<String>,
    yesterday: Vec<String>,
    today: Vec<String>,
    tomorrow: Vec<String>,
    before: Vec<String>,
    year_nouns: Vec<String>,
    weekdays: Vec<String>,
    #[serde(default)]
    weekday_forms: BTreeMap<String, u8>,
    months: BTreeMap<String, u8>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    ordinal_stop: bool,
    dialogue_dash: bool,
    #[serde(default)]
    noun_capitals: bool,
    time_words: Vec<String>,
    reporting: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Speech {
    borders: Vec<String>,
    indefinite: Vec<String>,
    pronouns: Vec<String>,
    #[serde(default)]
    stands_for_content: Vec<String>,
    prepositions: Vec<String>,
    that: Vec<String>,
}

/// The row of the language in `folder`, as Rust code.
pub fn row(language: &str, folder: &Path) -> String {
    let functions: FunctionWords = parse(&folder.join("function_words.toml"));
    let optional = |name: &str| Some(folder.join(name)).filter(|path| path.exists());
    let sentences: Sentences = optional("sentences.toml").map(|path| parse(&path)).unwrap_or_default();
    let speech: Speech = optional("speech.toml").map(|path| parse(&path)).unwrap_or_default();
    let numbers = optional("numbers.toml")
        .map_or_else(|| "NO_NUMBERS".to_owned(), |path| numbers(&parse(&path), &path.display().to_string()));
    let dates = optional("dates.toml").map_or_else(|| "NO_DATES".to_owned(), |path| dates(&parse(&path)));
    let mut code = String::new();
    writeln!(
        code,
        "    Language {{ code: {language:?}, function_words: {}, abbreviations: {}, ordinal_stop: {}, dialogue_dash: {}, \
         noun_capitals: {}, time_words: {}, reporting: {}, numbers: {numbers}, dates: {dates}, speech: Speech {{ borders: {}, indefinite: {}, \
         pronouns: {}, stands_for_content: {}, prepositions: {}, that: {} }}, lists: {} }},",
        sorted(&functions.words),
        abbreviations(&folder.join("abbreviations.txt")),
        sentences.ordinal_stop,
        sentences.dialogue_dash,
        sentences.noun_capitals,
        sorted(&sentences.time_words),
        sorted(&sentences.reporting),
        sorted(&speech.borders),
        sorted(&speech.indefinite),
        sorted(&speech.pronouns),
        sorted(&speech.stands_for_content),
        sorted(&speech.prepositions),
        sorted(&speech.that),
        lists::of(folder),
    )
    .expect("a string takes it");
    code
}

fn numbers(numbers: &Numbers, place: &str) -> String {
    assert!(numbers.decimal.is_ascii_punctuation(), "{place}: the decimal mark is a comma or a full stop");
    let bounds = |bounds: &Bounds| {
        let all = [("About", &bounds.about), ("AtLeast", &bounds.at_least), ("AtMost", &bounds.at_most)];
        let rows = all.iter().flat_map(|(bound, list)| list.iter().map(move |text| (text, format!("Bound::{bound}"))));
        longest_first(rows)
    };
    let valued = |(text, value)| -> (_, String) { (text, format!("{value:?}")) };
    let mut measures: Vec<(&str, (&str, f64))> = Vec::new();
    for (dimension, units) in &numbers.measures {
        measures.extend(units.iter().map(|(word, factor)| (word.as_str(), (dimension.as_str(), *factor))));
    }
    measures.sort_by_key(|(word, _)| *word);
    assert!(measures.windows(2).all(|two| two[0].0 != two[1].0), "{place}: a unit is of one measure");
    format!(
        "Numbers {{ decimal: {:?}, grouping: &{:?}, articles: {}, bare: {}, join: {:?}, join_from: {}, inside: {:?}, \
         vigesimal: {}, ranges: {}, of: {}, of_determiners: {}, never_one_after: {}, plurals: {}, plural_endings: Words::of(&{:?}), \
         no_plural_endings: Words::of(&{:?}), percent: {}, ages: {}, clock: {}, numbered: {}, small: {}, multipliers: {}, vague: {}, \
         suffixes: {}, currencies: &{:?}, before: {}, behind: {}, parts: {}, and_parts: {}, \
         measures: &{:?}, square: {}, other_units: {}, aged: {}, change: {}, between: {}, points: {} }}",
        numbers.decimal,
        numbers.grouping,
        sorted(&numbers.articles),
        sorted(&numbers.bare),
        numbers.join,
        numbers.join_from,
        numbers.inside,
        numbers.vigesimal,
        sorted(&numbers.ranges),
        sorted(&numbers.of),
        sorted(&numbers.of_determiners),
        sorted(&numbers.never_one_after),
        sorted(&numbers.plurals),
        numbers.plural_endings,
        numbers.no_plural_endings,
        phrases(&numbers.percent),
        phrases(&numbers.ages),
        sorted(&numbers.clock),
        phrases(&numbers.numbered),
        values(&numbers.small),
        values(&numbers.multipliers),
        values(&numbers.vague),
        values(&numbers.suffixes),
        numbers.currencies.iter().collect::<Vec<_>>(),
        bounds(&numbers.before),
        bounds(&numbers.behind),
        longest_first(numbers.parts.iter().map(valued)),
        longest_first(numbers.and_parts.iter().map(valued)),
        measures,
        sorted(&numbers.square),
        sorted(&numbers.other_units),
        sorted(&numbers.aged),
        sorted(&numbers.change),
        phrases(&numbers.between),
        longest_first(numbers.points.iter().map(valued)),
    )
}

fn dates(dates: &Dates) -> String {
    let mut weekdays = dates.weekday_forms.clone();
    weekdays.extend(dates.weekdays.iter().zip(0..).map(|(word, day)| (word.clone(), day)));
    let lists = [
        ("Weekend", &dates.weekend),
        ("ThisWeek", &dates.this_week),
        ("LastWeek", &dates.last_week),
        ("Relative(-1)", &dates.yesterday),
        ("Relative(0)", &dates.today),
        ("Relative(1)", &dates.tomorrow),
    ];
    let mut named: Vec<String> = Vec::new();
    for (when, list) in lists {
        named.extend(list.iter().map(|text| format!("(&{:?}, When::{when})", words(text))));
    }
    format!(
        "Dates {{ capital_months: {}, months_that_need_a_day: {}, before_months: {}, month_joins: {}, before: {}, year_nouns: {}, \
         weekdays: &{:?}, months: &{:?}, named: &[{}] }}",
        dates.capital_months,
        sorted(&dates.months_that_need_a_day),
        sorted(&dates.before_months),
        sorted(&dates.month_joins),
        sorted(&dates.before),
        sorted(&dates.year_nouns),
        weekdays.iter().collect::<Vec<_>>(),
        dates.months.iter().collect::<Vec<_>>(),
        named.join(", "),
    )
}

/// `word kind` a line; the kinds are the variants of `Follow`.
fn abbreviations(path: &Path) -> String {
    let Ok(text) = fs::read_to_string(path) else { return "&[]".to_owned() };
    let mut rows: BTreeMap<&str, String> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (word, follow) = line.split_once(' ').unwrap_or_else(|| panic!("{}: {line:?}: word, kind", path.display()));
        let follow = follow[..1].to_uppercase() + &follow[1..];
        assert!(rows.insert(word, follow).is_none(), "{}: {word} stands twice", path.display());
    }
    let rows: Vec<String> = rows.iter().map(|(word, follow)| format!("({word:?}, Follow::{follow})")).collect();
    format!("&[{}]", rows.join(", "))
}

pub fn sorted(list: &[String]) -> String {
    let mut list = list.to_vec();
    list.sort();
    format!("Words::of(&{list:?})")
}

fn values(table: &BTreeMap<String, u64>) -> String {
    let rows: Vec<String> = table.iter().map(|(word, value)| format!("({word:?}, {value}.0)")).collect();
    format!("&[{}]", rows.join(", "))
}

/// Phrases with a value, the longest first, so that `no more than` wins over `more than`.
fn longest_first<'t>(phrases: impl Iterator<Item = (&'t String, String)>) -> String {
    let mut rows: Vec<(Vec<String>, String)> = phrases.map(|(text, value)| (words(text), value)).collect();
    rows.sort_by_key(|(words, _)| (std::cmp::Reverse(words.len()), words.clone()));
    let rows: Vec<String> = rows.iter().map(|(words, value)| format!("(&{words:?}, {value})")).collect();
    format!("&[{}]", rows.join(", "))
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn phrases(list: &[String]) -> String {
    let rows: Vec<String> = list.iter().map(|text| format!("&{:?}", words(text))).collect();
    format!("&[{}]", rows.join(", "))
}
