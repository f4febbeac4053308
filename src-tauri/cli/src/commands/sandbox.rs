//! `latchkey sandbox`: a provider and a service desk on loopback, until it is stopped.

use crate::args::SandboxArgs;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::failure::{Code, Failure};
use latchkey_sandbox::{Options, Sandbox, Scenario};
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Starts it and waits; or lists the scenarios.
///
/// # Errors
/// A scenario that there is not, or a port that cannot be had.
pub async fn run(world: &World, args: SandboxArgs) -> Result<Said, Failure> {
    if args.list {
        let all: Vec<_> = Scenario::all()
            .map(|s| json!({ "id": s.id, "title": s.title }))
            .collect();
        let text = Scenario::all().fold(String::new(), |mut text, s| {
            let _ = writeln!(text, "{:<40} {}", s.id, s.title);
            text
        });
        return Ok(Said::data(
            json!({ "schema": "latchkey/scenarios/1", "scenarios": all }),
            text,
        ));
    }
    let scenarios = args
        .scenario
        .iter()
        .map(|id| scenario(world, id))
        .collect::<Result<_, _>>()?;
    let options = Options {
        port: args.port,
        scenarios,
        tls: args.tls,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await;
    let sandbox = sandbox.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?;
    let ca = write_ca(world, &sandbox)?;
    world.printer.show(&described(&sandbox, ca.as_ref()));
    world.printer.tell("sandbox-runs", &[]);
    // Whoever cancels the command ends it; nothing else does.
    std::future::pending::<()>().await;
    drop(ca);
    Ok(Said::data(json!({}), ""))
}

fn scenario(world: &World, id: &str) -> Result<Scenario, Failure> {
    Scenario::find(id).ok_or_else(|| {
        Failure::new(
            Code::CatalogUnknown,
            world.printer.say("failure-scenario-unknown", &[("id", id)]),
        )
        .hint(world.printer.say("hint-scenario-unknown", &[]))
    })
}

/// With https, the certificate authority of this run in a file that is gone when the run ends.
fn write_ca(world: &World, sandbox: &Sandbox) -> Result<Option<CaFile>, Failure> {
    let Some(pem) = sandbox.ca_pem() else {
        return Ok(None);
    };
    let unwritable = |e: std::io::Error| {
        let args = [("path", "ca.pem"), ("error", &e.to_string() as &str)];
        Failure::new(
            Code::FileUnwritable,
            world.printer.say("failure-file-unwritable", &args),
        )
    };
    let folder = tempfile::Builder::new()
        .prefix("latchkey-sandbox-")
        .tempdir()
        .map_err(unwritable)?;
    let path = folder.path().join("ca.pem");
    std::fs::write(&path, pem).map_err(unwritable)?;
    Ok(Some(CaFile {
        path,
        _folder: folder,
    }))
}

struct CaFile {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

/// Where everything is. The secrets printed here are the sandbox's own, made for this run; they open
/// nothing else.
fn described(sandbox: &Sandbox, ca: Option<&CaFile>) -> Said {
    let clients: Vec<_> = sandbox
        .clients()
        .iter()
        .map(|c| {
            let secret = c.client_secret.as_ref().map(|s| s.expose().to_owned());
            json!({ "client_id": c.client_id, "client_secret": secret, "redirect_uri": c.redirect_uri })
        })
        .collect();
    let mut text = format!(
        "authority  {}\ndesk       {}\ntoken      {}\n",
        sandbox.issuer(),
        sandbox.desk(),
        sandbox.desk_token().expose()
    );
    for client in sandbox.clients() {
        let secret = client.client_secret.as_ref().map_or("–", |s| s.expose());
        let (id, redirect) = (&client.client_id, &client.redirect_uri);
        let _ = writeln!(text, "client     {id:<12} {secret:<44} {redirect}");
    }
    if let Some(ca) = ca {
        let _ = writeln!(text, "ca         {}", ca.path.display());
    }
    let link = sandbox.setup_link().link;
    let _ = writeln!(text, "link       {link}");
    let operator = format!("{}/operator/requests/ID/move", sandbox.desk());
    let _ = writeln!(
        text,
        "operator   POST {operator} with the token and {{\"to\": STATE, \"note\": TEXT}}"
    );
    let document = json!({
        "schema": "latchkey/sandbox/1",
        "authority": sandbox.issuer(),
        "desk": sandbox.desk(),
        "desk_token": sandbox.desk_token().expose(),
        "setup_link": link,
        "operator": operator,
        "clients": clients,
        "ca": ca.map(|c| c.path.display().to_string()),
    });
    Said::data(document, text)
}
