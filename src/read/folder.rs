//! A folder as a story: each of its texts is a version.

use std::fs;
use std::path::{Path, PathBuf};

use super::formats::FORMATS;
use crate::error::{Error, Result};

/// The texts in a folder by name; hidden files, folders and files of other kinds are left out.
///
/// Lists of records (`.jsonl`) are left out too: they hold stories of their own.
pub(super) fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.is_file() && is_text(path));
    if paths.is_empty() { Err(Error::NoTexts(folder.to_owned())) } else { Ok(paths) }
}

/// What is in a folder, by name.
///
/// # Errors
/// When the folder is not there or cannot be read.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::NotFound(folder.to_owned()),
        _ => Error::Unreadable { path: folder.to_owned(), reason: error.to_string() },
    };
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

fn is_text(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let extension = extension(path);
    !hidden
        && !matches!(extension.as_str(), "jsonl" | "ndjson")
        && FORMATS.iter().any(|format| format.extensions.contains(&extension.as_str()))
}

/// The extension in lower case, without `.gz`.
pub(super) fn extension(path: &Path) -> String {
    let lower =
        |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    match lower(path) {
        packed if packed == "gz" => lower(&path.with_extension("")),
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_by_their_extension() {
        for name in ["a.txt", "a.html.gz", "A.HTM", "story", "a.json", "a.md"] {
            assert!(is_text(Path::new(name)), "{name}");
        }
        for name in [".notes.txt", "gold.jsonl", "photo.png", "a.gz.png"] {
            assert!(!is_text(Path::new(name)), "{name}");
        }
    }
}
