//! Which proxy, if any, stands between this machine and a page, by the variables that command line programs share.
//!
//! `HTTPS_PROXY` and `HTTP_PROXY` go by the scheme of the page, `ALL_PROXY` stands in for both, and small letters win
//! over capitals. `NO_PROXY` lists, by commas or spaces, what is reached directly: a host and all below it, an address,
//! a block of addresses (`10.0.0.0/8`), or `*`.

use std::env;
use std::net::IpAddr;

use ipnet::IpNet;
use url::{Host, Url};

use super::failure::Failure;

/// The proxies in force.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    /// For `http://` pages.
    pub http: Option<String>,
    /// For `https://` pages.
    pub https: Option<String>,
    /// What is reached directly.
    pub direct: String,
}

impl Proxies {
    /// From the variables of the environment.
    #[must_use]
    pub fn from_env() -> Self {
        let named = |name: &str| {
            let value = env::var(name).or_else(|_| env::var(name.to_ascii_uppercase())).ok()?;
            Some(value).filter(|value| !value.trim().is_empty())
        };
        let all = named("all_proxy");
        Self {
            http: named("http_proxy").or_else(|| all.clone()),
            https: named("https_proxy").or(all),
            direct: named("no_proxy").unwrap_or_default(),
        }
    }

    /// The proxy for a page.
    pub(super) fn of(&self, url: &Url) -> Result<Option<ureq::Proxy>, Failure> {
        let value = if url.scheme() == "https" { &self.https } else { &self.http };
        let Some(value) = value.as_ref().filter(|_| !self.is_direct(url)) else {
            return Ok(None);
        };
        let broken = |reason: &str| Failure::Proxy { proxy: "of the environment".into(), reason: reason.into() };
        let proxy = ureq::Proxy::new(value.trim()).map_err(|_| broken("not an address of a proxy"))?;
        match proxy.protocol() {
            ureq::ProxyProtocol::Http | ureq::ProxyProtocol::Https => Ok(Some(proxy)),
            _ => Err(broken("only http:// and https:// proxies can be used")),
        }
    }

    fn is_direct(&self, url: &Url) -> bool {
        let entries = self.direct.split([',', ' ']).filter(|entry| !entry.is_empty());
        entries.into_iter().any(|entry| entry == "*" || matches(entry, url))
    }
}

fn matches(entry: &str, url: &Url) -> bool {
    let (entry, port) = match entry.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.parse().ok()),
        _ => (entry, None),
    };
    if port.is_some_and(|port: u16| url.port_or_known_default() != Some(port)) {
        return false;
    }
    match url.host() {
        Some(Host::Domain(host)) => {
            let name = entry.trim_start_matches("*.").trim_matches('.').to_ascii_lowercase();
            let host = host.trim_end_matches('.');
            host.strip_suffix(&name).is_some_and(|rest| rest.is_empty() || (rest.ends_with('.') && !name.is_empty()))
        }
        Some(Host::Ipv4(address)) => holds(entry, address.into()),
        Some(Host::Ipv6(address)) => holds(entry, address.into()),
        None => false,
    }
}

fn holds(entry: &str, address: IpAddr) -> bool {
    let entry = entry.trim_matches(['[', ']']);
    entry.parse() == Ok(address) || entry.parse::<IpNet>().is_ok_and(|block| block.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direct(list: &str, url: &str) -> bool {
        let proxies = Proxies { direct: list.into(), ..Proxies::default() };
        proxies.is_direct(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_name_stands_for_itself_and_all_below_it() {
        for list in ["eye.example", ".eye.example", "*.eye.example", "wire.example, EYE.example"] {
            assert!(direct(list, "https://eye.example/"), "{list}");
            assert!(direct(list, "https://www.eye.example/"), "{list}");
            assert!(!direct(list, "https://goldeneye.example/"), "{list}");
        }
        assert!(direct("*", "https://eye.example/"));
        assert!(!direct("", "https://eye.example/"));
        assert!(!direct(".", "https://eye.example/"));
    }

    #[test]
    fn addresses_blocks_and_ports_are_understood() {
        assert!(direct("10.0.0.0/8", "http://10.2.3.4/"));
        assert!(!direct("10.0.0.0/8", "http://11.2.3.4/"));
        assert!(direct("::1", "http://[::1]/"));
        assert!(direct("[::1]:8080", "http://[::1]:8080/"));
        assert!(direct("eye.example:8080", "http://eye.example:8080/"));
        assert!(!direct("eye.example:8080", "http://eye.example/"));
    }

    #[test]
    fn the_scheme_of_the_page_decides() {
        let proxies = Proxies { https: Some("proxy.example:3128".into()), ..Proxies::default() };
        let of = |url: &str| proxies.of(&Url::parse(url).unwrap()).unwrap().map(|proxy| proxy.port());
        assert_eq!(of("https://eye.example/"), Some(3128));
        assert_eq!(of("http://eye.example/"), None);
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_an_error() {
        for value in ["socks5://proxy.example", "http://", "nonsense://x"] {
            let proxies = Proxies { http: Some(value.into()), ..Proxies::default() };
            assert!(proxies.of(&Url::parse("http://eye.example/").unwrap()).is_err(), "{value}");
        }
    }
}
