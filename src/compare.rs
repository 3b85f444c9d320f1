//! All stages in their order: from versions to a [`Report`].

use crate::analysis::analyse;
use crate::clean;
use crate::parallel;
use crate::read::Version;
use crate::report::{self, Report};
use crate::segment::{self, Cut, Document};
use crate::settings::{Settings, Split};

/// Bytes of all versions up to which a story is compared on one core: to start another one takes about as long as it saves
/// (two articles of 30 sentences took 11.4 to 13.5 ms on two cores with a fifth more work, 13.5 on one).
const SHORT_STORY: usize = 50_000;

/// Compares the versions of one story.
///
/// Any number of versions is taken: with one there is nothing to align, and the report says only what was read.
#[must_use]
pub fn compare(versions: &[Version], settings: &Settings) -> Report {
    let spread =
        || compare_documents(parallel::map(versions.len(), |at| document(versions[at].clone(), settings)), settings);
    let bytes: usize = versions.iter().map(|version| version.text.len()).sum();
    if bytes < SHORT_STORY { parallel::on_one_core(spread) } else { spread() }
}

/// The same for versions that are cleaned and split already.
#[must_use]
pub fn compare_documents(documents: Vec<Document>, settings: &Settings) -> Report {
    report::build(analyse(documents, settings), settings)
}

/// Cleans and splits one version as the settings say, up to their limits.
#[must_use]
pub fn document(mut version: Version, settings: &Settings) -> Document {
    let limits = &settings.limits;
    let whole = version.text.len();
    version.text.truncate(limits.text(&version.text).len());
    let cut_text = (version.text.len() < whole).then_some(Cut::Text { of: whole });
    let mut document = split(version, settings);
    let sentences = document.sentences.len();
    document.sentences.truncate(limits.max_sentences);
    document.cut = cut_text.or((sentences > limits.max_sentences).then_some(Cut::Sentences { of: sentences }));
    document
}

fn split(version: Version, settings: &Settings) -> Document {
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
    use crate::settings::Limits;

    #[test]
    fn lines_are_sentences_and_blank_lines_are_not() {
        let version = Version::new("a", "Ferry late\n\nIt left at noon. It came at one.\n");
        let document = document(version, &Settings { split: Split::Lines, ..Settings::default() });
        assert_eq!(document.sentences.len(), 2);
        assert_eq!(document.sentence_text(1), "It left at noon. It came at one.");
    }

    #[test]
    fn what_lies_beyond_a_limit_is_not_compared_and_the_report_says_so() {
        let versions = [Version::new("a", "One ferry sank.\nTwo came back.\n"), Version::new("b", "A ferry sank.\n")];
        let limited = |max_text, max_sentences| {
            let settings = Settings { limits: Limits { max_text, max_sentences }, ..Settings::default() };
            let report = compare(&versions, &settings);
            let codes = report.warnings.into_iter().filter(|warning| warning.code.starts_with("limit"));
            (report.documents[0].sentences.len(), codes.map(|warning| warning.message).collect::<Vec<_>>())
        };
        assert_eq!(limited(100, 100), (2, vec![]));
        assert_eq!(
            limited(20, 100),
            (1, vec!["a is compared up to its first 16 of 31 bytes; raise --max-text".into()])
        );
        let few = "a is compared up to its first 1 of 2 sentences; raise --max-sentences".to_owned();
        assert_eq!(limited(100, 1), (1, vec![few]));
    }

    #[test]
    fn one_core_and_several_give_the_same_report() {
        let sample = |outlet: &str| {
            let text = std::fs::read_to_string(format!("samples/river-treaty/{outlet}.txt"));
            document(Version::new(outlet, text.expect("a sample is readable")), &Settings::default())
        };
        let documents = || ["meridian-wire", "the-lantern"].map(sample).to_vec();
        let spread = compare_documents(documents(), &Settings::default());
        assert_eq!(parallel::on_one_core(|| compare_documents(documents(), &Settings::default())), spread);
    }

    #[test]
    fn every_sentence_is_in_the_report() {
        let versions = [Version::new("a", "One ferry sank.\n"), Version::new("b", "A ferry went down.\n")];
        let report = compare(&versions, &Settings::default());
        assert_eq!(report.documents.len(), 2);
        assert_eq!(report.documents[1].sentences[0].text, "A ferry went down.");
    }
}
