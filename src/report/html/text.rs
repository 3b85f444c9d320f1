//! Text of strangers on the page. The templates take it in this form only, and escape it.

use std::fmt;

use crate::report::safe;

/// One line without controls, whose blanks at the ends count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    /// A whole text.
    pub(super) fn new(text: &str) -> Self {
        Self(safe::line(text))
    }

    /// A part of a sentence: it keeps the blanks that part it from its neighbours.
    pub(super) fn part(text: &str) -> Self {
        let mut line = String::from(if text.starts_with(char::is_whitespace) { " " } else { "" });
        safe::push_line(&mut line, text);
        Self(line)
    }
}

/// A report's id as the page uses it, in lists told apart by blanks: letters, digits and hyphens only.
pub(super) fn anchor(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn parts_keep_the_blanks_between_them() {
        assert_eq!(Text::part(" of the\n").to_string(), " of the ");
        assert_eq!(Text::new(" of the\u{202e}\0\n").to_string(), "of the␀");
    }
}
