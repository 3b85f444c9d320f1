//! How deep a page's elements stand in each other.
//!
//! A parser that follows the standard looks through all open elements again and again, so a page that does nothing but
//! open them takes quadratic time. This is told before the page is parsed, from its tags alone.

use crate::read::formats::Malformed;

/// Deepest page that is read. Those of news sites stay under 100, and browsers stop at 512.
const MOST_NESTED: usize = 1000;

/// Elements that have no end tag, or may go without.
const UNENDED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td",
    "tfoot", "th", "thead", "tr",
];

/// # Errors
/// When more than [`MOST_NESTED`] elements are open at once.
pub(in crate::read::formats) fn check(html: &str) -> Result<(), Malformed> {
    let mut open = 0_usize;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let (ends, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || UNENDED.iter().any(|x| x.eq_ignore_ascii_case(name))
        {
            continue;
        }
        open = if ends { open.saturating_sub(1) } else { open + 1 };
        if open > MOST_NESTED {
            return Err(Malformed {
                line: html[..at].matches('\n').count() + 1,
                reason: format!(
                    "more than {MOST_NESTED} elements stand in each other; give the article's text instead"
                ),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_that_never_end_are_refused_where_they_are_too_many() {
        for tag in ["<div>", "<TABLE><tr><td>", "<b>", "<x-y>"] {
            let deep = format!("<html>\n{}", tag.repeat(MOST_NESTED + 1));
            assert_eq!(check(&deep).map_err(|error| error.line), Err(2), "{tag}");
            assert_eq!(check(&tag.repeat(MOST_NESTED)), Ok(()), "{tag}");
        }
    }

    #[test]
    fn long_pages_are_not_deep() {
        let page = "<div class=a><p>One<br>two <li>three</div> 1 < 2 <3 <!-- <- -->".repeat(5000);
        assert_eq!(check(&page), Ok(()));
    }
}
