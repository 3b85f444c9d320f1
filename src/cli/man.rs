//! `storydiff man`: the manual page.

use clap::ColorChoice;
use storydiff::{Error, Result};

use super::exit::Exit;
use super::output::Output;

/// Prints the page in roff.
pub fn run() -> Result<Exit> {
    let mut page = Vec::new();
    clap_mangen::Man::new(super::command())
        .render(&mut page)
        .map_err(|error| Error::Usage(format!("the manual page cannot be made: {error}")))?;
    Output::stdout(ColorChoice::Never).write(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Ran)
}
