//! Workflow commands that continuous integration shows as annotations of the compared files.

use super::annotation;
use super::model::{Report, Severity};
use super::position::Position;
use super::safe;
use super::view::{Section, Selection, View};

/// One annotation a difference or omission of the short views: a warning where it is high, else a notice.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let selection = Selection::new(report, view);
    let mut out = String::new();
    if view.wants(Section::Framing) {
        for shown in &selection.framing {
            let finding = shown.finding;
            // An annotation has one file: that of the version that has words.
            let document = finding.sentences()[usize::from(finding.a.is_none())][0];
            let level = if finding.severity == Severity::High { "warning" } else { "notice" };
            let words = finding.a.as_ref().or(finding.b.as_ref());
            let place = words.map(|words| (words.place()[1], words.range().start, &*words.text));
            out += &command(report, level, document, place, (&finding.kind, &annotation::difference(finding)));
        }
    }
    if view.wants(Section::Omissions) {
        for omission in &selection.omissions {
            let place = Some((omission.sentence, omission.start, omission.text.as_str()));
            let text = annotation::left_out(report, omission);
            out += &command(report, "notice", omission.document, place, ("omission", &text));
        }
    }
    if out.is_empty() {
        out.push_str("::notice::no framing difference or omission of weight\n");
    }
    out
}

/// One command; `place` is a sentence with a start and the words there.
fn command(
    report: &Report,
    level: &str,
    document: usize,
    place: Option<(usize, usize, &str)>,
    (title, message): (&str, &str),
) -> String {
    let source = report.documents.get(document).map(|document| document.source.as_str()).unwrap_or_default();
    let place = place.and_then(|(sentence, start, words)| {
        Position::of(report.sentence(document, sentence)?, start, words).map(|[start, end]| lines(start, end))
    });
    let place = place.unwrap_or_default();
    format!("::{level} file={}{place},title={}::{}\n", property(source), property(title), data(message))
}

/// Columns are allowed on one line only.
fn lines(start: Position, end: Position) -> String {
    if start.line == end.line {
        format!(",line={},col={},endColumn={}", start.line, start.column, end.column)
    } else {
        format!(",line={},endLine={}", start.line, end.line)
    }
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
        assert!(
            line.contains(" file=a%2Cb.txt,line=3,col=11,endColumn=18,title=loaded::A: “slammed” / B: “criticised”. "),
            "{line}"
        );
    }

    #[test]
    fn words_over_two_lines_have_no_columns() {
        let at = |line, column| Position { line, column };
        assert_eq!(lines(at(3, 9), at(4, 2)), ",line=3,endLine=4");
    }

    #[test]
    fn text_cannot_end_a_command() {
        assert_eq!(data("50%\n::error::x"), "50%25 ::error::x");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
