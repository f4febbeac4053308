# The step "register the app": what to enter at the provider, and what comes back from there.

register-title = Register the app at the provider
register-title-named = Register the app at { $provider }
register-lead = The registration tells the provider which addresses it may send people back to. It yields the client id.

register-lead-no-client = The registration tells the provider where to send the answers, and who may sign in.

register-do = In the provider's console
register-do-named = In the console of { $provider }
register-create = Create an app registration of the kind web application, with OpenID Connect and the authorization code flow. An existing one can be used too.
register-where = Enter the redirect addresses here:
register-where-unknown = Enter the redirect addresses below where the console lists redirect addresses, also called callback URLs or sign-in redirect URIs.
register-pick-provider = Choose the provider
register-pick-provider-note = With the provider chosen, the page of its console is named here.

register-colleague = Somebody else owns this console? The page has all of this, without the secret, to print or to pass on.

register-any-name = any name
register-copy = Values to enter there

register-test = Only for the test sign-in
register-temporary = Temporary
register-test-label = Test redirect address
register-test-note = The test sign-in comes back to this computer at this address. Remove it from the registration after the test.

register-yield = What the registration yields
register-client-id = Client ID
register-client-id-hint = { $provider ->
        [entra] “Application (client) ID” on the registration's overview, not the “Object ID” and not the “Directory (tenant) ID”.
       *[other] Also called application id or consumer key. It is no secret.
    }
register-secret-next = The client secret belongs in the step { $step }, where it goes straight to the keychain.

## The guide

register-general = No guide of its own for { $provider }: these actions are for any console, and what they name is called otherwise there.
register-read = From documentation of { $read }, not checked in the console.
register-seen = Checked in the console on { $seen }, from documentation of { $read }.
register-app = Kind of app:
register-unverified = Not verified: { $text }
register-gives-client = The client ID comes out of this: enter it below.
register-gives = What comes out of this is entered at the step { $step }.
register-leave = What stays as it is
register-quirks = { $count ->
        [one] One thing that surprises people who know other providers
       *[other] { $count } things that surprise people who know other providers
    }

register-permissions = What the app is allowed
register-permissions-of = { $service ->
        [unnamed] What the service's app is allowed at { $provider }:
       *[other] What the app for { $service } is allowed at { $provider }:
    }
register-permissions-copy = Copy as text
register-permissions-note = For the security team that has to agree.
register-permission = Permission
register-reason = Why
register-consent-head = Admin consent
register-consent = { $needed ->
        [yes] needed
        [no] not needed
       *[unknown] not known
    }
