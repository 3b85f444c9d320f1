//! The settings file: where it is, and what it says.

use std::path::{Path, PathBuf};

use super::{bytes, encoding};
use crate::error::{Error, Result};
use crate::settings::{self, FILE_NAME, InForce};

/// The settings that are in force in a folder: those of the nearest `storydiff.toml` there or above.
///
/// # Errors
/// When there is such a file and it cannot be read or does not parse.
pub fn settings_in(folder: &Path) -> Result<InForce> {
    folder
        .ancestors()
        .map(|folder| folder.join(FILE_NAME))
        .find(|path| path.is_file())
        .map_or_else(|| Ok(InForce::default()), |path| settings_of(&path, folder))
}

/// The settings of a named file.
///
/// # Errors
/// When it cannot be read or does not parse.
pub fn settings_from(path: &Path) -> Result<InForce> {
    settings_of(path, Path::new(""))
}

/// Paths are shown from where the user stands, as far as that is shorter.
fn settings_of(path: &Path, folder: &Path) -> Result<InForce> {
    let shown: PathBuf = path.strip_prefix(folder).map_or_else(|_| path.to_owned(), Path::to_owned);
    let name = shown.display().to_string();
    match encoding::decode(&bytes::of_file(path, bytes::MOST_UNPACKED)?, None, &name) {
        Ok(decoded) => settings::parse(&name, &decoded.text),
        Err(Error::Empty(_)) => Ok(InForce::default()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Origin;

    #[test]
    fn the_nearest_file_above_is_in_force() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let inner = folder.path().join("story/today");
        std::fs::create_dir_all(&inner).expect("a folder can be made");
        assert_eq!(settings_in(&inner).ok(), Some(InForce::default()));
        std::fs::write(folder.path().join(FILE_NAME), "clean = false\n").expect("a file can be written");
        assert_eq!(settings_in(&inner).map(|found| found.settings.clean).ok(), Some(false));
        std::fs::write(inner.join(FILE_NAME), "\nclean = true\n").expect("a file can be written");
        let found = settings_in(&inner).expect("it parses");
        assert_eq!(found.origins["clean"], Origin::File(FILE_NAME.into(), 2));
    }
}
