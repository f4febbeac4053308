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

layer-discovery = discovery
layer-keys = keys
layer-name = name
layer-proxy = proxy
layer-connect = connect
layer-tls = tls
layer-tls-system = accepted by the system
layer-tls-refused = refused
layer-answer = answer

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
failure-setup-name = a setup cannot be named { $name }: { $problem }
hint-setup-name = use small letters, digits and hyphens
failure-setup-lacks = the setup { $setup } has no { $key }
hint-setup-lacks = `latchkey setup set { $setup } { $key }=…` sets it
failure-key-value = { $text } is not of the form KEY=VALUE
failure-key = { $key } was not taken: { $problem }
hint-key = a setup has { $known }
failure-removal-unconfirmed = removing a setup is asked about on a terminal, or confirmed with --yes
setup-begun = the setup was begun; `latchkey setup set` fills it, `latchkey setup check` judges it
setup-changed-to = { $setup } is now at revision { $revision }
setup-none = there is no setup yet; `latchkey setup new` begins one
setup-removal = removing { $setup } deletes its draft with { $revisions } earlier versions, { $reports } reports, what is known of { $requests } requests, { $waiting } waiting requests, and its secrets in the keychain
setup-removal-open-request = the service still has the request { $request }; removing the setup does not take it back
setup-removal-ask = type { $setup } to remove it:
setup-kept = { $setup } was kept
setup-removed = { $setup } is removed

## Sign-in

signin-register-redirect = register this redirect address at the provider, for this test: { $redirect }
signin-open = open { $url }
signin-browser-opened = the system was asked to open it in the browser; waiting for you to sign in (Ctrl-C cancels)
signin-browser-not-opened = no browser could be opened ({ $why }): open the address above yourself
signin-enter-code = open { $address } on any device and enter { $code } (or open { $whole })
signin-callback = the browser came back
signin-token = the token endpoint answered
signin-userinfo = the userinfo endpoint answered
signin-remove-redirect = when you have finished testing, remove { $redirect } from the provider again

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
demo-submit = submit
demo-status = follow
demo-remove = remove
demo-ends = the whole job took { $took }. To try it by hand: `latchkey sandbox`, then `latchkey check` with the authority that it prints; `latchkey --help` lists the rest
report-not-kept = the report is not kept with { $setup }: the secret did not come from its place in the keychain
