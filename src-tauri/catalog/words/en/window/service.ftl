# The step "service": which service, where it is hosted, and where it takes requests.

service-title = Which service do people sign in to?
service-lead = Its region and the address of its request API come from the set-up link or from the service's own console.

service-pick = Service
service-search = Search services
service-found = { $count ->
        [0] No service matches
        [one] One service
       *[other] { $count } services
    }

service-region = Region
service-region-hint = As the service writes it, for example eu. It decides which of its addresses are used.

service-desk = Address of the request API
service-desk-hint = From the set-up link or the service's console. Without it the values are handed over by hand.
service-desk-missing = Still missing. If the service has no such address, go on by the list of steps.
service-desk-host = Requests, and the client secret with them, go to { $host } and nowhere else.

service-token = Token of the request API
service-token-hint = From the set-up link or the service's console. It goes straight to the keychain of this computer.
service-token-stored = { $since ->
        [unknown] The token is in the keychain.
       *[other] The token is in the keychain since { $since }.
    }
service-token-session = This keychain forgets the token when Latchkey is closed.

service-sandbox = This setup belongs to the sandbox
service-sandbox-note = Its provider and its service run inside Latchkey on this computer. Nothing leaves it.
