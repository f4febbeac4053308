//! Faults of the service desk.

use super::Scenario;
use crate::desk::{LinkFault, Mishap};

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "desk-answer-lost",
        title: "The desk takes the first request in, and its answer is lost on the way.",
        change: |s| s.desk.first.push_back(Mishap::AnswerLost),
    },
    Scenario {
        id: "desk-conflict",
        title: "Somebody else has an open request for the domain.",
        change: |s| s.desk.every_domain_taken = true,
    },
    Scenario {
        id: "desk-rate-limited",
        title: "The desk asks to wait a second before the first request is sent again.",
        change: |s| s.desk.first.push_back(Mishap::RateLimited(1)),
    },
    Scenario {
        id: "desk-unavailable-once",
        title: "The desk is not available for the first request.",
        change: |s| s.desk.first.push_back(Mishap::Unavailable),
    },
    Scenario {
        id: "link-desk-elsewhere",
        title: "The desk's set-up links have requests sent to another host.",
        change: |s| s.desk.link = Some(LinkFault::DeskElsewhere),
    },
    Scenario {
        id: "link-key-forbidden",
        title: "The desk's set-up links bring a client secret along.",
        change: |s| s.desk.link = Some(LinkFault::BringsSecret),
    },
    Scenario {
        id: "link-sent-on",
        title: "The desk sends whoever has a set-up link on to another host.",
        change: |s| s.desk.link = Some(LinkFault::SentOn),
    },
];
