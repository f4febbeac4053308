//! Provider metadata (OpenID Connect Discovery 1.0 section 3), read field by field from the raw
//! document so that one odd field does not hide the others.

use crate::json::kind;
use crate::values::ClientAuthentication;
use serde_json::Value;
use url::Url;

/// What a provider says of itself, as far as it can be used. What cannot is judged by
/// [`super::discovery`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The issuer, as it was written.
    pub issuer: Option<String>,
    /// Where the browser is sent.
    pub authorization_endpoint: Option<Url>,
    /// Where codes are redeemed.
    pub token_endpoint: Option<Url>,
    /// Where claims are asked for.
    pub userinfo_endpoint: Option<Url>,
    /// Where the keys are.
    pub jwks_uri: Option<Url>,
    /// Where tokens are revoked (RFC 8414 section 2, RFC 7009).
    pub revocation_endpoint: Option<Url>,
    /// Where a device asks for a code (RFC 8628 section 4).
    pub device_authorization_endpoint: Option<Url>,
    /// Client authentication methods at the token endpoint, as written; absent means that none
    /// are listed.
    pub token_endpoint_auth_methods: Option<Vec<String>>,
    /// The same at the revocation endpoint.
    pub revocation_endpoint_auth_methods: Option<Vec<String>>,
    /// Algorithms of ID Tokens.
    pub id_token_signing_algs: Option<Vec<String>>,
    /// Response types.
    pub response_types: Option<Vec<String>>,
    /// Grant types.
    pub grant_types: Option<Vec<String>>,
    /// Scopes.
    pub scopes: Option<Vec<String>>,
    /// PKCE methods (RFC 8414 section 2).
    pub code_challenge_methods: Option<Vec<String>>,
    /// The provider promises `iss` in every authorization response (RFC 9207 section 3).
    pub announces_iss: bool,
}

/// A field that is there and is not what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name.
    pub name: &'static str,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What was there, as it was written.
    pub received: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Another JSON type.
    Type {
        /// The type that it must have.
        expected: &'static str,
    },
    /// No absolute http or https address, or one with a fragment.
    Address,
}

impl Metadata {
    /// Reads a document. What is absent stays absent; what is wrong is absent too, and told.
    #[must_use]
    pub fn read(document: &Value) -> (Self, Vec<FieldProblem>) {
        let mut problems = Vec::new();
        let mut read = Reader {
            document,
            problems: &mut problems,
        };
        let metadata = Self {
            issuer: read.text("issuer"),
            authorization_endpoint: read.address("authorization_endpoint"),
            token_endpoint: read.address("token_endpoint"),
            userinfo_endpoint: read.address("userinfo_endpoint"),
            jwks_uri: read.address("jwks_uri"),
            revocation_endpoint: read.address("revocation_endpoint"),
            device_authorization_endpoint: read.address("device_authorization_endpoint"),
            token_endpoint_auth_methods: read.list("token_endpoint_auth_methods_supported"),
            revocation_endpoint_auth_methods: read
                .list("revocation_endpoint_auth_methods_supported"),
            id_token_signing_algs: read.list("id_token_signing_alg_values_supported"),
            response_types: read.list("response_types_supported"),
            grant_types: read.list("grant_types_supported"),
            scopes: read.list("scopes_supported"),
            code_challenge_methods: read.list("code_challenge_methods_supported"),
            announces_iss: read.flag("authorization_response_iss_parameter_supported"),
        };
        // Judged though unused: strict clients refuse the whole document for one of these.
        read.list("subject_types_supported");
        read.list("claims_supported");
        read.list("response_modes_supported");
        for name in [
            "end_session_endpoint",
            "registration_endpoint",
            "introspection_endpoint",
        ] {
            read.address(name);
        }
        for name in [
            "claims_parameter_supported",
            "request_parameter_supported",
            "request_uri_parameter_supported",
        ] {
            read.flag(name);
        }
        (metadata, problems)
    }

    /// The client authentication methods at the token endpoint that Latchkey can use; none listed
    /// means `client_secret_basic` (OpenID Connect Discovery 1.0 section 3).
    #[must_use]
    pub fn usable_auth_methods(&self) -> Vec<ClientAuthentication> {
        match &self.token_endpoint_auth_methods {
            None => vec![ClientAuthentication::Basic],
            Some(listed) => listed
                .iter()
                .filter_map(|m| ClientAuthentication::parse(m).ok())
                .collect(),
        }
    }
}

struct Reader<'a> {
    document: &'a Value,
    problems: &'a mut Vec<FieldProblem>,
}

impl Reader<'_> {
    /// The value of a field; null counts as absent.
    fn get(&self, name: &str) -> Option<&Value> {
        self.document.get(name).filter(|v| !v.is_null())
    }

    fn wrong(&mut self, name: &'static str, kind: ProblemKind, received: String) {
        self.problems.push(FieldProblem {
            name,
            kind,
            received,
        });
    }

    fn text(&mut self, name: &'static str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) => Some(text.clone()),
            other => {
                let received = format!("{} {other}", kind(other));
                self.wrong(name, ProblemKind::Type { expected: "string" }, received);
                None
            }
        }
    }

    fn address(&mut self, name: &'static str) -> Option<Url> {
        let text = self.text(name)?;
        match Url::parse(&text) {
            Ok(url)
                if matches!(url.scheme(), "https" | "http")
                    && url.fragment().is_none()
                    && url.has_host() =>
            {
                Some(url)
            }
            _ => {
                self.wrong(name, ProblemKind::Address, text);
                None
            }
        }
    }

    fn list(&mut self, name: &'static str) -> Option<Vec<String>> {
        let value = self.get(name)?;
        let list: Option<Vec<String>> = value.as_array().and_then(|items| {
            items
                .iter()
                .map(|v| v.as_str().map(str::to_owned))
                .collect()
        });
        if list.is_none() {
            let received = format!("{} {value}", kind(value));
            self.wrong(
                name,
                ProblemKind::Type {
                    expected: "array of strings",
                },
                received,
            );
        }
        list
    }

    fn flag(&mut self, name: &'static str) -> bool {
        match self.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                let received = format!("{} {other}", kind(other));
                self.wrong(
                    name,
                    ProblemKind::Type {
                        expected: "boolean",
                    },
                    received,
                );
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_odd_field_does_not_hide_the_others() {
        let (metadata, problems) = Metadata::read(&json!({
            "issuer": "https://a.example",
            "token_endpoint": "/token",
            "userinfo_endpoint": "",
            "jwks_uri": "https://a.example/jwks",
            "scopes_supported": "openid",
            "claims_parameter_supported": "false",
        }));
        assert_eq!(
            metadata.jwks_uri.unwrap().as_str(),
            "https://a.example/jwks"
        );
        let names: Vec<_> = problems.iter().map(|p| p.name).collect();
        assert_eq!(
            names,
            [
                "token_endpoint",
                "userinfo_endpoint",
                "scopes_supported",
                "claims_parameter_supported"
            ]
        );
    }

    #[test]
    fn no_methods_listed_means_basic() {
        assert_eq!(
            Metadata::default().usable_auth_methods(),
            [ClientAuthentication::Basic]
        );
        let only_jwt = Metadata {
            token_endpoint_auth_methods: Some(vec!["private_key_jwt".into()]),
            ..Metadata::default()
        };
        assert!(only_jwt.usable_auth_methods().is_empty());
    }
}
