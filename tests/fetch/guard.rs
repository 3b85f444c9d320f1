//! Addresses of this machine and its network, however they are written, named or reached.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use storydiff::read::fetch::{Failure, Fetcher, Lookup, Options, Page, Proxies};

use crate::proxies::proxy;
use crate::server::{Server, failure, options, redirect, send, story};

/// A name server that gives a list of answers, one after the other, and then the last one for good.
#[derive(Debug, Default)]
struct Names {
    answers: HashMap<&'static str, Vec<Vec<IpAddr>>>,
    asked: AtomicUsize,
}

impl Names {
    fn new(host: &'static str, answers: &[&[&str]]) -> Arc<Self> {
        let parse = |answer: &&[&str]| answer.iter().map(|address| address.parse().expect("an address")).collect();
        let answers = HashMap::from([(host, answers.iter().map(parse).collect())]);
        Arc::new(Self { answers, ..Self::default() })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Lookup for Names {
    fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        let answers = self.answers.get(host).ok_or_else(|| io::Error::other("failed: No such host"))?;
        let answer = &answers[asked.min(answers.len() - 1)];
        Ok(answer.iter().map(|address| SocketAddr::new(*address, port)).collect())
    }
}

fn guarded(url: &str) -> Result<Page, Failure> {
    failure(Fetcher::new(Options::default()).fetch(url))
}

#[test]
fn every_way_to_write_a_private_address_is_refused() {
    let server = Server::saying(story());
    let port = server.port();
    for (host, what) in [
        ("127.0.0.1", "a loopback"),
        ("127.1", "a loopback"),
        ("2130706433", "a loopback"),
        ("0x7f000001", "a loopback"),
        ("0x7f.0.0.1", "a loopback"),
        ("0177.0.0.1", "a loopback"),
        ("017700000001", "a loopback"),
        ("127.0.0.1.", "a loopback"),
        ("%31%32%37.0.0.1", "a loopback"),
        ("127。0。0。1", "a loopback"),
        ("１２７.0.0.1", "a loopback"),
        ("localhost", "a loopback"),
        ("LocalHost.", "a loopback"),
        ("eye.localhost", "a loopback"),
        ("0", "an unspecified"),
        ("[::1]", "a loopback"),
        ("[0:0:0:0:0:0:0:1]", "a loopback"),
        ("[::]", "an unspecified"),
        ("[::ffff:127.0.0.1]", "a loopback"),
        ("[::ffff:7f00:1]", "a loopback"),
        ("[64:ff9b::7f00:1]", "a loopback"),
        ("[2002:7f00:1::]", "a 6to4"),
        ("[fe80::1]", "a link-local"),
        ("[fd00::1]", "a private"),
        ("10.0.0.1", "a private"),
        ("169.254.169.254", "a link-local"),
        ("2852039166", "a link-local"),
        ("100.64.0.1", "a carrier-internal"),
        ("224.0.0.1", "a multicast"),
    ] {
        match guarded(&format!("http://{host}:{port}/")) {
            Err(Failure::NotPublic { what: found, .. }) => assert_eq!(found, what, "{host}"),
            other => panic!("{host}: {other:?}"),
        }
    }
    assert!(server.heads().is_empty(), "nobody was asked");
}

#[test]
fn the_refusal_says_what_to_do() {
    assert_eq!(
        guarded("http://127.0.0.1/").expect_err("refused").to_string(),
        "127.0.0.1 is a loopback address and not a public one; give --allow-private if you trust it"
    );
}

#[test]
fn a_name_of_a_private_address_is_refused_and_its_server_never_asked() {
    let server = Server::saying(story());
    for answer in [&["127.0.0.1"][..], &["8.8.8.8", "127.0.0.1"], &["::ffff:127.0.0.1"]] {
        let names = Names::new("eye.example", &[answer]);
        let fetcher = Fetcher::new(Options::default()).with_lookup(names);
        let failure = failure(fetcher.fetch(&format!("http://eye.example:{}/", server.port())));
        match failure {
            Err(Failure::NotPublic { host, .. }) => assert!(host.starts_with("eye.example ("), "{host}"),
            other => panic!("{answer:?}: {other:?}"),
        }
    }
    assert!(server.heads().is_empty());
}

#[test]
fn a_name_is_looked_up_once_and_the_connection_goes_to_that_answer() {
    let honest = Server::saying(story());
    // The same port of another address stands for the machine that rebinding aims at.
    let target = Server::at(
        IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)),
        honest.port(),
        |_, stream| send(stream, &story()),
        |stream| Some(Box::new(stream)),
    );
    let names = Names::new("eye.example", &[&["127.0.0.1"], &["127.0.0.2"]]);
    let fetcher = Fetcher::new(options()).with_lookup(names.clone());
    let page = failure(fetcher.fetch(&format!("http://eye.example:{}/", honest.port()))).expect("it is there");
    assert_eq!(page.final_url, format!("http://eye.example:{}/", honest.port()));
    assert_eq!((names.asked(), honest.heads().len(), target.heads().len()), (1, 1, 0));
    assert!(honest.heads()[0].to_ascii_lowercase().contains("host: eye.example"));
}

#[test]
fn a_redirect_to_a_private_address_is_refused() {
    let target = Server::saying(story());
    for (to, direct) in [
        (target.url("/"), ""),
        (format!("http://2130706433:{}/", target.port()), ""),
        (format!("http://[::ffff:127.0.0.1]:{}/", target.port()), ""),
        (format!("http://localhost:{}/", target.port()), ""),
        // A public name whose address is private, reached directly.
        (format!("http://wire.example:{}/", target.port()), "wire.example"),
    ] {
        // A proxy is the one way to a server of this machine that the guard leaves open, since the user chose it.
        let redirecting = to.clone();
        let proxy = proxy(move |stream| send(stream, &redirect(&redirecting)));
        let proxies = Proxies { http: Some(proxy.url("")), direct: direct.into(), ..Proxies::default() };
        let names = Names::new("wire.example", &[&["127.0.0.1"]]);
        let fetcher = Fetcher::new(Options::default()).with_proxies(proxies).with_lookup(names);
        match failure(fetcher.fetch("http://eye.example/a")) {
            Err(Failure::Redirected { failure, .. }) => {
                assert!(matches!(*failure, Failure::NotPublic { what: "a loopback", .. }), "{to}: {failure:?}");
            }
            other => panic!("{to}: {other:?}"),
        }
    }
    assert!(target.heads().is_empty(), "nobody was asked");
}

#[test]
fn a_name_that_nobody_knows_is_told_apart() {
    let fetcher = Fetcher::new(Options::default()).with_lookup(Names::new("eye.example", &[&[]]));
    for (host, reason) in [("wire.example", "no such host"), ("eye.example", "no answer")] {
        let failure = failure(fetcher.fetch(&format!("http://{host}/"))).expect_err(host).to_string();
        assert_eq!(failure, format!("the host name has no address ({reason}); check the spelling and the network"));
    }
}

#[test]
fn a_name_server_that_never_answers_does_not_hold_up() {
    #[derive(Debug)]
    struct Silent;
    impl Lookup for Silent {
        fn addresses(&self, _: &str, _: u16) -> io::Result<Vec<SocketAddr>> {
            loop {
                std::thread::park();
            }
        }
    }
    let quick = Options { timeout: std::time::Duration::from_millis(200), ..Options::default() };
    let failure = failure(Fetcher::new(quick).with_lookup(Arc::new(Silent)).fetch("http://eye.example/"));
    assert!(matches!(failure, Err(Failure::Name(_) | Failure::Timeout(_))), "{failure:?}");
}

#[test]
fn what_is_no_web_address_is_refused() {
    for (url, message) in [
        ("ftp://eye.example/a", "only http and https addresses can be fetched"),
        ("file:///etc/passwd", "only http and https addresses can be fetched"),
        ("http://", "is not a web address"),
        ("https://eye.example:99999/", "is not a web address"),
        ("http://[::1/", "is not a web address"),
        ("http://a b/", "is not a web address"),
    ] {
        let failure = guarded(url).expect_err(url).to_string();
        assert!(failure.starts_with(message), "{url}: {failure}");
    }
}
