# What several pages of the window share.

## States, read out where only their shape is seen

parts-state-done = done
parts-state-open = to do
parts-state-next = next
parts-state-optional = optional
parts-state-failing = does not work
parts-state-stale = to be tested again
parts-state-blocked = not yet
parts-state-pass = Right
parts-state-note = Note
parts-state-warn = Good to know
parts-state-fail = To fix
parts-state-heading = address
parts-state-broken = failed
parts-state-aside = another one was taken
parts-state-refused = refused
parts-state-not-reached = not reached
parts-state-waiting = waiting
parts-state-passed = passed
parts-state-skipped = left out

## Findings

parts-expected = Expected
parts-received = Received
parts-fix = To fix it:
parts-use = Use { $value }
parts-use-this = Use this value
parts-applied = { $value } is entered
parts-go-to = Go to { $step }
parts-cites = Source: { $text }
parts-passed = { $count ->
        [one] 1 check passed
       *[other] { $count } checks passed
    }

## Fields

parts-copy = Copy
parts-copied = Copied
parts-copied-what = { $label } copied
parts-save-sheet = Save as a page…
parts-save-calendar = Save a reminder for the calendar…
parts-save-mail = Save as a mail…
parts-saved = Written to { $path }
parts-not-chosen = not chosen yet
parts-list-add = Add
parts-list-added = { $values } added
parts-list-remove = Remove { $value }
parts-list-removed = { $value } removed
parts-list-values = { $label }: entered
parts-day = Day
parts-time = Time
parts-moment-unreadable = The day or the time is not complete.
parts-missing = Still missing. The request needs it.
parts-late = This takes longer than it should. Perhaps the keychain is waiting in a window of its own, behind this one or on another screen: answer it there.
parts-secret-store = Store
parts-secret-replace = Replace
parts-secret-replace-what = Replace { $label }
parts-secret-keep = Keep the stored one
parts-secret-not-replaced = What was typed for { $label } was not stored. The stored one stays.
parts-secret-not-stored = What was typed for { $label } was not stored: the keychain has not said yet whether it has another one.

## Messages

parts-cancel = Cancel
parts-retry = Try again
parts-dismiss = Dismiss
parts-unexpected = the window met something that it does not know: { $what }
parts-unexpected-hint = What was entered before is saved. Close the window and open it again.
