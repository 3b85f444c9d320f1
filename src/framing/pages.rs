//! The page of each kind for users, as `docs/kinds/<kind>.md` has it.

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The page of a kind, in Markdown.
#[must_use]
pub fn page(kind: &str) -> Option<&'static str> {
    PAGES.iter().find(|(id, _)| *id == kind).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::Settings;
    use crate::align::{Alignment, Pair};
    use crate::framing::{KINDS, Read, framing};
    use crate::segment::Document;
    use crate::tokens::tokenize;

    const HEADINGS: [&str; 5] =
        ["Why it matters", "Example", "What it does not claim", "Where the method comes from", "Measured"];

    #[test]
    fn every_kind_has_a_page_with_all_its_parts() {
        for kind in KINDS {
            let page = page(kind.id()).unwrap_or_else(|| panic!("docs/kinds/{}.md is missing", kind.id()));
            assert!(page.starts_with(&format!("# {}\n\n", kind.id())), "{}", kind.id());
            let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            assert_eq!(found, HEADINGS, "{}", kind.id());
        }
    }

    #[test]
    fn the_example_of_a_page_is_found() {
        // These are about places in whole texts.
        for kind in KINDS.iter().filter(|kind| !matches!(kind.id(), "prominence" | "wire")) {
            let text = page(kind.id()).unwrap_or_default();
            let line = |letter: &str| text.lines().find_map(|line| line.strip_prefix(&format!("    {letter}  ")));
            let [a, b] = ["A", "B"].map(|letter| {
                let sentence = line(letter).unwrap_or_else(|| panic!("{}: no example {letter}", kind.id()));
                Document::from_sentences(letter, &[sentence])
            });
            let pairs = vec![Pair { a: 0, b: 0, score: 0.9, confidence: 0.9, copy: false }];
            let alignment = Alignment { a: 0, a_sentences: vec![0], b: 1, b_sentences: vec![0], pairs };
            let found = framing(Read::plain(&tokenize(vec![a, b])), &[alignment], &[], &Settings::default());
            assert!(found.iter().any(|found| found.finding.kind == kind.id()), "{}: {found:?}", kind.id());
        }
    }
}
