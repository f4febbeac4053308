//! `latchkey services …`: the catalog of services.

use crate::args::ServicesCommand;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::catalog::{self, Service, service::Channel};
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Field;
use latchkey_engine::ports::Clock as _;
use latchkey_engine::report::Verdict;
use latchkey_engine::setup::Draft;
use latchkey_engine::sheet;
use latchkey_engine::wizard;
use serde_json::{Value, json};
use std::path::Path;

/// Runs one of them; without one, lists the services.
///
/// # Errors
/// There is no such service, or a file cannot be read.
pub fn run(world: &World, command: Option<ServicesCommand>) -> Result<Said, Failure> {
    match command {
        None => Ok(list(world)),
        Some(ServicesCommand::Show { id, profile }) => match profile {
            Some(path) => {
                let (words, now) = (&world.printer.words, world.clock.now());
                let service = wizard::profile(&world.read(&path)?, words, now)?;
                Ok(show(world, &service))
            }
            None => {
                let id = id.unwrap_or_default();
                let service = Service::find(&id).ok_or_else(|| unknown(world, &id))?;
                Ok(show(world, service))
            }
        },
        Some(ServicesCommand::Check { file }) => check(world, &file),
        Some(ServicesCommand::Template) => {
            let text = Service::template();
            let document = json!({ "schema": "latchkey/template/1", "text": text });
            Ok(Said::data(document, text))
        }
        Some(ServicesCommand::Schema) => {
            let schema = Service::schema();
            let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
            let document = json!({ "schema": "latchkey/json-schema/1", "document": schema });
            Ok(Said::data(document, text))
        }
    }
}

fn list(world: &World) -> Said {
    let words = &world.printer.words;
    let lines = Service::all().iter().map(|service| {
        let (name, summary) = (service.name.say(words), service.summary.say(words));
        format!("{:<16} {name:<20} {}", service.id, catalog::plain(summary))
    });
    let services = Service::all().iter().map(|service| {
        json!({
            "id": service.id,
            "name": service.name.say(words),
            "summary": service.summary.say(words),
            "protocol": service.protocol,
            "channel": service.submission.channel,
            "providers": service.providers,
            "regions": service.regions.iter().map(|region| &region.id).collect::<Vec<_>>(),
        })
    });
    let document = json!({
        "schema": "latchkey/services/1",
        "services": services.collect::<Vec<_>>(),
    });
    Said::data(document, lines.collect::<Vec<_>>().join("\n"))
}

/// The profile, as it is: its own form is the document.
fn show(world: &World, service: &Service) -> Said {
    let document = serde_json::to_value(service).unwrap_or_default();
    let text = sheet::text(&sheet::of_service(service, &world.printer.words));
    Said::data(document, text)
}

/// What is wrong in a profile, each with its line.
fn check(world: &World, path: &Path) -> Result<Said, Failure> {
    let words = &world.printer.words;
    let file = path.display().to_string();
    let (id, faults) = match Service::parse_own(&world.read(path)?, world.clock.now()) {
        Ok(service) => (Some(service.id), Vec::new()),
        Err(faults) => (None, faults),
    };
    let told = faults.iter().map(|fault| {
        json!({
            "line": fault.line,
            "column": fault.column,
            "key": fault.key,
            "text": fault.say_what(words),
        })
    });
    let document = json!({
        "schema": "latchkey/profile/1",
        "file": file,
        "id": id,
        "faults": told.collect::<Vec<Value>>(),
    });
    let text = match &id {
        Some(id) => world.printer.say("profile-whole", &[("id", id)]),
        None => {
            let lines = faults.iter().map(|fault| fault.say(words));
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    let verdict = match faults.is_empty() {
        true => Verdict::Pass,
        false => Verdict::Fail,
    };
    Ok(Said {
        document,
        text,
        verdict: Some(verdict),
    })
}

fn unknown(world: &World, id: &str) -> Failure {
    let known: Vec<&str> = Service::all().iter().map(|s| s.id.as_str()).collect();
    let failure = Failure::new(
        Code::CatalogUnknown,
        world.printer.say("failure-service-unknown", &[("id", id)]),
    );
    failure.field(Field::Service).hint(
        world
            .printer
            .say("hint-service-unknown", &[("known", &known.join(", "))]),
    )
}

/// The service of a draft is one that there is.
///
/// # Errors
/// The catalog does not have it.
pub fn known_service(world: &World, draft: &Draft) -> Result<(), Failure> {
    match (&draft.service, draft.service()) {
        (Some(id), None) => Err(unknown(world, id)),
        _ => Ok(()),
    }
}

/// The region of a draft is one that its service has.
///
/// # Errors
/// The service has others, or none.
pub fn known_region(world: &World, draft: &Draft) -> Result<(), Failure> {
    let (Some(service), Some(chosen)) = (draft.service(), &draft.region) else {
        return Ok(());
    };
    let known: Vec<&str> = service.regions.iter().map(|r| r.id.as_str()).collect();
    // Of any product, and of who takes a request, nobody has told which regions there are.
    let open = draft.channel() == Channel::RequestApi || service.asks_for_product().is_some();
    let any = known.is_empty() && open;
    if any || known.contains(&chosen.as_str()) {
        return Ok(());
    }
    let failure = not_of(world, service, "failure-region-unknown", chosen);
    let known = known.join(", ");
    let hint = match known.as_str() {
        "" => world.printer.say("hint-region-none", &[]),
        known => world
            .printer
            .say("hint-service-unknown", &[("known", known)]),
    };
    Err(failure.field(Field::Region).hint(hint))
}

/// The provider of a draft is one that its service takes.
///
/// # Errors
/// The service takes others.
pub fn known_provider(world: &World, draft: &Draft) -> Result<(), Failure> {
    let (Some(service), Some(chosen)) = (draft.service(), &draft.provider) else {
        return Ok(());
    };
    if service.providers.is_empty() || service.providers.contains(chosen) {
        return Ok(());
    }
    let failure = not_of(world, service, "failure-provider-not-taken", chosen);
    let known = service.providers.join(", ");
    let hint = world
        .printer
        .say("hint-provider-taken", &[("known", &known)]);
    Err(failure.field(Field::Provider).hint(hint))
}

fn not_of(world: &World, service: &Service, said: &str, id: &str) -> Failure {
    let service = service.name.say(&world.printer.words);
    let said = world.printer.say(said, &[("service", service), ("id", id)]);
    Failure::new(Code::CatalogUnknown, said)
}

/// How the values reach the service's maker, in a line.
#[must_use]
pub fn channel(world: &World, channel: Channel) -> String {
    let name = serde_json::to_value(channel).unwrap_or_default();
    let name = name.as_str().unwrap_or_default().to_owned();
    let title = world.printer.say("sheet-channel", &[]);
    let said = world.printer.say("sheet-channel-is", &[("channel", &name)]);
    format!("{title:<28} {said}")
}
