//! SARIF 2.1.0, which code scanning and many editors show.

use serde_json::{Value, json};

use super::json::to_string;
use super::model::{FramingReport, OmissionReport, Report, Severity, Words};
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
        let span = words.as_ref().map(|words| (words.start, words.end, words.text.as_str()));
        location(report, document, sentence, span)
    };
    let (mut first, mut second) = (side(&finding.a, finding.pair[0]), side(&finding.b, finding.pair[1]));
    // One place is shown first: the one that has words.
    if finding.a.is_none() {
        std::mem::swap(&mut first, &mut second);
    }
    json!({
        "ruleId": finding.kind,
        "level": if finding.severity == Severity::High { "warning" } else { "note" },
        "rank": percent(finding.confidence),
        "message": {"text": view::sentence_case(&finding.note)},
        "locations": [first],
        "relatedLocations": [second],
    })
}

fn left_out(report: &Report, omission: &OmissionReport) -> Value {
    let missing: Vec<&str> = omission
        .missing_from
        .iter()
        .filter_map(|&document| report.documents.get(document))
        .map(|document| document.outlet.as_str())
        .collect();
    let span = Some((omission.start, omission.end, omission.text.as_str()));
    let nearest = omission.nearest.iter().map(|near| location(report, near.document, near.sentence, None));
    json!({
        "ruleId": OMISSION,
        "level": "note",
        "rank": percent(omission.importance),
        "message": {"text": format!("Not told by {}.", missing.join(", "))},
        "locations": [location(report, omission.document, omission.sentence, span)],
        "relatedLocations": nearest.collect::<Vec<_>>(),
    })
}

/// A place in a file: words, or else the whole sentence.
fn location(report: &Report, document: usize, sentence: usize, words: Option<(usize, usize, &str)>) -> Value {
    let source = report.documents.get(document).map(|document| document.source.as_str()).unwrap_or_default();
    let whole =
        report.sentence(document, sentence).map(|sentence| (sentence.start, sentence.end, sentence.text.as_str()));
    let mut place = json!({"artifactLocation": {"uri": uri(source)}});
    if let Some((start, end, text)) = words.or(whole) {
        place["region"] =
            json!({"byteOffset": start, "byteLength": end.saturating_sub(start), "snippet": {"text": text}});
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

    #[test]
    fn every_result_has_a_rule_and_a_place() {
        let versions = [
            Version::new("a b.txt", "Ferry sinks\n\nThe union slammed the closure of the mill.\n"),
            Version::new("c.txt", "Ferry lost\n\nThe union criticised the closure of the mill.\n"),
        ];
        let text = render(&compare(&versions, &Settings::default()), &View::default());
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        let run = &log["runs"][0];
        let rules: Vec<&Value> =
            run["tool"]["driver"]["rules"].as_array().into_iter().flatten().map(|r| &r["id"]).collect();
        let results = run["results"].as_array().expect("a list");
        assert!(results.iter().all(|result| rules.contains(&&result["ruleId"])));
        let loaded = results.iter().find(|result| result["ruleId"] == "loaded").expect("it is found");
        let place = &loaded["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b.txt");
        assert_eq!((&place["region"]["byteOffset"], &place["region"]["byteLength"]), (&json!(23), &json!(7)));
        assert_eq!(place["region"]["snippet"]["text"], "slammed");
    }
}
