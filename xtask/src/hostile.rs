//! Runs the hostile texts at full size and prints what each takes.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;

#[path = "../../tests/hostile/inputs.rs"]
mod inputs;

use inputs::{ALL, Outcome};

/// Arguments of `hostile`.
#[derive(Args)]
pub struct Arguments {
    /// The program.
    #[arg(long, default_value = "target/release/storydiff")]
    program: PathBuf,
    /// Bytes of the large texts.
    #[arg(long, default_value_t = 50_000_000)]
    size: usize,
    /// The version that each is compared with.
    #[arg(long, default_value = "samples/ferry-fire/meridian-wire.txt")]
    with: PathBuf,
}

/// How often the memory of the program is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// Prints exit code, seconds and most memory for each text, against another version and against itself.
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let path = std::env::temp_dir().join(format!("storydiff-hostile-{}.txt", std::process::id()));
    println!("{:<22}{:>12}{:>6}{:>9}{:>8}  outcome", "text", "bytes", "exit", "seconds", "MB");
    for hostile in ALL {
        let bytes = (hostile.make)(arguments.size);
        fs::write(&path, &bytes)?;
        let started = Instant::now();
        let mut child = Command::new(&arguments.program)
            .args([&arguments.with, &path])
            .args(["--no-config", "--all"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut most = 0;
        let status = loop {
            most = most.max(memory(&child));
            if let Some(status) = child.try_wait()? {
                break status;
            }
            std::thread::sleep(LOOK);
        };
        let seconds = started.elapsed().as_secs_f64();
        let outcome = match hostile.outcome {
            Outcome::Report => "a report".to_owned(),
            Outcome::Limited(code) => format!("a report with the warning {code}"),
            Outcome::Refused(words) => format!("refused: {words}"),
            Outcome::Either => "a report, or refused in one line".to_owned(),
        };
        let (name, bytes, code) = (hostile.name, bytes.len(), status.code().unwrap_or(-1));
        println!("{name:<22}{bytes:>12}{code:>6}{seconds:>9.2}{:>8}  {outcome}", most / 1000);
    }
    fs::remove_file(&path)?;
    Ok(())
}

/// Most kilobytes that the program has held so far; 0 where the system does not tell.
fn memory(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
