//! Where in the wizard something is put right.

use super::{Key, Step};
use crate::finding::Field;

/// The step at which a field is entered; absent for what the settings hold.
#[must_use]
pub fn step_of(field: Field) -> Option<Step> {
    Some(match field {
        Field::Service | Field::Region => Step::Service,
        Field::RedirectUri => Step::Register,
        Field::AssociatedDomains | Field::BreakGlassEmails => Step::Domains,
        Field::Authority | Field::Endpoints => Step::Authority,
        Field::ClientId
        | Field::ClientSecret
        | Field::SecretExpires
        | Field::ClientAuthentication => Step::Credentials,
        Field::Scopes | Field::TestUser => Step::SignIn,
        Field::Provider => Step::Provider,
        // The profile says at which step; without it there is none.
        Field::Answer => Step::Service,
        Field::Proxy | Field::TrustedRoots => return None,
    })
}

/// The key that a value of the field is entered by; absent where it is several values, or none of
/// the draft's.
#[must_use]
pub fn key_of(field: Field) -> Option<Key> {
    let several = matches!(field, Field::Endpoints);
    Key::all()
        .find(|key| key.field() == Some(field))
        .filter(|_| !several)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_field_lead_to_each_other() {
        assert_eq!(key_of(Field::Authority).unwrap().as_str(), "authority");
        assert_eq!(key_of(Field::Endpoints), None);
        assert_eq!(key_of(Field::ClientSecret), None);
        for field in Key::all().filter_map(Key::field) {
            assert!(step_of(field).is_some(), "{field:?}");
        }
    }
}
