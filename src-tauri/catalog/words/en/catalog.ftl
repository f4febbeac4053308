# What the wizard says of services and providers, besides what their own files say.

## Faults in a profile or a guide

catalog-fault-too-long = longer than a profile can be
catalog-fault-schema = the form { $value } is not one that this version reads
catalog-fault-name = { $value } is no name: lower-case letters, digits and hyphens only
catalog-fault-twice = { $value } stands there twice
catalog-fault-provider = there is no provider { $value }
catalog-fault-step = the profile has no step { $value }
catalog-fault-part = there is no field { $value } that can stand in an address
catalog-fault-address = { $value } is no https address that a service can have
catalog-fault-value = { $value } is no value of its kind
catalog-fault-missing = { $value } is missing

profile-refused = { $count ->
        [one] the profile has a fault
       *[other] the profile has { $count } faults
    }
profile-fault = line { $line }, { $key }: { $text }
profile-fault-whole = line { $line }: { $text }
profile-taken = the profile calls itself { $id }, which is a service of the catalog
    .hint = give it another id

answer-unknown = the service has no field { $field }
state-unknown = the service shows no state { $state }

## Values to copy

register-entry-name = Name of the app
register-entry-login = Sign-in address of the service
register-entry-acs = Address that answers are sent to (ACS URL)
register-entry-entity = Entity ID of the service
register-entry-asked-below = The service gives it: enter it below, and it can be copied here.

guide-app-no-scim = { $known ->
        [yes] { $app } cannot provision people into the service (SCIM).
       *[no] No source says whether { $app } can provision people into the service (SCIM).
    }
guide-app-instead = A second app of the kind { $other } can.

## Mail to the service

mail-subject = Single sign-on for { $service }
mail-greeting = Hello,
mail-secret = The client secret is not in this mail. Tell us a safe way to hand it over.

## What to tell the people who will sign in

tell-address = Sign in to { $service } at { $address }.
tell-service = Sign in to { $service } as before; what changes is how.
tell-region = Choose the region { $region } first.
tell-button = Press { $button }.
tell-no-password = You need no password of { $service } any more: your company's sign-in opens it.
