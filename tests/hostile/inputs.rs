//! Texts that nobody should send, made when they are needed.

/// A hostile text.
pub struct Hostile {
    /// What it is.
    pub name: &'static str,
    /// The bytes, about `size` of them where size matters.
    pub make: fn(size: usize) -> Vec<u8>,
    /// What has to come of it.
    pub outcome: Outcome,
}

/// What has to come of a hostile text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A report.
    Report,
    /// A report whose warnings hold this code, once the text is larger than the limits.
    Limited(&'static str),
    /// One line on standard error with these words.
    Refused(&'static str),
    /// A report, or one line on standard error.
    Either,
}

/// Every hostile text.
pub const ALL: &[Hostile] = &[
    Hostile { name: "empty", make: |_| Vec::new(), outcome: Outcome::Refused("holds no text") },
    Hostile { name: "white space", make: |_| b" \n\t\r\n".to_vec(), outcome: Outcome::Refused("holds no text") },
    Hostile { name: "one character", make: |_| b"a".to_vec(), outcome: Outcome::Report },
    Hostile {
        name: "one long line",
        make: |size| repeated("The ferry was late again because of the ice. ", size),
        outcome: Outcome::Limited("limit_text"),
    },
    Hostile { name: "one long word", make: |size| repeated("a", size), outcome: Outcome::Limited("limit_text") },
    Hostile { name: "nothing but stops", make: |size| repeated(".", size), outcome: Outcome::Limited("limit_text") },
    Hostile { name: "quotation marks", make: |size| repeated("\"", size / 8), outcome: Outcome::Report },
    Hostile { name: "brackets", make: |size| repeated("[", size / 32), outcome: Outcome::Either },
    Hostile { name: "many short lines", make: |size| lines(size), outcome: Outcome::Limited("limit_text") },
    Hostile {
        name: "one sentence",
        make: |size| (0..size / 480).map(|at| format!("word{at} ")).collect::<String>().into_bytes(),
        outcome: Outcome::Report,
    },
    Hostile {
        name: "the same sentence",
        make: |size| repeated("The ferry sank off Varn on Monday. ", size / 40),
        outcome: Outcome::Limited("limit_sentences"),
    },
    Hostile {
        name: "deep page",
        make: |size| [&b"<!doctype html><html><body>"[..], &repeated("<div>", size / 8)].concat(),
        outcome: Outcome::Refused("elements stand in each other"),
    },
    Hostile {
        name: "deep tables",
        make: |size| [&b"<!doctype html><html><body>"[..], &repeated("<table><tr><td><b>", size / 8)].concat(),
        outcome: Outcome::Refused("elements stand in each other"),
    },
    Hostile {
        name: "deep quotations",
        make: |size| [&b"# Ferry late\n\n"[..], &repeated("> ", size / 40), b"It sank."].concat(),
        // A file that is not named as Markdown may be read as plain text.
        outcome: Outcome::Either,
    },
    Hostile { name: "deep JSON", make: |size| repeated("{\"text\":", size / 8), outcome: Outcome::Either },
    Hostile {
        name: "surrogates in JSON",
        make: |_| br#"{"title":"Ferry \ud800 late","text":"It sank \udc00 on Monday."}"#.to_vec(),
        // A file that is not named as JSON may be read as plain text.
        outcome: Outcome::Either,
    },
    Hostile {
        name: "entities",
        make: |size| {
            let mut page = b"<!doctype html><html><body><p>".to_vec();
            page.extend(repeated("&amp;lt;", size / 8));
            page
        },
        outcome: Outcome::Either,
    },
    Hostile { name: "NUL bytes", make: |_| b"The ferry\0 sank\0.".to_vec(), outcome: Outcome::Either },
    Hostile { name: "invalid UTF-8", make: |_| b"The ferry \xff\xc0\x80 sank.".to_vec(), outcome: Outcome::Either },
    Hostile { name: "surrogates", make: |_| b"The \xed\xa0\x80 ferry sank.".to_vec(), outcome: Outcome::Either },
    Hostile {
        name: "combining marks",
        make: |_| format!("The ferr\u{79}{} sank on Monday.", "\u{301}".repeat(10_000)).into_bytes(),
        outcome: Outcome::Report,
    },
    Hostile {
        name: "direction overrides",
        make: |_| "The \u{202e}ferry\u{202c} \u{2066}sank\u{2069} \u{1b}[2Jon \u{9b}31mMonday.".into(),
        outcome: Outcome::Report,
    },
    Hostile {
        name: "look-alikes", make: |_| "Тhe fеrry sаnk оff Vаrn on Mondаy.".into(), outcome: Outcome::Report
    },
];

fn repeated(text: &str, size: usize) -> Vec<u8> {
    text.repeat(size.div_ceil(text.len())).into_bytes()
}

fn lines(size: usize) -> Vec<u8> {
    (0..size / 32).map(|at| format!("Ferry {at} was late by {} minutes.\n", at % 97)).collect::<String>().into_bytes()
}
