# The settings page.

settings-title = Settings
settings-language = Language
settings-language-system = As the system has it
settings-theme = Appearance
settings-theme-system = As the system has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-network = Network
settings-proxy = Proxy
settings-proxy-hint = For every request, such as http://proxy.example:3128. Empty uses the system's. A password in it is not taken.
settings-roots = Further trusted roots
settings-roots-note = Certificates of authorities that are trusted besides the system's, such as that of a proxy that looks into TLS.
settings-roots-none = None is added.
settings-roots-add = Add a file
settings-roots-remove = Remove { $name }
settings-remove = Remove
settings-roots-added = { $name } is trusted
settings-roots-removed = { $name } is no longer trusted
settings-data = Data on this computer
settings-data-folder = Folder
settings-data-folder-note = Setups, reports and settings; no secret is in it.
settings-data-open = Open the folder
settings-keychain = Name of the keychain entries
settings-version = Version { $version }
settings-saved = Saved

## Forget everything

settings-forget = Forget everything
settings-forget-note = Deletes all that Latchkey keeps on this computer.
settings-forget-ask = Forget everything…
settings-forget-title = Forget everything?
settings-forget-goes = This is deleted, and cannot be brought back:
settings-forget-setups = every setup, with its versions and reports
settings-forget-secrets = every secret and token of Latchkey in the keychain
settings-forget-queue = requests that wait to be sent
settings-forget-settings = these settings
settings-forget-stays = This stays:
settings-forget-requests = requests at the services, and what they hold
settings-forget-provider = the app registrations at your providers, and their secrets
settings-forget-do = Forget everything
settings-forgotten = Everything is forgotten
