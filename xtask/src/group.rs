//! Measures how articles are joined into stories, on gold stories that mix two events each.

use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;

use clap::Args;
use storydiff::eval::gold;
use storydiff::group::{Bags, group};

#[derive(Args)]
pub struct Arguments {
    /// Gold files whose documents are named after their event: the story's number, `_`, the document's number, and `ecb` or `ecbplus`.
    #[arg(required = true)]
    gold: Vec<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut bags = Bags::default();
    let mut events: Vec<(String, String)> = Vec::new();
    for path in &arguments.gold {
        for story in gold::parse(&path.display().to_string(), &std::fs::read_to_string(path)?)? {
            for document in &story.docs {
                bags.add(&document.sentences.join("\n"), None);
                let name = document.name.rsplit('_').next().unwrap_or_default();
                let event = name.trim_start_matches(|c: char| c.is_ascii_digit());
                events.push((story.id.clone(), event.to_owned()));
            }
        }
    }
    let groups = group(&bags, 0);
    let mut found = HashMap::new();
    for (number, members) in groups.iter().enumerate() {
        found.extend(members.iter().map(|member| (*member, number)));
    }
    let (mut right, mut wrong, mut missed) = (0_u32, 0_u32, 0_u32);
    for x in 0..events.len() {
        for y in 0..x {
            match (events[x] == events[y], found[&x] == found[&y]) {
                (true, true) => right += 1,
                (false, true) => wrong += 1,
                (true, false) => missed += 1,
                (false, false) => {}
            }
        }
    }
    let share = |part: u32, rest: u32| f64::from(part) / f64::from((part + rest).max(1));
    let (precision, recall) = (share(right, wrong), share(right, missed));
    println!("articles {}, groups {}", events.len(), groups.len());
    println!(
        "pairwise precision {precision:.3} recall {recall:.3} F1 {:.3}",
        2.0 * precision * recall / (precision + recall)
    );
    Ok(())
}
