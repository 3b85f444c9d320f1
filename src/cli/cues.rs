//! `storydiff cues PATH`: the framing cues of one text.

use storydiff::Result;
use storydiff::compare::document;
use storydiff::report::{cues, json};
use storydiff::tokens::tokenize;

use super::args::{CuesArgs, CuesFormat};
use super::exit::Exit;
use super::inputs;
use super::output::Output;

/// Reads one text and prints its cues.
pub fn run(args: &CuesArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    let settings = &in_force.settings;
    let documents = inputs::each(std::slice::from_ref(&args.input), &args.split.web)?;
    let story = tokenize(documents.into_iter().map(|version| document(version, settings)).collect());
    let report = cues::cues(&story, 0, settings);
    output.write(&match args.format {
        CuesFormat::Json => json::to_string(&report),
        CuesFormat::Table => cues::table(&report),
    })?;
    Ok(Exit::Ran)
}
