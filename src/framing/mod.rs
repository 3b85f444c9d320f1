//! Stage 8, **framing**: how aligned sentences differ in what they make of the same fact.
//!
//! Each kind finds its cues in one sentence at a time and then compares those of two aligned sentences. A
//! kind is one file in `kinds/` and one line in [`registry`].

pub mod agreement;
pub mod clauses;
pub mod counterpart;
pub mod cue;
pub mod kinds;
pub mod lexicon;
mod merge;
pub mod note;
pub mod pages;
pub mod parts;
pub mod passives;
pub mod phrases;
pub mod registry;
pub mod severity;
pub mod side;
pub mod speakers;
pub mod syntax;
#[cfg(test)]
mod testing;
pub mod wording;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::align::diff;
use crate::align::{Alignment, Pair};
use crate::arrange::arrange;
use crate::parallel;
use crate::segment::{Document, Sentence};
use crate::settings::Settings;
use crate::span::Span;
use crate::tokens::{Story, TermId, Token, TokenKind, TokenSentence, Vocabulary, Word};

use kinds::{detail, wire};
use lexicon::{Hits, UserLexicon};
use parts::Parts;
use syntax::Syntax;

pub use cue::{Attribution, Cue, Voice};
pub use registry::KINDS;

/// How much a finding matters to a reader.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Shown with `--all` only.
    Low,
    /// Worth a look.
    Medium,
    /// Changes what a reader takes away.
    High,
}

/// One sentence with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct SentenceView<'a> {
    /// Document number in the story.
    pub document_index: usize,
    /// The document.
    pub document: &'a Document,
    /// Sentence number in the document.
    pub index: usize,
    /// The sentence's place.
    pub sentence: Sentence,
    /// Its tokens, names and quotations.
    pub tokenized: &'a TokenSentence,
    /// The story's words.
    pub vocabulary: &'a Vocabulary,
    /// The user's changes to the lexicons.
    pub lexicon: &'a UserLexicon,
    /// Its cue words, where they have been looked for.
    pub hits: Option<&'a Hits<'a>>,
    /// How it is built, where that has been found.
    pub syntax: Option<&'a Syntax>,
    /// What its words do, where that has been found.
    pub parts: Option<&'a Parts<'a>>,
}

/// What differs in a pair of less confidence may differ because the pair tells two facts; it is never high.
pub const SURE_PAIR: f64 = 0.5;

impl<'a> SentenceView<'a> {
    /// Looks at sentence `index` of document `document_index`, with the lexicons as the program brings them.
    ///
    /// # Panics
    /// When there is no such sentence.
    #[must_use]
    pub fn new(story: &'a Story, document_index: usize, index: usize) -> Self {
        let document = &story.documents[document_index];
        Self {
            document_index,
            document,
            index,
            sentence: document.sentences[index],
            tokenized: &story.tokens[document_index][index],
            vocabulary: &story.vocabulary,
            lexicon: &lexicon::NONE,
            hits: None,
            syntax: None,
            parts: None,
        }
    }

    /// The same sentence with the user's changes to the lexicons.
    #[must_use]
    pub const fn with_lexicon(self, lexicon: &'a UserLexicon) -> Self {
        Self { lexicon, ..self }
    }

    /// The text of the sentence.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.sentence.span.of(&self.document.version.text)
    }

    /// The tokens of the sentence.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        &self.tokenized.tokens
    }

    /// The folded form of token `at`, or `""` past either end.
    #[must_use]
    pub fn norm(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| self.vocabulary.norm(token.word))
    }

    /// What the story knows of token `at`.
    ///
    /// # Panics
    /// Past the end of the sentence.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a Word {
        self.vocabulary.word(self.tokens()[at].word)
    }

    /// Whether token `at` is a word that says something: no mark, figure or function word, and not past the end.
    #[must_use]
    pub fn is_content(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word) && !self.word(at).function
    }

    /// Whether token `at` tells something: a content word or a figure.
    #[must_use]
    pub fn is_telling(&self, at: usize) -> bool {
        self.is_content(at) || self.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Where `span` of the sentence stands in the story.
    #[must_use]
    pub const fn place_at(&self, span: Span) -> Place {
        Place::new(self.document_index, self.index, span)
    }

    /// Where some tokens stand in the story; `None` of no token.
    #[must_use]
    pub fn place(&self, tokens: std::ops::Range<usize>) -> Option<Place> {
        (!tokens.is_empty()).then(|| self.place_at(self.span_of(tokens)))
    }

    /// Whether a word of the sentence is of this term.
    #[must_use]
    pub fn has(&self, term: TermId) -> bool {
        match self.parts {
            Some(parts) => parts.terms.binary_search(&term).is_ok(),
            None => self.tokens().iter().any(|token| self.vocabulary.word(token.word).term == term),
        }
    }

    /// Whether token `at` is a hyphen inside a word, with nothing between it and its neighbours.
    #[must_use]
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.norm(at) == "-" && self.tokenized.is_glued(at) && self.tokenized.is_glued(at + 1)
    }

    /// Whether a hyphen joins some tokens to a word before or behind them: `R-Texas`, `self-described`. A dash does not.
    #[must_use]
    pub fn is_in_a_compound(&self, tokens: &std::ops::Range<usize>) -> bool {
        let joins = |at: usize| self.is_hyphen(at) && self.text_of(at..at + 1) == "-";
        tokens.start.checked_sub(1).is_some_and(joins) || joins(tokens.end)
    }

    /// The span that covers a non-empty range of tokens.
    ///
    /// # Panics
    /// When the range is empty or leaves the sentence.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        Span::new(self.tokens()[tokens.start].span.start, self.tokens()[tokens.end - 1].span.end)
    }

    /// The text under a range of tokens.
    #[must_use]
    pub fn text_of(&self, tokens: std::ops::Range<usize>) -> &'a str {
        self.span_of(tokens).of(&self.document.version.text)
    }

    /// The tokens that lie inside `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = self.tokens();
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The language of the sentence (ISO 639-1).
    #[must_use]
    pub fn language(&self) -> &'a str {
        &self.document.language
    }
}

/// Two aligned sentences, side by side.
#[derive(Clone, Copy, Debug)]
pub struct PairView<'a> {
    /// Sentence of the version with the smaller document number.
    pub a: SentenceView<'a>,
    /// Sentence of the other version.
    pub b: SentenceView<'a>,
    /// All cues of `a`, of every kind, by place.
    pub cues_a: &'a [Cue],
    /// All cues of `b`.
    pub cues_b: &'a [Cue],
    /// For each token of `a` the token of `b` that matches it, free of order; see [`diff::matches`].
    pub match_a: &'a [Option<usize>],
    /// The same from `b` to `a`.
    pub match_b: &'a [Option<usize>],
    /// Share of the weight of the sentence that has less that the other one tells, 0–1.
    pub common_ground: f32,
    /// Confidence that the two tell the same fact, 0–1.
    pub confidence: f64,
    /// The confidence of the best pair that `a` or `b` is in, of those between the two versions.
    pub best: f64,
    /// Whether the two are compared though they are not aligned.
    pub doubtful: bool,
    /// Whether one of the two versions is a copy of the other as a whole.
    pub copied: bool,
    /// Everything that the other sentences aligned to `a` or `b` in the two versions say: a detail or a cue that stands there is not missing.
    pub also_a: &'a [SentenceView<'a>],
    /// The same for the second version.
    pub also_b: &'a [SentenceView<'a>],
    /// The story.
    pub story: &'a Story,
}

/// A framing difference between two aligned sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the kind.
    pub kind: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// 0–1.
    pub confidence: f64,
    /// `(document, sentence, exact words)` of the first version, if it has any.
    pub a: Option<Place>,
    /// The same of the second version.
    pub b: Option<Place>,
    /// Family of the cue in `a`.
    pub cue_a: Option<&'static str>,
    /// Family of the cue in `b`.
    pub cue_b: Option<&'static str>,
    /// One neutral sentence that says what is on the page.
    pub note: Box<str>,
}

impl Finding {
    /// Whether it marks a word of the span, on either side.
    #[must_use]
    pub fn marks(&self, span: Span) -> bool {
        [self.a, self.b].into_iter().flatten().any(|place| place.span().overlaps(span))
    }
}

/// A finding with the pair of sentences that it is about. Two long versions have hundreds of thousands of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    a: [u32; 2],
    b: [u32; 2],
    /// What differs.
    pub finding: Finding,
}

impl Difference {
    /// What differs between two sentences, each as `(document, sentence)`.
    #[must_use]
    pub const fn new(a: (usize, usize), b: (usize, usize), finding: Finding) -> Self {
        Self { a: [a.0 as u32, a.1 as u32], b: [b.0 as u32, b.1 as u32], finding }
    }

    /// The two sentences as `[document, sentence]`.
    #[must_use]
    pub const fn pair(&self) -> [[u32; 2]; 2] {
        [self.a, self.b]
    }

    /// `(document, sentence)` of the version with the smaller number.
    #[must_use]
    pub const fn a(&self) -> (usize, usize) {
        (self.a[0] as usize, self.a[1] as usize)
    }

    /// `(document, sentence)` of the other version.
    #[must_use]
    pub const fn b(&self) -> (usize, usize) {
        (self.b[0] as usize, self.b[1] as usize)
    }
}

/// Exact words of one version, in little room: no version is of four gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    document: u32,
    sentence: u32,
    start: u32,
    end: u32,
}

impl Place {
    /// The words under `span` in a sentence of a document.
    #[must_use]
    pub const fn new(document: usize, sentence: usize, span: Span) -> Self {
        Self { document: document as u32, sentence: sentence as u32, start: span.start as u32, end: span.end as u32 }
    }

    /// Document number.
    #[must_use]
    pub const fn document(self) -> usize {
        self.document as usize
    }

    /// Sentence number.
    #[must_use]
    pub const fn sentence(self) -> usize {
        self.sentence as usize
    }

    /// The words; the whole sentence where the difference is its place.
    #[must_use]
    pub const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// A kind of framing difference.
pub trait FramingKind: Sync {
    /// Its id, as in reports and settings.
    fn id(&self) -> &'static str;
    /// One sentence for users: what it shows.
    fn about(&self) -> &'static str;
    /// The cues of this kind in one sentence.
    fn cues(&self, sentence: &SentenceView<'_>) -> Vec<Cue>;
    /// What differs between two aligned sentences.
    fn compare(&self, pair: &PairView<'_>) -> Vec<Finding>;

    /// Whether two sentences of the very same words can differ in this: by where they stand, say.
    fn compares_copies(&self) -> bool {
        false
    }

    /// Whether it finds something in a language without cue words of its own, by figures or by equal words.
    fn works_without_words(&self) -> bool {
        false
    }

    /// Pairs of sentences with words (in either) that a finding of this kind must overlap.
    fn must_fire(&self) -> &'static [Example];
    /// Pairs of sentences in which this kind must find nothing.
    fn must_not_fire(&self) -> &'static [(&'static str, &'static str)];
}

/// Two aligned sentences with a difference of the kind.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// First sentence.
    pub a: &'static str,
    /// Second sentence.
    pub b: &'static str,
    /// Words of `a` that the finding must overlap; `""` when it has none.
    pub words_a: &'static str,
    /// Words of `b` that the finding must overlap; `""` when it has none.
    pub words_b: &'static str,
}

/// All cues of every sentence of a document, by place; of all kinds, since kinds look at each other's.
#[must_use]
pub fn cues(read: Read<'_>, document: usize) -> Vec<Vec<Cue>> {
    let sentences = 0..read.story.documents[document].sentences.len();
    sentences.map(|index| cues_in(&read.sentence(document, index))).collect()
}

fn cues_in(sentence: &SentenceView<'_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = KINDS.iter().flat_map(|kind| kind.cues(sentence)).collect();
    cues.sort_by_key(|cue| (cue.span, cue.kind));
    cues.shrink_to_fit();
    cues
}

/// A story with what has been found in every sentence, as `[document][sentence]`. What has not been found is looked for where
/// it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// The story.
    pub story: &'a Story,
    /// The user's changes to the lexicons.
    pub lexicon: &'a UserLexicon,
    /// The cue words with those changes, see [`lexicon::hits`].
    pub hits: &'a [Vec<Hits<'a>>],
    /// How the sentences are built, see [`syntax::syntax`].
    pub syntax: &'a [Vec<Syntax>],
    /// What their words do, see [`parts::parts`].
    pub parts: &'a [Vec<Parts<'a>>],
}

impl<'a> Read<'a> {
    /// A story in which nothing has been found yet.
    #[must_use]
    pub const fn plain(story: &'a Story) -> Self {
        Self { story, lexicon: &lexicon::NONE, hits: &[], syntax: &[], parts: &[] }
    }

    /// Looks at sentence `index` of document `document`.
    ///
    /// # Panics
    /// When there is no such sentence.
    #[must_use]
    pub fn sentence(&self, document: usize, index: usize) -> SentenceView<'a> {
        SentenceView {
            lexicon: self.lexicon,
            hits: found(self.hits, document, index),
            syntax: found(self.syntax, document, index),
            parts: found(self.parts, document, index),
            ..SentenceView::new(self.story, document, index)
        }
    }
}

/// What has been found in a sentence, if it has been looked for.
fn found<T>(all: &[Vec<T>], document: usize, index: usize) -> Option<&T> {
    all.get(document).and_then(|sentences| sentences.get(index))
}

/// All framing differences of a story, the most severe first; those of `doubtful` pairs, which are not aligned, are low.
#[must_use]
pub fn framing(
    read: Read<'_>,
    alignments: &[Alignment],
    doubtful: &[Alignment],
    settings: &Settings,
) -> Vec<Difference> {
    let mut differences = observe(read, alignments, doubtful, settings, |pair, mut difference| {
        (difference.finding.confidence, difference.finding.severity) =
            severity::rate(pair, &difference.finding, settings.sure_pair);
        if pair.doubtful {
            difference.finding.severity = Severity::Low;
            let note = difference.finding.note.trim_end_matches('.');
            difference.finding.note = [note, "; the sentences may tell different things"].concat().into();
        }
        Some(difference)
    });
    merge::merge(&mut differences);
    let mut order: Vec<usize> = (0..differences.len()).collect();
    let place = |[document, sentence]: [u32; 2]| (u64::from(document) << 32) | u64::from(sentence);
    let pair = |of: &Difference| (Reverse(of.finding.severity), place(of.a), place(of.b));
    order.sort_by(|&one, &other| {
        let (one, other) = (&differences[one], &differences[other]);
        let words = |of: &Difference| (of.finding.a, of.finding.b);
        pair(one).cmp(&pair(other)).then_with(|| words(one).cmp(&words(other)))
    });
    arrange(&mut differences, &order);
    differences
}

/// For each sentence `(document, sentence)` and each other document the confidence of its best pair there.
fn best(alignments: &[Alignment]) -> BTreeMap<(usize, usize, usize), f64> {
    let mut best = BTreeMap::new();
    for alignment in alignments {
        for pair in &alignment.pairs {
            for of in [(alignment.a, pair.a, alignment.b), (alignment.b, pair.b, alignment.a)] {
                let held = best.entry(of).or_insert(0.0_f64);
                *held = held.max(pair.confidence);
            }
        }
    }
    best
}

/// For each sentence `(document, sentence)` and each other document the sentences there that it is aligned with, in a row.
fn beside(alignments: &[Alignment]) -> Vec<((usize, usize, usize), usize)> {
    let mut beside = Vec::with_capacity(2 * alignments.iter().map(|alignment| alignment.pairs.len()).sum::<usize>());
    for alignment in alignments {
        for pair in &alignment.pairs {
            beside.push(((alignment.a, pair.a, alignment.b), pair.b));
            beside.push(((alignment.b, pair.b, alignment.a), pair.a));
        }
    }
    beside.sort_by_key(|(of, _)| *of);
    beside
}

/// What `of` makes of every finding of every kind, with its pair; the severity is what the kind claims. `doubtful` pairs are
/// compared as the aligned ones are, beside the partners that their sentences are aligned with.
pub fn observe<T: Send>(
    read: Read<'_>,
    alignments: &[Alignment],
    doubtful: &[Alignment],
    settings: &Settings,
    of: impl Fn(&PairView<'_>, Difference) -> Option<T> + Sync + Send,
) -> Vec<T> {
    let kinds: Vec<_> = KINDS.iter().filter(|kind| !settings.off.contains(kind.id())).collect();
    let spoken = |language: &str| -> Vec<bool> {
        kinds.iter().map(|kind| !lexicon::needs_words(kind.id()) || lexicon::speaks(kind.id(), language)).collect()
    };
    let spoken: Vec<Vec<bool>> = read.story.documents.iter().map(|document| spoken(&document.language)).collect();
    on_pairs(read, alignments, doubtful, |view| {
        let (a, b) = (&view.a, &view.b);
        let copies = a.tokens().iter().map(|token| token.word).eq(b.tokens().iter().map(|token| token.word));
        let in_both = spoken[a.document_index].iter().zip(&spoken[b.document_index]).map(|(a, b)| *a && *b);
        let place = |view: &SentenceView<'_>| (view.document_index, view.index);
        kinds
            .iter()
            .zip(in_both)
            .filter(|(kind, in_both)| *in_both && (!copies || kind.compares_copies()))
            .flat_map(|(kind, _)| kind.compare(view))
            .filter_map(|finding| of(view, Difference::new(place(a), place(b), finding)))
            .collect()
    })
}

/// What `of` makes of every pair of sentences that is compared, in order.
pub fn on_pairs<T: Send>(
    read: Read<'_>,
    alignments: &[Alignment],
    doubtful: &[Alignment],
    of: impl Fn(&PairView<'_>) -> Vec<T> + Sync + Send,
) -> Vec<T> {
    let story = read.story;
    let cues = story.each(|document, index| cues_in(&read.sentence(document, index)));
    let copied = wire::copied(story, alignments);
    let best = best(alignments);
    let best_of = |of: (usize, usize, usize)| best.get(&of).copied().unwrap_or_default();
    let beside = beside(alignments);
    let compared = alignments.iter().map(|alignment| (alignment, false));
    let pairs: Vec<(&Alignment, &Pair, bool)> = compared
        .chain(doubtful.iter().map(|alignment| (alignment, true)))
        .flat_map(|(alignment, is_doubtful)| alignment.pairs.iter().map(move |pair| (alignment, pair, is_doubtful)))
        .collect();
    parallel::flat_map(pairs.len(), |at| {
        let (alignment, pair, is_doubtful) = pairs[at];
        let a = read.sentence(alignment.a, pair.a);
        let b = read.sentence(alignment.b, pair.b);
        let match_a = diff::matches(a.tokenized, b.tokenized, &story.vocabulary);
        let mut match_b = vec![None; b.tokens().len()];
        for (i, j) in match_a.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))) {
            match_b[j] = Some(i);
        }
        let others = |key: (usize, usize, usize), except: usize| -> Vec<SentenceView<'_>> {
            let of_key = &beside[beside.partition_point(|(of, _)| *of < key)..];
            let partners = of_key.iter().take_while(|(of, _)| *of == key).map(|(_, partner)| *partner);
            partners.filter(|partner| *partner != except).map(|partner| read.sentence(key.2, partner)).collect()
        };
        of(&PairView {
            a,
            b,
            cues_a: &cues[alignment.a][pair.a],
            cues_b: &cues[alignment.b][pair.b],
            match_a: &match_a,
            match_b: &match_b,
            common_ground: detail::share_told(&a, &match_a).max(detail::share_told(&b, &match_b)),
            confidence: pair.confidence,
            best: best_of((alignment.a, pair.a, alignment.b))
                .max(best_of((alignment.b, pair.b, alignment.a)))
                .max(pair.confidence),
            doubtful: is_doubtful,
            copied: copied.contains(&(alignment.a, alignment.b)),
            also_a: &others((alignment.b, pair.b, alignment.a), pair.a),
            also_b: &others((alignment.a, pair.a, alignment.b), pair.b),
            story,
        })
    })
}
