//! Reads the body of a request field by field, so that every field that is not accepted is
//! named at once.

use std::net::IpAddr;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::{Host, Url};

use super::model::{FieldProblem, TenantRequest};
use crate::secret::Secret;

const NAMES: [&str; 10] = [
    "service",
    "region",
    "associated_domains",
    "authority",
    "client_id",
    "client_secret",
    "secret_expires_at",
    "break_glass_emails",
    "additional_scopes",
    "provisioning",
];

/// The request in `body`, or everything that is wrong with it.
pub(crate) fn read(body: &Map<String, Value>) -> Result<TenantRequest, Vec<FieldProblem>> {
    let mut reader = Reader {
        body,
        problems: Vec::new(),
    };
    for name in body.keys().filter(|name| !NAMES.contains(&name.as_str())) {
        reader.refuse(name, "this field is not known");
    }
    let request = TenantRequest {
        service: reader.text("service", 64),
        region: reader.text("region", 64),
        associated_domains: reader.required("associated_domains"),
        authority: reader.text("authority", 2048),
        client_id: reader.text("client_id", 255),
        client_secret: Secret::new(reader.text("client_secret", 4096)),
        secret_expires_at: reader.optional("secret_expires_at"),
        break_glass_emails: reader.optional("break_glass_emails"),
        additional_scopes: reader.optional("additional_scopes"),
        provisioning: reader.optional("provisioning"),
    };
    reader.judge_domains(&request);
    reader.judge_authority(&request);
    reader.judge_emails(&request);
    reader.judge_scopes(&request);
    if reader.problems.is_empty() {
        Ok(request)
    } else {
        Err(reader.problems)
    }
}

struct Reader<'a> {
    body: &'a Map<String, Value>,
    problems: Vec<FieldProblem>,
}

impl Reader<'_> {
    fn refuse(&mut self, place: &str, detail: &str) {
        self.problems.push(FieldProblem {
            pointer: format!("#/{place}"),
            detail: detail.to_owned(),
        });
    }

    /// Whether a field is there and was understood: what is wrong with it otherwise is said already.
    fn understood(&self, name: &str) -> bool {
        let place = format!("#/{name}");
        self.body.contains_key(name) && self.problems.iter().all(|known| known.pointer != place)
    }

    fn required<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        if !self.body.contains_key(name) {
            self.refuse(name, "this field is needed");
        }
        self.optional(name)
    }

    fn optional<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        let Some(value) = self.body.get(name) else {
            return T::default();
        };
        // The parser's own words would repeat the value, which may be a secret.
        T::deserialize(value).unwrap_or_else(|_| {
            self.refuse(name, "this value is not of the kind that the field takes");
            T::default()
        })
    }

    fn text(&mut self, name: &str, longest: usize) -> String {
        let text: String = self.required(name);
        if self.understood(name) {
            if text.is_empty() {
                self.refuse(name, "this field must not be empty");
            } else if text.chars().count() > longest {
                self.refuse(name, &format!("at most {longest} characters are taken"));
            }
        }
        text
    }

    fn judge_domains(&mut self, request: &TenantRequest) {
        let domains = &request.associated_domains;
        if self.understood("associated_domains") && domains.is_empty() {
            self.refuse("associated_domains", "at least one domain is needed");
        }
        if domains.len() > 50 {
            self.refuse("associated_domains", "at most 50 domains are taken");
        }
        for (index, domain) in domains.iter().enumerate() {
            let place = format!("associated_domains/{index}");
            if !is_domain(domain) {
                self.refuse(&place, "this is not a domain name in lower-case ASCII");
            } else if domains.iter().take(index).any(|known| known == domain) {
                self.refuse(&place, "this domain is listed twice");
            }
        }
    }

    fn judge_authority(&mut self, request: &TenantRequest) {
        if !self.understood("authority") {
            return;
        }
        let acceptable = Url::parse(&request.authority).is_ok_and(|url| {
            let secure = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
            secure && url.query().is_none() && url.fragment().is_none()
        });
        if !acceptable {
            self.refuse(
                "authority",
                "an absolute https address without query and fragment is needed",
            );
        }
    }

    fn judge_emails(&mut self, request: &TenantRequest) {
        if request.break_glass_emails.len() > 20 {
            self.refuse("break_glass_emails", "at most 20 addresses are taken");
        }
        for (index, email) in request.break_glass_emails.iter().enumerate() {
            let place = format!("break_glass_emails/{index}");
            let domain = match email.rsplit_once('@') {
                Some((local, domain)) if !local.is_empty() => domain.to_ascii_lowercase(),
                _ => String::new(),
            };
            if !is_domain(&domain) {
                self.refuse(&place, "this is not an e-mail address");
            } else if !request
                .associated_domains
                .iter()
                .any(|known| within(&domain, known))
            {
                self.refuse(
                    &place,
                    "the domain of this address is not an associated domain, nor below one",
                );
            }
        }
    }

    fn judge_scopes(&mut self, request: &TenantRequest) {
        if request.additional_scopes.len() > 50 {
            self.refuse("additional_scopes", "at most 50 scopes are taken");
        }
        for (index, scope) in request.additional_scopes.iter().enumerate() {
            // RFC 6749, section 3.3.
            let allowed = |c: char| matches!(c, '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e');
            if scope.is_empty() || !scope.chars().all(allowed) {
                self.refuse(
                    &format!("additional_scopes/{index}"),
                    "this is not one scope",
                );
            }
        }
    }
}

fn within(domain: &str, parent: &str) -> bool {
    domain == parent
        || domain
            .strip_suffix(parent)
            .is_some_and(|rest| rest.ends_with('.'))
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    text.len() <= 253
        && text.contains('.')
        && text.parse::<IpAddr>().is_err()
        && text.split('.').all(label)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body() -> Map<String, Value> {
        let body = json!({
            "service": "allquiet", "region": "eu",
            "associated_domains": ["example.com"],
            "authority": "https://login.example.com",
            "client_id": "client", "client_secret": "secret",
        });
        match body {
            Value::Object(body) => body,
            other => panic!("{other}"),
        }
    }

    fn problems_with(name: &str, value: Value) -> Vec<String> {
        let mut body = body();
        body.insert(name.to_owned(), value);
        let problems = read(&body).err().unwrap_or_default();
        problems
            .into_iter()
            .map(|problem| problem.pointer)
            .collect()
    }

    #[test]
    fn the_least_that_is_needed_is_enough() {
        let request = read(&body()).unwrap();
        assert_eq!(request.associated_domains, ["example.com"]);
        assert_eq!(request.client_secret.expose(), "secret");
        assert_eq!(request.provisioning, None);
    }

    #[test]
    fn every_missing_field_is_named_at_once() {
        let problems = read(&Map::new()).err().unwrap();
        let pointers: Vec<_> = problems
            .iter()
            .map(|problem| problem.pointer.as_str())
            .collect();
        let needed = [
            "service",
            "region",
            "associated_domains",
            "authority",
            "client_id",
            "client_secret",
        ];
        assert_eq!(pointers, needed.map(|name| format!("#/{name}")));
    }

    #[test]
    fn what_is_wrong_inside_a_list_is_pointed_at() {
        assert_eq!(
            problems_with(
                "associated_domains",
                json!([
                    "example.com",
                    "Example.org",
                    "example.com",
                    "10.0.0.1",
                    "local"
                ])
            ),
            [
                "#/associated_domains/1",
                "#/associated_domains/2",
                "#/associated_domains/3",
                "#/associated_domains/4"
            ],
        );
        assert_eq!(
            problems_with("additional_scopes", json!(["a b"])),
            ["#/additional_scopes/0"]
        );
    }

    #[test]
    fn a_break_glass_address_belongs_to_an_associated_domain_or_below_one() {
        assert!(
            problems_with(
                "break_glass_emails",
                json!(["a@example.com", "b@ops.Example.com"])
            )
            .is_empty()
        );
        assert_eq!(
            problems_with("break_glass_emails", json!(["a@badexample.com", "nobody"])),
            ["#/break_glass_emails/0", "#/break_glass_emails/1"],
        );
    }

    #[test]
    fn an_authority_is_https_or_on_this_machine() {
        assert!(problems_with("authority", json!("http://127.0.0.1:9/x")).is_empty());
        for authority in [
            "http://login.example.com",
            "login.example.com",
            "https://a.example?x=1",
        ] {
            assert_eq!(
                problems_with("authority", json!(authority)),
                ["#/authority"],
                "{authority}"
            );
        }
    }

    #[test]
    fn unknown_fields_and_wrong_kinds_are_named_and_values_are_not_repeated() {
        let mut body = body();
        body.insert("client_secret".to_owned(), json!(8675309));
        body.insert("secret_expires_at".to_owned(), json!("tomorrow"));
        body.insert("nickname".to_owned(), json!("x"));
        let problems = read(&body).err().unwrap();
        let pointers: Vec<_> = problems
            .iter()
            .map(|problem| problem.pointer.as_str())
            .collect();
        assert_eq!(
            pointers,
            ["#/nickname", "#/client_secret", "#/secret_expires_at"]
        );
        assert!(!format!("{problems:?}").contains("8675309"));
    }
}
