//! One version's whole text: its sentences, and the gaps where others tell what it does not.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Place, Weight, omission_id, percent, sentence_id};
use super::mark::{Piece, Pointer, pieces};
use super::outlet::Name;
use super::text::{Text, anchor};
use crate::report::model::{AlignmentReport, DocumentReport, Level, OmissionReport, Report};
use crate::report::view::{Selection, View, importance_level, letter, may_be_told};

/// Pairs of less confidence carry a question mark.
const SURE_PAIR: f64 = 0.5;

/// One version.
pub(super) struct Column {
    pub(super) document: usize,
    pub(super) name: Name,
    pub(super) language: Text,
    pub(super) items: Vec<Item>,
}

/// What stands in a column.
pub(super) enum Item {
    Sentence(Box<Sentence>),
    Gap(Gap),
}

/// One sentence.
pub(super) struct Sentence {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) number: usize,
    pub(super) headline: bool,
    pub(super) pieces: Vec<Piece>,
    /// Ids of its facts, told apart by blanks.
    pub(super) facts: String,
    /// Ids of the sentences that it is aligned to, told apart by blanks.
    pub(super) partner_ids: String,
    pub(super) partners: Vec<Partner>,
    /// What differs about the sentence as a whole.
    pub(super) tags: Vec<Tag>,
    /// Whether it is aligned to nothing and another version may tell it all the same.
    pub(super) unclear: bool,
    /// The omission that this sentence is, elsewhere.
    pub(super) absence: Option<Absence>,
}

/// An aligned sentence elsewhere.
pub(super) struct Partner {
    pub(super) place: Place,
    pub(super) document: usize,
    pub(super) confidence: u32,
    pub(super) sure: bool,
}

/// A difference that is about a whole sentence.
pub(super) struct Tag {
    pub(super) entry: String,
    pub(super) kind: Text,
    pub(super) weight: Weight,
    pub(super) title: Text,
}

/// Who leaves a sentence out.
pub(super) struct Absence {
    pub(super) entry: String,
    pub(super) weight: Weight,
    pub(super) letters: String,
}

/// Something that this version does not tell.
pub(super) struct Gap {
    pub(super) entry: String,
    pub(super) place: Place,
    pub(super) weight: Weight,
    pub(super) text: Text,
    pub(super) language: Text,
}

/// Sentence to what it is aligned to, by `(document, sentence)`.
type Partners<'a> = BTreeMap<(usize, usize), BTreeMap<(usize, usize), &'a AlignmentReport>>;

/// All versions.
pub(super) fn columns(report: &Report, selection: &Selection<'_>, pointers: &[Pointer], view: &View) -> Vec<Column> {
    let partners = partners(report);
    let facts = facts(report);
    let omissions: Vec<(usize, &OmissionReport)> = selection
        .omissions
        .iter()
        .enumerate()
        .filter(|(_, omission)| omission.level == Level::Sentence)
        .map(|(number, omission)| (number, &**omission))
        .collect();
    let absences: BTreeMap<(usize, usize), (usize, &OmissionReport)> = omissions
        .iter()
        .map(|&(number, omission)| ((omission.document, omission.sentence), (number, omission)))
        .collect();
    let column = |document: &DocumentReport| {
        let mut gaps = gaps(report, document.index, &omissions, &partners, view);
        let mut items: Vec<Item> = gaps.remove(&None).unwrap_or_default();
        for sentence in &document.sentences {
            let at = (document.index, sentence.index);
            let (pieces, whole) = pieces(document.index, sentence, pointers);
            let tags = whole.into_iter().map(|pointer| Tag {
                entry: pointer.entry.clone(),
                kind: pointer.kind.clone(),
                weight: pointer.weight,
                title: pointer.title.clone(),
            });
            let here = partners.get(&at);
            let chips = here.into_iter().flatten().map(|(&(d, s), alignment)| Partner {
                place: Place::new(d, s),
                document: d,
                confidence: percent(alignment.confidence),
                sure: alignment.confidence >= SURE_PAIR,
            });
            let ids = here.into_iter().flatten().map(|(&(d, s), _)| sentence_id(d, s));
            items.push(Item::Sentence(Box::new(Sentence {
                id: sentence_id(document.index, sentence.index),
                place: Place::new(document.index, sentence.index),
                number: sentence.index,
                headline: sentence.headline,
                pieces,
                facts: facts.get(&at).map(|ids| ids.join(" ")).unwrap_or_default(),
                partner_ids: ids.collect::<Vec<_>>().join(" "),
                partners: chips.collect(),
                tags: tags.collect(),
                unclear: here.is_none() && may_be_told(report, document.index, sentence.index),
                absence: absences.get(&at).map(|(number, omission)| absence(*number, omission, view)),
            })));
            items.extend(gaps.remove(&Some(sentence.index)).unwrap_or_default());
        }
        Column { document: document.index, name: Name::new(document), language: Text::new(&document.language), items }
    };
    report.documents.iter().map(column).collect()
}

fn absence(number: usize, omission: &OmissionReport, view: &View) -> Absence {
    let letters: Vec<_> = omission.missing_from.iter().map(|&document| letter(document)).collect();
    Absence {
        entry: omission_id(number),
        weight: Weight::new(importance_level(omission.importance), view),
        letters: letters.join(", "),
    }
}

fn partners(report: &Report) -> Partners<'_> {
    let mut partners = Partners::new();
    for alignment in &report.alignments {
        for &a in &alignment.a.sentences {
            for &b in &alignment.b.sentences {
                let (a, b) = ((alignment.a.document, a), (alignment.b.document, b));
                partners.entry(a).or_default().insert(b, alignment);
                partners.entry(b).or_default().insert(a, alignment);
            }
        }
    }
    partners
}

fn facts(report: &Report) -> BTreeMap<(usize, usize), Vec<String>> {
    let mut facts: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
    for fact in &report.facts {
        for member in &fact.members {
            for &sentence in &member.sentences {
                facts.entry((member.document, sentence)).or_default().insert(anchor(&fact.id));
            }
        }
    }
    facts.into_iter().map(|(place, ids)| (place, ids.into_iter().collect())).collect()
}

/// What `document` leaves out, by the sentence behind which it would stand: behind the partner of the sentence that
/// is told before it where it is told, or behind the headline.
fn gaps(
    report: &Report,
    document: usize,
    omissions: &[(usize, &OmissionReport)],
    partners: &Partners<'_>,
    view: &View,
) -> BTreeMap<Option<usize>, Vec<Item>> {
    let mut missing: Vec<_> =
        omissions.iter().filter(|(_, omission)| omission.missing_from.contains(&document)).collect();
    missing.sort_by_key(|(_, omission)| (omission.document, omission.sentence));
    let first = report.sentence(document, 0).filter(|sentence| sentence.headline).map(|headline| headline.index);
    let mut gaps: BTreeMap<Option<usize>, Vec<Item>> = BTreeMap::new();
    for &&(number, omission) in &missing {
        let before = (0..omission.sentence).rev().find_map(|sentence| {
            let here = partners.get(&(omission.document, sentence))?;
            here.keys().filter(|(other, _)| *other == document).map(|(_, sentence)| *sentence).max()
        });
        gaps.entry(before.or(first)).or_default().push(Item::Gap(Gap {
            entry: omission_id(number),
            place: Place::new(omission.document, omission.sentence),
            weight: Weight::new(importance_level(omission.importance), view),
            text: Text::new(&omission.text),
            language: Text::new(report.documents.get(omission.document).map_or("", |from| &from.language)),
        }));
    }
    gaps
}
