//! Why a page could not be fetched, and what to do about it.

use std::io;
use std::time::Duration;

use rustls::CertificateError;

/// Why a page could not be fetched; reads on after the address and a colon.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The failure happened behind a redirect.
    #[error("redirects to {hop}: {failure}")]
    Redirected {
        /// Where the redirect led.
        hop: String,
        /// What happened there.
        failure: Box<Failure>,
    },
    /// Not an address.
    #[error("is not a web address ({0}); give one like https://outlet.example/story")]
    Address(String),
    /// Another scheme than the web's.
    #[error("only http and https addresses can be fetched; save the page and give the file")]
    Scheme,
    /// A user name or password in the address.
    #[error("holds a user name or password, which are never sent; take them out, or save the page and give the file")]
    Credentials,
    /// An address of this machine or its network.
    #[error("{host} is {what} address and not a public one; give --allow-private if you trust it")]
    NotPublic {
        /// The host as named or resolved.
        host: String,
        /// What it is, as in "a loopback".
        what: &'static str,
    },
    /// The name has no address.
    #[error("the host name has no address ({0}); check the spelling and the network")]
    Name(String),
    /// No connection.
    #[error("cannot be reached ({0}); check the address and the network")]
    Connection(String),
    /// The connection is not secure.
    #[error("the connection is not secure ({0}); look at the page in a browser, and save it there if you trust it")]
    Insecure(String),
    /// Time ran out.
    #[error("did not come within {}; try again, or give --timeout SECONDS", seconds(*.0))]
    Timeout(Duration),
    /// The proxy does not do its part.
    #[error("the proxy {proxy} fails ({reason}); check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY")]
    Proxy {
        /// The proxy's host and port, or the variable that names it.
        proxy: String,
        /// What happened.
        reason: String,
    },
    /// A status that is no success.
    #[error("the server answers {status}; {}", advice(*.status))]
    Status {
        /// The code of the status.
        status: u16,
    },
    /// More redirects than are followed.
    #[error("redirects more than {0} times; give the address that a browser ends at")]
    Redirects(usize),
    /// A redirect to where it has been.
    #[error("redirects in a circle, as pages do that want cookies; save the page from a browser and give the file")]
    Circle,
    /// A redirect to nowhere.
    #[error("redirects to no usable address; give the address that a browser ends at")]
    Nowhere,
    /// More bytes than are read.
    #[error("is larger than {0} bytes; give --max-bytes N to read more")]
    Size(u64),
    /// Not a page.
    #[error("is not a page but {0}; give the address of the article itself, or save its text and give the file")]
    Type(String),
    /// A compression that was not asked for, or is broken.
    #[error("is compressed in a way that cannot be read ({0}); save the page from a browser and give the file")]
    Compression(String),
    /// Nothing came.
    #[error("the page is empty; check it in a browser, and save it there if it has text")]
    Empty,
    /// The page has hardly any text.
    #[error(
        "has only {0} words of text, so it may be behind a paywall or need a browser; save the page there and give the file"
    )]
    Stub(usize),
    /// The connection ended early.
    #[error("the connection ended before the whole page had come; try again")]
    CutOff,
    /// The answer is not HTTP.
    #[error("the server does not answer as a web server should ({0}); check the address")]
    Protocol(String),
}

fn seconds(duration: Duration) -> String {
    format!("{} s", duration.as_secs_f64())
}

/// What to do about a status.
fn advice(status: u16) -> &'static str {
    match status {
        404 | 410 => "the page is gone or was never there: check the address",
        401 | 402 | 403 | 407 | 451 => {
            "it does not show the page to everyone: save it from a browser and give the file"
        }
        429 => "it was asked too often: try again later",
        500..=599 => "it has a fault: try again later",
        _ => "open the page in a browser, and save it there if it shows",
    }
}

impl From<ureq::Error> for Failure {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Io(error) => error.into(),
            ureq::Error::Other(error) => match error.downcast::<Self>() {
                Ok(failure) => *failure,
                Err(error) => Self::Connection(error.to_string()),
            },
            ureq::Error::HostNotFound => Self::Name("no answer".into()),
            ureq::Error::BadUri(reason) => Self::Address(reason),
            ureq::Error::Http(error) => Self::Address(error.to_string()),
            ureq::Error::BodyExceedsLimit(limit) => Self::Size(limit),
            ureq::Error::Rustls(error) => Self::Insecure(why_insecure(&error)),
            ureq::Error::Tls(reason) => Self::Insecure(reason.into()),
            ureq::Error::TlsRequired => Self::Insecure("no encryption".into()),
            ureq::Error::Decompress(..) => Self::Compression("broken data".into()),
            ureq::Error::LargeResponseHeader(..) => Self::Protocol("endless headers".into()),
            ureq::Error::Protocol(error) => Self::Protocol(error.to_string()),
            error => Self::Connection(error.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Self::Insecure(why_insecure(error));
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::CutOff,
            // The system's own words end with its number, which helps nobody.
            _ => Self::Connection(without_number(&error.to_string())),
        }
    }
}

fn without_number(reason: &str) -> String {
    reason.split(" (os error").next().unwrap_or(reason).to_lowercase()
}

/// Why a handshake failed, without the times and bytes that the library adds.
fn why_insecure(error: &rustls::Error) -> String {
    let reason = match error {
        rustls::Error::InvalidCertificate(error) => match error {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "its certificate is not valid yet"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "its certificate is another host's"
            }
            CertificateError::UnknownIssuer => "nobody known vouches for its certificate",
            CertificateError::Revoked => "its certificate was revoked",
            _ => "its certificate is not valid",
        },
        rustls::Error::InvalidMessage(_) => "it does not speak TLS",
        rustls::Error::AlertReceived(_) | rustls::Error::PeerIncompatible(_) => {
            "it offers no way to encrypt that is safe"
        }
        _ => "the handshake failed",
    };
    reason.into()
}
