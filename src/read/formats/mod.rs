//! The kinds of input, told apart by their content.
//!
//! A new one is a file here and a line in [`FORMATS`].

mod feed;
mod html;
mod json;
mod markdown;
mod text;

use super::record::Record;

/// What a format looks at.
pub(super) struct Sample<'a> {
    /// Extension of the file name without `.gz`, in lower case; empty where there is none.
    pub extension: &'a str,
    /// The whole decoded input.
    pub text: &'a str,
}

impl<'a> Sample<'a> {
    /// The first non-blank bytes in lower case, as far as a prologue goes.
    fn opening(&self) -> String {
        const PROLOGUE: usize = 1024;
        let text = self.text.trim_start();
        text.chars().take(PROLOGUE).flat_map(char::to_lowercase).collect()
    }
}

/// The rest of a page's or feed's opening after an XML declaration and comments.
fn after_prologue(opening: &str) -> &str {
    let mut rest = opening;
    loop {
        rest = rest.trim_start_matches('\u{feff}').trim_start();
        let after = if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else {
            None
        };
        match after {
            Some((_, after)) => rest = after,
            None => return rest,
        }
    }
}

/// A kind of input.
pub struct Format {
    /// What the report calls it.
    pub id: &'static str,
    /// What it is, in a few words.
    pub description: &'static str,
    /// Extensions by which a folder's files are known as this kind.
    pub extensions: &'static [&'static str],
    fires: fn(&Sample<'_>) -> bool,
    read: fn(&Sample<'_>) -> Result<Vec<Record>, Malformed>,
    /// Inputs that are of this kind, and inputs that are not.
    #[cfg(test)]
    examples: (&'static [&'static str], &'static [&'static str]),
}

/// Why an input of a known kind cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    /// One-based.
    pub line: usize,
    pub reason: String,
}

/// Every kind; the first that knows the input reads it.
pub const FORMATS: &[Format] = &[html::FORMAT, feed::FORMAT, json::FORMAT, markdown::FORMAT, text::FORMAT];

/// Reads an input as what it is.
pub(super) fn read(sample: &Sample<'_>) -> Result<(&'static Format, Vec<Record>), Malformed> {
    let format = FORMATS.iter().find(|format| (format.fires)(sample)).unwrap_or(&text::FORMAT);
    Ok((format, (format.read)(sample)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_knows_its_examples_and_no_others() {
        for format in FORMATS {
            let (own, others) = format.examples;
            assert!(!format.description.is_empty() && !own.is_empty() && !others.is_empty(), "{}", format.id);
            let found = |text| read(&Sample { extension: "", text }).map(|(format, _)| format.id);
            for text in own {
                assert_eq!(found(text), Ok(format.id), "{text}");
            }
            for text in others {
                assert_ne!(found(text), Ok(format.id), "{text}");
            }
        }
    }
}
