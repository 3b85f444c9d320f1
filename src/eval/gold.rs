//! Gold files: one story a line, read by people sentence by sentence.

use serde::Deserialize;

use crate::error::{Error, Result};

/// A sentence of a gold story: `[document, sentence]`.
pub type At = (usize, usize);

/// One story with human judgements.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldStory {
    /// Name of the story.
    pub id: String,
    /// The versions.
    pub docs: Vec<GoldDocument>,
    /// Pairs of sentences that tell the same fact.
    pub gold: Vec<(At, At)>,
    /// Debatable pairs that count neither way.
    #[serde(default)]
    pub ignore: Vec<(At, At)>,
    /// Framing differences.
    #[serde(default)]
    pub framing: Vec<GoldDifference>,
    /// Omissions.
    #[serde(default)]
    pub omitted: Vec<GoldOmission>,
    /// Page noise.
    #[serde(default)]
    pub noise: Vec<At>,
    /// Who speaks in each version; `None` where nobody looked.
    #[serde(default)]
    pub speakers: Option<Vec<GoldSpeaker>>,
}

/// One version of a gold story.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDocument {
    /// Outlet.
    pub name: String,
    /// Its sentences.
    pub sentences: Vec<String>,
}

/// A framing difference that a person named.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDifference {
    /// Id of the kind.
    pub kind: String,
    /// First sentence.
    pub a: At,
    /// Second sentence.
    pub b: At,
    /// The telling words of the first sentence; empty when it has none.
    #[serde(default)]
    pub a_text: String,
    /// The telling words of the second sentence.
    #[serde(default)]
    pub b_text: String,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// 3: a reader comes away with another picture; 2: worth a look; 1: slight. `None` where nobody judged it.
    #[serde(default)]
    pub severity: Option<u8>,
}

/// A sentence that other versions do not tell.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldOmission {
    /// The sentence.
    pub sentence: At,
    /// Documents that do not tell it.
    pub missing_from: Vec<usize>,
    /// 3: a reader would be misled without it; 2; 1: background or colour.
    pub importance: u8,
}

/// A source of one version.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldSpeaker {
    /// The version.
    pub doc: usize,
    /// The fullest name that the version has for it.
    pub name: String,
    /// What else the version calls it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The sentences that give what it says.
    pub sentences: Vec<usize>,
    /// Those of them that quote it.
    #[serde(default)]
    pub quoted: Vec<usize>,
    /// Whether another version lets it speak too.
    pub elsewhere: bool,
}

impl GoldSpeaker {
    /// What the version calls it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.name].into_iter().chain(&self.also).map(String::as_str)
    }
}

/// Reads gold stories, one JSON object a line; blank lines are skipped.
///
/// # Errors
/// [`Error::Malformed`] with the line, when a line is no gold story or points at a sentence that is not there.
pub fn parse(source_name: &str, text: &str) -> Result<Vec<GoldStory>> {
    let malformed = |line: usize, reason: String| Error::Malformed { source_name: source_name.into(), line, reason };
    let mut stories = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let story: GoldStory =
            serde_json::from_str(line).map_err(|error| malformed(at + 1, format!("not a gold story: {error}")))?;
        let known = |(d, s): At| story.docs.get(d).is_some_and(|document| s < document.sentences.len());
        let pairs = story.gold.iter().chain(&story.ignore).copied();
        let places = pairs.chain(story.framing.iter().map(|difference| (difference.a, difference.b)));
        let speakers = story.speakers.as_deref().unwrap_or_default();
        if let Some(speaker) = speakers.iter().find(|speaker| speaker.doc >= story.docs.len()) {
            let reason = format!("story {} has no document {} for {:?}", story.id, speaker.doc, speaker.name);
            return Err(malformed(at + 1, reason));
        }
        let spoken =
            speakers.iter().flat_map(|one| one.sentences.iter().chain(&one.quoted).map(|&said| (one.doc, said)));
        let all = places
            .flat_map(|(a, b)| [a, b])
            .chain(story.omitted.iter().map(|omission| omission.sentence))
            .chain(story.noise.iter().copied())
            .chain(spoken);
        for place in all {
            if !known(place) {
                let reason = format!("story {} has no sentence {place:?}", story.id);
                return Err(malformed(at + 1, reason));
            }
        }
        if let Some(judged) = story.framing.iter().find_map(|d| d.severity.filter(|s| !(1..=3).contains(s))) {
            let reason = format!("story {}: the severity of a difference is 1, 2 or 3, not {judged}", story.id);
            return Err(malformed(at + 1, reason));
        }
        stories.push(story);
    }
    Ok(stories)
}
