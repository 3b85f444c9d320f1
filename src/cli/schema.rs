//! `storydiff schema`: the JSON Schema of the report.

use storydiff::Result;
use storydiff::report::json;

use super::args::SchemaArgs;
use super::exit::Exit;
use super::output::Output;

/// Prints the schema.
pub fn run(args: &SchemaArgs) -> Result<Exit> {
    Output::new(args.output.output.as_deref(), args.output.color)?.write(&json::schema())?;
    Ok(Exit::Ran)
}
