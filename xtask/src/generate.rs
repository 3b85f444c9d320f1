//! Stories of any size for measuring time and memory: `cargo run -p xtask -- generate --sentences 5000 samples/*/*.txt`.
//!
//! Sentences are drawn from texts that are given, and then changed: names, figures and a share of the words are drawn anew,
//! the common ones more often as in real text. Sentences that came again and again unchanged would be too easy for
//! some stages and far too hard for others.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use fastrand::Rng;
use storydiff::batch::{StoryLine, VersionLine};
use storydiff::{Settings, Version, compare, language};

#[derive(Args)]
pub struct Arguments {
    /// The same seed gives the same text.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of stories, one a line.
    #[arg(long, default_value_t = 1)]
    stories: usize,
    /// Versions of each story.
    #[arg(long, default_value_t = 2)]
    outlets: usize,
    /// Sentences of each version.
    #[arg(long, default_value_t = 30)]
    sentences: usize,
    /// One article a line in mixed order, as `storydiff group` takes them, in place of whole stories.
    #[arg(long)]
    articles: bool,
    /// Words with their frequency class.
    #[arg(long, default_value = "data/en/frequency.tsv")]
    words: PathBuf,
    /// Texts whose sentences are drawn.
    #[arg(required = true)]
    texts: Vec<PathBuf>,
}

/// Share of the sentences of a version that tell what the first version tells.
const SHARED: f64 = 0.5;
/// Share of the content words that are drawn anew in a new sentence.
const NEW_WORDS: f64 = 0.5;
/// Share of the words drawn anew that come from the language at large; the rest belong to the story.
const WORDS_OF_THE_LANGUAGE: f64 = 0.7;
/// Share of the content words that are told in another word when a sentence is told again.
const OTHER_WORDS: f64 = 0.25;
/// Share of the words that a second telling leaves out.
const LEFT_OUT: f64 = 0.08;
/// Articles in a row of a stream among which stories are mixed.
const MIXED: usize = 2000;

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut generator = Generator::new(arguments)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut waiting: Vec<VersionLine> = Vec::new();
    for number in 0..arguments.stories {
        let story = generator.story(arguments.outlets, arguments.sentences, number);
        if !arguments.articles {
            let line = StoryLine { id: Some(format!("g{number}")), versions: story };
            writeln!(out, "{}", serde_json::to_string(&line)?)?;
            continue;
        }
        waiting.extend(story);
        if waiting.len() >= MIXED || number + 1 == arguments.stories {
            generator.random.shuffle(&mut waiting);
            for article in waiting.drain(..) {
                writeln!(out, "{}", serde_json::to_string(&article)?)?;
            }
        }
    }
    Ok(out.flush()?)
}

struct Generator {
    random: Rng,
    templates: Vec<Vec<String>>,
    /// Content words, the commonest first.
    words: Vec<String>,
}

/// What a story is about: its names and its words.
struct Event {
    names: Vec<String>,
    words: Vec<String>,
}

impl Generator {
    fn new(arguments: &Arguments) -> Result<Self, Box<dyn Error>> {
        let mut templates = Vec::new();
        for path in &arguments.texts {
            let document = compare::document(Version::new("text", fs::read_to_string(path)?), &Settings::default());
            let sentences = (0..document.sentences.len()).map(|at| document.sentence_text(at));
            templates.extend(sentences.map(|text| text.split_whitespace().map(str::to_owned).collect()));
        }
        let mut words: Vec<(i64, String)> = Vec::new();
        for line in fs::read_to_string(&arguments.words)?.lines().filter(|line| !line.starts_with('#')) {
            if let Some((word, class)) = line.split_once('\t')
                && word.len() > 3
                && !language::is_function_word("en", word)
            {
                words.push((-class.trim().parse::<i64>()?, word.to_owned()));
            }
        }
        words.sort();
        Ok(Self {
            random: Rng::with_seed(arguments.seed),
            templates,
            words: words.into_iter().map(|(_, word)| word).collect(),
        })
    }

    fn story(&mut self, outlets: usize, sentences: usize, number: usize) -> Vec<VersionLine> {
        let event = Event {
            names: (0..8 + sentences / 2).map(|_| self.name()).collect(),
            words: (0..20 + 2 * sentences).map(|_| self.word()).collect(),
        };
        let first: Vec<Vec<String>> = (0..sentences).map(|_| self.sentence(&event)).collect();
        let day = format!("2024-{:02}-{:02}", 1 + number / 28 % 12, 1 + number % 28);
        (0..outlets)
            .map(|outlet| {
                let mut version: Vec<Vec<String>> = Vec::with_capacity(sentences);
                for told in &first {
                    version.push(match outlet {
                        0 => told.clone(),
                        _ if self.random.f64() < SHARED => self.told_again(told),
                        _ => self.sentence(&event),
                    });
                }
                // Outlets tell in another order, but not in any order.
                for at in 1..version.len() {
                    if outlet > 0 && self.random.f64() < 0.3 {
                        version.swap(at, at - 1);
                    }
                }
                let text = version.iter().enumerate().fold(String::new(), |mut text, (at, words)| {
                    let end = if at % 3 == 2 { "\n\n" } else { " " };
                    let _ = write!(text, "{}{end}", words.join(" "));
                    text
                });
                VersionLine {
                    outlet: format!("Outlet {}", outlet + 1),
                    published: Some(day.clone()),
                    text: Some(text),
                    ..VersionLine::default()
                }
            })
            .collect()
    }

    fn sentence(&mut self, event: &Event) -> Vec<String> {
        let template = self.templates[self.random.usize(..self.templates.len())].clone();
        let mut words: Vec<String> = Vec::with_capacity(template.len());
        for (at, word) in template.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let new = if bare.starts_with(|c: char| c.is_ascii_digit()) {
                self.random.u32(2..5000).to_string()
            } else if at > 0 && bare.starts_with(char::is_uppercase) {
                event.names[self.random.usize(..event.names.len())].clone()
            } else if self.is_content(bare) && self.random.f64() < NEW_WORDS {
                if self.random.f64() < WORDS_OF_THE_LANGUAGE {
                    self.word()
                } else {
                    event.words[self.random.usize(..event.words.len())].clone()
                }
            } else {
                bare.to_owned()
            };
            words.push(if bare.is_empty() { word.clone() } else { word.replacen(bare, &new, 1) });
        }
        if !words.last().is_some_and(|last| last.ends_with(['.', '?', '!', '"', '”'])) {
            words.push("today.".into());
        }
        words
    }

    fn told_again(&mut self, told: &[String]) -> Vec<String> {
        let last = told.len().saturating_sub(1);
        let mut words = Vec::with_capacity(told.len());
        for (at, word) in told.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let content = at > 0 && self.is_content(bare) && !bare.starts_with(char::is_uppercase);
            if at > 0 && at < last && self.random.f64() < LEFT_OUT {
                continue;
            }
            words.push(if content && self.random.f64() < OTHER_WORDS {
                word.replacen(bare, &self.word(), 1)
            } else {
                word.clone()
            });
        }
        words
    }

    fn is_content(&self, word: &str) -> bool {
        word.len() > 3 && !language::is_function_word("en", &word.to_lowercase())
    }

    /// A word, the more often the commoner it is.
    fn word(&mut self) -> String {
        let share = self.random.f64();
        // Evenly over the logarithm of the rank: Zipf's law.
        let rank = (self.words.len() as f64).powf(share) as usize;
        self.words[rank.min(self.words.len() - 1)].clone()
    }

    fn name(&mut self) -> String {
        const STARTS: [&str; 12] = ["Bar", "Cal", "Dor", "Fen", "Gal", "Hol", "Kem", "Mor", "Nor", "Pel", "Tar", "Vel"];
        const MIDDLES: [&str; 10] = ["a", "i", "o", "en", "ar", "il", "un", "or", "es", "ay"];
        const ENDS: [&str; 12] =
            ["dan", "ford", "gel", "hof", "ker", "lin", "mont", "ness", "rin", "stad", "ton", "vik"];
        let mut name = STARTS[self.random.usize(..STARTS.len())].to_owned();
        for _ in 0..self.random.usize(1..3) {
            name += MIDDLES[self.random.usize(..MIDDLES.len())];
        }
        name + ENDS[self.random.usize(..ENDS.len())]
    }
}
