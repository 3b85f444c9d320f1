//! Lines of one or more inputs, with a limit to what one line may take.

use std::collections::VecDeque;
use std::io::BufRead;

use crate::error::{Error, Result};

/// Longest line that is read, in bytes; a story of 20 outlets has some 100,000.
pub const LONGEST_LINE: usize = 100 << 20;

/// An input.
#[derive(Debug)]
pub struct Source<R> {
    /// Its path; standard input has none.
    pub name: Option<String>,
    /// Its bytes.
    pub reader: R,
}

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Path of the input that it stands in; standard input has none.
    pub source: Option<String>,
    /// Its number there, from 1.
    pub number: u64,
    /// Its bytes without the line end; `None` when they are more than [`LONGEST_LINE`].
    pub bytes: Option<Vec<u8>>,
    /// Bytes that it takes in the input.
    taken: u64,
}

impl Line {
    /// Bytes that it takes in the input, with its line end and the blank lines before it.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.taken
    }

    /// No line that is handed out is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.taken == 0
    }
}

/// The lines of all inputs, one after the other, blank ones left out.
#[derive(Debug)]
pub struct Lines<R> {
    sources: VecDeque<Source<R>>,
    number: u64,
    longest: usize,
}

impl<R: BufRead> Lines<R> {
    /// Reads from the inputs in their order.
    #[must_use]
    pub fn new(sources: Vec<Source<R>>) -> Self {
        Self { sources: sources.into(), number: 0, longest: LONGEST_LINE }
    }

    /// The next lines: at most `most` of them, and none after `bytes` bytes. Empty at the end.
    ///
    /// # Errors
    /// When an input cannot be read.
    pub fn window(&mut self, most: usize, bytes: usize) -> Result<Vec<Line>> {
        let mut window = Vec::new();
        let mut held = 0;
        while window.len() < most && held < bytes {
            let Some(line) = self.next_line()? else { break };
            held += line.bytes.as_ref().map_or(0, Vec::len);
            window.push(line);
        }
        Ok(window)
    }

    /// The next line that is not blank.
    ///
    /// # Errors
    /// When an input cannot be read.
    pub fn next_line(&mut self) -> Result<Option<Line>> {
        let mut taken = 0;
        while let Some(source) = self.sources.front_mut() {
            let name = source.name.as_deref().unwrap_or("-");
            let unreadable = |error: std::io::Error| Error::Unreadable { path: name.into(), reason: error.to_string() };
            let (read, bytes) = read_line(&mut source.reader, self.longest).map_err(unreadable)?;
            if read == 0 {
                self.sources.pop_front();
                self.number = 0;
                continue;
            }
            self.number += 1;
            taken += read;
            let bytes = bytes.map(|bytes| without_mark(bytes, self.number));
            if bytes.as_ref().is_none_or(|bytes| !bytes.trim_ascii().is_empty()) {
                return Ok(Some(Line { source: source.name.clone(), number: self.number, bytes, taken }));
            }
        }
        Ok(None)
    }
}

/// A byte order mark at the start of a file is no text.
fn without_mark(mut bytes: Vec<u8>, number: u64) -> Vec<u8> {
    if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    bytes
}

/// Bytes read, and the line without its end unless it is longer than `longest`; of such a line no more is held.
fn read_line(reader: &mut impl BufRead, longest: usize) -> std::io::Result<(u64, Option<Vec<u8>>)> {
    let (mut read, mut line) = (0_u64, Some(Vec::new()));
    loop {
        let available = match reader.fill_buf() {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = available.iter().position(|byte| *byte == b'\n');
        let piece = &available[..end.unwrap_or(available.len())];
        let used = piece.len() + usize::from(end.is_some());
        line = line.filter(|held| held.len() + piece.len() <= longest);
        if let Some(held) = &mut line {
            held.extend_from_slice(piece);
        }
        read += used as u64;
        reader.consume(used);
        if end.is_some() || used == 0 {
            return Ok((read, line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_in_their_file_and_blank_ones_are_left_out() {
        let source = |name: &str, text: &'static str| Source { name: Some(name.into()), reader: text.as_bytes() };
        let mut lines = Lines::new(vec![source("a", "\u{feff}one\n\n \ntwo"), source("b", "three\r\n")]);
        let all = lines.window(10, 100).unwrap();
        let seen: Vec<_> = all
            .iter()
            .map(|line| (line.source.as_deref().unwrap(), line.number, line.bytes.as_deref().unwrap().trim_ascii()))
            .collect();
        assert_eq!(seen, [("a", 1, &b"one"[..]), ("a", 4, b"two"), ("b", 1, b"three")]);
        assert_eq!(all.iter().map(Line::len).sum::<u64>(), 20);
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over_and_not_held() {
        let mut lines = Lines::new(vec![Source { name: None, reader: &b"123456\n12345\n1"[..] }]);
        lines.longest = 5;
        let all = lines.window(10, 100).unwrap();
        let held: Vec<_> = all.iter().map(|line| line.bytes.as_deref()).collect();
        assert_eq!(held, [None, Some(&b"12345"[..]), Some(b"1")]);
    }

    #[test]
    fn a_window_ends_at_its_number_of_lines_or_of_bytes() {
        let mut lines = Lines::new(vec![Source { name: None, reader: &b"1\n2\n333\n444\n"[..] }]);
        assert_eq!(lines.window(2, 100).unwrap().len(), 2);
        assert_eq!(lines.window(9, 3).unwrap().len(), 1);
        assert_eq!(lines.window(9, 3).unwrap().len(), 1);
        assert!(lines.window(9, 3).unwrap().is_empty());
    }
}
