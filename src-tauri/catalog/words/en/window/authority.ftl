# The step "authority": where people sign in.

authority-title = Where do people sign in?
authority-lead = At this address the provider publishes its settings and keys.
authority-lead-named = At this address { $provider } publishes its settings and keys.

authority-field = Authority URL
authority-hint = { $provider ->
        [entra] Also called issuer. The “Directory (tenant) ID” alone is understood too, and so is the address of an endpoint.
       *[other] Also called issuer. The address of the discovery document or of an endpoint is understood too.
    }
authority-understood-as = Understood as
authority-no-authority = this is no authority
authority-kept = The setup keeps { $authority } for the time being.
authority-waiting = The look starts when the typing pauses.
authority-looking = Looking at the authority
authority-looking-after = Looking at the authority: { $layer } { $took }
authority-cancelled = The look was cancelled. What was found before is shown.
authority-look = Look now
authority-again = Look again
authority-summary = Looked at { $at }
authority-empty = Nothing has been looked at yet.
authority-stale = Made with other values
authority-stale-note = This report of { $at } was made before something was changed.
authority-findings = What was found
authority-findings-before = What was found before the text was changed

authority-by-hand = Endpoints by hand
authority-by-hand-note = Only where the provider has no discovery document. All four are needed; they are then used in its place.
authority-by-hand-used = In use in place of the discovery document.
authority-by-hand-partial = { $count ->
        [one] One of four is missing.
       *[other] { $count } of four are missing.
    }
authority-issuer = Issuer
authority-issuer-hint = As the provider's ID tokens name it, to the character.
authority-authorization-endpoint = Authorization endpoint
authority-token-endpoint = Token endpoint
authority-jwks-uri = Address of the keys (jwks_uri)

authority-parts = Put it together from its parts
authority-form = Form
authority-part-example = Such as { $example }
authority-result = Result
authority-use = Use this authority
authority-parts-missing = What stands in braces is still missing.
