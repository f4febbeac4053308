//! The decision table of the controlled experiment: pure, over status and codes alone.

use super::answer::{Reached, reached};
use super::observation::{ProofObservation, Trial};
use crate::client_auth::Method;
use crate::provider::CredentialFacts;
use crate::report::Proof;

/// What the experiment decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The given secret got further than a random one.
    Proven,
    /// Every method was refused as a client, so no control was needed.
    Refused,
    /// Refused with nothing said, exactly as a random secret is.
    LikeRandom,
    /// Both secrets got the same answer, about the code or the request: the client is not checked
    /// first, or not at all.
    NotChecked,
    /// The answers differ, and neither is a refusal that the other escaped.
    Unlike,
    /// An answer that proves nothing ended the experiment.
    Stopped,
    /// No control was sent, so there is nothing to compare with.
    NoControl,
    /// Nothing was asked.
    NotAsked,
}

impl Decision {
    /// What this says about the credentials.
    #[must_use]
    pub fn proof(self) -> Proof {
        match self {
            Self::Proven => Proof::Proven,
            Self::Refused | Self::LikeRandom => Proof::Refuted,
            Self::NotChecked | Self::Unlike | Self::Stopped | Self::NoControl | Self::NotAsked => {
                Proof::Untold
            }
        }
    }
}

/// Compares the given secret's answer with the control's.
#[must_use]
pub fn compare(given: Reached, control: Reached, alike: bool) -> Decision {
    use Reached::{Bare, Nothing, Past, Refused, Request};
    match (given, control) {
        (Nothing, _) | (_, Nothing) => Decision::Stopped,
        (Refused, _) => Decision::Refused,
        (Bare(_), Bare(_)) if alike => Decision::LikeRandom,
        (Past | Request, Past | Request) if alike => Decision::NotChecked,
        // Refused for the secret, which is all that was changed.
        (Past | Request | Bare(403), Refused) | (Past, Bare(_) | Request) | (Request, Bare(_)) => {
            Decision::Proven
        }
        _ => Decision::Unlike,
    }
}

/// What the whole experiment decided.
#[must_use]
pub fn decide(observed: &ProofObservation, facts: &CredentialFacts) -> Decision {
    let how_far = |trial: &Trial| reached(trial, facts);
    if observed.not_asked.is_some() || observed.trials.is_empty() {
        return Decision::NotAsked;
    }
    let refused = |method: Method| {
        let mut own = observed.trials.iter().filter(|t| t.method == method);
        own.any(|trial| how_far(trial) == Reached::Refused)
    };
    if let Some((given, control)) = tested(observed) {
        let decision = compare(how_far(given), how_far(control), alike(given, control));
        // A raw header that is no well-formed header to the endpoint is refused as such.
        let unreadable = |method: Method| {
            (method, given.method) == (Method::BasicRaw, Method::BasicRaw)
                && how_far(given) == Reached::Request
        };
        let nothing_left = observed
            .planned
            .iter()
            .all(|m| refused(*m) || unreadable(*m));
        return match decision {
            Decision::NotChecked if nothing_left => Decision::Refused,
            decision => decision,
        };
    }
    if observed
        .trials
        .iter()
        .any(|t| how_far(t) == Reached::Nothing)
    {
        Decision::Stopped
    } else if observed.planned.iter().all(|method| refused(*method)) {
        Decision::Refused
    } else {
        Decision::NoControl
    }
}

/// The trial that the control repeats, and the control.
#[must_use]
pub fn tested(observed: &ProofObservation) -> Option<(&Trial, &Trial)> {
    let control = observed.control.as_ref()?;
    let given = observed
        .trials
        .iter()
        .find(|t| t.method == control.method && t.asked == control.asked)?;
    Some((given, control))
}

/// Whether two answers are alike: status and codes, never wording, ids or times.
fn alike(one: &Trial, other: &Trial) -> bool {
    one.status() == other.status()
        && one.said.error == other.said.error
        && one.said.codes == other.said.codes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::observation::Asked;
    use super::super::testing::{observed, trial_of};
    use super::*;

    #[test]
    fn each_row_of_the_table() {
        use Reached::{Bare, Nothing, Past, Refused, Request};
        let rows = [
            // given, control, alike, decision
            (Past, Refused, false, Decision::Proven),
            (Past, Bare(401), false, Decision::Proven),
            (Past, Bare(403), false, Decision::Proven),
            (Past, Request, false, Decision::Proven),
            (Request, Refused, false, Decision::Proven),
            (Request, Bare(401), false, Decision::Proven),
            (Bare(403), Refused, false, Decision::Proven),
            (Bare(401), Refused, false, Decision::Unlike),
            (Bare(401), Bare(401), true, Decision::LikeRandom),
            (Bare(403), Bare(403), true, Decision::LikeRandom),
            (Bare(403), Bare(401), false, Decision::Unlike),
            (Past, Past, true, Decision::NotChecked),
            (Request, Request, true, Decision::NotChecked),
            (Past, Past, false, Decision::Unlike),
            (Request, Request, false, Decision::Unlike),
            (Request, Past, false, Decision::Unlike),
            (Bare(401), Past, false, Decision::Unlike),
            (Bare(401), Request, false, Decision::Unlike),
            (Past, Nothing, false, Decision::Stopped),
            (Request, Nothing, false, Decision::Stopped),
            (Bare(401), Nothing, false, Decision::Stopped),
            (Nothing, Refused, false, Decision::Stopped),
            (Refused, Refused, true, Decision::Refused),
        ];
        for (given, control, alike, decision) in rows {
            assert_eq!(
                compare(given, control, alike),
                decision,
                "{given:?} against {control:?}"
            );
        }
    }

    #[test]
    fn the_whole_run_is_decided() {
        let none = CredentialFacts::default();
        let (refused, past) = ((401, "invalid_client"), (400, "invalid_grant"));
        let basic = |a| trial_of(Method::BasicEncoded, Asked::AuthorizationCode, a);
        let post = |a| trial_of(Method::Post, Asked::AuthorizationCode, a);
        let revoked = |a| trial_of(Method::BasicEncoded, Asked::Revocation, a);
        let rows = [
            (vec![], None, Decision::NotAsked),
            (vec![basic(refused), post(refused)], None, Decision::Refused),
            (vec![basic(refused), post(past)], None, Decision::NoControl),
            (
                vec![basic(refused), post((429, ""))],
                None,
                Decision::Stopped,
            ),
            (
                vec![basic(refused), post(past)],
                Some(post(refused)),
                Decision::Proven,
            ),
            (
                vec![revoked((200, ""))],
                Some(revoked(refused)),
                Decision::Proven,
            ),
            (
                vec![revoked((200, "")), basic(past)],
                Some(revoked((200, ""))),
                Decision::NotChecked,
            ),
            (
                vec![revoked((200, "")), basic(refused)],
                Some(revoked((200, ""))),
                Decision::Refused,
            ),
            (
                vec![revoked((200, "")), basic((500, ""))],
                Some(revoked((200, ""))),
                Decision::NotChecked,
            ),
            (
                vec![basic((401, ""))],
                Some(basic((401, ""))),
                Decision::LikeRandom,
            ),
            (
                vec![basic((401, "")), post(past)],
                Some(post((401, ""))),
                Decision::Proven,
            ),
        ];
        for (trials, control, decision) in rows {
            let run = observed(trials, control);
            assert_eq!(decide(&run, &none), decision, "{run:?}");
        }
    }
}
