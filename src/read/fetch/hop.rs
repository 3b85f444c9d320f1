//! One request and its answer.

use std::sync::Arc;
use std::time::Instant;

use ureq::http::header::{CONTENT_ENCODING, LOCATION};
use ureq::tls::TlsConfig;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http::Response};
use url::{Host, Url};

use super::failure::Failure;
use super::guard::{Guard, System};
use super::page::{self, Page};
use super::{Fetcher, address, short};

/// How the program names itself: plainly, and not as a browser.
const USER_AGENT: &str = concat!("storydiff/", env!("CARGO_PKG_VERSION"));

/// What is wanted, best first.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// One step on the way to a page.
pub(super) struct Hop<'a> {
    pub(super) fetcher: &'a Fetcher,
    pub(super) url: &'a Url,
    /// When the first hop began.
    pub(super) start: Instant,
}

/// What the server says.
pub(super) enum Answer {
    Page(Page),
    Redirect(Url),
}

impl Hop<'_> {
    /// Asks, and reads the page unless the answer leads elsewhere.
    pub(super) fn get(&self) -> Result<Answer, Failure> {
        self.check()?;
        let proxy = self.fetcher.proxies.of(self.url)?;
        let named = proxy.as_ref().map(|proxy| format!("{}:{}", proxy.host(), proxy.port()));
        let answer = self.ask(proxy).map_err(|failure| match (failure, named) {
            (Failure::Connection(reason) | Failure::Name(reason), Some(proxy)) => Failure::Proxy { proxy, reason },
            (failure, _) => failure,
        })?;
        match answer.status().as_u16() {
            301 | 302 | 303 | 307 | 308 => self.redirect(&answer).map(Answer::Redirect),
            200..=299 => self.page(answer).map(Answer::Page),
            status => Err(Failure::Status { status }),
        }
    }

    /// What can be said of the address before anybody is asked.
    fn check(&self) -> Result<(), Failure> {
        if !matches!(self.url.scheme(), "http" | "https") {
            return Err(Failure::Scheme);
        }
        if !self.url.username().is_empty() || self.url.password().is_some() {
            return Err(Failure::Credentials);
        }
        let what = match self.url.host() {
            Some(Host::Domain(name)) => address::not_public_name(name),
            Some(Host::Ipv4(host)) => address::not_public(host.into()),
            Some(Host::Ipv6(host)) => address::not_public(host.into()),
            None => return Err(Failure::Address("no host".into())),
        };
        match what.filter(|_| !self.fetcher.options.allow_private) {
            Some(what) => Err(Failure::NotPublic { host: short(self.url.host_str().unwrap_or_default()), what }),
            None => Ok(()),
        }
    }

    fn ask(&self, proxy: Option<ureq::Proxy>) -> Result<Response<Body>, Failure> {
        let left = self.fetcher.options.timeout.saturating_sub(self.start.elapsed());
        // With a proxy only the proxy's own name is looked up here, and the user chose that one.
        let guard = if proxy.is_some() {
            Guard { lookup: Arc::new(System), allow_private: true }
        } else {
            Guard { lookup: Arc::clone(&self.fetcher.lookup), allow_private: self.fetcher.options.allow_private }
        };
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(left))
            .proxy(proxy)
            .tls_config(TlsConfig::builder().root_certs(self.fetcher.roots.clone()).build())
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        agent.get(self.url.as_str()).call().map_err(|error| self.failure(error))
    }

    fn redirect(&self, answer: &Response<Body>) -> Result<Url, Failure> {
        let location = answer.headers().get(LOCATION).ok_or(Failure::Nowhere)?;
        // Servers write letters beyond ASCII unescaped; browsers take them for UTF-8.
        let location = std::str::from_utf8(location.as_bytes()).map_err(|_| Failure::Nowhere)?;
        let mut next = self.url.join(location).map_err(|_| Failure::Nowhere)?;
        next.set_fragment(None);
        Ok(next)
    }

    fn page(&self, mut answer: Response<Body>) -> Result<Page, Failure> {
        let limit = self.fetcher.options.max_bytes;
        let media_type = answer.body().mime_type().map(|media_type| media_type.trim().to_ascii_lowercase());
        if let Some(what) = media_type.as_deref().and_then(page::no_page) {
            return Err(Failure::Type(what));
        }
        // What the client has decompressed no longer bears this header.
        if let Some(coding) = answer.headers().get(CONTENT_ENCODING)
            && !coding.as_bytes().eq_ignore_ascii_case(b"identity")
        {
            return Err(Failure::Compression(short(&String::from_utf8_lossy(coding.as_bytes()))));
        }
        if answer.body().content_length().is_some_and(|length| length > limit) {
            return Err(Failure::Size(limit));
        }
        let charset = answer.body().charset().map(|charset| charset.trim_matches(['"', '\'']).to_owned());
        let read = answer.body_mut().with_config().limit(limit).read_to_vec();
        let bytes = read.map_err(|error| self.failure(error))?;
        if bytes.trim_ascii().is_empty() {
            return Err(Failure::Empty);
        }
        Ok(Page { url: self.url.to_string(), final_url: self.url.to_string(), media_type, charset, bytes })
    }

    fn failure(&self, error: ureq::Error) -> Failure {
        match error {
            ureq::Error::Timeout(_) => Failure::Timeout(self.fetcher.options.timeout),
            error => error.into(),
        }
    }
}
