# Client id and secret: their shape, whether they are right, and redirect addresses.

## Shape

client-id-is-object-id = { $kind ->
        [e-mail] an e-mail address stands in place of the client id
        [address] a web address stands in place of the client id
        [secret] what stands in place of the client id looks like a secret
       *[shape] the client id does not look like one of this provider
    }
    .cause = The value of a neighbouring field was copied, or id and secret changed places.
    .fix = { $provider ->
        [entra] Copy "Application (client) ID" from the overview of the app registration: not "Object ID", and not the "Directory (tenant) ID" beside it.
        [google] Copy the client id that ends in .apps.googleusercontent.com; the project number is another value.
        [okta] Copy "Client ID" under Client Credentials on the app's General tab.
        [auth0] Copy "Client ID" from the application's Settings, not its name.
       *[other] Copy the client id from the provider's console again; it is also called application id or consumer key.
    }

client-id-shape-unusual = the client id does not look like those that this provider makes
    .cause = Client ids of this provider usually look like { $expected }. Some organisations choose their own, so it may still be right.
    .fix = Compare it with the client id in the provider's console; leave it if it is the same.

client-id-is-tenant-id = the client id is the tenant's id
    .cause = The id of the directory stands both in the authority and in place of the client id.
    .fix = Copy "Application (client) ID" from the overview of the app registration; "Directory (tenant) ID" stands right beside it.

client-id-and-secret-swapped = client id and client secret changed places
    .cause = The client id looks like a secret, or the secret looks like a client id.
    .fix = Enter each in the other's place. A secret that was entered as a client id may have been seen or logged: make a new one.

client-secret-is-client-id = the client id was entered as the secret
    .cause = Both fields have the same text.
    .fix = { $provider ->
        [entra] Certificates & secrets > Client secrets: copy the column Value, which is shown only right after the secret was made.
       *[other] Copy the client secret from the provider's console.
    }

credentials-placeholder = an example's text was left in place
    .cause = The text is what documents write where your own value belongs.
    .fix = { $provider ->
        [entra] App registrations > (app): the client id is "Application (client) ID" in the overview; the secret is the column Value under Certificates & secrets.
       *[other] Copy the value from the provider's console.
    }

client-secret-masked = the secret is hidden behind dots or stars
    .cause = The console shows a secret in full only once, right after it was made; what was copied is the masked text.
    .fix = { $provider ->
        [entra] Certificates & secrets > New client secret: make a new one and copy its Value at once.
       *[other] Show the secret before you copy it, or make a new one.
    }

## Proof

credentials-proven = client id and secret are right: proven with { $method }{ $form ->
        [raw] , unencoded
       *[other] {""}
    }

credentials-method-refused = this client may not use { $refused }; { $method } works

token-secret-needs-urlencoding = the secret works in the header only if it is sent unencoded
    .cause = The id or the secret has characters that RFC 6749 wants encoded in the Authorization header, and this provider reads them as they stand. A service that follows the standard is refused as if the secret were wrong.
    .fix = Let the provider make a secret of letters and digits only, or have the service send the secret in the form (client_secret_post).

credentials-refused = the provider refused this client id and secret
    .cause = The provider answered { $received } to { $methods }. That leaves open which it is: it does not know the client id { $client }; the secret is wrong, has expired or belongs to another app; the app is public and has no secret{ $method-open ->
        [yes] {"; or"} the app may use only another client authentication method.
       *[no] .
    }
    .fix = { $provider ->
        [okta] Applications > (app) > General > Client Credentials: compare the client id, look at the method under Client authentication, and copy the secret again.
        [auth0] Applications > (app) > Settings: compare client id and secret; Credentials: look at the authentication method.
        [google] Google Auth Platform > Clients > (client): compare the client id, and add a new secret if the old one is hidden or disabled.
        [gitlab] Applications > (app): compare the Application ID; renew the secret, which is shown only once; "Confidential" must be ticked.
        [jumpcloud] SSO Applications > (app) > SSO: compare the client id, look at Client Authentication Type, and make a new secret if the old one is lost.
       *[other] Compare the client id in the provider's console, and make a new secret if you cannot see the old one.
    }

credentials-refused-like-random = refused exactly as a random secret is
    .cause = The provider answered { $received } and did not say what for; a secret made up at random got the same answer. Either client id or secret is wrong, or something before the provider refuses every such request.
    .fix = Compare the client id in the provider's console and make a new secret; if that is refused too, ask who runs the provider what its token endpoint refuses.

credentials-not-checked-first = cannot be told without a sign-in
    .cause = A secret made up at random got the same answer ({ $received }): either the provider looks at the code before the secret, or it looks at no secret here at all, as for an app that is public.
    .fix = Run the test sign-in: only there the secret is checked.

credentials-unlike = cannot be told: the answers contradict each other
    .cause = The given secret was answered { $received }, a random one { $control }. Neither is a refusal that the other escaped.
    .fix = Run the test sign-in; if it fails, send both answers to whoever runs the provider.

credentials-experiment-stopped = { $reason ->
        [too-many] stopped: the provider answers that there were too many requests
        [page] stopped: a web page came in place of the provider's answer
        [redirect] stopped: the provider's endpoint redirects elsewhere
        [server] stopped: the provider's endpoint failed
        [no-endpoint] stopped: nothing answers at the provider's endpoint
       *[silent] stopped: the provider's endpoint did not answer
    }
    .cause = { $reason ->
        [page] Something before the provider answered in its place, such as a firewall, a bot check or a login wall. Services that send no browser's headers get the same page and take it for a wrong secret. It was: { $received } at { $url }.
       *[other] An answer like this says nothing about the secret: { $received } at { $url }.
    }
    .fix = { $reason ->
        [too-many] Wait{ $wait ->
            [none] {" a few minutes"}
           *[other] {" "}{ $wait }{" (seconds, or until that time)"}
        }, then try once more.
        [page] Let requests to the token, keys and userinfo paths pass without a check for browsers.
        [redirect] Enter the address that it redirects to, or correct the address that the provider publishes.
        [no-endpoint] Check the authority: the address that the provider publishes for this endpoint leads nowhere.
       *[other] Try again when the provider answers; look at its status page and log.
    }

credentials-no-control = cannot be told without a comparison
    .cause = The secret was not refused ({ $received }), but only a random secret sent in the same way would show that this means something, and none was to be sent.
    .fix = { $face ->
        [window] Test the credentials again, or do the test sign-in.
       *[line] Run the check again without --no-control, or run the test sign-in.
    }

credentials-no-endpoint = the provider publishes no token endpoint
    .cause = Without a token endpoint there is nobody to ask whether the secret is right.
    .fix = Check the authority, or enter the endpoints by hand.

credentials-endpoint-not-https = the secret was not sent: the way there is not https
    .cause = The token endpoint, or the discovery document that names it, came over plain http. Everybody on the way could read the secret or have it sent elsewhere.
    .fix = Have the provider's public address set to https, then check again.

credentials-no-secret-method = this provider takes no client secret
    .cause = The provider says that clients prove themselves by { $received } only. A secret cannot be used there.
    .fix = Allow client_secret_basic or client_secret_post at the provider, or ask the service whether it can use { $received }.

credentials-public-client = a public client has no secret to prove

## What a provider's own codes mean

entra-secret-expired = the client secret has expired
    .cause = Microsoft Entra ID answered { $code }: the secret's time is over. Secrets made in the portal last 24 months at most.
    .fix = App registrations > (app) > Certificates & secrets > New client secret: enter the new Value and its end here, then delete the old one.

entra-secret-id-pasted = { $shape ->
        [uuid] the secret's id was entered in place of its value
       *[other] { $provider ->
            [entra-b2c] Azure AD B2C does not know this secret for this app
           *[other] Microsoft Entra ID does not know this secret for this app
        }
    }
    .cause = { $shape ->
        [uuid] The text has the form of an id. The column Secret ID stands beside the column Value.
       *[other] The value belongs to another app registration, was cut off when it was copied, or the secret's id was copied in its place.
    }
    .fix = App registrations > (app) > Certificates & secrets > Client secrets: copy the column Value. It is shown only right after the secret was made; if it is masked, make a new one.

entra-app-not-in-tenant = the tenant has no app of this client id
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C answered { $code }: the client id is of another tenant, was mistyped, or the app was deleted.
       *[other] Microsoft Entra ID answered { $code }: the client id is of another tenant, was mistyped, or the app was deleted.
    }
    .fix = Compare "Application (client) ID" and "Directory (tenant) ID" in the overview of the app registration with what was entered here.

entra-tenant-not-found = Microsoft Entra ID knows no such tenant
    .cause = Microsoft Entra ID answered { $code }: the tenant in the authority does not exist, or lives in another cloud.
    .fix = Copy "Directory (tenant) ID" from the overview of the app registration; tenants of the US government and of China have hosts of their own.

entra-public-client-sends-secret = the app is public, and a secret was sent
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C answered { $code }: the redirect address is registered under Single-page application or Mobile and desktop applications, so the app counts as public.
       *[other] Microsoft Entra ID answered { $code }: the redirect address is registered under Mobile and desktop applications, so the app counts as public.
    }
    .fix = App registrations > (app) > Authentication: remove the address there and add it under Web.

entra-no-keys-configured = the app has no client secret
    .cause = Microsoft Entra ID answered { $code }: a secret was sent, and the app registration has neither a secret nor a certificate.
    .fix = App registrations > (app) > Certificates & secrets > New client secret: make one and enter its Value.

entra-secret-missing = no client secret arrived
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C answered { $code }: the app is confidential, and the request had no secret that it recognised.
       *[other] Microsoft Entra ID answered { $code }: the app is confidential, and the request had no secret that it recognised.
    }
    .fix = Enter the client secret; for a public app, register the redirect address under Mobile and desktop applications and allow public client flows.

entra-spa-platform-redirect = the redirect address is registered for a single-page application
    .cause = Microsoft Entra ID answered { $code }: codes for addresses of that kind can be redeemed only from a browser page.
    .fix = App registrations > (app) > Authentication: remove the address under Single-page application and add it under Web.

entra-b2c-app-not-for-b2c = the app was not made in Azure AD B2C
    .cause = Azure AD B2C answered { $code }: no user flow takes this app.
    .fix = Azure AD B2C > App registrations > New registration: make the app there, for accounts in any identity provider or organizational directory.

entra-b2c-app-disabled = the app is switched off
    .cause = Azure AD B2C answered { $code }: the app of this client id is disabled in the tenant.
    .fix = Switch the app on in the tenant, or enter the client id of another.

entra-b2c-scope-not-supported = Azure AD B2C does not take these scopes
    .cause = It answered: { $received }
    .fix = Ask for openid, offline_access and the client id, and for scopes of APIs that the app has permissions for; for nothing else.

entra-b2c-password-forgotten = the person asked for a new password
    .cause = Azure AD B2C answered { $code }: the user flow does not reset passwords itself and leaves that to the app.
    .fix = Switch on self-service password reset in the user flow; else the service must start the password reset user flow.

keycloak-client-secret-mismatch = Keycloak refused the client or its secret
    .cause = Keycloak answered { $received }. It says the same of an unknown client, a wrong secret and a client without authentication.
    .fix = Clients > (client) > Credentials: copy the client secret. Settings > Capability config: "Client authentication" must be on.

auth0-grant-not-enabled = the app may not use the authorization code grant
    .cause = Auth0 answered: { $received }
    .fix = Applications > (app) > Settings > Advanced Settings > Grant Types: tick Authorization Code.

jumpcloud-auth-method-default-post = the app may use only one client authentication method, and not the one that was used
    .cause = JumpCloud gives each app one method, Client Secret POST unless somebody chose another, and answered: { $received }
    .fix = SSO Applications > (app) > SSO > Client Authentication Type: choose the method that the service uses.

hydra-style-strict-auth-method = the client may use only the method that it was registered with
    .cause = The provider answered: { $received }
    .fix = Set token_endpoint_auth_method of the client in the provider's configuration to the method that the service uses.

okta-dpop-on-by-default = Okta demands proof of possession (DPoP) of this app
    .cause = Okta answered: { $received } The option is on by default in newer organisations, and most services do not support it.
    .fix = Applications > (app) > General > General Settings > Proof of possession: untick the requirement of a DPoP header in token requests.

## Expiry

secret-expired = the client secret expired on { $received }
    .cause = A secret that has expired is refused, and nobody can sign in.
    .fix = { $provider ->
        [entra] Certificates & secrets > New client secret: enter the new Value and its end here and at the service.
       *[other] Make a new secret at the provider and enter it and its end here and at the service.
    }

secret-expires-soon = the client secret expires on { $received }, in { $days ->
        [0] less than a day
        [1] one day
       *[other] { $days } days
    }
    .cause = From then on nobody can sign in.
    .fix = Make a new secret now and enter it here and at the service; delete the old one when the new one works.

secret-expiry-ahead = the client secret is good until { $received }

secret-expiry-unknown = when the client secret ends is not known

## Redirect addresses

redirect-registered = { $uri } is registered

redirect-accepts-any = { $uri } is accepted, and so is any address like it
    .cause = The provider answered to a made-up path on the same host in the same way: it compares only the beginning of the address, or not at all. Codes can be led astray to any page of that host.
    .fix = { $provider ->
        [keycloak] Clients > (client) > Settings > Valid redirect URIs: replace the pattern with the star by { $uri }
       *[other] Replace the pattern in the provider's list of redirect addresses by { $uri }
    }

redirect-uri-mismatch-generic = { $uri } is not registered
    .cause = The provider says so: { $received }. It compares character by character: scheme, host, port, path, case and a slash at the end.
    .fix = { $console ->
        [none] Add { $uri } to the app's redirect addresses at the provider, exactly as it stands here.
       *[other] { $console }: add { $uri }, exactly as it stands here.
    }

entra-redirect-uri-mismatch = { $uri } is not registered
    .cause = Microsoft Entra ID answered { $received }. It compares scheme, host and path, the path in its exact case; the port is ignored for http://localhost only.
    .fix = App registrations > (app) > Authentication > Add a platform > Web: add { $uri }, exactly as it stands here.

keycloak-invalid-redirect-uri = { $uri } is not registered
    .cause = Keycloak answered { $received }.
    .fix = Clients > (client) > Settings > Valid redirect URIs: add { $uri }. An address on this computer that is entered there without a port matches any port.

redirect-untold = whether { $uri } is registered cannot be told
    .cause = { $seen ->
        [page] The provider showed a page in place of an answer; it looks at the address only after the sign-in, or not before somebody reads that page.
        [redirect] The provider sent the browser to a page of its own, and not back to the address.
        [odd-answer] Something came back to the address that is not the answer that was asked for.
        [refusal] The provider refused ({ $received }) in words that are not known to mean this.
        [server] The provider failed ({ $received }); some do where nobody is signed in.
       *[nothing] The provider did not answer.
    }
    .fix = { $console ->
        [none] Compare the app's redirect addresses at the provider with { $uri }, or run the test sign-in.
       *[other] { $console }: compare with { $uri }, or run the test sign-in.
    }
