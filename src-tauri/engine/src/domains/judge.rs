//! What is wrong with domains and break-glass addresses, all of it at once.

use super::observation::Observation;
use crate::faults;
use crate::finding::{Fault, Field, Finding, Grade};
use crate::values::{Domain, DomainError, Email};

faults! {
    /// Every domain and address is as it should be.
    DOMAINS_ACCEPTED = pass "domains-accepted";
    /// A web or e-mail address stands where a domain should.
    DOMAIN_IS_ADDRESS = fail "domain-is-address";
    /// A pattern stands where a domain should.
    DOMAIN_WILDCARD = fail "domain-wildcard";
    /// An IP address stands where a domain should.
    DOMAIN_IS_IP_ADDRESS = fail "domain-is-ip-address";
    /// One label only.
    DOMAIN_SINGLE_LABEL = fail "domain-single-label";
    /// No name that DNS can hold.
    DOMAIN_SYNTAX = fail "domain-syntax" cites "RFC 5890, section 2.3.1";
    /// Anybody can register a name below it.
    DOMAIN_PUBLIC_SUFFIX = fail "domain-public-suffix" cites "Public Suffix List, publicsuffix.org";
    /// It ends in no suffix of the public DNS.
    DOMAIN_SUFFIX_UNKNOWN = warn "domain-suffix-unknown" cites "Public Suffix List, publicsuffix.org";
    /// It has letters beyond ASCII.
    DOMAIN_INTERNATIONAL = note "domain-international" cites "RFC 5890, section 2.3.2.1";
    /// One label mixes letters of alphabets that look alike.
    DOMAIN_MIXED_SCRIPT = warn "domain-mixed-script" cites "Unicode Technical Standard 39, section 5.1";
    /// It stands in the list twice.
    DOMAIN_DUPLICATE = warn "domain-duplicate";
    /// No e-mail address.
    BREAK_GLASS_SYNTAX = fail "break-glass-syntax" cites "RFC 5321, section 4.1.2";
    /// Its domain is not among the associated ones.
    BREAK_GLASS_NOT_ASSOCIATED = fail "break-glass-not-associated";
    /// It stands in the list twice.
    BREAK_GLASS_DUPLICATE = warn "break-glass-duplicate";
}

/// Judges domains and break-glass addresses. An empty list is no matter of this judge.
#[must_use]
pub fn judge(observation: &Observation) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut domains: Vec<Domain> = Vec::new();
    for entered in &observation.domains {
        match Domain::parse(entered) {
            Err(error) => findings.push(about_domain(refused(&error), entered)),
            Ok(domain) if domains.contains(&domain) => {
                findings.push(about_domain(&DOMAIN_DUPLICATE, entered))
            }
            Ok(domain) => {
                findings.extend(one(&domain));
                domains.push(domain);
            }
        }
    }
    let mut emails: Vec<Email> = Vec::new();
    for entered in &observation.break_glass {
        let about = |fault: &'static Fault| {
            fault
                .found()
                .field(Field::BreakGlassEmails)
                .received(entered)
        };
        match Email::parse(entered) {
            Err(error) => {
                findings.push(about(&BREAK_GLASS_SYNTAX).detail("reason", error.to_string()))
            }
            Ok(email) if emails.contains(&email) => findings.push(about(&BREAK_GLASS_DUPLICATE)),
            Ok(email) => {
                if !domains.iter().any(|d| email.domain().is_within(d)) {
                    let listed: Vec<_> = domains.iter().map(Domain::as_str).collect();
                    findings.push(about(&BREAK_GLASS_NOT_ASSOCIATED).expected(listed.join(", ")));
                }
                emails.push(email);
            }
        }
    }
    let nothing_wrong = findings.iter().all(|f| f.fault.grade <= Grade::Note);
    if nothing_wrong && !domains.is_empty() {
        findings.push(
            DOMAINS_ACCEPTED
                .found()
                .field(Field::AssociatedDomains)
                .detail("count", domains.len().to_string()),
        );
    }
    findings
}

fn about_domain(fault: &'static Fault, entered: &str) -> Finding {
    fault
        .found()
        .field(Field::AssociatedDomains)
        .received(entered)
}

fn refused(error: &DomainError) -> &'static Fault {
    match error {
        DomainError::Address => &DOMAIN_IS_ADDRESS,
        DomainError::Wildcard => &DOMAIN_WILDCARD,
        DomainError::IpAddress => &DOMAIN_IS_IP_ADDRESS,
        DomainError::SingleLabel => &DOMAIN_SINGLE_LABEL,
        DomainError::Bounds(_) | DomainError::Label => &DOMAIN_SYNTAX,
    }
}

fn one(domain: &Domain) -> Vec<Finding> {
    let mut findings = Vec::new();
    let name = domain.as_str();
    let readable = domain.unicode();
    match psl::suffix(name.as_bytes()) {
        Some(suffix) if !suffix.is_known() => findings.push(
            about_domain(&DOMAIN_SUFFIX_UNKNOWN, name)
                .detail("suffix", String::from_utf8_lossy(suffix.as_bytes())),
        ),
        Some(suffix) if suffix.as_bytes() == name.as_bytes() => {
            findings.push(about_domain(&DOMAIN_PUBLIC_SUFFIX, name));
        }
        _ => {}
    }
    if readable.split('.').any(mixes_scripts) {
        findings.push(about_domain(&DOMAIN_MIXED_SCRIPT, name).detail("readable", &readable));
    } else if readable != name {
        findings.push(about_domain(&DOMAIN_INTERNATIONAL, name).detail("readable", &readable));
    }
    findings
}

/// Latin, Greek and Cyrillic have letters that cannot be told apart; a word of two of them is
/// hardly ever one that somebody meant to write.
fn mixes_scripts(label: &str) -> bool {
    let script = |c: char| match c {
        'a'..='z' | '\u{df}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some('L'),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some('G'),
        '\u{400}'..='\u{52f}' => Some('C'),
        _ => None,
    };
    let mut seen = label.chars().filter_map(script);
    seen.next()
        .is_some_and(|first| seen.any(|next| next != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(domains: &[&str], break_glass: &[&str]) -> Vec<&'static str> {
        let texts = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect();
        let observation = Observation {
            domains: texts(domains),
            break_glass: texts(break_glass),
        };
        judge(&observation).iter().map(|f| f.fault.id).collect()
    }

    #[test]
    fn good_domains_pass() {
        assert_eq!(
            found(
                &["acme.com", "acme.co.uk"],
                &["root@acme.com", "root@eu.acme.com"]
            ),
            ["domains-accepted"]
        );
        assert!(found(&[], &[]).is_empty());
    }

    #[test]
    fn everything_is_told_at_once() {
        let ids = found(
            &[
                "https://acme.com",
                "*.acme.com",
                "192.0.2.1",
                "intranet",
                "a..b",
                "co.uk",
                "github.io",
                "acme.local",
            ],
            &["root", "root@other.com"],
        );
        assert_eq!(
            ids,
            [
                "domain-is-address",
                "domain-wildcard",
                "domain-is-ip-address",
                "domain-single-label",
                "domain-syntax",
                "domain-public-suffix",
                "domain-public-suffix",
                "domain-suffix-unknown",
                "break-glass-syntax",
                "break-glass-not-associated",
            ]
        );
    }

    #[test]
    fn the_same_domain_in_another_form_is_a_duplicate() {
        assert_eq!(
            found(&["bücher.de", "XN--BCHER-KVA.DE."], &[]),
            ["domain-international", "domain-duplicate"]
        );
        assert_eq!(
            found(&["acme.com"], &["a@acme.com", "a@ACME.com"]),
            ["break-glass-duplicate"]
        );
    }

    #[test]
    fn letters_that_look_alike_are_told() {
        // The second letter is Cyrillic.
        assert_eq!(found(&["p\u{430}ypal.com"], &[]), ["domain-mixed-script"]);
        assert_eq!(
            found(&["пример.com"], &[]),
            ["domain-international", "domains-accepted"]
        );
    }

    #[test]
    fn a_break_glass_address_on_a_namesake_does_not_count() {
        assert_eq!(
            found(&["acme.com"], &["root@notacme.com"]),
            ["break-glass-not-associated"]
        );
    }
}
