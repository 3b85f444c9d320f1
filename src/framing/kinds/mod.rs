//! One file a kind of framing difference.
