//! Web pages, fetched with care: what a page or a name server says is never trusted.
//!
//! - Only `http` and `https`, only public addresses (see [`guard`]) unless the user allows others, both checked anew
//!   at every redirect.
//! - One time limit for the whole page, redirects and look-ups included; one limit for its bytes, counted after
//!   decompression, so that a small bomb does not grow.
//! - No cookies, no credentials, no referrer: an address that holds a user name or password is refused, since it
//!   would end up in reports and at whoever a redirect leads to.
//! - Behind a proxy the proxy resolves names, so that there only hosts written as addresses, and `localhost`, can be
//!   checked. The proxy itself may be anywhere: the user chose it.
//! - Certificates are checked against the authorities that browsers trust, or against the PEM file that
//!   `SSL_CERT_FILE` names.

mod address;
mod failure;
mod guard;
mod hop;
mod page;
mod proxy;
mod roots;
mod saved;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::{Duration, Instant};

use unicode_segmentation::UnicodeSegmentation;
use url::Url;

use crate::error::{Error, Result};
use hop::{Answer, Hop};

pub use failure::Failure;
pub use guard::Lookup;
pub use page::Page;
pub use proxy::Proxies;
pub use saved::Saved;

/// Redirects that are followed; browsers follow twice as many, no honest page needs them.
pub const MAX_REDIRECTS: usize = 10;

/// Pages that are fetched side by side.
const MOST_AT_ONCE: usize = 8;

/// Fewest words of a page that holds a story; what a paywall or a script leaves is a headline and a plea.
const FEWEST_WORDS: usize = 25;

/// Limits of one fetch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Time for one page, from the first look-up to the last byte.
    pub timeout: Duration,
    /// Most bytes of one page, after decompression.
    pub max_bytes: u64,
    /// Whether addresses of this machine and its network may be fetched.
    pub allow_private: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(15), max_bytes: 10 * 1024 * 1024, allow_private: false }
    }
}

/// Fetches pages.
#[derive(Clone, Debug)]
pub struct Fetcher {
    options: Options,
    proxies: Proxies,
    roots: ureq::tls::RootCerts,
    lookup: Arc<dyn Lookup>,
}

impl Fetcher {
    /// With nothing from the environment: no proxy, and the authorities that browsers trust.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let roots = ureq::tls::RootCerts::WebPki;
        Self { options, proxies: Proxies::default(), roots, lookup: Arc::new(guard::System) }
    }

    /// With the proxies and the certificates that the environment names.
    ///
    /// # Errors
    /// When `SSL_CERT_FILE` names no file of certificates.
    pub fn from_env(options: Options) -> Result<Self> {
        Ok(Self { proxies: Proxies::from_env(), roots: roots::from_env()?, ..Self::new(options) })
    }

    /// The same with other proxies.
    #[must_use]
    pub fn with_proxies(self, proxies: Proxies) -> Self {
        Self { proxies, ..self }
    }

    /// The same with another look-up of names.
    #[must_use]
    pub fn with_lookup(self, lookup: Arc<dyn Lookup>) -> Self {
        Self { lookup, ..self }
    }

    /// Fetches one page.
    ///
    /// # Errors
    /// [`Error::Fetch`], which names the address as given and says what to do.
    pub fn fetch(&self, address: &str) -> Result<Page> {
        self.follow(address).map_err(|failure| Error::Fetch { url: shown(address), failure: Box::new(failure) })
    }

    /// Fetches pages side by side; the answers are in the order of the addresses.
    #[must_use]
    pub fn fetch_all(&self, addresses: &[&str]) -> Vec<Result<Page>> {
        let mut pages = Vec::with_capacity(addresses.len());
        for some in addresses.chunks(MOST_AT_ONCE) {
            std::thread::scope(|scope| {
                let running: Vec<_> = some.iter().map(|address| scope.spawn(|| self.fetch(address))).collect();
                pages
                    .extend(running.into_iter().map(|fetch| fetch.join().unwrap_or_else(|panic| resume_unwind(panic))));
            });
        }
        pages
    }

    fn follow(&self, address: &str) -> Result<Page, Failure> {
        let start = Instant::now();
        let mut trail = vec![parsed(address)?];
        loop {
            let (url, redirects) = (&trail[trail.len() - 1], trail.len() - 1);
            let hop = Hop { fetcher: self, url, start };
            let next = match hop.get().map_err(|failure| behind(failure, url, redirects))? {
                Answer::Page(page) => return Ok(Page { url: address.to_owned(), ..page }),
                Answer::Redirect(next) => next,
            };
            if redirects == MAX_REDIRECTS {
                return Err(Failure::Redirects(MAX_REDIRECTS));
            }
            // Without cookies the same address gives the same answer.
            if trail.contains(&next) {
                return Err(Failure::Circle);
            }
            trail.push(next);
        }
    }
}

/// Refuses the text of a page that cannot be a story.
///
/// # Errors
/// [`Error::Fetch`] with [`Failure::Stub`].
pub(super) fn enough(text: &str, address: &str) -> Result<()> {
    let words = text.unicode_words().take(FEWEST_WORDS).count();
    if words == FEWEST_WORDS {
        return Ok(());
    }
    Err(Error::Fetch { url: shown(address), failure: Box::new(Failure::Stub(words)) })
}

/// Whether an argument of the command line is an address and not a path.
pub(super) fn is_url(argument: &str) -> bool {
    argument.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn parsed(address: &str) -> Result<Url, Failure> {
    let mut url = Url::parse(address).map_err(|error| Failure::Address(error.to_string()))?;
    url.set_fragment(None);
    Ok(url)
}

/// Says where a redirect led if the failure happened there.
fn behind(failure: Failure, url: &Url, redirects: usize) -> Failure {
    if redirects == 0 {
        return failure;
    }
    Failure::Redirected { hop: shown(url.as_str()), failure: Box::new(failure) }
}

/// Longest address or value of a server that a message repeats.
const LONGEST_SHOWN: usize = 200;

/// An address as messages show it: without credentials, and not endless.
fn shown(address: &str) -> String {
    let mut clean = address.to_owned();
    if let Ok(mut url) = Url::parse(address)
        && (!url.username().is_empty() || url.password().is_some())
        && url.set_username("").is_ok()
        && url.set_password(None).is_ok()
    {
        clean = url.into();
    }
    short(&clean)
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        for url in ["https://eye.example/a", "HTTP://eye.example", "ftp://eye.example/a"] {
            assert!(is_url(url), "{url}");
        }
        for path in ["a.txt", "https:", "C:\\a.txt", "=x://y", "day=1://x", "://x"] {
            assert!(!is_url(path), "{path}");
        }
    }

    #[test]
    fn no_message_repeats_a_password_or_an_endless_address() {
        assert_eq!(shown("https://me:secret@eye.example/a"), "https://eye.example/a");
        assert_eq!(shown("https://eye.example/a"), "https://eye.example/a");
        assert_eq!(shown(&"é".repeat(5000)).chars().count(), LONGEST_SHOWN + 1);
    }
}
