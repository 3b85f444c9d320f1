//! A pager for pages that are longer than the terminal, as git has it.

use std::io::Write;
use std::process::{Command, Stdio};

/// What `less` does unless the user's `LESS` says otherwise: end on a short page, keep colours, leave the page on the screen.
const LESS: &str = "FRX";

/// Shows the text through `PAGER`, or `less` where that is not set, and says whether it did: not where there is no such
/// program, nor where the user wants none (`PAGER` empty or `cat`).
pub fn show(text: &str) -> bool {
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // A reader who leaves before the end is no error.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
