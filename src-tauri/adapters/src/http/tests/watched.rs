//! What a watcher is told, and that watching changes nothing else.

use super::proxies::{through, tunnelling};
use super::tls::{Authority, tls_server, trusting};
use super::*;
use latchkey_engine::exchange::Layer;

/// What was told, in order.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<Layer>>>);

impl Told {
    fn watch(&self) -> impl Fn(Layer) + Send + Sync + use<> {
        let told = self.0.clone();
        move |layer| told.lock().unwrap().push(layer)
    }

    fn stages(&self) -> Vec<Option<Stage>> {
        self.0.lock().unwrap().iter().map(|l| l.stage).collect()
    }

    fn last(&self) -> Layer {
        self.0.lock().unwrap().last().unwrap().clone()
    }
}

async fn ask(client: &HttpClient, told: &Told, url: Url) -> Answer {
    let watched = client.watched(told.watch());
    watched
        .exchange(Request::get(url), Duration::from_secs(10))
        .await
}

#[tokio::test]
async fn each_layer_is_told_as_it_ends() {
    let authority = Authority::new();
    let server = tls_server(authority.leaf("sso.example", |_| {}), HELLO).await;
    let client = trusting(&[&authority.pem], &server);
    let told = Told::default();
    let answer = ask(&client, &told, server.url("https", "sso.example", "/a")).await;
    assert_eq!(status(&answer), 200);
    assert_eq!(
        told.stages(),
        [
            None,
            Some(Stage::Resolve),
            Some(Stage::Connect),
            Some(Stage::Tls),
            Some(Stage::Http)
        ]
    );
    let layers = told.0.lock().unwrap().clone();
    let [asked, name, connected, tls, head] = &layers[..] else {
        panic!("{layers:?}")
    };
    assert!(asked.so_far.url.ends_with("/a") && asked.so_far.connection.resolution.is_none());
    assert!(name.so_far.connection.resolution.is_some());
    assert!(name.so_far.connection.attempts.is_empty());
    assert!(connected.so_far.connection.tls.is_none());
    assert!(tls.so_far.connection.tls.as_ref().unwrap().trust.is_some());
    assert!(tls.so_far.response.is_none());
    assert_eq!(head.so_far.response.as_ref().unwrap().status, 200);
    assert!(layers.iter().all(|l| l.so_far.interruption.is_none()));
}

#[tokio::test]
async fn connections_are_the_same_watched_or_not() {
    let server = Server::answering(HELLO).await;
    let (client, told) = (client(), Told::default());
    let url = server.url("http", "127.0.0.1", "/");
    get(&client, url.clone()).await;
    ask(&client, &told, url.clone()).await;
    get(&client, url).await;
    assert_eq!(server.accepted(), 1);
    assert_eq!(told.stages(), [None, Some(Stage::Http)]);
    assert!(told.last().so_far.connection.reused);
}

#[tokio::test]
async fn the_layer_that_breaks_is_told_with_the_reason() {
    let told = Told::default();
    let url = format!("http://{}.invalid/", "a".repeat(64));
    ask(&client(), &told, url.parse().unwrap()).await;
    assert_eq!(told.stages(), [None, Some(Stage::Resolve)]);
    let broke = told.last().so_far.interruption.unwrap();
    assert_eq!(broke.kind, InterruptionKind::NameNotFound);

    let (stranger, other) = (Authority::new(), Authority::new());
    let server = tls_server(stranger.leaf("sso.example", |_| {}), HELLO).await;
    let told = Told::default();
    let client = trusting(&[&other.pem], &server);
    ask(&client, &told, server.url("https", "sso.example", "/")).await;
    assert_eq!(told.stages().last(), Some(&Some(Stage::Tls)));
    let last = told.last().so_far;
    assert_eq!(
        last.interruption.unwrap().kind,
        InterruptionKind::Certificate
    );
    assert!(!last.connection.tls.unwrap().chain.is_empty());
}

#[tokio::test]
async fn a_body_that_breaks_is_told_after_its_head() {
    let server = Server::answering_once("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}").await;
    let told = Told::default();
    ask(&client(), &told, server.url("http", "127.0.0.1", "/")).await;
    assert_eq!(
        told.stages(),
        [
            None,
            Some(Stage::Connect),
            Some(Stage::Http),
            Some(Stage::Body)
        ]
    );
}

#[tokio::test]
async fn a_tunnel_is_a_layer() {
    let authority = Authority::new();
    let server = tls_server(authority.leaf("sso.example", |_| {}), HELLO).await;
    let proxy = tunnelling(server.address).await;
    let client = through(&proxy, "", Some(&authority));
    let told = Told::default();
    let url = format!("https://sso.example:{}/", server.port());
    let answer = ask(&client, &told, url.parse().unwrap()).await;
    assert_eq!(status(&answer), 200);
    assert!(told.stages().contains(&Some(Stage::Proxy)));
}
