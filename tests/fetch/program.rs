//! Pages on the command line.

use assert_cmd::Command;

use crate::server::{STORY, Server, answer, redirect, story};

/// What a run of the program gave.
pub struct Run {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program with these variables and none of the tester's own proxies.
pub fn run(args: &[&str], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("storydiff"));
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(name).env_remove(name.to_ascii_uppercase());
    }
    command.env_remove("SSL_CERT_FILE").envs(variables.iter().copied()).args(args);
    let output = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("it prints text");
    Run { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn pages_are_compared_like_files() {
    let other = STORY.replace("said", "claimed");
    let (a, b) = (Server::saying(story()), Server::saying(answer("200 OK", &[], other.as_bytes())));
    let run = run(&["--allow-private", "--format", "json", &a.url("/a"), &format!("The Eye={}", b.url("/b"))], &[]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let report: storydiff::Report = serde_json::from_str(&run.stdout).expect("a report");
    let named: Vec<_> = report.documents.iter().map(|d| (d.outlet.as_str(), d.source.clone())).collect();
    assert_eq!(named, [("127.0.0.1", a.url("/a")), ("The Eye", b.url("/b"))]);
    assert_eq!(report.alignments.len(), 3);
}

#[test]
fn a_page_of_this_machine_needs_permission() {
    let server = Server::saying(story());
    let url = server.url("/");
    let refused = run(&["text", &url], &[]);
    let line = format!(
        "storydiff: {url}: 127.0.0.1 is a loopback address and not a public one; give --allow-private if you trust it\n"
    );
    assert_eq!((refused.status, refused.stdout.as_str(), refused.stderr), (Some(2), "", line));
    assert_eq!(run(&["text", "--allow-private", &url], &[]).status, Some(0));
}

#[test]
fn the_limits_can_be_set() {
    let server = Server::saying(story());
    let url = server.url("/");
    let run = run(&["text", "--allow-private", "--max-bytes", "20", &url], &[]);
    let line = format!("storydiff: {url}: is larger than 20 bytes; give --max-bytes N to read more\n");
    assert_eq!((run.status, run.stderr), (Some(2), line));
}

#[test]
fn a_page_that_shows_next_to_nothing_is_no_version() {
    let body = b"Ferry stuck off Orla\n\nSubscribe to read this story.\n";
    let server = Server::saying(answer("200 OK", &["Content-Type: text/plain"], body));
    let url = server.url("/");
    let run = run(&["text", "--allow-private", &url], &[]);
    let line = format!(
        "storydiff: {url}: has only 9 words of text, so it may be behind a paywall or need a browser; save the page \
         there and give the file\n"
    );
    assert_eq!((run.status, run.stderr), (Some(2), line));
}

#[test]
fn what_a_server_says_cannot_reach_the_terminal_raw() {
    let server = Server::saying(redirect("http://eye.invalid:1/\u{202e}\u{9b}2J"));
    let media_type = Server::saying(answer("200 OK", &["Content-Type: image/\u{9b}2Jpng"], b"x"));
    for url in [server.url("/"), media_type.url("/")] {
        let run = run(&["text", "--allow-private", "--timeout", "5", &url], &[]);
        assert_eq!((run.status, run.stderr.lines().count()), (Some(2), 1), "{}", run.stderr);
        let raw = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert!(!run.stderr.contains(raw), "{:?}", run.stderr);
    }
}

#[test]
fn the_proxies_of_the_environment_are_used() {
    let proxy = crate::proxies::proxy(|stream| crate::server::send(stream, &story()));
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
        let run = run(&["text", "http://eye.invalid/story"], &[(variable, &proxy.url(""))]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{variable}");
    }
    let direct = run(&["text", "http://eye.invalid/"], &[("HTTP_PROXY", &proxy.url("")), ("NO_PROXY", "invalid")]);
    assert_eq!(direct.status, Some(2));
    assert!(
        direct.stderr.starts_with("storydiff: http://eye.invalid/: the host name has no address ("),
        "{}",
        direct.stderr
    );
    assert_eq!(proxy.heads().len(), 3);
}
