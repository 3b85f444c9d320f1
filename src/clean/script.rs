//! Lines in another writing system than the text's own: links to editions in other languages.

use super::line::Line;

/// Share of all letters that one writing system must hold before another one can be foreign to the text.
const MAIN_SHARE: f64 = 0.65;
/// Share of a line's letters that must be foreign; a line that only names something abroad stays below.
const FOREIGN_SHARE: f64 = 0.6;

/// Blocks of letters, coarse on purpose: what matters is only that two lines are not of one kind.
fn script(letter: char) -> usize {
    const BORDERS: &[u32] =
        &[0x370, 0x400, 0x530, 0x590, 0x600, 0x750, 0x900, 0xE00, 0x1100, 0x1E00, 0x1F00, 0x2E80, 0xAC00, 0xD7B0];
    match letter as u32 {
        ..0x370 | 0x1E00..0x1F00 => 0,
        code => BORDERS.iter().filter(|&&border| border <= code).count(),
    }
}

fn counts(text: &str) -> [usize; 15] {
    let mut counts = [0; 15];
    if text.is_ascii() {
        counts[0] = text.bytes().filter(u8::is_ascii_alphabetic).count();
        return counts;
    }
    text.chars().filter(|c| c.is_alphabetic()).for_each(|letter| counts[script(letter)] += 1);
    counts
}

/// For each line, whether it is written in another script than nearly all of the text.
pub(super) fn foreign(lines: &[Line<'_>]) -> Vec<bool> {
    let each: Vec<[usize; 15]> = lines.iter().map(|line| counts(line.text)).collect();
    let mut total = [0_usize; 15];
    each.iter().for_each(|counts| total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count));
    let letters: usize = total.iter().sum();
    let main = (0..total.len()).max_by_key(|&script| total[script]).unwrap_or(0);
    if (total[main] as f64) < MAIN_SHARE * letters as f64 {
        return vec![false; lines.len()];
    }
    each.iter()
        .map(|counts| {
            let letters: usize = counts.iter().sum();
            (letters - counts[main]) as f64 > FOREIGN_SHARE * letters as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::line::lines;

    #[test]
    fn a_line_of_another_script_is_foreign() {
        let text = "Dockers walked out of the talks with the owners of the port of Varn on Monday.\nЧитать по-русски\n\
                    The desk of “Правда” was closed by then, and nobody at the port would comment.";
        assert_eq!(foreign(&lines(text, true)), [false, true, false]);
    }

    #[test]
    fn a_text_of_two_scripts_has_no_foreign_line() {
        assert_eq!(foreign(&lines("Dockers walk out\nДокеры бастуют", true)), [false, false]);
    }
}
