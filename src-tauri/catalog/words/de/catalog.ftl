# Was der Assistent über Dienste und Provider sagt, neben dem, was in deren eigenen Dateien steht.

## Fehler in einem Profil oder einer Anleitung

catalog-fault-toml = { $kind ->
        [end] das lässt sich nicht als TOML lesen: die Zeile endet zu früh
        [end-expected] das lässt sich nicht als TOML lesen: die Zeile endet, wo `{ $expected }` erwartet wird
        [found] das lässt sich nicht als TOML lesen: `{ $value }`; ein Text gehört in Anführungszeichen
       *[found-expected] das lässt sich nicht als TOML lesen: vor `{ $value }` wird `{ $expected }` erwartet
    }
catalog-fault-json = { $kind ->
        [end] das lässt sich nicht als JSON lesen: der Text endet zu früh
       *[found] das lässt sich nicht als JSON lesen: `{ $value }` kann hier nicht stehen
    }
catalog-fault-form = erwartet wird { $expected }, hier steht { $received }
catalog-fault-unknown = { $some ->
        [yes] diesen Schlüssel gibt es nicht; hier könnte stehen: { $known }
       *[no] diesen Schlüssel gibt es nicht
    }
catalog-fault-absent = dieser Schlüssel fehlt; erwartet wird { $expected }
catalog-fault-near = { $count ->
        [one] { $text }; ist `{ $near }` gemeint?
       *[other] { $text }; ist eines von `{ $near }` gemeint?
    }
catalog-fault-english = dieser Text ist nicht auf Englisch (en) geschrieben
catalog-fault-taken = { $value } ist ein Dienst des Katalogs: dem Profil eine andere id geben
catalog-fault-too-long = länger, als ein Profil sein kann
catalog-fault-quotes = ein Tag steht in Anführungszeichen: "{ $value }" schreiben
catalog-fault-schema = die Form { $value } liest diese Version nicht
catalog-fault-name = { $value } ist kein Name: nur Kleinbuchstaben, Ziffern und Bindestriche
catalog-fault-twice = { $value } steht dort zweimal
catalog-fault-provider = einen Provider { $value } gibt es nicht: `latchkey providers` zeigt alle
catalog-fault-step = das Profil hat keinen Schritt { $value }
catalog-fault-part = { $value } ist kein Feld der Art part, host oder choice: kein anderes kann in einer Adresse stehen
catalog-fault-instead = es gibt kein Feld { $value }, das an die Stelle von diesem treten kann
catalog-fault-told = dieser Wert wird anderen gesagt und kann nicht vertraulich sein
catalog-fault-address = { $value } ist keine https-Adresse, die ein Dienst haben kann
catalog-fault-value = { $value } ist kein Wert seiner Art
catalog-fault-secret = das Secret ist kein Wert einer Einrichtung: value = "secret" schreiben
catalog-fault-ahead = der { $value } ist noch nicht gewesen: den Tag schreiben, an dem das Dokument gelesen wurde
catalog-fault-unnamed = die Einrichtung hat keinen Namen: name = "…" schreiben oder ihr neben der Datei einen geben
catalog-fault-missing = { $value ->
        [ask] ask fehlt: Beim Kanal mail steht dort, worum die Mail bittet
        [end] kein Zustand ist das Ende: end = true schreiben, wo nichts mehr zu tun ist
        [path] path oder page fehlt: Beim Kanal form sagen sie, wo das Formular ist
        [required] required = true fehlt: Nur was verlangt wird, kann anderes statt seiner haben
        [sources] sources fehlt: mindestens ein eigenes Dokument und der Tag, an dem es gelesen wurde
        [states] states fehlt: Beim Kanal itself sind sie das, was der Admin sieht
        [step] step fehlt: der Schritt, bei dem nach diesem Wert gefragt wird
       *[other] { $value } fehlt: Diesen Schritt hat jede Einrichtung
    }

catalog-expected = { $kind ->
        [text] ein Text in Anführungszeichen
        [words] ein Text in Anführungszeichen oder einer für jede Sprache, etwa {"{"} en = "…", de = "…" {"}"}
        [flag] true oder false
        [day] ein Tag in Anführungszeichen, etwa "2026-11-22"
        [email] eine E-Mail-Adresse in Anführungszeichen
        [scope] ein Scope in Anführungszeichen, ohne Leerzeichen
        [list] eine Liste in eckigen Klammern
        [table] eine Tabelle mit eigenen Schlüsseln
        [known] ein Name, der hier bekannt ist
        [listed] einer der Namen, die `latchkey services template` aufzählt
       *[one-of] eines von { $names }
    }
catalog-received = { $kind ->
        [text] der Text "{ $value }"
        [number] die Zahl { $value }
        [flag] { $value }
        [time] das Datum oder die Zeit { $value } ohne Anführungszeichen
        [list] eine Liste
       *[table] eine Tabelle
    }

profile-refused = { $count ->
        [one] das Profil hat einen Fehler
       *[other] das Profil hat { $count } Fehler
    }
profile-fault = Zeile { $line }, { $key }: { $text }
profile-fault-whole = Zeile { $line }, Spalte { $column }: { $text }

profile-foreign = aus einer Datei, die nicht Latchkeys eigene ist: was darin steht, ist das Wort ihres Verfassers
answer-unknown = der Dienst hat kein Feld { $field }
state-unknown = der Dienst zeigt keinen Zustand { $state }
secret-lifetime-unknown = Wie lange ein Secret bei { $provider } gilt, sagt keine Quelle: die Konsole zeigt es vielleicht.
record-by-api = die Werte dieser Einrichtung gehen an die Antrags-API des Dienstes und werden nicht von Hand übergeben
record-by-itself = dieser Dienst richtet sich selbst ein: stattdessen wird der Zustand notiert, den er zeigt
record-untested = die Testanmeldung ist nicht bestanden: sie wird nachgeholt, oder ein Grund wird angegeben und festgehalten
record-ahead = { $at } ist noch nicht gewesen
    .hint = schreiben, wann die Werte übergeben wurden, oder es weglassen, wenn das jetzt ist
record-no-time = { $at } ist kein Zeitpunkt: { $problem }
record-no-own-test = diese Einrichtung wird mit einer Anmeldung von hier aus getestet, nicht mit einem eigenen Test des Dienstes

## Werte zum Kopieren

register-entry-name = Name der App
register-entry-name-asked = Er wird hier festgelegt: den Namen des Produkts im Schritt Dienst eintragen, dann lässt er sich hier kopieren.
register-entry-login = Anmeldeadresse des Dienstes
register-entry-acs = Adresse, an die Antworten gehen (ACS URL)
register-entry-entity = Entity ID des Dienstes
register-entry-asked-below = Der Dienst gibt sie. Sobald sie in der Einrichtung eingetragen ist, steht sie hier.
register-entry-by-region = Sie folgt aus der Region, die noch nicht gewählt ist.
register-entry-by-fields = Sie steht hier, sobald das eingetragen ist: { $fields }.

guide-app-no-scim = { $known ->
        [yes] `{ $app }` kann keine Personen im Dienst provisionieren (SCIM).
       *[no] Keine Quelle sagt, ob `{ $app }` Personen im Dienst provisionieren kann (SCIM).
    }
guide-app-instead = `{ $other }`, daneben eingerichtet, kann es.

## Mail an den Dienst

mail-subject = { $service ->
        [unnamed] Single Sign-On für Ihren Dienst
       *[other] Single Sign-On für { $service }
    }
mail-greeting = Guten Tag,
mail-missing = (fehlt noch)
mail-secret = Das Client-Secret steht nicht in dieser Mail. Bitte nennen Sie uns einen sicheren Weg, es zu übergeben.

## Was den Personen zu sagen ist, die sich anmelden

tell-address = { $service ->
        [unnamed] Anmeldung beim Dienst unter { $address }.
       *[other] Anmeldung bei { $service } unter { $address }.
    }
tell-service = { $service ->
        [unnamed] Den Dienst öffnen wie immer.
       *[other] { $service } öffnen wie immer.
    }
tell-region = Zuerst die Region { $region } wählen.
tell-button = „{ $button }“ drücken.
tell-no-password = { $service ->
        [unnamed] Ein Kennwort für den Dienst ist nicht mehr nötig: Die Anmeldung der eigenen Organisation öffnet ihn.
       *[other] Ein Kennwort für { $service } ist nicht mehr nötig: Die Anmeldung der eigenen Organisation öffnet den Dienst.
    }

## Tatsachen über einen Dienst

service-matches = { $by ->
        [email] { $service } findet das Konto einer Person über die E-Mail-Adresse.
        [external-id] { $service } findet das Konto einer Person über eine Kennung, die darin eingetragen ist.
       *[not-known] Keine Quelle sagt, wie { $service ->
            [unnamed] der Dienst
           *[other] { $service }
        } das Konto einer Person findet.
    }
service-console = Die Web-App von { $service }: `{ $address }`
service-field-who = Woher: { $who }.
service-provisioning-not-from-there = Die App bei { $provider } kann in { $service } keine Personen provisionieren (SCIM): Wie das geht, ist hier weggelassen.
service-field-options = Eines davon wählen: { $options }.
service-renews = { $service } erneuert sein Secret von selbst: Niemand muss erinnert werden.
service-recommends = { $yes ->
        [yes] Der Hersteller des Dienstes empfiehlt, das einzuschalten.
       *[no] Der Hersteller des Dienstes empfiehlt, das ausgeschaltet zu lassen.
    }
service-provisioning = { $offered ->
        [scim] Personen lassen sich über SCIM in { $service } provisionieren.
        [no] In { $service } lassen sich keine Personen provisionieren.
       *[not-known] Keine Quelle sagt, ob sich Personen über SCIM in { $service ->
            [unnamed] dem Dienst
           *[other] { $service }
        } provisionieren lassen.
    }
service-provisioning-base-url = Base URL: { $text }
service-provisioning-token = Token: { $text }
service-provisioning-locked = { $text }
service-provisioning-not-locked = { $text }
service-provisioning-roles = Rollen { $of }: { $names }

service-asks-otherwise = { $what ->
        [client-authentication] der Dienst weist seinen Client anders aus als der Test
        [pkce] der Dienst sendet kein PKCE, der Test schon
        [response-mode] der Dienst verlangt die Antwort in anderer Form als der Test
       *[other] der Dienst fragt nach anderen Scopes als der Test
    }
    .cause = { $service } fragt mit { $expected }, der Test mit { $received } ({ $source }). Der Test beweist nicht, dass der Provider dem Dienst ebenso antwortet.
    .fix = In den Einstellungen der App beim Provider nachsehen: Sie müssen zulassen, was der Dienst tut.

service-asks-not-known = { $what ->
        [client-authentication] es ist nicht bekannt, wie der Dienst seinen Client ausweist
        [pkce] es ist nicht bekannt, ob der Dienst PKCE sendet
        [response-mode] es ist nicht bekannt, in welcher Form der Dienst die Antwort verlangt
       *[other] es ist nicht bekannt, nach welchen Scopes der Dienst fragt
    }
    .cause = Keine Quelle sagt es für den Dienst; der Test fragt auf seine Weise und beweist das nicht.
    .fix = Scheitert die Anmeldung am Dienst, obwohl der Test besteht, zuerst hier nachsehen.

service-asks-nothing-known = es ist nicht bekannt, wie der Dienst selbst den Provider fragt
    .cause = Für den Dienst hat es niemand aufgeschrieben: Client-Authentifizierung, PKCE, Response Mode und Scopes sind die des Tests.
    .fix = Scheitert die Anmeldung am Dienst, obwohl der Test besteht, diese mit seinen Unterlagen vergleichen.
