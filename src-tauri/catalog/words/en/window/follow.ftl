# The step in which the request is followed.

follow-title = How the request stands
follow-lead = { $service } decides on it. What it says is shown here whenever you check.
follow-lead-nobody = The service decides on it. What it says is shown here whenever you check.
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
       *[nobody] It came to its end { $when }.
    }
follow-seen = The service said so { $when }.
follow-id = Request
follow-check = Check now
follow-checking = Asking the service
follow-overridden = Sent without a passing test. The reason given: { $reason }

## A question

follow-question = The service asks
follow-answer = Your answer
follow-answer-hint = It goes to { $host } as it stands. A secret does not belong into it.
follow-answer-hint-nobody = It goes to the service as it stands. A secret does not belong into it.
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
