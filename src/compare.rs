//! All stages in their order: from versions to a [`Report`].

use crate::analysis::analyse;
use crate::clean;
use crate::read::Version;
use crate::report::{self, Report};
use crate::segment::{self, Document};
use crate::settings::{Settings, Split};

/// Compares the versions of one story.
///
/// Any number of versions is taken: with one there is nothing to align, and the report says only what was read.
#[must_use]
pub fn compare(versions: &[Version], settings: &Settings) -> Report {
    compare_documents(versions.iter().map(|version| document(version.clone(), settings)).collect(), settings)
}

/// The same for versions that are cleaned and split already.
#[must_use]
pub fn compare_documents(documents: Vec<Document>, settings: &Settings) -> Report {
    let found = analyse(documents, settings);
    report::build(&found.story, &found.alignments, &found.facts, &found.differences, &found.omissions, settings)
}

/// Cleans and splits one version as the settings say.
#[must_use]
pub fn document(version: Version, settings: &Settings) -> Document {
    match settings.split {
        Split::Lines => {
            let cleaned = clean::keep_all(&version);
            segment::lines(version, cleaned)
        }
        Split::Text => {
            let cleaned = if settings.clean { clean::clean(&version) } else { clean::keep_all(&version) };
            segment::segment(version, cleaned)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sentences_and_blank_lines_are_not() {
        let version = Version::new("a", "Ferry late\n\nIt left at noon. It came at one.\n");
        let document = document(version, &Settings { split: Split::Lines, ..Settings::default() });
        assert_eq!(document.sentences.len(), 2);
        assert_eq!(document.sentence_text(1), "It left at noon. It came at one.");
    }

    #[test]
    fn every_sentence_is_in_the_report() {
        let versions = [Version::new("a", "One ferry sank.\n"), Version::new("b", "A ferry went down.\n")];
        let report = compare(&versions, &Settings::default());
        assert_eq!(report.documents.len(), 2);
        assert_eq!(report.documents[1].sentences[0].text, "A ferry went down.");
    }
}
