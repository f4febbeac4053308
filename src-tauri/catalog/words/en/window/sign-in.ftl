# The step of the test sign-in.

sign-in-title = Sign in once, for real
sign-in-lead = Your browser opens the provider's page and comes back to this computer. The service hears nothing of it.

## The address of the test

sign-in-register = Register the test's address first
sign-in-register-lead = The browser comes back to this address. Add it to the app registration beside the service's own; after testing it goes again.
sign-in-register-where = Where: { $console }
sign-in-register-somewhere = Where: among the app's redirect URIs, also called callback or reply URLs.
sign-in-redirect = Redirect address of the test
sign-in-remove = Remove the test's address when you have finished
sign-in-remove-lead = It is of no use to the service. Take it out of the app registration again, so that nothing else on a computer can ask for it.

## The run

sign-in-start = Sign in
sign-in-again = Sign in again
sign-in-running = The test sign-in is running
sign-in-cancelled = The test sign-in was cancelled. Nothing of it was kept.
sign-in-link = Link for a private window
sign-in-link-note = Good for this one attempt. Open it in a private window to sign in without the account that the browser remembers.
sign-in-link-only-note = No browser was opened. Open this link yourself, on this computer; it is good for this one attempt.
sign-in-not-opened = No browser could be opened
sign-in-not-opened-lead = { $why }. Open this link yourself, on this computer; it is good for this one attempt.

## As somebody else

sign-in-else = As somebody else, or in a private window
sign-in-hint = Whose account
sign-in-hint-note = Sent as login_hint: the provider fills it in. Empty for nobody's.
sign-in-select = Have the provider ask which account
sign-in-select-note = Sent as prompt=select_account, for a browser that is signed in as somebody else.
sign-in-link-only = Only give me the link
sign-in-link-only-why = No browser is opened; the link can go into a private window.

## What is asked for

sign-in-asked-for = Other scopes, or another address of the test
sign-in-scopes = Additional scopes
sign-in-scopes-hint = Beyond openid, profile and email, which are always asked for. The request names them to the service.
sign-in-other-redirect = Another redirect address
sign-in-redirect-hint = Another host, port or path of this computer, such as when the port is taken. Empty for the usual one.

## The picture

sign-in-picture = The way of the sign-in
sign-in-hop-browser = Browser
sign-in-hop-provider = Provider
sign-in-hop-loopback = This computer
sign-in-hop-token = Token endpoint
sign-in-hop-userinfo = Userinfo
sign-in-plan-browser = opens the page
sign-in-plan-provider = you sign in
sign-in-plan-loopback = the browser comes back
sign-in-plan-token = code for tokens
sign-in-plan-userinfo = who signed in
sign-in-state = { $state ->
        [waiting] waiting
        [passed] passed
        [broken] broke here
        [skipped] not needed
       *[other] not reached
    }
sign-in-summary-plan = Five stations, one after the other. Those that are asked say how long they took.
sign-in-summary-waiting = Waiting for: { $label }.
sign-in-summary-broken = It broke here: { $label }, { $text }.
sign-in-summary-passed = Every station answered.
sign-in-summary-stopped = It ended before: { $label }.

## A page that never came back

sign-in-page = The page shows an error and does not come back
sign-in-page-text = What the page says
sign-in-page-note = Paste its text, or the address in the browser's address bar. An OAuth error code or a callback address in it is read here; nothing is sent anywhere.
sign-in-page-explain = What does it mean?
sign-in-page-nothing = There is nothing in this text that Latchkey knows.

## The result

sign-in-at = Tested { $when }.
sign-in-stale = This test was made with other values
sign-in-stale-lead = Authority, client, secret or scopes were changed after { $when }. Test again to know how it stands now.
sign-in-claims = The claims that came
sign-in-attempts = { $count ->
        [one] 1 attempt
       *[other] { $count } attempts
    }
sign-in-attempt-current = with the values of now
sign-in-attempt-stale = with other values
sign-in-attempt-none = nothing to fix

## What was asked, what came back

sign-in-asked = What was asked
sign-in-returned = What came back
sign-in-field = Field
sign-in-value = Value
