//! Characters that JSON allows raw and a terminal may take for commands, written as escapes.

use std::borrow::Cow;
use std::io::{Error, ErrorKind, Result, Write};

/// Bytes that are gathered before they are looked through and passed on.
const PIECE: usize = 1 << 16;

/// Passes JSON on with its unsafe characters escaped. Whoever writes to it writes whole characters.
pub(super) struct Escaping<'w> {
    piece: Vec<u8>,
    out: &'w mut dyn Write,
}

impl<'w> Escaping<'w> {
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { piece: Vec::with_capacity(PIECE), out }
    }

    fn pass_on(&mut self) -> Result<()> {
        let json = std::str::from_utf8(&self.piece).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
        parts(json).try_for_each(|part| self.out.write_all(part.as_bytes()))?;
        self.piece.clear();
        Ok(())
    }
}

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> Result<()> {
        if bytes.len() > self.piece.capacity() - self.piece.len() {
            self.pass_on()?;
        }
        self.piece.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        self.pass_on()?;
        self.out.flush()
    }
}

/// The same JSON with its unsafe characters escaped.
pub(super) fn safe(json: String) -> String {
    if next_unsafe(&json, 0).is_none() { json } else { parts(&json).collect() }
}

/// What stands between the unsafe characters, and the escapes of these.
fn parts(json: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut from = 0;
    let mut escape = None;
    std::iter::from_fn(move || {
        if let Some(c) = escape.take() {
            return Some(Cow::Owned(format!("\\u{:04x}", u32::from(c))));
        }
        let rest = json.get(from..).filter(|rest| !rest.is_empty())?;
        let Some((at, c)) = next_unsafe(json, from) else {
            from = json.len();
            return Some(Cow::Borrowed(rest));
        };
        let before = &json[from..at];
        (from, escape) = (at + c.len_utf8(), Some(c));
        Some(Cow::Borrowed(before))
    })
}

/// No byte below starts an unsafe character, and nearly all bytes are below.
const FIRST_UNSAFE: u8 = 0x7f;
/// Bytes that an unsafe character starts with.
const FIRST_BYTES: [u8; 4] = [FIRST_UNSAFE, 0xc2, 0xd8, 0xe2];

/// The first unsafe character from a place on, and where it stands.
fn next_unsafe(json: &str, mut from: usize) -> Option<(usize, char)> {
    let bytes = json.as_bytes();
    while let Some(step) = first_high(&bytes[from..]) {
        from += step;
        let letter = FIRST_BYTES.contains(&bytes[from]).then(|| json[from..].chars().next()).flatten();
        if let Some(c) = letter.filter(|c| is_unsafe(*c)) {
            return Some((from, c));
        }
        from += 1;
    }
    None
}

/// Bytes that are looked at as one.
const STRIDE: usize = 64;

/// Place of the first byte that is not below [`FIRST_UNSAFE`].
fn first_high(bytes: &[u8]) -> Option<usize> {
    let is_high = |byte: &u8| *byte >= FIRST_UNSAFE;
    // No byte of UTF-8 is 0xff, so one more sets the highest bit of those that are looked for, and of no other.
    let holds = |stride: &[u8]| stride.iter().fold(0, |bits, byte| bits | byte.wrapping_add(1)) >= 0x80;
    let skipped = bytes.chunks(STRIDE).take_while(|stride| !holds(stride)).count() * STRIDE;
    bytes.get(skipped..)?.iter().position(is_high).map(|step| skipped + step)
}

/// Whether a terminal may take the character for a command, or shows the text around it in another order.
const fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unsafe_character_starts_with_a_byte_that_is_looked_for() {
        let mut bytes = [0; 4];
        let unsafe_ones = ('\0'..='\u{ffff}').filter(|c| is_unsafe(*c));
        assert!(unsafe_ones.into_iter().all(|c| FIRST_BYTES.contains(&c.encode_utf8(&mut bytes).as_bytes()[0])));
    }

    #[test]
    fn pieces_make_the_same_text_as_the_whole() {
        let long = "“a\u{9b}b\u{202e}” ".repeat(PIECE / 8);
        let mut out = Vec::new();
        let mut escaping = Escaping::new(&mut out);
        let written = long.chars().try_for_each(|c| escaping.write_all(c.encode_utf8(&mut [0; 4]).as_bytes()));
        assert!(written.and_then(|()| escaping.flush()).is_ok());
        assert_eq!(String::from_utf8(out).ok(), Some(safe(long)));
    }
}
