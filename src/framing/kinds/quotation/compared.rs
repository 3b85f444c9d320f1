//! Two quotations of one speech, word by word on the folded forms, so that marks and capitals never count as an alteration.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;
use similar::DiffOp;

use super::lists;
use super::speech::{Speech, is_function, is_mark};
use crate::align::diff;
use crate::framing::{Finding, PairView, SentenceView, Severity, note};
use crate::language::has;
use crate::tokens::{TokenKind, WordId, spelling};

/// Words from which on two quotations can be told to be the same speech.
const SHORTEST_SPEECH: usize = 3;
/// Share of the shorter quotation's words, in order, from which on the two are one speech.
const SAME_SPEECH: f64 = 0.6;

/// So many words in a row are the same speech, however much the two sides quote beside them.
const NO_CHANCE: usize = 5;

/// So many words that the other side tells beside the quotation are no chance.
const TOLD_BESIDE: usize = 2;

/// One end of a quotation so many times longer than the other is another text.
const ALIKE_ENDS: usize = 3;

/// One place in which two quotations of one speech differ: the words (as tokens) that each side has there.
#[derive(Clone)]
struct Cut {
    a: Vec<usize>,
    b: Vec<usize>,
    /// It stands between words that both have.
    inside: bool,
}

impl Cut {
    /// At an end of two quotations, a few words against many are no alteration: the two only share a refrain.
    fn is_another_opening(&self) -> bool {
        let (shorter, longer) = (self.a.len().min(self.b.len()), self.a.len().max(self.b.len()));
        !self.inside && shorter > 0 && longer >= ALIKE_ENDS * shorter
    }
}

/// Two quotations of one speech.
pub(super) struct Compared<'a> {
    pair: &'a PairView<'a>,
    mine: &'a Speech,
    theirs: &'a Speech,
    cuts: Vec<Cut>,
}

impl<'a> Compared<'a> {
    /// Compares two quotations; nothing when they are not of one speech.
    pub fn new(pair: &'a PairView<'a>, mine: &'a Speech, theirs: &'a Speech) -> Option<Self> {
        let (places_a, words_a) = words(&pair.a, mine);
        let (places_b, words_b) = words(&pair.b, theirs);
        let shorter = words_a.len().min(words_b.len());
        if shorter == 0 || !may_be_of_one_speech(&words_a, &words_b) {
            return None;
        }
        let ops = diff::shortest(&words_a, &words_b, words_b < words_a);
        let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
        let run = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).max().unwrap_or(0);
        if (equal as f64) < SAME_SPEECH * shorter as f64 && run < NO_CHANCE {
            return None;
        }
        if shorter < SHORTEST_SPEECH && equal < shorter {
            return None;
        }
        let differs = |op: &&DiffOp| !matches!(op, DiffOp::Equal { .. });
        let equal = || ops.iter().filter(|op| !differs(op));
        let both_a: FxHashSet<usize> = equal().flat_map(|op| &places_a[op.old_range()]).copied().collect();
        let both_b: FxHashSet<usize> = equal().flat_map(|op| &places_b[op.new_range()]).copied().collect();
        let cut = |op: &DiffOp| {
            let (a, b) = (op.old_range(), op.new_range());
            let inside = a.start > 0 && b.start > 0 && a.end < places_a.len() && b.end < places_b.len();
            // Of a contraction the other side may have one half: `I will sign and I won't` against `I won't`.
            let only = |places: &[usize], both: &FxHashSet<usize>| -> Vec<usize> {
                places.iter().copied().filter(|at| !both.contains(at)).collect()
            };
            Cut { a: only(&places_a[a], &both_a), b: only(&places_b[b], &both_b), inside }
        };
        let cuts = ops.iter().filter(differs).map(cut).filter(|cut| !cut.a.is_empty() || !cut.b.is_empty()).collect();
        Some(Self { pair, mine, theirs, cuts })
    }

    /// What differs: one finding for each place.
    pub fn findings(&self) -> Vec<Finding> {
        let (a, b) = (&self.pair.a, &self.pair.b);
        let told_a = beside(self.pair, a, self.pair.also_a);
        let told_b = beside(self.pair, b, self.pair.also_b);
        let matters = |view: &SentenceView<'_>, places: &[usize], told: &FxHashSet<WordId>| {
            places.iter().any(|&at| carries(view, at) && !told.contains(&view.tokens()[at].word))
        };
        // A word in the place of another is another word, wherever the version uses it besides.
        let altered = |cut: &Cut| {
            let says = |view: &SentenceView<'_>, places: &[usize]| places.iter().any(|&at| carries(view, at));
            cut.inside && !cut.a.is_empty() && !cut.b.is_empty() && (says(a, &cut.a) || says(b, &cut.b))
        };
        let weighty = |cut: &&Cut| altered(cut) || matters(a, &cut.a, &told_b) || matters(b, &cut.b, &told_a);
        let cuts = self.cuts.iter().filter(weighty).filter(|cut| !cut.is_another_opening());
        let cuts: Vec<Cut> = cuts
            .map(|cut| match (cut.a.is_empty(), cut.b.is_empty()) {
                (false, true) => Cut { a: without_told(a, &cut.a, &told_b), ..cut.clone() },
                (true, false) => Cut { b: without_told(b, &cut.b, &told_a), ..cut.clone() },
                _ => cut.clone(),
            })
            .collect();
        let (long_a, long_b) = (self.mine.len(a), self.theirs.len(b));
        let (_, _, short_view, short) = self.longer_first();
        let fragment = short.is_in_fragments(short_view) && long_a.abs_diff(long_b) >= SHORTEST_SPEECH;
        match (fragment, cuts.is_empty()) {
            (true, false) => self.shortened(&cuts).into_iter().collect(),
            (true, true) => self.unmarked().into_iter().collect(),
            (false, true) => self.small_change().into_iter().collect(),
            (false, false) => cuts.iter().filter_map(|cut| self.cut(cut, Severity::Medium)).collect(),
        }
    }

    /// What one place says: words left out, or others in their place.
    fn cut(&self, cut: &Cut, severity: Severity) -> Option<Finding> {
        let (a, b) = (self.mine.longest_run(&cut.a), self.theirs.longest_run(&cut.b));
        let text = |view: &SentenceView<'_>, run: &Range<usize>| note::words(view.text_of(run.clone()));
        let note = match (&a, &b) {
            (Some(mine), Some(theirs)) => note::both(
                &self.pair.a,
                &format!("quotes {}", text(&self.pair.a, mine)),
                &self.pair.b,
                &format!("quotes {}", text(&self.pair.b, theirs)),
            ),
            (Some(mine), None) => note::one(&self.pair.b, &format!("leaves out: {}", text(&self.pair.a, mine))),
            (None, Some(theirs)) => note::one(&self.pair.a, &format!("leaves out: {}", text(&self.pair.b, theirs))),
            (None, None) => return None,
        };
        let turns = |view: &SentenceView<'_>, places: &[usize]| {
            places.iter().any(|&at| view.tokens()[at].kind == TokenKind::Number || view.norm(at) == "not")
        };
        let altered = cut.inside || (a.is_some() && b.is_some());
        let grave = altered && (turns(&self.pair.a, &cut.a) || turns(&self.pair.b, &cut.b));
        Some(self.finding(a, b, if grave { Severity::High } else { severity }, note))
    }

    /// A fragment of a few words on one side, the speech on the other: the words that are gone, in one finding.
    fn shortened(&self, cuts: &[Cut]) -> Option<Finding> {
        let (view, speech, short_view, short) = self.longer_first();
        let first = self.mine.len(&self.pair.a) > self.theirs.len(&self.pair.b);
        let gone = cuts.iter().filter_map(|cut| speech.longest_run(if first { &cut.a } else { &cut.b }));
        let gone = gone.max_by_key(|run| (run.len(), usize::MAX - run.start))?;
        let kept = note::words(&short.text(short_view));
        let note = note::one(
            short_view,
            &format!("quotes only {kept} and leaves out: {}", note::words(view.text_of(gone.clone()))),
        );
        let (a, b) = if first { (gone, short.main()) } else { (short.main(), gone) };
        Some(self.finding(Some(a), Some(b), Severity::Medium, note))
    }

    /// One side keeps a fragment in quotation marks and tells the rest of the speech without them.
    fn unmarked(&self) -> Option<Finding> {
        let (view, _, short_view, short) = self.longer_first();
        let words = note::words(short_view.text_of(short.main()));
        let (whole, fragment) = ("quotes the whole", format!("keeps {words} in quotation marks and tells the rest"));
        let first = view.document_index == self.pair.a.document_index;
        let note = if first {
            note::both(view, whole, short_view, &fragment)
        } else {
            note::both(short_view, &fragment, view, whole)
        };
        // Of the whole speech only the words that the other side keeps the marks for.
        let both = |speech: &Speech, view: &SentenceView<'_>, first: bool| {
            let cut =
                |at: &usize| self.cuts.iter().any(|cut| if first { cut.a.contains(at) } else { cut.b.contains(at) });
            let kept: Vec<usize> = speech.places(view).into_iter().filter(|at| !cut(at)).collect();
            speech.longest_run(&kept)
        };
        let (a, b) = (both(self.mine, &self.pair.a, true), both(self.theirs, &self.pair.b, false));
        Some(self.finding(a, b, Severity::Low, note))
    }

    /// Only function words or the final `!` or `?` differ: shown with `--all`.
    fn small_change(&self) -> Option<Finding> {
        if let Some(cut) = self.cuts.iter().find(|cut| !cut.a.is_empty() && !cut.b.is_empty()) {
            return self.cut(cut, Severity::Low);
        }
        let (mine, theirs) = (mark_behind(&self.pair.a, self.mine), mark_behind(&self.pair.b, self.theirs));
        let (of_a, of_b) = (emphasis(&self.pair.a, mine.as_ref()), emphasis(&self.pair.b, theirs.as_ref()));
        if of_a != of_b {
            let ends = |mark: Option<char>| match mark {
                Some(mark) => format!("ends the quotation with “{mark}”"),
                None => "ends it plainly".to_owned(),
            };
            let note = note::both(&self.pair.a, &ends(of_a), &self.pair.b, &ends(of_b));
            return Some(self.finding(mine, theirs, Severity::Low, note));
        }
        let alone = self.pair.also_a.is_empty() && self.pair.also_b.is_empty();
        // Small words at an end, `“a disgrace”` against `a “disgrace”`, say where the marks stand and no more.
        let cut = self.cuts.iter().find(|cut| cut.inside || self.is_moved(cut)).filter(|_| alone)?;
        let finding = self.cut(cut, Severity::Low)?;
        let in_another_order = || "Both quote the same words, in another order.".into();
        Some(if self.is_moved(cut) { Finding { note: in_another_order(), ..finding } } else { finding })
    }

    /// Whether what one side has in a place, the other has in another: `either with` against `with either`.
    fn is_moved(&self, cut: &Cut) -> bool {
        let word = |view: &SentenceView<'_>, at: usize| view.tokens()[at].word;
        let elsewhere_a: FxHashSet<WordId> =
            self.cuts.iter().flat_map(|cut| &cut.a).map(|&at| word(&self.pair.a, at)).collect();
        let elsewhere_b: FxHashSet<WordId> =
            self.cuts.iter().flat_map(|cut| &cut.b).map(|&at| word(&self.pair.b, at)).collect();
        cut.a.iter().all(|&at| elsewhere_b.contains(&word(&self.pair.a, at)))
            && cut.b.iter().all(|&at| elsewhere_a.contains(&word(&self.pair.b, at)))
    }

    /// The side with the longer quotation and that quotation, then those of the other.
    fn longer_first(&self) -> (&SentenceView<'_>, &Speech, &SentenceView<'_>, &Speech) {
        if self.mine.len(&self.pair.a) > self.theirs.len(&self.pair.b) {
            (&self.pair.a, self.mine, &self.pair.b, self.theirs)
        } else {
            (&self.pair.b, self.theirs, &self.pair.a, self.mine)
        }
    }

    fn finding(&self, a: Option<Range<usize>>, b: Option<Range<usize>>, severity: Severity, note: String) -> Finding {
        Finding {
            kind: "quotation",
            severity,
            confidence: self.pair.confidence * if severity == Severity::Low { 0.7 } else { 0.9 },
            a: a.and_then(|run| self.pair.a.place(run)),
            b: b.and_then(|run| self.pair.b.place(run)),
            cue_a: Some("speech"),
            cue_b: Some("speech"),
            note: note.into(),
        }
    }
}

/// The mark behind the last word of a quotation.
fn mark_behind(view: &SentenceView<'_>, speech: &Speech) -> Option<Range<usize>> {
    let end = speech.parts.last()?.end;
    (end < view.tokens().len() && is_mark(view, end)).then_some(end..end + 1)
}

/// The mark that ends a quotation, where it is more than a stop.
fn emphasis(view: &SentenceView<'_>, mark: Option<&Range<usize>>) -> Option<char> {
    view.norm(mark?.start).chars().find(|c| matches!(c, '!' | '?'))
}

/// Whether a word of a quotation matters when it is missing.
fn carries(view: &SentenceView<'_>, at: usize) -> bool {
    !is_mark(view, at)
        && !has(lists(view).small_talk, view.norm(at))
        && (!is_function(view, at) || has(lists(view).carrying, view.norm(at)))
}

/// The words of a cut without what the other side tells beside the quotation, at either end: `I kind of fall in the group that
/// says, let's find out` where the sentence before has the group.
fn without_told(view: &SentenceView<'_>, places: &[usize], told: &FxHashSet<WordId>) -> Vec<usize> {
    let is_told = |at: usize| told.contains(&view.tokens()[at].word);
    let is_new = |at: &usize| carries(view, *at) && !is_told(*at);
    let is_old = |at: &usize| carries(view, *at) && is_told(*at);
    let (Some(first), Some(last)) = (places.iter().position(is_new), places.iter().rposition(is_new)) else {
        return places.to_vec();
    };
    let (before, behind) = (&places[..first], &places[last..]);
    let many_old = |part: &[usize]| part.iter().filter(|at| is_old(at)).count() >= TOLD_BESIDE;
    let start = before.iter().rposition(is_old).filter(|_| many_old(before)).map_or(0, |old| old + 1);
    let end = behind.iter().position(is_old).filter(|_| many_old(behind)).map_or(places.len(), |old| last + old);
    places[start..end].to_vec()
}

/// Whether two quotations have enough words in common, in whatever order, to be of one speech.
fn may_be_of_one_speech(a: &[Cow<'_, str>], b: &[Cow<'_, str>]) -> bool {
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let known: FxHashSet<&str> = longer.iter().map(|word| &**word).collect();
    let shared = shorter.iter().filter(|word| known.contains(&***word)).count();
    shared >= NO_CHANCE || shared as f64 >= SAME_SPEECH * shorter.len() as f64
}

fn words<'a>(view: &SentenceView<'a>, speech: &Speech) -> (Vec<usize>, Vec<Cow<'a, str>>) {
    let spelt = |at: usize| {
        let (word, rest) = spelling::in_full(view.norm(at), view.language());
        std::iter::once(word).chain(rest).map(move |word| (at, word))
    };
    speech.places(view).into_iter().flat_map(spelt).unzip()
}

/// Words of this sentence and of those beside it: its neighbours in the version and the others aligned with it.
fn beside(pair: &PairView<'_>, view: &SentenceView<'_>, also: &[SentenceView<'_>]) -> FxHashSet<WordId> {
    let sentences = &pair.story.tokens[view.document_index];
    let near = view.index.saturating_sub(1)..(view.index + 2).min(sentences.len());
    let neighbours = sentences[near].iter().flat_map(|sentence| &sentence.tokens);
    also.iter().flat_map(|sentence| sentence.tokens()).chain(neighbours).map(|token| token.word).collect()
}
