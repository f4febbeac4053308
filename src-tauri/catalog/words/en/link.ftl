# Set-up links and files: what they offer, and why one is not taken.

link-offered = { $desk } offers these values
link-in-file = the values stand in the file itself
    .cause = No desk vouches for them, and nobody can take them back before they end.
    .fix = Take them over only if you know who made the file.

link-sent-on = { $desk } sends on to { $to ->
        [none] another address
       *[other] { $to }
    }
    .cause = A set-up link is good for the host that it names, and is followed to no other place.
    .fix = Ask the service for a link that names the right address.
link-unknown = { $desk } does not know this link
    .cause = It was cut on its way, or the service has removed it.
    .fix = Copy the whole link again, or ask the service for a new one.
link-expired = { $at ->
        [none] the link has ended
       *[other] it ended on { $at }
    }
    .cause = The service set an end to the offer, and it is over by the desk's clock or by this computer's.
    .fix = Ask the service for a new link. If it should still be good, set this computer's clock.
link-revoked = { $desk } does not offer this any more
    .cause = The service has revoked the link.
    .fix = Ask the service why, and for a new link.
link-refused = { $desk } answers { $received } instead of an offer
    .cause = A desk hands an offer out to whoever has the link, without a sign-in.
    .fix = Look again in a while. If it stays so, tell the service.
link-too-long = what came is longer than any set-up document ({ $most } KiB)
    .cause = { $desk } sends something else at this address.
    .fix = Check the link, or ask the service for a new one.
link-malformed = this is no set-up document: { $said ->
        [not-utf-8] it is not UTF-8
       *[other] { $said }
    }
    .cause = A set-up document is JSON or TOML, in the form of its published schema.
    .fix = Ask whoever made it for one that can be read.
link-of-other-form = the document is in the form { $form ->
        [none] of something else
       *[other] { $form }
    }, not { $expected }
    .cause = It is no set-up document, or one for a newer version of Latchkey.
    .fix = Ask the service for a link in this form, or install a newer version.
link-value-missing = the document does not say { $received }
    .cause = Every offer names the service that it is for, and its end.
    .fix = Ask whoever made it for one that does.
link-key-forbidden = the document sets { $received }, which a link may not
    .cause = Secrets, client, endpoints, the test's redirect address, break-glass addresses and service profiles are the admin's own. Whoever presets one is not trusted with the rest.
    .fix = Take nothing over, and ask the service who made the link.
link-value-wrong = the document's value for { $key } cannot be used
    .cause = The reason: { value-wrong }.
    .fix = Ask whoever made it to put that right.
link-service-unknown = the catalog has no service { $received }
    .cause = A link names a service that Latchkey knows, and brings no profile of its own: a profile says where people and values are sent, and is to be seen whole.
    .fix = If the service gave you its profile as a file, begin a setup and open that file in it.
link-region-unknown = { $service } has no region { $received }
    .cause = { $known ->
        [none] It has no regions to choose from.
       *[other] It has { $known }.
    }
    .fix = Ask the service for a new link.
link-provider-not-taken = { $service } does not take the provider { $received }
    .cause = It takes { $expected }.
    .fix = Ask the service for a new link.
link-value-not-asked = { $service } does not ask for { $received }
    .cause = A link presets only what the service's profile asks for.
    .fix = Ask the service for a new link.
link-desk-elsewhere = requests would go to { $received }, and the link is from { $expected }
    .cause = The client secret goes where requests go. A desk may name an address of its own, with the same port, and no other.
    .fix = Take nothing over, and ask the service who made the link.
link-redirect-elsewhere = people would be sent to { $received }, and the link is from { $expected }
    .cause = Whoever is redirected to brings the proof of the sign-in along. A desk may name addresses of its own site, over https, and no others.
    .fix = Take nothing over, and ask the service who made the link.
link-file-names-destination = the file says that things are sent to { $received }
    .cause = No host vouches for a file, so it may not say where requests, secrets or people go.
    .fix = Ask the service for a link, or enter the address by hand if you know it.
link-not-of-service = { $desk } is no address of { $service }
    .cause = The service's profile names other sites. Anybody can make a link.
    .fix = Ask the service whether the link is its own before you take it over.
link-destination-not-of-service = { $desk } is no address of { $service }, and wants to get what is meant for it
    .cause = The service's profile names other sites. Only one of those may say where requests, secrets and people go.
    .fix = Take nothing over, and ask the service who made the link.
link-presets-authority = the authority is preset: { $received }
    .cause = Test sign-ins go to that host, and with them client id and secret.
    .fix = Take it over only if that is your own provider.

## Why a text is no link

link-wrong = { $kind ->
        [too-long] longer than { $detail } characters, which no link is
        [neither] neither a set-up link nor a file whose name ends in .{ $detail }
        [kind] not a set-up link: one begins with { $detail }://setup?from=
        [parameter] a set-up link has the one parameter from, and this one has { $detail } besides
       *[address] the address in the link cannot be asked: { $detail }
    }
    .hint = copy the whole link again, or ask the service for a new one
link-changed = the offer is not the one any more that was shown
    .hint = look at it again
link-not-taken = the offer cannot be taken over
    .hint = what it lacks is named beside it

## What is sent where

link-gets-requests = requests to the service, with the client secret
link-gets-people = people, with the proof of their sign-in
link-gets-tests = test sign-ins, with client id and secret

## On the command line

link-from-desk = { $host } offers
link-from-file = the file offers
link-until = until { $at }
link-sends = { $host } would get { $gets }
link-ask = begin a setup { $setup } with these values? (yes/no)
link-yes = yes
link-declined = nothing was taken over
failure-link-unconfirmed = an offer is taken over on a person's word only
    .hint = look at it first, then say --yes
