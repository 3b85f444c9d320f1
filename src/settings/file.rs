//! `storydiff.toml`: settings of a project, read strictly.
//!
//! Whatever is unknown is an error that names its line, because a setting that is quietly ignored is worse than none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Deserialize;
use toml::Spanned;

use super::{InForce, KindWords, NewWord, Origin, OutputDefaults, Settings, Split, When};
use crate::error::{Error, Result};
use crate::framing::{KINDS, Severity, lexicon};
use crate::report::FORMATS;
use crate::report::view::WIDTHS;
use crate::suggest;

/// Name of the file, in the working directory or a folder above it.
pub const FILE_NAME: &str = "storydiff.toml";

const STRENGTHS: RangeInclusive<u8> = 0..=3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    split: Option<Spanned<Split>>,
    clean: Option<Spanned<bool>>,
    off: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    thresholds: Thresholds,
    #[serde(default)]
    output: Output,
    #[serde(default)]
    lexicon: BTreeMap<Spanned<String>, Words>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thresholds {
    min_confidence: Option<Spanned<f64>>,
    compared_from: Option<Spanned<f64>>,
    missing_below: Option<Spanned<f64>>,
    sure_pair: Option<Spanned<f64>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Output {
    format: Option<Spanned<String>>,
    color: Option<Spanned<When>>,
    width: Option<Spanned<usize>>,
    min_severity: Option<Spanned<Severity>>,
    pager: Option<Spanned<bool>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    add: Vec<Spanned<NewWord>>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    strength: BTreeMap<Spanned<String>, Spanned<u8>>,
}

/// Reads the text of a settings file; `name` is how errors and origins call it.
///
/// ```
/// let text = "off = [\"prominence\"]\n\n[output]\nformat = \"json\"\n";
/// let in_force = storydiff::settings::parse("storydiff.toml", text)?;
/// assert!(in_force.settings.off.contains("prominence"));
/// assert_eq!(in_force.origins["output.format"].to_string(), "storydiff.toml:4");
/// # Ok::<(), storydiff::Error>(())
/// ```
///
/// # Errors
/// [`Error::Malformed`] with the line of the first key, kind, family, format or value that is not known.
pub fn parse(name: &str, text: &str) -> Result<InForce> {
    let mut reader = Reader { name, text, origins: BTreeMap::new() };
    let file: File = toml::from_str(text).map_err(|error| reader.syntax(&error))?;
    let default = Settings::default();
    let settings = Settings {
        model: None,
        split: reader.value("split", file.split)?.unwrap_or(default.split),
        clean: reader.value("clean", file.clean)?.unwrap_or(default.clean),
        min_confidence: reader
            .share("thresholds.min_confidence", file.thresholds.min_confidence)?
            .unwrap_or(default.min_confidence),
        compared_from: reader
            .share("thresholds.compared_from", file.thresholds.compared_from)?
            .unwrap_or(default.compared_from),
        missing_below: reader
            .share("thresholds.missing_below", file.thresholds.missing_below)?
            .unwrap_or(default.missing_below),
        sure_pair: reader.share("thresholds.sure_pair", file.thresholds.sure_pair)?.unwrap_or(default.sure_pair),
        limits: default.limits,
        off: reader.kinds("off", file.off)?,
        lexicon: reader.lexicon(file.lexicon)?,
    };
    let output = OutputDefaults {
        format: reader.format(file.output.format)?,
        color: reader.value("output.color", file.output.color)?,
        width: reader.width(file.output.width)?,
        min_severity: reader.value("output.min_severity", file.output.min_severity)?,
        pager: reader.value("output.pager", file.output.pager)?,
    };
    Ok(InForce { settings, output, origins: reader.origins })
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    origins: BTreeMap<String, Origin>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    fn wrong(&self, at: usize, reason: String) -> Error {
        Error::Malformed { source_name: self.name.to_owned(), line: self.line(at), reason }
    }

    /// What the parser says, in one line; for an unknown key with the known one that comes nearest.
    fn syntax(&self, error: &toml::de::Error) -> Error {
        let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut names = message.split('`').skip(1).step_by(2);
        let hint = match (message.starts_with("unknown"), names.next()) {
            (true, Some(typed)) => suggest::nearest(typed, names).map(|name| format!("did you mean '{name}'? ")),
            _ => None,
        };
        self.wrong(error.span().map_or(0, |span| span.start), hint.unwrap_or_default() + &message)
    }

    fn note(&mut self, key: &str, at: usize) {
        let origin = Origin::File(self.name.to_owned(), self.line(at));
        self.origins.insert(key.to_owned(), origin);
    }

    fn value<T>(&mut self, key: &str, value: Option<Spanned<T>>) -> Result<Option<T>> {
        Ok(value.map(|value| {
            self.note(key, value.span().start);
            value.into_inner()
        }))
    }

    fn share(&mut self, key: &str, value: Option<Spanned<f64>>) -> Result<Option<f64>> {
        match &value {
            Some(share) if !(0.0..=1.0).contains(share.get_ref()) => {
                Err(self.wrong(share.span().start, format!("{key} is a share: give a number from 0 to 1")))
            }
            _ => self.value(key, value),
        }
    }

    fn format(&mut self, format: Option<Spanned<String>>) -> Result<Option<String>> {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        match &format {
            Some(format) if !known.contains(&format.get_ref().as_str()) => {
                Err(self.wrong(format.span().start, suggest::unknown("format", format.get_ref(), &known)))
            }
            _ => self.value("output.format", format),
        }
    }

    fn width(&mut self, width: Option<Spanned<usize>>) -> Result<Option<usize>> {
        match &width {
            Some(width) if !WIDTHS.contains(width.get_ref()) => {
                Err(self
                    .wrong(width.span().start, format!("a page has {} to {} columns", WIDTHS.start(), WIDTHS.end())))
            }
            _ => self.value("output.width", width),
        }
    }

    fn kinds(&mut self, key: &str, kinds: Option<Spanned<Vec<Spanned<String>>>>) -> Result<BTreeSet<String>> {
        let known: Vec<&str> = KINDS.iter().map(|kind| kind.id()).collect();
        let kinds = self.value(key, kinds)?.unwrap_or_default();
        kinds.into_iter().map(|kind| self.known("kind", kind, &known)).collect()
    }

    fn known(&self, what: &str, name: Spanned<String>, known: &[&str]) -> Result<String> {
        if known.contains(&name.get_ref().as_str()) {
            return Ok(name.into_inner());
        }
        Err(self.wrong(name.span().start, suggest::unknown(what, name.get_ref(), known)))
    }

    fn lexicon(&mut self, kinds: BTreeMap<Spanned<String>, Words>) -> Result<BTreeMap<String, KindWords>> {
        let with_words: Vec<&str> = KINDS
            .iter()
            .map(|kind| kind.id())
            .filter(|id| lexicon::families().iter().any(|family| family.kind == *id))
            .collect();
        let mut lexicon = BTreeMap::new();
        for (kind, words) in kinds {
            let at = kind.span().start;
            let kind = self.known("kind with a lexicon", kind, &with_words)?;
            let words = KindWords {
                strength: self.strengths(&kind, words.strength)?,
                add: words.add.into_iter().map(|word| self.word(&kind, word)).collect::<Result<_>>()?,
                except: words.except,
            };
            self.note(&format!("lexicon.{kind}"), at);
            lexicon.insert(kind, words);
        }
        Ok(lexicon)
    }

    fn word(&self, kind: &str, word: Spanned<NewWord>) -> Result<NewWord> {
        let at = word.span().start;
        let word = word.into_inner();
        if word.lemma().is_none() {
            return Err(self.wrong(at, "a word needs exactly one of verb, noun, adjective, adverb, phrase".to_owned()));
        }
        let families: Vec<&str> = lexicon::families()
            .iter()
            .filter(|family| family.kind == kind && family.language == word.language)
            .map(|family| family.id)
            .collect();
        if families.is_empty() {
            let reason = format!("'{kind}' has no lexicon in language '{}'", word.language);
            return Err(self.wrong(at, reason));
        }
        if !families.contains(&word.family.as_str()) {
            return Err(self.wrong(at, suggest::unknown("family", &word.family, &families)));
        }
        self.strength(at, word.strength)?;
        Ok(word)
    }

    fn strengths(&self, kind: &str, strengths: BTreeMap<Spanned<String>, Spanned<u8>>) -> Result<BTreeMap<String, u8>> {
        let lemmas = || lexicon::entries().filter(|e| lexicon::families()[e.family as usize].kind == kind);
        strengths
            .into_iter()
            .map(|(lemma, strength)| {
                if !lemmas().any(|entry| entry.lemma == lemma.get_ref()) {
                    let hint = suggest::nearest(lemma.get_ref(), lemmas().map(|entry| entry.lemma));
                    let hint = hint.map(|name| format!("; did you mean '{name}'?")).unwrap_or_default();
                    let reason = format!("'{}' is not in the lexicon of '{kind}'{hint}", lemma.get_ref());
                    return Err(self.wrong(lemma.span().start, reason));
                }
                self.strength(strength.span().start, *strength.get_ref())?;
                Ok((lemma.into_inner(), strength.into_inner()))
            })
            .collect()
    }

    fn strength(&self, at: usize, strength: u8) -> Result<()> {
        if STRENGTHS.contains(&strength) {
            return Ok(());
        }
        Err(self.wrong(at, format!("a strength is {} to {}", STRENGTHS.start(), STRENGTHS.end())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse("storydiff.toml", text).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn an_empty_file_changes_nothing() {
        assert_eq!(parse("storydiff.toml", "").ok(), Some(InForce::default()));
    }

    #[test]
    fn everything_can_be_set() {
        let text = r#"
            split = "lines"
            off = ["prominence"]
            [thresholds]
            min_confidence = 0.6
            [output]
            format = "json"
            color = "never"
            width = 120
            min_severity = "high"
            pager = false
            [lexicon.loaded]
            add = [{ verb = "keelhaul", family = "attack_speech", strength = 3 }]
            except = ["champion"]
            strength = { slam = 1 }
        "#;
        let read = parse("storydiff.toml", text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.settings.min_confidence, 0.6);
        assert_eq!(read.output.width, Some(120));
        assert_eq!(read.settings.lexicon["loaded"].strength["slam"], 1);
        assert_eq!(read.origins["thresholds.min_confidence"], Origin::File("storydiff.toml".into(), 5));
        assert_eq!(read.origins["lexicon.loaded"], Origin::File("storydiff.toml".into(), 12));
    }

    #[test]
    fn what_is_unknown_names_its_line_and_the_nearest_name() {
        for (text, wanted) in [
            ("\nspilt = \"text\"\n", "storydiff.toml:2: did you mean 'split'? "),
            ("[output]\nwidht = 80\n", "storydiff.toml:2: did you mean 'width'? "),
            ("split = \"line\"\n", "storydiff.toml:1: did you mean 'lines'? "),
            ("off = [\n  \"nubmer\",\n]\n", "storydiff.toml:2: no such kind 'nubmer'; did you mean 'number'?"),
            ("[lexicon.laoded]\n", "storydiff.toml:1: no such kind with a lexicon 'laoded'; did you mean 'loaded'?"),
            (
                "[lexicon.loaded.strength]\nslamm = 2\n",
                "storydiff.toml:2: 'slamm' is not in the lexicon of 'loaded'; did you mean 'slam'?",
            ),
            ("[lexicon.loaded.strength]\nslam = 7\n", "storydiff.toml:2: a strength is 0 to 3"),
            (
                "[lexicon.loaded]\nadd = [{ verb = \"x\", family = \"atack_speech\" }]\n",
                "storydiff.toml:2: no such family 'atack_speech'; did you mean 'attack_speech'?",
            ),
            ("[lexicon.loaded]\nadd = [{ family = \"attack\" }]\n", "storydiff.toml:2: a word needs exactly one of"),
            ("[thresholds]\nsure_pair = 5\n", "storydiff.toml:2: thresholds.sure_pair is a share"),
            ("[output]\nformat = \"jsn\"\n", "storydiff.toml:2: no such format 'jsn'; did you mean 'json'?"),
            ("[output]\nwidth = 3\n", "storydiff.toml:2: a page has 40 to 1000 columns"),
            ("clean = \n", "storydiff.toml:1: "),
        ] {
            assert!(error(text).starts_with(wanted), "{text}: {}", error(text));
        }
    }
}
