//! `storydiff config`: what is in force, and from where.

use storydiff::Result;
use storydiff::report::settings;

use super::args::ConfigArgs;
use super::exit::Exit;
use super::inputs;
use super::output::Output;

/// Prints the settings as a settings file, each with its origin.
pub fn run(args: &ConfigArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    Output::new(&args.output, &in_force.output)?.write(&settings::render(&in_force))?;
    Ok(Exit::Ran)
}
