# Der Schritt "Dienst": welcher Dienst, wo er betrieben wird und wo er Anträge annimmt.

service-title = Bei welchem Dienst melden sich die Personen an?
service-lead = Vom Dienst hängt ab, welche Schritte folgen und was dabei gefragt wird.

service-pick = Dienst
service-pick-another = Anderen wählen
service-search = Dienste durchsuchen
service-found = { $count ->
        [0] Kein Dienst passt
        [one] Ein Dienst
       *[other] { $count } Dienste
    }

service-file = Aus einer Datei…
service-file-note = Ein Profil, das der Hersteller des Dienstes geschrieben hat. Es besteht nur aus Daten: ausführen kann es nichts, und es ist als fremd gekennzeichnet.
service-foreign = { $summary } (aus einer Datei)
service-foreign-title = Das Profil von { $service } ist nicht Latchkeys eigenes
service-foreign-note = Was darin steht, ist das Wort seines Verfassers. Adressen daraus werden kopiert und nie von Latchkey geöffnet.

service-plan = Tarif
service-role = Ihre Rolle dort
service-support = Hilfe
service-secret = Client-Secret
service-secret-renewed = Der Dienst erneuert es selbst: an sein Ende wird niemand erinnert.

service-region = Region
service-region-pick = Sie entscheidet, welche Adressen des Dienstes gelten.
service-region-hint = So, wie der Dienst sie schreibt, zum Beispiel eu. Sie entscheidet, welche seiner Adressen gelten.

service-desk-too = Falls der Dienst Anträge über eine API annimmt
service-desk = Adresse der Antrags-API
service-desk-hint = Aus dem Einrichtungslink oder der Konsole des Dienstes. Ohne sie werden die Werte von Hand übergeben.
service-desk-missing = Fehlt noch. Hat der Dienst keine solche Adresse, in der Liste der Schritte weitergehen.
service-desk-host = Anträge, und mit ihnen das Client-Secret, gehen an { $host } und nirgendwohin sonst.

service-token = Token der Antrags-API
service-token-hint = Aus der Konsole des Dienstes. Es kommt sofort in den Schlüsselbund dieses Computers.
service-token-stored = { $since ->
        [unknown] Das Token liegt im Schlüsselbund.
       *[other] Das Token liegt seit { $since } im Schlüsselbund.
    }
service-token-session = Dieser Schlüsselbund vergisst das Token, sobald Latchkey geschlossen wird.

service-sandbox = Diese Einrichtung gehört zur Sandbox
service-sandbox-note = Ihr Provider und ihr Dienst laufen in Latchkey auf diesem Computer. Nichts verlässt ihn.
