//! What differs between an accepted report and that of today.

use std::collections::BTreeMap;
use std::fmt;

use super::golden::{RECORDS, Record, SCORE};

/// How far a score may lie under its accepted value: the last decimal of what is written.
const SLACK: f64 = 0.001;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    Gained(String),
    /// It is no longer there.
    Lost(String),
    /// It is there, with something about it changed.
    Moved(String),
    /// A score is better than the accepted one; no reason to fail.
    Risen(String),
}

impl Change {
    /// Whether somebody has to look at it.
    #[must_use]
    pub const fn matters(&self) -> bool {
        !matches!(self, Self::Risen(_))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mark, text) = match self {
            Self::Gained(text) => ("gained", text),
            Self::Lost(text) => ("lost", text),
            Self::Moved(text) => ("moved", text),
            Self::Risen(text) => ("risen", text),
        };
        write!(formatter, "{mark:<7} {text}")
    }
}

/// What differs, in the order of the accepted report; what was gained stands last.
#[must_use]
pub fn changes(accepted: &str, today: &str) -> Vec<Change> {
    let mut found = Vec::new();
    // Lines that say the same are out of play first, so that one of two like findings does not count as moved.
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    today.lines().for_each(|line| *same.entry(line).or_default() += 1);
    let mut gone: Vec<&str> = Vec::new();
    for line in accepted.lines() {
        match same.get_mut(line) {
            Some(count) if *count > 0 => *count -= 1,
            _ => gone.push(line),
        }
    }
    let mut fresh: Vec<&str> = Vec::new();
    for line in today.lines().rev() {
        if let Some(count) = same.get_mut(line)
            && *count > 0
        {
            *count -= 1;
            fresh.push(line);
        }
    }
    fresh.reverse();
    for line in gone.into_iter().filter_map(Line::parse) {
        let partner = fresh.iter().position(|new| Line::parse(new).is_some_and(|new| new.is_about_the_same(&line)));
        match partner.map(|at| fresh.remove(at)).and_then(Line::parse) {
            Some(new) => found.extend(line.moved_to(&new)),
            None => found.push(Change::Lost(line.shown())),
        }
    }
    found.extend(fresh.into_iter().filter_map(Line::parse).map(|line| Change::Gained(line.shown())));
    found
}

/// A line of a golden.
struct Line<'a> {
    record: &'static Record,
    fields: Vec<&'a str>,
}

impl<'a> Line<'a> {
    /// `None` for comments and for lines that are no record of this program.
    fn parse(line: &'a str) -> Option<Self> {
        let (name, fields) = line.split_once('\t')?;
        let record = RECORDS.iter().find(|record| record.name == name)?;
        let fields: Vec<&str> = fields.split('\t').collect();
        (fields.len() == record.fields.len()).then_some(Self { record, fields })
    }

    fn is_about_the_same(&self, other: &Self) -> bool {
        self.record.name == other.record.name && self.record.key.iter().all(|&at| self.fields[at] == other.fields[at])
    }

    fn shown(&self) -> String {
        let fields = self.fields.iter().map(|field| if field.is_empty() { "–" } else { field });
        std::iter::once(self.record.name).chain(fields).collect::<Vec<_>>().join(" · ")
    }

    /// What is another now; nothing when a score differs by less than it is exact.
    fn moved_to(&self, new: &Self) -> Option<Change> {
        let about: Vec<&str> =
            self.record.key.iter().map(|&at| self.fields[at]).filter(|text| !text.is_empty()).collect();
        let differ = (0..self.fields.len()).filter(|&at| self.fields[at] != new.fields[at]);
        let differ: Vec<String> =
            differ.map(|at| format!("{} {} → {}", self.record.fields[at], self.fields[at], new.fields[at])).collect();
        let text = format!("{} · {}: {}", self.record.name, about.join(" · "), differ.join(", "));
        if self.record.name != SCORE.name {
            return Some(Change::Moved(text));
        }
        let value = |line: &Self| line.fields[1].parse::<f64>().unwrap_or_default();
        match value(new) - value(self) {
            by if by > 0.0 => Some(Change::Risen(text)),
            by if by < -SLACK * 1.5 => Some(Change::Moved(text)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELD: &str = "# a comment\nversion\tA\tWire\t5\nscore\talignment_f1\t0.700\naligned\tA:1\tB:1\nframing\thigh\t\
                        number\tA:3\t60\tB:4\t63\nomission\t●●○\tsentence\tA:4\tB\tIt was old.\n";

    fn shown(today: &str) -> Vec<String> {
        changes(HELD, today).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_same_report_has_no_changes() {
        assert_eq!(changes(HELD, HELD), []);
    }

    #[test]
    fn what_is_gained_lost_and_moved_is_told_apart() {
        let today = HELD.replace("high\tnumber", "low\tnumber").replace("A:1\tB:1", "A:1\tB:2");
        assert_eq!(
            shown(&today),
            [
                "lost    aligned · A:1 · B:1",
                "moved   framing · number · 60 · 63: severity high → low",
                "gained  aligned · A:1 · B:2",
            ]
        );
    }

    #[test]
    fn scores_may_rise_and_must_not_fall() {
        let risen = changes(HELD, &HELD.replace("0.700", "0.750"));
        assert!(matches!(risen[..], [Change::Risen(_)]) && !risen[0].matters());
        let fallen = changes(HELD, &HELD.replace("0.700", "0.650"));
        assert_eq!(fallen, [Change::Moved("score · alignment_f1: value 0.700 → 0.650".into())]);
        assert_eq!(changes(HELD, &HELD.replace("0.700", "0.699")), []);
    }

    #[test]
    fn of_two_like_findings_only_the_one_that_differs_is_named() {
        let finding = "framing\tlow\tloaded\tA:1\tslam\tB:1\t\n";
        let held = format!("{finding}{}", finding.replace("A:1", "A:2"));
        let today = format!("{}{finding}", finding.replace("A:1", "A:3"));
        assert_eq!(changes(&held, &today), [Change::Moved("framing · loaded · slam: a A:2 → A:3".into())]);
    }
}
