//! A page as it came.

/// A page as it came from its server, decompressed and not yet decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The address that was asked for.
    pub url: String,
    /// The address that the last redirect led to.
    pub final_url: String,
    /// What the server calls it, such as `text/html`.
    pub media_type: Option<String>,
    /// The encoding that the server names.
    pub charset: Option<String>,
    /// The content.
    pub bytes: Vec<u8>,
}

/// What an answer is if its type says that it is no text, as in "a picture (image/png)".
///
/// An unknown type is let through: the reader looks at the content anyway.
pub(super) fn no_page(media_type: &str) -> Option<String> {
    let (family, subtype) = media_type.split_once('/')?;
    let what = match (family, subtype) {
        ("image", subtype) if !subtype.ends_with("+xml") => "a picture",
        ("video", _) => "a video",
        ("audio", _) => "a sound",
        ("font", _) => "a font",
        ("application", "pdf") => "a PDF file",
        ("application", "zip" | "x-tar" | "x-7z-compressed" | "vnd.rar") => "an archive",
        ("application", "javascript" | "wasm") | ("text", "javascript" | "css") => "a part of a page",
        ("application", subtype) if subtype.starts_with("vnd.") && !subtype.ends_with("+json") => "a document",
        _ => return None,
    };
    Some(format!("{what} ({})", super::short(media_type)))
}

#[cfg(test)]
mod tests {
    use super::no_page;

    #[test]
    fn texts_in_any_wrapping_pass() {
        for media_type in
            ["text/html", "application/xhtml+xml", "text/plain", "application/json", "application/rss+xml", "unknown"]
        {
            assert_eq!(no_page(media_type), None, "{media_type}");
        }
    }

    #[test]
    fn what_holds_no_text_is_named() {
        assert_eq!(no_page("image/png").as_deref(), Some("a picture (image/png)"));
        assert_eq!(no_page("application/pdf").as_deref(), Some("a PDF file (application/pdf)"));
    }
}
