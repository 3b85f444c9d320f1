//! How JSON is laid out for readers: an entry a line, and lists of numbers on one line.
//!
//! A report points to sentences and bytes by pairs of numbers. With every number on a line of its own, as the library writes
//! them, a report was half white space, and a difference between two reports was four lines of digits without a name.

use std::io::{Result, Write};

use serde_json::ser::{CompactFormatter, Formatter};

/// A new entry, its line end and the indents of as many levels as a report has; the mark before the first entry is left out.
const NEXT_LINE: &[u8] = b",\n                                ";
/// Bytes of it before the indents.
const MARKS: usize = 2;
/// Bytes of an indent.
const INDENT: usize = 2;

/// A list or an object that is being written.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Whether its entries stand on lines of their own.
    spread: bool,
    filled: bool,
}

/// Writes indented JSON with lists of numbers on one line.
#[derive(Default)]
pub(super) struct Layout {
    levels: Vec<Level>,
    /// Whether the first entry of a list is about to be written: what it is decides how the list is laid out.
    opens_list: bool,
}

impl Layout {
    fn new_line<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> Result<()> {
        let end = MARKS + INDENT * self.levels.len();
        let line = &NEXT_LINE[usize::from(first)..end.min(NEXT_LINE.len())];
        writer.write_all(line)?;
        (NEXT_LINE.len()..end).try_for_each(|_| writer.write_all(b" "))
    }

    /// Called before a value that needs a line of its own.
    fn spread<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if std::mem::take(&mut self.opens_list) {
            self.levels.last_mut().into_iter().for_each(|list| list.spread = true);
            self.new_line(writer, true)?;
        }
        Ok(())
    }

    fn open(&mut self, spread: bool) {
        self.levels.push(Level { spread, filled: false });
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.opens_list = false;
        let closed = self.levels.pop().unwrap_or_default();
        if closed.spread && closed.filled {
            self.new_line(writer, true)?;
        }
        writer.write_all(bracket)
    }

    /// Called before an entry; the first of a list is laid out when its kind is known.
    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        level.filled = true;
        match (first, level.spread) {
            (true, false) => self.opens_list = true,
            (true, true) => self.new_line(writer, true)?,
            (false, false) => writer.write_all(b", ")?,
            (false, true) => self.new_line(writer, false)?,
        }
        Ok(())
    }
}

/// Values that may stand beside others on one line.
macro_rules! on_one_line {
    ($($write:ident: $value:ty),+) => {
        $(fn $write<W: ?Sized + Write>(&mut self, writer: &mut W, value: $value) -> Result<()> {
            self.opens_list = false;
            CompactFormatter.$write(writer, value)
        })+
    };
}

impl Formatter for Layout {
    on_one_line!(
        write_bool: bool, write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64, write_i128: i128, write_u8: u8,
        write_u16: u16, write_u32: u32, write_u64: u64, write_u128: u128, write_f32: f32, write_f64: f64
    );

    fn begin_string<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.spread(writer)?;
        CompactFormatter.begin_string(writer)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.opens_list = false;
        self.open(false);
        CompactFormatter.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.spread(writer)?;
        self.open(true);
        CompactFormatter.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::to_string;
    use serde_json::json;

    #[test]
    fn lists_of_numbers_stand_on_one_line_and_other_entries_on_their_own() {
        let value = json!({ "pair": [[0, 3], [1, 5]], "told": [0.5], "none": [], "names": ["Post", "Star"], "of": [{ "a": null }, {}] });
        let expected = r#"{
  "names": [
    "Post",
    "Star"
  ],
  "none": [],
  "of": [
    {
      "a": null
    },
    {}
  ],
  "pair": [[0, 3], [1, 5]],
  "told": [0.5]
}
"#;
        assert_eq!(to_string(&value), expected);
    }
}
