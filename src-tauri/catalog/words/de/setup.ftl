# Einrichtungen: Dateien, was fehlt, und die Schranke vor dem Einreichen.

setup-file-problems = die Datei lässt sich nicht übernehmen; Probleme: { $count }

setup-value-missing = { $face ->
        [window] { $key ->
            [service] der Dienst ist nicht gewählt
            [region] die Region ist nicht gewählt
            [desk] die Adresse der Antrags-API des Dienstes fehlt
            [authority] die Authority fehlt
            [client_id] die Client-ID fehlt
            [associated_domains] es ist keine zugehörige Domain eingegeben
            [answer] { $label } fehlt
            [further_redirect_uris] { $label } fehlt
           *[other] in der Einrichtung fehlt { $key }
        }
       *[line] { $key ->
            [answer] in der Einrichtung fehlt { $label }
           *[other] in der Einrichtung fehlt { $key }
        }
    }
    .cause = { $key ->
        [desk] Das ist die Adresse der Antrags-API des Dienstes, aus seinem Einrichtungslink oder seiner Konsole.
       *[other] Ohne diesen Wert kann der Dienst keinen Mandanten einrichten.
    }
    .fix = { $face ->
        [window] Den Wert in seinem Schritt eintragen.
       *[line] { $key ->
            [answer] Eintragen: latchkey setup set { $setup } answers.{ $answer }=…
           *[other] Eintragen: latchkey setup set { $setup } { $key }=…
        }
    }

setup-either-missing = { $label } fehlt, oder stattdessen: { $instead }
    .cause = Ohne das eine oder das andere kann der Dienst die Verbindung nicht einrichten.
    .fix = { $face ->
        [window] { $label } eintragen, oder stattdessen: { $instead }.
       *[line] Eintragen: latchkey setup set { $setup } { $given }, oder stattdessen: latchkey setup set { $setup } { $given_instead }
    }

setup-secret-missing = im Schlüsselbund liegt kein Client-Secret für diese Einrichtung
    .cause = Der Dienst meldet Personen mit einem eigenen Client an und braucht dessen Secret.
    .fix = { $face ->
        [window] In der Konsole des Providers ein Secret für die App-Registrierung anlegen und im Schritt der Zugangsdaten ablegen.
       *[line] In der Konsole des Providers ein Secret für die App-Registrierung anlegen und im Schlüsselbund ablegen: latchkey secret set { $setup }
    }

setup-secret-unknown = der Schlüsselbund war nicht nach dem Client-Secret zu befragen
    .cause = { $said }
    .fix = Den Schlüsselbund entsperren oder den Schlüsselbund der Desktop-Umgebung starten und erneut nachsehen.

setup-desk-token-missing = im Schlüsselbund liegt kein Token für die Antrags-API des Dienstes
    .cause = Der Dienst nimmt Anträge nur von dem an, der ein Token aus seiner Konsole hat.
    .fix = { $face ->
        [window] Das Token aus der Konsole des Dienstes kopieren und im Schritt des Dienstes ablegen.
       *[line] Das Token aus der Konsole des Dienstes kopieren und im Schlüsselbund ablegen: latchkey secret set { $setup } --desk-token
    }

setup-secret-expired = das Client-Secret ist am { $received } abgelaufen
    .cause = Der Provider lehnt ein Secret nach seinem Ende ab, niemand könnte sich also anmelden.
    .fix = In der Konsole des Providers ein neues Secret anlegen, es im Schlüsselbund ablegen und sein Ende eingeben.

setup-secret-expires-soon = das Client-Secret läuft am { $received } ab
    .cause = Ab dann lehnt der Provider es ab, und niemand kann sich anmelden.
    .fix = Jetzt in der Konsole des Providers ein neues Secret anlegen, bevor der Antrag gesendet wird.

setup-own-test-missing = der eigene Test des Dienstes ist noch nicht bestanden
    .cause = SAML wird im Dienst selbst getestet; von hier aus ist nicht zu sehen, wie es ausging.
    .fix = { $face ->
        [window] Einmal über den eigenen Test des Dienstes anmelden und hier vermerken, dass er bestanden ist.
       *[line] Einmal über den eigenen Test des Dienstes anmelden und vermerken, dass er bestanden ist: latchkey request tested { $setup }
    }

setup-own-test-passed = der eigene Test des Dienstes wurde am { $at } bestanden, nach dem Wort dessen, der ihn gemacht hat

setup-provider-not-taken = { $service } nimmt den Provider { $received } nicht
    .cause = Sein Profil lässt nur { $expected } zu.
    .fix = { $expected } wählen oder einen anderen Dienst.

setup-sign-in-missing = mit dieser Einrichtung hat sich noch niemand angemeldet
    .cause = Erst eine echte Anmeldung zeigt, dass Authority, Client, Umleitungs-URI und Claims zusammenpassen.
    .fix = { $face ->
        [window] Die Testanmeldung ausführen.
       *[line] Die Testanmeldung ausführen: latchkey signin --setup { $setup }
    }

setup-sign-in-stale = die Testanmeldung vom { $at } lief mit anderen Werten
    .cause = Authority, Client, Secret oder Scopes wurden danach geändert; über die Einrichtung, wie sie jetzt ist, sagt sie nichts.
    .fix = { $face ->
        [window] Die Testanmeldung wiederholen.
       *[line] Die Testanmeldung wiederholen: latchkey signin --setup { $setup }
    }

setup-sign-in-failed = die Testanmeldung vom { $at } wurde nicht bestanden
    .cause = Woran sie scheiterte, würde jede Anmeldung über den Dienst scheitern lassen.
    .fix = { $face ->
        [window] Beheben, was ihr Bericht nennt, und sie wiederholen.
       *[line] Beheben, was ihr Bericht nennt, und sie wiederholen: latchkey signin --setup { $setup }
    }

setup-sign-in-passed = die Testanmeldung wurde am { $at } bestanden
