//! Long texts of a page, cut before the page is written out.
//!
//! The serializer looks through the rest of a text for every character that it has to escape, so the time that a text
//! takes grows with its square. Cut into neighbours it reads the same, and the parser joins them again.

use dom_query::{Document, NodeRef};

/// Longest text of one node, in bytes.
const LONGEST_TEXT: usize = 4096;
/// Longest attribute that is kept, in bytes. Longer ones hold a picture or data, never what a reader sees.
const LONGEST_ATTRIBUTE: usize = 4096;

/// Cuts every long text, and drops every long attribute.
pub(super) fn cut(page: &Document) {
    for node in page.root().descendants() {
        if node.is_text() {
            cut_text(&node);
        } else {
            for attribute in node.attrs().iter().filter(|attribute| attribute.value.len() > LONGEST_ATTRIBUTE) {
                node.remove_attr(&attribute.name.local);
            }
        }
    }
}

fn cut_text(node: &NodeRef<'_>) {
    let text = node.text();
    let mut rest = &*text;
    while rest.len() > LONGEST_TEXT {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(LONGEST_TEXT));
        node.insert_before(&node.tree.new_text(piece));
        rest = after;
    }
    if rest.len() < text.len() {
        node.set_text(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_cut_reads_the_same() {
        let text = "Straße & Brücke ".repeat(1000);
        let page = Document::from(format!("<p title='{text}' class=a><b>x</b>{text}<b>y</b></p>"));
        cut(&page);
        let paragraph = page.select("p");
        assert_eq!(*paragraph.text(), *format!("x{text}y"));
        assert!(paragraph.has_attr("class") && !paragraph.has_attr("title"));
        assert!(page.root().descendants().iter().all(|node| !node.is_text() || node.text().len() <= LONGEST_TEXT));
    }
}
