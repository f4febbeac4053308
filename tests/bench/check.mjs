// Discovery and keys with npm's openid-client: what `latchkey check` is measured against.
// Usage: node check.mjs ISSUER
import { createRemoteJWKSet } from "jose";
import { discovery } from "openid-client";

const [issuer] = process.argv.slice(2);
const provider = (await discovery(new URL(issuer), "bench")).serverMetadata();
// openid-client asks for the keys only when a token is there; its own dependency loads them.
const keys = createRemoteJWKSet(new URL(provider.jwks_uri));
await keys.reload();
if (keys.jwks().keys.length === 0) throw new Error("no keys");
