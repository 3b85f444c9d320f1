//! Commands for those who work on storydiff.

mod extract;
mod fit;
mod fit_importance;
mod fit_labels;
mod fit_severity;
mod fit_told;
mod generate;
mod gold_files;
mod group;
mod hostile;
mod logistic;
mod lone;
mod measured;
mod mutate;
mod noise;
#[path = "../../tests/mutations/plant/mod.rs"]
mod plant;
mod segment;

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
    /// Measures what is read out of web pages on pages with marked articles.
    Extract(extract::Arguments),
    /// Fits the alignment model from gold files and reports cross-validated figures.
    Fit(fit::Arguments),
    /// Fits the importance of omissions from gold files.
    FitImportance(fit_importance::Arguments),
    /// Fits whether two labels name one thing, from gold files.
    FitLabels(fit_labels::Arguments),
    /// Writes what was measured of each kind of framing difference into its page.
    Measured(measured::Arguments),
    /// Fits how much framing findings matter from gold files.
    FitSeverity(fit_severity::Arguments),
    /// Fits which sentences another version tells, and from when on one is called missing, from gold files.
    FitTold(fit_told::Arguments),
    /// Writes stories of any size, for measuring time and memory.
    Generate(generate::Arguments),
    /// Measures how articles are joined into stories.
    Group(group::Arguments),
    /// Runs the program on hostile texts and prints time and memory.
    Hostile(hostile::Arguments),
    /// Measures what is found of differences planted into copies of versions.
    Mutate(mutate::Arguments),
    /// Measures the removal of page noise on folders of sample stories, or lists what is removed from plain texts.
    Noise(noise::Arguments),
    /// Measures sentence splitters on paragraphs with gold sentences.
    Segment(segment::Arguments),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Fit(arguments) => fit::run(&arguments),
        Command::FitImportance(arguments) => fit_importance::run(&arguments),
        Command::FitLabels(arguments) => fit_labels::run(&arguments),
        Command::Measured(arguments) => measured::run(&arguments),
        Command::FitSeverity(arguments) => fit_severity::run(&arguments),
        Command::FitTold(arguments) => fit_told::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Group(arguments) => group::run(&arguments),
        Command::Hostile(arguments) => hostile::run(&arguments),
        Command::Mutate(arguments) => mutate::run(&arguments),
        Command::Noise(arguments) => noise::run(&arguments),
        Command::Segment(arguments) => segment::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::from(2)
        }
    }
}
