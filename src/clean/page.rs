//! The lines of a version and what has been found out about them so far.

use super::line::Line;

/// Fewest words of a line that is taken for a paragraph of the article wherever it stands.
const PARAGRAPH_WORDS: usize = 18;
/// Fewest words of the same where the line does not end as a sentence does.
const UNENDED_WORDS: usize = 30;
/// Fewest words of a sentence that is taken for one in the neighbourhood of furniture.
const SENTENCE_WORDS: usize = 8;

/// Lines with the reason for which each is noise, if it is.
pub(super) struct Page<'a> {
    pub lines: Vec<Line<'a>>,
    pub reasons: Vec<Option<&'static str>>,
    /// Number of lines in each line's run without blank lines.
    group_sizes: Vec<usize>,
}

impl<'a> Page<'a> {
    pub fn new(lines: Vec<Line<'a>>, reasons: Vec<Option<&'static str>>) -> Self {
        let group_sizes = lines
            .chunk_by(|a, b| a.group == b.group)
            .flat_map(|group| std::iter::repeat_n(group.len(), group.len()))
            .collect();
        Self { lines, reasons, group_sizes }
    }

    /// A full paragraph: the frame between which furniture is looked for.
    pub fn is_paragraph(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let words = line.words.len();
        self.reasons[index].is_none() && (line.terminal && words >= PARAGRAPH_WORDS || words >= UNENDED_WORDS)
    }

    /// A paragraph, or a sentence that stands alone, is long enough, or is spoken.
    pub fn is_prose(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let spoken = || line.text.contains(['"', '“', '”']) && line.words.len() > 2;
        self.is_paragraph(index)
            || self.reasons[index].is_none()
                && line.terminal
                && (self.group_size(index) == 1 || line.words.len() >= SENTENCE_WORDS || spoken())
    }

    pub fn group_size(&self, index: usize) -> usize {
        self.group_sizes[index]
    }

    pub fn same_group(&self, a: usize, b: usize) -> bool {
        self.lines[a].group == self.lines[b].group
    }

    /// Marks a line as noise, unless a reason has been given.
    pub fn mark(&mut self, index: usize, reason: &'static str) {
        self.reasons[index].get_or_insert(reason);
    }
}
