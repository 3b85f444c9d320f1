//! Kinds of differences as users name them.

use std::str::FromStr;

use storydiff::framing::KINDS;
use storydiff::report::{Level, Report, Severity};
use storydiff::suggest;

/// What `--fail-on` calls something left out.
const OMISSION: &str = "omission";

/// A kind of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind(pub String);

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        known(text, KINDS.iter().map(|kind| kind.id())).map(Self)
    }
}

/// What makes a run exit with 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailOn {
    kind: String,
    least: Severity,
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, least) = match text.split_once(':') {
            Some((kind, severity)) => (kind, super::args::severity(severity)?),
            None => (text, Severity::Low),
        };
        let names = KINDS.iter().map(|kind| kind.id()).chain([OMISSION]);
        known(kind, names).map(|kind| Self { kind, least })
    }
}

impl FailOn {
    /// Whether the report has what is asked for.
    pub fn matches(&self, report: &Report) -> bool {
        if self.kind == OMISSION {
            return report
                .omissions
                .iter()
                .any(|omission| omission.level == Level::Sentence && importance(omission.importance) >= self.least);
        }
        report.framing.iter().any(|finding| finding.kind == self.kind && finding.severity >= self.least)
    }
}

/// Importance in the words of severity, by the dots that reports show.
fn importance(value: f64) -> Severity {
    use storydiff::report::view::{HIGH_IMPORTANCE, SHOWN_IMPORTANCE};
    if value >= HIGH_IMPORTANCE {
        Severity::High
    } else if value >= SHOWN_IMPORTANCE {
        Severity::Medium
    } else {
        Severity::Low
    }
}

fn known<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let names: Vec<&str> = names.collect();
    if names.contains(&text) { Ok(text.into()) } else { Err(suggest::unknown("kind", text, &names)) }
}
