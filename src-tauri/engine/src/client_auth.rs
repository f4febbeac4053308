//! How a client proves itself to an endpoint (RFC 6749 section 2.3.1): in the header, in the form,
//! or not at all, and never in two places (section 2.3 forbids that).

use crate::ports::Request;
use crate::secrets::ClientSecret;
use crate::values::{ClientAuthentication, ClientId};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

/// Where id and secret stand in a request, and in which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// `Authorization: Basic`, each part form-encoded first, as RFC 6749 section 2.3.1 demands.
    BasicEncoded,
    /// `Authorization: Basic` of the bare values, which some providers demand instead.
    BasicRaw,
    /// `client_id` and `client_secret` in the form.
    Post,
    /// `client_id` in the form and nothing else: a public client.
    None,
}

impl From<ClientAuthentication> for Method {
    fn from(method: ClientAuthentication) -> Self {
        match method {
            ClientAuthentication::Basic => Self::BasicEncoded,
            ClientAuthentication::Post => Self::Post,
            ClientAuthentication::None => Self::None,
        }
    }
}

impl From<Method> for ClientAuthentication {
    fn from(method: Method) -> Self {
        match method {
            Method::BasicEncoded | Method::BasicRaw => Self::Basic,
            Method::Post => Self::Post,
            Method::None => Self::None,
        }
    }
}

impl Method {
    /// The method for a client: none without a secret; else the one that was wished for, or the
    /// first that the metadata allows, Basic before the form.
    #[must_use]
    pub fn fitting(
        metadata: &crate::authority::Metadata,
        wished: Option<Self>,
        has_secret: bool,
    ) -> Self {
        if !has_secret {
            return Self::None;
        }
        let usable = metadata.usable_auth_methods();
        let form_only = usable.contains(&ClientAuthentication::Post)
            && !usable.contains(&ClientAuthentication::Basic);
        wished.unwrap_or(if form_only {
            Self::Post
        } else {
            Self::BasicEncoded
        })
    }
}

/// The client of a request.
#[derive(Clone, Copy, Debug)]
pub struct Client<'a> {
    /// Its id.
    pub id: &'a ClientId,
    /// Its secret; without one every method is [`Method::None`].
    pub secret: Option<&'a ClientSecret>,
    /// How the secret is shown.
    pub method: Method,
}

/// A form whose sender proves itself as `client` says. `fields` holds neither `client_id` nor
/// `client_secret`: they are added here, where the method has them in the form.
#[must_use]
pub fn authenticated_form<'a>(
    url: Url,
    mut fields: Vec<(&'a str, &'a str)>,
    client: &Client<'a>,
) -> Request {
    let id = client.id.as_str();
    // EXPOSE: the client proves itself with it, to the endpoint that the provider names for that.
    match (client.method, client.secret.map(ClientSecret::expose)) {
        (Method::None, _) | (_, None) => {
            fields.push(("client_id", id));
            Request::form(url, &fields)
        }
        (Method::Post, Some(secret)) => {
            fields.extend([("client_id", id), ("client_secret", secret)]);
            Request::form(url, &fields)
        }
        (Method::BasicRaw, Some(secret)) => {
            Request::form(url, &fields).header("authorization", basic(id, secret))
        }
        (Method::BasicEncoded, Some(secret)) => {
            let secret: Zeroizing<String> =
                Zeroizing::new(byte_serialize(secret.as_bytes()).collect());
            let id: String = byte_serialize(id.as_bytes()).collect();
            Request::form(url, &fields).header("authorization", basic(&id, &secret))
        }
    }
}

/// The two forms of the header differ for this client, so that trying both can tell something.
#[must_use]
pub fn basic_forms_differ(id: &ClientId, secret: &ClientSecret) -> bool {
    // EXPOSE: compared with its own encoded form, here; nothing of it leaves.
    [id.as_str(), secret.expose()]
        .iter()
        .any(|text| !byte_serialize(text.as_bytes()).eq([*text]))
}

/// The value of the header (RFC 7617 section 2).
fn basic(id: &str, secret: &str) -> String {
    let pair = Zeroizing::new(format!("{id}:{secret}"));
    format!("Basic {}", STANDARD.encode(pair.as_bytes()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn sent(method: Method, secret: Option<&str>) -> (Option<String>, String) {
        let id = ClientId::parse("app 1").unwrap();
        let secret = secret.map(|s| ClientSecret::new(s.to_owned()));
        let client = Client {
            id: &id,
            secret: secret.as_ref(),
            method,
        };
        let url = Url::parse("https://a.example/token").unwrap();
        let request = authenticated_form(url, vec![("grant_type", "authorization_code")], &client);
        let header = request
            .headers
            .iter()
            .find(|(n, _)| *n == "authorization")
            .map(|(_, v)| {
                String::from_utf8(STANDARD.decode(v.strip_prefix("Basic ").unwrap()).unwrap())
                    .unwrap()
            });
        (
            header,
            String::from_utf8(request.body.unwrap().to_vec()).unwrap(),
        )
    }

    #[test]
    fn the_secret_stands_in_one_place_only() {
        let grant = "grant_type=authorization_code";
        assert_eq!(
            sent(Method::BasicEncoded, Some("s+ä")),
            (Some("app+1:s%2B%C3%A4".into()), grant.into())
        );
        assert_eq!(
            sent(Method::BasicRaw, Some("s+ä")),
            (Some("app 1:s+ä".into()), grant.into())
        );
        let post = format!("{grant}&client_id=app+1&client_secret=s%2B%C3%A4");
        assert_eq!(sent(Method::Post, Some("s+ä")), (None, post));
        assert_eq!(
            sent(Method::None, Some("s+ä")),
            (None, format!("{grant}&client_id=app+1"))
        );
        assert_eq!(
            sent(Method::BasicEncoded, None),
            (None, format!("{grant}&client_id=app+1"))
        );
    }

    #[test]
    fn the_forms_differ_only_where_encoding_changes_something() {
        let id = ClientId::parse("app-1").unwrap();
        assert!(!basic_forms_differ(
            &id,
            &ClientSecret::new("abc.DEF-12_3".into())
        ));
        assert!(basic_forms_differ(&id, &ClientSecret::new("abc~1".into())));
        assert!(basic_forms_differ(
            &ClientId::parse("a b").unwrap(),
            &ClientSecret::new("abc".into())
        ));
    }
}
