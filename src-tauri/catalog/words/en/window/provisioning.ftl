# The step of the provisioning preferences.

provisioning-title = Should people be provisioned?
provisioning-lead = With provisioning (SCIM) the provider creates, changes and removes people at the service by itself. This step is optional.
provisioning-title-always = People are provisioned
provisioning-lead-always = With provisioning (SCIM) the provider creates, changes and removes people at the service by itself. This setup is made for it.
provisioning-wanted = Provision people from the provider
provisioning-wanted-hint = The wish goes with the request, so that the service can prepare for it.
provisioning-preferences = Phone numbers of provisioned people
provisioning-change = People may change their phone number
provisioning-change-hint = They can then enter another number at the service than the provider sends. Otherwise only the provider's counts.
provisioning-confirm = People must confirm their phone number
provisioning-confirm-hint = Each person shows at the service that the number is theirs. Otherwise a wrong number goes unnoticed until it is needed.
provisioning-later = Connecting comes later
provisioning-later-lead = Here you only say what you want. The SCIM address and its token are given by the service once the request is active, and entered at the provider then.
