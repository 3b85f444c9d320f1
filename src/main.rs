//! The command line of storydiff.

fn main() {}
