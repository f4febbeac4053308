//! Faults between the authority that was pasted and the published keys.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use super::Scenario;
use super::replies::{each_key, html, json, oversized, redirect, relabelled, set, trickle};
use crate::provider::discovery;
use crate::provider::keys::Signing;
use crate::provider::settings::{Document, Place};

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        id: "network-slow-or-hung",
        title: "The discovery document trickles in and never ends.",
        change: |s| s.provider.answer_instead(Place::Discovery, |_| trickle()),
    },
    Scenario {
        id: "tls-cert-expired",
        title: "The provider's certificate has expired.",
        change: |s| s.tls.get_or_insert_default().expired = true,
    },
    Scenario {
        id: "tls-missing-intermediate",
        title: "The provider sends its certificate without the intermediate one.",
        change: |s| s.tls.get_or_insert_default().alone = true,
    },
    Scenario {
        id: "tls-name-mismatch",
        title: "The provider's certificate is for another name.",
        change: |s| s.tls.get_or_insert_default().other_name = true,
    },
    Scenario {
        id: "tls-private-ca",
        title: "The provider's certificate comes from a company's own authority.",
        change: |s| {
            s.tls.get_or_insert_default();
        },
    },
    Scenario {
        id: "discovery-401-403",
        title: "The discovery document is not given to everybody.",
        change: |s| {
            s.provider.answer_instead(Place::Discovery, |_| {
                html(StatusCode::FORBIDDEN, "Forbidden")
            })
        },
    },
    Scenario {
        id: "discovery-404",
        title: "There is no discovery document.",
        change: |s| {
            s.provider.answer_instead(Place::Discovery, |_| {
                json(StatusCode::NOT_FOUND, json!({ "error": "not_found" }))
            })
        },
    },
    Scenario {
        id: "discovery-cross-host-redirect",
        title: "The discovery document is given under another host name.",
        change: |s| {
            s.provider.answer_instead(Place::Discovery, |site| {
                redirect(&format!("{}{}", site.other_base, discovery::MOVED))
            })
        },
    },
    Scenario {
        id: "discovery-endpoints-http-or-internal",
        title: "Metadata gives an endpoint by a name that only the company's own network knows.",
        change: |s| {
            s.provider.edit(Document::Metadata, |metadata, _| {
                metadata.insert(
                    "token_endpoint".to_owned(),
                    json!("http://sso.internal:8080/token"),
                );
            })
        },
    },
    Scenario {
        id: "discovery-html",
        title: "A sign-in page comes where the discovery document is expected.",
        change: |s| {
            s.provider
                .answer_instead(Place::Discovery, |_| html(StatusCode::OK, "Please sign in"))
        },
    },
    Scenario {
        id: "discovery-invalid-json",
        title: "The discovery document breaks off in the middle.",
        change: |s| {
            s.provider.answer_instead(Place::Discovery, |site| {
                let broken = Response::new(Body::from(format!(
                    "{{\"issuer\": \"{}\", \"jwks_uri\":",
                    site.base
                )));
                relabelled(broken, "application/json")
            })
        },
    },
    Scenario {
        id: "discovery-json-wrong-content-type",
        title: "The discovery document is labelled as text.",
        change: |s| {
            s.provider
                .change_answer(Place::Discovery, |answer| relabelled(answer, "text/plain"))
        },
    },
    Scenario {
        id: "discovery-missing-required-field",
        title: "Metadata lacks jwks_uri.",
        change: |s| {
            s.provider.edit(Document::Metadata, |metadata, _| {
                metadata.remove("jwks_uri");
            })
        },
    },
    Scenario {
        id: "discovery-no-code-flow",
        title: "Metadata offers the implicit flow only.",
        change: |s| {
            s.provider.edit(Document::Metadata, |metadata, _| {
                metadata.insert("response_types_supported".to_owned(), json!(["id_token"]));
                metadata.insert("grant_types_supported".to_owned(), json!(["implicit"]));
            })
        },
    },
    Scenario {
        id: "discovery-oversized",
        title: "The discovery document goes on and on.",
        change: |s| s.provider.answer_instead(Place::Discovery, |_| oversized()),
    },
    Scenario {
        id: "discovery-pkce-not-advertised",
        title: "Metadata does not mention PKCE, although it works.",
        change: |s| {
            s.provider.edit(Document::Metadata, |metadata, _| {
                metadata.remove("code_challenge_methods_supported");
            })
        },
    },
    Scenario {
        id: "issuer-case-or-port",
        title: "The issuer differs from the authority in upper and lower case.",
        change: |s| {
            s.provider.authority_path = "/tenant";
            s.provider.issuer = |site| format!("{}/Tenant", site.base);
        },
    },
    Scenario {
        id: "issuer-host-mismatch",
        title: "The issuer is on another host than the authority.",
        change: |s| s.provider.issuer = |site| site.other_base.clone(),
    },
    Scenario {
        id: "issuer-trailing-slash",
        title: "The issuer ends in a slash and the authority does not.",
        change: |s| s.provider.issuer = |site| format!("{}/", site.base),
    },
    Scenario {
        id: "entra-common-template-issuer",
        title: "The issuer has {tenantid} where the tenant's id belongs.",
        change: |s| {
            s.provider.authority_path = "/common/v2.0";
            s.provider.issuer = |site| format!("{}/{{tenantid}}/v2.0", site.base);
            s.provider.edit(Document::Metadata, |metadata, _| {
                metadata.remove("authorization_response_iss_parameter_supported");
            });
            s.provider
                .edit_callback(|answer, _| set(answer, "iss", None));
            s.provider.edit(Document::IdTokenClaims, |claims, site| {
                let tenant = "3e1f8c52-7a0d-4c55-9d0e-52f1b4f6a9c1";
                claims.insert(
                    "iss".to_owned(),
                    json!(format!("{}/{tenant}/v2.0", site.base)),
                );
                claims.insert("tid".to_owned(), json!(tenant));
            });
        },
    },
    Scenario {
        id: "entra-b2c-issuer-without-policy",
        title: "The issuer leaves out the policy that stands in the authority.",
        change: |s| {
            s.provider.authority_path = "/contoso.onmicrosoft.com/signin/v2.0";
            s.provider.issuer = |site| {
                let tenant = "3e1f8c52-7a0d-4c55-9d0e-52f1b4f6a9c1";
                format!("{}/{tenant}/v2.0/", site.base)
            };
        },
    },
    Scenario {
        id: "jwks-empty",
        title: "No keys are published, and ID Tokens are signed with the client secret.",
        change: |s| {
            s.provider.edit(Document::KeySet, |set, _| {
                set.insert("keys".to_owned(), json!([]));
            });
            s.provider.signing = Signing::ClientSecret;
        },
    },
    Scenario {
        id: "jwks-enc-only",
        title: "All published keys are for encryption.",
        change: |s| {
            s.provider.edit(Document::KeySet, |set, _| {
                each_key(set, |key| {
                    key.insert("use".to_owned(), json!("enc"));
                });
            })
        },
    },
    Scenario {
        id: "jwks-fetch-fails",
        title: "The published keys cannot be fetched.",
        change: |s| {
            s.provider.answer_instead(Place::Keys, |_| {
                html(StatusCode::BAD_GATEWAY, "Bad gateway")
            })
        },
    },
    Scenario {
        id: "jwks-no-kid",
        title: "The published keys have no names.",
        change: |s| {
            s.provider.edit(Document::KeySet, |set, _| {
                each_key(set, |key| {
                    key.remove("kid");
                });
            })
        },
    },
    Scenario {
        id: "jwks-unknown-kid",
        title: "ID Tokens are signed with a key that is not published.",
        change: |s| {
            s.provider.edit(Document::KeySet, |set, _| {
                if let Some(keys) = set.get_mut("keys").and_then(Value::as_array_mut) {
                    keys.truncate(1);
                }
                each_key(set, |key| {
                    key.insert("kid".to_owned(), json!("last-year"));
                    // Another modulus of the same length stands for another RSA key.
                    if let Some(Value::String(modulus)) = key.get_mut("n") {
                        let tail = modulus.split_off(modulus.len().min(8));
                        *modulus = format!("sandboxk{tail}");
                    }
                });
            })
        },
    },
];
