//! Compares how several news outlets tell one story.
//!
//! The stages, in their order: [`read`] → [`clean`] → [`segment`] → [`tokens`] → [`similarity`] →
//! [`align`] → [`facts`] → [`framing`] → [`omissions`] → [`report`]; [`eval`] measures them, [`check`] watches them,
//! [`batch`] runs them over many stories, which [`group`] finds in a stream of articles. Each is a pure
//! function from the previous stage's type to its own, and all of them carry [`span`]s back to the text as it was
//! read.

pub mod align;
pub mod analysis;
mod arrange;
pub mod batch;
pub mod check;
pub mod clean;
pub mod compare;
pub mod error;
pub mod eval;
pub mod facts;
pub mod framing;
pub mod group;
pub mod language;
pub mod letter;
pub mod omissions;
mod parallel;
pub mod read;
pub mod report;
pub mod segment;
pub mod settings;
pub mod similarity;
pub mod span;
pub mod suggest;
pub mod tokens;

pub use compare::compare;
pub use error::{Error, Result};
pub use read::Version;
pub use report::Report;
pub use settings::{Settings, Split};
pub use span::Span;
