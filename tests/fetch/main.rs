//! Fetching pages, against servers of this machine that misbehave in every way that servers do.

mod answers;
mod guard;
mod limits;
mod program;
mod proxies;
mod redirects;
mod server;
mod tls;
