//! The few differences that a reader should see before the long texts.

use super::entry::{Place, Weight};
use super::text::Text;
use crate::report::model::{FramingReport, Severity};
use crate::report::view::{Selection, View};

/// Differences that stand at the head of the page.
const MOST: usize = 5;

/// One of them.
pub(super) struct Telling {
    pub(super) entry: String,
    pub(super) kind: Text,
    pub(super) weight: Weight,
    pub(super) sides: [Words; 2],
}

/// What one side says.
pub(super) struct Words {
    pub(super) place: Place,
    pub(super) words: Option<Text>,
}

/// The first of those that are not folded away; `selection` has the most severe first, of them those between the leads.
pub(super) fn telling(selection: &Selection<'_>, view: &View) -> Vec<Telling> {
    let worth = |finding: &&FramingReport| finding.severity >= view.least_severity().max(Severity::Medium);
    let findings = selection.framing.iter().map(|shown| shown.finding).filter(worth).take(MOST);
    findings
        .map(|finding| Telling {
            entry: finding.id.to_string(),
            kind: Text::new(&finding.kind),
            weight: Weight::new(finding.severity, view),
            sides: [0, 1].map(|at| {
                let [document, sentence] = finding.sentences()[at];
                let words = [&finding.a, &finding.b][at].as_ref();
                Words { place: Place::new(document, sentence), words: words.map(|words| Text::new(&words.text)) }
            }),
        })
        .collect()
}
