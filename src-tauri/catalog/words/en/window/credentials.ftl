# The step "client credentials".

credentials-title = Client id and secret
credentials-lead = With these the service proves itself to the provider. They are tested here without anybody signing in.
credentials-lead-named = With these the service proves itself to { $provider }. They are tested here without anybody signing in.

credentials-client-id = Client ID
credentials-client-id-hint = From the app registration. It is no secret.

credentials-secret = Client secret
credentials-secret-hint = { $provider ->
        [entra] The column “Value” under Certificates & secrets, not “Secret ID”. It goes straight to the keychain of this computer and is not shown again.
       *[other] It goes straight to the keychain of this computer and is not shown again.
    }
credentials-secret-stored = { $since ->
        [unknown] The secret is in the keychain{ $expires ->
            [unknown] .
           *[other] , expires { $expires }.
        }
       *[other] The secret is in the keychain since { $since }{ $expires ->
            [unknown] .
           *[other] , expires { $expires }.
        }
    }
credentials-secret-session = This keychain forgets the secret when Latchkey is closed.
credentials-forget = Forget
credentials-forget-title = Forget the client secret?
credentials-forget-text = It is deleted from this computer's keychain. At the provider it stays as it is, and most consoles do not show it a second time.
credentials-forget-do = Forget the secret
credentials-forget-keep = Keep it
credentials-none-note = A public client has no secret: none is sent, and one that is stored is not used.

credentials-expires = Secret expires
credentials-expires-hint = As the provider's console shows it, in this computer's time zone ({ $zone }).
credentials-expires-in = In { $months } months
credentials-expires-shortcuts = Set the end
credentials-expires-clear = No date

credentials-method = Client authentication
credentials-method-is = Client authentication: { $method }
credentials-method-find-out = find out
credentials-method-find-out-note = The test tries what the provider says it takes.
credentials-method-basic-note = Id and secret in the Authorization header.
credentials-method-post-note = Id and secret in the body of the request.
credentials-method-none-note = A public client without a secret.

credentials-test-title = Test
credentials-test = Test the credentials
credentials-test-again = Test again
credentials-test-note = The provider is asked, at its token endpoint or at another one that wants the secret: once with it, and once with one made up at random. Nobody signs in.
credentials-testing = Asking the provider
credentials-cancelled = The test was cancelled. What was found before is shown.
credentials-result-proven = Proven: the provider takes this client id and secret
credentials-result-refuted = Refused: the provider does not take this client id and secret
credentials-result-untold = It cannot be told without a sign-in
credentials-tested = Tested { $at }
credentials-stale = Made with other values
credentials-stale-note = This report of { $at } was made before something was changed.
