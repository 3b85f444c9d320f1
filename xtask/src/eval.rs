//! Stand-in for `storydiff eval` until the command line is there.
use storydiff::eval::{self, Given, gold};
pub fn run(files: &[String], given: bool, errors: bool) -> Result<(), Box<dyn std::error::Error>> {
    for path in files {
        let given = if given { Given::Alignment } else { Given::Nothing };
        let mut figures = Vec::new();
        for story in gold::parse(path, &std::fs::read_to_string(path)?)? {
            let analysis = eval::analyse_gold(&story, &Default::default(), given);
            figures.push(eval::measure(&story, &analysis));
            if errors {
                for e in eval::alignment_errors(&story, &analysis) {
                    let ((d, i), (f, j)) = e.pair;
                    println!(
                        "{} {} {:.2} {:?}\n   A {}\n   B {}",
                        story.id, e.error, e.confidence, e.pair, story.docs[d].sentences[i], story.docs[f].sentences[j]
                    );
                }
                for g in &story.framing {
                    if !analysis.differences.iter().any(|x| eval::framing::meets(g, x, &analysis.story)) {
                        println!(
                            "{} missed {} {:?} {:?} | {} | {} | {}",
                            story.id, g.kind, g.a, g.b, g.a_text, g.b_text, g.note
                        );
                    }
                }
                for x in analysis.differences.iter().filter(|x| {
                    x.finding.severity >= storydiff::framing::Severity::Medium
                        && analysis.alignments.iter().any(|_| true)
                }) {
                    if !story.framing.iter().any(|g| eval::framing::meets(g, x, &analysis.story)) {
                        let words = |p: Option<storydiff::framing::Place>| {
                            p.map_or(String::new(), |p| {
                                p.span.of(&analysis.story.documents[p.document].version.text).to_owned()
                            })
                        };
                        println!(
                            "{} false {} {:?} {:?} {:?} | {} | {} | {}",
                            story.id,
                            x.finding.kind,
                            x.finding.severity,
                            x.a,
                            x.b,
                            words(x.finding.a),
                            words(x.finding.b),
                            x.finding.note
                        );
                    }
                }
            }
        }
        print!("{}", eval::table::render(&figures, &eval::total(&figures)));
    }
    Ok(())
}
