//! Aligned sentences as tab-separated lines, for spreadsheets and scripts.

use super::model::{Report, Sentences};
use super::safe;
use super::view::View;

/// One line an alignment behind a line of names; several sentences of one side are joined with a blank.
#[must_use]
pub fn render(report: &Report, _view: &View) -> String {
    let mut out = String::from("outlet_a\tsentences_a\toutlet_b\tsentences_b\tconfidence\ttext_a\ttext_b\n");
    for alignment in &report.alignments {
        let (a, b) = (&alignment.a, &alignment.b);
        let cells = [
            outlet(report, a),
            numbers(a),
            outlet(report, b),
            numbers(b),
            format!("{:.4}", alignment.confidence),
            text(report, a),
            text(report, b),
        ];
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}

fn outlet(report: &Report, side: &Sentences) -> String {
    report.documents.get(side.document).map(|document| safe::line(&document.outlet)).unwrap_or_default()
}

fn numbers(side: &Sentences) -> String {
    side.sentences.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

fn text(report: &Report, side: &Sentences) -> String {
    let document = report.documents.get(side.document);
    let sentence = |&index: &usize| document.and_then(|document| document.sentences.get(index));
    side.sentences.iter().filter_map(sentence).map(|s| safe::line(&s.text)).collect::<Vec<_>>().join(" ")
}
