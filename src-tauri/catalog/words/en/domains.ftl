# Associated domains and break-glass addresses.

domains-accepted = domains and addresses can be used: { $count } associated

domain-is-address = { $received } is an address, not a domain
    .cause = A web or e-mail address was entered where only the domain in it is wanted.
    .fix = Enter the part between the // or the @ and the next slash, for example acme.com.

domain-wildcard = { $received } is a pattern, not a domain
    .cause = A domain stands for the addresses that end in exactly it; patterns are not taken.
    .fix = Enter the domain without the star, and each domain below it that has addresses of its own.

domain-is-ip-address = { $received } is an IP address, not a domain
    .cause = People are recognised by what follows the @ in their address, which is a domain name.
    .fix = Enter the domain of your e-mail addresses.

domain-single-label = { $received } has no dot
    .cause = A name without a dot exists only inside a network; no service on the internet can look it up.
    .fix = Enter the whole domain, with its ending.

domain-syntax = { $received } cannot be a domain name
    .cause = A label of a domain has 1 to 63 letters, digits and hyphens, a hyphen neither first nor last, and no space or underscore.
    .fix = Correct the name; look at it in the console where your e-mail domain is managed.

domain-public-suffix = { $received } belongs to everybody
    .cause = Anybody can register a name below it, so it says nothing about who somebody is.
    .fix = Enter the domain that your organisation registered below { $received }.

domain-suffix-unknown = { $received } ends in { $suffix }, which the public DNS does not have
    .cause = The ending is on no list of public endings. Either it is misspelt or it exists only inside your network; the service cannot look up who owns it.
    .fix = Enter the domain of the addresses that your people are mailed at from outside.

domain-international = { $readable } is written { $received } in the DNS

domain-mixed-script = { $readable } mixes alphabets that look alike
    .cause = One of its words has letters of more than one alphabet, as forged addresses have; in the DNS it is { $received }.
    .fix = Type the domain by hand instead of copying it; if it is really registered like this, leave it.

domain-duplicate = { $received } is listed twice
    .cause = The same domain, perhaps in another form, stands in the list already.
    .fix = Remove one of the two.

break-glass-syntax = { $received } is not an e-mail address
    .cause = The text is { $reason }.
    .fix = Enter one address, as in admin@acme.com, without a name before it.

break-glass-not-associated = { $received } is on no associated domain
    .cause = A break-glass address must be on one of the associated domains, or below one.
    .fix = Add its domain to the associated domains if it is yours, or use an address on one of them.

break-glass-duplicate = { $received } is listed twice
    .cause = The same address stands in the list already.
    .fix = Remove one of the two.
