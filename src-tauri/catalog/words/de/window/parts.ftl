# Was mehrere Seiten des Fensters gemeinsam haben.

## Zustände, vorgelesen, wo nur ihre Form zu sehen ist

parts-state-done = erledigt
parts-state-open = zu tun
parts-state-next = als Nächstes
parts-state-optional = optional
parts-state-failing = geht nicht
parts-state-stale = neu zu testen
parts-state-blocked = noch nicht
parts-state-pass = Richtig
parts-state-note = Hinweis
parts-state-warn = Gut zu wissen
parts-state-fail = Zu beheben
parts-state-heading = Adresse
parts-state-broken = gescheitert
parts-state-aside = eine andere wurde genommen
parts-state-refused = abgelehnt
parts-state-not-reached = nicht erreicht
parts-state-waiting = wartet
parts-state-passed = bestanden
parts-state-skipped = ausgelassen

## Befunde

parts-expected = Erwartet
parts-received = Erhalten
parts-fix = Abhilfe:
parts-use = { $value } verwenden
parts-use-this = Diesen Wert verwenden
parts-applied = { $value } ist eingetragen
parts-go-to = Zum Schritt „{ $step }“
parts-cites = Quelle: { $text }
parts-passed = { $count ->
        [one] 1 Prüfung bestanden
       *[other] { $count } Prüfungen bestanden
    }

## Felder

parts-copy = Kopieren
parts-copied = Kopiert
parts-copied-what = { $label } kopiert
parts-save-sheet = Als Seite sichern…
parts-save-calendar = Erinnerung für den Kalender sichern…
parts-save-mail = Als Mail sichern…
parts-saved = Geschrieben nach { $path }
parts-not-chosen = noch nicht gewählt
parts-list-add = Hinzufügen
parts-list-added = { $values } hinzugefügt
parts-list-remove = { $value } entfernen
parts-list-removed = { $value } entfernt
parts-list-values = { $label }: eingetragen
parts-day = Tag
parts-time = Uhrzeit
parts-moment-unreadable = Tag oder Uhrzeit ist nicht vollständig.
parts-missing = Fehlt noch. Der Antrag braucht diesen Wert.
parts-late = Das dauert länger als sonst. Vielleicht wartet der Schlüsselbund in einem eigenen Fenster, hinter diesem oder auf einem anderen Bildschirm: dort antworten.
parts-secret-store = Speichern
parts-secret-replace = Ersetzen
parts-secret-replace-what = { $label } ersetzen
parts-secret-keep = Gespeichertes behalten
parts-secret-not-replaced = Was für „{ $label }“ eingegeben war, wurde nicht gespeichert. Das Gespeicherte bleibt.
parts-secret-not-stored = Was für „{ $label }“ eingegeben war, wurde nicht gespeichert: Der Schlüsselbund hat noch nicht gesagt, ob er schon etwas dafür hat.

## Meldungen

parts-cancel = Abbrechen
parts-retry = Noch einmal
parts-dismiss = Ausblenden
parts-unexpected = das Fenster ist auf etwas gestoßen, das es nicht kennt: { $what }
parts-unexpected-hint = Was vorher eingetragen wurde, ist gespeichert. Das Fenster schließen und wieder öffnen.
