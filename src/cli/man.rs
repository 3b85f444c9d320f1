//! `storydiff man`: the manual page, with a section for each command.

use std::io;

use clap::ColorChoice;
use clap_mangen::Man;
use storydiff::{Error, Result};

use super::exit::Exit;
use super::output::Output;

/// Prints the page in roff.
pub fn run() -> Result<Exit> {
    let page = page().map_err(|error| Error::Usage(format!("the manual page cannot be made: {error}")))?;
    Output::stdout(ColorChoice::Never).write(&page)?;
    Ok(Exit::Ran)
}

fn page() -> io::Result<String> {
    // `help` would have a section that says no more than that it exists.
    let mut command = super::command().disable_help_subcommand(true);
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = format!("{PREAMBLE}{}", text(page));
    for command in command.get_subcommands() {
        page += &section(command)?;
    }
    let mut end = Vec::new();
    man.render_extra_section(&mut end)?;
    man.render_version_section(&mut end)?;
    Ok(page + &text(end))
}

/// How roff writes an apostrophe; every piece brings it, and the page needs it once.
const PREAMBLE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// A command as a section, what would be sections of a page of its own as parts of it.
fn section(command: &clap::Command) -> io::Result<String> {
    let mut parts = Vec::new();
    let man = Man::new(command.clone());
    man.render_description_section(&mut parts)?;
    man.render_synopsis_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    let parts = text(parts);
    let body = parts.strip_prefix(".SH DESCRIPTION\n").unwrap_or(&parts).replace("\n.SH ", "\n.SS ");
    Ok(format!(".SH \"STORYDIFF {}\"\n{body}", command.get_name().to_uppercase()))
}

fn text(roff: Vec<u8>) -> String {
    String::from_utf8_lossy(&roff).replace(PREAMBLE, "")
}
