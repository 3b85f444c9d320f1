//! What only its place gives away: lines above the headline, teasers between paragraphs, everything below the end.
//!
//! A line without marks of its own is never taken for being short alone; it needs furniture around it that the rules
//! have recognised. Sentences stay wherever they stand, with two exceptions: inside a newsletter box, and below the
//! comment box, where readers write.

use std::ops::Range;

use super::page::Page;
use super::rules;

/// Most words of a line inside a newsletter box or a teaser.
const BOX_WORDS: usize = 16;
/// Most words of the name of such a box.
const TITLE_WORDS: usize = 8;
/// Share of recognised lines that makes a whole run of lines furniture.
const FURNITURE_SHARE: f64 = 0.4;
/// Share of the article's words above a comment box that makes what follows the readers' words.
const COMMENTS_AFTER: f64 = 0.5;
/// Fewest words of a standfirst, which has no full stop and stands alone below the headline.
const STANDFIRST_WORDS: usize = 6;
/// Fewest words of a sentence.
const SENTENCE_WORDS: usize = 4;

/// Marks what stands above the article's first paragraph (`top`) and is neither headline nor standfirst.
pub(super) fn mark_top(page: &mut Page<'_>, top: usize, headline: Option<usize>) {
    let furniture = page.reasons[..top].iter().flatten().count();
    if furniture == 0 && headline.is_none_or(|index| index == 0) {
        return;
    }
    let sections = section_names(page, top);
    for index in 0..top {
        let line = &page.lines[index];
        if page.reasons[index].is_some() || Some(index) == headline {
            continue;
        }
        let above = headline.is_some_and(|headline| index < headline);
        let sentence = line.terminal && line.words.len() >= SENTENCE_WORDS && !describes_section(line.text, &sections);
        let standfirst = line.words.len() >= STANDFIRST_WORDS && page.group_size(index) == 1;
        if above || furniture > 1 && !sentence && !standfirst {
            let repeated = page.lines[..index].iter().any(|other| other.text == line.text);
            let names = !above && headline.is_some() && !repeated && line.is_capitalized() && line.words.len() > 1;
            page.mark(index, if names { "author line" } else { "site section" });
        }
    }
}

fn section_names(page: &Page<'_>, top: usize) -> Vec<String> {
    (0..top)
        .filter(|&index| page.reasons[index] == Some("site section") || page.lines[index].words.len() <= 2)
        .flat_map(|index| page.lines[index].items())
        .map(str::to_lowercase)
        .collect()
}

/// `Cities: town halls, budgets, building sites.`, where the menu has an item "Cities".
fn describes_section(text: &str, sections: &[String]) -> bool {
    text.split_once(':').is_some_and(|(label, _)| sections.contains(&label.trim().to_lowercase()))
}

/// Fewest lines of a list of links; lists of an article that nothing introduces are shorter.
const LINKS: usize = 8;
/// Most words of such a link.
const LINK_WORDS: usize = 4;

/// Marks long lists of short lines that no line introduces with a colon: menus copied one entry a line.
pub(super) fn mark_lists(page: &mut Page<'_>, headline: Option<usize>) {
    let is_link = |page: &Page<'_>, index: usize| {
        let line = &page.lines[index];
        Some(index) != headline
            && line.words.len() <= LINK_WORDS
            && !line.terminal
            && !line.text.contains(char::is_numeric)
    };
    let mut start = 0;
    for index in 0..=page.lines.len() {
        if index < page.lines.len() && is_link(page, index) {
            continue;
        }
        let introduced = start > 0 && page.lines[start - 1].text.ends_with(':');
        if index - start >= LINKS && !introduced {
            (start..index).for_each(|index| page.mark(index, "site section"));
        }
        start = index + 1;
    }
}

/// Fewest words of a line all in capitals that is a link to another story; a crosshead is shorter.
const SHOUTED_WORDS: usize = 5;

/// Marks links between paragraphs that are set in capitals throughout.
pub(super) fn mark_shouted_links(page: &mut Page<'_>, top: usize) {
    for index in top..page.lines.len() {
        let line = &page.lines[index];
        let shouted = !line.text.contains(char::is_lowercase) && line.text.contains(char::is_alphabetic);
        if shouted
            && !line.text.ends_with('.')
            && line.words.len() >= SHOUTED_WORDS
            && page.lines[index - 1].words.len() > line.words.len()
        {
            page.mark(index, "related story");
        }
    }
}

/// Marks the rest of teasers, newsletter boxes and runs of furniture.
pub(super) fn mark_boxes(page: &mut Page<'_>, top: usize) {
    for run in runs(page, top) {
        for group in groups(page, run) {
            mark_teaser(page, group.clone());
            mark_newsletter(page, group.clone());
            mark_furniture(page, group);
        }
    }
}

/// Maximal runs of lines that are no prose.
fn runs(page: &Page<'_>, top: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for index in (top..page.lines.len()).filter(|&index| !page.is_prose(index) || is_boxed(page, index)) {
        match runs.last_mut() {
            Some(run) if run.end == index => run.end += 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

/// A short sentence with recognised furniture directly above and below, no blank line between.
fn is_boxed(page: &Page<'_>, index: usize) -> bool {
    let furniture = |other: usize| {
        page.same_group(index, other)
            && (page.reasons[other].is_some()
                || !page.lines[other].terminal && page.lines[other].words.len() <= TITLE_WORDS)
    };
    page.lines[index].words.len() <= BOX_WORDS
        && !page.lines[index].text.contains(['"', '“', '”'])
        && index > 0
        && index + 1 < page.lines.len()
        && furniture(index - 1)
        && page.same_group(index, index + 1)
        && page.reasons[index + 1].is_some()
}

fn groups(page: &Page<'_>, run: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for index in run {
        match groups.last_mut() {
            Some(group) if page.same_group(group.start, index) => group.end = index + 1,
            _ => groups.push(index..index + 1),
        }
    }
    groups
}

/// Picture, date, section and headline of another story: known by the bare date or by a label without a title.
fn mark_teaser(page: &mut Page<'_>, group: Range<usize>) {
    let opens = |&index: &usize| match page.reasons[index] {
        // A time of day alone heads an entry of a live report.
        Some("time stamp") => rules::names_date(&page.lines[index]),
        Some("related story") => page.lines[index].words.len() <= SENTENCE_WORDS,
        _ => false,
    };
    if group.clone().any(|index| opens(&index)) {
        for index in group {
            if !page.lines[index].text.ends_with('.') {
                page.mark(index, "related story");
            }
        }
    }
}

fn mark_newsletter(page: &mut Page<'_>, group: Range<usize>) {
    let is_newsletter = |page: &Page<'_>, index: usize| page.reasons[index] == Some("newsletter box");
    let Some(last) = group.clone().rev().find(|&index| is_newsletter(page, index)) else { return };
    let first = group.clone().find(|&index| is_newsletter(page, index)).unwrap_or(last);
    for index in first..last {
        if page.lines[index].words.len() <= BOX_WORDS {
            page.mark(index, "newsletter box");
        }
    }
    // The name of the newsletter and its advertising line stand above the button.
    for index in (group.start..first).rev().take(2) {
        let line = &page.lines[index];
        // A crosshead and a short sentence look the same, but stand in the middle of their run of lines.
        let under_title = index > group.start
            && !page.lines[index - 1].terminal
            && (index < 2 || !page.same_group(index - 2, index) || page.reasons[index - 2].is_some());
        let belongs = if line.terminal {
            line.words.len() <= BOX_WORDS && under_title
        } else {
            line.words.len() <= TITLE_WORDS + 2
        };
        if !belongs || page.reasons[index].is_some() {
            break;
        }
        page.mark(index, "newsletter box");
    }
}

fn mark_furniture(page: &mut Page<'_>, group: Range<usize>) {
    let known: Vec<bool> = group.clone().map(|index| page.reasons[index].is_some()).collect();
    let count = known.iter().filter(|&&known| known).count();
    if group.len() < 3 || (count as f64) < FURNITURE_SHARE * group.len() as f64 {
        return;
    }
    let mut reason = group.clone().find_map(|index| page.reasons[index]).unwrap_or("site section");
    for (place, index) in group.enumerate() {
        let enclosed = place > 0 && known[place - 1] && known.get(place + 1) == Some(&true);
        let line = &page.lines[index];
        match page.reasons[index] {
            Some(own) => reason = own,
            None if line.words.len() <= BOX_WORDS && (enclosed || !line.terminal) => page.mark(index, reason),
            None => {}
        }
    }
}

/// Marks what stands below the article's last sentence, and what readers wrote.
pub(super) fn mark_end(page: &mut Page<'_>, top: usize) {
    mark_comments(page, top);
    let is_sentence = |index: usize| {
        let line = &page.lines[index];
        page.is_prose(index) || page.reasons[index].is_none() && line.terminal && line.words.len() >= SENTENCE_WORDS
    };
    let Some(last) = (top..page.lines.len()).rev().find(|&index| is_sentence(index)) else { return };
    let Some(first_known) = (last + 1..page.lines.len()).find(|&index| page.reasons[index].is_some()) else { return };
    let mut reason = "site section";
    for index in last + 1..page.lines.len() {
        let line = &page.lines[index];
        match page.reasons[index] {
            Some(own) => reason = own,
            // The article may end on a line whose full stop was lost.
            None if index < first_known && line.words.len() >= STANDFIRST_WORDS => {}
            None => page.mark(index, reason),
        }
    }
}

fn mark_comments(page: &mut Page<'_>, top: usize) {
    let words = |range: Range<usize>| -> usize {
        range.filter(|&index| page.is_prose(index)).map(|index| page.lines[index].words.len()).sum()
    };
    let all = words(top..page.lines.len()) as f64;
    // A bare count ("12 comments") may stand in a bar of links half-way down; a prompt to log in does not.
    let asks = |index: &usize| {
        page.reasons[*index] == Some("comment box")
            && page.lines[*index].says_any(&["log in", "login", "register", "sign in"])
    };
    let found = (top..page.lines.len()).filter(asks).find(|&index| words(top..index) as f64 >= COMMENTS_AFTER * all);
    if let Some(start) = found {
        (start..page.lines.len()).for_each(|index| page.mark(index, "comment box"));
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::read::Version;

    const LEAD: &str = "The mayor of Skerry resigned on Tuesday, two days after the council had learnt of the contracts of her brother.";

    /// The removed lines of a text that stands below a headline and a lead.
    fn removed_below_lead(text: &str) -> Vec<String> {
        let version = Version::new("Eye", format!("Mayor steps down\n\n{LEAD}\n\n{text}"));
        clean(&version).noise.iter().map(|noise| noise.span.of(&version.text).to_owned()).collect()
    }

    #[test]
    fn an_entry_of_a_live_report_keeps_its_heading() {
        assert_eq!(removed_below_lead("14:05\nCouncil meets again\nThe doors are shut.\n"), ["14:05"]);
    }

    #[test]
    fn a_list_that_the_article_introduces_stays() {
        let names = "Ada Berg\nOda Strand\nJon Hale\nPer Lunde\nGro Dahl\nIda Moe\nNils Vik\nKari Ost\n";
        assert_eq!(
            removed_below_lead(&format!("The dead were named as:\n{names}\nThe quay was closed.\n")),
            Vec::<String>::new()
        );
        assert_eq!(removed_below_lead(names).len(), 8);
    }

    #[test]
    fn a_last_sentence_without_furniture_below_it_stays() {
        assert_eq!(removed_below_lead("Nobody else has offered to run the town\n"), Vec::<String>::new());
        assert_eq!(removed_below_lead("Nobody else has offered to run the town\n\nTags: Skerry\n"), ["Tags: Skerry"]);
    }

    #[test]
    fn a_prompt_to_log_in_above_the_article_ends_nothing() {
        let version = Version::new("Eye", format!("Log in to comment\n\nMayor steps down\n\n{LEAD}\n"));
        assert_eq!(clean(&version).blocks.len(), 2);
    }

    #[test]
    fn furniture_alone_is_kept() {
        assert_eq!(clean(&Version::new("Eye", "Advertisement\n\nLog in\n")).noise, []);
    }
}
