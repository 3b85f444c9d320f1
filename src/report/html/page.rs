//! Everything that the page's template is given.

use askama::Template;

use super::bars::{KindCount, kinds};
use super::column::{Column, Item, columns};
use super::entry::{Entry, differences, omissions};
use super::mark::pointers;
use super::matrix::{Row, rows};
use super::order::{Order, order};
use super::outlet::{Outlet, outlets};
use super::telling::{Telling, telling};
use super::text::Text;
use super::{SCRIPT, STYLE, policy};
use crate::report::build::severity_id;
use crate::report::model::Report;
use crate::report::view::{Section, Selection, View, count, facts};

/// Differences that the page lists. A browser stays quick with them; eight long texts can have ten times as many,
/// of which those beyond are slight.
const LISTED: usize = 1500;

/// The page.
#[derive(Template)]
#[template(path = "report/page.html")]
pub(super) struct Page {
    style: &'static str,
    script: &'static str,
    policy: String,
    title: Text,
    versions: String,
    lede: String,
    warnings: Vec<Text>,
    /// Least severity that is not folded away.
    least: &'static str,
    outlets: Vec<Outlet>,
    /// Which sections the reader wants.
    show: Show,
    telling: Vec<Telling>,
    columns: Vec<Column>,
    differences: Vec<Entry>,
    /// Slight differences that are only counted.
    unlisted: usize,
    omissions: Vec<Entry>,
    kinds: Vec<KindCount>,
    shared: Vec<Row>,
    single: Vec<Row>,
    order: Option<Order>,
    settings: Vec<(Text, Text)>,
    tool: Text,
    schema_version: u32,
}

struct Show {
    outlets: bool,
    story: bool,
    facts: bool,
    framing: bool,
    omissions: bool,
    noise: bool,
}

impl Page {
    pub(super) fn new(report: &Report, view: &View) -> Self {
        let everything = View { all: true, ..view.clone() };
        let mut selection = Selection::new(report, &everything);
        let show = Show {
            outlets: view.wants(Section::Outlets) || view.wants(Section::Headlines),
            story: view.wants(Section::Alignment),
            facts: view.wants(Section::Facts),
            framing: view.wants(Section::Framing),
            omissions: view.wants(Section::Omissions),
            noise: view.wants(Section::Noise),
        };
        if !show.framing {
            selection.framing.clear();
        }
        if !show.omissions {
            selection.omissions.clear();
        }
        let unlisted = selection.framing.len().saturating_sub(LISTED);
        selection.framing.truncate(LISTED);
        let differences = differences(report, &selection, view);
        let omissions = omissions(report, &selection, view);
        let pointers = pointers(&selection, view);
        let (shared, single) = rows(report);
        let outlet_names: Vec<&str> = report.documents.iter().map(|document| document.outlet.as_str()).collect();
        Self {
            style: STYLE,
            script: SCRIPT,
            policy: policy(),
            title: Text::new(&outlet_names.join(", ")),
            versions: count(report.documents.len(), "version"),
            lede: facts(report),
            warnings: report.warnings.iter().map(|warning| Text::new(&warning.message)).collect(),
            least: severity_id(view.least_severity()),
            outlets: outlets(report, view),
            telling: telling(&selection, view),
            columns: if show.story { columns(report, &selection, &pointers, view) } else { Vec::new() },
            kinds: kinds(&differences, &omissions),
            differences,
            unlisted,
            omissions,
            shared,
            single,
            order: order(report),
            settings: settings(report),
            tool: Text::new(&format!("{} {}", report.tool.name, report.tool.version)),
            schema_version: report.schema_version,
            show,
        }
    }
}

/// Every setting with its value; a setting inside another one carries both names.
fn settings(report: &Report) -> Vec<(Text, Text)> {
    let mut lines = Vec::new();
    if let Ok(value) = serde_json::to_value(&report.settings) {
        flatten("", &value, &mut lines);
    }
    lines
}

fn flatten(name: &str, value: &serde_json::Value, lines: &mut Vec<(Text, Text)>) {
    match value {
        serde_json::Value::Object(fields) if !fields.is_empty() => {
            for (field, value) in fields {
                let name = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
                flatten(&name, value, lines);
            }
        }
        serde_json::Value::String(text) => lines.push((Text::new(name), Text::new(text))),
        other => lines.push((Text::new(name), Text::new(&other.to_string()))),
    }
}
