//! Plain answers, good and bad.

use std::io::Write;

use storydiff::read::fetch::Failure;

use crate::server::{STORY, Server, answer, fetch, send, story};

#[test]
fn a_page_comes_with_what_the_server_says_about_it() {
    let server =
        Server::saying(answer("200 OK", &["Content-Type: Text/HTML; charset=\"windows-1252\""], b"<p>caf\xe9"));
    let page = fetch(&server.url("/story?id=7#top")).expect("it is there");
    assert_eq!(page.bytes, b"<p>caf\xe9");
    assert_eq!(page.media_type.as_deref(), Some("text/html"));
    assert_eq!(page.charset.as_deref(), Some("windows-1252"));
    assert_eq!((page.url, page.final_url), (server.url("/story?id=7#top"), server.url("/story?id=7")));
}

#[test]
fn the_request_says_who_asks_and_nothing_more() {
    let server = Server::saying(story());
    fetch(&server.url("/story")).expect("it is there");
    let heads = server.heads();
    let mut names: Vec<String> = heads[0]
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':').map(|(name, _)| name.to_ascii_lowercase()))
        .collect();
    names.sort();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    let head = heads[0].to_ascii_lowercase();
    assert!(head.starts_with("get /story http/1.1"), "{head}");
    assert!(head.contains(concat!("user-agent: storydiff/", env!("CARGO_PKG_VERSION"))), "{head}");
    assert!(head.contains("accept-encoding: gzip, br"), "{head}");
}

#[test]
fn compressed_pages_are_unpacked() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(STORY.as_bytes()).expect("it fits in memory");
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 20);
    brotli.write_all(STORY.as_bytes()).expect("it fits in memory");
    for (coding, body) in [("gzip", gzip.finish().expect("it ends")), ("br", brotli.into_inner())] {
        assert!(body.len() < STORY.len());
        let server = Server::saying(answer("200 OK", &[&format!("Content-Encoding: {coding}")], &body));
        assert_eq!(fetch(&server.url("/")).expect(coding).bytes, STORY.as_bytes());
    }
}

#[test]
fn a_compression_that_was_not_asked_for_or_is_broken_is_refused() {
    for coding in ["zstd", "gzip, br", "gzip", "br"] {
        let server = Server::saying(answer("200 OK", &[&format!("Content-Encoding: {coding}")], STORY.as_bytes()));
        let failure = fetch(&server.url("/")).expect_err(coding);
        assert!(matches!(failure, Failure::Compression(_)), "{coding}: {failure:?}");
    }
}

#[test]
fn a_status_says_what_to_do() {
    for (status, advice) in [
        ("404 Not Found", "check the address"),
        ("403 Forbidden", "save it from a browser"),
        ("402 Payment Required", "save it from a browser"),
        ("429 Too Many Requests", "try again later"),
        ("503 Service Unavailable", "try again later"),
        ("418 I'm a teapot", "open the page in a browser"),
    ] {
        let server = Server::saying(answer(status, &[], STORY.as_bytes()));
        let failure = fetch(&server.url("/")).expect_err(status).to_string();
        assert!(failure.starts_with(&format!("the server answers {}; ", &status[..3])), "{failure}");
        assert!(failure.contains(advice), "{failure}");
    }
}

#[test]
fn what_is_no_page_is_refused_before_it_is_read() {
    for (media_type, what) in [
        ("application/pdf", "is not a page but a PDF file (application/pdf)"),
        ("image/jpeg", "is not a page but a picture (image/jpeg)"),
        ("video/mp4", "is not a page but a video (video/mp4)"),
    ] {
        let server = Server::new(move |_, stream| {
            send(stream, format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n").as_bytes());
            // The body never comes: waiting for it would be a timeout.
            while stream.write_all(b"").and_then(|()| stream.flush()).is_ok() {
                std::thread::sleep(std::time::Duration::from_secs(1));
            }
        });
        let failure = fetch(&server.url("/")).expect_err(what).to_string();
        assert!(failure.starts_with(what), "{failure}");
    }
}

#[test]
fn an_empty_page_is_refused() {
    for body in ["", " \r\n\t "] {
        let server = Server::saying(answer("200 OK", &["Content-Type: text/html"], body.as_bytes()));
        assert!(matches!(fetch(&server.url("/")), Err(Failure::Empty)), "{body:?}");
    }
}

#[test]
fn a_body_shorter_than_promised_is_cut_off() {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{STORY}", STORY.len() + 1);
    let server = Server::saying(answer);
    assert!(matches!(fetch(&server.url("/")), Err(Failure::CutOff)));
}

#[test]
fn a_body_longer_than_promised_ends_where_it_was_promised_to() {
    let server = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nFerry stuck".as_bytes());
    assert_eq!(fetch(&server.url("/")).expect("five bytes").bytes, b"Ferry");
}

#[test]
fn a_chunked_body_is_joined_and_a_broken_one_refused() {
    let chunked = |body: &str| {
        Server::saying(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body}"))
    };
    let server = chunked("5\r\nFerry\r\n6\r\n stuck\r\n0\r\n\r\n");
    assert_eq!(fetch(&server.url("/")).expect("it is whole").bytes, b"Ferry stuck");
    for broken in ["5\r\nFerry\r\n6\r\n stu", "nonsense\r\nFerry"] {
        let server = chunked(broken);
        let failure = fetch(&server.url("/")).expect_err(broken);
        assert!(matches!(failure, Failure::CutOff | Failure::Protocol(_)), "{failure:?}");
    }
}

#[test]
fn what_does_not_speak_http_is_told_apart() {
    let server = Server::saying("220 mail.example ESMTP\r\n".as_bytes());
    let failure = fetch(&server.url("/")).expect_err("not HTTP");
    assert!(matches!(failure, Failure::Protocol(_)), "{failure:?}");
}

#[test]
fn a_server_that_hangs_up_is_no_page() {
    let server = Server::new(|_, _| ());
    let failure = fetch(&server.url("/")).expect_err("nothing came");
    assert!(matches!(failure, Failure::CutOff | Failure::Connection(_)), "{failure:?}");
}

#[test]
fn nobody_at_home_is_told_apart() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}/", listener.local_addr().expect("it has an address"));
    drop(listener);
    let failure = fetch(&url).expect_err("nobody listens").to_string();
    assert_eq!(failure, "cannot be reached (connection refused); check the address and the network");
}
