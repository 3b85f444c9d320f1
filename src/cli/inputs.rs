//! The versions that a command names.

use storydiff::settings::{InForce, Origin};
#[cfg(feature = "semantic")]
use storydiff::similarity::encoder::SentenceModel;
use storydiff::{Error, Result, Split, Version, read};

use super::args::{SplitArg, SplitArgs};
use super::web::WebArgs;

/// Reads the versions of one story: two at least.
pub fn story(inputs: &[String], web: &WebArgs) -> Result<Vec<Version>> {
    if inputs.is_empty() {
        return Err(Error::Usage(
            "give two or more texts of one story, as in: storydiff a.txt b.txt (see --help)".into(),
        ));
    }
    read::read_versions(inputs, std::io::stdin(), &web.options())
}

/// Reads any number of versions.
pub fn each(inputs: &[String], web: &WebArgs) -> Result<Vec<Version>> {
    read::read_each(inputs, std::io::stdin(), &web.options())
}

/// The settings file with what the user typed over it, and where each setting comes from.
pub fn in_force(args: &SplitArgs) -> Result<InForce> {
    let mut in_force = match &args.config {
        Some(path) => read::settings_from(path)?,
        None if args.no_config => InForce::default(),
        // Without a working directory there is none to look in.
        None => std::env::current_dir().map_or_else(|_| Ok(InForce::default()), |folder| read::settings_in(&folder))?,
    };
    let mut typed = |key: &str| in_force.origins.insert(key.to_owned(), Origin::CommandLine);
    if let Some(split) = args.split {
        in_force.settings.split = match split {
            SplitArg::Text => Split::Text,
            SplitArg::Lines => Split::Lines,
        };
        typed("split");
    }
    if args.no_clean {
        in_force.settings.clean = false;
        typed("clean");
    }
    #[cfg(feature = "semantic")]
    if let Some(folder) = &args.model {
        in_force.settings.model = Some(SentenceModel::load(folder)?);
        typed("model");
    }
    let limits = &mut in_force.settings.limits;
    limits.max_text = args.max_text.unwrap_or(limits.max_text);
    limits.max_sentences = args.max_sentences.unwrap_or(limits.max_sentences);
    // Lines are taken as they are.
    in_force.settings.clean &= in_force.settings.split == Split::Text;
    Ok(in_force)
}
