use super::super::observation::Asked;
use super::super::testing::{observed, trial_of};
use super::*;

const CODE: Asked = Asked::AuthorizationCode;

fn trial(method: Method, answer: (u16, &str), codes: &[&str]) -> Trial {
    let mut trial = trial_of(method, CODE, answer);
    trial.said.codes = codes.iter().map(|c| (*c).to_owned()).collect();
    trial
}

fn ids(run: &ProofObservation, provider: &str) -> Vec<&'static str> {
    let (_, findings) = judge(run, Provider::find(provider));
    findings.iter().map(|f| f.fault.id).collect()
}

#[test]
fn what_the_provider_names_takes_the_place_of_the_open_list() {
    let refused = (401, "invalid_client");
    let run = observed(
        vec![trial(Method::Post, refused, &["AADSTS7000222", "7000222"])],
        None,
    );
    assert_eq!(ids(&run, "entra"), ["entra-secret-expired"]);
    assert_eq!(
        ids(&run, "okta"),
        ["credentials-refused", "token-auth-method-mismatch"]
    );
}

#[test]
fn a_method_that_is_not_the_clients_is_no_cause_where_another_was_refused_too() {
    let method = trial(
        Method::BasicEncoded,
        (401, "invalid_client"),
        &["token_endpoint_auth_method"],
    );
    let secret = trial(Method::Post, (401, "invalid_client"), &[]);
    let only = observed(vec![method.clone()], None);
    assert_eq!(
        ids(&only, "jumpcloud"),
        ["jumpcloud-auth-method-default-post"]
    );
    let both = observed(vec![method.clone(), secret.clone()], None);
    assert_eq!(ids(&both, "jumpcloud"), ["credentials-refused"]);
    let past = trial(Method::Post, (400, "invalid_grant"), &[]);
    let proven = observed(vec![method, past], Some(secret));
    assert_eq!(
        ids(&proven, "jumpcloud"),
        ["credentials-proven", "credentials-method-refused"]
    );
}

#[test]
fn what_stands_in_the_way_of_a_right_secret_is_told_too() {
    let given = trial(
        Method::BasicEncoded,
        (400, "invalid_dpop_proof"),
        &["invalid_dpop_proof"],
    );
    let control = trial(Method::BasicEncoded, (401, "invalid_client"), &[]);
    let run = observed(vec![given], Some(control));
    assert_eq!(
        ids(&run, "okta"),
        ["credentials-proven", "okta-dpop-on-by-default"]
    );
}

#[test]
fn the_open_causes_depend_on_what_was_tried() {
    let (basic, post) = (
        trial(Method::BasicEncoded, (401, "invalid_client"), &[]),
        trial(Method::Post, (401, "invalid_client"), &[]),
    );
    for (trials, open) in [(vec![basic.clone()], "yes"), (vec![basic, post], "no")] {
        let (_, findings) = judge(&observed(trials, None), None);
        assert_eq!(findings.first().unwrap().details["method-open"], open);
    }
}
