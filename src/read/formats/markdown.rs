//! Markdown, as notes and some crawlers keep articles: its marks go, and its paragraphs stay.

use pulldown_cmark::{Options, Parser, html::push_html};

use super::html::{lines, nesting};
use super::{Format, Malformed, Record, Sample};
use crate::read::record;

pub(super) const FORMAT: Format = Format {
    id: "markdown",
    description: "Markdown, with or without front matter",
    extensions: &["md", "markdown"],
    fires: |sample| matches!(sample.extension, "md" | "markdown") || sample.extension.is_empty() && begins(sample.text),
    read: |sample| read(sample).map(|record| vec![record]),
    #[cfg(test)]
    examples: (
        &["# Dockers walk out\n\nThey **left**.", "---\ntitle: Dockers walk out\n---\nThey left."],
        &["#dockers\nThey left.", "--- they left ---", "# 1 in the charts\nAgain."],
    ),
};

/// A heading and a blank line, or front matter with a title: nothing that plain news text begins with.
fn begins(text: &str) -> bool {
    let text = text.trim_start();
    let mut lines = text.lines();
    let heading = lines.next().is_some_and(|first| first.starts_with("# "));
    heading && lines.next().is_some_and(|second| second.trim().is_empty())
        || front_matter(text).is_some_and(|(matter, _)| field(matter, "title").is_some())
}

fn read(sample: &Sample<'_>) -> Result<Record, Malformed> {
    let text = sample.text.trim_start();
    let (matter, body) = front_matter(text).unwrap_or(("", text));
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH));
    // Its lines are not those of the input.
    nesting::check(&html).map_err(|error| Malformed { line: 1, ..error })?;
    let (text, marks) = lines::of_fragment(&html);
    let first = body.trim_start().strip_prefix("# ").and_then(|rest| rest.lines().next()).map(str::trim);
    Ok(Record {
        text,
        marks,
        title: field(matter, "title").or_else(|| first.map(str::to_owned)),
        published: ["date", "published"].iter().find_map(|name| record::day(&field(matter, name)?)),
        outlet: ["outlet", "source", "publisher"].iter().find_map(|name| field(matter, name)),
        author: field(matter, "author"),
        language: ["lang", "language"].iter().find_map(|name| record::language(&field(matter, name)?)),
    }
    .with_headline())
}

/// What stands between two lines of three dashes at the top, and the rest.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let end = rest.find("\n---")?;
    let (matter, rest) = (&rest[..end], &rest[end + 4..]);
    Some((matter, rest.split_once('\n').map_or("", |(_, body)| body)))
}

/// `name: value` on a line of its own; nested values are not looked at.
fn field(matter: &str, name: &str) -> Option<String> {
    let value = matter.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_front_matter_is_known() {
        let text = "---\ntitle: \"Dockers walk out\"\ndate: 2024-05-03\nsource: Harbour Wire\nlang: en-GB\n---\n\
                    They **left** the [talks](https://wire.example) on\nMonday.\n\n![The quay](q.jpg)\n\n- No ship sails.\n";
        let record = read(&Sample { extension: "md", text }).unwrap();
        assert_eq!(record.text, "Dockers walk out\n\nThey left the talks on Monday.\n\nNo ship sails.\n");
        assert_eq!(record.published.as_deref(), Some("2024-05-03"));
        assert_eq!(record.outlet.as_deref(), Some("Harbour Wire"));
        assert_eq!(record.language.as_deref(), Some("en"));
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let record = read(&Sample { extension: "md", text: "# Dockers walk out\n\nThey left.\n" }).unwrap();
        assert_eq!(
            (record.title.as_deref(), record.text.as_str()),
            (Some("Dockers walk out"), "Dockers walk out\n\nThey left.\n")
        );
    }
}
