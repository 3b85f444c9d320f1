//! A short note in Markdown, to paste into a newsroom's documents.

use super::model::{FramingReport, Level, Report};
use super::safe;
use super::view::{
    Section, Selection, View, count, importance_dots, letter, loaded_words, place, severity_dots, speakers,
};

/// The same selection as the table, as lists.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let selection = Selection::new(report, view);
    let mut out = String::new();
    if view.wants(Section::Outlets) {
        out.push_str("# One story, ");
        out.push_str(&count(report.documents.len(), "version"));
        out.push_str("\n\n");
        for document in &report.documents {
            let told = (document.coverage * report.summary.facts as f64).round() as usize;
            let (letter, outlet) = (letter(document.index), escaped(&document.outlet));
            let title = document.title.as_deref().map(|title| format!(": {}", escaped(title))).unwrap_or_default();
            let (words, facts) = (count(document.words, "word"), count(report.summary.facts, "fact"));
            out.push_str(&format!("- **{letter} {outlet}**{title} ({words}, tells {told} of {facts})\n"));
        }
        for warning in &report.warnings {
            out.push_str(&format!("- Beware: {}\n", escaped(&warning.message)));
        }
        out.push('\n');
    }
    let coloured = report.documents.iter().filter(|document| !document.loaded_words.is_empty());
    if view.wants(Section::Words) && coloured.clone().next().is_some() {
        out.push_str("## Loaded words of one version\n\n");
        for document in coloured {
            let (words, rest) = loaded_words(document, view);
            out.push_str(&format!("- **{}** {}{rest}\n", letter(document.index), escaped(&words.join(", "))));
        }
        out.push('\n');
    }
    let heard = report.documents.iter().filter(|document| !document.speakers.is_empty());
    if view.wants(Section::Speakers) && heard.clone().next().is_some() {
        out.push_str("## Who speaks\n\n");
        for document in heard {
            let sorts: Vec<String> =
                speakers(document, view).iter().map(|(sort, names)| format!("{sort}{}", escaped(names))).collect();
            out.push_str(&format!("- **{}** {}\n", letter(document.index), sorts.join("; ")));
        }
        out.push('\n');
    }
    if view.wants(Section::Framing) {
        out.push_str("## Framing differences\n\n");
        for shown in selection.listed() {
            let finding = shown.finding;
            let dots = severity_dots(finding.severity);
            let (a, b) = (quote(finding, true), quote(finding, false));
            let note = escaped(&finding.note);
            out.push_str(&format!("- {dots} **{}** {a} / {b}  \n  {note}\n", finding.kind));
        }
        ending(&mut out, selection.listed().next().is_none(), selection.framing_rest("`--all`"));
    }
    if view.wants(Section::Omissions) {
        out.push_str("## Left out\n\n");
        for omission in &selection.omissions {
            let missing: Vec<_> = omission.missing_from.iter().map(|&document| letter(document)).collect();
            let detail = if omission.level == Level::Detail { " (a detail)" } else { "" };
            out.push_str(&format!(
                "- {} not in {}{detail}: {} {}\n",
                importance_dots(omission.importance),
                missing.join(", "),
                place(omission.document, omission.sentence),
                quoted(&omission.text)
            ));
        }
        ending(&mut out, selection.omissions.is_empty(), selection.omissions_rest("`--all`"));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn ending(out: &mut String, empty: bool, rest: Option<String>) {
    match rest {
        None if empty => out.push_str("None found.\n"),
        None => {}
        Some(rest) => out.push_str(&format!("\n{rest}.\n")),
    }
    out.push('\n');
}

fn quote(finding: &FramingReport, first: bool) -> String {
    let words = if first { &finding.a } else { &finding.b };
    let [document, sentence] = finding.sentences()[usize::from(!first)];
    words.as_ref().map_or_else(
        || format!("{} –", place(document, sentence)),
        |words| format!("{} {}", place(document, sentence), quoted(&words.text)),
    )
}

/// Text in quotation marks, unless it brings its own.
fn quoted(text: &str) -> String {
    let text = escaped(text);
    if text.starts_with(['"', '“', '‘', '\'', '«', '„']) { text } else { format!("“{text}”") }
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let line = safe::line(text);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_does_not_become_markup() {
        assert_eq!(escaped("*a* <b>\n# [c](d)"), "\\*a\\* \\<b\\> \\# \\[c\\](d)");
    }
}
