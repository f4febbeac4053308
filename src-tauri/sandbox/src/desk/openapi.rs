//! The desk's API as an OpenAPI 3.1 document: the schemas come from the types of
//! [`super::model`], the paths stand here beside them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::model::{
    Answer, NewSetupLink, ProblemDetails, RequestStatus, SetupDocument, SetupLink, SetupLinks,
    TenantRequest,
};

/// The OpenAPI 3.1 document of the desk's API.
pub fn openapi() -> Value {
    // OpenAPI 3.1 takes JSON Schema 2020-12, with named schemas in its own place.
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut taken = settings.clone().for_deserialize().into_generator();
    let request = reference::<TenantRequest>(&mut taken);
    let answer = reference::<Answer>(&mut taken);
    let new_link = reference::<NewSetupLink>(&mut taken);
    let mut given = settings.for_serialize().into_generator();
    let status = reference::<RequestStatus>(&mut given);
    let problem = reference::<ProblemDetails>(&mut given);
    let link = reference::<SetupLink>(&mut given);
    let links = reference::<SetupLinks>(&mut given);
    let document = reference::<SetupDocument>(&mut given);
    let mut schemas = taken.take_definitions(true);
    schemas.extend(given.take_definitions(true));

    let json_body = |schema: &Value| json!({ "application/json": { "schema": schema } });
    let accepted =
        |description: &str| json!({ "description": description, "content": json_body(&status) });
    let refused = |description: &str| {
        json!({
            "description": description,
            "content": { "application/problem+json": { "schema": problem } },
        })
    };
    let wait = |description: &str| {
        json!({
            "description": description,
            "headers": {
                "Retry-After": {
                    "description": "Seconds to wait before the same request is sent again.",
                    "schema": { "type": "integer", "minimum": 0 },
                },
            },
            "content": { "application/problem+json": { "schema": problem } },
        })
    };
    let id = json!({
        "name": "id", "in": "path", "required": true,
        "description": "The desk's id of the request.",
        "schema": { "type": "string" },
    });
    let key = json!({
        "name": "Idempotency-Key", "in": "header", "required": true,
        "description": "A value that is new for each thing to be done and the same for every \
                        attempt at it. The same key with the same body is answered as it was the first time.",
        "schema": { "type": "string", "minLength": 1, "maxLength": 255 },
    });
    let unauthorized = refused("No valid bearer token.");
    let unavailable = refused("The desk is not available; the same request may be sent again.");
    let too_many = wait("Too many requests.");
    let unknown = refused("No request has this id.");
    let link_id = json!({
        "name": "id", "in": "path", "required": true,
        "description": "The desk's id of the link.",
        "schema": { "type": "string" },
    });
    let unknown_link = refused("No set-up link has this id.");

    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tenant requests",
            "version": "1",
            "description": "Ask a service for a single sign-on tenant, and follow the request until people can sign in. Hand presets for it to an admin by a link that ends and can be revoked.",
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "bearer": [] }],
        "paths": {
            "/requests": {
                "post": {
                    "operationId": "submitRequest",
                    "summary": "Submit a tenant request.",
                    "parameters": [key],
                    "requestBody": { "required": true, "content": json_body(&request) },
                    "responses": {
                        "201": {
                            "description": "Taken in, now or at an earlier attempt with the same key.",
                            "headers": {
                                "Location": {
                                    "description": "Where the request can be followed.",
                                    "schema": { "type": "string", "format": "uri-reference" },
                                },
                            },
                            "content": json_body(&status),
                        },
                        "400": refused("No idempotency key, or the body is not a JSON object."),
                        "401": unauthorized,
                        "409": refused("There is an open request for one of the domains: existing_request names it."),
                        "422": refused("Some fields are not accepted, each named in errors; or the key was used with another body."),
                        "429": too_many,
                        "5XX": unavailable,
                    },
                },
            },
            "/requests/{id}": {
                "get": {
                    "operationId": "getRequest",
                    "summary": "Follow a tenant request.",
                    "parameters": [id],
                    "responses": {
                        "200": accepted("How the request stands."),
                        "401": unauthorized,
                        "404": unknown,
                        "429": too_many,
                        "5XX": unavailable,
                    },
                },
            },
            "/requests/{id}/answers": {
                "post": {
                    "operationId": "answerQuestion",
                    "summary": "Answer the service's question.",
                    "parameters": [id, key],
                    "requestBody": { "required": true, "content": json_body(&answer) },
                    "responses": {
                        "200": accepted("The answer was taken, now or at an earlier attempt with the same key."),
                        "400": refused("No idempotency key, or the body is not an answer."),
                        "401": unauthorized,
                        "404": unknown,
                        "409": refused("The service has not asked anything."),
                        "422": refused("The key was used with another body."),
                        "429": too_many,
                        "5XX": unavailable,
                    },
                },
            },
            "/requests/{id}/withdraw": {
                "post": {
                    "operationId": "withdrawRequest",
                    "summary": "Take a tenant request back. Doing so again changes nothing.",
                    "parameters": [id],
                    "responses": {
                        "200": accepted("The request is withdrawn."),
                        "401": unauthorized,
                        "404": unknown,
                        "409": refused("The request has come to its end already."),
                        "429": too_many,
                        "5XX": unavailable,
                    },
                },
            },
            "/setup-links": {
                "post": {
                    "operationId": "issueSetupLink",
                    "summary": "Issue a set-up link.",
                    "requestBody": { "required": true, "content": json_body(&new_link) },
                    "responses": {
                        "201": {
                            "description": "Issued.",
                            "headers": {
                                "Location": {
                                    "description": "Where what it presets is read.",
                                    "schema": { "type": "string", "format": "uri-reference" },
                                },
                            },
                            "content": json_body(&link),
                        },
                        "400": refused("The body is not a set-up link to be issued."),
                        "401": unauthorized,
                    },
                },
                "get": {
                    "operationId": "listSetupLinks",
                    "summary": "List the set-up links that were issued.",
                    "responses": {
                        "200": {
                            "description": "All of them, oldest first.",
                            "content": json_body(&links),
                        },
                        "401": unauthorized,
                    },
                },
            },
            "/setup-links/{id}": {
                "get": {
                    "operationId": "readSetupLink",
                    "summary": "Read what a set-up link presets. Whoever has the link may.",
                    "security": [],
                    "parameters": [link_id],
                    "responses": {
                        "200": {
                            "description": "What it presets. The address of the desk is on the host that was asked.",
                            "content": json_body(&document),
                        },
                        "404": unknown_link,
                        "410": refused("The link has ended (setup-link-expired) or was revoked (setup-link-revoked)."),
                    },
                },
            },
            "/setup-links/{id}/revoke": {
                "post": {
                    "operationId": "revokeSetupLink",
                    "summary": "Revoke a set-up link. Doing so again changes nothing.",
                    "parameters": [link_id],
                    "responses": {
                        "200": { "description": "It is revoked.", "content": json_body(&link) },
                        "401": unauthorized,
                        "404": unknown_link,
                    },
                },
            },
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token from the service's console.",
                },
            },
        },
    })
}

fn reference<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}
