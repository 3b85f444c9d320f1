//! RSS and Atom: every entry is an article of the feed's outlet.

use feed_rs::model::{Entry, Feed, Text};

use super::html::{lines, nesting};
use super::{Format, Malformed, Record};
use crate::read::record;

pub(super) const FORMAT: Format = Format {
    id: "feed",
    description: "an RSS or Atom feed with the texts of its entries",
    extensions: &["rss", "atom"],
    fires: |sample| opens_feed(&sample.opening()),
    read: |sample| read(sample.text),
    #[cfg(test)]
    examples: (
        &[
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Eye</title></channel></rss>",
            "<!-- daily --><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Eye</title><id>a</id></feed>",
        ],
        &["<html><body><p>They left.</p></body></html>", "RSS is dead, she said.", "<feeding time at the zoo"],
    ),
};

/// What the first element of a feed is called.
const ELEMENTS: &[&str] = &["<rss", "<feed", "<rdf:rdf"];

fn opens_feed(opening: &str) -> bool {
    let root = super::after_prologue(opening);
    ELEMENTS.iter().any(|element| {
        root.strip_prefix(element).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
    })
}

fn read(xml: &str) -> Result<Vec<Record>, Malformed> {
    // The text is decoded already, so an encoding that it names is no longer its own.
    let root = match xml.trim_start() {
        declared if declared.starts_with("<?xml") => declared.split_once("?>").map_or(declared, |(_, rest)| rest),
        bare => bare,
    };
    let feed = feed_rs::parser::parse(root.trim_start().as_bytes())
        .map_err(|error| Malformed { line: 1, reason: format!("is not a valid feed: {error}") })?;
    feed.entries.iter().map(|entry| record_of(entry, &feed)).collect()
}

fn record_of(entry: &Entry, feed: &Feed) -> Result<Record, Malformed> {
    let body = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|summary| &*summary.content);
    let (text, marks) = body.or(summary).map(lines_of).transpose()?.unwrap_or_default();
    let authors: Vec<&str> = entry.authors.iter().filter_map(|author| author.name.as_deref()).map(str::trim).collect();
    Ok(Record {
        text,
        marks,
        title: entry.title.as_ref().and_then(plain),
        published: entry.published.or(entry.updated).map(|date| date.date_naive().to_string()),
        outlet: feed.title.as_ref().and_then(plain),
        author: Some(authors.join(", ")).filter(|authors| !authors.is_empty()),
        language: entry.language.as_deref().or(feed.language.as_deref()).and_then(record::language),
    }
    .with_headline())
}

/// A text keeps its own lines, markup those that it makes.
fn lines_of(content: &str) -> Result<(String, Vec<record::Mark>), Malformed> {
    if !content.contains('<') {
        return Ok((content.trim().to_owned(), Vec::new()));
    }
    // Its lines are not those of the feed.
    nesting::check(content).map_err(|error| Malformed { line: 1, ..error })?;
    Ok(lines::of_fragment(content))
}

fn plain(text: &Text) -> Option<String> {
    let line = lines_of(&text.content).ok()?.0.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_a_feed_is_an_article() {
        let rss = r#"<?xml version="1.0" encoding="windows-1251"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Northern Eye</title><language>en-gb</language>
            <item><title>Dockers walk out</title><pubDate>Fri, 03 May 2024 14:05:00 GMT</pubDate><dc:creator>Lena Ost</dc:creator>
            <description>Short.</description>
            <content:encoded><![CDATA[<p>They “left” at noon.</p><p>No ship sails.</p>]]></content:encoded></item>
            <item><title>Ferry late</title><description>It left at noon.</description></item></channel></rss>"#;
        let records = read(rss).unwrap();
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].text.trim(), "Dockers walk out\n\nThey “left” at noon.\n\nNo ship sails.");
        assert_eq!(records[0].outlet.as_deref(), Some("The Northern Eye"));
        assert_eq!(records[0].published.as_deref(), Some("2024-05-03"));
        assert_eq!(records[0].author.as_deref(), Some("Lena Ost"));
        assert_eq!(records[0].language.as_deref(), Some("en"));
        assert_eq!(records[1].text, "Ferry late\n\nIt left at noon.");
    }

    #[test]
    fn atom_is_read_too() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><id>e</id><title>Eye</title><updated>2024-05-03T14:05:00Z</updated>
            <entry><id>1</id><title>Ferry late</title><updated>2024-05-03T14:05:00Z</updated>
            <content type="html">&lt;p&gt;It left at noon.&lt;/p&gt;</content></entry></feed>"#;
        let record = read(atom).unwrap().remove(0);
        assert_eq!(record.text.trim(), "Ferry late\n\nIt left at noon.");
        assert_eq!(record.published.as_deref(), Some("2024-05-03"));
    }

    #[test]
    fn a_broken_feed_is_said_to_be_one() {
        let failure = read("<rss version=\"2.0\"><channel><item></rss>").unwrap_err();
        assert!(failure.reason.starts_with("is not a valid feed"), "{failure:?}");
    }
}
