//! The people who can sign in at the sandbox.

use serde_json::{Map, Value, json};

/// Somebody who can be picked on the sign-in page.
pub(crate) struct Person {
    /// What is chosen on the page and understood as `login_hint`.
    pub(crate) login: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) name: &'static str,
    pub(crate) email: Option<&'static str>,
    pub(crate) email_verified: bool,
    pub(crate) groups: &'static [&'static str],
}

pub(crate) const PEOPLE: &[Person] = &[
    Person {
        login: "alice",
        subject: "5f1d7a0e-alice",
        name: "Alice Archer",
        email: Some("alice@example.com"),
        email_verified: true,
        groups: &["on-call", "operations"],
    },
    Person {
        login: "bob",
        subject: "81c2b94d-bob",
        name: "Bob Baker",
        email: Some("bob@example.com"),
        email_verified: false,
        groups: &["operations"],
    },
    Person {
        login: "nomail",
        subject: "c07e3355-nomail",
        name: "Nora Noakes",
        email: None,
        email_verified: false,
        groups: &[],
    },
];

impl Person {
    /// The person that a sign-in page's field or a `login_hint` names, by login or address.
    pub(crate) fn named(name: &str) -> Option<&'static Person> {
        PEOPLE
            .iter()
            .find(|person| person.login == name || person.email == Some(name))
    }

    /// The claims that `scope` asks for (OpenID Connect Core 1.0, section 5.4), and `sub`.
    pub(crate) fn claims(&self, scope: &str) -> Map<String, Value> {
        let mut claims = Map::new();
        claims.insert("sub".to_owned(), json!(self.subject));
        for word in scope.split(' ') {
            match (word, self.email) {
                ("profile", _) => {
                    claims.insert("name".to_owned(), json!(self.name));
                    claims.insert("preferred_username".to_owned(), json!(self.login));
                }
                ("email", Some(email)) => {
                    claims.insert("email".to_owned(), json!(email));
                    claims.insert("email_verified".to_owned(), json!(self.email_verified));
                }
                ("groups", _) => {
                    claims.insert("groups".to_owned(), json!(self.groups));
                }
                _ => {}
            }
        }
        claims
    }
}
