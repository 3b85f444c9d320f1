//! `storydiff text PATH…`: what is left of a text after read, clean and segment.

use storydiff::Result;
use storydiff::compare::document;
use storydiff::report::safe;

use super::args::TextArgs;
use super::exit::Exit;
use super::inputs;
use super::output::Output;

/// One sentence a line, a blank line between paragraphs; several texts have their names before them.
pub fn run(args: &TextArgs) -> Result<Exit> {
    let in_force = inputs::in_force(&args.split)?;
    let output = Output::new(&args.output, &in_force.output)?;
    let settings = &in_force.settings;
    let versions = inputs::each(&args.inputs, &args.split.web)?;
    let several = versions.len() > 1;
    let mut text = String::new();
    for version in versions {
        if several {
            let gap = if text.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}== {} ==\n", safe::line(&version.outlet)));
        }
        let document = document(version, settings);
        // The headline of a page is taken from beside the article, as its title; of a text it is a part.
        let beside = document.version.format == "html";
        let mut paragraph = None;
        for (index, sentence) in document.sentences.iter().enumerate() {
            if beside && sentence.headline {
                continue;
            }
            if paragraph.replace(sentence.paragraph).is_some_and(|last| last != sentence.paragraph) {
                text.push('\n');
            }
            text.push_str(&safe::line(document.sentence_text(index)));
            text.push('\n');
        }
    }
    output.write(&text)?;
    Ok(Exit::Ran)
}
