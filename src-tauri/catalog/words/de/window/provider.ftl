# Der Schritt "Provider": mit welchem Provider sich die Personen anmelden.

provider-title = Mit welchem Provider melden sich die Personen an?
provider-lead-oidc = Nach der Auswahl nennen die Texte die Seiten seiner Konsole. Jeder OpenID Provider funktioniert auch ohne Auswahl.
provider-lead-saml = Nach der Auswahl nennen die Texte die Seiten seiner Konsole. Jeder SAML-2.0-Provider funktioniert auch ohne Auswahl.
provider-lead-only = Die Texte nennen dann die Seiten seiner Konsole.

provider-pick = Provider
provider-search = Provider durchsuchen
provider-found = { $count ->
        [0] Kein Provider passt
        [one] Ein Provider
       *[other] { $count } Provider
    }
provider-none = Nicht im Katalog. „{ $other }“ steht für alle anderen.

provider-other-oidc = Anderer OpenID Provider
provider-other-note-oidc = Nichts wird vorausgesetzt; alles wird aus dem gelesen, was er veröffentlicht.
provider-other-saml = Anderer SAML-Provider
provider-other-note-saml = Nichts wird vorausgesetzt; was nötig ist, sagen seine Metadaten.

provider-recognised = { $name } wurde an der Authority erkannt
provider-recognised-note = Die Texte nennen schon seine Konsole. Mit der Auswahl bleibt das so, auch wenn sich die Authority ändert.
provider-recognised-use = { $name } wählen

provider-only = { $service } nimmt nur { $providers }.
provider-refused = Nicht mit { $service }: es nimmt nur { $providers }.

provider-lookup = Eine E-Mail-Adresse oder Domain der Organisation
provider-lookup-hint = Freiwillig. Die DNS-Server dieses Computers werden gefragt, wer die E-Mails annimmt, die Domain nach ihrem Issuer, und ein Provider, auf den die E-Mails hinweisen, nach dem Mandanten.
provider-lookup-go = Nachsehen
provider-lookup-running = Wird nachgesehen
provider-lookup-found = { $name } ({ $sure })
provider-lookup-use = { $name } verwenden
provider-lookup-use-both = { $name } mit dieser Authority verwenden
