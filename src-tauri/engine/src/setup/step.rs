//! A place in the wizard, and how it stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in the wizard, in the order in which they are usually taken.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Step {
    /// Which service, where.
    Service,
    /// Which identity provider.
    Provider,
    /// The app's registration at the provider: what it yields is the client id.
    Register,
    /// Domains and break-glass addresses.
    Domains,
    /// The provider's authority.
    Authority,
    /// Client id and secret.
    Credentials,
    /// The test sign-in.
    SignIn,
    /// Whom the service will see: the claims of the test sign-in.
    People,
    /// What provisioned people may do.
    Provisioning,
    /// Every value once more, and what still blocks.
    Review,
    /// The tenant request.
    Submit,
    /// What becomes of it.
    Follow,
}

impl Step {
    /// Its name in files and addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Provider => "provider",
            Self::Register => "register",
            Self::Domains => "domains",
            Self::Authority => "authority",
            Self::Credentials => "credentials",
            Self::SignIn => "sign-in",
            Self::People => "people",
            Self::Provisioning => "provisioning",
            Self::Review => "review",
            Self::Submit => "submit",
            Self::Follow => "follow",
        }
    }
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum StepState {
    /// Done, by what the draft or a report says.
    Done,
    /// To be done.
    Open,
    /// Can be done, and need not.
    Optional,
    /// A report says that it does not work.
    Failing,
    /// It was done with other values than the draft has now.
    Stale,
    /// An earlier step must be done first.
    Blocked,
}

/// A step and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepView {
    /// The step.
    pub step: Step,
    /// How it stands.
    pub state: StepState,
}
