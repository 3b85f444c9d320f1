//! The report in ten lines: the first things to look at.

use super::model::{FramingReport, Report};
use super::safe;
use super::view::{Selection, View, count, importance_dots, letter, place, severity_dots};

/// Versions, differences and omissions that are named.
const VERSIONS: usize = 3;
const FINDINGS: usize = 3;
const OMISSIONS: usize = 2;

/// Who, how much, and the first differences and omissions of the default view: ten lines at most.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let selection = Selection::new(report, view);
    let summary = &report.summary;
    let mut lines = vec![format!(
        "{} · {} ({} in all) · {} · {}",
        count(report.documents.len(), "version"),
        count(summary.facts, "fact"),
        summary.facts_in_all,
        count(selection.all_framing(), "framing difference"),
        count(selection.all_omissions(), "omission"),
    )];
    for document in report.documents.iter().take(VERSIONS) {
        let told = (document.coverage * 100.0).round();
        let title = document.title.as_deref().unwrap_or_default();
        lines.push(format!("{} {}, tells {told}%: {title}", letter(document.index), document.outlet));
    }
    if let Some(rest) = report.documents.len().checked_sub(VERSIONS).filter(|rest| *rest > 0) {
        lines.push(format!("… {} more", count(rest, "version")));
    }
    for shown in selection.framing.iter().take(FINDINGS) {
        let finding = shown.finding;
        let dots = severity_dots(finding.severity);
        lines.push(format!("{dots} {}: {} / {}", finding.kind, side(finding, 0), side(finding, 1)));
    }
    for omission in selection.omissions.iter().take(OMISSIONS) {
        let missing: Vec<_> = omission.missing_from.iter().map(|&document| letter(document)).collect();
        let (dots, at) = (importance_dots(omission.importance), place(omission.document, omission.sentence));
        lines.push(format!("{dots} not in {}: {at} {}", missing.join(", "), omission.text));
    }
    lines.iter().map(|line| cut(&safe::line(line), view.width) + "\n").collect()
}

fn side(finding: &FramingReport, at: usize) -> String {
    let words = [&finding.a, &finding.b][at].as_ref();
    let [document, sentence] = finding.sentences()[at];
    let text = words.map_or_else(|| "–".to_owned(), |words| format!("“{}”", words.text));
    format!("{} {text}", place(document, sentence))
}

/// The line, cut to the page.
fn cut(line: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;
    if line.width() <= width {
        return line.to_owned();
    }
    let mut out = String::new();
    let mut room = width.saturating_sub(1);
    for grapheme in line.graphemes(true) {
        let wide = grapheme.width();
        if wide > room {
            break;
        }
        room -= wide;
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn wide_letters_are_cut_whole() {
        assert_eq!(cut("渡船が沈没", 5), "渡船…");
        assert_eq!(cut("ferry", 5), "ferry");
    }
}
