# Die Seite der Einstellungen.

settings-title = Einstellungen
settings-language = Sprache
settings-language-system = Wie das System
settings-theme = Darstellung
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-network = Netz
settings-proxy = Proxy
settings-proxy-hint = Für jede Anfrage, etwa http://proxy.example:3128. Leer gilt der des Systems. Ein Kennwort darin wird nicht angenommen.
settings-roots = Weitere vertrauenswürdige Stammzertifikate
settings-roots-note = Sie gelten neben denen des Systems, etwa das eines Proxys, der TLS aufbricht.
settings-roots-none = Keines ist hinzugefügt.
settings-roots-add = Datei hinzufügen
settings-roots-remove = { $name } entfernen
settings-remove = Entfernen
settings-roots-added = { $name } wird vertraut
settings-roots-removed = { $name } wird nicht mehr vertraut
settings-data = Daten auf diesem Computer
settings-data-folder = Ordner
settings-data-folder-note = Einrichtungen, Berichte und Einstellungen; kein Secret ist darin.
settings-data-open = Ordner öffnen
settings-keychain = Name der Einträge im Schlüsselbund
settings-version = Version { $version }
settings-saved = Gespeichert

## Alles vergessen

settings-forget = Alles vergessen
settings-forget-note = Löscht alles, was Latchkey auf diesem Computer hat.
settings-forget-ask = Alles vergessen …
settings-forget-title = Alles vergessen?
settings-forget-goes = Das wird gelöscht und lässt sich nicht zurückholen:
settings-forget-setups = jede Einrichtung, mit Fassungen und Berichten
settings-forget-secrets = jedes Secret und Token von Latchkey im Schlüsselbund
settings-forget-queue = Anträge, die auf das Senden warten
settings-forget-settings = diese Einstellungen
settings-forget-stays = Das bleibt:
settings-forget-requests = Anträge bei den Diensten, und was diese haben
settings-forget-provider = die App-Registrierungen bei den Providern, samt ihren Secrets
settings-forget-do = Alles vergessen
settings-forgotten = Alles ist vergessen
