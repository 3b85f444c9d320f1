//! How long a whole comparison takes: `cargo bench`.
//!
//! Two articles are what most people compare. Twenty versions are 190 pairs of texts, so that a stage which grows
//! faster than the number of pairs is seen here first.

use divan::Bencher;
use divan::counter::BytesCount;
use storydiff::{Settings, Version, compare};

const STORY: [(&str, &str); 3] = [
    ("Meridian Wire", include_str!("../samples/river-treaty/meridian-wire.txt")),
    ("The Lantern", include_str!("../samples/river-treaty/the-lantern.txt")),
    ("Civic Standard", include_str!("../samples/river-treaty/civic-standard.txt")),
];

const MANY: usize = 20;

fn main() {
    divan::main();
}

fn two() -> Vec<Version> {
    STORY[..2].iter().map(|(outlet, text)| Version::new(*outlet, *text)).collect()
}

/// Versions of one story that are alike but never the same: each lacks other paragraphs of its source.
fn many() -> Vec<Version> {
    (0..MANY)
        .map(|number| {
            let (outlet, text) = STORY[number % STORY.len()];
            let kept: Vec<&str> = text
                .split("\n\n")
                .enumerate()
                .filter(|(at, _)| *at == 0 || at % MANY != number)
                .map(|(_, paragraph)| paragraph)
                .collect();
            Version::new(format!("{outlet} {number}"), kept.join("\n\n"))
        })
        .collect()
}

fn run(bencher: Bencher, versions: &[Version]) {
    let settings = Settings::default();
    let bytes: usize = versions.iter().map(|version| version.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| compare(divan::black_box(versions), &settings));
}

#[divan::bench(sample_count = 20)]
fn two_articles(bencher: Bencher) {
    run(bencher, &two());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn twenty_versions(bencher: Bencher) {
    run(bencher, &many());
}
