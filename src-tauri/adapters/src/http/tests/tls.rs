//! Over TLS: what is seen of the handshake, also of one that fails.

use super::*;
use latchkey_engine::exchange::{Refusal, Tls, Trust};
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, date_time_ymd,
};
use rustls::ServerConfig;
use rustls_pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

/// A certificate with its key.
pub(super) type Identity = (Certificate, KeyPair);

/// Signs certificates.
pub(super) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub pem: String,
}

impl Authority {
    pub fn new() -> Self {
        Self::named("Test Root")
    }

    fn named(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params
            .distinguished_name
            .push(DnType::OrganizationName, "Tests");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self {
            issuer: Issuer::new(params, key),
            pem,
        }
    }

    pub fn leaf(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Identity {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }
}

fn self_signed(name: &str, change: impl FnOnce(&mut CertificateParams)) -> Identity {
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, "Alone");
    change(&mut params);
    let key = KeyPair::generate().unwrap();
    (params.self_signed(&key).unwrap(), key)
}

fn acceptor((certificate, key): Identity) -> TlsAcceptor {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        )
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

pub(super) async fn tls_server(identity: Identity, answer: &'static str) -> Server {
    let acceptor = acceptor(identity);
    Server::start(move |stream, log| {
        let acceptor = acceptor.clone();
        async move {
            if let Ok(stream) = acceptor.accept(stream).await {
                let mut stream: BoxedStream = Box::new(stream);
                while reply(&mut stream, &log, answer.as_bytes()).await {}
            }
        }
    })
    .await
}

/// A client that finds every name of these tests at `server` and trusts `roots`.
pub(super) fn trusting(roots: &[&str], server: &Server) -> HttpClient {
    let localhost = server.address.ip();
    HttpClient::new(HttpOptions {
        extra_roots_pem: roots.iter().map(|pem| pem.as_bytes().to_vec()).collect(),
        resolve: vec![("sso.example".to_owned(), server.port(), localhost)],
        ..HttpOptions::default()
    })
    .unwrap()
}

async fn handshake(client: &HttpClient, server: &Server) -> (Answer, Tls) {
    let answer = get(client, server.url("https", "sso.example", "/")).await;
    let tls = answer.exchange.connection.tls.clone().unwrap();
    (answer, tls)
}

#[tokio::test]
async fn a_given_root_vouches_and_is_named() {
    let authority = Authority::new();
    let server = tls_server(authority.leaf("sso.example", |_| {}), HELLO).await;
    let client = trusting(&[&authority.pem], &server);
    let (answer, tls) = handshake(&client, &server).await;
    assert_eq!(status(&answer), 200);
    assert_eq!(tls.version.as_deref(), Some("TLSv1.3"));
    assert!(tls.cipher_suite.unwrap().starts_with("TLS_"));
    assert_eq!(tls.chain.len(), 1, "as sent, without the root");
    assert_eq!(tls.chain[0].names, ["sso.example"]);
    let Some(Trust::GivenRoot { subject }) = tls.trust else {
        panic!("{:?}", tls.trust)
    };
    assert!(
        subject.contains("CN=Test Root") && subject.contains("O=Tests"),
        "{subject}"
    );

    let (again, tls) = handshake(&client, &server).await;
    assert!(again.exchange.connection.reused && tls.chain.len() == 1);
    assert_eq!(server.accepted(), 1);
}

#[cfg(not(any(windows, target_os = "macos")))]
#[tokio::test]
async fn the_systems_root_vouches_and_is_named() {
    use crate::http::trust::Roots;
    use rustls_native_certs::CertificateResult;
    use rustls_pki_types::{CertificateDer, pem::PemObject as _};
    use tokio::sync::OnceCell;
    let authority = Authority::new();
    let server = tls_server(authority.leaf("sso.example", |_| {}), HELLO).await;
    let mut system = CertificateResult::default();
    system
        .certs
        .push(CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap());
    let roots = Roots::from_loaded(Vec::new(), system).unwrap();
    let client = HttpClient {
        roots: OnceCell::from(Arc::new(roots)),
        ..trusting(&[], &server)
    };
    let (answer, tls) = handshake(&client, &server).await;
    assert_eq!(status(&answer), 200);
    assert!(
        matches!(tls.trust, Some(Trust::SystemRoot { subject }) if subject.contains("CN=Test Root"))
    );
    assert!(Roots::from_loaded(Vec::new(), CertificateResult::default()).is_err());
}

#[tokio::test]
async fn an_address_may_stand_in_a_certificate() {
    let authority = Authority::new();
    let server = tls_server(authority.leaf("127.0.0.1", |_| {}), HELLO).await;
    let answer = get(
        &trusting(&[&authority.pem], &server),
        server.url("https", "127.0.0.1", "/"),
    )
    .await;
    assert_eq!(status(&answer), 200);
}

#[tokio::test]
async fn a_refused_certificate_is_seen_all_the_same() {
    let authority = Authority::new();
    let past = |params: &mut CertificateParams| {
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(2021, 1, 1);
    };
    let cases = [
        (authority.leaf("sso.example", past), Refusal::Expired),
        (
            authority.leaf("sso.example", |params| {
                params.not_before = date_time_ymd(3000, 1, 1)
            }),
            Refusal::NotYetValid,
        ),
        (authority.leaf("other.example", |_| {}), Refusal::WrongName),
        (
            authority.leaf("sso.example", |params| {
                params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
            }),
            Refusal::WrongPurpose,
        ),
        (
            Authority::named("Another").leaf("sso.example", |_| {}),
            Refusal::UnknownIssuer,
        ),
        // It calls itself as the given root does, and its key is another.
        (
            Authority::new().leaf("sso.example", |_| {}),
            Refusal::BadSignature,
        ),
        (self_signed("sso.example", |_| {}), Refusal::UnknownIssuer),
        (
            self_signed("sso.example", |params| {
                params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            }),
            Refusal::UnknownIssuer,
        ),
    ];
    for (identity, expected) in cases {
        let server = tls_server(identity, HELLO).await;
        let (answer, tls) = handshake(&trusting(&[&authority.pem], &server), &server).await;
        assert_interrupted(&answer, Stage::Tls, InterruptionKind::Certificate);
        let Some(Trust::Refused { reason, text }) = tls.trust else {
            panic!("{:?}", tls.trust)
        };
        assert_eq!(reason, expected, "{text}");
        assert!(!text.is_empty() && tls.chain.len() == 1 && tls.chain[0].not_after.is_some());
        assert!(answer.exchange.response.is_none() && server.heads().is_empty());
    }
}

#[tokio::test]
async fn a_certificate_that_signed_itself_can_be_given_as_root() {
    let authority = |params: &mut CertificateParams| {
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    };
    for identity in [
        self_signed("sso.example", |_| {}),
        self_signed("sso.example", authority),
    ] {
        let root = identity.0.pem();
        let server = tls_server(identity, HELLO).await;
        let (answer, tls) = handshake(&trusting(&[&root], &server), &server).await;
        assert_eq!(status(&answer), 200);
        assert!(matches!(tls.trust, Some(Trust::GivenRoot { subject }) if subject == "CN=Alone"));
    }
    let past = |params: &mut CertificateParams| params.not_after = date_time_ymd(2021, 1, 1);
    for (identity, expected) in [
        (self_signed("sso.example", past), Refusal::Expired),
        (self_signed("other.example", |_| {}), Refusal::WrongName),
    ] {
        let root = identity.0.pem();
        let server = tls_server(identity, HELLO).await;
        let (_, tls) = handshake(&trusting(&[&root], &server), &server).await;
        let Some(Trust::Refused { reason, text }) = tls.trust else {
            panic!("{:?}", tls.trust)
        };
        assert_eq!(reason, expected, "{text}");
    }
}

#[tokio::test]
async fn handshakes_that_fail_before_a_certificate() {
    let cases: [(&[u8], InterruptionKind); 5] = [
        (
            b"HTTP/1.1 400 Bad Request\r\n\r\n",
            InterruptionKind::NotTls,
        ),
        (b"SSH-2.0-OpenSSH_9.6\r\n", InterruptionKind::NotTls),
        // Alerts: protocol_version, no_application_protocol (RFC 8446 section 6).
        (
            b"\x15\x03\x03\x00\x02\x02\x46",
            InterruptionKind::TlsVersion,
        ),
        (b"\x15\x03\x03\x00\x02\x02\x78", InterruptionKind::NotHttp),
        (b"", InterruptionKind::Closed),
    ];
    for (bytes, kind) in cases {
        let server = Server::start(move |mut stream, _| async move {
            // The client's hello is read so that closing is no reset.
            let mut hello = [0_u8; 4096];
            assert!(stream.read(&mut hello).await.unwrap() > 0);
            stream.write_all(bytes).await.unwrap();
            stream.shutdown().await.unwrap();
        })
        .await;
        let (answer, tls) = handshake(&trusting(&[], &server), &server).await;
        assert_interrupted(&answer, Stage::Tls, kind);
        assert!(tls.trust.is_none() && tls.chain.is_empty());
    }
}

#[tokio::test]
async fn a_handshake_without_an_answer_runs_into_the_limit() {
    let server = Server::start(|stream, _| async move {
        let _open = stream;
        std::future::pending().await
    })
    .await;
    let request = Request::get(server.url("https", "sso.example", "/"));
    let answer = trusting(&[], &server)
        .exchange(request, Duration::from_millis(300))
        .await;
    assert_interrupted(&answer, Stage::Tls, InterruptionKind::TimedOut);
    assert!(answer.exchange.connection.tls.unwrap().took_us > 0);
}

#[test]
fn a_root_that_is_none_is_refused_before_anything_is_asked() {
    use super::super::OptionError;
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for text in ["", "no certificate", broken] {
        let good = Authority::new().pem.into_bytes();
        let options = HttpOptions {
            extra_roots_pem: vec![good, text.as_bytes().to_vec()],
            ..HttpOptions::default()
        };
        assert_eq!(HttpClient::new(options).unwrap_err(), OptionError::Root(1));
    }
}
