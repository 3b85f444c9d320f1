//! Capitalised runs that name a person, a place, a body or a thing.
//!
//! A capital in mid-sentence is evidence; at the start of a sentence it is none, so a first word counts
//! only when the story has it capitalised in mid-sentence too, or when the language at large hardly has
//! it in lower case.

use rustc_hash::FxHashMap;

use super::{Token, TokenKind, TokenSentence, Vocabulary, WordId};

/// Above this rarity (0–1) a capitalised first word is taken for a name without further evidence.
const RARE_ENOUGH_TO_BE_A_NAME: f32 = 0.62;
/// A sentence with this share of capitalised words is a headline in title case: capitals say nothing there.
const TITLE_CASE_SHARE: f32 = 0.9;

pub(super) fn mark(story: &mut [Vec<TokenSentence>], vocabulary: &Vocabulary) {
    let mut mid_sentence: FxHashMap<WordId, (u32, u32)> = FxHashMap::default();
    for sentence in story.iter().flatten().filter(|s| !is_title_case(s, vocabulary)) {
        for (at, token) in sentence.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && !starts_a_clause(&sentence.tokens, at) {
                let seen = mid_sentence.entry(token.word).or_default();
                if token.capital { seen.0 += 1 } else { seen.1 += 1 }
            }
        }
    }
    for sentence in story.iter_mut().flatten() {
        let title_case = is_title_case(sentence, vocabulary);
        let named = |at: usize| -> bool {
            let token = &sentence.tokens[at];
            if !token.capital || vocabulary.word(token.word).function {
                return false;
            }
            if !title_case && !starts_a_clause(&sentence.tokens, at) {
                return true;
            }
            match mid_sentence.get(&token.word) {
                Some((upper, lower)) => upper > lower,
                None => vocabulary.word(token.word).rarity >= RARE_ENOUGH_TO_BE_A_NAME,
            }
        };
        let mut names = Vec::new();
        let mut at = 0;
        while at < sentence.tokens.len() {
            if !named(at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < sentence.tokens.len() && (named(at) || joins_names(sentence, at, vocabulary, &named)) {
                at += 1;
            }
            names.push(start..at);
        }
        sentence.names = names;
    }
}

/// `Bank of Varn`, `Anna-Lena`, `St. Orrin`, `Jean d'Arc`: a small word or mark between two names.
fn joins_names(sentence: &TokenSentence, at: usize, vocabulary: &Vocabulary, named: &dyn Fn(usize) -> bool) -> bool {
    let next_named = at + 1 < sentence.tokens.len() && named(at + 1);
    let glued = at > 0
        && sentence.tokens[at - 1].span.end == sentence.tokens[at].span.start
        && sentence.tokens.get(at + 1).is_some_and(|next| next.span.start == sentence.tokens[at].span.end);
    next_named
        && match &*vocabulary.word(sentence.tokens[at].word).norm {
            "of" | "de" | "la" | "al" | "bin" | "van" | "von" | "der" | "du" | "del" | "&" => true,
            "-" => glued,
            "." => at > 0 && sentence.tokens[at - 1].span.len() <= 3,
            _ => false,
        }
}

fn starts_a_clause(tokens: &[Token], at: usize) -> bool {
    at == 0
        || (tokens[at - 1].kind == TokenKind::Punctuation
            && tokens[..at].iter().all(|t| t.kind == TokenKind::Punctuation))
        || (tokens[at].quoted && !tokens[at - 1].quoted)
}

fn is_title_case(sentence: &TokenSentence, vocabulary: &Vocabulary) -> bool {
    let content = sentence.tokens.iter().filter(|t| t.kind == TokenKind::Word && !vocabulary.word(t.word).function);
    let (mut all, mut upper) = (0.0_f32, 0.0_f32);
    for token in content {
        all += 1.0;
        upper += f32::from(u8::from(token.capital));
    }
    all >= 4.0 && upper / all >= TITLE_CASE_SHARE
}

#[cfg(test)]
mod tests {
    use crate::segment::Document;
    use crate::span::Span;
    use crate::tokens::tokenize;

    fn names(sentences: &[&str]) -> Vec<String> {
        let story = tokenize(vec![Document::from_sentences("a", sentences)]);
        let text = &story.documents[0].version.text;
        story.tokens[0]
            .iter()
            .flat_map(|s| {
                s.names
                    .iter()
                    .map(|n| Span::new(s.tokens[n.start].span.start, s.tokens[n.end - 1].span.end).of(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn runs_and_small_words() {
        assert_eq!(
            names(&["On Monday the Bank of Varn sued Anna-Lena Osk."]),
            ["Monday", "Bank of Varn", "Anna-Lena Osk"]
        );
    }

    #[test]
    fn the_first_word_needs_evidence() {
        assert_eq!(names(&["Talks ended.", "The Talks went on."]), ["Talks", "Talks"]);
        assert!(names(&["Police came."]).is_empty());
    }
}
