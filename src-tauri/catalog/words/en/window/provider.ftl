# The step "provider": which identity provider people sign in with.

provider-title = Which provider do people sign in with?
provider-lead-oidc = Choosing it makes the texts name the pages of its console. Every OpenID Provider works without being chosen.
provider-lead-saml = Choosing it makes the texts name the pages of its console. Every SAML 2.0 provider works without being chosen.
provider-lead-only = The texts then name the pages of its console.

provider-pick = Identity provider
provider-search = Search providers
provider-found = { $count ->
        [0] No provider matches
        [one] One provider
       *[other] { $count } providers
    }
provider-none = Not in the catalog. “{ $other }” stands for all others.

provider-other-oidc = Another OpenID Provider
provider-other-note-oidc = Nothing is assumed about it; everything is read from what it publishes.
provider-other-saml = Another SAML provider
provider-other-note-saml = Nothing is assumed about it; its metadata say what is needed.

provider-recognised = { $name } was recognised from the authority
provider-recognised-note = The texts name its console already. Choosing it here keeps that if the authority changes.
provider-recognised-use = Choose { $name }

provider-only = { $service } takes { $providers } only.
provider-refused = Not with { $service }: it takes { $providers } only.

provider-lookup = An e-mail address or domain of your organisation
provider-lookup-hint = Optional. The DNS servers of this computer are asked who takes its mail, the domain is asked for its issuer, and a provider that the mail points to is asked for its tenant.
provider-lookup-go = Look up
provider-lookup-running = Looking it up
provider-lookup-found = { $name } ({ $sure })
provider-lookup-use = Use { $name }
provider-lookup-use-both = Use { $name } with this authority
