//! SARIF 2.1.0, which code scanning and many editors show.

use serde_json::{Value, json};

use super::annotation;
use super::json::to_string;
use super::model::{FramingReport, OmissionReport, Report, Severity, Words};
use super::position::Position;
use super::view::{self, View};
use crate::framing::{KINDS, pages};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Id of the rule of what is left out.
const OMISSION: &str = "omission";

/// All findings and omissions of the report as one run.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let report = &view::sections(report, view);
    let mut results: Vec<Value> = report.framing.iter().map(|finding| difference(report, finding)).collect();
    results.extend(report.omissions.iter().map(|omission| left_out(report, omission)));
    let rules: Vec<Value> = KINDS
        .iter()
        .map(|kind| {
            json!({
                "id": kind.id(),
                "shortDescription": {"text": kind.about()},
                "help": {
                    "text": pages::page(kind.id()).unwrap_or_default(),
                    "markdown": pages::page(kind.id()).unwrap_or_default(),
                },
            })
        })
        .chain([json!({"id": OMISSION, "shortDescription": {"text": "Told by one version and not by another."}})])
        .collect();
    to_string(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": report.tool.name, "version": report.tool.version, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn difference(report: &Report, finding: &FramingReport) -> Value {
    let side = |words: &Option<Words>, [document, sentence]: [usize; 2]| {
        let words = words.as_ref().map(|words| (words.range().start, &*words.text));
        location(report, document, sentence, words)
    };
    let (mut first, mut second) = (side(&finding.a, finding.sentences()[0]), side(&finding.b, finding.sentences()[1]));
    // One place is shown first: the one that has words.
    if finding.a.is_none() {
        std::mem::swap(&mut first, &mut second);
    }
    json!({
        "ruleId": finding.kind,
        "level": if finding.severity == Severity::High { "warning" } else { "note" },
        "rank": percent(finding.confidence),
        "message": {"text": annotation::difference(finding)},
        "locations": [first],
        "relatedLocations": [second],
    })
}

fn left_out(report: &Report, omission: &OmissionReport) -> Value {
    let words = Some((omission.start, omission.text.as_str()));
    let nearest = omission.nearest.iter().map(|near| location(report, near.document, near.sentence, None));
    json!({
        "ruleId": OMISSION,
        "level": "note",
        "rank": percent(omission.importance),
        "message": {"text": annotation::left_out(report, omission)},
        "locations": [location(report, omission.document, omission.sentence, words)],
        "relatedLocations": nearest.collect::<Vec<_>>(),
    })
}

/// A place in a file: words, or else the whole sentence. What was taken out of a page has a file, and no place in it.
fn location(report: &Report, document: usize, sentence: usize, words: Option<(usize, &str)>) -> Value {
    let source = report.documents.get(document).map(|document| document.source.as_str()).unwrap_or_default();
    let mut place = json!({"artifactLocation": {"uri": uri(source)}});
    let Some(sentence) = report.sentence(document, sentence) else { return json!({"physicalLocation": place}) };
    let (start, text) = words.unwrap_or((sentence.start, &sentence.text));
    if let Some([start, end]) = Position::of(sentence, start, text) {
        place["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": text},
        });
    }
    json!({"physicalLocation": place})
}

/// A path as a reference to it: what a URI gives a meaning is written as a percent code.
fn uri(source: &str) -> String {
    if source.contains("://") {
        return source.to_owned();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let path = source.replace('\\', "/");
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// SARIF ranks go from 0 to 100.
fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, Version, compare};

    fn log(versions: &[Version]) -> Value {
        serde_json::from_str(&render(&compare(versions, &Settings::default()), &View::default())).expect("it is JSON")
    }

    fn loaded(log: &Value) -> &Value {
        let results = log["runs"][0]["results"].as_array().expect("a list");
        results.iter().find(|result| result["ruleId"] == "loaded").expect("it is found")
    }

    fn versions() -> [Version; 2] {
        [
            Version::new("a b.txt", "Ferry sinks\n\nThe union slammed the closure of the mill.\n"),
            Version::new("c.txt", "Ferry lost\n\nThe union criticised the closure of the mill.\n"),
        ]
    }

    /// What SARIF 2.1.0 requires of every log, and code scanning of every result.
    #[test]
    fn every_result_has_what_the_standard_requires() {
        let log = log(&versions());
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string() && run["columnKind"] == "unicodeCodePoints");
        let rules: Vec<&Value> = driver["rules"].as_array().into_iter().flatten().map(|rule| &rule["id"]).collect();
        for result in run["results"].as_array().expect("a list") {
            assert!(rules.contains(&&result["ruleId"]), "{result}");
            assert!(["none", "note", "warning", "error"].iter().any(|level| result["level"] == *level), "{result}");
            assert!(result["rank"].as_f64().is_some_and(|rank| (0.0..=100.0).contains(&rank)), "{result}");
            assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{result}");
            let related = result["relatedLocations"].as_array().expect("a list");
            for location in result["locations"].as_array().expect("a list").iter().chain(related) {
                let place = &location["physicalLocation"];
                assert!(place["artifactLocation"]["uri"].as_str().is_some_and(|uri| !uri.is_empty()), "{result}");
                let number = |field: &str| place["region"][field].as_u64().expect("a number");
                let start = (number("startLine"), number("startColumn"));
                assert!(start >= (1, 1) && start < (number("endLine"), number("endColumn")), "{result}");
            }
        }
    }

    #[test]
    fn a_result_points_at_the_words() {
        let log = log(&versions());
        let result = loaded(&log);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b.txt");
        let region = json!({
            "startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 18, "snippet": {"text": "slammed"},
        });
        assert_eq!(place["region"], region);
        let message = result["message"]["text"].as_str().unwrap_or_default();
        assert!(message.starts_with("A: “slammed” / B: “criticised”. "), "{message}");
    }

    #[test]
    fn a_page_has_no_lines_to_point_at() {
        let log = log(&versions().map(|version| Version { format: "html", ..version }));
        let place = &loaded(&log)["locations"][0]["physicalLocation"];
        assert_eq!(place, &json!({"artifactLocation": {"uri": "a%20b.txt"}}));
    }
}
