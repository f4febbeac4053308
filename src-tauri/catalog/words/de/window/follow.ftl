# Der Schritt, in dem der Antrag verfolgt wird.

follow-title = Wie der Antrag steht
follow-lead = { $service ->
        [unnamed] Der Dienst entscheidet darüber. Was von dort kommt, steht nach jedem Nachsehen hier.
       *[other] { $service } entscheidet darüber. Was von dort kommt, steht nach jedem Nachsehen hier.
    }
follow-none = Es wurde noch nichts eingereicht
follow-none-lead = Sobald der Dienst den Antrag hat, steht hier sein Weg.
follow-waiting = Der Antrag wartet auf diesem Computer
follow-waiting-lead = Ob der Dienst ihn hat, ist nicht gewiss. Gesendet wird er im Schritt davor.
follow-state = { $state ->
        [draft] Noch nicht gesendet
        [submitted] Eingereicht
        [in_review] In Prüfung
        [information_needed] Wartet auf eine Antwort
        [approved] Genehmigt
        [active] Aktiv: die Anmeldung ist möglich
        [rejected] Abgelehnt
       *[withdrawn] Zurückgezogen
    }
follow-next = { $who ->
        [admin] Sie sind am Zug, seit { $when }.
        [service] Der Dienst ist am Zug, seit { $when }.
       *[nobody] Niemand muss mehr etwas tun, seit { $when }.
    }
follow-seen = Das sagte der Dienst am { $when }.
follow-id = Antrag
follow-check = Jetzt nachsehen
follow-checking = Der Dienst wird gefragt
follow-overridden = Ohne bestandenen Test gesendet. Der angegebene Grund: { $reason }

## Eine Frage

follow-question = Der Dienst fragt
follow-answer = Antwort
follow-answer-hint = Sie geht so an { $host }. Ein Secret gehört nicht hinein.
follow-answer-hint-nobody = Sie geht so an den Dienst. Ein Secret gehört nicht hinein.
follow-answer-needed = Zuerst eine Antwort schreiben.
follow-answer-send = Antwort senden
follow-answering = Die Antwort wird gesendet

## Was geschah

follow-timeline = Was geschah
follow-by = { $who ->
        [admin] von Ihnen
        [service] vom Dienst
       *[nobody] von niemandem
    }
follow-domains = Domains
follow-domain-state = { $state ->
        [verified] bestätigt
        [failed] nicht nachgewiesen
       *[pending] noch nicht geprüft
    }
follow-domain-failed-hint = Tun, was der Dienst als Nachweis verlangt, meist ein TXT-Eintrag im DNS der Domain, dann noch einmal nachsehen.
follow-changed = Nach dem Einreichen geändert
follow-changed-lead = Der Dienst weiß von diesen Änderungen nichts. Den Antrag zurückziehen und neu einreichen, oder es dem Dienst sagen.
follow-found = Was gefunden wurde

## Zurückziehen

follow-withdraw = Den Antrag zurückziehen
follow-withdraw-title = Den Antrag zurückziehen?
follow-withdraw-lead = Der Dienst hört auf, daran zu arbeiten, und das ist endgültig. Die Einrichtung bleibt, wie sie ist, und kann wieder eingereicht werden.
follow-withdraw-keep = Stehen lassen
follow-withdrawing = Der Antrag wird zurückgezogen

## Von Hand übergeben

follow-title-hand = Was daraus wird
follow-lead-hand = { $service ->
        [unnamed] Latchkey hat keine Verbindung zum Dienst: hier steht, was Sie gesagt haben und was seine Dokumente sagen.
       *[other] Latchkey hat keine Verbindung zu { $service }: hier steht, was Sie gesagt haben und was seine Dokumente sagen.
    }
follow-not-handed = Die Werte wurden noch nicht übergeben
follow-not-handed-lead = Sobald es getan ist, im Schritt davor festhalten.
follow-own-test = Der eigene Test des Dienstes ist noch nicht gelungen
follow-own-test-lead = Das sagt nur Ihr Wort: es wird im Schritt davor gegeben.
follow-states = Was { $service } zeigt
follow-states-lead = Den Stand festhalten, der dort zu sehen ist; das Datum kommt dazu.
follow-state-at = Festgehalten { $when }
follow-repair = Wie es weitergeht:
follow-record = Das zeigt es
follow-record-what = Das zeigt es: { $state }

## Was den Personen zu sagen ist

follow-tell = Was Ihren Leuten zu sagen ist
follow-tell-lead = Weiterzugeben, sobald die Anmeldung geht.
follow-tell-copy = Text kopieren
