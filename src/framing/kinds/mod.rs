//! One file a kind of framing difference; the list that is walked is the registry.

pub mod agency;
pub mod attribution;
pub mod causation;
pub mod date;
pub mod detail;
pub mod hedging;
pub mod labelling;
pub mod loaded;
pub mod negation;
pub mod number;
pub mod prominence;
pub mod quotation;
pub mod wire;
