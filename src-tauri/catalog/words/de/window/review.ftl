# Der Schritt, in dem alles noch einmal angesehen wird.

review-title = Alles noch einmal
review-lead = Was im Antrag steht, und wer jeden Wert sehen wird.
review-missing = nichts eingetragen
review-change = Ändern

## Das Tor

review-gate-open = Nichts steht im Weg
review-gate-open-lead = Jeder Wert, den der Dienst braucht, ist da, und die Testanmeldung ist bestanden.
review-gate-blocked = { $count ->
        [one] 1 Punkt ist zuerst zu beheben
       *[other] { $count } Punkte sind zuerst zu beheben
    }
review-gate-test = Die Testanmeldung ist nicht bestanden
review-gate-test-lead = Alles andere ist da.
review-gate-sent = Der Dienst hat den Antrag
review-gate-sent-lead = Er ging mit den Werten von damals hinaus. Was jetzt geändert wird, erreicht ihn nicht.
review-gate-waiting = Der Antrag wartet darauf, gesendet zu werden

## Die Ausnahme

review-override = Ohne bestandenen Test einreichen
review-override-lead = Das geht, wenn es einen Grund gibt. Der Grund wird mit dem Antrag festgehalten und bleibt bei ihm; was der Test gezeigt hätte, zeigt sich dann, wenn sich die Personen anmelden.
review-reason = Grund
review-reason-hint = Etwa: das Testkonto wird morgen angelegt.
review-reason-needed = Es braucht einen Grund: er wird festgehalten.
review-override-submit = Trotzdem bei { $host } einreichen
review-override-hand = Ohne bestandenen Test übergeben
review-override-hand-lead = Das geht, wenn es einen Grund gibt. Der Grund wird mit Ihrem Wort festgehalten, dass die Werte abgeschickt sind; was der Test gezeigt hätte, zeigt sich dann, wenn sich die Personen anmelden.
review-override-hand-go = Trotzdem übergeben

## Von Hand übergeben

review-lead-hand = { $service ->
        [unnamed] Das bekommt das Formular des Dienstes, in seiner Reihenfolge.
       *[other] Das bekommt das Formular von { $service }, in seiner Reihenfolge.
    }
review-form = { $service ->
        [unnamed] Das Formular des Dienstes
       *[other] Das Formular von { $service }
    }
review-optional = nichts eingetragen, und das darf so bleiben
review-form-secret = im Schlüsselbund
review-form-unknown = der Schlüsselbund hat nicht gesagt, ob es da ist
review-gate-open-untested = Jeder Wert ist da, den der Dienst braucht.
