//! Whom each version lets speak: the sources of a whole version, in how many sentences each speaks, and whom no other version has.
//!
//! Who is heard is the oldest measure of how a newsroom tells a story (Herbert Gans, *Deciding What's News*, 1979), and it needs no pair of
//! sentences: two versions that share few of them still let other people speak. The mentions of a source are joined by the words
//! that they share (`Energy Minister Lena Osk`, `Osk`, `the minister`), and a pronoun stands for the person who fits it.

mod mention;

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::kinds::attribution::{self, Found, Shape};
use super::{Read, SentenceView};
use crate::language::{self, Speakers, has};
use crate::settings::Settings;
use crate::span::Span;
use crate::tokens::TermId;
use mention::{Mention, Who, mention};

/// A source of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Sentence with its fullest mention.
    pub sentence: usize,
    /// The words of that mention, without its article.
    pub span: Span,
    /// Whether it has a name.
    pub named: bool,
    /// The sentences that give what it says, in reading order.
    pub sentences: Vec<usize>,
    /// Those of them that quote it.
    pub quoted: Vec<usize>,
    /// Whether another version gives it as a source too.
    pub elsewhere: bool,
}

/// The sources of each version, those who speak most first.
#[must_use]
pub fn speakers(read: Read<'_>, settings: &Settings) -> Vec<Vec<Speaker>> {
    if settings.off.contains("attribution") {
        return vec![Vec::new(); read.story.documents.len()];
    }
    let heard: Vec<Heard> = (0..read.story.documents.len()).map(|document| Heard::of(read, document)).collect();
    let of = |(document, own): (usize, &Heard)| {
        let others = || heard.iter().enumerate().filter(|(other, _)| *other != document).map(|(_, other)| other);
        let with_others = own.who.iter().zip(&own.speakers).map(|(who, speaker)| Speaker {
            elsewhere: others().any(|other| other.find(who).is_some()),
            ..speaker.clone()
        });
        let mut speakers: Vec<Speaker> = with_others.collect();
        speakers.sort_by_key(|one| (Reverse(one.sentences.len()), one.sentences.first().copied()));
        speakers
    };
    heard.iter().enumerate().map(of).collect()
}

/// The speakers of one version.
#[derive(Default)]
struct Heard {
    speakers: Vec<Speaker>,
    /// By which words each is known, in the same order.
    who: Vec<Who>,
    /// The numbers of those with such a head or office.
    by_word: FxHashMap<TermId, Vec<usize>>,
}

impl Heard {
    fn of(read: Read<'_>, document: usize) -> Self {
        let mut heard = Self::default();
        // Who spoke last, and where.
        let mut last: Option<(usize, usize)> = None;
        let mut before: Option<SentenceView<'_>> = None;
        for index in 0..read.story.documents[document].sentences.len() {
            let view = read.sentence(document, index);
            let quotes = view.tokenized.quotes.iter().any(|quote| quote.tokens.len() >= SHORTEST_QUOTE);
            let mut spoken = Vec::new();
            let all = attribution::attributions(&view);
            for found in all.iter().filter(|found| speaks(&view, found, &all, quotes)) {
                spoken.extend(match mention(&view, found) {
                    Some(Mention::Pronoun(word)) => heard.meant(word, last, before, &view, found.cue.start),
                    Some(Mention::Somebody(who, span)) if !is_outlet(&view, span) => {
                        Some(heard.place(who, index, span))
                    }
                    _ => None,
                });
            }
            // A quotation that goes on over a paragraph has no verb of its own.
            let goes_on = spoken.is_empty() && is_quotation(&view);
            spoken.extend(last.filter(|(_, at)| goes_on && index - at == 1).map(|(who, _)| who));
            for who in spoken {
                let speaker = &mut heard.speakers[who];
                if speaker.sentences.last() != Some(&index) {
                    speaker.sentences.push(index);
                    speaker.quoted.extend(quotes.then_some(index));
                }
                last = Some((who, index));
            }
            before = Some(view);
        }
        heard
    }

    /// Whom a pronoun stands for: he or she for the person whom its sentence or the one before opens with, or who spoke last; they for
    /// others who spoke just before. Nobody where none of these fits.
    fn meant(
        &mut self,
        pronoun: &str,
        last: Option<(usize, usize)>,
        before: Option<SentenceView<'_>>,
        view: &SentenceView<'_>,
        cue: usize,
    ) -> Option<usize> {
        let last = last.filter(|(_, spoke)| view.index - spoke <= PRONOUN_REACH).map(|(who, _)| who);
        if pronoun == "they" {
            return last.filter(|&who| !self.who[who].person);
        }
        let fits = |who: &Who| who.person && who.woman.is_none_or(|woman| woman == (pronoun == "she"));
        let opening = |view: &SentenceView<'_>, until: usize| Some((mention::opening(view, until)?, view.index));
        let opens_here = opening(view, cue);
        let opens_before = before.and_then(|before| opening(&before, before.tokens().len()));
        for ((who, span), sentence) in opens_here.into_iter().chain(opens_before).filter(|((who, _), _)| who.named) {
            // A surname alone is a person's where the full name came before.
            let known = self.find(&who);
            if known.map_or_else(|| fits(&who), |known| fits(&self.who[known])) {
                return Some(self.place(who, sentence, span));
            }
        }
        last.filter(|&who| fits(&self.who[who]))
    }

    /// Who of the version is meant: of several, who spoke last.
    fn find(&self, who: &Who) -> Option<usize> {
        let alike = who.keys().filter_map(|word| self.by_word.get(&word)).flatten();
        let meant = alike.copied().filter(|&at| self.who[at].is(who));
        meant.max_by_key(|&at| (self.speakers[at].sentences.last().copied(), at))
    }

    /// The number of a speaker, who is new or was heard before.
    fn place(&mut self, who: Who, sentence: usize, span: Span) -> usize {
        let known = self.find(&who);
        let at = known.unwrap_or(self.who.len());
        if known.is_none() {
            let (named, sentences, quoted) = (who.named, Vec::new(), Vec::new());
            self.speakers.push(Speaker { sentence, span, named, sentences, quoted, elsewhere: false });
            self.who.push(who);
        } else if (who.named, who.words.len()) > (self.who[at].named, self.who[at].words.len()) {
            let speaker = &mut self.speakers[at];
            (speaker.sentence, speaker.span, speaker.named) = (sentence, span, who.named);
            self.who[at] = who.with(&self.who[at]);
        } else {
            self.who[at] = self.who[at].clone().with(&who);
        }
        for word in self.who[at].keys() {
            let known = self.by_word.entry(word).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        at
    }
}

/// Fewer words in quotation marks are no quotation of what somebody said.
const SHORTEST_QUOTE: usize = 3;
/// A pronoun stands for somebody no further back.
const PRONOUN_REACH: usize = 2;
/// A sentence of which so much stands in quotation marks says nothing else.
const ALL_QUOTED: f64 = 0.8;

fn is_quotation(view: &SentenceView<'_>) -> bool {
    let tokens = view.tokens();
    let quoted = tokens.iter().filter(|token| token.quoted).count();
    !tokens.is_empty() && quoted as f64 >= ALL_QUOTED * tokens.len() as f64
}

/// Families of what is thought, wished or called by a noun: nobody speaks there.
const SILENT: &[&str] = &["thinking", "intending", "seeming", "noun"];
/// And of what is declined, which is a deed as often as a word: somebody speaks there when he is quoted.
const DECLINED: &str = "refusing";
/// Whether somebody speaks, and not as one whom somebody else quotes: `she said that no one had called`.
fn speaks(view: &SentenceView<'_>, found: &Found<'_>, all: &[Found<'_>], quotes: bool) -> bool {
    let spoken = !matches!(found.shape, Shape::Infinitive | Shape::Noun | Shape::Modifier | Shape::Passive);
    let source = found.source.as_ref().map_or(found.cue.start, |source| source.start.min(found.cue.start));
    let holds = |outer: &Found<'_>| {
        outer.shape == Shape::Active && outer.cue.end <= source && outer.covers(source) && outer.covers(found.cue.start)
    };
    let inner = || found.shape == Shape::Active && all.iter().any(holds);
    // In a headline a past form is a passive as often: `president declared winner`.
    let short = view.sentence.headline && found.shape == Shape::Active && !matches!(found.lemma, "say" | "tell");
    let deed = has(words(view).deeds, found.lemma) || found.family == DECLINED || found.shape == Shape::Colon || short;
    let states = quotes || (found.cue.end..found.cue.end + 2).any(|at| view.norm(at) == "that");
    spoken && !SILENT.contains(&found.family) && (states || !deed) && !inner()
}

/// By which words speakers are told apart in the language of a sentence.
fn words(view: &SentenceView<'_>) -> &'static Speakers {
    &language::of(view.language()).speakers
}

/// Whether a mention is of the outlet itself: `the Beacon can reveal`.
fn is_outlet(view: &SentenceView<'_>, span: Span) -> bool {
    let (outlet, named) = (&view.document.version.outlet, span.of(&view.document.version.text));
    named.len() >= SHORTEST_OUTLET && outlet.to_lowercase().contains(&named.to_lowercase())
}

/// Shorter names stand in too many others.
const SHORTEST_OUTLET: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Document;
    use crate::tokens::tokenize;

    /// The speakers of each text as `words: sentences, quoted, elsewhere`.
    fn heard(texts: &[&[&str]], settings: &Settings) -> Vec<Vec<String>> {
        let story = tokenize(texts.iter().map(|text| Document::from_sentences("a", text)).collect());
        let told = |document: usize, one: &Speaker| {
            let words = one.span.of(&story.documents[document].version.text);
            let elsewhere = if one.elsewhere { ", elsewhere" } else { "" };
            format!("{words}: {:?} {:?}{elsewhere}", one.sentences, one.quoted)
        };
        let found = speakers(Read::plain(&story), settings);
        found
            .iter()
            .enumerate()
            .map(|(document, speakers)| speakers.iter().map(|one| told(document, one)).collect())
            .collect()
    }

    fn alone(text: &[&str]) -> Vec<String> {
        heard(&[text], &Settings::default()).remove(0)
    }

    #[test]
    fn the_mentions_of_one_source_are_joined() {
        let text = [
            "The pier is safe, a defiant Harbour Minister Lena Osk said on Monday.",
            "“It has stood for sixty winters,” Osk told reporters.",
            "She said it would stand for sixty more.",
            "Police said nobody was hurt.",
            "The minister added that the crane would be mended.",
        ];
        assert_eq!(alone(&text), ["Harbour Minister Lena Osk: [0, 1, 2, 4] [1]", "Police: [3] []"]);
    }

    #[test]
    fn two_offices_and_two_ministries_are_two_sources() {
        let text = [
            "The Ministry of Defence said the pier was shelled.",
            "The Ministry of Health said nobody was hurt.",
            "Harbour police said the pier was safe.",
            "Police Chief Ana Holm said she had seen no smoke.",
        ];
        let who = ["Ministry of Defence: [0] []", "Ministry of Health: [1] []", "Harbour police: [2] []"];
        assert_eq!(alone(&text), [&who[..], &["Police Chief Ana Holm: [3] []"]].concat());
    }

    #[test]
    fn a_name_behind_its_office_is_the_source() {
        let text = [
            "The harbour master, Dani Vell, said the crane was old.",
            "“We knew,” Vell said.",
            "One of the owners, Osk Homes, said it had been told nothing.",
        ];
        assert_eq!(alone(&text), ["Dani Vell: [0, 1] [1]", "Osk Homes: [2] []"]);
    }

    #[test]
    fn a_day_a_place_and_a_sneer_are_no_part_of_a_name() {
        let text = [
            "VARN — Harbour Minister Lena Osk on Friday called the pier safe.",
            "A furious Dani Vell told reporters that it was rotten.",
            "Sen. Mara Quist, D-Varn, said she had seen the crack.",
            "Jon Hale, the head of the line, the largest on the coast, said that nothing had been told to him.",
            "VARN — Two divers were hurt.",
        ];
        let who =
            ["Harbour Minister Lena Osk: [0] []", "Dani Vell: [1] []", "Sen. Mara Quist: [2] []", "Jon Hale: [3] []"];
        assert_eq!(alone(&text), who);
    }

    #[test]
    fn a_pronoun_stands_for_the_person_who_fits_it() {
        let text = [
            "The port ministry said the pier was safe for Mara Quist.",
            "Mara Quist rents a berth there.",
            "“Nobody asked us,” she said.",
            "Mr Dani Vell said the crane was old.",
            "She said that it had been mended.",
            "The divers said it was rotten.",
            "They said it would fall.",
        ];
        let who = ["divers: [5, 6] []", "port ministry: [0] []", "Mara Quist: [2] [2]", "Mr Dani Vell: [3] []"];
        assert_eq!(alone(&text), who);
    }

    #[test]
    fn who_says_it_opens_the_sentence_or_speaks_with_another() {
        let text = [
            "Sources close to the harbour line say the pier is rotten.",
            "The divers and the dockers said it would fall.",
            "The photo showed a crack in the pier.",
            "Mayor Lena Osk said the analysts were wrong.",
            "Analysts said they were right.",
        ];
        let who =
            ["Sources close: [0] []", "divers and the dockers: [1] []", "Mayor Lena Osk: [3] []", "Analysts: [4] []"];
        assert_eq!(alone(&text), who);
    }

    #[test]
    fn a_quotation_goes_on_over_a_paragraph() {
        let text = [
            "“We were told nothing at all,” said Mara Quist, who rents a berth.",
            "“We saw it in the morning, and by then the pier was gone.”",
            "The crane will be sold.",
        ];
        assert_eq!(alone(&text), ["Mara Quist: [0, 1] [0, 1]"]);
    }

    #[test]
    fn means_measures_and_those_who_are_spoken_of_say_nothing() {
        let text = [
            "The master was informed by telephone.",
            "The gauge read 205 cubic metres, according to the log.",
            "Residents want to sell the pier.",
            "The master said that no clerk had told him.",
            "The council declined to take up the plan.",
            "The clerk brushed it aside: “There is no time for that now.”",
        ];
        assert_eq!(alone(&text), ["log: [1] []", "master: [3] []", "clerk: [5] [5]"]);
    }

    #[test]
    fn who_speaks_in_another_version_too_is_told_apart() {
        let texts: [&[&str]; 2] = [
            &["Mayor Lena Osk said the pier was safe.", "A fisherman said it was not."],
            &["The pier is rotten, said divers.", "Osk said it was safe."],
        ];
        let found = heard(&texts, &Settings::default());
        assert_eq!(found[0], ["Mayor Lena Osk: [0] [], elsewhere", "fisherman: [1] []"]);
        assert_eq!(found[1], ["divers: [0] []", "Osk: [1] [], elsewhere"]);
    }

    #[test]
    fn without_the_kind_nobody_is_listed() {
        let settings = Settings { off: ["attribution".to_owned()].into(), ..Settings::default() };
        assert_eq!(heard(&[&["Lena Osk said so."]], &settings), [Vec::<String>::new()]);
    }
}
