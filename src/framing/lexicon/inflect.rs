//! Inflected forms of English lexicon entries, so that a lexicon lists each word once.
//!
//! Also compiled into the build script, which writes the forms of the embedded lexicons.

/// What an entry is, which decides how it inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    /// Inflects at its first word: `point out` → `pointed out`.
    Verb,
    /// Inflects at its last word: `death squad` → `death squads`.
    Noun,
    /// Does not inflect.
    Adjective,
    /// Does not inflect.
    Adverb,
    /// Matched as it stands.
    Phrase,
}

/// The word that an entry gives as one part of speech, of verb, noun, adjective, adverb and phrase; `None` unless it gives
/// exactly one.
pub fn one_lemma(given: [&Option<String>; 5]) -> Option<(&str, PartOfSpeech)> {
    let parts =
        [PartOfSpeech::Verb, PartOfSpeech::Noun, PartOfSpeech::Adjective, PartOfSpeech::Adverb, PartOfSpeech::Phrase];
    let mut lemmas = given.into_iter().zip(parts).filter_map(|(lemma, part)| Some((lemma.as_deref()?, part)));
    let first = lemmas.next();
    if lemmas.next().is_some() { None } else { first }
}

/// All forms of `lemma`, the lemma first.
pub fn forms(lemma: &str, part: PartOfSpeech, language: &str) -> Vec<String> {
    let mut all = vec![lemma.to_owned()];
    if language == "en" {
        match part {
            PartOfSpeech::Verb => {
                let (head, rest) = lemma.split_once(' ').map_or((lemma, String::new()), |(h, r)| (h, format!(" {r}")));
                all.extend(verb_forms(head).into_iter().map(|form| form + &rest));
            }
            PartOfSpeech::Noun => {
                let (rest, head) = lemma.rsplit_once(' ').map_or((String::new(), lemma), |(r, h)| (format!("{r} "), h));
                all.push(rest + &plural(head));
            }
            _ => {}
        }
    }
    all.dedup();
    all
}

fn verb_forms(verb: &str) -> Vec<String> {
    let third = plural(verb);
    let (past, participle) = irregular(verb)
        .map_or_else(|| (past(verb), past(verb)), |(past, participle)| (past.to_owned(), participle.to_owned()));
    let gerund = if let Some(stem) = verb.strip_suffix("ie") {
        format!("{stem}ying")
    } else if verb.ends_with('e') && !verb.ends_with("ee") && !verb.ends_with("oe") && verb != "be" {
        format!("{}ing", &verb[..verb.len() - 1])
    } else {
        format!("{}ing", doubled(verb))
    };
    let mut forms = vec![third, past, participle, gerund];
    forms.dedup();
    forms
}

fn past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if let Some(stem) = verb.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        format!("{stem}ied")
    } else {
        format!("{}ed", doubled(verb))
    }
}

fn plural(word: &str) -> String {
    if let Some((_, plural)) = IRREGULAR_PLURALS.iter().find(|(single, _)| *single == word) {
        return (*plural).to_owned();
    }
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

/// `admit` → `admitt`: one vowel, one consonant, stress at the end.
fn doubled(verb: &str) -> String {
    // The `u` of `qu` is no vowel.
    let letters: Vec<char> = verb.replace("qu", "qw").chars().collect();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let stressed_at_end = letters.iter().filter(|c| vowel(**c)).count() == 1 || DOUBLING.contains(&verb);
    match letters.as_slice() {
        [.., before, v, last]
            if !vowel(*before) && vowel(*v) && !vowel(*last) && !matches!(last, 'w' | 'x' | 'y') && stressed_at_end =>
        {
            format!("{verb}{last}")
        }
        _ => verb.to_owned(),
    }
}

const DOUBLING: &[&str] = &[
    "admit", "rebut", "commit", "omit", "refer", "prefer", "concur", "submit", "permit", "incur", "compel", "expel",
    "repel", "deter", "confer", "infer", "regret", "acquit", "equip",
];

const IRREGULAR_PLURALS: &[(&str, &str)] = &[
    ("man", "men"),
    ("woman", "women"),
    ("spokesman", "spokesmen"),
    ("spokeswoman", "spokeswomen"),
    ("child", "children"),
    ("person", "people"),
    ("have", "has"),
    ("do", "does"),
    ("go", "goes"),
    ("be", "is"),
    ("policeman", "policemen"),
    ("gunman", "gunmen"),
    ("strongman", "strongmen"),
    ("henchman", "henchmen"),
    ("thief", "thieves"),
    ("crisis", "crises"),
];

fn irregular(verb: &str) -> Option<(&'static str, &'static str)> {
    IRREGULAR_VERBS.iter().find(|(lemma, ..)| *lemma == verb).map(|(_, past, participle)| (*past, *participle))
}

const IRREGULAR_VERBS: &[(&str, &str, &str)] = &[
    ("say", "said", "said"),
    ("tell", "told", "told"),
    ("write", "wrote", "written"),
    ("speak", "spoke", "spoken"),
    ("hold", "held", "held"),
    ("think", "thought", "thought"),
    ("know", "knew", "known"),
    ("find", "found", "found"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("give", "gave", "given"),
    ("take", "took", "taken"),
    ("hit", "hit", "hit"),
    ("let", "let", "let"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("swear", "swore", "sworn"),
    ("foretell", "foretold", "foretold"),
    ("blow", "blew", "blown"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lie", "lied", "lied"),
    ("beat", "beat", "beaten"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("buy", "bought", "bought"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("flee", "fled", "fled"),
    ("forget", "forgot", "forgotten"),
    ("get", "got", "got"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hear", "heard", "heard"),
    ("keep", "kept", "kept"),
    ("mislead", "misled", "misled"),
    ("mean", "meant", "meant"),
    ("pay", "paid", "paid"),
    ("quit", "quit", "quit"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("see", "saw", "seen"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shoot", "shot", "shot"),
    ("shed", "shed", "shed"),
    ("sink", "sank", "sunk"),
    ("slay", "slew", "slain"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("strike", "struck", "struck"),
    ("sweep", "swept", "swept"),
    ("tear", "tore", "torn"),
    ("throw", "threw", "thrown"),
    ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"),
    ("understand", "understood", "understood"),
    ("be", "was", "been"),
    ("have", "had", "had"),
    ("do", "did", "done"),
    ("show", "showed", "shown"),
    ("begin", "began", "begun"),
    ("hide", "hid", "hidden"),
    ("seek", "sought", "sought"),
    ("spill", "spilled", "spilt"),
    ("cast", "cast", "cast"),
    ("burst", "burst", "burst"),
    ("bleed", "bled", "bled"),
    ("breed", "bred", "bred"),
    ("weep", "wept", "wept"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("dig", "dug", "dug"),
    ("eat", "ate", "eaten"),
    ("forecast", "forecast", "forecast"),
    ("foresee", "foresaw", "foreseen"),
    ("lay", "laid", "laid"),
    ("lose", "lost", "lost"),
    ("overrun", "overran", "overrun"),
    ("overthrow", "overthrew", "overthrown"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("build", "built", "built"),
    ("catch", "caught", "caught"),
    ("light", "lit", "lit"),
    ("prove", "proved", "proven"),
    ("slink", "slunk", "slunk"),
    ("sow", "sowed", "sown"),
    ("spin", "spun", "spun"),
    ("strive", "strove", "striven"),
    ("undertake", "undertook", "undertaken"),
    ("uphold", "upheld", "upheld"),
    ("withhold", "withheld", "withheld"),
    ("slide", "slid", "slid"),
    ("ride", "rode", "ridden"),
    ("forbid", "forbade", "forbidden"),
    ("overcome", "overcame", "overcome"),
    ("freeze", "froze", "frozen"),
    ("rewrite", "rewrote", "rewritten"),
    ("teach", "taught", "taught"),
    ("wear", "wore", "worn"),
    ("wake", "woke", "woken"),
    ("grind", "ground", "ground"),
    ("swing", "swung", "swung"),
    ("sing", "sang", "sung"),
    ("ring", "rang", "rung"),
    ("sit", "sat", "sat"),
    ("lend", "lent", "lent"),
    ("bend", "bent", "bent"),
    ("spend", "spent", "spent"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("hurt", "hurt", "hurt"),
    ("cost", "cost", "cost"),
    ("bet", "bet", "bet"),
    ("rid", "rid", "rid"),
    ("wind", "wound", "wound"),
    ("shake", "shook", "shaken"),
    ("forgive", "forgave", "forgiven"),
    ("arise", "arose", "arisen"),
];
