//! What is missing in a setup, and what stands in the way of submitting it.

use super::draft::Draft;
use super::observation::{LastReport, Observation, SecretState};
use super::step::Step;
use crate::catalog::Service;
use crate::catalog::Text;
use crate::catalog::service::{Channel, FieldSpec};
use crate::credentials::expiry::REMIND_BEFORE;
use crate::domains;
use crate::faults;
use crate::finding::{Fault, Field, Finding, moment};
use crate::provider::Provider;
use crate::report::Verdict;
use crate::request::Body;

faults! {
    /// A value that the request needs is not there.
    SETUP_VALUE_MISSING = fail "setup-value-missing";
    /// A value that the service's form needs is not there, nor are those that can stand in its place.
    SETUP_EITHER_MISSING = fail "setup-either-missing";
    /// No client secret in the vault.
    SETUP_SECRET_MISSING = fail "setup-secret-missing";
    /// The vault could not be asked.
    SETUP_SECRET_UNKNOWN = fail "setup-secret-unknown";
    /// No bearer token for the service's request API in the vault.
    SETUP_DESK_TOKEN_MISSING = fail "setup-desk-token-missing";
    /// The secret's time is over.
    SETUP_SECRET_EXPIRED = fail "setup-secret-expired";
    /// The secret's time is over within two weeks.
    SETUP_SECRET_EXPIRES_SOON = warn "setup-secret-expires-soon";
    /// No test sign-in yet.
    SETUP_SIGN_IN_MISSING = fail "setup-sign-in-missing";
    /// The test sign-in was made with other values.
    SETUP_SIGN_IN_STALE = fail "setup-sign-in-stale";
    /// The latest test sign-in did not pass.
    SETUP_SIGN_IN_FAILED = fail "setup-sign-in-failed";
    /// The service's own test has not passed yet, by the word of the person.
    SETUP_OWN_TEST_MISSING = fail "setup-own-test-missing";
    /// The service's own test passed, by the word of the person.
    SETUP_OWN_TEST_PASSED = pass "setup-own-test-passed";
    /// The service does not take the provider that was chosen.
    SETUP_PROVIDER_NOT_TAKEN = fail "setup-provider-not-taken";
    /// The latest test sign-in passed, with the values that the draft has now.
    SETUP_SIGN_IN_PASSED = pass "setup-sign-in-passed";
}

/// Judges a setup as a whole, its domains included.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let draft = &seen.draft;
    let has = |step| {
        let service = draft.service();
        service.is_none_or(|service| service.steps.contains(&step))
    };
    let mut findings = Vec::new();
    if has(Step::Domains) {
        findings.extend(domains::judge(&domains::Observation::from(draft)));
    }
    findings.extend(missing(draft));
    findings.extend(provider(draft));
    findings.extend(secret(seen));
    if has(Step::SignIn) && draft.is_oidc() {
        findings.push(sign_in(seen.sign_in.as_ref()));
    } else if !draft.is_oidc() {
        findings.push(own_test(draft));
    }
    // So that the commands in their words can be typed as they stand.
    let name = draft.name.as_str();
    let named = findings.into_iter().map(|f| f.detail("setup", name));
    named.collect()
}

/// The values that are needed and not there: those of the tenant request, or those of the service's
/// own form.
fn missing(draft: &Draft) -> Vec<Finding> {
    let found = |field, key: &str| SETUP_VALUE_MISSING.found().field(field).detail("key", key);
    let service = draft.service();
    let by_hand = service.filter(|_| draft.channel() != Channel::RequestApi);
    let Some(service) = by_hand else {
        let mut missing = Body::of(draft).err().unwrap_or_default();
        if draft.desk.is_none() && !missing.contains(&Field::Service) {
            missing.push(Field::Service);
        }
        let named = missing.into_iter().map(|field| {
            let desk = field == Field::Service && draft.service.is_some();
            found(field, if desk { "desk" } else { key_of(field) })
        });
        return named.collect();
    };
    let mut findings = Vec::new();
    if !service.regions.is_empty() && draft.region_of(service).is_none() {
        findings.push(found(Field::Region, "region"));
    }
    let lacking = service.fields.iter().filter(|field| draft.lacks(field));
    findings.extend(lacking.map(|field| lack(field, draft)));
    findings
}

/// That a field of the service's own form has no value, and which others could stand in its place.
fn lack(field: &FieldSpec, draft: &Draft) -> Finding {
    let fault = match field.instead.is_empty() {
        true => &SETUP_VALUE_MISSING,
        false => &SETUP_EITHER_MISSING,
    };
    let found = match field.value.key() {
        Some(key) => {
            let found = fault.found().field(key.field().unwrap_or(Field::Service));
            found.detail("key", key.as_str())
        }
        None => {
            let found = fault.found().field(Field::Answer);
            found.detail("key", "answer").detail("answer", &field.id)
        }
    };
    let found = found.detail_in("label", field.label.clone());
    if field.instead.is_empty() {
        return found;
    }
    let others = || draft.without(field);
    let labels: Vec<&Text> = others().map(|other| &other.label).collect();
    let given: Vec<String> = others()
        .map(|other| format!("{}=…", name_of(other)))
        .collect();
    found
        .detail_in("instead", Text::listed(&labels))
        .detail("given", format!("{}=…", name_of(field)))
        .detail("given_instead", given.join(" "))
}

/// The name under which `setup set` takes the value of a field.
fn name_of(field: &FieldSpec) -> String {
    match field.value.key() {
        Some(key) => key.as_str().to_owned(),
        None => format!("answers.{}", field.id),
    }
}

fn provider(draft: &Draft) -> Option<Finding> {
    let service = draft.service()?;
    let chosen = draft.provider.as_deref()?;
    let taken = service.providers.is_empty() || service.providers.iter().any(|id| id == chosen);
    let name = |id: &str| Provider::find(id).map_or_else(|| id.to_owned(), |p| p.name.clone());
    (!taken).then(|| {
        let names: Vec<String> = service.providers.iter().map(|id| name(id)).collect();
        SETUP_PROVIDER_NOT_TAKEN
            .found()
            .field(Field::Provider)
            .expected(names.join(", "))
            .received(name(chosen))
            .detail_in("service", service.name.clone())
    })
}

fn own_test(draft: &Draft) -> Finding {
    match draft.own_test_passed_at {
        Some(at) => SETUP_OWN_TEST_PASSED.found().detail("at", moment(at)),
        None => SETUP_OWN_TEST_MISSING.found(),
    }
}

fn key_of(field: Field) -> &'static str {
    super::Key::all()
        .find(|key| key.field() == Some(field))
        .map_or("", super::Key::as_str)
}

fn secret(seen: &Observation) -> Vec<Finding> {
    let service = seen.draft.service();
    let mut findings = Vec::new();
    match &seen.secret {
        SecretState::Stored { .. } => {}
        _ if !service.is_none_or(Service::takes_secret) => {}
        SecretState::Missing => {
            findings.push(SETUP_SECRET_MISSING.found().field(Field::ClientSecret))
        }
        SecretState::Unknown { said } => {
            findings.push(
                SETUP_SECRET_UNKNOWN
                    .found()
                    .field(Field::ClientSecret)
                    .detail("said", said),
            );
        }
    }
    if seen.desk_token == SecretState::Missing && seen.draft.channel() == Channel::RequestApi {
        findings.push(SETUP_DESK_TOKEN_MISSING.found().field(Field::Service));
    }
    let renewed = service.is_some_and(|service| service.expiry.renewed_by_service);
    if let Some(end) = seen.draft.secret_expires_at.filter(|_| !renewed) {
        let about = |fault: &'static Fault| {
            fault
                .found()
                .field(Field::SecretExpires)
                .received(moment(end))
        };
        if end <= seen.at {
            findings.push(about(&SETUP_SECRET_EXPIRED));
        } else if end - seen.at <= REMIND_BEFORE {
            findings.push(about(&SETUP_SECRET_EXPIRES_SOON));
        }
    }
    findings
}

fn sign_in(last: Option<&LastReport>) -> Finding {
    let Some(last) = last else {
        return SETUP_SIGN_IN_MISSING.found();
    };
    let fault = match (last.current, last.verdict) {
        (false, _) => &SETUP_SIGN_IN_STALE,
        (true, Verdict::Fail) => &SETUP_SIGN_IN_FAILED,
        (true, Verdict::Pass | Verdict::Warn) => &SETUP_SIGN_IN_PASSED,
    };
    fault.found().detail("at", moment(last.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Grade;
    use crate::setup::{Draft, SetupId, sample};
    use crate::words::Words;
    use chrono::Duration;

    fn ids(seen: &Observation) -> Vec<&'static str> {
        judge(seen)
            .iter()
            .filter(|f| f.fault.grade > Grade::Note)
            .map(|f| f.fault.id)
            .collect()
    }

    #[test]
    fn a_complete_setup_has_nothing_against_it() {
        assert_eq!(ids(&sample::ready()), [""; 0]);
    }

    #[test]
    fn an_empty_setup_lists_all_that_is_missing() {
        let mut seen = sample::ready();
        seen.draft = Draft::new(SetupId::parse("acme").unwrap());
        seen.secret = SecretState::Missing;
        seen.desk_token = SecretState::Missing;
        seen.sign_in = None;
        let missing: Vec<_> = judge(&seen)
            .iter()
            .filter_map(|f| f.details.get("key").cloned())
            .collect();
        assert_eq!(
            missing,
            [
                "service",
                "region",
                "authority",
                "client_id",
                "associated_domains"
            ]
        );
        let others: Vec<_> = ids(&seen)
            .into_iter()
            .filter(|id| *id != "setup-value-missing")
            .collect();
        assert_eq!(
            others,
            [
                "setup-secret-missing",
                "setup-desk-token-missing",
                "setup-sign-in-missing"
            ]
        );
        seen.draft.service = Some("sandbox".into());
        let keys: Vec<_> = judge(&seen)
            .iter()
            .filter_map(|f| f.details.get("key").cloned())
            .collect();
        assert_eq!(keys.last().map(String::as_str), Some("desk"));
    }

    /// What fails, by its id and what it says is missing.
    fn lacking(draft: &Draft) -> Vec<(&'static str, String, String)> {
        let missing = missing(draft);
        let lacking = missing.iter().map(|f| {
            let label = f
                .texts
                .get("label")
                .and_then(|label| label.in_language("en"));
            let given = f.details.get("given_instead").cloned();
            let label = label.unwrap_or_default().to_owned();
            (f.fault.id, label, given.unwrap_or_default())
        });
        lacking.collect()
    }

    #[test]
    fn a_connection_needs_the_one_or_the_others_in_its_place() {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        draft.service = Some("leasepilot".into());
        let answer =
            |draft: &mut Draft, field: &str, text: &str| draft.answer(field, text).unwrap();
        for (field, text) in [
            ("setup-link", "https://lease.example/x"),
            ("acs-url", "https://lease.example/acs"),
            ("entity-id", "urn:lease"),
            (
                "claim-mappings",
                "id = sub\nemail = mail\nfirstName = a\nlastName = b",
            ),
        ] {
            answer(&mut draft, field, text);
        }
        let metadata = "Identity Provider Metadata URL".to_owned();
        let either = |given: &str| ("setup-either-missing", metadata.clone(), given.to_owned());
        let all = "answers.sso-url=… answers.idp-entity-id=… answers.certificate=…";
        assert_eq!(lacking(&draft), [either(all)]);
        let said = Words::speaking("en").finding(&missing(&draft)[0]);
        assert!(said.title.contains("Metadata URL"), "{}", said.title);
        assert!(
            said.title.contains("X.509 Certificate"),
            "both ways: {}",
            said.title
        );
        answer(&mut draft, "sso-url", "https://id.acme.com/sso");
        answer(&mut draft, "idp-entity-id", "urn:acme");
        assert_eq!(lacking(&draft), [either("answers.certificate=…")]);
        let certificate = include_str!("../../../../tests/fixtures/certificate.pem");
        answer(&mut draft, "certificate", certificate);
        assert_eq!(lacking(&draft), []);
        for field in ["sso-url", "idp-entity-id", "certificate"] {
            answer(&mut draft, field, "");
        }
        answer(&mut draft, "metadata-url", "https://id.acme.com/metadata");
        assert_eq!(lacking(&draft), []);
    }

    #[test]
    fn the_end_of_the_secret_is_seen_two_weeks_ahead() {
        let mut seen = sample::ready();
        for (days, id) in [
            (15, None),
            (14, Some("setup-secret-expires-soon")),
            (0, Some("setup-secret-expired")),
        ] {
            seen.draft.secret_expires_at = Some(seen.at + Duration::days(days));
            assert_eq!(ids(&seen).first().copied(), id, "{days}");
        }
    }

    #[test]
    fn a_test_with_other_values_is_no_test_of_these() {
        let mut seen = sample::ready();
        seen.sign_in.as_mut().unwrap().current = false;
        assert_eq!(ids(&seen), ["setup-sign-in-stale"]);
    }
}
