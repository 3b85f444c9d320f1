//! From bytes to text, whatever encoding they are in.
//!
//! What is sure comes first: a byte order mark, then UTF-8 (no other encoding passes for it by chance), then what the
//! page or its server declares, and only then a guess from the letters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// A text, and the encoding that it was in.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// First bytes of the files that people most often give in place of a text: PDF, ZIP (DOCX, ODT, EPUB), old Word
/// documents, RTF, pictures.
const BINARY_SIGNATURES: &[&[u8]] =
    &[b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"];
/// Bytes at the start in which a page declares its encoding (browsers look no further).
const PROLOGUE: usize = 1024;
/// Share of two-byte units with a zero byte, on one side only, in UTF-16: blanks and full stops alone reach it.
const ZERO_SHARE: f64 = 0.03;
/// Share of control characters in what is no text.
const CONTROL_SHARE: f64 = 0.1;
/// Fewest sound UTF-8 sequences for each broken one in a text that is UTF-8 with damage and not another encoding.
const SOUND_FOR_BROKEN: usize = 4;

/// Decodes a whole input; `declared` is what a server called its encoding.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>, source: &str) -> Result<Decoded> {
    let binary = || Error::Binary(source.into());
    if BINARY_SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return Err(binary());
    }
    let encoding = encoding_of(bytes, declared).ok_or_else(binary)?;
    let (text, encoding, _) = encoding.decode(bytes);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if text.contains('\0') || controls as f64 > CONTROL_SHARE * text.chars().count() as f64 {
        return Err(binary());
    }
    if text.trim().is_empty() {
        return Err(Error::Empty(source.into()));
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

fn encoding_of(bytes: &[u8], declared: Option<&str>) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if bytes.contains(&0) {
        return utf16(bytes);
    }
    if looks_like_utf8(bytes) {
        return Some(UTF_8);
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| declared_inside(bytes))
        // A page that calls itself UTF-8 and is not, or UTF-16 while its declaration could be read, is wrong.
        .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
        .filter(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some());
    Some(declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    }))
}

/// Valid UTF-8, or UTF-8 in which a few bytes were damaged or cut.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    let mut sound = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound >= SOUND_FOR_BROKEN * broken
}

/// UTF-16 without a mark: zero bytes stand on one side of the two-byte units only.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let enough = |zeros: usize| zeros as f64 >= ZERO_SHARE * (bytes.len() as f64 / 2.0);
    let encoding = match (first, second) {
        (0, zeros) if enough(zeros) => UTF_16LE,
        (zeros, 0) if enough(zeros) => UTF_16BE,
        _ => return None,
    };
    let (_, broken) = encoding.decode_without_bom_handling(bytes);
    (!broken).then_some(encoding)
}

/// `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml … encoding="…"?>`.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let prologue = String::from_utf8_lossy(&bytes[..bytes.len().min(PROLOGUE)]).to_ascii_lowercase();
    if !prologue.trim_start().starts_with('<') {
        return None;
    }
    ["charset=", "encoding="].iter().find_map(|name| {
        let value = prologue.split_once(name)?.1.trim_start_matches(['"', '\'', ' ']);
        let label = value.split(|c: char| c.is_whitespace() || ['"', '\'', ';', '>', '/', '?'].contains(&c)).next()?;
        Encoding::for_label(label.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_2, KOI8_R, WINDOWS_1251, WINDOWS_1252};

    use super::*;

    const RUSSIAN: &str = "Мэр города Скерри подал в отставку во вторник, сообщил «Вестник». Совет собрался ночью — \
                           и заседал до утра; решения ждут в пятницу.";
    const FRENCH: &str = "Le maire a démissionné mardi, a annoncé la préfecture — « à regret », dit-il. L’été fut très \
                          agité à l’hôtel de ville.";
    const POLISH: &str = "Burmistrz złożył rezygnację we wtorek, ogłosiła rada. Żaden z członków nie chciał mówić o \
                          przyczynach, choć spór trwał już ósmy miesiąc.";

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let Decoded { text, encoding } = decode(bytes, None, "a.txt").unwrap();
        (text, encoding)
    }

    fn utf16(text: &str, swap: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn letters_give_the_encoding_away() {
        for (text, encoding) in
            [(RUSSIAN, WINDOWS_1251), (RUSSIAN, KOI8_R), (FRENCH, WINDOWS_1252), (POLISH, ISO_8859_2)]
        {
            let text = if encoding == KOI8_R { text.replace(['«', '»', '—'], "") } else { text.to_owned() };
            let (bytes, _, lossy) = encoding.encode(&text);
            assert!(!lossy, "{}", encoding.name());
            assert_eq!(decoded(&bytes).0, text, "{}", encoding.name());
        }
        assert_eq!(decoded(&WINDOWS_1251.encode(RUSSIAN).0).1, "windows-1251");
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for text in [RUSSIAN, FRENCH, "Dockers walk out of talks.\r\n"] {
            for swap in [false, true] {
                let name = if swap { "UTF-16BE" } else { "UTF-16LE" };
                assert_eq!(decoded(&utf16(text, swap)), (text.to_owned(), name));
                assert_eq!(decoded(&utf16(&format!("\u{feff}{text}"), swap)), (text.to_owned(), name));
            }
        }
    }

    #[test]
    fn the_text_stays_as_it_was_but_for_the_byte_order_mark() {
        assert_eq!(decoded(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n"), ("One.\r\n\r\nTwo.\r\n".into(), "UTF-8"));
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = format!("<html><head><meta charset=\"windows-1251\"></head><p>{}", "Да.");
        let bytes = WINDOWS_1251.encode(&page).0;
        assert_eq!(decoded(&bytes), (page, "windows-1251"));
        let decoded = decode(&WINDOWS_1251.encode("Да.").0, Some("windows-1251"), "u").unwrap();
        assert_eq!(decoded.text, "Да.");
    }

    #[test]
    fn a_page_that_is_utf_8_is_read_so_whatever_it_says() {
        let page = "<html><head><meta charset=iso-8859-1></head><p>“Café”";
        assert_eq!(decoded(page.as_bytes()), (page.into(), "UTF-8"));
    }

    #[test]
    fn damage_does_not_turn_utf_8_into_another_encoding() {
        let mut bytes = FRENCH.as_bytes().to_vec();
        bytes.push(0xe2);
        assert_eq!(decoded(&bytes), (format!("{FRENCH}\u{fffd}"), "UTF-8"));
    }

    #[test]
    fn other_file_types_are_no_text() {
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"PK\x03\x04rest",
            b"\x7fELF\x01\x01\0\0",
            b"\x89PNG\r\n",
            b"ab\0\0cd\0\0",
            b"\x01\x02\x03ab",
        ] {
            assert!(matches!(decode(bytes, None, "a.txt"), Err(Error::Binary(_))), "{bytes:?}");
        }
    }

    #[test]
    fn white_space_is_no_text() {
        assert!(matches!(decode(b"\xef\xbb\xbf \r\n\t\n", None, "a.txt"), Err(Error::Empty(_))));
        assert!(matches!(decode(b"", None, "a.txt"), Err(Error::Empty(_))));
    }
}
