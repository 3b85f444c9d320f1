//! The bytes of a file or of standard input, unpacked.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};

/// First bytes of a gzip file.
const GZIP: &[u8] = b"\x1f\x8b";
/// Most bytes that a packed file may unpack to: far more than any story, far less than fills a memory.
const MOST_UNPACKED: u64 = 256 << 20;

pub(super) fn of_stdin(stdin: &mut impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(|error| unreadable(Path::new("-"), error.to_string()))?;
    unpacked(bytes, Path::new("-"))
}

pub(super) fn of_file(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotFound(path.to_owned()),
        _ => unreadable(path, error.to_string()),
    })?;
    unpacked(bytes, path)
}

fn unpacked(bytes: Vec<u8>, path: &Path) -> Result<Vec<u8>> {
    if !bytes.starts_with(GZIP) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(&bytes[..])
        .take(MOST_UNPACKED + 1)
        .read_to_end(&mut plain)
        .map_err(|error| unreadable(path, format!("damaged gzip data ({error})")))?;
    if plain.len() as u64 > MOST_UNPACKED {
        return Err(unreadable(path, format!("it unpacks to more than {} MiB", MOST_UNPACKED >> 20)));
    }
    Ok(plain)
}

fn unreadable(path: &Path, reason: String) -> Error {
    Error::Unreadable { path: path.to_owned(), reason }
}
