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

submit-form-values = Die Werte des Formulars
submit-form-secret-lead = Das Secret geht vom Schlüsselbund geradewegs in die Zwischenablage, nicht durch dieses Fenster.
submit-form-secret-missing = Der Schlüsselbund hat kein Client-Secret dieser Einrichtung.
submit-copy-secret = { $channel ->
        [form] Das Secret für das Formular des Dienstes kopieren
       *[other] Das Secret zum Übergeben kopieren
    }
submit-secret-copied = { $seconds ->
        [one] Für { $seconds } Sekunde in der Zwischenablage, ohne Spur in ihrem Verlauf.
       *[other] Für { $seconds } Sekunden in der Zwischenablage, ohne Spur in ihrem Verlauf.
    }
submit-secret-left = { $seconds ->
        [one] noch { $seconds } Sekunde
       *[other] noch { $seconds } Sekunden
    }
submit-secret-over = Die Zeit ist um: die Zwischenablage wurde geleert, falls das Secret noch darin war.
submit-title-hand = { $service ->
        [unnamed] Die Werte an den Dienst übergeben
       *[other] Die Werte an { $service } übergeben
    }
submit-lead-mail = Latchkey sendet keine Mail: Sie senden die Mail unten selbst und sagen hier, wenn es getan ist.
submit-lead-hand = Latchkey sendet hier nichts: Sie tragen die Werte selbst ein und sagen hier, wenn es getan ist.
submit-where = { $service ->
        [unnamed] Wo der Dienst sie annimmt
       *[other] Wo { $service } sie annimmt
    }
submit-where-itself = { $service ->
        [unnamed] Die Seite im Dienst
       *[other] Die Seite in { $service }
    }
submit-form-chosen = Was dafür gewählt wurde
submit-page = Adresse der Seite
submit-page-foreign = Sie stammt aus einem Profil, das nicht Latchkeys eigenes ist: vor dem Öffnen ansehen.
submit-hand = Wenn alles eingetragen ist
submit-hand-mail = Wenn die Mail gesendet ist
submit-press = Zu drücken:
submit-reference = Referenz
submit-reference-hint = Wie der Dienst es nennt, etwa die Nummer eines Tickets. Es kann leer bleiben.
submit-sent-at = Gesendet am
submit-at-hint = Leer heißt: eben jetzt.
submit-hand-done = Ich habe es abgeschickt
submit-handed = Übergeben { $when }
submit-handed-word = Nach Ihrem Wort: Latchkey war nicht dabei.
submit-handed-reference = Referenz: { $reference }
submit-hand-untested = Die Testanmeldung ist nicht bestanden. Warum die Werte trotzdem gehen, wird mit Ihrem Wort festgehalten.
submit-handed-untested = Ohne bestandenen Test. Der angegebene Grund: { $reason }
submit-not-handed = Es wurde nicht abgeschickt
submit-nowhere = Noch ist nicht bekannt, wohin die Werte gehen
submit-nowhere-service = Zuerst den Dienst wählen: von ihm hängt ab, wie die Werte zu ihm kommen.
submit-nowhere-desk = Der Dienst nimmt einen Antrag über seine Antrags-API an, deren Adresse noch nicht eingetragen ist.

## Per Mail

submit-mail = Diese Mail senden
submit-mail-lead = Vom eigenen Konto, damit die Antwort zu Ihnen kommt.
submit-mail-nobody = Seine Dokumente nennen keine Adresse. An die Person senden, die Sie dort betreut.
submit-mail-to = An
submit-mail-subject = Betreff
submit-mail-body = Text
submit-mail-secret = Nicht per Mail: nur auf dem Weg, den der Dienst als sicher nennt.

## Der Dienst tut es selbst

submit-title-itself = { $service ->
        [unnamed] Den Dienst alles anlegen lassen
       *[other] { $service } alles anlegen lassen
    }
submit-lead-itself = { $service ->
        [unnamed] Der Dienst legt App und Secret selbst an. Was er zeigt, wird hier festgehalten.
       *[other] { $service } legt App und Secret selbst an. Was es zeigt, wird hier festgehalten.
    }
submit-itself = In { $service }
submit-state = Stand, den es zeigt
submit-state-hint = Was jeder bedeutet und wie es von ihm aus weitergeht, steht im letzten Schritt.
submit-state-at = Festgehalten { $when }.
submit-state-follow = Was daraus folgt
submit-state-none = Es zeigt keinen davon

## Der eigene Test des Dienstes

submit-own-test = Der Test von { $service }
submit-own-test-lead = Latchkey kann SAML von hier aus nicht testen. Die Anmeldung machen, die { $service } dafür anbietet, und sagen, was dabei herauskam.
submit-test-at = Bestanden am
submit-test-pass = Er ist gelungen
submit-test-passed = Gelungen { $when }
submit-test-word = Nach Ihrem Wort: Latchkey hat es nicht gesehen.
submit-test-not-passed = Er gelingt nicht mehr
