//! `storydiff group`: articles as JSONL in, stories for `storydiff batch` out.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;

use storydiff::batch::{Lines, VersionLine};
use storydiff::group::{Bags, group};
use storydiff::{Error, Result};

use super::args::GroupArgs;
use super::batch::sources;
use super::exit::{self, Exit};
use super::output::Sink;
use super::progress::Bar;

/// Stories that are written at once, in bytes.
const PIECE: usize = 1 << 20;

/// Joins the articles of the input into stories.
pub fn run(args: &GroupArgs) -> Result<Exit> {
    let (sources, bytes) = sources(&args.inputs)?;
    let mut sink = Sink::new(args.output.as_deref())?;
    let bar = Bar::new(bytes, "articles");
    let mut articles = Articles::new()?;
    let mut bags = Bags::default();
    let (mut lines, mut taken, mut refused) = (Lines::new(sources), 0, Vec::new());
    while let Some(line) = lines.next_line()? {
        taken += line.len();
        match article(line.bytes.as_deref()) {
            Ok(article) => {
                bags.add(&article.whole_text(), article.published.as_deref());
                articles.add(line.bytes.as_deref().unwrap_or_default())?;
            }
            Err(reason) => refused.push(format!("{}:{}: {reason}", line.source.as_deref().unwrap_or("-"), line.number)),
        }
        bar.set(taken, bags.len() as u64);
    }
    bar.finish();
    let mut alone = 0;
    let mut text = Vec::new();
    for (number, story) in group(&bags, args.days).into_iter().enumerate() {
        if story.len() < args.least {
            alone += story.len();
            continue;
        }
        text.extend_from_slice(format!("{{\"id\":\"story-{}\",\"versions\":[", number + 1).as_bytes());
        for (at, article) in story.into_iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            articles.read(article, &mut text)?;
        }
        text.extend_from_slice(b"]}\n");
        if text.len() >= PIECE {
            if sink.write(&text)? == ControlFlow::Break(()) {
                return Ok(Exit::Ran);
            }
            text.clear();
        }
    }
    if sink.write(&text)? == ControlFlow::Continue(()) {
        sink.finish()?;
    }
    if let Some(first) = refused.first() {
        exit::warn(&format!("left out {} that are no articles; the first: {first}", lines_of(refused.len())));
    }
    if alone > 0 {
        exit::warn(&format!(
            "{alone} of {} articles are in stories of fewer than {} and are not written; --least 1 writes all",
            bags.len(),
            args.least
        ));
    }
    Ok(Exit::Ran)
}

fn lines_of(number: usize) -> String {
    if number == 1 { "1 line".into() } else { format!("{number} lines") }
}

fn article(bytes: Option<&[u8]>) -> Result<VersionLine, String> {
    let bytes = bytes.ok_or("the line is too long")?;
    let article: VersionLine = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if article.whole_text().trim().is_empty() { Err("holds no text".into()) } else { Ok(article) }
}

/// The lines of all articles on disk, so that memory holds only what they are compared by.
struct Articles {
    file: BufWriter<File>,
    reader: BufReader<File>,
    /// First byte of each article, and the end of the last.
    starts: Vec<u64>,
}

impl Articles {
    fn new() -> Result<Self> {
        let file = tempfile::tempfile().map_err(|error| failed(&error))?;
        let reader = BufReader::new(file.try_clone().map_err(|error| failed(&error))?);
        Ok(Self { file: BufWriter::with_capacity(PIECE, file), reader, starts: vec![0] })
    }

    fn add(&mut self, line: &[u8]) -> Result<()> {
        let line = line.trim_ascii();
        self.file.write_all(line).map_err(|error| failed(&error))?;
        self.starts.push(self.starts.last().copied().unwrap_or_default() + line.len() as u64);
        Ok(())
    }

    /// Appends article `number` to `text`.
    fn read(&mut self, number: usize, text: &mut Vec<u8>) -> Result<()> {
        let (start, end) = (self.starts[number], self.starts[number + 1]);
        let read = self.file.flush().and_then(|()| self.reader.seek(SeekFrom::Start(start)));
        let read = read.and_then(|_| (&mut self.reader).take(end - start).read_to_end(text));
        read.map(drop).map_err(|error| failed(&error))
    }
}

fn failed(error: &std::io::Error) -> Error {
    Error::Unwritable { path: std::env::temp_dir(), reason: error.to_string() }
}
