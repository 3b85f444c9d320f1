//! Many stories in one run: every line of the input is a story, every line of the output its report.
//!
//! Stories are independent of each other, so they are compared on all cores; they are taken in windows, so that
//! memory does not grow with the stream, and written in the order in which they came, so that the output is the same
//! whatever the number of threads. Every line that is not blank gives exactly one line: a report, or a record of what is wrong with it.
//! The number of lines written therefore says where to go on after an interruption (see [`resume`]).

mod lines;
mod record;
pub mod resume;
mod story;

use std::io::BufRead;
use std::ops::ControlFlow;

use rayon::prelude::*;

pub use lines::{Line, Lines, Source};
pub use record::{Failed, Told};
pub use story::{StoryLine, VersionLine};

use crate::error::{Error, Result};
use crate::parallel::on_one_core;
use crate::settings::Settings;

/// Most stories of a window. A window is computed as a whole before it is written; smaller ones leave a core idle at
/// their end more often.
const WINDOW: usize = 256;
/// A window of more bytes than this takes no further line.
const WINDOW_BYTES: usize = 8 << 20;

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Stories compared.
    pub stories: u64,
    /// Lines that are no story.
    pub failed: u64,
    /// Bytes of the input taken.
    pub bytes: u64,
}

/// Compares the stories of `lines` with `threads` threads (0: one a core), and hands the output over in whole lines.
///
/// `write` says whether to go on; it is called once a window.
///
/// # Errors
/// When the input cannot be read, or whatever `write` fails with. A line that is no story is no error.
pub fn run<R: BufRead + Send>(
    mut lines: Lines<R>,
    settings: &Settings,
    threads: usize,
    mut write: impl FnMut(&[u8], Progress) -> Result<ControlFlow<()>>,
) -> Result<Progress> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| Error::Usage(format!("cannot start {threads} threads: {error}")))?;
    let mut progress = Progress::default();
    let mut window = lines.window(WINDOW, WINDOW_BYTES)?;
    while !window.is_empty() {
        let (records, next) = pool.install(|| {
            rayon::join(
                || window.par_iter().map(|line| on_one_core(|| record::record(line, settings))).collect::<Vec<_>>(),
                || lines.window(WINDOW, WINDOW_BYTES),
            )
        });
        progress.bytes += window.iter().map(Line::len).sum::<u64>();
        let mut out = Vec::with_capacity(records.iter().map(|record| record.text.len()).sum());
        for record in &records {
            out.extend_from_slice(record.text.as_bytes());
            *(if record.told { &mut progress.stories } else { &mut progress.failed }) += 1;
        }
        if write(&out, progress)?.is_break() {
            break;
        }
        window = next?;
    }
    Ok(progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(input: &str, threads: usize) -> (String, Progress) {
        let lines = Lines::new(vec![Source { name: None, reader: input.as_bytes() }]);
        let mut text = Vec::new();
        let progress = run(lines, &Settings::default(), threads, |bytes, _| {
            text.extend_from_slice(bytes);
            Ok(ControlFlow::Continue(()))
        });
        (String::from_utf8(text).unwrap(), progress.unwrap())
    }

    fn stories(number: usize) -> String {
        (0..number)
            .map(|at| {
                format!(
                    "{{\"id\":\"s{at}\",\"versions\":[{{\"outlet\":\"A\",\"text\":\"Ferry {at} sank off Orla.\"}},\
                     {{\"outlet\":\"B\",\"text\":\"The ferry {at} went down off Orla.\"}}]}}\n"
                )
            })
            .collect()
    }

    #[test]
    fn reports_come_in_the_order_of_the_stories_whatever_the_number_of_threads() {
        let input = stories(WINDOW + 3);
        let (one, _) = output(&input, 1);
        let (two, progress) = output(&input, 2);
        assert_eq!(one, two);
        assert_eq!(progress, Progress { stories: 259, failed: 0, bytes: input.len() as u64 });
        for (at, line) in one.lines().enumerate() {
            assert!(line.starts_with(&format!("{{\"id\":\"s{at}\",\"schema_version\":1,")), "{line}");
        }
    }

    #[test]
    fn a_bad_line_is_one_record_and_the_rest_goes_on() {
        let input = format!("{}not json\n\n{{\"id\":\"x\",\"versions\":[]}}\n{}", stories(1), stories(1));
        let (text, progress) = output(&input, 2);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), progress.stories, progress.failed), (4, 2, 2));
        assert!(lines[1].starts_with("{\"line\":2,\"error\":"), "{}", lines[1]);
        assert!(lines[2].starts_with("{\"line\":4,\"id\":\"x\",\"error\":"), "{}", lines[2]);
        assert_eq!(lines[0], lines[3]);
    }
}
