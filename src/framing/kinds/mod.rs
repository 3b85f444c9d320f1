//! One file a kind of framing difference.

pub mod attribution;
pub mod loaded;
