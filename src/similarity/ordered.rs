//! Sums of products that come out the same to the last bit as when they are added one by one.

/// Products of one step of the loop, whose own work is as much as that of two of them.
const STRIDE: usize = 8;

/// The sum of the products of two lists of one length, from the first to the last.
pub(super) fn product<X, Y>(x: &[X], y: &[Y], of: impl Fn(&X, &Y) -> f32) -> f32 {
    let ((x, last_x), (y, last_y)) = (x.as_chunks::<STRIDE>(), y.as_chunks::<STRIDE>());
    // As the sum of no floats begins.
    let mut sum = -0.0;
    for (x, y) in x.iter().zip(y) {
        for at in 0..STRIDE {
            sum += of(&x[at], &y[at]);
        }
    }
    last_x.iter().zip(last_y).for_each(|(x, y)| sum += of(x, y));
    sum
}

#[cfg(test)]
mod tests {
    use super::product;

    #[test]
    fn the_sum_is_that_of_one_product_after_the_other() {
        let x: Vec<f32> = (0..83).map(|at| (at as f32 * 0.7).sin()).collect();
        let y: Vec<f32> = (0..83).map(|at| (at as f32 * 1.3).cos()).collect();
        for length in [0, 1, 7, 8, 9, 64, 83] {
            let (x, y) = (&x[..length], &y[..length]);
            let plain: f32 = x.iter().zip(y).map(|(x, y)| x * y).sum();
            assert_eq!(product(x, y, |x, y| x * y).to_bits(), plain.to_bits());
        }
    }
}
