//! `storydiff eval GOLD.jsonl…`: measures the stages against stories that people read.

use storydiff::eval::{self, Given, errors, gold, table};
use storydiff::{Error, Result, Settings};

use super::args::{EvalArgs, EvalFormat};
use super::exit::Exit;
use super::output::Output;

/// Measures every story of every file.
pub fn run(args: &EvalArgs) -> Result<Exit> {
    let output = Output::new(args.output.output.as_deref(), args.output.color)?;
    let given = if args.gold_alignment { Given::Alignment } else { Given::Nothing };
    let mut figures = Vec::new();
    let mut listing = String::new();
    for path in &args.gold {
        let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound(path.clone()),
            _ => Error::Unreadable { path: path.clone(), reason: error.to_string() },
        })?;
        for story in gold::parse(&path.display().to_string(), &text)? {
            let analysis = eval::analyse_gold(&story, &Settings::default(), given);
            figures.push(eval::measure(&story, &analysis));
            if args.errors {
                listing += &errors::list(&story, &analysis);
            }
        }
    }
    let total = eval::total(&figures);
    output.write(&match args.format {
        EvalFormat::Table => listing + &table::render(&figures, &total),
        EvalFormat::Json => table::json(&figures, &total),
    })?;
    Ok(Exit::Ran)
}
