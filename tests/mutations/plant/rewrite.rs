//! From a change to the text of the copy.

use storydiff::segment::Document;

use super::{Edit, Expected, Plant};

/// The copy with the changes to sentence `index`.
pub fn changed(document: &Document, index: usize, expected: Expected, edits: &[Edit]) -> Plant {
    let text = &document.version.text;
    let offset = document.sentences[index].span.start;
    let (first, last) = (&edits[0].range, &edits[edits.len() - 1].range);
    let mut copy = text[..offset + first.start].to_owned();
    let from = copy.len();
    for (at, edit) in edits.iter().enumerate() {
        copy.push_str(&edit.with);
        if let Some(next) = edits.get(at + 1) {
            copy.push_str(&text[offset + edit.range.end..offset + next.range.start]);
        }
    }
    let to = copy.len();
    copy.push_str(&text[offset + last.end..]);
    let words = offset + first.start..offset + last.end;
    Plant { expected, sentence: index, sentence_in_copy: Some(index), words, words_in_copy: from..to, copy }
}

/// The copy without sentence `index`.
pub fn without_sentence(document: &Document, index: usize) -> Plant {
    let text = &document.version.text;
    let span = document.sentences[index].span;
    let rest = text[span.end..].strip_prefix(' ').unwrap_or(&text[span.end..]);
    let copy = format!("{}{rest}", &text[..span.start]);
    let words = span.start..span.end;
    let gone = span.start..span.start;
    Plant { expected: Expected::Omission, sentence: index, sentence_in_copy: None, words, words_in_copy: gone, copy }
}

/// The copy with sentence `index` behind all others.
pub fn at_the_end(document: &Document, index: usize) -> Plant {
    let sentence = document.sentence_text(index).to_owned();
    let last = document.sentences[document.sentences.len() - 1].span.end;
    let without = without_sentence(document, index);
    let end = last - (document.version.text.len() - without.copy.len());
    let copy = format!("{}\n\n{sentence}\n\n{}", &without.copy[..end], without.copy[end..].trim_start());
    let words_in_copy = end + 2..end + 2 + sentence.len();
    Plant {
        expected: Expected::Moved,
        sentence_in_copy: Some(document.sentences.len() - 1),
        words_in_copy,
        copy,
        ..without
    }
}

const SPELLINGS: &str = include_str!("spelling.tsv");

/// The same text in another house style: other marks, dashes, spaces and spellings.
pub fn typographic_variant(text: &str) -> String {
    let mut variant = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '"' | '\'');
        match c {
            '"' => variant.push(if opens { '“' } else { '”' }),
            '“' | '”' => variant.push('"'),
            '\'' => variant.push(if opens { '‘' } else { '’' }),
            '‘' | '’' => variant.push('\''),
            '—' => variant.push('–'),
            '–' => variant.push('—'),
            '…' => variant.push_str("..."),
            _ => variant.push(c),
        }
        before = c;
    }
    // A space that does not break behind a title, two spaces behind a full stop, as some houses set them.
    let spaced = variant.replace("Mr. ", "Mr.\u{a0}").replace(". ", ".  ");
    SPELLINGS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .fold(spaced, |text, (one, other)| respelt(&text, one, other))
}

/// Each spelling becomes the other one; what stands in quotation marks is spelt by the outlet too.
fn respelt(text: &str, one: &str, other: &str) -> String {
    const HELD: &str = "\u{0}";
    let swap = |text: &str, from: &str, to: &str| -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = 0;
        for range in super::words::whole(text, from) {
            out.push_str(&text[rest..range.start]);
            out.push_str(to);
            rest = range.end;
        }
        out.push_str(&text[rest..]);
        out
    };
    swap(&swap(&swap(text, one, HELD), other, one), HELD, other)
}
