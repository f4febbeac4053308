# The authority: address, transport, discovery, issuer, keys.

## Address

authority-understood = the authority was brought into its normal form
    .cause = { $change ->
        [spaces] Spaces around the address were removed.
        [scheme] The address had no scheme, or a mistyped one; https is used, or http for a name of this computer.
        [policy] The policy stood behind the question mark; it belongs into the path, or the authority is that of no policy.
        [tenant] A tenant was given; the provider's authority for it was built from it.
        [endpoint] The address of an endpoint was given; this is the authority above it.
        [query] What follows the question mark or the number sign is no part of an authority.
       *[host] The host is written in small letters and in ASCII, and without the port that goes without saying.
    }
    .fix = Use { $expected } as the authority everywhere.
authority-whitespace-or-quotes = { $value ->
        [client-id] the client id holds spaces, quotes or characters that cannot be seen
        [client-secret] the client secret holds spaces, quotes or characters that cannot be seen
       *[authority] the authority held quotes or characters that cannot be seen
    }
    .cause = { $value ->
        [client-id] Text copied from a mail, a chat or a PDF brings them along. The first of them is { $character }, { $where } the value.
        [client-secret] Text copied from a mail, a chat or a PDF brings them along. The first of them is { $character }, { $where } the value.
       *[authority] Text copied from a mail, a chat or a PDF brings them along. A product that takes the value as it is will not find the provider.
    }
    .fix = { $value ->
        [client-id] Copy the client id from the provider's console itself.
        [client-secret] Copy the secret from the provider's console itself; if a space or quote is really part of it, have a new one made.
       *[authority] Use { $expected }, without anything around it.
    }
authority-is-wellknown-url = the address of the discovery document was given instead of the authority
    .cause = Consoles show this address as "metadata" or "discovery"; products append /.well-known/openid-configuration themselves and would ask for it twice.
    .fix = Use the part before /.well-known: { $expected }.
authority-is-endpoint-url = this looks like the address of an endpoint, and no authority was found there or above
    .cause = { $received } looks like the address of an authorization, token or sign-in page. Neither it nor an address above it has a discovery document.
    .fix = Copy the issuer or authority from the provider's console; it is the address to which /.well-known/openid-configuration can be added.
authority-is-tenant-id = this is an id, and not an address
    .cause = { $received } may be the id of a tenant, but it does not say at which provider.
    .fix = { $face ->
        [window] Choose the provider in its step, such as Microsoft Entra ID for a Directory (tenant) ID, or enter the provider's issuer.
       *[line] Name the provider too, such as --provider entra for a Directory (tenant) ID of Microsoft Entra ID, or enter the provider's issuer.
    }
authority-unreadable = this is not an address
    .cause = { $received } cannot be read as an http or https address: { $problem }.
    .fix = Enter the provider's issuer, such as https://login.example.com/tenant.
authority-http-scheme = the authority is plain http
    .cause = OpenID Connect asks for https. Over http anybody on the way can replace keys and tokens, and most products refuse it.
    .fix = Use { $expected }, and set the provider's external address to https.
authority-http-loopback = the authority is plain http on this computer
    .cause = Nobody else is on the way. It is good for a trial; no service can reach it.

## The way to the host

dns-name-not-found = the name { $host } does not exist
    .cause = This computer's resolver knows no address for it. It is misspelt, or known only inside another network.
    .fix = Check the spelling; if it is an internal name, connect to the network or VPN that knows it. A service on the internet needs a public name.
dns-resolver-failed = the name { $host } could not be looked up
    .cause = The resolver did not answer: { $received }.
    .fix = Check this computer's network connection and DNS settings, then look again.
dns-split-horizon-private-address = { $host } leads to an address inside this network
    .cause = The name looks public, and here it resolves to { $received }. A service on the internet sees another address, or none.
    .fix = Publish the provider under this name for everybody, or use the product's on-premises connector. That it works on this computer proves nothing about the service.
dns-ipv6-only-broken = an IPv6 address of { $host } does not answer
    .cause = { $received } is published and could not be reached; IPv4 worked. Clients that try IPv6 only, or first and patiently, wait or fail.
    .fix = Put IPv6 right or remove the AAAA record; if only this computer is concerned, check its IPv6 route.
network-connection-refused = { $host } refuses the connection
    .cause = { $proxy ->
        [yes] The proxy could not be reached at { $tried }.
       *[no] Nothing listens at { $tried }, or a firewall rejects it.
    }
    .fix = Check the port and that the provider is running; allow outgoing connections to it.
network-unreachable = there is no way to { $host }
    .cause = No route from this computer leads to { $tried }: { $received }.
    .fix = Check the network connection, the VPN and the firewall.
network-timeout-drop = { $host } does not answer
    .cause = The connection to { $tried } was neither accepted nor refused. A firewall drops it, or the browser on this computer goes through a proxy that Latchkey was not told of.
    .fix = { $face ->
        [window] Enter the proxy in the settings
       *[line] Name the proxy with --proxy
    }, or allow outgoing connections to this host. If a browser here reaches it, compare its proxy settings.
network-slow-or-hung = { $host } was reached and did not answer in time
    .cause = The connection stood; at the layer { $stage } nothing came before the limit.
    .fix = Look at the provider's load and at devices that inspect traffic{ $face ->
        [window] , and look again to see whether it is slow or stuck.
       *[line] ; give more time with --timeout to see whether it is slow or stuck.
    }
network-closed = { $host } closed the connection too early
    .cause = At the layer { $stage }: { $received }.
    .fix = Look at the provider's log and at devices on the way, such as firewalls and load balancers, at this time.
network-not-http = { $host } does not speak HTTP at this port
    .cause = What came back is no HTTP answer: { $received }.
    .fix = Check the port. If it is the https port, the authority must begin with https.
network-head-too-large = { $host } sends more headers than any real server
    .cause = Reading stopped: { $received }.
    .fix = Look at what really answers there; a proxy that adds a header or cookie at every turn does this.
network-out-of-time = no time was left to ask { $host }
    .cause = What was asked before had used up the time for the whole run.
    .fix = Look at what was slow before it, or { $face ->
        [window] look again later.
       *[line] give more time with --timeout.
    }
network-proxy-blocked-page = a page of something on the way came instead of the provider's answer
    .cause = { $received }. A proxy or web filter answered in the place of { $url }.
    .fix = Ask the network team to allow the provider's host for this computer. If the service stands behind the same filter, it needs the same.
proxy-script-not-run = a script chooses this computer's proxies
    .cause = The system's settings name { $received }. Latchkey does not run such scripts, so a browser on this computer may take another way.
    .fix = If the provider can be reached by the browser and not by Latchkey, look up the proxy that the script chooses and { $face ->
        [window] enter it in the settings.
       *[line] name it with --proxy.
    }
proxy-used = the request went through the proxy { $received }
    .cause = { $source ->
        [given] It was named for this run.
       *[system] The environment or the system's settings name it.
    }
proxy-refused = the proxy refuses to connect to { $host }
    .cause = The proxy answered: { $received }.
    .fix = Ask the network team to allow { $host }. The service itself does not go through this proxy; only this computer is concerned.
proxy-authentication = the proxy wants a name and a password
    .cause = It answered 407 and Latchkey had none to give, or the wrong ones. Latchkey speaks Basic to a proxy, not NTLM or Kerberos.
    .fix = { $face ->
        [window] Set the proxy with its name and password in the system's settings or in HTTPS_PROXY
       *[line] Name the proxy with --proxy http://NAME:PASSWORD@HOST:PORT
    }, or ask for an exception for { $host }.
proxy-unsupported = this kind of proxy is not supported
    .cause = { $received }. Latchkey speaks to http proxies only.
    .fix = { $face ->
        [window] Enter an http proxy in the settings
       *[line] Name an http proxy with --proxy
    }, or run Latchkey where none is needed.

## TLS

tls-trusted = the certificate is trusted
    .cause = Vouched for by { $received }.
tls-cert-expired = { $when ->
        [future] the certificate's time has not come
       *[past] the certificate's time is over
    }
    .cause = { $subject } is valid { $received }; this computer's clock says { $expected }.
    .fix = Renew the certificate and install it on the provider. If several sites show this, put this computer's clock right.
tls-cert-expires-soon = the certificate ends within two weeks
    .cause = It ends { $received }.
    .fix = Renew it, and check that renewal is automatic: sign-in stops for everybody when it ends.
tls-name-mismatch = the certificate is for another name
    .cause = The host is { $expected }; the certificate names { $received }. A proxy's default certificate, a missing entry, or an address where a name should stand.
    .fix = Use a name that the certificate has, or have { $expected } added to it.
tls-missing-intermediate = the server sends its own certificate without the one between it and the root
    .cause = Only one certificate came, signed by { $received }. Browsers fetch the missing one by themselves; most services do not.
    .fix = Install the full chain on the provider or on the proxy before it (often called fullchain.pem).
tls-self-signed = the certificate is signed by itself
    .cause = { $received } vouches for itself; no service will trust it.
    .fix = Install a certificate of a public authority. For a trial on this computer, { $face ->
        [window] trust this one in the settings.
       *[line] give this one with --ca FILE.
    }
tls-private-ca = the certificate is signed by an authority that this computer does not trust
    .cause = { $received } is not among the trusted roots; { $sent } certificates were sent. It is a private authority, or a certificate between is missing.
    .fix = If it is your own authority, install its root in the system or { $face ->
        [window] add it in the settings
       *[line] give it with --ca FILE
    }. A service on the internet needs a certificate of a public authority.
tls-given-root = trusted only because its root was given for this run
    .cause = { $received } vouches for the certificate. It is not among this computer's roots, and not among the service's.
    .fix = Before going live, install a certificate of a public authority, or make sure that the service can be given this root.
tls-interception = a security product on the way opens the connection
    .cause = The certificate is signed by { $received }, not by the provider's own authority. The service's servers are not behind it and see another certificate.
    .fix = Nothing on the provider. If this computer refuses it, install the product's root here, or ask for an exception for { $host }.
tls-cert-refused = the certificate was refused
    .cause = { $received }.
    .fix = Install a certificate that is made for servers, is not revoked and is signed in a way still accepted (SHA-256 or better).
tls-old-version = no TLS version or cipher suite in common
    .cause = The server ended the handshake: { $received }. It offers only TLS 1.0 or 1.1, or only suites or curves that Latchkey does not have.
    .fix = Enable TLS 1.2 or 1.3 with ECDHE and AES-GCM on the provider or the load balancer.
tls-not-spoken = { $host } does not speak TLS at this port
    .cause = The answer to the handshake is no TLS: { $received }.
    .fix = Check the port; the provider may answer plain http there.
tls-failed = the TLS handshake failed
    .cause = { $received }.
    .fix = Look at the provider's TLS settings and at devices that inspect traffic. A server that asks for a client certificate also ends here; an authority must not.
tls-weak-key = a key of the certificates is smaller than is held safe
    .cause = { $subject } has { $received }; { $expected } or more is asked for today.
    .fix = Renew the certificate with a larger key.
tls-no-roots = this computer's trusted roots could not be loaded
    .cause = { $received }.
    .fix = Install the system's certificates (on Debian the package ca-certificates), or { $face ->
        [window] add roots in the settings.
       *[line] give roots with --ca FILE.
    }

## Discovery

discovery-readable = the discovery document is complete
discovery-401-403 = the discovery document is not given to this computer ({ $status })
    .cause = { $received }. A web application firewall, an address list or a region block stands before it; it often blocks whatever is no browser.
    .fix = Allow /.well-known/*, the keys and the token endpoint for programs, and for the service's addresses.
discovery-404 = there is no discovery document at this address
    .cause = { $provider ->
        [okta] { $received }. The org may have no authorization server of this name: "default" exists only with API Access Management.
        [keycloak] { $received }. The realm's name is case-sensitive, and since version 17 the path has no /auth.
        [entra] { $received }. The tenant or the version in the path is not known.
       *[other] { $received }. The tenant, realm or path is misspelt, or the provider has no discovery.
    }
    .fix = { $provider ->
        [okta] Use https://YOUR-ORG.okta.com, or copy the Issuer URI from Security > API > Authorization Servers.
        [keycloak] Use https://HOST/realms/REALM with the realm's name as Realm settings > General shows it.
        [entra] Use https://login.microsoftonline.com/TENANT-ID/v2.0 with the Directory (tenant) ID from App registrations > Overview.
       *[other] Copy the issuer from the provider's console. If there is no discovery, enter the endpoints by hand.
    }
discovery-status = the provider answered { $status } instead of the discovery document
    .cause = { $received }.
    .fix = { $provider ->
        [entra] Read the AADSTS number in the answer: 90002 means that the tenant does not exist in this cloud.
       *[other] Look at the provider's log at this time; then look again.
    }
discovery-html = a web page came instead of the discovery document
    .cause = { $received }. The path is wrong and an application answers for it, or a login wall stands before the provider.
    .fix = Correct the path, and exempt /.well-known/* and the keys from the login wall.
discovery-invalid-json = the discovery document is no JSON object
    .cause = { $problem ->
        [kind] It is a JSON { $received }.
       *[syntax] { $received }.
    }
    .fix = Serve the provider's own document unchanged; look for hand edits and for a proxy that cuts or rewrites it.
discovery-duplicate-field = the field { $name } stands twice in the discovery document
    .cause = Programs take the first or the last, and so do not agree on what it says.
    .fix = Serve the provider's own document unchanged.
discovery-json-wrong-content-type = the discovery document is not sent as application/json
    .cause = Its content type is "{ $received }"; strict clients refuse it.
    .fix = Set the type to application/json on the provider, or on the host or proxy that serves the file.
discovery-oversized = the discovery document is larger than any real one
    .cause = Reading stopped at 1 MiB.
    .fix = Look at what really answers at { $received }.
discovery-encoding = the discovery document is sent compressed although that was not asked for
    .cause = Its encoding is { $received }.
    .fix = Let the provider or the proxy before it respect Accept-Encoding.
discovery-redirect = { $what ->
        [keys] the keys are redirected
       *[discovery] the discovery document is redirected
    }
    .cause = { $expected } leads to { $received }. Services need not follow redirects.
    .fix = { $what ->
        [keys] Set jwks_uri to the address to which it leads.
       *[discovery] Use an authority under which the document is found directly.
    }
discovery-cross-host-redirect = { $what ->
        [keys] the keys are redirected to another host
       *[discovery] the discovery document is redirected to another host
    }
    .cause = { $expected } leads to { $received }. Services need not follow redirects, least of all to another host.
    .fix = { $what ->
        [keys] Set jwks_uri to the address to which it leads.
       *[discovery] Use the last host as authority, if the document's issuer names it.
    }
discovery-redirect-not-followed = { $what ->
        [keys] the keys are redirected where Latchkey does not follow
       *[discovery] the discovery document is redirected where Latchkey does not follow
    }
    .cause = { $why ->
        [many] There were more than five redirects, or they go in a circle.
        [downgrade] It leads to { $received }, which is not https.
       *[no-address] The redirect names no address.
    }
    .fix = { $what ->
        [keys] Set jwks_uri to the address at which the keys are.
       *[discovery] Use an authority under which the document is found directly.
    }
discovery-missing-required-field = { $name } is missing in the discovery document
    .cause = The specification requires it. The server may know OAuth only, or the document was made by hand.
    .fix = Enable OpenID Connect for the tenant or application, and serve the provider's own document.
discovery-no-userinfo = the discovery document names no userinfo endpoint
    .cause = { $expected } is missing. The specification recommends it.
    .fix = Without it every claim must be in the ID Token: set the provider to put the e-mail address there.
discovery-missing-recommended-field = { $name } is missing in the discovery document
    .cause = The specification recommends it. Sign-in does not need it; some products show it.
discovery-field-type = { $name } has the wrong type in the discovery document
    .cause = It must be { $expected } and is { $received }. Strict clients refuse the whole document for it.
    .fix = Serve the provider's own document unchanged, or report it to the provider's maker.
discovery-field-no-address = { $name } is no absolute address
    .cause = It is { $received }. Strict clients refuse the whole document for it.
    .fix = Put a full https address there, or leave the field out.
discovery-endpoints-http-or-internal = { $name } cannot be used from outside
    .cause = { $received } is plain http, or on a host that only the inside knows. The provider does not know the address under which it is seen.
    .fix = { $provider ->
        [keycloak] Start Keycloak with --hostname=https://PUBLIC-NAME and --proxy-headers=xforwarded.
       *[other] Set the provider's external address, and let the proxy before it send X-Forwarded-Proto and X-Forwarded-Host.
    }
discovery-endpoints-elsewhere = some endpoints are on another host than the issuer
    .cause = They are on { $received }. That is allowed; it is a sign of a wrong setting only if you do not know that host.
cognito-endpoints-on-other-host = the endpoints are on the domain of the user pool
    .cause = They are on { $received }. Cognito's issuer is on another host than its sign-in pages; that is as it should be.
discovery-no-code-flow = the authorization code flow is not offered
    .cause = { $name } lists { $received } and not { $expected }.
    .fix = Enable the authorization code flow on the server or for this application type.
discovery-pkce-not-advertised = PKCE is not mentioned
    .cause = The document has no code_challenge_methods_supported. Many providers do PKCE without saying so; Latchkey sends S256 anyway.
discovery-pkce-without-s256 = PKCE is offered without S256
    .cause = The document lists { $received }. The plain method protects nothing.
    .fix = Enable S256 on the provider. Latchkey sends S256 anyway.
discovery-scope-openid-missing = the scope openid is not listed
    .cause = The document lists { $received }. Without openid there is no ID Token.
    .fix = Enable OpenID Connect, or the scope openid, for this server and application.
discovery-no-rs256 = RS256 is not among the ID Token algorithms
    .cause = The document lists { $received }. Every provider must offer RS256, and many products know nothing else.
    .fix = Add an RSA signing key, unless the product is known to accept { $received }.
discovery-alg-none-only = ID Tokens are not signed
    .cause = The document lists only { $received }.
    .fix = Configure a signing key (RS256).
discovery-no-secret-method = the token endpoint takes no client secret
    .cause = It lists { $received }.
    .fix = Where the product needs a client secret, enable client_secret_basic or client_secret_post for the application.

keycloak-auth-prefix = the path begins with /auth, which Keycloak no longer has
    .cause = Since version 17 a Keycloak server answers without /auth. It said { $status } to { $received }.
    .fix = Take /auth out of the authority, or start the server with --http-relative-path=/auth.
keycloak-realm-typo = the server has no realm of this name
    .cause = Keycloak knows no realm under { $received }. The name is case-sensitive, and it is not the display name.
    .fix = Use the realm's name as Realm settings > General shows it.
keycloak-https-required = the realm demands https
    .cause = Keycloak answered { $status }: what came to it for { $received } came over plain http.
    .fix = Use https. If a proxy ends TLS before Keycloak, let it send X-Forwarded-Proto and start Keycloak with --proxy-headers=xforwarded.
okta-default-server-absent = the Okta org has no authorization server called "default"
    .cause = Okta answered { $status } to { $received }. That server comes with the product API Access Management only.
    .fix = Use the address of the org itself as authority.
cognito-hosted-ui-domain-as-issuer = this is the domain of Cognito's sign-in pages
    .cause = { $received } has no discovery document. Cognito's issuer is at cognito-idp.REGION.amazonaws.com.
    .fix = Use https://cognito-idp.REGION.amazonaws.com/USER-POOL-ID, with the id from User pools > (pool) > Overview.
pingone-issuer-needs-as = the end of PingOne's issuer is missing
    .cause = PingOne answered { $status } to { $received }. Its issuers end in /as, on the host of the environment's region.
    .fix = Copy the Issuer from Applications > (app) > Configuration > URLs.

## Issuer

issuer-matches = the issuer is the authority
issuer-not-compared = the issuer was not compared
    .cause = The document names { $received }; no authority was given to compare it with.
issuer-trailing-slash = the issuer and the authority differ in the slash at the end
    .cause = The authority is { $expected } and the issuer is { $received }. Issuers are compared character by character.
    .fix = { $provider ->
        [auth0] Auth0's issuer always ends in a slash: enter { $received }.
        [authentik] authentik's issuer ends in a slash, as Applications > Providers > (provider) shows it: enter { $received }.
       *[other] Enter the authority as the issuer is written: { $received }.
    }
issuer-case-or-port = the issuer and the authority differ in upper and lower case, or in the port
    .cause = The authority is { $expected } and the issuer is { $received }. Issuers are compared character by character.
    .fix = Enter the authority as the issuer is written: { $received }.
issuer-host-mismatch = the issuer is on another host
    .cause = The authority is { $expected } and the issuer is { $received }: another name of the same provider, or another provider.
    .fix = { $provider ->
        [okta] Use { $received } as authority, or set Security > API > Authorization Servers > (server) > Settings > Issuer to the custom domain.
        [keycloak] Start Keycloak with --hostname set to the public address, or use { $received } as authority.
       *[other] If { $received } is yours, use it as authority; else put the provider's external address right.
    }
issuer-scheme-mismatch = the issuer has another scheme
    .cause = The authority is { $expected } and the issuer is { $received }. A proxy ends TLS and the provider does not know it.
    .fix = { $provider ->
        [gitlab] Set external_url to the https address in gitlab.rb and reconfigure.
       *[other] Set the provider's external address to https, and let the proxy send X-Forwarded-Proto.
    }
issuer-path-mismatch = the issuer has another path
    .cause = The authority is { $expected } and the issuer is { $received }.
    .fix = { $provider ->
        [authentik] Set Issuer mode to "Each provider has a different issuer" under Advanced protocol settings, or use { $received }.
       *[other] Use { $received } as authority, if its discovery document is the same.
    }
issuer-malformed = the issuer is no plain address
    .cause = It is { $received }. An issuer is an https address without query and fragment.
    .fix = Put the provider's external address right.
entra-common-template-issuer = the issuer is a template for any tenant
    .cause = The authority is for any tenant, and its document names { $received }. No ID Token will ever have that issuer.
    .fix = Put the Directory (tenant) ID from App registrations > Overview in place of common or organizations.
entra-v1-authority-without-v2 = this is the authority of the v1.0 endpoints
    .cause = Without /v2.0 the older metadata answers, whose issuer is { $received }.
    .fix = Append /v2.0 to the authority. Keep v1.0 only for an old set-up that asks for it.
entra-b2c-issuer-without-policy = the issuer leaves out the policy
    .cause = The authority is { $expected } and the issuer is { $received }, the default of Azure AD B2C.
    .fix = User flow: set Properties > Token compatibility settings > Issuer (iss) claim to the form with /tfp/. Custom policy: set IssuanceClaimPattern to AuthorityWithTfp. The authority is then { $with_policy }.

## Keys

jwks-readable = { $count ->
        [1] one key is published
       *[other] { $count } keys are published
    }
    .cause = { $received }.
jwks-fetch-fails = the keys could not be fetched
    .cause = { $url }: { $received }.
    .fix = Open the address of the keys to programs without sign-in; look for a login wall or firewall before it.
jwks-invalid = the answer at the address of the keys is no key set
    .cause = Expected { $expected }, received { $received }.
    .fix = Check jwks_uri in the discovery document, and what really answers there.
jwks-empty = no key is published
    .cause = The key set is empty, so nobody can check an ID Token. The provider signs with the client secret, or not at all.
    .fix = { $provider ->
        [authentik] Choose a certificate as Signing Key under Applications > Providers > (provider).
       *[other] Create an RSA signing key on the provider.
    }
jwks-too-many = more keys are published than any provider needs
    .cause = There are { $received }; the first { $expected } were looked at.
    .fix = Look at what really answers at the address of the keys; remove keys that are no longer used.
jwks-enc-only = only keys for encryption are published
    .cause = Every key has use "enc", so none can check an ID Token.
    .fix = { $provider ->
        [authentik] Set a Signing Key and clear the Encryption Key under Applications > Providers > (provider).
       *[other] Publish a key with use "sig".
    }
jwks-no-kid = a signing key has no id
    .cause = There are { $count } signing keys, and at least one without kid: which one signed a token must be guessed.
    .fix = Enable key ids (kid) on the provider.
jwks-duplicate-kid = two signing keys have the id { $key }
    .cause = Clients take the first or refuse both.
    .fix = Give each key an id of its own; remove the one that is no longer used.
jwks-key-malformed = the key { $key } cannot be read
    .cause = { $member } must be { $expected } and is "{ $received }".
    .fix = Replace the key on the provider.
jwks-key-unknown = the key { $key } is of a kind that is hardly known
    .cause = It is { $received }. Clients leave it out.
jwks-key-too-short = the RSA key { $key } is too short
    .cause = It has { $received } bits; { $expected } are the least allowed.
    .fix = Replace it by an RSA key of 2048 bits or more.
jwks-private-key = the key { $key } is published with its private part
    .cause = It has the member "{ $received }". Whoever read it can sign in as anybody.
    .fix = Replace the key at once, and publish only its public part.
jwks-key-contradicts = the key { $key } contradicts itself
    .cause = It says { $expected } and is { $received }.
    .fix = Put alg, use and key_ops right on the provider, or leave them out.
jwks-certificate-expired = the certificate of the key { $key } has ended
    .cause = It ended on { $received }. Most clients do not look; some do.
    .fix = Renew the signing certificate, and keep the old key published until no token of it is in use.
jwks-alg-mismatch = no published key fits the announced algorithms
    .cause = The discovery document announces { $expected }; the keys are { $received }.
    .fix = Publish a key for the announced algorithm, or announce the one in use.

## What was observed, layer by layer

layer = { $layer ->
        [asked] Address
        [name] Name
        [connect] Connection
        [proxy] Proxy
        [tls] TLS
        [answer] Answer
        [discovery] Discovery
        [keys] Keys
        [trial] Request with the secret
        [control] Request with a random secret
        [redirect] Request with the redirect address
        [device] Device endpoint
        [token] Token endpoint
        [userinfo] Userinfo endpoint
       *[desk] Request API
    }
layer-by = { $layer } · { $method ->
        [basic] client_secret_basic
        [basic-raw] client_secret_basic, not encoded
        [post] client_secret_post
       *[none] no secret
    }
layer-given-address = { $addresses } (given for this run)
layer-more-addresses = { $addresses } { $more ->
        [1] and 1 more
       *[other] and { $more } more
    }
layer-attempt = { $outcome ->
        [connected] { $address }
        [refused] { $address } · refused
        [unreachable] { $address } · no way there
        [timed-out] { $address } · no answer
        [overtaken] { $address } · another address was quicker
       *[failed] { $address } · failed
    }
layer-through = { $source ->
        [given] { $address } · given to Latchkey
       *[system] { $address } · from this computer's settings
    }
layer-tls-system = accepted by the system
layer-tls-signed = signed by { $by }
layer-tls-days = { $days ->
        [over] over
        [0] less than a day left
        [1] 1 day left
       *[other] { $days } days left
    }
layer-tls-chain = { $count ->
        [1] 1 certificate
       *[other] { $count } certificates
    }
layer-not-followed = { $why ->
        [too-many] redirected too often
        [downgrade] leads to plain http
       *[no-address] redirects to no address
    }
layer-broke = { $kind ->
        [name-not-found] this name does not exist
        [resolver-failed] the name could not be looked up
        [refused] refused
        [unreachable] there is no way there
        [timed-out] no answer in time
        [out-of-time] not begun, because the time for everything was used up
        [closed] the connection was closed
        [proxy-refused] the proxy did not let it through
        [proxy-authentication] the proxy wants a name and a password
        [proxy-unsupported] a kind of proxy that Latchkey does not speak to
        [certificate] the certificate is not accepted
        [tls-version] no TLS version or cipher suite in common
        [not-tls] the other side does not speak TLS
        [tls-failed] the TLS handshake failed
        [not-http] the other side does not speak HTTP
        [head-too-large] the answer's head is larger than anything real
        [body-too-large] the answer is larger than anything real
        [body-encoding] the answer has an encoding that cannot be read
        [no-roots] this computer's trusted roots could not be loaded
       *[other] { $said }
    }

size-bytes = { $whole }{"\u00A0"}B
size-kilobytes = { $whole }.{ $tenths }{"\u00A0"}kB
