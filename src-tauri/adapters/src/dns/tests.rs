//! The resolver against servers on loopback.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "../../../../tests/support/dns.rs"]
mod server;

use super::*;
use latchkey_engine::ports::MailHost;
use server::{Says, serve};
use std::time::Instant;

/// Longer than anything here takes.
const LIMIT: Duration = Duration::from_secs(20);

type Hosts = &'static [(u16, &'static [&'static [u8]])];

async fn asked(says: Says) -> MailHosts {
    let domain = Domain::parse("acme.example").unwrap();
    SystemDns::asking(serve(says))
        .mail_hosts(&domain, LIMIT)
        .await
}

fn named(hosts: &[(u16, &str)]) -> MailHosts {
    let hosts = hosts.iter().map(|(preference, host)| MailHost {
        preference: *preference,
        host: (*host).to_owned(),
    });
    MailHosts::Hosts {
        hosts: hosts.collect(),
    }
}

fn instead(instead: DnsTrouble) -> MailHosts {
    MailHosts::NoAnswer { instead }
}

#[tokio::test]
async fn hosts_come_in_the_order_in_which_they_are_tried() {
    let hosts: Hosts = &[
        (20, &[b"mx2", b"acme", b"example"]),
        (10, &[b"MX1", b"Acme", b"example"]),
    ];
    let expected = named(&[(10, "mx1.acme.example"), (20, "mx2.acme.example")]);
    assert_eq!(asked(Says::Mail(0, hosts)).await, expected);
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_fetched_over_tcp() {
    let hosts: Hosts = &[(0, &[b"mx", b"acme", b"example"])];
    let answer = asked(Says::OverTcpOnly(hosts)).await;
    assert_eq!(answer, named(&[(0, "mx.acme.example")]));
}

#[tokio::test]
async fn what_answers_another_question_is_passed_over() {
    let hosts: Hosts = &[(0, &[b"mx", b"acme", b"example"])];
    let answer = asked(Says::AmongOthers(hosts)).await;
    assert_eq!(answer, named(&[(0, "mx.acme.example")]));
}

#[tokio::test]
async fn a_domain_without_mail_is_told_from_one_that_is_not_there() {
    assert_eq!(asked(Says::Mail(0, &[])).await, MailHosts::NoMx);
    assert_eq!(asked(Says::Mail(3, &[])).await, MailHosts::NoSuchDomain);
    assert_eq!(asked(Says::Mail(0, &[(0, &[])])).await, MailHosts::NullMx);
    for rcode in [1, 2, 4, 5] {
        let answer = asked(Says::Mail(rcode, &[])).await;
        assert_eq!(answer, instead(DnsTrouble::Refused), "{rcode}");
    }
}

#[tokio::test]
async fn no_byte_of_an_answer_is_shown_that_no_host_has() {
    let hosts: Hosts = &[
        (0, &[b"\x1b[2J", b"example"]),
        (5, &[b"a b", b"example"]),
        (9, &[b"mx", b"example"]),
    ];
    let answer = asked(Says::Mail(0, hosts)).await;
    assert_eq!(answer, named(&[(9, "mx.example")]));
    let answer = asked(Says::Mail(0, &[(0, &[b"\n"])])).await;
    assert_eq!(answer, instead(DnsTrouble::Malformed));
}

#[tokio::test]
async fn garbage_is_no_answer() {
    for bytes in [
        // A head that ends early.
        &[0, 1][..],
        // A question whose name points to itself.
        &[0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 0x0c, 0, 15, 0, 1],
        // 65535 answers, and none there.
        &[0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        // A label that is longer than the message.
        &[0, 1, 0, 0, 0, 0, 0, 0, 63, b'a'],
    ] {
        let answer = asked(Says::Bytes(bytes)).await;
        assert_eq!(answer, instead(DnsTrouble::Malformed), "{bytes:?}");
    }
}

#[tokio::test]
async fn a_silent_server_is_waited_for_no_longer_than_the_limit() {
    let domain = Domain::parse("acme.example").unwrap();
    let begun = Instant::now();
    let answer = SystemDns::asking(serve(Says::Nothing))
        .mail_hosts(&domain, Duration::from_millis(200))
        .await;
    assert_eq!(answer, instead(DnsTrouble::Silent));
    assert!(begun.elapsed() < LIMIT);
}

#[tokio::test]
async fn a_port_at_which_nobody_listens_is_told() {
    let closed = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let domain = Domain::parse("acme.example").unwrap();
    let answer = SystemDns::asking(address).mail_hosts(&domain, LIMIT).await;
    assert_eq!(answer, instead(DnsTrouble::Unreachable));
}
