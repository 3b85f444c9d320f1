//! One story on all cores.
//!
//! The stages map over sentences and pairs of sentences that do not depend on each other. What is computed on several cores
//! comes back in its order, so that a report is the same byte for byte whatever their number (`RAYON_NUM_THREADS` sets it).

use std::cell::Cell;

use rayon::prelude::*;

thread_local! {
    /// Whether what this core does is a part of something that is spread over the cores already.
    static IS_PART: Cell<bool> = const { Cell::new(false) };
}

/// Pieces for each core: their costs differ, and the last ones should not keep one core waiting for the other.
const PIECES: usize = 4;

/// What `of` gives for `0..count`, in order.
pub fn map<T: Send>(count: usize, of: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    map_with(count, || (), |(), at| of(at))
}

/// The same with something that is made once for many calls, to work in.
pub fn map_with<S, T: Send>(
    count: usize,
    make: impl Fn() -> S + Sync + Send,
    of: impl Fn(&mut S, usize) -> T + Sync + Send,
) -> Vec<T> {
    if count < 2 || IS_PART.get() {
        let mut made = make();
        return (0..count).map(|at| of(&mut made, at)).collect();
    }
    let piece = count.div_ceil(PIECES * rayon::current_num_threads());
    let parts = (0..count).into_par_iter().with_min_len(piece);
    parts.map_init(make, |made, at| on_one_core(|| of(made, at))).collect()
}

/// Most calls whose lists are held before they are joined.
const WINDOW: usize = 1 << 10;

/// What `of` gives for `0..count`, in order and in one list. It is joined as it goes: with all lists at once, and a list made
/// of them, it is in memory twice.
pub fn flat_map<T: Send>(count: usize, of: impl Fn(usize) -> Vec<T> + Sync + Send) -> Vec<T> {
    let mut all = Vec::new();
    for start in (0..count).step_by(WINDOW) {
        all.extend(map(WINDOW.min(count - start), |at| of(start + at)).into_iter().flatten());
        if start == 0 {
            // Room for as much of all the others: a list that grows leaves holes of all its sizes behind, and room that is not
            // used is not taken from the system.
            all.reserve(all.len() * (count.div_ceil(WINDOW) - 1));
        }
    }
    all
}

/// Does `work` on the core that it is called on, for work that is spread on a larger scale, over stories, say: a core that
/// waits for parts of one would start another meanwhile, and hold both in memory.
pub fn on_one_core<T>(work: impl FnOnce() -> T) -> T {
    let before = IS_PART.replace(true);
    let done = work();
    IS_PART.set(before);
    done
}

#[cfg(test)]
mod tests {
    use super::{flat_map, map, on_one_core};

    #[test]
    fn order_is_kept_at_any_depth() {
        let rows = |size| map(size, |row| map(row, |column| row * column));
        assert!(rows(40).iter().enumerate().all(|(row, all)| all.iter().copied().eq((0..row).map(|c| row * c))));
        assert_eq!(on_one_core(|| rows(40)), rows(40));
        let in_one_list = flat_map(40, |row| map(row, |column| row * column));
        assert!(in_one_list.into_iter().eq((0..40).flat_map(|row| (0..row).map(move |column| row * column))));
    }
}
