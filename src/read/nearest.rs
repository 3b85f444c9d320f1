//! Files that a mistyped path may mean.

use std::path::{Path, PathBuf};

use crate::suggest;

/// The file beside a path that is not there whose name comes nearest to it, if any comes near.
#[must_use]
pub fn nearest_file(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let typed = path.file_name()?.to_str()?;
    suggest::nearest(typed, names.iter().map(String::as_str)).map(|name| path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_with_the_nearest_name_is_meant() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for name in ["ferry-wire.txt", "notes.md"] {
            std::fs::write(folder.path().join(name), "x").expect("a file can be written");
        }
        assert_eq!(nearest_file(&folder.path().join("fery-wire.txt")), Some(folder.path().join("ferry-wire.txt")));
        assert_eq!(nearest_file(&folder.path().join("budget.csv")), None);
    }
}
