# Set-up links and files: what they offer, before anything is taken over.

offer-title = Set-up link
offer-lead = A service can preset what it knows of your setup. You see every value before anything is taken over.
offer-from-link = A link asks you to begin a setup with what this host offers:
offer-from-file = { $file } asks you to begin a setup with what this host offers:
offer-not-asked = It has not been asked yet. Asking sends it nothing of yours.
offer-ask = Ask what it offers
offer-decline = Take nothing over
offer-close = Close
offer-looking = Asking what is offered
offer-paste = Set-up link
offer-paste-hint = As the service gave it, such as latchkey://setup?from=… or an https address.
offer-look = Look at it
offer-file = Open a file…
offer-offers = An offer for { $name }
offer-file-offers = A file with values for { $name }
offer-nothing = Nothing can be taken over
offer-by = From
offer-until = Good until { $at }
offer-values = These values would be taken over
offer-sent = Later steps would send to
offer-accept = Begin this setup
offer-again = Look again
offer-have-link = I have a set-up link
