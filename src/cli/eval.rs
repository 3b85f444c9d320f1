//! `storydiff eval GOLD.jsonl…`: measures the stages against stories that people read.

use std::path::Path;

use storydiff::eval::attribution::Measured;
use storydiff::eval::{self, Given, attribution, errors, gold, loaded, pairs, table};
use storydiff::{Error, Result, Settings};

use super::args::{EvalArgs, EvalFormat, EvalTask};
use super::exit::Exit;
use super::inputs;
use super::output::Output;

/// Measures every story of every file.
pub fn run(args: &EvalArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    if args.task != EvalTask::Stories {
        return cues(args, &in_force.settings, &output);
    }
    let given = if args.gold_alignment { Given::Alignment } else { Given::Nothing };
    let mut figures = Vec::new();
    let mut listing = String::new();
    for path in &args.gold {
        let text = read(path)?;
        for story in gold::parse(&path.display().to_string(), &text)? {
            let analysis = eval::analyse_gold(&story, &in_force.settings, given);
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

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::NotFound(path.into()),
        _ => Error::Unreadable { path: path.into(), reason: error.to_string() },
    })
}

/// Measures the cues of single sentences and articles.
fn cues(args: &EvalArgs, settings: &Settings, output: &Output) -> Result<Exit> {
    let json = args.format == EvalFormat::Json;
    for path in &args.gold {
        let (name, text) = (path.display().to_string(), read(path)?);
        output.write(&match args.task {
            EvalTask::Attribution => {
                let Measured { figures, errors } = attribution::measure(&name, &text)?;
                let listing = if args.errors { errors } else { String::new() };
                if json { table::attribution_json(&figures) } else { listing + &table::attribution(&figures) }
            }
            EvalTask::Pairs => {
                let figures = pairs::measure(&pairs::parse(&name, &text)?, settings.model.as_ref());
                if json { table::pairs_json(&figures) } else { pairs::render(&figures) }
            }
            EvalTask::Stories | EvalTask::Loaded => {
                let figures = loaded::measure(&name, &text)?;
                if json { table::loaded_json(&figures) } else { table::loaded(&figures) }
            }
        })?;
    }
    Ok(Exit::Ran)
}
