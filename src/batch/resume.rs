//! Going on after an interruption: the output itself says how far it came.
//!
//! Every line of the input that is not blank gives one line of output, in order. What a killed run left is cut
//! back to its last whole line, and as many lines of the input are passed over. There is no other file that could disagree with the output.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};

use serde::Deserialize;

use super::lines::Lines;
use crate::error::{Error, Result};

/// What a line of the output says of the story it belongs to.
#[derive(Deserialize)]
struct Name {
    id: Option<String>,
}

/// Cuts `file` back to its last whole line, leaves it there to be written on, and passes over the lines of the input that it
/// answers; gives their number.
///
/// # Errors
/// When the file cannot be read or cut, or when its last line answers another story than the input has there.
pub fn resume<R: BufRead>(file: &mut File, name: &str, lines: &mut Lines<R>) -> Result<u64> {
    let unreadable = |error: std::io::Error| Error::Unreadable { path: name.into(), reason: error.to_string() };
    let (mut done, mut whole, mut last) = (0, 0, Vec::new());
    let mut reader = BufReader::new(&*file);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(unreadable)?;
        if !line.ends_with(b"\n") {
            break;
        }
        (done, whole) = (done + 1, whole + read as u64);
        std::mem::swap(&mut last, &mut line);
    }
    let mut answered = None;
    for _ in 0..done {
        answered = lines.next_line()?;
    }
    let id = |bytes: &[u8]| serde_json::from_slice::<Name>(bytes).ok().and_then(|name| name.id);
    let asked = answered.as_ref().and_then(|line| line.bytes.as_deref()).and_then(id);
    if done > 0 && (answered.is_none() || asked != id(&last)) {
        return Err(Error::Usage(format!(
            "{name}: its {done} lines do not belong to this input; give the stories that it was begun with"
        )));
    }
    file.set_len(whole).map_err(unreadable)?;
    file.seek(SeekFrom::Start(whole)).map_err(unreadable)?;
    Ok(done)
}
