//! One file a kind of framing difference; the list that is walked is the registry.

pub mod agency;
pub mod date;
pub mod detail;
pub mod labelling;
pub mod number;
pub mod prominence;
pub mod quotation;
