# The step about people: the claims of the test sign-in.

people-title = Whom the service will see
people-lead = The service knows a person by what the provider says of them at sign-in. This is what it said of you.
people-none = Nobody has signed in yet
people-none-lead = The claims are known after a test sign-in that reaches the tokens.
people-no-claims = The last test sign-in brought no claims
people-no-claims-lead = It ended before the tokens came. Its report says where it broke.
people-stale = These claims are of a test with other values
people-stale-lead = They were received { $when }. Test again to see what comes now.
people-test-again = Test again
people-at = As received { $when }.

## Who carries what

people-carries = The person of the test
people-email = E-mail
people-name = Name
people-groups = Groups
people-id = Lasting id
people-carried-by = in the claim { $claim }
people-carried-by-nothing = no claim carries it
people-email-needed = Services know people by it.
people-id-needed = It stays the same when name and e-mail change.
people-groups-missing = Needed only where groups decide on teams or roles.

## E-mail and domains

people-match = E-mail and domains
people-domains = Associated domains
people-domains-none = none entered
people-to-domains = Go to the domains

## The table

people-claims = Claims
people-claim = Claim
people-value = Value
people-source = Where it stood
people-source-id-token = ID Token
people-source-userinfo = userinfo
people-source-both = ID Token and userinfo
people-matters = matters
people-not-received = not received
people-further = { $count ->
        [one] 1 further claim
       *[other] { $count } further claims
    }
