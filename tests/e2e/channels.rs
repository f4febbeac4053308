//! Every service with each provider that it allows, from a new setup to the end of its channel.

use super::*;
use futures_util::future::join_all;
use latchkey_engine::catalog::service::{Answer, Channel};
use latchkey_engine::catalog::{Protocol, Service};
use latchkey_engine::finding::Grade;
use latchkey_engine::provider::{Provider, Shape};
use latchkey_engine::view::Recorded;
use latchkey_sandbox::Secret;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU16, Ordering::Relaxed};

/// Everything that a journey touches.
struct Journey<'a> {
    world: Touched<'a>,
    sandbox: Arc<Sandbox>,
    service: &'static Service,
    id: SetupId,
}

impl Journey<'_> {
    async fn walk(&self, provider: &Provider) {
        let mut view = self.begun(provider).await;
        assert!(view.guide.is_some(), "{}", self.id);
        if self.service.steps.contains(&Step::Authority) {
            view = self.tested(&view, provider).await;
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
    async fn begun(&self, provider: &Provider) -> SetupView {
        let view = wizard::begin(&self.world, self.id.as_str()).await.unwrap();
        let mut changes = vec![
            change("service", &self.service.id),
            change("provider", &provider.id),
        ];
        if let Some(region) = self.service.regions.last() {
            changes.push(change("region", &region.id));
        }
        let mut view = self.change(&view, changes).await;
        for field in &self.service.fields {
            let answer = match &field.value {
                Answer::Draft(key) if key.as_str() == "further_redirect_uris" => {
                    let address = change(key.as_str(), "https://app.acme.example/signin");
                    view = self.change(&view, vec![address]).await;
                    continue;
                }
                Answer::Draft(_) | Answer::Secret | Answer::DiscoveryUrl => continue,
                Answer::ProductName => "Example Board",
                Answer::Text => "urn:acme",
                Answer::Address => "https://acme.example/saml",
                Answer::Host => "app.acme.example",
                Answer::Certificate => include_str!("../fixtures/certificate.pem"),
                Answer::Pairs(_) => {
                    "id = NameID\nemail = mail\nfirstName = givenName\nlastName = sn"
                }
                Answer::Choice(all) => &all[0],
            };
            let (world, id) = (&self.world, &self.id);
            view = wizard::answer_field(world, id, view.revision, &field.id, answer)
                .await
                .unwrap_or_else(|failure| panic!("{id}: {}: {failure:?}", field.id));
        }
        view
    }

    /// What is tested from here: authority, credentials, sign-in, all against the sandbox's provider.
    async fn tested(&self, view: &SetupView, provider: &Provider) -> SetupView {
        let (client_id, secret) = client_of(provider);
        let mut changes = vec![
            change("client_id", client_id),
            change("redirect_uri", &redirect_address()),
        ];
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
            view = self.record(&view, Recorded::OwnTestPassed).await;
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

/// Walks one service with each provider that it allows.
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
    let allowed = |p: &&Provider| service.providers.is_empty() || service.providers.contains(&p.id);
    let walked = Provider::all().iter().filter(allowed).map(|provider| {
        let journey = Journey {
            world: desktop.world(),
            sandbox: Arc::clone(&sandbox),
            service,
            id: SetupId::parse(&format!("{}-{}", service.id, provider.id)).unwrap(),
        };
        async move { journey.walk(provider).await }
    });
    join_all(walked).await;
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
