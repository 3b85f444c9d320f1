//! Workflow commands that continuous integration shows as annotations of the compared files.

use super::model::{Report, Severity, Words};
use super::safe;
use super::view::{Section, Selection, View, letter, sentence_case};

/// One annotation a difference or omission of the short views: a warning where it is high, else a notice.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let selection = Selection::new(report, view);
    let mut out = String::new();
    if view.wants(Section::Framing) {
        for shown in &selection.framing {
            let finding = shown.finding;
            // An annotation has one file: that of the version that has words.
            let document = finding.pair[usize::from(finding.a.is_none())][0];
            let words = |words: &Option<Words>, at: usize| {
                let letter = letter(finding.pair[at][0]);
                words.as_ref().map_or_else(|| format!("{letter}: –"), |words| format!("{letter}: “{}”", words.text))
            };
            let message =
                format!("{} / {}. {}", words(&finding.a, 0), words(&finding.b, 1), sentence_case(&finding.note));
            let level = if finding.severity == Severity::High { "warning" } else { "notice" };
            out += &command(report, level, document, &finding.kind, &message);
        }
    }
    if view.wants(Section::Omissions) {
        for omission in &selection.omissions {
            let missing: Vec<&str> = omission
                .missing_from
                .iter()
                .filter_map(|&document| report.documents.get(document))
                .map(|document| document.outlet.as_str())
                .collect();
            let message = format!("Not told by {}: “{}”", missing.join(", "), omission.text);
            out += &command(report, "notice", omission.document, "omission", &message);
        }
    }
    if out.is_empty() {
        out.push_str("::notice::no framing difference or omission of weight\n");
    }
    out
}

fn command(report: &Report, level: &str, document: usize, title: &str, message: &str) -> String {
    let source = report.documents.get(document).map(|document| document.source.as_str()).unwrap_or_default();
    format!("::{level} file={},title={}::{}\n", property(source), property(title), data(message))
}

/// Text behind the second pair of colons.
fn data(text: &str) -> String {
    safe::line(text).replace('%', "%25")
}

/// Text between the first pair of colons and the second.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, Version, compare};

    #[test]
    fn an_annotation_names_its_file_and_both_sides() {
        let versions = [
            Version::new("a,b.txt", "Ferry sinks\n\nThe union slammed the closure of the mill.\n"),
            Version::new("c.txt", "Ferry lost\n\nThe union criticised the closure of the mill.\n"),
        ];
        let text = render(&compare(&versions, &Settings::default()), &View { all: true, ..View::default() });
        let line = text.lines().find(|line| line.contains("title=loaded")).unwrap_or_else(|| panic!("{text}"));
        assert!(line.contains(" file=a%2Cb.txt,title=loaded::A: “slammed” / B: “criticised”. "), "{line}");
    }

    #[test]
    fn text_cannot_end_a_command() {
        assert_eq!(data("50%\n::error::x"), "50%25 ::error::x");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
