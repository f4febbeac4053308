//! What can be picked: providers and services.

use crate::authority::{self, AuthorityObservation};
use crate::catalog::Service;
use crate::ports::StoredReport;
use crate::provider::Provider;
use crate::setup::Draft;
use crate::view::{OptionView, ProviderView};
use crate::words::Words;
use serde::Deserialize as _;

/// A service of any kind, described by what the admin enters.
const GENERIC: &str = "generic";
/// The service in the sandbox.
pub(super) const SANDBOX: &str = "sandbox";

/// The providers, by name.
#[must_use]
pub fn provider_options() -> Vec<OptionView> {
    let option = |p: &Provider| OptionView {
        id: p.id.clone(),
        name: p.name.clone(),
        note: None,
    };
    let mut all: Vec<OptionView> = Provider::all().iter().map(option).collect();
    all.sort_by_key(|p| p.name.to_lowercase());
    all
}

/// The services, by name; the one for any product and that of the sandbox last.
#[must_use]
pub fn service_options(words: &Words) -> Vec<OptionView> {
    let option = |service: &Service| OptionView {
        id: service.id.clone(),
        name: service.name.say(words).to_owned(),
        note: Some(service.summary.say(words).to_owned()),
    };
    let mut all: Vec<&Service> = Service::all().iter().collect();
    all.sort_by_key(|service| [GENERIC, SANDBOX].contains(&service.id.as_str()));
    all.into_iter().map(option).collect()
}

/// What the service of a setup is called: its id, where the catalog does not have it.
pub(super) fn service_name(draft: &Draft, words: &Words) -> Option<String> {
    let known = draft.service_name(words).map(str::to_owned);
    known.or_else(|| draft.service.clone())
}

/// The provider that was chosen; else the one that the latest look at the authority recognised, else
/// the one whose host the authority has.
pub(super) fn provider_of(
    draft: &Draft,
    authority: Option<&StoredReport>,
) -> Option<&'static Provider> {
    let chosen = draft.provider.as_deref().and_then(Provider::find);
    let recognised = || {
        let observation = authority?.document.get("observations")?;
        let seen = AuthorityObservation::deserialize(observation).ok()?;
        authority::recognised(&seen)
    };
    chosen
        .or_else(recognised)
        .or_else(|| authority::foreseen(&draft.authority_ask()).1)
}

/// The provider as it is shown.
pub(super) fn provider_view(provider: &Provider, draft: &Draft, words: &Words) -> ProviderView {
    let unknown = || words.say("secret-lifetime-unknown", &[("provider", &provider.name)]);
    let lifetime = provider.secret.lifetime.as_ref();
    ProviderView {
        secret_lifetime: lifetime.map_or_else(unknown, |text| text.say(words).to_owned()),
        id: provider.id.clone(),
        name: provider.name.clone(),
        recognised: draft.provider.is_none(),
        console: provider.redirect.console.clone(),
    }
}
