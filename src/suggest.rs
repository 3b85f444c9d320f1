//! Names that people mistype: the nearest that is known.

/// Least likeness (Jaro-Winkler, 0–1) of a name that is offered for a mistyped one; swapped or missing letters give
/// 0.9 and more, unrelated names less than 0.7.
const ALIKE: f64 = 0.8;

/// The known name that comes nearest to `typed`, if any comes near.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&name.to_lowercase(), &typed), name))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|x, y| x.0.total_cmp(&y.0))
        .map(|(_, name)| name)
}

/// What to say of a name that is not known: `no such kind 'laoded'; did you mean 'loaded'? known: …`.
#[must_use]
pub fn unknown(what: &str, typed: &str, known: &[&str]) -> String {
    let hint = nearest(typed, known.iter().copied()).map(|name| format!("did you mean '{name}'? ")).unwrap_or_default();
    format!("no such {what} '{typed}'; {hint}known: {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_names_get_the_nearest_one() {
        assert_eq!(
            unknown("kind", "nubmer", &["loaded", "number"]),
            "no such kind 'nubmer'; did you mean 'number'? known: loaded, number"
        );
        assert_eq!(unknown("kind", "bias", &["loaded", "number"]), "no such kind 'bias'; known: loaded, number");
    }

    #[test]
    fn capitals_do_not_matter() {
        assert_eq!(nearest("JSNO", ["json", "csv"]), Some("json"));
    }
}
