# The command line: labels, sentences and failures.

label-expected = expected
label-received = received
label-cause = cause
label-fix = fix
label-cites = cites
label-error = error:
label-hint = hint:

verdict-pass = pass · { $took }
verdict-warn = pass, with { $warns ->
        [1] 1 warning
       *[other] { $warns } warnings
    } · { $took }
verdict-fail = fail: { $fails ->
        [1] 1 thing
       *[other] { $fails } things
    } to put right{ $warns ->
        [0] {""}
        [1] , 1 warning
       *[other] , { $warns } warnings
    } · { $took }

layer-own = Latchkey
layer-own-cost = from callback to verdict, less the waits on the provider

claim-in-id-token = ID Token
claim-in-userinfo = userinfo
claim-in-both = ID Token, userinfo
claims-more = and { $count ->
        [1] 1 more claim
       *[other] { $count } more claims
    }; --verbose shows all

language-unknown = there are no words in { $wish }: English is spoken
cancelled = cancelled

failure-not-there-yet = `latchkey { $command }` is planned and not there yet
failure-invalid-value = the value of { $option } cannot be used: { $problem }
hint-invalid-value = { $option } takes { $form }
failure-file-unreadable = { $path } cannot be read: { $error }
hint-ca = --ca takes a file with certificates in PEM form
hint-usage = `latchkey --help` lists the commands and options
failure-provider-unknown = the catalog has no provider { $id }
hint-provider-unknown = it has { $known }

## Secrets

prompt-secret = client secret (not shown):
prompt-desk-token = token of the service's request API (not shown):
failure-stdin = standard input cannot be read: { $error }
failure-stdin-empty = standard input is empty
hint-stdin-empty = type the secret at the prompt of a terminal, or give it by a pipe
failure-stdin-long = what came on standard input is longer than any secret (64 KiB)
failure-secret-needed = a client secret is needed and none was given
hint-secret-needed = give it by --secret-stdin, in LATCHKEY_CLIENT_SECRET, or keep it with `latchkey secret set SETUP`
vault-is-slow = the keychain has not answered for 5 s: it may be waiting in a window of its own; still waiting (Ctrl-C cancels)
vault-is-memory = this computer has no keychain: secrets stay in memory and are gone when this run ends
secret-kept = the client secret of { $setup } is in the keychain
secret-kept-in-memory = the client secret of { $setup } is kept in memory for this run only
secret-requeued = the request that waits was written anew, with this secret
desk-token-kept = the token of the service's request API for { $setup } is in the keychain
secret-state = { $what ->
        [client-secret] client secret
       *[desk-token] request API token
    }: { $state ->
        [stored] stored
        [stored-since] stored since { $said }
        [unknown] not known, the keychain could not be asked: { $said }
       *[missing] none
    }{ $expires ->
        [none] {""}
       *[other] , expires { $expires }
    }
secret-forgotten = the client secret of { $setup } is gone from the keychain
secret-was-not-there = there was no client secret of { $setup }

## Setups

failure-no-data-folder = this system names no folder for data
    .hint = name one with --data-dir
failure-key-value = { $text } is not of the form KEY=VALUE
failure-key = { $key } was not taken: { $problem }
hint-key = a setup has { $known }
failure-removal-unconfirmed = removing a setup is asked about on a terminal, or confirmed with --yes
setup-begun = the setup was begun; `latchkey setup set` fills it, `latchkey setup check` judges it
setup-unchanged = { $setup } had these values already and is still at revision { $revision }
setup-changed-to = { $setup } is now at revision { $revision }
setup-none = there is no setup yet; `latchkey setup new` begins one
setup-removal = removing { $setup } deletes its draft{ $revisions ->
        [0] {""}
        [1] {" "}and an earlier version of it
       *[other] {" "}and { $revisions } earlier versions of it
    }{ $reports ->
        [0] {""}
        [1] , 1 report
       *[other] , { $reports } reports
    }{ $requests ->
        [0] {""}
        [1] , what is known of 1 request
       *[other] , what is known of { $requests } requests
    }{ $waiting ->
        [0] {""}
        [1] , 1 request that waits to be sent
       *[other] , { $waiting } requests that wait to be sent
    }, and the client secret and token that the keychain has of it
setup-removal-unsettled = the service may have a request of { $setup } that it has not confirmed; removing the setup does not take it back, `latchkey request withdraw { $setup }` does
setup-removal-open-request = the service still has the request { $request }; removing the setup does not take it back, `latchkey request withdraw` does
setup-removal-ask = type { $setup } to remove it:
setup-kept = { $setup } was kept
setup-removed = { $setup } is removed

## Sign-in

signin-register-redirect =
    add this redirect address to the app registration, for this test:
    {"  "}{ $redirect }
signin-register-where = where to add it: { $console }
signin-register-somewhere = where to add it: among the app's redirect URIs, also called callback or reply URLs
signin-open = open { $url }
signin-browser-opened = the system was asked to open it in the browser; waiting for you to sign in (Ctrl-C cancels)
signin-browser-not-opened = no browser could be opened ({ $why }): open the address above yourself
signin-enter-code = open { $address } on any device and enter { $code }
signin-open-with-code = or open { $whole }, which has the code in it
signin-code-lasts = waiting for you to sign in there { $minutes ->
        [0] (Ctrl-C cancels)
        [1] (the code lasts 1 minute, Ctrl-C cancels)
       *[other] (the code lasts { $minutes } minutes, Ctrl-C cancels)
    }
signin-callback = the browser came back
signin-token = the token endpoint answered
signin-userinfo = the userinfo endpoint answered
signin-remove-redirect = when you have finished testing, remove { $redirect } from the app registration again

## Requests

request-preview-to = would be sent to { $host }
request-not-sent = nothing was sent

## Sandbox and demo

failure-scenario-unknown = there is no scenario { $id }
hint-scenario-unknown = `latchkey sandbox --list` lists them
failure-file-unwritable = { $path } cannot be written: { $error }
sandbox-runs = the sandbox runs until it is stopped (Ctrl-C)
demo-begins = the sandbox: a provider at { $authority }, a service desk at { $desk }
demo-authority = authority
demo-draft = draft
demo-secret = secret to the vault
demo-credentials = credentials
demo-signin = test sign-in
demo-preview = review
demo-draft-result = the values are written down
demo-remove-result = setup, reports and secrets are gone again
demo-vault-is-memory = the keychain cannot be used ({ $why }): the secrets of this demo stay in memory
demo-submit = submit
demo-status = follow
demo-remove = remove
demo-ends = the whole job took { $took }. To try it by hand: `latchkey sandbox`, then `latchkey check` with the authority that it prints; `latchkey --help` lists the rest
report-not-kept = the report is not kept with { $setup }: the secret did not come from its place in the keychain

## Catalog and paper

failure-service-unknown = the catalog has no service { $id }
hint-service-unknown = it has { $known }
failure-region-unknown = { $service } has no region { $id }
failure-provider-not-taken = { $service } does not take the provider { $id }
hint-region-none = leave the region out
hint-provider-taken = choose { $known }, or another service
hint-answer = its service asks for { $known }
profile-whole = the profile of { $id } can be used
file-written = { $path } is written
failure-no-mail = { $service } takes no mail: its values go another way
failure-by-hand = { $service } takes no request over an API: its values are handed over by hand
hint-by-hand = `latchkey request preview { $setup }` shows them, `latchkey request handed-over { $setup }` notes that it was done
failure-by-itself = { $service } takes no request over an API: it sets itself up
hint-by-itself = `latchkey request preview { $setup }` shows what is chosen there, `latchkey request state { $setup }` the states that it can show
states-none = the service of { $setup } shows no states
