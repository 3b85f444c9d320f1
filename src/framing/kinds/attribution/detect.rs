//! Finds reporting expressions and tells their shapes apart.

use std::borrow::Cow;
use std::ops::Range;

use super::{general, lists, no_speech, source};
use crate::framing::SentenceView;
use crate::framing::lexicon::{self, Match, PartOfSpeech};
use crate::framing::phrases::{self, Class};
use crate::language::{self, has};
use crate::tokens::TokenKind;

/// How a reporting expression is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `she said that …`, `… , she said`.
    Active,
    /// `…, said the mayor`.
    Inverted,
    /// `was told`, `is expected`.
    Passive,
    /// `…, adding that`.
    Gerund,
    /// `to announce`.
    Infinitive,
    /// `the claim that`.
    Noun,
    /// `according to`.
    Preposition,
    /// `alleged`, `reportedly`.
    Modifier,
    /// `Mayor: the port stays shut`.
    Colon,
}

/// One attribution in a sentence; all ranges are tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Family in the lexicon.
    pub family: &'static str,
    /// The form that the lexicon lists.
    pub lemma: &'a str,
    /// As in the lexicon.
    pub strength: u8,
    /// How the expression is built.
    pub shape: Shape,
    /// The reporting expression.
    pub cue: Range<usize>,
    /// Who.
    pub source: Option<Range<usize>>,
    /// What.
    pub content: Option<Range<usize>>,
}

impl Found<'_> {
    /// Whether what is attributed covers a token.
    pub(in crate::framing) fn covers(&self, at: usize) -> bool {
        self.content.as_ref().is_some_and(|content| content.contains(&at))
    }
}

/// The family of what stands beside a reporting expression and says that the content is false or unproven.
pub(super) const REJECTING: &str = "rejecting";

/// Where the outlet says beside an attribution that what is attributed is false or unproven: `falsely claimed`, `claimed
/// again, without evidence`. In `said he was wrongly convicted` that is part of what is said.
pub(super) fn rejected(view: &SentenceView<'_>, found: &Found<'_>) -> Option<Range<usize>> {
    let classes = phrases::classes(view);
    let bare = |between: Range<usize>| {
        classes[between].iter().all(|class| matches!(class, Class::Mark | Class::Adverb | Class::Auxiliary))
    };
    let beside = |tokens: &Range<usize>| {
        let comma = |at: usize| view.norm(at) == ",";
        let opens = tokens.start == 0 && comma(tokens.end);
        // `…, but has provided no evidence.`
        let but =
            tokens.start.saturating_sub(usize::from(classes[tokens.start.saturating_sub(1)] == Class::Coordinator));
        let closes = but > 0 && comma(but - 1) && tokens.end + 1 >= classes.len();
        opens
            || closes
            || (tokens.end <= found.cue.start && bare(tokens.end..found.cue.start))
            || (tokens.start >= found.cue.end && bare(found.cue.end..tokens.start))
    };
    let hits = lexicon::find("attribution", view);
    let rejecting = |hit: &&Match<'_>| hit.family().id == REJECTING && !view.tokens()[hit.tokens.start].quoted;
    hits.iter().filter(rejecting).map(|hit| hit.tokens.clone()).find(beside)
}

/// Words before a reporting verb among which its negation stands.
const NEGATION_REACH: usize = 4;

/// Whether it is told as not said or not yet said: `has not claimed`, `would not say`, `did not deny`, `declined to comment`.
pub(in crate::framing) fn is_negated(view: &SentenceView<'_>, found: &Found<'_>) -> bool {
    let start = found.source.as_ref().map_or(0, |source| source.end).min(found.cue.start);
    let before = start.max(found.cue.start.saturating_sub(NEGATION_REACH))..found.cue.start;
    let words_before = |back: usize| before.end.checked_sub(back).map_or("", |at| view.norm(at));
    let undone = words_before(1) == "to" && has(lists(view).undone, words_before(2));
    let not = |at: usize| {
        let norm = view.norm(at);
        matches!(norm, "not" | "never" | "cannot" | "nor") || norm.ends_with("n't")
    };
    undone || before.clone().any(not)
}

/// Whether somebody is told to do something, and nothing said: `told employees to falsify the books`.
pub(super) fn orders(view: &SentenceView<'_>, found: &Found<'_>) -> bool {
    let behind = found.cue.end..view.tokens().len().min(found.cue.end + LONGEST_ASIDE);
    found.family == "urging" || (found.lemma == "tell" && behind.into_iter().any(|at| view.norm(at) == "to"))
}

/// Whether a sentence says of anything that it is false or unproven.
pub(super) fn rejects(view: &SentenceView<'_>) -> bool {
    lexicon::find("attribution", view).iter().any(|hit| hit.family().id == REJECTING)
}

/// All attributions of a sentence, in reading order.
#[must_use]
pub fn attributions<'a>(view: &SentenceView<'a>) -> Cow<'a, [Found<'a>]> {
    match view.parts {
        Some(known) => Cow::Borrowed(&known.attributions),
        None => attributions_in(view).into(),
    }
}

pub(in crate::framing) fn attributions_in<'a>(view: &SentenceView<'a>) -> Vec<Found<'a>> {
    let mut all: Vec<Found<'a>> = headline_colon(view).or_else(|| headline_tail(view)).into_iter().collect();
    if view.language() != language::DEFAULT {
        all.extend(general::attributions(view));
        return all;
    }
    for hit in lexicon::find("attribution", view).iter() {
        if view.tokens()[hit.tokens.start].quoted || hit.family().id == REJECTING {
            continue;
        }
        let Some(shape) = shape_of(view, hit) else { continue };
        let source = source::find(view, &hit.tokens, shape, &all);
        // `with further talks due by June`, `on Friday claims of …`: what stands there is nobody, and the word a noun. `would not say whether
        // she opposes it`: that she does is open.
        let saying = has(lists(view).saying, hit.entry.lemma);
        let none = |source: &Range<usize>| names_nobody(view, source) || is_left_open(view, source);
        if shape == Shape::Active && !saying && source.as_ref().is_some_and(none) {
            continue;
        }
        if shape != Shape::Preposition
            && !SPEAKING.contains(&hit.family().id)
            && is_nested(&all, source.as_ref(), &hit.tokens)
        {
            continue;
        }
        let content = content_of(view, &hit.tokens, shape, source.as_ref());
        all.push(Found {
            family: hit.family().id,
            lemma: hit.entry.lemma,
            strength: hit.entry.strength,
            shape,
            cue: hit.tokens.clone(),
            source,
            content,
        });
    }
    cut_contents(view, &mut all);
    all
}

/// Whether `whether` stands before a source.
fn is_left_open(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    source.start.checked_sub(1).is_some_and(|before| view.norm(before) == "whether")
}

/// Whether a preposition leads what stands before a verb, or all of it is a day. `At least five passengers` are somebody.
fn names_nobody(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    let counts = source.clone().any(|at| view.word(at).number || view.tokens()[at].kind == TokenKind::Number);
    let leads = has(lists(view).noun_prepositions, view.norm(source.start)) && !counts;
    leads || source.clone().all(|at| view.tokenized.is_dated(at))
}

/// `admitted that it leaked but denied that it burned`: what is admitted ends where what is denied begins. What somebody `warned of,
/// he told them`, ends where `he told them` begins.
fn cut_contents(view: &SentenceView<'_>, all: &mut [Found<'_>]) {
    let classes = phrases::classes(view);
    let begins =
        |found: &Found<'_>| found.source.as_ref().map_or(found.cue.start, |source| source.start.min(found.cue.start));
    let others: Vec<(usize, usize, Option<Range<usize>>)> =
        all.iter().map(|found| (found.cue.start, begins(found), found.content.clone())).collect();
    for found in all.iter_mut() {
        let own = found.cue.start;
        let ends = others.iter().filter(|(cue, ..)| *cue > found.cue.end).filter_map(|(cue, start, content)| {
            let joined = classes[*cue - 1] == Class::Coordinator;
            let around = content.as_ref().is_some_and(|content| content.contains(&own));
            if joined { Some(*cue - 1) } else { around.then_some(*start) }
        });
        if let (Some(content), Some(end)) = (&mut found.content, ends.min())
            && content.start < end
            && end < content.end
        {
            content.end = end;
        }
    }
}

/// `she said the farmers believe …`: what stands in the content of another attribution, with a source of its own there, is
/// part of what is attributed.
fn is_nested(earlier: &[Found<'_>], source: Option<&Range<usize>>, cue: &Range<usize>) -> bool {
    let Some(source) = source else { return false };
    earlier.iter().any(|outer| {
        let inside = |content: &Range<usize>| content.start <= source.start && source.end <= content.end;
        outer.shape != Shape::Colon
            && outer.cue.end <= source.start
            && outer.content.as_ref().is_some_and(|content| inside(content) && content.contains(&cue.start))
    })
}

/// `Mayor: the port stays shut`: a short capitalised start before a colon, in a headline or before a quotation.
fn headline_colon<'a>(view: &SentenceView<'a>) -> Option<Found<'a>> {
    let colon = (1..view.tokens().len().min(LONGEST_COLON_SOURCE + 1)).find(|&at| view.norm(at) == ":")?;
    let named = view.tokens()[..colon].iter().all(|t| t.capital || t.kind == TokenKind::Punctuation);
    let more = view.tokens().len() > colon + 2;
    let quoted = view.tokens().get(colon + 2).is_some_and(|token| token.quoted);
    // `Saint-Orme : la maternité fermera`: in other languages a place stands there as often as a speaker.
    let titled = view.sentence.headline && view.language() == language::DEFAULT;
    (named && more && (quoted || titled)).then(|| with_mark(colon, 0..colon, colon + 1..view.tokens().len()))
}

/// What a source says before or behind a mark in place of a verb.
fn with_mark<'a>(mark: usize, source: Range<usize>, content: Range<usize>) -> Found<'a> {
    Found {
        family: "neutral",
        lemma: ":",
        strength: 0,
        shape: Shape::Colon,
        cue: mark..mark + 1,
        source: Some(source),
        content: Some(content),
    }
}

/// `Ministry hid figures: auditors`, `Ministry hid figures – auditors`: who says it, behind a headline that is a sentence.
fn headline_tail<'a>(view: &SentenceView<'a>) -> Option<Found<'a>> {
    if !view.sentence.headline || view.language() != language::DEFAULT {
        return None;
    }
    let (end, glued) = (view.tokens().len(), |at: usize| view.tokenized.is_glued(at));
    let is_mark = |at: usize| view.norm(at) == ":" || (view.norm(at) == "-" && !glued(at) && !glued(at + 1));
    let mark = (end.saturating_sub(LONGEST_TAIL_SOURCE + 1)..end).rev().find(|at| is_mark(*at))?;
    let classes = phrases::classes(view);
    let somebody = |at: usize| matches!(classes[at], Class::Noun | Class::Name | Class::Title | Class::Joiner);
    let source = mark + 1..end;
    let named =
        !source.is_empty() && source.clone().all(|at| somebody(at) && !has(lists(view).no_sources, view.norm(at)));
    (named && mark >= LEAST_TOLD_BEFORE).then(|| with_mark(mark, source, 0..mark))
}

/// What is said before it has no fewer.
const LEAST_TOLD_BEFORE: usize = 4;
/// A source behind a headline has no more words.
const LONGEST_TAIL_SOURCE: usize = 3;

/// A source before a colon is a name or two, not a sentence.
const LONGEST_COLON_SOURCE: usize = 4;

fn shape_of(view: &SentenceView<'_>, hit: &Match) -> Option<Shape> {
    match hit.entry.part {
        PartOfSpeech::Phrase => Some(Shape::Preposition),
        PartOfSpeech::Adjective | PartOfSpeech::Adverb => Some(Shape::Modifier),
        PartOfSpeech::Noun => noun(view, &hit.tokens),
        PartOfSpeech::Verb => verb(view, hit),
    }
}

fn verb(view: &SentenceView<'_>, hit: &Match) -> Option<Shape> {
    let at = hit.tokens.start;
    let before = at.checked_sub(1).map_or("", |at| view.norm(at));
    let form = form_of(view.norm(at), hit.entry.lemma.split(' ').next().unwrap_or_default());
    // `self-described`, `a question-and-answer session`
    if is_part_of_a_name(view, &hit.tokens) || view.is_in_a_compound(&hit.tokens) {
        return None;
    }
    let saying = has(lists(view).saying, hit.entry.lemma);
    // `some say`, `another said`
    if !(saying && has(lists(view).standing_alone, before)) && is_nominal(view, &hit.tokens, form) {
        return noun(view, &hit.tokens);
    }
    if source::is_inverted(view, &hit.tokens) {
        return Some(Shape::Inverted);
    }
    if no_speech::tells_no_speech(view, hit, form) {
        return None;
    }
    let speaks = form == Form::Past && SPEAKING.contains(&hit.family().id);
    if !speaks && !saying && !has_content_beside(view, &hit.tokens, form) {
        return None;
    }
    let be = source::be_before(view, at);
    // `Osk, described by the police as …`
    let by = view.norm(hit.tokens.end) == "by" && !has(lists(view).means, view.norm(hit.tokens.end + 1));
    Some(match form {
        Form::Past if be || by => Shape::Passive,
        Form::Gerund if !be => Shape::Gerund,
        Form::Base if before == "to" => Shape::Infinitive,
        _ => Shape::Active,
    })
}

/// Whether a verb stands in `tokens`, so that they can be true or false: `300 job cuts` cannot.
pub(super) fn has_verb(view: &SentenceView<'_>, tokens: &Range<usize>) -> bool {
    phrases::classes(view)[tokens.clone()].iter().any(|class| matches!(class, Class::Verb | Class::Auxiliary))
}

/// Families whose past forms report speech wherever they stand, because they are no adjectives and no other verb's forms.
const SPEAKING: &[&str] =
    &["neutral", "doubting", "conceding", "arguing", "denying", "refusing", "warning", "confronting"];

/// `The Huffington Post`: a capital in mid-sentence makes the word a name, not a verb.
fn is_part_of_a_name(view: &SentenceView<'_>, tokens: &Range<usize>) -> bool {
    let token = &view.tokens()[tokens.start];
    token.capital
        && !view.sentence.headline
        && view.tokenized.names.iter().any(|name| name.contains(&tokens.start) && name.len() > 1)
}

/// Whether something stands where a reporting verb has its content: a clause, a quotation, an object, or, with the
/// verb in a parenthesis, the rest of the sentence.
fn has_content_beside(view: &SentenceView<'_>, tokens: &Range<usize>, form: Form) -> bool {
    let mut behind = tokens.end;
    while behind < tokens.end + 2
        && (source::is_adverb(view, view.norm(behind)) || has(lists(view).asides, view.norm(behind)))
    {
        behind += 1;
    }
    let norm = view.norm(behind);
    // `argues at the Varn Post that`, `believes, for example, that`.
    let clause = (behind..behind + LONGEST_ASIDE)
        .take_while(|&at| !matches!(view.norm(at), "" | "." | ";" | "and" | "who" | "which"))
        .any(|at| view.norm(at) == "that" && (at == behind || matches!(form, Form::Third | Form::Past)));
    if clause && matches!(form, Form::Base | Form::Third | Form::Past) {
        return true;
    }
    let Some(token) = view.tokens().get(behind) else { return is_parenthesis(view, tokens) };
    if matches!(norm, "." | "," | "-") {
        // `…, adding, “It is old”`
        let quotes = view.tokens().get(behind + 1).is_some_and(|next| next.quoted) || view.norm(behind + 1) == "\"";
        return (norm == "," && quotes) || is_parenthesis(view, tokens);
    }
    let object =
        opens_object(view, behind) || matches!(norm, "\"" | ":" | "'") || has(lists(view).content_openers, norm);
    let particle = has(lists(view).content_prepositions, norm);
    match form {
        Form::Past => object || particle || token.kind == TokenKind::Word,
        Form::Gerund => object || particle,
        Form::Base | Form::Third => {
            let before = tokens.start.checked_sub(1).map_or("", |at| view.norm(at));
            let bound = source::is_subject_word(view, before) || source::is_adverb(view, before);
            let subject = tokens.start > 0
                && (view.tokens()[tokens.start - 1].capital || bound || (form == Form::Base && before.ends_with('s')));
            // `a move that he hopes will help`, `what the law still calls safe`
            let gap = form == Form::Third && token.kind == TokenKind::Word;
            // `the officers deny using force`
            let deed = subject && norm.len() > 4 && norm.ends_with("ing");
            deed || (object && (subject || form == Form::Third)) || (particle && subject) || (gap && bound)
        }
    }
}

/// Whether a name, a noun phrase, a pronoun or a figure may open at `at`.
fn opens_object(view: &SentenceView<'_>, at: usize) -> bool {
    let (token, norm) = (&view.tokens()[at], view.norm(at));
    token.capital
        || token.kind == TokenKind::Number
        || has(lists(view).determiners, norm)
        || has(lists(view).objects, norm)
}

/// Words that may stand between a reporting verb and the `that` of its content.
const LONGEST_ASIDE: usize = 6;

/// `…, officials say.`: the verb ends a clause that follows the content.
fn is_parenthesis(view: &SentenceView<'_>, tokens: &Range<usize>) -> bool {
    (tokens.start.saturating_sub(LONGEST_PARENTHESIS)..tokens.start)
        .rev()
        .find(|&at| view.tokens()[at].kind == TokenKind::Punctuation)
        .is_some_and(|at| matches!(view.norm(at), "," | "\"" | "'" | "-") && at + 1 < tokens.start)
}

/// A subject in a parenthesis seldom has more words.
const LONGEST_PARENTHESIS: usize = 7;

/// Inflection of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    Third,
    Past,
    Gerund,
}

fn form_of(norm: &str, lemma: &str) -> Form {
    if norm == lemma {
        Form::Base
    } else if norm.ends_with("ing") {
        Form::Gerund
    } else if norm.ends_with('s') {
        Form::Third
    } else {
        Form::Past
    }
}

/// A noun that is written like the verb: `the claim`, `his attacks`, `in support of`, `the accused man`.
fn is_nominal(view: &SentenceView<'_>, tokens: &Range<usize>, form: Form) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| view.norm(at));
    let behind = view.norm(tokens.end);
    if has(lists(view).determiners, before) || before == "'s" {
        return true;
    }
    match form {
        // `of pledged delegates`, `400 pledged delegates`
        Form::Past => {
            let noun = view.tokens().get(tokens.end).is_some_and(|next| next.kind == TokenKind::Word && !next.capital);
            let number = tokens.start.checked_sub(1).is_some_and(|at| view.word(at).number);
            let counted = number || before.ends_with(|c: char| c.is_ascii_digit());
            (counted || has(lists(view).noun_prepositions, before)) && noun && view.is_content(tokens.end)
        }
        Form::Gerund => behind == "of",
        // `responded to claims that …`
        Form::Third if matches!(before, "to" | "about" | "against" | "after" | "following") => true,
        // `has ignored calls for an inquiry`
        Form::Third if phrases::classes(view).get(tokens.start.wrapping_sub(1)) == Some(&Class::Verb) => true,
        Form::Base | Form::Third => {
            has(lists(view).noun_prepositions, before)
                || matches!(behind, "of" | "from")
                || is_adjective(view, tokens.start)
        }
    }
}

/// Whether the word before `at` describes a noun: `the false claim`, `massive claims`.
fn is_adjective(view: &SentenceView<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let rejecting = |hit: &Match<'_>| hit.family().id == REJECTING && hit.tokens.end == at;
    lists(view).adjective_endings.iter().any(|ending| view.norm(before).ends_with(ending))
        || lexicon::find("attribution", view).iter().any(rejecting)
}

/// A noun is a reporting expression when its content or its source stands beside it.
fn noun(view: &SentenceView<'_>, tokens: &Range<usize>) -> Option<Shape> {
    let owned = (tokens.start.saturating_sub(2)..tokens.start)
        .any(|at| view.norm(at) == "'s" || has(lists(view).possessives, view.norm(at)));
    let behind = view.norm(tokens.end);
    let opens = has(lists(view).noun_links, behind);
    (behind == "that" || (owned && opens)).then_some(Shape::Noun)
}

/// What is attributed: the nearest stretch on the side of the expression where content stands.
fn content_of(
    view: &SentenceView<'_>,
    cue: &Range<usize>,
    shape: Shape,
    source: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let end = view.tokens().len();
    let last = if end > 0 && matches!(view.norm(end - 1), "." | "!" | "?") { end - 1 } else { end };
    let first = source.map_or(cue.start, |s| s.start.min(cue.start));
    let behind = match (shape, source) {
        (Shape::Inverted | Shape::Preposition, Some(source)) => source.end.max(cue.end),
        _ => cue.end,
    };
    let behind = if matches!(view.norm(behind), "that" | "," | ":") { behind + 1 } else { behind };
    let after = behind < last;
    let before =
        first > 1 && (shape == Shape::Inverted || matches!(view.norm(first - 1), "," | "\"" | "'" | "?" | "!"));
    // `In a statement, police said two men were held.`
    let aside = after && has(lists(view).noun_prepositions, view.norm(0)) && opens_clause(view, behind);
    match (before, after) {
        (true, _) if shape == Shape::Inverted && has_verb(view, &(0..first)) => Some(0..first),
        (true, _) if shape != Shape::Gerund && !aside && (!after || last - behind <= first) => Some(0..first),
        (_, true) => Some(behind..last),
        (true, false) => Some(0..first),
        _ => None,
    }
}

/// Whether a clause may open at `at`, and no day: `said two men`, not `said this week`.
pub(super) fn opens_clause(view: &SentenceView<'_>, at: usize) -> bool {
    let within = at < view.tokens().len();
    let opens = within && (view.norm(at) == "that" || view.word(at).number || opens_object(view, at));
    opens && !view.tokenized.is_dated(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// Reporting expression, its shape and its source, for each attribution of a sentence.
    fn found(text: &str) -> Vec<(String, Shape, String)> {
        let story = tokenize(vec![Document::from_sentences("a", &[text])]);
        let view = SentenceView::new(&story, 0, 0);
        attributions(&view)
            .iter()
            .map(|found| {
                let source = found.source.clone().map_or("", |source| view.text_of(source));
                (view.text_of(found.cue.clone()).to_owned(), found.shape, source.to_owned())
            })
            .collect()
    }

    fn one(text: &str) -> (String, Shape, String) {
        let mut all = found(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    fn triple(cue: &str, shape: Shape, source: &str) -> (String, Shape, String) {
        (cue.to_owned(), shape, source.to_owned())
    }

    #[test]
    fn before_and_behind_the_content() {
        assert_eq!(one("Anna Osk said the pier was shut."), triple("said", Shape::Active, "Anna Osk"));
        assert_eq!(one("“The pier is shut,” said Anna Osk."), triple("said", Shape::Inverted, "Anna Osk"));
        assert_eq!(one("The pier is shut, she said."), triple("said", Shape::Active, "she"));
        assert_eq!(one("Anna Osk, a nurse, has also said the pier was shut.").2, "Anna Osk, a nurse");
    }

    #[test]
    fn what_is_told_aside_by_whom_and_by_what_means() {
        let source = |text: &str| found(text).pop().expect("an attribution").2;
        assert_eq!(source("A diver, who asked not to be named, said the pier was old."), "A diver");
        assert_eq!(source("Anna Osk, a docker who backed the levy, said the pier was old."), "Anna Osk");
        assert_eq!(source("Anna Osk, the envoy, who backed the levy, said the pier was old."), "Anna Osk");
        assert_eq!(one("“The pier leaks,” Anna Osk said by phone.").1, Shape::Active);
        assert_eq!(one("The pier was shut, said the council of Varn.").1, Shape::Inverted);
    }

    #[test]
    fn content_behind_an_aside_and_sources_inside_content() {
        assert_eq!(one("Anna Osk argues in the Varn Post that the pier is old.").1, Shape::Active);
        let all = found("Two in three voters now view the plan well, according to a poll of the town.");
        assert!(all.iter().any(|found| found.0 == "according to"), "{all:?}");
    }

    #[test]
    fn words_that_only_look_like_reporting() {
        for text in [
            "The self-described rebel left the hall.",
            "She led by two of nine pledged delegates.",
            "The mayor could find a way out.",
            "Osk was jeered for supporting the levy.",
            "The dockers are to back the mayor.",
            "Hundreds showed up at the pier.",
        ] {
            assert!(found(text).iter().all(|(cue, ..)| cue == "jeered"), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_described_noun_or_the_object_of_another_verb_is_no_verb() {
        assert_eq!(found("The government has ignored calls for an inquiry."), []);
        assert_eq!(found("They will receive 3 percent, with further talks due by June."), []);
        assert_eq!(one("At least five passengers insist that they saw it.").2, "At least five passengers");
        assert_eq!(one("They spread the false claim that the vote was rigged.").1, Shape::Noun);
    }

    #[test]
    fn sources_and_contents_that_are_not_where_they_mostly_stand() {
        let cues = |text: &str| found(text).into_iter().map(|(cue, ..)| cue).collect::<Vec<_>>();
        assert_eq!(cues("Some say the pier is old, another says it is new."), ["say", "says"]);
        assert_eq!(cues("The pier is shut—said Anna Osk—for good."), ["said"]);
        assert_eq!(cues("“It leaks,” he said, adding, “It is old.”"), ["said", "adding"]);
        assert_eq!(cues("It was a move that he hopes will help."), ["hopes"]);
    }

    #[test]
    fn an_aside_in_front_is_no_content() {
        let content = |text: &str| {
            let story = tokenize(vec![Document::from_sentences("a", &[text])]);
            let view = SentenceView::new(&story, 0, 0);
            attributions(&view)[0].content.clone().map(|content| view.text_of(content).to_owned())
        };
        assert_eq!(content("In a statement, police said two men were held.").unwrap(), "two men were held");
        assert_eq!(
            content("In Varn, two men were held, police said this week.").unwrap(),
            "In Varn, two men were held,"
        );
    }

    #[test]
    fn without_a_finite_verb() {
        let according = one("According to the coast guard, the boat sank.");
        assert_eq!(according, triple("According to", Shape::Preposition, "the coast guard"));
        assert_eq!(one("The boat is expected to sink.").1, Shape::Passive);
        assert_eq!(one("The union's allegation that the vote was bought is old.").2, "The union");
    }

    #[test]
    fn a_participle_has_the_source_of_the_verb_before_it() {
        let all = found("Anna Osk said the pier was shut, adding that it would open soon.");
        assert_eq!(all[1], triple("adding", Shape::Gerund, "Anna Osk"));
    }

    #[test]
    fn a_headline_may_name_its_source_behind_a_colon_or_a_dash() {
        let source = |text: &str| {
            let mut document = Document::from_sentences("a", &[text]);
            document.sentences[0].headline = true;
            let story = tokenize(vec![document]);
            let view = SentenceView::new(&story, 0, 0);
            attributions(&view)
                .first()
                .and_then(|found| found.source.clone())
                .map(|source| view.text_of(source).to_owned())
        };
        assert_eq!(source("Ministry hides figures on dam: auditors").as_deref(), Some("auditors"));
        assert_eq!(source("Ministry is hiding figures – auditors").as_deref(), Some("auditors"));
        assert_eq!(source("Ferry has sunk off Varn: video"), None);
        assert_eq!(source("Ferry fire off Varn: what we know"), None);
    }

    #[test]
    fn nouns_names_and_quoted_words_are_no_verbs() {
        assert!(found("The new state report lay on the desk.").is_empty());
        let of_others = found("The mayor responded to claims that the pier was shut.");
        assert_eq!(of_others.last().map(|(cue, shape, _)| (&**cue, *shape)), Some(("claims", Shape::Noun)));
        assert!(found("She works at the Varn Post in the town.").is_empty());
        assert!(found("Nobody hammered on the cabin doors or slammed the gate.").is_empty());
        assert!(found("“You said it was shut” stood on the wall.").is_empty());
        let open = found("The mayor declined to say whether she opposes the pier.");
        assert!(open.iter().all(|(cue, ..)| &**cue != "opposes"), "{open:?}");
    }
}
