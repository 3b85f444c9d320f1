//! Proxies: the user's own, wherever they are.

use storydiff::read::fetch::{Failure, Fetcher, Options, Proxies};

use crate::server::{STORY, Server, Stream, answer, failure, fetch, head, options, send, story};

/// A proxy that opens a tunnel for everybody and plays the server at its other end.
pub fn proxy(page: impl Fn(&mut dyn Stream) + Send + Sync + 'static) -> Server {
    Server::new(move |_, stream| {
        send(stream, b"HTTP/1.1 200 OK\r\n\r\n");
        if head(stream).is_some_and(|head| !head.contains("Proxy-Authorization")) {
            page(stream);
        }
    })
}

fn through(proxies: Proxies) -> Fetcher {
    Fetcher::new(Options::default()).with_proxies(proxies)
}

#[test]
fn the_proxy_looks_names_up_and_is_asked_for_a_tunnel() {
    let proxy = proxy(|stream| send(stream, &story()));
    let fetcher = through(Proxies { http: Some(proxy.url("")), ..Proxies::default() });
    // The name does not exist: looking it up here would fail.
    let page = failure(fetcher.fetch("http://eye.invalid/story")).expect("the proxy knows it");
    assert_eq!(page.bytes, STORY.as_bytes());
    assert!(proxy.heads()[0].starts_with("CONNECT eye.invalid:80 HTTP/1.1"), "{:?}", proxy.heads());
}

#[test]
fn the_credentials_of_the_proxy_go_to_the_proxy_alone() {
    let proxy = proxy(|stream| send(stream, &story()));
    let url = proxy.url("").replace("http://", "http://me:secret@");
    let fetcher = through(Proxies { http: Some(url), ..Proxies::default() });
    failure(fetcher.fetch("http://eye.invalid/story")).expect("the tunnelled request holds no credentials");
    assert!(proxy.heads()[0].to_ascii_lowercase().contains("proxy-authorization: basic "), "{:?}", proxy.heads());
}

#[test]
fn a_host_that_needs_no_proxy_is_reached_directly() {
    let proxy = proxy(|stream| send(stream, &answer("500 Wrong Way", &[], b"")));
    let server = Server::saying(story());
    let proxies = Proxies { http: Some(proxy.url("")), direct: "127.0.0.0/8".into(), ..Proxies::default() };
    let page = failure(Fetcher::new(options()).with_proxies(proxies).fetch(&server.url("/")));
    assert_eq!(page.expect("it is there").bytes, STORY.as_bytes());
    assert!(proxy.heads().is_empty());
}

#[test]
fn private_addresses_are_refused_behind_a_proxy_too() {
    let proxy = proxy(|stream| send(stream, &story()));
    let fetcher = through(Proxies { http: Some(proxy.url("")), ..Proxies::default() });
    for host in ["127.0.0.1", "10.0.0.1", "[::1]", "localhost", "169.254.169.254"] {
        let failure = failure(fetcher.fetch(&format!("http://{host}/")));
        assert!(matches!(failure, Err(Failure::NotPublic { .. })), "{host}: {failure:?}");
    }
    assert!(proxy.heads().is_empty());
}

#[test]
fn a_proxy_that_fails_is_named() {
    let refusing = Server::saying(answer("407 Proxy Authentication Required", &[], b""));
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free").local_addr().expect("an address");
    for (proxy, reason) in [(refusing.url(""), "407"), (format!("http://{gone}"), "connection refused")] {
        let fetcher = through(Proxies { http: Some(proxy.clone()), ..Proxies::default() });
        let failure = failure(fetcher.fetch("http://eye.invalid/")).expect_err(reason).to_string();
        assert!(failure.starts_with(&format!("the proxy {} fails (", &proxy["http://".len()..])), "{failure}");
        assert!(failure.contains(reason) && failure.contains("check HTTPS_PROXY"), "{failure}");
    }
}

#[test]
fn no_proxy_is_used_unasked() {
    let server = Server::saying(story());
    assert!(fetch(&server.url("/")).is_ok());
}
