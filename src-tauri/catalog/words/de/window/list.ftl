# Die Liste der Einrichtungen, und was vor der ersten da ist.

list-title = Einrichtungen
list-new = Neue Einrichtung
list-search = Einrichtungen durchsuchen
list-search-placeholder = Name, Dienst oder Provider
list-found = { $count ->
        [0] Keine Einrichtung gefunden
        [one] 1 Einrichtung
       *[other] { $count } Einrichtungen
    }
list-found-of = { $found ->
        [0] Keine von { $total } Einrichtungen gefunden
       *[other] { $found } von { $total } Einrichtungen gefunden
    }
list-nothing-found = Keine Einrichtung hat „{ $search }“ im Namen, Dienst oder Provider.
list-clear = Alle zeigen
list-changed = Geändert { $when }
list-next = Als Nächstes: { $step }
list-no-service = Kein Dienst gewählt
list-remove = { $setup } löschen

## Wie weit eine Einrichtung ist

list-standing-draft = Entwurf
list-standing-failing = Zu beheben
list-standing-ready = Bereit zum Einreichen
list-standing-queued = Wartet auf das Senden
list-standing-requested-draft = Antrag begonnen
list-standing-requested-submitted = Eingereicht
list-standing-requested-in_review = In Prüfung
list-standing-requested-information_needed = Frage zu beantworten
list-standing-requested-approved = Genehmigt
list-standing-requested-active = Aktiv
list-standing-requested-rejected = Abgelehnt
list-standing-requested-withdrawn = Zurückgezogen

## Wann das Secret endet

list-secret-expires = Secret läuft { $when } ab
list-secret-expired = Secret lief { $when } ab

## Eine neue Einrichtung

list-new-title = Die neue Einrichtung benennen
list-new-name = Name
list-new-name-hint = Nur auf diesem Computer zu sehen. Kleinbuchstaben, Ziffern und Bindestriche, etwa acme-okta.
list-new-begin = Beginnen

## Löschen

list-remove-title = { $setup } löschen?
list-remove-goes = Das wird von diesem Computer gelöscht:
list-remove-values = ihre Werte, mit { $count ->
        [0] keinen früheren Fassungen
        [one] 1 früheren Fassung
       *[other] { $count } früheren Fassungen
    }
list-remove-reports = { $count ->
        [one] 1 Bericht über das Geprüfte
       *[other] { $count } Berichte über das Geprüfte
    }
list-remove-requests = { $count ->
        [one] ihre Kopie von 1 Antrag
       *[other] ihre Kopien von { $count } Anträgen
    }
list-remove-waiting = { $count ->
        [one] 1 Antrag, der noch nicht gesendet ist
       *[other] { $count } Anträge, die noch nicht gesendet sind
    }
list-remove-secret = ihr Secret und Token im Schlüsselbund
list-remove-stays = Das bleibt:
list-remove-open = Der Dienst hat weiterhin den Antrag { $id }. Das Löschen der Einrichtung zieht ihn nicht zurück.
list-remove-unsettled = { $count ->
        [one] 1 Antrag wurde ohne Antwort gesendet; der Dienst hat ihn vielleicht.
       *[other] { $count } Anträge wurden ohne Antwort gesendet; der Dienst hat sie vielleicht.
    }
list-remove-do = Einrichtung löschen
list-removed = { $setup } ist gelöscht

## Vor der ersten Einrichtung

list-first-title = Single Sign-on einrichten und wissen, dass es funktioniert
list-first-lead = Latchkey verbindet Ihren Provider mit einem Dienst, Schritt für Schritt. Jeder Wert wird bei der Eingabe an der Wirklichkeit geprüft.
list-first-begin = Single Sign-on einrichten
list-first-sandbox = Mit der Sandbox ausprobieren
list-first-sandbox-note = Die Sandbox besteht aus einem Provider und einem Dienst, die nur auf diesem Computer laufen. Nichts verlässt ihn, und nichts kann kaputtgehen.
list-first-tested = Sofort geprüft
list-first-tested-note = Adresse, Schlüssel, Secret und eine echte Anmeldung werden von diesem Computer aus versucht.
list-first-named = Jeder Fehler hat einen Namen
list-first-named-note = Was erwartet wurde, was kam und wo es berichtigt wird.
list-first-secret = Secrets bleiben im Schlüsselbund
list-first-secret-note = Kein Bildschirm, keine Datei und kein Protokoll hat sie je.
