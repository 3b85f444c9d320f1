//! Where redirects may lead, and what goes along.

use storydiff::read::fetch::{Failure, MAX_REDIRECTS};

use crate::server::{STORY, Server, answer, fetch, redirect, send, story};

#[test]
fn redirects_are_followed_and_the_last_address_is_kept() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let server = Server::new(move |path, stream| match path {
            "/a" => send(stream, &answer(status, &["Location: b/../story?x=1#end"], b"moved")),
            _ => send(stream, &story()),
        });
        let page = fetch(&server.url("/a")).expect(status);
        assert_eq!(page.bytes, STORY.as_bytes());
        assert_eq!((page.url, page.final_url), (server.url("/a"), server.url("/story?x=1")));
    }
}

#[test]
fn as_many_redirects_as_allowed_and_not_one_more() {
    let server = Server::new(|path, stream| match path.trim_start_matches('/').parse::<usize>() {
        Ok(0) | Err(_) => send(stream, &story()),
        Ok(left) => send(stream, &redirect(&format!("/{}", left - 1))),
    });
    assert!(fetch(&server.url(&format!("/{MAX_REDIRECTS}"))).is_ok());
    let one_more = fetch(&server.url(&format!("/{}", MAX_REDIRECTS + 1)));
    assert!(matches!(one_more, Err(Failure::Redirects(MAX_REDIRECTS))), "{one_more:?}");
}

#[test]
fn a_circle_is_recognised_at_once() {
    let server = Server::new(|path, stream| match path {
        "/a" => send(stream, &redirect("/b")),
        _ => send(stream, &redirect("/a")),
    });
    assert!(matches!(fetch(&server.url("/a")), Err(Failure::Circle)));
    assert_eq!(server.heads().len(), 2);
}

#[test]
fn a_redirect_without_a_usable_address_is_refused() {
    let server = Server::new(|path, stream| match path {
        "/none" => send(stream, &answer("302 Found", &[], b"")),
        "/bytes" => send(stream, b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe\r\nContent-Length: 0\r\n\r\n"),
        _ => send(stream, &redirect("http://[::1/")),
    });
    for path in ["/none", "/bytes", "/broken"] {
        let failure = fetch(&server.url(path)).expect_err(path);
        assert!(matches!(failure, Failure::Nowhere), "{path}: {failure:?}");
    }
}

#[test]
fn a_redirect_to_a_file_or_another_scheme_is_refused() {
    for to in ["file:///etc/passwd", "ftp://eye.example/a", "data:text/plain,hello", "javascript:alert(1)"] {
        let server = Server::saying(redirect(to));
        match fetch(&server.url("/")) {
            Err(Failure::Redirected { hop, failure }) => {
                assert_eq!(hop, to);
                assert!(matches!(*failure, Failure::Scheme), "{to}: {failure:?}");
            }
            other => panic!("{to}: {other:?}"),
        }
    }
}

#[test]
fn cookies_are_neither_kept_nor_sent() {
    let other = Server::saying(story());
    let to = other.url("/story");
    let server = Server::new(move |path, stream| {
        let next = if path == "/a" { "/b" } else { &to };
        send(stream, &answer("302 Found", &["Set-Cookie: visitor=7; Path=/", &format!("Location: {next}")], b""));
    });
    fetch(&server.url("/a")).expect("both hosts answer");
    for head in server.heads().iter().chain(&other.heads()) {
        let head = head.to_ascii_lowercase();
        assert!(!head.contains("cookie") && !head.contains("visitor") && !head.contains("referer"), "{head}");
    }
}

#[test]
fn credentials_are_never_sent_and_never_repeated() {
    let server = Server::saying(story());
    let url = server.url("/").replace("http://", "http://me:secret@");
    let error = storydiff::read::fetch::Fetcher::new(crate::server::options()).fetch(&url).expect_err("refused");
    assert!(error.to_string().contains("holds a user name or password, which are never sent"), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
    assert!(server.heads().is_empty());

    let to = url.clone();
    let leading = Server::new(move |_, stream| send(stream, &redirect(&to)));
    let failure = fetch(&leading.url("/")).expect_err("refused behind a redirect too");
    assert!(matches!(&failure, Failure::Redirected { failure, .. } if matches!(**failure, Failure::Credentials)));
    assert!(!failure.to_string().contains("secret"), "{failure}");
    assert!(server.heads().is_empty());
}
