//! Lines that lead elsewhere: other stories, sections, sponsors; and what stands there until they are loaded.

use super::{is_label, is_prompt};
use crate::clean::line::Line;

pub(super) fn is_advertisement(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] =
        &["ad", "advert", "advertisement", "advertisements", "anzeige", "promoted", "sponsored", "advertorial"];
    let bare = line.is_any(WHOLE);
    bare || is_label(line)
        && (line.says_any(&[
            "continue reading below",
            "continue reading the main",
            "continues below",
            "continues after",
            "scroll to continue",
            "skip advertisement",
        ]) || line.opens_with_any(&[
            "sponsored content",
            "paid content",
            "sponsored by",
            "paid post",
            "partner content",
        ]) && !line.terminal)
}

pub(super) fn is_loader(line: &Line<'_>) -> bool {
    let waits = line.opens_with_any(&["please wait", "load more", "loading more", "loading comments"]);
    let whole = line.words.len() == 1 && line.has_any(&["loading", "loader"]);
    is_label(line) && (waits && !line.text.trim_end_matches('.').is_empty() || whole)
        || is_prompt(line) && line.has("javascript") && line.has_any(&["enable", "enabled", "requires", "disabled"])
}

pub(super) fn is_related(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &[
        "related",
        "related stories",
        "related articles",
        "related story",
        "related topics",
        "related news",
        "related links",
        "related content",
        "recent articles",
        "recent stories",
        "recent posts",
        "latest news",
        "latest stories",
        "popular this week",
        "popular now",
        "read also",
        "read more",
        "see also",
        "more on this",
        "more on this story",
        "also read",
        "recommended",
        "most read",
        "most shared",
        "most popular",
        "trending",
        "you may also like",
        "you might also like",
        "up next",
        "watch",
        "don't miss",
        "more stories",
        "top stories",
        "editor's picks",
        "in other news",
        "more like this",
    ];
    const LABELS: &[&str] = &[
        "read more",
        "read also",
        "see also",
        "also read",
        "related",
        "more on this",
        "previous article",
        "next article",
        "most read",
        "most shared",
        "don't miss",
        "go deeper",
        "read next",
    ];
    const MENUS: &[&str] = &["most read in", "most shared in", "more from", "previous article", "next article"];
    let label = LABELS.iter().any(|label| {
        line.opens_with(label)
            && line.text.get(label.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '|', '→', '»']))
    });
    let click = line.words.len() <= 14 && line.opens_with("click here") && !line.text.ends_with('.');
    let spoken_list = line.words.len() <= 5
        && (line.opens_with("list of") && line.has("items") || line.opens_with("end of list"))
        || line.words.len() == 4 && line.opens_with("list") && line.words[2] == "of";
    // "Recommended stories", "Suggested for you".
    let picked = line.words.len() <= 3
        && !line.terminal
        && line.opens_with_any(&["recommended", "suggested", "further", "popular", "trending"])
        && line
            .words
            .get(1)
            .is_some_and(|word| ["reading", "articles", "stories", "posts", "videos", "topics"].contains(&&**word));
    line.is_any(WHOLE)
        || line.words.len() <= 30 && label
        || picked
        || line.words.len() <= 3 && line.opens_with_any(&["recommended for you", "suggested for you", "picked for you"])
        || click
        || spoken_list
        || is_label(line) && !line.terminal && line.opens_with_any(MENUS)
}

pub(super) fn is_tags(line: &Line<'_>) -> bool {
    const LABELS: &[&str] = &["tags", "tag", "topics", "topic", "keywords", "filed under", "in this article", "themes"];
    line.is_any(LABELS)
        || line.words.len() <= 30
            && !line.text.ends_with('.')
            && LABELS.iter().any(|label| {
                line.opens_with(label) && line.text.get(label.len()..).is_some_and(|rest| rest.starts_with(':'))
            })
}

pub(super) fn is_menu(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &[
        "menu",
        "sections",
        "search",
        "skip to content",
        "skip to main content",
        "home",
        "back to top",
        "navigation",
        "close",
        "e-paper",
        "open menu",
        "about us",
        "contact",
        "contact us",
        "imprint",
        "terms",
        "privacy policy",
        "privacy settings",
        "terms of use",
        "data protection",
        "advertise with us",
        "house rules",
        "cookie preferences",
        "cookie policy",
        "site map",
        "sitemap",
        "help",
        "careers",
        "jobs",
        "sort by newest",
        "accept",
        "reject",
        "settings",
        "more",
        "details",
        "agree",
        "ok",
        "privacy",
        "terms and conditions",
    ];
    const MIN_ITEMS: usize = 3;
    const ITEM_WORDS: usize = 4;
    let is_bar = || {
        let items = line.items();
        items.len() >= MIN_ITEMS
            && items.iter().all(|item| item.split_whitespace().count() <= ITEM_WORDS)
            // A fraction or a date also holds separators.
            && items.iter().all(|item| item.contains(char::is_alphabetic))
    };
    let is_spaced = || [" | ", "  ", " > ", " / ", " · ", " › ", " • ", "\t"].iter().any(|gap| line.text.contains(gap));
    line.is_any(WHOLE)
        || !line.terminal && is_spaced() && is_bar()
        || !line.text.contains(char::is_alphanumeric) && line.text.chars().count() <= 3 && !line.terminal
}
