//! The grammar tables of a language folder.

use std::cmp::Ordering;
use std::ops::Deref;

/// What an abbreviation says about the full stop behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// A name or whatever else it belongs to: the sentence goes on.
    Name,
    /// The sentence goes on if a figure follows.
    Number,
    /// The sentence ends only before a word that opens sentences.
    End,
    /// The sentence ends before any capital but those of days, months and time zones.
    Clock,
    /// Behind a figure it may end the sentence, elsewhere it is a title.
    Unit,
}

/// How exactly a text gives a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// `about`, `some`, `nearly`.
    About,
    /// `more than`, `at least`; `dozens`.
    AtLeast,
    /// `fewer than`, `up to`.
    AtMost,
}

/// A point or stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A day of the week, Monday 0.
    Weekday(u8),
    /// The weekend.
    Weekend,
    /// `this week`, `earlier this week`.
    ThisWeek,
    /// `last week`.
    LastWeek,
    /// A day by its distance from publication: yesterday −1, today 0, tomorrow 1.
    Relative(i8),
    /// A day of a month (month 1–12); day 0 where the text gives the month only.
    Day(u8, u8),
    /// A year.
    Year(u16),
    /// A stretch of so many days, weeks, … before or after publication: `last month`, `eight years ago`.
    Stretch(Length, i16),
    /// A time of day in minutes from midnight.
    Clock(u16),
    /// A part of the day: `before dawn`, `overnight`.
    PartOfDay,
}

/// The unit of a [`When::Stretch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// Hours or minutes.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// A quarter of the year.
    Seasons,
    /// Years.
    Years,
}

/// Words as the tokenizer cuts and folds them.
pub type Phrase = &'static [&'static str];
/// A sorted list of folded words, with what tells of most words that they are not among them.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    list: &'static [&'static str],
    /// The [`sign`]s of all of them.
    signs: u64,
}

impl Words {
    const fn of(list: &'static [&'static str]) -> Self {
        let (mut signs, mut at) = (0, 0);
        while at < list.len() {
            signs |= sign(list[at]);
            at += 1;
        }
        Self { list, signs }
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.list
    }
}

/// One bit by the first letter and the length of a word: two words of another bit are not the same.
const fn sign(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let first = if bytes.is_empty() { 0 } else { bytes[0] as usize };
    1 << ((first + 7 * bytes.len()) % 64)
}
/// Folded words with a value, sorted by word.
pub type Table<T> = &'static [(&'static str, T)];

/// Number words and the words around numbers (`numbers.toml`).
#[derive(Debug)]
pub struct Numbers {
    /// The mark before the decimals of a figure.
    pub decimal: char,
    /// The marks between the groups of three digits of a figure.
    pub grouping: &'static [char],
    /// `a` dozen.
    pub articles: Words,
    /// Multipliers that need neither a number nor an article before them (`mille`).
    pub bare: Words,
    /// The word between the parts of a number: two hundred `and` five.
    pub join: &'static str,
    /// The least value before the joining word.
    pub join_from: u32,
    /// What joins units and tens inside one word: fünf`und`zwanzig.
    pub inside: &'static str,
    /// Whether tens are counted by twenties: `quatre-vingt-dix`.
    pub vigesimal: bool,
    /// 10 `to` 12.
    pub ranges: Words,
    /// Two `of` the men.
    pub of: Words,
    /// Two of `the` men.
    pub of_determiners: Words,
    /// Words behind which "one" is a pronoun.
    pub never_one_after: Words,
    /// Irregular plurals, which name what is counted.
    pub plurals: Words,
    /// Endings of plurals; without any, the first content word is what is counted.
    pub plural_endings: Words,
    /// Endings of words that only look like plurals.
    pub no_plural_endings: Words,
    /// Expressions for per cent.
    pub percent: &'static [Phrase],
    /// What follows a hyphen in an age: 34-`year-old`.
    pub ages: &'static [Phrase],
    /// Words behind the figures of a clock time.
    pub clock: Words,
    /// Words before a number that is a name: `flight` 604.
    pub numbered: &'static [Phrase],
    /// Values under a thousand.
    pub small: Table<f64>,
    /// Words that multiply what stands before them.
    pub multipliers: Table<f64>,
    /// Least values of vague plurals: `dozens` are at least two dozen.
    pub vague: Table<f64>,
    /// What may be glued to figures: 5`bn`.
    pub suffixes: Table<f64>,
    /// Currency words and signs with the currency.
    pub currencies: Table<&'static str>,
    /// Bounds that stand before a value, the longest first.
    pub before: &'static [(Phrase, Bound)],
    /// Bounds that stand behind a value, the longest first.
    pub behind: &'static [(Phrase, Bound)],
    /// Units with their measure and how many of its base unit they are; those of `length` are metres, so that squares of them
    /// are units of `area`.
    pub measures: Table<(&'static str, f64)>,
    /// Words that make a length an area: `square` miles.
    pub square: Words,
    /// Words that make another unit of it: `cubic` metres, `nautical` miles.
    pub other_units: Words,
    /// Words before an age: `aged` 16.
    pub aged: Words,
    /// Words before the first of two values that follow each other in time: `from` 52 to 48.
    pub change: Words,
    /// The word before the first of two ends of a range and the one between them: `between` 50 `and` 75.
    pub between: &'static [Phrase],
    /// Words for percentage points and parts of them, with how many points they are.
    pub points: &'static [(Phrase, f64)],
    /// Parts of the multiplier behind them, the longest first: `half a` million.
    pub parts: &'static [(Phrase, f64)],
    /// What is added to the number before them, as a part of its multiplier if it ends with one: two `and a half` million, two
    /// millions `et demi`.
    pub and_parts: &'static [(Phrase, f64)],
}

/// Names of days and times (`dates.toml`).
#[derive(Debug)]
pub struct Dates {
    /// Whether a month without a capital is another word.
    pub capital_months: bool,
    /// Months that are other words too, and count with a day only.
    pub months_that_need_a_day: Words,
    /// Words before a month behind which it is one in any case: in `May`.
    pub before_months: Words,
    /// 3 `de` mayo.
    pub month_joins: Words,
    /// Small words before a date that belong to it.
    pub before: Words,
    /// Words behind a figure that make it a year: 2011 `году`.
    pub year_nouns: Words,
    /// Days of the week, Monday 0.
    pub weekdays: Table<u8>,
    /// Names and short forms of the months, January 1.
    pub months: Table<u8>,
    /// Yesterday, this week, and the like.
    pub named: &'static [(Phrase, When)],
}

/// What borders a source (`speech.toml`).
#[derive(Debug)]
pub struct Speech {
    /// Words over which a source does not reach: conjunctions and relatives.
    pub borders: Words,
    /// Articles and quantifiers of a source that is left open.
    pub indefinite: Words,
    /// Pronouns that can be a source.
    pub pronouns: Words,
    /// Pronouns in front that stand for what was said before: `das teilte die Polizei mit`.
    pub stands_for_content: Words,
    /// Prepositions, behind which no subject stands.
    pub prepositions: Words,
    /// Words that open what is said.
    pub that: Words,
}

/// The grammar of one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries.
    pub function_words: Words,
    /// Words before a full stop that need not end the sentence.
    pub abbreviations: Table<Follow>,
    /// Whether a full stop makes a figure an ordinal number.
    pub ordinal_stop: bool,
    /// Whether a dash opens speech.
    pub dialogue_dash: bool,
    /// Whether every noun has a capital, which then says nothing of names.
    pub noun_capitals: bool,
    /// Capitalised words that follow an abbreviated date or a clock time inside a sentence.
    pub time_words: Words,
    /// Words after a speaker's name that show that it is the speaker.
    pub reporting: Words,
    /// Number words.
    pub numbers: Numbers,
    /// Names of days.
    pub dates: Dates,
    /// What borders a source.
    pub speech: Speech,
    /// The word lists of the kinds and of who speaks (`grammar/`).
    pub(crate) lists: &'static WordLists,
}

/// Digits are read in every language.
const NO_NUMBERS: Numbers = Numbers {
    decimal: '.',
    grouping: &[','],
    articles: Words::of(&[]),
    bare: Words::of(&[]),
    join: "",
    join_from: 0,
    inside: "",
    vigesimal: false,
    ranges: Words::of(&[]),
    of: Words::of(&[]),
    of_determiners: Words::of(&[]),
    never_one_after: Words::of(&[]),
    plurals: Words::of(&[]),
    plural_endings: Words::of(&[]),
    no_plural_endings: Words::of(&[]),
    percent: &[&["%"]],
    ages: &[],
    clock: Words::of(&[]),
    numbered: &[],
    small: &[],
    multipliers: &[],
    vague: &[],
    suffixes: &[],
    currencies: &[("$", "dollar"), ("£", "pound"), ("€", "euro")],
    before: &[],
    behind: &[],
    measures: &[],
    square: Words::of(&[]),
    other_units: Words::of(&[]),
    aged: Words::of(&[]),
    change: Words::of(&[]),
    between: &[],
    points: &[],
    parts: &[],
    and_parts: &[],
};

const NO_DATES: Dates = Dates {
    capital_months: true,
    months_that_need_a_day: Words::of(&[]),
    before_months: Words::of(&[]),
    month_joins: Words::of(&[]),
    before: Words::of(&[]),
    year_nouns: Words::of(&[]),
    weekdays: &[],
    months: &[],
    named: &[],
};

static UNKNOWN: Language = Language {
    code: "",
    function_words: Words::of(&[]),
    abbreviations: &[],
    ordinal_stop: false,
    dialogue_dash: false,
    noun_capitals: false,
    time_words: Words::of(&[]),
    reporting: Words::of(&[]),
    numbers: NO_NUMBERS,
    dates: NO_DATES,
    speech: Speech {
        borders: Words::of(&[]),
        indefinite: Words::of(&[]),
        pronouns: Words::of(&[]),
        stands_for_content: Words::of(&[]),
        prepositions: Words::of(&[]),
        that: Words::of(&[]),
    },
    lists: &NO_LISTS,
};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Numbers {
    /// Whether a word ends as plurals do; an irregular plural does not.
    #[must_use]
    pub fn ends_like_plural(&self, norm: &str) -> bool {
        let ends = |endings: Words| endings.iter().any(|ending| norm.ends_with(ending));
        norm.len() > 3 && ends(self.plural_endings) && !ends(self.no_plural_endings)
    }
}

/// The grammar of the language with this code; one without words where the language has no folder.
#[must_use]
pub fn of(code: &str) -> &'static Language {
    LANGUAGES.iter().find(|language| language.code == code).unwrap_or(&UNKNOWN)
}

/// All languages that have a folder.
#[must_use]
pub fn all() -> &'static [Language] {
    LANGUAGES
}

/// The value of `word` in a sorted table.
#[must_use]
pub fn value<T: Copy>(table: Table<T>, word: &str) -> Option<T> {
    table.binary_search_by(|(entry, _)| by_letter(entry, word)).ok().map(|at| table[at].1)
}

/// Whether a list holds `word`.
#[must_use]
pub fn has(words: Words, word: &str) -> bool {
    words.signs & sign(word) != 0 && words.list.binary_search_by(|entry| by_letter(entry, word)).is_ok()
}

/// The order of two words. Most words that a search meets differ in their first letters, and to see that takes no call.
fn by_letter(one: &str, other: &str) -> Ordering {
    one.bytes().next().cmp(&other.bytes().next()).then_with(|| one.cmp(other))
}
