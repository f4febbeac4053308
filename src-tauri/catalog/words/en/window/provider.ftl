# The step "provider": which identity provider people sign in with.

provider-title = Which provider do people sign in with?
provider-lead = Choosing it makes the texts name the pages of its console. Every OpenID Provider works without being chosen.

provider-pick = Identity provider
provider-search = Search providers
provider-found = { $count ->
        [0] No provider matches
        [one] One provider
       *[other] { $count } providers
    }
provider-none = Not in the catalog. “{ $other }” works with any that speaks OpenID Connect.

provider-other = Another OpenID Provider
provider-other-note = Nothing is assumed about it; everything is read from what it publishes.

provider-recognised = { $name } was recognised from the authority
provider-recognised-note = The texts name its console already. Choosing it here keeps that if the authority changes.
provider-recognised-use = Choose { $name }
