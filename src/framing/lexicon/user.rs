//! The user's changes to the lexicons, laid out for look-up.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Entry, Family, Match, PartOfSpeech, families, inflect};
use crate::framing::SentenceView;
use crate::settings::KindWords;

/// Words that a user adds, excepts and weighs anew; empty by default.
#[derive(Clone, Debug, Default)]
pub struct UserLexicon {
    words: Vec<Word>,
    /// By kind and first word.
    forms: BTreeMap<String, Vec<Form>>,
    /// By lemma.
    changes: BTreeMap<String, Vec<(String, Change)>>,
}

/// A word that is added.
#[derive(Clone, Debug)]
struct Word {
    lemma: String,
    part: PartOfSpeech,
    strength: u8,
    family: u16,
}

/// A surface form; without a word nothing of the kind is found in it.
#[derive(Clone, Debug)]
pub(super) struct Form {
    kind: String,
    words: Vec<String>,
    word: Option<usize>,
}

/// What happens to a word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It is no cue.
    Except,
    /// It has another strength.
    Strength(u8),
}

/// What stands at a place.
pub(super) struct UserMatch<'a> {
    hit: Option<Match<'a>>,
    /// Where.
    pub tokens: Range<usize>,
}

impl<'a> UserMatch<'a> {
    /// The cue word; nothing where the user excepts the words.
    pub fn hit(self) -> Option<Match<'a>> {
        self.hit
    }
}

/// No changes.
pub(in crate::framing) static NONE: UserLexicon =
    UserLexicon { words: Vec::new(), forms: BTreeMap::new(), changes: BTreeMap::new() };

impl UserLexicon {
    /// Lays the changes out. A word whose family the kind does not have, or without one part of speech, is left out;
    /// reading a settings file reports such words.
    #[must_use]
    pub fn new(kinds: &BTreeMap<String, KindWords>) -> Self {
        let mut lexicon = Self::default();
        for (kind, words) in kinds {
            for (lemma, strength) in &words.strength {
                lexicon.change_to(kind, lemma, Change::Strength(*strength));
            }
            for lemma in &words.except {
                lexicon.change_to(kind, lemma, Change::Except);
                lexicon.insert(kind, lemma, None);
            }
            for new in &words.add {
                let (Some((lemma, part)), Some((family, _))) = (new.lemma(), family(kind, &new.language, &new.family))
                else {
                    continue;
                };
                let lemma = lemma.to_lowercase();
                for form in inflect::forms(&lemma, part, &new.language) {
                    lexicon.insert(kind, &form, Some(lexicon.words.len()));
                }
                lexicon.words.push(Word { lemma, part, strength: new.strength, family });
            }
        }
        lexicon
    }

    fn change_to(&mut self, kind: &str, lemma: &str, change: Change) {
        self.changes.entry(lemma.to_lowercase()).or_default().push((kind.to_owned(), change));
    }

    fn insert(&mut self, kind: &str, form: &str, word: Option<usize>) {
        let words = words_of(form);
        if let Some(first) = words.first().cloned() {
            self.forms.entry(first).or_default().push(Form { kind: kind.to_owned(), words, word });
        }
    }

    /// What the user changes about a word of the lexicon.
    pub(super) fn change(&self, kind: &str, lemma: &str) -> Option<Change> {
        let changes = self.changes.get(lemma)?;
        changes.iter().rev().find(|(of, _)| of == kind).map(|(_, change)| *change)
    }

    /// The user's words and exceptions of all kinds that start at a place.
    pub(super) fn forms_at<'a>(&'a self, view: &SentenceView<'a>, at: usize) -> &'a [Form] {
        if self.forms.is_empty() { &[] } else { self.forms.get(view.norm(at)).map_or(&[], Vec::as_slice) }
    }

    /// The longest of `forms` that are of `kind` and stand at a place.
    pub(super) fn longest_of<'a>(
        &'a self,
        forms: &'a [Form],
        kind: &str,
        view: &SentenceView<'a>,
        at: usize,
    ) -> Option<UserMatch<'a>> {
        let forms = forms.iter().filter(|form| form.kind == kind);
        let stands = |form: &&Form| form.words.iter().enumerate().all(|(offset, word)| view.norm(at + offset) == word);
        let speaks = |form: &&Form| {
            form.word.is_none_or(|word| families()[self.words[word].family as usize].language == view.language())
        };
        let form = forms.filter(stands).filter(speaks).max_by_key(|form| form.words.len())?;
        let tokens = at..at + form.words.len();
        let hit = form.word.map(|word| {
            let word = &self.words[word];
            let entry = Entry {
                family: word.family,
                lemma: &word.lemma,
                part: word.part,
                strength: word.strength,
                number: None,
            };
            Match { entry, tokens: tokens.clone() }
        });
        Some(UserMatch { hit, tokens })
    }
}

fn family(kind: &str, language: &str, id: &str) -> Option<(u16, &'static Family)> {
    let is = |family: &&Family| family.kind == kind && family.language == language && family.id == id;
    let at = families().iter().position(|family| is(&family))?;
    Some((u16::try_from(at).ok()?, &families()[at]))
}

/// Cuts a form where the tokenizer cuts it: at spaces and around hyphens.
fn words_of(form: &str) -> Vec<String> {
    form.to_lowercase().replace('-', " - ").split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framing::lexicon::find;
    use crate::segment::Document;
    use crate::settings::NewWord;
    use crate::tokens::tokenize;

    fn loaded(text: &str, words: KindWords) -> Vec<(String, u8)> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let lexicon = UserLexicon::new(&BTreeMap::from([("loaded".to_owned(), words)]));
        let view = SentenceView::new(&story, 0, 0).with_lexicon(&lexicon);
        find("loaded", &view)
            .iter()
            .map(|hit| (view.text_of(hit.tokens.clone()).to_owned(), hit.entry.strength))
            .collect()
    }

    fn new(verb: &str, strength: u8) -> NewWord {
        NewWord {
            verb: Some(verb.into()),
            family: families()
                .iter()
                .find(|family| family.kind == "loaded")
                .map(|f| f.id.to_owned())
                .unwrap_or_default(),
            strength,
            language: "en".into(),
            ..NewWord::default()
        }
    }

    #[test]
    fn added_words_are_found_in_all_their_forms() {
        let words = KindWords { add: vec![new("keelhaul", 3)], ..KindWords::default() };
        assert_eq!(loaded("Critics keelhauled the mayor.", words), [("keelhauled".to_owned(), 3)]);
        assert_eq!(loaded("Critics keelhauled the mayor.", KindWords::default()), []);
    }

    #[test]
    fn excepted_words_are_no_cues_in_any_form() {
        let text = "Critics slammed the mayor.";
        assert_eq!(loaded(text, KindWords::default()).len(), 1);
        assert_eq!(loaded(text, KindWords { except: vec!["slam".into()], ..KindWords::default() }), []);
    }

    #[test]
    fn inside_an_excepted_phrase_nothing_counts() {
        let words = KindWords { except: vec!["slammed the door".into()], ..KindWords::default() };
        assert_eq!(loaded("The guard slammed the door.", words.clone()), []);
        assert_eq!(loaded("Critics slammed the mayor.", words).len(), 1);
    }

    #[test]
    fn words_are_weighed_anew() {
        let words = KindWords { strength: [("slam".to_owned(), 1)].into(), ..KindWords::default() };
        assert_eq!(loaded("Critics slammed the mayor.", words), [("slammed".to_owned(), 1)]);
    }
}
