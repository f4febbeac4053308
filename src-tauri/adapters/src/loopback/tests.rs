//! The listener on real sockets, asked as browsers and others ask.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use latchkey_engine::ports::BindErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const LONG: Duration = Duration::from_secs(20);

fn pages() -> Pages {
    Pages {
        refusal: "not the answer".into(),
        unfinished: page("unfinished"),
    }
}

fn page(text: &str) -> Page {
    Page {
        html: format!("<p>{text}</p>"),
        policy: "default-src 'none'".into(),
    }
}

async fn bound(redirect: &str) -> LoopbackListener {
    SystemLoopback
        .bind(&LoopbackRedirect::parse(redirect).unwrap(), pages())
        .await
        .unwrap()
}

/// Sends raw bytes and reads to the end.
async fn send(listener: &LoopbackListener, text: String) -> String {
    exchange(listener.addresses[0], text).await
}

async fn exchange(address: SocketAddr, text: String) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // Whoever is refused before all was read may see the connection reset after the answer.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn host(listener: &LoopbackListener) -> String {
    format!("127.0.0.1:{}", listener.redirect().port())
}

fn get(listener: &LoopbackListener, target: &str, headers: &str) -> String {
    format!(
        "GET {target} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n",
        host(listener)
    )
}

fn post(listener: &LoopbackListener, kind: &str, body: &str) -> String {
    let length = body.len();
    let host = host(listener);
    format!(
        "POST /cb HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

fn with_state(arrival: &Arrival) -> bool {
    arrival.parameter("state") == Some("right") && !arrival.prefetch
}

/// Sends these requests one after the other while the listener waits for its answer.
async fn visit(
    listener: &mut LoopbackListener,
    requests: Vec<String>,
) -> (Option<Arrival>, Vec<String>) {
    let address = listener.addresses[0];
    let visitor = async move {
        let mut answers = Vec::new();
        for request in requests {
            answers.push(exchange(address, request).await);
        }
        answers
    };
    let wait = listener.answer(with_state, Duration::from_millis(300));
    tokio::join!(wait, visitor)
}

#[tokio::test]
async fn the_answer_is_held_until_there_is_a_page_and_its_repeats_get_the_same() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let request = get(&listener, "/cb?code=c%2B1&state=right", "");
    let (address, repeat) = (listener.addresses[0], request.clone());
    let browser = tokio::spawn(exchange(address, request));
    let arrival = listener.answer(with_state, LONG).await.unwrap();
    assert_eq!(
        (arrival.method, arrival.parameter("code")),
        (latchkey_engine::exchange::Method::Get, Some("c+1"))
    );
    assert_eq!(format!("{arrival:?}"), "Get with code, state");
    // A repeat from before the page waits for it as well.
    let early = tokio::spawn(exchange(address, repeat.clone()));
    tokio::task::yield_now().await;
    assert!(!browser.is_finished());
    listener.conclude(page("done"));
    for answer in [
        browser.await.unwrap(),
        early.await.unwrap(),
        send(&listener, repeat).await,
    ] {
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("<p>done</p>"),
            "{answer}"
        );
        let head = answer.to_ascii_lowercase();
        for header in [
            "cache-control: no-store",
            "connection: close",
            "content-security-policy: default-src 'none'",
            "content-type: text/html; charset=utf-8",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
        ] {
            assert!(head.contains(header), "{header} in {head}");
        }
    }
    let other = get(&listener, "/cb?code=another&state=right", "");
    assert!(
        send(&listener, other).await.starts_with("HTTP/1.1 400"),
        "a second answer is none"
    );
}

#[tokio::test]
async fn everything_else_is_refused_counted_and_does_not_end_the_wait() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let l = &listener;
    let form = "application/x-www-form-urlencoded";
    let requests = vec![
        get(l, "/favicon.ico", ""),
        get(l, "/cb/?state=right", ""),
        get(l, "/cb?state=right", "").replace("127.0.0.1", "attacker.example"),
        get(l, "/cb?state=right", "").replace("Host: ", "X-Host: "),
        get(l, "/cb?state=right", "").replace("GET", "HEAD"),
        get(l, "/cb?state=right", "").replace("GET", "DELETE"),
        get(l, "/cb?state=wrong&note=%3Cscript%3E", ""),
        get(l, "/cb", ""),
        get(l, "/cb?state=right", "Sec-Purpose: prefetch;prerender\r\n"),
        post(l, "application/json", r#"{"state":"right"}"#),
        post(l, form, &"x".repeat(70_000)),
        "\u{16}\u{3}\u{1}\0\u{5}hello".to_owned(),
        "no http at all\r\n\r\n".to_owned(),
        format!("GET /cb HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(400_000)),
        post(l, form, "state=right&code=c"),
    ];
    let count = requests.len();
    let waiting = tokio::spawn(async move {
        let (arrival, answers) = visit_and_conclude(&mut listener, requests).await;
        (listener, arrival, answers)
    });
    let (listener, arrival, answers) = waiting.await.unwrap();
    assert_eq!(
        arrival.unwrap().method,
        latchkey_engine::exchange::Method::Post
    );
    assert_eq!(answers.len(), count);
    let statuses: Vec<&str> = answers
        .iter()
        .map(|a| a.get(9..12).unwrap_or("-"))
        .collect();
    assert_eq!(
        statuses[..11],
        [
            "404", "404", "421", "421", "405", "405", "400", "400", "400", "400", "400"
        ]
    );
    assert_eq!((statuses[11], statuses[14]), ("-", "200"));
    assert!(
        answers.iter().all(|a| !a.contains("script")),
        "nothing is reflected"
    );
    let expected = Refused {
        other_path: 2,
        other_method: 2,
        other_host: 2,
        malformed: 4,
        tls: 1,
    };
    assert_eq!(listener.refused(), expected);
}

/// Like [`visit`], but gives the answer its page as soon as it arrived.
async fn visit_and_conclude(
    listener: &mut LoopbackListener,
    requests: Vec<String>,
) -> (Option<Arrival>, Vec<String>) {
    let address = listener.addresses[0];
    let visitor = tokio::spawn(async move {
        let mut answers = Vec::new();
        for request in requests {
            answers.push(exchange(address, request).await);
        }
        answers
    });
    let arrival = listener.answer(with_state, LONG).await;
    listener.conclude(page("done"));
    (arrival, visitor.await.unwrap())
}

#[tokio::test]
async fn silent_connections_do_not_hinder() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(TcpStream::connect(listener.addresses[0]).await.unwrap());
    }
    let requests = vec![get(&listener, "/cb?state=right", "")];
    let (arrival, answers) = visit_and_conclude(&mut listener, requests).await;
    assert!(arrival.is_some() && answers[0].ends_with("<p>done</p>"));
}

#[tokio::test]
async fn the_wait_has_a_limit() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let requests = vec![get(&listener, "/cb?state=wrong", "")];
    let (arrival, answers) = visit(&mut listener, requests).await;
    assert!(arrival.is_none() && answers[0].starts_with("HTTP/1.1 400"));
}

#[tokio::test]
async fn localhost_is_both_addresses_on_one_port() {
    let has_ipv6 = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).await.is_ok();
    for redirect in ["http://localhost:0/cb", "http://127.0.0.1:0/cb"] {
        let listener = bound(redirect).await;
        let port = listener.redirect().port();
        assert_ne!(port, 0);
        let mut expected = vec![SocketAddr::from((Ipv4Addr::LOCALHOST, port))];
        if has_ipv6 {
            expected.push((Ipv6Addr::LOCALHOST, port).into());
        }
        assert_eq!(listener.addresses(), expected);
    }
}

#[tokio::test]
async fn a_taken_port_is_named() {
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = other.local_addr().unwrap().port();
    let redirect = LoopbackRedirect::parse(&format!("http://127.0.0.1:{port}/cb")).unwrap();
    let error = SystemLoopback.bind(&redirect, pages()).await.unwrap_err();
    assert_eq!((error.port, error.kind), (port, BindErrorKind::Taken));
    drop(other);
    assert!(SystemLoopback.bind(&redirect, pages()).await.is_ok());
}

#[tokio::test]
async fn nobody_takes_over_a_port_that_is_ours() {
    let listener = bound("http://127.0.0.1:0/cb").await;
    let thief = tokio::net::TcpSocket::new_v4().unwrap();
    thief.set_reuseaddr(true).unwrap();
    let taken = thief
        .bind(listener.addresses[0])
        .and_then(|()| thief.listen(1));
    assert!(taken.is_err());
}

#[tokio::test]
async fn what_is_sent_behind_the_first_request_is_not_looked_at() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let two = get(&listener, "/other", "") + &get(&listener, "/cb?state=right", "");
    let (arrival, answers) = visit(&mut listener, vec![two]).await;
    assert!(arrival.is_none());
    assert_eq!(answers[0].matches("HTTP/1.1").count(), 1, "{answers:?}");
}

/// A port that nobody has, taken on IPv6 where there is any.
async fn free_on_both() -> (u16, std::io::Result<TcpListener>) {
    let first = u16::try_from(std::process::id() % 10_000).unwrap();
    for port in (20_000 + first)..32_000 {
        let four = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let six = TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await;
        let taken = matches!(&six, Err(e) if e.kind() == std::io::ErrorKind::AddrInUse);
        if four.is_ok() && !taken {
            return (port, six);
        }
    }
    panic!("no port is free");
}

#[tokio::test]
async fn who_has_the_port_on_ipv6_would_get_what_is_sent_to_localhost() {
    // None of those that systems give out by themselves (RFC 6335 section 6): it has to stay free on IPv4.
    let (port, other) = free_on_both().await;
    let bind = async |host: &str| {
        let redirect = LoopbackRedirect::parse(&format!("http://{host}:{port}/cb")).unwrap();
        SystemLoopback.bind(&redirect, pages()).await
    };
    // Where there is no IPv6, there is nobody to fear.
    let expected = other.is_ok().then_some(BindErrorKind::Taken);
    assert_eq!(bind("localhost").await.err().map(|e| e.kind), expected);
    assert_eq!(bind("127.0.0.1").await.unwrap().addresses().len(), 1);
}

#[tokio::test]
async fn dropping_closes_the_port_and_what_is_open_on_it() {
    let listener = bound("http://127.0.0.1:0/cb").await;
    let address = listener.addresses[0];
    let mut open = TcpStream::connect(address).await.unwrap();
    // It is served once it was accepted, which an answer to a later one shows.
    exchange(address, get(&listener, "/other", "")).await;
    drop(listener);
    let mut rest = Vec::new();
    let _ = tokio::time::timeout(LONG, open.read_to_end(&mut rest))
        .await
        .unwrap();
    assert!(rest.is_empty());
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn the_port_stays_two_seconds_after_the_page_and_not_at_all_without_one() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let address = listener.addresses[0];
    tokio::time::pause();
    listener.conclude(page("done"));
    let began = Instant::now();
    listener.linger().await;
    assert_eq!(began.elapsed().as_secs(), 2);
    assert!(TcpStream::connect(address).await.is_err());

    let began = Instant::now();
    bound("http://127.0.0.1:0/cb").await.linger().await;
    assert_eq!(began.elapsed(), Duration::ZERO);
}

#[tokio::test]
async fn an_answer_that_nobody_concludes_gets_a_page_all_the_same() {
    let mut listener = bound("http://127.0.0.1:0/cb").await;
    let request = get(&listener, "/cb?state=right", "");
    let browser = tokio::spawn(exchange(listener.addresses[0], request));
    assert!(listener.answer(with_state, LONG).await.is_some());
    tokio::time::pause();
    let answer = browser.await.unwrap();
    assert!(answer.ends_with("<p>unfinished</p>"), "{answer}");
}
