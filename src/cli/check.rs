//! `storydiff check DIR`: have the reports of stories changed since they were accepted?

use std::path::Path;

use storydiff::check::{Change, GOLDEN_NAME, changes, golden};
use storydiff::eval::{self, Given, gold};
use storydiff::read::{StoryFolder, stories};
use storydiff::report::safe;
use storydiff::{Result, Settings, compare};

use super::args::CheckArgs;
use super::exit::Exit;
use super::inputs;
use super::output::{self, Output};

/// Compares each story's report and scores with the accepted ones, and accepts those of today if asked to.
pub fn run(args: &CheckArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    let stories = stories(&args.folder)?;
    let mut page = String::new();
    let mut fresh = Vec::new();
    let mut changed = 0;
    for story in &stories {
        let today = today(story, &in_force.settings)?;
        let accepted = story.golden()?;
        let found = accepted.as_deref().map(|accepted| changes(accepted, &today));
        changed += usize::from(found.as_ref().is_none_or(|found| found.iter().any(Change::matters)));
        page.push_str(&shown(story, found.as_deref()));
        if accepted.as_ref() != Some(&today) {
            fresh.push((story.golden_path(), today));
        }
    }
    let hint = match (changed, args.bless) {
        (0, _) => "",
        (_, true) => " and accepted",
        (_, false) => "; --bless accepts",
    };
    page.push_str(&format!("{changed} of {} changed{hint}\n", stories.len()));
    output.write(&page)?;
    if args.bless {
        // Behind the page: what is accepted was shown.
        fresh.iter().try_for_each(|(path, today)| output::write_file(path, today))?;
    }
    Ok(if changed > 0 && !args.bless { Exit::Found } else { Exit::Ran })
}

/// The report of a story and its scores, as they are now.
fn today(story: &StoryFolder, settings: &Settings) -> Result<String> {
    let report = compare(&story.versions()?, settings);
    let figures = match story.gold()? {
        None => None,
        Some(text) => {
            let stories = gold::parse(&name(&story.gold_path()), &text)?;
            let measure = |gold: &_| eval::measure(gold, &eval::analyse_gold(gold, settings, Given::Nothing));
            Some(eval::total(&stories.iter().map(measure).collect::<Vec<_>>()))
        }
    };
    Ok(golden(&report, figures.as_ref()))
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn shown(story: &StoryFolder, found: Option<&[Change]>) -> String {
    let Some(found) = found else {
        return format!("{}\n  has no {GOLDEN_NAME} yet\n", safe::line(&story.name));
    };
    if found.is_empty() {
        return String::new();
    }
    let lines: String = found.iter().map(|change| format!("  {}\n", safe::line(&change.to_string()))).collect();
    format!("{}\n{lines}", safe::line(&story.name))
}
