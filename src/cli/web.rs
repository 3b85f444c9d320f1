//! How web pages are fetched, the same for every command that reads texts.

use std::time::Duration;

use clap::Args;
use storydiff::read::fetch::Options;

/// Limits of fetching.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Web pages")]
pub struct WebArgs {
    /// Longest time that one page may take
    #[arg(long, value_name = "SECONDS", default_value_t = Options::default().timeout.as_secs_f64(), value_parser = seconds)]
    timeout: f64,
    /// Most bytes of one page; above 256 MiB also of one packed file
    #[arg(long, value_name = "N", default_value_t = Options::default().max_bytes)]
    max_bytes: u64,
    /// Fetch from this machine and its network too, which a page could otherwise be used to spy on
    #[arg(long)]
    allow_private: bool,
}

impl WebArgs {
    /// For the library.
    pub fn options(&self) -> Options {
        Options {
            timeout: Duration::from_secs_f64(self.timeout),
            max_bytes: self.max_bytes,
            allow_private: self.allow_private,
        }
    }
}

/// Longest time limit: a day.
const LONGEST: f64 = 86_400.0;

fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| *number > 0.0 && *number <= LONGEST);
    number.ok_or_else(|| format!("give seconds above 0 and up to {LONGEST}"))
}
