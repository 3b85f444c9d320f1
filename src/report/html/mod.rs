//! The report as one web page that holds everything it needs and loads nothing.
//!
//! The files here turn a [`Report`] into what the templates in `templates/report` write down; the styles and the
//! scripts are files there too. Without scripts the page is complete and can be read and followed by its links;
//! scripts add filters, keys, lit partners and notes. It shows every difference that the view does not rule out;
//! slight ones are folded away until the reader asks for them.

mod bars;
mod column;
mod entry;
mod mark;
mod matrix;
mod order;
mod outlet;
mod page;
mod telling;
mod text;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::model::Report;
use super::view::View;
use page::Page;

/// Every style of the page.
const STYLE: &str = concat!(
    include_str!("../../../templates/report/style/base.css"),
    include_str!("../../../templates/report/style/kinds.css"),
    include_str!("../../../templates/report/style/reader.css"),
    include_str!("../../../templates/report/style/lists.css"),
    include_str!("../../../templates/report/style/pictures.css"),
    include_str!("../../../templates/report/style/print.css"),
);

/// Every script of the page, in the order in which they build on each other.
const SCRIPT: &str = concat!(
    "\"use strict\";\n",
    include_str!("../../../templates/report/script/page.js"),
    include_str!("../../../templates/report/script/links.js"),
    include_str!("../../../templates/report/script/scroll.js"),
    include_str!("../../../templates/report/script/note.js"),
    include_str!("../../../templates/report/script/filters.js"),
    include_str!("../../../templates/report/script/steps.js"),
    include_str!("../../../templates/report/script/theme.js"),
    include_str!("../../../templates/report/script/keys.js"),
);

/// The whole page.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let page = Page::new(report, view);
    // Writing to a string fails only where a value refuses to be written, and no value of the page does.
    let mut html = page.render().unwrap_or_default();
    html.truncate(html.trim_end().len());
    html.push('\n');
    html
}

/// The content security policy: nothing but the style and the script that this program wrote, told by their hashes.
fn policy() -> String {
    let hash = |content: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, STYLE};

    #[test]
    fn assets_stay_inside_their_elements_and_load_nothing() {
        for (asset, end) in [(STYLE, "</style"), (SCRIPT, "</script")] {
            let asset = asset.to_lowercase();
            assert!(!asset.contains(end) && !asset.contains("<!--"));
            assert!(!asset.contains("url(") && !asset.contains("@import") && !asset.contains("fetch("));
        }
        assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("eval("));
    }
}
