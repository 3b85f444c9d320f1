//! From what the user types to a call of the library, and from its result to output and exit code.
//!
//! One file a command, each with a `run` that takes its arguments. Everything that is printed goes through
//! [`output`], everything that ends the run through [`exit`].

mod args;
mod batch;
mod check;
mod compare;
mod completions;
mod config;
mod cues;
mod eval;
mod exit;
mod explain;
mod fetch;
mod group;
mod inputs;
mod kinds;
mod man;
mod output;
mod pager;
mod progress;
mod schema;
mod text;
mod web;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use exit::Exit;

/// Runs the program: parses, runs the command, and turns what happened into an exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match Cli::try_parse_from(arguments) {
        Ok(cli) => run(cli),
        Err(error) => usage(&error),
    };
    outcome.unwrap_or_else(|error| exit::failed(&message(&error))).into()
}

fn run(cli: Cli) -> storydiff::Result<Exit> {
    match cli.command {
        None => compare::run(&cli.compare),
        Some(Command::Compare(args)) => compare::run(&args),
        Some(Command::Text(args)) => text::run(&args),
        Some(Command::Cues(args)) => cues::run(&args),
        Some(Command::Fetch(args)) => fetch::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Eval(args)) => eval::run(&args),
        Some(Command::Batch(args)) => batch::run(&args),
        Some(Command::Group(args)) => group::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man) => man::run(),
    }
}

/// What went wrong, with the file that a mistyped path may mean.
fn message(error: &storydiff::Error) -> String {
    match error {
        storydiff::Error::NotFound(path) => match storydiff::read::nearest_file(path) {
            Some(near) => format!("{}: no such file; did you mean '{}'?", path.display(), near.display()),
            None => error.to_string(),
        },
        _ => error.to_string(),
    }
}

/// Help and version are answers; everything else is one line about what is wrong.
fn usage(error: &clap::Error) -> storydiff::Result<Exit> {
    if !error.use_stderr() {
        let styled = error.render();
        let output = output::Output::stdout(clap::ColorChoice::Auto);
        let text = if output.color() { styled.ansi().to_string() } else { styled.to_string() };
        output.write(&text)?;
        return Ok(Exit::Ran);
    }
    Err(storydiff::Error::Usage(exit::one_line(&error.render().to_string())))
}

/// The whole command, for help, completions and the manual.
fn command() -> clap::Command {
    Cli::command()
}
