//! What a scenario may change about the provider.

use axum::response::Response;
use serde_json::{Map, Value};

use super::Site;
use super::clients::ClientAuth;
use super::keys::Signing;

/// An endpoint of the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Discovery,
    Keys,
    Authorize,
    Token,
    Userinfo,
    Revocation,
    DeviceAuthorization,
}

/// A JSON object that the provider makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Document {
    Metadata,
    KeySet,
    TokenAnswer,
    IdTokenHeader,
    IdTokenClaims,
    Userinfo,
}

/// How credentials in the `Authorization: Basic` header are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BasicReading {
    /// Form-encoded before base64, as RFC 6749, section 2.3.1 has it.
    Decoded,
    /// As they stand, as many providers have it.
    Raw,
}

/// How an authorization answer reaches the client.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseMode {
    Query,
    FormPost,
}

/// Everything that can be set about the provider; a scenario is a small change to it.
pub(crate) struct ProviderSettings {
    /// Path of the authority that a person is given, below the provider's address.
    pub(crate) authority_path: &'static str,
    /// The `issuer` that metadata, ID Tokens and callbacks carry.
    pub(crate) issuer: fn(&Site) -> String,
    /// Appended to every client's secret.
    pub(crate) secret_suffix: &'static str,
    /// The client authentication method that is let in for a client registered with another.
    pub(crate) client_auth: fn(ClientAuth) -> ClientAuth,
    pub(crate) basic: BasicReading,
    /// Overrides the `response_mode` that was asked for.
    pub(crate) response_mode: Option<ResponseMode>,
    pub(crate) signing: Signing,
    /// Endpoints that answer with something else altogether.
    pub(crate) instead: Vec<(Place, Instead)>,
    /// Changes to an endpoint's answer after it was made.
    pub(crate) afterwards: Vec<(Place, Afterwards)>,
    /// Changes to a document before it is sent or signed.
    pub(crate) edits: Vec<(Document, Edit)>,
    /// Changes to the parameters of the authorization answer.
    pub(crate) callback: Vec<EditAnswer>,
}

/// Makes an answer in an endpoint's place.
pub(crate) type Instead = fn(&Site) -> Response;

/// Changes an answer.
pub(crate) type Afterwards = fn(Response) -> Response;

/// Changes the parameters of an authorization answer.
pub(crate) type EditAnswer = fn(&mut Answer, &Site);

/// The parameters of an authorization answer, in their order.
pub(crate) type Answer = Vec<(String, String)>;

/// Changes a document.
pub(crate) type Edit = fn(&mut Map<String, Value>, &Site);

impl Default for ProviderSettings {
    fn default() -> ProviderSettings {
        ProviderSettings {
            authority_path: "",
            issuer: |site| site.base.clone(),
            secret_suffix: "",
            client_auth: |registered| registered,
            basic: BasicReading::Decoded,
            response_mode: None,
            signing: Signing::Proper,
            instead: Vec::new(),
            afterwards: Vec::new(),
            edits: Vec::new(),
            callback: Vec::new(),
        }
    }
}

impl ProviderSettings {
    /// Makes `place` answer with something else.
    pub(crate) fn answer_instead(&mut self, place: Place, answer: Instead) {
        self.instead.push((place, answer));
    }

    /// Changes what `place` answered.
    pub(crate) fn change_answer(&mut self, place: Place, change: Afterwards) {
        self.afterwards.push((place, change));
    }

    /// Changes `document` each time it is made.
    pub(crate) fn edit(&mut self, document: Document, edit: Edit) {
        self.edits.push((document, edit));
    }

    /// Changes the parameters that go back to the client from the authorization endpoint.
    pub(crate) fn edit_callback(&mut self, edit: EditAnswer) {
        self.callback.push(edit);
    }
}
