//! Every output format, over the report files of the tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use storydiff::report::view::Selection;
use storydiff::report::{FORMATS, Report, Section, View, formats};

fn report(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/report").join(name).with_extension("json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("fixture is there")).expect("fixture is a report")
}

fn render(format: &str, name: &str, view: &View) -> String {
    formats::format(format).expect("format is registered").render(&report(name), view)
}

#[test]
fn every_format_is_described_once_and_safe_to_show() {
    let ids: BTreeSet<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(ids.len(), FORMATS.len());
    for format in FORMATS {
        assert!(!format.about.is_empty() && !format.about.ends_with('.'), "{}", format.id);
        for name in ["two", "three", "scripts"] {
            let text = render(format.id, name, &View { all: true, ..View::default() });
            assert!(text.ends_with('\n'), "{}", format.id);
            let raw = |c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}');
            assert!(!text.contains(raw), "{} of {name}", format.id);
        }
    }
}

#[test]
fn short_formats_look_as_agreed() {
    for format in ["csv", "markdown", "pairs"] {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("two_{format}"), render(format, "two", &View::default()));
        });
    }
}

#[test]
fn json_gives_the_report_back() {
    for name in ["two", "three", "scripts"] {
        let text = render("json", name, &View::default());
        assert_eq!(serde_json::from_str::<Report>(&text).expect("it is a report"), report(name));
    }
}

#[test]
fn unwanted_sections_are_empty_in_data() {
    let view = View { only: BTreeSet::from([Section::Omissions]), ..View::default() };
    let text = render("json", "two", &view);
    let only: Report = serde_json::from_str(&text).expect("it is a report");
    assert!(only.framing.is_empty() && only.alignments.is_empty() && only.facts.is_empty());
    assert_eq!(only.omissions, report("two").omissions);
}

#[test]
fn tab_separated_lines_have_seven_cells() {
    let text = render("pairs", "scripts", &View::default());
    assert!(text.lines().count() > 1);
    assert!(text.lines().all(|line| line.split('\t').count() == 7), "{text}");
}

/// The report of a sample, from its texts.
fn sample(folder: &Path) -> Report {
    let mut paths: Vec<String> = std::fs::read_dir(folder)
        .expect("a sample is readable")
        .map(|entry| entry.expect("a sample is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| path.display().to_string())
        .collect();
    paths.sort();
    let versions = storydiff::read::read_versions(&paths, std::io::empty(), &Default::default());
    storydiff::compare(&versions.expect("samples are readable"), &storydiff::Settings::default())
}

fn samples() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(samples).expect("samples are there");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect()
}

#[test]
fn a_short_view_of_a_sample_counts_the_omissions_that_the_full_view_lists() {
    for folder in samples() {
        let report = sample(&folder);
        let counted = |all| Selection::new(&report, &View { all, ..View::default() }).all_omissions();
        assert_eq!(counted(false), counted(true), "{}", folder.display());
    }
}

#[test]
fn the_json_of_every_sample_is_as_its_schema_says() {
    let schema = serde_json::from_str(&storydiff::report::json::schema()).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("report.json", schema).expect("the schema has an address");
    let index = compiler.compile("report.json", &mut schemas).expect("the schema is a JSON Schema");
    let mut seen = 0;
    for folder in samples() {
        let text = storydiff::report::json::render(&sample(&folder), &View::default());
        let report: serde_json::Value = serde_json::from_str(&text).expect("a report is JSON");
        let name = folder.display();
        schemas.validate(&report, index).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        // What the schema does not allow would not be seen if it allowed everything.
        for broken in ["documents", "framing", "schema_version"] {
            let mut other = report.clone();
            other[broken] = "none".into();
            assert!(schemas.validate(&other, index).is_err(), "{name}: {broken}");
        }
        seen += 1;
    }
    assert!(seen >= 6, "samples/ holds at least six stories");
}
