# Was ein Dienst bei jedem Schritt zu sagen und zu fragen hat.

content-notes = Was { $service } sagt
content-fields = Was { $service } hier wissen will
content-optional = { $label } (freiwillig)
content-who = Wer es weiß: { $who }.
content-open = Im Browser öffnen
content-sources = { $count ->
        [one] Das Dokument dahinter
       *[other] Die { $count } Dokumente dahinter
    }
content-read = gelesen am { $day }
