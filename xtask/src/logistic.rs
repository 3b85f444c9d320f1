//! Logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least squares).

use storydiff::similarity::model::Logistic;

/// One observation: features, whether the pair is gold, weight.
pub struct Row {
    pub features: Vec<f64>,
    pub positive: bool,
    pub weight: f64,
}

const ITERATIONS: usize = 25;

/// Fits log-odds = bias + weights · features. Features are standardised for the penalty and the result is
/// given back in their own units.
pub fn fit(names: &[&str], rows: &[&Row], penalty: f64) -> Logistic {
    let width = names.len();
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mean: Vec<f64> =
        (0..width).map(|k| rows.iter().map(|row| row.weight * row.features[k]).sum::<f64>() / total).collect();
    let scale: Vec<f64> = (0..width)
        .map(|k| {
            let variance = rows.iter().map(|row| row.weight * (row.features[k] - mean[k]).powi(2)).sum::<f64>() / total;
            variance.sqrt().max(1e-9)
        })
        .collect();
    let standard = |row: &Row, k: usize| if k == width { 1.0 } else { (row.features[k] - mean[k]) / scale[k] };
    let mut beta = vec![0.0; width + 1];
    for _ in 0..ITERATIONS {
        let mut gradient = vec![0.0; width + 1];
        let mut hessian = vec![vec![0.0; width + 1]; width + 1];
        for row in rows {
            let x: Vec<f64> = (0..=width).map(|k| standard(row, k)).collect();
            let z: f64 = x.iter().zip(&beta).map(|(x, b)| x * b).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let error = f64::from(u8::from(row.positive)) - p;
            let curvature = (row.weight * p * (1.0 - p)).max(1e-9);
            for i in 0..=width {
                gradient[i] += row.weight * error * x[i];
                for j in 0..=i {
                    hessian[i][j] += curvature * x[i] * x[j];
                }
            }
        }
        for k in 0..width {
            gradient[k] -= penalty * beta[k];
            hessian[k][k] += penalty;
        }
        let step = solve(hessian, gradient);
        let size: f64 = step.iter().map(|s| s.abs()).sum();
        for (b, s) in beta.iter_mut().zip(step) {
            *b += s;
        }
        if size < 1e-8 {
            break;
        }
    }
    let weights: Vec<(String, f32)> =
        names.iter().enumerate().map(|(k, name)| ((*name).to_owned(), (beta[k] / scale[k]) as f32)).collect();
    let shift: f64 = (0..width).map(|k| beta[k] * mean[k] / scale[k]).sum();
    Logistic { bias: (beta[width] - shift) as f32, weights }
}

/// Solves a symmetric positive definite system, given its lower half, by Cholesky decomposition.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            matrix[i][j] =
                if i == j { (matrix[i][i] - dot).max(1e-12).sqrt() } else { (matrix[i][j] - dot) / matrix[j][j] };
        }
    }
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - dot) / matrix[i][i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - dot) / matrix[i][i];
    }
    right
}
