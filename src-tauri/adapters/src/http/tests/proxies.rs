//! Through proxies: tunnels, absolute addresses, credentials, refusals.

use super::tls::{Authority, tls_server};
use super::*;
use crate::http::proxy::Proxies;
use hyper_util::client::proxy::matcher::Matcher;
use latchkey_engine::exchange::ProxySource;

/// A proxy that opens every tunnel asked for, to `target`.
pub(super) async fn tunnelling(target: SocketAddr) -> Server {
    Server::start(move |mut stream, log| async move {
        reply(
            &mut stream,
            &log,
            b"HTTP/1.1 200 Connection established\r\n\r\n",
        )
        .await;
        let mut behind = TcpStream::connect(target).await.unwrap();
        let _ = tokio::io::copy_bidirectional(&mut stream, &mut behind).await;
    })
    .await
}

pub(super) fn through(proxy: &Server, userinfo: &str, root: Option<&Authority>) -> HttpClient {
    HttpClient::new(HttpOptions {
        proxy: Some(proxy.url("http", &format!("{userinfo}127.0.0.1"), "")),
        extra_roots_pem: root
            .map(|root| root.pem.clone().into_bytes())
            .into_iter()
            .collect(),
        ..HttpOptions::default()
    })
    .unwrap()
}

#[tokio::test]
async fn https_goes_through_a_tunnel() {
    let authority = Authority::new();
    let origin = tls_server(authority.leaf("sso.example", |_| {}), HELLO).await;
    let proxy = tunnelling(origin.address).await;
    for (userinfo, expected) in [("", None), ("me:p%40ss@", Some("Basic bWU6cEBzcw=="))] {
        let client = through(&proxy, userinfo, Some(&authority));
        let answer = get(&client, "https://sso.example/".parse().unwrap()).await;
        assert_eq!(status(&answer), 200);
        let connection = &answer.exchange.connection;
        let seen = connection.proxy.as_ref().unwrap();
        assert_eq!(seen.address, format!("http://{}", proxy.address));
        assert_eq!(
            (seen.connect_status, seen.source),
            (Some(200), ProxySource::Given)
        );
        assert!(seen.took_us.is_some() && connection.resolution.is_none());
        assert_eq!(connection.attempts[0].address, proxy.address);
        let head = proxy.heads().pop().unwrap();
        assert!(
            head.starts_with("CONNECT sso.example:443 HTTP/1.1\r\n"),
            "{head}"
        );
        let authorization = head
            .lines()
            .find_map(|l| l.strip_prefix("proxy-authorization: "));
        assert_eq!(authorization, expected);
        assert!(!format!("{answer:?}").contains("p@ss"));
        let request = origin.heads().pop().unwrap();
        assert!(
            request.starts_with("GET / HTTP/1.1\r\n") && !request.contains("proxy-"),
            "{request}"
        );

        let again = get(&client, "https://sso.example/".parse().unwrap()).await;
        assert!(again.exchange.connection.reused && again.exchange.connection.proxy.is_some());
    }
    assert_eq!(proxy.accepted(), 2);
}

#[tokio::test]
async fn a_tunnel_may_be_refused() {
    let cases: [(&str, InterruptionKind, Option<u16>); 4] = [
        (
            "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Negotiate\r\ncontent-length: 0\r\n\r\n",
            InterruptionKind::ProxyAuthentication,
            Some(407),
        ),
        (
            "HTTP/1.1 403 Forbidden\r\ncontent-length: 3\r\n\r\nno!",
            InterruptionKind::ProxyRefused,
            Some(403),
        ),
        ("nonsense\r\n\r\n", InterruptionKind::NotHttp, None),
        ("", InterruptionKind::Closed, None),
    ];
    for (answer, kind, connect_status) in cases {
        let proxy = Server::answering_once(answer).await;
        let answer = get(
            &through(&proxy, "", None),
            "https://sso.example/".parse().unwrap(),
        )
        .await;
        assert_interrupted(&answer, Stage::Proxy, kind);
        assert_eq!(
            answer.exchange.connection.proxy.unwrap().connect_status,
            connect_status
        );
        assert!(
            answer.exchange.response.is_none(),
            "what a proxy says is not the host's answer"
        );
    }
}

#[tokio::test]
async fn plain_http_names_the_whole_address_to_the_proxy() {
    let proxy = Server::answering(HELLO).await;
    let client = through(&proxy, "me:pw@", None);
    let answer = get(&client, "http://localhost:81/a?v=1".parse().unwrap()).await;
    assert_eq!(status(&answer), 200);
    let head = &proxy.heads()[0];
    assert!(
        head.starts_with("GET http://localhost:81/a?v=1 HTTP/1.1\r\n"),
        "{head}"
    );
    assert!(head.contains("host: localhost:81\r\n"), "{head}");
    assert!(
        head.contains("proxy-authorization: Basic bWU6cHc=\r\n"),
        "{head}"
    );

    let proxy = Server::answering("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n").await;
    let answer = get(
        &through(&proxy, "", None),
        "http://sso.example/".parse().unwrap(),
    )
    .await;
    assert_interrupted(&answer, Stage::Proxy, InterruptionKind::ProxyAuthentication);
    assert_eq!(answer.exchange.response.unwrap().status, 407);
}

#[tokio::test]
async fn kinds_of_proxy_that_are_not_spoken_to_are_named() {
    for proxy in [
        "socks5://me:canary@127.0.0.1:9",
        "https://127.0.0.1:9",
        "ftp://127.0.0.1:9",
    ] {
        let options = HttpOptions {
            proxy: Some(proxy.parse().unwrap()),
            ..HttpOptions::default()
        };
        let answer = get(
            &HttpClient::new(options).unwrap(),
            "https://sso.example/".parse().unwrap(),
        )
        .await;
        assert_interrupted(&answer, Stage::Proxy, InterruptionKind::ProxyUnsupported);
        let shown = format!("{answer:?}");
        assert!(
            shown.contains("127.0.0.1:9") && !shown.contains("canary"),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn the_systems_proxy_is_not_asked_for_this_computer_itself() {
    let proxy = Server::answering(HELLO).await;
    let origin = Server::answering(HELLO).await;
    let matcher = Matcher::builder()
        .all(format!("http://me:canary@{}", proxy.address))
        .build();
    let client = HttpClient {
        proxies: Proxies::with_system(matcher, Some("http://wpad.example/p.pac".into())),
        ..client()
    };
    let near = get(&client, origin.url("http", "localhost", "/")).await;
    let seen = near.exchange.connection.clone();
    assert!(status(&near) == 200 && seen.proxy.is_none() && seen.proxy_script.is_none());
    let far = get(&client, "http://sso.example/".parse().unwrap()).await;
    assert_eq!(status(&far), 200);
    let connection = far.exchange.connection;
    assert_eq!(
        connection.proxy_script.as_deref(),
        Some("http://wpad.example/p.pac")
    );
    let seen = connection.proxy.unwrap();
    assert_eq!(seen.source, ProxySource::System);
    assert_eq!(seen.address, format!("http://{}", proxy.address));
}
