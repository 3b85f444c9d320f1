//! An article's markup written out: a line a paragraph, and marks on what the markup says is no article.

use dom_query::{Document, NodeRef};

use super::markup;
use crate::read::record::{self, Mark};
use crate::span::Span;

/// Share of all words up to which an element's class is believed; a wrapper of the article itself holds more.
const BOX_SHARE: f64 = 0.25;
/// Words up to which it is believed in any case: a caption may outweigh a brief.
const BOX_WORDS: usize = 40;
/// Share of all words up to which small `article` elements are teasers; in a live report they are the report.
const TEASERS_SHARE: f64 = 0.5;
/// Fewest words of the title of another story; a shorter link is a button, a name or a shop.
const TITLE_WORDS: usize = 4;
/// Fewest words of an image's description that is looked for among the lines.
const DESCRIPTION_WORDS: usize = 4;
/// Most words of a caption beyond those of the image's description: credit, place, day.
const MORE_WORDS: usize = 15;
/// Most words before a link that names another story ("Read more:").
const LABEL_WORDS: usize = 4;

/// Writes out a fragment of HTML.
pub(in crate::read::formats) fn of_fragment(html: &str) -> (String, Vec<Mark>) {
    let page = Document::fragment(html);
    let root = page.root();
    let words = words_in(&root);
    let articles: Vec<usize> = page.select("article").nodes().iter().map(words_in).collect();
    let small = articles.iter().filter(|&&article| is_small(article, words));
    let teasers = (small.sum::<usize>() as f64) < TEASERS_SHARE * words as f64;
    let descriptions = page.select("img[alt]").iter().filter_map(|image| image.attr("alt"));
    let descriptions = descriptions
        .filter(|text| text.split_whitespace().count() >= DESCRIPTION_WORDS)
        .map(|text| (record::letters(&text), text.split_whitespace().count()))
        .collect();
    let mut writer = Writer { words, teasers, descriptions, ..Writer::default() };
    writer.walk(&root);
    writer.finish()
}

fn words_in(node: &NodeRef<'_>) -> usize {
    node.text().split_whitespace().count()
}

fn is_small(words: usize, all: usize) -> bool {
    words <= BOX_WORDS || (words as f64) < BOX_SHARE * all as f64
}

#[derive(Default)]
struct Writer {
    /// Words of the whole fragment.
    words: usize,
    /// Whether small `article` elements announce other stories.
    teasers: bool,
    /// The letters of what images show, and the number of words.
    descriptions: Vec<(String, usize)>,
    text: String,
    marks: Vec<Mark>,
    /// The line that is being written.
    line: String,
    /// Characters of it that stand in links, and what stood before the first link.
    linked: usize,
    before_link: Option<String>,
    links: usize,
    reasons: Vec<&'static str>,
    headings: usize,
    items: usize,
    /// Where each written line stands.
    lines: Vec<Span>,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave { block: bool, reason: bool, link: bool, heading: bool, item: bool },
}

impl Writer {
    /// Goes through the tree without recursion, for pages nest as deep as they like.
    fn walk(&mut self, root: &NodeRef<'_>) {
        let mut steps = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node) => self.enter(node, &mut steps),
                Step::Leave { block, reason, link, heading, item } => {
                    if block {
                        self.end_line("\n\n");
                    }
                    self.links -= usize::from(link);
                    self.headings -= usize::from(heading);
                    self.items -= usize::from(item);
                    if reason {
                        self.reasons.pop();
                    }
                }
            }
        }
    }

    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
        if node.is_text() {
            self.write(&node.text());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let name = &*name;
        if markup::is_silent(name) || node.is_comment() {
            return;
        }
        match name {
            "br" => return self.end_line("\n"),
            "td" | "th" => self.write(" "),
            _ => {}
        }
        let block = node.is_element() && !markup::is_inline(name) && !matches!(name, "td" | "th");
        if block {
            self.end_line("\n\n");
        }
        let teaser = || (name == "article" && self.teasers).then_some("related story");
        let reason = if self.reasons.is_empty() { markup::reason(&node, name).or_else(teaser) } else { None };
        let reason = reason.filter(|_| is_small(words_in(&node), self.words));
        self.reasons.extend(reason);
        let link = name == "a" && node.has_attr("href");
        if link && self.before_link.is_none() {
            self.before_link = Some(self.line.clone());
        }
        self.links += usize::from(link);
        let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        self.headings += usize::from(heading);
        let item = name == "li";
        self.items += usize::from(item);
        steps.push(Step::Leave { block, reason: reason.is_some(), link, heading, item });
        let children = steps.len();
        steps.extend(node.children_it(false).map(Step::Enter));
        steps[children..].reverse();
    }

    /// Adds text to the line, with every run of white space as one blank.
    fn write(&mut self, text: &str) {
        for c in text.chars() {
            // A no-break space is kept: it is what the page says.
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
                continue;
            }
            self.line.push(c);
            if self.links > 0 {
                self.linked += 1;
            }
        }
    }

    fn end_line(&mut self, gap: &str) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        let linked = std::mem::take(&mut self.linked);
        let before = self.before_link.take();
        if !line.is_empty() {
            let start = self.text.len();
            self.text.push_str(line);
            let span = Span::new(start, self.text.len());
            self.lines.push(span);
            let described = || self.describes_image(line).then_some("caption");
            let elsewhere = || self.leads_elsewhere(line, linked, before.as_deref());
            let reason = self.reasons.first().copied().or_else(described).or_else(elsewhere);
            self.marks.extend(reason.map(|reason| Mark { span, reason }));
        }
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            let have = usize::from(self.text.ends_with('\n'));
            self.text.push_str(&gap[have.min(gap.len())..]);
        }
    }

    /// A line that is nothing but a link, or a label and a link: the title of another story.
    fn leads_elsewhere(&self, line: &str, linked: usize, before: Option<&str>) -> Option<&'static str> {
        // A heading may be a link to itself or to what it speaks of; in a list it is the title of another story.
        if self.headings > 0 && self.items == 0 || linked == 0 {
            return None;
        }
        let before = before.unwrap_or_default().trim();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let to_the_end = linked + letters(before) >= letters(line);
        let label = before.is_empty() || before.ends_with([':', '|', '>', '»', '→']);
        let words = |text: &str| text.split_whitespace().count();
        let title = words(line) - words(before) >= TITLE_WORDS;
        (to_the_end && label && title && words(before) <= LABEL_WORDS).then_some("related story")
    }

    /// A line that says what the description of an image says, and little more.
    fn describes_image(&self, line: &str) -> bool {
        let words = line.split_whitespace().count();
        let letters = record::letters(line);
        words >= DESCRIPTION_WORDS
            && self.descriptions.iter().any(|(description, count)| {
                letters.starts_with(description.as_str()) && words <= count + MORE_WORDS
                    || description.starts_with(&letters)
            })
    }

    /// A label above the titles of other stories ("More:").
    fn mark_labels(&mut self) {
        for pair in self.lines.windows(2).rev() {
            let label = pair[0].of(&self.text);
            let at = self.marks.partition_point(|mark| mark.span < pair[1]);
            let leads = self.marks.get(at).is_some_and(|mark| mark.span == pair[1] && mark.reason == "related story");
            let marked = at > 0 && self.marks[at - 1].span == pair[0];
            if leads && !marked && label.ends_with(':') && label.split_whitespace().count() <= LABEL_WORDS {
                self.marks.insert(at, Mark { span: pair[0], reason: "related story" });
            }
        }
    }

    fn finish(mut self) -> (String, Vec<Mark>) {
        self.end_line("\n");
        self.mark_labels();
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push('\n');
        }
        (self.text, self.marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(html: &str) -> (String, Vec<(String, &'static str)>) {
        let (text, marks) = of_fragment(html);
        let marks = marks.iter().map(|mark| (mark.span.of(&text).to_owned(), mark.reason)).collect();
        (text, marks)
    }

    #[test]
    fn a_paragraph_is_a_line() {
        let html = "<div><p>They  left\n<b>the</b> talks.</p><p>At noon<br>it rained.</p><ul><li>One<li>Two</ul></div>";
        assert_eq!(rendered(html).0, "They left the talks.\n\nAt noon\nit rained.\n\nOne\n\nTwo\n");
    }

    #[test]
    fn captions_and_titles_of_other_stories_are_marked() {
        let html = "<p>They left the talks.</p><figure><img src=q><figcaption>The quay at dawn</figcaption></figure>\
                    <p><strong>Read more: <a href=/x>Tugs lie idle again</a></strong></p><p>They want <a href=/y>more pay</a></p>\
                    <p><a href=/z>What the treaty says</a></p><h2><a href=/n>Night shift</a></h2>";
        assert_eq!(
            rendered(html).1,
            [
                ("The quay at dawn".to_owned(), "caption"),
                ("Read more: Tugs lie idle again".to_owned(), "related story"),
                ("What the treaty says".to_owned(), "related story")
            ]
        );
    }

    #[test]
    fn a_line_that_an_image_describes_is_its_caption() {
        let html = "<p><img alt='Dockers on the quay at dawn'></p><p>Dockers on the quay at dawn. Lena Ost / Wire</p><p>They left.</p>";
        assert_eq!(rendered(html).1, [("Dockers on the quay at dawn. Lena Ost / Wire".to_owned(), "caption")]);
    }

    #[test]
    fn small_articles_beside_a_large_one_are_teasers() {
        let text = "They left the talks on Monday after a long night. ".repeat(20);
        let teaser = "<article><h2>Tugs lie idle</h2><p>No ship sails.</p></article>";
        let reasons = |html: &str| rendered(html).1.into_iter().map(|(_, reason)| reason).collect::<Vec<_>>();
        assert_eq!(reasons(&format!("<article><p>{text}</p></article>{teaser}")), ["related story"; 2]);
        assert_eq!(reasons(&teaser.repeat(9)), [""; 0]);
    }

    #[test]
    fn a_list_of_titles_goes_with_its_label() {
        let html = "<p>They left.</p><h4>More:</h4><ul><li><h4><a href=/a>Tugs lie idle in Varn</a></h4></li></ul><p>At noon:</p><p>All quiet.</p>";
        let lines: Vec<String> = rendered(html).1.into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, ["More:", "Tugs lie idle in Varn"]);
    }

    #[test]
    fn a_wrapper_is_no_box_whatever_its_class() {
        let text = "They left the talks on Monday after a long night. ".repeat(12);
        assert_eq!(rendered(&format!("<div class='related-content'><p>{text}</p></div>")).1, []);
    }

    #[test]
    fn deep_nesting_is_walked() {
        let html = format!("{}They left.{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(rendered(&html).0, "They left.\n");
    }
}
