//! Stage 10, **report**: one [`Report`], computed once; every output format only reads it.

mod annotation;
mod build;
pub mod csv;
pub mod cues;
mod diffs;
pub mod explain;
pub mod formats;
pub mod github;
pub mod html;
mod id;
pub mod json;
pub mod markdown;
mod model;
pub mod pairs;
mod position;
mod repeats;
pub mod safe;
pub mod sarif;
pub mod settings;
mod story;
pub mod summary;
pub mod table;
pub mod tsv;
pub mod view;
mod warnings;

pub use build::{build, severity_id};
pub use formats::FORMATS;
pub use model::*;
pub use view::{Section, View};
