// npm's oidc-provider on a free loopback port:  node op.mjs [OPTIONS]
//
// OPTIONS is a JSON object: `alg`, by which ID tokens are signed (RS256, which is always offered); `methods`,
// the client authentication methods (client_secret_basic, client_secret_post, none); `revocation`,
// whether the revocation endpoint is offered (true); `claimsInIdToken`, whether the ID token has the
// e-mail address too, and not userinfo alone (false).
//
// How the tests talk with it: its first line on standard output is {"issuer": …}. Each line on its
// standard input is one more redirect address, taken down for every web client as an admin would,
// and answered with {"registered": …}. It ends when its standard input does.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const {
  alg = 'RS256',
  methods = ['client_secret_basic', 'client_secret_post', 'none'],
  revocation = true,
  claimsInIdToken = false,
} = JSON.parse(process.argv[2] ?? '{}');

// Standard output belongs to the tests.
console.info = console.error;
const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

// As text, and read again below: Node 20 may hang for good where a key that it has just generated is
// exported as JWK, as both hold one lock when it tidies up in between (`KeyPairGenConfig`).
const encoded = {
  publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};
const pairs = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048, ...encoded }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048, ...encoded }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256', ...encoded }),
  EdDSA: () => generateKeyPairSync('ed25519', encoded),
};
const offered = [...new Set([alg, 'RS256'])];
const signingKey = (kind) => ({
  ...createPrivateKey(pairs[kind]().privateKey).export({ format: 'jwk' }), kid: `kid-${kind}`, use: 'sig', alg: kind,
});

const people = {
  alice: { name: 'Alice Doe', email: 'alice@example.com', email_verified: true },
  bob: { name: 'Bob Ray', email: 'bob@example.com', email_verified: false },
  nomail: { name: 'No Mail' },
};

const web = (client_id, client_secret, token_endpoint_auth_method = 'client_secret_basic') => ({
  client_id,
  client_secret,
  token_endpoint_auth_method,
  redirect_uris: ['https://app.example.com/callback'],
});
const clients = [
  web('web-basic', 'basic-secret'),
  web('web-post', 'post-secret', 'client_secret_post'),
  web('odd:id+1', 'se%cr+et:/&=~'),
  // Form-encoded or not, this secret is sent differently (RFC 6749, section 2.3.1).
  web('percent', 'pa%41ss+word'),
  {
    client_id: 'native',
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
  },
  {
    client_id: 'device',
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    response_types: [],
    redirect_uris: [],
  },
].filter((client) => methods.includes(client.token_endpoint_auth_method));

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients,
    clientAuthMethods: methods,
    clientDefaults: { id_token_signed_response_alg: alg },
    enabledJWA: { idTokenSigningAlgValues: offered },
    jwks: { keys: offered.map(signingKey) },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !claimsInIdToken,
    features: {
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: revocation },
    },
    ttl: {
      AccessToken: 600, AuthorizationCode: 60, DeviceCode: 300, Grant: 600, IdToken: 600, Interaction: 600, Session: 600,
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  provider.on('server_error', (_, error) => console.error(error));

  const registered = new Set();
  const { redirectUriAllowed } = provider.Client.prototype;
  provider.Client.prototype.redirectUriAllowed = function allowed(uri) {
    return redirectUriAllowed.call(this, uri) || (this.applicationType === 'web' && registered.has(uri));
  };
  createInterface({ input: process.stdin })
    .on('line', (uri) => {
      registered.add(uri);
      tell({ registered: uri });
    })
    .on('close', () => process.exit());

  server.on('request', provider.callback());
  tell({ issuer });
});
