//! `storydiff schema`: the JSON Schema of the report.

use storydiff::Result;
use storydiff::report::json;
use storydiff::settings::OutputDefaults;

use super::args::SchemaArgs;
use super::exit::Exit;
use super::output::Output;

/// Prints the schema.
pub fn run(args: &SchemaArgs) -> Result<Exit> {
    Output::new(&args.output, &OutputDefaults::default())?.write(&json::schema())?;
    Ok(Exit::Ran)
}
