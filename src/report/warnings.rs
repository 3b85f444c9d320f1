//! What a reader should know before trusting the rest: versions that cannot be compared fairly.

use std::collections::BTreeSet;

use super::model::{DocumentReport, Warning};
use crate::align::Alignment;
use crate::framing::lexicon;
use crate::segment::{Cut, Document};

/// Fewer sentences than this are a teaser or a brief: most of what others tell will look left out.
const SHORT_SENTENCES: usize = 5;

/// A version with less than this share of the mean words of the others is a digest, so that its omissions say
/// more of its length than of its choices.
const MUCH_SHORTER: f64 = 1.0 / 3.0;

/// Versions that share less than this share of either's sentences may tell different events: 80 of 80 couples of unrelated
/// texts do, and 2 of 88 couples that tell one story.
const NEARLY_NOTHING: f64 = 0.1;

/// Words at the end of a page that ask for money or a click before the rest is shown.
const CUT_OFF: &[&str] = &[
    "continue reading",
    "keep reading",
    "read the full story",
    "read the full article",
    "read the rest of",
    "subscribe to read",
    "subscribe to continue",
    "log in to read",
    "log in to continue",
    "sign in to read",
    "sign in to continue",
    "to read this article",
    "for subscribers only",
    "only available to subscribers",
];

/// All warnings, by document; what is about all of them comes first.
pub(super) fn warnings(documents: &[DocumentReport], read: &[Document], alignments: &[Alignment]) -> Vec<Warning> {
    let mut found = Vec::new();
    let strangers: Vec<&DocumentReport> =
        documents.iter().filter(|document| is_stranger(document, documents, alignments)).collect();
    if let ([a, b], true) = (documents, !strangers.is_empty()) {
        let message = format!(
            "{} and {} have hardly a sentence in common; these versions may tell different events",
            a.outlet, b.outlet
        );
        found.push(Warning { code: UNRELATED.into(), document: None, message });
    }
    for document in documents {
        let mut warn = |code: &str, message: String| {
            found.push(Warning { code: code.into(), document: Some(document.index), message });
        };
        let outlet = &document.outlet;
        let sentences = document.sentences.len();
        if documents.len() > 2 && strangers.iter().any(|stranger| stranger.index == document.index) {
            warn(
                UNRELATED,
                format!("{outlet} has hardly a sentence in common with the others; it may tell a different event"),
            );
        }
        match read[document.index].cut {
            Some(Cut::Text { of }) => {
                let most = read[document.index].version.text.len();
                warn(
                    "limit_text",
                    format!("{outlet} is compared up to its first {most} of {of} bytes; raise --max-text"),
                );
            }
            Some(Cut::Sentences { of }) => warn(
                "limit_sentences",
                format!("{outlet} is compared up to its first {sentences} of {of} sentences; raise --max-sentences"),
            ),
            None => {}
        }
        if sentences < SHORT_SENTENCES {
            let noun = if sentences == 1 { "sentence" } else { "sentences" };
            warn("short_text", format!("{outlet} has only {sentences} {noun}; little can be compared"));
        }
        if let Some(share) = share_of_others(document, documents)
            && share < MUCH_SHORTER
        {
            let percent = (share * 100.0).round();
            warn(
                "much_shorter",
                format!("{outlet} has {percent}% of the words of the others; much is left out for its length alone"),
            );
        }
        if let Some(reason) = cut_off(document) {
            warn("truncated", format!("{outlet} seems cut off: {reason}; what follows there is not known"));
        }
        let damaged: usize = document.sentences.iter().map(|sentence| sentence.text.matches('\u{fffd}').count()).sum();
        if damaged > 0 {
            let encoding = &document.encoding;
            warn(
                "damaged",
                format!(
                    "{outlet} has {damaged} characters that are no {encoding}; save it anew, for words are lost there"
                ),
            );
        }
        let missing = lexicon::missing_kinds(&document.language);
        if !missing.is_empty() {
            let (language, kinds) = (&document.language, missing.join(", "));
            let code = if lexicon::has_language(language) { "partial_lexicon" } else { "no_lexicon" };
            warn(
                code,
                format!("{outlet} is in '{language}', which has no cue words for {kinds}; these kinds are not shown"),
            );
        }
        if let Some(first) = documents.first().filter(|first| first.language != document.language) {
            let (language, other) = (&document.language, &first.language);
            let message = format!(
                "{outlet} is in '{language}' and {} in '{other}'; versions in two languages cannot be aligned by their words, \
                 so translate one first",
                first.outlet
            );
            warn("mixed_languages", message);
        }
        for other in &documents[..document.index] {
            if !document.sentences.is_empty() && words(document).eq(words(other)) {
                warn("same_text", format!("{outlet} and {} are the same text word for word", other.outlet));
            }
        }
    }
    found
}

/// Code of the warning that versions may tell different events.
const UNRELATED: &str = "unrelated";

/// Whether a version shares nearly nothing with any other one that it could share something with.
fn is_stranger(document: &DocumentReport, documents: &[DocumentReport], alignments: &[Alignment]) -> bool {
    let comparable = |other: &&DocumentReport| {
        other.index != document.index
            && other.language == document.language
            && other.sentences.len().min(document.sentences.len()) >= SHORT_SENTENCES
    };
    let mut others = documents.iter().filter(comparable).peekable();
    others.peek().is_some()
        && others.all(|other| {
            let (a, b) = if document.index < other.index { (document, other) } else { (other, document) };
            let between = || alignments.iter().filter(|x| (x.a, x.b) == (a.index, b.index));
            let of_a: BTreeSet<usize> = between().flat_map(|x| x.a_sentences.iter().copied()).collect();
            let of_b: BTreeSet<usize> = between().flat_map(|x| x.b_sentences.iter().copied()).collect();
            let share = |told: usize, of: &DocumentReport| told as f64 / of.sentences.len() as f64;
            share(of_a.len(), a).max(share(of_b.len(), b)) < NEARLY_NOTHING
        })
}

fn words(document: &DocumentReport) -> impl Iterator<Item = &str> {
    document.sentences.iter().flat_map(|sentence| sentence.text.split_whitespace())
}

fn share_of_others(document: &DocumentReport, documents: &[DocumentReport]) -> Option<f64> {
    let others = documents.len().checked_sub(1).filter(|others| *others > 0)?;
    let total: usize = documents.iter().map(|other| other.words).sum();
    let mean = (total - document.words) as f64 / others as f64;
    (mean > 0.0).then(|| document.words as f64 / mean)
}

fn cut_off(document: &DocumentReport) -> Option<String> {
    let last = document.sentences.last().filter(|last| !last.headline)?;
    let behind = document.noise.iter().filter(|noise| noise.start >= last.end).map(|noise| noise.text.as_str());
    for text in std::iter::once(last.text.as_str()).chain(behind) {
        let lower = text.to_lowercase();
        if let Some(words) = CUT_OFF.iter().find(|words| lower.contains(**words)) {
            return Some(format!("it ends with \"{words}\""));
        }
    }
    let end = last.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']);
    let stops = |c: char| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '।' | '؟' | ':');
    (end.ends_with("...") || !end.ends_with(stops)).then(|| "it ends in mid-sentence".into())
}

#[cfg(test)]
mod tests {
    use crate::compare;
    use crate::read::Version;
    use crate::settings::{Settings, Split};

    fn codes(texts: &[&str]) -> Vec<(String, Option<usize>)> {
        let versions: Vec<Version> =
            texts.iter().enumerate().map(|(n, text)| Version::new(format!("o{n}"), *text)).collect();
        let report = compare(&versions, &Settings { split: Split::Lines, ..Settings::default() });
        report.warnings.into_iter().map(|warning| (warning.code, warning.document)).collect()
    }

    const LONG: &str = "Ferry sinks\nThe ferry sank on Monday.\nIt was forty years old.\nAll hands were saved.\nThe owner \
                        blamed a storm.\nDivers will go down on Friday.";

    #[test]
    fn a_whole_text_has_no_warning() {
        assert_eq!(codes(&[LONG, &LONG.replace("Monday", "Sunday")]), []);
    }

    #[test]
    fn short_and_much_shorter_texts_are_named() {
        let found = codes(&[LONG, "The ferry sank."]);
        assert_eq!(found, [("short_text".into(), Some(1)), ("much_shorter".into(), Some(1))]);
    }

    #[test]
    fn cut_off_texts_are_named() {
        let cut = LONG.replace("Divers will go down on Friday.", "Divers will go down on");
        let wall = format!("{LONG}\nContinue reading with a trial subscription");
        assert_eq!(codes(&[LONG, &cut]), [("truncated".into(), Some(1))]);
        assert_eq!(codes(&[LONG, &wall]), [("truncated".into(), Some(1))]);
    }

    #[test]
    fn characters_that_could_not_be_read_are_counted() {
        assert_eq!(codes(&[LONG, &LONG.replace("Monday", "Mon\u{fffd}day")]), [("damaged".into(), Some(1))]);
    }

    const OTHER: &str = "Mayor resigns\nThe council will vote in May.\nShe had led Varn since 2009.\nHer party was \
                         stunned.\nA tram line had cost too much.\nNo successor is in sight.";

    #[test]
    fn versions_of_different_events_are_named() {
        assert_eq!(codes(&[LONG, OTHER]), [("unrelated".into(), None)]);
        let found = codes(&[LONG, OTHER, &LONG.replace("Monday", "Sunday")]);
        assert_eq!(found, [("unrelated".into(), Some(1))]);
    }

    #[test]
    fn the_same_text_twice_is_named() {
        assert_eq!(codes(&[LONG, LONG]), [("same_text".into(), Some(1))]);
    }

    #[test]
    fn languages_are_named_with_what_they_lack() {
        let german = "Die Fähre sank am Montag.\nSie war vierzig Jahre alt.\nAlle wurden gerettet.\nDer Eigner nannte den \
                      Sturm als Grund.\nTaucher sollen am Freitag hinunter.\nDie Polizei ermittelt.";
        let found = codes(&[LONG, german]);
        assert_eq!(found, [("partial_lexicon".into(), Some(1)), ("mixed_languages".into(), Some(1))]);
        let polish = "Prom zatonął w poniedziałek rano.\nMiał czterdzieści lat.\nWszyscy zostali uratowani.\nWłaściciel \
                      obwinił burzę.\nNurkowie zejdą w piątek.\nPolicja prowadzi śledztwo w tej sprawie.";
        assert_eq!(codes(&[polish, &polish.replace("piątek", "sobotę")])[0], ("no_lexicon".into(), Some(0)));
    }
}
