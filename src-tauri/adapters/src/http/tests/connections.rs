//! Addresses, and connections that outlive a request.

use super::*;
use latchkey_engine::exchange::AttemptOutcome;
use std::net::IpAddr;

fn pinned(pins: &[(&str, u16, &str)]) -> HttpClient {
    let resolve = pins
        .iter()
        .map(|(host, port, ip)| ((*host).to_owned(), *port, ip.parse::<IpAddr>().unwrap()))
        .collect();
    HttpClient::new(HttpOptions {
        resolve,
        ..HttpOptions::default()
    })
    .unwrap()
}

#[tokio::test]
async fn a_dead_address_does_not_hide_a_living_one() {
    let server = Server::answering(HELLO).await;
    let port = server.port();
    let client = pinned(&[
        ("sso.example", port, "::1"),
        ("SSO.example", port, "127.0.0.1"),
    ]);
    let answer = get(&client, server.url("http", "sso.example", "/")).await;
    assert_eq!(status(&answer), 200);
    let connection = answer.exchange.connection;
    let resolution = connection.resolution.unwrap();
    assert!(resolution.given && resolution.addresses.len() == 2);
    let outcomes: Vec<_> = connection
        .attempts
        .iter()
        .map(|a| (a.address.is_ipv6(), a.outcome))
        .collect();
    assert!(matches!(
        outcomes[0],
        (true, AttemptOutcome::Refused | AttemptOutcome::Unreachable)
    ));
    assert_eq!(outcomes[1..], [(false, AttemptOutcome::Connected)]);
}

#[tokio::test]
async fn a_pin_is_for_its_port_only() {
    let server = Server::answering(HELLO).await;
    let client = pinned(&[("localhost", server.port() ^ 1, "192.0.2.1")]);
    let answer = get(&client, server.url("http", "localhost", "/")).await;
    assert_eq!(status(&answer), 200);
    assert!(!answer.exchange.connection.resolution.unwrap().given);
}

#[tokio::test]
async fn a_name_that_cannot_be_is_not_found() {
    // No resolver is asked for a label of more than 63 letters.
    let url = format!("http://{}.invalid/", "a".repeat(64))
        .parse()
        .unwrap();
    let answer = get(&client(), url).await;
    assert_interrupted(&answer, Stage::Resolve, InterruptionKind::NameNotFound);
    assert!(
        answer
            .exchange
            .connection
            .resolution
            .unwrap()
            .addresses
            .is_empty()
    );
}

#[tokio::test]
async fn two_requests_share_a_connection() {
    let server = Server::answering(HELLO).await;
    let client = client();
    let url = server.url("http", "localhost", "/a");
    let first = get(&client, url.clone()).await;
    let second = get(&client, url).await;
    assert_eq!(
        (status(&first), status(&second), server.accepted()),
        (200, 200, 1)
    );
    assert!(!first.exchange.connection.reused && second.exchange.connection.reused);
    let layers = |answer: &Answer| format!("{:?}", answer.exchange.connection.attempts);
    assert_eq!(
        layers(&first),
        layers(&second),
        "the layers are those of the first"
    );
    assert!(second.exchange.connection.resolution.is_some());
}

#[tokio::test]
async fn an_answer_that_closes_is_not_followed_on_its_connection() {
    let server =
        Server::answering("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            .await;
    let client = client();
    for _ in 0..2 {
        let answer = get(&client, server.url("http", "127.0.0.1", "/")).await;
        assert!(status(&answer) == 200 && !answer.exchange.connection.reused);
    }
    assert_eq!(server.accepted(), 2);
}

#[tokio::test]
async fn a_get_on_a_dead_connection_is_sent_once_more_and_a_post_is_not() {
    // Answers one request on each connection, and closes it on reading the next.
    let server = Server::start(|mut stream, log| async move {
        reply(&mut stream, &log, HELLO.as_bytes()).await;
        if let Some(head) = read_head(&mut stream).await {
            log.push(head);
        }
    })
    .await;
    let client = client();
    let url = server.url("http", "127.0.0.1", "/");
    get(&client, url.clone()).await;
    let again = get(&client, url.clone()).await;
    assert_eq!((status(&again), server.accepted()), (200, 2));
    assert!(
        !again.exchange.connection.reused,
        "the facts are those of the new connection"
    );
    assert_eq!(again.exchange.connection.attempts.len(), 1);

    let post = client
        .exchange(Request::form(url, &[]), Duration::from_secs(10))
        .await;
    assert_interrupted(&post, Stage::Http, InterruptionKind::Closed);
    assert!(post.exchange.connection.reused);
    assert_eq!(server.accepted(), 2, "nothing is sent twice but a GET");
    assert_eq!(
        server
            .heads()
            .iter()
            .filter(|head| head.starts_with("POST"))
            .count(),
        1
    );
}

#[tokio::test]
async fn an_idle_connection_closed_by_the_server_is_replaced_before_anything_is_sent() {
    let (hang_up, _) = tokio::sync::broadcast::channel::<()>(1);
    let (closed, mut was_closed) = tokio::sync::mpsc::channel(1);
    let (signal, closed) = (hang_up.clone(), closed);
    let server = Server::start(move |mut stream, log| {
        let (mut signal, closed) = (signal.subscribe(), closed.clone());
        async move {
            reply(&mut stream, &log, HELLO.as_bytes()).await;
            signal.recv().await.unwrap();
            drop(stream);
            closed.send(()).await.unwrap();
        }
    })
    .await;
    let client = client();
    let url = server.url("http", "127.0.0.1", "/");
    get(&client, url.clone()).await;
    hang_up.send(()).unwrap();
    was_closed.recv().await.unwrap();
    let post = client
        .exchange(Request::form(url, &[]), Duration::from_secs(10))
        .await;
    assert_eq!((status(&post), server.accepted()), (200, 2));
}

#[tokio::test]
async fn dropping_the_request_or_the_client_closes_the_connection() {
    let (report, mut ended) = tokio::sync::mpsc::channel(4);
    let (began, mut asked) = tokio::sync::mpsc::channel(4);
    let server = Server::start(move |mut stream, log| {
        let (report, began) = (report.clone(), began.clone());
        async move {
            let head = read_head(&mut stream).await.unwrap();
            if head.starts_with("GET /answer") {
                stream.write_all(HELLO.as_bytes()).await.unwrap();
            }
            log.push(head);
            began.send(()).await.unwrap();
            assert!(read_head(&mut stream).await.is_none());
            report.send(()).await.unwrap();
        }
    })
    .await;
    let client = client();
    {
        let waiting = get(&client, server.url("http", "127.0.0.1", "/silence"));
        tokio::select! {
            _ = waiting => panic!("nothing was answered"),
            _ = asked.recv() => {}
        }
    }
    ended.recv().await.unwrap();
    get(&client, server.url("http", "127.0.0.1", "/answer")).await;
    drop(client);
    ended.recv().await.unwrap();
}
