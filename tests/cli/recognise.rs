//! `latchkey providers recognise`, with the domain name system and the web on loopback.

#[path = "../support/dns.rs"]
mod dns;

use crate::snapshot;
use crate::support::{Place, Ran};
use dns::{Says, serve};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls_pki_types::PrivateKeyDer;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

const MICROSOFT: Says = Says::Mail(
    0,
    &[(
        0,
        &[b"acme-example", b"mail", b"protection", b"outlook", b"com"],
    )],
);
const GOOGLE: Says = Says::Mail(
    0,
    &[
        (5, &[b"alt1", b"aspmx", b"l", b"google", b"com"]),
        (1, &[b"aspmx", b"l", b"google", b"com"]),
    ],
);
const OWN: Says = Says::Mail(0, &[(10, &[b"mx", b"acme", b"example"])]);

const TENANT: (&str, &str) = (
    "GET /acme.example/v2.0/.well-known/openid-configuration",
    r#"{"issuer":"https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0"}"#,
);
const WEBFINGER: (&str, &str) = (
    "GET /.well-known/webfinger?resource=acct%3Aann%40acme.example&rel=http%3A%2F%2Fopenid.net%2Fspecs%2Fconnect%2F1.0%2Fissuer",
    r#"{"links":[{"rel":"http://openid.net/specs/connect/1.0/issuer","href":"https://sso.acme.example/realms/a"}]}"#,
);
const KEYCLOAK: (&str, &str) = (
    "GET /realms/a/.well-known/openid-configuration",
    r#"{"issuer":"https://sso.acme.example/realms/a","token_endpoint":"https://sso.acme.example/realms/a/protocol/openid-connect/token"}"#,
);

/// The web, behind a proxy of this test: all its hosts have these documents and no others.
struct Web {
    proxy: SocketAddr,
    root: String,
    /// The hosts that were asked.
    asked: Arc<Mutex<Vec<String>>>,
    _runtime: tokio::runtime::Runtime,
}

impl Web {
    fn with(documents: &'static [(&'static str, &'static str)]) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (acceptor, root) = tls();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let proxy = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let hosts = Arc::clone(&asked);
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, hosts) = (acceptor.clone(), Arc::clone(&hosts));
                tokio::spawn(async move {
                    // Whoever has seen enough hangs up.
                    let _ = tunnel(stream, acceptor, &hosts, documents).await;
                });
            }
        });
        Self {
            proxy,
            root,
            asked,
            _runtime: runtime,
        }
    }

    fn recognise(&self, says: Says, args: &[&str]) -> Ran {
        let place = Place::new();
        let root = place.path().join("root.pem");
        std::fs::write(&root, &self.root).unwrap();
        let (dns, proxy) = (serve(says).to_string(), self.proxy.to_string());
        let more = ["--dns", &dns, "--proxy", &proxy, "--ca"];
        let root = root.to_str().unwrap();
        place.run(&[&["providers", "recognise"], args, &more, &[root]].concat())
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked.dedup();
        asked
    }
}

/// A certificate for every host of these tests, and the root that vouches for it.
fn tls() -> (TlsAcceptor, String) {
    let mut root = CertificateParams::default();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root_key = KeyPair::generate().unwrap();
    let pem = root.self_signed(&root_key).unwrap().pem();
    let names = [
        "acme.example",
        "sso.acme.example",
        "login.microsoftonline.com",
    ];
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(names.map(str::to_owned))
        .unwrap()
        .signed_by(&key, &Issuer::new(root, root_key))
        .unwrap();
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![leaf.der().clone()],
                PrivateKeyDer::Pkcs8(key.serialize_der().into()),
            )
            .unwrap();
    (TlsAcceptor::from(Arc::new(config)), pem)
}

/// Is the proxy, and the host behind it as well.
async fn tunnel(
    stream: TcpStream,
    acceptor: TlsAcceptor,
    hosts: &Mutex<Vec<String>>,
    documents: &[(&str, &str)],
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let connect = first_line(&mut stream).await?;
    let host = connect.split([' ', ':']).nth(1).unwrap_or_default();
    hosts.lock().unwrap().push(host.to_owned());
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    let mut stream = BufReader::new(acceptor.accept(stream).await?);
    let asked = first_line(&mut stream).await?;
    let found = documents
        .iter()
        .find(|(address, _)| asked == format!("{address} HTTP/1.1"));
    let (status, body) = found.map_or(("404 Not Found", "no"), |(_, body)| ("200 OK", body));
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

/// The first line of a head, which is read to its end.
async fn first_line(stream: &mut BufReader<impl AsyncRead + Unpin>) -> std::io::Result<String> {
    let mut first = String::new();
    stream.read_line(&mut first).await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 2 {
        line.clear();
    }
    Ok(first.trim_end().to_owned())
}

#[test]
fn mail_hints_and_the_tenant_s_issuer_proves() {
    let web = Web::with(&[TENANT]);
    snapshot!(
        "recognise-proven",
        web.recognise(MICROSOFT, &["ann@acme.example"])
    );
    assert_eq!(web.asked(), ["acme.example", "login.microsoftonline.com"]);
    let document = web
        .recognise(MICROSOFT, &["acme.example", "--json"])
        .document();
    assert_eq!(document["schema"], "latchkey/recognition/1");
    let found = &document["recognised"][0];
    assert_eq!(
        (&found["provider"], &found["certainty"]),
        (&"entra".into(), &"proven".into())
    );
    assert_eq!(
        found["authority"],
        "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0"
    );
    assert_eq!(document["observations"]["mail"]["answer"], "hosts");
    assert_eq!(
        document["hosts"],
        serde_json::json!(["acme.example", "login.microsoftonline.com"])
    );
}

#[test]
fn what_nothing_proves_stays_a_hint() {
    let web = Web::with(&[]);
    snapshot!("recognise-hint", web.recognise(GOOGLE, &["acme.example"]));
    snapshot!(
        "recognise-hint-german",
        web.recognise(MICROSOFT, &["acme.example", "--lang", "de"])
    );
}

#[test]
fn the_domain_names_its_issuer_itself() {
    let web = Web::with(&[WEBFINGER, KEYCLOAK]);
    snapshot!(
        "recognise-stated",
        web.recognise(GOOGLE, &["ann@acme.example"])
    );
    assert_eq!(web.asked(), ["acme.example", "sso.acme.example"]);
}

#[test]
fn an_address_is_told_by_its_host_or_by_what_it_serves() {
    let web = Web::with(&[KEYCLOAK]);
    let known = web.recognise(OWN, &["https://acme.okta.com/oauth2/default"]);
    snapshot!("recognise-host", known);
    assert!(web.asked().is_empty());
    let served = web.recognise(OWN, &["https://sso.acme.example/realms/a"]);
    snapshot!("recognise-address", served);
}

#[test]
fn what_is_not_recognised_is_said_with_its_reason() {
    let web = Web::with(&[]);
    snapshot!("recognise-nothing", web.recognise(OWN, &["acme.example"]));
    let told = |says, args: &[&str]| {
        let ran = web.recognise(says, args);
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out
    };
    assert_eq!(
        told(Says::Mail(3, &[]), &["acme.example"]),
        "The DNS servers of this computer know no domain acme.example, and it names no issuer itself.\n"
    );
    let silent = told(Says::Nothing, &["acme.example", "--timeout", "1"]);
    assert!(
        silent.contains("no DNS server answered in time"),
        "{silent}"
    );
}

#[test]
fn what_cannot_be_looked_up_is_refused_without_being_repeated() {
    let ran = Place::new().run(&["providers", "recognise", "https://ann:pw@acme.example/x"]);
    assert!(!ran.err.contains("pw"), "{ran:?}");
    snapshot!("recognise-wrong", ran);
}
