//! A report as lines that can be compared: one record a line, its fields behind tabs.

use crate::eval::Figures;
use crate::report::view::{importance_dots, letter, place};
use crate::report::{FramingReport, Level, Report, safe, severity_id};

/// One sort of line.
pub(super) struct Record {
    /// First field of its lines.
    pub name: &'static str,
    /// Names of the other fields.
    pub fields: &'static [&'static str],
    /// Which of the other fields say what it is about; the rest may change.
    pub key: &'static [usize],
}

const VERSION: Record = Record { name: "version", fields: &["letter", "outlet", "sentences"], key: &[0] };
const NOISE: Record = Record { name: "noise", fields: &["version", "reason", "text"], key: &[0, 2] };
const WARNING: Record = Record { name: "warning", fields: &["version", "code"], key: &[0, 1] };
const ALIGNED: Record = Record { name: "aligned", fields: &["a", "b"], key: &[0, 1] };
const FRAMING: Record =
    Record { name: "framing", fields: &["severity", "kind", "a", "words of a", "b", "words of b"], key: &[1, 3, 5] };
const OMISSION: Record =
    Record { name: "omission", fields: &["importance", "level", "place", "missing from", "text"], key: &[1, 4] };
/// Its value may rise, and must not fall.
pub(super) const SCORE: Record = Record { name: "score", fields: &["measure", "value"], key: &[0] };

/// Every sort of line, in the order of the file.
pub(super) const RECORDS: [Record; 7] = [VERSION, NOISE, WARNING, SCORE, ALIGNED, FRAMING, OMISSION];

const HEADER: &str = "# The report of this story as it was accepted; `storydiff check --bless` writes it anew.\n";

/// The lines of a report, and of what was measured on the story's gold, if it has any.
#[must_use]
pub fn golden(report: &Report, figures: Option<&Figures>) -> String {
    let mut out = HEADER.to_owned();
    let mut line = |record: &Record, fields: &[&str]| {
        out.push_str(record.name);
        for field in fields {
            out.push('\t');
            out.push_str(&safe::line(field));
        }
        out.push('\n');
    };
    for document in &report.documents {
        line(&VERSION, &[&letter(document.index), &document.outlet, &document.sentences.len().to_string()]);
    }
    for document in &report.documents {
        for noise in &document.noise {
            line(&NOISE, &[&letter(document.index), &noise.reason, &noise.text]);
        }
    }
    for warning in &report.warnings {
        line(&WARNING, &[&warning.document.map(letter).unwrap_or_default(), &warning.code]);
    }
    for (measure, value) in figures.map(scores).unwrap_or_default() {
        line(&SCORE, &[measure, &format!("{value:.3}")]);
    }
    for alignment in &report.alignments {
        let places = |side: &crate::report::Sentences| {
            side.sentences.iter().map(|sentence| place(side.document, *sentence)).collect::<Vec<_>>().join(" ")
        };
        line(&ALIGNED, &[&places(&alignment.a), &places(&alignment.b)]);
    }
    for finding in &report.framing {
        let (a, b) = (side(finding, 0), side(finding, 1));
        line(&FRAMING, &[severity_id(finding.severity), &finding.kind, &a.0, a.1, &b.0, b.1]);
    }
    for omission in &report.omissions {
        let missing: Vec<_> = omission.missing_from.iter().map(|document| letter(*document)).collect();
        let level = match omission.level {
            Level::Sentence => "sentence",
            Level::Detail => "detail",
        };
        let at = place(omission.document, omission.sentence);
        line(&OMISSION, &[importance_dots(omission.importance), level, &at, &missing.join(" "), &omission.text]);
    }
    out
}

fn side(finding: &FramingReport, at: usize) -> (String, &str) {
    let words = [&finding.a, &finding.b][at].as_ref();
    let [document, sentence] = finding.sentences()[at];
    (place(document, sentence), words.map_or("", |words| &*words.text))
}

fn scores(figures: &Figures) -> Vec<(&'static str, f64)> {
    let framing = figures.framing_total();
    vec![
        ("alignment_f1", figures.alignment.f1()),
        ("framing_recall", framing.recall()),
        ("framing_precision", framing.precision()),
        ("omissions_recall_3", figures.omissions.recall_3()),
        ("omissions_precision", figures.omissions.precision()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, Version, compare};

    #[test]
    fn every_line_has_the_fields_of_its_record() {
        let versions = [
            Version::new("Wire", "Ferry sinks\n\nThe ferry reportedly sank on Monday.\n\nIts owner was warned twice."),
            Version::new("Post", "Ferry lost\n\nThe ferry sank on Monday."),
        ];
        let golden = golden(&compare(&versions, &Settings::default()), Some(&Figures::default()));
        let mut seen = std::collections::BTreeSet::new();
        for line in golden.lines().skip(1) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let record = RECORDS.iter().find(|record| record.name == name).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(fields.count(), record.fields.len(), "{line}");
            seen.insert(name);
        }
        assert!(
            ["version", "warning", "score", "aligned", "framing"].iter().all(|name| seen.contains(name)),
            "{golden}"
        );
    }
}
