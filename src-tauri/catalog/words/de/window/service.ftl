# Der Schritt "Dienst": welcher Dienst, wo er betrieben wird und wo er Anträge annimmt.

service-title = Bei welchem Dienst melden sich die Personen an?
service-lead = Region und Adresse der Antrags-API stehen im Einrichtungslink oder in der Konsole des Dienstes.

service-pick = Dienst
service-search = Dienste durchsuchen
service-found = { $count ->
        [0] Kein Dienst passt
        [one] Ein Dienst
       *[other] { $count } Dienste
    }

service-region = Region
service-region-hint = So, wie der Dienst sie schreibt, zum Beispiel eu. Sie entscheidet, welche seiner Adressen gelten.

service-desk = Adresse der Antrags-API
service-desk-hint = Aus dem Einrichtungslink oder der Konsole des Dienstes. Ohne sie werden die Werte von Hand übergeben.
service-desk-missing = Fehlt noch. Hat der Dienst keine solche Adresse, in der Liste der Schritte weitergehen.
service-desk-host = Anträge, und mit ihnen das Client-Secret, gehen an { $host } und nirgendwohin sonst.

service-token = Token der Antrags-API
service-token-hint = Aus dem Einrichtungslink oder der Konsole des Dienstes. Es kommt sofort in den Schlüsselbund dieses Computers.
service-token-stored = { $since ->
        [unknown] Das Token liegt im Schlüsselbund.
       *[other] Das Token liegt seit { $since } im Schlüsselbund.
    }
service-token-session = Dieser Schlüsselbund vergisst das Token, sobald Latchkey geschlossen wird.

service-sandbox = Diese Einrichtung gehört zur Sandbox
service-sandbox-note = Ihr Provider und ihr Dienst laufen in Latchkey auf diesem Computer. Nichts verlässt ihn.
