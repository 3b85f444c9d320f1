//! A sentence cut where differences point into it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::entry::{OMISSION, Weight, omission_id};
use super::text::Text;
use crate::report::model::{Level, SentenceReport, Words};
use crate::report::view::{Selection, View, covers, importance_level};

/// Something that points at words, or at a whole sentence.
pub(super) struct Pointer {
    document: usize,
    sentence: usize,
    range: Range<usize>,
    /// Id of the entry that it belongs to.
    pub(super) entry: String,
    pub(super) kind: Text,
    pub(super) weight: Weight,
    /// What a reader is told before the note is opened.
    pub(super) title: Text,
}

/// Everything that points into the story, the weightiest first.
pub(super) fn pointers(selection: &Selection<'_>, view: &View) -> Vec<Pointer> {
    let mut all = Vec::new();
    for shown in &selection.framing {
        let weight = Weight::new(shown.finding.severity, view);
        for finding in std::iter::once(shown.finding).chain(shown.again.iter().copied()) {
            let words = [&finding.a, &finding.b].into_iter().flatten();
            all.extend(words.map(|words: &Words| {
                let [document, sentence] = words.place();
                Pointer {
                    document,
                    sentence,
                    range: words.range(),
                    entry: shown.finding.id.to_string(),
                    kind: Text::new(&finding.kind),
                    weight,
                    title: Text::new(&format!("{} {}", finding.kind, weight.dots)),
                }
            }));
        }
    }
    let omissions = selection.omissions.iter().enumerate();
    for (number, omission) in omissions.filter(|(_, omission)| omission.level == Level::Detail) {
        let weight = Weight::new(importance_level(omission.importance), view);
        all.push(Pointer {
            document: omission.document,
            sentence: omission.sentence,
            range: omission.start..omission.end,
            entry: omission_id(number),
            kind: Text::new(OMISSION),
            weight,
            title: Text::new(&format!("left out elsewhere {}", weight.dots)),
        });
    }
    all
}

/// A run of a sentence's text and what points at it.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) text: Text,
    pub(super) mark: Option<Mark>,
}

/// A marked run.
pub(super) struct Mark {
    /// Ids of its entries, told apart by blanks.
    pub(super) entries: String,
    /// The entry that its look and its link follow.
    pub(super) entry: String,
    pub(super) kind: Text,
    pub(super) weight: Option<Weight>,
    pub(super) title: Text,
}

/// The sentence without marks.
pub(super) fn plain(sentence: &SentenceReport) -> Vec<Piece> {
    vec![Piece { text: Text::new(&sentence.text), mark: None }]
}

/// The sentence with one run marked.
pub(super) fn pointed(sentence: &SentenceReport, range: Range<usize>) -> Vec<Piece> {
    let mark = |text| Piece {
        text,
        mark: Some(Mark {
            entries: String::new(),
            entry: String::new(),
            kind: Text::default(),
            weight: None,
            title: Text::default(),
        }),
    };
    let range = inside(sentence, &range);
    let mut pieces = vec![Piece { text: part(sentence, sentence.start..range.start), mark: None }];
    pieces.push(mark(part(sentence, range.clone())));
    pieces.push(Piece { text: part(sentence, range.end..sentence.end), mark: None });
    pieces
}

/// The sentence cut at every border of what points into it, and the pointers that mean all of it.
pub(super) fn pieces<'a>(
    document: usize,
    sentence: &SentenceReport,
    pointers: &'a [Pointer],
) -> (Vec<Piece>, Vec<&'a Pointer>) {
    let here = pointers.iter().filter(|pointer| (pointer.document, pointer.sentence) == (document, sentence.index));
    let (whole, here): (Vec<_>, Vec<_>) = here.partition(|pointer| covers(&inside(sentence, &pointer.range), sentence));
    let mut borders = BTreeSet::from([sentence.start, sentence.end]);
    for pointer in &here {
        let range = inside(sentence, &pointer.range);
        borders.extend([range.start, range.end]);
    }
    let borders: Vec<usize> = borders.into_iter().collect();
    let pieces = borders.windows(2).map(|borders| {
        let range = borders[0]..borders[1];
        let over = |pointer: &&&Pointer| {
            let pointer = inside(sentence, &pointer.range);
            pointer.start <= range.start && range.end <= pointer.end
        };
        let over: Vec<&Pointer> = here.iter().filter(over).copied().collect();
        let mark = over.first().map(|first| Mark {
            entries: over.iter().map(|pointer| pointer.entry.as_str()).collect::<Vec<_>>().join(" "),
            entry: first.entry.clone(),
            kind: first.kind.clone(),
            weight: Some(first.weight),
            title: first.title.clone(),
        });
        Piece { text: part(sentence, range), mark }
    });
    (pieces.collect(), whole)
}

fn inside(sentence: &SentenceReport, range: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(sentence.start, sentence.end.max(sentence.start));
    start..range.end.clamp(start, sentence.end.max(start))
}

fn part(sentence: &SentenceReport, range: Range<usize>) -> Text {
    Text::part(sentence.text.get(range.start - sentence.start..range.end - sentence.start).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence() -> SentenceReport {
        SentenceReport {
            index: 0,
            text: "He savaged the plan.".into(),
            start: 10,
            end: 30,
            line: None,
            column: None,
            headline: false,
        }
    }

    #[test]
    fn a_sentence_is_cut_where_it_is_pointed_at_and_keeps_its_text() {
        let pieces = pointed(&sentence(), 13..20);
        let texts: Vec<String> = pieces.iter().map(|piece| piece.text.to_string()).collect();
        assert_eq!(texts, ["He ", "savaged", " the plan."]);
        assert!(pieces[1].mark.is_some() && pieces[0].mark.is_none());
    }

    #[test]
    fn a_place_outside_the_sentence_marks_nothing() {
        for (start, end) in [(0, 5), (50, 60), (60, 50)] {
            let texts: String = pointed(&sentence(), start..end).iter().map(|piece| piece.text.to_string()).collect();
            assert_eq!(texts, "He savaged the plan.");
        }
    }
}
