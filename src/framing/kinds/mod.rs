//! One file a kind of framing difference; the list that is walked is the registry.

pub mod detail;
pub mod quotation;
