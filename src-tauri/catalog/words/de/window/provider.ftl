# Der Schritt "Provider": mit welchem Provider sich die Personen anmelden.

provider-title = Mit welchem Provider melden sich die Personen an?
provider-lead = Nach der Auswahl nennen die Texte die Seiten seiner Konsole. Jeder OpenID Provider funktioniert auch ohne Auswahl.

provider-pick = Provider
provider-search = Provider durchsuchen
provider-found = { $count ->
        [0] Kein Provider passt
        [one] Ein Provider
       *[other] { $count } Provider
    }
provider-none = Nicht im Katalog. „{ $other }“ passt für jeden, der OpenID Connect spricht.

provider-other = Anderer OpenID Provider
provider-other-note = Nichts wird vorausgesetzt; alles wird aus dem gelesen, was er veröffentlicht.

provider-recognised = { $name } wurde an der Authority erkannt
provider-recognised-note = Die Texte nennen schon seine Konsole. Mit der Auswahl bleibt das so, auch wenn sich die Authority ändert.
provider-recognised-use = { $name } wählen
