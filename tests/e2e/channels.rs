//! Every service with each provider that it allows, from a new setup to the end of its channel, and the sheet
//! that is handed on then, as it was reviewed.

use super::*;
use chrono::{DateTime, Days, Utc};
use futures_util::future::join_all;
use latchkey_engine::catalog::service::{Answer, Channel, FieldSpec, Offered, Region};
use latchkey_engine::catalog::{Protocol, Service};
use latchkey_engine::finding::Grade;
use latchkey_engine::ports::Clock as _;
use latchkey_engine::provider::{Provider, Shape};
use latchkey_engine::view::{Paper, Recorded};
use latchkey_sandbox::Secret;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering::Relaxed};

/// Everything that a journey touches.
struct Journey<'a> {
    world: Touched<'a>,
    sandbox: Arc<Sandbox>,
    service: &'static Service,
    region: Option<&'static Region>,
    provider: &'static Provider,
    id: SetupId,
    /// Where the test sign-in comes back to.
    redirect: String,
    /// When the client's secret ends.
    expires: DateTime<Utc>,
}

impl Journey<'_> {
    async fn walk(&self) {
        let mut view = self.begun().await;
        assert!(view.guide.is_some(), "{}", self.id);
        if self.service.steps.contains(&Step::Authority) {
            view = self.tested(&view).await;
        }
        let view = self.handed_over(view).await;
        let left: Vec<_> = view
            .steps
            .iter()
            .filter(|line| !matches!(line.state, StepState::Done | StepState::Optional))
            .map(|line| (line.step, line.state))
            .collect();
        assert_eq!(left, [], "{}", self.id);
        assert_eq!(view.next, None, "{}", self.id);
    }

    async fn change(&self, view: &SetupView, changes: Vec<Change>) -> SetupView {
        let changed = wizard::change(&self.world, &self.id, view.revision, changes).await;
        changed.unwrap_or_else(|failure| panic!("{}: {failure:?}", self.id))
    }

    async fn record(&self, view: &SetupView, what: Recorded) -> SetupView {
        let recorded = wizard::record(&self.world, &self.id, view.revision, what).await;
        recorded.unwrap_or_else(|failure| panic!("{}: {failure:?}", self.id))
    }

    /// Service, region, provider, and whatever only this service asks for.
    async fn begun(&self) -> SetupView {
        let view = wizard::begin(&self.world, self.id.as_str()).await.unwrap();
        let mut changes = vec![
            change("service", &self.service.id),
            change("provider", &self.provider.id),
        ];
        if let Some(region) = self.region {
            changes.push(change("region", &region.id));
        }
        let mut view = self.change(&view, changes).await;
        for field in &self.service.fields {
            if let Answer::Draft(key) = &field.value {
                if let Some(value) = self.value_of(field, key.as_str()) {
                    view = self.change(&view, vec![change(key.as_str(), value)]).await;
                }
            } else if let Some(answer) = self.answer_to(field) {
                let (world, id) = (&self.world, &self.id);
                view = wizard::answer_field(world, id, view.revision, &field.id, answer)
                    .await
                    .unwrap_or_else(|failure| panic!("{id}: {}: {failure:?}", field.id));
            }
        }
        view
    }

    /// What is chosen for a value that every setup has, besides what is tested.
    fn value_of(&self, field: &FieldSpec, key: &str) -> Option<&'static str> {
        match key {
            "further_redirect_uris" => Some("https://app.acme.example/signin"),
            "break_glass_emails" => Some("admin@example.com"),
            _ if key.starts_with("provisioning.") => Some(if field.recommended == Some(true) {
                "yes"
            } else {
                "no"
            }),
            _ => None,
        }
    }

    /// What is entered in a field that only this service has.
    fn answer_to<'f>(&self, field: &'f FieldSpec) -> Option<&'f str> {
        // Google gives a file and no address, so the values are entered one by one; elsewhere the address
        // stands in their place.
        let by_file = self.provider.id == "google";
        Some(match (field.id.as_str(), &field.value) {
            (_, Answer::Draft(_) | Answer::Secret | Answer::DiscoveryUrl) => return None,
            ("metadata-url", _) if by_file => return None,
            ("sso-url" | "idp-entity-id" | "certificate", _) if !by_file => return None,
            ("setup-link", _) => "https://setup.leasepilot.example/7c1e9a",
            ("acs-url", _) => "https://auth.leasepilot.example/sso/saml/acs/7c1e9a",
            ("entity-id", _) => "https://auth.leasepilot.example/7c1e9a",
            ("metadata-url", _) => "https://login.acme.example/saml/metadata",
            ("sso-url", _) => "https://accounts.google.com/o/saml2/idp?idpid=C01example",
            ("idp-entity-id", _) => "https://accounts.google.com/o/saml2?idpid=C01example",
            ("organization-id", _) => "301472",
            ("claim", _) => "email",
            (_, Answer::ProductName) => "Example Board",
            (_, Answer::Text) => "urn:acme",
            (_, Answer::Part) => "acme",
            (_, Answer::Address) => "https://acme.example/saml",
            (_, Answer::Host) => "app.acme.example",
            (_, Answer::Certificate) => include_str!("../fixtures/certificate.pem"),
            (_, Answer::Pairs(_)) => {
                "id = NameID\nemail = mail\nfirstName = givenName\nlastName = sn"
            }
            (_, Answer::Choice(all)) => &all[0],
        })
    }

    /// What is tested from here: authority, credentials, sign-in, all against the sandbox's provider.
    async fn tested(&self, view: &SetupView) -> SetupView {
        let (client_id, secret) = client_of(self.provider);
        let mut changes = vec![
            change("client_id", client_id),
            change("redirect_uri", &self.redirect),
            change("secret_expires_at", &self.expires.to_rfc3339()),
        ];
        if self.service.provisioning.offered == Offered::Scim {
            changes.push(change("provisioning.wanted", "yes"));
        }
        if self.service.steps.contains(&Step::Domains) {
            changes.push(change("associated_domains", "example.com"));
        }
        let view = self.change(view, changes).await;
        for entry in &view.register {
            if let Some(address) = entry.value.as_deref().filter(|v| v.starts_with("https://")) {
                self.sandbox.register_redirect_uri(address);
            }
        }
        let issuer = self.sandbox.issuer();
        let look = wizard::look_at_authority(&self.world, &self.id, issuer).await;
        assert_eq!(
            look.unwrap().understood.as_deref(),
            Some(issuer),
            "{}",
            self.id
        );
        let secret = ClientSecret::new(secret.to_owned());
        wizard::store_secret(&self.world, &self.id, secret)
            .await
            .unwrap();
        let view = wizard::check_credentials(&self.world, &self.id)
            .await
            .unwrap();
        let report = view.credentials.as_ref().unwrap();
        assert_eq!(
            report.proof,
            Some(Proof::Proven),
            "{}: {report:#?}",
            self.id
        );
        if !self.service.steps.contains(&Step::SignIn) {
            return view;
        }
        if self.service.submission.channel != Channel::Itself {
            self.handed_over_untested(&view).await;
        }
        let (view, _) = signed_in_as(&self.world, &self.sandbox, &self.id).await;
        let report = view.sign_in.as_ref().unwrap();
        let findings = report.findings.iter().map(|found| &found.finding);
        let fails: Vec<_> = findings
            .filter(|finding| finding.grade == Grade::Fail)
            .map(|finding| (&finding.id, &finding.received))
            .collect();
        assert_eq!(fails, [], "{}", self.id);
        view
    }

    /// Before anybody has signed in nothing goes without a reason, and with one it is recorded.
    async fn handed_over_untested(&self, view: &SetupView) {
        let handed_over = |reason: Option<&str>| Recorded::HandedOver {
            reference: None,
            reason: reason.map(str::to_owned),
            at: None,
        };
        let world = &self.world;
        let refused = wizard::record(world, &self.id, view.revision, handed_over(None)).await;
        let said = refused.unwrap_err();
        assert!(said.message.contains("has not passed"), "{said:?}");
        let recorded = self.record(view, handed_over(Some(" in a hurry "))).await;
        let overridden = |view: &SetupView| view.hand_off.as_ref().unwrap().overridden.clone();
        assert_eq!(overridden(&recorded).as_deref(), Some("in a hurry"));
        let taken_back = self.record(&recorded, Recorded::NotHandedOver).await;
        assert_eq!(overridden(&taken_back), None);
    }

    /// What the person does in the service, and says of it here.
    async fn handed_over(&self, mut view: SetupView) -> SetupView {
        assert!(view.hand_off.is_some(), "{}", self.id);
        if self.service.protocol == Protocol::Saml {
            assert_eq!(view.gate.can_be_set_aside.len(), 1, "{:#?}", view.gate);
            view = self
                .record(&view, Recorded::OwnTestPassed { at: None })
                .await;
        }
        assert_eq!(view.gate.blockers.len(), 0, "{}: {:#?}", self.id, view.gate);
        assert_eq!(view.gate.can_be_set_aside.len(), 0, "{}", self.id);
        if self.service.submission.channel != Channel::Itself {
            assert_eq!(state(&view, Step::Submit), StepState::Open, "{}", self.id);
            let reference = Some("#4711".to_owned());
            view = self
                .record(
                    &view,
                    Recorded::HandedOver {
                        reference,
                        reason: None,
                        at: None,
                    },
                )
                .await;
            assert_eq!(state(&view, Step::Submit), StepState::Done, "{}", self.id);
            let reason = &view.hand_off.as_ref().unwrap().overridden;
            assert_eq!(*reason, None, "{}: it was tested", self.id);
        }
        for shown in &self.service.states {
            let id = shown.id.clone();
            view = self.record(&view, Recorded::State { id }).await;
            let ended = state(&view, Step::Submit) == StepState::Done;
            assert!(ended || !shown.end, "{}: {}", self.id, shown.id);
        }
        if let Some(end) = self.service.states.iter().find(|state| state.end) {
            let id = end.id.clone();
            view = self.record(&view, Recorded::State { id }).await;
        }
        view
    }
}

impl Journey<'_> {
    /// The file of the sheet that was reviewed, where the one at the end is another. `UPDATE=1` writes it anew.
    async fn sheet_differs(&self, words: &Words, ending: &str) -> Option<PathBuf> {
        let world = World {
            words,
            ..self.world
        };
        let sheet = wizard::paper(&world, &self.id, Paper::Sheet, Some("md")).await;
        let sheet = self.steady(&String::from_utf8(sheet.unwrap()).unwrap());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/sheets");
        let name = format!("{}/{}.{ending}", self.service.id, self.provider.id);
        let file = folder.join(name);
        let first = self.service.regions.first();
        if self.region == first && std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &sheet).unwrap();
        }
        let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
        let mut reviewed = reviewed.replace("\r\n", "\n");
        if let (Some(first), Some(own)) = (first, self.region) {
            for (theirs, own) in parts(first).zip(parts(own)) {
                reviewed = reviewed.replace(theirs, own);
            }
        }
        (reviewed != sheet).then_some(file)
    }

    /// The sheet without what varies from run to run: addresses of this computer, the setup's name, times.
    fn steady(&self, sheet: &str) -> String {
        let ends = self.expires.format("%Y-%m-%d %H:%M UTC").to_string();
        let sheet = sheet
            .replace(self.sandbox.issuer(), "https://id.acme.example")
            .replace(&self.redirect, "http://localhost:8765/callback")
            .replace(self.id.as_str(), "acme")
            .replace(&ends, "(ends)");
        let (dated, rest) = sheet.rsplit_once(" UTC").unwrap();
        let moments = dated.split(" UTC").map(|part| {
            let before = part.len() - "2026-11-23 12:00".len();
            format!("{}2026-11-23 12:00 UTC", &part[..before])
        });
        let dated = moments.collect::<String>() + rest;
        dated.replace("(ends)", "2027-03-03 12:00 UTC")
    }
}

/// What a sheet says of a region: in another one it says that one's.
fn parts(region: &Region) -> impl Iterator<Item = &str> {
    let others = [&region.login_address, &region.console];
    let others = others
        .into_iter()
        .map(|one| one.as_deref().unwrap_or_default());
    let addresses = region.redirect_addresses.iter().map(String::as_str);
    std::iter::once(region.name.as_str())
        .chain(addresses)
        .chain(others)
}

/// A client as the provider would have made it: id and secret of its shape.
fn client_of(provider: &Provider) -> (&'static str, &'static str) {
    match provider.credentials.client_id {
        Some(Shape::Uuid) => (
            "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
            "abc8Q~Zx0Wv1Ut2Sr3Qp4On5Ml6Kj7Ih8Gf9Ed0",
        ),
        Some(Shape::GoogleClient) => (
            "1234-abcd.apps.googleusercontent.com",
            "GOCSPX-Zx0Wv1Ut2Sr3Qp4On5Ml6Kj",
        ),
        Some(Shape::OktaClient) => ("0oa1b2c3d4e5f6g7h8i9", "Zx0Wv1Ut2Sr3Qp4On5Ml6Kj7"),
        Some(Shape::Letters32) => (
            "aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV",
            "Zx0Wv1Ut2Sr3Qp4On5Ml6Kj7",
        ),
        _ => ("latchkey", "Zx0Wv1Ut2Sr3Qp4On5Ml6Kj7"),
    }
}

/// An address that every provider's rules allow: on `localhost`, with a port of its own. It is none of
/// those that systems give to outgoing connections (RFC 6335 section 6), so nobody takes it meanwhile.
fn redirect_address() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 10_000).unwrap();
    let port = std::iter::repeat_with(|| 20_000 + (first + NEXT.fetch_add(1, Relaxed)) % 12_000)
        .find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .unwrap();
    format!("http://localhost:{port}/callback")
}

/// Walks one service with each provider that it allows, in each of its regions.
async fn walk(service: &str) {
    let service = Service::find(service).unwrap();
    let clients = Provider::all()
        .iter()
        .map(client_of)
        .collect::<BTreeSet<_>>();
    let options = Options {
        clients: clients
            .into_iter()
            .map(|(id, secret)| (id.to_owned(), Secret::new(secret.to_owned())))
            .collect(),
        ..Options::default()
    };
    let sandbox = Arc::new(Sandbox::start(options).await.unwrap());
    let desktop = Desktop::new().await;
    let expires = desktop.clock.now() + Days::new(100);
    let regions: Vec<_> = match service.regions.as_slice() {
        [] => vec![None],
        regions => regions.iter().map(Some).collect(),
    };
    let allowed = |p: &&Provider| service.providers.is_empty() || service.providers.contains(&p.id);
    let journeys: Vec<_> = Provider::all()
        .iter()
        .filter(allowed)
        .flat_map(|provider| regions.iter().map(move |region| (provider, *region)))
        .map(|(provider, region)| {
            let named = region.map_or("", |region| region.id.as_str());
            let name = format!("{}-{}-{named}", service.id, provider.id);
            Journey {
                world: desktop.world(),
                sandbox: Arc::clone(&sandbox),
                service,
                region,
                provider,
                id: SetupId::parse(name.trim_end_matches('-')).unwrap(),
                redirect: redirect_address(),
                expires,
            }
        })
        .collect();
    join_all(journeys.iter().map(Journey::walk)).await;
    let mut differing = Vec::new();
    for journey in &journeys {
        differing.extend(journey.sheet_differs(&desktop.words, "md").await);
        if journey.provider.id == "entra" {
            let german = Words::speaking("de").in_window();
            differing.extend(journey.sheet_differs(&german, "de.md").await);
        }
    }
    assert!(
        differing.is_empty(),
        "not as reviewed; UPDATE=1 writes them anew: {differing:#?}"
    );
}

#[tokio::test]
async fn all_quiet_by_its_form() {
    walk("all-quiet").await;
}

#[tokio::test]
async fn cipp_by_itself() {
    walk("cipp").await;
}

#[tokio::test]
async fn leasepilot_by_its_set_up_link() {
    walk("leasepilot").await;
}

#[tokio::test]
async fn rossum_by_mail() {
    walk("rossum").await;
}

#[tokio::test]
async fn devolutions_by_its_form() {
    walk("devolutions").await;
}
