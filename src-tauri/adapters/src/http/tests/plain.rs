//! Over plain http: the wire, the answer, its body.

use super::*;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use latchkey_engine::exchange::AttemptOutcome;
use latchkey_engine::ports::MAX_DOCUMENT;
use std::io::Write as _;

fn with_body(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    answer.extend_from_slice(body);
    answer
}

#[tokio::test]
async fn every_layer_is_seen() {
    let server = Server::answering(HELLO).await;
    let answer = get(&client(), server.url("http", "localhost", "/d?v=1#f")).await;
    assert_eq!((status(&answer), answer.body.bytes()), (200, &b"{}"[..]));
    let exchange = answer.exchange;
    assert_eq!(
        exchange.url,
        server.url("http", "localhost", "/d?v=1").as_str()
    );
    let connection = &exchange.connection;
    assert!(!connection.reused && connection.proxy.is_none() && connection.tls.is_none());
    let resolution = connection.resolution.as_ref().unwrap();
    assert!(resolution.host == "localhost" && !resolution.given);
    let last = connection.attempts.last().unwrap();
    assert_eq!(
        (last.address, last.outcome),
        (server.address, AttemptOutcome::Connected)
    );
    let response = exchange.response.unwrap();
    assert_eq!(response.media_type().unwrap(), "application/json");
    assert_eq!(response.body_bytes, 2);
    assert!(response.first_byte_us > 0 && response.first_byte_us <= exchange.took_us);

    let head = &server.heads()[0];
    assert!(head.starts_with("GET /d?v=1 HTTP/1.1\r\n"), "{head}");
    for line in [
        format!("host: localhost:{}", server.port()),
        format!("user-agent: latchkey/{}", env!("CARGO_PKG_VERSION")),
        "accept-encoding: identity".to_owned(),
        "accept: application/json".to_owned(),
    ] {
        assert!(head.lines().any(|l| l == line), "{line} in {head}");
    }
}

#[tokio::test]
async fn a_form_is_sent_whole_and_its_headers_win() {
    let server = Server::start(|mut stream, log| async move {
        let head = read_head(&mut stream).await.unwrap();
        let mut body = [0_u8; 9];
        stream.read_exact(&mut body).await.unwrap();
        log.push(head + str::from_utf8(&body).unwrap());
        stream.write_all(HELLO.as_bytes()).await.unwrap();
    })
    .await;
    let request = Request::form(
        server.url("http", "127.0.0.1", "/token?tenant=1"),
        &[("a", "b c"), ("d", "e")],
    )
    .header("user-agent", "another")
    .header("authorization", "Basic canary");
    let answer = client().exchange(request, Duration::from_secs(10)).await;
    assert_eq!(status(&answer), 200);
    assert!(
        answer.exchange.url.ends_with("/token"),
        "{}",
        answer.exchange.url
    );
    let seen = &server.heads()[0];
    assert!(
        seen.starts_with("POST /token?tenant=1 HTTP/1.1\r\n"),
        "{seen}"
    );
    assert!(
        seen.contains("user-agent: another\r\n") && !seen.contains("latchkey/"),
        "{seen}"
    );
    assert!(seen.contains("authorization: Basic canary\r\n"), "{seen}");
    assert!(
        seen.contains("content-length: 9\r\n") && seen.ends_with("\r\n\r\na=b+c&d=e"),
        "{seen}"
    );
}

#[tokio::test]
async fn nothing_secret_is_in_the_facts() {
    let server = Server::answering(
        "HTTP/1.1 302 Found\r\nlocation: https://u:canary@h/cb?code=canary#canary\r\n\
         set-cookie: canary\r\nx-other: canary\r\nserver: s\r\ncontent-length: 6\r\n\r\ncanary",
    )
    .await;
    let client = client();
    let url = server.url(
        "http",
        "canary:canary@127.0.0.1",
        "/a?nonce=canary&state=canary#canary",
    );
    let request = Request::get(url).header("authorization", "canary");
    let shown = format!("{request:?} {client:?}");
    let answer = client.exchange(request, Duration::from_secs(10)).await;
    assert_eq!(status(&answer), 302);
    let shown = format!("{shown} {answer:?}");
    assert!(!shown.contains("canary"), "{shown}");
    assert_eq!(
        answer.location.unwrap().as_str(),
        "https://u:canary@h/cb?code=canary#canary"
    );
    let response = answer.exchange.response.unwrap();
    assert_eq!(response.header("location"), Some("https://h/cb"));
    assert_eq!(response.header("server"), Some("s"));
    assert_eq!(response.headers.len(), 3, "{:?}", response.headers);
}

#[tokio::test]
async fn a_closed_port_refuses() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let answer = get(&client(), format!("http://{address}/").parse().unwrap()).await;
    assert_interrupted(&answer, Stage::Connect, InterruptionKind::Refused);
    let attempts = &answer.exchange.connection.attempts;
    assert_eq!(
        (attempts.len(), attempts[0].outcome),
        (1, AttemptOutcome::Refused)
    );
    assert!(
        answer.exchange.connection.resolution.is_none(),
        "an address needs no resolver"
    );
}

#[tokio::test]
async fn a_silent_server_runs_into_the_limit() {
    let server = Server::answering("").await;
    let request = Request::get(server.url("http", "127.0.0.1", "/"));
    let answer = client().exchange(request, Duration::from_millis(200)).await;
    assert_interrupted(&answer, Stage::Http, InterruptionKind::TimedOut);
    assert_eq!(
        answer.exchange.connection.attempts[0].outcome,
        AttemptOutcome::Connected
    );
    assert!(answer.exchange.took_us >= 200_000);
}

#[tokio::test]
async fn a_body_that_stops_half_way_keeps_its_head() {
    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").await;
    let request = Request::get(server.url("http", "127.0.0.1", "/"));
    let answer = client().exchange(request, Duration::from_millis(200)).await;
    assert_interrupted(&answer, Stage::Body, InterruptionKind::TimedOut);
    let response = answer.exchange.response.unwrap();
    assert_eq!((response.status, response.body_bytes), (200, 4));

    let server = Server::answering_once("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").await;
    let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
    assert_interrupted(&answer, Stage::Body, InterruptionKind::Closed);

    let server =
        Server::answering("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nno number\r\n")
            .await;
    let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
    assert_interrupted(&answer, Stage::Body, InterruptionKind::NotHttp);
}

#[tokio::test]
async fn what_is_not_http_is_named_so() {
    for garbage in [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\u{15}\u{3}\u{3}\0\u{2}\u{2}\n",
        "HTTP/1.1 abc\r\n\r\n",
    ] {
        let server = Server::answering(garbage).await;
        let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
        assert_interrupted(&answer, Stage::Http, InterruptionKind::NotHttp);
    }
    let server = Server::answering_once("").await;
    let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
    assert_interrupted(&answer, Stage::Http, InterruptionKind::Closed);
}

#[tokio::test]
async fn a_head_without_end_is_not_read_to_its_end() {
    let long = format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "a".repeat(1024 * 1024));
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "a: b\r\n".repeat(1000));
    let interim = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100_000);
    for head in [long, many, interim] {
        let server = Server::answering(head).await;
        let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
        assert_interrupted(&answer, Stage::Http, InterruptionKind::HeadTooLarge);
    }
}

#[tokio::test]
async fn a_body_is_read_up_to_its_bound_and_no_further() {
    let exact = vec![b'x'; MAX_DOCUMENT];
    let server = Server::answering(with_body("", &exact)).await;
    let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
    assert_eq!(
        (status(&answer), answer.body.bytes().len()),
        (200, MAX_DOCUMENT)
    );

    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n").await;
    let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
    assert_interrupted(&answer, Stage::Body, InterruptionKind::BodyTooLarge);
    assert_eq!(answer.exchange.response.unwrap().status, 200);
}

#[tokio::test]
async fn an_endless_body_is_cut_and_the_connection_dropped() {
    let (done, dropped) = tokio::sync::mpsc::channel(1);
    let server = Server::start(move |mut stream, _| {
        let done = done.clone();
        async move {
            read_head(&mut stream).await.unwrap();
            let part = [b'x'; 4096];
            let mut sent = 0_usize;
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
            while stream.write_all(&part).await.is_ok() {
                sent += part.len();
            }
            done.send(sent).await.unwrap();
        }
    })
    .await;
    let client = client();
    let mut dropped = dropped;
    let answer = get(&client, server.url("http", "127.0.0.1", "/")).await;
    assert_interrupted(&answer, Stage::Body, InterruptionKind::BodyTooLarge);
    assert!(answer.body.bytes().len() <= MAX_DOCUMENT);
    // Ends only because the connection is gone while the client still lives.
    assert!(dropped.recv().await.unwrap() > MAX_DOCUMENT / 2);
    drop(client);
}

#[tokio::test]
async fn compressed_bodies_are_read_under_the_same_bound() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(b"{\"a\":1}").unwrap();
    let gzip = gzip.finish().unwrap();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(b"{\"a\":1}").unwrap();
    for answer in [
        with_body("content-encoding: gzip\r\n", &gzip),
        with_body("content-encoding: deflate\r\n", &zlib.finish().unwrap()),
    ] {
        let server = Server::answering(answer).await;
        let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
        assert_eq!(
            (status(&answer), answer.body.bytes()),
            (200, &b"{\"a\":1}"[..])
        );
        assert_eq!(answer.exchange.response.unwrap().body_bytes, 7);
    }

    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    bomb.write_all(&vec![0; 4 * MAX_DOCUMENT]).unwrap();
    let cases = [
        (
            with_body("content-encoding: gzip\r\n", &bomb.finish().unwrap()),
            InterruptionKind::BodyTooLarge,
        ),
        (
            with_body("content-encoding: gzip\r\n", b"{}"),
            InterruptionKind::BodyEncoding,
        ),
        (
            with_body("content-encoding: gzip\r\n", &gzip[..gzip.len() - 9]),
            InterruptionKind::BodyEncoding,
        ),
        (
            with_body("content-encoding: br\r\n", b"x"),
            InterruptionKind::BodyEncoding,
        ),
        (
            with_body("content-encoding: gzip, gzip\r\n", &gzip),
            InterruptionKind::BodyEncoding,
        ),
    ];
    for (answer, kind) in cases {
        let server = Server::answering(answer).await;
        let answer = get(&client(), server.url("http", "127.0.0.1", "/")).await;
        assert_interrupted(&answer, Stage::Body, kind);
    }
}

#[tokio::test]
async fn an_address_that_is_not_http_is_not_asked() {
    let answer = get(&client(), "ftp://127.0.0.1/".parse().unwrap()).await;
    assert_interrupted(&answer, Stage::Resolve, InterruptionKind::Other);
}

#[tokio::test]
async fn without_time_nobody_is_asked() {
    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
    let request = Request::get(server.url("http", "127.0.0.1", "/"));
    let answer = client().exchange(request, Duration::ZERO).await;
    assert_interrupted(&answer, Stage::Resolve, InterruptionKind::OutOfTime);
    assert!(answer.exchange.connection.attempts.is_empty());
}
