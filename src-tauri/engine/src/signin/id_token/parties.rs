//! Judges from whom the token is, for whom, and in answer to what.

use super::{
    AUTH0_CUSTOM_DOMAIN_ISSUER, ENTRA_B2C_TFP_ISSUER, ENTRA_V1_ISSUER_VS_V2,
    GOOGLE_ISSUER_WITHOUT_SCHEME, IDTOKEN_AUD_ARRAY_AZP, IDTOKEN_AUD_MISMATCH, IDTOKEN_AUD_SEVERAL,
    IDTOKEN_AZP_MISMATCH, IDTOKEN_ISS_MISMATCH, IDTOKEN_NONCE_MISMATCH, IDTOKEN_NONCE_MISSING,
    OKTA_ORG_VS_DEFAULT_ISSUER,
};
use crate::finding::{Fault, Field, Finding};
use crate::provider::Provider;
use crate::signin::issuer::{self, Likeness};
use crate::signin::observation::{Asked, IdTokenFacts};
use serde_json::Value;

/// `iss` against the discovered issuer.
pub(super) fn issuer_of(token: &IdTokenFacts, asked: &Asked) -> Option<Finding> {
    let iss = token.text("iss")?;
    let provider = asked.provider.as_deref().and_then(Provider::find);
    let id = provider.map(|p| p.id.as_str());
    let host = |text: &str| {
        url::Url::parse(text)
            .ok()
            .and_then(|u| Some(Provider::of_host(u.host_str()?)?.id.clone()))
    };
    let fault: &'static Fault =
        match issuer::compare(&asked.issuer, iss, token.text("tid"), provider) {
            Likeness::Same | Likeness::OfTemplate => return None,
            Likeness::WithoutScheme if id == Some("google") => &GOOGLE_ISSUER_WITHOUT_SCHEME,
            Likeness::Legacy => &ENTRA_V1_ISSUER_VS_V2,
            Likeness::OtherPath if id == Some("okta") => &OKTA_ORG_VS_DEFAULT_ISSUER,
            Likeness::OtherPath if id == Some("entra-b2c") => &ENTRA_B2C_TFP_ISSUER,
            Likeness::Other if id == Some("auth0") || host(iss).as_deref() == Some("auth0") => {
                &AUTH0_CUSTOM_DOMAIN_ISSUER
            }
            _ => &IDTOKEN_ISS_MISMATCH,
        };
    Some(
        fault
            .found()
            .field(Field::Authority)
            .expected(&asked.issuer)
            .received(iss),
    )
}

/// `aud` and `azp` against the client.
pub(super) fn audience(token: &IdTokenFacts, asked: &Asked) -> Vec<Finding> {
    let mut findings = Vec::new();
    let client = asked.client_id.as_str();
    let audiences: Vec<&str> = match token.claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let azp = token.text("azp");
    if token.claims.contains_key("aud") && !audiences.contains(&client) {
        let finding = IDTOKEN_AUD_MISMATCH
            .found()
            .field(Field::ClientId)
            .expected(client);
        findings.push(finding.received(audiences.join(", ")));
    } else if audiences.iter().any(|a| *a != client) {
        let fault = if azp == Some(client) {
            &IDTOKEN_AUD_SEVERAL
        } else {
            &IDTOKEN_AUD_ARRAY_AZP
        };
        findings.push(
            fault
                .found()
                .expected(client)
                .received(audiences.join(", "))
                .detail("azp", azp.unwrap_or("absent")),
        );
    }
    if let Some(azp) = azp.filter(|azp| *azp != client) {
        findings.push(
            IDTOKEN_AZP_MISMATCH
                .found()
                .field(Field::ClientId)
                .expected(client)
                .received(azp),
        );
    }
    findings
}

/// `nonce` against what was sent.
pub(super) fn nonce(token: &IdTokenFacts, asked: &Asked) -> Option<Finding> {
    let sent = asked.nonce.as_deref()?;
    match token.text("nonce") {
        None => Some(IDTOKEN_NONCE_MISSING.found()),
        Some(received) if received == sent => None,
        Some(received) => Some(
            IDTOKEN_NONCE_MISMATCH
                .found()
                .expected(sent)
                .received(received),
        ),
    }
}
