//! What users have: pages, packed files, folders, other encodings, records of crawlers.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use storydiff::compare::document;
use storydiff::read::fetch::Options;
use storydiff::read::read_each;
use storydiff::{Settings, Version};
use tempfile::TempDir;

const PAGE: &str = include_str!("fixtures/pages/harbour-wire.html");

fn read(path: &Path) -> Vec<Version> {
    read_each(&[path.display().to_string()], io::empty(), &Options::default()).expect("it can be read")
}

fn folder_with(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("the temporary folder is writable");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("the temporary folder is writable");
    }
    folder
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory is writable");
    encoder.finish().expect("memory is writable")
}

#[test]
fn a_page_gives_its_article_and_what_is_known_about_it() {
    let folder = folder_with(&[("page.html", PAGE.as_bytes())]);
    let version = read(&folder.path().join("page.html")).remove(0);
    assert_eq!((version.format, version.encoding), ("html", "UTF-8"));
    assert_eq!(version.outlet, "The Harbour Wire");
    assert_eq!(version.title.as_deref(), Some("Dockers in Varn walk out of pay talks"));
    assert_eq!(version.published.as_deref(), Some("2024-05-03"));
    assert_eq!(version.author.as_deref(), Some("Lena Ost"));
    assert_eq!(version.language.as_deref(), Some("en"));
}

#[test]
fn what_a_page_holds_besides_its_article_is_listed_with_reasons() {
    let folder = folder_with(&[("page.html", PAGE.as_bytes())]);
    let document = document(read(&folder.path().join("page.html")).remove(0), &Settings::default());
    let sentences: Vec<&str> = (0..document.sentences.len()).map(|index| document.sentence_text(index)).collect();
    assert_eq!(
        sentences,
        [
            "Dockers in Varn walk out of pay talks",
            "Dockers in the port of Varn walked out of pay talks on Thursday night, hours before a deadline that both sides had set themselves.",
            "“We were offered the same four percent for the third time,” said Mara Quist, who leads the dockers’ union.",
            "The owners of the port called the walkout “regrettable” and said that their offer stood.",
            "What happens next",
            "A state mediator has asked both sides to return by Monday, according to a letter that was seen by this newspaper.",
            "Some 1,400 dockers load and unload eleven ships a day in Varn, which handles a third of the country’s grain.",
        ]
    );
    assert!(document.sentences[0].headline);
    let noise: Vec<(&str, &str)> =
        document.noise.iter().map(|noise| (noise.span.of(&document.version.text), noise.reason)).collect();
    assert!(noise.contains(&("Dockers leave the Trade Hall in Varn. Photo: Jon Hale", "caption")), "{noise:?}");
    assert!(noise.contains(&("Read more: What the port treaty says about strikes", "related story")), "{noise:?}");
}

#[test]
fn a_packed_page_is_a_page() {
    let folder = folder_with(&[("page.html.gz", &packed(PAGE.as_bytes()))]);
    let plain = folder_with(&[("page.html", PAGE.as_bytes())]);
    let packed = read(&folder.path().join("page.html.gz")).remove(0);
    assert_eq!(packed.text, read(&plain.path().join("page.html")).remove(0).text);
}

#[test]
fn a_folder_is_a_story_and_its_texts_are_versions_by_name() {
    let folder = folder_with(&[
        ("wire.txt", b"Dockers walk out.\n"),
        ("eye.md", b"# Dockers walk out\n\nThey left.\n"),
        ("notes.jsonl", b"{}"),
        ("photo.png", b"\x89PNG"),
        (".hidden.txt", b"x"),
    ]);
    let outlets: Vec<String> = read(folder.path()).into_iter().map(|version| version.outlet).collect();
    assert_eq!(outlets, ["Eye", "Wire"]);
}

#[test]
fn a_file_of_records_is_a_story() {
    let lines = "{\"series\":\"Eye\",\"text\":\"Dockers left.\"}\n{\"series\":\"Wire\",\"text\":\"Dockers went.\"}\n";
    let folder = folder_with(&[("story.jsonl", lines.as_bytes())]);
    let versions = read(&folder.path().join("story.jsonl"));
    let found: Vec<(&str, &str)> = versions.iter().map(|version| (&*version.outlet, &*version.text)).collect();
    assert_eq!(found, [("Eye", "Dockers left."), ("Wire", "Dockers went.")]);
}

#[test]
fn spans_of_a_plain_text_point_into_the_file() {
    let text = "\u{feff}Dockers walk out\r\n\r\nThey\u{a0}left the ta\u{ad}lks.\u{200b} The o\u{fb03}ce was shut.\r\n";
    let folder = folder_with(&[("eye.txt", text.as_bytes())]);
    let version = read(&folder.path().join("eye.txt")).remove(0);
    assert_eq!(version.text, text.trim_start_matches('\u{feff}'));
    let document = document(version, &Settings::default());
    let last = document.sentences.last().expect("there are sentences").span;
    assert_eq!(&text["\u{feff}".len()..][last.start..last.end], "The o\u{fb03}ce was shut.");
}

#[test]
fn the_encoding_does_not_change_what_is_read() {
    let text = "Докеры ушли с переговоров\n\nОни ушли во вторник, сообщил «Вестник». Порт закрыт — суда ждут.\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cyrillic = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    let folder = folder_with(&[("a.txt", text.as_bytes()), ("b.txt", &utf16), ("c.txt", &cyrillic)]);
    let versions = read(folder.path());
    assert!(versions.iter().all(|version| version.text == text));
    let encodings: Vec<&str> = versions.iter().map(|version| version.encoding).collect();
    assert_eq!(encodings, ["UTF-8", "UTF-16LE", "windows-1251"]);
}

#[test]
fn an_archive_of_a_crawler_is_its_pages_and_each_is_named_after_its_host_or_what_it_says() {
    let record = |url: &str, page: &str| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; \
             msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let plain =
        "<html><body><h1>Dockers leave talks</h1><p>Dockers left the talks in Varn on Thursday.</p></body></html>";
    let archive = [record("https://wire.example/1", PAGE), record("https://www.eye.example/2", plain)]
        .map(|record| packed(record.as_bytes()));
    let folder = folder_with(&[("crawl.warc.gz", &archive.concat())]);
    let versions = read(&folder.path().join("crawl.warc.gz"));
    let found: Vec<(&str, &str)> = versions.iter().map(|version| (&*version.outlet, &*version.source)).collect();
    assert_eq!(found, [("The Harbour Wire", "https://wire.example/1"), ("eye.example", "https://www.eye.example/2")]);
    assert!(versions[1].text.contains("Dockers left the talks in Varn on Thursday."));
}

#[test]
fn a_feed_is_the_articles_of_its_outlet() {
    let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Eye</title>\
                <item><title>Ferry late</title><description>It left at noon.</description></item>\
                <item><title>Ferry lost</title><description>It never came.</description></item></channel></rss>";
    let folder = folder_with(&[("eye.rss", feed.as_bytes())]);
    let versions = read(&folder.path().join("eye.rss"));
    let found: Vec<(&str, &str, &str)> =
        versions.iter().map(|version| (version.format, &*version.outlet, &*version.text)).collect();
    assert_eq!(
        found,
        [("feed", "Eye", "Ferry late\n\nIt left at noon."), ("feed", "Eye 2", "Ferry lost\n\nIt never came.")]
    );
}
