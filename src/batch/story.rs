//! What a line of the input says: the versions of one story.

use serde::{Deserialize, Serialize};

use crate::compare;
use crate::read::Version;
use crate::segment::Document;
use crate::settings::Settings;

/// Fewest versions that can be compared.
const FEWEST_VERSIONS: usize = 2;

/// A story: versions as texts, or with their sentences given as in gold files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// Name of the story, handed through to its report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The versions.
    #[serde(alias = "docs")]
    pub versions: Vec<VersionLine>,
}

/// One version: `text`, or `sentences` that neither need cleaning nor splitting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Who published it.
    #[serde(alias = "name")]
    pub outlet: String,
    /// Where it came from; the outlet's name when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Title from metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date of publication (`YYYY-MM-DD`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The sentences, in place of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<String>>,
}

impl StoryLine {
    /// The documents of the story, cleaned and split as the settings say where sentences are not given.
    ///
    /// # Errors
    /// One line that says what is wrong.
    pub fn documents(self, settings: &Settings) -> Result<Vec<Document>, String> {
        if self.versions.len() < FEWEST_VERSIONS {
            return Err(format!("{} version alone cannot be compared; give two or more", self.versions.len()));
        }
        self.versions.into_iter().enumerate().map(|(at, version)| version.document(at, settings)).collect()
    }
}

impl VersionLine {
    /// Title and text, or the sentences, one a line.
    #[must_use]
    pub fn whole_text(&self) -> String {
        let title = self.title.as_deref().into_iter();
        let sentences = self.sentences.iter().flatten().map(String::as_str);
        title.chain(self.text.as_deref()).chain(sentences).collect::<Vec<_>>().join("\n")
    }

    fn document(self, at: usize, settings: &Settings) -> Result<Document, String> {
        let (number, outlet) = (at + 1, self.outlet);
        let mut document = match (self.text, self.sentences) {
            (Some(text), None) if !text.trim().is_empty() => compare::document(Version::new(outlet, text), settings),
            (None, Some(sentences)) if sentences.iter().any(|sentence| !sentence.trim().is_empty()) => {
                Document::from_sentences(&outlet, &sentences)
            }
            (Some(_), Some(_)) => {
                return Err(format!("version {number} ({outlet}): give text or sentences, not both"));
            }
            (None, None) => return Err(format!("version {number} ({outlet}): text is missing")),
            _ => return Err(format!("version {number} ({outlet}): holds no text")),
        };
        document.version.title = self.title;
        document.version.published = self.published;
        if let Some(source) = self.source {
            document.version.source = source;
        }
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(line: &str) -> Result<Vec<Document>, String> {
        serde_json::from_str::<StoryLine>(line).map_err(|e| e.to_string())?.documents(&Settings::default())
    }

    #[test]
    fn a_version_is_a_text_or_its_sentences() {
        let texts = documents(
            r#"{"versions":[{"outlet":"A","text":"It sank. Nobody died.","published":"2024-05-01"},{"outlet":"B","text":"It sank."}]}"#,
        );
        let texts = texts.unwrap();
        assert_eq!((texts[0].sentences.len(), texts[0].version.published.as_deref()), (2, Some("2024-05-01")));
        let given = documents(
            r#"{"id":"x","docs":[{"name":"A","sentences":["It sank. Nobody died."]},{"name":"B","sentences":["It sank."]}],"gold":[]}"#,
        );
        assert_eq!(given.unwrap()[0].sentences.len(), 1);
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        let wrong = |versions: &str| documents(&format!(r#"{{"versions":[{versions}]}}"#)).unwrap_err();
        assert_eq!(wrong(r#"{"outlet":"A","text":"x"}"#), "1 version alone cannot be compared; give two or more");
        assert_eq!(wrong(r#"{"outlet":"A","text":" "},{"outlet":"B","text":"x"}"#), "version 1 (A): holds no text");
        assert_eq!(wrong(r#"{"outlet":"A","text":"x"},{"outlet":"B"}"#), "version 2 (B): text is missing");
        assert!(wrong(r#"{"text":"x"}"#).starts_with("missing field `outlet`"));
    }
}
