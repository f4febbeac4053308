//! Judges the wait: the port, the browser, and what came in place of an answer.

use super::observation::{BrowserFacts, LoopbackFacts, NotBound, Observation};
use crate::faults;
use crate::finding::{Field, Finding};
use crate::ports::BindErrorKind;

faults! {
    /// Another program has the port.
    LOOPBACK_PORT_TAKEN = fail "loopback-port-taken" cites "RFC 8252, section 7.3";
    /// The system does not allow the port.
    LOOPBACK_PORT_NOT_ALLOWED = fail "loopback-port-not-allowed";
    /// The port cannot be bound for another reason.
    LOOPBACK_PORT_FAILED = fail "loopback-port-failed";
    /// Nobody came back from the browser in time.
    SIGNIN_NO_ANSWER = fail "signin-no-answer";
    /// Something came back with another `state`, or none, and nothing else did.
    AUTHORIZE_STATE_MISMATCH = fail "authorize-state-mismatch" cites "RFC 6749, section 10.12";
    /// An error came back without our `state`.
    SIGNIN_STRAY_ERROR = warn "signin-stray-error" cites "RFC 6749, section 4.1.2.1";
    /// A browser fetched the answer before a person was there to see it.
    CALLBACK_CONSUMED_BY_PRELOAD = warn "callback-consumed-by-preload";
    /// Requests came that have nothing to do with the sign-in.
    LOOPBACK_FAVICON_OR_PRECONNECT = note "loopback-favicon-or-preconnect";
    /// Something spoke TLS to the plain port.
    LOOPBACK_FIREWALL_DIALOG = warn "loopback-firewall-dialog" cites "RFC 8252, section 7.3";
    /// No browser could be opened.
    BROWSER_NOT_OPENED = note "browser-not-opened";
}

/// Judges the wait.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(BrowserFacts::NotOpened { why }) = &seen.browser {
        findings.push(BROWSER_NOT_OPENED.found().received(why));
    }
    let Some(loopback) = &seen.loopback else {
        return findings;
    };
    if let Some(not_bound) = &loopback.not_bound {
        findings.push(port(not_bound, seen));
        return findings;
    }
    let answered = seen.callback.is_some();
    if !answered {
        findings.push(
            SIGNIN_NO_ANSWER
                .found()
                .field(Field::RedirectUri)
                .detail(
                    "redirect",
                    seen.asked.redirect.as_deref().unwrap_or_default(),
                )
                .detail("seconds", seen.asked.wait_seconds.to_string()),
        );
    }
    findings.extend(strays(loopback, answered));
    findings
}

fn port(not_bound: &NotBound, seen: &Observation) -> Finding {
    let fault = match not_bound.kind {
        BindErrorKind::Taken => &LOOPBACK_PORT_TAKEN,
        BindErrorKind::NotAllowed => &LOOPBACK_PORT_NOT_ALLOWED,
        BindErrorKind::Other => &LOOPBACK_PORT_FAILED,
    };
    fault
        .found()
        .field(Field::RedirectUri)
        .received(&not_bound.text)
        .detail("port", not_bound.port.to_string())
        .detail(
            "redirect",
            seen.asked.redirect.as_deref().unwrap_or_default(),
        )
}

fn strays(loopback: &LoopbackFacts, answered: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let foreign = loopback.other_state.saturating_add(loopback.without_state);
    if foreign > 0 && !answered {
        let finding = AUTHORIZE_STATE_MISMATCH
            .found()
            .detail("without", loopback.without_state.to_string());
        findings.push(finding.detail("other", loopback.other_state.to_string()));
    }
    if let Some(error) = &loopback.stray_error {
        let description = error.description.as_deref().unwrap_or_default();
        findings.push(
            SIGNIN_STRAY_ERROR
                .found()
                .received(format!("{} {description}", error.error).trim()),
        );
    }
    if loopback.prefetched > 0 {
        findings.push(
            CALLBACK_CONSUMED_BY_PRELOAD
                .found()
                .detail("count", loopback.prefetched.to_string()),
        );
    }
    let refused = &loopback.refused;
    if refused.tls > 0 {
        findings.push(
            LOOPBACK_FIREWALL_DIALOG
                .found()
                .detail("count", refused.tls.to_string()),
        );
    }
    let others = [
        refused.other_path,
        refused.other_method,
        refused.other_host,
        refused.malformed,
    ]
    .into_iter()
    .fold(if answered { foreign } else { 0 }, u32::saturating_add);
    if others > 0 {
        findings.push(
            LOOPBACK_FAVICON_OR_PRECONNECT
                .found()
                .detail("count", others.to_string()),
        );
    }
    findings
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::observation::ErrorFacts;
    use super::super::testing::{Case, troubles};
    use super::*;
    use crate::ports::Refused;

    fn waited(answered: bool, change: impl Fn(&mut LoopbackFacts)) -> Vec<&'static str> {
        let mut case = Case::good();
        change(&mut case.loopback);
        let mut seen = case.seen();
        if !answered {
            seen.callback = None;
            seen.token = None;
            seen.id_token = None;
            seen.userinfo = None;
        }
        troubles(&seen)
    }

    #[test]
    fn a_port_that_cannot_be_had_is_all_there_is_to_say() {
        for (kind, id) in [
            (BindErrorKind::Taken, "loopback-port-taken"),
            (BindErrorKind::NotAllowed, "loopback-port-not-allowed"),
            (BindErrorKind::Other, "loopback-port-failed"),
        ] {
            let not_bound = NotBound {
                port: 8765,
                kind,
                text: "no".into(),
            };
            assert_eq!(
                waited(false, |l| l.not_bound = Some(not_bound.clone())),
                [id]
            );
        }
    }

    #[test]
    fn a_wait_without_an_answer_says_what_came_in_its_place() {
        assert_eq!(waited(false, |_| ()), ["signin-no-answer"]);
        assert_eq!(
            waited(false, |l| l.other_state = 1),
            ["authorize-state-mismatch", "signin-no-answer"]
        );
        let stray = ErrorFacts {
            error: "access_denied".into(),
            ..ErrorFacts::default()
        };
        let found = waited(false, |l| {
            l.without_state = 1;
            l.stray_error = Some(stray.clone());
        });
        assert_eq!(
            found,
            [
                "authorize-state-mismatch",
                "signin-no-answer",
                "signin-stray-error"
            ]
        );
    }

    #[test]
    fn what_came_beside_an_answer_is_counted() {
        assert_eq!(
            waited(true, |l| l.other_state = 1),
            ["loopback-favicon-or-preconnect"]
        );
        assert_eq!(
            waited(true, |l| l.refused = Refused {
                other_path: 1,
                ..Refused::default()
            }),
            ["loopback-favicon-or-preconnect"]
        );
        assert_eq!(
            waited(true, |l| l.prefetched = 1),
            ["callback-consumed-by-preload"]
        );
        assert_eq!(
            waited(true, |l| l.refused = Refused {
                tls: 1,
                ..Refused::default()
            }),
            ["loopback-firewall-dialog"]
        );
    }
}
