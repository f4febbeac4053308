//! `latchkey setup show`: a setup, and what its service's profile makes of it.

use super::plain;
use crate::commands::services::channel;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::catalog;
use latchkey_engine::failure::Failure;
use latchkey_engine::setup::{self, Draft, Looked, SecretState, Step};
use latchkey_engine::sheet;
use latchkey_engine::words::Words;
use serde_json::{Value, json};

/// Shows a setup.
///
/// # Errors
/// There is none of that name, or the store cannot be read.
pub async fn run(world: &World, name: &str) -> Result<Said, Failure> {
    let looked = world.known_of(name).await?;
    let sent = looked.sent();
    let Looked {
        stored,
        observation: seen,
        ..
    } = looked;
    let steps = setup::steps(&seen, &setup::judge(&seen), sent);
    let request = sent.state;
    let mut text = values(&seen.draft, &world.printer.words);
    let proves = steps.iter().any(|view| view.step == Step::Credentials);
    for (name, state, needed) in [
        ("client_secret", &seen.secret, proves),
        ("desk_token", &seen.desk_token, seen.draft.takes_token()),
    ] {
        // What no step of the service needs is worth a line only where it is in the keychain all the same.
        if !needed && !matches!(state, SecretState::Stored { .. }) {
            continue;
        }
        let state = serde_json::to_value(state).unwrap_or_default();
        let state = state.get("state").map(plain).unwrap_or_default();
        text.push(line(name, &state));
    }
    if let Some(state) = request {
        text.push(line("request", state.as_str()));
    }
    for view in &steps {
        let view = serde_json::to_value(view).unwrap_or_default();
        let of = |name: &str| view.get(name).map(plain).unwrap_or_default();
        text.push(line(&format!("step {}", of("step")), &of("state")));
    }
    text.extend(profile_lines(world, &seen.draft));
    // A vendor's profile may have any characters in it.
    let text: Vec<String> = text.iter().map(|line| sheet::visible(line)).collect();
    let document = json!({
        "schema": "latchkey/setup/1",
        "setup": seen,
        "revision": stored.revision,
        "request": request,
        "steps": steps,
        "service": profile(world, &seen.draft),
    });
    Ok(Said::data(document, text.join("\n")))
}

fn line(name: &str, value: &str) -> String {
    format!("{name:<28} {value}")
}

/// What the admin chose, a line each. A profile that is not of the catalog is only named, as what it is.
fn values(draft: &Draft, words: &Words) -> Vec<String> {
    let value = serde_json::to_value(draft).unwrap_or_default();
    let members = value.as_object().into_iter().flatten();
    let mut lines = Vec::new();
    for (key, value) in members.filter(|(key, _)| *key != "schema") {
        match (key.as_str(), value) {
            ("profile", profile) => {
                let name = profile.get("name").map(plain).unwrap_or_default();
                let foreign = words.say("profile-foreign", &[]);
                lines.push(line(key, &format!("{name} ({foreign})")));
            }
            ("answers", Value::Object(answers)) => {
                for (field, answer) in answers {
                    let text = plain(answer);
                    let first = text.lines().next().unwrap_or_default();
                    let more = if text.lines().count() > 1 { " …" } else { "" };
                    lines.push(line(&format!("answers.{field}"), &format!("{first}{more}")));
                }
            }
            ("provisioning", wanted) => {
                let taken = draft.preferences().filter_map(|preference| {
                    let (_, name) = preference.as_str().split_once('.')?;
                    Some(format!("{name}={}", plain(wanted.get(name)?)))
                });
                let taken: Vec<String> = taken.collect();
                let said = match taken.is_empty() {
                    true => "true".to_owned(),
                    false => taken.join(", "),
                };
                lines.push(line(key, &said));
            }
            _ => lines.push(line(key, &plain(value))),
        }
    }
    lines
}

/// What the profile says of the service, for programs.
fn profile(world: &World, draft: &Draft) -> Value {
    let Some(service) = draft.service() else {
        return Value::Null;
    };
    let words = &world.printer.words;
    json!({
        "id": service.id,
        "name": service.name.say(words),
        "summary": service.summary.say(words),
        "channel": draft.channel(),
        "plan": service.plan.as_ref().map(|text| text.say(words)),
        "role": service.role.as_ref().map(|text| text.say(words)),
        "support": service.support,
        "region": draft.region_of(service).map(|region| &region.name),
        "redirect_addresses": draft.redirect_addresses(),
        "login_address": draft.login_address(),
        "from_file": draft.profile.is_some(),
    })
}

/// The same in lines.
fn profile_lines(world: &World, draft: &Draft) -> Vec<String> {
    let Some(service) = draft.service() else {
        return Vec::new();
    };
    let words = &world.printer.words;
    let said = |what: &str, text: &str| {
        let label = words.say("sheet-value", &[("what", what)]);
        line(&label, &catalog::plain(text))
    };
    let summary = format!(
        "{}: {}",
        service.name.say(words),
        service.summary.say(words)
    );
    let mut lines = vec![String::new(), said("service", &summary)];
    for (what, text) in [("plan", &service.plan), ("role", &service.role)] {
        lines.extend(text.as_ref().map(|text| said(what, text.say(words))));
    }
    let region = draft.region_of(service);
    lines.extend(region.map(|region| said("region", &region.name)));
    let addresses = draft.redirect_addresses();
    lines.extend(addresses.iter().map(|at| said("redirect", &at.to_string())));
    lines.extend(draft.login_address().map(|at| said("login", &at)));
    lines.extend(service.support.as_ref().map(|at| said("support", at)));
    lines.push(channel(world, draft.channel()));
    lines
}
