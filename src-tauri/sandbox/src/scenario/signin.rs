//! Faults between the authorization request and the claims.

use axum::http::{HeaderValue, StatusCode};
use serde_json::json;

use super::Scenario;
use super::replies::{html, json as json_answer, set, shift};
use crate::provider::clients::ClientAuth;
use crate::provider::keys::Signing;
use crate::provider::pages::error_page;
use crate::provider::settings::{BasicReading, Document, Place, ResponseMode};
use crate::provider::userinfo::refusal;

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "authorize-access-denied",
        title: "The provider answers access_denied, whoever signs in.",
        change: |s| {
            s.provider.edit_callback(|answer, _| {
                set(answer, "code", None);
                set(answer, "error", Some("access_denied"));
            })
        },
    },
    Scenario {
        id: "authorize-form-post-on-loopback",
        title: "The browser comes back by POST.",
        change: |s| s.provider.response_mode = Some(ResponseMode::FormPost),
    },
    Scenario {
        id: "authorize-iss-mixup",
        title: "The browser comes back with another issuer.",
        change: |s| {
            s.provider.edit_callback(|answer, site| {
                set(answer, "iss", Some(&site.other_base));
            })
        },
    },
    Scenario {
        id: "authorize-state-mismatch",
        title: "The browser comes back with another state.",
        change: |s| {
            s.provider
                .edit_callback(|answer, _| set(answer, "state", Some("somebody-elses-state")))
        },
    },
    Scenario {
        id: "redirect-uri-mismatch-generic",
        title: "The redirect address is not registered, so the browser stays at an error page.",
        change: |s| {
            s.provider.answer_instead(Place::Authorize, |_| {
                error_page("The redirect_uri of the request is not registered for this client.")
            })
        },
    },
    Scenario {
        id: "token-auth-method-mismatch",
        title: "Metadata lists several client authentication methods, and only client_secret_post works.",
        change: |s| {
            s.provider.client_auth = |registered| match registered {
                ClientAuth::Basic => ClientAuth::Post,
                other => other,
            }
        },
    },
    Scenario {
        id: "token-code-expired-or-used",
        title: "The code is refused as used or expired.",
        change: |s| {
            s.provider.answer_instead(Place::Token, |_| {
            json_answer(
                StatusCode::BAD_REQUEST,
                json!({ "error": "invalid_grant", "error_description": "the code has expired" }),
            )
        })
        },
    },
    Scenario {
        id: "token-html-or-non-json",
        title: "The token endpoint answers with a web page.",
        change: |s| {
            s.provider
                .answer_instead(Place::Token, |_| html(StatusCode::OK, "Welcome"))
        },
    },
    Scenario {
        id: "token-no-id-token",
        title: "The token response has no ID Token.",
        change: |s| {
            s.provider.edit(Document::TokenAnswer, |answer, _| {
                answer.remove("id_token");
            })
        },
    },
    Scenario {
        id: "token-secret-needs-urlencoding",
        title: "Credentials in the Basic header are read as they stand, and the secret has characters that encoding changes.",
        change: |s| {
            s.provider.basic = BasicReading::Raw;
            s.provider.secret_suffix = "+b/c%41:d";
        },
    },
    Scenario {
        id: "token-type-not-bearer",
        title: "The access token is of a kind that is not Bearer.",
        change: |s| {
            s.provider.edit(Document::TokenAnswer, |answer, _| {
                answer.insert("token_type".to_owned(), json!("DPoP"));
            })
        },
    },
    Scenario {
        id: "token-waf-looks-like-bad-secret",
        title: "A firewall in front of the token endpoint turns programs away.",
        change: |s| {
            s.provider.answer_instead(Place::Token, |_| {
                let mut answer = html(StatusCode::FORBIDDEN, "Checking your browser");
                answer
                    .headers_mut()
                    .insert("cf-mitigated", HeaderValue::from_static("challenge"));
                answer
            })
        },
    },
    Scenario {
        id: "idtoken-alg-hs256",
        title: "ID Tokens are signed with the client secret.",
        change: |s| s.provider.signing = Signing::ClientSecret,
    },
    Scenario {
        id: "idtoken-alg-none",
        title: "ID Tokens are not signed.",
        change: |s| s.provider.signing = Signing::Unsigned,
    },
    Scenario {
        id: "idtoken-aud-array-azp",
        title: "The audience of ID Tokens is a list, with the client as authorized party.",
        change: |s| {
            s.provider.edit(Document::IdTokenClaims, |claims, _| {
                if let Some(client) = claims.get("aud").cloned() {
                    claims.insert("aud".to_owned(), json!([client, "https://api.example.com"]));
                    claims.insert("azp".to_owned(), client);
                }
            })
        },
    },
    Scenario {
        id: "idtoken-aud-mismatch",
        title: "ID Tokens are for another client.",
        change: |s| {
            s.provider.edit(Document::IdTokenClaims, |claims, _| {
                claims.insert("aud".to_owned(), json!("somebody-else"));
            })
        },
    },
    Scenario {
        id: "idtoken-bad-signature",
        title: "The signature of ID Tokens is not right.",
        change: |s| s.provider.signing = Signing::Broken,
    },
    Scenario {
        id: "idtoken-iat-future",
        title: "ID Tokens come from a clock that is five minutes ahead.",
        change: |s| {
            s.provider.edit(Document::IdTokenClaims, |claims, _| {
                for time in ["iat", "exp", "auth_time"] {
                    shift(claims, time, 300);
                }
            })
        },
    },
    Scenario {
        id: "idtoken-nonce-missing",
        title: "ID Tokens lack the nonce.",
        change: |s| {
            s.provider.edit(Document::IdTokenClaims, |claims, _| {
                claims.remove("nonce");
            })
        },
    },
    Scenario {
        id: "claims-email-missing",
        title: "No e-mail address comes, neither in the ID Token nor from userinfo.",
        change: |s| {
            for document in [Document::IdTokenClaims, Document::Userinfo] {
                s.provider.edit(document, |claims, _| {
                    claims.remove("email");
                    claims.remove("email_verified");
                });
            }
        },
    },
    Scenario {
        id: "claims-email-verified-absent",
        title: "Nothing says whether the e-mail address is verified.",
        change: |s| {
            for document in [Document::IdTokenClaims, Document::Userinfo] {
                s.provider.edit(document, |claims, _| {
                    claims.remove("email_verified");
                });
            }
        },
    },
    Scenario {
        id: "claims-email-verified-false",
        title: "The e-mail address is not verified.",
        change: |s| {
            for document in [Document::IdTokenClaims, Document::Userinfo] {
                s.provider.edit(document, |claims, _| {
                    claims.insert("email_verified".to_owned(), json!(false));
                });
            }
        },
    },
    Scenario {
        id: "claims-email-verified-string",
        title: "Whether the e-mail address is verified comes as text.",
        change: |s| {
            for document in [Document::IdTokenClaims, Document::Userinfo] {
                s.provider.edit(document, |claims, _| {
                    claims.insert("email_verified".to_owned(), json!("true"));
                });
            }
        },
    },
    Scenario {
        id: "userinfo-401-403",
        title: "Userinfo refuses the access token that was just issued.",
        change: |s| {
            s.provider.answer_instead(Place::Userinfo, |_| {
                refusal(StatusCode::FORBIDDEN, "Bearer error=\"insufficient_scope\"")
            })
        },
    },
    Scenario {
        id: "userinfo-sub-mismatch",
        title: "Userinfo is about somebody else than the ID Token.",
        change: |s| {
            s.provider.edit(Document::Userinfo, |claims, _| {
                claims.insert("sub".to_owned(), json!("somebody-else"));
            })
        },
    },
    Scenario {
        id: "adfs-userinfo-only-sub",
        title: "Userinfo has nothing but the subject.",
        change: |s| {
            s.provider.edit(Document::Userinfo, |claims, _| {
                claims.retain(|name, _| name == "sub");
            })
        },
    },
    Scenario {
        id: "okta-thin-id-token",
        title: "The e-mail address is at userinfo only.",
        change: |s| {
            s.provider.edit(Document::IdTokenClaims, |claims, _| {
                claims.remove("email");
                claims.remove("email_verified");
            })
        },
    },
];
