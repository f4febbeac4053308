//! What a set-up document may say, and how much.

use super::SCHEMA;
use crate::setup::Key;
use serde_json::{Map, Value, json};

/// Longest link, in bytes.
pub const MAX_LINK: usize = 2048;
/// Largest document, in bytes.
pub const MAX_DOCUMENT: usize = 64 * 1024;

/// The kind of a value.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    List,
    Flag,
}

/// The values that a service's desk can know and preset, in the order in which they are taken and shown.
///
/// No other key of a draft is among them. A secret never is. `redirect_uri` and `endpoints` say where a
/// code and the secret go in the test. Client id, client authentication and the secret's end are known to
/// the provider only. Break-glass addresses open a way past the provider, which is the admin's to choose.
/// What was handed over and tested is the person's own word.
static PRESETS: [(&str, Kind, &str); 11] = [
    (
        "service",
        Kind::Text,
        "The service, by its id in the catalog.",
    ),
    (
        "region",
        Kind::Text,
        "The service's hosting region, by its id in the catalog.",
    ),
    (
        "desk",
        Kind::Text,
        "Where the service takes tenant requests: an address at the desk that hands this document out.",
    ),
    (
        "provider",
        Kind::Text,
        "The identity provider, by its id in the catalog.",
    ),
    (
        "authority",
        Kind::Text,
        "The authority of the organisation's own provider.",
    ),
    (
        "associated_domains",
        Kind::List,
        "The domains whose people sign in through the provider.",
    ),
    (
        "additional_scopes",
        Kind::List,
        "Scopes beyond `openid profile email`.",
    ),
    (
        "further_redirect_uris",
        Kind::List,
        "The service's own redirect addresses, on the site of the desk.",
    ),
    (
        "provisioning.wanted",
        Kind::Flag,
        "Provisioning (SCIM) is asked for.",
    ),
    (
        "provisioning.change_phone_number",
        Kind::Flag,
        "Provisioned people may change their phone number themselves.",
    ),
    (
        "provisioning.confirm_phone_number",
        Kind::Flag,
        "Provisioned people must confirm their phone number.",
    ),
];

/// The key that a document may preset by that name, and its place in the order.
pub(super) fn preset(name: &str) -> Option<(usize, Key)> {
    let place = PRESETS.iter().position(|(preset, ..)| *preset == name)?;
    Key::parse(name).ok().map(|key| (place, key))
}

/// The published schema of the document. One that only names a desk by `from` has no other value.
#[must_use]
pub fn schema() -> Value {
    let mut properties = Map::new();
    let mut provisioning = Map::new();
    for (name, kind, description) in &PRESETS {
        let value = match kind {
            Kind::Text => json!({ "type": "string", "description": description }),
            Kind::Flag => json!({ "type": "boolean", "description": description }),
            Kind::List => json!({
                "type": "array", "items": { "type": "string" }, "description": description,
            }),
        };
        match name.strip_prefix("provisioning.") {
            Some(name) => provisioning.insert(name.to_owned(), value),
            None => properties.insert((*name).to_owned(), value),
        };
    }
    properties.insert(
        "provisioning".to_owned(),
        json!({
            "type": "object",
            "description": "Preferences for people whom the provider provisions.",
            "properties": provisioning,
            "additionalProperties": false,
        }),
    );
    let schema = json!({ "const": SCHEMA, "description": "The form of this document." });
    properties.insert("schema".to_owned(), schema.clone());
    properties.insert(
        "expires".to_owned(),
        json!({
            "type": "string", "format": "date-time",
            "description": "Until when it can be taken over (RFC 3339).",
        }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:latchkey:setup-link:1",
        "title": "Set-up link",
        "description": "What a service's desk presets for a setup; or, in a file, the desk that has it.",
        "oneOf": [
            {
                "type": "object",
                "properties": properties,
                "required": ["schema", "service", "expires"],
                "additionalProperties": false,
            },
            {
                "type": "object",
                "properties": {
                    "schema": schema,
                    "from": {
                        "type": "string", "format": "uri",
                        "description": "The https address at which a desk has the document. In files only.",
                    },
                },
                "required": ["schema", "from"],
                "additionalProperties": false,
            },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_key_of_the_draft() {
        for (place, (name, ..)) in PRESETS.iter().enumerate() {
            let (found, key) = preset(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((found, key.as_str()), (place, *name));
        }
    }

    #[test]
    fn what_leads_a_secret_or_a_code_away_is_no_preset() {
        for name in [
            "client_secret",
            "desk_token",
            "redirect_uri",
            "client_id",
            "break_glass_emails",
            "own_test_passed_at",
            "handed_over_at",
            "handed_over_override",
            "service_state",
        ] {
            assert!(preset(name).is_none(), "{name}");
        }
        let endpoints = Key::all().filter(|key| key.as_str().starts_with("endpoints."));
        let endpoints: Vec<_> = endpoints.collect();
        assert_eq!(endpoints.len(), 4);
        assert!(endpoints.iter().all(|key| preset(key.as_str()).is_none()));
    }
}
