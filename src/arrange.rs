//! Putting a long list into another order without a second list.

/// Puts the entries of `list` into the order in which `order` names their places, each of which it names once.
pub fn arrange<T>(list: &mut [T], order: &[usize]) {
    for at in 0..order.len() {
        let mut from = order[at];
        // What stood before this place has been swapped to where the entry that came there stood.
        while from < at {
            from = order[from];
        }
        list.swap(at, from);
    }
}

#[cfg(test)]
mod tests {
    use super::arrange;

    #[test]
    fn entries_stand_in_the_order_of_their_places() {
        let mut list = vec!['a', 'b', 'c', 'd', 'e'];
        arrange(&mut list, &[3, 0, 4, 1, 2]);
        assert_eq!(list, ['d', 'a', 'e', 'b', 'c']);
        arrange(&mut list, &[0, 1, 2, 3, 4]);
        assert_eq!(list, ['d', 'a', 'e', 'b', 'c']);
    }
}
