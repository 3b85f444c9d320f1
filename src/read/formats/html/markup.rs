//! What a page's own markup says about a part of it.

use dom_query::{Document, NodeRef};

/// Words in an element's class or id, and the reason that they give. Sorted by how sure they are.
const CLASS_WORDS: &[(&str, &[&str])] = &[
    ("caption", &["caption", "figcaption", "captiontext", "credit", "credits", "photocredit", "imagecredit"]),
    ("newsletter box", &["newsletter", "newsletters", "subscribe", "subscription", "signup"]),
    (
        "related story",
        &[
            "related",
            "recirc",
            "recirculation",
            "readmore",
            "recommended",
            "recommendations",
            "promo",
            "teaser",
            "trending",
            "morefrom",
            "seealso",
            "alsoread",
        ],
    ),
    ("share line", &["share", "sharing", "social", "sharebar", "sharetools"]),
    ("author line", &["byline", "author", "authors", "bio", "contributor"]),
    ("time stamp", &["timestamp", "pubdate", "dateline", "publishdate", "datepublished"]),
    ("tags", &["tags", "taglist", "keywords"]),
    ("comment box", &["comments", "disqus"]),
    ("advertisement", &["ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "sponsorship"]),
    ("site section", &["breadcrumb", "breadcrumbs", "toolbar"]),
];

/// Most words of a caption.
const CAPTION_WORDS: usize = 100;

/// Elements that hold no text of the page.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "button", "select", "input",
    "textarea", "audio", "video", "canvas", "head", "title",
];

/// Elements that run along in a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "label", "img",
];

/// Gives captions an element that the extractor leaves as it is: it drops the class of a plain one.
pub(super) fn keep_captions(page: &Document) {
    for element in page.select("div[class*=caption], div[class*=credit], p[class*=caption], p[class*=credit]").nodes() {
        let name = element.node_name().unwrap_or_default();
        if reason(element, &name) == Some("caption") && element.text().split_whitespace().count() <= CAPTION_WORDS {
            element.rename("figcaption");
        }
    }
}

pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name) || name.contains('-')
}

/// The reason why an element is no part of the article.
pub(super) fn reason(element: &NodeRef<'_>, name: &str) -> Option<&'static str> {
    match name {
        "figcaption" | "figure" => return Some("caption"),
        "nav" | "footer" | "menu" => return Some("site section"),
        "form" | "fieldset" => return Some("newsletter box"),
        "aside" => return Some("related story"),
        _ => {}
    }
    let class = element.class().unwrap_or_default();
    let id = element.id_attr().unwrap_or_default();
    let words = words(&format!("{class} {id}"));
    CLASS_WORDS
        .iter()
        .find(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())))
        .map(|(reason, _)| *reason)
}

/// `article__photo-credit relatedStories` → article, photo, credit, related, stories.
fn words(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut lower = false;
    for c in class.chars() {
        let starts = !c.is_alphabetic() || lower && c.is_uppercase();
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words.push(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason_of(html: &str) -> Option<&'static str> {
        let page = Document::fragment(html);
        let element =
            page.select("body > *, html > *").nodes().first().cloned().or_else(|| page.root().first_element_child())?;
        let name = element.node_name()?;
        reason(&element, &name)
    }

    #[test]
    fn class_names_are_read_as_words() {
        assert_eq!(
            words("article__photo-credit relatedStories2 AD"),
            ["article", "photo", "credit", "related", "stories", "ad"]
        );
        assert_eq!(words("shadow-box headline"), ["shadow", "box", "headline"]);
    }

    #[test]
    fn markup_gives_reasons() {
        assert_eq!(reason_of("<div class='wp-caption-text'>x</div>"), Some("caption"));
        assert_eq!(reason_of("<div class='shadow headline'>x</div>"), None);
    }
}
