//! What the article is called, as its readers see it.

use dom_query::Document;

use super::meta::Meta;
use crate::read::record::alike;

/// Share of the page title's words that a heading must hold to be the headline.
const SHARED: f64 = 0.5;

/// What the extractor makes of the page's metadata.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub title: &'a str,
    pub site: Option<&'a str>,
}

/// The texts of the page's main headings.
pub(super) fn headings(page: &Document) -> Vec<String> {
    page.select("h1").iter().map(|heading| collapsed(&heading.text())).filter(|text| !text.is_empty()).collect()
}

/// The heading that says what the metadata says, else the metadata's title without the site's name.
pub(super) fn of(headings: &[String], meta: &Meta, found: &Found<'_>, text: &str) -> Option<String> {
    let stated = meta.title.clone().unwrap_or_else(|| found.title.to_owned());
    let stated = without_site(&collapsed(&stated), [meta.outlet.as_deref(), found.site]);
    let heading = headings.iter().find(|heading| shares(heading, &stated) >= SHARED);
    let only = headings.first().filter(|_| headings.len() == 1 && stated.is_empty());
    let title = heading.or(only).cloned().unwrap_or(stated);
    // A page without headings and metadata: its first line may be the headline, which the clean stage looks into.
    (!title.is_empty() && !text.is_empty()).then_some(title)
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shares(heading: &str, title: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (heading, title) = (words(heading), words(title));
    let longest = heading.len().max(title.len()).max(1);
    title.iter().filter(|word| heading.contains(word)).count() as f64 / longest as f64
}

/// `Dockers walk out | Harbour Wire` → `Dockers walk out`.
fn without_site(title: &str, sites: [Option<&str>; 2]) -> String {
    const BARS: &[&str] = &[" | ", " – ", " — ", " - ", " :: ", " · "];
    for bar in BARS {
        if let Some((head, tail)) = title.rsplit_once(bar)
            && (sites.iter().flatten().any(|site| alike(site, tail))
                || *bar == " | " && tail.split_whitespace().count() <= 4)
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_is_what_readers_see() {
        let headings = ["Harbour Wire".to_owned(), "Dockers walk out of talks in Varn".to_owned()];
        let found = Found { title: "Dockers walk out of talks | Harbour Wire", site: None };
        assert_eq!(of(&headings, &Meta::default(), &found, "x").as_deref(), Some("Dockers walk out of talks in Varn"));
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        assert_eq!(
            without_site("Strike - a chronicle - Harbour Wire", [Some("Harbour Wire"), None]),
            "Strike - a chronicle"
        );
        assert_eq!(without_site("Strike - a chronicle", [Some("Harbour Wire"), None]), "Strike - a chronicle");
    }
}
