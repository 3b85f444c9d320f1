//! `storydiff completions SHELL`: a completion script.

use clap::ColorChoice;
use storydiff::Result;

use super::args::CompletionsArgs;
use super::exit::Exit;
use super::output::Output;

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "storydiff", &mut script);
    Output::stdout(ColorChoice::Never).write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Ran)
}
