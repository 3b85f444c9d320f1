//! What a line of page furniture looks like, whichever site it comes from.
//!
//! Each rule looks at one line alone and needs both words that pages address to their visitors and a form that
//! sentences of an article do not have (few words, no verb of its own, a bar of links). Every rule carries lines on
//! which it must fire and lines on which it must not; a sentence about newsletters, cookies or photographs stays.

use super::line::Line;

/// A kind of page furniture.
pub(super) struct Rule {
    /// Why such a line is no part of the article.
    pub reason: &'static str,
    fires: fn(&Line<'_>) -> bool,
    /// Lines that the rule takes, and lines that no rule may take.
    #[cfg(test)]
    examples: (&'static [&'static str], &'static [&'static str]),
}

macro_rules! rule {
    ($reason:literal, $fires:expr, takes: [$($takes:literal),+ $(,)?], leaves: [$($leaves:literal),+ $(,)?]) => {
        Rule { reason: $reason, fires: $fires, #[cfg(test)] examples: (&[$($takes),+], &[$($leaves),+]) }
    };
}

/// Most words of a line that is a link, a button or a label.
const LABEL_WORDS: usize = 8;
/// Most words of a line that asks the visitor for something.
const PROMPT_WORDS: usize = 26;

/// The reason why `line` is page furniture, if it is.
pub(super) fn reason(line: &Line<'_>) -> Option<&'static str> {
    if let Some(reason) = reason_of_whole(line) {
        return Some(reason);
    }
    let items = line.items();
    if items.len() < 2 {
        return None;
    }
    let mut reasons = items.iter().map(|item| reason_of_whole(&Line::item(item)));
    let first = reasons.next().flatten()?;
    reasons.all(|reason| reason.is_some()).then_some(first)
}

fn reason_of_whole(line: &Line<'_>) -> Option<&'static str> {
    RULES.iter().find(|rule| (rule.fires)(line)).map(|rule| rule.reason)
}

/// Sorted by how sure the words are; the first rule that fires names the reason.
pub(super) const RULES: &[Rule] = &[
    rule!("cookie notice", is_cookie_notice,
        takes: ["We use cookies to improve your visit. Accept all | Settings", "Your privacy matters to us"],
        leaves: ["The bakery sold cookies to raise money for the wounded.", "\"We use cookies on every page,\" the firm's lawyer told the court."]),
    rule!("comment box", is_comment_box,
        takes: ["Comments (31)", "12 comments", "To comment, log in or register", "Join the conversation"],
        leaves: ["He declined to comment.", "Comments made by the minister caused a storm in parliament."]),
    rule!("newsletter box", is_newsletter,
        takes: ["The best of the week in your inbox", "Sign up", "Enter your email address", "SUBSCRIBE"],
        leaves: ["The group said it would subscribe to new shares.", "She found the threat in her inbox on Monday."]),
    rule!("log-in prompt", is_login,
        takes: ["Log in | Register", "My account", "Sign in", "Create a free account to continue reading", "Already a subscriber? Log in"],
        leaves: ["Voters must register by Friday.", "Staff could not log in for two days, the hospital said."]),
    rule!("copyright", is_copyright,
        takes: ["© 2024 Harbour Wire. All rights reserved.", "Copyright The Northern Eye", "(c) Eye Media 2023"],
        leaves: ["Copyright law was changed in March, and publishers welcomed it."]),
    rule!("photo credit", is_photo_credit,
        takes: ["© AGENCY / POOLMara Quist speaks in Varn", "Photo: Lena Ost", "The quay at dawn (Photo by Lena Ost)"],
        leaves: ["The photo shows a man with a gun.", "A photo of the quay was shared thousands of times."]),
    rule!("advertisement", is_advertisement,
        takes: ["Advertisement", "ADVERTISEMENT - story continues below", "Sponsored content"],
        leaves: ["The advertisement was banned after complaints by parents.", "Advertisements cost the party two million."]),
    rule!("loader", is_loader,
        takes: ["Loading…", "Please wait", "Load more", "Please enable JavaScript to see this"],
        leaves: ["Loading the ship took three days.", "The loader was hurt."]),
    rule!("reading time", is_reading_time,
        takes: ["4 min read", "Reading time: 5 minutes", "Listen to this article (3 min)"],
        leaves: ["It took the judge 40 minutes to read the ruling."]),
    rule!("time stamp", is_time_stamp,
        takes: ["Published: 3 May 2024, 14:05", "11.05.2024", "Updated 16h40 on Tuesday", "2024-05-11"],
        leaves: ["May 3", "The 3 May march was banned.", "14.5"]),
    rule!("author line", is_author_line,
        takes: ["By Lena Ost and Mara Quist", "by Lena Ost", "Text: Mara Quist, Varn"],
        leaves: ["By Monday the port was shut.", "By then Lena Ost had left", "By train to Varn"]),
    rule!("share line", is_share_line,
        takes: ["Share", "Share this: Post · Mail", "Save", "Follow us on Pigeon", "Copy link", "Follow The Eye on Facebook and Instagram."],
        leaves: ["Share prices fell sharply", "Facebook will follow suit on Monday.", "Follow the money, his lawyer said.", "Print sales are down"]),
    rule!("related story", is_related,
        takes: ["Read more: What the treaty says", "READ ALSO", "Most read", "Related", "More on this"],
        leaves: ["More on this will be known on Monday, the mayor said.", "Related charges were dropped."]),
    rule!("reader poll", is_poll,
        takes: ["Quick poll", "Poll of the day", "2,114 votes so far"],
        leaves: ["Poll results were late", "He won 2,114 votes", "The poll was closed at noon."]),
    rule!("tags", is_tags,
        takes: ["Tags: port, Varn", "Topics", "Filed under: Politics"],
        leaves: ["Topics discussed at the summit included fishing rights and the border."]),
    rule!("agency credit line", is_agency_line,
        takes: ["ab/cd", "lo (with agencies)", "Editing by Lena Ost", "(AFP)"],
        leaves: ["Two agencies are on strike", "and/or", "Fans mourn AC/DC", "He had contributed to this report, the court heard, \"for years\"."]),
    rule!("editor's note", is_editors_note,
        takes: ["This article was amended on 3 May to correct a name."],
        leaves: ["This article was amended by parliament in 1998, and the court now has to apply it to the dockers' case."]),
    rule!("contact line", is_contact,
        takes: ["Found a mistake? Write to desk@eye.example", "Did you spot an error? Tell us"],
        leaves: ["He wrote from lena@eye.example to the minister on Monday, the court heard, and got no answer for a month."]),
    rule!("site section", is_menu,
        takes: ["News | Politics | Sport | Culture", "Home > World > Asia", "Skip to content", "Menu", "☰"],
        leaves: ["Varn 2, Dorrin 1", "The vote: 12 for | 13 against, with one abstention and two members absent"]),
];

fn is_label(line: &Line<'_>) -> bool {
    line.words.len() <= LABEL_WORDS
}

/// Whether the line speaks to the visitor, and nobody is quoted.
fn is_prompt(line: &Line<'_>) -> bool {
    line.words.len() <= PROMPT_WORDS
        && !line.text.contains(['"', '“', '”'])
        && !line.has_any(&["said", "says", "told", "he", "she", "his", "her", "their", "they"])
}

fn is_cookie_notice(line: &Line<'_>) -> bool {
    const SITE: &[&str] = &["we", "our", "site", "website", "your", "notice", "settings", "preferences", "accept"];
    is_prompt(line)
        && (line.has_any(&["cookies", "cookie"]) && line.has_any(SITE)
            || line.says_any(&["your privacy", "your consent", "your device"]) && line.has_any(&["we", "us", "our"]))
}

fn is_comment_box(line: &Line<'_>) -> bool {
    const TALK: &[&str] = &["discussion", "conversation", "comment", "comments", "discussing"];
    const ACCESS: &[&str] = &["log in", "login", "register", "sign in", "sign up", "logged in", "registered"];
    is_prompt(line) && line.has_any(TALK) && line.says_any(ACCESS)
        || is_label(line)
            && (line.opens_with_any(&[
                "to participate in the",
                "to join the discussion",
                "join the discussion",
                "join the conversation",
                "leave a comment",
                "add a comment",
                "post a comment",
                "write a comment",
                "view comments",
                "show comments",
                "post comment",
                "leave a reply",
                "reader comments",
                "readers' comments",
                "have your say",
            ]) || is_counted(line, &["comments", "comment", "conversation"]))
            && !line.text.ends_with('.')
}

/// A word of `labels` alone, or with a number beside it.
fn is_counted(line: &Line<'_>, labels: &[&str]) -> bool {
    line.words.len() <= 2
        && line.has_any(labels)
        && line
            .words
            .iter()
            .all(|word| labels.contains(&word.as_str()) || word.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_newsletter(line: &Line<'_>) -> bool {
    const BUTTONS: &[&str] = &[
        "subscribe",
        "sign up",
        "sign me up",
        "sign up now",
        "subscribe now",
        "newsletter",
        "newsletters",
        "register now",
        "get the newsletter",
    ];
    let button = BUTTONS.contains(&line.words.join(" ").as_str());
    let box_words = is_prompt(line)
        && line.says_any(&[
            "your inbox",
            "enter your email",
            "enter your e-mail",
            "enter email",
            "enter e-mail",
            "your email address",
            "your e-mail address",
            "email address",
            "e-mail address",
            "unsubscribe at any time",
            "unsubscribe any time",
            "our newsletter",
            "sign up to receive",
            "sign up for it here",
            "daily newsletter",
            "weekly newsletter",
            "our newsletters",
            "by signing up",
            "by subscribing",
            "cancel at any time",
            "cancel any time",
            "check your inbox",
        ]);
    let offer = is_label(line)
        && !line.text.ends_with('.')
        && (line.opens_with_any(&[
            "subscribe from",
            "subscribe now",
            "subscribe to",
            "subscribe for",
            "sign up for",
            "sign up to",
            "get our",
        ]) || line.words.last().is_some_and(|word| word == "newsletter"));
    button || box_words || offer
}

fn is_login(line: &Line<'_>) -> bool {
    const WALL: &[&str] = &[
        "to continue reading",
        "already a subscriber",
        "subscribers only",
        "create a free account",
        "unlock this article",
    ];
    const WHOLE: &[&str] = &[
        "log in",
        "login",
        "sign in",
        "register",
        "my account",
        "account",
        "log out",
        "create account",
        "create an account",
        "log in or register",
        "register or log in",
        "log in or sign up",
        "sign in or register",
        "my profile",
    ];
    WHOLE.contains(&line.words.join(" ").as_str()) || is_prompt(line) && line.says_any(WALL)
}

fn is_copyright(line: &Line<'_>) -> bool {
    let marked = line.opens_with_any(&["©", "copyright", "c"])
        && (line.text.starts_with(['©', '(']) || line.opens_with("copyright"))
        || line.text.starts_with('©');
    let year = line.words.iter().any(|word| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= 4 && (digits.starts_with("19") || digits.starts_with("20"))
    });
    line.words.len() <= PROMPT_WORDS && line.says("all rights reserved")
        || line.words.len() <= 16 && marked && year
        || is_label(line) && line.opens_with("copyright") && !line.terminal
}

/// Most words of a caption; a paragraph with a stray mark in it is longer.
const CAPTION_WORDS: usize = 70;

fn is_photo_credit(line: &Line<'_>) -> bool {
    const LABELS: &[&str] = &[
        "Photo:",
        "PHOTO:",
        "Photograph:",
        "Image:",
        "Picture:",
        "Photos:",
        "Photo by ",
        "Credit:",
        "Credit...",
        "Fotos:",
        "Foto:",
    ];
    const FRAMES: &[&str] = &[
        "photo 1 of",
        "image 1 of",
        "image source",
        "image caption",
        "media caption",
        "view image in",
        "enlarge this image",
        "open image",
        "toggle caption",
        "hide caption",
    ];
    const SOURCES: &[&str] = &[
        "Getty Images",
        "AP Photo",
        "via AP",
        "/AFP",
        "/REUTERS",
        "/Reuters",
        "Shutterstock",
        "iStock",
        "Handout via",
    ];
    let credited = line.text.contains('©')
        || LABELS.iter().any(|label| line.text.contains(label))
        || line.opens_with_any(FRAMES) && (!line.terminal || line.words.len() <= 40)
        || !line.terminal && line.words.len() <= 40 && SOURCES.iter().any(|source| line.text.contains(source));
    credited && line.words.len() <= CAPTION_WORDS
}

fn is_advertisement(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] =
        &["ad", "advert", "advertisement", "advertisements", "anzeige", "promoted", "sponsored", "advertorial"];
    let bare = WHOLE.contains(&line.words.join(" ").as_str());
    bare || is_label(line)
        && (line.says_any(&[
            "continue reading below",
            "continue reading the main",
            "continues below",
            "continues after",
            "scroll to continue",
            "skip advertisement",
        ]) || line.opens_with_any(&[
            "sponsored content",
            "paid content",
            "sponsored by",
            "paid post",
            "partner content",
        ]) && !line.terminal)
}

fn is_loader(line: &Line<'_>) -> bool {
    let waits = line.opens_with_any(&["please wait", "load more", "loading more", "loading comments"]);
    let whole = line.words.len() == 1 && line.has_any(&["loading", "loader"]);
    is_label(line) && (waits && !line.text.trim_end_matches('.').is_empty() || whole)
        || is_prompt(line) && line.has("javascript") && line.has_any(&["enable", "enabled", "requires", "disabled"])
}

fn is_reading_time(line: &Line<'_>) -> bool {
    is_label(line)
        && !line.text.ends_with('.')
        && (line.opens_with_any(&[
            "reading time",
            "listen to this article",
            "listen to this story",
            "listen to the article",
        ]) || line.words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            && line.words.iter().any(|word| word.contains("min"))
            && line.words.last().is_some_and(|word| word == "read"))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
const STAMP_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "first",
    "last",
    "update",
    "on",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "cet",
    "cest",
    "bst",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "h",
    "uhr",
    "of",
    "date",
    "ago",
    "hours",
    "hour",
    "minutes",
    "mins",
    "days",
    "created",
];

/// Whether the line names a month or a date in figures, and not the time of day alone.
pub(super) fn names_date(line: &Line<'_>) -> bool {
    let in_figures = |word: &String| word.chars().filter(|c| ['.', '/', '-'].contains(c)).count() == 2;
    line.has_any(MONTHS) || line.words.iter().any(in_figures)
}

fn is_time_stamp(line: &Line<'_>) -> bool {
    // As long as "2024-05-03T14:05:00+00:00".
    let figure = |word: &String| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 25;
    let known = |word: &String| [MONTHS, DAYS, STAMP_WORDS].iter().any(|list| list.contains(&word.as_str()));
    let whole = line.words.iter().all(|word| figure(word) || known(word)) && line.words.iter().any(figure);
    let is_date = |word: &String| {
        let marks = word.chars().filter(|c| ['.', '/', '-', ':', 'h'].contains(c)).count();
        let digits = word.chars().filter(char::is_ascii_digit).count();
        figure(word) && digits >= 3 && (marks >= 2 || word.contains(':') || word.contains('h') && marks == 1)
    };
    let is_year = |word: &String| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && figure(word);
    let says_when = line.words.iter().any(is_date)
        || line.words.iter().any(is_year) && line.has_any(MONTHS)
        || line.words.iter().any(figure) && line.has_any(&["published", "updated", "posted", "ago"]);
    line.words.len() <= 18 && whole && says_when
}

fn is_author_line(line: &Line<'_>) -> bool {
    let rest = ["By ", "by ", "BY ", "Text: ", "Words: ", "Author: ", "Reporting by "]
        .iter()
        .find_map(|label| line.text.strip_prefix(label));
    let Some(rest) = rest else { return false };
    let rest = Line::item(rest);
    const DESK: &[&str] =
        &["staff", "reporter", "reporters", "correspondent", "desk", "agencies", "editor", "writer", "writers"];
    let names = rest.is_capitalized() && !rest.has_any(DAYS) && rest.words.len() >= 2;
    line.words.len() <= 14 && !line.terminal && (names || rest.has_any(DESK) && rest.words.len() <= 8)
        || line.words.len() <= 8 && names && rest.text.ends_with('.') && rest.words.len() <= 4
}

const NETWORKS: &[&str] = &[
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "whatsapp",
    "telegram",
    "linkedin",
    "reddit",
    "pinterest",
    "tumblr",
    "tiktok",
    "bluesky",
    "mastodon",
    "threads",
];

fn is_share_line(line: &Line<'_>) -> bool {
    const OPEN: &[&str] = &[
        "share", "tweet", "save", "print", "copy", "listen", "give", "send", "email", "e-mail", "post", "pin",
        "bookmark", "gift",
    ];
    const REST: &[&str] = &[
        "this",
        "article",
        "story",
        "link",
        "by",
        "on",
        "via",
        "as",
        "a",
        "gift",
        "mail",
        "email",
        "e-mail",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "linkedin",
        "reddit",
        "telegram",
        "bluesky",
        "threads",
        "mastodon",
        "pocket",
        "flipboard",
        "messenger",
        "comments",
        "comment",
        "sms",
        "page",
        "print",
        "save",
        "share",
        "tweet",
        "send",
        "post",
        "copy",
        "listen",
        "now",
        "with",
        "friends",
    ];
    let opens = line.words.first().is_some_and(|word| OPEN.contains(&word.as_str()));
    let known = |word: &String| {
        OPEN.contains(&word.as_str()) || REST.contains(&word.as_str()) || word.bytes().all(|b| b.is_ascii_digit())
    };
    let called = is_label(line)
        && line.opens_with_any(&["share this", "share on", "share via", "share by"])
        && line.text.contains(':');
    let follow = line.words.len() <= 12
        && !line.terminal
        && line.opens_with("follow")
        && (line.opens_with("follow us") || line.has("on") && line.is_follow_of_a_name());
    let network = line.words.len() <= 20
        && line.opens_with_any(&["follow", "click to share", "like us", "find us", "join us"])
        && line.has_any(NETWORKS);
    is_label(line) && opens && line.words.iter().all(known) || called || follow || network
}

impl Line<'_> {
    /// "Follow Eye on …" and not "Follow the money on …".
    fn is_follow_of_a_name(&self) -> bool {
        self.text.split_whitespace().nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@'))
    }
}

fn is_related(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &[
        "related",
        "related stories",
        "related articles",
        "related story",
        "related topics",
        "read also",
        "read more",
        "see also",
        "more on this",
        "more on this story",
        "also read",
        "recommended",
        "most read",
        "most shared",
        "most popular",
        "trending",
        "you may also like",
        "you might also like",
        "up next",
        "watch",
        "don't miss",
        "more stories",
        "top stories",
        "editor's picks",
        "in other news",
        "more like this",
    ];
    const LABELS: &[&str] = &[
        "read more",
        "read also",
        "see also",
        "also read",
        "related",
        "more on this",
        "previous article",
        "next article",
        "most read",
        "most shared",
        "don't miss",
        "go deeper",
        "read next",
    ];
    const MENUS: &[&str] = &["most read in", "most shared in", "more from", "previous article", "next article"];
    let label = LABELS.iter().any(|label| {
        line.opens_with(label)
            && line.text.get(label.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '|', '→', '»']))
    });
    let click = line.words.len() <= 14 && line.opens_with("click here") && !line.text.ends_with('.');
    let spoken_list = line.words.len() <= 5
        && (line.opens_with("list of") && line.has("items") || line.opens_with("end of list"))
        || line.words.len() == 4 && line.opens_with("list") && line.words[2] == "of";
    WHOLE.contains(&line.words.join(" ").as_str())
        || line.words.len() <= 30 && label
        || click
        || spoken_list
        || is_label(line) && !line.terminal && line.opens_with_any(MENUS)
}

fn is_poll(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &["quick poll", "poll", "poll of the day", "reader poll", "vote now", "cast your vote"];
    let counted = line.text.starts_with(|c: char| c.is_ascii_digit()) && line.words.len() <= 4;
    WHOLE.contains(&line.words.join(" ").as_str()) || counted && line.says_any(&["votes so far", "votes cast"])
}

fn is_tags(line: &Line<'_>) -> bool {
    const LABELS: &[&str] = &["tags", "tag", "topics", "topic", "keywords", "filed under", "in this article", "themes"];
    LABELS.contains(&line.words.join(" ").as_str())
        || line.words.len() <= 30
            && !line.text.ends_with('.')
            && LABELS.iter().any(|label| {
                line.opens_with(label) && line.text.get(label.len()..).is_some_and(|rest| rest.starts_with(':'))
            })
}

fn is_agency_line(line: &Line<'_>) -> bool {
    const AGENCIES: &[&str] = &["ap", "afp", "reuters", "dpa", "agencies", "upi", "efe", "ansa"];
    let initials = |word: &str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    // "ab/cd" or "ED: AB / cd", and not the name of a band at the end of a headline.
    let sign = line.text.split_once('/').is_some_and(|(left, right)| {
        initials(left.rsplit(": ").next().unwrap_or_default().trim())
            && right.split_whitespace().next().is_some_and(initials)
            && (right.split_whitespace().count() == 1 || right.contains("agenc"))
            && line.text != "and/or"
    });
    let contributed = line.has("contributed") && line.says_any(&["to this report", "to this story", "to this article"]);
    let bracket = line.text.trim_end_matches('.').ends_with(')')
        && line.text.rsplit('(').next().is_some_and(|inner| Line::item(inner).has_any(AGENCIES));
    let agency = line.text.contains('/') && line.has_any(&["agency", "agencies"]);
    line.words.len() <= 5 && (sign || bracket || agency)
        || line.words.len() <= PROMPT_WORDS && contributed && !line.text.contains(['"', '“'])
        || line.words.len() <= 14
            && line.opens_with_any(&[
                "editing by",
                "additional reporting by",
                "reporting by",
                "compiled by",
                "with agencies",
            ])
}

fn is_editors_note(line: &Line<'_>) -> bool {
    const ARTICLE: &[&str] =
        &["this article was", "this article has been", "this story was", "this story has been", "this piece was"];
    const CHANGED: &[&str] = &["amended", "corrected", "updated", "published", "translated", "edited"];
    let developing =
        line.words.len() <= 20 && line.opens_with_any(&["this is a developing story", "this is a breaking news story"]);
    line.words.len() <= 16 && line.opens_with_any(ARTICLE) && line.has_any(CHANGED) || developing
}

fn is_contact(line: &Line<'_>) -> bool {
    let address = line.text.split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    let asks = line.text.contains('?')
        && line.opens_with_any(&["found a", "find a", "did you", "do you", "have you", "got a", "spotted a", "see a"]);
    line.words.len() <= 12
        && is_prompt(line)
        && (address && (asks || !line.terminal || line.has_any(&["us", "write", "contact"]))
            || asks && (line.says_any(&["tell us", "this article", "let us", "contact us", "a mistake", "an error"])))
}

fn is_menu(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &[
        "menu",
        "sections",
        "search",
        "skip to content",
        "skip to main content",
        "home",
        "back to top",
        "navigation",
        "close",
        "e-paper",
        "open menu",
        "about us",
        "contact",
        "contact us",
        "imprint",
        "terms",
        "privacy policy",
        "privacy settings",
        "terms of use",
        "data protection",
        "advertise with us",
        "house rules",
        "cookie preferences",
        "cookie policy",
        "site map",
        "sitemap",
        "help",
        "careers",
        "jobs",
        "sort by newest",
        "accept",
        "reject",
        "settings",
        "more",
        "details",
        "agree",
        "ok",
        "privacy",
        "terms and conditions",
    ];
    const MIN_ITEMS: usize = 3;
    const ITEM_WORDS: usize = 4;
    let items = line.items();
    let bar = items.len() >= MIN_ITEMS
        && !line.terminal
        && items.iter().all(|item| item.split_whitespace().count() <= ITEM_WORDS)
        // A fraction or a date also holds separators.
        && items.iter().all(|item| item.contains(char::is_alphabetic));
    let spaced = line.text.contains(" | ")
        || line.text.contains("  ")
        || [" > ", " / ", " · ", " › ", " • ", "\t"].iter().any(|gap| line.text.contains(gap));
    WHOLE.contains(&line.words.join(" ").as_str())
        || bar && spaced
        || !line.text.contains(char::is_alphanumeric) && line.text.chars().count() <= 3 && !line.terminal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_fires_on_its_lines_and_no_rule_on_sentences() {
        for rule in RULES {
            let (takes, leaves) = rule.examples;
            for text in takes {
                assert_eq!(reason(&Line::item(text)), Some(rule.reason), "{text}");
            }
            for text in leaves {
                assert_eq!(reason(&Line::item(text)), None, "{text}");
            }
        }
    }

    #[test]
    fn a_bar_is_furniture_when_all_its_parts_are() {
        assert_eq!(reason(&Line::item("3 May 2024 | Listen to this article")), Some("time stamp"));
        assert_eq!(reason(&Line::item("3 May 2024 | Dockers walk out of talks")), None);
    }
}
