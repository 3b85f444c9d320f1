//! Whom each version lets speak: the sources of a whole version, in how many sentences each speaks, and whom no other version has.
//!
//! Who is heard is the oldest measure of how a newsroom tells a story (Herbert Gans, *Deciding What's News*, 1979), and it needs no pair of
//! sentences: two versions that share few of them still let other people speak. The mentions of a source are joined by the words
//! that they share (`Energy Minister Lena Osk`, `Osk`, `the minister`), and a pronoun stands for the person who fits it.

mod estimate;
mod heard;
mod mention;
mod opening;
mod people;
mod speaks;
mod tag;
mod who;

use std::cmp::Reverse;
use std::ops::Range;

use super::{Read, SentenceView};
use crate::language::{self, SpeakersLists, has};
use crate::settings::Settings;
use crate::span::Span;
use heard::Heard;
use people::People;

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
    let views = |document: usize| {
        let sentences = 0..read.story.documents[document].sentences.len();
        sentences.map(move |index| read.sentence(document, index))
    };
    let people: Vec<People> = (0..read.story.documents.len()).map(|document| People::of(views(document))).collect();
    let surnames = people::surnames(&people);
    let heard = people.iter().enumerate().map(|(document, people)| Heard::of(views(document), people, &surnames));
    let heard: Vec<Heard<'_>> = heard.collect();
    let of = |(document, own): (usize, &Heard<'_>)| {
        let others = || heard.iter().enumerate().filter(|(other, _)| *other != document).map(|(_, other)| other);
        let with_others = own
            .who
            .iter()
            .zip(&own.speakers)
            .map(|(who, speaker)| Speaker { elsewhere: others().any(|other| other.has(who)), ..speaker.clone() });
        let mut speakers: Vec<Speaker> = with_others.collect();
        speakers.sort_by_key(|one| (Reverse(one.sentences.len()), one.sentences.first().copied()));
        speakers
    };
    heard.iter().enumerate().map(of).collect()
}

/// Whether some tokens are a document, which states what it shows.
fn names_document(view: &SentenceView<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| has(lists(view).documents, view.norm(at)))
}

/// By which words speakers are told apart in the language of a sentence.
fn lists(view: &SentenceView<'_>) -> &'static SpeakersLists {
    &language::of(view.language()).lists.speakers
}

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
    fn an_office_stands_for_whoever_is_named_with_it() {
        let text = [
            "Rep. Mara Quist opened the pier with Dani Vell, the harbour master.",
            "The congresswoman said it was safe.",
            "The harbour master told reporters that it was rotten.",
            "“It leaks,” said the council's engineer, Dr. Ana Holm.",
        ];
        assert_eq!(alone(&text), ["Rep. Mara Quist: [1] []", "Dani Vell: [2] []", "Dr. Ana Holm: [3] [3]"]);
    }

    #[test]
    fn a_title_of_several_words_is_not_cut() {
        let text = [
            "Varn Post Editor-in-Chief Lena Osk said the pier was safe.",
            "Osk said it would stand.",
            "On Friday, chairman of the harbour board Dr. Ana Holm said it was rotten.",
        ];
        assert_eq!(alone(&text).len(), 2, "{:?}", alone(&text));
        assert_eq!(alone(&text)[1], "Dr. Ana Holm: [2] []");
    }

    #[test]
    fn who_a_sentence_is_about_is_meant_by_the_pronouns_behind_it() {
        let text = [
            "Mayor Lena Osk said the pier was safe.",
            "For two years Dani Vell kept his doubts to himself.",
            "On Monday he went to the council.",
            "“It is rotten.",
            "We have known it all along,” he said.",
            "Vell's answer was short.",
            "He told her that the crane was old.",
        ];
        assert_eq!(alone(&text), ["Dani Vell: [3, 4, 6] [3, 4]", "Mayor Lena Osk: [0] []"]);
    }

    #[test]
    fn what_is_told_aside_is_no_source() {
        let text = [
            "A diver, who asked not to be named, said the pier was rotten.",
            "Mara Quist, a docker who backed the levy, said it was safe.",
            "An aide to the mayor said nothing was decided.",
            "“It leaks,” Dani Vell said by phone.",
            "The pier was shut for good, said the community council of Varn.",
        ];
        let who = ["diver: [0] []", "Mara Quist: [1] []", "aide: [2] []", "Dani Vell: [3] [3]"];
        assert_eq!(alone(&text), [&who[..], &["community council of Varn: [4] []"]].concat());
    }

    #[test]
    fn what_was_not_said_has_no_speaker() {
        let text = [
            "The council would not say who paid.",
            "The Beacon could not verify the claim.",
            "Osk will tell the council on Friday that it is safe.",
            "A docker is alleged to have said that the crane was old.",
        ];
        assert_eq!(alone(&text), [""; 0]);
        assert_eq!(alone(&["The court heard that a diver had told the mayor of it."]), ["diver: [0] []"]);
    }

    #[test]
    fn a_quotation_with_a_speaker_of_its_own_is_nobody_elses() {
        let text = [
            "“We knew it all along and nobody at the harbour ever listened to us,” Mara Quist cracked.",
            "“And by then the whole of the pier was gone and the crane with it,” Dani Vell grinned.",
            "“It is rotten,” said Jon Hale.",
        ];
        assert_eq!(alone(&text), ["Mara Quist: [0] [0]", "Dani Vell: [1] [1]", "Jon Hale: [2] [2]"]);
    }

    #[test]
    fn the_order_of_versions_says_nothing_of_who_she_is() {
        let (he, unknown): (&[&str], &[&str]) = (
            &["Mr Karl Osk runs the pier."],
            &["Lena Osk runs the crane.", "Osk said it was old.", "She said it would fall."],
        );
        let last = |texts: &[&[&str]], at: usize| heard(texts, &Settings::default()).remove(at);
        assert_eq!(last(&[he, unknown], 1), last(&[unknown, he], 0));
    }

    #[test]
    fn a_name_in_man_is_no_man() {
        let text = ["Mary Freeman runs the pier.", "She said that it was old."];
        assert_eq!(alone(&text), ["Mary Freeman: [1] []"]);
    }

    #[test]
    fn a_thing_that_ends_like_a_person_is_nobodys_office() {
        let text =
            ["The quarrel is over how much water Norland must let through.", "Norland said that the dam was full."];
        assert_eq!(alone(&text), ["Norland: [1] []"]);
    }

    #[test]
    fn who_gives_a_number_or_shows_a_record_speaks() {
        let text = [
            "Doctors put the number of the hurt at nine.",
            "Harbour guards counted 40 boats.",
            "The crane was never mended, the port's records show.",
            "Quist put the log on the table.",
        ];
        assert_eq!(alone(&text), ["Doctors: [0] []", "Harbour guards: [1] []", "port's records: [2] []"]);
    }

    #[test]
    fn behind_a_quotation_any_verb_reports() {
        let text =
            ["Mara Quist rents a berth.", "“It leaks like a sieve,” she cracked.", "“So it does,” Dani Vell grinned."];
        assert_eq!(alone(&text), ["Mara Quist: [1] [1]", "Dani Vell: [2] [2]"]);
    }

    #[test]
    fn the_company_is_the_one_that_was_named() {
        let text = [
            "Halvard said the pier was safe.",
            "Mayor Lena Osk said it was not.",
            "The company said it would pay.",
            "Halvard said so again.",
        ];
        assert_eq!(alone(&text), ["Halvard: [0, 2, 3] []", "Mayor Lena Osk: [1] []"]);
    }

    #[test]
    fn a_first_name_or_a_trade_may_be_somebody_of_another_version() {
        let texts: [&[&str]; 2] = [
            &["Ana Holm, a nurse, said the pier was rotten.", "Lorraine said it was not."],
            &["One nurse said it was rotten.", "Lorraine Quist said it was safe."],
        ];
        let found = heard(&texts, &Settings::default());
        assert!(found.iter().flatten().all(|one| one.ends_with("elsewhere")), "{found:?}");
    }

    #[test]
    fn a_given_name_says_who_is_a_woman() {
        let text = [
            "Donald Osk runs the pier.",
            "Donald Osk has a rival in Paul Vell.",
            "The photo shows Mrs. Osk at the crane.",
            "“It is rotten,” Osk said.",
            "Councillor Paul Vell met Hannah Holm.",
            "“It will fall,” she said.",
        ];
        assert_eq!(alone(&text), ["Donald Osk: [3] [3]", "Hannah Holm: [5] [5]"]);
    }

    #[test]
    fn the_only_senator_is_the_lawmaker_from_wherever() {
        let text = [
            "Sen. Mara Quist came to the pier on Monday.",
            "The Norland lawmaker said it was rotten.",
            "The crane is older, according to The Beacon.",
        ];
        assert_eq!(alone(&text), ["Sen. Mara Quist: [1] []", "The Beacon: [2] []"]);
        let two = ["Sen. Mara Quist met Sen. Dani Vell.", "The Norland lawmaker said it was rotten."];
        assert_eq!(alone(&two), ["Norland lawmaker: [1] []"]);
        let other = ["President Mara Quist said it was safe.", "The Norland president said it was rotten."];
        assert_eq!(alone(&other), ["President Mara Quist: [0] []", "Norland president: [1] []"]);
    }

    #[test]
    fn a_source_that_two_houses_spell_in_one_word_and_in_two_is_one() {
        let texts: [&[&str]; 2] =
            [&["The coast guard said the pier was safe."], &["The coastguard said the pier was safe."]];
        assert!(heard(&texts, &Settings::default()).iter().flatten().all(|one| one.ends_with("elsewhere")));
    }

    #[test]
    fn his_campaign_and_her_campaign_are_two() {
        let texts: [&[&str]; 2] = [&["His campaign said the pier was safe."], &["Her campaign said it was not."]];
        assert_eq!(heard(&texts, &Settings::default()), [["campaign: [0] []"], ["campaign: [0] []"]]);
    }

    #[test]
    fn what_somebody_does_or_is_called_is_no_source() {
        let text = [
            "Prosecutors said that the crane was old.",
            "Driven by greed, they said, he sold it.",
            "They did not offer details.",
            "It did not, divers said, offer details.",
            "Only then did the mayor say that it was old.",
            "Osk lashed out, calling the mayor a liar.",
            "The struggle for the pier goes on with Vell Lines announcing its sale.",
            "That day, Mr. Osk defended the mayor.",
            "“There was a crack in it,” he told reporters.",
        ];
        assert_eq!(
            alone(&text),
            ["Prosecutors: [0, 1] []", "Mr. Osk: [5, 8] [8]", "mayor: [4] []", "Vell Lines: [6] []",]
        );
    }

    #[test]
    fn without_the_kind_nobody_is_listed() {
        let settings = Settings { off: ["attribution".to_owned()].into(), ..Settings::default() };
        assert_eq!(heard(&[&["Lena Osk said so."]], &settings), [Vec::<String>::new()]);
    }
}
