//! Lines that ask the visitor for something: consent, an address, an opinion, a click.

use super::{PROMPT_WORDS, is_label, is_prompt};
use crate::clean::line::{Line, Word};

pub(super) fn is_cookie_notice(line: &Line<'_>) -> bool {
    const SITE: &[&str] = &["we", "our", "site", "website", "your", "notice", "settings", "preferences", "accept"];
    is_prompt(line)
        && (line.has_any(&["cookies", "cookie"]) && line.has_any(SITE)
            || line.says_any(&["your privacy", "your consent", "your device"]) && line.has_any(&["we", "us", "our"]))
}

pub(super) fn is_comment_box(line: &Line<'_>) -> bool {
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
        && line.words.iter().all(|word| labels.contains(&&**word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn is_newsletter(line: &Line<'_>) -> bool {
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
    let button = line.is_any(BUTTONS);
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

pub(super) fn is_login(line: &Line<'_>) -> bool {
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
    line.is_any(WHOLE) || is_prompt(line) && line.says_any(WALL)
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

pub(super) fn is_share_line(line: &Line<'_>) -> bool {
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
    let opens = line.words.first().is_some_and(|word| OPEN.contains(&&**word));
    let known = |word: &Word<'_>| {
        OPEN.contains(&&**word) || REST.contains(&&**word) || word.bytes().all(|b| b.is_ascii_digit())
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
    // A question about the reader's own opinion of the text, and what to do with it.
    let liked = is_prompt(line)
        && line.text.contains('?')
        && line.opens_with_any(&["like", "liked", "enjoy", "enjoyed", "enjoying", "love", "loved"])
        && line.says_any(&["this article", "this story", "this post", "this piece", "this page"]);
    is_label(line) && opens && line.words.iter().all(known) || called || follow || network || liked
}

impl Line<'_> {
    /// "Follow Eye on …" and not "Follow the money on …".
    fn is_follow_of_a_name(&self) -> bool {
        self.text.split_whitespace().nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@'))
    }
}

/// Most words of a sentence that asks for money or for a click on an app.
const APPEAL_WORDS: usize = 16;

/// An imperative to the reader that is about the outlet's own work or products.
pub(super) fn is_appeal(line: &Line<'_>) -> bool {
    const WORK: &[&str] = &["journalism", "newsroom", "reporting", "journalists"];
    if line.words.len() > APPEAL_WORDS || !is_prompt(line) {
        return false;
    }
    // "Support independent journalism", and not "Support for journalism".
    let near = |words: &[&str]| line.words.iter().skip(1).take(3).any(|word| words.contains(&&**word));
    let supports = line.opens_with_any(&["support", "fund", "back", "sustain"])
        && near(WORK)
        && !near(&["for", "of", "to", "from", "in", "among", "is", "was", "fell", "grows"]);
    let helps = line.opens_with_any(&["help us", "help fund", "help keep"]) && line.has_any(WORK);
    let joins = is_label(line)
        && line.opens_with_any(&["become a", "become an"])
        && line.words.get(2).is_some_and(|word| ["member", "supporter", "subscriber", "patron"].contains(&&**word))
        && line.words.get(3).is_none_or(|word| ["today", "now", "and", "for", "from"].contains(&&**word));
    let app = line.opens_with_any(&["download", "install", "get", "try"])
        && line.words.get(1).is_some_and(|word| ["the", "our"].contains(&&**word))
        && line.words.iter().take(6).any(|word| word == "app" || word == "apps");
    supports || helps || joins || app
}

/// A heading or a link under which an outlet speaks of itself.
pub(super) fn is_about_outlet(line: &Line<'_>) -> bool {
    const OWN: &[&str] = &[
        "our standards",
        "our principles",
        "our journalism",
        "our editorial",
        "our corrections",
        "about our reporting",
        "about our journalism",
        "how we report this",
        "how we reported this",
        "why you can trust",
        "why trust us",
    ];
    let heading = !line.terminal || line.text.contains(':') && !line.text.contains(',');
    line.words.len() <= 10 && is_prompt(line) && heading && line.opens_with_any(OWN)
}

pub(super) fn is_poll(line: &Line<'_>) -> bool {
    const WHOLE: &[&str] = &["quick poll", "poll", "poll of the day", "reader poll", "vote now", "cast your vote"];
    let counted = line.text.starts_with(|c: char| c.is_ascii_digit()) && line.words.len() <= 4;
    line.is_any(WHOLE) || counted && line.says_any(&["votes so far", "votes cast"])
}

pub(super) fn is_contact(line: &Line<'_>) -> bool {
    let address =
        line.text.contains('@') && line.text.split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    let asks = line.text.contains('?')
        && line.opens_with_any(&["found a", "find a", "did you", "do you", "have you", "got a", "spotted a", "see a"]);
    let reachable = line.words.len() <= PROMPT_WORDS
        && address
        && line.says_any(&["be reached at", "email us at", "e-mail us at", "contact us at"]);
    reachable
        || line.words.len() <= 12
            && is_prompt(line)
            && (address && (asks || !line.terminal || line.has_any(&["us", "write", "contact"]))
                || asks
                    && (line.says_any(&["tell us", "this article", "let us", "contact us", "a mistake", "an error"])))
}
