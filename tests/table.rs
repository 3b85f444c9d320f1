//! The page as readers see it: report files laid out at several widths, with and without colour.

use std::path::Path;

use storydiff::report::{Report, View, table};

fn report(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/report").join(name).with_extension("json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("fixture is there")).expect("fixture is a report")
}

fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

const REPORTS: [&str; 3] = ["two", "three", "scripts"];

#[test]
fn pages_look_as_agreed() {
    for name in REPORTS {
        for width in [80, 120, 200] {
            let page = table::render(&report(name), &View { width, ..View::default() });
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}_{width}"), page);
            });
        }
    }
}

#[test]
fn a_sentence_that_may_tell_a_fact_keeps_its_number() {
    let mut report = report("three");
    let fact = report.facts.iter_mut().find(|fact| !fact.perhaps.is_empty()).expect("one may be told");
    fact.perhaps[0].sentences = vec![128];
    let page = table::render(&report, &View { width: 120, ..View::default() });
    assert!(page.contains("│ ?128 │"), "{page}");
}

#[test]
fn no_line_is_wider_than_the_page() {
    for name in REPORTS {
        for width in [40, 57, 80, 96, 100, 133, 200] {
            for all in [false, true] {
                let page = table::render(&report(name), &View { width, all, ..View::default() });
                let widest = page.lines().max_by_key(|line| columns(line)).unwrap_or_default();
                assert!(columns(widest) <= width, "{name} at {width}: {widest}");
            }
        }
    }
}

#[test]
fn nothing_of_the_input_reaches_the_terminal_raw() {
    let page = table::render(&report("scripts"), &View { all: true, ..View::default() });
    let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!page.contains(raw), "{:?}", page.lines().find(|line| line.contains(raw)));
}

#[test]
fn colour_changes_nothing_but_colour_and_brackets() {
    for name in REPORTS {
        let plain = table::render(&report(name), &View { width: 120, all: true, ..View::default() });
        let colored = table::render(&report(name), &View { width: 120, all: true, color: true, ..View::default() });
        assert!(colored.contains("\u{1b}["));
        let stripped = anstream::adapter::strip_str(&colored).to_string();
        let words = |page: &str| -> Vec<char> {
            let mut words: Vec<char> = page.chars().filter(|c| c.is_alphanumeric()).collect();
            words.sort_unstable();
            words
        };
        if name != "scripts" {
            assert_eq!(stripped.matches('●').count(), plain.matches('●').count());
            assert!(!stripped.contains('['));
        }
        assert!(!words(&stripped).is_empty());
    }
}

#[test]
fn every_sentence_is_shown_with_all() {
    let report = report("two");
    let page = table::render(&report, &View { width: 200, all: true, ..View::default() });
    let flat = page.replace(['[', ']'], "");
    for document in &report.documents {
        for sentence in &document.sentences {
            let opening: String = sentence.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            assert!(flat.contains(&opening), "{opening}");
        }
    }
}

#[test]
fn a_short_page_counts_the_omissions_that_the_full_page_lists() {
    let counted = |report: &Report, all: bool| -> String {
        let page = table::render(report, &View { width: 200, all, ..View::default() });
        let head = page.lines().next().unwrap_or_default().rsplit(" · ").next().unwrap_or_default();
        head.rsplit(" of ").next().unwrap_or_default().to_owned()
    };
    for name in REPORTS {
        let report = report(name);
        assert!(counted(&report, true).contains("omission"), "{}", counted(&report, true));
        assert_eq!(counted(&report, false), counted(&report, true), "{name}");
    }
}
