//! What can be typed.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use storydiff::report::view::WIDTHS;
use storydiff::report::{FORMATS, Section, Severity};

use super::fetch::FetchArgs;
use super::kinds::{FailOn, Kind};
use super::web::WebArgs;

/// Compare how several news outlets tell one story: what is framed differently, and what is left out.
#[derive(Debug, Parser)]
#[command(name = "storydiff", version, max_term_width = 100, after_long_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = false)]
pub struct Cli {
    /// A command; comparing needs none.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Comparing.
    #[command(flatten)]
    pub compare: CompareArgs,
}

const EXAMPLES: &str = "\
Examples:
  storydiff wire.txt tabloid.txt              compare two texts of one story
  storydiff Wire=a.txt Eye=b.txt Radio=c.txt  name the outlets
  storydiff https://wire.example/a eye.txt    one version from the web
  pbpaste | storydiff - wire.txt              one text from standard input
  storydiff a.txt b.txt --only omissions      what each leaves out, nothing else
  storydiff a.txt b.txt --kind number,date    only figures and dates that differ
  storydiff a.txt b.txt --format json | jq .summary
  storydiff a.txt b.txt --fail-on number:high exit with 1 if figures contradict
  storydiff text a.txt                        what is left when page noise is removed

Places:
  A, B, C … are the versions in the order given. A:3 is sentence 3 of version A, counted from 0; a headline is
  sentence 0. Every command and format uses the same numbers.

Exit codes:
  0  it ran   1  --exit-code or --fail-on found something   2  bad input or failure";

/// What can be done besides comparing.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare versions of one story (the default command)
    Compare(CompareArgs),
    /// Print what is left of texts without page noise: a line a sentence, a blank line between paragraphs
    Text(TextArgs),
    /// Print the framing cues of one text: reporting verbs, hedges, loaded words, …
    Cues(CuesArgs),
    /// Keep web pages as files, so that a comparison can be repeated when they have changed
    Fetch(FetchArgs),
    /// Show why sentences were aligned or not: the parts of each pair's score
    Explain(ExplainArgs),
    /// Measure alignment, framing and omissions against stories that people read
    Eval(EvalArgs),
    /// Compare many stories: one a line in, its report on one line out, on all cores
    Batch(BatchArgs),
    /// Find the stories in a stream of articles: the input of `batch`
    Group(GroupArgs),
    /// Tell whether the reports of stories have changed since they were accepted; exits with 1 if so
    Check(CheckArgs),
    /// Print the settings that are in force, and where each comes from
    Config(ConfigArgs),
    /// Print the JSON Schema of the report
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// How texts are read and split.
#[derive(Clone, Debug, Args)]
pub struct SplitArgs {
    /// How texts are split: articles, or one sentence a line without cleaning [default: text]
    #[arg(help_heading = "Reading", long, value_enum, value_name = "HOW")]
    pub split: Option<SplitArg>,
    /// Keep captions, menus and other page noise
    #[arg(help_heading = "Reading", long)]
    pub no_clean: bool,
    /// Bytes of a version that are compared [default: 2000000]
    #[arg(long, value_name = "BYTES")]
    pub max_text: Option<usize>,
    /// Sentences of a version that are compared [default: 10000]
    #[arg(long, value_name = "N")]
    pub max_sentences: Option<usize>,
    /// Folder of a sentence-embedding model (config.json, tokenizer.json, model.safetensors) that helps to align
    #[cfg(feature = "semantic")]
    #[arg(help_heading = "Reading", long, value_name = "DIR")]
    pub model: Option<PathBuf>,
    /// Settings file [default: the nearest storydiff.toml here or in a folder above]
    #[arg(help_heading = "Reading", long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Use no settings file
    #[arg(help_heading = "Reading", long)]
    pub no_config: bool,
    /// How web pages are fetched.
    #[command(flatten)]
    pub web: WebArgs,
}

/// How texts are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SplitArg {
    /// An article in paragraphs
    Text,
    /// One sentence a line
    Lines,
}

/// Explaining pairs.
#[derive(Clone, Debug, Args)]
pub struct ExplainArgs {
    /// The versions, then the two sentences, as in: a.txt b.txt A:3 B:5; without sentences, the most doubtful pairs
    #[arg(value_name = "PATH|URL… [A:N B:N]", required_unless_present = "kind")]
    pub inputs: Vec<String>,
    /// Print the page of a kind of framing difference: what it is, what it does not claim, how well it is found
    #[arg(long, value_name = "KIND", conflicts_with = "inputs")]
    pub kind: Option<Kind>,
    /// Where the answer goes.
    #[command(flatten)]
    pub output: OutputArgs,
    /// How texts are split.
    #[command(flatten)]
    pub split: SplitArgs,
}

/// Measuring.
#[derive(Clone, Debug, Args)]
pub struct EvalArgs {
    /// Gold files: one story a line, as JSON
    #[arg(value_name = "GOLD.jsonl", required = true)]
    pub gold: Vec<PathBuf>,
    /// What the files hold: stories read by people, attributions marked in articles, sentences called biased or not, or pairs judged alike
    #[arg(long, value_enum, default_value_t = EvalTask::Stories, value_name = "TASK")]
    pub task: EvalTask,
    /// How texts are split, and the settings file.
    #[command(flatten)]
    pub split: SplitArgs,
    /// How the figures are written
    #[arg(short, long, value_enum, default_value_t = EvalFormat::Table, value_name = "FORMAT")]
    pub format: EvalFormat,
    /// Measure framing and omissions on the gold alignment, apart from the errors of the align stage
    #[arg(long)]
    pub gold_alignment: bool,
    /// List what was missed and what was wrong, the worst first
    #[arg(long)]
    pub errors: bool,
    /// Where the answer goes.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// What is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EvalTask {
    /// Alignment, framing and omissions of stories
    #[default]
    Stories,
    /// Who says what: {"text", "attributions": [{"source", "cue"}]} a line
    Attribution,
    /// Loaded words: {"text", "biased"} a line
    Loaded,
    /// Two lone sentences: set, judgement and both sentences a line, set apart by tabs
    Pairs,
}

/// How figures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// To read
    #[default]
    Table,
    /// For programs
    Json,
}

/// Where the answer goes.
#[derive(Clone, Debug, Args)]
pub struct OutputArgs {
    /// Write to a file, which appears whole or not at all
    #[arg(help_heading = "Output", short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to use colour; NO_COLOR is respected [default: auto]
    #[arg(help_heading = "Output", long, value_enum, value_name = "WHEN")]
    pub color: Option<ColorChoice>,
}

/// Comparing.
#[derive(Clone, Debug, Args)]
pub struct CompareArgs {
    /// Versions of one story: files, or - for standard input, each with an outlet's NAME= before it if wanted
    #[arg(value_name = "[NAME=]PATH|URL")]
    pub inputs: Vec<String>,
    /// How the report is written [default: table]
    #[arg(help_heading = "Output", short, long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,
    #[command(flatten)]
    pub output: OutputArgs,
    /// Columns of the page [default: those of the terminal, else 100]
    #[arg(help_heading = "Output", long, value_name = "N", value_parser = width)]
    pub width: Option<usize>,
    /// The report in ten lines: the same as --format summary
    #[arg(help_heading = "What is shown", long, conflicts_with = "format")]
    pub summary: bool,
    /// The headlines and how they differ, nothing else: the same as --only headlines
    #[arg(help_heading = "What is shown", long, conflicts_with_all = ["only", "summary"])]
    pub headlines: bool,
    /// Do not show a long page through a pager
    #[arg(help_heading = "Output", long)]
    pub no_pager: bool,
    /// Sections to show, such as framing,omissions
    #[arg(help_heading = "What is shown", long, value_name = "SECTION", value_delimiter = ',', value_parser = sections())]
    pub only: Vec<String>,
    /// Kinds of framing differences to show, such as number,loaded
    #[arg(help_heading = "What is shown", long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<Kind>,
    /// Least severity of the framing differences to show
    #[arg(help_heading = "What is shown", long, value_name = "SEVERITY", value_parser = severity)]
    pub min_severity: Option<Severity>,
    /// Show everything, however slight: every sentence, difference, omission and piece of noise
    #[arg(help_heading = "What is shown", short, long)]
    pub all: bool,
    #[command(flatten)]
    pub split: SplitArgs,
    /// Exit with 1 if the report shows a difference or an omission
    #[arg(help_heading = "Exit code", long)]
    pub exit_code: bool,
    /// Exit with 1 if there is a difference of this kind (and at least this severity), or an `omission`
    #[arg(help_heading = "Exit code", long, value_name = "KIND[:SEVERITY]", value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

/// Texts to clean and split.
#[derive(Clone, Debug, Args)]
pub struct TextArgs {
    /// Files, web addresses, or - for standard input
    #[arg(value_name = "[NAME=]PATH|URL", required = true)]
    pub inputs: Vec<String>,
    #[command(flatten)]
    pub split: SplitArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The text whose cues are printed.
#[derive(Clone, Debug, Args)]
pub struct CuesArgs {
    /// A file, a web address, or - for standard input
    #[arg(value_name = "PATH|URL")]
    pub input: String,
    /// How the cues are written
    #[arg(short, long, value_enum, default_value_t = CuesFormat::Table, value_name = "FORMAT")]
    pub format: CuesFormat,
    #[command(flatten)]
    pub split: SplitArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// How cues are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CuesFormat {
    /// A line a cue
    Table,
    /// With byte offsets
    Json,
}

/// Comparing many stories.
#[derive(Clone, Debug, Args)]
pub struct BatchArgs {
    /// Files with one story a line, as {"id", "versions": [{"outlet", "text"}]}; standard input without any
    #[arg(value_name = "STORIES.jsonl")]
    pub inputs: Vec<PathBuf>,
    /// Write the reports to a file, which appears when all are done
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write the reports to a file as they are done; after an interruption, go on where that file ends
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub resume: Option<PathBuf>,
    /// Threads to use; 0 is one a core
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    #[command(flatten)]
    pub split: SplitArgs,
}

/// Finding stories.
#[derive(Clone, Debug, Args)]
pub struct GroupArgs {
    /// Files with one article a line, as {"outlet", "text"} and where known "title" and "published"; standard input without any
    #[arg(value_name = "ARTICLES.jsonl")]
    pub inputs: Vec<PathBuf>,
    /// Write the stories to a file, which appears when all are found
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Articles published more than N days apart do not tell of the same event
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub days: u32,
    /// Stories of fewer articles are not written
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub least: usize,
}

/// Stories to check.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// A folder with one folder a story: its texts, its report.golden, and its gold.jsonl if people read it
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Accept the reports of today: write each story's report.golden, after its changes were shown
    #[arg(long)]
    pub bless: bool,
    #[command(flatten)]
    pub split: SplitArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Which settings.
#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    #[command(flatten)]
    pub split: SplitArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Where the schema goes.
#[derive(Clone, Debug, Args)]
pub struct SchemaArgs {
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The shell.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.id).help(format.about)),
    )
}

fn sections() -> PossibleValuesParser {
    PossibleValuesParser::new(Section::ALL.iter().map(|(id, _)| *id))
}

fn width(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| WIDTHS.contains(number));
    number.ok_or_else(|| format!("a page has {} to {} columns", WIDTHS.start(), WIDTHS.end()))
}

/// A severity as reports write it.
pub fn severity(text: &str) -> Result<Severity, String> {
    match text {
        "high" => Ok(Severity::High),
        "medium" => Ok(Severity::Medium),
        "low" => Ok(Severity::Low),
        _ => Err("severities are high, medium and low".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_section_can_be_asked_for() {
        for (id, _) in Section::ALL {
            assert!(Cli::try_parse_from(["storydiff", "a", "b", "--only", id]).is_ok(), "{id}");
        }
    }
}
