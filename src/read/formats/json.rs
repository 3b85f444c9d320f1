//! JSON and JSON lines of crawlers and of tools that compare texts: one record or several.
//!
//! Known by their keys: news-please (`maintext`), fundus (`body` with sections), trafilatura (`text`, `source`),
//! newspaper (`text`, `publish_date`), passim (`id`, `series`, `text`), CollateX (`witnesses`), schema.org
//! (`articleBody`), and lists of such records.

use serde_json::{Deserializer, Map, Value};

use super::{Format, Malformed, Record, Sample, html};
use crate::read::record;

pub(super) const FORMAT: Format = Format {
    id: "json",
    description: "JSON or JSON lines of crawlers, passim or CollateX",
    extensions: &["json", "jsonl", "ndjson"],
    fires: |sample| matches!(sample.extension, "json" | "jsonl" | "ndjson") || begins(sample.text),
    read: |sample| read(sample),
    #[cfg(test)]
    examples: (
        &["{\"text\":\"They left.\"}", "[{\"maintext\":\"They left.\"}]", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"],
        &["{sic} they said", "[Update] Dockers walk out", "[1] They left.", "[\"Why?\"] she asked"],
    ),
};

/// Where a record's text stands, the surest first.
const TEXT: &[&str] = &[
    "maintext",
    "text",
    "body",
    "content",
    "articleBody",
    "article_body",
    "plaintext",
    "plain_text",
    "raw_text",
    "html",
];
const TITLE: &[&str] = &["title", "headline", "title_page"];
const PUBLISHED: &[&str] = &[
    "published",
    "date_publish",
    "publishing_date",
    "publish_date",
    "publishedAt",
    "published_at",
    "datePublished",
    "pubDate",
    "date",
];
const OUTLET: &[&str] = &[
    "outlet",
    "series",
    "publisher",
    "source_name",
    "sitename",
    "site_name",
    "siglum",
    "source",
    "source-hostname",
    "source_domain",
    "hostname",
    "domain",
    "source_url",
    "url",
];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const LANGUAGE: &[&str] = &["language", "lang", "meta_lang", "inLanguage"];
/// Lists of records inside an object.
const LISTS: &[&str] = &["witnesses", "articles", "items", "documents", "entries"];
/// Deepest nesting that is looked into for records.
const DEPTH: usize = 8;

/// Whether the first value of the input is an object or a list of objects.
fn begins(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '['])
        && match Deserializer::from_str(text).into_iter::<Value>().next() {
            Some(Ok(Value::Object(_))) => true,
            Some(Ok(Value::Array(values))) => values.first().is_some_and(Value::is_object),
            _ => false,
        }
}

fn read(sample: &Sample<'_>) -> Result<Vec<Record>, Malformed> {
    let mut records = Vec::new();
    let mut values = Deserializer::from_str(sample.text).into_iter::<Value>();
    while let Some(value) = values.next() {
        let value =
            value.map_err(|error| Malformed { line: error.line(), reason: format!("is not valid JSON: {error}") })?;
        let before = records.len();
        collect(&value, DEPTH, &mut records)?;
        if records.len() == before {
            let line = sample.text[..values.byte_offset()].trim_end().lines().count();
            return Err(Malformed {
                line,
                reason: format!("no text; one of these keys is looked for: {}", TEXT.join(", ")),
            });
        }
    }
    Ok(records)
}

fn collect(value: &Value, depth: usize, records: &mut Vec<Record>) -> Result<(), Malformed> {
    let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
    match value {
        Value::Array(values) => values.iter().try_for_each(|value| collect(value, depth, records)),
        Value::Object(object) => {
            if let Some(list) = LISTS.iter().find_map(|name| object.get(*name).filter(|list| list.is_array())) {
                return collect(list, depth, records);
            }
            records.extend(record_of(object)?);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn record_of(object: &Map<String, Value>) -> Result<Option<Record>, Malformed> {
    let text = TEXT.iter().find_map(|name| object.get(*name).and_then(text_of)).or_else(|| tokens(object));
    let Some(text) = text else { return Ok(None) };
    let is_page = (html::FORMAT.fires)(&Sample { extension: "", text: &text });
    let record = if is_page { html::read(&text)? } else { Record::plain(text) };
    let stated = |names: &[&str]| names.iter().find_map(|name| named(object.get(*name)?));
    let title = stated(TITLE);
    let record = Record {
        published: PUBLISHED.iter().find_map(|name| record::day(&named(object.get(*name)?)?)).or(record.published),
        outlet: stated(OUTLET).map(|name| host(&name)).or_else(|| witness(object)).or(record.outlet),
        author: stated(AUTHOR).or(record.author),
        language: LANGUAGE.iter().find_map(|name| record::language(&named(object.get(*name)?)?)).or(record.language),
        ..record
    };
    Ok(Some(match title {
        Some(title) if record.title.is_none() => Record { title: Some(title), ..record }.with_headline(),
        _ => record,
    }))
}

/// The words of a text, or of its sections and paragraphs.
fn text_of(value: &Value) -> Option<String> {
    let mut lines = Vec::new();
    paragraphs(value, DEPTH, &mut lines);
    let text = lines.join("\n\n");
    (!text.trim().is_empty()).then_some(text)
}

fn paragraphs<'v>(value: &'v Value, depth: usize, lines: &mut Vec<&'v str>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::String(text) => lines.extend((!text.trim().is_empty()).then_some(text.as_str())),
        Value::Array(values) => values.iter().for_each(|value| paragraphs(value, depth, lines)),
        Value::Object(object) => ["summary", "headline", "sections", "paragraphs", "text"]
            .iter()
            .filter_map(|name| object.get(*name))
            .for_each(|value| paragraphs(value, depth, lines)),
        _ => {}
    }
}

/// CollateX gives a witness's words one by one where it does not give them whole.
fn tokens(object: &Map<String, Value>) -> Option<String> {
    let tokens = object.get("tokens")?.as_array()?;
    let words: String = tokens.iter().filter_map(|token| token.get("t")?.as_str()).collect();
    (!words.trim().is_empty()).then_some(words)
}

/// The name of a CollateX witness; elsewhere an `id` is a number or a key.
fn witness(object: &Map<String, Value>) -> Option<String> {
    object.get("id")?.as_str().filter(|id| id.chars().any(char::is_alphabetic) && id.len() <= 40).map(str::to_owned)
}

/// A text, an object's name, or all of a list.
fn named(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(object) => {
            ["name", "title"].iter().find_map(|name| object.get(*name)?.as_str())?.trim().to_owned()
        }
        Value::Array(values) => {
            values.iter().filter(|value| !value.is_array()).filter_map(named).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// `https://www.eye.example/story` → `eye.example`.
fn host(name: &str) -> String {
    let Some((_, rest)) = name.split_once("://") else { return name.to_owned() };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<Record> {
        read(&Sample { extension: "json", text }).unwrap()
    }

    fn one(text: &str) -> Record {
        records(text).remove(0)
    }

    #[test]
    fn crawlers_keys_are_known() {
        let crawled = [
            r#"{"title":"Ferry late","maintext":"It left at noon.","text":null,"date_publish":"2024-05-03 14:05:00","source_domain":"eye.example","authors":["Lena Ost"],"language":"en"}"#,
            r#"{"title":"Ferry late","body":{"summary":[],"sections":[{"headline":[],"paragraphs":["It left at noon."]}]},"publishing_date":"2024-05-03T14:05:00+00:00","publisher":"eye.example","authors":["Lena Ost"],"lang":"en"}"#,
            r#"{"title":"Ferry late","author":"Lena Ost","hostname":"eye.example","date":"2024-05-03","text":"It left at noon.","raw_text":"x","language":"en"}"#,
            r#"{"title":"Ferry late","text":"It left at noon.","authors":["Lena Ost"],"publish_date":"2024-05-03T00:00:00","source_url":"https://www.eye.example","meta_lang":"en"}"#,
        ];
        for text in crawled {
            let record = one(text);
            assert_eq!(record.text, "Ferry late\n\nIt left at noon.", "{text}");
            assert_eq!(record.published.as_deref(), Some("2024-05-03"), "{text}");
            assert_eq!(record.outlet.as_deref(), Some("eye.example"), "{text}");
            assert_eq!(record.author.as_deref(), Some("Lena Ost"), "{text}");
            assert_eq!(record.language.as_deref(), Some("en"), "{text}");
        }
    }

    #[test]
    fn several_records_are_several_versions() {
        let lines = records(
            "{\"id\":\"1\",\"series\":\"Eye\",\"text\":\"It left.\"}\n{\"id\":\"2\",\"series\":\"Wire\",\"text\":\"It came.\"}\n",
        );
        assert_eq!(
            lines.iter().map(|record| record.outlet.as_deref()).collect::<Vec<_>>(),
            [Some("Eye"), Some("Wire")]
        );
        let witnesses = records(
            r#"{"witnesses":[{"id":"A","content":"It left."},{"id":"B","tokens":[{"t":"It "},{"t":"came."}]}]}"#,
        );
        assert_eq!(witnesses[1].text, "It came.");
        assert_eq!(witnesses[0].outlet.as_deref(), Some("A"));
    }

    #[test]
    fn a_page_inside_a_record_is_read_as_one() {
        let record =
            one(r#"{"html":"<html><h1>Ferry late</h1><p>It left at noon.</p></html>","url":"https://eye.example/a"}"#);
        assert!(record.text.contains("It left at noon.") && !record.text.contains('<'));
        assert_eq!(record.outlet.as_deref(), Some("eye.example"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let failure = |text| read(&Sample { extension: "jsonl", text }).unwrap_err();
        assert_eq!(failure("{\"text\":\"a\"}\n{\"text\":").line, 2);
        assert_eq!(failure("{\"text\":\"a\"}\n{\"size\":4}\n").line, 2);
        assert!(failure("{\"text\":\" \"}").reason.starts_with("no text"));
    }
}
