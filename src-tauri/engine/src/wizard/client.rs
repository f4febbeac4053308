//! The client of a setup, as every run needs it.

use super::world::failure;
use crate::authority;
use crate::client_auth::Method;
use crate::credentials;
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::ports::{StoredReport, StoredSetup};
use crate::provider::Provider;
use crate::report::Subject;
use crate::setup::{Draft, basis};
use crate::values::{ClientAuthentication, ClientId, LoopbackRedirect};
use crate::words::Words;

/// What is to be looked at for a setup's authority, and its client id.
///
/// # Errors
/// The draft has not got both.
pub fn client_of(draft: &Draft, words: &Words) -> Result<(authority::Ask, ClientId), Failure> {
    let missing = |field, key| {
        let arguments = [("setup", draft.name.as_str()), ("key", key)];
        failure(words, Code::InvalidValue, "setup-lacks", &arguments).field(field)
    };
    let ask = draft.authority_ask();
    if ask.authority.is_none() && ask.manual.is_none() {
        return Err(missing(Field::Authority, "authority"));
    }
    let client_id = draft.client_id.clone();
    let client_id = client_id.ok_or_else(|| missing(Field::ClientId, "client_id"))?;
    Ok((ask, client_id))
}

/// The redirect address that is wished for, or the usual one for the provider.
///
/// # Errors
/// The provider's data names a host that is not this computer.
pub(super) fn redirect_of(
    wished: Option<LoopbackRedirect>,
    provider: Option<&Provider>,
    words: &Words,
) -> Result<LoopbackRedirect, Failure> {
    let usual = wished.map_or_else(|| LoopbackRedirect::usual(provider), Ok);
    usual.map_err(|error| {
        let text = words.say("redirect-unusable", &[("problem", &error.to_string())]);
        Failure::new(Code::InvalidValue, text).field(Field::RedirectUri)
    })
}

/// The same for a test sign-in. Port 0 stands for any free port and is refused where the provider
/// compares the port too.
///
/// # Errors
/// The address cannot be used at this provider.
pub fn redirect_of_test(
    wished: Option<LoopbackRedirect>,
    provider: Option<&Provider>,
    words: &Words,
) -> Result<LoopbackRedirect, Failure> {
    let redirect = redirect_of(wished, provider, words)?;
    match provider.filter(|p| redirect.port() == 0 && !p.redirect.ignores_port_of(&redirect)) {
        None => Ok(redirect),
        Some(provider) => {
            let arguments = [("provider", provider.name.as_str())];
            let failure = failure(words, Code::InvalidValue, "redirect-any-port", &arguments);
            Err(failure.field(Field::RedirectUri))
        }
    }
}

/// The method that the setup's last proof found to work, where it speaks of the present values.
/// `reports` are those of the setup, the newest first.
#[must_use]
pub fn proven_method(setup: &StoredSetup, reports: &[StoredReport]) -> Option<Method> {
    let present = basis(&setup.draft, Subject::Credentials, setup.secret.version);
    let latest = reports
        .iter()
        .find(|r| r.subject == Subject::Credentials && r.basis == present)?;
    credentials::method_of_report(&latest.document)
}

/// A method that proves the client by a secret needs one.
///
/// # Errors
/// There is none.
pub fn has_what_it_needs(
    wished: Option<ClientAuthentication>,
    has_secret: bool,
    words: &Words,
) -> Result<(), Failure> {
    match wished {
        Some(wished) if wished != ClientAuthentication::None && !has_secret => {
            let arguments = [("method", wished.as_str())];
            let failure = failure(words, Code::InvalidValue, "secret-missing", &arguments);
            Err(failure.field(Field::ClientSecret))
        }
        _ => Ok(()),
    }
}
