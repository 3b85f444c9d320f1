//! `storydiff [compare] [NAME=]PATH…`: compares versions of one story.

use storydiff::report::{Section, View, formats, view};
use storydiff::{Error, Result, compare};

use super::args::CompareArgs;
use super::exit::{self, Exit};
use super::inputs;
use super::output::Output;

/// Reads, compares, prints.
pub fn run(args: &CompareArgs) -> Result<Exit> {
    let output = Output::new(args.output.output.as_deref(), args.output.color)?;
    let format =
        formats::format(&args.format).ok_or_else(|| Error::Usage(format!("there is no format '{}'", args.format)))?;
    let versions = inputs::story(&args.inputs, &args.split.web)?;
    let report = compare(&versions, &inputs::settings(&args.split));
    // Asked of the whole report: what is shown does not change what is there.
    let failed = args.fail_on.iter().any(|fail_on| fail_on.matches(&report));
    if !format.warns {
        report.warnings.iter().for_each(|warning| exit::warn(&warning.message));
    }
    let view = view(args, &output);
    let report = view::filtered(report, &view);
    output.write(&(format.render)(&report, &view))?;
    let found = failed || (args.exit_code && view::has_differences(&report, &view));
    Ok(if found { Exit::Found } else { Exit::Ran })
}

fn view(args: &CompareArgs, output: &Output) -> View {
    let named = |(id, section): &(&str, Section)| args.only.iter().any(|only| only == id).then_some(*section);
    View {
        width: args.width.unwrap_or_else(|| output.width()),
        color: output.color(),
        all: args.all,
        only: Section::ALL.iter().filter_map(named).collect(),
        kinds: args.kind.iter().map(|kind| kind.0.clone()).collect(),
        min_severity: args.min_severity,
    }
}
