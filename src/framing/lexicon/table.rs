//! The cue words of all languages, as the build script lays them out.
//!
//! The tables hold places in one text and no pointers: a pointer is set anew whenever the program starts, and with
//! twenty thousand words that took more time than reading an article.

use std::ops::Range;

use super::{PartOfSpeech, slots};

/// A family of cue words of one kind.
#[derive(Debug)]
pub struct Family {
    /// Language (ISO 639-1).
    pub language: &'static str,
    /// The kind whose file it stands in, as in the registry.
    pub kind: &'static str,
    /// Its name, unique in the file.
    pub id: &'static str,
    /// What the words of the family have in common.
    pub about: &'static str,
    /// Sentences in which it must be found.
    pub fires: &'static [&'static str],
    /// Sentences in which it must not be found.
    pub silent: &'static [&'static str],
}

/// One cue word or phrase.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its family, an index into [`families`].
    pub family: u16,
    /// The form that the lexicon lists.
    pub lemma: &'a str,
    /// What it is.
    pub part: PartOfSpeech,
    /// 1 mild … 3 strong; 0 where strength says nothing (neutral reporting verbs).
    pub strength: u8,
    /// Its number; none where a user brings it.
    pub(super) number: Option<u16>,
}

impl Entry<'_> {
    /// Its family.
    #[must_use]
    pub fn family(&self) -> &'static Family {
        &FAMILIES[usize::from(self.family)]
    }

    /// The neutral counterpart, where there is one.
    #[must_use]
    pub fn neutral(&self) -> Option<&'static str> {
        let neutral = ROWS[usize::from(self.number?)].neutral.get();
        Some(neutral).filter(|neutral| !neutral.is_empty())
    }
}

/// A surface form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    words: Text,
    /// Number of its entry.
    pub entry: u16,
}

impl Form {
    /// Its folded words with blanks between; [`super::GAP`] among them stands for any words of the clause.
    pub fn words(self) -> &'static str {
        self.words.get()
    }

    /// The byte at a place of them, if they are so long.
    pub fn byte(self, at: usize) -> Option<u8> {
        (at < usize::from(self.words.1)).then(|| TEXT.as_bytes()[self.words.0 as usize + at])
    }
}

/// A place in [`TEXT`]: start and length in bytes.
#[derive(Clone, Copy, Debug)]
struct Text(u32, u16);

impl Text {
    fn get(self) -> &'static str {
        &TEXT[self.0 as usize..][..usize::from(self.1)]
    }
}

/// The cue words of one kind in one language.
#[derive(Debug)]
pub struct File {
    /// Language (ISO 639-1).
    pub language: &'static str,
    /// The kind, as in the registry.
    pub kind: &'static str,
    /// The numbers of its entries.
    pub entries: Range<u16>,
}

/// An entry as it is laid out.
struct Row {
    family: u16,
    lemma: Text,
    part: PartOfSpeech,
    strength: u8,
    /// Empty where there is none.
    neutral: Text,
    not_after: Text,
    not_before: Text,
}

include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// All families of all embedded lexicons.
#[must_use]
pub fn families() -> &'static [Family] {
    FAMILIES
}

/// All entries of all embedded lexicons, by number.
pub fn entries() -> impl Iterator<Item = Entry<'static>> {
    (0..).map_while(|number| Some(ROWS.get(usize::from(number))?.entry(number)))
}

/// The files of `language`, by kind.
pub(super) fn files_in(language: &str) -> &'static [File] {
    let from = FILES.partition_point(|file| file.language < language);
    let count = FILES[from..].iter().take_while(|file| file.language == language).count();
    &FILES[from..from + count]
}

/// The file of `kind` in `language`; none where there is no such file.
pub(super) fn file_of(kind: &str, language: &str) -> &'static [File] {
    let at = FILES.binary_search_by(|file| (file.language, file.kind).cmp(&(language, kind)));
    at.map_or(&[], |at| &FILES[at..=at])
}

/// The entry with this number.
pub(super) fn entry(number: u16) -> Entry<'static> {
    ROWS[usize::from(number)].entry(number)
}

/// The words that may not stand right before the entry with this number, and right behind it: folded, with blanks between.
pub(super) fn barring(number: u16) -> (&'static str, &'static str) {
    let row = &ROWS[usize::from(number)];
    (row.not_after.get(), row.not_before.get())
}

/// The forms that start with `word`, by the number of their entry. A search by halves for every token and kind took a
/// third of the instructions of a whole run, and a map that is filled at start costs every run more, the more languages
/// there are.
pub(super) fn forms_from(word: &str) -> &'static [Form] {
    let starts_with =
        |form: &Form| form.words.get().strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    slots::probe(word, FIRST_WORDS.len())
        .map(|slot| FIRST_WORDS[slot])
        .take_while(|(start, end)| start < end)
        .map(|(start, end)| &FORMS[usize::from(start)..usize::from(end)])
        .find(|forms| starts_with(&forms[0]))
        .unwrap_or_default()
}

impl Row {
    fn entry(&self, number: u16) -> Entry<'static> {
        Entry {
            family: self.family,
            lemma: self.lemma.get(),
            part: self.part,
            strength: self.strength,
            number: Some(number),
        }
    }
}
