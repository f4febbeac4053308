# The step "domains and break-glass".

domains-title = Whose addresses belong to this organisation?
domains-lead = People whose e-mail address is on one of these domains are sent to the provider.

domains-list = Associated domains
domains-list-hint = What follows the @ in people's addresses, for example acme.com. Domains below it are listed by themselves.
domains-list-placeholder = acme.com

domains-break-glass = Break-glass addresses
domains-break-glass-hint = E-mail addresses on an associated domain, one is enough.
domains-break-glass-placeholder = admin@acme.com
domains-break-glass-why = Why one is needed
domains-break-glass-because = If the provider is down, or its settings are wrong, nobody gets in through it. A person with a break-glass address still signs in with a password and can put it right.

domains-findings = What was found
