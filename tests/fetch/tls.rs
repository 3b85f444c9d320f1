//! Certificates: whom the program believes.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::program::{Run, run};
use crate::server::{STORY, Server, Stream, fetch, send, story};

/// An authority of our own, and a server whose certificate it vouches for.
struct Site {
    server: Server,
    authority: tempfile::NamedTempFile,
}

fn site(host: &str, valid: (i32, i32)) -> Site {
    let mut authority_params = CertificateParams::new(Vec::new()).expect("no names");
    authority_params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let root = authority_params.self_signed(&key).expect("an authority");
    let authority = tempfile::NamedTempFile::new().expect("a file can be made");
    std::fs::write(authority.path(), root.pem()).expect("a file can be written");

    let mut params = CertificateParams::new([host.to_owned()]).expect("a name");
    params.not_before = date_time_ymd(valid.0, 1, 1);
    params.not_after = date_time_ymd(valid.1, 1, 1);
    let own = KeyPair::generate().expect("a key");
    let leaf = params.signed_by(&own, &Issuer::from_params(&authority_params, &key)).expect("a certificate");
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![leaf.der().clone()], PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.serialize_der())))
        .expect("the key fits");
    let config = Arc::new(config);
    let server = Server::at(
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        0,
        |_, stream| send(stream, &story()),
        move |stream| {
            let connection = rustls::ServerConnection::new(Arc::clone(&config)).ok()?;
            Some(Box::new(rustls::StreamOwned::new(connection, stream)) as Box<dyn Stream>)
        },
    );
    Site { server, authority }
}

/// Reads the page of a site with its authority trusted.
fn read(site: &Site) -> Run {
    let url = site.server.url("/").replace("http://", "https://");
    run(&["text", "--allow-private", &url], &[("SSL_CERT_FILE", &site.authority.path().display().to_string())])
}

#[test]
fn a_page_whose_certificate_is_vouched_for_comes() {
    let read = read(&site("127.0.0.1", (2020, 2090)));
    assert_eq!((read.status, read.stderr.as_str()), (Some(0), ""));
    assert_eq!(read.stdout.lines().next(), STORY.lines().next());
}

#[test]
fn a_bad_certificate_is_refused_with_the_reason() {
    for (host, valid, reason) in [
        ("127.0.0.1", (2019, 2020), "its certificate has expired"),
        ("127.0.0.1", (2089, 2090), "its certificate is not valid yet"),
        ("127.0.0.2", (2020, 2090), "its certificate is another host's"),
        ("eye.example", (2020, 2090), "its certificate is another host's"),
    ] {
        let site = site(host, valid);
        let read = read(&site);
        let url = site.server.url("/").replace("http://", "https://");
        let line = format!(
            "storydiff: {url}: the connection is not secure ({reason}); look at the page in a browser, and save it \
             there if you trust it\n"
        );
        assert_eq!((read.status, read.stderr), (Some(2), line));
        assert!(site.server.heads().is_empty(), "the request was not sent");
    }
}

#[test]
fn an_authority_that_nobody_knows_is_not_believed() {
    let site = site("127.0.0.1", (2020, 2090));
    let url = site.server.url("/").replace("http://", "https://");
    let failure = fetch(&url).expect_err("nobody vouches").to_string();
    assert!(
        failure.starts_with("the connection is not secure (nobody known vouches for its certificate)"),
        "{failure}"
    );
}

#[test]
fn a_server_without_encryption_is_not_believed() {
    // A web server waits for the end of the request, which never comes; this one speaks at once.
    let talking = Server::at(
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        0,
        |_, _| (),
        |mut stream| {
            send(&mut stream, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            Some(Box::new(stream))
        },
    );
    let failure = fetch(&talking.url("/").replace("http://", "https://")).expect_err("no TLS").to_string();
    assert!(failure.starts_with("the connection is not secure (it does not speak TLS)"), "{failure}");
}

#[test]
fn certificates_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "no certificate").expect("a file can be written");
    for (path, reason) in [(empty, "holds no certificate"), (folder.path().join("gone.pem"), "No such file")] {
        let path = path.display().to_string();
        let run = run(&["text", "https://eye.invalid/"], &[("SSL_CERT_FILE", &path)]);
        assert_eq!(run.status, Some(2));
        assert!(run.stderr.starts_with(&format!("storydiff: {path}: cannot be read: {reason}")), "{}", run.stderr);
    }
}
