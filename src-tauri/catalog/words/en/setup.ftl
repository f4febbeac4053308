# Setups: files, what is missing, and the gate before submission.

setup-file-problems = the file cannot be taken; problems: { $count }

setup-value-missing = { $face ->
        [window] { $key ->
            [service] the service is not chosen
            [region] the region is not chosen
            [desk] the address of the service's request API is missing
            [authority] the authority is missing
            [client_id] the client id is missing
            [associated_domains] no associated domain is entered
            [answer] { $label } is missing
            [further_redirect_uris] { $label } is missing
           *[other] the setup has no { $key }
        }
       *[line] { $key ->
            [answer] the setup has no { $label }
           *[other] the setup has no { $key }
        }
    }
    .cause = { $key ->
        [desk] It is the address of the service's request API, from its set-up link or its console.
       *[other] The service cannot set up a tenant without it.
    }
    .fix = { $face ->
        [window] Enter it in its step.
       *[line] { $key ->
            [answer] Enter it: latchkey setup set { $setup } answers.{ $answer }=…
           *[other] Enter it: latchkey setup set { $setup } { $key }=…
        }
    }

setup-either-missing = { $label } is missing, or in its place: { $instead }
    .cause = The service cannot set up the connection without the one or the other.
    .fix = { $face ->
        [window] Enter { $label }, or in its place: { $instead }.
       *[line] Enter it: latchkey setup set { $setup } { $given }, or in its place: latchkey setup set { $setup } { $given_instead }
    }

setup-secret-missing = the vault has no client secret for this setup
    .cause = The service signs people in with a client of its own and needs that client's secret.
    .fix = Create a secret for the app registration in the provider's console and { $face ->
        [window] store it in the step of the credentials.
       *[line] put it into the vault: latchkey secret set { $setup }
    }

setup-secret-unknown = the vault could not be asked for the client secret
    .cause = { $said }
    .fix = Unlock the keychain, or start the desktop's keychain, and look again.

setup-desk-token-missing = the vault has no token for the service's request API
    .cause = The service takes requests only from whoever holds a token of its console.
    .fix = Copy the token from the service's console and { $face ->
        [window] store it in the step of the service.
       *[line] put it into the vault: latchkey secret set { $setup } --desk-token
    }

setup-secret-expired = the client secret ended on { $received }
    .cause = The provider refuses a secret after its end, so nobody could sign in.
    .fix = Create a new secret in the provider's console, put it into the vault, and enter when it ends.

setup-secret-expires-soon = the client secret ends on { $received }
    .cause = From then on the provider refuses it and nobody can sign in.
    .fix = Create a new secret in the provider's console now, before the request is sent.

setup-own-test-missing = the service's own test of the sign-in has not passed yet
    .cause = SAML is tested in the service itself; nothing here can tell how it went.
    .fix = { $face ->
        [window] Sign in once by the service's own test, and note here that it passed.
       *[line] Sign in once by the service's own test, and note that it passed: latchkey request tested { $setup }
    }

setup-own-test-passed = the service's own test passed on { $at }, by the word of whoever made it

setup-provider-not-taken = { $service } does not take the provider { $received }
    .cause = Its profile allows { $expected } only.
    .fix = Choose { $expected }, or another service.

setup-sign-in-missing = nobody has signed in with this setup yet
    .cause = Only a real sign-in shows that authority, client, redirect address and claims fit together.
    .fix = { $face ->
        [window] Do the test sign-in.
       *[line] Do the test sign-in: latchkey signin --setup { $setup }
    }

setup-sign-in-stale = the test sign-in of { $at } was made with other values
    .cause = Authority, client, secret or scopes were changed after it, so it says nothing about the setup as it is now.
    .fix = { $face ->
        [window] Do the test sign-in again.
       *[line] Do the test sign-in again: latchkey signin --setup { $setup }
    }

setup-sign-in-failed = the test sign-in of { $at } did not pass
    .cause = What stopped it would stop everybody who signs in through the service.
    .fix = { $face ->
        [window] Put right what its report names and do it again.
       *[line] Put right what its report names and do it again: latchkey signin --setup { $setup }
    }

setup-sign-in-passed = the test sign-in passed on { $at }
