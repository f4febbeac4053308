# Was ein Dienst bei jedem Schritt zu sagen und zu fragen hat.

content-notes = { $service ->
        [unnamed] Was der Dienst sagt
       *[other] Was { $service } sagt
    }
content-fields = { $service ->
        [unnamed] Was der Dienst hier wissen will
       *[other] Was { $service } hier wissen will
    }
content-optional = { $label } (optional)
content-who = Wer es weiß: { $who }.
content-confidential = Es bleibt in Latchkey: kein Blatt und keine Mail enthält es.
content-open = Im Browser öffnen
content-sources = { $count ->
        [one] Das Dokument dahinter
       *[other] Die { $count } Dokumente dahinter
    }
content-read = gelesen am { $day }
