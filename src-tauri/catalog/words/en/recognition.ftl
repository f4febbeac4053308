# Which provider an e-mail address, a domain or an address tells of.

recognise-hint = a hint
recognise-stated = said by { $about } itself
recognise-proven = proven
recognise-authority = authority:

recognise-by-host = { $host } is a host of { $name }.
recognise-by-token-endpoint = Its token endpoint { $address } has the form that { $name } gives it.
recognise-by-tenant = { $name } has a tenant that { $about } belongs to: { $asked } answers with the issuer { $issuer }.
recognise-by-webfinger = { $about } names { $issuer } as its issuer.
recognise-by-path = Nothing answers there. An authority of { $name } has the form { $form }.
recognise-by-mx = The mail of { $about } goes to { $hosts }: sign-in is often where the mail is.

recognise-nothing-in-document = { $about } serves a discovery document, and nothing in it tells which product made it.
recognise-nothing-served = { $about } serves no discovery document, and its host belongs to no provider of the catalog.
recognise-nothing-hosts = Nothing tells the provider of { $about }: its mail goes to { $hosts }, and it names no issuer itself.
recognise-nothing-null-mx = Nothing tells the provider of { $about }: it takes no mail, and it names no issuer itself.
recognise-nothing-no-mx = Nothing tells the provider of { $about }: no host takes its mail, and it names no issuer itself.
recognise-nothing-domain = The DNS servers of this computer know no domain { $about }, and it names no issuer itself.
recognise-nothing-answer = Nothing tells the provider of { $about }: it names no issuer itself, and who takes its mail is not known, because { $instead ->
        [no-server] this computer names no DNS server
        [silent] no DNS server answered in time
        [unreachable] no DNS server could be reached
        [refused] the DNS server refused to answer
       *[malformed] what the DNS server answered cannot be read
    }.

recognise-wrong = this is no e-mail address, domain or authority: { $reason }
    .hint = enter something like ann@acme.example, acme.example or https://login.acme.example
