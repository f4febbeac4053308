# Der Schritt "Zugangsdaten".

credentials-title = Client-ID und Client-Secret
credentials-lead = Damit weist sich der Dienst beim Provider aus. Geprüft wird hier, ohne dass sich jemand anmeldet.
credentials-lead-named = Damit weist sich der Dienst bei { $provider } aus. Geprüft wird hier, ohne dass sich jemand anmeldet.

credentials-client-id = Client-ID
credentials-client-id-hint = Aus der App-Registrierung. Sie ist kein Geheimnis.

credentials-secret = Client-Secret
credentials-secret-hint = { $provider ->
        [entra] Die Spalte „Wert“ unter „Zertifikate & Geheimnisse“, nicht „Geheimnis-ID“. Es kommt sofort in den Schlüsselbund dieses Computers und wird nicht wieder angezeigt.
       *[other] Es kommt sofort in den Schlüsselbund dieses Computers und wird nicht wieder angezeigt.
    }
credentials-secret-stored = { $since ->
        [unknown] Das Secret liegt im Schlüsselbund{ $expires ->
            [unknown] .
           *[other] , läuft am { $expires } ab.
        }
       *[other] Das Secret liegt seit { $since } im Schlüsselbund{ $expires ->
            [unknown] .
           *[other] , läuft am { $expires } ab.
        }
    }
credentials-secret-session = Dieser Schlüsselbund vergisst das Secret, sobald Latchkey geschlossen wird.
credentials-forget = Vergessen
credentials-forget-title = Client-Secret vergessen?
credentials-forget-text = Es wird aus dem Schlüsselbund dieses Computers gelöscht. Beim Provider bleibt es, wie es ist; die meisten Konsolen zeigen es kein zweites Mal.
credentials-forget-do = Secret vergessen
credentials-forget-keep = Behalten
credentials-none-note = Ein öffentlicher Client hat kein Secret: es wird keines gesendet, und ein gespeichertes wird nicht benutzt.

credentials-expires = Secret läuft ab
credentials-expires-hint = Wie es die Konsole des Providers zeigt, in der Zeitzone dieses Computers ({ $zone }).
credentials-expires-in = In { $months } Monaten
credentials-expires-shortcuts = Ende setzen
credentials-expires-clear = Kein Datum

credentials-method = Client-Authentifizierung
credentials-method-is = Client-Authentifizierung: { $method }
credentials-method-find-out = herausfinden
credentials-method-find-out-note = Der Test versucht, was der Provider nach eigener Angabe annimmt.
credentials-method-basic-note = ID und Secret im Authorization-Header.
credentials-method-post-note = ID und Secret im Inhalt der Anfrage.
credentials-method-none-note = Ein öffentlicher Client ohne Secret.

credentials-test-title = Test
credentials-test = Zugangsdaten testen
credentials-test-again = Noch einmal testen
credentials-test-note = Der Provider wird gefragt, an seinem Token-Endpunkt oder an einem anderen, der das Secret verlangt: einmal damit und einmal mit einem zufällig ausgedachten. Niemand meldet sich an.
credentials-testing = Der Provider wird gefragt
credentials-cancelled = Der Test wurde abgebrochen. Gezeigt wird, was vorher gefunden wurde.
credentials-result-proven = Nachgewiesen: der Provider nimmt Client-ID und Secret an
credentials-result-refuted = Abgelehnt: der Provider nimmt Client-ID und Secret nicht an
credentials-result-untold = Ohne Anmeldung nicht feststellbar
credentials-tested = Getestet am { $at }
credentials-stale = Mit anderen Werten erstellt
credentials-stale-note = Dieser Bericht vom { $at } entstand, bevor etwas geändert wurde.
