//! Web archives (WARC): the pages that a crawler kept, each as it came from its server.

use warc::{WarcHeader, parser};

use super::bytes;
use super::fetch::Page;
use crate::error::{Error, Result};

/// First bytes of an archive.
const MAGIC: &[u8] = b"WARC/";
/// Most headers of one answer.
const HEADERS: usize = 128;

/// Whether `bytes` are an archive, unpacked.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The pages of an archive in their order; requests, redirects, failures, pictures and the crawler's own records are
/// left out. `limit` is the most bytes that one packed page may unpack to.
pub(super) fn pages(archive: &[u8], source: &str, limit: u64) -> Result<Vec<Page>> {
    let damaged = |reason: String| Error::Unreadable { path: source.into(), reason };
    let mut pages = Vec::new();
    let mut rest = archive;
    while !rest.trim_ascii_start().is_empty() {
        // The crate's reader adds to the length that a record states, which a hostile one makes overflow; its parser does not.
        let (after, (_, headers, body)) = parser::record(rest)
            .map_err(|_| damaged(format!("damaged web archive after {} pages; fetch the pages again", pages.len())))?;
        rest = after;
        let text = |name: WarcHeader| {
            let found = headers.iter().find(|(own, _)| WarcHeader::from(own) == name);
            found.map(|(_, value)| String::from_utf8_lossy(value).trim().to_owned()).unwrap_or_default()
        };
        let url = text(WarcHeader::TargetURI).trim_matches(['<', '>']).to_owned();
        let page = match text(WarcHeader::WarcType).as_str() {
            "response" => answered(body, limit).map_err(|reason| damaged(format!("{url}: {reason}")))?,
            "resource" => Some((text(WarcHeader::ContentType), body.to_vec())),
            _ => None,
        };
        let Some((content_type, bytes)) = page else { continue };
        let (media_type, charset) = parts(&content_type);
        if matches!(media_type.as_str(), "text/html" | "application/xhtml+xml" | "text/plain") {
            pages.push(Page { url: url.clone(), final_url: url, media_type: Some(media_type), charset, bytes });
        }
    }
    Ok(pages)
}

/// Type and content of a good answer.
fn answered(answer: &[u8], limit: u64) -> Result<Option<(String, Vec<u8>)>, String> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let Ok(httparse::Status::Complete(head)) = response.parse(answer) else { return Ok(None) };
    if !response.code.is_some_and(|code| (200..300).contains(&code)) {
        return Ok(None);
    }
    let value = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).trim().to_lowercase()).unwrap_or_default()
    };
    let content = &answer[head..];
    // Many crawlers keep these two headers and store the content without what they say.
    let content = if value("transfer-encoding") == "chunked" { joined(content) } else { None }
        .unwrap_or_else(|| content.to_vec());
    let content = if bytes::is_packed(&content) { bytes::gunzip(&content, limit)? } else { content };
    match value("content-encoding").as_str() {
        "" | "identity" | "gzip" | "x-gzip" => Ok(Some((value("content-type"), content))),
        _ if std::str::from_utf8(&content).is_ok() => Ok(Some((value("content-type"), content))),
        coding => Err(format!("is compressed as {coding}, which cannot be unpacked; fetch the page again")),
    }
}

/// Content that was sent in chunks; nothing if it is not in chunks.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(rest).ok()? else { return None };
        let size = usize::try_from(size).ok()?;
        if size == 0 {
            return Some(content);
        }
        let chunk = rest.get(start..)?.get(..size)?;
        content.extend_from_slice(chunk);
        rest = rest[start + size..].strip_prefix(b"\r\n")?;
    }
}

/// `text/html; charset="utf-8"` → `text/html`, `utf-8`.
fn parts(content_type: &str) -> (String, Option<String>) {
    let (media_type, rest) = content_type.split_once(';').unwrap_or((content_type, ""));
    let charset =
        rest.split(';').find_map(|part| part.trim().to_lowercase().strip_prefix("charset=").map(str::to_owned));
    let charset = charset.map(|charset| charset.trim_matches(['"', '\'']).to_owned());
    (media_type.trim().to_lowercase(), charset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, url: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T14:05:00Z\r\n\
             WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn read(archive: &str) -> Result<Vec<Page>> {
        pages(archive.as_bytes(), "crawl.warc", 1000)
    }

    #[test]
    fn good_answers_are_pages_and_nothing_else_is() {
        let archive = [
            record("request", "https://eye.example/a", "GET /a HTTP/1.1\r\n\r\n"),
            record(
                "response",
                "https://eye.example/a",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"UTF-8\"\r\n\r\n<p>They left.</p>",
            ),
            record(
                "response",
                "https://eye.example/b",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x</p>",
            ),
            record("response", "https://eye.example/c.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
            record("response", "https://eye.example/d", "nothing of the kind"),
        ]
        .concat();
        let pages = read(&archive).unwrap();
        assert_eq!(pages.len(), 1);
        assert_eq!((pages[0].url.as_str(), &*pages[0].bytes), ("https://eye.example/a", &b"<p>They left.</p>"[..]));
        assert_eq!(pages[0].charset.as_deref(), Some("utf-8"));
    }

    #[test]
    fn chunks_are_joined_where_there_are_any() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        for content in ["6\r\n<p>The\r\na\r\ny left.</p\r\n1\r\n>\r\n0\r\n\r\n", "<p>They left.</p>"] {
            let pages = read(&record("response", "https://eye.example/a", &format!("{head}{content}"))).unwrap();
            assert_eq!(pages[0].bytes, b"<p>They left.</p>", "{content}");
        }
    }

    #[test]
    fn damage_is_said_with_the_name_of_the_archive() {
        let archive = record("response", "https://eye.example/a", "HTTP/1.1 200 OK\r\n\r\n<p>They left.</p>");
        for cut in [archive.len() - 9, 200] {
            let found = read(&archive[..cut]);
            assert!(found.as_ref().is_ok_and(Vec::is_empty) || found.is_err(), "{found:?}");
        }
        let error = read(&archive[..archive.len() - 9]).unwrap_err().to_string();
        assert!(error.starts_with("crawl.warc: cannot be read: damaged web archive"), "{error}");
    }

    #[test]
    fn a_length_beyond_all_memory_is_damage() {
        let error = read(&format!("WARC/1.0\r\nContent-Length: {}\r\n\r\nx\r\n\r\n", u64::MAX)).unwrap_err();
        assert!(error.to_string().contains("damaged web archive"), "{error}");
    }
}
