# The step in which the request is sent.

submit-title = Submit the request
submit-lead-host = The request goes to { $host }: the values of the review and the client secret from the keychain. Nothing else is sent, and to nobody else.
submit-once = It is sent once, however often the network fails: every attempt carries the same key, and the service knows it again.
submit-send = Submit to { $host }
submit-sending = Sending to { $host }
submit-cancelled = Sending was cancelled. What was written down waits here and is not lost.
submit-result = The last attempt

## The gate

submit-not-ready = Not everything is ready yet
submit-not-ready-lead = { $count ->
        [one] 1 thing is to be put right before the request can be sent.
       *[other] { $count } things are to be put right before the request can be sent.
    }
submit-test = The test sign-in has not passed
submit-test-lead = Do the test, or set it aside in the review with a reason.
submit-reason-lead = It was sent without a passing test. The reason given: { $reason }

## Sent

submit-sent = The service has the request
submit-sent-lead = As { $id }, since { $when }.
submit-follow = Follow it
submit-ended = { $state ->
        [withdrawn] The earlier request was taken back
        [rejected] The earlier request was refused
       *[other] The earlier request has ended
    }
submit-ended-lead = It was { $id }. Submitting now makes a new one.

## Waiting

submit-waiting = The request waits to be sent
submit-waiting-lead = It is written down on this computer and is still here when Latchkey is closed and opened again. Send it again when the network is back.
submit-written = Written down
submit-attempts = Attempts
submit-attempts-made = { $count ->
        [0] none yet
        [one] 1, last { $when }
       *[other] { $count }, last { $when }
    }
submit-there = At the service
submit-may-be-there = May be there already: an attempt was sent and no answer came. Sending again does not double it.
submit-not-there = Not there.
submit-not-before = Not before
submit-not-before-why = { $when }, as the service asked
submit-untested = Without a passing test
submit-again = Send again now
submit-take-back = Take it back

## Handing it over

submit-form = Hand the values over yourself
submit-form-lead = No address of a request API is entered for this service. Where it has a form, copy the values in the order below; where it has an API, enter its address.
submit-to-service = Enter the service's address
submit-form-values = The form's values
submit-form-secret-lead = The secret goes from the keychain straight to the clipboard, not through this window.
submit-form-secret-missing = The keychain has no client secret of this setup.
submit-copy-secret = Copy the secret for the service's form
submit-secret-copied = { $seconds ->
        [one] In the clipboard for { $seconds } second, kept out of its history.
       *[other] In the clipboard for { $seconds } seconds, kept out of its history.
    }
submit-secret-left = { $seconds ->
        [one] { $seconds } second left
       *[other] { $seconds } seconds left
    }
submit-secret-over = The time is over: the clipboard was cleared if the secret was still there.
