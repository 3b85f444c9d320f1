//! A folder of stories: one folder a story, its texts beside each other.

use std::path::{Path, PathBuf};

use super::folder::entries;
use super::{Version, bytes, encoding, read_each};
use crate::check::{GOLD_NAME, GOLDEN_NAME};
use crate::error::{Error, Result};

/// The texts of one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFolder {
    /// Name of the folder.
    pub name: String,
    /// The folder.
    pub path: PathBuf,
    texts: Vec<PathBuf>,
}

impl StoryFolder {
    /// Reads the versions, by file name.
    ///
    /// # Errors
    /// As [`read_each`].
    pub fn versions(&self) -> Result<Vec<Version>> {
        let paths: Vec<String> = self.texts.iter().map(|path| path.display().to_string()).collect();
        read_each(&paths, std::io::empty(), &super::fetch::Options::default())
    }

    /// Where the accepted report is.
    #[must_use]
    pub fn golden_path(&self) -> PathBuf {
        self.path.join(GOLDEN_NAME)
    }

    /// The accepted report, if there is one.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn golden(&self) -> Result<Option<String>> {
        optional(&self.golden_path())
    }

    /// Where the gold is.
    #[must_use]
    pub fn gold_path(&self) -> PathBuf {
        self.path.join(GOLD_NAME)
    }

    /// What people found in the story, if they looked.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn gold(&self) -> Result<Option<String>> {
        optional(&self.gold_path())
    }
}

/// The stories in a folder by name: every folder in it with two texts or more, or else the folder itself.
///
/// # Errors
/// When the folder is not there or cannot be read, or holds no story.
pub fn stories(folder: &Path) -> Result<Vec<StoryFolder>> {
    let mut found = Vec::new();
    for path in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        found.extend(story(&path)?);
    }
    if found.is_empty() {
        found.extend(story(folder)?);
    }
    if found.is_empty() {
        return Err(Error::Usage(format!(
            "{}: holds no story; a story is a folder with two texts or more",
            folder.display()
        )));
    }
    Ok(found)
}

fn story(path: &Path) -> Result<Option<StoryFolder>> {
    let texts: Vec<PathBuf> = entries(path)?.into_iter().filter(|path| is_text(path)).collect();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok((texts.len() > 1).then(|| StoryFolder { name, path: path.to_owned(), texts }))
}

fn is_text(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

fn optional(path: &Path) -> Result<Option<String>> {
    if !path.exists() {
        return Ok(None);
    }
    encoding::decode(&bytes::of_file(path, bytes::MOST_UNPACKED)?, None, &path.display().to_string())
        .map(|decoded| Some(decoded.text))
}
