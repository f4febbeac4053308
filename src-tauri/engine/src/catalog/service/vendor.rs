//! A profile that a vendor wrote after the template: it is one, and what goes wrong while it is written is
//! explained.

use super::Service;
use crate::words::Words;

const VENDOR: &str = include_str!("../../../../../tests/fixtures/vendor.toml");

/// What is wrong in it, in words.
fn faults(text: &str) -> Vec<String> {
    let words = Words::speaking("en");
    let faults = Service::parse(text).expect_err("it has a mistake");
    faults.iter().map(|fault| fault.say(&words)).collect()
}

#[test]
fn it_is_a_profile() {
    let service = Service::parse(VENDOR).unwrap();
    assert!(Service::find(&service.id).is_none());
}

/// What stands in it, what is written in its place, and how that is explained.
const MISTAKES: [(&str, &str, &str); 25] = [
    (
        "name = \"Example Board\"",
        "name = \"Example\\r\\nBcc: all@example.com\"",
        "line 5, name: Example\\r\\nBcc: all@example.com is no value of its kind",
    ),
    (
        "[role]",
        "[rolle]",
        "line 32: unknown field `rolle`, expected one of `schema`, `id`, `name`, `app_name`, \
         `app_types`, `summary`, `plan`, `role`, `protocol`, `providers`, `steps`, `regions`, `fields`, \
         `scopes`, `additional_scopes`, `matching`, `asks`, `permissions`, `provisioning`, `states`, `submission`, `support`, \
         `expiry`, `notes`, `procedures`, `tell`, `sources`",
    ),
    (
        "value = \"secret\"",
        "value = { draft = \"client_secret\" }",
        "line 88: the secret is no value of a setup: write value = \"secret\"",
    ),
    (
        "required = true\nstep = \"service\"",
        "required = \"yes\"\nstep = \"service\"",
        "line 68: invalid type: string \"yes\", expected a boolean",
    ),
    (
        "name = \"Example Board\"\n",
        "",
        "line 1: missing field `name`",
    ),
    (
        "name = \"Example Board\"",
        "name = \" \"",
        "line 5: this text is not written in English (en)",
    ),
    (
        "protocol = \"oidc\"",
        "protocol = \"ws-fed\"",
        "line 6: unknown variant `ws-fed`, expected `oidc` or `saml`",
    ),
    (
        "protocol = \"oidc\"",
        "protocol = \"oidc\"\napp_types = [{ provider = \"entra\", id = \"web\" }]",
        "line 7, app_types.1.id: web is no value of its kind",
    ),
    (
        "\"https://{workspace}.us.board.example.com/\"",
        "\"javascript:alert(1)\"",
        "line 61, regions.2.login_address: javascript:alert(1) is no https address that a service can have",
    ),
    (
        "https://{workspace}.us.board.example.com/oidc/mobile",
        "http://us.board.example.com/mobile",
        "line 59, regions.2.redirect_addresses.2: http://us.board.example.com/mobile is no https address \
         that a service can have",
    ),
    (
        "https://{workspace}.eu.board.example.com/oidc/return",
        "https://{tenant}.eu.board.example.com/oidc/return",
        "line 50, regions.1.redirect_addresses.1: there is no field tenant that can stand in an address",
    ),
    (
        "https://{workspace}.eu.board.example.com/oidc/return",
        "https://{client-secret}.eu.board.example.com/oidc/return",
        "line 50, regions.1.redirect_addresses.1: there is no field client-secret that can stand in an \
         address",
    ),
    (
        "id = \"guests\"",
        "id = \"domains\"",
        "line 99, fields.6.id: domains stands there twice",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"guests\", \"nobody\"]",
        "line 94, fields.5.instead.2: there is no field nobody that can stand in place of this one",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"client-secret\"]",
        "line 94, fields.5.instead.1: there is no field client-secret that can stand in place of this one",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"issuer\"]",
        "line 94, fields.5.instead.1: there is no field issuer that can stand in place of this one",
    ),
    (
        "required = true\ncaution",
        "instead = [\"guests\"]\ncaution",
        "line 95, fields.5.instead: required is missing",
    ),
    (
        "value = { choice = [\"sign in as before\", \"are locked out\"] }",
        "value = { pairs = [\"email=\"] }",
        "line 101, fields.6.value: email= is no value of its kind",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\nconfidential = true",
        "line 94, fields.5.confidential: this value is told to others, and cannot be confidential",
    ),
    ("id = \"america\"\n", "", "line 54: missing field `id`"),
    (
        "id = \"america\"",
        "id = \"North America\"",
        "line 55, regions.2.id: North America is no name: lower-case letters, digits and hyphens only",
    ),
    (
        "read = \"2026-11-20\"\n",
        "",
        "line 168: missing field `read`",
    ),
    (
        "read = \"2026-11-20\"",
        "read = \"last week\"",
        "line 170: input contains invalid characters",
    ),
    (
        "providers = [\"entra\"]",
        "providers = [\"azure\"]",
        "line 154, notes.2.providers: there is no provider azure",
    ),
    (
        "\"Sign-in\", \"OpenID Connect\"]",
        "\"Sign-in\", \"OpenID Connect\"",
        "line 133: missing comma between array elements, expected `,`",
    ),
];

#[test]
fn a_mistake_is_explained_with_its_line() {
    for (right, wrong, explained) in MISTAKES {
        assert_eq!(VENDOR.matches(right).count(), 1, "{right}");
        let text = VENDOR.replace(right, wrong);
        assert_eq!(faults(&text), [explained], "{wrong}");
    }
}
