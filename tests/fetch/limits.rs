//! Servers that are slow, and pages that are too large.

use std::io::Write;
use std::thread::sleep;
use std::time::Duration;

use storydiff::read::fetch::{Failure, Fetcher, Options, Page};

use crate::server::{STORY, Server, Stream, answer, failure, options, send};

/// Too short for any of these servers, and soon over.
fn impatient(url: &str) -> Result<Page, Failure> {
    failure(Fetcher::new(Options { timeout: Duration::from_millis(400), ..options() }).fetch(url))
}

fn at_most(max_bytes: u64, url: &str) -> Result<Page, Failure> {
    failure(Fetcher::new(Options { max_bytes, ..options() }).fetch(url))
}

/// Sends again and again until the client has gone.
fn drip(stream: &mut dyn Stream, bytes: &[u8], pause: Duration) {
    while stream.write_all(bytes).and_then(|()| stream.flush()).is_ok() {
        sleep(pause);
    }
}

const SLOWLY: Duration = Duration::from_millis(50);

#[test]
fn a_server_that_says_nothing_is_left() {
    let server = Server::new(|_, stream| drip(stream, b"", SLOWLY));
    assert!(matches!(impatient(&server.url("/")), Err(Failure::Timeout(_))));
}

#[test]
fn headers_that_drip_are_left() {
    let server = Server::new(|_, stream| {
        send(stream, b"HTTP/1.1 200 OK\r\n");
        drip(stream, b"X-Filler: y\r\n", SLOWLY);
    });
    assert!(matches!(impatient(&server.url("/")), Err(Failure::Timeout(_))));
}

#[test]
fn a_body_that_drips_is_left() {
    let server = Server::new(|_, stream| {
        send(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        drip(stream, b"x", SLOWLY);
    });
    let failure = impatient(&server.url("/")).expect_err("it never ends").to_string();
    assert_eq!(failure, "did not come within 0.4 s; try again, or give --timeout SECONDS");
}

#[test]
fn the_time_is_for_all_redirects_together() {
    let server = Server::new(|path, stream| {
        sleep(Duration::from_millis(150));
        send(stream, &crate::server::redirect(&format!("{path}x")));
    });
    let failure = impatient(&server.url("/")).expect_err("each redirect alone is in time");
    assert!(matches!(&failure, Failure::Redirected { failure, .. } if matches!(**failure, Failure::Timeout(_))));
}

#[test]
fn headers_without_end_are_left() {
    let server = Server::new(|_, stream| {
        send(stream, b"HTTP/1.1 200 OK\r\n");
        drip(stream, format!("X-Filler: {}\r\n", "y".repeat(4000)).as_bytes(), Duration::ZERO);
    });
    let failure = crate::server::fetch(&server.url("/")).expect_err("they never end");
    assert!(matches!(failure, Failure::Protocol(_)), "{failure:?}");
}

#[test]
fn a_body_without_end_is_left_at_the_limit() {
    for header in ["Connection: close", "Transfer-Encoding: chunked"] {
        let server = Server::new(move |_, stream| {
            send(stream, format!("HTTP/1.1 200 OK\r\n{header}\r\n\r\n").as_bytes());
            let body = "x".repeat(0x1000);
            let chunk = if header.contains("chunked") { format!("1000\r\n{body}\r\n") } else { body };
            drip(stream, chunk.as_bytes(), Duration::ZERO);
        });
        let failure = at_most(100_000, &server.url("/")).expect_err(header);
        assert!(matches!(failure, Failure::Size(100_000)), "{header}: {failure:?}");
    }
}

#[test]
fn a_page_of_just_the_limit_comes_and_one_byte_more_does_not() {
    let limit = STORY.len() as u64;
    let page = |body: &str| Server::saying(answer("200 OK", &[], body.as_bytes()));
    assert!(at_most(limit, &page(STORY).url("/")).is_ok());
    let failure = at_most(limit, &page(&format!("{STORY}x")).url("/")).expect_err("one byte too many").to_string();
    assert_eq!(failure, format!("is larger than {limit} bytes; give --max-bytes N to read more"));
}

#[test]
fn the_limit_counts_what_is_unpacked() {
    let zeros = vec![b' '; 5_000_000];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&zeros).expect("it fits in memory");
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    brotli.write_all(&zeros).expect("it fits in memory");
    for (coding, bomb) in [("gzip", gzip.finish().expect("it ends")), ("br", brotli.into_inner())] {
        assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
        let server = Server::saying(answer("200 OK", &[&format!("Content-Encoding: {coding}")], &bomb));
        let failure = at_most(1_000_000, &server.url("/")).expect_err(coding);
        assert!(matches!(failure, Failure::Size(1_000_000)), "{coding}: {failure:?}");
    }
}
