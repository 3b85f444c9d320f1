//! `storydiff batch`: stories as JSONL in, their reports as JSONL out.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

use storydiff::batch::{self, Lines, Source, resume};
use storydiff::{Error, Result};

use super::args::BatchArgs;
use super::exit::{self, Exit};
use super::inputs;
use super::output::{Sink, unwritable};
use super::progress::Bar;

/// Compares every story of the input.
pub fn run(args: &BatchArgs) -> Result<Exit> {
    let (sources, bytes) = sources(&args.inputs)?;
    let mut lines = Lines::new(sources);
    let mut sink = match &args.resume {
        Some(path) if path.is_file() || !path.exists() => Sink::Appended(path.clone(), resumed(path, &mut lines)?),
        // A device or pipe holds nothing to go on from.
        Some(path) => Sink::new(Some(path))?,
        None => Sink::new(args.output.as_deref())?,
    };
    let bar = Bar::new(bytes, "stories");
    let progress = batch::run(lines, &inputs::in_force(&args.split)?.settings, args.threads, |text, progress| {
        bar.set(progress.bytes, progress.stories);
        sink.write(text)
    })?;
    bar.finish();
    sink.finish()?;
    if progress.failed > 0 {
        let (lines, are) = if progress.failed == 1 { ("line", "is no story") } else { ("lines", "are no stories") };
        exit::warn(&format!("{} {lines} of the input {are}; see the records with \"error\"", progress.failed));
    }
    Ok(Exit::Ran)
}

/// A file or standard input.
type Reader = BufReader<Box<dyn Read + Send>>;

/// Opens the inputs; their size in bytes, unless one is a pipe.
pub fn sources(paths: &[std::path::PathBuf]) -> Result<(Vec<Source<Reader>>, Option<u64>)> {
    let mut bytes = Some(0);
    let mut sources: Vec<Source<Reader>> = Vec::new();
    let buffered = |reader: Box<dyn Read + Send>| Reader::with_capacity(BUFFER, reader);
    for path in paths.iter().filter(|path| *path != Path::new("-")) {
        let file = open(path)?;
        bytes = bytes.zip(file.metadata().ok().filter(std::fs::Metadata::is_file)).map(|(all, file)| all + file.len());
        sources.push(Source { name: Some(path.display().to_string()), reader: buffered(Box::new(file)) });
    }
    match paths.iter().filter(|path| *path == Path::new("-")).count() {
        0 if !sources.is_empty() => {}
        0 | 1 => {
            let at = paths.iter().position(|path| path == Path::new("-")).unwrap_or_default();
            sources.insert(at, Source { name: None, reader: buffered(Box::new(std::io::stdin())) });
            bytes = None;
        }
        _ => return Err(Error::StdinTwice),
    }
    Ok((sources, bytes))
}

/// Bytes that are read at once: a story is read in one or two calls.
const BUFFER: usize = 256 << 10;

fn open(path: &Path) -> Result<File> {
    if path.is_dir() {
        let reason = "is a folder; give a file with one story a line".into();
        return Err(Error::Unreadable { path: path.into(), reason });
    }
    File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotFound(path.into()),
        _ => Error::Unreadable { path: path.into(), reason: error.to_string() },
    })
}

/// The output of the interrupted run, open at its end; a new file when there is none yet.
fn resumed(path: &Path, lines: &mut Lines<impl std::io::BufRead>) -> Result<File> {
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = opened.map_err(|error| unwritable(path, &error))?;
    resume::resume(&mut file, &path.display().to_string(), lines)?;
    Ok(file)
}
