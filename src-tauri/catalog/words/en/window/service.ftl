# The step "service": which service, where it is hosted, and where it takes requests.

service-title = Which service do people sign in to?
service-lead = The service decides which steps follow and what it asks for in each.

service-pick = Service
service-pick-another = Choose another
service-search = Search services
service-found = { $count ->
        [0] No service matches
        [one] One service
       *[other] { $count } services
    }

service-file = From a file…
service-file-note = A profile that the service's maker wrote. It is data only: it can run nothing, and is marked as not Latchkey's own.
service-foreign = { $summary } (from a file)
service-foreign-title = The profile of { $service } is not Latchkey's own
service-foreign-note = What it says is its author's word. Addresses that it names are copied, never opened by Latchkey.

service-plan = Plan
service-role = Your role there
service-support = Support
service-secret = Client secret
service-secret-renewed = The service renews it by itself: nobody is reminded of its end.

service-region = Region
service-region-pick = It decides which of the service's addresses are used.
service-region-hint = As the service writes it, for example eu. It decides which of its addresses are used.

service-desk-too = If the service takes requests by an API
service-desk = Address of the request API
service-desk-hint = From the set-up link or the service's console. Without it the values are handed over by hand.
service-desk-missing = Still missing. If the service has no such address, go on by the list of steps.
service-desk-host = Requests, and the client secret with them, go to { $host } and nowhere else.

service-token = Token of the request API
service-token-hint = From the service's console. It goes straight to the keychain of this computer.
service-token-stored = { $since ->
        [unknown] The token is in the keychain.
       *[other] The token is in the keychain since { $since }.
    }
service-token-session = This keychain forgets the token when Latchkey is closed.

service-sandbox = This setup belongs to the sandbox
service-sandbox-note = Its provider and its service run inside Latchkey on this computer. Nothing leaves it.
