//! What a line of page furniture looks like, whichever site it comes from.
//!
//! Each rule looks at one line alone and needs both words that pages address to their visitors and a form that
//! sentences of an article do not have (few words, no verb of its own, a bar of links). Every rule carries lines on
//! which it must fire and lines on which it must not; a sentence about newsletters, cookies or photographs stays.

mod credits;
mod links;
mod visitor;

use super::line::Line;

pub(super) use credits::names_date;

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
    let items = if line.may_have_items() { line.items() } else { Vec::new() };
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
    rule!("cookie notice", visitor::is_cookie_notice,
        takes: ["We use cookies to improve your visit. Accept all | Settings", "Your privacy matters to us"],
        leaves: ["The bakery sold cookies to raise money for the wounded.", "\"We use cookies on every page,\" the firm's lawyer told the court."]),
    rule!("comment box", visitor::is_comment_box,
        takes: ["Comments (31)", "12 comments", "To comment, log in or register", "Join the conversation"],
        leaves: ["He declined to comment.", "Comments made by the minister caused a storm in parliament."]),
    rule!("newsletter box", visitor::is_newsletter,
        takes: ["The best of the week in your inbox", "Sign up", "Enter your email address", "SUBSCRIBE"],
        leaves: ["The group said it would subscribe to new shares.", "She found the threat in her inbox on Monday."]),
    rule!("log-in prompt", visitor::is_login,
        takes: ["Log in | Register", "My account", "Sign in", "Create a free account to continue reading", "Already a subscriber? Log in"],
        leaves: ["Voters must register by Friday.", "Staff could not log in for two days, the hospital said."]),
    rule!("copyright", credits::is_copyright,
        takes: ["© 2024 Harbour Wire. All rights reserved.", "Copyright The Northern Eye", "(c) Eye Media 2023", "Request reprint permissions"],
        leaves: ["Copyright law was changed in March, and publishers welcomed it.", "Buy rights in a falling market", "Order bans permissions"]),
    rule!("photo credit", credits::is_photo_credit,
        takes: ["© AGENCY / POOLMara Quist speaks in Varn", "Photo: Lena Ost", "The quay at dawn (Photo by Lena Ost)"],
        leaves: ["The photo shows a man with a gun.", "A photo of the quay was shared thousands of times."]),
    rule!("advertisement", links::is_advertisement,
        takes: ["Advertisement", "ADVERTISEMENT - story continues below", "Sponsored content"],
        leaves: ["The advertisement was banned after complaints by parents.", "Advertisements cost the party two million."]),
    rule!("loader", links::is_loader,
        takes: ["Loading…", "Please wait", "Load more", "Please enable JavaScript to see this"],
        leaves: ["Loading the ship took three days.", "The loader was hurt."]),
    rule!("appeal", visitor::is_appeal,
        takes: ["Support local reporting: donate today!", "Help us keep our newsroom open.", "Download the Eye app for alerts.", "Become a supporter now"],
        leaves: ["Support for journalism fell, a survey found.", "Download speeds on the app fell by half.", "Support our troops, the mayor told a rally in Varn on Sunday.", "Become a member of the council and you have enemies, he said.", "Help us find the killer, police urge"]),
    rule!("about the outlet", visitor::is_about_outlet,
        takes: ["Our Standards: the Eye's code of practice.", "Why you can trust Harbour Wire", "About our reporting", "How we report this story"],
        leaves: ["Our standards have slipped, and everybody in the town hall knows it.", "How we report crime has changed."]),
    rule!("reading time", credits::is_reading_time,
        takes: ["4 min read", "Reading time: 5 minutes", "Listen to this article (3 min)"],
        leaves: ["It took the judge 40 minutes to read the ruling."]),
    rule!("time stamp", credits::is_time_stamp,
        takes: ["Published: 3 May 2024, 14:05", "11.05.2024", "Updated 16h40 on Tuesday", "2024-05-11", "sexta-feira, 3 de maio de 2024 às 14:05"],
        leaves: ["May 3", "The 3 May march was banned.", "14.5"]),
    rule!("author line", credits::is_author_line,
        takes: ["By Lena Ost and Mara Quist", "by Lena Ost", "Text: Mara Quist, Varn", "About the author"],
        leaves: ["By Monday the port was shut.", "By then Lena Ost had left", "By train to Varn"]),
    rule!("share line", visitor::is_share_line,
        takes: ["Share", "Share this: Post · Mail", "Save", "Follow us on Pigeon", "Copy link", "Follow The Eye on Facebook and Instagram.", "Enjoyed this story? Pass it on!"],
        leaves: ["Share prices fell sharply", "Facebook will follow suit on Monday.", "Follow the money, his lawyer said.", "Print sales are down", "Did he like this story? Nobody asked him."]),
    rule!("related story", links::is_related,
        takes: ["Read more: What the treaty says", "READ ALSO", "Most read", "Related", "More on this", "Suggested articles", "Recommended for you", "Further reading"],
        leaves: ["More on this will be known on Monday, the mayor said.", "Related charges were dropped.", "Latest talks collapse", "More news awaited"]),
    rule!("reader poll", visitor::is_poll,
        takes: ["Quick poll", "Poll of the day", "2,114 votes so far"],
        leaves: ["Poll results were late", "He won 2,114 votes", "The poll was closed at noon."]),
    rule!("tags", links::is_tags,
        takes: ["Tags: port, Varn", "Topics", "Filed under: Politics"],
        leaves: ["Topics discussed at the summit included fishing rights and the border."]),
    rule!("agency credit line", credits::is_agency_line,
        takes: ["ab/cd", "lo (with agencies)", "Editing by Lena Ost", "(AFP)"],
        leaves: ["Two agencies are on strike", "and/or", "Fans mourn AC/DC", "He had contributed to this report, the court heard, \"for years\"."]),
    rule!("editor's note", credits::is_editors_note,
        takes: ["This article was amended on 3 May to correct a name."],
        leaves: ["This article was amended by parliament in 1998, and the court now has to apply it to the dockers' case."]),
    rule!("contact line", visitor::is_contact,
        takes: ["Found a mistake? Write to desk@eye.example", "Did you spot an error? Tell us"],
        leaves: ["He wrote from lena@eye.example to the minister on Monday, the court heard, and got no answer for a month."]),
    rule!("site section", links::is_menu,
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
