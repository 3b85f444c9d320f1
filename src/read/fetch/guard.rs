//! Name look-up that lets only public addresses through.
//!
//! A name is looked up once for each connection; every address of the answer is checked, and the connection goes to
//! one of these very addresses. So a name server that answers differently the next time (DNS rebinding) gains nothing.

use std::fmt::Debug;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::address;
use super::failure::Failure;

/// Finds the addresses of a host.
pub trait Lookup: Debug + Send + Sync + 'static {
    /// All addresses of `host`, with `port`.
    ///
    /// # Errors
    /// When the host has none, or nobody answers.
    fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>>;
}

/// The look-up of the operating system.
#[derive(Debug)]
pub(super) struct System;

impl Lookup for System {
    fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        Ok((host, port).to_socket_addrs()?.collect())
    }
}

/// A resolver for one connection.
#[derive(Debug)]
pub(super) struct Guard {
    /// Who is asked.
    pub(super) lookup: Arc<dyn Lookup>,
    /// Whether addresses that are not public pass.
    pub(super) allow_private: bool,
}

/// Addresses that are tried; the client takes no more.
const MOST_ADDRESSES: usize = 16;

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        _: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("https") { 443 } else { 80 });
        let addresses = self.within(host, port, *timeout.after).map_err(other)?;
        let mut resolved = self.empty();
        addresses.into_iter().take(MOST_ADDRESSES).for_each(|address| resolved.push(address));
        Ok(resolved)
    }
}

impl Guard {
    /// Looks up on a thread of its own, because the operating system knows no time limit.
    fn within(&self, host: String, port: u16, time: Duration) -> Result<Vec<SocketAddr>, Failure> {
        let (sender, receiver) = mpsc::sync_channel(1);
        let lookup = Arc::clone(&self.lookup);
        let name = host.clone();
        std::thread::spawn(move || sender.send(lookup.addresses(&name, port)));
        let answer = receiver.recv_timeout(time).map_err(|_| Failure::Name("no answer in time".into()))?;
        let addresses = answer.map_err(|error| Failure::Name(reason(&error)))?;
        if addresses.is_empty() {
            return Err(Failure::Name("no answer".into()));
        }
        let wrong = |address: &SocketAddr| address::not_public(address.ip()).map(|what| (address.ip(), what));
        match addresses.iter().find_map(wrong).filter(|_| !self.allow_private) {
            Some((address, what)) => Err(Failure::NotPublic { host: named(&host, address), what }),
            None => Ok(addresses),
        }
    }
}

/// `10.0.0.1`, or `intranet.example (10.0.0.1)` where a name stands for it.
fn named(host: &str, address: std::net::IpAddr) -> String {
    if host.parse() == Ok(address) { host.into() } else { format!("{host} ({address})") }
}

/// The system's words without its own introduction.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.rsplit(": ").next().unwrap_or(&text).to_lowercase()
}

fn other(failure: Failure) -> ureq::Error {
    ureq::Error::Other(Box::new(failure))
}
