//! Judges the discovery document: the answer that carried it, then field by field, all at once.

mod answer;
mod document;

pub use answer::{judge_answer, judge_way};
pub use document::{judge_document, judge_endpoints, parse};

use crate::faults;
use crate::finding::{Field, Finding};
use crate::json;

faults! {
    /// Every field needed is there and right.
    DISCOVERY_READABLE = pass "discovery-readable" cites "OpenID Connect Discovery 1.0, section 3";
    /// 401 or 403.
    DISCOVERY_401_403 = fail "discovery-401-403" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// 404.
    DISCOVERY_404 = fail "discovery-404" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// Another status that is no success.
    DISCOVERY_STATUS = fail "discovery-status" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// A page instead of the document.
    DISCOVERY_HTML = fail "discovery-html" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// A page of something on the way instead of the document.
    NETWORK_PROXY_BLOCKED_PAGE = fail "network-proxy-blocked-page";
    /// No JSON.
    DISCOVERY_INVALID_JSON = fail "discovery-invalid-json" cites "RFC 8259, section 2";
    /// A member stands twice.
    DISCOVERY_DUPLICATE_FIELD = warn "discovery-duplicate-field" cites "RFC 8259, section 4";
    /// Another media type than JSON.
    DISCOVERY_JSON_WRONG_CONTENT_TYPE = warn "discovery-json-wrong-content-type" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Larger than anything real.
    DISCOVERY_OVERSIZED = fail "discovery-oversized";
    /// In an encoding that was not asked for.
    DISCOVERY_ENCODING = fail "discovery-encoding" cites "RFC 9110, section 12.5.3";
    /// Redirected, and followed.
    DISCOVERY_REDIRECT = warn "discovery-redirect" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Redirected to another host, and followed.
    DISCOVERY_CROSS_HOST_REDIRECT = warn "discovery-cross-host-redirect" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Redirected where nobody may follow.
    DISCOVERY_REDIRECT_NOT_FOLLOWED = fail "discovery-redirect-not-followed";
    /// A field that sign-in needs is absent.
    DISCOVERY_MISSING_REQUIRED_FIELD = fail "discovery-missing-required-field" cites "OpenID Connect Discovery 1.0, section 3";
    /// No userinfo endpoint, so that every claim must be in the ID Token.
    DISCOVERY_NO_USERINFO = warn "discovery-no-userinfo" cites "OpenID Connect Discovery 1.0, section 3";
    /// A list that the specification recommends is absent.
    DISCOVERY_MISSING_RECOMMENDED_FIELD = note "discovery-missing-recommended-field" cites "OpenID Connect Discovery 1.0, section 3";
    /// A field has another type.
    DISCOVERY_FIELD_TYPE = fail "discovery-field-type" cites "OpenID Connect Discovery 1.0, section 3";
    /// An endpoint is no absolute address.
    DISCOVERY_FIELD_NO_ADDRESS = fail "discovery-field-no-address" cites "OpenID Connect Discovery 1.0, section 3";
    /// An endpoint is plain http, or on a host that only the inside knows.
    DISCOVERY_ENDPOINTS_HTTP_OR_INTERNAL = fail "discovery-endpoints-http-or-internal" cites "OpenID Connect Discovery 1.0, section 3";
    /// Endpoints stand on another host than the issuer.
    DISCOVERY_ENDPOINTS_ELSEWHERE = note "discovery-endpoints-elsewhere";
    /// The same, where the provider is known for it.
    COGNITO_ENDPOINTS_ON_OTHER_HOST = note "cognito-endpoints-on-other-host";
    /// The code flow is not offered.
    DISCOVERY_NO_CODE_FLOW = fail "discovery-no-code-flow" cites "OpenID Connect Discovery 1.0, section 3";
    /// PKCE is not mentioned.
    DISCOVERY_PKCE_NOT_ADVERTISED = note "discovery-pkce-not-advertised" cites "RFC 8414, section 2";
    /// PKCE is mentioned, without S256.
    DISCOVERY_PKCE_WITHOUT_S256 = warn "discovery-pkce-without-s256" cites "RFC 7636, section 4.2";
    /// The scope `openid` is not among those listed.
    DISCOVERY_SCOPE_OPENID_MISSING = warn "discovery-scope-openid-missing" cites "OpenID Connect Discovery 1.0, section 3";
    /// RS256 is not among the algorithms.
    DISCOVERY_NO_RS256 = warn "discovery-no-rs256" cites "OpenID Connect Discovery 1.0, section 3";
    /// Unsigned ID Tokens only.
    DISCOVERY_ALG_NONE_ONLY = fail "discovery-alg-none-only" cites "OpenID Connect Core 1.0, section 2";
    /// No client authentication method that a shared secret can serve.
    DISCOVERY_NO_SECRET_METHOD = note "discovery-no-secret-method" cites "OpenID Connect Core 1.0, section 9";
}
