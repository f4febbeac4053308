//! Set-up links: what the service presets for an admin's setup, under an address that only its receiver
//! knows. Each has an end, and can be revoked before.

use chrono::{DateTime, Utc};
use url::form_urlencoded::byte_serialize;

use super::model::{LinkState, NewSetupLink, SetupDocument, SetupLink, SetupPresets};
use super::problem::{Kind, Problem};
use super::{Desk, OperatorError};
use crate::{clock, lock};

/// The form of the document.
const SCHEMA: &str = "latchkey/setup-link/1";

/// What goes wrong with every link of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkFault {
    /// The document names a desk on another host.
    DeskElsewhere,
    /// The document brings a secret.
    BringsSecret,
    /// Whoever asks is sent on to another host.
    SentOn,
}

/// A link that was issued.
pub(super) struct Issued {
    id: String,
    presets: SetupPresets,
    at: DateTime<Utc>,
    expires: DateTime<Utc>,
    revoked: bool,
}

impl Issued {
    fn state(&self) -> LinkState {
        match self.revoked {
            true => LinkState::Revoked,
            false if self.expires <= clock::now() => LinkState::Expired,
            false => LinkState::Active,
        }
    }
}

impl Desk {
    pub(crate) fn issue_link(&self, new: NewSetupLink) -> SetupLink {
        let issued = Issued {
            id: self.mint.token(),
            presets: new.presets,
            at: clock::now(),
            expires: new.expires,
            revoked: false,
        };
        let link = self.shown(&issued);
        lock(&self.memory).links.push(issued);
        link
    }

    pub(crate) fn links(&self) -> Vec<SetupLink> {
        let memory = lock(&self.memory);
        memory.links.iter().map(|link| self.shown(link)).collect()
    }

    /// Revokes a link. Doing so again changes nothing.
    pub(crate) fn revoke_link(&self, id: &str) -> Result<SetupLink, OperatorError> {
        let mut memory = lock(&self.memory);
        let found = memory.links.iter_mut().find(|link| link.id == id);
        let link = found.ok_or_else(|| OperatorError::NoSuchLink(id.to_owned()))?;
        link.revoked = true;
        Ok(self.shown(link))
    }

    /// The document of a link, for whoever knows its id.
    pub(super) fn document(&self, id: &str) -> Result<SetupDocument, Problem> {
        let memory = lock(&self.memory);
        let found = memory.links.iter().find(|link| link.id == id);
        let link = found.ok_or_else(|| {
            Kind::NoSuchSetupLink.because("no link that was issued here has this address")
        })?;
        match link.state() {
            LinkState::Active => {}
            LinkState::Expired => {
                let at = link.expires.to_rfc3339();
                return Err(Kind::SetupLinkExpired.because(format!("it ended at {at}")));
            }
            LinkState::Revoked => {
                return Err(Kind::SetupLinkRevoked.because("the service has taken it back"));
            }
        }
        let presets = link.presets.clone();
        let elsewhere = self.link_fault == Some(LinkFault::DeskElsewhere);
        let desk = match elsewhere {
            true => "https://desk.example.net".to_owned(),
            false => self.base.clone(),
        };
        let secret = self.link_fault == Some(LinkFault::BringsSecret);
        Ok(SetupDocument {
            schema: SCHEMA.to_owned(),
            service: presets.service,
            region: presets.region,
            desk,
            expires: link.expires,
            provider: presets.provider,
            authority: presets.authority,
            associated_domains: presets.associated_domains,
            additional_scopes: presets.additional_scopes,
            provisioning: presets.provisioning,
            client_secret: secret.then(|| "brought-along".to_owned()),
        })
    }

    fn shown(&self, link: &Issued) -> SetupLink {
        let address = format!("{}/setup-links/{}", self.base, link.id);
        let from: String = byte_serialize(address.as_bytes()).collect();
        SetupLink {
            id: link.id.clone(),
            link: format!("latchkey://setup?from={from}"),
            address,
            state: link.state(),
            service: link.presets.service.clone(),
            issued_at: link.at,
            expires: link.expires,
        }
    }
}
