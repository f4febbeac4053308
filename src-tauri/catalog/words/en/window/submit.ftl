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

submit-form-values = The form's values
submit-form-secret-lead = The secret goes from the keychain straight to the clipboard, not through this window.
submit-form-secret-missing = The keychain has no client secret of this setup.
submit-copy-secret = { $channel ->
        [form] Copy the secret for the service's form
       *[other] Copy the secret to hand it over
    }
submit-secret-copied = { $seconds ->
        [one] In the clipboard for { $seconds } second, kept out of its history.
       *[other] In the clipboard for { $seconds } seconds, kept out of its history.
    }
submit-secret-left = { $seconds ->
        [one] { $seconds } second left
       *[other] { $seconds } seconds left
    }
submit-secret-over = The time is over: the clipboard was cleared if the secret was still there.
submit-title-hand = { $service ->
        [unnamed] Hand the values over to the service
       *[other] Hand the values over to { $service }
    }
submit-lead-mail = Latchkey sends no mail: you send the one below yourself, and say here when it is done.
submit-lead-hand = Latchkey sends nothing here: you enter the values yourself, and say here when it is done.
submit-where = { $service ->
        [unnamed] Where the service takes them
       *[other] Where { $service } takes them
    }
submit-where-itself = { $service ->
        [unnamed] The page in the service
       *[other] The page in { $service }
    }
submit-form-chosen = What was chosen for it
submit-page = Address of the page
submit-page-foreign = It comes from a profile that is not Latchkey's own: look at it before you open it.
submit-hand = When everything is entered
submit-hand-mail = When the mail is sent
submit-press = Press
submit-reference = Reference
submit-reference-hint = What the service calls it, such as the number of a ticket. It can stay empty.
submit-sent-at = Sent at
submit-at-hint = Empty means: just now.
submit-hand-done = I have sent it
submit-handed = Handed over { $when }
submit-handed-word = By your word: Latchkey was not there.
submit-handed-reference = Reference: { $reference }
submit-hand-untested = The test sign-in has not passed. Why the values go all the same is recorded with your word.
submit-handed-untested = Without a passing test. The reason given: { $reason }
submit-not-handed = It was not sent
submit-nowhere = It is not known yet where the values go
submit-nowhere-service = Choose the service first: it decides how the values reach it.
submit-nowhere-desk = The service takes a request by its request API, whose address is not entered yet.

## By mail

submit-mail = Send this mail
submit-mail-lead = From your own account, so that the answer comes to you.
submit-mail-nobody = Its documents name no address. Send it to whoever looks after you there.
submit-mail-to = To
submit-mail-subject = Subject
submit-mail-body = Text
submit-mail-secret = Not by mail: only in the way that the service names as safe.

## The service does it by itself

submit-title-itself = { $service ->
        [unnamed] Have the service set it up
       *[other] Have { $service } set it up
    }
submit-lead-itself = { $service ->
        [unnamed] The service makes the app and its secret by itself. What it shows is written down here.
       *[other] { $service } makes the app and its secret by itself. What it shows is written down here.
    }
submit-itself = In { $service }
submit-state = State that it shows
submit-state-hint = What each means, and how to go on from it, stands in the last step.
submit-state-at = Written down { $when }.
submit-state-follow = What follows from it
submit-state-none = It shows none of these

## The service's own test

submit-own-test = The test of { $service }
submit-own-test-lead = Latchkey cannot test SAML from here. Make the sign-in that { $service } offers for it, and say what came of it.
submit-test-at = Passed at
submit-test-pass = It passed
submit-test-passed = Passed { $when }
submit-test-word = By your word: Latchkey has not seen it.
submit-test-not-passed = It does not pass any more
