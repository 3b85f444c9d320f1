//! Bars: shares drawn, with their numbers beside them.

use std::collections::BTreeMap;

use super::entry::{Entry, OMISSION};
use super::text::Text;

/// A bar on a scale of 100.
#[derive(Clone, Copy)]
pub(super) struct Bar {
    pub(super) from: u32,
    pub(super) width: u32,
}

impl Bar {
    pub(super) fn new(part: usize, all: usize) -> Self {
        Self { from: 0, width: hundredths(part, all) }
    }
}

fn hundredths(part: usize, all: usize) -> u32 {
    if all == 0 { 0 } else { super::entry::hundredths(part as f64 / all as f64) }
}

/// How often a kind was found.
pub(super) struct KindCount {
    /// The id that filters know it by.
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) total: usize,
    /// High, medium and low: how many, and the bar on a scale that all kinds share.
    pub(super) parts: Vec<Part>,
}

/// One severity of a kind.
pub(super) struct Part {
    pub(super) severity: &'static str,
    pub(super) dots: &'static str,
    pub(super) count: usize,
    pub(super) bar: Bar,
}

/// Counts of the entries by kind, the most frequent first.
pub(super) fn kinds(differences: &[Entry], omissions: &[Entry]) -> Vec<KindCount> {
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let named = differences.iter().map(|entry| (entry.kind.to_string(), entry));
    for (kind, entry) in named.chain(omissions.iter().map(|entry| (OMISSION.to_string(), entry))) {
        let count = counts.entry(kind).or_default();
        if let Some(at) = SEVERITIES.iter().position(|(severity, _)| *severity == entry.weight.id) {
            count[at] += 1;
        }
    }
    let most = counts.values().map(|count| count.iter().sum()).max().unwrap_or(0);
    let mut kinds: Vec<KindCount> = counts.into_iter().map(|(kind, count)| kind_count(&kind, count, most)).collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.total));
    kinds
}

const SEVERITIES: [(&str, &str); 3] = [("high", "●●●"), ("medium", "●●○"), ("low", "●○○")];

fn kind_count(kind: &str, count: [usize; 3], most: usize) -> KindCount {
    let mut before = 0;
    let parts = SEVERITIES.iter().zip(count).map(|((severity, dots), count)| {
        let from = hundredths(before, most);
        before += count;
        Part { severity, dots, count, bar: Bar { from, width: hundredths(before, most) - from } }
    });
    let parts = parts.collect();
    KindCount {
        id: Text::new(kind),
        name: Text::new(if kind == OMISSION { "left out" } else { kind }),
        total: count.iter().sum(),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_bar_join_without_gaps() {
        let kind = kind_count("number", [1, 1, 1], 7);
        let [high, medium, low] = &kind.parts[..] else { panic!("three parts") };
        assert_eq!(high.bar.from + high.bar.width, medium.bar.from);
        assert_eq!(medium.bar.from + medium.bar.width, low.bar.from);
        assert_eq!(low.bar.from + low.bar.width, 43);
    }

    #[test]
    fn nothing_of_nothing_is_an_empty_bar() {
        assert_eq!(Bar::new(0, 0).width, 0);
    }
}
