//! What of a report is shown: the reader's wishes, and what they leave of it.
//!
//! A report holds everything that was found. [`filtered`] takes out what the reader does not want in any format;
//! [`Selection`] is what the short views (table, markdown) show of the rest, so that the sections of one view
//! agree on what is shown and what is only counted.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use super::model::{
    AlignmentReport, DocumentReport, FactReport, FramingReport, Level, LoadedWords, OmissionReport, Report,
    SentenceReport, Severity, SpeakerReport, Words,
};
use super::repeats;
pub use super::repeats::Shown;
use super::story::SURELY_TOLD;
pub use crate::letter::letter;
use crate::omissions::left_out_below;

/// Framing differences in the default view: two screens with their notes. More are counted, not shown.
pub const SHOWN_FINDINGS: usize = 12;

/// Of them so many of one kind, as long as others wait: an interview quoted three ways is not all there is to a story.
pub const SHOWN_OF_A_KIND: usize = 6;

/// Omissions in the default view, for each version that leaves them out.
pub const SHOWN_OMISSIONS: usize = 6;

/// Importance (0–1) from which an omission is in the default view: the upper two thirds of the scale, two dots.
pub const SHOWN_IMPORTANCE: f64 = 1.0 / 3.0;

/// Of a version that lists fewer omissions than this the default view shows less important ones too: a page that names none reads
/// as if it told everything.
pub const FEWEST_OMISSIONS: usize = 3;

/// Importance (0–1) of the least of those.
pub const LEAST_IMPORTANCE: f64 = 0.25;

/// Importance (0–1) from which an omission has all three dots: the upper third of the scale.
pub const HIGH_IMPORTANCE: f64 = 2.0 / 3.0;

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The versions: words, sentences, share of the facts.
    Outlets,
    /// Their headlines.
    Headlines,
    /// Loaded words that one version uses and another does not.
    Words,
    /// Whom each version lets speak.
    Speakers,
    /// Framing differences: what a reader came for stands before the long table.
    Framing,
    /// The story side by side.
    Alignment,
    /// Who reports which fact.
    Facts,
    /// What each version leaves out.
    Omissions,
    /// What was removed from the pages.
    Noise,
}

impl Section {
    /// Every section with its id, in the order in which it is shown.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("outlets", Self::Outlets),
        ("headlines", Self::Headlines),
        ("words", Self::Words),
        ("speakers", Self::Speakers),
        ("framing", Self::Framing),
        ("alignment", Self::Alignment),
        ("facts", Self::Facts),
        ("omissions", Self::Omissions),
        ("noise", Self::Noise),
    ];
}

/// What the reader wants to see, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Columns of the screen or page.
    pub width: usize,
    /// Whether text is coloured with escape sequences.
    pub color: bool,
    /// Whether everything is shown, however slight.
    pub all: bool,
    /// Sections to show; all that the view has when empty.
    pub only: BTreeSet<Section>,
    /// Kinds of framing differences to show; all when empty.
    pub kinds: BTreeSet<String>,
    /// Least severity to show; `None` leaves it to the format.
    pub min_severity: Option<Severity>,
}

/// Columns that a page may have: two columns of text need some words each.
pub const WIDTHS: RangeInclusive<usize> = 40..=1000;

/// Columns where nothing is known of the screen.
pub const DEFAULT_WIDTH: usize = 100;

impl Default for View {
    fn default() -> Self {
        Self {
            width: DEFAULT_WIDTH,
            color: false,
            all: false,
            only: BTreeSet::new(),
            kinds: BTreeSet::new(),
            min_severity: None,
        }
    }
}

impl View {
    /// Whether the reader named this section, or named none.
    #[must_use]
    pub fn wants(&self, section: Section) -> bool {
        self.only.is_empty() || self.only.contains(&section)
    }

    /// Whether the reader named this section.
    #[must_use]
    pub fn names(&self, section: Section) -> bool {
        self.only.contains(&section)
    }

    /// Least severity in the short views.
    #[must_use]
    pub fn least_severity(&self) -> Severity {
        self.min_severity.unwrap_or(if self.all { Severity::Low } else { Severity::Medium })
    }

    fn wants_finding(&self, finding: &FramingReport) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&*finding.kind))
            && self.min_severity.is_none_or(|least| finding.severity >= least)
    }
}

/// The report without the differences that the reader does not want; its summary still counts everything.
#[must_use]
pub fn filtered(mut report: Report, view: &View) -> Report {
    report.framing.retain(|finding| view.wants_finding(finding));
    report
}

/// The report with empty lists for the sections that the reader does not want, for formats that are data.
#[must_use]
pub fn sections<'a>(report: &'a Report, view: &View) -> Cow<'a, Report> {
    if view.only.is_empty() {
        return Cow::Borrowed(report);
    }
    let mut report = report.clone();
    if !view.wants(Section::Framing) {
        report.framing.clear();
    }
    if !view.wants(Section::Omissions) {
        report.omissions.clear();
    }
    if !view.wants(Section::Alignment) {
        report.alignments.clear();
    }
    if !view.wants(Section::Facts) {
        report.facts.clear();
    }
    Cow::Owned(report)
}

/// What the short views show.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// Framing differences, the most severe first, of them those between the leads.
    pub framing: Vec<Shown<'a>>,
    /// How many more of their weight there are.
    pub more_framing: usize,
    /// Slight ones that a short view shows where hardly anything weighs more, the likeliest first.
    pub likeliest: Vec<Shown<'a>>,
    /// How many slight ones are not shown.
    pub slight: usize,
    /// Omissions, the most important first.
    pub omissions: Vec<Cow<'a, OmissionReport>>,
    /// How many more there are.
    pub more_omissions: usize,
    /// What differs between two headlines in how an act or a person is coloured, however slight: there a word is all there is.
    of_headlines: Vec<&'a FramingReport>,
}

impl<'a> Selection<'a> {
    /// Picks from the report what the view shows.
    #[must_use]
    pub fn new(report: &'a Report, view: &View) -> Self {
        let mut findings: Vec<&FramingReport> = report.framing.iter().filter(|f| view.wants_finding(f)).collect();
        findings.sort_by_key(|finding| (Reverse(finding.severity), !is_of_leads(report, finding)));
        let colouring = findings.iter().filter(|finding| COLOURING.contains(&&*finding.kind));
        let of_headlines = colouring.copied().filter(|finding| report.is_of_headlines(finding)).collect();
        let mut framing = repeats::joined(findings);
        let worth = framing.iter().take_while(|shown| shown.finding.severity >= view.least_severity()).count();
        let mut lesser = framing.split_off(worth);
        let every = every_omission(report, &framing);
        if !view.all {
            framing = of_several_kinds(framing);
        }
        let more_framing = worth - framing.len();
        let all_slight = lesser.len();
        let room = if view.all || view.min_severity.is_some() { 0 } else { FEW_FINDINGS.saturating_sub(worth) };
        // A long story has hundreds of thousands of them, and mostly no room.
        if room == 0 {
            lesser.clear();
        }
        lesser.retain(|shown| is_likely(report, shown.finding));
        lesser.sort_by(|x, y| y.finding.confidence.total_cmp(&x.finding.confidence));
        let mut lesser = of_other_words(lesser);
        lesser.truncate(room);
        let slight = all_slight - lesser.len();
        let all_omissions = every.len();
        let omissions =
            if view.all { every.into_iter().map(Cow::Borrowed).collect() } else { most_important(report, &framing) };
        let more_omissions = all_omissions.saturating_sub(omissions.len());
        Self { framing, more_framing, likeliest: lesser, slight, omissions, more_omissions, of_headlines }
    }

    /// Framing differences of the weight that the view asks for, shown or not.
    #[must_use]
    pub const fn all_framing(&self) -> usize {
        self.framing.len() + self.more_framing
    }

    /// What stands below the framing differences: how many are not shown, and the option that shows them.
    #[must_use]
    pub fn framing_rest(&self, option: &str) -> Option<String> {
        let slight = count(self.slight, "slight one");
        match (self.more_framing, self.slight) {
            (0, 0) => None,
            (0, _) => Some(format!("{slight} not shown; see {option}")),
            (_, 0) => Some(rest(self.framing.len(), self.all_framing(), option)),
            _ => Some(format!("{} of {} shown and {slight} not; see {option}", self.framing.len(), self.all_framing())),
        }
    }

    /// The same below the omissions.
    #[must_use]
    pub fn omissions_rest(&self, option: &str) -> Option<String> {
        (self.more_omissions > 0).then(|| rest(self.omissions.len(), self.all_omissions(), option))
    }

    /// Omissions, shown or not.
    #[must_use]
    pub const fn all_omissions(&self) -> usize {
        self.omissions.len() + self.more_omissions
    }

    /// Where shown differences and details point in a sentence, and what colours a headline: byte ranges, sorted, apart from
    /// each other.
    #[must_use]
    pub fn marks(&self, sentence: &SentenceReport, document: usize) -> Vec<Range<usize>> {
        let slight = self.of_headlines.iter().copied();
        let words = self.findings().chain(slight).flat_map(|finding| [&finding.a, &finding.b]).flatten();
        let words = words.filter(|words| words.place() == [document, sentence.index]).map(Words::range);
        let details = self.omissions.iter().filter(|omission| {
            omission.level == Level::Detail && omission.document == document && omission.sentence == sentence.index
        });
        let mut ranges: Vec<Range<usize>> = words
            .chain(details.map(|omission| omission.start..omission.end))
            .map(|range| range.start.max(sentence.start)..range.end.min(sentence.end))
            .filter(|range| range.start < range.end && !covers(range, sentence))
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        joined
    }

    /// All differences that are shown, those of weight first.
    pub fn listed(&self) -> impl Iterator<Item = &Shown<'a>> + Clone {
        self.framing.iter().chain(&self.likeliest)
    }

    /// Every place at which a shown difference points.
    pub fn findings(&self) -> impl Iterator<Item = &'a FramingReport> {
        self.listed().flat_map(|shown| std::iter::once(shown.finding).chain(shown.again.iter().copied()))
    }
}

/// Those of which neither side is marked by an earlier one of the kind: three verbs set against one `urged` say what the first does.
fn of_other_words(slight: Vec<Shown<'_>>) -> Vec<Shown<'_>> {
    let mut marked = BTreeSet::new();
    let mut of_other = |shown: &Shown<'_>| {
        let finding = shown.finding;
        let sides = [&finding.a, &finding.b].into_iter().flatten();
        let words: Vec<_> = sides.map(|words| (finding.kind.clone(), words.place(), words.range().start)).collect();
        let new = !words.iter().any(|words| marked.contains(words));
        marked.extend(words);
        new
    };
    slight.into_iter().filter(|shown| of_other(shown)).collect()
}

/// As many findings as a short view shows, in their order: no kind takes more than its share as long as others wait.
fn of_several_kinds(framing: Vec<Shown<'_>>) -> Vec<Shown<'_>> {
    let mut of_kind: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut within, mut beyond) = (Vec::new(), Vec::new());
    for (at, shown) in framing.iter().enumerate() {
        let seen = of_kind.entry(&shown.finding.kind).or_default();
        *seen += 1;
        if *seen > SHOWN_OF_A_KIND { beyond.push(at) } else { within.push(at) }
    }
    let chosen: BTreeSet<usize> = within.into_iter().chain(beyond).take(SHOWN_FINDINGS).collect();
    framing.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, shown)| shown).collect()
}

/// With fewer differences of weight a short view has room for slight ones. Of those that it then shows on twelve stories whose writers had marked
/// what matters, three of four stand on marked words; pages of real articles are never so empty.
const FEW_FINDINGS: usize = 6;
/// A slight difference is shown there from this confidence on.
const LIKELY: f64 = 0.2;
/// What tells the place of a sentence or what it adds is in the story side by side and among the omissions.
const TOLD_BY_PLACE: [&str; 2] = ["detail", "prominence"];

/// Whether a slight difference may be one that people would name: between sentences that surely tell the same.
fn is_likely(report: &Report, finding: &FramingReport) -> bool {
    let [[a, i], [b, j]] = finding.sentences();
    let sure = |alignment: &&AlignmentReport| {
        let ([of_a, of_b], told) = ([&alignment.a, &alignment.b], alignment.confidence >= SURELY_TOLD);
        told && (of_a.document, of_b.document) == (a, b) && of_a.sentences.contains(&i) && of_b.sentences.contains(&j)
    };
    finding.confidence >= LIKELY
        && !TOLD_BY_PLACE.contains(&&*finding.kind)
        && report.alignments.iter().any(|alignment| sure(&alignment))
}

/// Kinds whose words are marked in headlines in any case.
const COLOURING: [&str; 2] = ["loaded", "agency"];
/// Sentences below the headlines that make the lead.
const LEAD: usize = 2;

/// Whether both sentences are a headline or of the lead: most readers read no further.
fn is_of_leads(report: &Report, finding: &FramingReport) -> bool {
    finding.sentences().into_iter().all(|[document, sentence]| sentence < report.headlines_of(document) + LEAD)
}

/// A mark over more than this share of a sentence says no more than the sentence itself.
const WHOLE_SENTENCE: f64 = 0.8;

/// Whether the words are as good as the whole sentence.
#[must_use]
pub fn covers(range: &Range<usize>, sentence: &SentenceReport) -> bool {
    range.len() as f64 >= WHOLE_SENTENCE * (sentence.end - sentence.start) as f64
}

/// The omissions that a full view lists: each fact once, and nothing that a difference says.
fn every_omission<'a>(report: &'a Report, framing: &[Shown<'_>]) -> Vec<&'a OmissionReport> {
    let mut listed: Vec<&OmissionReport> = Vec::new();
    for omission in &report.omissions {
        if !said_as_detail(omission, framing) && !listed.iter().any(|earlier| same_fact(report, earlier, omission)) {
            listed.push(omission);
        }
    }
    listed
}

/// Of them those that a short view has room for, of what the versions surely leave out.
fn most_important<'a>(report: &'a Report, framing: &[Shown<'_>]) -> Vec<Cow<'a, OmissionReport>> {
    let mut left_out = vec![0; report.documents.len()];
    let mut listed: Vec<Cow<'a, OmissionReport>> = Vec::new();
    for whole in &report.omissions {
        let omission = surely_left_out(whole);
        let again = |shown: &Cow<'_, OmissionReport>| {
            same_fact(report, shown, &omission) || perhaps_same_fact(shown, &omission, whole)
        };
        if said_as_detail(&omission, framing) || listed.iter().any(again) {
            continue;
        }
        let most = match omission.importance {
            SHOWN_IMPORTANCE.. => SHOWN_OMISSIONS,
            LEAST_IMPORTANCE.. => FEWEST_OMISSIONS,
            _ => 0,
        };
        if omission.missing_from.iter().any(|&d| left_out.get(d).is_some_and(|n| *n < most)) {
            for &document in &omission.missing_from {
                if let Some(count) = left_out.get_mut(document) {
                    *count += 1;
                }
            }
            listed.push(omission);
        }
    }
    listed
}

/// Whether a `detail` difference that every view shows already quotes these words; slight ones stand in full views only, and how
/// many omissions there are does not hang on the view.
fn said_as_detail(omission: &OmissionReport, framing: &[Shown<'_>]) -> bool {
    let tells = |finding: &FramingReport| finding.kind == "detail" && finding.severity > Severity::Low;
    omission.level == Level::Detail
        && framing.iter().filter(|shown| tells(shown.finding)).any(|shown| {
            [&shown.finding.a, &shown.finding.b].into_iter().flatten().any(|words| {
                let range = words.range();
                words.place()[0] == omission.document && range.start < omission.end && omission.start < range.end
            })
        })
}

/// Where else the fact of this omission is told: the other sentences of its fact, but for those of a version that is said to
/// leave it out (a fact joins what hangs together through a third version too).
pub fn told_elsewhere<'a>(
    report: &'a Report,
    omission: &'a OmissionReport,
) -> impl Iterator<Item = (usize, usize)> + use<'a> {
    let here = (omission.document, omission.sentence);
    let places = |fact: &'a FactReport| {
        fact.members.iter().flat_map(|member| member.sentences.iter().map(|&sentence| (member.document, sentence)))
    };
    let fact = report.facts.iter().find(move |fact| places(fact).any(|place| place == here));
    fact.into_iter().flat_map(places).filter(move |place| *place != here && !omission.missing_from.contains(&place.0))
}

/// An omission of the versions only that are rather sure to leave it out; those that may tell it are named in its reasons.
fn surely_left_out(omission: &OmissionReport) -> Cow<'_, OmissionReport> {
    let bound = left_out_below(omission.importance);
    if omission.told.iter().all(|told| *told < bound) {
        return Cow::Borrowed(omission);
    }
    let versions = omission.missing_from.iter().zip(&omission.told);
    let (missing_from, told): (Vec<usize>, Vec<f64>) = versions.filter(|(_, told)| **told < bound).unzip();
    let nearest = omission.nearest.iter().filter(|near| missing_from.contains(&near.document)).cloned().collect();
    Cow::Owned(OmissionReport { missing_from, told, nearest, ..omission.clone() })
}

/// Whether two outlets tell one fact, and the same versions leave it out.
fn same_fact(report: &Report, shown: &OmissionReport, next: &OmissionReport) -> bool {
    let whole = |omission: &OmissionReport| omission.level == Level::Sentence;
    whole(shown)
        && whole(next)
        && shown.document != next.document
        && shown.missing_from == next.missing_from
        && told_elsewhere(report, shown).any(|place| place == (next.document, next.sentence))
}

/// Whether an omission, of which `whole` names all versions that may lack it, is perhaps told in the very sentence of one that
/// is shown, and the same versions leave both out.
fn perhaps_same_fact(shown: &OmissionReport, next: &OmissionReport, whole: &OmissionReport) -> bool {
    shown.missing_from == next.missing_from
        && whole.missing_from.contains(&shown.document)
        && whole.nearest.iter().any(|near| (near.document, near.sentence) == (shown.document, shown.sentence))
        && !next.missing_from.contains(&shown.document)
}

/// What stands for a version that has no part in a fact and may tell it all the same: `?`, with the sentence where one comes
/// near.
#[must_use]
pub fn perhaps(fact: &FactReport, document: usize) -> Option<String> {
    let place = fact.perhaps.iter().find(|member| member.document == document);
    place.map(|place| format!("?{}", numbers(&place.sentences)))
}

/// Whether a version that has no part in the fact of a sentence may tell it all the same.
#[must_use]
pub fn may_be_told(report: &Report, document: usize, sentence: usize) -> bool {
    let tells = |fact: &&FactReport| {
        fact.members.iter().any(|member| member.document == document && member.sentences.contains(&sentence))
    };
    report.facts.iter().find(tells).is_some_and(|fact| !fact.perhaps.is_empty())
}

/// How many facts there are, how many of them several versions tell, and how many all do.
#[must_use]
pub fn facts(report: &Report) -> String {
    let summary = &report.summary;
    let all = format!("{} in {}", summary.facts_in_all, if report.documents.len() == 2 { "both" } else { "all" });
    let several = report.facts.iter().filter(|fact| fact.members.len() > 1).count();
    let several = if report.documents.len() > 2 { format!("{several} in several versions, ") } else { String::new() };
    format!("{}, {several}{all}", count(summary.facts, "fact"))
}

/// Whether the view has something to show: a difference or an omission that the reader asked for.
#[must_use]
pub fn has_differences(report: &Report, view: &View) -> bool {
    let selection = Selection::new(report, view);
    (view.wants(Section::Framing) && !selection.framing.is_empty())
        || (view.wants(Section::Omissions) && !selection.omissions.is_empty())
}

/// Three dots for a severity.
#[must_use]
pub const fn severity_dots(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "●●●",
        Severity::Medium => "●●○",
        Severity::Low => "●○○",
    }
}

/// The severity that an importance (0–1) stands beside: each third of the scale is one.
#[must_use]
pub const fn importance_level(importance: f64) -> Severity {
    if importance >= HIGH_IMPORTANCE {
        Severity::High
    } else if importance >= SHOWN_IMPORTANCE {
        Severity::Medium
    } else {
        Severity::Low
    }
}

/// Three dots for an importance (0–1).
#[must_use]
pub const fn importance_dots(importance: f64) -> &'static str {
    severity_dots(importance_level(importance))
}

/// A place as all views and `explain` write it: `A:3` is sentence 3 of version A.
#[must_use]
pub fn place(document: usize, sentence: usize) -> String {
    format!("{}:{sentence}", letter(document))
}

/// Sentence numbers, runs drawn together: `3–5, 9`.
#[must_use]
pub fn numbers(sentences: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &sentence in sentences {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == sentence => *end = sentence,
            _ => runs.push((sentence, sentence)),
        }
    }
    let run = |&(start, end): &(usize, usize)| match end - start {
        0 => start.to_string(),
        1 => format!("{start}, {end}"),
        _ => format!("{start}–{end}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// The text with a capital at its start and a full stop at its end.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let text = text.trim();
    let mut rest = text.chars();
    let mut sentence = String::with_capacity(text.len() + 1);
    sentence.extend(rest.next().into_iter().flat_map(char::to_uppercase));
    sentence.push_str(rest.as_str());
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// `1 word`, `2 words`.
#[must_use]
pub fn count(number: usize, singular: &str) -> String {
    format!("{number} {singular}{}", if number == 1 { "" } else { "s" })
}

/// Loaded words of a version that are listed; a reader who has seen so many has its tone.
const MOST_LOADED_WORDS: usize = 16;

/// The different loaded words of a version, the strongest first, and what stands behind them where a short view has no room for all.
#[must_use]
pub fn loaded_words<'a>(document: &'a DocumentReport, view: &View) -> (Vec<&'a str>, String) {
    let mut words: Vec<&LoadedWords> = document.loaded_words.iter().collect();
    words.sort_by_key(|words| Reverse(words.strength));
    let mut seen = BTreeSet::new();
    let mut listed: Vec<&str> =
        words.iter().filter(|words| seen.insert(words.text.to_lowercase())).map(|words| words.text.as_str()).collect();
    let rest = cut(&mut listed, MOST_LOADED_WORDS, view);
    (listed, rest)
}

/// Leaves as many entries of a list as a short view has room for, and says how many more there are.
fn cut<T>(list: &mut Vec<T>, most: usize, view: &View) -> String {
    let all = list.len();
    list.truncate(if view.all { all } else { most });
    if list.len() < all { format!(" and {} more", all - list.len()) } else { String::new() }
}

/// A short view names so many speakers of each version of either sort.
const MOST_SPEAKERS: usize = 5;

/// Whom a version lets speak, those that no other version has first: what they are in common, each with the sentences that he speaks in, and what
/// stands behind them where a short view has no room for all. A sort that nobody is of is left out.
#[must_use]
pub fn speakers(document: &DocumentReport, view: &View) -> Vec<(&'static str, String)> {
    let sorts = [("only here: ", false), ("elsewhere too: ", true)];
    let listed = sorts.into_iter().map(|(sort, elsewhere)| {
        let of_sort = document.speakers.iter().filter(|speaker| speaker.elsewhere == elsewhere);
        let mut names: Vec<String> = of_sort.map(spoken).collect();
        let rest = cut(&mut names, MOST_SPEAKERS, view);
        (sort, format!("{}{rest}", names.join(", ")))
    });
    listed.filter(|(_, names)| !names.is_empty()).collect()
}

/// A speaker with the number of his sentences and of the quoted ones.
fn spoken(speaker: &SpeakerReport) -> String {
    let (all, quoted) = (speaker.sentences.len(), speaker.quoted.len());
    match quoted {
        0 => format!("{} {all}", speaker.text),
        _ if quoted == all => format!("{} {all} (quoted)", speaker.text),
        _ => format!("{} {all} ({quoted} quoted)", speaker.text),
    }
}

/// How many of all are shown: `5 of 101 omissions`, and without the first number where nothing is held back.
#[must_use]
pub fn shown_of(shown: usize, all: usize, singular: &str) -> String {
    if shown == all { count(all, singular) } else { format!("{shown} of {}", count(all, singular)) }
}

/// What stands below a list that shows some of all.
fn rest(shown: usize, all: usize, option: &str) -> String {
    format!("{shown} of {all} shown; {option} shows the rest")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::model::Nearest;
    use crate::report::repeats::tests::finding;

    /// The report over two texts.
    fn of_two(texts: [&str; 2]) -> Report {
        let versions = [0, 1].map(|at| crate::Version::new(["Wire", "Post"][at], texts[at]));
        crate::compare(&versions, &crate::Settings::default())
    }

    #[test]
    fn runs_of_numbers_are_drawn_together() {
        assert_eq!(numbers(&[1, 2, 4, 6, 7, 8]), "1, 2, 4, 6–8");
    }

    #[test]
    fn leads_come_first_among_the_equally_severe() {
        let text = "Ferry sank.\nIt was old.\nAll were saved.\nThe owner wept.";
        let versions = ["Wire", "Post"].map(|outlet| crate::Version::new(outlet, text));
        let settings = crate::Settings { split: crate::settings::Split::Lines, ..crate::Settings::default() };
        let mut report = crate::compare(&versions, &settings);
        let at = |a: usize, b: usize, words, severity| FramingReport {
            severity,
            ..finding((0, 100 * a, words), (1, 100 * b, ""))
        };
        report.framing = vec![
            at(3, 0, "wept", Severity::High),
            at(2, 2, "saved", Severity::Medium),
            at(0, 1, "sank", Severity::Medium),
        ];
        let pairs: Vec<_> = Selection::new(&report, &View::default()).framing.iter().map(|s| s.finding.pair).collect();
        assert_eq!(pairs, [[[0, 3], [1, 0]], [[0, 0], [1, 1]], [[0, 2], [1, 2]]]);
    }

    #[test]
    fn no_kind_takes_all_the_room() {
        let of = |kind: &'static str, at: usize| FramingReport {
            kind: kind.into(),
            ..finding((0, 100 * at, "x"), (1, 0, ""))
        };
        let findings: Vec<FramingReport> =
            (0..20).map(|at| of("quotation", at)).chain((20..23).map(|at| of("loaded", at))).collect();
        let shown = |findings: &[FramingReport]| -> Vec<usize> {
            let all = findings.iter().map(|finding| Shown { finding, again: Vec::new() }).collect();
            of_several_kinds(all).iter().map(|shown| shown.finding.sentences()[0][1]).collect()
        };
        assert_eq!(shown(&findings), [0, 1, 2, 3, 4, 5, 6, 7, 8, 20, 21, 22]);
        assert_eq!(shown(&findings[..20]), (0..SHOWN_FINDINGS).collect::<Vec<_>>());
    }

    #[test]
    fn words_set_against_one_word_are_one_slight_difference() {
        let findings = [
            (0, "said", 0, "urged"),
            (9, "declined", 0, "urged"),
            (0, "said", 40, "asked"),
            (30, "wept", 60, "begged"),
        ]
        .map(|(a, own, b, other)| finding((0, a, own), (1, b, other)));
        let kept = of_other_words(findings.iter().map(|finding| Shown { finding, again: Vec::new() }).collect());
        let kept: Vec<&FramingReport> = kept.iter().map(|shown| shown.finding).collect();
        assert_eq!(kept, [&findings[0], &findings[3]]);
    }

    #[test]
    fn only_versions_that_surely_leave_it_out_are_said_to() {
        let omission = OmissionReport {
            level: Level::Sentence,
            document: 0,
            sentence: 1,
            start: 0,
            end: 1,
            text: "x".into(),
            missing_from: vec![1, 2],
            importance: 0.9,
            told: vec![0.1, 0.6],
            reasons: vec!["perhaps told in C:4".into()],
            nearest: [1, 2].map(|document| Nearest { document, sentence: 3, score: 0.4 }).to_vec(),
        };
        let texts = ["Ferry sank.", "Ferry lost.", "Ferry gone."];
        let versions: Vec<_> = texts.iter().map(|text| crate::Version::new("Wire", *text)).collect();
        let mut report = crate::compare(&versions, &crate::Settings::default());
        report.omissions =
            vec![omission.clone(), OmissionReport { told: vec![0.5, 0.6], sentence: 2, ..omission.clone() }];
        let listed = |all| -> Vec<Vec<usize>> {
            let shown = Selection::new(&report, &View { all, ..View::default() }).omissions;
            shown.iter().map(|omission| omission.missing_from.clone()).collect()
        };
        assert_eq!(listed(false), [vec![1]]);
        let page = Selection::new(&report, &View::default()).omissions;
        assert_eq!(page[0].nearest.iter().map(|near| near.document).collect::<Vec<_>>(), [1]);
        assert_eq!(listed(true), [vec![1, 2], vec![1, 2]]);

        // The third outlet lacks both, and the second one's sentence is perhaps the first one's.
        let first = OmissionReport { missing_from: vec![2], told: vec![0.1], ..omission.clone() };
        let nearest = vec![Nearest { document: 0, sentence: 1, score: 0.4 }];
        let second =
            OmissionReport { document: 1, missing_from: vec![0, 2], told: vec![0.5, 0.1], nearest, ..omission };
        report.omissions = vec![first, second];
        let shown = Selection::new(&report, &View::default()).omissions;
        assert_eq!(shown.iter().map(|omission| omission.document).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn what_colours_a_headline_is_marked_however_slight() {
        let texts = [
            "Council slams harbour plan\n\nThe plan was read on Monday.",
            "Council rejects harbour plan\n\nIt was read.",
        ];
        let mut report = of_two(texts);
        for finding in &mut report.framing {
            finding.severity = Severity::Low;
        }
        let selection = Selection::new(&report, &View::default());
        assert!(selection.framing.is_empty());
        let marks = selection.marks(&report.documents[0].sentences[0], 0);
        assert_eq!(marks, vec![8..13; 1]);
    }

    #[test]
    fn both_views_count_the_same_differences() {
        let texts = [
            "The mayor slammed the plan.\nThe mayor slammed it again, critics said.",
            "The mayor criticised the plan.\nIt was criticised again, they said.",
        ];
        let report = of_two(texts);
        let counted = |all| Selection::new(&report, &View { all, ..View::default() }).all_framing();
        assert!(counted(true) > 1);
        let short = Selection::new(&report, &View::default());
        assert_eq!(short.all_framing() + short.slight, counted(true));
    }

    #[test]
    fn the_strongest_loaded_words_are_listed_first_and_once() {
        let texts = [
            "Police left.\n\nThe crowd jeered at the mayor and jeered at the vile, disgraceful plan.",
            "Police left.\n\nNothing else was told.",
        ];
        let mut report = of_two(texts);
        let (words, rest) = loaded_words(&report.documents[0], &View::default());
        assert_eq!(words.iter().filter(|word| **word == "jeered").count(), 1, "{words:?}");
        assert_eq!((&*rest, loaded_words(&report.documents[1], &View::default()).0.len()), ("", 0));
        let strengths: Vec<u8> = words
            .iter()
            .filter_map(|word| report.documents[0].loaded_words.iter().find(|known| known.text == *word))
            .map(|known| known.strength)
            .collect();
        assert!(strengths.len() > 1 && strengths.is_sorted_by(|x, y| x >= y), "{words:?} {strengths:?}");

        let known = report.documents[0].loaded_words[0].clone();
        report.documents[0].loaded_words =
            (0..MOST_LOADED_WORDS + 2).map(|at| LoadedWords { text: format!("word{at}"), ..known.clone() }).collect();
        let listed = |all| loaded_words(&report.documents[0], &View { all, ..View::default() }).0.len();
        assert_eq!([listed(false), listed(true)], [MOST_LOADED_WORDS, MOST_LOADED_WORDS + 2]);
        assert_eq!(loaded_words(&report.documents[0], &View::default()).1, " and 2 more");
    }

    #[test]
    fn a_page_with_hardly_a_difference_shows_the_likeliest_slight_ones_of_sure_pairs() {
        let text = "Ferry sank.\nIt was old.\nAll were saved.";
        let versions = ["Wire", "Post"].map(|outlet| crate::Version::new(outlet, text));
        let settings = crate::Settings { split: crate::settings::Split::Lines, ..crate::Settings::default() };
        let mut report = crate::compare(&versions, &settings);
        report.alignments.iter_mut().for_each(|alignment| alignment.confidence = SURELY_TOLD);
        report.alignments[2].confidence = SURELY_TOLD - 0.1;
        let slight = |sentence: usize, words, confidence| FramingReport {
            severity: Severity::Low,
            confidence,
            ..finding((0, 100 * sentence, words), (1, 100 * sentence, ""))
        };
        let of = |kind: &'static str, finding: FramingReport| FramingReport { kind: kind.into(), ..finding };
        report.framing = vec![
            slight(0, "sank", 0.3),
            slight(1, "old", 0.4),
            slight(1, "unlikely", LIKELY - 0.1),
            slight(2, "saved", 0.4),
            of("detail", slight(1, "was old", 0.4)),
        ];
        let listed = |report: &Report, view: &View| -> Vec<String> {
            Selection::new(report, view)
                .likeliest
                .iter()
                .map(|s| s.finding.a.as_ref().unwrap().text.to_string())
                .collect()
        };
        assert_eq!(listed(&report, &View::default()), ["old", "sank"]);
        let all = View { all: true, ..View::default() };
        let asked = View { min_severity: Some(Severity::Medium), ..View::default() };
        assert!(listed(&report, &all).is_empty() && listed(&report, &asked).is_empty());
        let grave = |at: usize| finding((0, 100, ["a", "b", "c", "d", "e", "f"][at]), (1, 100, ""));
        report.framing.extend((0..FEW_FINDINGS).map(|at| FramingReport {
            kind: ["number", "date", "hedging", "agency", "negation", "loaded"][at].into(),
            ..grave(at)
        }));
        assert!(listed(&report, &View::default()).is_empty());
    }

    #[test]
    fn speakers_whom_no_other_version_has_come_first() {
        let texts = [
            "The pier is safe, Mayor Lena Osk said.\n\n“It is old,” said a diver.\n\nThe diver said it might fall.",
            "The pier was shut.\n\nLena Osk said that it was safe.",
        ];
        let mut report = of_two(texts);
        let listed =
            |report: &Report, at: usize, all| speakers(&report.documents[at], &View { all, ..View::default() });
        assert_eq!(
            listed(&report, 0, false),
            [("only here: ", "diver 2 (1 quoted)".to_owned()), ("elsewhere too: ", "Mayor Lena Osk 1".to_owned())]
        );
        assert_eq!(listed(&report, 1, false), [("elsewhere too: ", "Lena Osk 1".to_owned())]);
        let diver = report.documents[0].speakers[0].clone();
        report.documents[0].speakers = vec![diver; MOST_SPEAKERS + 2];
        assert!(
            listed(&report, 0, false)[0].1.ends_with(" and 2 more") && !listed(&report, 0, true)[0].1.contains("more")
        );
    }

    #[test]
    fn numbers_of_what_is_shown_fit_together() {
        assert_eq!(shown_of(5, 101, "omission"), "5 of 101 omissions");
        assert_eq!([shown_of(1, 1, "omission"), shown_of(0, 0, "omission")], ["1 omission", "0 omissions"]);
    }

    #[test]
    fn dots_follow_thirds() {
        assert_eq!([0.2, 0.5, 0.9].map(importance_dots), ["●○○", "●●○", "●●●"]);
    }
}
