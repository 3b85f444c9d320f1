//! The word diff of an alignment, as byte spans.
//!
//! The sentences of an m:n alignment are joined before they are compared, because a fact that one outlet tells in
//! one sentence and the other in two has its words in both. They need not be neighbours in the text, so runs are
//! cut at sentence borders: no span covers a sentence that is not part of the alignment.

use std::ops::Range;

use super::model::{DiffOp, DiffRun};
use crate::align::Alignment;
use crate::align::diff::{Op, word_diff};
use crate::tokens::{Story, Token, TokenSentence};

struct Side {
    joined: TokenSentence,
    /// Numbers of the tokens that start a sentence.
    borders: Vec<usize>,
    /// Where an empty run at token 0 stands.
    start: usize,
}

impl Side {
    fn new(story: &Story, document: usize, sentences: &[usize]) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut borders = Vec::new();
        for &sentence in sentences {
            borders.push(tokens.len());
            tokens.extend_from_slice(&story.tokens[document][sentence].tokens);
        }
        let start = sentences.first().map_or(0, |&first| story.documents[document].sentences[first].span.start);
        Self { joined: TokenSentence { tokens, ..TokenSentence::default() }, borders, start }
    }

    fn bytes(&self, tokens: &Range<usize>) -> [usize; 2] {
        let all = &self.joined.tokens;
        if tokens.is_empty() {
            let at = tokens.start.checked_sub(1).map_or(self.start, |before| all[before].span.end);
            return [at, at];
        }
        [all[tokens.start].span.start, all[tokens.end - 1].span.end]
    }

    fn cuts(&self, tokens: &Range<usize>) -> Vec<usize> {
        let inside = |border: &&usize| **border > tokens.start && **border < tokens.end;
        self.borders.iter().filter(inside).map(|border| border - tokens.start).collect()
    }
}

fn pieces(range: &Range<usize>, cuts: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let (mut start, end) = (range.start, range.end);
    let ends = cuts.iter().map(move |cut| range.start + cut).chain([end]);
    ends.map(move |end| std::mem::replace(&mut start, end)..end)
}

/// The word diff over all sentences of the alignment.
pub(super) fn joined(story: &Story, alignment: &Alignment) -> Vec<DiffRun> {
    let a = Side::new(story, alignment.a, &alignment.a_sentences);
    let b = Side::new(story, alignment.b, &alignment.b_sentences);
    let mut runs = Vec::new();
    for run in word_diff(&a.joined, &b.joined, &story.vocabulary) {
        let (mut cuts_a, mut cuts_b) = (a.cuts(&run.a), b.cuts(&run.b));
        if run.op == Op::Equal && run.a.len() == run.b.len() {
            cuts_a.extend_from_slice(&cuts_b);
            cuts_a.sort_unstable();
            cuts_a.dedup();
            cuts_b.clone_from(&cuts_a);
        }
        let (mut left, mut right) = (pieces(&run.a, &cuts_a), pieces(&run.b, &cuts_b));
        for _ in 0..=cuts_a.len().max(cuts_b.len()) {
            let x = left.next().unwrap_or(run.a.end..run.a.end);
            let y = right.next().unwrap_or(run.b.end..run.b.end);
            let op = match (run.op, x.is_empty(), y.is_empty()) {
                (_, true, true) => continue,
                (_, true, false) => DiffOp::Insert,
                (_, false, true) => DiffOp::Delete,
                (Op::Equal, ..) => DiffOp::Equal,
                _ => DiffOp::Replace,
            };
            runs.push(DiffRun { op, a: a.bytes(&x), b: b.bytes(&y) });
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    #[test]
    fn runs_stay_inside_the_aligned_sentences_and_cover_their_words() {
        let story = tokenize(vec![
            Document::from_sentences("a", &["The mill closed.", "Rain fell all week.", "Forty lost their jobs."]),
            Document::from_sentences("b", &["The mill closed and forty people lost their jobs."]),
        ]);
        let alignment = Alignment { a: 0, a_sentences: vec![0, 2], b: 1, b_sentences: vec![0], pairs: Vec::new() };
        let runs = joined(&story, &alignment);
        let text = &story.documents[0].version.text;
        let covered: Vec<&str> = runs.iter().map(|run| &text[run.a[0]..run.a[1]]).filter(|t| !t.is_empty()).collect();
        assert!(covered.iter().all(|piece| !piece.contains("Rain")), "{covered:?}");
        assert!(runs.iter().any(|run| run.op == DiffOp::Equal));
        assert_eq!(covered.concat().replace(' ', ""), "Themillclosed.Fortylosttheirjobs.");
    }
}
