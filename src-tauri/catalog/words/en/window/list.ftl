# The list of setups, and what is there before the first.

list-title = Setups
list-new = New setup
list-search = Search setups
list-search-placeholder = Name, service or provider
list-found = { $count ->
        [0] No setup found
        [one] 1 setup
       *[other] { $count } setups
    }
list-found-of = { $found ->
        [0] None of { $total } setups found
       *[other] { $found } of { $total } setups found
    }
list-nothing-found = No setup has “{ $search }” in its name, service or provider.
list-clear = Show all
list-changed = Changed { $when }
list-next = Next: { $step }
list-no-service = No service chosen
list-remove = Delete { $setup }

## How far a setup has come

list-standing-draft = Draft
list-standing-failing = To fix
list-standing-ready = Ready to submit
list-standing-queued = Waiting to be sent
list-standing-requested-draft = Request begun
list-standing-requested-submitted = Submitted
list-standing-requested-in_review = In review
list-standing-requested-information_needed = Question to answer
list-standing-requested-approved = Approved
list-standing-requested-active = Active
list-standing-requested-rejected = Rejected
list-standing-requested-withdrawn = Withdrawn

## When the secret ends

list-secret-expires = Secret expires { $when }
list-secret-expired = Secret expired { $when }

## A new setup

list-new-title = Name the new setup
list-new-name = Name
list-new-name-hint = Only seen on this computer. Small letters, digits and hyphens, such as acme-okta.
list-new-begin = Begin

## Deleting

list-remove-title = Delete { $setup }?
list-remove-goes = This is deleted from this computer:
list-remove-values = its values, with { $count ->
        [0] no earlier versions
        [one] 1 earlier version
       *[other] { $count } earlier versions
    }
list-remove-reports = { $count ->
        [one] 1 report of what was tested
       *[other] { $count } reports of what was tested
    }
list-remove-requests = { $count ->
        [one] its copy of 1 request
       *[other] its copies of { $count } requests
    }
list-remove-waiting = { $count ->
        [one] 1 request that is not sent yet
       *[other] { $count } requests that are not sent yet
    }
list-remove-secret = its secret and token in the keychain
list-remove-stays = This stays:
list-remove-open = The service still has request { $id }. Deleting the setup does not withdraw it.
list-remove-unsettled = { $count ->
        [one] 1 request was sent without an answer; the service may have it.
       *[other] { $count } requests were sent without an answer; the service may have them.
    }
list-remove-do = Delete setup
list-removed = { $setup } is deleted

## Before the first setup

list-first-title = Set up single sign-on, and know that it works
list-first-lead = Latchkey connects your identity provider to a service, one step after the other. It tests every value against the real thing as you enter it.
list-first-begin = Set up single sign-on
list-first-sandbox = Try it with the sandbox
list-first-sandbox-note = The sandbox is a provider and a service that run on this computer only. Nothing leaves it, and nothing can break.
list-first-tested = Tested at once
list-first-tested-note = Address, keys, secret and a real sign-in are tried from this computer.
list-first-named = Every failure has a name
list-first-named-note = What was expected, what was received, and where it is put right.
list-first-secret = Secrets stay in the keychain
list-first-secret-note = No screen, file or log ever has them.
