# What the wizard says of a setup: names of its values, what is to be registered, who sees what, and
# why a step cannot be entered yet.

## Names of the values

value-service = Service
value-region = Region
value-desk = Address of the request API
value-provider = Identity provider
value-authority = Authority
value-client-id = Client ID
value-client-secret = Client secret
value-client-authentication = Client authentication
value-secret-expires-at = Secret expires
value-additional-scopes = Additional scopes
value-redirect-uri = Redirect address of the test
value-further-redirect-uris = Redirect addresses of the service
value-associated-domains = Associated domains
value-break-glass-emails = Break-glass addresses
value-provisioning-wanted = Provisioning
value-provisioning-change-phone-number = People may change their phone number
value-provisioning-confirm-phone-number = People must confirm their phone number
value-endpoints-issuer = Issuer
value-endpoints-authorization-endpoint = Authorization endpoint
value-endpoints-token-endpoint = Token endpoint
value-endpoints-jwks-uri = JWKS URI
value-handed-over-at = Handed over
value-handed-over-reference = Reference
value-handed-over-override = Handed over untested, because
value-own-test-passed-at = The service's own test passed
value-service-state = State that the service shows
value-service-state-at = State seen
value-yes = Yes
value-no = No

value-wrong = { $kind ->
        [empty] nothing is entered
        [character] the character { $detail } is not allowed there
        [address] this is not a complete address
        [scheme] the scheme is { $detail }, not http or https
        [scheme-not-http] the scheme is https, where it must be http
        [scheme-not-https] the scheme is http, where it must be https
        [part] the address has { $detail ->
            [a-query] a query
            [a-fragment] a fragment
           *[other] a user name or password
        }, which does not belong there
        [not-loopback] the host { $detail } is not this computer: 127.0.0.1, [::1] or localhost
        [too-long] longer than { $detail } characters
        [unknown] this is none of { $detail }
        [domain-address] an address, not a domain
        [domain-wildcard] a pattern, not a domain
        [domain-ip-address] an IP address, not a domain
        [domain-single-label] a single name without a dot
        [domain-label] not a name that the domain name system can hold
        [email-form] not of the form name@domain
        [id] an id has lower-case letters, digits and hyphens only
        [authority] this means no authority
        [authority-id] an id names no host: choose the provider first
        [answer-text] expected one line
        [answer-part] expected letters, digits and hyphens only, no dots and no slashes
        [answer-address] expected an address that begins with https://
        [answer-host] expected a host name such as app.acme.com
        [answer-certificate] expected an X.509 certificate in PEM, from BEGIN CERTIFICATE to END CERTIFICATE
        [answer-pairs] expected a line for each pair, as name = value
        [answer-pairs-missing] a line is missing for { $detail }
        [answer-choice] this is none of { $detail }
        [time] expected a day such as 2027-03-31, or a time such as 2027-03-31T12:00:00Z
       *[other] this value cannot be used
    }
value-wrong-member = { $member }: { $said }
key-unknown = there is no value { $key } in a setup
key-is-secret = a secret does not belong in a setup or its file{ $face ->
        [window] {""}
       *[line] : use latchkey secret set
    }
key-kind = expected { $expected ->
        [one-text] one text
        [a-list-of-texts] a list of texts
       *[true-or-false] true or false
    }
setup-name-refused = a setup cannot be named { $name }: { $problem }
    .hint = use small letters, digits and hyphens
setup-name-near = did you mean { $near }?

## What is registered at the provider

register-entry-test = Redirect address of the test
    .hint = Through it the test sign-in comes back to the computer on which Latchkey runs. Remove it again after the last test.
register-entry-further = Redirect address of the service
    .hint = The service receives the answer of every sign-in at this address.
register-entry-scopes = Scopes
    .hint = What a sign-in asks for. Some consoles want an administrator's consent to it.

## The values of the request

review-the-service = the service
review-secret-stored = in the keychain
review-secret-unknown = the keychain has not said whether it is there
review-seen-by = { $audience ->
        [people] Seen by { $host }, and by everybody who signs in: it stands in the address of the sign-in page.
        [nobody-else] Seen by { $host } alone. It goes there from the keychain and is not shown here.
       *[service] Seen by { $host }.
    }
review-provisioning = Wanted{ $change ->
        [yes] ; people may change their phone number
       *[no] {""}
    }{ $confirm ->
        [yes] ; people must confirm it
       *[no] {""}
    }

## Why a step cannot be entered yet

refusal-sign-in-authority = The test sign-in needs an authority to send the browser to. Enter it first.
refusal-sign-in-client = The test sign-in needs the client id of the app registration. Enter it first.
refusal-people = Whom the service will see is known after a test sign-in. Do that first.
refusal-submit = { $count ->
        [1] One thing stands in the way of the request. The review shows it.
       *[other] { $count } things stand in the way of the request. The review shows them.
    }
refusal-follow = Nothing was submitted yet that could be followed.

## Settings

settings-language-unknown = there are no words in { $code }
settings-proxy-unreadable = the proxy's address cannot be read: { $problem }
    .hint = enter it as HOST:PORT, such as proxy.example.com:3128
settings-proxy-password = the proxy's address has a password in it, which would be stored in the clear
    .hint = leave the password out; where the proxy wants one, set the proxy in the system's settings or in HTTPS_PROXY and leave this field empty
settings-proxy-kind = this is no address of an http proxy
    .hint = enter it as HOST:PORT, such as proxy.example.com:3128; the proxy itself is spoken to by http
settings-roots-none = { $name } holds no certificate
    .hint = choose a file with certificates in PEM form, which begins with -----BEGIN CERTIFICATE-----

## Runs

setup-lacks = { $face ->
        [window] { $key ->
            [authority] the authority is missing
           *[client_id] the client id is missing
        }
       *[line] the setup { $setup } has no { $key }
    }
    .hint = { $face ->
        [window] enter it first
       *[line] `latchkey setup set { $setup } { $key }=…` sets it
    }
secret-missing = { $method } needs a client secret, and none was given
    .hint = { $face ->
        [window] store the secret, or choose none as client authentication if the client is public
       *[line] give it by --secret-stdin, in LATCHKEY_CLIENT_SECRET, or for a setup by `latchkey secret set`; a client without one signs in with --auth none
    }
secret-empty = a client secret is needed and none was given
redirect-any-port = port 0 cannot be used here: { $provider } compares the port of this address too
    .hint = name a port, such as http://127.0.0.1:8765/callback, and add exactly that address to the app registration
redirect-unusable = the usual redirect address cannot be used at this provider: { $problem }
submit-blocked = { $count ->
        [1] one thing stands in the way of the request
       *[other] { $count } things stand in the way of the request
    }
answer-empty = the answer is empty
