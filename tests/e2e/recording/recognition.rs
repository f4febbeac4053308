//! What the window shows of a provider that is looked up by a domain: the names and documents are made up, the
//! judging is the engine's.

use super::recorder::{Bench, Recorder};
use latchkey_engine::exchange::{
    Connection, Exchange, Interruption, InterruptionKind, Response, Stage,
};
use latchkey_engine::ports::{Answer, Body, Clock as _, Dns, Http, MailHost, MailHosts, Request};
use latchkey_engine::values::Domain;
use latchkey_engine::wizard::{self, World};
use serde_json::{Value, json};
use std::time::Duration;

/// What people type: a domain with a tenant, one with a hint only, one of which nothing is told, and no domain.
const ASKED: [&str; 4] = ["admin@example.com", "example.org", "example.net", "acme"];

const TENANT: &str = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0";

struct Names;

impl Dns for Names {
    async fn mail_hosts(&self, domain: &Domain, _: Duration) -> MailHosts {
        let host = match domain.as_str() {
            "example.com" => "example-com.mail.protection.outlook.com",
            "example.org" => "smtp.google.com",
            _ => return MailHosts::NoMx,
        };
        let host = host.to_owned();
        MailHosts::Hosts {
            hosts: vec![MailHost {
                preference: 0,
                host,
            }],
        }
    }
}

/// The web, in which there is a tenant of example.com and nothing else.
struct Web<'a>(&'a Bench);

impl Http for Web<'_> {
    async fn exchange(&self, request: Request, _: Duration) -> Answer {
        let is_tenant = request.url.path().starts_with("/example.com/v2.0/");
        let body = is_tenant.then(|| json!({ "issuer": TENANT }).to_string());
        let response = body.as_ref().map(|body| Response {
            status: 200,
            headers: vec![("content-type".into(), "application/json".into())],
            body_bytes: body.len() as u64,
            first_byte_us: 1,
        });
        let refused = Interruption {
            stage: Stage::Connect,
            kind: InterruptionKind::Refused,
            text: String::new(),
        };
        Answer {
            exchange: Exchange {
                method: request.method,
                url: request.url.to_string(),
                at: self.0.world().clock.now(),
                connection: Connection {
                    reused: true,
                    ..Connection::default()
                },
                interruption: response.is_none().then_some(refused),
                response,
                took_us: 1,
            },
            body: Body::new(body.unwrap_or_default().into_bytes()),
            location: None,
        }
    }
}

pub async fn record() -> Vec<Value> {
    let (bench, mut tape) = (Bench::new().await, Recorder::default());
    let web = Web(&bench);
    let real = bench.world();
    let world = World {
        http: &web,
        store: real.store,
        vault: real.vault,
        clock: real.clock,
        random: real.random,
        limits: real.limits,
        words: real.words,
    };
    for text in ASKED {
        let call = ("recognise", json!([text]));
        match wizard::recognise(&world, &Names, text).await {
            Ok(view) => tape.answer(None, call, vec![], &view, None),
            Err(failure) => tape.failure(call, &failure),
        }
    }
    tape.finish()
}
