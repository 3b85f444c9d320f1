//! Exit codes, and the one line that goes with a failure.

use std::io::Write;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: it ran.
    Ran,
    /// 1: it ran, and found what `--exit-code` or `--fail-on` asked for; the report was printed.
    Found,
    /// 2: bad input, bad usage, or a failure.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Ran => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
        })
    }
}

/// Says on standard error what went wrong.
pub fn failed(message: &str) -> Exit {
    say(message);
    Exit::Failed
}

/// Says on standard error what to beware of.
pub fn warn(message: &str) {
    say(&format!("warning: {message}"));
}

fn say(message: &str) {
    let line = format!("storydiff: {}\n", storydiff::report::safe::line(message));
    // Where standard error is closed, the exit code has to do.
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// A usage error of the argument parser as one line: what is wrong, and its hints.
pub fn one_line(rendered: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for paragraph in rendered.split("\n\n") {
        let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.starts_with("Usage:") || text.starts_with("For more information") {
            continue;
        }
        parts.push(text.trim_start_matches("error: ").trim_start_matches("tip: ").to_string());
    }
    format!("{} (see storydiff --help)", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn usage_errors_are_one_line_with_their_hint() {
        let rendered = "error: unexpected argument '--al' found\n\n  tip: a similar argument exists: '--all'\n\nUsage: x\n\nFor more information, try '--help'.\n";
        assert_eq!(
            one_line(rendered),
            "unexpected argument '--al' found; a similar argument exists: '--all' (see storydiff --help)"
        );
    }
}
