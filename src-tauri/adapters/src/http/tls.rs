//! The TLS handshake (RFC 8446, RFC 5246).

use super::facts::{End, Facts};
use super::trust::{Roots, Verifier, Witness};
use super::wire::BoxedStream;
use latchkey_engine::exchange::{InterruptionKind, Stage};
use rustls::client::Resumption;
use rustls::{AlertDescription, ClientConfig, InvalidMessage};
use rustls_pki_types::ServerName;
use std::io;
use std::sync::Arc;
use tokio_rustls::TlsConnector;

/// Speaks TLS over `stream` with the server `host`, an address without brackets or a name.
pub(super) async fn handshake(
    stream: BoxedStream,
    host: &str,
    roots: Arc<Roots>,
    facts: &mut Facts<'_>,
) -> Result<BoxedStream, End> {
    let failed = |text: String| End::new(InterruptionKind::TlsFailed, text);
    let name = ServerName::try_from(host.to_owned()).map_err(|error| failed(error.to_string()))?;
    let witness = Arc::new(Witness::default());
    let provider = roots.provider();
    let verifier = Arc::new(Verifier {
        roots,
        witness: witness.clone(),
    });
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // A resumed session shows no certificates.
    config.resumption = Resumption::disabled();

    facts.begin_tls(witness);
    match TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
    {
        Ok(stream) => {
            let (_, session) = stream.get_ref();
            let version = session.protocol_version().and_then(|v| v.as_str());
            let suite = session
                .negotiated_cipher_suite()
                .and_then(|s| s.suite().as_str());
            facts.end_tls(
                version.map(|name| name.replace('_', ".")),
                // The library's name for a suite of TLS 1.3 begins otherwise than the registry's.
                suite.map(|name| name.replace("TLS13_", "TLS_")),
            );
            facts.ended(Stage::Tls);
            Ok(Box::new(stream))
        }
        Err(error) => {
            facts.end_tls(None, None);
            Err(end_of(&error))
        }
    }
}

fn end_of(error: &io::Error) -> End {
    use InterruptionKind as Kind;
    let tls = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    let kind = match (tls, error.kind()) {
        (Some(rustls::Error::InvalidCertificate(_)), _) => Kind::Certificate,
        (
            Some(
                rustls::Error::PeerIncompatible(_)
                | rustls::Error::AlertReceived(
                    AlertDescription::ProtocolVersion
                    | AlertDescription::HandshakeFailure
                    | AlertDescription::InsufficientSecurity,
                ),
            ),
            _,
        ) => Kind::TlsVersion,
        (
            Some(
                rustls::Error::NoApplicationProtocol
                | rustls::Error::AlertReceived(AlertDescription::NoApplicationProtocol),
            ),
            _,
        ) => Kind::NotHttp,
        // The first bytes are no record of TLS.
        (
            Some(rustls::Error::InvalidMessage(
                InvalidMessage::InvalidContentType | InvalidMessage::UnknownProtocolVersion,
            )),
            _,
        ) => Kind::NotTls,
        (
            None,
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe,
        ) => Kind::Closed,
        _ => Kind::TlsFailed,
    };
    End::new(kind, error.to_string())
}
