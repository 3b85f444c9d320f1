//! Attributions in a language without syntax rules of its own.
//!
//! The lexicon says which words report; marks, conjunctions and prepositions (`lexicons/<language>/speech.toml`) say who
//! speaks and what is said. That is less than the rules for English ([`super::detect`]) know, so an expression counts
//! only where it shows itself: between commas behind the content, before a conjunction, a colon or a quotation, or as a
//! verb that needs no clause (criticised, demanded) with a subject.

use std::ops::Range;

use super::detect::{Found, Shape};
use crate::framing::SentenceView;
use crate::framing::lexicon::{self, Match, PartOfSpeech};
use crate::language::{self, Speech, has};
use crate::tokens::TokenKind;

/// A noun phrase with its titles and attributes seldom has more words.
const LONGEST_SOURCE: usize = 8;
/// Families whose verbs take an object where others need a clause.
const WITH_OBJECT: &[&str] = &["confronting", "denying", "promising", "urging", "warning"];

/// All attributions of a sentence, in reading order.
pub(super) fn attributions<'a>(view: &SentenceView<'a>) -> Vec<Found<'a>> {
    let reader = Reader::new(view);
    lexicon::find("attribution", view)
        .iter()
        .filter(|hit| !view.tokens()[hit.tokens.start].quoted)
        .filter_map(|hit| reader.found(hit))
        .collect()
}

/// Whether the source names nobody.
pub(super) fn is_pronoun(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    source.len() == 1 && has(language::of(view.language()).speech.pronouns, view.norm(source.start))
}

/// Whether the source is left open: `ein Sprecher`, `des témoins`.
pub(super) fn is_indefinite(view: &SentenceView<'_>, source: &Range<usize>) -> bool {
    has(language::of(view.language()).speech.indefinite, view.norm(source.start))
}

/// How an attribution is built, its source and its content.
type Parts = (Shape, Option<Range<usize>>, Option<Range<usize>>);

struct Reader<'a> {
    view: &'a SentenceView<'a>,
    speech: &'static Speech,
    /// Tokens that name a day, which stand beside verbs and are no source.
    day: Vec<bool>,
}

impl<'a> Reader<'a> {
    fn new(view: &'a SentenceView<'a>) -> Self {
        let mut day = vec![false; view.tokens().len()];
        for mention in &view.tokenized.dates {
            day[mention.tokens.clone()].fill(true);
        }
        Self { view, speech: &language::of(view.language()).speech, day }
    }

    fn found<'l>(&self, hit: &Match<'l>) -> Option<Found<'l>> {
        let cue = hit.tokens.clone();
        let (shape, source, content) = match hit.entry.part {
            PartOfSpeech::Phrase => self.according(&cue),
            _ => self.verb(&cue, hit.family().id)?,
        };
        Some(Found {
            family: hit.family().id,
            lemma: hit.entry.lemma,
            strength: hit.entry.strength,
            shape,
            cue,
            source,
            content,
        })
    }

    /// `laut Polizei sank das Boot`, `le bateau a coulé, selon la police`.
    fn according(&self, cue: &Range<usize>) -> Parts {
        let source = self.phrase_at(cue.end, false);
        let behind = source.as_ref().map_or(cue.end, |source| source.end);
        let content = if cue.start <= 1 { self.rest(behind) } else { self.before(cue.start) };
        (Shape::Preposition, source, content)
    }

    fn verb(&self, cue: &Range<usize>, family: &str) -> Option<Parts> {
        let left = self.past_small_words(cue.start);
        let subject = self.phrase_at(self.past_days(cue.end), true);
        let behind_mark = left > 0 && self.is_mark(left - 1);
        let before = self.subject_before(left);
        // `Das teilte die Polizei mit`
        let object =
            |range: &Range<usize>| range.len() == 1 && has(self.speech.stands_for_content, self.view.norm(range.start));
        let before = before.filter(|before| subject.is_none() || !object(before));
        let apposed = self.with_apposition(left);
        let behind_mark = behind_mark && apposed.is_none();
        let before = apposed.or(before);
        if let Some(source) = subject.clone().filter(|_| behind_mark || before.is_none()) {
            let ends = self.ends_clause(source.end);
            let content = if behind_mark { self.before(left) } else { self.rest(source.end) };
            return (ends || behind_mark).then_some((Shape::Inverted, Some(source), content));
        }
        let opens = self.opens_content(cue.end);
        let closes = self.ends_clause(cue.end) && self.sentence_start(left) > 0;
        let takes_object = WITH_OBJECT.contains(&family) && before.is_some();
        if !(opens || closes || takes_object) {
            return None;
        }
        let content = if opens || !closes { self.rest(cue.end) } else { self.before(self.sentence_start(left)) };
        Some((Shape::Active, before, content))
    }

    /// `Le maire, Anna Ost, a demandé`: the subject with its apposition, where both stand before the verb and nothing else.
    fn with_apposition(&self, left: usize) -> Option<Range<usize>> {
        let comma = |at: usize| at > 0 && self.view.norm(at - 1) == ",";
        let inner = comma(left).then(|| self.sentence_start(left - 1)).filter(|inner| comma(*inner))?;
        let start = self.sentence_start(inner - 1);
        let short = left - start <= LONGEST_SOURCE + 4;
        let quoted = self.view.tokens()[start..left].iter().any(|token| token.quoted);
        (start == 0 && short && !quoted && !has(self.speech.prepositions, self.view.norm(start)))
            .then(|| start..left - 1)
    }

    fn is_mark(&self, at: usize) -> bool {
        matches!(self.view.norm(at), "," | "\"" | "'" | "-" | "?" | "!")
    }

    fn is_border(&self, at: usize) -> bool {
        let token = &self.view.tokens()[at];
        let inner = matches!(self.view.norm(at), "-" | "." | "&") && self.is_glued(at);
        (token.kind == TokenKind::Punctuation && !inner) || token.quoted || has(self.speech.borders, self.view.norm(at))
    }

    /// Whether `at` stands between two words without a blank: `Anna-Lena`, `A.Ost`.
    fn is_glued(&self, at: usize) -> bool {
        let tokens = self.view.tokens();
        let sentence = self.view.tokenized;
        let follows = sentence.is_glued(at + 1) || self.view.norm(at) == ".";
        sentence.is_glued(at) && follows && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word)
    }

    /// Back over auxiliaries, adverbs and negations that stand before a verb.
    fn past_small_words(&self, at: usize) -> usize {
        let mut left = at;
        while left > 0 && (self.is_small(left - 1) || self.day[left - 1]) {
            left -= 1;
        }
        left
    }

    fn is_small(&self, at: usize) -> bool {
        let token = &self.view.tokens()[at];
        token.kind == TokenKind::Word
            && self.view.vocabulary.word(token.word).function
            && !has(self.speech.pronouns, self.view.norm(at))
            && !has(self.speech.borders, self.view.norm(at))
    }

    fn past_days(&self, at: usize) -> usize {
        (at..self.day.len()).find(|&place| !self.day[place]).unwrap_or(at)
    }

    /// The noun phrase that starts at `at`; a subject does not start with a preposition or a word that opens content.
    fn phrase_at(&self, at: usize, subject: bool) -> Option<Range<usize>> {
        let tokens = self.view.tokens();
        let nouns_have_capitals = language::of(self.view.language()).noun_capitals;
        let mut end = at;
        let mut noun = false;
        while end < tokens.len() && end - at < LONGEST_SOURCE && !self.is_border(end) {
            let norm = self.view.norm(end);
            let small = self.view.vocabulary.word(tokens[end].word).function;
            let stops =
                has(self.speech.that, norm) || (subject && has(self.speech.prepositions, norm)) || self.day[end];
            // In German the verb follows the source without a comma: `laut Polizei sank das Boot`.
            let verb = nouns_have_capitals && noun && !tokens[end].capital && !small;
            if stops || verb {
                break;
            }
            noun |= tokens[end].capital || !nouns_have_capitals;
            end += 1;
            if end == at + 1 && has(self.speech.pronouns, norm) && self.is_pronoun_alone(end) {
                break;
            }
        }
        while end > at && self.is_small(end - 1) {
            end -= 1;
        }
        // `menace de saisir`: what follows with a preposition is no subject.
        let bare =
            subject && !nouns_have_capitals && has(language::of(self.view.language()).numbers.of, self.view.norm(at));
        (end > at && !bare).then_some(at..end)
    }

    /// `die` is an article before a noun or an adjective and a pronoun before anything else.
    fn is_pronoun_alone(&self, next: usize) -> bool {
        self.view
            .tokens()
            .get(next)
            .is_none_or(|token| token.kind == TokenKind::Punctuation || self.view.vocabulary.word(token.word).function)
    }

    /// The noun phrase that ends before `left`, from the last border on.
    fn subject_before(&self, left: usize) -> Option<Range<usize>> {
        let start = self.sentence_start(left);
        let from = (start..left).find(|&at| !self.day[at])?;
        let end = (from + 1..left).find(|&at| has(self.speech.prepositions, self.view.norm(at))).unwrap_or(left);
        let bare = has(self.speech.prepositions, self.view.norm(from)) || end - from > LONGEST_SOURCE;
        (!bare && (from..end).any(|at| !self.is_small(at))).then_some(from..end)
    }

    /// Start of the clause that `at` stands in.
    fn sentence_start(&self, at: usize) -> usize {
        (0..at).rev().find(|&place| self.is_border(place)).map_or(0, |place| place + 1)
    }

    /// Whether a conjunction, a colon or a quotation follows, with a comma or a day before it at most.
    fn opens_content(&self, at: usize) -> bool {
        let at = self.past_days(at);
        let at = at + usize::from(self.view.norm(at) == ",");
        // `insiste en que`, `advirtió de que`
        let behind_a_preposition =
            self.view.tokens().get(at).is_some() && self.is_small(at) && has(self.speech.that, self.view.norm(at + 1));
        has(self.speech.that, self.view.norm(at))
            || behind_a_preposition
            || matches!(self.view.norm(at), ":" | "\"")
            || self.view.tokens().get(at).is_some_and(|token| token.quoted)
            || (at > 0 && self.view.norm(at - 1) == "," && at < self.view.tokens().len())
    }

    /// Whether a clause ends at `at`.
    fn ends_clause(&self, at: usize) -> bool {
        let at = self.past_days(at);
        self.view.tokens().get(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
            || has(self.speech.that, self.view.norm(at))
            || has(self.speech.prepositions, self.view.norm(at))
    }

    /// Everything before the mark that stands before `at`.
    fn before(&self, at: usize) -> Option<Range<usize>> {
        (at > 1).then_some(0..at)
    }

    /// What follows, without the comma and the conjunction that open it.
    fn rest(&self, at: usize) -> Option<Range<usize>> {
        let mut start = self.past_days(at);
        while matches!(self.view.norm(start), "," | ":") || has(self.speech.that, self.view.norm(start)) {
            start += 1;
        }
        let end = self.view.tokens().len();
        let end = end - usize::from(end > 0 && matches!(self.view.norm(end - 1), "." | "!" | "?"));
        (start < end).then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::detect::attributions;
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    fn found(language: &str, text: &str) -> Vec<(String, String)> {
        let document = Document { language: language.to_owned(), ..Document::from_sentences("a", &[text]) };
        let story = tokenize(vec![document]);
        let view = SentenceView::new(&story, 0, 0);
        attributions(&view)
            .iter()
            .map(|found| {
                let source = found.source.clone().map_or("", |source| view.text_of(source));
                (view.text_of(found.cue.clone()).to_owned(), source.to_owned())
            })
            .collect()
    }

    #[track_caller]
    fn check(language: &str, text: &str, cue: &str, source: &str) {
        assert_eq!(found(language, text), [(cue.to_owned(), source.to_owned())], "{text}");
    }

    #[test]
    fn german() {
        check("de", "Die Sprecherin Anna Ost sagte am Montag, der Pier sei zu.", "sagte", "Die Sprecherin Anna Ost");
        check("de", "„Der Pier ist zu“, sagte Anna Ost.", "sagte", "Anna Ost");
        check("de", "Am Montag sagte Anna Ost, der Pier sei zu.", "sagte", "Anna Ost");
        check("de", "Das teilte die Polizei am Montag mit.", "teilte", "die Polizei");
        check("de", "Laut Polizei sank das Boot am Morgen.", "Laut", "Polizei");
        check("de", "„Wer nimmt mich?“, fragte der 18-jährige Karl Ost.", "fragte", "der 18-jährige Karl Ost");
        check("de", "Das Boot sank nach Angaben des Ministeriums bisher nicht.", "nach Angaben", "des Ministeriums");
        assert!(found("de", "Der Bericht lag auf dem Tisch.").is_empty());
    }

    #[test]
    fn french() {
        check("fr", "La maire Anna Ost a déclaré que le quai était fermé.", "déclaré", "La maire Anna Ost");
        check("fr", "« Le quai est fermé », a déclaré lundi la préfecture.", "déclaré", "la préfecture");
        check("fr", "Le bateau a coulé à l'aube, selon les garde-côtes.", "selon", "les garde-côtes");
        assert!(found("fr", "Saint-Orme : la maternité fermera le 1er juillet").is_empty());
        check("fr", "Elle a accusé le conseil de négligence.", "accusé", "Elle");
        check("fr", "Le maire, Jean Ost, a demandé un délai.", "demandé", "Le maire, Jean Ost");
        check("fr", "Le quai, a annoncé la mairie, est fermé.", "annoncé", "la mairie");
    }

    #[test]
    fn spanish() {
        check("es", "La alcaldesa Anna Ost dijo que el muelle estaba cerrado.", "dijo", "La alcaldesa Anna Ost");
        check("es", "El muelle está cerrado, informó el lunes la alcaldía.", "informó", "la alcaldía");
        check("es", "La presidenta insiste en que no hay riesgo.", "insiste", "La presidenta");
        check("es", "Según la guardia costera, el barco se hundió.", "Según", "la guardia costera");
    }

    #[test]
    fn russian() {
        check("ru", "Мэр Анна Ост в понедельник заявила, что причал закрыт.", "заявила", "Мэр Анна Ост");
        check("ru", "«Причал закрыт», — сказала Анна Ост.", "сказала", "Анна Ост");
        check("ru", "По словам спасателей, лодка затонула.", "По словам", "спасателей");
    }
}
