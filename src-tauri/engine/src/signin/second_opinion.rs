//! Compares our judgement on the ID Token with openidconnect's. Where they disagree, the fault is
//! Latchkey's: one of the two is wrong about what the specification says, and nobody is to blame a
//! provider for it.

use super::id_token as ours;
use super::observation::{IdTokenFacts, Observation};
use super::signature::Signature;
use super::verifier::{Limit, Opinion};
use crate::faults;
use crate::finding::{Fault, Finding, Grade};

faults! {
    /// Our judges and the verifier disagree: a fault of Latchkey.
    VERIFIER_DISAGREES = fail "verifier-disagrees";
}

/// What the verifier looks at as well as we do, in our words. Where one of these is found, it must
/// refuse; the rest of our findings is about what it does not look at.
static SHARED: &[&Fault] = &[
    &ours::IDTOKEN_ALG_NONE,
    &ours::IDTOKEN_BAD_SIGNATURE,
    &ours::JWKS_UNKNOWN_KID,
    &ours::IDTOKEN_CRIT,
    &ours::IDTOKEN_ISS_MISMATCH,
    &ours::ENTRA_V1_ISSUER_VS_V2,
    &ours::OKTA_ORG_VS_DEFAULT_ISSUER,
    &ours::AUTH0_CUSTOM_DOMAIN_ISSUER,
    &ours::IDTOKEN_AUD_MISMATCH,
    &ours::IDTOKEN_EXPIRED,
    &ours::IDTOKEN_NONCE_MISSING,
    &ours::IDTOKEN_NONCE_MISMATCH,
    &ours::IDTOKEN_CLAIM_MISSING,
];

/// Compares. `found` is what our judge of the ID Token found.
#[must_use]
pub fn judge(seen: &Observation, found: &[Finding]) -> Option<Finding> {
    let token = seen.id_token.as_ref()?;
    let failed = found.iter().find(|f| f.fault.grade == Grade::Fail);
    match token.verifier.as_ref()? {
        Opinion::Accepted => {
            let shared = found
                .iter()
                .find(|f| SHARED.iter().any(|s| std::ptr::eq(*s, f.fault)))?;
            Some(
                VERIFIER_DISAGREES
                    .found()
                    .expected(shared.fault.id)
                    .received("accepted"),
            )
        }
        Opinion::Refused { .. } if failed.is_some() => None,
        Opinion::Refused { reason, text } => {
            let owed = reason.limit().is_some_and(|limit| is_owed(limit, token));
            (!owed).then(|| {
                VERIFIER_DISAGREES
                    .found()
                    .expected("accepted")
                    .received(text)
            })
        }
    }
}

/// A refusal is owed to the verifier's limit, and our own check of the signature passed.
fn is_owed(limit: Limit, token: &IdTokenFacts) -> bool {
    let signature = matches!(token.signature, Some(Signature::Verified { .. }));
    let over = ours::seconds(token, "exp").is_some_and(|exp| token.at.timestamp() >= exp);
    signature && (limit != Limit::NoLeeway || over)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{Case, Key, RSA, at, ed25519, troubles};
    use super::super::verifier::Reason;
    use super::*;
    use serde_json::json;

    fn opinion(seen: &Observation) -> Opinion {
        seen.id_token.as_ref().unwrap().verifier.clone().unwrap()
    }

    fn reason(seen: &Observation) -> Option<Reason> {
        match opinion(seen) {
            Opinion::Accepted => None,
            Opinion::Refused { reason, .. } => Some(reason),
        }
    }

    #[test]
    fn both_accept_a_good_token_and_a_symmetric_one() {
        assert_eq!(opinion(&Case::good().seen()), Opinion::Accepted);
        let mut case = Case::good();
        case.header["alg"] = "HS256".into();
        assert_eq!(opinion(&case.signed_by(&Key::Secret)), Opinion::Accepted);
    }

    #[test]
    fn what_it_refuses_for_a_limit_of_its_own_passes_when_our_check_passes() {
        let ed = ed25519();
        let mut named_anew = Case::good();
        named_anew.header["alg"] = "Ed25519".into();
        named_anew.keys = Some(vec![ed.jwk("k1")]);
        let mut two_keys = Case::good();
        two_keys.header = json!({"alg": "RS256"});
        two_keys.keys = Some(vec![
            super::super::testing::OTHER_RSA.jwk("k1"),
            RSA.jwk("k2"),
        ]);
        let mut odd_key = Case::good();
        odd_key.header["alg"] = "EdDSA".into();
        let mut jwk = ed.jwk("k1");
        jwk["alg"] = "Ed25519".into();
        odd_key.keys = Some(vec![jwk]);
        for (seen, expected) in [
            (named_anew.signed_by(&ed), Reason::Algorithm),
            (
                Case::claim("exp", json!(at().timestamp() - 10)).seen(),
                Reason::Expired,
            ),
            (Case::claim("address", json!("x")).seen(), Reason::Parsing),
            (two_keys.seen(), Reason::AmbiguousKey),
            (odd_key.signed_by(&ed), Reason::KeyParsing),
        ] {
            assert_eq!(reason(&seen), Some(expected));
            let found = troubles(&seen);
            assert!(
                !found.contains(&"verifier-disagrees"),
                "{expected:?}: {found:?}"
            );
            let worst = crate::finding::worst(&super::super::judge(&seen));
            assert!(worst < Grade::Fail, "{expected:?}: {found:?}");
        }
    }

    #[test]
    fn algorithms_that_it_lacks_pass_by_our_check_and_what_nobody_checks_does_not_pass() {
        for (alg, curve) in [("ES512", "P-521"), ("ES256K", "secp256k1")] {
            let key = super::super::testing::ec(curve);
            let mut case = Case::good();
            case.header["alg"] = alg.into();
            case.metadata.id_token_signing_algs = Some(vec![alg.into()]);
            case.keys = Some(vec![key.jwk("k1")]);
            let seen = case.signed_by(&key);
            assert_eq!(reason(&seen), Some(Reason::Algorithm));
            assert_eq!(troubles(&seen), ["idtoken-alg-not-rs256"], "{alg}");
        }
        let mut case = Case::good();
        case.header["alg"] = "ML-DSA-44".into();
        case.metadata.id_token_signing_algs = Some(vec!["ML-DSA-44".into()]);
        let findings = super::super::judge(&case.signed_by(&Key::Secret));
        assert_eq!(crate::finding::worst(&findings), Grade::Fail);
        assert!(findings.iter().all(|f| f.fault.id != "signin-works"));
    }

    #[test]
    fn a_limit_excuses_nothing_when_our_own_check_fails() {
        let mut seen =
            Case::claim("address", json!("x")).signed_by(&super::super::testing::OTHER_RSA);
        assert_eq!(troubles(&seen), ["idtoken-bad-signature"]);
        // As if our judge had overlooked it.
        assert!(judge(&seen, &[]).is_some());
        seen.id_token.as_mut().unwrap().verifier = Some(Opinion::Refused {
            reason: Reason::Expired,
            text: "over".into(),
        });
        assert!(judge(&seen, &[]).is_some(), "the token is not over");
    }

    #[test]
    fn its_acceptance_never_overrules_us_and_is_a_fault_of_ours_where_it_looked() {
        let mut seen = Case::claim("iss", json!("https://b.example")).seen();
        seen.id_token.as_mut().unwrap().verifier = Some(Opinion::Accepted);
        assert_eq!(
            troubles(&seen),
            ["idtoken-iss-mismatch", "verifier-disagrees"]
        );
        // It does not look at `azp`.
        let seen = Case::claim("azp", json!("other")).seen();
        assert_eq!(opinion(&seen), Opinion::Accepted);
        assert_eq!(troubles(&seen), ["idtoken-azp-mismatch"]);
    }

    #[test]
    fn its_refusal_of_what_we_accept_is_a_fault_of_ours() {
        let mut seen = Case::good().seen();
        for reason in [
            Reason::Issuer,
            Reason::Audience,
            Reason::Nonce,
            Reason::Signature,
            Reason::Other,
        ] {
            seen.id_token.as_mut().unwrap().verifier = Some(Opinion::Refused {
                reason,
                text: "no".into(),
            });
            assert_eq!(troubles(&seen), ["verifier-disagrees"], "{reason:?}");
        }
    }
}
