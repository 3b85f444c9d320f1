//! Commands for those who work on storydiff.

mod eval;
mod fit;
mod logistic;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Commands for those who work on storydiff")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fits the alignment model from gold files and reports cross-validated figures.
    Fit(fit::Arguments),
    /// Stand-in for `storydiff eval`.
    Eval {
        files: Vec<String>,
        #[arg(long)]
        given_alignment: bool,
        #[arg(long)]
        errors: bool,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Fit(arguments) => fit::run(&arguments),
        Command::Eval { files, given_alignment, errors } => eval::run(&files, given_alignment, errors),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::from(2)
        }
    }
}
