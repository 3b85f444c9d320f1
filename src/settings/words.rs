//! The user's own cue words.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::framing::lexicon::PartOfSpeech;
use crate::framing::lexicon::inflect::one_lemma;

/// What a user changes in the lexicon of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// Words that are cues too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<NewWord>,
    /// Words of the lexicon, or phrases in which nothing counts as a cue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// Another strength (0–3) for words of the lexicon.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub strength: BTreeMap<String, u8>,
}

/// A cue word that is added; one of `verb`, `noun`, `adjective`, `adverb` and `phrase` says how it inflects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWord {
    /// Inflects at its first word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// Inflects at its last word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<String>,
    /// Does not inflect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjective: Option<String>,
    /// Does not inflect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adverb: Option<String>,
    /// Matched as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// Its family, one of those that the lexicon of the kind has.
    pub family: String,
    /// 0 says nothing of strength, 1 mild … 3 strong.
    #[serde(default)]
    pub strength: u8,
    /// Its language (ISO 639-1).
    #[serde(default = "english")]
    pub language: String,
}

fn english() -> String {
    "en".to_owned()
}

impl NewWord {
    /// The word and what it is; `None` unless exactly one part of speech is given.
    #[must_use]
    pub fn lemma(&self) -> Option<(&str, PartOfSpeech)> {
        one_lemma([&self.verb, &self.noun, &self.adjective, &self.adverb, &self.phrase])
    }
}
