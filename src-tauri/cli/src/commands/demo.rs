//! `latchkey demo`: the whole job against the sandbox, unattended. Every step is the command that a
//! person would type, with the same code, sockets and reports.

use super::{check, credentials, request, secret, setup as setups, signin};
use crate::args::{
    CheckArgs, ClientArgs, CredentialsArgs, DeskArgs, ManualArgs, NewArgs, RequestCommand,
    SecretCommand, SetupCommand, SigninArgs,
};
use crate::cancel;
use crate::render::{Printer, Said, millis};
use crate::world::World;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::ports::{Browser, Clock as _, NotOpened, Slot, StoreError, Vault as _};
use latchkey_engine::report::Verdict;
use latchkey_engine::request::RequestError;
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{self, keep_token};
use latchkey_sandbox::{DomainState, Options, Sandbox, State, Visitor};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinSet;
use url::Url;

/// The name of the setup.
const SETUP: &str = "demo";
/// The domain of the people at the sandbox's provider.
const DOMAIN: &str = "example.com";

/// Does it all, and removes what it made.
///
/// # Errors
/// Something could not be done at all.
pub async fn run(world: &World) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let sandbox = Sandbox::start(Options::default()).await;
    let sandbox = Arc::new(sandbox.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?);
    let folder = tempfile::Builder::new()
        .prefix("latchkey-demo-")
        .tempdir()
        .map_err(|e| {
            let args = [("path", "demo"), ("error", &e.to_string() as &str)];
            Failure::new(
                Code::FileUnwritable,
                world.printer.say("failure-file-unwritable", &args),
            )
        })?;
    let own = world.beside(folder.path().to_owned())?;
    let mut demo = Demo {
        world: &own,
        steps: Vec::new(),
        verdict: Verdict::Pass,
        shown: &world.printer,
        step_began: begun,
    };
    world.printer.tell(
        "demo-begins",
        &[("authority", sandbox.issuer()), ("desk", sandbox.desk())],
    );
    let ended = tokio::select! {
        ended = demo.whole(&sandbox) => Some(ended),
        () = cancel::asked() => None,
    };
    demo.put_away().await;
    let Demo { steps, verdict, .. } = demo;
    match ended {
        Some(ended) => ended?,
        None => {
            // Before the program ends, which does not wait for this.
            drop((own, folder));
            return world.cancel().await;
        }
    }
    let took = u64::try_from((world.clock.steady() - begun).as_millis()).unwrap_or(u64::MAX);
    let text = world.printer.say("demo-ends", &[("took", &millis(took))]);
    let document =
        json!({ "schema": "latchkey/demo/1", "verdict": verdict, "steps": steps, "took_ms": took });
    Ok(Said {
        document,
        text,
        verdict: Some(verdict),
    })
}

struct Demo<'a> {
    world: &'a World,
    /// Prints to the person; the steps themselves are quiet.
    shown: &'a Printer,
    steps: Vec<Value>,
    verdict: Verdict,
    step_began: Duration,
}

impl Demo<'_> {
    async fn whole(&mut self, sandbox: &Arc<Sandbox>) -> Result<(), Failure> {
        let (world, client) = (self.world, sandbox.client());
        self.choose_vault().await?;
        let values = [
            "service=generic".to_owned(),
            "region=eu".to_owned(),
            format!("authority={}", sandbox.issuer()),
            format!("client_id={}", client.client_id),
            "redirect_uri=http://127.0.0.1:0/callback".to_owned(),
            format!("associated_domains={DOMAIN}"),
            format!("break_glass_emails=admin@{DOMAIN}"),
            format!("desk={}", sandbox.desk()),
        ];

        let ask = CheckArgs {
            authority: Some(sandbox.issuer().to_owned()),
            provider: None,
            client_id: None,
            metadata: None,
            jwks: None,
            manual: ManualArgs::default(),
        };
        self.step("demo-authority", check::run(world, ask).await)?;
        let new = SetupCommand::New(NewArgs {
            name: Some(SETUP.to_owned()),
            ..NewArgs::default()
        });
        setups::run(world, new).await?;
        let set = SetupCommand::Set {
            setup: SETUP.to_owned(),
            values: values.to_vec(),
        };
        self.step("demo-draft", setups::run(world, set).await)?;

        // EXPOSE: the sandbox's own secret, made for this run, takes the way that a person's would.
        let given = client
            .client_secret
            .as_ref()
            .map(|s| ClientSecret::new(s.expose().to_owned()));
        world.environment_secret.replace(given);
        let expires = world.clock.now() + chrono::TimeDelta::days(365);
        let keep = SecretCommand::Set {
            setup: SETUP.to_owned(),
            desk_token: false,
            secret_stdin: false,
            expires: Some(expires.format("%Y-%m-%d").to_string()),
        };
        self.step("demo-secret", secret::run(world, keep).await)?;
        let prove = CredentialsArgs {
            client: of_setup(),
            auth: None,
            redirect_uri: vec![client.redirect_uri.clone()],
            no_control: false,
            allow_token: false,
        };
        self.step("demo-credentials", credentials::run(world, prove).await)?;
        let person = Person {
            sandbox: sandbox.clone(),
            journeys: Mutex::default(),
        };
        let said = signin::run_with(world, signin_args(), &person).await?.said;
        self.step("demo-signin", Ok(said))?;

        // EXPOSE: the sandbox's own token goes into the vault, as a service's would.
        let token = DeskToken::new(sandbox.desk_token().expose().to_owned());
        let id = world.setup_id(SETUP)?;
        let kept = keep_token(world.store().await?, world.vault(), &id, &token).await;
        kept.map_err(|e| e.failure(&world.printer.words, &id))?;
        let preview = RequestCommand::Preview {
            setup: SETUP.to_owned(),
            eml: None,
        };
        self.step("demo-preview", request::run(world, preview).await)?;
        let submit = RequestCommand::Submit {
            at: of_desk(),
            desk: None,
            secret_stdin: false,
            r#override: None,
        };
        self.step("demo-submit", request::run(world, submit).await)?;
        for (to, note) in [
            (State::InReview, None),
            (State::Approved, None),
            (State::Active, None),
        ] {
            for received in sandbox.operator().requests() {
                let moved = sandbox.operator().move_request(&received.id, to, note);
                moved.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?;
            }
        }
        for received in sandbox.operator().requests() {
            let seen = sandbox
                .operator()
                .set_domain(&received.id, DOMAIN, DomainState::Verified);
            seen.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?;
        }
        let status = RequestCommand::Status { at: of_desk() };
        self.step("demo-status", request::run(world, status).await)?;
        let remove = SetupCommand::Remove {
            setup: SETUP.to_owned(),
            yes: true,
        };
        self.step("demo-remove", setups::run(world, remove).await)
    }

    /// The keychain, or memory where it cannot be used now: nothing is to last here.
    async fn choose_vault(&self) -> Result<(), Failure> {
        let id = self.world.setup_id(SETUP)?;
        if let Err(error) = self.world.keychain().get(&Slot::desk_token(&id)).await {
            let why = error.to_string();
            self.shown.tell("demo-vault-is-memory", &[("why", &why)]);
            self.world.keep_in_memory();
        }
        Ok(())
    }

    /// Removes what a demo that did not come to its end left behind in the vault.
    async fn put_away(&self) {
        let words = &self.shown.words;
        let removed = async {
            let (id, store) = (self.world.setup_id(SETUP)?, self.world.store().await?);
            match setup::remove(store, self.world.vault(), &id).await {
                Ok(_) | Err(RequestError::Store(StoreError::Unknown)) => Ok(()),
                Err(error) => Err(error.failure(words, &id)),
            }
        };
        if let Err(failure) = removed.await {
            self.shown.talk(&failure.message);
        }
    }

    /// Shows and keeps how one step went.
    fn step(&mut self, name: &'static str, said: Result<Said, Failure>) -> Result<(), Failure> {
        let said = said?;
        let now = self.world.clock.steady();
        let took = u64::try_from((now - self.step_began).as_millis()).unwrap_or(u64::MAX);
        self.step_began = now;
        let line = format!(
            "{} {:<20} {:>7}  {}",
            Printer::mark(said.verdict),
            self.shown.say(name, &[]),
            millis(took),
            self.result(name, &said)
        );
        self.shown.step(line.trim_end());
        if let Some(verdict) = said
            .verdict
            .filter(|v| *v == Verdict::Fail || self.verdict == Verdict::Pass)
        {
            self.verdict = verdict;
        }
        if said.verdict == Some(Verdict::Fail) {
            self.shown.step(&said.text);
        }
        let step = name.trim_start_matches("demo-");
        self.steps
            .push(json!({ "step": step, "took_ms": took, "document": said.document }));
        Ok(())
    }

    /// What came of a step, in a line: of a report that passed, what was shown to be right.
    fn result(&self, name: &str, said: &Said) -> String {
        let found = |wanted: Option<&str>| {
            let findings = said.document.get("findings")?.as_array()?;
            let grade = |f: &Value| f.get("grade").and_then(Value::as_str).map(str::to_owned);
            let finding = findings
                .iter()
                .find(|f| wanted.is_none() || grade(f).as_deref() == wanted)?;
            Some(finding.get("title")?.as_str()?.to_owned())
        };
        let passed = (said.verdict == Some(Verdict::Pass)).then_some("pass");
        found(passed).unwrap_or_else(|| self.shown.say(&format!("{name}-result"), &[]))
    }
}

fn of_setup() -> ClientArgs {
    ClientArgs {
        authority: None,
        client_id: None,
        setup: Some(SETUP.to_owned()),
        provider: None,
        secret_stdin: false,
        manual: ManualArgs::default(),
    }
}

fn of_desk() -> DeskArgs {
    DeskArgs {
        setup: SETUP.to_owned(),
        token_stdin: false,
    }
}

fn signin_args() -> SigninArgs {
    SigninArgs {
        client: of_setup(),
        redirect: None,
        auth: None,
        scope: Vec::new(),
        login_hint: None,
        prompt: None,
        device: false,
        no_browser: false,
        domain: Vec::new(),
    }
}

/// A scripted person at a browser, who registers the redirect address first as the wizard asks.
struct Person {
    sandbox: Arc<Sandbox>,
    journeys: Mutex<JoinSet<()>>,
}

impl Browser for Person {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        let redirect = url
            .query_pairs()
            .find(|(name, _)| name == "redirect_uri")
            .map(|(_, value)| value.into_owned());
        if let Some(redirect) = redirect {
            self.sandbox.register_redirect_uri(&redirect);
        }
        let url = url.to_string();
        let mut journeys = self.journeys.lock().unwrap_or_else(PoisonError::into_inner);
        // What became of the journey is seen where it ends: at the listener.
        journeys.spawn(async move {
            let _ = Visitor::new(&[("login", "alice")]).open(&url).await;
        });
        Ok(())
    }
}
