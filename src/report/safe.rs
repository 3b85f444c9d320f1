//! Text of strangers, made safe to show.
//!
//! A version is text from anywhere. Escape sequences in it could repaint the terminal, bidirectional controls
//! could swap the columns, invisible characters could break widths. What was there stays visible where it may
//! matter (control pictures), and is dropped where it never shows (marks of direction, soft hyphens).

/// Adds `text` to `out` on one line: runs of white space become one blank, controls become visible.
pub(super) fn push_line(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() {
            // A no-break space keeps its job; it is no white space to wrap at.
            if c == '\u{a0}' || c == '\u{202f}' {
                out.push('\u{a0}');
            } else if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if let Some(shown) = shown(c) {
            out.push(shown);
        }
    }
}

/// `text` on one line, safe to show.
#[must_use]
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_line(&mut out, text.trim());
    out
}

/// The character to show for `c`; `None` where it has no shape of its own.
fn shown(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        // Direction marks, embeddings, overrides and isolates; soft hyphen, zero-width space, word joiner, byte
        // order mark; language tags; interlinear marks. Joiners stay: scripts and emoji need them.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(c),
    }
}

/// Whether the text has letters that are read from right to left.
#[must_use]
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_and_not_sent() {
        assert_eq!(line("\u{1b}[31mred\u{7}\u{9b}2J"), "\u{241b}[31mred\u{2407}\u{fffd}2J");
    }

    #[test]
    fn one_line_without_tricks() {
        assert_eq!(line(" a\r\n\tb \u{2028} c\u{202e}d\u{ad}e "), "a b cde");
    }

    #[test]
    fn scripts_keep_what_they_need() {
        assert_eq!(line("می\u{200c}خواهم e\u{301} 👩\u{200d}🚒"), "می\u{200c}خواهم e\u{301} 👩\u{200d}🚒");
    }
}
