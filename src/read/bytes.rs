//! The bytes of a file or of standard input, unpacked.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};

/// First bytes of a gzip file.
const GZIP: &[u8] = b"\x1f\x8b";
/// Most bytes that a packed file may unpack to unless more is asked for: far more than any story, far less than fills a
/// memory.
pub(super) const MOST_UNPACKED: u64 = 256 << 20;

/// `max_bytes` may raise what packed input may unpack to, and never lowers it.
pub(super) fn of_stdin(stdin: &mut impl Read, max_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(|error| unreadable(Path::new("-"), error.to_string()))?;
    unpacked(bytes, Path::new("-"), max_bytes.max(MOST_UNPACKED))
}

/// `max_bytes` as in [`of_stdin`].
pub(super) fn of_file(path: &Path, max_bytes: u64) -> Result<Vec<u8>> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotFound(path.to_owned()),
        _ => unreadable(path, error.to_string()),
    })?;
    unpacked(bytes, path, max_bytes.max(MOST_UNPACKED))
}

fn unpacked(bytes: Vec<u8>, path: &Path, limit: u64) -> Result<Vec<u8>> {
    if !is_packed(&bytes) {
        return Ok(bytes);
    }
    gunzip(&bytes, limit).map_err(|reason| unreadable(path, reason))
}

/// Whether `bytes` are gzip data.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP)
}

/// Unpacks gzip data, of which a few bytes can hold more than a memory.
pub(super) fn gunzip(packed: &[u8], limit: u64) -> std::result::Result<Vec<u8>, String> {
    let mut plain = Vec::new();
    MultiGzDecoder::new(packed)
        .take(limit.saturating_add(1))
        .read_to_end(&mut plain)
        .map_err(|error| format!("damaged gzip data ({error})"))?;
    if plain.len() as u64 > limit {
        return Err(format!("it unpacks to more than {limit} bytes; give --max-bytes N to read more"));
    }
    Ok(plain)
}

fn unreadable(path: &Path, reason: String) -> Error {
    Error::Unreadable { path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn what_unpacks_beyond_the_limit_is_refused_and_says_how_to_read_it() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&[b'a'; 1000]).unwrap();
        let packed = encoder.finish().unwrap();
        assert_eq!(gunzip(&packed, 1000).unwrap().len(), 1000);
        let path = Path::new("bomb.gz");
        let error = unpacked(packed, path, 999).unwrap_err().to_string();
        assert_eq!(
            error,
            "bomb.gz: cannot be read: it unpacks to more than 999 bytes; give --max-bytes N to read more"
        );
    }
}
