//! The order in which the versions tell the facts, as lines that rise and fall between them.

use unicode_segmentation::UnicodeSegmentation;

use super::entry::{Place, sentence_id};
use super::outlet::Name;
use super::text::{Text, anchor};
use crate::report::model::{FactReport, Report};

/// Between two versions, in units of the picture.
const STEP: f64 = 190.0;
/// At either side.
const SIDE: f64 = 70.0;
const TOP: f64 = 34.0;
const HEIGHT: f64 = 420.0;
/// Share of a text from which a move is drawn strongly: what one tells early the other tells in another third.
const FAR: f64 = 1.0 / 3.0;
/// Moves that are spelt out below the picture.
const SPELT: usize = 8;
/// Letters of an outlet's name that fit above its line.
const NAME: usize = 20;

/// The picture.
pub(super) struct Order {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) axes: Vec<Axis>,
    pub(super) lines: Vec<Line>,
    /// The farthest moves, in words.
    pub(super) moves: Vec<Move>,
}

/// One version.
pub(super) struct Axis {
    pub(super) x: u32,
    pub(super) label: Text,
}

/// One fact between two versions.
pub(super) struct Line {
    pub(super) fact: String,
    pub(super) from: [u32; 2],
    pub(super) to: [u32; 2],
    pub(super) far: bool,
    /// Whether a version between the two does not tell it.
    pub(super) over: bool,
    pub(super) sentences: String,
}

/// A fact that one version leads with and another one buries.
pub(super) struct Move {
    pub(super) places: Vec<Place>,
    pub(super) summary: Text,
}

struct Point {
    document: usize,
    sentence: usize,
    /// 0 is the start of the text, 1 its end.
    at: f64,
}

/// The picture of a report; none where no fact is shared.
pub(super) fn order(report: &Report) -> Option<Order> {
    let mut lines = Vec::new();
    let mut moves: Vec<(f64, Move)> = Vec::new();
    for fact in &report.facts {
        let points = points(report, fact);
        if points.len() < 2 {
            continue;
        }
        let range =
            points.iter().fold((1.0_f64, 0.0_f64), |(low, high), point| (low.min(point.at), high.max(point.at)));
        let far = range.1 - range.0 >= FAR;
        let sentences: Vec<String> = points.iter().map(|point| sentence_id(point.document, point.sentence)).collect();
        for pair in points.windows(2) {
            lines.push(Line {
                fact: anchor(&fact.id),
                from: spot(&pair[0]),
                to: spot(&pair[1]),
                far: far && (pair[0].at - pair[1].at).abs() >= FAR,
                over: pair[1].document > pair[0].document + 1,
                sentences: sentences.join(" "),
            });
        }
        if far {
            let places = points.iter().map(|point| Place::new(point.document, point.sentence)).collect();
            moves.push((range.1 - range.0, Move { places, summary: Text::new(&fact.summary) }));
        }
    }
    if lines.is_empty() {
        return None;
    }
    // Strong lines last, so that they lie on top.
    lines.sort_by_key(|line| line.far);
    moves.sort_by(|(x, _), (y, _)| y.total_cmp(x));
    let count = report.documents.len();
    Some(Order {
        width: round(2.0 * SIDE + STEP * count.saturating_sub(1) as f64),
        height: round(TOP + HEIGHT + TOP / 2.0),
        axes: report.documents.iter().map(|document| axis(document.index, &Name::new(document))).collect(),
        lines,
        moves: moves.into_iter().take(SPELT).map(|(_, moved)| moved).collect(),
    })
}

fn points(report: &Report, fact: &FactReport) -> Vec<Point> {
    let mut points: Vec<Point> =
        fact.members.iter().filter_map(|member| point(report, member.document, &member.sentences)).collect();
    points.sort_by_key(|point| point.document);
    points
}

fn point(report: &Report, document: usize, sentences: &[usize]) -> Option<Point> {
    let sentence = *sentences.first()?;
    let last = report.documents.get(document)?.sentences.len().saturating_sub(1).max(1);
    Some(Point { document, sentence, at: (sentence as f64 / last as f64).min(1.0) })
}

fn spot(point: &Point) -> [u32; 2] {
    [x(point.document), round(TOP + point.at * HEIGHT)]
}

fn x(document: usize) -> u32 {
    round(SIDE + STEP * document as f64)
}

fn round(value: f64) -> u32 {
    value.round() as u32
}

fn axis(document: usize, name: &Name) -> Axis {
    let outlet = name.outlet.to_string();
    let mut label: String = outlet.graphemes(true).take(NAME).collect();
    if label.len() < outlet.len() {
        label.push('…');
    }
    Axis { x: x(document), label: Text::new(&format!("{} {label}", name.letter)) }
}
