//! Two events of one kind: two fires in supermarkets, two players of one team who are hurt in one week.
//!
//! Their articles share what the events have in common, and that holds the group together. Among themselves
//! these words tell nothing, and without them the group falls into two parts that share next to nothing.

use super::{Bags, Group, Vector, cosine};

/// Fewest articles of each part: one article that tells its event in other words is no event of its own.
const FEWEST: usize = 3;
/// Two parts with a smaller mean cosine tell of two events. On the development topics 0.07, 0.078, 0.09 give
/// an F1 of 0.881, 0.918, 0.903.
const MOST_SHARED: f32 = 0.078;
/// Larger groups are left whole: all pairs are compared.
const LARGEST: usize = 300;

/// The events that a group tells of.
pub(super) fn parted(bags: &Bags, group: Group) -> Vec<Group> {
    let (mut done, mut open) = (Vec::new(), vec![group]);
    while let Some(group) = open.pop() {
        match halves(bags, &group) {
            Some(parts) => open.extend(parts),
            None => done.push(group),
        }
    }
    done
}

/// The two parts of a group that tells of two events.
fn halves(bags: &Bags, group: &[usize]) -> Option<[Group; 2]> {
    if group.len() < 2 * FEWEST || group.len() > LARGEST {
        return None;
    }
    let (mut parts, shared) = two_parts(&bags.vectors_inside(group));
    parts.iter_mut().flatten().for_each(|member| *member = group[*member]);
    parts.iter_mut().for_each(|part| part.sort_unstable());
    (parts.iter().all(|part| part.len() >= FEWEST) && shared < MOST_SHARED).then_some(parts)
}

/// Average linkage down to two parts, and the mean cosine between them.
fn two_parts(vectors: &[Vector]) -> ([Group; 2], f32) {
    let number = vectors.len();
    let mut parts: Vec<Group> = (0..number).map(|at| vec![at]).collect();
    let mut mean: Vec<Vec<f32>> = vectors.iter().map(|x| vectors.iter().map(|y| cosine(x, y)).collect()).collect();
    while parts.len() > 2 {
        let (mut best, mut one, mut other) = (f32::NEG_INFINITY, 0, 1);
        for (x, row) in mean.iter().enumerate() {
            for (y, value) in row.iter().enumerate().skip(x + 1) {
                if *value > best {
                    (best, one, other) = (*value, x, y);
                }
            }
        }
        let (ours, theirs) = (parts[one].len() as f32, parts[other].len() as f32);
        let joined: Vec<f32> =
            mean[one].iter().zip(&mean[other]).map(|(x, y)| (x * ours + y * theirs) / (ours + theirs)).collect();
        for (row, joined) in mean.iter_mut().zip(&joined) {
            row[one] = *joined;
        }
        mean[one] = joined;
        let moved = parts.remove(other);
        parts[one].extend(moved);
        mean.remove(other);
        for row in &mut mean {
            row.remove(other);
        }
    }
    let shared = mean[0][1];
    let second = parts.pop().unwrap_or_default();
    ([parts.pop().unwrap_or_default(), second], shared)
}
