//! A page as it is kept, so that a comparison can be repeated when the page has changed or is gone.

use std::time::SystemTime;

use serde::Serialize;
use url::Url;

use super::Page;
use crate::error::Result;
use crate::read::{Version, encoding};

/// A page with what is known about it, as JSON that this program and others read as one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Saved {
    url: String,
    final_url: String,
    fetched: String,
    title: Option<String>,
    published: Option<String>,
    author: Option<String>,
    outlet: String,
    language: Option<String>,
    #[serde(flatten)]
    content: Content,
}

/// What is read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Content {
    /// A web page as it was, because its markup says what is article and what is not.
    Html(String),
    /// The text that another format held.
    Text(String),
}

/// What the report calls web pages.
const HTML: &str = "html";

/// Longest name of a file, without its extension: far below what file systems allow.
const LONGEST_NAME: usize = 80;

impl Saved {
    /// Of a page, what was read from it, and when it was fetched.
    ///
    /// # Errors
    /// When the page is no text, which reading it has found out before.
    pub fn new(page: &Page, version: Version, fetched: SystemTime) -> Result<Self> {
        let content = if version.format == HTML {
            Content::Html(encoding::decode(&page.bytes, page.charset.as_deref(), &page.url)?.text)
        } else {
            Content::Text(version.text)
        };
        Ok(Self {
            url: page.url.clone(),
            final_url: page.final_url.clone(),
            fetched: humantime::format_rfc3339_seconds(fetched).to_string(),
            title: version.title,
            published: version.published,
            author: version.author,
            outlet: version.outlet,
            language: version.language,
            content,
        })
    }

    /// A file name without extension that says where the page was: host and last part of the path, in letters that
    /// every file system takes.
    #[must_use]
    pub fn name(&self) -> String {
        let url = Url::parse(&self.final_url).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
        let mut segments = url.as_ref().and_then(Url::path_segments).into_iter().flatten();
        let last = segments.rfind(|segment| !segment.is_empty()).unwrap_or_default();
        let last = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let words = format!("{} {last}", host.strip_prefix("www.").unwrap_or(host));
        let kept: String = words.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let name = kept.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        let name = name.trim_matches(['-', '.']);
        let name = &name[..name.len().min(LONGEST_NAME)];
        if name.is_empty() { "page".into() } else { name.to_ascii_lowercase() }
    }

    /// The content of the file.
    #[must_use]
    pub fn json(&self) -> String {
        crate::report::json::to_string(self)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn saved(final_url: &str) -> Saved {
        let page = Page {
            url: "https://eye.example/a".into(),
            final_url: final_url.into(),
            media_type: None,
            charset: None,
            bytes: Vec::new(),
        };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        Saved::new(&page, Version::new("The Eye", "Dockers walk out.\n"), time).unwrap()
    }

    #[test]
    fn the_file_is_called_after_the_host_and_the_story() {
        for (url, name) in [
            ("https://www.eye.example/news/2024/Ferry_stuck.html?x=1", "eye.example-ferry-stuck"),
            ("https://eye.example/news/", "eye.example-news"),
            ("https://eye.example", "eye.example"),
            ("https://eye.example/%D0%BF%D0%B0", "eye.example-d0-bf-d0-b0"),
            ("https://[2606:4700::1]/../../etc/passwd", "2606-4700-1-passwd"),
            ("nonsense", "page"),
        ] {
            assert_eq!(saved(url).name(), name, "{url}");
        }
        assert!(saved(&format!("https://eye.example/{}", "long-".repeat(100))).name().len() <= LONGEST_NAME);
    }

    #[test]
    fn the_keys_are_those_that_crawlers_use() {
        let json: serde_json::Value = serde_json::from_str(&saved("https://eye.example/b").json()).unwrap();
        assert_eq!(json["url"], "https://eye.example/a");
        assert_eq!(json["final_url"], "https://eye.example/b");
        assert_eq!(json["fetched"], "2023-11-14T22:13:20Z");
        assert_eq!(json["outlet"], "The Eye");
        assert_eq!(json["text"], "Dockers walk out.\n");
    }
}
