# The tenant request: on its way to the service and through it.

request-incomplete = the setup { $what } has not all that a request needs
    .hint = { $face ->
        [window] the review shows what is missing
       *[line] latchkey setup check { $what } lists what is missing
    }
request-secret-missing = the vault has no client secret for the setup { $what }
    .hint = { $face ->
        [window] store it in the step of the credentials
       *[line] put it there with latchkey secret set { $what }, or give it with --secret-stdin
    }
request-token-missing = the vault has no token for the request API of the service of { $what }
    .hint = copy the token from the service's console and { $face ->
        [window] store it in the step of the service
       *[line] put it there with latchkey secret set { $what } --desk-token
    }
request-nothing-submitted = nothing that could be followed or taken back was submitted for { $what }
    .hint = { $face ->
        [window] submit it first
       *[line] latchkey request submit { $what } submits it
    }
request-nothing-asked = the service has asked nothing about { $what }
    .hint = { $face ->
        [window] ask how it stands
       *[line] latchkey request status { $what } shows how it stands
    }

request-submitted = { $host } has the request, as { $id }
request-already-open = the service has an open request of this setup already, so nothing was sent
    .cause = A second request for the same domains would only stand in the way of the first.
    .fix = { $face ->
        [window] Ask how it stands, or take it back and submit again.
       *[line] See how it stands with latchkey request status { $setup }, or take it back with latchkey request withdraw { $setup } and submit again.
    }
request-answered = { $host } has the answer
request-taken-back-unsent = the request was taken back before the service had it

request-in-progress = { $state ->
    [submitted] the service has the request and will look at it
    [in_review] the service is looking at the request
    [approved] the service agreed and is setting the tenant up
   *[other] the request has not been sent yet
}, since { $since }
request-information-needed = the service wants to know something: { $question }
    .cause = The request rests until the answer arrives; it is your turn since { $since }.
    .fix = { $face ->
        [window] Answer it here
       *[line] Answer with latchkey request answer { $setup }
    }; a secret does not belong in an answer.
request-active = people can sign in, since { $since }
request-rejected = the service refused the request: { $said }
    .cause = A refusal is final for this request; it was made on { $since }.
    .fix = Ask the service what would have to be different, change the setup accordingly and submit it again.
request-withdrawn = the request was taken back on { $since }
request-domain-verified = the service knows that { $received } is yours
request-domain-pending = the service has not looked at { $received } yet
request-domain-failed = the service could not see that { $received } is yours
    .cause = A domain is associated only when it can be shown to belong to the organisation.
    .fix = Do what the service asks as proof, usually a TXT record in the domain's DNS, or remove the domain from the setup.
request-move-unexpected = the service's timeline jumps from { $from } to { $to }, by { $by }
    .cause = A request does not go that way; an event may be missing in the timeline.
    .fix = Tell the service, and trust the state that it names now.
request-turn-unexpected = the service says that { $received } acts next, in the state { $state } that would be { $expected }
    .cause = What the service says of the state and of whose turn it is does not fit together.
    .fix = Ask the service whether it waits for you.

request-field-refused = the service does not accept { $received }: { $said }
    .cause = { $host } looked at every field and refused this one; nothing was taken.
    .fix = Change the value in the setup and submit it again.
request-conflict = the service has an open request for one of these domains: { $existing }
    .cause = A domain can be in one open request only. { $host } says: { $said }
    .fix = If that request is yours, follow it or take it back in the service's console; if not, ask the service who claims the domain.
request-move-refused = the request's state does not allow this any more
    .cause = Something happened to it since it was last looked at. { $host } says: { $said }
    .fix = { $face ->
        [window] Ask how it stands.
       *[line] See how it stands with latchkey request status { $setup }.
    }
request-key-reused = the service knows this request's key with other values
    .cause = An earlier attempt arrived with another secret or another value, and { $host } took it or keeps it.
    .fix = Submit again: that is a new request, and if the earlier one is open the service will name it.
request-token-refused = { $host } does not accept the token
    .cause = It is wrong, has ended, or belongs to another account. The service says: { $said }
    .fix = Copy a fresh token from the service's console, { $face ->
        [window] replace the stored one in the step of the service
       *[line] put it into the vault with latchkey secret set { $setup } --desk-token
    }, and submit again.
request-not-found = { $host } does not know what was asked for
    .cause = Either the address of the request API is wrong, or the service has no such request. It says: { $said }
    .fix = { $face ->
        [window] Compare the address of the request API with the one in the set-up link, and ask how the request stands.
       *[line] Compare the setup's desk address with the one in the set-up link, and see latchkey request status { $setup }.
    }
request-refused = { $host } refused the request with status { $received }
    .cause = The service says: { $said }
    .fix = Put right what it names; if it names nothing, ask the service.
request-rate-limited = { $host } takes no more requests for now
    .cause = Too many requests arrived from this account or address; it wants to be left alone for some time ({ $seconds } s).
    .fix = Wait that long and submit again; the request keeps its place and is not doubled.
request-too-early = { $host } does not want to be asked before { $until }
    .cause = It said so when the request was sent last, so nothing was sent now.
    .fix = Submit again after that; the request keeps its place and is not doubled.
request-service-failing = { $host } cannot take requests now (status { $received })
    .cause = The fault is at the service. It says: { $said }
    .fix = Submit again later; the request keeps its place and is not doubled.
request-redirected = { $host } points to { $received }
    .cause = Token and secret are for the host that was named, so the request was not sent on to another address.
    .fix = If that address is the service's own, { $face ->
        [window] enter it in the step of the service.
       *[line] enter it: latchkey setup set { $setup } desk=…
    }
request-unreadable = { $host } answered something that is no answer of a request API (status { $received })
    .cause = Something else may stand at that address, or between here and there. What could not be read: { $said }
    .fix = Compare the setup's desk address with the one in the set-up link, and submit again; nothing is doubled.
request-no-answer = no answer from { $host }
    .cause = { $said }
    .fix = Look at the network between here and there, and submit again; should the request have arrived, the service knows it again by its key.

request-waited = waited { $seconds } s because the service asked for it
request-waiting = the request of { $since } is written down and waits to be sent{ $known ->
    [yes] {" "}(not before { $until })
   *[no] {""}
}{ $there ->
    [maybe] ; the service may have it already
   *[no] {""}
}
request-cannot-wait = the request cannot wait for another run: its secret is kept for this one only
    .cause = There is no keychain, so the client secret ends with this run, and a request cannot be sent without it.
    .fix = Submit again and give the same secret, or start the desktop's keychain and put the secret there first.
request-earlier-unsettled = what became of an earlier request at { $host } cannot be found out
    .cause = It was sent once and no answer came; the secret that it was sent with is gone, so it cannot be asked for by repeating it.
    .fix = Ask the service whether it has an open request of yours besides this one.
