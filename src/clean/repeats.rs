//! Lines that the page shows twice: captions, and quotes pulled out of the article.

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::Word;
use super::page::Page;

/// Fewest words of a line whose second showing means something.
const REPEATED_WORDS: usize = 4;
/// Fewest words of a quote pulled out of a paragraph; shorter ones may stand in it by chance.
const PULLED_WORDS: usize = 6;

/// Marks captions that stand elsewhere with their credit, and all but one of the lines that are alike.
///
/// Of a line that ends as a sentence the first showing stays. Of any other the last one above the article stays, for it
/// may be the headline; below, it is a caption wherever it stands.
pub(super) fn mark_repeats(page: &mut Page<'_>, top: usize) {
    let mut places: FxHashMap<&[Word<'_>], Vec<usize>> = FxHashMap::default();
    for (index, line) in page.lines.iter().enumerate() {
        if page.reasons[index].is_none() && line.words.len() >= REPEATED_WORDS {
            places.entry(&line.words).or_default().push(index);
        }
    }
    let captions = Captions::new(page);
    let mut marks: Vec<(usize, &'static str)> = Vec::new();
    for places in places.values() {
        if captions.hold(places[0]) {
            marks.extend(places.iter().map(|&index| (index, "repeated caption")));
        } else if places.len() > 1 {
            let kept = if page.lines[places[0]].terminal {
                Some(places[0])
            } else {
                places.iter().copied().rfind(|&index| index < top)
            };
            marks.extend(places.iter().filter(|&&index| Some(index) != kept).map(|&index| (index, "repeated line")));
        }
    }
    let credited = (0..page.lines.len()).filter(|&index| page.reasons[index] == Some("photo credit"));
    marks.extend(credited.filter(|&index| captions.hold(index)).map(|index| (index, "repeated caption")));
    marks.into_iter().for_each(|(index, reason)| page.reasons[index] = Some(reason));
}

/// The captions with a credit, found by two words that follow one another in them.
struct Captions<'p> {
    words: Vec<&'p [Word<'p>]>,
    places: FxHashMap<&'p [Word<'p>], Vec<usize>>,
}

impl<'p> Captions<'p> {
    fn new(page: &'p Page<'_>) -> Self {
        let words: Vec<&[Word<'_>]> = page.lines.iter().map(|line| &line.words[..]).collect();
        let mut places: FxHashMap<&[Word<'_>], Vec<usize>> = FxHashMap::default();
        for index in (0..words.len()).filter(|&index| page.reasons[index] == Some("photo credit")) {
            words[index].windows(2).for_each(|pair| places.entry(pair).or_default().push(index));
        }
        Self { words, places }
    }

    /// Whether a line stands in a caption other than itself. Its first word may be glued to the credit there, so the
    /// second and third are looked up.
    fn hold(&self, index: usize) -> bool {
        let found = self.words[index].get(1..3).and_then(|pair| self.places.get(pair));
        self.words[index].len() >= REPEATED_WORDS
            && found.is_some_and(|found| {
                let plain = |index: usize| self.words[index].join(" ");
                found.iter().any(|&other| other != index && plain(other).contains(&plain(index)))
            })
    }
}

/// Marks lines below the headline whose words stand in one of the paragraphs.
pub(super) fn mark_pulled_quotes(page: &mut Page<'_>, headline: Option<usize>) {
    let start = headline.map_or(0, |index| index + 1);
    let unmarked = (start..page.lines.len()).filter(|&index| page.reasons[index].is_none());
    let long = |index: &usize| page.lines[*index].words.len() >= PULLED_WORDS;
    let openings: FxHashSet<&[Word<'_>]> = unmarked.filter(long).map(|index| &page.lines[index].words[..2]).collect();
    let mut places: FxHashMap<&[Word<'_>], Vec<usize>> = FxHashMap::default();
    for index in (start..page.lines.len()).filter(|&index| page.is_paragraph(index)) {
        for window in page.lines[index].words.windows(PULLED_WORDS).filter(|window| openings.contains(&window[..2])) {
            places.entry(window).or_default().push(index);
        }
    }
    let stands_in = |words: &[Word<'_>], other: usize| {
        let whole = &page.lines[other].words;
        whole.len() > words.len() && whole.windows(words.len()).any(|window| window == words)
    };
    let pulled: Vec<usize> = (start..page.lines.len())
        .filter(|&index| page.reasons[index].is_none())
        .filter(|&index| {
            let words = &page.lines[index].words[..];
            let first = words.get(..PULLED_WORDS).and_then(|first| places.get(first));
            first.is_some_and(|places| places.iter().any(|&other| stands_in(words, other)))
        })
        .collect();
    pulled.into_iter().for_each(|index| page.mark(index, "pulled quote"));
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::read::Version;

    const LEAD: &str = "The mayor of Skerry resigned on Tuesday, two days after the council had learnt of the contracts of her brother.";

    fn removed(text: &str) -> Vec<(String, &'static str)> {
        let version = Version::new("Eye", text);
        clean(&version).noise.iter().map(|noise| (noise.span.of(&version.text).to_owned(), noise.reason)).collect()
    }

    #[test]
    fn a_quote_pulled_out_of_a_paragraph_goes_and_the_paragraph_stays() {
        let text = format!(
            "Mayor steps down\n\n{LEAD} \"We had no choice but to ask,\" one councillor said.\n\nWe had no choice but to ask\n"
        );
        assert_eq!(removed(&text), [("We had no choice but to ask".to_owned(), "pulled quote")]);
    }

    #[test]
    fn a_repeated_headline_stays_once() {
        let text = format!("Mayor of Skerry steps down\n\nMayor of Skerry steps down\n\n{LEAD}\n");
        assert_eq!(removed(&text), [("Mayor of Skerry steps down".to_owned(), "repeated line")]);
    }

    #[test]
    fn short_words_said_twice_stay() {
        assert_eq!(
            removed(&format!("Mayor steps down\n\n{LEAD}\n\n\"Shame!\"\n\nThey shouted on.\n\n\"Shame!\"\n")),
            []
        );
    }
}
