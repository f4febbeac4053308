# The step in which everything is looked at once more.

review-title = Everything once more
review-lead = This is what the request holds, and who will see each value.
review-missing = nothing entered
review-change = Change

## The gate

review-gate-open = Nothing stands in the way
review-gate-open-lead = Every value that the service needs is there, and the test sign-in has passed.
review-gate-blocked = { $count ->
        [one] 1 thing to put right first
       *[other] { $count } things to put right first
    }
review-gate-test = The test sign-in has not passed
review-gate-test-lead = Everything else is there.
review-gate-sent = The service has the request
review-gate-sent-lead = It was sent with the values of then. Values that are changed now do not reach it.
review-gate-waiting = The request waits to be sent

## The override

review-override = Submit without a passing test
review-override-lead = It can be done when there is a reason. The reason is recorded with the request and stays with it; what the test would have shown will then show itself when people sign in.
review-reason = Reason
review-reason-hint = Such as: the test account is created tomorrow.
review-reason-needed = A reason is needed: it is recorded.
review-override-submit = Submit to { $host } all the same
review-override-hand = Hand over without a passing test
review-override-hand-lead = It can be done when there is a reason. The reason is recorded with your word that the values were sent; what the test would have shown will then show itself when people sign in.
review-override-hand-go = Hand over all the same

## Handed over by hand

review-lead-hand = { $service ->
        [unnamed] This is what the service's form gets, in its order.
       *[other] This is what the form of { $service } gets, in its order.
    }
review-form = { $service ->
        [unnamed] The service's form
       *[other] The form of { $service }
    }
review-optional = nothing entered, and it may stay so
review-form-secret = in the keychain
review-form-unknown = the keychain has not said whether it is there
review-gate-open-untested = Every value that the service needs is there.
