//! One file a kind of framing difference.

pub mod attribution;
pub mod causation;
pub mod hedging;
pub mod loaded;
pub mod negation;
