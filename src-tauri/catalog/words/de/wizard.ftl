# Was der Assistent von einer Einrichtung sagt: Namen ihrer Werte, was zu registrieren ist, wer was
# sieht, und warum ein Schritt noch nicht zugänglich ist.

## Namen der Werte

value-service = Dienst
value-region = Region
value-desk = Adresse der Antrags-API
value-provider = Provider
value-authority = Authority
value-client-id = Client-ID
value-client-secret = Client-Secret
value-client-authentication = Client-Authentifizierung
value-secret-expires-at = Secret läuft ab
value-additional-scopes = Weitere Scopes
value-redirect-uri = Umleitungs-URI des Tests
value-further-redirect-uris = Umleitungs-URIs des Dienstes
value-associated-domains = Zugehörige Domains
value-break-glass-emails = Notfalladressen
value-provisioning-wanted = Provisionierung
value-provisioning-change-phone-number = Personen dürfen ihre Telefonnummer ändern
value-provisioning-confirm-phone-number = Personen müssen ihre Telefonnummer bestätigen
value-endpoints-issuer = Issuer
value-endpoints-authorization-endpoint = Autorisierungs-Endpunkt
value-endpoints-token-endpoint = Token-Endpunkt
value-handed-over-at = Übergeben
value-handed-over-reference = Referenz
value-handed-over-override = Ungetestet übergeben, weil
value-own-test-passed-at = Eigener Test des Dienstes bestanden
value-service-state = Zustand, den der Dienst zeigt
value-service-state-at = Zustand gesehen
value-yes = Ja
value-no = Nein
value-endpoints-jwks-uri = JWKS-URI

value-wrong = { $kind ->
        [empty] es ist nichts eingegeben
        [character] das Zeichen { $detail } ist dort nicht erlaubt
        [address] dies ist keine vollständige Adresse
        [scheme] das Schema ist { $detail }, nicht http oder https
        [scheme-not-http] das Schema ist https, es muss http sein
        [scheme-not-https] das Schema ist http, es muss https sein
        [part] die Adresse enthält { $detail ->
            [a-query] eine Abfrage
            [a-fragment] ein Fragment
           *[other] einen Benutzernamen oder ein Kennwort
        }, was dort nicht hingehört
        [not-loopback] der Host { $detail } ist nicht dieser Computer: 127.0.0.1, [::1] oder localhost
        [too-long] länger als { $detail } Zeichen
        [unknown] dies ist nichts von { $detail }
        [domain-address] eine Adresse, keine Domain
        [domain-wildcard] ein Muster, keine Domain
        [domain-ip-address] eine IP-Adresse, keine Domain
        [domain-single-label] ein einzelner Name ohne Punkt
        [domain-label] kein Name, den das Domain Name System fassen kann
        [email-form] nicht von der Form name@domain
        [id] eine ID hat nur Kleinbuchstaben, Ziffern und Bindestriche
        [authority] dies bezeichnet keine Authority
        [authority-id] eine ID nennt keinen Host: zuerst den Provider wählen
        [answer-text] eine einzelne Zeile wird erwartet
        [answer-part] nur Buchstaben, Ziffern und Bindestriche werden erwartet, keine Punkte und Schrägstriche
        [answer-address] eine Adresse, die mit https:// beginnt, wird erwartet
        [answer-host] ein Hostname wie app.acme.com wird erwartet
        [answer-certificate] ein X.509-Zertifikat in PEM wird erwartet, von BEGIN CERTIFICATE bis END CERTIFICATE
        [answer-pairs] eine Zeile je Paar wird erwartet, in der Form Name = Wert
        [answer-pairs-missing] es fehlt eine Zeile für { $detail }
        [answer-choice] das ist nichts von { $detail }
        [time] erwartet wird ein Tag wie 2027-03-31 oder ein Zeitpunkt wie 2027-03-31T12:00:00Z
       *[other] dieser Wert ist nicht verwendbar
    }
value-wrong-member = { $member }: { $said }
key-unknown = in einer Einrichtung gibt es keinen Wert { $key }
key-is-secret = ein Secret gehört nicht in eine Einrichtung oder ihre Datei{ $face ->
        [window] {""}
       *[line] : latchkey secret set verwenden
    }
key-kind = erwartet wird { $expected ->
        [one-text] ein Text
        [a-list-of-texts] eine Liste von Texten
       *[true-or-false] true oder false
    }
setup-name-refused = { $name } ist kein Name für eine Einrichtung: { $problem }
    .hint = Kleinbuchstaben, Ziffern und Bindestriche verwenden
setup-name-near = ist { $near } gemeint?

## Was beim Provider registriert wird

register-entry-test = Umleitungs-URI des Tests
    .hint = Über sie kommt die Testanmeldung zu dem Computer zurück, auf dem Latchkey läuft. Nach dem letzten Test wieder entfernen.
register-entry-further = Umleitungs-URI des Dienstes
    .hint = Unter dieser Adresse empfängt der Dienst die Antwort jeder Anmeldung.
register-entry-scopes = Scopes
    .hint = Worum eine Anmeldung bittet. Manche Konsolen verlangen dafür die Zustimmung eines Administrators.

## Die Werte des Antrags

review-the-service = den Dienst
review-secret-stored = im Schlüsselbund
review-secret-unknown = der Schlüsselbund hat nicht gesagt, ob es da ist
review-seen-by = { $audience ->
        [people] Sichtbar für { $host } und für alle, die sich anmelden: es steht in der Adresse der Anmeldeseite.
        [nobody-else] Sichtbar nur für { $host }. Es geht aus dem Schlüsselbund dorthin und wird hier nicht angezeigt.
       *[service] Sichtbar für { $host }.
    }
review-provisioning = Gewünscht{ $change ->
        [yes] ; Personen dürfen ihre Telefonnummer ändern
       *[no] {""}
    }{ $confirm ->
        [yes] ; Personen müssen sie bestätigen
       *[no] {""}
    }

## Warum ein Schritt noch nicht zugänglich ist

refusal-sign-in-authority = Die Testanmeldung braucht eine Authority, zu der sie den Browser schickt. Sie wird zuerst eingegeben.
refusal-sign-in-client = Die Testanmeldung braucht die Client-ID der App-Registrierung. Sie wird zuerst eingegeben.
refusal-people = Wen der Dienst sehen wird, ist nach einer Testanmeldung bekannt. Sie kommt zuerst.
refusal-submit = { $count ->
        [one] Ein Punkt steht dem Antrag im Weg. Die Durchsicht zeigt ihn.
       *[other] { $count } Punkte stehen dem Antrag im Weg. Die Durchsicht zeigt sie.
    }
refusal-follow = Noch ist nichts eingereicht, was sich verfolgen ließe.

## Einstellungen

settings-language-unknown = für { $code } gibt es keine Texte
settings-proxy-unreadable = die Adresse des Proxys ist nicht lesbar: { $problem }
    .hint = sie als HOST:PORT eingeben, etwa proxy.example.com:3128
settings-proxy-password = die Adresse des Proxys enthält ein Kennwort, das im Klartext gespeichert würde
    .hint = das Kennwort weglassen; verlangt der Proxy eines, ihn in den Systemeinstellungen oder in HTTPS_PROXY eintragen und dieses Feld leer lassen
settings-proxy-kind = dies ist keine Adresse eines http-Proxys
    .hint = sie als HOST:PORT eingeben, etwa proxy.example.com:3128; mit dem Proxy selbst wird http gesprochen
settings-roots-none = { $name } enthält kein Zertifikat
    .hint = eine Datei mit Zertifikaten im PEM-Format wählen, die mit -----BEGIN CERTIFICATE----- beginnt

## Läufe

setup-lacks = { $face ->
        [window] { $key ->
            [authority] die Authority fehlt
           *[client_id] die Client-ID fehlt
        }
       *[line] in der Einrichtung { $setup } fehlt { $key }
    }
    .hint = { $face ->
        [window] den Wert zuerst eingeben
       *[line] `latchkey setup set { $setup } { $key }=…` trägt es ein
    }
secret-missing = { $method } braucht ein Client-Secret, und keines ist angegeben
    .hint = { $face ->
        [window] das Secret ablegen oder, bei einem öffentlichen Client, none als Client-Authentifizierung wählen
       *[line] mit --secret-stdin oder in LATCHKEY_CLIENT_SECRET angeben, oder für eine Einrichtung mit `latchkey secret set`; ein Client ohne Secret meldet sich mit --auth none an
    }
secret-empty = ein Client-Secret wird gebraucht, und keines ist angegeben
redirect-any-port = Port 0 ist hier nicht verwendbar: { $provider } vergleicht auch den Port dieser Adresse
    .hint = einen Port nennen, etwa http://127.0.0.1:8765/callback, und genau diese Adresse in der App-Registrierung eintragen
redirect-unusable = die übliche Umleitungs-URI ist bei diesem Provider nicht verwendbar: { $problem }
submit-blocked = { $count ->
        [one] ein Punkt steht dem Antrag im Weg
       *[other] { $count } Punkte stehen dem Antrag im Weg
    }
answer-empty = die Antwort ist leer
