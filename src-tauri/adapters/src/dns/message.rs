//! The question and its answer as bytes (RFC 1035 section 4.1).

use latchkey_engine::ports::{DnsTrouble, MAX_MAIL_HOSTS, MailHost, MailHosts};
use latchkey_engine::values::Domain;
use simple_dns::rdata::{MX, RData};
use simple_dns::{CLASS, Name, Packet, PacketFlag, QCLASS, QTYPE, Question, RCODE, TYPE};

/// A question.
pub(super) struct Query {
    id: u16,
    name: String,
    bytes: Vec<u8>,
}

/// An answer to it.
pub(super) enum Reply {
    /// All of it.
    Whole(Result<MailHosts, DnsTrouble>),
    /// It did not fit (RFC 1035 section 4.2.1).
    Truncated,
}

impl Query {
    /// Asks which hosts take the mail of a domain. Nothing where its name does not fit into a message.
    pub(super) fn mail_hosts(id: u16, domain: &Domain) -> Option<Self> {
        let mut packet = Packet::new_query(id);
        packet.set_flags(PacketFlag::RECURSION_DESIRED);
        let name = Name::new(domain.as_str()).ok()?;
        let (kind, class) = (QTYPE::TYPE(TYPE::MX), QCLASS::CLASS(CLASS::IN));
        packet
            .questions
            .push(Question::new(name, kind, class, false));
        let bytes = packet.build_bytes_vec().ok()?;
        let name = domain.to_string();
        Some(Self { id, name, bytes })
    }

    /// As it is sent.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads a message; nothing where it is no answer to this question.
    pub(super) fn reply(&self, message: &[u8]) -> Option<Reply> {
        let [a, b, flags, ..] = message else {
            return None;
        };
        if u16::from_be_bytes([*a, *b]) != self.id || flags & 0x80 == 0 {
            return None;
        }
        // A truncated message may end anywhere: its head alone is looked at.
        if flags & 0x02 != 0 {
            return Some(Reply::Truncated);
        }
        let Ok(packet) = Packet::parse(message) else {
            return Some(Reply::Whole(Err(DnsTrouble::Malformed)));
        };
        self.is_repeated_in(&packet)
            .then(|| Reply::Whole(answer(&packet)))
    }

    /// An answer repeats the question; one that cannot be read by the server does not.
    fn is_repeated_in(&self, packet: &Packet<'_>) -> bool {
        let same = |question: &Question<'_>| {
            question.qtype == QTYPE::TYPE(TYPE::MX)
                && question.qname.to_string().eq_ignore_ascii_case(&self.name)
        };
        packet
            .questions
            .first()
            .map_or(packet.rcode() != RCODE::NoError, same)
    }
}

fn answer(packet: &Packet<'_>) -> Result<MailHosts, DnsTrouble> {
    match packet.rcode() {
        RCODE::NoError => {}
        RCODE::NameError => return Ok(MailHosts::NoSuchDomain),
        _ => return Err(DnsTrouble::Refused),
    }
    let records: Vec<&MX<'_>> = packet
        .answers
        .iter()
        .filter_map(|record| match &record.rdata {
            RData::MX(mx) => Some(mx),
            _ => None,
        })
        .collect();
    if records.is_empty() {
        return Ok(MailHosts::NoMx);
    }
    let nowhere = |mx: &&MX<'_>| mx.exchange.get_labels().is_empty();
    if records.iter().all(nowhere) {
        return Ok(MailHosts::NullMx);
    }
    let mut hosts: Vec<MailHost> = records.into_iter().filter_map(host).collect();
    if hosts.is_empty() {
        return Err(DnsTrouble::Malformed);
    }
    hosts.sort();
    hosts.truncate(MAX_MAIL_HOSTS);
    Ok(MailHosts::Hosts { hosts })
}

/// A host by a name that a host can have; any byte may stand in a message, and this is shown.
fn host(mx: &MX<'_>) -> Option<MailHost> {
    let host = mx.exchange.to_string().to_ascii_lowercase();
    let host = host.trim_end_matches('.');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!host.is_empty() && host.chars().all(plain)).then(|| MailHost {
        preference: mx.preference,
        host: host.to_owned(),
    })
}
