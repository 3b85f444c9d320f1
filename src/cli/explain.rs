//! `storydiff explain PATH… [A:3 B:5]`: why sentences were aligned, or not.

use storydiff::align::{self, Alignment};
use storydiff::compare::document;
use storydiff::framing::pages;
use storydiff::report::explain::pair;
use storydiff::similarity::explain::{explain, most_doubtful};
use storydiff::similarity::{self, encoder};
use storydiff::{Error, Result};

use super::args::ExplainArgs;
use super::exit::Exit;
use super::inputs;
use super::kinds::Kind;
use super::output::Output;

/// How many doubtful pairs are shown unasked.
const DOUBTFUL: usize = 10;

/// Reads, compares, and explains the pair that is named, or the most doubtful ones.
pub fn run(args: &ExplainArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    if let Some(Kind(kind)) = &args.kind {
        output.write(pages::page(kind).unwrap_or_default())?;
        return Ok(Exit::Ran);
    }
    let (places, paths): (Vec<&String>, Vec<&String>) = args.inputs.iter().partition(|input| place(input).is_some());
    let paths: Vec<String> = paths.into_iter().cloned().collect();
    let settings = &in_force.settings;
    let versions = inputs::story(&paths, &args.split.web)?;
    let documents = versions.into_iter().map(|version| document(version, settings)).collect();
    let story = encoder::story(documents, settings.model.as_ref());
    let measured = similarity::measured(&story);
    let pairs = match places[..] {
        [] => most_doubtful(&measured, settings.min_confidence, DOUBTFUL),
        [a, b] => {
            let at = |given: &str| {
                let (document, sentence) = place(given).unwrap_or_default();
                let known = story.tokens.get(document).is_some_and(|sentences| sentence < sentences.len());
                known.then_some((document, sentence)).ok_or_else(|| {
                    Error::Usage(format!(
                        "there is no sentence {given}; sentences are counted from 0 (see storydiff text)"
                    ))
                })
            };
            let (a, b) = (at(a)?, at(b)?);
            if a.0 == b.0 {
                return Err(Error::Usage(format!(
                    "{} and {} are of one version; name two versions",
                    places[0], places[1]
                )));
            }
            vec![(a, b)]
        }
        _ => return Err(Error::Usage("name two sentences, as in: storydiff explain a.txt b.txt A:3 B:5".into())),
    };
    let alignments = align::align(&measured, settings.min_confidence);
    let texts: Vec<String> = pairs
        .into_iter()
        .map(|(a, b)| {
            let explanation = explain(&story, &measured, a, b, settings.min_confidence);
            pair(&explanation, is_aligned(&alignments, explanation.a, explanation.b), &story)
        })
        .collect();
    output.write(&texts.join("\n"))?;
    Ok(Exit::Ran)
}

/// Whether the report takes the two to tell the same; `a` is of the version with the smaller number.
fn is_aligned(alignments: &[Alignment], a: (usize, usize), b: (usize, usize)) -> bool {
    let between = alignments.iter().filter(|x| (x.a, x.b) == (a.0, b.0));
    between.flat_map(|x| &x.pairs).any(|pair| (pair.a, pair.b) == (a.1, b.1))
}

/// `B:5` is sentence 5 of the second version.
fn place(given: &str) -> Option<(usize, usize)> {
    let (letter, sentence) = given.split_once(':')?;
    let document = match letter.as_bytes() {
        [letter @ b'A'..=b'Z'] => usize::from(letter - b'A'),
        _ => return None,
    };
    Some((document, sentence.parse().ok()?))
}
