# Der Schritt, in dem der Antrag gesendet wird.

submit-title = Den Antrag einreichen
submit-lead-host = Der Antrag geht an { $host }: die Werte der Durchsicht und das Client-Secret aus dem Schlüsselbund. Sonst wird nichts gesendet, und an niemanden sonst.
submit-once = Er wird einmal gesendet, so oft das Netz auch versagt: jeder Versuch trägt denselben Schlüssel, an dem ihn der Dienst wiedererkennt.
submit-send = Bei { $host } einreichen
submit-sending = Wird an { $host } gesendet
submit-cancelled = Das Senden wurde abgebrochen. Was aufgeschrieben war, wartet hier und geht nicht verloren.
submit-result = Der letzte Versuch

## Das Tor

submit-not-ready = Noch ist nicht alles bereit
submit-not-ready-lead = { $count ->
        [one] 1 Punkt ist zu beheben, bevor der Antrag gesendet werden kann.
       *[other] { $count } Punkte sind zu beheben, bevor der Antrag gesendet werden kann.
    }
submit-test = Die Testanmeldung ist nicht bestanden
submit-test-lead = Den Test ausführen, oder ihn in der Durchsicht mit einem Grund beiseitelassen.
submit-reason-lead = Er ging ohne bestandenen Test hinaus. Der angegebene Grund: { $reason }

## Gesendet

submit-sent = Der Dienst hat den Antrag
submit-sent-lead = Als { $id }, seit { $when }.
submit-follow = Verfolgen
submit-ended = { $state ->
        [withdrawn] Der frühere Antrag wurde zurückgezogen
        [rejected] Der frühere Antrag wurde abgelehnt
       *[other] Der frühere Antrag ist zu Ende
    }
submit-ended-lead = Es war { $id }. Wer jetzt einreicht, stellt einen neuen.

## Wartend

submit-waiting = Der Antrag wartet darauf, gesendet zu werden
submit-waiting-lead = Er ist auf diesem Computer aufgeschrieben und ist noch da, wenn Latchkey geschlossen und wieder geöffnet wird. Noch einmal senden, wenn das Netz wieder da ist.
submit-written = Aufgeschrieben
submit-attempts = Versuche
submit-attempts-made = { $count ->
        [0] noch keiner
        [one] 1, zuletzt am { $when }
       *[other] { $count }, zuletzt am { $when }
    }
submit-there = Beim Dienst
submit-may-be-there = Vielleicht schon da: ein Versuch ging hinaus, und es kam keine Antwort. Noch einmal senden verdoppelt ihn nicht.
submit-not-there = Nicht da.
submit-not-before = Nicht vor
submit-not-before-why = { $when }, so wollte es der Dienst
submit-untested = Ohne bestandenen Test
submit-again = Jetzt noch einmal senden
submit-take-back = Zurückziehen

## Übergabe von Hand

submit-form = Die Werte selbst übergeben
submit-form-lead = Für diesen Dienst ist keine Adresse einer Antrags-API eingetragen. Hat er ein Formular, die Werte in der Reihenfolge unten kopieren; hat er eine API, ihre Adresse eintragen.
submit-to-service = Die Adresse des Dienstes eintragen
submit-form-values = Die Werte des Formulars
submit-form-secret-lead = Das Secret geht vom Schlüsselbund geradewegs in die Zwischenablage, nicht durch dieses Fenster.
submit-form-secret-missing = Der Schlüsselbund hat kein Client-Secret dieser Einrichtung.
submit-copy-secret = Das Secret für das Formular des Dienstes kopieren
submit-secret-copied = { $seconds ->
        [one] Für { $seconds } Sekunde in der Zwischenablage, ohne Spur in ihrem Verlauf.
       *[other] Für { $seconds } Sekunden in der Zwischenablage, ohne Spur in ihrem Verlauf.
    }
submit-secret-left = { $seconds ->
        [one] noch { $seconds } Sekunde
       *[other] noch { $seconds } Sekunden
    }
submit-secret-over = Die Zeit ist um: die Zwischenablage wurde geleert, falls das Secret noch darin war.
