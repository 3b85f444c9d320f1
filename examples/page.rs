//! Writes a saved report as a web page: `storydiff … --format json | cargo run --example page > report.html`.

use std::io::{Read, Write};

use storydiff::report::{Report, View, html};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut json = String::new();
    std::io::stdin().read_to_string(&mut json)?;
    let report: Report = serde_json::from_str(&json)?;
    std::io::stdout().write_all(html::render(&report, &View::default()).as_bytes())?;
    Ok(())
}
