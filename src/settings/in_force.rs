//! Settings with where each of them comes from.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::framing::Severity;

/// When something is done that depends on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// Anywhere.
    Always,
    /// Nowhere.
    Never,
}

/// How reports are written when the command line says nothing; `None` leaves it to the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputDefaults {
    /// Id of the format.
    pub format: Option<String>,
    /// When text is coloured.
    pub color: Option<When>,
    /// Columns of the page.
    pub width: Option<usize>,
    /// Least severity of the framing differences that are shown.
    pub min_severity: Option<Severity>,
    /// Whether a page that is longer than the terminal goes through a pager.
    pub pager: Option<bool>,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A line of a settings file.
    File(String, usize),
    /// An option of the command line.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name, line) => write!(formatter, "{name}:{line}"),
            Self::CommandLine => formatter.write_str("command line"),
        }
    }
}

/// What is in force, and from where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InForce {
    /// Settings of the comparison.
    pub settings: Settings,
    /// How reports are written.
    pub output: OutputDefaults,
    /// Where a setting comes from, by its dotted key; settings that are not named have their defaults.
    pub origins: BTreeMap<String, Origin>,
}
