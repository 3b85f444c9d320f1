//! The report as one web page: no script, nothing loaded, readable in print and in the dark.
//!
//! It shows what the table shows, from the same selection.

use std::fmt::Write;

use super::model::{Level, OmissionReport, Report, SentenceReport, Words};
use super::safe;
use super::story::{Step, steps, tags};
use super::view::{
    Section, Selection, View, count, importance_dots, letter, place, sentence_case, severity_dots, told_elsewhere,
};

const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid #8885; }
p { margin: 0 0 .4rem; }
mark { background: #fd06; color: inherit; padding: 0 .15em; border-radius: .2em; }
.quiet { opacity: .65; }
.kind, .place { white-space: nowrap; }
";

/// The whole page.
#[must_use]
pub fn render(report: &Report, view: &View) -> String {
    let page = Page { report, selection: Selection::new(report, view), view };
    let mut body = String::new();
    if view.wants(Section::Outlets) {
        body.push_str(&page.outlets());
    }
    if report.documents.len() == 2 && view.wants(Section::Alignment) {
        body.push_str(&page.story());
    }
    if view.wants(Section::Facts) && (report.documents.len() != 2 || view.names(Section::Facts)) {
        body.push_str(&page.facts());
    }
    if view.wants(Section::Framing) {
        body.push_str(&page.framing());
    }
    if view.wants(Section::Omissions) {
        body.push_str(&page.omissions());
    }
    let outlets: Vec<String> = report.documents.iter().map(|document| escaped(&document.outlet)).collect();
    let title = outlets.join(", ");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>One story: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         {body}</body>\n</html>\n"
    )
}

struct Page<'a> {
    report: &'a Report,
    selection: Selection<'a>,
    view: &'a View,
}

impl Page<'_> {
    fn outlets(&self) -> String {
        let mut out = format!("<h1>One story, {}</h1>\n<table>\n", count(self.report.documents.len(), "version"));
        for document in &self.report.documents {
            let facts = self.report.summary.facts;
            let told = (document.coverage * facts as f64).round() as usize;
            let headline = document.sentences.iter().find(|sentence| sentence.headline);
            let headline = headline.map(|sentence| self.marked(document.index, sentence)).unwrap_or_default();
            let _ = writeln!(
                out,
                "<tr><th>{} {}</th><td dir=\"auto\">{headline}</td><td class=\"quiet\">{}, {}, tells {told} of {}</td></tr>",
                letter(document.index),
                escaped(&document.outlet),
                count(document.words, "word"),
                count(document.sentences.len(), "sentence"),
                count(facts, "fact"),
            );
        }
        out.push_str("</table>\n");
        for warning in &self.report.warnings {
            let _ = writeln!(out, "<p><strong>Beware:</strong> {}</p>", escaped(&warning.message));
        }
        out
    }

    fn story(&self) -> String {
        let names: String = self
            .report
            .documents
            .iter()
            .map(|document| format!("<th>{} {}</th>", letter(document.index), escaped(&document.outlet)))
            .collect();
        let mut out =
            format!("<h2>The story, side by side</h2>\n<table>\n<tr>{names}<th class=\"quiet\">differs in</th></tr>\n");
        for step in steps(self.report) {
            let sides = match &step {
                Step::Both(alignment) => [alignment.a.sentences.clone(), alignment.b.sentences.clone()],
                Step::One(0, sentence) => [vec![*sentence], Vec::new()],
                Step::One(_, sentence) => [Vec::new(), vec![*sentence]],
            };
            let tags: Vec<String> =
                tags(&self.selection, &step).iter().map(|tag| format!("{} {}", escaped(tag.name), tag.dots)).collect();
            let quiet = if tags.is_empty() { " class=\"quiet\"" } else { "" };
            let cells: String = sides.iter().enumerate().map(|(side, sentences)| self.cell(side, sentences)).collect();
            let _ = writeln!(out, "<tr{quiet}>{cells}<td class=\"kind\">{}</td></tr>", tags.join("<br>"));
        }
        out.push_str("</table>\n");
        out
    }

    fn cell(&self, document: usize, sentences: &[usize]) -> String {
        if sentences.is_empty() {
            return "<td class=\"quiet\">– not told</td>".into();
        }
        let paragraphs: String = sentences
            .iter()
            .filter_map(|&sentence| self.report.sentence(document, sentence))
            .map(|sentence| {
                let text = self.marked(document, sentence);
                format!("<p dir=\"auto\"><span class=\"quiet\">{}</span> {text}</p>", sentence.index)
            })
            .collect();
        format!("<td>{paragraphs}</td>")
    }

    fn facts(&self) -> String {
        let letters: String =
            (0..self.report.documents.len()).map(|document| format!("<th>{}</th>", letter(document))).collect();
        let mut out = format!("<h2>Who tells what</h2>\n<table>\n<tr><th>fact</th>{letters}</tr>\n");
        let shown = |fact: &&super::FactReport| self.view.all || fact.members.len() > 1;
        for fact in self.report.facts.iter().filter(shown) {
            let cells: String = (0..self.report.documents.len())
                .map(|document| {
                    let member = fact.members.iter().find(|member| member.document == document);
                    let places = member.map_or_else(|| "–".into(), |member| super::view::numbers(&member.sentences));
                    format!("<td>{places}</td>")
                })
                .collect();
            let _ = writeln!(out, "<tr><td dir=\"auto\">{}</td>{cells}</tr>", escaped(&fact.summary));
        }
        out.push_str("</table>\n");
        out
    }

    fn framing(&self) -> String {
        let mut out = String::from("<h2>Framing differences</h2>\n<table>\n");
        for shown in &self.selection.framing {
            let finding = shown.finding;
            let side = |words: &Option<Words>, [document, sentence]: [usize; 2]| {
                let words = words.as_ref().map_or_else(
                    || "<span class=\"quiet\">–</span>".into(),
                    |words| format!("<mark dir=\"auto\">{}</mark>", escaped(&words.text)),
                );
                format!("<td><span class=\"place\">{}</span> {words}</td>", place(document, sentence))
            };
            let (a, b) = (side(&finding.a, finding.pair[0]), side(&finding.b, finding.pair[1]));
            let (dots, kind) = (severity_dots(finding.severity), escaped(&finding.kind));
            let note = escaped(&sentence_case(&finding.note));
            let _ =
                writeln!(out, "<tr><td class=\"kind\">{dots} {kind}</td>{a}{b}<td class=\"quiet\">{note}</td></tr>");
        }
        out.push_str("</table>\n");
        out.push_str(&ending(self.selection.framing.is_empty(), self.selection.more_framing));
        out
    }

    fn omissions(&self) -> String {
        let mut out = String::from("<h2>What each leaves out</h2>\n<table>\n");
        for omission in &self.selection.omissions {
            let missing: Vec<String> = omission.missing_from.iter().map(|&document| letter(document)).collect();
            let _ = writeln!(
                out,
                "<tr><td class=\"kind\">{} not in {}</td><td dir=\"auto\"><span class=\"place\">{}</span> {}</td>\
                 <td class=\"quiet\">{}</td></tr>",
                importance_dots(omission.importance),
                missing.join(", "),
                place(omission.document, omission.sentence),
                escaped(&omission.text),
                escaped(&self.reason(omission)),
            );
        }
        out.push_str("</table>\n");
        out.push_str(&ending(self.selection.omissions.is_empty(), self.selection.more_omissions));
        out
    }

    fn reason(&self, omission: &OmissionReport) -> String {
        let mut parts = omission.reasons.clone();
        if omission.level == Level::Sentence {
            let elsewhere =
                told_elsewhere(self.report, omission).filter(|(document, _)| *document != omission.document);
            parts.extend(elsewhere.map(|(document, sentence)| format!("told too at {}", place(document, sentence))));
        }
        sentence_case(&parts.join("; "))
    }

    /// A sentence with the words marked that a shown difference points at.
    fn marked(&self, document: usize, sentence: &SentenceReport) -> String {
        let mut out = String::new();
        let mut at = sentence.start;
        let slice = |from: usize, to: usize| {
            escaped_inside(sentence.text.get(from - sentence.start..to - sentence.start).unwrap_or_default())
        };
        for mark in self.selection.marks(sentence, document) {
            let _ = write!(out, "{}<mark>{}</mark>", slice(at, mark.start), slice(mark.start, mark.end));
            at = mark.end;
        }
        out.push_str(&slice(at, sentence.end));
        out
    }
}

fn ending(none: bool, more: usize) -> String {
    match (none, more) {
        (true, 0) => "<p class=\"quiet\">None found.</p>\n".into(),
        (_, 0) => String::new(),
        (_, more) => format!("<p class=\"quiet\">{more} more with <code>--all</code>.</p>\n"),
    }
}

/// Text that a browser shows as it is.
fn escaped(text: &str) -> String {
    escaped_inside(text.trim())
}

/// The same for a part of a sentence, whose blanks at its ends count.
fn escaped_inside(text: &str) -> String {
    let mut safe_text = String::from(if text.starts_with(char::is_whitespace) { " " } else { "" });
    safe::push_line(&mut safe_text, text);
    let mut out = String::with_capacity(safe_text.len());
    for c in safe_text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, escaped_inside};

    #[test]
    fn text_does_not_become_markup() {
        assert_eq!(escaped(" <b onclick='x'>&\n"), "&lt;b onclick=&#39;x&#39;&gt;&amp;");
    }

    #[test]
    fn parts_keep_the_blanks_between_them() {
        assert_eq!(escaped_inside(" of the\n"), " of the ");
    }
}
