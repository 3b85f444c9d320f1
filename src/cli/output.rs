//! Where the answer goes: standard output, or a file that appears whole or not at all.

use std::io::{ErrorKind, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::ColorChoice;
use storydiff::report::view::{DEFAULT_WIDTH, WIDTHS};
use storydiff::settings::{OutputDefaults, When};
use storydiff::{Error, Result};

use super::args::OutputArgs;
use super::pager;

/// Widest page that is laid out unasked: longer lines are hard to read.
const WIDEST: usize = 200;

/// Where the answer goes, chosen before anything is computed.
pub struct Output {
    target: Target,
    color: bool,
}

enum Target {
    Stdout,
    File(PathBuf),
}

impl Output {
    /// Standard output.
    pub fn stdout(color: ColorChoice) -> Self {
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // Knows NO_COLOR, CLICOLOR, TERM=dumb and whether a terminal is there.
            ColorChoice::Auto => {
                anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
                    && std::io::stdout().is_terminal()
            }
        };
        Self { target: Target::Stdout, color }
    }

    /// A file, without colour.
    pub fn file(path: &Path) -> Self {
        Self { target: Target::File(path.into()), color: false }
    }

    /// The file, or standard output where there is none (or `-`); what is not typed is as the settings say.
    pub fn new(args: &OutputArgs, defaults: &OutputDefaults) -> Result<Self> {
        let color = args.color.unwrap_or(match defaults.color.unwrap_or_default() {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        });
        match args.output.as_deref() {
            None => Ok(Self::stdout(color)),
            Some(path) if path == Path::new("-") => Ok(Self::stdout(color)),
            Some(path) if path.is_dir() => Err(Error::Unwritable { path: path.into(), reason: "is a folder".into() }),
            Some(path) => Ok(Self { target: Target::File(path.into()), color: color == ColorChoice::Always }),
        }
    }

    /// Whether the answer is coloured.
    pub const fn color(&self) -> bool {
        self.color
    }

    /// Columns of the terminal; where there is none, what `COLUMNS` says, or the default.
    pub fn width(&self) -> usize {
        let terminal = match self.target {
            Target::Stdout if std::io::stdout().is_terminal() => terminal_size::terminal_size(),
            _ => None,
        };
        let asked = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|width| WIDTHS.contains(width));
        terminal.map(|(width, _)| usize::from(width.0).min(WIDEST)).or_else(asked).unwrap_or(DEFAULT_WIDTH)
    }

    /// Writes the answer, through a pager where it is longer than the terminal.
    pub fn page(&self, text: &str) -> Result<()> {
        let height = match self.target {
            Target::Stdout if std::io::stdout().is_terminal() => terminal_size::terminal_size(),
            _ => None,
        };
        let long = height.is_some_and(|(_, height)| text.lines().count() >= usize::from(height.0));
        if long && pager::show(text) { Ok(()) } else { self.write(text) }
    }

    /// Writes the answer. A reader that has gone is no error.
    pub fn write(&self, text: &str) -> Result<()> {
        self.write_by(|out| out.write_all(text.as_bytes()))
    }

    /// The same for an answer that is too long to be held as one text.
    pub fn write_by(&self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<()> {
        match &self.target {
            Target::Stdout => {
                let choice = if self.color { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never };
                let written = if self.color {
                    let mut stream = anstream::AutoStream::new(std::io::stdout().lock(), choice);
                    write(&mut stream).and_then(|()| stream.flush())
                } else {
                    // Nothing to strip: text without colour holds no escape sequence.
                    let mut stream = std::io::stdout().lock();
                    write(&mut stream).and_then(|()| stream.flush())
                };
                match written {
                    Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                        Err(unwritable(Path::new("standard output"), &error))
                    }
                    _ => Ok(()),
                }
            }
            Target::File(path) => write_whole(path, write).map_err(|error| unwritable(path, &error)),
        }
    }
}

/// Output that is written while the run goes on.
pub enum Sink {
    /// Standard output.
    Stdout,
    /// A file that appears when everything is written.
    Whole(PathBuf, tempfile::NamedTempFile),
    /// A file that is written on in place: the output of an interrupted run, or a device.
    Appended(PathBuf, std::fs::File),
}

impl Sink {
    /// The file, or standard output where there is none (or `-`).
    pub fn new(file: Option<&Path>) -> Result<Self> {
        let Some(path) = file.filter(|path| *path != Path::new("-")) else { return Ok(Self::Stdout) };
        // A link is followed; a device or pipe cannot be replaced, only written to.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let opened = if path.is_dir() {
            return Err(Error::Unwritable { path, reason: "is a folder".into() });
        } else if path.exists() && !path.is_file() {
            std::fs::OpenOptions::new().write(true).open(&path).map(|file| Self::Appended(path.clone(), file))
        } else {
            beside(&path).map(|file| Self::Whole(path.clone(), file))
        };
        opened.map_err(|error| unwritable(&path, &error))
    }

    /// Writes whole lines, and says whether to go on: not when the reader has gone, which is no error.
    pub fn write(&mut self, bytes: &[u8]) -> Result<ControlFlow<()>> {
        let (path, written) = match self {
            Self::Stdout => {
                let mut stream = std::io::stdout().lock();
                (Path::new("standard output"), stream.write_all(bytes).and_then(|()| stream.flush()))
            }
            Self::Whole(path, file) => (&**path, file.write_all(bytes)),
            Self::Appended(path, file) => (&**path, file.write_all(bytes)),
        };
        match written {
            Ok(()) => Ok(ControlFlow::Continue(())),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
            Err(error) => Err(unwritable(path, &error)),
        }
    }

    /// Everything is written: the file appears.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Whole(path, file) => persist(file, &path).map_err(|error| unwritable(&path, &error)),
            Self::Stdout | Self::Appended(..) => Ok(()),
        }
    }
}

/// Writes a file that appears whole or not at all.
pub fn write_file(path: &Path, text: &str) -> Result<()> {
    write_whole(path, |out| out.write_all(text.as_bytes())).map_err(|error| unwritable(path, &error))
}

/// The error for output that cannot be written.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    // What libraries add to the system's words (error numbers, names of temporary files) is of no use here.
    let reason = error.to_string();
    let end = [" (os error", " at path"].iter().filter_map(|mark| reason.find(mark)).min().unwrap_or(reason.len());
    Error::Unwritable { path: path.into(), reason: reason[..end].into() }
}

/// Writes beside the file and renames, so that no reader sees half of it and a failure leaves the old one.
fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    // A link is followed; a device or pipe cannot be replaced, only written to.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if path.exists() && !path.is_file() {
        return write(&mut std::fs::File::create(&path)?);
    }
    let mut file = beside(&path)?;
    write(&mut file)?;
    persist(file, &path)
}

/// A temporary file in the folder of `path`, with the permissions that `path` has or would get.
fn beside(path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".storydiff-");
    let permissions = std::fs::metadata(path).map(|metadata| metadata.permissions()).ok().or_else(usual_permissions);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

/// Puts the temporary file in the place of `path`.
fn persist(file: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// What a new file gets, less the user's mask; temporary files are closed to others.
#[cfg(unix)]
fn usual_permissions() -> Option<std::fs::Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<std::fs::Permissions> {
    None
}
