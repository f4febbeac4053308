# Der Rahmen um jede Seite: Schritte, Fußzeile, rechte Spalte, Meldungen.

shell-product = Latchkey
shell-all-setups = Alle Einrichtungen
shell-settings = Einstellungen
shell-loading = { $setup } wird geöffnet

## Schritte

shell-steps = Schritte
shell-step-service = Dienst
shell-step-provider = Provider
shell-step-register = App registrieren
shell-step-domains = Domains
shell-step-authority = Authority
shell-step-credentials = Zugangsdaten
shell-step-sign-in = Testanmeldung
shell-step-people = Personen
shell-step-provisioning = Provisionierung
shell-step-review = Durchsicht
shell-step-submit = Einreichen
shell-step-follow = Verfolgen
shell-step-of = Schritt { $at } von { $count }: { $step }
shell-to-fix = { $count } zu beheben
shell-optional = optional
shell-next = als Nächstes
shell-with-provider = mit { $provider }
shell-refused = { $step } lässt sich noch nicht öffnen

## Rückgängig

shell-undo = Letzte Änderung rückgängig machen
shell-redo = Änderung wiederherstellen
shell-undone = Die letzte Änderung ist rückgängig gemacht
shell-redone = Die Änderung ist wiederhergestellt

## Was am Fuß der Leiste steht

shell-saving = Wird gespeichert …
shell-saved = Gespeichert: { $when }
shell-hosts-none = Kein Host wurde angesprochen
shell-hosts = { $count ->
        [one] Nur { $hosts } wurde angesprochen
       *[other] Nur { $hosts } wurden angesprochen
    }
shell-sandbox = Diese Einrichtung gehört zur Sandbox dieses Computers.

## Fußzeile eines Schritts

shell-footer = Zurück und weiter
shell-message = Meldung
shell-continue = Weiter
shell-back = Zurück zu { $step }
shell-goes-on-after = Geht weiter, sobald das beendet ist.
shell-fix-to-go-on = { $count ->
        [one] Ein Punkt ist zu beheben, bevor es weitergeht
       *[other] { $count } Punkte sind zu beheben, bevor es weitergeht
    }
shell-stays = { $count ->
        [one] Ein Punkt ist zuerst zu beheben.
       *[other] { $count } Punkte sind zuerst zu beheben.
    }

## Rechte Spalte

shell-observed = Was beobachtet wurde
shell-found = Befunde
shell-observed-count = Was beobachtet wurde ({ $count })
shell-observed-running = Wird gerade angesehen
shell-observed-stale = Das betrifft Werte, die seitdem geändert wurden.
shell-close = Schließen
shell-copy-as-text = Als Text kopieren
shell-copied-as-text = Als Text kopiert

## Was gesagt wird, wenn eine Prüfung endet

shell-ended-pass = { $step }: alles richtig
shell-ended-warn = { $step }: es geht, und etwas ist gut zu wissen
shell-ended-fail = { $step }: { $count ->
        [one] ein Punkt ist zu beheben
       *[other] { $count } Punkte sind zu beheben
    }
