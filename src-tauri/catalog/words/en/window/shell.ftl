# The frame around every page: steps, footer, right column, messages.

shell-product = Latchkey
shell-all-setups = All setups
shell-settings = Settings
shell-loading = Opening { $setup }

## Steps

shell-steps = Steps
shell-step-service = Service
shell-step-provider = Provider
shell-step-register = Register the app
shell-step-domains = Domains
shell-step-authority = Authority
shell-step-credentials = Credentials
shell-step-sign-in = Test sign-in
shell-step-people = People
shell-step-provisioning = Provisioning
shell-step-review = Review
shell-step-submit = Submit
shell-step-follow = Follow
shell-step-of = Step { $at } of { $count }: { $step }
shell-to-fix = { $count } to fix
shell-optional = optional
shell-next = next
shell-with-provider = with { $provider }
shell-refused = { $step } cannot be opened yet

## Undo

shell-undo = Undo the last change
shell-redo = Redo the change
shell-undone = The last change is undone
shell-redone = The change is made again

## What is known at the foot of the rail

shell-saving = Saving…
shell-saved = Saved { $when }
shell-hosts-none = No host was contacted
shell-hosts = { $count ->
        [one] Only { $hosts } was contacted
       *[other] Only { $hosts } were contacted
    }
shell-sandbox = This setup belongs to the sandbox of this computer.

## Footer of a step

shell-footer = Back and on
shell-message = Message
shell-continue = Continue
shell-back = Back to { $step }
shell-goes-on-after = Goes on as soon as this has ended.
shell-fix-to-go-on = { $count ->
        [one] One thing to fix before going on
       *[other] { $count } things to fix before going on
    }
shell-stays = { $count ->
        [one] One thing is to be fixed first.
       *[other] { $count } things are to be fixed first.
    }

## Right column

shell-observed = What was observed
shell-found = Findings
shell-observed-count = What was observed ({ $count })
shell-observed-running = Being looked at now
shell-observed-stale = This is about values that were changed since.
shell-close = Close
shell-copy-as-text = Copy as text
shell-copied-as-text = Copied as text

## What is said when a check ends

shell-ended-pass = { $step }: everything is right
shell-ended-warn = { $step }: it works, and something is good to know
shell-ended-fail = { $step }: { $count ->
        [one] one thing to fix
       *[other] { $count } things to fix
    }
