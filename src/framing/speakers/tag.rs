//! Who stands behind a quotation with any verb: `“It leaks,” he cracked.`
//!
//! Behind a quotation that ends in a comma nothing else can stand, so that the verb need not be known.

use std::ops::Range;

use super::mention;
use crate::framing::SentenceView;
use crate::framing::kinds::attribution::Found;
use crate::framing::phrases::{self, Class};

/// The subject of such a verb has no more words.
const LONGEST_SUBJECT: usize = 8;

/// The subject that stands behind the first quotation of a sentence that ends like that.
pub(super) fn behind_quotation(view: &SentenceView<'_>) -> Option<Range<usize>> {
    let classes = phrases::classes(view);
    let quoted = |at: usize| view.tokens().get(at).is_some_and(|token| token.quoted);
    let ends = |at: &usize| matches!(view.norm(*at), "," | "?" | "!") && quoted(*at) && !quoted(*at + 1);
    let end = (1..classes.len()).find(ends)?;
    // Behind the mark that closes the quotation.
    let start = (end + 1..classes.len()).find(|&at| classes[at] != Class::Mark)?;
    if classes[start] == Class::Pronoun {
        let said = classes.get(start + 1) == Some(&Class::Verb);
        return said.then_some(start..start + 1);
    }
    let behind = (start..classes.len()).find(|&at| !mention::is_of_noun(classes[at]))?;
    let named = classes[start..behind].iter().any(|class| matches!(class, Class::Name | Class::Title));
    (named && behind - start <= LONGEST_SUBJECT && classes[behind] == Class::Verb).then_some(start..behind)
}

/// Whether an attribution has its source or its verb there.
pub(super) fn is_told(found: &Found<'_>, source: &Range<usize>) -> bool {
    let meets = |range: &Range<usize>| range.start <= source.end && source.start <= range.end;
    meets(&found.cue) || found.source.as_ref().is_some_and(meets)
}
