# The test sign-in: port, browser, authorization response, tokens, claims, userinfo.

## The page in the browser

signin-page-refusal = This is not the answer that Latchkey waits for. Go back to the tab in which you sign in.
signin-page-unfinished = The sign-in has come back to Latchkey, which is still looking at it. You find the result there.
signin-page-pass = The sign-in works
signin-page-warn = The sign-in works, with a reservation
signin-page-fail = The sign-in does not work yet
signin-page-closing = You can close this tab. Latchkey has the whole report.

## The whole

signin-works = the sign-in works from end to end
signin-endpoint-not-https = no sign-in was begun: the way to { $received } is not https
    .cause = The endpoint, or the discovery document that names it, came over plain http. Everybody on the way could read the code and the secret, or have them sent elsewhere.
    .fix = Have the provider's public address set to https, then sign in again.
signin-endpoint-missing = the provider names no { $received }
    .cause = The sign-in needs this endpoint, and the metadata does not have it, or has something there that is no address.
    .fix = { $received ->
        [device_authorization_endpoint] The provider does not offer sign-in by device, or has it switched off. Leave out --device.
       *[other] Check the authority; without a discovery document, enter the endpoints by hand.
    }
signin-clock-differs = the provider's clock is { $seconds } seconds { $direction ->
        [ahead] ahead of
       *[behind] behind
    } this computer's
    .cause = Tokens are good for a limited time. Which of the two clocks is wrong cannot be told from here.
    .fix = Synchronise this computer's clock with a time server first, and test again. If the difference stays, the provider's clock is wrong.

## The port and the wait

loopback-port-taken = port { $port } is taken by another program
    .cause = The browser is to come back to { $redirect }, and another program listens there: { $received }. It may be another sign-in of Latchkey.
    .fix = End that program, or choose another port { $face ->
        [window] for the test's redirect address
       *[line] with --redirect
    } and add that address to the app registration.
loopback-port-not-allowed = this computer does not allow port { $port }
    .cause = Ports below 1024, and ranges that the system keeps for itself, are not for everybody: { $received }.
    .fix = Choose a port above 1024 { $face ->
        [window] for the test's redirect address
       *[line] with --redirect
    }, such as 8765, and add that address to the app registration.
loopback-port-failed = port { $port } cannot be bound
    .cause = The system says: { $received }.
    .fix = Choose another port or host { $face ->
        [window] for the test's redirect address
       *[line] with --redirect
    }, and add that address to the app registration.
browser-not-opened = no browser could be opened from here
    .cause = The address was shown, to be opened by hand.
signin-no-answer = nobody came back from the browser within { $seconds } seconds
    .cause = { $provider ->
        [entra] The sign-in ended on a page of Microsoft's, or nobody finished it. Microsoft shows most faults on a page with a number that begins with AADSTS and sends nobody back: 50011 means that { $redirect } is not registered, 700016 that the client id is unknown in the tenant, 50105 that this person is not assigned, 65001 or 90094 that consent is missing.
        [google] The sign-in ended on a page of Google's, or nobody finished it. redirect_uri_mismatch there means that { $redirect } is not registered, invalid_client that the client id is unknown, org_internal that the account is outside the organisation.
        [okta] The sign-in ended on a page of Okta's, or nobody finished it. A 400 page that mentions redirect_uri means that { $redirect } is not among the sign-in redirect URIs.
        [keycloak] The sign-in ended on a page of Keycloak's, or nobody finished it. "Invalid parameter: redirect_uri" means that { $redirect } is not among the valid redirect URIs, "Client not found" that the client id is wrong.
       *[other] The sign-in ended on a page of the provider's, or nobody finished it. Providers send nobody back to an address that is not registered: they show a page that mentions redirect_uri or "callback URL". A wrong client id ends on a page of theirs as well.
    }
    .fix = Look at the page that the browser stopped at, and at its address. If it speaks of the redirect address, add { $redirect } to the app registration, character for character. If it speaks of the client or the app, compare the client id. If it speaks of access, assign the test user. Then test again.
authorize-state-mismatch = the browser came back with an answer to another question
    .cause = { $other } answers had another state and { $without } had none. An old tab was finished, a page was loaded again, two tests ran at once, or somebody else's link was opened.
    .fix = Close the other tabs of this sign-in and run one test at a time.
signin-stray-error = an error came back that does not show it belongs to this sign-in
    .cause = It says: { $received }. Anybody can open such an address, so it is shown and not believed. Some providers leave the state out of their errors.
    .fix = If the page in the browser said the same, take it as the provider's answer; otherwise close the other tabs and test again.
callback-consumed-by-preload = the browser fetched the answer in advance
    .cause = { $count } requests said that they were a prefetch. Latchkey leaves them aside; a service that does not would use up the code, and the person would see an error.
    .fix = Test in a window without extensions. If it stays so, tell the service that its callback must leave prefetches aside.
loopback-favicon-or-preconnect = { $count } other requests arrived at the port
    .cause = Browsers ask for icons and open connections in advance; security products look at addresses. They were refused and changed nothing.
loopback-firewall-dialog = something spoke https to the port, which speaks plain http
    .cause = { $count } connections began with TLS. A browser setting or extension turns http into https, also on this computer.
    .fix = Allow http for 127.0.0.1 and localhost in the browser's https-only setting or in the extension, or test in another browser.

## The authorization response

callback-accepted = the answer belongs to this sign-in and comes from the issuer
authorize-iss-mixup = { $absent ->
        [yes] the answer does not say from which issuer it comes
       *[no] the answer comes from another issuer
    }
    .cause = { $absent ->
        [yes] The metadata promises an iss in every answer, and there is none. A client that guards against mixed-up providers refuses it.
       *[no] The answer names { $received }, the authority is { $expected }. Another provider answered, or the same under another name. The code was not redeemed.
    }
    .fix = { $absent ->
        [yes] Look for a proxy before the provider that drops parameters, or have the provider corrected.
       *[no] Check that { $received } is yours; then use it as the authority.
    }
authorize-form-post-on-loopback = the answer came as a form
    .cause = The provider posted the answer although a redirect with a query is the rule. Browsers may leave cookies out of such a request, and services lose the session.
    .fix = Set the client's response mode to query.
authorize-access-denied = the provider says that access is denied
    .cause = It says: { $received }. The person cancelled, is not assigned to the app, or a rule refused.
    .fix = { $provider ->
        [okta] Admin Console > Applications > the app > Assignments: assign the test user or a group. If the text speaks of a policy, add an access policy rule for this client under Security > API.
        [entra] Enterprise applications > the app > Users and groups: add the test user. If the person pressed Cancel, test again and accept.
       *[other] Look for this attempt in the provider's sign-in log: it names the rule. Assign the test user to the app, or test as somebody who is.
    }
authorize-error = the provider answered with the error { $error }
    .cause = { $error ->
        [invalid_scope] It says: { $received }. One of the scopes asked for ({ $scopes }) is unknown, or is not allowed to this client.
        [unauthorized_client] It says: { $received }. The client may not use the authorization code flow.
        [unsupported_response_type] It says: { $received }. The client may not use the authorization code flow.
        [login_required] It says: { $received }. Nobody was signed in, and the provider was asked not to ask.
        [interaction_required] It says: { $received }. The person would have to be asked something, and the provider was asked not to ask.
        [consent_required] It says: { $received }. Nobody has agreed that the app may see these data.
        [temporarily_unavailable] It says: { $received }. The provider has too much to do.
        [server_error] It says: { $received }. The provider has a fault of its own.
       *[other] It says: { $received }.
    }
    .fix = { $error ->
        [invalid_scope] Leave out the scopes beyond openid, profile and email, or allow them to the client.
        [unauthorized_client] Allow the authorization code grant in the app registration, and compare the client id.
        [unsupported_response_type] Allow the response type "code" in the app registration.
        [login_required] Test without --prompt none.
        [interaction_required] Test without --prompt none.
        [consent_required] Have an administrator consent to the app, or test without --prompt none and accept.
        [temporarily_unavailable] Wait a little and test again.
        [server_error] Look at the provider's log at this time.
       *[other] Look for this attempt in the provider's sign-in log.
    }
callback-without-code = the answer holds neither code nor error
    .cause = It belongs to this sign-in and has only these parameters: { $received }.
    .fix = Set the client to the authorization code flow (response type "code"); look for a proxy that drops parameters.
callback-parameter-twice = the answer has the parameter { $received } twice
    .cause = A parameter must not stand more than once; a client cannot know which one counts.
    .fix = Register the redirect address without a query, and look for a proxy that adds parameters.

## The token endpoint

token-received = the token endpoint gave tokens
token-unreachable = the token endpoint did not answer
    .cause = The code could not be redeemed: { $received }.
    .fix = Check that this computer, and later the service, can reach the token endpoint.
token-waf-looks-like-bad-secret = a bot check answered in place of the token endpoint
    .cause = The answer was { $received } with a page. Bot protection before the provider stops clients that are no browsers. Products report this as a wrong secret, and it is not.
    .fix = Exempt the token, keys, userinfo and /.well-known paths from the bot check. At Cloudflare: Security > WAF, a custom rule with the action Skip; Bot Fight Mode on the free plan must be turned off.
token-html-or-non-json = the token endpoint did not answer in JSON
    .cause = It answered { $received }. A proxy's error page, a login wall before the token path, or a provider that speaks OAuth in a way of its own.
    .fix = Exempt the token path from the login wall, and check that the token endpoint is an OpenID Connect provider's.
token-redirected = the token endpoint sends clients elsewhere
    .cause = It answered { $received }. A client that followed would give code and secret to another address, or turn the POST into a GET.
    .fix = Use the address of the provider that answers without a redirect, and let its metadata name it.
token-server-error = the token endpoint answered { $status }
    .cause = { $status ->
        [429] The provider has had too many requests.
       *[other] The provider, or a proxy before it, has a fault of its own.
    }
    .fix = { $status ->
        [429] Wait a little and test again.
       *[other] Look at the provider's log at this time.
    }
token-client-refused = the token endpoint does not accept the client
    .cause = It says: { $received }. The client proved itself by { $method }. Client id or secret is wrong, the secret has expired, or the client must prove itself in another way.
    .fix = { $provider ->
        [entra] Certificates & secrets: copy the Value of the secret, not its ID, and look at its expiry date.
        [keycloak] Clients > the client > Credentials: copy the secret; Settings > Client authentication must be on.
       *[other] { $face ->
            [window] Test the credentials
           *[line] Run `latchkey credentials check`
        }: it finds out which of these it is. Then copy the secret anew from the app registration.
    }
token-auth-method-mismatch = the client proved itself by a method that the provider does not list
    .cause = { $received } was used; the metadata lists { $expected }.
    .fix = Choose a listed method { $face ->
        [window] in the step of the credentials
       *[line] with --auth
    }, and set the app registration to the one that the service uses.
token-refused = the token endpoint answered with the error { $error }
    .cause = { $error ->
        [invalid_grant] It says: { $received }. The code or what belongs to it was not accepted: redirect address, verifier, or its time.
        [unauthorized_client] It says: { $received }. The client may not use this grant.
        [unsupported_grant_type] It says: { $received }. The endpoint does not offer this grant.
        [invalid_request] It says: { $received }. The endpoint misses something in the request, or something stands there twice.
        [invalid_scope] It says: { $received }. A scope is unknown, or is not allowed to this client.
        [access_denied] It says: { $received }. The person, or a rule, said no.
        [expired_token] It says: { $received }. The code was entered too late, or not at all.
       *[other] It says: { $received }.
    }
    .fix = { $error ->
        [invalid_grant] Test again without loading the page a second time. If it stays so, compare the redirect address in the app registration.
        [unauthorized_client] Allow the grant in the app registration.
        [unsupported_grant_type] Allow the grant at the provider, or sign in without --device.
        [access_denied] Assign the test user to the app, or accept on the provider's page.
        [expired_token] Test again and enter the code at once.
       *[other] Look for this attempt in the provider's log.
    }
token-code-expired-or-used = the code is expired or was used before
    .cause = A code is good once, and for a minute or so. The provider says: { $received }.
    .fix = Test again without loading the page a second time.
token-no-access-token = the answer has no access token
    .cause = The token endpoint answered with success and without access_token.
    .fix = { $provider ->
        [entra-b2c] Ask for the client ID as a further scope: for openid alone Azure AD B2C gives an ID Token only.
       *[other] Check that the token endpoint is an OpenID Connect provider's and that no proxy changes its answers.
    }
token-no-id-token = the answer has no ID Token
    .cause = { $told ->
        [no] Without the scope openid, or with an app that is registered for plain OAuth, a provider gives an access token only.
       *[other] The scopes granted are { $received }. Without openid, a provider gives an access token only.
    }
    .fix = Allow the scope openid to the client, and register the app for OpenID Connect.
token-type-not-bearer = the token type is not Bearer
    .cause = { $there ->
        [no] token_type is absent.
       *[other] token_type is { $received }.
    } Clients that hold to the specification refuse the answer.
    .fix = Turn off proof of possession (DPoP) for this client, or have the provider corrected.
token-field-type = { $name } has another type than it must have
    .cause = { $name } is a JSON { $received } and must be a { $expected }. Strict clients refuse the whole answer for that.
    .fix = Have the provider corrected, and check whether the service minds.
token-duplicate-field = the answer has { $received } twice
    .cause = A client cannot know which one counts; strict ones refuse the answer.
    .fix = Have the provider corrected; look for a proxy or extension that adds to the answer.

## The ID Token

idtoken-accepted = issuer, audience, times, nonce and signature of the ID Token are right ({ $alg })
verifier-disagrees = Latchkey is at odds with itself about the ID Token
    .cause = Two judges that should agree do not: one expected { $expected }, the other says { $received }. This is a fault of Latchkey and says nothing about the provider.
    .fix = Please report it with this report attached. Until then, take the sign-in as not decided.
idtoken-malformed = the ID Token cannot be read
    .cause = It is no signed token: { $received }.
    .fix = Have the provider corrected; look for a proxy that changes answers.
idtoken-encrypted = the ID Token is encrypted
    .cause = It was encrypted by { $received }. Services cannot open it, and Latchkey cannot either.
    .fix = Remove the encryption key from the client and keep the signing key. authentik: Providers > the provider > Encryption Key empty.
idtoken-alg-none = the ID Token is not signed
    .cause = Anybody could have written it.
    .fix = Set a signing key for the client. No service may accept such a token.
idtoken-alg-hs256 = the ID Token is signed with a shared secret
    .cause = It is signed by { $received }, where a key pair was to be expected ({ $expected }). Services check signatures by the published keys and refuse it.
    .fix = { $provider ->
        [auth0] Applications > the app > Advanced Settings > OAuth > JsonWebToken Signature Algorithm: RS256.
       *[other] Choose RS256 for the client. authentik: set a Signing Key. FusionAuth: choose an RSA key under JWT.
    }
idtoken-alg-es-or-ps = the ID Token is signed by an algorithm that the provider does not list
    .cause = It is signed by { $received }; the metadata lists { $expected }. Services that go by the metadata refuse it.
    .fix = Choose RS256 for the client, or let the metadata list { $received }.
idtoken-alg-not-rs256 = the ID Token is signed by { $received }
    .cause = The provider may; RS256 is the one algorithm that every service knows.
    .fix = If the service refuses the sign-in, choose RS256 for the client.
idtoken-alg-symmetric = the ID Token is signed with the client secret
    .cause = { $received } uses the secret in place of a key pair. Many services accept signatures by published keys only.
    .fix = Choose RS256 for the client.
idtoken-alg-unchecked = Latchkey cannot check signatures by { $alg }
    .cause = Everything else of the token was judged. Who signed it is not known, so the sign-in does not pass. This is a limit of Latchkey and no fault of the provider.
    .fix = Choose RS256 or ES256 for the client if the service allows; otherwise only the service can tell.
idtoken-bad-signature = the signature of the ID Token is wrong
    .cause = A fitting key is published, and the signature was not made by it. The key changed and kept its name, several nodes have different keys, or the token was changed on the way.
    .fix = Give each new key a name of its own, bring all nodes to the same keys, and look for a proxy that changes answers.
jwks-unknown-kid = the ID Token was signed by a key that is not published
    .cause = It names the key { $received }; published are { $expected }. The keys were fetched once more, in vain.
    .fix = { $provider ->
        [entra] An app with a signing key of its own publishes it only at discovery with ?appid=CLIENT-ID. Remove the claims customisation of the app, or use that discovery address.
       *[other] Bring all nodes of the provider to the same keys, and empty caches before it that keep an old key set.
    }
idtoken-no-fitting-key = no published key fits the ID Token's signature
    .cause = The token is signed by { $alg }; the published keys are of another kind, for another use, or for another algorithm.
    .fix = Publish the signing key, with "use" "sig" and the right "alg".
idtoken-key-unusable = the key that signed the ID Token cannot be used
    .cause = The published key fits, and { $received }.
    .fix = Make a new signing key: RSA of at least 2048 bits, or an elliptic curve P-256 key.
idtoken-no-keys = the ID Token cannot be checked, because the keys cannot be read
    .cause = The key set could not be fetched or is none. No service can check the sign-in either.
    .fix = { $face ->
        [window] Look at the authority again, and put right what is said about its keys.
       *[line] Run `latchkey check`, and put right what it says about the keys.
    }
idtoken-typ = the ID Token's header says that it is something else
    .cause = typ is { $received }, where JWT was to be expected. Strict clients refuse it.
    .fix = Have the provider leave typ out, or set it to JWT.
idtoken-is-access-token = an access token stands where the ID Token should be
    .cause = Its header says { $received }, which is the type of access tokens.
    .fix = Have the provider issue an ID Token for the scope openid.
idtoken-crit = the ID Token's header demands something that nobody understands
    .cause = crit is { $received }. A client that does not understand all of it must refuse the token.
    .fix = Turn off the extension for this client.
idtoken-duplicate-claim = the ID Token has { $received } twice
    .cause = A client cannot know which one counts; strict ones refuse the token.
    .fix = Remove one of the mappers that write this claim.
idtoken-claim-missing = the ID Token has no { $received }
    .cause = This claim must be in every ID Token.
    .fix = Have the provider put { $received } into the ID Token; remove mappers that overwrite it.
idtoken-claim-type = { $claim } has another type than it must have
    .cause = { $claim } is { $received } and must be a { $expected }. Services refuse the token.
    .fix = Change the mapper that writes { $claim } so that it writes a { $expected }.
idtoken-iss-mismatch = the ID Token comes from another issuer
    .cause = It names { $received }; the authority is { $expected }. They must be the same, character by character, a slash at the end included.
    .fix = Check that { $received } is your provider; then use it as the authority, or set the provider's issuer to { $expected }.
entra-v1-issuer-vs-v2 = the ID Token comes from the older kind of endpoint
    .cause = It names { $received }; the authority is { $expected }. The v1.0 endpoint issued it, or it is an access token for an API.
    .fix = Use the authority that ends in /v2.0 from end to end. For an API of your own: App registrations > Manifest > requestedAccessTokenVersion: 2.
google-issuer-without-scheme = Google left https:// out of the issuer
    .cause = It names { $received } in place of { $expected }. Google issues both; a strict client refuses this one.
    .fix = Keep { $expected } as the authority. If the service refuses the sign-in, it must learn Google's other form.
okta-org-vs-default-issuer = the ID Token comes from another authorization server of the same organisation
    .cause = It names { $received }; the authority is { $expected }. The organisation's own server and custom ones have different issuers, keys and rules.
    .fix = Copy the Issuer URI from Security > API > Authorization Servers, or use the bare address of the organisation, and use it everywhere.
entra-b2c-tfp-issuer = the ID Token names another form of the issuer
    .cause = It names { $received }; the authority is { $expected }. Azure AD B2C has one form with /tfp/ and the policy and one without, and writes the policy in small letters.
    .fix = Enter the issuer exactly as the discovery document of this policy has it. After a change of Issuer (iss) claim or IssuanceClaimPattern, check the authority again.
auth0-custom-domain-issuer = the ID Token comes from the tenant's other domain
    .cause = It names { $received }; the authority is { $expected }. With a custom domain, the issuer follows the domain at which the sign-in began.
    .fix = Use the custom domain everywhere (Branding > Custom Domains), with the slash at the end.
idtoken-aud-mismatch = the ID Token is for another client
    .cause = Its audience is { $received }; the client id is { $expected }.
    .fix = Enter the client id that the provider puts into aud, or look for a mapper that overwrites it.
idtoken-aud-array-azp = the ID Token is for several clients and does not say which one asked
    .cause = Its audience is { $received }, and azp is { $azp }. Clients are to refuse audiences that they do not know, or ask for azp.
    .fix = Remove the further audiences from the ID Token, or have the provider send azp.
idtoken-aud-several = the ID Token is for several clients, and this one asked
    .cause = Its audience is { $received }; azp is the client id.
idtoken-azp-mismatch = the ID Token was asked for by another client
    .cause = azp is { $received }; the client id is { $expected }.
    .fix = Enter the client id that asked, or have the provider send the right azp.
idtoken-expired = the ID Token's time was over when it arrived
    .cause = { $side ->
        [clocks] It was good until { $received }, and this computer's clock shows { $expected }. The provider's clock is behind by as much: the two clocks differ, and one of them is wrong.
       *[token] It was good until { $received }, { $seconds } seconds before it arrived.
    }
    .fix = { $side ->
        [clocks] Synchronise this computer's clock first, then the provider's.
       *[token] Give ID Tokens a longer life at the provider, and look for a cache before it.
    }
idtoken-iat-future = the ID Token comes from the future
    .cause = { $side ->
        [clocks] { $claim } is { $received }, { $seconds } seconds after this computer's clock. The provider's clock is ahead by as much: the two clocks differ, and one of them is wrong.
       *[token] { $claim } is { $received }, { $seconds } seconds after this computer's clock, and the provider's answers do not show such a difference.
    }
    .fix = { $side ->
        [clocks] Synchronise this computer's clock first, then the provider's.
       *[token] Synchronise the clocks of all the provider's nodes; remove a rule that sets { $claim } ahead.
    }
idtoken-time-close = the ID Token's times are a few seconds off
    .cause = { $claim } is { $received }; this computer's clock shows { $expected }. Most clients allow a minute, some allow nothing.
    .fix = Synchronise this computer's clock and the provider's.
idtoken-nonce-missing = the ID Token has no nonce
    .cause = A nonce was sent and must come back. The provider, or a broker before it, drops it.
    .fix = Have the provider corrected. A service that checks the nonce refuses every sign-in.
idtoken-nonce-mismatch = the ID Token has another nonce
    .cause = It belongs to another sign-in, or was made up: { $received }.
    .fix = Close the other tabs and run one test at a time. If it stays so, have the provider corrected.
idtoken-at-hash-mismatch = the ID Token belongs to another access token
    .cause = at_hash is not the hash of the access token that came with it.
    .fix = Have the provider corrected; remove a mapper that writes at_hash.

## The claims

claims-email-accepted = the e-mail address is { $received }
claims-email-missing = there is no e-mail address
    .cause = Neither the ID Token nor userinfo has the claim email. The attribute is empty for this person, or is not mapped.
    .fix = { $provider ->
        [entra-b2c] A user flow sends the list emails (Application claims > Email Addresses). For a service that reads email, make a custom policy that sends it.
       *[other] Fill the person's e-mail attribute and map it to the claim email; allow the scope email to the client.
    }
entra-email-claim-missing = there is no e-mail address
    .cause = Entra sends the claim email only if the person's Mail attribute is filled, and for managed users as an optional claim.
    .fix = Users > the user > Contact info > Email; and App registrations > Token configuration > Add optional claim > ID > email.
authorize-email-scope-missing = the scope email was not granted
    .cause = Asked for were { $expected }, granted { $received }. So there is no e-mail address.
    .fix = Allow the scope email to the client. Keycloak: Clients > Client scopes > email as Default. GitLab: tick email.
claims-email-malformed = the claim email is no e-mail address
    .cause = It is { $received }.
    .fix = Map the attribute that holds the person's e-mail address to the claim email.
claims-email-verified-false = the provider says that the e-mail address was never verified
    .cause = email_verified is false. Services do not let such a person in, because anybody could have claimed the address.
    .fix = Mark the address as verified. Keycloak: Users > the user > Email verified. Cognito: the attribute email_verified.
claims-email-verified-string = email_verified has another type than it must have
    .cause = It is { $received } and must be true or false. Strict clients refuse the whole token for that.
    .fix = Set the mapper's type to boolean. Keycloak: the mapper's Claim JSON Type.
claims-email-verified-absent = the provider does not say whether the e-mail address is verified
    .cause = The claim is optional. A service may refuse, or go by the domain.
    .fix = Name the domain of { $email } as an associated domain, or add the claim.
entra-email-verified-absent = Entra does not say whether the e-mail address is verified
    .cause = Entra never sends email_verified by itself; the optional claim that comes nearest is xms_edov.
    .fix = Name the domain of { $email } as an associated domain and verify it in the tenant.
domain-not-associated = the e-mail address is in none of the associated domains
    .cause = { $received } signed in; associated are { $expected }. The service would not send this person to this provider.
    .fix = Test with somebody of an associated domain, or add { $domain }.
claims-email-at-userinfo = the e-mail address stands at userinfo only
    .cause = The ID Token does not have it. A service that does not ask userinfo will not find it.
okta-thin-id-token = Okta leaves the e-mail address out of the ID Token
    .cause = With an access token beside it, Okta's ID Token holds the least; the rest stands at userinfo.
    .fix = Check that the service asks userinfo. On a custom authorization server, Claims > the claim > Include in token type: ID Token, Always.
entra-guest-upn-ext = a guest of the tenant signed in
    .cause = The user name is one of a guest (#EXT#). Guests have other claims than members.
    .fix = Test with a member, or let the service know people by the claim email.

## Userinfo

userinfo-matches = userinfo is about the same person as the ID Token
userinfo-unreachable = the userinfo endpoint did not answer
    .cause = { $received }.
    .fix = Check that this computer, and later the service, can reach the userinfo endpoint.
userinfo-401-403 = the userinfo endpoint refuses the fresh access token
    .cause = It answered { $received }. The token is for another audience, openid is missing, or a proxy drops the Authorization header.
    .fix = Ask for openid and for no further audience or resource; let the header through the proxy.
userinfo-status = the userinfo endpoint answered { $received }
    .cause = It was asked with the fresh access token.
    .fix = Look at the provider's log at this time.
userinfo-not-readable = the userinfo answer cannot be read
    .cause = { $received }.
    .fix = Have the provider answer in JSON.
userinfo-duplicate-claim = userinfo has { $received } twice
    .cause = A client cannot know which one counts.
    .fix = Remove one of the mappers that write this claim.
userinfo-signed-jwt = userinfo is signed, and the e-mail address stands nowhere else
    .cause = The answer is a signed token in place of JSON. Latchkey can read it; many services cannot and fail.
    .fix = Turn signing off. Keycloak: Clients > Advanced > User info signed response algorithm: unsigned. Authelia: userinfo_signed_response_alg: none. Or put the claim email into the ID Token.
userinfo-signed = userinfo is signed
    .cause = The answer is a signed token in place of JSON. The ID Token has what is needed.
userinfo-bad-signature = the signature of userinfo is wrong or cannot be checked
    .cause = The answer is a signed token, and no published key bears it out.
    .fix = Turn signing of userinfo off, or publish the key.
userinfo-sub-missing = userinfo does not say whom it is about
    .cause = sub must be in every answer. Without it, nobody can tell whether it belongs to the ID Token.
    .fix = Have the provider put sub into userinfo.
userinfo-sub-mismatch = userinfo is about somebody else than the ID Token
    .cause = sub is { $received } at userinfo and { $expected } in the ID Token. A client must not use the answer.
    .fix = Use one kind of subject (pairwise or public) for the client; look for a broker's mapping.
userinfo-email-differs = userinfo has another e-mail address than the ID Token
    .cause = It has { $received }, the ID Token { $expected }. Which one a service takes is not known.
    .fix = Map one attribute to the claim email in both places.

## By device

device-refused = the device endpoint gave no code
    .cause = It says: { $received }.
    .fix = Allow the device grant to the client. Public clients may need to be allowed as such.
device-answer-incomplete = the device endpoint's answer has no usable { $name }
    .cause = { $name } is { $received } and must be a { $expected }.
    .fix = Have the provider corrected.
device-no-answer = nobody entered the code in time
    .cause = The token endpoint was asked { $polls } times and always said to wait.
    .fix = Test again, open the address on any device and enter the code at once.

## A text that was pasted

pasted-callback = the browser came back, and nobody waited there
    .cause = { $came ->
        [port] It came back to { $received }, and this test waits at { $expected }.
        [late] It came back to the address of this test after the wait had ended, or after the test was cancelled.
       *[elsewhere] It came back to { $received }, which is not the address of this test, { $expected }.
    } The code in the address is good for one sign-in only; it was not used and not kept.
    .fix = { $came ->
        [port] Register { $expected } at the provider, exactly as it stands here, and sign in again.
        [late] Sign in again, and stay with it until the browser says that it has ended.
       *[elsewhere] Register { $expected } at the provider, take out the other address if nobody needs it, and sign in again.
    }
pasted-unknown = Latchkey does not know this text yet
    .cause = There is no OAuth error code in it, no callback address, and no text that is known of the provider.
    .fix = Look for this attempt in the provider's sign-in log: it often says more than the page.

## The picture of a sign-in

hop = { $hop ->
        [browser] Browser
        [provider] Provider
        [loopback] This computer
        [token] Token endpoint
       *[userinfo] Userinfo
    }
hop-not-reached = not reached
hop-passed = passed
hop-any-device = not needed: any device will do
hop-not-asked = not asked
hop-opened = opened
hop-opened-by-hand = opened by hand
hop-not-opened = could not be opened
hop-left-to-you = left to you
hop-is-opened = is being opened
hop-open-it = open the link yourself
hop-open-it-after-all = could not be opened: open the link yourself
hop-waits-for-you = waiting for you
hop-waits = waiting for its answer
hop-listens = waiting for the browser
hop-took = { $whose ->
        [person] { $took }, mostly you
       *[provider] { $took }
    }
hop-timed = { $what } · { $took }
hop-endpoint-missing = does not publish { $names }
hop-endpoint-in-clear = { $names } over plain http: nothing was sent
hop-answered-error = answered { $error }
hop-nobody-came = nobody came back within { $waited }
hop-port = { $kind ->
        [taken] port { $port } is taken by another program
        [not-allowed] port { $port } is not allowed
       *[failed] port { $port } could not be opened
    }
hop-came-instead = { $what ->
        [other-state] an answer to another sign-in came
        [without-state] an answer without state came
        [prefetched] the browser fetched the answer in advance
       *[tls] the browser came by https, and this address is http
    }
hop-issuer-differs = the answer does not come from the issuer
hop-parameter-twice = a parameter stands twice in the answer
hop-without-code = came back without a code
hop-state-and-issuer = state and issuer agree
hop-state = state agrees
hop-answered-after = answered after { $took }
hop-answered = { $with-error ->
        [yes] { $status } { $error } after { $took }
       *[no] { $status } after { $took }
    }
hop-id-token-refused = the ID Token is not accepted
hop-userinfo-refused = the answer is not accepted

## Claims, and what was asked and came back

claim-note-domain = { $associated ->
        [yes] { $domain } is an associated domain
       *[no] { $domain } is not an associated domain
    }
claim-note-missing = did not come
asked-client-authentication = client authentication
asked-client-authentication-by = { $form ->
        [raw] { $method }, not URL-encoded
       *[usual] { $method }
    }
returned-not-kept = received, not kept
returned-as-sent = as sent
returned-as-published = as published
returned-differs = differs: { $value }
returned-ignored = ignored
