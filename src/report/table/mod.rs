//! The report as a page for a terminal: the face of the program.
//!
//! From the large to the small: who was compared, their headlines and loaded words, the differences in framing, the story
//! side by side with every gap in its place, what each leaves out. All sections show the same [`Selection`], so that
//! nothing is marked in one and missing in another.

mod facts;
mod framing;
mod grid;
mod headlines;
mod loaded_words;
mod noise;
mod omissions;
mod outlets;
mod palette;
mod rich;
mod side_by_side;
mod speakers;
mod words;

use super::model::{DocumentReport, Report, SentenceReport};
use super::view::{Section, Selection, View, WIDTHS, letter};
use palette::{QUIET, TITLE, strong};
use rich::Rich;

/// Columns of a version's letter with the blanks around it.
const VERSION_INDENT: usize = 5;

/// What every section needs.
struct Page<'a> {
    report: &'a Report,
    view: &'a View,
    selection: Selection<'a>,
}

impl<'a> Page<'a> {
    fn document(&self, index: usize) -> Option<&'a DocumentReport> {
        self.report.documents.get(index)
    }

    fn sentence(&self, document: usize, sentence: usize) -> Option<&'a SentenceReport> {
        self.report.sentence(document, sentence)
    }

    fn two(&self) -> bool {
        self.report.documents.len() == 2
    }

    /// Letter and name of a version.
    fn name(&self, document: usize) -> Rich {
        let mut name = Rich::new(&letter(document), strong(document));
        if let Some(document) = self.document(document) {
            name.push(" ", palette::PLAIN);
            name.push(&document.outlet, palette::PLAIN);
        }
        name
    }

    fn title(&self, text: &str) -> String {
        Rich::new(text, TITLE).paint(self.view.color)
    }

    /// Text of a version behind its letter, wrapped.
    fn of_version(&self, document: usize, text: &Rich) -> Vec<String> {
        let letter = Rich::new(&letter(document), strong(document)).paint(self.view.color);
        let lines = text.wrap(self.view.width.saturating_sub(VERSION_INDENT));
        let lead = |at: usize| if at == 0 { letter.as_str() } else { " " };
        lines.iter().enumerate().map(|(at, line)| format!("  {}  {}", lead(at), line.paint(self.view.color))).collect()
    }

    /// A title with more behind it, and below it what `of` says of each version.
    fn of_each(&self, title: &str, behind: &str, of: impl Fn(&DocumentReport) -> Rich) -> Vec<String> {
        let mut head = Rich::new(title, TITLE);
        head.push(behind, QUIET);
        let lines = head.wrap(self.view.width).into_iter().map(|line| line.paint(self.view.color));
        let versions = self.report.documents.iter().flat_map(|one| self.of_version(one.index, &of(one)));
        lines.chain(versions).collect()
    }

    /// Quiet lines, wrapped.
    fn quiet(&self, text: &str, indent: usize) -> Vec<String> {
        let lines = Rich::new(text, QUIET).wrap(self.view.width.saturating_sub(indent));
        lines.iter().map(|line| format!("{:indent$}{}", "", line.paint(self.view.color))).collect()
    }
}

/// The report as text of at most `view.width` columns (at least the least of [`WIDTHS`]).
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let view = &View { width: view.width.max(*WIDTHS.start()), ..view.clone() };
    let page = Page { report, view, selection: Selection::new(report, view) };
    let story = if page.two() { Section::Alignment } else { Section::Facts };
    let mut blocks: Vec<Vec<String>> = Vec::new();
    for (_, section) in Section::ALL {
        let wanted = match section {
            Section::Noise => view.all && view.only.is_empty() || view.names(Section::Noise),
            Section::Facts | Section::Alignment => view.names(*section) || (view.only.is_empty() && *section == story),
            _ => view.wants(*section),
        };
        if wanted {
            blocks.push(match section {
                Section::Outlets => outlets::lines(&page),
                Section::Headlines => headlines::lines(&page),
                Section::Words => loaded_words::lines(&page),
                Section::Speakers => speakers::lines(&page),
                Section::Alignment => side_by_side::lines(&page),
                Section::Facts => facts::lines(&page),
                Section::Framing => framing::lines(&page),
                Section::Omissions => omissions::lines(&page),
                Section::Noise => noise::lines(&page),
            });
        }
    }
    if view.only.is_empty() {
        blocks.push(page.quiet(&legend(report), 0));
    }
    blocks.retain(|block| !block.is_empty());
    let mut out = blocks.iter().map(|block| block.join("\n")).collect::<Vec<_>>().join("\n\n");
    out.push('\n');
    out
}

fn legend(report: &Report) -> String {
    let headed = report.documents.iter().flat_map(|document| &document.sentences).any(|sentence| sentence.headline);
    let zero = if headed { "a headline is sentence 0" } else { "the first sentence is 0" };
    format!(
        "A:3 is sentence 3 of version A; {zero}. `storydiff explain A:3\u{a0}B:5` shows why two sentences are taken to \
         tell the same."
    )
}
