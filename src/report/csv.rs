//! One line a finding, framing differences and omissions alike, for spreadsheets.

use super::model::{FramingReport, Level, Report};
use super::safe;
use super::view::{self, View};

const COLUMNS: [&str; 13] = [
    "id",
    "kind",
    "severity",
    "confidence",
    "outlet_a",
    "sentence_a",
    "words_a",
    "outlet_b",
    "sentence_b",
    "words_b",
    "cue_a",
    "cue_b",
    "note",
];

/// All findings of the report, then all omissions (kind `omission`, severity empty, confidence their importance).
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    lines(report, view, b',')
}

/// The lines, with cells behind any sign.
pub(super) fn lines(report: &Report, view: &View, delimiter: u8) -> String {
    let report = &view::sections(report, view);
    let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(COLUMNS);
    for finding in &report.framing {
        let (outlet_a, sentence_a, words_a) = words(report, finding, true);
        let (outlet_b, sentence_b, words_b) = words(report, finding, false);
        let _ = writer.write_record([
            finding.id.to_string(),
            finding.kind.to_string(),
            super::severity_id(finding.severity).into(),
            format!("{:.4}", finding.confidence),
            outlet_a,
            sentence_a,
            words_a,
            outlet_b,
            sentence_b,
            words_b,
            finding.cue_a.as_deref().unwrap_or_default().to_owned(),
            finding.cue_b.as_deref().unwrap_or_default().to_owned(),
            cell(&finding.note),
        ]);
    }
    for (number, omission) in report.omissions.iter().enumerate() {
        let missing: Vec<String> = omission.missing_from.iter().map(|&document| outlet(report, document)).collect();
        let _ = writer.write_record([
            format!("o{}", number + 1),
            match omission.level {
                Level::Sentence => "omission".into(),
                Level::Detail => "omission of a detail".into(),
            },
            String::new(),
            format!("{:.4}", omission.importance),
            outlet(report, omission.document),
            omission.sentence.to_string(),
            cell(&omission.text),
            cell(&missing.join("; ")),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            cell(&omission.reasons.join("; ")),
        ]);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn outlet(report: &Report, document: usize) -> String {
    report.documents.get(document).map(|document| cell(&document.outlet)).unwrap_or_default()
}

fn words(report: &Report, finding: &FramingReport, first: bool) -> (String, String, String) {
    let words = if first { &finding.a } else { &finding.b };
    let [document, sentence] = finding.sentences()[usize::from(!first)];
    (outlet(report, document), sentence.to_string(), words.as_ref().map(|words| cell(&words.text)).unwrap_or_default())
}

/// Text that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let line = safe::line(text);
    if line.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        format!("'{line}")
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn formulas_are_text() {
        assert_eq!(cell(" =1+1"), "'=1+1");
        assert_eq!(cell("-4 degrees"), "'-4 degrees");
        assert_eq!(cell("at 4 - or 5"), "at 4 - or 5");
    }
}
