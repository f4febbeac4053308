# Die Kommandozeile: Beschriftungen, Sätze und Fehler.

label-expected = erwartet
label-received = erhalten
label-cause = Ursache
label-fix = Abhilfe
label-cites = Quelle
label-error = Fehler:
label-hint = Hinweis:

verdict-pass = bestanden · { $took }
verdict-warn = bestanden, mit { $warns ->
        [one] 1 Warnung
       *[other] { $warns } Warnungen
    } · { $took }
verdict-fail = nicht bestanden: { $fails ->
        [one] 1 Punkt
       *[other] { $fails } Punkte
    } zu beheben{ $warns ->
        [0] {""}
        [one] , 1 Warnung
       *[other] , { $warns } Warnungen
    } · { $took }

layer-own = Latchkey
layer-own-cost = vom Callback bis zum Urteil, ohne die Wartezeiten auf den Provider

claim-in-id-token = ID Token
claim-in-userinfo = userinfo
claim-in-both = ID Token, userinfo
claims-more = und { $count ->
        [one] 1 weiterer Claim
       *[other] { $count } weitere Claims
    }; --verbose zeigt alle

language-unknown = für { $wish } gibt es keine Texte, Ausgabe auf Englisch
cancelled = abgebrochen

failure-not-there-yet = `latchkey { $command }` ist geplant und noch nicht vorhanden
failure-invalid-value = der Wert von { $option } ist nicht verwendbar: { $problem }
hint-invalid-value = { $option } erwartet { $form }
failure-file-unreadable = { $path } ist nicht lesbar: { $error }
hint-ca = --ca erwartet eine Datei mit Zertifikaten im PEM-Format
hint-usage = `latchkey --help` listet die Befehle und Optionen
failure-provider-unknown = der Katalog hat keinen Provider { $id }
hint-provider-unknown = er hat { $known }

## Secrets

prompt-secret = Client-Secret (wird nicht angezeigt):
prompt-desk-token = Token der Antrags-API des Dienstes (wird nicht angezeigt):
failure-stdin = die Standardeingabe ist nicht lesbar: { $error }
failure-stdin-empty = die Standardeingabe ist leer
hint-stdin-empty = das Secret am Prompt eines Terminals eingeben oder über eine Pipe übergeben
failure-stdin-long = was auf der Standardeingabe kam, ist länger als jedes Secret (64 KiB)
failure-secret-needed = ein Client-Secret wird gebraucht, und keines ist angegeben
hint-secret-needed = mit --secret-stdin oder in LATCHKEY_CLIENT_SECRET angeben oder mit `latchkey secret set EINRICHTUNG` ablegen
vault-is-slow = der Schlüsselbund antwortet seit 5 s nicht: vielleicht wartet er in einem eigenen Fenster; es wird weiter gewartet (Strg-C bricht ab)
vault-is-memory = dieser Computer hat keinen Schlüsselbund: Secrets bleiben im Arbeitsspeicher und sind nach diesem Lauf weg
secret-kept = das Client-Secret von { $setup } liegt im Schlüsselbund
secret-kept-in-memory = das Client-Secret von { $setup } bleibt nur für diesen Lauf im Arbeitsspeicher
secret-requeued = der wartende Antrag wurde mit diesem Secret neu geschrieben
desk-token-kept = das Token der Antrags-API des Dienstes für { $setup } liegt im Schlüsselbund
secret-state = { $what ->
        [client-secret] Client-Secret
       *[desk-token] Token der Antrags-API
    }: { $state ->
        [stored] abgelegt
        [stored-since] abgelegt seit { $said }
        [unknown] unbekannt, der Schlüsselbund war nicht zu befragen: { $said }
       *[missing] keines
    }{ $expires ->
        [none] {""}
       *[other] , läuft ab { $expires }
    }
secret-forgotten = das Client-Secret von { $setup } ist aus dem Schlüsselbund gelöscht
secret-was-not-there = es gab kein Client-Secret von { $setup }

## Einrichtungen

failure-no-data-folder = dieses System nennt keinen Ordner für Daten
    .hint = einen mit --data-dir nennen
failure-key-value = { $text } hat nicht die Form SCHLÜSSEL=WERT
failure-key = { $key } wurde nicht übernommen: { $problem }
hint-key = eine Einrichtung hat { $known }
failure-removal-unconfirmed = das Entfernen einer Einrichtung wird an einem Terminal nachgefragt oder mit --yes bestätigt
setup-begun = die Einrichtung ist begonnen; `latchkey setup set` füllt sie, `latchkey setup check` beurteilt sie
setup-unchanged = { $setup } hatte diese Werte schon und steht weiter bei Revision { $revision }
setup-changed-to = { $setup } steht jetzt bei Revision { $revision }
setup-none = es gibt noch keine Einrichtung; `latchkey setup new` beginnt eine
setup-removal = { $setup } zu entfernen löscht den Entwurf{ $revisions ->
        [0] {""}
        [one] {" "}und eine frühere Fassung davon
       *[other] {" "}und { $revisions } frühere Fassungen davon
    }{ $reports ->
        [0] {""}
        [one] , 1 Bericht
       *[other] , { $reports } Berichte
    }{ $requests ->
        [0] {""}
        [one] , was über 1 Antrag bekannt ist
       *[other] , was über { $requests } Anträge bekannt ist
    }{ $waiting ->
        [0] {""}
        [one] , 1 Antrag, der auf das Senden wartet
       *[other] , { $waiting } Anträge, die auf das Senden warten
    } sowie das zugehörige Client-Secret und Token im Schlüsselbund
setup-removal-unsettled = vielleicht hat der Dienst einen Antrag von { $setup }, den er nicht bestätigt hat; das Entfernen der Einrichtung zieht ihn nicht zurück, `latchkey request withdraw { $setup }` schon
setup-removal-open-request = der Dienst hat noch den Antrag { $request }; das Entfernen der Einrichtung zieht ihn nicht zurück, `latchkey request withdraw` schon
setup-removal-ask = zum Entfernen { $setup } eintippen:
setup-kept = { $setup } bleibt bestehen
setup-removed = { $setup } ist entfernt

## Anmeldung

signin-register-redirect =
    diese Umleitungs-URI für diesen Test in der App-Registrierung eintragen:
    {"  "}{ $redirect }
signin-register-where = wo sie einzutragen ist: { $console }
signin-register-somewhere = wo sie einzutragen ist: bei den Umleitungs-URIs der App, auch Callback- oder Reply-URLs genannt
signin-open = öffnen: { $url }
signin-browser-opened = das System öffnet sie im Browser; es wird auf die Anmeldung gewartet (Strg-C bricht ab)
signin-browser-not-opened = es ließ sich kein Browser öffnen ({ $why }): die Adresse oben von Hand öffnen
signin-enter-code = { $address } auf einem beliebigen Gerät öffnen und { $code } eingeben
signin-open-with-code = oder { $whole } öffnen, worin der Code schon steht
signin-code-lasts = es wird auf die Anmeldung dort gewartet { $minutes ->
        [0] (Strg-C bricht ab)
        [one] (der Code gilt 1 Minute, Strg-C bricht ab)
       *[other] (der Code gilt { $minutes } Minuten, Strg-C bricht ab)
    }
signin-callback = der Browser ist zurückgekommen
signin-token = der Token-Endpunkt hat geantwortet
signin-userinfo = der userinfo-Endpunkt hat geantwortet
signin-remove-redirect = nach dem Testen { $redirect } wieder aus der App-Registrierung entfernen

## Anträge

request-preview-to = ginge an { $host }
request-not-sent = es wurde nichts gesendet

## Sandbox und Demo

failure-scenario-unknown = es gibt kein Szenario { $id }
hint-scenario-unknown = `latchkey sandbox --list` listet sie
failure-file-unwritable = { $path } ist nicht beschreibbar: { $error }
sandbox-runs = die Sandbox läuft, bis sie beendet wird (Strg-C)
demo-begins = die Sandbox: ein Provider unter { $authority }, ein Service-Desk unter { $desk }
demo-authority = Authority
demo-draft = Entwurf
demo-secret = Secret ablegen
demo-credentials = Zugangsdaten
demo-signin = Testanmeldung
demo-preview = Durchsicht
demo-draft-result = die Werte sind aufgeschrieben
demo-remove-result = Einrichtung, Berichte und Secrets sind wieder weg
demo-vault-is-memory = der Schlüsselbund ist nicht verwendbar ({ $why }): die Secrets dieser Demo bleiben im Arbeitsspeicher
demo-submit = Einreichen
demo-status = Verfolgen
demo-remove = Entfernen
demo-ends = das Ganze dauerte { $took }. Zum eigenen Ausprobieren: `latchkey sandbox`, dann `latchkey check` mit der Authority, die es ausgibt; `latchkey --help` listet den Rest
report-not-kept = der Bericht wird nicht bei { $setup } aufgehoben: das Secret kam nicht von seinem Platz im Schlüsselbund

## Katalog und Papier

failure-service-unknown = im Katalog gibt es keinen Dienst { $id }
hint-service-unknown = es gibt { $known }
failure-region-unknown = { $service } hat keine Region { $id }
failure-provider-not-taken = { $service } nimmt den Provider { $id } nicht
hint-region-none = keine Region angeben
hint-provider-taken = { $known } wählen, oder einen anderen Dienst
hint-answer = ihr Dienst fragt nach { $known }
profile-whole = das Profil von { $id } ist brauchbar
file-written = { $path } ist geschrieben
failure-no-mail = { $service } nimmt keine Mail: die Werte gehen einen anderen Weg
failure-by-hand = { $service } nimmt keinen Antrag über eine API: die Werte werden von Hand übergeben
hint-by-hand = `latchkey request preview { $setup }` zeigt sie, `latchkey request handed-over { $setup }` notiert, dass es geschehen ist
failure-by-itself = { $service } nimmt keinen Antrag über eine API, sondern richtet sich selbst ein
hint-by-itself = `latchkey request preview { $setup }` zeigt, was dort gewählt wird, `latchkey request state { $setup }` die Zustände, die er zeigen kann
states-none = der Dienst von { $setup } zeigt keine Zustände
