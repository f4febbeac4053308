//! The sign-in by device (RFC 8628): the person enters a code anywhere, and this computer asks the
//! token endpoint until they have.

use super::facts::Members;
use super::judge::judge;
use super::observation::{DeviceFacts, Observation};
use super::run::SignIn;
use super::scrub::Scrub;
use super::steps::{Ask, Progress, Step, Stopwatch, examine, token_facts};
use super::token_response::WAITING;
use crate::client_auth::authenticated_form;
use crate::exchange::InterruptionKind;
use crate::fetch::Budget;
use crate::ports::{Answer, Clock, Http, Sleep};
use crate::secrets::DeviceCode;
use std::convert::Infallible;
use std::time::Duration;
use url::Url;

/// How often to ask where the answer does not say (RFC 8628 section 3.2).
const INTERVAL: Duration = Duration::from_secs(5);
/// Bounds of what a server may ask for.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(300);
/// By how much to slow down when told to (RFC 8628 section 3.5).
const SLOWER: Duration = Duration::from_secs(5);

/// Signs in by device. Dropping the future cancels.
pub async fn run<H: Http, C: Clock>(
    (http, clock, sleep): (&H, &C, &impl Sleep),
    ask: &Ask<'_>,
    progress: &impl Progress,
) -> SignIn<Infallible> {
    let watch = Stopwatch::start(clock);
    let metadata = ask.metadata;
    let mut seen = ask.begin(&[
        (
            "device_authorization_endpoint",
            &metadata.device_authorization_endpoint,
        ),
        ("token_endpoint", &metadata.token_endpoint),
    ]);
    if let (Some(device), Some(token)) = (
        &metadata.device_authorization_endpoint,
        &metadata.token_endpoint,
    ) && seen.asked.endpoints_in_clear.is_empty()
    {
        by_device(
            (http, sleep, &watch),
            ask,
            (device, token),
            &mut seen,
            progress,
        )
        .await;
    }
    let findings = judge(&seen);
    seen.hops.verdict_us = watch.now_us();
    SignIn {
        observation: seen,
        findings,
        listener: None,
    }
}

async fn by_device<H: Http, C: Clock>(
    (http, sleep, watch): (&H, &impl Sleep, &Stopwatch<'_, C>),
    ask: &Ask<'_>,
    (device, token): (&Url, &Url),
    seen: &mut Observation,
    progress: &impl Progress,
) {
    let clock = watch.clock();
    let mut scrub = ask.scrub();
    let scope = ask.scopes.to_request();
    let request = authenticated_form(device.clone(), vec![("scope", &scope)], &ask.client());
    let answer = http.exchange(request, ask.limits.request).await;
    let members = Members::read(&answer.body, &scrub);
    let code = members
        .text("device_code")
        .map(|c| DeviceCode::new(c.to_owned()));
    if let Some(code) = &code {
        // EXPOSE: only to find and remove it.
        scrub.add(code.expose());
    }
    let lasts = Duration::from_secs(members.number("expires_in").unwrap_or(0));
    let mut interval = members
        .number("interval")
        .map_or(INTERVAL, Duration::from_secs)
        .clamp(SHORTEST, LONGEST);
    let told = (
        members.text("user_code"),
        members
            .text("verification_uri")
            .or_else(|| members.text("verification_url")),
    );
    if let (Some(user_code), Some(address)) = told {
        progress.reached(Step::EnterCode {
            address: crate::finding::shown(address),
            code: crate::finding::shown(user_code),
            with_code: members
                .text("verification_uri_complete")
                .map(crate::finding::shown),
            lasts,
        });
    }
    let complete = told.0.is_some() && told.1.is_some();
    let error = members.error(&scrub);
    drop(members);
    let members = Members::read(&answer.body, &scrub);
    seen.device = Some(DeviceFacts {
        exchange: scrub.exchange(answer.exchange),
        body: members.facts().clone(),
        error,
        polls: 0,
        slow_downs: 0,
        ended_waiting: false,
    });
    seen.hops.opened_us = watch.now_us();
    let Some(code) = code.filter(|_| complete) else {
        return;
    };

    let ends = clock.steady().saturating_add(if lasts.is_zero() {
        ask.wait
    } else {
        ask.wait.min(lasts)
    });
    loop {
        sleep.sleep(interval).await;
        let budget = Budget::start(ask.limits, clock);
        let fields = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            // EXPOSE: sent to the token endpoint, which is what it is for.
            ("device_code", code.expose()),
        ];
        let answer = http
            .exchange(
                authenticated_form(token.clone(), fields, &ask.client()),
                budget.next(clock),
            )
            .await;
        let again = go_on(&answer, seen, &mut interval);
        if again && clock.steady() + interval < ends {
            continue;
        }
        seen.hops.answered_us = watch.now_us();
        seen.hops.token_us = seen.hops.answered_us;
        if again {
            seen.token = Some(token_facts(&answer, &scrub));
            if let Some(device) = &mut seen.device {
                device.ended_waiting = true;
            }
            return;
        }
        let took_us = answer.exchange.took_us;
        progress.reached(Step::TokenReceived { took_us });
        examine(
            (http, watch, &budget),
            ask,
            (answer, None),
            scrub,
            seen,
            progress,
        )
        .await;
        return;
    }
}

/// Whether to ask again, and how long to wait before (RFC 8628 section 3.5).
fn go_on(answer: &Answer, seen: &mut Observation, interval: &mut Duration) -> bool {
    let Some(device) = &mut seen.device else {
        return false;
    };
    device.polls += 1;
    if answer
        .exchange
        .interruption
        .as_ref()
        .is_some_and(|i| i.kind == InterruptionKind::TimedOut)
    {
        *interval = (*interval * 2).min(LONGEST);
        return true;
    }
    let members = Members::read(&answer.body, &Scrub::default());
    let Some(error) = members.text("error").filter(|e| WAITING.contains(e)) else {
        return false;
    };
    if error == "slow_down" {
        device.slow_downs += 1;
        *interval = (*interval + SLOWER).min(LONGEST);
    }
    true
}

#[cfg(test)]
mod tests;
