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
    let server = Server::saying(redirect("http://127.0.0.1:1/\u{202e}\u{9b}2J"));
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
    let server = Server::saying(story());
    let (url, variables) = (server.url("/"), [("HTTP_PROXY", proxy.url("")), ("NO_PROXY", "127.0.0.1".into())]);
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(run(&["text", "--allow-private", &url], &variables).status, Some(0));
    assert_eq!(server.heads().len(), 1);
    assert_eq!(proxy.heads().len(), 3);
}

#[test]
fn pages_are_kept_with_what_is_known_about_them() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let into = folder.path().join("new/kept").display().to_string();
    let server = Server::new(|path, stream| match path {
        "/moved" => crate::server::send(stream, &redirect("/news/ferry-stuck.html")),
        _ => crate::server::send(stream, &story()),
    });
    let (url, named) = (server.url("/moved"), format!("The Eye={}", server.url("/b")));
    let kept = run(&["fetch", "--allow-private", "-o", &into, &url, &named], &[]);
    let paths: Vec<&str> = kept.stdout.lines().collect();
    assert_eq!((kept.status, kept.stderr.as_str()), (Some(0), ""));
    assert_eq!(paths, [format!("{into}/127.0.0.1-ferry-stuck.json"), format!("{into}/127.0.0.1-b.json")]);

    let saved: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(paths[0]).expect("it is there")).expect("it is JSON");
    assert_eq!(saved["url"], url);
    assert_eq!(saved["final_url"], server.url("/news/ferry-stuck.html"));
    assert_eq!(saved["text"], STORY);
    assert_eq!(saved["outlet"], "127.0.0.1");
    let fetched = saved["fetched"].as_str().expect("a time");
    assert!(fetched.len() == "2024-05-03T14:05:00Z".len() && fetched.ends_with('Z'), "{fetched}");

    // Fetched again, the page of before stays.
    let again = run(&["fetch", "--allow-private", "-o", &into, &url], &[]);
    assert_eq!(again.stdout, format!("{into}/127.0.0.1-ferry-stuck-2.json\n"));
}

#[test]
fn a_page_that_fails_does_not_keep_the_others_from_being_kept() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let into = folder.path().display().to_string();
    let (good, gone) = (Server::saying(story()), Server::saying(answer("404 Not Found", &[], b"")));
    let (good, gone) = (good.url("/good"), gone.url("/gone"));
    let kept = run(&["fetch", "--allow-private", "-o", &into, &gone, &good, &gone], &[]);
    let line =
        format!("storydiff: {gone}: the server answers 404; the page is gone or was never there: check the address\n");
    assert_eq!((kept.status, kept.stderr), (Some(2), line.repeat(2)));
    assert_eq!(kept.stdout, format!("{into}/127.0.0.1-good.json\n"));
}

#[test]
fn only_pages_are_kept() {
    let kept = run(&["fetch", "a.txt"], &[]);
    let line = "storydiff: a.txt: is not a web address; give one like https://outlet.example/story\n";
    assert_eq!((kept.status, kept.stdout.as_str(), kept.stderr.as_str()), (Some(2), "", line));
}

/// A page with what surrounds an article, in an encoding of its own.
const PAGE: &str = "<html lang=\"en\"><head><title>Ferry stuck off Orla</title><meta property=\"og:site_name\" \
                    content=\"The Orla Caf\u{e9}\"></head><body><nav><a href=\"/\">Home</a> <a href=\"/s\">Sport</a></nav>\
                    <article><h1>Ferry stuck off Orla</h1><p>A ferry with 90 people aboard ran onto a sandbank off \
                    Orla on Monday, the coast guard said, and was freed by the tide in the evening.</p><figure><img \
                    src=\"f.jpg\"><figcaption>The ferry on Monday. Photo: L. Ost</figcaption></figure><p>Nobody was \
                    hurt, the owner told the Caf\u{e9} on Tuesday; the ferry sails again from Wednesday on.</p>\
                    </article><footer>Subscribe to our newsletter</footer></body></html>";

#[test]
fn a_kept_page_is_read_again_as_the_page_itself() {
    let latin: Vec<u8> = PAGE.chars().map(|c| u8::try_from(u32::from(c)).expect("it is Latin")).collect();
    let server = Server::saying(answer("200 OK", &["Content-Type: text/html; charset=windows-1252"], &latin));
    let url = server.url("/ferry");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let kept = run(&["fetch", "--allow-private", "-o", &folder.path().display().to_string(), &url], &[]);
    assert_eq!((kept.status, kept.stderr.as_str()), (Some(0), ""));

    let report = |input: &str| -> storydiff::Report {
        let run = run(&["--allow-private", "--format", "json", input, &url], &[]);
        serde_json::from_str(&run.stdout).expect("a report")
    };
    let (live, again) = (report(&url), report(kept.stdout.trim_end()));
    let (live, again) = (&live.documents[0], &again.documents[0]);
    assert_eq!((&live.sentences, &live.noise), (&again.sentences, &again.noise));
    assert_eq!((&live.title, &live.outlet), (&again.title, &again.outlet));
    assert_eq!(live.outlet, "The Orla Caf\u{e9}");
    assert!(live.sentences.iter().all(|sentence| !sentence.text.contains("Photo")), "{:?}", live.sentences);
}
