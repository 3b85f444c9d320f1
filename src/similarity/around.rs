//! What the candidates around one were given, without a search for each of its eight neighbours.

use super::Between;

/// The probabilities of the candidates of three sentences of the first version that follow each other, laid out by sentence of
/// the second, with a place before its first and one behind its last.
pub(super) struct Around<'b> {
    between: &'b Between,
    probabilities: &'b [f32],
    /// Where the candidates of each sentence of the first version start, and where the last ones end.
    starts: Vec<usize>,
    /// Of the sentence before [`Self::sentence`], of itself and of the one behind it.
    rows: [Vec<f32>; 3],
    sentence: usize,
}

impl<'b> Around<'b> {
    /// Lays out the first sentences of two versions of these lengths.
    pub fn new(between: &'b Between, lengths: (usize, usize), probabilities: &'b [f32]) -> Self {
        let mut starts = vec![0; lengths.0 + 1];
        for candidate in &between.candidates {
            starts[candidate.a + 1] += 1;
        }
        for sentence in 0..lengths.0 {
            starts[sentence + 1] += starts[sentence];
        }
        let rows = std::array::from_fn(|_| vec![0.0; lengths.1 + 2]);
        let mut around = Self { between, probabilities, starts, rows, sentence: 0 };
        around.set(1, 0, true);
        around.set(2, 1, true);
        around
    }

    /// The highest probability of the two neighbours of a candidate along both versions, and of the four beside it in one of
    /// them; 0 where there is none. Candidates are asked for in the order of their sentences in the first version.
    pub fn of(&mut self, a: usize, b: usize) -> (f32, f32) {
        while self.sentence < a {
            // The row in front becomes the one behind.
            if let Some(before) = self.sentence.checked_sub(1) {
                self.set(0, before, false);
            }
            self.rows.rotate_left(1);
            self.sentence += 1;
            self.set(2, self.sentence + 1, true);
        }
        let [before, own, behind] = &self.rows;
        let along = behind[b + 2].max(before[b]);
        let beside = own[b + 2].max(own[b]).max(behind[b + 1]).max(before[b + 1]);
        (along, beside)
    }

    fn set(&mut self, row: usize, sentence: usize, there: bool) {
        let Some(&[start, end]) = self.starts.get(sentence..sentence + 2) else { return };
        for (candidate, &p) in self.between.candidates[start..end].iter().zip(&self.probabilities[start..end]) {
            self.rows[row][candidate.b + 1] = if there { p } else { 0.0 };
        }
    }
}
