//! What decided about a pair, as a text to read.

use std::fmt::Write as _;

use super::safe;
use crate::similarity::changes::Change;
use crate::similarity::explain::Explanation;
use crate::tokens::Story;

/// A feature that moves the log-odds by less is left out.
const LEAST_MOVE: f32 = 0.15;
/// Most words shown that would turn the decision.
const MOST_CHANGES: usize = 3;
/// Most features shown.
const MOST_FEATURES: usize = 10;

/// `A`, `B`, … for versions 0, 1, …
fn letter(document: usize) -> char {
    u8::try_from(document).ok().filter(|d| *d < 26).map_or('?', |d| char::from(b'A' + d))
}

/// Lays one explanation out, with what the decision over all pairs made of it.
#[must_use]
pub fn pair(explanation: &Explanation, aligned: bool, story: &Story) -> String {
    let mut out = String::new();
    for (document, sentence) in [explanation.a, explanation.b] {
        let text = safe::line(story.documents[document].sentence_text(sentence));
        let _ = writeln!(out, "{}:{sentence}  {text}", letter(document));
    }
    match (explanation.score, explanation.confidence, explanation.lacking) {
        (Some(score), Some(confidence), Some(lacking)) => {
            let verdict = if aligned { "aligned" } else { "not aligned" };
            let _ = writeln!(
                out,
                "  {verdict}: confidence {confidence:.2} (aligned from {:.2}), alike in themselves {score:.2}",
                explanation.decision
            );
            let change = match (lacking <= 0.0, aligned) {
                (true, true) => format!("{:.1} log-odds less would undo it", lacking.abs()),
                (false, false) => format!("{:.1} log-odds more would align them", lacking.abs()),
                (true, false) => {
                    "confident enough alone, but all pairs taken together, other partners were better".into()
                }
                (false, true) => {
                    "not confident enough alone, but all pairs taken together, they belong together".into()
                }
            };
            let _ = writeln!(out, "  {change}");
        }
        _ => out.push_str("  not aligned: the two share no telling word, so they were not compared further\n"),
    }
    let list = |items: Vec<String>| if items.is_empty() { "none".to_owned() } else { items.join(", ") };
    let shared = explanation.shared.iter().filter(|(_, weight)| *weight >= 0.05);
    let shared = shared.map(|(word, weight)| format!("{} {weight:.2}", safe::line(word))).collect();
    let _ = writeln!(out, "  shared words (weight)    {}", list(shared));
    let related = explanation.related.iter();
    let related =
        related.map(|(a, b, strength)| format!("{}~{} {strength:.2}", safe::line(a), safe::line(b))).collect();
    let _ = writeln!(out, "  related words            {}", list(related));
    if let Some(changes) = &explanation.changes {
        let confident = explanation.lacking.is_some_and(|lacking| lacking <= 0.0);
        let _ = writeln!(out, "  {}", decided_by(changes, confident));
    }
    let rivals = [
        (explanation.rival_of_a, explanation.a, explanation.b),
        (explanation.rival_of_b, explanation.b, explanation.a),
    ];
    for (rival, of, other) in rivals {
        if let Some((sentence, confidence)) = rival {
            let (of_letter, letter) = (letter(of.0), letter(other.0));
            let _ =
                writeln!(out, "  next best for {of_letter}:{:<5}      {letter}:{sentence} at {confidence:.2}", of.1);
        }
    }
    let moves: Vec<&(String, f32, f32)> =
        explanation.features.iter().filter(|(_, _, by)| by.abs() >= LEAST_MOVE).take(MOST_FEATURES).collect();
    if !moves.is_empty() {
        out.push_str("  what moved it, against the average candidate of the two versions (log-odds)\n");
        for (name, value, by) in moves {
            let _ = writeln!(out, "    {by:+6.2}  {name} = {value:.2}");
        }
    }
    out
}

/// Which single words would turn the decision, with the confidence that the pair would have.
fn decided_by(changes: &[Change], confident: bool) -> String {
    let one = |change: &Change| {
        let place = change.added_to.map(|(document, sentence)| format!(" in {}:{sentence}", letter(document)));
        format!("“{}”{} → {:.2}", safe::line(&change.word), place.unwrap_or_default(), change.confidence)
    };
    let (label, none) =
        if confident { ("one word less", "would not undo it") } else { ("one word more", "would not be enough") };
    let words: Vec<String> = changes.iter().take(MOST_CHANGES).map(one).collect();
    format!("{label:<25}{}", if words.is_empty() { none.to_owned() } else { words.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::segment::Document;
    use crate::settings::Settings;
    use crate::similarity::explain::explain;

    #[test]
    fn a_confident_pair_that_was_dropped_is_not_called_aligned() {
        let text = ["The ferry Orla sank off Varn on Monday.", "Divers will look at the wreck."];
        let documents = ["Wire", "Post"].map(|outlet| Document::from_sentences(outlet, &text)).to_vec();
        let found = analyse(documents, &Settings::default());
        let explanation = explain(&found.story, &crate::similarity::measured(&found.story), (0, 0), (1, 0), 0.3);
        let (kept, dropped) = (pair(&explanation, true, &found.story), pair(&explanation, false, &found.story));
        assert!(kept.contains("  aligned: ") && kept.contains("less would undo it"), "{kept}");
        assert!(dropped.contains("  not aligned: ") && dropped.contains("confident enough alone"), "{dropped}");
    }
}
