//! What the person said of the values, which holds for those values alone.

use super::{Draft, Given};

impl Draft {
    /// Takes back what was said of the values that this draft had `before`, where the service would get
    /// others now: that they were handed over, and that the service's own test passed with them.
    #[must_use]
    pub fn instead_of(mut self, before: &Self) -> Self {
        if self.handed_on() == before.handed_on() {
            return self;
        }
        // What is said in the same breath is about the new values.
        if self.own_test_passed_at == before.own_test_passed_at {
            self.own_test_passed_at = None;
        }
        if self.handed_over_at == before.handed_over_at {
            self.handed_over_at = None;
            self.handed_over_reference = None;
            self.handed_over_override = None;
        }
        self
    }

    /// What decides what the service gets: the secret is the vault's.
    fn handed_on(&self) -> impl PartialEq {
        let fields = self.service().map(|service| &service.fields);
        let values: Vec<Option<Given>> = fields
            .into_iter()
            .flatten()
            .map(|field| self.value_of(field))
            .collect();
        let service = self.service().map(|service| service.id.clone());
        (service, self.provider.clone(), self.region.clone(), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{SetupId, sample};

    #[test]
    fn other_values_are_neither_handed_over_nor_tested() {
        let mut before = Draft::new(SetupId::parse("acme").unwrap());
        before.service = Some("leasepilot".into());
        before.provider = Some("okta".into());
        let first = "https://acme.okta.com/metadata";
        before.answer("metadata-url", first).unwrap();
        before.own_test_passed_at = Some(sample::now());
        before.handed_over_at = Some(sample::now());
        before.handed_over_reference = Some("4711".into());
        before.handed_over_override = Some("the console is down".into());
        assert_eq!(before.clone().instead_of(&before), before);

        let mut expires = before.clone();
        expires.secret_expires_at = Some(sample::now());
        let kept = expires.clone().instead_of(&before);
        assert_eq!(kept, expires, "the form does not have it");

        let mut other = before.clone();
        let second = "https://login.acme.example/metadata";
        other.answer("metadata-url", second).unwrap();
        let taken_back = other.clone().instead_of(&before);
        assert_eq!(taken_back.own_test_passed_at, None);
        assert_eq!(taken_back.handed_over_at, None);
        assert_eq!(taken_back.handed_over_reference, None);
        assert_eq!(taken_back.handed_over_override, None);

        let mut provider = before.clone();
        provider.provider = Some("entra".into());
        assert_eq!(provider.instead_of(&before).own_test_passed_at, None);

        let later = sample::now() + chrono::Duration::hours(1);
        other.own_test_passed_at = Some(later);
        let said_anew = other.instead_of(&before);
        assert_eq!(said_anew.own_test_passed_at, Some(later));
    }
}
