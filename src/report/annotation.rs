//! What an annotation of a file says about a finding.

use super::model::{FramingReport, OmissionReport, Report, Words};
use super::view::letter;

/// The words of both sides, and the note.
pub(super) fn difference(finding: &FramingReport) -> String {
    let side = |words: &Option<Words>, at: usize| {
        let letter = letter(finding.sentences()[at][0]);
        words.as_ref().map_or_else(|| format!("{letter}: –"), |words| format!("{letter}: “{}”", words.text))
    };
    format!("{} / {}. {}", side(&finding.a, 0), side(&finding.b, 1), finding.note)
}

/// Who leaves it out, and the words.
pub(super) fn left_out(report: &Report, omission: &OmissionReport) -> String {
    let missing: Vec<&str> = omission
        .missing_from
        .iter()
        .filter_map(|&document| report.documents.get(document))
        .map(|document| document.outlet.as_str())
        .collect();
    format!("Not told by {}: “{}”", missing.join(", "), omission.text)
}
