//! What a copy leaves out or tells elsewhere.

use storydiff::segment::Document;

use super::Edit;
use super::words::{in_quotes, words};

/// Fewest words of a clause that is removed.
const SHORTEST_CLAUSE: usize = 4;
/// Most words of a source that is removed.
const LONGEST_SOURCE: usize = 6;
/// Fewest words of a sentence that is removed; what is left of a text needs as many sentences to be one.
const SHORTEST_SENTENCE: usize = 6;
/// Fewest sentences of a version whose lead is moved far down.
const LONG_VERSION: usize = 10;

/// `…, the union said.`, `According to the union, …`: the source at either end goes.
pub fn attribution(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let text = document.sentence_text(index);
    let plain = !text.contains(['"', '“', '”', '‘']);
    let edits = source_at_the_end(text).or_else(|| source_at_the_start(text));
    edits.filter(|_| plain)
}

fn source_at_the_end(text: &str) -> Option<Vec<Edit>> {
    let body = text.strip_suffix('.')?;
    let start = body.rfind(',')?;
    let tail = &body[start..];
    let all = words(tail);
    let verb = all.last().map(|word| &tail[word.clone()])?;
    let source = all.len() > 1 && all.len() <= LONGEST_SOURCE;
    let whole = words(&body[..start]).len() >= SHORTEST_SENTENCE;
    (source && whole && matches!(verb, "said" | "says"))
        .then(|| vec![Edit { range: start..body.len(), with: String::new() }])
}

fn source_at_the_start(text: &str) -> Option<Vec<Edit>> {
    let named = text.strip_prefix("According to ")?;
    let end = text.len() - named.len() + named.find(", ")?;
    let rest = end + ", ".len();
    let first = text[rest..].chars().next()?;
    let whole = words(&text[rest..]).len() >= SHORTEST_SENTENCE && words(&text[..end]).len() <= LONGEST_SOURCE + 2;
    whole.then(|| vec![Edit { range: 0..rest + first.len_utf8(), with: first.to_uppercase().collect() }])
}

/// A clause between a comma and the next mark goes, or the one at the end of the sentence.
pub fn clause(document: &Document, index: usize) -> Option<Vec<Edit>> {
    const OPENERS: &[&str] =
        &[", which ", ", who ", ", whose ", ", where ", ", after ", ", because ", ", with ", ", while "];
    let text = document.sentence_text(index);
    OPENERS.iter().find_map(|opener| {
        let start = text.find(opener)?;
        let rest = start + opener.len();
        let end = rest + text[rest..].find([',', '.', ';', '”', '"'])?;
        let long = words(&text[start..end]).len() > SHORTEST_CLAUSE;
        let at_end = text[end..].starts_with('.') && end + 1 == text.len();
        let inside = text[end..].starts_with(", ");
        let range = if inside { start..end + 1 } else { start..end };
        (long && (at_end || inside) && !in_quotes(text, start)).then(|| vec![Edit { range, with: String::new() }])
    })
}

/// A sentence behind the lead that is long enough to tell something.
pub fn sentence(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let first = document.sentences.iter().take_while(|sentence| sentence.headline).count();
    let long = words(document.sentence_text(index)).len() >= SHORTEST_SENTENCE;
    let text = document.sentence_text(index);
    // Half of a quotation gone would change the other half too.
    let whole = !in_quotes(text, text.len()) && text.matches(['“', '”']).count().is_multiple_of(2);
    (index > first && long && whole).then(Vec::new)
}

/// The sentence behind the headline of a long version.
pub fn lead(document: &Document, index: usize) -> Option<Vec<Edit>> {
    let first = document.sentences.iter().take_while(|sentence| sentence.headline).count();
    let long =
        document.sentences.len() >= LONG_VERSION && words(document.sentence_text(index)).len() >= SHORTEST_SENTENCE;
    (index == first && long).then(Vec::new)
}
