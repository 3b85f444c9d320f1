//! Boxes about who wrote the article, known by the name in the byline.

use super::page::Page;

/// Most words of what such a box says.
const BOX_WORDS: usize = 60;
/// Words in which a text names its makers without their names.
const LABELS: &[&str] = &["by", "and", "reporting", "editing", "additional", "text", "words", "author", "about", "in"];
/// What follows the name in a box.
const VERBS: &[&str] = &["is", "was", "has", "covers", "reports", "writes", "edits", "joined", "leads", "works"];
/// What the box is about.
const TRADE: &[&str] = &[
    "covers",
    "reports",
    "reported",
    "reporting",
    "writes",
    "written",
    "reporter",
    "correspondent",
    "editor",
    "journalist",
    "columnist",
    "writer",
    "joined",
    "contributor",
    "freelance",
];

/// Marks sentences that tell of an author of the article, without a word that is quoted.
pub(super) fn mark_boxes(page: &mut Page<'_>, top: usize) {
    let names = names(page);
    for index in top..page.lines.len() {
        let line = &page.lines[index];
        let named = names.iter().any(|name| {
            line.words.iter().zip(name).all(|(word, part)| word == part)
                && line.words.get(name.len()).is_some_and(|word| VERBS.contains(&&**word))
        });
        if named
            && line.words.len() <= BOX_WORDS
            && line.has_any(TRADE)
            && !line.text.contains(['"', '“', '”', '«', '»'])
        {
            page.mark(index, "author line");
        }
    }
}

/// Runs of capitalised words in the lines that say who wrote the article, in lower case.
fn names(page: &Page<'_>) -> Vec<Vec<String>> {
    let mut names = Vec::new();
    for (line, reason) in page.lines.iter().zip(&page.reasons) {
        if !matches!(reason, Some("author line" | "agency credit line")) {
            continue;
        }
        let mut name: Vec<String> = Vec::new();
        for word in line.text.split_whitespace().chain([""]) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let part = bare.starts_with(char::is_uppercase) && !LABELS.contains(&bare.to_lowercase().as_str());
            if part {
                name.push(bare.to_lowercase());
            }
            if !part || !word.ends_with(bare) {
                names.extend(Some(std::mem::take(&mut name)).filter(|name| name.len() > 1));
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::read::Version;

    fn removed(end: &str) -> bool {
        let text = format!(
            "Mayor steps down\n\nBy Lena Ost and Mara Quist\n\nThe mayor of Skerry resigned on Tuesday, two days after \
             the council had learnt of the contracts of her brother.\n\n{end}\n"
        );
        let version = Version::new("Eye", text);
        clean(&version).noise.iter().any(|noise| noise.span.of(&version.text) == end)
    }

    #[test]
    fn what_is_said_of_the_author_goes() {
        assert!(removed("Mara Quist covers the north coast for the Eye. She joined the paper in 2011."));
    }

    #[test]
    fn what_is_said_of_others_or_of_the_story_stays() {
        for end in [
            "Ada Berg covers the north coast for the Eye. She joined the paper in 2011.",
            "Lena Ost was shown the contracts by two members of the council on Monday night.",
            "Lena Ost is the only reporter who was let in. “I saw nothing,” the clerk said.",
        ] {
            assert!(!removed(end), "{end}");
        }
    }
}
