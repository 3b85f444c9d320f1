//! Logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least squares).

use std::borrow::Cow;

use storydiff::similarity::model::{Logistic, probability};

/// One observation.
#[derive(Clone)]
pub struct Row {
    pub features: Vec<f64>,
    /// What the probability should be, 0–1; whether a pair is gold.
    pub target: f64,
    pub weight: f64,
    /// Share (0–1) of whole articles, see `article_share`.
    pub article: f64,
}

/// What a model says of an observation, 0–1.
pub fn likely(model: &Logistic, features: &[f64]) -> f32 {
    probability(model.logit(&features.iter().map(|value| *value as f32).collect::<Vec<_>>()))
}

const ITERATIONS: usize = 25;
/// Total change of the standardised weights under which the fit has settled.
const SETTLED: f64 = 1e-4;

/// Fits log-odds = bias + weights · features over the rows that `weigh` gives a weight. Features are standardised for the
/// penalties, one a feature, and the result is
/// given back in their own units.
pub fn fit(names: &[&str], rows: &[Row], weigh: impl Fn(&Row) -> f64, penalties: &[f64]) -> Logistic {
    let width = names.len();
    let rows: Vec<(&Row, f64)> = rows.iter().map(|row| (row, weigh(row))).filter(|(_, weight)| *weight > 0.0).collect();
    let total: f64 = rows.iter().map(|(_, weight)| weight).sum();
    let mean: Vec<f64> =
        (0..width).map(|k| rows.iter().map(|(row, weight)| weight * row.features[k]).sum::<f64>() / total).collect();
    let scale: Vec<f64> = (0..width)
        .map(|k| {
            let variance =
                rows.iter().map(|(row, weight)| weight * (row.features[k] - mean[k]).powi(2)).sum::<f64>() / total;
            variance.sqrt().max(1e-9)
        })
        .collect();
    let standard: Vec<Vec<f64>> = rows
        .iter()
        .map(|(row, _)| (0..width).map(|k| (row.features[k] - mean[k]) / scale[k]).chain([1.0]).collect())
        .collect();
    let mut beta = vec![0.0; width + 1];
    for _ in 0..ITERATIONS {
        let mut gradient = vec![0.0; width + 1];
        let mut hessian = vec![vec![0.0; width + 1]; width + 1];
        for ((row, weight), x) in rows.iter().zip(&standard) {
            let z: f64 = x.iter().zip(&beta).map(|(x, b)| x * b).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let error = row.target - p;
            let curvature = (weight * p * (1.0 - p)).max(1e-9);
            for (i, (gradient, line)) in gradient.iter_mut().zip(&mut hessian).enumerate() {
                *gradient += weight * error * x[i];
                let scaled = curvature * x[i];
                for (cell, x) in line.iter_mut().zip(&x[..=i]) {
                    *cell += scaled * x;
                }
            }
        }
        for k in 0..width {
            gradient[k] -= penalties[k] * beta[k];
            hessian[k][k] += penalties[k];
        }
        let step = solve(hessian, gradient);
        let size: f64 = step.iter().map(|s| s.abs()).sum();
        for (b, s) in beta.iter_mut().zip(step) {
            *b += s;
        }
        if size < SETTLED {
            break;
        }
    }
    let weight = |(k, name): (usize, &&str)| (Cow::Owned((*name).to_owned()), (beta[k] / scale[k]) as f32);
    let weights = names.iter().enumerate().map(weight).collect();
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
