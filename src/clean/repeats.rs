//! Lines that the page shows twice: captions, and quotes pulled out of the article.

use std::collections::HashMap;

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
    let plain: Vec<String> = page.lines.iter().map(|line| line.words.join(" ")).collect();
    let credited: Vec<usize> = (0..plain.len()).filter(|&index| page.reasons[index] == Some("photo credit")).collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, text) in plain.iter().enumerate() {
        if page.reasons[index].is_none() && page.lines[index].words.len() >= REPEATED_WORDS {
            places.entry(text).or_default().push(index);
        }
    }
    let mut marks: Vec<(usize, &'static str)> = Vec::new();
    for (text, places) in &places {
        if credited.iter().any(|&index| plain[index].contains(text)) {
            marks.extend(places.iter().map(|&index| (index, "repeated caption")));
        } else if places.len() > 1 {
            let kept = if page.lines[places[0]].terminal {
                Some(places[0])
            } else {
                places.iter().copied().filter(|&index| index < top).next_back()
            };
            marks.extend(places.iter().filter(|&&index| Some(index) != kept).map(|&index| (index, "repeated line")));
        }
    }
    marks.into_iter().for_each(|(index, reason)| page.mark(index, reason));
    for pair in credited.iter().flat_map(|&a| credited.iter().map(move |&b| (a, b))) {
        if pair.0 != pair.1
            && page.lines[pair.0].words.len() >= REPEATED_WORDS
            && plain[pair.1].contains(&plain[pair.0])
        {
            page.reasons[pair.0] = Some("repeated caption");
        }
    }
}

/// Marks lines below the headline whose words stand in one of the paragraphs.
pub(super) fn mark_pulled_quotes(page: &mut Page<'_>, headline: Option<usize>) {
    let plain: Vec<String> = page.lines.iter().map(|line| format!(" {} ", line.words.join(" "))).collect();
    let start = headline.map_or(0, |index| index + 1);
    for index in start..plain.len() {
        let words = page.lines[index].words.len();
        let pulled = page.reasons[index].is_none()
            && words >= PULLED_WORDS
            && (start..plain.len()).any(|other| {
                page.is_paragraph(other)
                    && page.lines[other].words.len() > words
                    && plain[other].contains(&plain[index])
            });
        if pulled {
            page.mark(index, "pulled quote");
        }
    }
}
