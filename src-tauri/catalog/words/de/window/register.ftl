# Der Schritt "App registrieren": was beim Provider einzutragen ist und was von dort zurückkommt.

register-title = App beim Provider registrieren
register-title-named = App bei { $provider } registrieren
register-lead = Die Registrierung sagt dem Provider, an welche Adressen er Personen zurückschicken darf. Sie liefert die Client-ID.

register-lead-no-client = Die Registrierung sagt dem Provider, wohin er seine Antworten sendet und wer sich anmelden darf.

register-do = In der Konsole des Providers
register-do-named = In der Konsole von { $provider }
register-create = Eine App-Registrierung der Art Webanwendung anlegen, mit OpenID Connect und dem Authorization Code Flow. Auch eine vorhandene ist möglich.
register-where = Die Umleitungs-URIs hier eintragen:
register-where-unknown = Die Umleitungs-URIs unten dort eintragen, wo die Konsole sie führt, auch Callback-URLs oder „Sign-in redirect URIs“ genannt.
register-pick-provider = Provider wählen
register-pick-provider-note = Ist der Provider gewählt, wird hier die Seite seiner Konsole genannt.

register-colleague = Diese Konsole gehört jemand anderem? Die Seite enthält das alles, ohne das Secret, zum Drucken oder Weitergeben.

register-any-name = ein beliebiger Name
register-copy = Dort einzutragende Werte

register-test = Nur für die Testanmeldung
register-temporary = Vorübergehend
register-test-label = Umleitungs-URI des Tests
register-test-note = Die Testanmeldung kehrt unter dieser Adresse zu diesem Computer zurück. Nach dem Test aus der Registrierung entfernen.

register-yield = Was die Registrierung liefert
register-client-id = Client-ID
register-client-id-hint = { $provider ->
        [entra] „Anwendungs-ID (Client)“ in der Übersicht der Registrierung, nicht die „Objekt-ID“ und nicht die „Verzeichnis-ID (Mandant)“.
       *[other] Auch Anwendungs-ID oder „consumer key“ genannt. Sie ist kein Geheimnis.
    }
register-secret-next = Das Client-Secret gehört in den Schritt { $step }; dort kommt es sofort in den Schlüsselbund.

## Die Anleitung

register-general = Keine eigene Anleitung für { $provider }: diese Aktionen gelten für jede Konsole, und was sie nennen, heißt dort anders.
register-read = Nach Dokumentation vom { $read }, nicht in der Konsole geprüft.
register-seen = In der Konsole geprüft am { $seen }, nach Dokumentation vom { $read }.
register-app = Art der App:
register-unverified = Nicht bestätigt: { $text }
register-gives-client = Daraus ergibt sich die Client-ID: unten eintragen.
register-gives = Was sich daraus ergibt, kommt in den Schritt { $step }.
register-leave = Was bleibt, wie es ist
register-quirks = { $count ->
        [one] Eines, das überrascht, wenn man andere Provider kennt
       *[other] { $count } Dinge, die überraschen, wenn man andere Provider kennt
    }

register-permissions = Was die App darf
register-permissions-of = { $service ->
        [unnamed] Was die App für den Dienst bei { $provider } darf:
       *[other] Was die App für { $service } bei { $provider } darf:
    }
register-permissions-copy = Als Text kopieren
register-permissions-note = Für das Sicherheitsteam, das zustimmen muss.
register-permission = Berechtigung
register-reason = Wozu
register-consent-head = Zustimmung durch Admin
register-consent = { $needed ->
        [yes] nötig
        [no] nicht nötig
       *[unknown] nicht bekannt
    }
