# Der Schritt "Authority": wo sich die Personen anmelden.

authority-title = Wo melden sich die Personen an?
authority-lead = Unter dieser Adresse veröffentlicht der Provider seine Einstellungen und Schlüssel.
authority-lead-named = Unter dieser Adresse veröffentlicht { $provider } seine Einstellungen und Schlüssel.

authority-field = Authority-URL
authority-hint = { $provider ->
        [entra] Auch Issuer oder Aussteller genannt. Auch die „Verzeichnis-ID (Mandant)“ allein oder die Adresse eines Endpunkts wird verstanden.
       *[other] Auch Issuer oder Aussteller genannt. Auch die Adresse des Discovery-Dokuments oder eines Endpunkts wird verstanden.
    }
authority-understood-as = Verstanden als
authority-no-authority = das ist keine Authority
authority-kept = Die Einrichtung behält einstweilen { $authority }.
authority-waiting = Geprüft wird, sobald die Eingabe ruht.
authority-looking = Authority wird geprüft
authority-looking-after = Authority wird geprüft: { $layer } { $took }
authority-cancelled = Die Prüfung wurde abgebrochen. Gezeigt wird, was vorher gefunden wurde.
authority-look = Jetzt prüfen
authority-again = Noch einmal prüfen
authority-summary = Geprüft am { $at }
authority-empty = Noch nichts geprüft.
authority-stale = Mit anderen Werten erstellt
authority-stale-note = Dieser Bericht vom { $at } entstand, bevor etwas geändert wurde.
authority-findings = Was gefunden wurde
authority-findings-before = Was gefunden wurde, bevor der Text geändert wurde

authority-by-hand = Endpunkte von Hand
authority-by-hand-note = Nur, wenn der Provider kein Discovery-Dokument hat. Alle vier werden gebraucht und gelten dann an seiner Stelle.
authority-by-hand-used = Sie gelten anstelle des Discovery-Dokuments.
authority-by-hand-partial = { $count ->
        [one] Einer von vieren fehlt.
       *[other] { $count } von vieren fehlen.
    }
authority-issuer = Issuer
authority-issuer-hint = So, wie ihn die ID Tokens des Providers nennen, auf das Zeichen genau.
authority-authorization-endpoint = Autorisierungs-Endpunkt
authority-token-endpoint = Token-Endpunkt
authority-jwks-uri = Adresse der Schlüssel (jwks_uri)

authority-parts = Aus ihren Teilen zusammensetzen
authority-form = Form
authority-part-example = Zum Beispiel { $example }
authority-result = Ergebnis
authority-use = Diese Authority verwenden
authority-parts-missing = Was in geschweiften Klammern steht, fehlt noch.
