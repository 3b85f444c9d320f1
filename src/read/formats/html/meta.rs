//! What a page says about itself in JSON-LD, OpenGraph and meta elements.

use dom_query::Document;
use serde_json::Value;

use crate::read::record;

/// Stated facts about the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub title: Option<String>,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub language: Option<String>,
}

/// Types of JSON-LD objects that are articles end so (`NewsArticle`, `LiveBlogPosting`).
const ARTICLE_TYPES: &[&str] = &["Article", "BlogPosting", "Reportage"];
/// Deepest nesting of JSON-LD that is looked into.
const DEPTH: usize = 6;

impl Meta {
    /// JSON-LD first, for it is written for machines; then OpenGraph; then everything older.
    pub fn of(page: &Document) -> Self {
        let linked = linked(page);
        let linked =
            |names: &[&str]| linked.as_ref().and_then(|object| names.iter().find_map(|name| named(object.get(*name)?)));
        let element = |keys: &[&str]| keys.iter().find_map(|key| content(page, key));
        Self {
            title: linked(&["headline"]).or_else(|| element(&["og:title", "twitter:title"])),
            published: [
                linked(&["datePublished", "dateCreated"]),
                element(&[
                    "article:published_time",
                    "og:published_time",
                    "datePublished",
                    "date",
                    "pubdate",
                    "publishdate",
                    "DC.date.issued",
                    "dc.date",
                    "parsely-pub-date",
                    "sailthru.date",
                ]),
                attribute(page, "time[datetime]", "datetime"),
            ]
            .into_iter()
            .flatten()
            .find_map(|date| record::day(&date)),
            outlet: linked(&["publisher"]).or_else(|| element(&["og:site_name", "application-name"])),
            author: linked(&["author", "creator"]).or_else(|| {
                element(&["author", "article:author", "parsely-author", "sailthru.author", "byl", "DC.creator"])
                    .filter(|author| !author.contains("://"))
            }),
            language: [
                linked(&["inLanguage"]),
                attribute(page, "html[lang]", "lang"),
                element(&["og:locale", "content-language", "language"]),
            ]
            .into_iter()
            .flatten()
            .find_map(|tag| record::language(&tag)),
        }
    }
}

fn content(page: &Document, key: &str) -> Option<String> {
    ["property", "name", "itemprop", "http-equiv"]
        .iter()
        .find_map(|attr| attribute(page, &format!("meta[{attr}=\"{key}\" i]"), "content"))
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    let found = page.try_select(selector)?;
    found
        .iter()
        .filter_map(|element| element.attr(name))
        .map(|value| value.trim().to_owned())
        .find(|value| !value.is_empty())
}

/// The first JSON-LD object that is an article.
fn linked(page: &Document) -> Option<Value> {
    let scripts = page.try_select("script[type=\"application/ld+json\"]")?;
    scripts.iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        article(value, DEPTH)
    })
}

fn article(value: Value, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(values) => values.into_iter().find_map(|value| article(value, depth)),
        Value::Object(mut object) => {
            let types = match object.get("@type") {
                Some(Value::String(name)) => vec![name.as_str()],
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
                _ => Vec::new(),
            };
            if types.iter().any(|name| ARTICLE_TYPES.iter().any(|end| name.ends_with(end))) {
                return Some(Value::Object(object));
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .find_map(|name| article(object.remove(*name).unwrap_or_default(), depth))
        }
        _ => None,
    }
}

/// A text, the `name` of an object, or all names of a list.
fn named(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(object) => object.get("name").and_then(Value::as_str)?.trim().to_owned(),
        Value::Array(values) => {
            values.iter().filter(|value| !value.is_array()).filter_map(named).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    (!text.is_empty() && !text.contains("://")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_is_believed_first() {
        let page = Document::from(
            r#"<html lang="en-GB"><head><meta property="og:title" content="Old"><meta property="og:site_name" content="eye.example">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
            {"@type":["NewsArticle"],"headline":"Dockers walk out","datePublished":"2024-05-03T10:00:00Z",
             "author":[{"@type":"Person","name":"Lena Ost"},{"name":"Mara Quist"}],"publisher":{"name":"The Northern Eye"}}]}</script>"#,
        );
        let meta = Meta::of(&page);
        assert_eq!(meta.title.as_deref(), Some("Dockers walk out"));
        assert_eq!(meta.published.as_deref(), Some("2024-05-03"));
        assert_eq!(meta.author.as_deref(), Some("Lena Ost, Mara Quist"));
        assert_eq!(meta.outlet.as_deref(), Some("The Northern Eye"));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn broken_json_ld_leaves_the_meta_elements() {
        let page = Document::from(
            r#"<script type="application/ld+json">{"headline":</script><meta property="og:site_name" content="Eye">
            <meta name="DATE" content="2024-05-03"><time datetime="2020-01-01">x</time>"#,
        );
        let meta = Meta::of(&page);
        assert_eq!((meta.outlet.as_deref(), meta.published.as_deref()), (Some("Eye"), Some("2024-05-03")));
    }
}
