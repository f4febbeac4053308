# What the wizard says of services and providers, besides what their own files say.

## Faults in a profile or a guide

catalog-fault-toml = { $kind ->
        [end] this cannot be read as TOML: the line ends too early
        [end-expected] this cannot be read as TOML: the line ends where `{ $expected }` is expected
        [found] this cannot be read as TOML: `{ $value }`; a text belongs in quotes
       *[found-expected] this cannot be read as TOML: `{ $expected }` is expected before `{ $value }`
    }
catalog-fault-json = { $kind ->
        [end] this cannot be read as JSON: the text ends too early
       *[found] this cannot be read as JSON: `{ $value }` cannot stand here
    }
catalog-fault-form = expected { $expected }, not { $received }
catalog-fault-unknown = { $some ->
        [yes] there is no such key; what could stand here: { $known }
       *[no] there is no such key
    }
catalog-fault-absent = this key is missing; expected { $expected }
catalog-fault-near = { $count ->
        [one] { $text }; did you mean `{ $near }`?
       *[other] { $text }; did you mean one of `{ $near }`?
    }
catalog-fault-english = this text is not written in English (en)
catalog-fault-taken = { $value } is a service of the catalog: give the profile another id
catalog-fault-too-long = longer than a profile can be
catalog-fault-quotes = a day stands in quotes: write "{ $value }"
catalog-fault-schema = the form { $value } is not one that this version reads
catalog-fault-name = { $value } is no name: lower-case letters, digits and hyphens only
catalog-fault-twice = { $value } stands there twice
catalog-fault-provider = there is no provider { $value }: `latchkey providers` lists them
catalog-fault-step = the profile has no step { $value }
catalog-fault-part = { $value } is no field of the kind part, host or choice: no other can stand in an address
catalog-fault-instead = there is no field { $value } that can stand in place of this one
catalog-fault-told = this value is told to others, and cannot be confidential
catalog-fault-address = { $value } is no https address that a service can have
catalog-fault-value = { $value } is no value of its kind
catalog-fault-secret = the secret is no value of a setup: write value = "secret"
catalog-fault-ahead = { $value } has not come yet: write the day on which the document was read
catalog-fault-unnamed = the setup has no name: write name = "…", or give it a name beside the file
catalog-fault-missing = { $value ->
        [ask] ask is missing: with the channel mail it says what the mail asks for
        [end] no state is the end: write end = true where nothing more is to be done
        [path] path or page is missing: with the channel form they say where the form is
        [required] required = true is missing: only what is required can have others instead
        [sources] sources is missing: at least one document of yours, and the day on which it was read
        [states] states is missing: with the channel itself they are what the admin sees
        [step] step is missing: the step at which the admin is asked for this value
       *[other] { $value } is missing: every setup has this step
    }

catalog-expected = { $kind ->
        [text] a text in quotes
        [words] a text in quotes, or one for each language, such as {"{"} en = "…", de = "…" {"}"}
        [flag] true or false
        [day] a day in quotes, such as "2026-11-22"
        [email] an e-mail address in quotes
        [scope] a scope in quotes, without spaces
        [list] a list in square brackets
        [table] a table with keys of its own
        [known] a name that is known here
        [listed] one of the names that `latchkey services template` lists
       *[one-of] one of { $names }
    }
catalog-received = { $kind ->
        [text] the text "{ $value }"
        [number] the number { $value }
        [flag] { $value }
        [time] the date or time { $value } without quotes
        [list] a list
       *[table] a table
    }

profile-refused = { $count ->
        [one] the profile has a fault
       *[other] the profile has { $count } faults
    }
profile-fault = line { $line }, { $key }: { $text }
profile-fault-whole = line { $line }, column { $column }: { $text }

profile-foreign = from a file that is not Latchkey's own: what it says is its author's word
answer-unknown = the service has no field { $field }
state-unknown = the service shows no state { $state }
secret-lifetime-unknown = How long a secret of { $provider } lasts, no source says: its console may show it.
record-by-api = the values of this setup go to the service's request API, and are not handed over by hand
record-by-itself = this service sets itself up: note the state that it shows instead
record-untested = the test sign-in has not passed: do it, or give a reason, which is recorded
record-ahead = { $at } has not come yet
    .hint = write when the values were handed over, or leave it out where that is now
record-no-time = { $at } is no time: { $problem }
record-no-own-test = this setup is tested by a sign-in from here, not by a test of the service's own

## Values to copy

register-entry-name = Name of the app
register-entry-name-asked = You give it: enter the product's name at the step Service, and it can be copied here.
register-entry-login = Sign-in address of the service
register-entry-acs = Address that answers are sent to (ACS URL)
register-entry-entity = Entity ID of the service
register-entry-asked-below = The service gives it. It stands here as soon as it is entered in the setup.
register-entry-by-region = It follows from the region, which is not chosen yet.
register-entry-by-fields = It stands here as soon as this is entered: { $fields }.

guide-app-no-scim = { $known ->
        [yes] `{ $app }` cannot provision people into the service (SCIM).
       *[no] No source says whether `{ $app }` can provision people into the service (SCIM).
    }
guide-app-instead = `{ $other }`, set up beside it, can.

## Mail to the service

mail-subject = { $service ->
        [unnamed] Single sign-on for your service
       *[other] Single sign-on for { $service }
    }
mail-greeting = Hello,
mail-missing = (still missing)
mail-secret = The client secret is not in this mail. Please tell us a safe way to hand it over.

## What to tell the people who will sign in

tell-address = { $service ->
        [unnamed] Sign in to the service at { $address }.
       *[other] Sign in to { $service } at { $address }.
    }
tell-service = { $service ->
        [unnamed] Open the service where you always do.
       *[other] Open { $service } where you always do.
    }
tell-region = Choose the region { $region } first.
tell-button = Press “{ $button }”.
tell-no-password = { $service ->
        [unnamed] You no longer need a password for the service: your company's sign-in opens it.
       *[other] You no longer need a password for { $service }: your company's sign-in opens it.
    }

## Facts of a service

service-matches = { $by ->
        [email] { $service } finds a person's account by the e-mail address.
        [external-id] { $service } finds a person's account by an ID that is entered in it.
       *[not-known] No source says how { $service ->
            [unnamed] the service
           *[other] { $service }
        } finds a person's account.
    }
service-console = The web app of { $service }: `{ $address }`
service-field-who = Comes from: { $who }.
service-provisioning-not-from-there = The app at { $provider } cannot provision people into { $service } (SCIM): how that is done is left out here.
service-field-options = Choose one of: { $options }.
service-renews = { $service } renews its secret by itself: nobody needs to be reminded.
service-recommends = { $yes ->
        [yes] The service's maker recommends switching this on.
       *[no] The service's maker recommends leaving this off.
    }
service-provisioning = { $offered ->
        [scim] People can be provisioned into { $service } by SCIM.
        [no] People cannot be provisioned into { $service }.
       *[not-known] No source says whether people can be provisioned into { $service ->
            [unnamed] the service
           *[other] { $service }
        } by SCIM.
    }
service-provisioning-base-url = Base URL: { $text }
service-provisioning-token = Token: { $text }
service-provisioning-locked = { $text }
service-provisioning-not-locked = { $text }
service-provisioning-roles = Roles { $of }: { $names }

service-asks-otherwise = { $what ->
        [client-authentication] the service proves its client in another way than the test did
        [pkce] the service sends no PKCE, and the test did
        [response-mode] the service asks for the answer in another form than the test did
       *[other] the service asks for other scopes than the test did
    }
    .cause = { $service } asks with { $expected }, the test with { $received } ({ $source }). The test does not prove that the provider answers the service in the same way.
    .fix = Look at the app's settings at the provider: they must allow what the service does.

service-asks-not-known = { $what ->
        [client-authentication] it is not known how the service proves its client
        [pkce] it is not known whether the service sends PKCE
        [response-mode] it is not known in which form the service asks for the answer
       *[other] it is not known which scopes the service asks for
    }
    .cause = No source says it of the service, so the test asks in its own way and does not prove this.
    .fix = If the service's sign-in fails although the test passes, look here first.

service-asks-nothing-known = it is not known how the service itself asks the provider
    .cause = Nobody has written it down for the service: client authentication, PKCE, response mode and scopes are the test's own.
    .fix = If the service's sign-in fails although the test passes, compare these with its documents.
