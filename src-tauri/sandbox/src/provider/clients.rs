//! The registered clients, and how they prove who they are.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::{Host, Url};

use super::error::OAuthError;
use super::keys::Algorithm;
use super::params::{Params, form_decode};
use super::settings::{BasicReading, ProviderSettings};
use crate::mint::Mint;
use crate::secret::Secret;

/// A client authentication method (OpenID Connect Core 1.0, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// `client_secret_basic`
    Basic,
    /// `client_secret_post`
    Post,
    /// `none`: a public client
    None,
}

impl ClientAuth {
    pub(crate) const ALL: [ClientAuth; 3] = [ClientAuth::Basic, ClientAuth::Post, ClientAuth::None];

    pub(crate) fn name(self) -> &'static str {
        match self {
            ClientAuth::Basic => "client_secret_basic",
            ClientAuth::Post => "client_secret_post",
            ClientAuth::None => "none",
        }
    }
}

/// A client that is registered at the provider.
#[derive(Clone, Debug)]
pub struct TestClient {
    /// `client_id`
    pub client_id: String,
    /// `client_secret`; a public client has none.
    pub client_secret: Option<Secret>,
    /// The one method that this client may authenticate with.
    pub auth: ClientAuth,
    /// A redirect address that is registered for it, to be used where no other was registered.
    pub redirect_uri: String,
    /// The algorithm of its ID Tokens.
    pub id_token_alg: Algorithm,
    /// Whether it may use the device flow (RFC 8628).
    pub device: bool,
}

/// The clients that every sandbox has. The first is the one to use where nothing else is asked for.
pub(crate) fn registered(
    mint: &Mint,
    settings: &ProviderSettings,
    redirect_uri: &str,
) -> [TestClient; 7] {
    let client = |client_id: &str, auth: ClientAuth, id_token_alg: Algorithm| TestClient {
        client_id: client_id.to_owned(),
        client_secret: (auth != ClientAuth::None)
            .then(|| Secret::new(mint.token() + settings.secret_suffix)),
        auth,
        redirect_uri: redirect_uri.to_owned(),
        id_token_alg,
        device: false,
    };
    [
        client("web-basic", ClientAuth::Basic, Algorithm::Rs256),
        client("web-post", ClientAuth::Post, Algorithm::Rs256),
        client("web-es256", ClientAuth::Basic, Algorithm::Es256),
        client("web-eddsa", ClientAuth::Basic, Algorithm::EdDsa),
        TestClient {
            // Both must be form-encoded before they may stand in a Basic header.
            client_secret: Some(Secret::new(mint.token() + "+/%41:=")),
            ..client("odd:id+1", ClientAuth::Basic, Algorithm::Rs256)
        },
        client("native", ClientAuth::None, Algorithm::Rs256),
        TestClient {
            device: true,
            ..client("device", ClientAuth::None, Algorithm::Rs256)
        },
    ]
}

/// Whether `asked` is `registered`: character by character, except that a public client may
/// come back to any port of a loopback address (RFC 8252, section 7.3).
pub(crate) fn redirect_uri_matches(client: &TestClient, registered: &str, asked: &str) -> bool {
    if registered == asked {
        return true;
    }
    let (Ok(mut registered), Ok(asked)) = (Url::parse(registered), Url::parse(asked)) else {
        return false;
    };
    let loopback = match asked.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    client.auth == ClientAuth::None
        && loopback
        && registered.set_port(asked.port()).is_ok()
        && registered == asked
}

/// Finds out which client sent a request, by the rules of RFC 6749, section 2.3.
pub(crate) fn authenticate<'a>(
    clients: &'a [TestClient],
    settings: &ProviderSettings,
    headers: &HeaderMap,
    params: &Params,
) -> Result<&'a TestClient, OAuthError> {
    let (method, client_id, secret) = match basic(settings.basic, headers)? {
        Some(_) if params.get("client_secret").is_some() => {
            return Err(OAuthError::invalid_request(
                "the client authenticated in two ways at once",
            ));
        }
        Some((id, secret)) => (ClientAuth::Basic, id, Some(secret)),
        None => {
            let id = params
                .get("client_id")
                .ok_or(OAuthError::invalid_client())?;
            let secret = params.get("client_secret").map(str::to_owned);
            let method = match secret {
                Some(_) => ClientAuth::Post,
                None => ClientAuth::None,
            };
            (method, id.to_owned(), secret)
        }
    };
    let client = clients
        .iter()
        .find(|client| client.client_id == client_id)
        .ok_or(OAuthError::invalid_client())?;
    // EXPOSE: compared with what the request carries.
    let secret_matches = client.client_secret.as_ref().map(Secret::expose) == secret.as_deref();
    if method == (settings.client_auth)(client.auth) && secret_matches {
        Ok(client)
    } else {
        Err(OAuthError::invalid_client())
    }
}

fn basic(
    reading: BasicReading,
    headers: &HeaderMap,
) -> Result<Option<(String, String)>, OAuthError> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let credentials = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"))
        .and_then(|(_, encoded)| STANDARD.decode(encoded.trim()).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let Some((id, secret)) = credentials.as_deref().and_then(|text| text.split_once(':')) else {
        return Err(OAuthError::invalid_request(
            "the authorization header holds no Basic credentials",
        ));
    };
    Ok(Some(match reading {
        BasicReading::Decoded => (form_decode(id), form_decode(secret)),
        BasicReading::Raw => (id.to_owned(), secret.to_owned()),
    }))
}
