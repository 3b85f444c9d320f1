//! What is taken for the article and what for the page around it.
//!
//! Every `tests/fixtures/noise/<trouble>.txt` is named after the trouble that it shows. `<trouble>.expected` beside it
//! has one line for each piece of the text: what it is taken for, a bar, its words. `BLESS=1 cargo test --test noise`
//! writes these files anew; read the change before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use storydiff::clean::{Cleaned, clean, keep_all};
use storydiff::segment::{lines, segment};
use storydiff::{Span, Version};

fn rendered(version: &Version, cleaned: &Cleaned) -> String {
    let blocks = cleaned.blocks.iter().map(|block| (block.span, if block.headline { "HEADLINE" } else { "article" }));
    let mut pieces: Vec<(Span, &str)> =
        blocks.chain(cleaned.noise.iter().map(|noise| (noise.span, noise.reason))).collect();
    pieces.sort();
    pieces
        .into_iter()
        .map(|(span, what)| {
            format!("{what:<18}| {}\n", span.of(&version.text).split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect()
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/noise");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is part of the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_fixture_is_told_apart_as_written_beside_it() {
    let paths = fixtures();
    assert!(paths.len() >= 4);
    for path in paths {
        let version = Version::new("Eye", fs::read_to_string(&path).expect("a fixture is a text"));
        let found = rendered(&version, &clean(&version));
        let expected = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &found).expect("the folder is writable");
        }
        assert_eq!(found, fs::read_to_string(&expected).unwrap_or_default(), "{}", path.display());
    }
}

/// A page of `tests/fixtures/marked` and what a person says of its lines: `H` headline, `A` article, `N` noise.
fn marked(path: &Path) -> (String, Vec<(char, String)>) {
    let page = fs::read_to_string(path).expect("a fixture is a text");
    let lines: Vec<&str> = page.lines().map(|line| line.get(2..).unwrap_or_default()).collect();
    let marks = page.lines().filter_map(|line| Some((line.chars().next()?, line.get(2..)?.to_owned()))).collect();
    (lines.join("\n"), marks)
}

#[test]
fn all_noise_of_marked_pages_goes_and_nothing_of_the_article() {
    let mut pages = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/marked")).expect("a folder") {
        let path = entry.expect("a readable folder").path();
        let (text, marks) = marked(&path);
        let version = Version::new("Eye", text);
        let cleaned = clean(&version);
        let removed: Vec<&str> = cleaned.noise.iter().map(|noise| noise.span.of(&version.text)).collect();
        let headline = cleaned.blocks.iter().find(|block| block.headline).map(|block| block.span.of(&version.text));
        for (mark, line) in &marks {
            let gone = removed.contains(&line.as_str());
            match mark {
                'N' => assert!(gone, "{}: kept {line}", path.display()),
                _ => assert!(!gone, "{}: lost {line}", path.display()),
            }
            assert!(*mark != 'H' || headline == Some(line.as_str()), "{}: headline {headline:?}", path.display());
        }
        pages += 1;
    }
    assert!(pages >= 10);
}

/// Every byte lies in one block or one piece of noise, or is white space; pieces are in order and apart.
fn assert_covered(text: &str, cleaned: &Cleaned) {
    let mut spans: Vec<Span> =
        cleaned.blocks.iter().map(|block| block.span).chain(cleaned.noise.iter().map(|noise| noise.span)).collect();
    assert!(cleaned.blocks.is_sorted_by_key(|block| block.span) && cleaned.noise.is_sorted_by_key(|noise| noise.span));
    spans.sort();
    assert_only_space_between(text, Span::new(0, text.len()), &spans);
}

fn assert_only_space_between(text: &str, whole: Span, spans: &[Span]) {
    let mut at = whole.start;
    for span in spans {
        assert!(span.start < span.end && at <= span.start, "{span:?} after byte {at} of {text:?}");
        assert!(text[at..span.start].trim().is_empty(), "{:?} is lost", &text[at..span.start]);
        assert_eq!(span.trimmed(text), *span, "white space at an end");
        at = span.end;
    }
    assert!(text[at..whole.end].trim().is_empty(), "{:?} is lost", &text[at..whole.end]);
}

fn assert_sentences_cover_blocks(version: &Version, cleaned: Cleaned) {
    let blocks = cleaned.blocks.clone();
    let document = segment(version.clone(), cleaned);
    assert!(document.sentences.is_sorted_by_key(|sentence| sentence.span));
    for (paragraph, block) in blocks.iter().enumerate() {
        let inside: Vec<Span> = document
            .sentences
            .iter()
            .filter(|sentence| sentence.paragraph == paragraph)
            .map(|sentence| sentence.span)
            .collect();
        assert!(inside.iter().all(|span| block.span.contains(*span)));
        assert_only_space_between(&version.text, block.span, &inside);
    }
}

/// Texts of what pages and articles are made of, so that the rules meet and clash.
fn pages() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "Advertisement",
        "3 May 2024, 14:05",
        "© AGENCY / POOL",
        "Mara Quist speaks in Varn",
        "Read more:",
        "Tags",
        "Log in or register to comment",
        "Your inbox",
        "Subscribe",
        "By Lena Ost",
        "Menu | News | Sport",
        "“Why?” she asked.",
        "The U.S. Senate met at 6 p.m. Monday.",
        "He said: \"No. [1] We … never (ever) did.\" ",
        "VARN (Eye) — ",
        "Ещё новости",
        "。",
        "…",
        "[…]",
        "St. ",
        "J. K. Ost",
        ".",
        "?!",
        "“",
        "”",
        "»",
        "1.",
        "é",
        "Dockers have walked out of talks with the owners of the port of Varn after a long night of bitter words and threats.",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => ".{0,12}"], 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_disappears(text in prop_oneof!["\\PC*", "(?s).*", pages()]) {
        let version = Version::new("Eye", text);
        let cleaned = clean(&version);
        assert_covered(&version.text, &cleaned);
        assert_sentences_cover_blocks(&version, cleaned);
        let whole = keep_all(&version);
        assert_covered(&version.text, &whole);
        prop_assert_eq!(whole.blocks.len(), lines(version.clone(), whole).sentences.len());
    }
}
