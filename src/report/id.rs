//! Ids of what a report lists by the hundred thousand: numbers that are written as text.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Stands before the number of a difference.
const DIFFERENCE: char = 'd';

/// The id of a framing difference, stable within its report: `d1`, `d2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DifferenceId(pub u32);

impl Display for DifferenceId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{DIFFERENCE}{}", self.0)
    }
}

impl Serialize for DifferenceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Written by `collect_str`, all texts of a report took a tenth longer to escape: the escaping was no longer inlined.
        let mut text = self.0.to_string();
        text.insert(0, DIFFERENCE);
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for DifferenceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = text.strip_prefix(DIFFERENCE).and_then(|number| number.parse().ok());
        number.map(Self).ok_or_else(|| de::Error::custom(format_args!("{text:?} is no id of a difference")))
    }
}

#[cfg(test)]
mod tests {
    use super::DifferenceId;

    #[test]
    fn an_id_is_written_as_text_and_read_again() {
        let id = DifferenceId(12);
        assert_eq!(serde_json::to_string(&id).ok().as_deref(), Some("\"d12\""));
        assert_eq!(serde_json::from_str::<DifferenceId>("\"d12\"").ok(), Some(id));
        assert!(
            ["\"12\"", "\"f12\"", "\"d\"", "12"].iter().all(|text| serde_json::from_str::<DifferenceId>(text).is_err())
        );
    }
}
