# The step in which the request is followed.

follow-title = How the request stands
follow-lead = { $service ->
        [unnamed] The service decides on it. What it says is shown here whenever you check.
       *[other] { $service } decides on it. What it says is shown here whenever you check.
    }
follow-none = Nothing was submitted yet
follow-none-lead = As soon as the service has the request, its way is shown here.
follow-waiting = The request waits on this computer
follow-waiting-lead = The service does not have it for certain. It is sent at the step before.
follow-state = { $state ->
        [draft] Not sent yet
        [submitted] Submitted
        [in_review] In review
        [information_needed] Waiting for your answer
        [approved] Approved
        [active] Active: people can sign in
        [rejected] Refused
       *[withdrawn] Taken back
    }
follow-next = { $who ->
        [admin] It is your turn since { $when }.
        [service] The service acts next, since { $when }.
       *[nobody] Nobody has to act any more, since { $when }.
    }
follow-seen = As the service said it on { $when }.
follow-id = Request
follow-check = Check now
follow-checking = Asking the service
follow-overridden = Sent without a passing test. The reason given: { $reason }

## A question

follow-question = The service asks
follow-answer = Your answer
follow-answer-hint = It goes to { $host } as it stands. A secret does not belong in it.
follow-answer-hint-nobody = It goes to the service as it stands. A secret does not belong in it.
follow-answer-needed = Write an answer first.
follow-answer-send = Send the answer
follow-answering = Sending the answer

## What happened

follow-timeline = What happened
follow-by = { $who ->
        [admin] by you
        [service] by the service
       *[nobody] by nobody
    }
follow-domains = Domains
follow-domain-state = { $state ->
        [verified] verified
        [failed] not shown to be yours
       *[pending] not looked at yet
    }
follow-domain-failed-hint = Do what the service asks as proof, usually a TXT record in the domain's DNS, then check again.
follow-changed = Changed after it was submitted
follow-changed-lead = The service does not know of these changes. Take the request back and submit again, or tell the service.
follow-found = What was found

## Taking it back

follow-withdraw = Take the request back
follow-withdraw-title = Take the request back?
follow-withdraw-lead = The service stops working on it and this cannot be undone. The setup stays as it is and can be submitted again.
follow-withdraw-keep = Leave it
follow-withdrawing = Taking the request back

## Handed over by hand

follow-title-hand = What becomes of it
follow-lead-hand = { $service ->
        [unnamed] Latchkey has no connection to the service: what stands here is what you said, and what its documents say.
       *[other] Latchkey has no connection to { $service }: what stands here is what you said, and what its documents say.
    }
follow-not-handed = The values were not handed over yet
follow-not-handed-lead = As soon as you have, say so at the step before.
follow-own-test = The service's own test has not passed yet
follow-own-test-lead = Only your word says whether it did: it is given at the step before.
follow-states = What { $service } shows
follow-states-lead = Write down the state that you see there; the date goes with it.
follow-state-at = Written down { $when }
follow-repair = How to go on:
follow-record = It shows this
follow-record-what = It shows this: { $state }

## What to tell the people

follow-tell = What to tell your people
follow-tell-lead = To be passed on once sign-in works.
follow-tell-copy = Copy the text
