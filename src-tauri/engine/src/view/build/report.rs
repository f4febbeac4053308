//! A kept report, judged anew.

use super::findings::{self, Observed};
use super::{claims, hops, parameters};
use crate::ports::StoredReport;
use crate::view::{FoundView, ReportView};
use crate::words::Words;

/// A kept report as it is shown now: its observation is judged again, so that it speaks the language
/// of `words` and knows what the judges have learnt since. Where the observation cannot be read, as
/// with one of an older version, what was found then is shown as it was. `current` says that it is
/// about the values that the draft has now.
#[must_use]
pub fn report_view(stored: &StoredReport, current: bool, words: &Words) -> ReportView {
    let observed = Observed::read(stored.subject, &stored.document);
    let kept = findings::kept(&stored.document);
    let (proof, findings): (_, Vec<FoundView>) = match &observed {
        Some(observed) => {
            let (proof, found) = observed.judge();
            (proof, findings::anew(&found, kept, words))
        }
        None => (None, kept.into_iter().map(FoundView::placed).collect()),
    };
    let sign_in = match &observed {
        Some(Observed::SignIn(seen)) => Some(&seen.sign_in),
        _ => None,
    };
    let worst = findings.iter().map(|f| f.finding.grade).max();
    let took_ms = stored.document.get("took_ms");
    ReportView {
        subject: stored.subject,
        at: stored.at,
        verdict: worst.map_or(stored.verdict, Into::into),
        proof: proof.or(stored.proof),
        current,
        took_ms: took_ms
            .and_then(serde_json::Value::as_u64)
            .unwrap_or_default(),
        findings,
        layers: observed
            .as_ref()
            .map(|o| o.layers(words))
            .unwrap_or_default(),
        hops: sign_in
            .map(|s| hops::of_sign_in(s, words))
            .unwrap_or_default(),
        claims: sign_in
            .map(|s| claims::of_claims(s, words))
            .unwrap_or_default(),
        asked: sign_in
            .map(|s| parameters::asked(s, words))
            .unwrap_or_default(),
        returned: sign_in
            .map(|s| parameters::returned(s, words))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
