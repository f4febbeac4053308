# What leaves Latchkey on paper: the sheet for whoever owns the console, and what the catalog has.

sheet-title = { $service ->
        [unnamed] Single sign-on for a service
       *[other] Single sign-on for { $service }
    }
sheet-title-none = Single sign-on
sheet-the-provider = the identity provider
sheet-lead = For whoever owns the console of { $console }. This sheet was written by Latchkey, the program with which the connection is set up. No secret is on it.
sheet-before = Before you begin
sheet-guide = In the console of { $console }
sheet-guide-general = There is no guide of its own here for { $console }: these steps hold for any console, and yours may have other words for what they name.
sheet-guide-for = Guide: { $protocol }
sheet-guide-read = From documentation read on { $read }, not checked in the console.
sheet-guide-seen = From documentation read on { $read }; followed in the console on { $seen }.
sheet-permissions = Permissions
sheet-leave-alone = Leave alone
sheet-quirks = What may surprise you
sheet-comes-back = What comes back
sheet-in-service = { $service ->
        [unnamed] For the service, step by step
       *[other] For { $service }, step by step
    }
sheet-hand-over = { $service ->
        [unnamed] Handing over to the service
       *[other] Handing over to { $service }
    }
sheet-hand-over-api = Latchkey sends these values to { $host }, by the service's request API.
sheet-hand-over-form = { $service ->
        [unnamed] These values go into the service's form, in its order.
       *[other] These values go into the form of { $service }, in its order.
    }
sheet-hand-over-mail = { $service ->
        [unnamed] These values go to the service by mail, the secret never.
       *[other] These values go to { $service } by mail, the secret never.
    }
sheet-hand-over-itself = { $service ->
        [unnamed] The service makes the connection by itself: start that there, and note the state that it shows.
       *[other] { $service } makes the connection by itself: start that there, and note the state that it shows.
    }
sheet-states = States, and what they mean
sheet-state-now = Last noted: `{ $state }`, on { $at }.
sheet-afterwards = Afterwards
sheet-tell = What to tell your people
sheet-sources = Sources
sheet-source = { $text }, read on { $read }
sheet-secret = straight into Latchkey, at its step Credentials, or by a safe way, such as a shared vault, to whoever fills that step in; never by mail or chat, and not on this sheet
sheet-nothing-yet = not chosen yet
sheet-to-note = to be noted
sheet-noted = entered already
sheet-kept = kept in Latchkey
sheet-field-secret = from the keychain in which Latchkey keeps it, never from this sheet
sheet-field-empty = nothing entered, and it may stay so

sheet-label-note = Note
sheet-label-warning = Warning
sheet-label-unverified = Not verified

# Names of what stands on a sheet.
sheet-value = { $what ->
    [service] Service
    [profile] Profile
    [region] Region
    [provider] Identity provider
    [protocol] Protocol
    [setup] Setup
    [changed] Values as of
    [plan] Plan
    [role] Role
    [app-name] Name of the app
    [app] Kind of app
    [path] Way there
    [page] Address
    [gives] To be noted
    [copy] To be copied
    [button] Button
    [support] Support
    [mail-to] To
    [mail-subject] Subject
    [mail-ask] What is asked for
    [after] Then
    [handed-over] Handed over
    [own-test] The service's own test passed
    [reference] Reference
    [override] Untested, because
    [id] Name in the catalog
    [providers] Identity providers
    [steps] Steps
    [scopes] Scopes
    [additional-scopes] Additional scopes that its form must name
    [matching] Accounts are found by
    [renewed] Renews the secret itself
    [redirect] Redirect address
    [login] Sign-in address
    [console] Console
    [client-authentication] Client authentication
    [pkce] PKCE
    [response-mode] Response mode
    [asked-scopes] Exactly these scopes
    [base-url] Base URL
    [token] Token
    [locked] Locked
    [not-locked] Not locked
    [tell-region] The region is chosen first
    [tell-no-password] No password any more
    [hosts] Hosts of the authority
    [mail-hosts] Mail hosts that hint at it
    [redirect-console] Redirect addresses
    [not-registered] Where one is missing
    [loopback-host] Loopback host
    [port-ignored] Port does not matter for
    [secret-lifetime] Client secret
    [secret-default] Secret lasts, unless chosen
    [secret-longest] Secret lasts at most
    [secret-overlap] Two secrets side by side
    [scim-push] Provisions people (SCIM)
    [custom-claims] Further claims
    [device-flow] Device flow
    [prompt-none] prompt=none
   *[instead] Instead
}

sheet-known = { $answer ->
    [yes] yes
    [no] no
   *[not-known] not known
}
sheet-any = any
sheet-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
sheet-required = required
sheet-required-unless = required unless all of these have a value: { $fields }
sheet-confidential = confidential
sheet-elsewhere = in no form, needed elsewhere
sheet-recommended = Recommended: { $answer }.
sheet-roles = Roles { $of }
sheet-matched-by = { $by ->
    [email] the e-mail address
    [external-id] an ID of the person that is entered in the account
   *[not-known] not known
}
sheet-regions = Regions
sheet-fields = Fields of its form
sheet-asks = How it asks the provider
sheet-provisioning = Provisioning
sheet-channel = How it gets the values
sheet-channel-is = { $channel ->
    [request-api] By the tenant request API.
    [form] By its own form, filled in by hand.
    [mail] By mail.
   *[itself] It does it by itself; the state that it shows is noted.
}
sheet-at-step = At the step { $step }
sheet-when-provider = only with { $ids }
sheet-when-provisioning = { $wanted ->
    [yes] only with provisioning
   *[no] only without provisioning
}
sheet-when-act = beside the guide's action { $act }
sheet-forms = How its authority is put together
sheet-app-types = Kinds of app
sheet-refusals = Codes of its refusals
sheet-refusal = { $what ->
    [code] Code
   *[finding] Finding
}
sheet-permission = { $what ->
    [name] Permission
    [kind] Kind
    [consent] Admin consent
   *[reason] Why
}
sheet-state = { $what ->
    [name] State
    [means] What it means
   *[repair] How to go on
}
sheet-step = { $step ->
    [service] Service
    [provider] Provider
    [register] Register the app
    [domains] Domains
    [authority] Authority
    [credentials] Credentials
    [sign-in] Test sign-in
    [people] People
    [provisioning] Provisioning
    [review] Review
    [submit] Submit
   *[follow] Follow
}

## Calendar file

calendar-summary = { $service ->
        [unnamed] Client secret for the service ends
       *[other] Client secret for { $service } ends
    }
calendar-description = { $service ->
        [unnamed] From now on nobody can sign in with it. Before that: make a new client secret at { $provider }, enter it in the setup { $setup }, give it to the service, and test the sign-in.
       *[other] From now on nobody can sign in with it. Before that: make a new client secret at { $provider }, enter it in the setup { $setup }, give it to { $service }, and test the sign-in.
    }
calendar-alarm = { $service ->
        [unnamed] The client secret for the service ends on { $day }
       *[other] The client secret for { $service } ends on { $day }
    }
calendar-renewed = { $service } renews the secret itself: there is nothing to be reminded of
calendar-no-secret = the sign-in of the setup { $setup } has no client secret: there is nothing to be reminded of
calendar-no-date = the setup { $setup } does not say when its secret ends
    .hint = { $face ->
        [window] enter it in the step of the credentials
       *[line] enter it: latchkey setup set { $setup } secret_expires_at=2027-05-01
    }
