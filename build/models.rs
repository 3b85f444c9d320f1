//! Turns the fitted models (`data/model/*.json`) into Rust code, so that no start parses them.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Writes each model as one Rust expression.
pub fn write(out: &Path) {
    let alignment = |model: &Value| {
        let rounds = [&model["rounds"][0], &model["rounds"][1]].map(by_size).join(", ");
        let calibration = [&model["calibration"][0], &model["calibration"][1]].map(number).join(", ");
        format!(
            "Model {{ lone: {}, own: {}, rounds: [{rounds}], calibration: ({calibration}), decision: {} }}",
            logistic(&model["lone"]),
            by_size(&model["own"]),
            number(&model["decision"]),
        )
    };
    save(out, "alignment", alignment);
    save(out, "alignment_with_encoder", alignment);
    save(out, "told", |model| {
        let missing_below = model["missing_below"].as_f64().expect("a model holds numbers");
        format!("Model {{ weights: {}, missing_below: {missing_below:?} }}", logistic(&model["weights"]))
    });
    save(out, "importance", logistic);
    save(out, "labels", logistic);
    save(out, "severity", logistic);
}

fn save(out: &Path, name: &str, code: impl Fn(&Value) -> String) {
    let path = format!("data/model/{name}.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let model: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    fs::write(out.join(format!("{name}_model.rs")), code(&model)).expect("OUT_DIR is writable");
}

fn by_size(model: &Value) -> String {
    format!("BySize {{ brief: {}, article: {} }}", logistic(&model["brief"]), logistic(&model["article"]))
}

fn logistic(model: &Value) -> String {
    let weights = model["weights"].as_array().expect("a regression has weights").iter();
    let weights: Vec<String> = weights
        .map(|weight| {
            let name = weight[0].as_str().expect("a weight has a name");
            format!("(Cow::Borrowed({name:?}), {})", number(&weight[1]))
        })
        .collect();
    format!("Logistic {{ bias: {}, weights: Cow::Borrowed(&[{}]) }}", number(&model["bias"]), weights.join(", "))
}

/// A number as the models hold it, in single precision.
fn number(value: &Value) -> String {
    format!("{:?}", value.as_f64().expect("a model holds numbers") as f32)
}
