//! A setup that can be submitted, for tests.

use super::{Beside, Draft, LastReport, Observation, SecretState, from_toml};
use crate::ports::{Revision, SecretMark, StoredSetup};
use crate::report::Verdict;
use chrono::{DateTime, Utc};

const FILE: &str = r#"
    name = "acme"
    service = "all-quiet"
    region = "eu"
    desk = "https://desk.allquiet.example"
    authority = "https://id.acme.com"
    client_id = "abc"
    associated_domains = ["acme.com"]
    break_glass_emails = ["root@acme.com"]
    provisioning.confirm_phone_number = true
"#;

/// The moment at which every test takes place.
pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// Everything that a request needs.
pub(crate) fn draft() -> Draft {
    from_toml(FILE, Beside::default()).unwrap()
}

/// The draft as the store has it, with the first version of a secret.
pub(crate) fn stored() -> StoredSetup {
    StoredSetup {
        draft: draft(),
        revision: Revision(1),
        changed_at: now(),
        secret: SecretMark {
            version: 1,
            kept_at: Some(now()),
        },
    }
}

/// Tested, with secret and token in the vault.
pub(crate) fn ready() -> Observation {
    Observation {
        draft: draft(),
        secret: SecretState::Stored { since: Some(now()) },
        desk_token: SecretState::Stored { since: None },
        authority: None,
        credentials: None,
        sign_in: Some(LastReport {
            at: now(),
            verdict: Verdict::Pass,
            proof: None,
            current: true,
        }),
        at: now(),
    }
}
