//! What a line of the output says: a report with the story's name, or what is wrong with the line.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

use super::lines::{LONGEST_LINE, Line};
use super::story::StoryLine;
use crate::compare;
use crate::report::{Report, json};
use crate::settings::Settings;

/// A story that was compared: its report, with its name before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Name of the story, where the input gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// As in `storydiff schema`.
    #[serde(flatten)]
    pub report: Report,
}

/// A line that is no story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// Its number in the input, from 1.
    pub line: u64,
    /// Path of the input; standard input has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Name of the story, where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What is wrong.
    pub error: String,
}

/// A line of the output.
pub(super) struct Record {
    /// The line with its end.
    pub text: String,
    /// Whether it is a report.
    pub told: bool,
}

/// Compares the story of a line.
pub(super) fn record(line: &Line, settings: &Settings) -> Record {
    let mut id = None;
    match told(line, settings, &mut id) {
        Ok(report) => Record { text: json::to_line(&Told { id, report }), told: true },
        Err(error) => {
            let failed = Failed { line: line.number, source: line.source.clone(), id, error };
            Record { text: json::to_line(&failed), told: false }
        }
    }
}

fn told(line: &Line, settings: &Settings, id: &mut Option<String>) -> Result<Report, String> {
    let Some(bytes) = &line.bytes else {
        return Err(format!("the line is longer than {} MB", LONGEST_LINE >> 20));
    };
    let mut story: StoryLine =
        serde_json::from_slice(bytes).map_err(|error| format!("not a story: {}", without_line(&error)))?;
    *id = story.id.take();
    // A defect of the program on one story must not cost a night's work on all the others.
    let compared = catch_unwind(AssertUnwindSafe(|| {
        story.documents(settings).map(|documents| compare::compare_documents(documents, settings))
    }));
    compared.unwrap_or_else(|_| Err("storydiff failed on this story, which is a defect; please report it".into()))
}

/// What the parser says, with the place in the line alone: its line is always the first.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace("line 1 column", "byte")
}
