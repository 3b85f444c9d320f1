//! How far a long run has come, on standard error when that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar with rate and time left, or a counter where the length of the input is not known.
pub struct Bar {
    bar: ProgressBar,
    what: &'static str,
}

impl Bar {
    /// A bar over `bytes` of input, that counts `what`. It draws nothing where standard error is no terminal.
    pub fn new(bytes: Option<u64>, what: &'static str) -> Self {
        let (bar, template) = match bytes {
            Some(bytes) => (ProgressBar::new(bytes), "{bar:30} {percent}% · {msg} · {elapsed} · {eta} left"),
            None => (ProgressBar::new_spinner(), "{spinner} {msg} · {elapsed}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, what }
    }

    /// So many bytes of the input are done, and so many of what is counted.
    pub fn set(&self, bytes: u64, count: u64) {
        let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{count} {} · {:.0} a second", self.what, count as f64 / seconds));
        self.bar.set_position(bytes);
    }

    /// Leaves the terminal as it was.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
