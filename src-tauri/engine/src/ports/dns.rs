//! The domain name system, as the engine asks it: who takes the mail of a domain.

use crate::values::Domain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::time::Duration;

/// Asks the servers that this computer is set to ask.
pub trait Dns: Send + Sync {
    /// Asks within `limit` which hosts take the mail of `domain` (MX, RFC 1035 section 3.3.9). What goes
    /// wrong is part of the answer.
    fn mail_hosts(
        &self,
        domain: &Domain,
        limit: Duration,
    ) -> impl Future<Output = MailHosts> + Send;
}

/// Most mail hosts of one domain that are kept; real ones have ten at most.
pub const MAX_MAIL_HOSTS: usize = 32;

/// Which hosts take the mail of a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "answer")]
pub enum MailHosts {
    /// These, the preferred one first (RFC 5321 section 5.1), and no more than [`MAX_MAIL_HOSTS`].
    Hosts {
        /// The hosts.
        hosts: Vec<MailHost>,
    },
    /// The domain says that it takes none (RFC 7505).
    NullMx,
    /// The domain is there and names no host.
    NoMx,
    /// There is no such domain.
    NoSuchDomain,
    /// Nobody answered in time with something that can be read.
    NoAnswer {
        /// What came instead, from the server that was asked last.
        instead: DnsTrouble,
    },
}

/// A host that takes mail.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct MailHost {
    /// The lower, the sooner it is tried.
    pub preference: u16,
    /// Its name in lower case, without a dot at the end.
    pub host: String,
}

/// Why a question to the domain name system has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DnsTrouble {
    /// This computer names no server.
    NoServer,
    /// The limit passed.
    Silent,
    /// The server cannot be reached.
    Unreachable,
    /// The server answered that it cannot or will not answer (RFC 1035 section 4.1.1, RCODE).
    Refused,
    /// What came is no answer to the question.
    Malformed,
}

impl DnsTrouble {
    /// Its name, as words choose by it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoServer => "no-server",
            Self::Silent => "silent",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Malformed => "malformed",
        }
    }
}
