# Der Schritt "App registrieren": was beim Provider einzutragen ist und was von dort zurückkommt.

register-title = App beim Provider registrieren
register-title-named = App bei { $provider } registrieren
register-lead = Die Registrierung sagt dem Provider, an welche Adressen er Personen zurückschicken darf. Sie liefert die Client-ID.

register-do = In der Konsole des Providers
register-do-named = In der Konsole von { $provider }
register-create = Eine App-Registrierung der Art Webanwendung anlegen, mit OpenID Connect und dem Authorization Code Flow. Auch eine vorhandene ist möglich.
register-where = Die Umleitungs-URIs hier eintragen:
register-where-unknown = Die Umleitungs-URIs unten dort eintragen, wo die Konsole sie führt, auch Callback-URLs oder „Sign-in redirect URIs“ genannt.
register-pick-provider = Provider wählen
register-pick-provider-note = Ist der Provider gewählt, wird hier die Seite seiner Konsole genannt.

register-copy = Dort einzutragende Werte

register-test = Nur für die Testanmeldung
register-temporary = Vorübergehend
register-test-label = Umleitungs-URI des Tests
register-test-note = Die Testanmeldung kehrt unter dieser Adresse zu diesem Computer zurück. Nach dem Test aus der Registrierung entfernen.

register-yield = Was die Registrierung liefert
register-client-id = Client-ID
register-client-id-hint = Auch Anwendungs-ID oder „consumer key“ genannt. Sie ist kein Geheimnis.
register-client-id-hint-entra = „Anwendungs-ID (Client)“ in der Übersicht der Registrierung, nicht die „Objekt-ID“ und nicht die „Verzeichnis-ID (Mandant)“.
register-secret-next = Das Client-Secret gehört in den Schritt { $step }; dort kommt es sofort in den Schlüsselbund.
