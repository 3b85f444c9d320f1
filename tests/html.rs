//! The web page as text; `tests/browser` opens it in a browser.

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use sha2::{Digest, Sha256};
use storydiff::report::{Report, Section, View, html};

fn report(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/report").join(name).with_extension("json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("fixture is there")).expect("fixture is a report")
}

fn page(name: &str) -> String {
    html::render(&report(name), &View::default())
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).expect("the start is there") + start.len();
    &text[from..from + text[from..].find(end).expect("the end is there")]
}

/// Values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect()
}

#[test]
fn every_sentence_stands_in_its_column_once() {
    for name in ["two", "three", "scripts"] {
        let (report, page) = (report(name), page(name));
        let ids: Vec<&str> = values(&page, "id").into_iter().filter(|id| id.starts_with("s-")).collect();
        let wanted: Vec<String> = report
            .documents
            .iter()
            .flat_map(|d| d.sentences.iter().map(move |s| format!("s-{}-{}", d.index, s.index)))
            .collect();
        assert_eq!(ids, wanted, "{name}");
    }
}

#[test]
fn ids_are_unique_and_links_lead_to_them() {
    for name in ["two", "three", "scripts"] {
        for all in [false, true] {
            let page = html::render(&report(name), &View { all, ..View::default() });
            let ids = values(&page, "id");
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{name}");
            for link in values(&page, "href") {
                assert!(unique.contains(link.trim_start_matches('#')), "{name}: {link}");
            }
        }
    }
}

#[test]
fn the_policy_names_what_stands_in_the_page() {
    let page = page("two");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let digest = Sha256::digest(between(&page, start, end));
        let hash = base64::engine::general_purpose::STANDARD.encode(digest).replace('+', "&#43;");
        assert!(policy.contains(&format!("'sha256-{}'", hash.replace("&#43;", "+"))), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"));
    assert!(!page.contains(" style=\""), "a style on an element is against the policy");
}

#[test]
fn sections_that_are_not_wanted_are_not_there_and_nothing_leads_to_them() {
    for &(id, section) in Section::ALL {
        let page = html::render(&report("three"), &View { only: BTreeSet::from([section]), ..View::default() });
        let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
        assert_eq!(ids.contains("story"), id == "alignment", "{id}");
        assert_eq!(ids.contains("differences"), id == "framing", "{id}");
        assert_eq!(ids.contains("omissions"), id == "omissions", "{id}");
        for link in values(&page, "href") {
            assert!(ids.contains(link.trim_start_matches('#')), "{id}: {link}");
        }
    }
}

#[test]
fn slight_differences_are_there_and_folded_away() {
    let report = report("two");
    let folded = |all| html::render(&report, &View { all, ..View::default() }).matches("class=\"entry off\"").count();
    assert!(folded(false) > 0);
    assert_eq!(folded(true), 0);
}

#[test]
fn texts_do_not_become_markup() {
    let mut report = report("two");
    let attack = "<script>\"'&\u{202e}\0";
    report.documents[0].outlet = attack.into();
    report.documents[0].source = attack.into();
    report.warnings.clear();
    report.framing[0].kind = attack.into();
    report.framing[0].note = attack.into();
    let page = html::render(&report, &View::default());
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(page.contains("&#60;script&#62;&#34;&#39;&#38;␀"));
    assert!(!page.contains(['\u{202e}', '\0']));
}

#[test]
fn spans_that_fit_no_text_are_survived() {
    let mut report = report("two");
    for finding in &mut report.framing {
        for words in [&mut finding.a, &mut finding.b].into_iter().flatten() {
            words.start += 1_000_000;
            words.end = 7;
        }
        finding.pair = [[9, 9], [8, 8]];
    }
    report.documents[0].sentences[0].end = 0;
    report.documents[1].index = 7;
    assert!(html::render(&report, &View::default()).ends_with("</html>\n"));
}

#[test]
fn the_most_telling_differences_stand_before_the_texts() {
    let page = page("two");
    let telling = between(&page, "<ol class=\"telling\">", "</ol>");
    let links: Vec<&str> = values(telling, "href").into_iter().filter(|link| link.starts_with("#d")).collect();
    let first = report("two").framing.into_iter().take(links.len()).map(|finding| format!("#{}", finding.id));
    assert!(!links.is_empty() && links.len() <= 5);
    assert_eq!(links.iter().copied().collect::<BTreeSet<_>>().len(), links.len());
    assert!(first.take(1).all(|first| links.contains(&first.as_str())));
    assert!(page.find("id=\"telling\"") < page.find("id=\"story\""));
}
