# Einrichtungslinks und -dateien: was sie anbieten, bevor etwas übernommen wird.

offer-title = Einrichtungslink
offer-lead = Ein Dienst kann vorgeben, was er von der Einrichtung weiß. Jeder Wert ist zu sehen, bevor etwas übernommen wird.
offer-from-link = Ein Link will eine Einrichtung mit dem beginnen, was dieser Host anbietet:
offer-from-file = { $file } will eine Einrichtung mit dem beginnen, was dieser Host anbietet:
offer-not-asked = Er ist noch nicht gefragt worden. Dabei wird ihm nichts Eigenes gesendet.
offer-ask = Nach dem Angebot fragen
offer-decline = Nichts übernehmen
offer-close = Schließen
offer-looking = Das Angebot wird erfragt
offer-paste = Einrichtungslink
offer-paste-hint = Wie der Dienst ihn gegeben hat, etwa latchkey://setup?from=… oder eine https-Adresse.
offer-look = Ansehen
offer-file = Datei öffnen…
offer-offers = Ein Angebot für { $name }
offer-file-offers = Eine Datei mit Werten für { $name }
offer-nothing = Nichts lässt sich übernehmen
offer-by = Von
offer-until = Gilt bis { $at }
offer-values = Diese Werte würden übernommen
offer-sent = Spätere Schritte würden senden an
offer-accept = Diese Einrichtung beginnen
offer-again = Noch einmal ansehen
offer-have-link = Ich habe einen Einrichtungslink
