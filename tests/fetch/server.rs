//! A web server that says exactly what a test wants, and remembers what it was asked.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use storydiff::read::fetch::{Failure, Fetcher, Options, Page};

/// A text that is long enough to be a story.
pub const STORY: &str = "Ferry stuck for six hours off Orla\n\nA ferry with 90 people aboard ran onto a sandbank off \
                         Orla on Monday, the coast guard said, and was freed by the tide in the evening.\n\nNobody \
                         was hurt.\n";

/// What is sent back.
pub trait Stream: Read + Write {}

impl<T: Read + Write> Stream for T {}

/// A running server; it ends with the process.
pub struct Server {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers every request with what `answer` writes; it is given the path.
    pub fn new(answer: impl Fn(&str, &mut dyn Stream) + Send + Sync + 'static) -> Self {
        Self::at(Ipv4Addr::LOCALHOST.into(), 0, answer, |stream| Some(Box::new(stream)))
    }

    /// Answers every request with these bytes.
    pub fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::new(move |_, stream| send(stream, &answer))
    }

    /// On an address and port of its own, with something between it and the wire.
    pub fn at(
        host: IpAddr,
        port: u16,
        answer: impl Fn(&str, &mut dyn Stream) + Send + Sync + 'static,
        wrap: impl Fn(TcpStream) -> Option<Box<dyn Stream>> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((host, port)).expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (shared, remembered) = (Arc::new((answer, wrap)), Arc::clone(&heads));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (shared, heads) = (Arc::clone(&shared), Arc::clone(&remembered));
                thread::spawn(move || {
                    let Some(mut stream) = (shared.1)(stream) else { return };
                    let Some(head) = head(&mut stream) else { return };
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    heads.lock().expect("no test panics here").push(head);
                    (shared.0)(&path, &mut stream);
                });
            }
        });
        Self { address, heads }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests so far, line for line.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("no test panics here").clone()
    }
}

/// Reads up to the empty line that ends a request.
pub fn head(stream: &mut dyn Stream) -> Option<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

/// Sends, to a client that may have gone.
pub fn send(stream: &mut dyn Stream, bytes: &[u8]) {
    let _ = stream.write_all(bytes).and_then(|()| stream.flush());
}

/// A whole answer.
pub fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    headers.iter().for_each(|header| answer.push_str(&format!("{header}\r\n")));
    answer.push_str("\r\n");
    [answer.as_bytes(), body].concat()
}

/// A page with a story.
pub fn story() -> Vec<u8> {
    answer("200 OK", &["Content-Type: text/plain; charset=utf-8"], STORY.as_bytes())
}

/// A redirect.
pub fn redirect(to: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("Location: {to}")], b"")
}

/// Limits that let the servers of these tests through.
pub fn options() -> Options {
    Options { allow_private: true, ..Options::default() }
}

/// Fetches from a server of this machine.
pub fn fetch(url: &str) -> Result<Page, Failure> {
    failure(Fetcher::new(options()).fetch(url))
}

/// What a fetch failed with.
pub fn failure(result: storydiff::Result<Page>) -> Result<Page, Failure> {
    result.map_err(|error| match error {
        storydiff::Error::Fetch { failure, .. } => *failure,
        other => panic!("{other}"),
    })
}
