//! `storydiff [compare] [NAME=]PATH…`: compares versions of one story.

use storydiff::report::{FORMATS, Section, View, formats, view};
use storydiff::settings::OutputDefaults;
use storydiff::{Error, Result, compare};

use super::args::CompareArgs;
use super::exit::{self, Exit};
use super::inputs;
use super::output::Output;

/// Reads, compares, prints.
pub fn run(args: &CompareArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    let typed = if args.summary { Some("summary") } else { args.format.as_deref() };
    let format = typed.or(in_force.output.format.as_deref()).unwrap_or(FORMATS[0].id);
    let format = formats::format(format).ok_or_else(|| Error::Usage(format!("there is no format '{format}'")))?;
    let versions = inputs::story(&args.inputs, &args.split.web)?;
    let report = compare(&versions, &in_force.settings);
    // Asked of the whole report: what is shown does not change what is there.
    let failed = args.fail_on.iter().any(|fail_on| fail_on.matches(&report));
    if !format.warns {
        report.warnings.iter().for_each(|warning| exit::warn(&warning.message));
    }
    let view = view(args, &output, &in_force.output);
    let report = view::filtered(report, &view);
    if format.pages && !args.no_pager && in_force.output.pager.unwrap_or(true) {
        output.page(&format.render(&report, &view))?;
    } else {
        output.write_by(|out| format.write(&report, &view, out))?;
    }
    let found = failed || (args.exit_code && view::has_differences(&report, &view));
    // The program ends here, and with it all its memory: to give back a report piece by piece took a hundredth of a run.
    std::mem::forget(report);
    Ok(if found { Exit::Found } else { Exit::Ran })
}

fn view(args: &CompareArgs, output: &Output, defaults: &OutputDefaults) -> View {
    let only: &[String] = if args.headlines { &["headlines".to_owned()] } else { &args.only };
    let named = |(id, section): &(&str, Section)| only.iter().any(|only| only == id).then_some(*section);
    View {
        width: args.width.or(defaults.width).unwrap_or_else(|| output.width()),
        color: output.color(),
        all: args.all,
        only: Section::ALL.iter().filter_map(named).collect(),
        kinds: args.kind.iter().map(|kind| kind.0.clone()).collect(),
        min_severity: args.min_severity.or(defaults.min_severity),
    }
}
