//! The settings that are in force, as a settings file that says where each of them comes from.

use serde::Serialize;
use toml::Value;

use crate::settings::InForce;

/// Where the comments begin.
const COMMENT_AT: usize = 40;

/// A settings file that sets what is in force; each line says in a comment where the value comes from.
#[must_use]
pub fn render(in_force: &InForce) -> String {
    let (settings, output) = (&in_force.settings, &in_force.output);
    let mut page = Page { in_force, out: String::new() };
    page.line("split", "split", Some(&settings.split));
    page.line("clean", "clean", Some(&settings.clean));
    page.line("off", "off", Some(&settings.off));
    page.section("thresholds");
    page.line("thresholds.min_confidence", "min_confidence", Some(&rounded(settings.min_confidence)));
    page.line("thresholds.compared_from", "compared_from", Some(&rounded(settings.compared_from)));
    page.line("thresholds.missing_below", "missing_below", Some(&rounded(settings.missing_below)));
    page.line("thresholds.sure_pair", "sure_pair", Some(&rounded(settings.sure_pair)));
    page.section("output");
    page.line("output.format", "format", output.format.as_ref());
    page.line("output.color", "color", output.color.as_ref());
    page.line("output.width", "width", output.width.as_ref());
    page.line("output.min_severity", "min_severity", output.min_severity.as_ref());
    page.line("output.pager", "pager", output.pager.as_ref());
    for (kind, words) in &settings.lexicon {
        page.section(&format!("lexicon.{kind}"));
        let key = format!("lexicon.{kind}");
        page.line(&key, "add", Some(&words.add).filter(|add| !add.is_empty()));
        page.line(&key, "except", Some(&words.except).filter(|except| !except.is_empty()));
        page.line(&key, "strength", Some(&words.strength).filter(|strength| !strength.is_empty()));
    }
    page.out
}

/// Four decimals, as in reports.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

struct Page<'a> {
    in_force: &'a InForce,
    out: String,
}

impl Page<'_> {
    fn section(&mut self, name: &str) {
        self.out.push_str(&format!("\n[{name}]\n"));
    }

    /// A setting with its origin; what is left to the program is a comment altogether.
    fn line(&mut self, key: &str, name: &str, value: Option<&impl Serialize>) {
        let value = value.and_then(|value| Value::try_from(value).ok());
        let origin = self.in_force.origins.get(key).map_or_else(|| "default".to_owned(), ToString::to_string);
        let line = match value {
            Some(value) => format!("{:<COMMENT_AT$}# {origin}\n", format!("{name} = {value} ")),
            None if key.starts_with("lexicon") => return,
            None => format!("{:<COMMENT_AT$}# left to the program\n", format!("# {name} = ")),
        };
        self.out.push_str(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::parse;

    const FILE: &str = "off = [\"prominence\"]\n[output]\nformat = \"json\"\n[lexicon.loaded]\nexcept = [\"champion\"]\n\
                        add = [{ verb = \"keelhaul\", family = \"harm\", strength = 3 }]\nstrength = { slam = 1 }\n";

    #[test]
    fn what_is_printed_can_be_read_again_and_means_the_same() {
        let in_force = parse("storydiff.toml", FILE).expect("it parses");
        let again = parse("storydiff.toml", &render(&in_force)).expect("it parses");
        assert_eq!((again.settings.off, again.settings.lexicon), (in_force.settings.off, in_force.settings.lexicon));
        assert_eq!(again.output, in_force.output);
    }

    #[test]
    fn every_line_says_where_it_comes_from() {
        let page = render(&parse("storydiff.toml", FILE).expect("it parses"));
        let line = |start: &str| page.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
        assert!(line("format").ends_with("# storydiff.toml:3"), "{page}");
        assert!(line("split").ends_with("# default"), "{page}");
        assert!(line("# width").ends_with("# left to the program"), "{page}");
    }
}
