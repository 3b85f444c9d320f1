//! Plain text: what an input is that is nothing else.

use super::{Format, Record};

pub(super) const FORMAT: Format = Format {
    id: "text",
    description: "plain text, copied from a page or clean",
    extensions: &["txt", "text", ""],
    fires: |_| true,
    read: |sample| Ok(vec![Record::plain(sample.text)]),
    #[cfg(test)]
    examples: (
        &["Dockers walk out\n\nThey left.\n", "{sic} they said", "[Update] Dockers walk out", "A <b>bold</b> claim"],
        &["<!DOCTYPE html><p>They left.</p>", "{\"text\":\"They left.\"}"],
    ),
};
