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
    use crate::framing::KINDS;
    use crate::{Settings, Split, Version, compare};

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
            let versions = ["A", "B"].map(|letter| Version::new(letter, line(letter).unwrap_or_default()));
            let report = compare(&versions, &Settings { split: Split::Lines, ..Settings::default() });
            assert!(report.framing.iter().any(|finding| finding.kind == kind.id()), "{}: {versions:?}", kind.id());
        }
    }
}
